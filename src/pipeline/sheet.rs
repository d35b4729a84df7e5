//! Pages that are no document: a comparison for the one who approves it.

use serde::Serialize;

use super::trace::finding;
use super::{CREATOR, Session};
use crate::diag::Diagnostic;
use crate::typeset::{self, Assets, Fault, PdfInfo};

impl Session {
    /// The family of the text's font.
    pub fn font(&self) -> &str {
        self.looks.fonts().family()
    }

    /// Sets data by a template of its own, as PDF.
    ///
    /// # Errors
    /// Returns what is wrong with the template, or keeps the pages from being set.
    pub fn sheet(
        &self,
        template: &str,
        data: &impl Serialize,
        identifier: String,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let look = self.looks.usual();
        let rendered = self.renderer.data(template, data).map_err(|fault| vec![fault])?;
        let source = &rendered.source;
        let said = |faults: Vec<Fault>| -> Vec<Diagnostic> {
            let place = |fault: &Fault| self.template_place(&rendered, fault);
            faults
                .iter()
                .map(|fault| finding(fault, place(fault), None))
                .collect()
        };
        let (pages, _) = look.typesetter.typeset(source, &Assets::new()).map_err(said)?;
        let info = PdfInfo { identifier, creator: CREATOR.to_owned() };
        typeset::pdf(&look.typesetter, source, &pages, &info).map_err(said)
    }
}
