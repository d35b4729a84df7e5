//! Phrases of official style and the role of every year, date, number and name in them.

use std::collections::BTreeMap;
use std::ops::Range;

use proptest::prelude::*;
use vanban::diag::SourceFile;
use vanban::document::{Field, Role as Column};
use vanban::grammar::Text;
use vanban::judge::{
    Case, Course, Facts, Lists, ReviewGroup, TextPart, Verdict, Years, classify,
};
use vanban::legal::{Register, embedded};
use vanban::roll::draft;

use crate::support::{SESSION, short_plan};

/// The register that comes with the program.
pub fn register() -> Register {
    embedded().clone()
}

/// A stretch of a phrase, with the role and group that it must have.
struct Mark {
    span: Range<usize>,
    role: String,
    group: Option<String>,
}

/// A line of the table: the year, the field, the part, the phrase, and its marks.
fn parsed(line: &str) -> (i32, Field, TextPart, String, Vec<Mark>) {
    let (field, marked) = line.split_once('\t').unwrap_or(("", line));
    // A report of 2026: `R2026`.
    let letter = field.trim_end_matches(|c: char| c.is_ascii_digit());
    let year = field[letter.len()..].parse().unwrap_or(2025);
    let part = TextPart {
        tells: letter.contains('R'),
        aims: letter.contains('A'),
        names: letter.contains('T'),
        lists: match letter {
            l if l.contains('L') => Lists::Bills,
            l if l.contains('H') => Lists::Targets,
            _ => Lists::Nothing,
        },
        course: match letter {
            l if l.contains('O') => Course::Once,
            l if l.contains('M') => Course::Roadmap,
            l if l.contains('V') => Course::Vision,
            _ => Course::Yearly,
        },
    };
    let field = letter;
    let field = match field {
        "B" => Field::Basis,
        "W" => Field::Cell(Column::Work),
        "D" => Field::Cell(Column::Deadline),
        "F" => Field::ColumnTitle(true),
        "S" => Field::Symbol,
        _ => Field::Text,
    };
    let (mut text, mut marks) = (String::new(), vec![]);
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        text.push_str(before);
        let (inside, next) = after.split_once(']').expect("a mark ends");
        let (words, role) = inside.rsplit_once('|').expect("a mark has a role");
        let (role, group) = role
            .split_once(':')
            .map_or((role, None), |(role, group)| (role, Some(group.to_owned())));
        let start = text.len();
        text.push_str(words);
        marks.push(Mark {
            span: start..text.len(),
            role: role.to_owned(),
            group,
        });
        rest = next;
    }
    text.push_str(rest);
    (year, field, part, text, marks)
}

/// What is wrong with the verdicts on a line of the table.
fn faults(line: &str, register: &Register) -> Vec<String> {
    let (year, field, part, phrase, marks) = parsed(line);
    let text = Text::read(&phrase, field == Field::Basis);
    let facts = Facts::of([&text], None);
    let years = Years { from: year, to: year + 1 };
    let case = Case { years, field, register, part, facts: &facts };
    let found = classify(&text, &case);
    let mut faults = vec![];
    let group = |v: &Verdict| v.group(!v.changes.is_empty());
    for mark in &marks {
        let words = &phrase[mark.span.clone()];
        if mark.role == "-" {
            let loud = found.iter().find(|(span, v)| {
                span.start < mark.span.end
                    && mark.span.start < span.end
                    && group(v) != ReviewGroup::Kept
            });
            if let Some((_, verdict)) = loud {
                faults
                    .push(format!("`{words}`: {}, expected nothing", verdict.role.id()));
            }
            continue;
        }
        let hit = found
            .iter()
            .find(|(span, v)| *span == mark.span && v.role.id() == mark.role);
        let Some((_, verdict)) = hit else {
            let near: Vec<_> = found
                .iter()
                .filter(|(s, _)| s.start < mark.span.end && mark.span.start < s.end)
                .map(|(s, v)| format!("`{}` {}", &phrase[s.clone()], v.role.id()))
                .collect();
            faults.push(format!("`{words}`: {} expected, found {near:?}", mark.role));
            continue;
        };
        if let Some(expected) = &mark.group
            && group(verdict).id() != expected
        {
            let found = group(verdict).id();
            faults.push(format!("`{words}`: {expected} expected, {found} found"));
        }
    }
    for (span, verdict) in &found {
        let marked = marks
            .iter()
            .any(|m| m.span.start <= span.start && span.end <= m.span.end);
        if !marked && group(verdict) != ReviewGroup::Kept {
            let (words, role) = (&phrase[span.clone()], verdict.role.id());
            faults.push(format!("`{words}`: {role}, not expected at all"));
        }
    }
    faults
}

#[test]
fn every_phrase_of_the_table_has_its_roles() {
    let register = register();
    let table = include_str!("phrases.txt");
    let lines: Vec<&str> = table
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
        .collect();
    let mut wrong = vec![];
    for line in &lines {
        let found = faults(line, &register);
        if !found.is_empty() {
            wrong.push(format!("{line}\n    {}", found.join("\n    ")));
        }
    }
    let right = lines.len() - wrong.len();
    assert!(wrong.is_empty(), "{right} of {} phrases\n{}", lines.len(), wrong.join("\n"));
    assert!(lines.len() >= 150);
}

#[test]
fn the_words_of_every_citation_stand_in_the_draft_as_they_stood() {
    let register = register();
    let table = include_str!("phrases.txt").lines();
    let mut seen = 0;
    for line in table.filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let (_, _, _, phrase, marks) = parsed(line);
        let escaped = phrase.replace('\\', "\\\\").replace('"', "\\\"");
        let yaml = short_plan(&format!("  - text: \"{escaped}\"\n"));
        let (loaded, findings) = SESSION.load(&SourceFile::new("x.yaml", yaml));
        let loaded = loaded.unwrap_or_else(|| panic!("{findings:?}"));
        let draft = draft(&loaded, &register, None, &BTreeMap::new());
        let draft = draft.unwrap_or_else(|fault| panic!("{fault:?}")).text;
        let (again, _) = SESSION.load(&SourceFile::new("x.yaml", draft));
        let text = again.expect("the draft loads").document.sections[0].text.clone();
        let text = text.expect("a text").0;
        for mark in marks.iter().filter(|m| m.role.contains("citation")) {
            let words = &phrase[mark.span.clone()];
            assert!(text.contains(words), "{words}\n{text}");
            seen += 1;
        }
    }
    assert!(seen > 35, "{seen} citations");
}

/// Words and marks that the grammar gives a meaning, in any order.
fn jumbles() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "năm",
        "2025",
        "2024 - 2025",
        "Nghị định",
        "số",
        "98/2023/NĐ-CP",
        "/",
        "-",
        "(",
        ")",
        "ngày",
        "tháng",
        "31/12/2025",
        "29/02/2024",
        "của",
        "Chính phủ",
        "về",
        "“",
        "”",
        ";",
        ".",
        ",",
        "…",
        "80 năm",
        "(1945 - 2025)",
        "kỷ niệm",
        "lần thứ",
        "VI",
        "khóa",
        "Luật",
        "Đất đai",
        "Quý",
        "I",
        "đợt",
        "1",
        "đến",
        "từ",
        "tính đến",
        "đã",
        "Đại hội",
        "huyện",
        "Huyện ủy",
        "đồng chí",
        "Nguyễn Văn A",
        "\n\n",
        "\n- ",
        "Ất",
        "Tỵ",
        "66.4",
        ":",
        "5/",
        "vụ Đông Xuân",
        "năm học",
        "Hiến pháp",
        "và",
        "Tháng",
        "Tám",
        "2025-03-03",
        "*",
    ]);
    let part = (piece, prop::sample::select(vec!["", " "]));
    prop::collection::vec(part, 0..40)
        .prop_map(|parts| parts.into_iter().map(|(a, b)| format!("{a}{b}")).collect())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(4),
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_jumble_of_words_makes_the_grammar_fail_or_a_change_leave_its_place(
        jumble in jumbles(), one_citation in any::<bool>()
    ) {
        let register = register();
        let text = Text::read(&jumble, one_citation);
        let field = if one_citation { Field::Basis } else { Field::Text };
        let years = Years { from: 2025, to: 2026 };
        let facts = Facts::of([&text], None);
        let case = Case { years, field, register: &register, part: TextPart::default(), facts: &facts };
        for (span, verdict) in classify(&text, &case) {
            prop_assert!(jumble.get(span.clone()).is_some(), "{:?}", span);
            for (range, new) in &verdict.changes {
                prop_assert!(span.start <= range.start && range.end <= span.end);
                let old = jumble.get(range.clone()).unwrap_or_default();
                let digits = old.bytes().all(|b| b.is_ascii_digit());
                prop_assert_eq!(digits, new.bytes().all(|b| b.is_ascii_digit()), "{}", old);
            }
        }
        let _ = vanban::grammar::blanks(&jumble);
    }
}
