//! Next year's draft: the reference plan occurrence by occurrence, and what holds for any
//! document.

use std::collections::BTreeMap;

use proptest::prelude::*;
use vanban::diag::{Diagnostic, SourceFile};
use vanban::document::Loaded;
use vanban::judge::{PhraseRole, ReviewGroup};
use vanban::pipeline::Product;
use vanban::roll::{Draft, Review, draft};
use vanban::yaml::{apply, open_questions};

use crate::phrases::register;
use crate::support::{SESSION, plain, plan, short_plan};

fn loaded(yaml: &str) -> Loaded {
    let (loaded, findings) = SESSION.load(&SourceFile::new("x.yaml", yaml));
    loaded.unwrap_or_else(|| panic!("{findings:#?}\n{yaml}"))
}

fn next(yaml: &str, year: Option<i32>) -> Draft {
    try_next(yaml, year).unwrap_or_else(|fault| panic!("{fault:#?}"))
}

fn try_next(yaml: &str, year: Option<i32>) -> Result<Draft, Diagnostic> {
    draft(&loaded(yaml), &register(), year, &BTreeMap::new())
}

/// How often the words stand in the review with a role and group.
fn count(review: &Review, role: PhraseRole, group: ReviewGroup, words: &str) -> usize {
    let fits =
        |old: &str| plain(&old.to_lowercase()).contains(&plain(&words.to_lowercase()));
    review
        .findings
        .iter()
        .filter(|f| f.role == role && f.group == group && fits(&f.old))
        .count()
}

/// The text without the questions that were put into it.
fn without_questions(text: &str) -> String {
    let asked = |line: &&str| line.trim_start().starts_with("# rà soát:");
    text.split_inclusive('\n').filter(|line| !asked(line)).collect()
}

#[test]
fn the_reference_plan_has_every_occurrence_with_its_role() {
    use PhraseRole::{
        Anniversary, Aside, Body, Citation, CitationByName, Event, Head, LookBack,
        NamedDay, NextYear, Person, PlanYear, Quantity, Quotation, Relative, Round,
        SchoolYear, YearlyCitation,
    };
    use ReviewGroup::{Ask, Changed, Kept, Likely};
    let review = next(&plan(), None).review;
    for (role, group, words, times) in [
        (Head, Changed, "83", 1),
        (Head, Changed, "2025-02-13", 1),
        (Head, Changed, "2025", 2),
        (PlanYear, Changed, "năm 2025", 13),
        (NextYear, Changed, "năm 2026", 2),
        (LookBack, Likely, "năm 2024", 2),
        (YearlyCitation, Ask, "368/NQ-HĐND", 1),
        (CitationByName, Ask, "Luật Thi đua, khen thưởng năm 2022", 2),
        (Citation, Ask, "98/2023/NĐ-CP", 4),
        (Citation, Kept, "98/2023/NĐ-CP", 2),
        (Citation, Ask, "01/2024/TT-BNV", 2),
        (Citation, Ask, "41-CT/TW", 1),
        (Citation, Ask, "09/CT-UBND", 1),
        (Citation, Ask, "01-KL/TW", 1),
        (Citation, Kept, "05-CT/TW", 1),
        (CitationByName, Ask, "Nghị quyết Trung ương 4 khóa XII", 1),
        (Anniversary, Ask, "95 năm", 1),
        (Anniversary, Ask, "135 năm", 3),
        (Anniversary, Ask, "77 năm", 3),
        (Anniversary, Ask, "80 năm", 3),
        (NamedDay, Kept, "02/9", 3),
        (NamedDay, Kept, "27/7", 1),
        (NamedDay, Kept, "Tháng Tám", 3),
        (Event, Ask, "Đại hội Thi đua yêu nước toàn quốc", 2),
        (Event, Ask, "Đại hội đảng bộ tỉnh", 2),
        (Event, Kept, "lần thứ X", 1),
        (Event, Ask, "lần thứ VI", 1),
        (Quantity, Kept, "05", 1),
        (Quantity, Kept, "4", 1),
        (Quotation, Ask, "Chung tay xóa nhà tạm", 1),
        (Quotation, Ask, "455 ngày đêm", 1),
        (Relative, Kept, "6 tháng đầu năm", 2),
        (Relative, Kept, "6 tháng cuối năm", 1),
        (SchoolYear, Changed, "năm học 2024", 2),
        (Round, Ask, "đợt 1/2025", 1),
        (Round, Ask, "đợt 2/2025", 1),
        (Citation, Ask, "527/UBND-NC", 2),
        (Body, Ask, "", 8),
        (Person, Ask, "Vương Quốc Tuấn", 1),
        (Aside, Kept, "2025", 1),
    ] {
        assert_eq!(
            count(&review, role, group, words),
            times,
            "{role:?} {group:?} {words}"
        );
    }
    // Nothing else is changed or asked.
    let loud = review.findings.iter().filter(|f| f.group != Kept).count();
    assert_eq!(loud, 63, "findings that are not kept");
    assert_eq!(review.questions.len(), 20);
    assert_eq!(review.tasks.len(), 42);
}

#[test]
fn one_fact_is_one_question_and_its_later_places_name_it() {
    let draft = next(&plan(), None);
    let tree = loaded(&draft.text).tree;
    let open = open_questions(&tree);
    assert_eq!(open.iter().filter(|q| !q.same).count(), draft.review.questions.len());
    let districts = open.iter().filter(|q| q.text == "như trên (cấp huyện)").count();
    assert_eq!(districts, 6, "eight places under seven keys, the first in full");
    for question in &draft.review.questions {
        let asks = |text: &str| text.starts_with(&format!("{} [giữ", question.text.vi));
        let full = open.iter().filter(|q| asks(&q.text)).count();
        assert_eq!(full, 1, "{}", question.text.vi);
    }
}

#[test]
fn anniversaries_are_counted_anew_and_a_missing_origin_is_taken_from_elsewhere() {
    let text = next(&plan(), None).text;
    for words in [
        "96 năm ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2026)",
        "136 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890-19/5/2026)",
        "81 năm Cách mạng Tháng Tám và Quốc khánh 02/9 (1945 - 2026)",
        "81 năm Cách mạng Tháng Tám và Quốc khánh 02/9; 78 năm",
    ] {
        assert!(text.contains(words), "{words}");
    }
    let alone = next(&short_plan("  - text: Kỷ niệm 80 năm Quốc khánh.\n"), None);
    assert!(alone.text.contains("Kỷ niệm 80 năm Quốc khánh"), "{}", alone.text);
    assert!(alone.text.contains("không rõ tính từ năm nào"), "{}", alone.text);
}

#[test]
fn every_byte_but_what_the_review_names_is_the_authors() {
    let source = plan();
    let draft = next(&source, None);
    let edits: Vec<_> =
        draft.review.findings.iter().flat_map(|f| f.edits.clone()).collect();
    assert_eq!(without_questions(&draft.text), apply(&source, &edits));
    for edit in &edits {
        let old = &source[edit.range.clone()];
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        let emptied = edit.new.is_empty() && (old == " 83" || old == " 2025-02-13");
        assert!(digits(old) && digits(&edit.new) || emptied, "{old:?} → {:?}", edit.new);
    }
}

#[test]
fn comments_order_quotes_and_line_ends_survive_in_every_style_of_scalar() {
    let source = "# đầu tệp, năm 2025\n\
        agency: ubnd-bac-ninh # năm 2025\n\
        kind: \"ke-hoach\"\n\
        year:   '2025'   # năm\n\
        number: \"83\" # số\n\
        date: 13/02/2025\n\
        subject: >-\n  Công tác\n  năm 2025\n\n\
        sections:\n\
        - {title: 'nó''s năm 2025', text: \"t\\u1EBFng năm \\\n    2025\"}\n\
        -   text: |2\n      thụt năm 2025\n\n      hai\n    closing: >+\n      hết năm\n      2025\n\n\
        # cuối\n\
        signature: {position: Chủ tịch, name: 'Nguyễn Văn A'}\n"
        .replace('\n', "\r\n");
    let expected = source
        .replace("year:   '2025'", "year:   '2026'")
        .replace("number: \"83\" #", "number: #")
        .replace("date: 13/02/2025", "date:")
        .replace("\r\n  năm 2025\r\n", "\r\n  năm 2026\r\n")
        .replace("nó''s năm 2025'", "nó''s năm 2026'")
        .replace("\\\r\n    2025\"", "\\\r\n    2026\"")
        .replace("thụt năm 2025", "thụt năm 2026")
        .replace("hết năm\r\n      2025\r\n", "hết năm\r\n      2026\r\n");
    let draft = next(&source, None).text;
    assert_eq!(without_questions(&draft), expected);
    assert!(!draft.replace("\r\n", "").contains('\n'), "line ends are kept");
    assert_eq!(loaded(&draft).document.year, Some(2026));
}

#[test]
fn a_document_with_only_a_date_gets_a_year() {
    let source = plan().replace("year: 2025\n", "");
    let draft = next(&source, Some(2030)).text;
    assert!(draft.contains("\nyear: 2030\ndate:\n"), "{}", &draft[..400]);
    assert_eq!(loaded(&draft).document.subject_year(), Some(2030));
    let blank = plan().replace("year: 2025\n", "year:\n");
    assert!(next(&blank, None).text.contains("\nyear: 2026\nnumber:\ndate:\n"));
}

#[test]
fn two_steps_are_one_of_two_years_but_for_the_questions() {
    let source = plan();
    let one = next(&source, None).text;
    let twice = next(&one, None).text;
    let direct = next(&source, Some(2027)).text;
    assert_eq!(without_questions(&twice), without_questions(&direct));
}

#[test]
fn the_same_question_is_not_put_twice_above_a_key() {
    let source = short_plan("  - text: Giao UBND các huyện, thị xã, thành phố.\n");
    let once = next(&source, None).text;
    let again = next(&once, None).text;
    assert_eq!(once.matches("# rà soát: cấp huyện").count(), 1, "{once}");
    assert_eq!(again.matches("# rà soát: cấp huyện").count(), 1, "{again}");
}

#[test]
fn a_draft_builds_and_says_how_many_questions_are_left() {
    let draft = next(&plan(), None);
    let file = SourceFile::new("x.yaml", draft.text.as_str());
    let (built, findings) = SESSION.build(&file, Product::Pdf);
    assert!(built.is_some());
    let [left] = findings.as_slice() else { panic!("{findings:#?}") };
    assert_eq!(left.rule.name, "questions-left");
    assert!(
        left.message.vi.starts_with("còn 20 câu hỏi rà soát ở 3"),
        "{}",
        left.message.vi
    );
}

#[test]
fn what_cannot_be_rolled_forward_is_said_at_its_place() {
    let fault = try_next(&plan(), Some(2025)).expect_err("refused");
    assert_eq!(fault.rule.name, "invalid-year");
    let (line, _) = fault.place.expect("a place").line_column();
    assert_eq!(plan().lines().nth(line - 1), Some("year: 2025"));
}

/// The phrases of the table, without their marks.
fn phrases() -> Vec<String> {
    let lines = include_str!("phrases.txt").lines();
    lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let text = line.split_once('\t').map_or(line, |(_, text)| text);
            let mut plain = String::new();
            let mut rest = text;
            while let Some((before, after)) = rest.split_once('[') {
                let (inside, next) = after.split_once(']').expect("closed");
                plain.push_str(before);
                plain.push_str(inside.rsplit_once('|').expect("marked").0);
                rest = next;
            }
            plain + rest
        })
        .collect()
}

/// A document whose items are phrases of the table in every style of scalar.
fn documents() -> impl Strategy<Value = String> {
    let one = (prop::sample::select(phrases()), 0..5usize);
    prop::collection::vec(one, 1..12).prop_map(|items| {
        let item = |(text, style): (String, usize)| {
            let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
            let folded = escaped.replacen(' ', "\n      ", 1);
            let broken = text.replacen(' ', "\n      ", 1);
            match style {
                0 => format!("  - text: |\n      {text}\n"),
                1 => format!("  - text: >-\n      {broken}\n"),
                2 => format!("  - text: '{}'\n", text.replace('\'', "''")),
                3 => format!("  - text: \"{folded}\"\n"),
                _ => format!("  - text: \"{}\"\n", escaped.replace('0', "\\u0030")),
            }
        };
        short_plan(&items.into_iter().map(item).collect::<String>())
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 150,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(30),
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_byte_of_a_citation_changes_and_no_year_is_missing_from_the_review(
        yaml in documents()
    ) {
        let draft = next(&yaml, None);
        let edits: Vec<_> =
            draft.review.findings.iter().flat_map(|f| f.edits.clone()).collect();
        // Nothing is changed that the review does not name, and no edit touches a citation.
        prop_assert_eq!(without_questions(&draft.text), apply(&yaml, &edits));
        for finding in &draft.review.findings {
            let cited = matches!(
                finding.role,
                PhraseRole::Citation | PhraseRole::CitationByName | PhraseRole::YearlyCitation
            );
            for edit in &edits {
                let apart = edit.range.end <= finding.range.start
                    || finding.range.end <= edit.range.start;
                prop_assert!(!cited || apart, "{:?} in {}", edit, finding.old);
            }
        }
        // Every four digits that can be a year lie in something that is listed.
        let all = loaded(&yaml);
        let mut texts = String::new();
        all.tree.root.for_each_scalar(&mut |node| {
            texts.push_str(node.scalar().unwrap_or_default());
            texts.push(' ');
        });
        let listed: String =
            draft.review.findings.iter().map(|f| f.old.clone() + " ").collect();
        for digits in texts.split(|c: char| !c.is_ascii_digit()) {
            if digits.len() == 4 && matches!(digits.as_bytes()[0], b'1' | b'2') {
                prop_assert!(listed.contains(digits), "{} is not listed", digits);
            }
        }
        // The draft loads.
        let (read, findings) = SESSION.load(&SourceFile::new("x.yaml", draft.text.as_str()));
        prop_assert!(read.is_some(), "{:?}", findings);
    }

    #[test]
    fn what_is_certain_moves_twice_as_it_moves_at_once(yaml in documents()) {
        let first = next(&yaml, None);
        let second = next(&first.text, None);
        let direct = next(&yaml, Some(2027));
        let said = |text: &str| {
            let mut values = BTreeMap::new();
            let tree = loaded(text).tree;
            tree.root.for_each_scalar(&mut |node| {
                values.insert(values.len(), node.scalar().unwrap_or_default().to_owned());
            });
            values
        };
        let (twice, once) = (said(&second.text), said(&direct.text));
        prop_assert_eq!(twice.len(), once.len());
        // Texts with a question or a guess in them may differ; all others may not.
        let doubtful = |review: &Review| -> Vec<String> {
            let loud = review.findings.iter();
            loud.filter(|f| matches!(f.group, ReviewGroup::Ask | ReviewGroup::Likely))
                .map(|f| f.path.to_string())
                .collect()
        };
        let mut skip = doubtful(&first.review);
        skip.extend(doubtful(&second.review));
        skip.extend(doubtful(&direct.review));
        let (a, b) = (loaded(&second.text), loaded(&direct.text));
        for (i, _) in a.document.sections.iter().enumerate() {
            let path = format!("sections[{i}].text");
            if !skip.contains(&path) {
                let text = |l: &Loaded| l.document.sections[i].text.clone();
                prop_assert_eq!(text(&a), text(&b));
            }
        }
    }
}
