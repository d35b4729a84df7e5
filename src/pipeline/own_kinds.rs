//! An office's own kinds: the forms that they follow, and what is wrong with them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use crate::diag::{Diagnostic, did_you_mean, rules};
use crate::document::Office;
use crate::project::Project;
use crate::render::Templates;
use crate::say;
use crate::vi;
use crate::yaml::{Path, Tree};

/// What of the head and end of a document a kind may do without, besides parts.
const HEAD_AND_END: [&str; 3] = ["number", "date", "recipients"];

/// The kinds that nothing can be made by: their form or template is not there. Documents of
/// others are made all the same.
#[derive(Default)]
pub(super) struct UnusableKinds {
    faults: BTreeMap<String, Diagnostic>,
    /// Those that documents were refused for.
    used: Mutex<BTreeSet<String>>,
}

impl UnusableKinds {
    /// The fault of a document that is of such a kind, at its `kind:`.
    pub(super) fn fault_of(&self, tree: &Tree) -> Option<Diagnostic> {
        let node = tree.root.get("kind")?;
        let name = vi::clean(node.scalar()?);
        let fault = self.faults.get(&name)?.clone();
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        used.insert(name);
        let cause = fault.place.clone();
        let fault = fault.at(tree.place(node));
        Some(match cause {
            Some(cause) => {
                fault.related(cause, say!("loại khai ở đây", "the kind is given here"))
            }
            None => fault,
        })
    }

    /// Warnings of those that no document was refused for: what has one cause is told once.
    pub(super) fn unused(&self) -> Vec<Diagnostic> {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let unused = self.faults.iter().filter(|(name, _)| !used.contains(*name));
        unused.map(|(_, fault)| fault.clone().warning()).collect()
    }
}

/// The office, its kinds with the forms that they follow: a kind whose form is a template of the
/// project follows the form that the template builds on.
///
/// # Errors
/// Returns names of parts that nothing has.
pub(super) fn office(
    project: &Project,
    templates: &Templates,
) -> Result<(Office, UnusableKinds), Vec<Diagnostic>> {
    let mut office = project.config.office();
    office.has_file = project.has_file();
    let standards = project.standards.all();
    let forms: Vec<&str> = standards.iter().flat_map(|it| it.forms.names()).collect();
    let parts = standards.iter().flat_map(|it| it.part_names());
    let pieces: Vec<&str> = HEAD_AND_END.into_iter().chain(parts).collect();
    let (mut findings, mut unusable) = (vec![], UnusableKinds::default());
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
                let fault = unknown(project, &at.key(key), &name, &forms);
                unusable.faults.entry(id.to_owned()).or_insert(fault);
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
    if findings.is_empty() { Ok((office, unusable)) } else { Err(findings) }
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
