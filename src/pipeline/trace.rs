//! From what Typst found back to the template's line and the YAML value.

use crate::diag::{Diagnostic, Place, SourceFile, rules};
use crate::render::{Rendered, Renderer};
use crate::say;
use crate::typeset::Fault;
use crate::yaml::Tree;

/// Turns what Typst found into findings at the template's line, and at the value in the data.
pub(super) fn explain(
    renderer: &Renderer,
    rendered: &Rendered,
    tree: Option<&Tree>,
    faults: &[Fault],
) -> Vec<Diagnostic> {
    let value = |fault: &Fault| {
        let end = fault.range.as_ref().filter(|_| fault.component.is_none())?.end;
        rendered.value_place(end, tree?)
    };
    let finding = |fault: &Fault| {
        finding(fault, template_place(renderer, rendered, fault), value(fault))
    };
    faults.iter().map(finding).collect()
}

fn template_place(
    renderer: &Renderer,
    rendered: &Rendered,
    fault: &Fault,
) -> Option<Place> {
    let range = fault.range.clone()?;
    match &fault.component {
        None => renderer.template_place(rendered, &range),
        Some(component) => {
            let template = renderer.templates().get(component)?;
            Some(Place::new(&SourceFile::new(&template.shown, &template.text), range))
        }
    }
}

fn finding(fault: &Fault, place: Option<Place>, value: Option<Place>) -> Diagnostic {
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
