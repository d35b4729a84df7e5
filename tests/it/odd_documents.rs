//! Documents that are not like the reference one: nothing lost, nothing printed over another.

use crate::support::{
    MM, all_text, findings, line_with, lines, pages, pages_and_warnings, plain,
    plan_with, short_plan,
};

fn body(text: &str) -> String {
    format!("  - title: Mở\n    text: {text}\n")
}

fn rules(yaml: &str) -> Vec<(&'static str, usize)> {
    let line =
        |f: &vanban::diag::Diagnostic| f.place.as_ref().map_or(0, |p| p.line_column().0);
    findings(yaml).iter().map(|f| (f.rule.name, line(f))).collect()
}

/// A plan with a table of columns, each `key: width`, and rows.
fn with_table(columns: &[(&str, &str)], rows: &str) -> String {
    let columns: String = columns
        .iter()
        .map(|(key, width)| {
            format!("        - {{key: {key}, title: Cột {key}, width: {width}}}\n")
        })
        .collect();
    format!(
        "{}appendices:\n  - table:\n      columns:\n{columns}{rows}",
        short_plan("  - text: Một.\n")
    )
}

#[test]
fn a_group_without_rows_is_printed_wherever_it_stands() {
    for groups in [
        "        - title: Một\n        - title: Hai\n          rows: [{a: làm}]\n",
        "        - title: Một\n          rows: [{a: làm}]\n        - title: Hai\n",
        "        - title: Một\n        - title: Hai\n        - title: Ba\n",
    ] {
        let yaml = with_table(&[("a", "1fr")], &format!("      groups:\n{groups}"));
        let text = all_text(&pages(&yaml));
        assert!(text.contains("I Một") && text.contains("II Hai"), "{text}");
    }
}

#[test]
fn a_code_or_word_longer_than_its_column_is_broken_and_said() {
    let columns = [("a", "4fr"), ("b", "26mm"), ("c", "22mm")];
    let row = |text: &str| {
        with_table(
            &columns,
            &format!("      rows:\n        - b: {text}\n          c: sau\n"),
        )
    };
    for wide in [
        "1234/QĐ-SCT-KTTH",
        "01/01/2025-31/12/2025",
        "1.234.567.890.000",
        "nguyenvana@bacninh.gov.vn",
    ] {
        let yaml = row(wide);
        let (pages, found) = pages_and_warnings(&yaml);
        assert!(all_text(&pages).replace(' ', "").contains(wide));
        let [finding] = found.as_slice() else { panic!("{found:#?}") };
        assert_eq!(finding.rule.name, "too-long-word");
        let place = finding.place.as_ref().expect("a place");
        assert_eq!(&yaml[place.range.clone()], wide, "the very cell is shown");
    }
}

#[test]
fn columns_wider_than_the_page_are_a_fault_at_their_width() {
    let yaml = with_table(&[("a", "100mm"), ("b", "100mm"), ("c", "1fr")], "");
    let found = findings(&yaml);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].rule.name, "too-wide-columns");
    let place = found[0].place.as_ref().expect("a place");
    assert_eq!(&yaml[place.range.clone()], "100mm");
}

#[test]
fn a_cell_of_many_short_lines_is_split_and_loses_nothing() {
    let cell: String = (0..90).map(|i| format!("            - d{i}\n")).collect();
    let rows = format!("      rows:\n        - b: |\n{cell}");
    let yaml = with_table(&[("a", "1fr"), ("b", "1fr")], &rows);
    let (pages, found) = pages_and_warnings(&yaml);
    assert_eq!(found.iter().map(|f| f.rule.name).collect::<Vec<_>>(), ["too-tall-row"]);
    let text = all_text(&pages);
    for i in 0..90 {
        assert!(
            text.contains(&format!("- d{i} ")) || text.ends_with(&format!("- d{i}")),
            "{i}"
        );
    }
}

#[test]
fn the_label_stands_even_if_the_first_recipient_is_higher_than_the_signature() {
    let mut recipients = vec!["Các sở, ban, ngành, đoàn thể cấp tỉnh ".repeat(30)];
    recipients.extend((0..12).map(|i| format!("Cơ quan {i}")));
    let lines = lines(&pages(&plan_with("  - text: Một.\n", &recipients, "")));
    let label = line_with(&lines, "Nơi nhận:");
    let authority = line_with(&lines, "TM. ỦY BAN NHÂN DÂN");
    assert_eq!((label.page, label.y.to_bits()), (authority.page, authority.y.to_bits()));
    line_with(&lines, "- Cơ quan 11;");
}

#[test]
fn a_blank_line_parts_paragraphs_in_every_style_of_scalar() {
    for text in [
        "|\n      Một.\n\n      Hai:\n      - ba;\n      - bốn",
        ">\n      Một.\n\n      Hai:\n\n      - ba;\n\n      - bốn",
        ">-\n      Một.\n\n      Hai:\n\n      - ba;\n\n      - bốn",
        "\"Một.\n\n      Hai:\n\n      - ba;\n\n      - bốn\"",
        "Một.\n\n      Hai:\n\n      - ba;\n\n      - bốn"
            .replace("Hai:", "Hai")
            .as_str(),
    ] {
        let lines = lines(&pages(&short_plan(&body(text))));
        let first = |start: &str| {
            lines
                .iter()
                .find(|l| l.text.starts_with(start))
                .unwrap_or_else(|| panic!("{start}"))
        };
        let (one, two, three, four) =
            (first("Một."), first("Hai"), first("- ba;"), first("- bốn"));
        assert!(one.y < two.y && two.y < three.y && three.y < four.y, "{text}");
    }
}

#[test]
fn what_was_typed_is_not_printed_twice() {
    let yaml = short_plan(
        "  - title: I. Mục đích\n    items:\n      - title: 1. Yêu cầu\n        text: Một.\n      \
         - text: 2. Hai.\n  - text: II. Ba./.\n",
    )
    .replace("  - Sở Nội vụ", "  - \"- Sở Nội vụ;\"\n  - Lưu VT, NC")
        + "legal_bases:\n  - Căn cứ Luật Báo chí;\n  - Theo đề nghị của Giám đốc Sở Nội vụ.\n";
    let text = all_text(&pages(&yaml));
    for expected in [
        "Căn cứ Luật Báo chí; Theo đề nghị của Giám đốc Sở Nội vụ.",
        "I. MỤC ĐÍCH 1. Yêu cầu Một. 2. Hai. II. Ba./.",
        "- Sở Nội vụ; - Lưu: VT, NC.",
    ] {
        assert!(text.contains(expected), "{expected:?} in {text}");
    }
    let archive =
        short_plan("  - text: Một.\n") + "archive: {units: [VT, NC], copies: 2}\n";
    assert!(all_text(&pages(&archive)).contains("- Lưu: VT, NC (2)."));
}

#[test]
fn the_closing_mark_is_upright_after_italics() {
    let yaml = short_plan("  - text: Một.\n    closing: \"*(Có phụ lục kèm theo)*\"\n");
    let runs = vanban::typeset::text_runs(&pages(&yaml));
    let mark = runs.iter().find(|run| run.text.contains("./.")).expect("a mark");
    assert!(!mark.italic, "{mark:?}");
}

#[test]
fn parts_that_say_nothing_or_twice_are_found() {
    assert_eq!(rules(&short_plan("  - id: x\n")), [("empty-section", 7)]);
    assert_eq!(rules(&short_plan("  - title: Một\n")), [("title-only", 7)]);
    assert_eq!(
        rules(&short_plan("").replace("sections:\n", "")),
        [("missing-content", 1)]
    );
    let points: String =
        (0..24).map(|i| format!("          - text: điểm {i}\n")).collect();
    let section = format!(
        "  - title: Một\n    items:\n      - text: Hai\n        items:\n{points}"
    );
    assert_eq!(rules(&short_plan(&section)), [("too-many-points", 34)]);
    let twice = short_plan("  - text: Một.\n")
        .replace("- Sở Nội vụ", "- \"Lưu: VT, NC\"")
        + "archive: {units: [TH]}\n";
    assert_eq!(rules(&twice), [("conflicting-archive", 13)]);
    let symbol = short_plan("  - text: Một.\n") + "symbol: 83/KH-BCĐ\n";
    assert_eq!(rules(&symbol), [("invalid-symbol", 14)]);
    let hidden =
        short_plan("  - text: Một.\n").replace("subject:", "subjcet:") + "agency_x: 1\n";
    assert_eq!(rules(&hidden).len(), 2, "faults of form and of content come together");
}

#[test]
fn a_comment_after_a_colon_is_pointed_out_too() {
    let yaml =
        short_plan("  - text: Một.\n") + "legal_bases:\n  - Bước 1: làm #xong việc này\n";
    assert_eq!(rules(&yaml), [("colon-in-text", 15), ("comment-in-text", 15)]);
}

#[test]
fn many_keys_take_no_time_out_of_proportion() {
    let keys: String = (0..20_000).map(|i| format!("khoa{i}: 1\n")).collect();
    let started = std::time::Instant::now();
    let found = findings(&keys);
    assert_eq!(found.len(), 201, "200 findings, and how many more there are");
    // Seconds where it was minutes; far from the limit on any machine.
    assert!(started.elapsed().as_secs() < 30);
}

#[test]
fn stars_between_figures_are_printed_and_dates_of_a_date_column_read_day_first() {
    let yaml = with_table(
        &[("a", "2fr"), ("b", "1fr, type: date")],
        "      rows:\n        - a: '1200*600*750'\n          b: 2026-03-15\n",
    );
    let text = all_text(&pages(&yaml));
    assert!(text.contains("1200*600*750") && text.contains("15/3/2026"), "{text}");
}

#[test]
fn an_item_of_a_closing_only_has_its_number_before_it() {
    let yaml =
        short_plan("  - title: Mở\n    items:\n      - text: a\n      - closing: kết\n");
    assert!(all_text(&pages(&yaml)).contains("1. a 2. kết./."));
}

#[test]
fn a_column_that_is_too_narrow_is_named_once_and_so_is_the_headings_line() {
    let row = |text: &str| format!("        - a: {text}\n");
    let wide = row("1.234.567.890.123");
    let yaml =
        with_table(&[("a", "15mm"), ("b", "1fr")], &format!("      rows:\n{wide}{wide}"));
    assert_eq!(rules(&yaml), [("too-long-word", 20)]);
    let long = "Trungtâmnghiêncứuphattriển".repeat(3);
    let yaml = short_plan("  - text: Một.\n").replace(
        "agency: ubnd-bac-ninh",
        &format!(
            "agency:\n  parent: [Bộ X]\n  heading:\n    - {long}\n  name: T\n  abbreviation: T\n  place: H"
        ),
    );
    assert_eq!(rules(&yaml), [("too-long-word", 5)]);
}

#[test]
fn a_long_word_in_the_body_is_said_at_its_paragraph() {
    let yaml = short_plan(&body(&"x".repeat(200)));
    assert_eq!(rules(&yaml), [("too-long-word", 8)]);
}

#[test]
fn a_list_typed_with_other_signs_keeps_its_lines() {
    let text = "|\n      Gồm:\n      – một\n      + hai\n      a) ba\n      1. bốn";
    let found = lines(&pages(&short_plan(&body(text))));
    for start in ["– một", "+ hai", "a) ba", "1. bốn"] {
        assert!(found.iter().any(|l| plain(&l.text).starts_with(start)), "{start}");
    }
    assert!(found.iter().all(|l| l.right <= 190.0 * MM + 0.5));
}
