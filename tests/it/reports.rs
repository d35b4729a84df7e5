//! The reports of `vanban check` for other programs, and the reference of its rules.
//!
//! Whether they are as their schemas say is looked at by `tests/schemas`.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;
use vanban::diag::rules;

use crate::support::Sandbox;

const NAME: &str = "plans/kế hoạch.yaml";
/// Two faults on one line behind a letter that is two code units of UTF-16.
const FAULTY: &str = "\
kind: ke-hoach
agency: so-noi-vu
date: 2026-03-05
subject: Công tác lưu trữ năm 2026
preamble: 𝄞 ế Chính Phủ , Quốc Hội
sections: [{text: Một việc.}]
signature: {position: Giám đốc, name: Lý Thị Hà}
recipients: [Các phòng]
";

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::project();
    sandbox.write(NAME, FAULTY.replace("𝄞", "x"));
    sandbox.write("plans/sai.yaml", "kind: ke-hoach\nagency: so-noi-vu\n");
    sandbox.write("plans/tot.yaml", FAULTY.replace("𝄞 ế Chính Phủ , Quốc Hội", "Một."));
    sandbox
}

fn report(sandbox: &Sandbox, format: &str, more: &[&str]) -> String {
    let args = [&["check", "--message-format", format], more].concat();
    sandbox.run(&args).stdout
}

#[test]
fn sarif_names_rules_by_their_index_and_places_in_code_units_of_utf_16() {
    let sandbox = sandbox();
    sandbox.write(NAME, FAULTY);
    let log: Value = serde_json::from_str(&report(&sandbox, "sarif", &[])).unwrap();
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let described = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(described.len(), rules::ALL.len());
    let results = run["results"].as_array().unwrap();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(described[index]["id"], result["ruleId"]);
    }
    let one = results.iter().find(|it| it["ruleId"] == "wrong-capitals").unwrap();
    let place = &one["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "plans/k%E1%BA%BF%20ho%E1%BA%A1ch.yaml");
    assert_eq!(place["artifactLocation"]["uriBaseId"], "%SRCROOT%");
    let (start, end) = (&place["region"]["startColumn"], &place["region"]["endColumn"]);
    // `preamble: `, the two units of 𝄞, a space, ế and a space stand before it.
    assert_eq!((start.as_u64(), end.as_u64()), (Some(16), Some(25)));
    let change = &one["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(change["insertedContent"]["text"], "p");
    assert_eq!(change["deletedRegion"]["startColumn"], 22);
    assert!(results.iter().any(|it| it["level"] == "error"));
}

#[test]
fn names_from_the_root_of_the_disk_count_from_where_the_call_is_made() {
    let sandbox = sandbox();
    let folder = sandbox.path().canonicalize().unwrap();
    let path = folder.join(NAME);
    let path = path.to_str().unwrap();
    let log = report(&sandbox, "sarif", &[path]);
    assert!(log.contains("\"uri\": \"plans/k%E1%BA%BF%20ho%E1%BA%A1ch.yaml\""), "{log}");
    let lines = report(&sandbox, "github", &[path]);
    assert!(lines.starts_with("::warning file=plans/kế hoạch.yaml,line=5,"), "{lines}");
}

/// Each suite with how often it says what it has: cases, failures.
fn suites(xml: &str) -> BTreeMap<String, (usize, usize)> {
    let mut reader = Reader::from_str(xml);
    let mut suites: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut open = String::new();
    loop {
        match reader.read_event().expect("XML") {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.name().as_ref().to_owned();
                let attribute = |key: &str| {
                    let found = tag.try_get_attribute(key).ok().flatten().expect(key);
                    found.value.into_owned()
                };
                match name.as_str() {
                    "testsuite" => {
                        open = attribute("name");
                        let count =
                            |key| attribute(key).parse::<usize>().expect("a number");
                        assert!(count("tests") >= count("failures"));
                        suites.insert(open.clone(), (0, 0));
                    }
                    "testcase" => suites.entry(open.clone()).or_default().0 += 1,
                    "failure" => suites.entry(open.clone()).or_default().1 += 1,
                    _ => {}
                }
            }
            Event::Eof => return suites,
            _ => {}
        }
    }
}

#[test]
fn junit_has_a_suite_a_document_and_fails_what_fails_the_call() {
    let sandbox = sandbox();
    let usual = suites(&report(&sandbox, "junit", &[]));
    assert_eq!(usual.len(), 3);
    assert_eq!(usual[NAME].1, 0);
    assert!(usual["plans/sai.yaml"].1 > 0 && usual["plans/tot.yaml"].0 > 10);
    let denied = suites(&report(&sandbox, "junit", &["--deny", "warnings"]));
    assert_eq!((denied[NAME].1, denied["plans/tot.yaml"].1), (2, 0));
    sandbox.write(NAME, FAULTY.replace("Chính Phủ , ", "<&> \"]]>\" Chính Phủ "));
    assert!(suites(&report(&sandbox, "junit", &[])).contains_key(NAME));
}

#[test]
fn quiet_says_errors_alone_and_statistics_how_often() {
    let sandbox = sandbox();
    let quiet = sandbox.run(&["check", "--quiet", "--message-format", "short"]);
    assert!(!quiet.stderr.contains("cảnh báo:") && quiet.stderr.contains("lỗi:"));
    assert!(quiet.stdout.contains("3 văn bản:"), "{quiet:?}");
    assert_eq!(quiet.status, 1);
    let counts = sandbox.run(&["check", "--statistics"]);
    let mut lines: Vec<&str> = counts.stdout.lines().collect();
    assert!(lines.pop().unwrap().starts_with("3 văn bản:"));
    let number = |line: &&str| line.split_whitespace().next()?.parse::<usize>().ok();
    let numbers: Vec<usize> = lines.iter().filter_map(number).collect();
    assert_eq!(numbers.len(), lines.len());
    assert!(
        numbers.len() > 2 && numbers.is_sorted_by(|one, two| one >= two),
        "{lines:?}"
    );
    assert!(
        lines
            .iter()
            .any(|it| it.trim_start().starts_with("2  wrong-capitals"))
    );
    let denied = |name| sandbox.run(&["check", name, "--deny", "warnings"]).status;
    assert_eq!((denied(NAME), denied("plans/tot.yaml")), (1, 0));
    for option in [&["--statistics"][..], &["--fix", "--diff"]] {
        let args = [&["check", "--format", "sarif"][..], option].concat();
        assert_eq!(sandbox.run(&args).status, 2, "{option:?}");
    }
}

#[test]
fn a_report_is_the_same_on_any_number_of_threads() {
    let sandbox = sandbox();
    for i in 0..12 {
        sandbox.write(&format!("plans/b{i}.yaml"), FAULTY);
    }
    for format in ["short", "json", "sarif", "github", "junit"] {
        let run = |jobs| {
            let run = sandbox.run(&["check", "--message-format", format, "-j", jobs]);
            (run.stdout, run.stderr)
        };
        assert_eq!(run("1"), run("3"), "{format}");
    }
}

#[test]
fn people_see_what_is_found_file_by_file() {
    let said = sandbox().run(&["check"]).stderr;
    let heads: Vec<&str> = said.lines().filter(|it| it.starts_with("── ")).collect();
    assert_eq!(heads[0], "── plans/kế hoạch.yaml: 0 lỗi, 3 cảnh báo, 0 ghi chú");
    assert_eq!(heads.len(), 2, "{said}");
}

#[test]
fn the_reference_of_rules_is_one_document_with_every_page_once() {
    let sandbox = Sandbox::empty();
    for (lang, heading) in [("vi", "# Quy tắc\n"), ("en", "# Rules\n")] {
        let args = ["rule", "--all", "--format", "markdown", "--lang", lang];
        let text = sandbox.run(&args).stdout;
        assert!(text.starts_with(heading), "{text}");
        let chapters: Vec<&str> =
            text.lines().filter_map(|line| line.strip_prefix("### ")).collect();
        assert_eq!(chapters.len(), rules::ALL.len());
        for rule in rules::ALL {
            assert!(chapters.contains(&rule.name), "{rule}");
        }
        assert_eq!(text.lines().filter(|it| it.starts_with("```")).count() % 2, 0);
    }
    let json = sandbox.run(&["rule", "--all", "--format", "json"]).stdout;
    let pages = json.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    assert!(pages.into_iter().all(|page| page["prose"].is_string()));
    let page = sandbox.run(&["rule", "name-case", "--format", "markdown"]).stdout;
    assert!(page.starts_with("# name-case\n\n") && page.contains("\nSai:\n\n```yaml\n"));
    let table = sandbox.run(&["rule", "--format", "markdown"]).stdout;
    assert_eq!(table.lines().count(), rules::ALL.len() + 2);
}
