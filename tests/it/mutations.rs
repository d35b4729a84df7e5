//! Every rule on a document's data is broken by one edit, of the reference plan or of a starter,
//! and finds that edit at its line and nothing else.
//!
//! The edits stand in `mutations.txt`, a line each: the rule, the file below `plans/`, what is
//! there, what takes its place, and words of the line of the finding; then, if the file has to
//! be made ready first, further pairs of what is there and what takes its place. Between them
//! stands a tab; `↵` is the end of a line.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use vanban::check::{against_register, unused_signing_time};
use vanban::diag::{ExampleKind, SourceFile, Stage, rules};
use vanban::legal::embedded;
use vanban::lint::lint;

use crate::rules::example_document;
use crate::support::SESSION;

/// Rules on what a draft still lacks, and on how it is to be signed: they are looked at when a
/// document is to be final, and their pages show them. Comments that allow are of a file, not of
/// what it says.
const OF_DRAFTS: [&str; 13] = [
    "blank-date",
    "blank-name",
    "blank-number",
    "blank-text",
    "code-without-unit",
    "invalid-allowance",
    "invalid-year",
    "marked-draft",
    "missing-signing-time",
    "open-field",
    "open-question",
    "questions-left",
    "unused-allowance",
];

/// One edit, and what it breaks.
struct Mutation {
    rule: String,
    before: String,
    after: String,
    line: usize,
}

fn replaced(text: &str, from: &str, to: &str, said: &str) -> String {
    assert_eq!(text.matches(from).count(), 1, "{said}: `{from}`");
    text.replacen(from, to, 1)
}

fn mutations() -> Vec<Mutation> {
    let table = fs::read_to_string("tests/it/mutations.txt").expect("the table");
    let rows = table.lines().filter(|row| !row.is_empty() && !row.starts_with('#'));
    rows.map(|row| {
        let cells: Vec<String> =
            row.split('\t').map(|it| it.replace('↵', "\n")).collect();
        let [rule, file, from, to, marker, ready @ ..] = &cells[..] else {
            panic!("{row}")
        };
        let mut before = fs::read_to_string(format!("plans/{file}")).expect(file);
        for pair in ready.chunks(2) {
            before = replaced(&before, &pair[0], &pair[1], rule);
        }
        let after = replaced(&before, from, to, rule);
        let at: Vec<usize> = after
            .lines()
            .enumerate()
            .filter_map(|(i, line)| line.contains(marker.as_str()).then_some(i + 1))
            .collect();
        let [line] = at[..] else { panic!("{rule}: `{marker}` on lines {at:?}") };
        Mutation { rule: rule.clone(), before, after, line }
    })
    .collect()
}

/// How often each rule finds something on each line.
fn found(yaml: &str) -> BTreeMap<(&'static str, usize), usize> {
    let (loaded, findings) = SESSION.load(&SourceFile::new("x.yaml", yaml));
    let loaded = loaded.unwrap_or_else(|| panic!("{findings:#?}"));
    let mut all = lint(&loaded, &|_| false).findings;
    all.extend(against_register(&loaded, embedded()));
    all.extend(unused_signing_time(&loaded));
    let mut found = BTreeMap::new();
    for finding in all {
        let line = finding.place.map_or(0, |place| place.line_column().0);
        *found.entry((finding.rule.name, line)).or_default() += 1;
    }
    found
}

#[test]
fn every_edit_is_found_at_its_line_and_changes_no_other_finding() {
    let mut wrong = vec![];
    for Mutation { rule, before, after, line } in mutations() {
        assert_eq!(before.lines().count(), after.lines().count(), "{rule}: lines");
        let mut expected = found(&before);
        let name = rules::find(&rule).expect(&rule).name;
        *expected.entry((name, line)).or_default() += 1;
        let found = found(&after);
        if found != expected {
            let differs = |(key, count): &(&(&'static str, usize), &usize)| {
                expected.get(*key) != Some(*count)
            };
            let new: Vec<_> = found.iter().filter(differs).collect();
            wrong.push(format!("{rule}, line {line}: {new:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_on_data_is_broken_by_an_edit() {
    let broken: BTreeSet<String> = mutations().into_iter().map(|it| it.rule).collect();
    let on_data = rules::ALL.iter().filter(|rule| rule.stage == Stage::Data);
    let missing: Vec<&str> = on_data
        .map(|rule| rule.name)
        .filter(|name| !OF_DRAFTS.contains(name) && !broken.contains(*name))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    for name in OF_DRAFTS {
        let stage = rules::find(name).expect(name).stage;
        assert!(stage == Stage::Data && !broken.contains(name), "{name}");
    }
}

#[test]
fn every_rule_on_data_has_something_to_look_at_in_the_documents_of_the_suite() {
    let (mut all, mut evaluated) = (BTreeSet::new(), BTreeSet::new());
    let mut look = |yaml: &str| {
        let (loaded, _) = SESSION.load(&SourceFile::new("x.yaml", yaml));
        let Some(loaded) = loaded else { return };
        let linted = lint(&loaded, &|_| false);
        evaluated.extend(linted.evaluated.iter().map(|rule| rule.name));
        all.extend(linted.evaluated.iter().map(|rule| rule.name));
        all.extend(linted.not_applicable.iter().map(|rule| rule.name));
    };
    for folder in ["plans", "plans/mau"] {
        for entry in fs::read_dir(folder).expect("plans").flatten() {
            if entry.path().extension().is_some_and(|it| it == "yaml") {
                look(&fs::read_to_string(entry.path()).expect("read"));
            }
        }
    }
    for rule in rules::ALL.iter().filter(|rule| rule.stage == Stage::Data) {
        look(&example_document(rule, ExampleKind::Right));
    }
    let never: Vec<_> = all.difference(&evaluated).collect();
    assert!(never.is_empty(), "{never:?}");
    assert!(all.len() >= 55, "{}", all.len());
}
