//! An office's own kinds: the forms that they follow, and what is wrong with them.

use crate::diag::{Diagnostic, did_you_mean, rules};
use crate::document::Office;
use crate::project::Project;
use crate::render::Templates;
use crate::say;
use crate::vi;
use crate::yaml::Path;

/// What of the head and end of a document a kind may do without, besides parts.
const HEAD_AND_END: [&str; 3] = ["number", "date", "recipients"];

/// The office, its kinds with the forms that they follow: a kind whose form is a template of the
/// project follows the form that the template builds on.
///
/// # Errors
/// Returns kinds whose form is neither a form nor a template, and names of what nothing has.
pub(super) fn office(
    project: &Project,
    templates: &Templates,
) -> Result<Office, Vec<Diagnostic>> {
    let mut office = project.config.office();
    office.has_file = project.has_file();
    let standards = project.standards.all();
    let forms: Vec<&str> = standards.iter().flat_map(|it| it.forms.names()).collect();
    let parts = standards.iter().flat_map(|it| it.part_names());
    let pieces: Vec<&str> = HEAD_AND_END.into_iter().chain(parts).collect();
    let mut findings = vec![];
    for (id, kind) in office.kinds.iter_mut() {
        let at = Path::default().key("kinds").key(id);
        let lists = [("without", &kind.without), ("later", &kind.later)];
        for (key, names) in lists {
            for (i, name) in names.iter().enumerate() {
                if !pieces.contains(&name.as_str()) {
                    let at = at.key(key).index(i);
                    findings.push(unknown(project, &at, name, &pieces));
                }
            }
        }
        let named = kind.form.clone().into_iter().map(|name| ("form", name));
        let template = kind.template.clone().map(|name| ("template", name));
        for (key, name) in named.chain(template) {
            let is_form = key == "form" && forms.contains(&name.as_str());
            if !is_form && templates.get(&format!("{name}.typ.j2")).is_none() {
                findings.push(unknown(project, &at.key(key), &name, &forms));
            }
        }
        let Some(name) = kind.form.clone().filter(|it| !forms.contains(&it.as_str()))
        else {
            continue;
        };
        if let Some(form) = templates.form_of(&name, &forms) {
            kind.form = Some(form.to_owned());
            kind.template.get_or_insert(name);
        }
    }
    if findings.is_empty() { Ok(office) } else { Err(findings) }
}

fn unknown(project: &Project, at: &Path, name: &str, known: &[&str]) -> Diagnostic {
    let message = say!(
        "loại văn bản riêng dùng tên `{name}` mà không đâu có",
        "unknown name `{name}` in a kind of document"
    );
    let hint = match vi::suggest(name, known.iter().copied()) {
        Some(near) => did_you_mean(near),
        None => {
            let known = known.join(", ");
            say!("Dùng một trong: {known}.", "Use one of: {known}.")
        }
    };
    Diagnostic::new(&rules::INVALID_KIND, message)
        .at_maybe(project.place_at(at))
        .hint(hint)
}
