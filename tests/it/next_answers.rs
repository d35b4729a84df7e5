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

/// The text of a plan's only section when questions are answered with what they offer.
fn offered(sentence: &str, asked: &[&str]) -> String {
    let yaml = short_plan(&format!("  - text: '{sentence}'\n"));
    let answers: Vec<(&str, Answer)> =
        asked.iter().map(|words| (*words, Answer::Offered)).collect();
    let made = answered(&yaml, &answers);
    let line = made
        .text
        .lines()
        .find(|line| line.trim_start().starts_with("- text: "));
    let line = line.expect("the section").trim_start();
    line.trim_start_matches("- text: ").trim_matches('\'').to_owned()
}

#[test]
fn a_typed_answer_takes_the_place_of_the_words_in_brackets_and_of_no_more() {
    for sentence in [
        "Như vậy, trong năm 2024 tỷ lệ hồ sơ trực tuyến đạt 95 %, tăng 2 % (làm bù).",
        "Đầu câu. Tổng thu ngân sách năm 2024 ước đạt 33.500 tỷ đồng; còn lại là vay. Cuối câu.",
        "Số vụ tai nạn giao thông giảm 12 vụ so với năm 2024 trên địa bàn tỉnh.",
    ] {
        let yaml = short_plan(&format!("  - text: '{sentence}'\n"));
        let typed = Answer::Replaced(vec![Some("năm 2025".to_owned())]);
        let made = answered(&yaml, &[("năm 2024", typed)]);
        let expected = sentence.replace("năm 2024", "năm 2025");
        assert!(made.text.contains(&expected), "{}", made.text);
        let shown = made.review.findings.iter().find(|f| f.old == "năm 2024");
        let shown = shown.expect("a finding").sentence();
        assert!(shown.contains("[năm 2024 → năm 2025]"), "{shown}");
    }
}

#[test]
fn a_successor_that_a_list_names_already_is_not_named_twice() {
    let money = "Sở Kế hoạch và Đầu tư đã hợp nhất";
    for (sentence, expected) in [
        (
            "Giao Sở Tài chính chủ trì, phối hợp với Sở Kế hoạch và Đầu tư, Sở Y tế thực hiện.",
            "Giao Sở Tài chính chủ trì, phối hợp với Sở Y tế thực hiện.",
        ),
        (
            "Các Sở: Tài chính, Kế hoạch và Đầu tư, Xây dựng, Tư pháp.",
            "Các Sở: Tài chính, Xây dựng, Tư pháp.",
        ),
        (
            "các cơ quan (Sở Kế hoạch và Đầu tư, Sở Tài chính) báo cáo",
            "các cơ quan (Sở Tài chính) báo cáo",
        ),
        ("Sở Kế hoạch và Đầu tư và Sở Tài chính thẩm định.", "Sở Tài chính thẩm định."),
        (
            "gửi Sở Xây dựng, Sở Tài chính và Sở Kế hoạch và Đầu tư.",
            "gửi Sở Xây dựng và Sở Tài chính.",
        ),
        (
            "Các Sở, ban, ngành: Kế hoạch và Đầu tư, Tài chính, Nội vụ",
            "Các Sở, ban, ngành: Tài chính, Nội vụ",
        ),
        // Nothing can go here: the sentence is its author's to write anew.
        (
            "Giao Sở Tài chính chủ trì, phối hợp với Sở Kế hoạch và Đầu tư thực hiện.",
            "Giao Sở Tài chính chủ trì, phối hợp với Sở Kế hoạch và Đầu tư thực hiện.",
        ),
        (
            "Sở Tài chính trình, Sở Kế hoạch và Đầu tư thẩm định.",
            "Sở Tài chính trình, Sở Kế hoạch và Đầu tư thẩm định.",
        ),
        // Nobody is named twice here.
        ("Sở Kế hoạch và Đầu tư và Bộ Tài chính", "Sở Tài chính và Bộ Tài chính"),
        ("SỞ KẾ HOẠCH VÀ ĐẦU TƯ CHỦ TRÌ", "SỞ TÀI CHÍNH CHỦ TRÌ"),
        ("Giao sở Kế hoạch và Đầu tư chủ trì", "Giao sở Tài chính chủ trì"),
    ] {
        assert_eq!(offered(sentence, &[money]), expected, "{sentence}");
    }
}

#[test]
fn two_bodies_that_became_one_are_one_once_both_questions_are_answered() {
    let (land, farms) =
        ("Tài nguyên và Môi trường đã hợp", "Phát triển nông thôn đã hợp");
    let sentence = "Giao Sở Tài nguyên và Môi trường, Sở Nông nghiệp và Phát triển nông thôn, Sở Y tế.";
    let one = "Giao Sở Nông nghiệp và Môi trường, Sở Y tế.";
    assert_eq!(offered(sentence, &[land, farms]), one);
    let second =
        "Giao Sở Tài nguyên và Môi trường, Sở Nông nghiệp và Môi trường, Sở Y tế.";
    assert_eq!(offered(sentence, &[farms]), second);
}

#[test]
fn no_answer_names_a_successor_twice_in_a_sentence() {
    let register = register();
    let day = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
    for reform in register.administration.iter().filter(|r| r.from.0 <= day) {
        let Some(new) = register.called_on(reform, day) else { continue };
        for old in reform.names.iter().filter(|name| !name.contains('…')) {
            for frame in [
                "Giao {new} chủ trì, phối hợp với {old} và Sở Y tế.",
                "{old}, {new}, Sở Y tế thực hiện.",
                "cơ quan liên quan ({new}, {old}) báo cáo",
                "{old} chủ trì; {new} phối hợp",
            ] {
                let text = frame.replace("{old}", old).replace("{new}", &new);
                let yaml = short_plan(&format!("  - text: '{text}'\n"));
                let (loaded, _) = SESSION.load(&SourceFile::new("x.yaml", yaml));
                let loaded = loaded.expect("a plan");
                let open =
                    draft(&loaded, &register, None, &BTreeMap::new()).expect("a draft");
                let all = 0..open.review.questions.len();
                let answers = all.map(|at| (at, Answer::Offered)).collect();
                let made = draft(&loaded, &register, None, &answers).expect("a draft");
                let line =
                    made.text.lines().find(|l| l.trim_start().starts_with("- text"));
                let line = line.expect("the section").trim_start().to_lowercase();
                let before = text.to_lowercase().matches(&new.to_lowercase()).count();
                let after = line.matches(&new.to_lowercase()).count();
                assert!(after <= before, "{text}\n{line}");
                let hurt = [", ,", "  -", "( ", " )", ",,", "với và", "với ,", "()"];
                assert!(!hurt.iter().any(|it| line.contains(it)), "{text}\n{line}");
            }
        }
    }
}

#[test]
fn who_took_over_from_one_district_is_asked_and_not_guessed() {
    for sentence in [
        "UBND huyện Trà Bồng tiếp tục thực hiện",
        "giao Huyện ủy Trà Bồng lãnh đạo",
        "UBND các xã, phường và UBND các huyện, thị xã, thành phố",
        "Thanh tra Sở Y tế kết luận",
        "thị trấn Trà Xuân chủ trì",
    ] {
        let made = answered(&short_plan(&format!("  - text: {sentence}\n")), &[]);
        let body = made.review.findings.iter().find(|f| f.role.id() == "body");
        let body = body.unwrap_or_else(|| panic!("{sentence}: not asked"));
        assert_eq!(body.offered, None, "{sentence}");
    }
    let units = "cấp huyện không còn";
    assert_eq!(
        offered("Các huyện, thị xã, thành phố báo cáo", &[units]),
        "Các xã, phường báo cáo"
    );
    assert_eq!(
        offered("UBND các huyện, thị xã, thành phố báo cáo", &[units]),
        "UBND các xã, phường báo cáo"
    );
}

#[test]
fn a_day_by_the_moon_is_offered_as_the_same_lunar_day_with_its_weekday() {
    let feast = "ngày 06/10/2025” đi theo âm lịch";
    assert_eq!(
        offered("Vui Tết Trung thu vào thứ Hai, ngày 06/10/2025", &[feast]),
        "Vui Tết Trung thu vào thứ Sáu, ngày 25/9/2026"
    );
    let feast = "ngày 06 tháng 9 năm 2025” đi theo âm lịch";
    assert_eq!(
        offered("Lễ Vu Lan vào ngày 06 tháng 9 năm 2025", &[feast]),
        "Lễ Vu Lan vào ngày 27 tháng 8 năm 2026"
    );
}
