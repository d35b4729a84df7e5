//! One line a finding: `file:line:column: severity: message [rule]`, or `file[sheet!cell]: …`,
//! and the places that belong to it.

use super::finding::Diagnostic;
use super::message::Lang;
use super::visible::visible;

/// Renders a finding on one line, without a line end.
pub fn short(finding: &Diagnostic, lang: Lang) -> String {
    let place = finding.place.as_ref();
    let place = place.map_or(String::new(), |place| format!("{place}: "));
    let severity = finding.severity.name(lang);
    let message = finding.message.in_lang(lang).replace('\n', " ");
    let mut line = format!("{place}{severity}: {message} [{}]", finding.rule);
    for (place, said) in &finding.related {
        line.push_str(&format!("; {}: {}", said.in_lang(lang), place));
    }
    visible(&line)
}
