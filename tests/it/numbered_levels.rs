//! Levels “A.” and “1.1.”, and the number before a bold title that runs into its text.

use crate::support::{
    Sandbox, all_text, findings, line_with, lines, pages, rule_names, short_plan,
};
use vanban::typeset::text_runs;

const LEVELS: &str = "  - level: chu-hoa
    title: Phần đầu
    items:
      - title: Mục đầu
        items:
          - title: Khoản đầu
            items:
              - {level: tieu-khoan, title: Tiểu khoản, items: [{id: day, text: Điểm.}, {text: Hai.}]}
              - {title: Tiểu khoản sau, items: [{text: Điểm nữa.}, {level: tieu-khoan, text: Sâu.}]}
  - title: Phần sau
    items: [{title: Mục lại, items: [{text: 'Theo [[day]].'}]}]
";

#[test]
fn letters_and_double_numbers_are_counted_anew_in_what_they_lie_in() {
    let yaml =
        short_plan(LEVELS).replace("{level: tieu-khoan, text: Sâu.}", "{text: Sâu.}");
    let text = all_text(&pages(&yaml));
    for line in [
        "A. PHẦN ĐẦU I. MỤC ĐẦU 1. Khoản đầu 1.1. Tiểu khoản a) Điểm. b) Hai. \
         1.2. Tiểu khoản sau a) Điểm nữa. b) Sâu.",
        "B. PHẦN SAU I. MỤC LẠI 1. Theo tiết a điểm 1.1 khoản 1 Mục I Phần A./.",
    ] {
        assert!(text.contains(line), "{text}");
    }
}

#[test]
fn a_higher_level_in_a_lower_one_is_refused() {
    let found = findings(&short_plan(
        "  - items: [{items: [{level: tieu-khoan, items: [{level: khoan, text: A.}]}]}]\n",
    ));
    assert!(rule_names(&found).contains(&"invalid-level"), "{found:#?}");
    let found = findings(&short_plan("  - items: [{level: chu-hoa, text: A.}]\n"));
    assert_eq!(rule_names(&found), ["invalid-level"]);
}

#[test]
fn a_contract_has_double_numbers_right_under_its_articles() {
    let yaml = short_plan(
        "  - {title: Giá, items: [{level: tieu-khoan, text: Một.}, {text: Hai., items: \
         [{level: tieu-khoan, text: Ba.}]}]}\n  - {title: Hạn, items: [{level: tieu-khoan, text: Bốn.}]}\n",
    )
    .replace("kind: ke-hoach", "kind: ke-hoach\nscheme: chuong-dieu");
    let text = all_text(&pages(&yaml));
    let body = "Điều 1. Giá 1.1. Một. 1.2. Hai. 1.2.1. Ba. Điều 2. Hạn 2.1. Bốn./.";
    assert!(text.contains(body), "{text}");
}

#[test]
fn a_number_that_was_typed_too_is_printed_once() {
    let text = all_text(&pages(&short_plan(
        "  - items: [{text: Một., items: [{level: tieu-khoan, text: 1.1. Hai.}]}]\n",
    )));
    assert!(text.contains("1. Một. 1.1. Hai./."), "{text}");
}

#[test]
fn an_extract_keeps_the_numbers_above_its_parts() {
    let sandbox = Sandbox::project();
    sandbox.write("plans/goc.yaml", short_plan(LEVELS));
    sandbox.write(
        "plans/sao.yaml",
        "kind: trich-sao\nagency: ubnd-bac-ninh\nnumber: 3\ndate: 2026-03-05\n\
         original: {document: plans/goc.yaml, parts: [day]}\n\
         signature: {position: Chủ tịch, name: Lê Văn Tư}\n",
    );
    let run = sandbox.run(&["build", "plans/sao.yaml", "--format", "typst"]);
    assert_eq!(run.status, 0, "{run:?}");
    let typst = String::from_utf8_lossy(&sandbox.read("out/sao.typ")).into_owned();
    for number in ["A. ", "I. ", "1. ", "1.1. ", "a) "] {
        assert!(typst.contains(&format!("\"{number}")), "{number}: {typst}");
    }
    assert!(!typst.contains("1.2. "), "{typst}");
}

#[test]
fn the_number_before_a_bold_beginning_is_bold_at_every_level() {
    let yaml = short_plan(
        "  - items:\n    - text: '**Thời gian:** 13 giờ.'\n      items:\n        - text: '**Nơi:** nhà A.'\n          \
         items: [{text: '**Gạch:** một.'}]\n    - text: Thường.\n    - text: '***Cả hai:*** ba.'\n    \
         - text: '*Nghiêng:* bốn.'\n    - text: '**2. Gõ số:** năm.'\n",
    );
    let set = pages(&yaml);
    let found = lines(&set);
    for (line, bold) in [
        ("1. Thời gian:", true),
        ("a) Nơi:", true),
        ("- Gạch:", true),
        ("2. Thường.", false),
        ("3. Cả hai:", true),
        ("4. Nghiêng:", false),
    ] {
        assert_eq!(line_with(&found, line).bold, bold, "{line}");
    }
    let both = text_runs(&set).into_iter().find(|run| run.text.starts_with("3."));
    assert!(both.expect("number").italic);
}

#[test]
fn the_same_holds_in_an_attached_text() {
    let yaml = "kind: quyet-dinh\nagency: ubnd-bac-ninh\nnumber: 5\ndate: 2026-03-05\n\
        subject: Thử\nlegal_bases: [Luật Giá]\nsections: [{text: Ban hành.}]\n\
        attachment:\n  kind: ke-hoach\n  subject: Thử\n  sections:\n    - items: [{text: '**Hạn:** một.'}]\n\
        signature: {position: Chủ tịch, name: Lê Văn Tư}\n";
    assert!(line_with(&lines(&pages(yaml)), "1. Hạn:").bold);
}
