//! The punctuation that the decree fixes, so that nobody gets it twice.

/// One entry of a list that the program punctuates, without the dash before it and the
/// mark after it that the author may have typed.
///
/// ```
/// assert_eq!(vanban::vi::list_item("- Ban TĐKT Trung ương (để b/c);"),
///     "Ban TĐKT Trung ương (để b/c)");
/// ```
pub fn list_item(text: &str) -> &str {
    let text = text.trim();
    let text = ["- ", "– ", "+ "]
        .iter()
        .find_map(|d| text.strip_prefix(d))
        .unwrap_or(text);
    strip_end(text)
}

/// True for a recipient that is the archive's line, typed by the author (II.9.d).
pub fn is_archive_line(text: &str) -> bool {
    let text = list_item(text);
    text.strip_prefix("Lưu").is_some_and(|rest| {
        rest.trim_start().starts_with(':') || rest.trim_start().starts_with("VT")
    })
}

/// The entries, each with `;` after it and the last with `.` (II.6.a, II.9.d).
pub fn join_list(items: &[String]) -> Vec<String> {
    let last = items.len().saturating_sub(1);
    items
        .iter()
        .enumerate()
        .map(|(i, item)| format!("{item}{}", if i == last { "." } else { ";" }))
        .collect()
}

/// The words that a legal basis begins with, beside `Căn cứ` (II.6.a; forms 1.1–1.3).
const LEAD_WORDS: [&str; 9] = [
    "Căn cứ",
    "Theo đề nghị",
    "Theo",
    "Thực hiện",
    "Xét",
    "Trên cơ sở",
    "Sau khi",
    "Tiếp theo",
    "Được sự",
];

/// A legal basis with its `Căn cứ`, unless it begins with a word of its own.
///
/// ```
/// assert_eq!(vanban::vi::basis("Luật Báo chí;"), "Căn cứ Luật Báo chí");
/// assert_eq!(vanban::vi::basis("Theo đề nghị của Giám đốc Sở."), "Theo đề nghị của Giám đốc Sở");
/// ```
pub fn basis(text: &str) -> String {
    let text = strip_prefix_word(list_item(text), "Căn cứ");
    let leads = |word: &&str| strip_prefix_word(text, word).len() < text.len();
    if LEAD_WORDS.iter().any(leads) {
        text.to_owned()
    } else {
        format!("Căn cứ {text}")
    }
}

/// The text without a leading word that the program prints itself, such as `Căn cứ`.
pub fn strip_prefix_word<'a>(text: &'a str, word: &str) -> &'a str {
    let text = text.trim();
    match text.get(..word.len()) {
        Some(start) if start.to_lowercase() == word.to_lowercase() => {
            match text[word.len()..].strip_prefix([' ', '\u{a0}', ':']) {
                Some(rest) => rest.trim_start(),
                None => text,
            }
        }
        _ => text,
    }
}

/// The last paragraph of a body with its `./.`, whatever mark it ended with (forms 1.1–1.10).
pub fn close_body(text: &str) -> String {
    format!("{}./.", strip_end(text))
}

/// The text without `;`, `,`, `.`, `./.` or `. /.` at its end; an ellipsis and the full stop
/// of a shortened word in brackets stay.
fn strip_end(text: &str) -> &str {
    let text = text.trim_end();
    let without_mark = ["./.", ". /.", "./ .", ". / .", "/."]
        .iter()
        .find_map(|mark| text.strip_suffix(mark))
        .unwrap_or(text)
        .trim_end();
    if without_mark.ends_with("...") || without_mark.ends_with('…') {
        return without_mark;
    }
    without_mark.trim_end_matches([';', ',', '.', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_were_typed_are_not_doubled() {
        let items: Vec<_> = ["- Như trên;", "Sở Nội vụ.", "Lưu: VT"]
            .map(|i| list_item(i).to_owned())
            .into();
        assert_eq!(join_list(&items), ["Như trên;", "Sở Nội vụ;", "Lưu: VT."]);
    }

    #[test]
    fn the_closing_mark_replaces_any_end() {
        for text in
            ["theo quy định", "theo quy định.", "theo quy định./.", "theo quy định. /."]
        {
            assert_eq!(close_body(text), "theo quy định./.");
        }
        assert_eq!(close_body("của Nhân dân..."), "của Nhân dân..../.");
    }

    #[test]
    fn the_word_is_stripped_only_as_a_word() {
        assert_eq!(strip_prefix_word("Căn cứ Luật Báo chí", "Căn cứ"), "Luật Báo chí");
        assert_eq!(strip_prefix_word("căn cứ Luật Báo chí", "Căn cứ"), "Luật Báo chí");
        assert_eq!(strip_prefix_word("Căn cứu hộ", "Căn cứ"), "Căn cứu hộ");
    }
}
