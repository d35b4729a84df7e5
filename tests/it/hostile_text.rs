//! No text can become code: every character of it is printed.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use vanban::document::Prose;
use vanban::standard::nd30;

use crate::support::{SESSION, all_text, lines, pages, plan_with};

/// Texts that would mean something in Typst, Jinja or YAML, were they not mere text.
const HOSTILE: [&str; 22] = [
    "#read(\"/etc/passwd\")",
    "$x^2$",
    "@a và <b>",
    "một \\ hai \\\\",
    "// không phải chú thích",
    "/* cũng không */",
    "= a",
    "== b",
    "+ c",
    "/ d: e",
    "{{ 7*7 }}",
    "{% raw %}{# #}",
    "`mã` và ```khối```",
    "\"ngoặc\" 'đơn' “cong”",
    "một dấu * lẻ",
    "_gạch_ dưới",
    "~ cách",
    "--- và -- và ...",
    "1. một",
    "a) hai",
    "]] )) }} ; #",
    "#\"x\"; #{ 1 } #let y = 2",
];

/// The characters of a text without spaces.
fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A text as a double-quoted YAML scalar.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A plan that holds a plain text in its subject and recipients, and prose in its body and a
/// cell.
fn plan_holding(plain: &str, prose: &str) -> String {
    let (plain, prose) = (quoted(plain), quoted(prose));
    let sections = format!("  - title: Mở\n    text: {prose}\n  - text: Hết.\n");
    let cell = format!(
        "appendices:\n  - table:\n      columns:\n        - {{key: a, title: A}}\n      rows:\n        \
         - a: {prose}\n"
    );
    plan_with(&sections, std::slice::from_ref(&plain), &cell)
        .replace("subject: Công tác thử nghiệm năm 2025", &format!("subject: {plain}"))
}

/// Asserts that a text is printed in its four places, character for character.
fn assert_printed(text: &str) {
    let prose = Prose::escape(text).0;
    let set = pages(&plan_holding(text, &prose));
    let recipient = solid(nd30().list_item(text));
    // A plus sign before a recipient stays.
    let lead = if text.trim_start().starts_with("+ ") { "+" } else { "-" };
    let text = solid(text);
    let printed = solid(&all_text(&set));
    assert!(
        printed.contains(&format!("HOẠCH{text}I.MỞ")),
        "{text:?} in the subject: {printed}"
    );
    assert!(
        printed.contains(&format!("I.MỞ{text}II.Hết./.")),
        "{text:?} in the body: {printed}"
    );
    assert!(
        printed.contains(&format!("{lead}{recipient};-Lưu:VT.")),
        "{text:?} in a recipient: {printed}"
    );
    assert!(printed.contains(&format!("STTA1{text}")), "{text:?} in a cell: {printed}");
}

#[test]
fn texts_that_would_be_code_are_printed_as_they_are() {
    for text in HOSTILE {
        assert_printed(text);
    }
}

#[test]
fn unpaired_marks_of_prose_are_printed_as_they_are() {
    for text in ["một * hai", "*", "**", "a*", "(*) ghi chú", "#read(\"x\")", "{{ 7*7 }}"]
    {
        let printed = solid(&all_text(&pages(&plan_holding("x", text))));
        assert!(
            printed.contains(&format!("I.MỞ{}II.", solid(text))),
            "{text:?}: {printed}"
        );
    }
}

#[test]
fn no_text_reads_a_file() {
    let set = pages(&plan_holding("#read(\"/etc/passwd\")", "#read(\"/etc/passwd\")"));
    assert!(!all_text(&set).contains("root:"));
}

/// Any characters that the bundled font has, as words that are not too long for a line.
fn any_text() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        6 => prop::char::range('!', '~'),
        3 => prop::sample::select(
            "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ“”–…§°±½€₫"
                .chars().collect::<Vec<_>>()
        ),
    ];
    let word = prop::collection::vec(character, 1..12)
        .prop_map(|characters| characters.into_iter().collect::<String>());
    prop::collection::vec(word, 1..12).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(Config { cases: 300, failure_persistence: None, rng_seed: RngSeed::Fixed(302_020), ..Config::default() })]

    #[test]
    fn any_text_is_printed_character_for_character(text in any_text()) {
        // A list's own marks at the ends are the program's to set.
        let core = text.trim_matches(|c: char| ";,./- –+:".contains(c));
        prop_assume!(!core.trim().is_empty());
        let text = format!("x{core}x");
        assert_printed(&text);
        // And nothing else has moved: the heading is where it was.
        prop_assert!(lines(&pages(&plan_holding(&text, "a"))).iter().any(|l| l.text == "KẾ HOẠCH"));
    }

    #[test]
    fn no_file_however_broken_makes_the_program_fail(
        edits in prop::collection::vec((0_usize..4000, 0_usize..12, broken_piece()), 1..6)
    ) {
        let mut bytes = broken_base().into_bytes();
        for (at, removed, piece) in edits {
            let at = at % bytes.len();
            let end = (at + removed).min(bytes.len());
            bytes.splice(at..end, piece.bytes());
            bytes.push(b'\n');
        }
        // Bytes that are no text have their own finding, and end there.
        if let Ok(file) = vanban::yaml::read_text("x.yaml", &bytes) {
            let (_, findings) = SESSION.build(&file, vanban::pipeline::Product::Pdf);
            let failed = findings.iter().any(|finding| finding.rule.name == "internal-fault");
            prop_assert!(!failed, "{findings:#?}");
            prop_assert!(findings.iter().all(|finding| finding.place.is_some()));
        }
    }
}

/// A plan with every part, small enough to be set a few hundred times.
fn broken_base() -> String {
    plan_with(
        "  - title: Mở\n    intro: Lời dẫn\n    items:\n      - text: |\n          Một *hai*\n          - ba\n    closing: Hết\n",
        &["Sở Nội vụ".to_owned()],
        "legal_bases: [Luật A, \"Luật B\"]\nappendices:\n  - title: Bảng\n    table:\n      columns:\n        \
         - {key: a, title: A, width: 2fr}\n        - {key: b, title: B, type: money}\n      groups:\n        \
         - title: Nhóm\n          rows:\n            - a: một\n              b: 1.000\n        - title: Hai\n",
    )
}

/// Pieces that YAML, Typst and templates care about.
fn broken_piece() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "",
            "\n",
            "  ",
            "\t",
            ": ",
            " #",
            "- ",
            "|",
            ">-",
            "\"",
            "'",
            "[",
            "]",
            "{",
            "}",
            "*",
            "&a ",
            "*a",
            "!!str ",
            "---\n",
            "null",
            "~",
            "\\",
            "0",
            "-1",
            "\r\n",
            "\u{301}",
            "rows:",
            "items:",
            "title:",
            "groups: []",
            "99999999999999999999",
            "<<: *a",
            "? ",
            "%TAG",
        ])
        .prop_map(str::to_owned),
        any_text(),
    ]
}
