//! One line a finding: `file:line:column: severity: message [rule]`, and the places that belong
//! to it.

use super::finding::Diagnostic;
use super::message::Lang;
use super::source::Place;

/// Renders a finding on one line, without a line end.
pub fn short(finding: &Diagnostic, lang: Lang) -> String {
    let at = |place: &Place| {
        let (line, column) = place.line_column();
        format!("{}:{line}:{column}", place.file.name)
    };
    let place = finding.place.as_ref().map_or(String::new(), |it| at(it) + ": ");
    let severity = finding.severity.name(lang);
    let message = finding.message.in_lang(lang).replace('\n', " ");
    let mut line = format!("{place}{severity}: {message} [{}]", finding.rule);
    for (place, said) in &finding.related {
        line.push_str(&format!("; {}: {}", said.in_lang(lang), at(place)));
    }
    line
}
