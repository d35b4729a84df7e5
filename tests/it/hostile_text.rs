//! No text can become code: every character of it is printed.

use proptest::prelude::*;
use proptest::test_runner::Config;
use vanban::document::Prose;

use crate::support::{all_text, lines, pages, plan_with};

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
    let recipient = solid(vanban::vi::list_item(text));
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
        printed.contains(&format!("-{recipient};-Lưu:VT.")),
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
    #![proptest_config(Config { cases: 300, failure_persistence: None, ..Config::default() })]

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
}
