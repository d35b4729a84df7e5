//! What all products of a session depend on, by its fingerprint.

use std::collections::BTreeMap;

use crate::fingerprint::Fingerprint;
use crate::project::Project;
use crate::render::{EMBEDDED, Templates};
use crate::typeset::Fonts;

/// The program: its version, and what this copy of it was made from.
const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("VANBAN_STAMP"));

/// What every product of a session depends on besides its own data: names for people, with
/// fingerprints.
pub type Shared = BTreeMap<String, Fingerprint>;

pub(super) fn shared(project: &Project, templates: &Templates, fonts: &Fonts) -> Shared {
    let mut shared = Shared::new();
    shared.insert("vanban".to_owned(), Fingerprint::of(PROGRAM.as_bytes()));
    shared.extend(project.file_name().zip(project.fingerprint()));
    shared.extend(project.register_file());
    shared.extend(project.standard_files());
    let embedded: BTreeMap<_, _> = EMBEDDED.iter().copied().collect();
    for (name, template) in templates.all() {
        if embedded.get(name) != Some(&template.text.as_str()) {
            let fingerprint = Fingerprint::of(template.text.as_bytes());
            shared.insert(format!("templates/{name}"), fingerprint);
        }
    }
    if let Some(bytes) = fonts.added() {
        let all: Vec<_> =
            bytes.iter().map(|font| Fingerprint::of(font).to_string()).collect();
        let fingerprint = Fingerprint::of(all.join(" ").as_bytes());
        shared.insert(format!("font {}", fonts.family()), fingerprint);
    }
    shared
}
