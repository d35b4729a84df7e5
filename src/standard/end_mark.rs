//! The mark that ends a text, where its author has typed it.

use super::model::Standard;

/// What may close a quotation of the mark.
const CLOSING: &str = "”\"’'»)]";

impl Standard {
    /// A text without the end marks that its author has typed in it: a full stop stands for each.
    /// A mark that is quoted, or part of a longer word, stays.
    pub fn without_end_marks(&self, text: &str) -> String {
        let mark: Vec<char> = self.words.end.text.chars().collect();
        let characters: Vec<char> = text.chars().collect();
        let mut found = String::with_capacity(text.len());
        let mut i = 0;
        while i < characters.len() {
            let Some(end) = mark_at(&characters, i, &mark) else {
                found.push(characters[i]);
                i += 1;
                continue;
            };
            found.truncate(found.trim_end().len());
            if !found.ends_with(['.', ';', ':', ',', '…']) && !found.is_empty() {
                found.push('.');
            }
            i = end;
        }
        found
    }
}

/// Where a typed mark ends that begins at a character; its signs may stand apart.
fn mark_at(text: &[char], at: usize, mark: &[char]) -> Option<usize> {
    if mark.len() < 2 || text[at] != mark[0] {
        return None;
    }
    let before = text[..at].iter().rev().find(|c| !c.is_whitespace());
    if before.is_some_and(|c| !c.is_alphanumeric() && !CLOSING.contains(*c) && *c != ';')
    {
        return None;
    }
    let mut i = at;
    for sign in mark {
        while text.get(i).is_some_and(|c| *c == ' ') {
            i += 1;
        }
        if text.get(i) != Some(sign) {
            return None;
        }
        i += 1;
    }
    text.get(i).is_none_or(|c| c.is_whitespace()).then_some(i)
}

#[cfg(test)]
mod tests {
    use super::super::embedded::nd30;

    #[test]
    fn a_typed_end_mark_becomes_a_full_stop() {
        let without = |text: &str| nd30().without_end_marks(text);
        assert_eq!(without("từ ngày ký./."), "từ ngày ký.");
        assert_eq!(
            without("hiệu lực ./. Sau đó tiếp tục ./."),
            "hiệu lực. Sau đó tiếp tục."
        );
        assert_eq!(without("đến hết năm. / ."), "đến hết năm.");
        assert_eq!(without("./."), "");
    }

    #[test]
    fn a_mark_that_is_spoken_of_stays() {
        for text in ["Kết thúc bằng dấu “./.”.", "tệp ../. và ./.bashrc", "a/.b", "3./4."]
        {
            assert_eq!(nd30().without_end_marks(text), text);
        }
    }
}
