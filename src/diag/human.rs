//! The full form of a finding: the line itself, a mark under the place, and the hints.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::finding::Diagnostic;
use super::message::Lang;
use super::severity::Severity;
use super::source::Place;
use super::visible::visible;

/// Renders a finding over several lines, without a line end; `color` adds terminal codes.
pub fn human(finding: &Diagnostic, lang: Lang, color: bool) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
    .with_name(finding.severity.name(lang));
    let title = level
        .primary_title(finding.message.in_lang(lang))
        .id(finding.rule.name);
    let mut group = Group::with_title(title);
    let first = finding
        .place
        .iter()
        .map(|place| (place, AnnotationKind::Primary, None));
    let related = finding.related.iter().map(|(place, message)| {
        (place, AnnotationKind::Context, Some(message.in_lang(lang)))
    });
    for (place, kind, label) in first.chain(related) {
        // A cell has a name of its own, which is no line and column.
        if place.cell().is_some() {
            group = group.element(Origin::path(visible(&place.to_string())));
        }
        group = group.element(snippet(place, kind, label));
    }
    let help = match lang {
        Lang::Vi => Level::HELP.with_name("gợi ý"),
        Lang::En => Level::HELP.with_name("help"),
    };
    for hint in &finding.hints {
        group = group.element(help.clone().message(visible(hint.in_lang(lang))));
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).render(&[group])
}

fn snippet<'a>(
    place: &'a Place,
    kind: AnnotationKind,
    label: Option<&'a str>,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let (range, text) = (&place.range, &place.file.text);
    let line_start = text[..range.start].rfind('\n').map_or(0, |i| i + 1);
    let line_end = text[range.start..].find('\n').map_or(text.len(), |i| range.start + i);
    let line = text[line_start..line_end].trim_end_matches('\r');
    let mark = |offset: usize| offset.saturating_sub(line_start).min(line.len());
    let path = place.cell().is_none().then(|| visible(&place.file.name));
    Snippet::source(line)
        .line_start(place.line_column().0)
        .path(path)
        .annotation(kind.span(mark(range.start)..mark(range.end)).label(label))
}
