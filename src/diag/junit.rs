//! A run of checks as `JUnit` XML: a suite for each document, a case for each rule that was looked
//! at or broken.

use std::collections::BTreeMap;
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::finding::Diagnostic;
use super::message::Lang;
use super::report::Report;
use super::short::short;
use super::source::Place;

/// One document or other file, and how its rules came off.
struct Suite<'a> {
    name: String,
    cases: BTreeMap<&'static str, Vec<&'a Diagnostic>>,
    errors: Vec<&'a str>,
}

/// A run of checks as `JUnit` XML. A finding fails its case if it fails the run; others are its
/// output.
///
/// # Errors
/// Never, since it is written into memory.
pub fn junit(report: &Report, lang: Lang) -> io::Result<Vec<u8>> {
    let suites = suites(report, lang);
    let failed = |suite: &Suite<'_>| suite.failed(report);
    let mut writer = Writer::new_with_indent(vec![], b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let tests: usize = suites.iter().map(Suite::tests).sum();
    let failures: usize = suites.iter().map(failed).sum();
    let errors: usize = suites.iter().map(|suite| suite.errors.len()).sum();
    writer
        .create_element("testsuites")
        .with_attributes([
            ("name", "vanban check"),
            ("tests", &*tests.to_string()),
            ("failures", &*failures.to_string()),
            ("errors", &*errors.to_string()),
        ])
        .write_inner_content(|writer| {
            suites.iter().try_for_each(|suite| suite.write(report, lang, writer))
        })?;
    let mut xml = writer.into_inner();
    xml.push(b'\n');
    Ok(xml)
}

/// The suites of a report: its documents, then other files, then what kept it from its work.
fn suites(report: &Report, lang: Lang) -> Vec<Suite<'_>> {
    let suite = |name: &str| Suite {
        name: visible(report.name(name)),
        cases: BTreeMap::new(),
        errors: vec![],
    };
    let mut suites = vec![];
    for document in &report.documents {
        let mut suite = suite(&document.name);
        for rule in &document.evaluated {
            suite.cases.entry(rule.name).or_default();
        }
        for finding in &document.findings {
            suite.cases.entry(finding.rule.name).or_default().push(finding);
        }
        suites.push(suite);
    }
    for finding in &report.others {
        let file = finding.place.as_ref().map_or("", |place| &place.file.name);
        let mut suite = suite(file);
        suite.cases.entry(finding.rule.name).or_default().push(finding);
        suites.push(suite);
    }
    if !report.failures.is_empty() {
        let mut suite = suite("vanban");
        suite.errors = report.failures.iter().map(|it| it.in_lang(lang)).collect();
        suites.push(suite);
    }
    suites
}

impl Suite<'_> {
    fn tests(&self) -> usize {
        self.cases.len() + self.errors.len()
    }

    fn failed(&self, report: &Report) -> usize {
        let fails = |found: &&Vec<&Diagnostic>| {
            found.iter().any(|finding| report.is_failure(finding))
        };
        self.cases.values().filter(fails).count()
    }

    fn write(
        &self,
        report: &Report,
        lang: Lang,
        writer: &mut Writer<Vec<u8>>,
    ) -> io::Result<()> {
        let (tests, failures) = (self.tests(), self.failed(report));
        writer
            .create_element("testsuite")
            .with_attributes([
                ("name", &*self.name),
                ("tests", &*tests.to_string()),
                ("failures", &*failures.to_string()),
                ("errors", &*self.errors.len().to_string()),
            ])
            .write_inner_content(|writer| {
                for (rule, findings) in &self.cases {
                    self.case(rule, findings, report, lang, writer)?;
                }
                for error in &self.errors {
                    let case = writer.create_element("testcase").with_attributes([
                        ("name", "vanban"),
                        ("classname", &*self.name),
                    ]);
                    case.write_inner_content(|writer| {
                        said(writer, "error", error, error)
                    })?;
                }
                Ok(())
            })?;
        Ok(())
    }

    fn case(
        &self,
        rule: &str,
        findings: &[&Diagnostic],
        report: &Report,
        lang: Lang,
        writer: &mut Writer<Vec<u8>>,
    ) -> io::Result<()> {
        let place = findings.iter().find_map(|finding| finding.place.as_ref());
        let line = place.map(|place: &Place| place.line_column().0.to_string());
        let mut case = writer.create_element("testcase").with_attributes([
            ("name", rule),
            ("classname", &self.name),
            ("file", &self.name),
        ]);
        if let Some(line) = &line {
            case = case.with_attribute(("line", line.as_str()));
        }
        let (failing, telling): (Vec<&Diagnostic>, Vec<_>) =
            findings.iter().partition(|it| report.is_failure(it));
        let lines = |findings: &[&Diagnostic]| {
            let lines: Vec<String> = findings.iter().map(|it| short(it, lang)).collect();
            visible(&lines.join("\n"))
        };
        let Some(first) = failing.first().or(telling.first()) else {
            case.write_empty()?;
            return Ok(());
        };
        let message = visible(first.message.in_lang(lang));
        case.write_inner_content(|writer| {
            if !failing.is_empty() {
                said(writer, "failure", &message, &lines(&failing))?;
            }
            if !telling.is_empty() {
                let out = writer.create_element("system-out");
                out.write_text_content(BytesText::new(&lines(&telling)))?;
            }
            Ok(())
        })?;
        Ok(())
    }
}

fn said(
    writer: &mut Writer<Vec<u8>>,
    element: &str,
    message: &str,
    text: &str,
) -> io::Result<()> {
    let element = writer.create_element(element);
    let element =
        element.with_attribute(("message", message.replace('\n', " ").as_str()));
    element.write_text_content(BytesText::new(&visible(text)))?;
    Ok(())
}

/// A text without the characters that XML cannot hold.
fn visible(text: &str) -> String {
    let held = |c: &char| {
        matches!(*c, '\n' | '\t' | '\u{20}'..='\u{fffd}' | '\u{10000}'..)
            && *c != '\u{7f}'
    };
    text.chars().filter(held).collect()
}
