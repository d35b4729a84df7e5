//! How documents of each standard look: components, margins, fonts.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use super::fonts;
use crate::diag::{Diagnostic, Place, rules};
use crate::document::Loaded;
use crate::error::Failure;
use crate::fingerprint::Fingerprint;
use crate::project::Project;
use crate::render::{PageSetup, Rendered, Templates};
use crate::say;
use crate::standard::{Chosen, EMBEDDED, Size, Standard, Standards, nd30};
use crate::typeset::{Fonts, TextRun, Typesetter};
use crate::yaml::Path;

/// How documents of one standard look.
pub(super) struct Look {
    pub(super) setup: PageSetup,
    /// The templates, with the standard's numbers.
    pub(super) templates: Templates,
    pub(super) typesetter: Typesetter,
    /// What the project has chosen, and this standard does not allow.
    pub(super) faults: Vec<Diagnostic>,
    /// Of templates, sizes, margins and font; made when it is first asked for.
    digest: OnceLock<Fingerprint>,
    /// The fonts that are not the program's own.
    fonts: Arc<Fonts>,
}

/// The looks of all standards, each made when it is first asked for.
pub(super) struct Looks {
    standards: Standards,
    made: Vec<OnceLock<Look>>,
    templates: Templates,
    fonts: Arc<Fonts>,
    margins: Chosen,
    sizes: Chosen,
    blanks: Chosen,
    /// Of the program's standard and the project's own.
    digest: Fingerprint,
    /// Where the project chooses them, by `margins.left` and the like.
    places: BTreeMap<String, Place>,
}

impl Looks {
    /// Finds the project's font, and makes the look of its usual standard.
    pub(super) fn new(
        project: &Project,
        templates: &Templates,
        font_folders: &[PathBuf],
    ) -> Result<Self, Failure> {
        let looks = Self {
            standards: project.standards.clone(),
            made: project.standards.all().iter().map(|_| OnceLock::new()).collect(),
            templates: templates.clone(),
            fonts: Arc::new(fonts::find(project, font_folders)?),
            margins: project.config.margins.clone(),
            sizes: project.config.sizes.clone(),
            blanks: project.config.blanks.clone(),
            digest: standards_digest(project),
            places: places(project),
        };
        looks.of(project.standards.usual());
        Ok(looks)
    }

    pub(super) fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// What tells whether a standard is the same: the program's own stays so beside others.
    pub(super) fn standard_digest(&self, standard: &Standard) -> Fingerprint {
        if standard.id == nd30().id {
            return Fingerprint::of(EMBEDDED.as_bytes());
        }
        self.digest.clone()
    }

    /// The look of the project's usual standard.
    pub(super) fn usual(&self) -> &Look {
        self.of(self.standards.usual())
    }

    /// The look of a standard of the project.
    pub(super) fn of(&self, standard: &Arc<Standard>) -> &Look {
        let all = self.standards.all();
        let at = all.iter().position(|known| known.id == standard.id).unwrap_or(0);
        self.made[at].get_or_init(|| self.make(standard))
    }

    fn make(&self, standard: &Arc<Standard>) -> Look {
        let templates = self.templates.clone().with_numbers(standard, &self.sizes);
        let components = templates.components();
        let texts = components.map(|(path, template)| (path, template.text.as_str()));
        let typesetter = Typesetter::new(self.fonts.clone(), texts);
        let setup = PageSetup {
            standard: standard.clone(),
            font: self.fonts.family().to_owned(),
            margins: standard.margins.with(&self.margins),
        };
        let faults = self.faults(standard);
        Look {
            setup,
            templates,
            typesetter,
            faults,
            digest: OnceLock::new(),
            fonts: self.fonts.clone(),
        }
    }
}

impl Looks {
    /// Margins, sizes and blanks that a standard does not leave to the office; those of the usual one
    /// were held against its schema when the project's file was read.
    fn faults(&self, standard: &Standard) -> Vec<Diagnostic> {
        if standard.id == self.standards.usual().id {
            return vec![];
        }
        let sides = standard.margins.sides().into_iter();
        let sides = sides.map(|(key, size)| ("margins", key, size, &self.margins));
        let sizes = standard.sizes.iter().filter_map(|(_, size)| {
            Some(("sizes", size.key.as_deref()?, size, &self.sizes))
        });
        let blanks = standard.blanks.by_key().into_iter();
        let blanks = blanks.map(|(key, size)| ("blanks", key, size, &self.blanks));
        let fault = |(part, key, size, chosen): (&str, &str, &Size, &Chosen)| {
            let n = *chosen.get(key)?;
            let (from, to) = (size.from?, size.to?);
            (!(from..=to).contains(&n)).then(|| {
                let id = &standard.id;
                let message = say!(
                    "{n} nằm ngoài khoảng mà chuẩn `{id}` cho phép: từ {from} đến {to}",
                    "{n} is out of the range of the standard `{id}`: {from} to {to}"
                );
                let place = self.places.get(&format!("{part}.{key}")).cloned();
                Diagnostic::new(&rules::OUT_OF_RANGE, message).at_maybe(place)
            })
        };
        sides.chain(sizes).chain(blanks).filter_map(fault).collect()
    }
}

fn standards_digest(project: &Project) -> Fingerprint {
    let mut said = EMBEDDED.to_owned();
    for (name, digest) in project.standard_files() {
        said.push_str(&format!("\n{name} {digest}"));
    }
    Fingerprint::of(said.as_bytes())
}

/// Where a project chooses margins, sizes and blanks.
fn places(project: &Project) -> BTreeMap<String, Place> {
    let config = &project.config;
    let parts = [
        ("margins", &config.margins),
        ("sizes", &config.sizes),
        ("blanks", &config.blanks),
    ];
    let keys = parts
        .into_iter()
        .flat_map(|(part, chosen)| chosen.keys().map(move |key| (part, key)));
    let place = |(part, key): (&str, &String)| {
        let place = project.place_at(&Path::default().key(part).key(key))?;
        Some((format!("{part}.{key}"), place))
    };
    keys.filter_map(place).collect()
}

impl Look {
    /// What tells whether pages are laid out by the same templates, in the same letters.
    pub(super) fn digest(&self) -> &Fingerprint {
        self.digest.get_or_init(|| {
            let mut said = format!("{} {:?}", self.setup.font, self.setup.margins);
            for (name, template) in self.templates.all() {
                let text = &template.text;
                said.push_str(&format!("\n{name} {}\n{text}", text.len()));
            }
            for font in self.fonts.added().unwrap_or_default() {
                said.push_str(&Fingerprint::of(&font).to_string());
            }
            Fingerprint::of(said.as_bytes())
        })
    }

    /// Finds the YAML value that a run of a document's pages comes from.
    pub(super) fn locator<'a>(
        &'a self,
        loaded: &'a Loaded,
        rendered: &'a Rendered,
    ) -> impl Fn(&TextRun) -> Option<Place> + 'a {
        let source = OnceLock::new();
        move |run| {
            let source = source.get_or_init(|| self.typesetter.source(&rendered.source));
            rendered.value_place(source.offset(run)?, &loaded.tree)
        }
    }
}
