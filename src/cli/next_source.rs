//! The document that is rolled forward, with what it is judged by.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::inputs::start;
use super::ui::Ui;
use crate::diag::{Diagnostic, Message, Place, SourceFile};
use crate::document::{Loaded, Office};
use crate::error::Failure;
use crate::form::Reader;
use crate::legal::Register;
use crate::project::{Project, read_bytes, read_file, shown};
use crate::roll::{self, Answer, Draft};
use crate::say;

/// Last year's document, loaded.
pub(super) struct LastYear {
    loaded: Loaded,
    reader: Reader,
    office: Office,
    register: Register,
    has_byte_order_mark: bool,
}

impl LastYear {
    /// Reads a file that is there.
    pub(super) fn read(input: &Path, ui: &mut Ui) -> Result<Self, Failure> {
        let (project, findings) = Project::find(start(input))?;
        ui.findings(&findings);
        let (register, findings) = project.register()?;
        ui.findings(&findings);
        let file = read_file(input)?;
        let bytes = read_bytes(input)?;
        let office = project.config.office();
        let reader = Reader::new(project.standards.clone(), &office);
        let (loaded, findings) = reader.load(&file, &office);
        Ok(Self {
            loaded: loaded.ok_or(findings)?,
            reader,
            office,
            register,
            has_byte_order_mark: bytes.starts_with(b"\xef\xbb\xbf"),
        })
    }

    /// The draft for a year, by default the next one, with the questions that are answered.
    pub(super) fn draft(
        &self,
        year: Option<i32>,
        answers: &BTreeMap<usize, Answer>,
    ) -> Result<Draft, Failure> {
        roll::draft(&self.loaded, &self.register, year, answers)
            .map_err(|fault| Failure::Findings(vec![fault]))
    }

    /// A fault of a draft that is never written, at the line of the source that says the same;
    /// at the source as a whole where none does.
    fn in_source(&self, fault: Diagnostic) -> Diagnostic {
        let source = &self.loaded.tree.file;
        let line = fault.place.as_ref().and_then(|place| {
            let (text, at) = (&place.file.text, place.range.start);
            let from = text[..at].rfind('\n').map_or(0, |end| end + 1);
            let line = text[from..].lines().next().filter(|it| !it.trim().is_empty())?;
            let found = source.text.find(line)?;
            let start = found + (at - from).min(line.len());
            Some(start..start)
        });
        let Message { vi, en } = &fault.message;
        let message =
            say!("bản dự thảo không đọc được: {vi}", "the draft cannot be read: {en}");
        let place = Place::new(source, line.unwrap_or(0..0));
        Diagnostic { message, ..fault }.at(place)
    }

    /// The text of a draft as it is written; one that does not load never is.
    pub(super) fn text(&self, draft: &Draft, target: &Path) -> Result<String, Failure> {
        let file: Arc<SourceFile> = SourceFile::new(shown(target), draft.text.as_str());
        let (loaded, faults) = self.reader.load(&file, &self.office);
        if loaded.is_none() {
            let faults = faults.into_iter().map(|fault| self.in_source(fault));
            return Err(Failure::Findings(faults.collect()));
        }
        let mark = if self.has_byte_order_mark { "\u{feff}" } else { "" };
        Ok(format!("{mark}{}", draft.text))
    }
}
