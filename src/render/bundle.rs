//! One self-contained Typst source: the components written out instead of imported.

use std::collections::BTreeSet;

use super::templates::Templates;

/// Writes the components that a source imports into it, each once and after those that it
/// needs itself.
///
/// Components only import each other by `#import "name.typ": …` at the start of a line, with
/// the names on that line or in brackets; names are unique among them and never changed by `as`.
pub fn bundle(source: &str, templates: &Templates) -> String {
    let mut bundled = String::new();
    let mut done = BTreeSet::new();
    let rest = inline_imports(source, "", templates, &mut done, &mut bundled);
    format!("{bundled}{rest}")
}

/// Appends to `bundled` what a source imports; returns the source without those imports.
fn inline_imports(
    source: &str,
    folder: &str,
    templates: &Templates,
    done: &mut BTreeSet<String>,
    bundled: &mut String,
) -> String {
    let mut rest = String::new();
    let mut lines = source.split_inclusive('\n');
    while let Some(line) = lines.next() {
        let Some(name) = imported(line, folder) else {
            rest.push_str(line);
            continue;
        };
        let Some(template) = templates.get(&name) else {
            rest.push_str(line);
            continue;
        };
        // Names in brackets may go on over lines.
        if line.contains('(') && !line.contains(')') {
            lines.by_ref().find(|line| line.contains(')'));
        }
        if done.insert(name.clone()) {
            let folder = name.rfind('/').map_or("", |i| &name[..=i]);
            let body = inline_imports(&template.text, folder, templates, done, bundled);
            bundled.extend(["// ", &name, "\n", &body, "\n"]);
        }
    }
    rest
}

/// The path under `templates/` that a line imports.
fn imported(line: &str, folder: &str) -> Option<String> {
    let path = line.strip_prefix("#import \"")?.split('"').next()?;
    Some(match path.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}{path}"),
    })
}
