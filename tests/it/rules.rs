//! Every rule has a page, and the examples of its page break it and keep it.
//!
//! The examples of a page are files of a project: a block with a name is that file, a block
//! without one is the document `plans/vi-du.yaml`. What the document and `vanban.yaml` hold
//! takes the place of the same keys of a short plan and of a small project; everything else is
//! a file as it stands. A list that is named as a workbook becomes one, and `hinh.png` is a
//! picture. A block of `console` says what is run, else it is `vanban build`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use vanban::diag::{Example, ExampleKind, Lang, Rule, rules};

use crate::house::files;
use crate::support::{Run, Sandbox, png};
use crate::workbook::{Cell, workbook};

const DOCUMENT: &str = "plans/vi-du.yaml";
const PROJECT: &str = "vanban.yaml";
/// The plan that an example changes.
const PLAN: &str = "\
kind: ke-hoach
agency: so-noi-vu
number: 5
date: 2026-03-05
subject: Công tác thử nghiệm năm 2026
sections:
  - text: Một dòng.
signature:
  position: Giám đốc
  name: Nguyễn Văn A
recipients:
  - Như trên
";

/// The stretches of a YAML text that begin with a key at its left edge, each with that key.
pub(crate) fn parts(yaml: &str) -> Vec<(&str, String)> {
    let mut parts: Vec<(&str, String)> = vec![];
    for line in yaml.split_inclusive('\n') {
        let begins = line.starts_with(|c: char| c.is_alphabetic());
        let key = line.split(':').next().unwrap_or_default();
        match parts.last_mut() {
            Some((_, part)) if !begins => part.push_str(line),
            _ => parts.push((if begins { key } else { "" }, line.to_owned())),
        }
    }
    parts
}

/// A YAML text with keys in the place of those of another.
pub(crate) fn laid_over(base: &str, changes: &str) -> String {
    let mut all = parts(base);
    let mut taken = BTreeSet::new();
    for (key, text) in parts(changes) {
        let old = all.iter_mut().find(|(name, _)| *name == key && !key.is_empty());
        match old {
            Some((_, old)) if taken.insert(key) => *old = text,
            _ => all.push((key, text)),
        }
    }
    all.into_iter().map(|(_, text)| text).collect()
}

/// A list as a workbook.
fn sheet(csv: &'static str) -> Vec<u8> {
    let cell = |text| match text {
        "#N/A" => Cell::Fault(text),
        _ => Cell::Text(text),
    };
    let row = |line: &'static str| line.split(',').map(cell).collect();
    let rows: Vec<Vec<Cell<'_>>> = csv.lines().map(row).collect();
    workbook(&rows)
}

/// A project that holds the files of an example.
fn project(examples: &[Example]) -> Sandbox {
    let sandbox = Sandbox::project();
    let config = fs::read_to_string(PROJECT).expect("read");
    sandbox.write("hinh.png", png(8, 8, [0, 0, 200, 128]));
    let (mut plan, mut config) = (PLAN.to_owned(), config);
    for example in examples.iter().filter(|example| example.language != "console") {
        match example.file {
            None => plan = laid_over(&plan, example.text),
            Some(PROJECT) => config = laid_over(&config, example.text),
            Some(name)
                if Path::new(name).extension().is_some_and(|it| it == "xlsx")
                    && example.language == "csv" =>
            {
                sandbox.write(name, sheet(example.text));
            }
            Some(name) => sandbox.write(name, example.text),
        }
    }
    sandbox.write(DOCUMENT, plan);
    sandbox.write(PROJECT, config);
    sandbox
}

/// The document that the examples of a rule's page make.
pub fn example_document(rule: &Rule, kind: ExampleKind) -> String {
    let examples = rule.examples().into_iter();
    let own = examples.filter(|it| it.kind.is_none_or(|its| its == kind));
    let documents = own.filter(|it| it.file.is_none() && it.language == "yaml");
    documents.fold(PLAN.to_owned(), |plan, example| laid_over(&plan, example.text))
}

/// The commands of an example, as words.
fn commands(examples: &[Example]) -> Vec<Vec<String>> {
    let said = examples.iter().filter(|example| example.language == "console");
    let lines = said.flat_map(|example| example.text.lines());
    let words = |line: &str| {
        let line = line.strip_prefix("$ vanban ").expect(line);
        let quoted = line.split('\'').enumerate();
        let words = quoted.flat_map(|(i, part)| match i % 2 {
            1 => vec![part.to_owned()],
            _ => part.split_whitespace().map(str::to_owned).collect(),
        });
        words.collect()
    };
    let found: Vec<Vec<String>> = lines.map(words).collect();
    if found.is_empty() { vec![vec!["build".to_owned()]] } else { found }
}

/// The names of the rules that an example breaks, and what was printed.
fn broken(rule: &Rule, kind: ExampleKind) -> (BTreeSet<String>, Vec<Run>) {
    let examples = rule.examples().into_iter();
    let examples: Vec<Example> = examples
        .filter(|example| example.kind.is_none_or(|its| its == kind))
        .collect();
    let sandbox = project(&examples);
    let mut names = BTreeSet::new();
    let mut runs = vec![];
    for mut words in commands(&examples) {
        words.extend(["--message-format".to_owned(), "json".to_owned()]);
        let args: Vec<&str> = words.iter().map(String::as_str).collect();
        let run = sandbox.run(&args);
        for line in run.stdout.lines() {
            let object: serde_json::Value =
                serde_json::from_str(line).unwrap_or_default();
            if object["type"] == "finding" {
                names.insert(object["rule"].as_str().unwrap_or_default().to_owned());
            }
        }
        runs.push(run);
    }
    (names, runs)
}

/// What is wrong with the examples of rules of one sort, several at a time.
fn complaints(look: impl Fn(&Rule) -> Option<String> + Sync) -> Vec<String> {
    let exemplified: Vec<&Rule> = rules::ALL
        .iter()
        .copied()
        .filter(|rule| rule.test().is_none())
        .collect();
    let look = &look;
    std::thread::scope(|scope| {
        let part = |rules: &[&'static Rule]| {
            let rules = rules.to_vec();
            scope.spawn(move || rules.into_iter().filter_map(look).collect::<Vec<_>>())
        };
        let parts: Vec<_> = exemplified.chunks(14).map(part).collect();
        let parts = parts.into_iter().map(|part| part.join().expect("looked at"));
        parts.flatten().collect()
    })
}

#[test]
fn the_wrong_example_of_every_page_breaks_its_rule_and_no_other() {
    let wrong = complaints(|rule| {
        let (names, runs) = broken(rule, ExampleKind::Wrong);
        // This one counts what the others find.
        let others = if *rule == rules::TOO_MANY_FINDINGS { 2 } else { 1 };
        let alone = names.len() == others && names.contains(rule.name);
        (!alone).then(|| format!("{rule}: {names:?} {runs:?}"))
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_right_example_of_every_page_breaks_no_rule() {
    let wrong = complaints(|rule| {
        let (names, runs) = broken(rule, ExampleKind::Right);
        let clean = names.is_empty() && runs.iter().all(|run| run.status == 0);
        (!clean).then(|| format!("{rule}: {names:?} {runs:?}"))
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_rule_without_an_example_names_a_test_that_breaks_it() {
    let sources: Vec<String> = ["src", "tests/it"]
        .iter()
        .flat_map(|folder| files(folder, ".rs"))
        .map(|path| fs::read_to_string(path).expect("read"))
        .collect();
    for rule in rules::ALL {
        let Some(test) = rule.test() else { continue };
        let head = format!("fn {test}()");
        let found = sources.iter().find_map(|source| source.split_once(&head));
        let (_, rest) = found.unwrap_or_else(|| panic!("{rule}: no test {test}"));
        let body = rest.split("#[test]").next().unwrap_or_default();
        assert!(body.contains(rule.name), "{test} does not name {rule}");
    }
}

#[test]
fn rules_are_sorted_by_name_and_each_has_one_page() {
    let names: Vec<&str> = rules::ALL.iter().map(|rule| rule.name).collect();
    assert!(names.is_sorted_by(|one, two| one < two), "{names:?}");
    let pages = files("src/diag/rules", ".md");
    let pages: Vec<_> = pages.iter().filter_map(|page| page.file_stem()).collect();
    assert_eq!(pages, names);
}

#[test]
fn every_page_has_all_its_parts_in_both_languages() {
    let marked =
        |c: char| vanban::vi::unaccented(&c.to_string()) != c.to_lowercase().to_string();
    for rule in rules::ALL {
        for lang in [Lang::Vi, Lang::En] {
            let summary = rule.summary(lang);
            assert!(
                summary.ends_with('.') && !summary.contains(". "),
                "{rule}: {summary}"
            );
            assert!(!rule.source(lang).is_empty(), "{rule} has no source");
            let paragraphs: Vec<&str> = rule.prose(lang).split("\n\n").collect();
            let [what, why, how] = paragraphs[..] else {
                panic!("{rule}: {paragraphs:?}")
            };
            let (because, remedy) = match lang {
                Lang::Vi => ("Vì sao: ", "Cách sửa: "),
                Lang::En => ("Why: ", "How to fix: "),
            };
            assert!(!what.is_empty() && why.starts_with(because), "{rule}: {why}");
            assert!(how.starts_with(remedy) && how.ends_with('.'), "{rule}: {how}");
        }
        assert!(rule.prose(Lang::Vi).contains(marked), "{rule} is not Vietnamese");
        let has = |kind| rule.examples().iter().any(|it| it.kind == Some(kind));
        let shown = has(ExampleKind::Wrong) && has(ExampleKind::Right);
        assert!(
            shown != rule.test().is_some(),
            "{rule}: examples, or the name of a test"
        );
    }
}

#[test]
fn rule_prints_the_list_or_a_page_in_the_language_of_messages() {
    let sandbox = Sandbox::empty();
    let list = sandbox.run(&["rule"]);
    assert_eq!((list.status, list.stdout.lines().count()), (0, rules::ALL.len()));
    let line = list.stdout.lines().find(|line| line.starts_with("missing-key "));
    let line = line.expect("missing-key");
    assert!(line.contains("lỗi") && line.ends_with("Khóa bắt buộc phải có."), "{line}");
    let page = sandbox.run(&["rule", "duplicate-number"]).stdout;
    assert!(page.starts_with("duplicate-number (lỗi, lượt chạy)\n"), "{page}");
    assert!(page.contains("Điều 15") && page.contains("\n\nSai:\n    number: 5\n"));
    let page = sandbox.run(&["rule", "duplicate-number", "--lang", "en"]).stdout;
    assert!(
        page.contains("Article 15") && page.contains("Why: Number and code"),
        "{page}"
    );
    assert!(!page.contains("Vì sao"), "{page}");
}

#[test]
fn rules_are_objects_for_programs_and_an_unknown_one_is_refused_with_the_nearest() {
    let sandbox = Sandbox::empty();
    let objects = |args: &[&str]| -> Vec<serde_json::Value> {
        let run = sandbox.run(args);
        let lines =
            run.stdout.lines().map(|line| serde_json::from_str(line).expect(line));
        lines.collect()
    };
    let all = objects(&["rule", "--message-format", "json"]);
    assert_eq!(all.len(), rules::ALL.len());
    assert!(all.iter().all(|it| it["type"] == "rule" && it["level"] != "lỗi"));
    let one = objects(&["rule", "missing-key", "--message-format", "json"]);
    assert_eq!((&one[0]["stage"], &one[0]["level"]), (&"form".into(), &"error".into()));
    assert_eq!(one[0]["examples"][0]["verdict"], "wrong");
    let unknown = sandbox.run(&["rule", "mising-key"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.stderr.contains("Có phải `missing-key`?"), "{unknown:?}");
}
