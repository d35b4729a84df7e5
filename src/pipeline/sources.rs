//! What a product depends on, by its fingerprint.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::Session;
use crate::document::Loaded;
use crate::fingerprint::Fingerprint;
use crate::project::{FILE, Project};
use crate::render::{EMBEDDED, Templates};
use crate::typeset::{Assets, Fonts};

/// Where pictures lie in the world that Typst sees.
pub(super) const PICTURES: &str = "du-an/";
/// The program: its version, and what this copy of it was made from.
const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("VANBAN_STAMP"));

/// What every product of a session depends on besides its own data: names for people, with
/// fingerprints.
pub type Shared = BTreeMap<String, Fingerprint>;

/// A file that a product was made from, as it was when it was read.
pub type Source = (PathBuf, Fingerprint);

pub(super) fn shared(project: &Project, templates: &Templates, fonts: &Fonts) -> Shared {
    let mut shared = Shared::new();
    shared.insert("vanban".to_owned(), Fingerprint::of(PROGRAM.as_bytes()));
    if let Some(fingerprint) = project.fingerprint() {
        shared.insert(FILE.to_owned(), fingerprint);
    }
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

impl Session {
    /// What every product of this session depends on.
    pub fn shared(&self) -> &Shared {
        &self.shared
    }

    /// The files that a document took in besides its own.
    pub(super) fn taken_in(&self, loaded: &Loaded, assets: &Assets) -> Vec<Source> {
        let mut sources: Vec<Source> = assets
            .iter()
            .map(|(name, bytes)| {
                let name = name.strip_prefix(PICTURES).unwrap_or(name);
                (self.root.join(name), Fingerprint::of(bytes))
            })
            .collect();
        if loaded.copied_by.is_some() {
            let original = &loaded.tree.file;
            let fingerprint = Fingerprint::of(original.text.as_bytes());
            sources.push((PathBuf::from(&original.name), fingerprint));
        }
        sources
    }
}
