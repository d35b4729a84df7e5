//! Columns are too wide where they do not fit on the page that they stand on, and only there.

use crate::support::{Sandbox, rule_names, set};

/// What is found wrong with a table, under margins, in a text or an annex on its side.
fn found(margins: &str, table: &str, orientation: &str) -> Vec<&'static str> {
    let sandbox = Sandbox::project();
    let project = String::from_utf8(sandbox.read("vanban.yaml")).expect("UTF-8");
    sandbox.write("vanban.yaml", format!("{project}\nmargins: {margins}\n"));
    let yaml = format!(
        "kind: bao-cao\nagency: so-noi-vu\ndate: 2026-05-08\nnumber: 4\nsubject: Kho sách\npreamble: Một đoạn.\n\
         appendices: [{{orientation: {orientation}, table: {table}}}]\n\
         signature: {{position: Giám đốc, name: Tạ Thị Năm}}\n"
    );
    let (pages, mut findings) = set(&sandbox.session(), &yaml);
    // A title may be wider than its column, and is broken.
    findings.retain(|finding| finding.rule.name != "too-long-word");
    assert_eq!(pages.is_none(), !findings.is_empty(), "{findings:#?}");
    rule_names(&findings)
}

fn table(unnumbered: bool, widths: &[&str]) -> String {
    let columns: Vec<String> = widths
        .iter()
        .enumerate()
        .map(|(i, width)| format!("{{key: c{i}, title: C{i}, width: {width}}}"))
        .collect();
    format!(
        "{{unnumbered: {unnumbered}, columns: [{}], rows: [{{c0: a}}]}}",
        columns.join(", ")
    )
}

const USUAL: &str = "{left: 30, right: 20}";
const NARROW: &str = "{left: 35, right: 20}";
const WIDE: &str = "{left: 30, right: 15}";
const NOTHING: [&str; 0] = [];
const TOO_WIDE: [&str; 1] = ["too-wide-columns"];

#[test]
fn a_table_without_numbers_has_the_room_of_their_column_too() {
    // 160 mm of text: 12 for the numbers.
    assert_eq!(found(USUAL, &table(false, &["100mm", "48mm"]), "portrait"), NOTHING);
    assert_eq!(found(USUAL, &table(false, &["100mm", "49mm"]), "portrait"), TOO_WIDE);
    assert_eq!(found(USUAL, &table(true, &["100mm", "60mm"]), "portrait"), NOTHING);
    assert_eq!(found(USUAL, &table(true, &["100mm", "61mm"]), "portrait"), TOO_WIDE);
}

#[test]
fn the_projects_own_margins_count() {
    let whole = table(true, &["100mm", "60mm"]);
    assert_eq!(found(NARROW, &whole, "portrait"), TOO_WIDE);
    assert_eq!(found(NARROW, &table(true, &["100mm", "55mm"]), "portrait"), NOTHING);
    let wider = table(true, &["100mm", "65mm"]);
    assert_eq!(found(USUAL, &wider, "portrait"), TOO_WIDE);
    assert_eq!(found(WIDE, &wider, "portrait"), NOTHING);
}

#[test]
fn an_annex_on_its_side_has_the_long_side_of_the_sheet() {
    // 247 mm of text.
    assert_eq!(found(USUAL, &table(false, &["200mm", "35mm"]), "landscape"), NOTHING);
    assert_eq!(found(USUAL, &table(false, &["200mm", "36mm"]), "landscape"), TOO_WIDE);
    assert_eq!(found(USUAL, &table(true, &["200mm", "47mm"]), "landscape"), NOTHING);
    assert_eq!(found(USUAL, &table(true, &["200mm", "48mm"]), "landscape"), TOO_WIDE);
    assert_eq!(found(WIDE, &table(true, &["200mm", "52mm"]), "landscape"), NOTHING);
    assert_eq!(found(NARROW, &table(true, &["200mm", "47mm"]), "landscape"), TOO_WIDE);
}

#[test]
fn columns_that_share_what_is_left_need_some_of_it() {
    assert_eq!(found(USUAL, &table(true, &["155mm", "1fr"]), "portrait"), NOTHING);
    assert_eq!(found(USUAL, &table(true, &["158mm", "1fr"]), "portrait"), TOO_WIDE);
    assert_eq!(found(USUAL, &table(false, &["150mm", "1fr"]), "portrait"), TOO_WIDE);
}
