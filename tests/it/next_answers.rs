//! What the author answers while a draft is made, and what it does to the file.

use std::collections::BTreeMap;

use vanban::diag::SourceFile;
use vanban::roll::{Answer, Draft, Finding, draft};
use vanban::yaml::{Decision, settled_questions};

use crate::phrases::register;
use crate::support::{SESSION, plan, short_plan};

/// The draft of a document with an answer to each question whose text has some words.
fn answered(yaml: &str, answers: &[(&str, Answer)]) -> Draft {
    let (loaded, findings) = SESSION.load(&SourceFile::new("x.yaml", yaml));
    let loaded = loaded.unwrap_or_else(|| panic!("{findings:?}"));
    let open = draft(&loaded, &register(), None, &BTreeMap::new()).expect("a draft");
    let place = |words: &str| {
        let questions = open.review.questions.iter();
        let asked = questions.map(|q| q.text.vi.as_str()).collect::<Vec<_>>();
        let at = asked.iter().position(|text| text.contains(words));
        at.unwrap_or_else(|| panic!("{words}: {asked:#?}"))
    };
    let answers: BTreeMap<usize, Answer> = answers
        .iter()
        .map(|(words, answer)| (place(words), answer.clone()))
        .collect();
    let made = draft(&loaded, &register(), None, &answers).expect("a draft");
    let (again, faults) = SESSION.load(&SourceFile::new("y.yaml", made.text.as_str()));
    assert!(again.is_some(), "{faults:?}\n{}", made.text);
    made
}

fn decisions(text: &str) -> Vec<Decision> {
    let (loaded, _) = SESSION.load(&SourceFile::new("y.yaml", text));
    let settled = settled_questions(&loaded.expect("it loads").tree);
    settled.into_iter().map(|question| question.decision).collect()
}

#[test]
fn what_is_offered_takes_the_place_of_the_words_at_every_place() {
    let made = answered(&plan(), &[("98/2023/NĐ-CP đã được thay", Answer::Offered)]);
    let outside: Vec<&str> =
        made.text.lines().filter(|l| l.contains("98/2023")).collect();
    let left = |line: &&&str| !line.contains("01/2024/TT-BNV") && !line.contains("# ");
    assert_eq!(outside.iter().filter(left).count(), 0, "{outside:#?}");
    assert!(
        made.text
            .contains("152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ")
    );
    assert!(made.text.contains("152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ"));
    assert_eq!(decisions(&made.text), [Decision::Replaced]);
}

#[test]
fn a_text_that_is_no_more_in_force_wants_a_reason_to_stay() {
    let kept = Answer::Kept(Some("nêu căn cứ của đợt trước".to_owned()));
    let made = answered(&plan(), &[("98/2023/NĐ-CP đã được thay", kept)]);
    let question = |words: &str| {
        let questions = made.review.questions.iter();
        questions
            .filter(|q| q.text.vi.contains(words))
            .map(|q| q.wants_reason)
            .collect::<Vec<bool>>()
    };
    assert_eq!(question("98/2023/NĐ-CP đã được thay"), vec![true]);
    assert_eq!(question("Vương Quốc Tuấn"), vec![false]);
    let reason = Decision::Kept(Some("nêu căn cứ của đợt trước".to_owned()));
    assert_eq!(decisions(&made.text), [reason]);
    assert!(made.text.contains("98/2023/NĐ-CP ngày 31 tháng 12 năm 2023"));
}

#[test]
fn a_basis_that_is_dropped_goes_with_its_line_and_the_lines_are_those_of_the_draft() {
    let made = answered(&plan(), &[("01/2024/TT-BNV đã được thay", Answer::Dropped)]);
    assert!(!made.text.contains("- Thông tư số 01/2024/TT-BNV"), "{}", made.text);
    assert_eq!(decisions(&made.text), [Decision::Dropped]);
    let lines: Vec<&str> = made.text.lines().collect();
    let went = |f: &&Finding| f.new.as_deref() == Some("") && f.question.is_some();
    let dropped = made.review.findings.iter().find(went);
    let dropped = dropped.expect("a basis that went").path.clone();
    let left = |finding: &&Finding| finding.new.is_none() && finding.path != dropped;
    for finding in made.review.findings.iter().filter(left) {
        let words = finding.old.split_whitespace().next().unwrap_or_default();
        let near = &lines[finding.draft_line() - 1..];
        let found = near.iter().take(40).any(|line| line.contains(words));
        assert!(found, "{words} at line {}", finding.draft_line());
    }
}

#[test]
fn words_that_are_typed_are_written_as_the_value_writes_them() {
    let yaml = short_plan(
        "  - text: Báo cáo trước ngày 15/11/2025 # hạn\n  - text: 'Giao bà Trần Thị Bích'\n",
    );
    let typed = |words: &str| Answer::Replaced(vec![Some(words.to_owned())]);
    let made = answered(
        &yaml,
        &[
            ("15/11/2026", typed("ngày 16/11/2026: thứ Hai #2")),
            ("Trần Thị Bích", typed("O'Nan 'B'")),
        ],
    );
    assert!(
        made.text
            .contains("- text: 'Báo cáo trước ngày 16/11/2026: thứ Hai #2' # hạn"),
        "{}",
        made.text
    );
    assert!(made.text.contains("'Giao bà O''Nan ''B'''"), "{}", made.text);
}

#[test]
fn every_question_has_its_sentences_and_what_each_answer_does() {
    let made = answered(&plan(), &[]);
    for question in &made.review.questions {
        let choices = made.review.choices(question);
        let letters: String = choices.iter().map(|choice| choice.letter).collect();
        assert!(letters == "gtbs" || letters == "gts", "{letters}");
        assert!(choices.iter().all(|choice| !choice.effect.vi.is_empty()));
        for place in &question.findings {
            let finding = &made.review.findings[*place];
            assert!(finding.sentence().contains(&finding.old), "{}", finding.sentence());
        }
    }
    let asked = made
        .text
        .lines()
        .find(|line| line.contains("# rà soát: Nghị định số 98"));
    let asked = asked.expect("asked");
    assert!(
        asked.contains("[giữ / thay bằng “Nghị định số 152/2025/NĐ-CP ngày"),
        "{asked}"
    );
}
