//! The punctuation that a standard fixes, so that nobody gets it twice.

use super::model::Standard;

/// What people type before an entry of a list.
const DASHES: [&str; 3] = ["- ", "– ", "+ "];

impl Standard {
    /// One entry of a list that the program punctuates, without the dash before it and the
    /// mark after it that the author may have typed.
    pub fn list_item<'a>(&self, text: &'a str) -> &'a str {
        let text = text.trim();
        let dash = DASHES.iter().find_map(|dash| text.strip_prefix(dash));
        strip_end(dash.unwrap_or(text), &self.words.end.text)
    }

    /// The entries, each with its mark after it and the last with the last one's; what ends in a
    /// colon leads to the next one, and gets none.
    pub fn join_list(&self, items: &[String]) -> Vec<String> {
        let last = items.len().saturating_sub(1);
        let (between, end) = (&self.words.item.text, &self.words.last_item.text);
        let mark = |i: usize| if i == last { end } else { between };
        items
            .iter()
            .enumerate()
            .map(|(i, item)| {
                let leads = item.ends_with(':') && i != last;
                if leads { item.clone() } else { format!("{item}{}", mark(i)) }
            })
            .collect()
    }

    /// A legal basis with its first word, unless it begins with one of its own.
    pub fn basis(&self, text: &str) -> String {
        let word = &self.words.basis.text;
        let text = strip_prefix_word(self.list_item(text), word);
        let leads = |word: &String| strip_prefix_word(text, word).len() < text.len();
        if self.basis_leads.iter().any(leads) || word.is_empty() {
            text.to_owned()
        } else {
            format!("{word} {text}")
        }
    }

    /// The word that the archive's line begins with, without its mark: `Lưu`.
    fn archive_word(&self) -> &str {
        let pattern = &self.words.archive.text;
        let lead = pattern.split(['{', '[']).next().unwrap_or_default();
        lead.trim_end_matches([' ', ':'])
    }

    /// True for a recipient that is the archive's line, typed by the author.
    pub fn is_archive_line(&self, text: &str) -> bool {
        let word = self.archive_word();
        let rest = self.list_item(text).strip_prefix(word).map(str::trim_start);
        let unit = &self.words.archive_unit.text;
        !word.is_empty()
            && rest.is_some_and(|rest| {
                rest.starts_with(':') || rest.starts_with(unit.as_str())
            })
    }

    /// The archive's line as the author typed it, with the mark after its word.
    pub fn archive_line(&self, typed: &str) -> String {
        let word = self.archive_word();
        let lead = self.words.archive.text.split(['{', '[']).next().unwrap_or_default();
        let lead = lead.trim_end();
        if typed.starts_with(lead) {
            typed.to_owned()
        } else {
            typed.replacen(word, lead, 1)
        }
    }

    /// The last paragraph of a body with its end mark, whatever mark it ended with.
    pub fn close_body(&self, text: &str) -> String {
        let end = &self.words.end.text;
        format!("{}{end}", strip_end(text, end))
    }
}

/// The text without a leading word that the program prints itself.
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

/// The text without `;`, `,`, `.` or the end mark at its end, however the mark was spaced; an
/// ellipsis and the full stop of a shortened word in brackets stay.
fn strip_end<'a>(text: &'a str, mark: &str) -> &'a str {
    let text = text.trim_end();
    let mut characters = mark.chars();
    let without = strip_spaced(text, mark).or_else(|| {
        characters.next();
        strip_spaced(text, characters.as_str())
    });
    let without = without.unwrap_or(text).trim_end();
    if without.ends_with("...") || without.ends_with('…') {
        return without;
    }
    without.trim_end_matches([';', ',', '.', ' '])
}

/// The text without a mark of at least two characters, spaces between them or not.
fn strip_spaced<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    if mark.chars().count() < 2 {
        return None;
    }
    let mut rest = text;
    for (i, c) in mark.chars().rev().enumerate() {
        rest = if i == 0 { rest } else { rest.trim_end() };
        rest = rest.strip_suffix(c)?;
    }
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::super::embedded::nd30;
    use super::*;

    #[test]
    fn marks_that_were_typed_are_not_doubled() {
        let items: Vec<_> = ["- Như trên;", "Sở Nội vụ.", "Lưu: VT"]
            .map(|i| nd30().list_item(i).to_owned())
            .into();
        assert_eq!(nd30().join_list(&items), ["Như trên;", "Sở Nội vụ;", "Lưu: VT."]);
        let leading = ["Văn phòng:", "Các phòng"].map(str::to_owned);
        assert_eq!(nd30().join_list(&leading), ["Văn phòng:", "Các phòng."]);
    }

    #[test]
    fn the_closing_mark_replaces_any_end() {
        let ends = ["", ".", "./.", ". /.", " / .", "/.", ";"];
        for end in ends {
            let text = format!("theo quy định{end}");
            assert_eq!(nd30().close_body(&text), "theo quy định./.");
        }
        assert_eq!(nd30().close_body("của Nhân dân..."), "của Nhân dân..../.");
    }

    #[test]
    fn a_basis_gets_its_word_once() {
        let standard = nd30();
        assert_eq!(standard.basis("Luật Báo chí;"), "Căn cứ Luật Báo chí");
        assert_eq!(standard.basis("căn cứ Luật Báo chí"), "Căn cứ Luật Báo chí");
        let own = "Theo đề nghị của Giám đốc Sở.";
        assert_eq!(standard.basis(own), "Theo đề nghị của Giám đốc Sở");
        assert_eq!(strip_prefix_word("Căn cứu hộ", "Căn cứ"), "Căn cứu hộ");
    }

    #[test]
    fn the_archives_line_is_known_when_it_is_typed() {
        let standard = nd30();
        assert!(standard.is_archive_line("- Lưu: VT, NC."));
        assert!(standard.is_archive_line("Lưu VT"));
        assert!(!standard.is_archive_line("Lưu trữ quốc gia"));
        assert_eq!(standard.archive_line("Lưu VT"), "Lưu: VT");
    }
}
