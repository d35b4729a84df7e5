//! Findings as the lines that GitHub shows beside a change: `::error file=…,line=…::…`.

use super::finding::Diagnostic;
use super::message::Lang;
use super::report::{Report, sentences};
use super::severity::Severity;
use super::source::Place;
use super::visible::visible;

/// A run of checks as workflow commands, a line each.
pub fn github(report: &Report, lang: Lang) -> String {
    let failures = report.failures.iter();
    let failures = failures.map(|it| format!("::error::{}\n", data(it.in_lang(lang))));
    let findings = report.findings().into_iter();
    failures.chain(findings.map(|it| command(report, it, lang))).collect()
}

fn command(report: &Report, finding: &Diagnostic, lang: Lang) -> String {
    let name = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut said = sentences(finding, lang);
    let mut properties = vec![];
    if let Some(place) = &finding.place {
        properties.push(("file", report.name(&place.file.name).to_owned()));
        match place.cell() {
            Some(cell) => said = format!("{cell}: {said}"),
            None => properties.extend(lines(place)),
        }
    }
    properties.push(("title", finding.rule.name.to_owned()));
    let properties: Vec<String> = properties
        .iter()
        .map(|(key, value)| format!("{key}={}", property(value)))
        .collect();
    format!("::{name} {}::{}\n", properties.join(","), data(&said))
}

/// The lines and columns of a place; columns only where it stands on one line.
fn lines(place: &Place) -> Vec<(&'static str, String)> {
    let (line, column) = place.line_column();
    let (end_line, end_column) = place.file.line_column(place.range.end);
    let mut said = vec![("line", line.to_string()), ("endLine", end_line.to_string())];
    if line == end_line {
        said.push(("col", column.to_string()));
        said.push(("endColumn", end_column.to_string()));
    }
    said
}

/// A message as a workflow command takes it.
fn data(text: &str) -> String {
    visible(&text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A"))
}

/// A property's value as a workflow command takes it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{CheckedDocument, SourceFile, rules};
    use crate::say;

    #[test]
    fn marks_of_the_command_itself_are_escaped() {
        let file = SourceFile::new("./kế, hoạch: 5%.yaml", "a: x\nb: y\n");
        let message = say!("một\r\nhai, 5%: ba", "one");
        let finding = Diagnostic::new(&rules::NAME_CASE, message)
            .at(Place::new(&file, 3..4))
            .hint(say!("Sửa.", "Mend."));
        let document = CheckedDocument {
            name: file.name.clone(),
            findings: vec![finding.clone(), finding],
            evaluated: vec![],
            not_applicable: vec![],
        };
        let report = Report { documents: vec![document], ..Report::default() };
        assert_eq!(
            github(&report, Lang::Vi),
            "::warning file=kế%2C hoạch%3A 5%25.yaml,line=1,endLine=1,col=4,endColumn=5,\
             title=name-case::một%0D%0Ahai, 5%25: ba. Sửa.\n"
        );
    }
}
