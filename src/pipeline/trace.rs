//! From what Typst found, or what pages show, back to the template's line and the YAML value.

use std::collections::HashMap;

use super::Session;
use crate::diag::{Diagnostic, Place, SourceFile, rules};
use crate::document::Loaded;
use crate::render::{Rendered, value_place, view_marked};
use crate::say;
use crate::typeset::{Assets, Fault, TextRun, text_runs};
use crate::yaml::Path;

impl Session {
    /// Turns what Typst found into findings at the template's line and the YAML value.
    pub(super) fn explain(
        &self,
        loaded: &Loaded,
        rendered: &Rendered,
        assets: &Assets,
        faults: &[Fault],
    ) -> Vec<Diagnostic> {
        let values =
            if faults.is_empty() { vec![] } else { self.values(loaded, assets, faults) };
        let finding = |(i, fault): (usize, &Fault)| {
            let place = self.template_place(rendered, fault);
            let value = values.get(i).cloned().flatten();
            finding(fault, place, value)
        };
        faults.iter().enumerate().map(finding).collect()
    }

    pub(super) fn template_place(
        &self,
        rendered: &Rendered,
        fault: &Fault,
    ) -> Option<Place> {
        let range = fault.range.clone()?;
        match &fault.component {
            None => self.renderer.template_place(rendered, &range),
            Some(component) => {
                let template = self.renderer.templates().get(component)?;
                Some(Place::new(&SourceFile::new(&template.shown, &template.text), range))
            }
        }
    }

    /// The YAML value at hand at each fault.
    fn values(
        &self,
        loaded: &Loaded,
        assets: &Assets,
        faults: &[Fault],
    ) -> Vec<Option<Place>> {
        let Some(marked) = self.mark(loaded, assets) else { return vec![] };
        let same = |(fault, again): (&Fault, &Fault)| {
            if fault.component.is_some() || fault.message != again.message {
                return None;
            }
            let end = again.range.as_ref()?.end;
            value_place(&marked.source, end, &marked.paths, &loaded.tree)
        };
        faults.iter().zip(&marked.faults).map(same).collect()
    }

    /// Sets the document once more with every value marked; only done after a fault.
    pub(super) fn mark(&self, loaded: &Loaded, assets: &Assets) -> Option<Marked> {
        let (view, paths) = view_marked(loaded, &self.setting);
        let source = self.renderer.render(&loaded.kind.form, &view).ok()?.source;
        let (runs, faults) = match self.typesetter.typeset(&source, assets) {
            Ok((pages, warnings)) => (text_runs(&pages), warnings),
            Err(faults) => (vec![], faults),
        };
        let offsets = self.typesetter.offsets(&source, &runs);
        let offsets = runs.iter().map(spot).zip(offsets).rev().collect();
        Some(Marked { source, paths, offsets, faults })
    }
}

/// A document whose values carry their paths.
pub(super) struct Marked {
    source: String,
    paths: Vec<Path>,
    /// Where in the source the run at each spot of the pages comes from.
    offsets: HashMap<Spot, Option<usize>>,
    faults: Vec<Fault>,
}

impl Marked {
    /// The YAML value that a run of the unmarked pages comes from.
    pub(super) fn place(&self, run: &TextRun, loaded: &Loaded) -> Option<Place> {
        let offset = *self.offsets.get(&spot(run))?;
        value_place(&self.source, offset?, &self.paths, &loaded.tree)
    }
}

/// A page, and the place on it.
type Spot = (usize, u64, u64);

fn spot(run: &TextRun) -> Spot {
    (run.page, run.x.to_bits(), run.y.to_bits())
}

pub(super) fn finding(
    fault: &Fault,
    place: Option<Place>,
    value: Option<Place>,
) -> Diagnostic {
    let said = &fault.message;
    let message = say!(
        "mẫu không dàn trang được: {said}",
        "the template cannot be typeset: {said}"
    );
    let mut finding = if fault.warning {
        Diagnostic::new(
            &rules::TYPST_WARNING,
            say!("Typst nhắc: {said}", "Typst warns: {said}"),
        )
    } else {
        Diagnostic::new(&rules::TYPST_FAULT, message)
    }
    .at_maybe(place);
    if let Some(value) = value {
        finding = finding.related(value, say!("giá trị đang dùng", "the value in use"));
    }
    for hint in &fault.hints {
        finding = finding.hint(say!("Typst gợi ý: {hint}", "Typst says: {hint}"));
    }
    finding
}
