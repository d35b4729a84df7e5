//! From what Typst found back to the template's line and the YAML value.

use super::Session;
use crate::diag::{Diagnostic, Place, SourceFile, rules};
use crate::document::Loaded;
use crate::render::Rendered;
use crate::say;
use crate::typeset::Fault;

impl Session {
    /// Turns what Typst found into findings at the template's line and the YAML value.
    pub(super) fn explain(
        &self,
        loaded: &Loaded,
        rendered: &Rendered,
        faults: &[Fault],
    ) -> Vec<Diagnostic> {
        let value = |fault: &Fault| {
            let end = fault.range.as_ref().filter(|_| fault.component.is_none())?.end;
            rendered.value_place(end, &loaded.tree)
        };
        let place = |fault: &Fault| self.template_place(rendered, fault);
        faults
            .iter()
            .map(|fault| finding(fault, place(fault), value(fault)))
            .collect()
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
