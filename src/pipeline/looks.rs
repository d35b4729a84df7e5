//! How documents of each standard look: components, margins, fonts.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use super::fonts;
use crate::diag::Place;
use crate::document::Loaded;
use crate::error::Failure;
use crate::project::Project;
use crate::render::{PageSetup, Rendered, Templates};
use crate::standard::{Chosen, Standard, Standards};
use crate::typeset::{Fonts, TextRun, Typesetter};

/// How documents of one standard look.
pub(super) struct Look {
    pub(super) setup: PageSetup,
    /// The templates, with the standard's numbers.
    pub(super) templates: Templates,
    pub(super) typesetter: Typesetter,
}

/// The looks of all standards, each made when it is first asked for.
pub(super) struct Looks {
    standards: Standards,
    made: Vec<OnceLock<Look>>,
    templates: Templates,
    fonts: Arc<Fonts>,
    margins: Chosen,
    sizes: Chosen,
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
        };
        looks.of(project.standards.usual());
        Ok(looks)
    }

    pub(super) fn fonts(&self) -> &Fonts {
        &self.fonts
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
        Look { setup, templates, typesetter }
    }
}

impl Look {
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
