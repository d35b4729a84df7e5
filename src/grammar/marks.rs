//! What of a text is no word of it: stars around words, names that are called, and what stands
//! above or below the line.

/// The length in bytes of what begins at a place of a text and is not read; 0 for what is.
pub(super) fn unread_at(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    if rest.starts_with('*') {
        return 1;
    }
    for (open, close) in [("[[", "]]"), ("[^", "]")] {
        let Some(inner) = rest.strip_prefix(open) else { continue };
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let length = inner.find(|c| !is_name(c)).unwrap_or(inner.len());
        if length > 0 && inner[length..].starts_with(close) {
            return open.len() + length + close.len();
        }
    }
    script(&text[..at], rest).unwrap_or(0)
}

/// The length of `^2^` behind a letter or bracket.
fn script(before: &str, rest: &str) -> Option<usize> {
    let mark = rest.chars().next().filter(|c| matches!(c, '~' | '^'))?;
    let attached = before.ends_with(|c: char| c.is_alphabetic() || ")~^".contains(c));
    let length = rest[1..].find(|c: char| c.is_whitespace() || "*~^[]/\\".contains(c))?;
    let after = rest[1 + length..].strip_prefix(mark)?;
    let free = !after.starts_with(|c: char| c.is_ascii_digit() || c == mark);
    (attached && free && (1..=20).contains(&length)).then_some(length + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let (mut said, mut at) = (String::new(), 0);
        while let Some(c) = text[at..].chars().next() {
            match unread_at(text, at) {
                0 => {
                    said.push(c);
                    at += c.len_utf8();
                }
                length => at += length,
            }
        }
        said
    }

    #[test]
    fn names_stars_and_scripts_are_no_words() {
        assert_eq!(read("năm **2025**[^a-2025], [[muc-2025]]"), "năm 2025, ");
        assert_eq!(read("2025 m^2^ CO~2~, NO~3~^-^"), "2025 m CO, NO");
        assert_eq!(read("~5% [^ a] 10~15,20~25 2^10"), "~5% [^ a] 10~15,20~25 2^10");
    }
}
