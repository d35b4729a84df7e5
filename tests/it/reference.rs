//! Every word of the reference document is on the pages, and nothing else but what is meant.

use crate::support::{PLAN, all_text, pages, plan};

const REFERENCE: &str = include_str!("reference/ke-hoach-83-2025.txt");

/// What the scan misread or the decree writes otherwise: (in the reference, on the page).
const MEANT: [(&str, &str); 11] = [
    // Faults of the scan.
    ("cao đột tổng kết", "cao đợt tổng kết"),
    ("xung phong về vàng” đợt 1", "xung phong vẻ vang” đợt 1"),
    ("xung phong về vàng” đợt 2", "xung phong vẻ vang” đợt 2"),
    ("Nơi nhận: Handwritten mark", "Nơi nhận:"),
    // The number touches its code, also under the annex's title, without a comma after it.
    ("Số: 83 /KH-UBND", "Số: 83/KH-UBND"),
    ("số 83 /KH-UBND, ngày", "số 83/KH-UBND ngày"),
    // The marks that end the body and the last basis.
    ("theo quy định. /", "theo quy định./."),
    (
        "phát triển kinh tế - xã hội năm 2025; Để",
        "phát triển kinh tế - xã hội năm 2025. Để",
    ),
    // “Phụ lục” is not in capitals (III.1.b).
    ("PHỤ LỤC THỰC HIỆN", "Phụ lục THỰC HIỆN"),
    // Rows that the scan has torn over two pages.
    (
        "các khối thi đua; Sở Nội vụ - Các địa phương, cơ quan, đơn vị. 5 Xét",
        "các khối thi đua; - Các địa phương, cơ quan, đơn vị. Sở Nội vụ 5 Xét",
    ),
    (
        "xét duyệt đề tài, sáng kiến kinh nghiệm Hội đồng Hội đồng sáng kiến cấp Hội đồng sáng \
         kiến của địa phương, đơn vị, lựa chọn sáng kiến đủ điều kiện đề nghị Hội đồng sáng kiến \
         cấp tỉnh xét duyệt công nhận. sáng kiến cấp tỉnh tỉnh ngành giáo dục và các huyện, thị \
         xã, thành phố",
        "xét duyệt đề tài, sáng kiến kinh nghiệm của địa phương, đơn vị, lựa chọn sáng kiến đủ \
         điều kiện đề nghị Hội đồng sáng kiến cấp tỉnh xét duyệt công nhận. Hội đồng sáng kiến \
         cấp tỉnh Hội đồng sáng kiến cấp tỉnh Hội đồng sáng kiến ngành giáo dục và các huyện, thị \
         xã, thành phố",
    ),
];

/// The heading, which the scan lacks.
const HEADING: [&str; 4] = [
    "ỦY BAN NHÂN DÂN",
    "TỈNH BẮC NINH",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
];

const HEADER_ROW: &str =
    "STT Nội dung thực hiện Đơn vị chỉ đạo Đơn vị thực hiện Đơn vị phối hợp Ghi chú";

/// The reference's words, without the marks of its file format, as the pages should have them.
pub fn expected_words() -> String {
    let without_marks: String = REFERENCE
        .replace("<b>", "")
        .replace("</b>", "")
        .replace('*', "")
        .lines()
        .map(|line| line.trim().trim_start_matches('#').trim().to_owned() + " ")
        .collect();
    let mut text = without_marks.split_whitespace().collect::<Vec<_>>().join(" ");
    for (scanned, meant) in MEANT {
        let found = text.matches(scanned).count();
        assert_eq!(found, 1, "{scanned:?} stands {found} times in the reference");
        text = text.replace(scanned, meant);
    }
    text
}

/// The words of pages without what every page repeats.
pub fn without_repetitions(text: &str) -> String {
    let mut text = text.to_owned();
    for line in HEADING {
        assert!(text.contains(line), "{line:?} is missing");
        text = text.replacen(line, "", 1);
    }
    // The header row and a group's row that goes on, on the second page of the annex and later.
    for (page, group) in [("2", "I Quý I"), ("3", ""), ("4", "IV Quý IV")] {
        let goes_on = if group.is_empty() {
            String::new()
        } else {
            format!("{group} (tiếp theo)")
        };
        let repeated = format!(" {page} {HEADER_ROW} {goes_on}");
        let repeated = repeated.trim_end();
        assert!(text.contains(repeated), "{repeated:?} is missing in {text}");
        text = text.replacen(repeated, "", 1);
    }
    // The reference lacks the mark of the end of its annex (form 2.1).
    if let Some(mark) = text.rfind("./.") {
        text.replace_range(mark..mark + 3, "");
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Asserts that two texts have the same words in the same order, and shows where they part.
pub fn assert_same_words(found: &str, expected: &str) {
    let found: Vec<&str> = found.split_whitespace().collect();
    let expected: Vec<&str> = expected.split_whitespace().collect();
    for (i, (found_word, expected_word)) in found.iter().zip(&expected).enumerate() {
        let around = |words: &[&str]| {
            words[i.saturating_sub(8)..(i + 8).min(words.len())].join(" ")
        };
        assert_eq!(
            found_word,
            expected_word,
            "word {i}:\n  found    {}\n  expected {}",
            around(&found),
            around(&expected)
        );
    }
    assert_eq!(found.len(), expected.len(), "the number of words");
}

#[test]
fn the_pages_hold_the_reference_word_for_word() {
    let text = all_text(&pages(&plan()));
    let mut text = without_repetitions(&text);
    // The numbers of pages 2 to 5 stand where the page begins.
    for (page, next) in [
        (2, "trị của địa phương, cơ quan"),
        (3, "- Tiếp tục thực hiện 05 nội dung"),
        (4, "2. Các Cụm, khối thi đua; các địa phương"),
        (5, "này của các Cụm, Khối thi đua, các địa phương"),
    ] {
        let numbered = format!("{page} {next}");
        assert_eq!(text.matches(&numbered).count(), 1, "{numbered:?} in {text}");
        text = text.replace(&numbered, next);
    }
    assert_same_words(&text, &expected_words());
}

#[test]
fn the_plan_names_its_schema_in_its_first_line() {
    let first = plan().lines().next().map(str::to_owned);
    assert_eq!(
        first.as_deref(),
        Some("# yaml-language-server: $schema=schema.json"),
        "{PLAN}"
    );
}
