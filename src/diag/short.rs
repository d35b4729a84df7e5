//! One line a finding: `file:line:column: severity: message [rule]`.

use super::{Diagnostic, Lang};

/// Renders a finding on one line, without a line end.
pub fn short(finding: &Diagnostic, lang: Lang) -> String {
    let place = finding.place.as_ref().map_or(String::new(), |place| {
        let (line, column) = place.line_column();
        format!("{}:{line}:{column}: ", place.file.name)
    });
    let severity = finding.severity.name(lang);
    let message = finding.message.in_lang(lang).replace('\n', " ");
    format!("{place}{severity}: {message} [{}]", finding.rule)
}
