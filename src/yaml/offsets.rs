//! Where a character of a value stands in the file.

use std::ops::Range;

use unicode_normalization::char::decompose_canonical;

use super::node::{Node, NodeKind, Style};

/// Where the stretches of a node's text stand in the file, in every style of scalar; made
/// once for a text.
///
/// The text may be the node's own or its NFC form without the spaces at its ends: indents,
/// folds, escapes and normal forms change bytes and spaces, but neither the number nor the
/// order of the other characters in decomposed form, so those are counted. An offset at a
/// space answers with the next character's place.
pub struct TextMap<'a> {
    source: &'a str,
    text: &'a str,
    end: usize,
    /// The place in the file of each character that is no space, in decomposed form.
    places: Vec<usize>,
    /// How many such characters stand before each byte of the text.
    counts: Vec<usize>,
}

impl<'a> TextMap<'a> {
    /// The map of a node's text.
    pub fn new(source: &'a str, node: &Node, text: &'a str) -> Self {
        let (places, counts) = (places(source, node), counts(text));
        Self { source, text, end: node.range.end, places, counts }
    }

    /// The bytes in the file of a stretch of the text, from its first character to its last.
    pub fn range(&self, range: Range<usize>) -> Range<usize> {
        let place = |at: usize| {
            let count = self.counts.get(at).copied().unwrap_or(usize::MAX);
            self.places.get(count).copied().unwrap_or(self.end)
        };
        let start = place(range.start);
        let Some((last, c)) = self.text[range.clone()].char_indices().next_back() else {
            return start..start;
        };
        let last = place(range.start + last);
        // The last character ends where the next one begins, unless spaces or a quotation
        // mark stand between; an escape is longer than what it stands for.
        let raw = &self.source[last..self.end.max(last)];
        let length = match raw.as_bytes() {
            [b'\\', b'x', ..] => 4,
            [b'\\', b'u', ..] => 6,
            [b'\\', b'U', ..] => 10,
            [b'\\', ..] => 2,
            _ => written_length(raw, c),
        };
        start..(last + length).min(self.source.len())
    }
}

/// How many bytes of a file stand for one composed character.
fn written_length(raw: &str, c: char) -> usize {
    let mut end = raw.chars().next().map_or(0, char::len_utf8);
    if !raw.starts_with(c) {
        let marks = raw[end..]
            .chars()
            .take_while(|c| unicode_normalization::char::is_combining_mark(*c));
        end += marks.map(char::len_utf8).sum::<usize>();
    }
    end
}

/// The place in the file of each character of a scalar that is no space, in decomposed form.
fn places(source: &str, node: &Node) -> Vec<usize> {
    let NodeKind::Scalar { style, .. } = &node.kind else { return vec![] };
    let mut places = vec![];
    for (at, c) in written(&source[node.range.clone()], *style) {
        if !c.is_whitespace() {
            decompose_canonical(c, |_| places.push(node.range.start + at));
        }
    }
    places
}

/// How many characters that are no spaces, in decomposed form, stand before each byte of a
/// text; one more entry for its end.
fn counts(text: &str) -> Vec<usize> {
    let mut counts = Vec::with_capacity(text.len() + 1);
    let mut count = 0;
    for c in text.chars() {
        counts.resize(counts.len() + c.len_utf8(), count);
        if !c.is_whitespace() {
            decompose_canonical(c, |_| count += 1);
        }
    }
    counts.push(count);
    counts
}

/// The characters that a scalar stands for, each with its byte offset in the scalar.
fn written(raw: &str, style: Style) -> Vec<(usize, char)> {
    let whole = || raw.char_indices();
    match style {
        Style::Plain | Style::Literal | Style::Folded => whole().collect(),
        Style::SingleQuoted => {
            let mut found = Vec::new();
            let mut characters = whole().skip(1).peekable();
            while let Some((at, c)) = characters.next() {
                if c == '\'' && characters.next_if(|(_, next)| *next == '\'').is_none() {
                    break;
                }
                found.push((at, c));
            }
            found
        }
        Style::DoubleQuoted => double_quoted(raw),
    }
}

fn double_quoted(raw: &str) -> Vec<(usize, char)> {
    let mut found = Vec::new();
    let mut characters = raw.char_indices().skip(1);
    while let Some((at, c)) = characters.next() {
        match c {
            '"' => break,
            '\\' => {
                let Some((_, escape)) = characters.next() else { break };
                let digits = match escape {
                    'x' => 2,
                    'u' => 4,
                    'U' => 8,
                    _ => 0,
                };
                let code: String =
                    characters.by_ref().take(digits).map(|(_, c)| c).collect();
                let decoded = match escape {
                    'x' | 'u' | 'U' => {
                        u32::from_str_radix(&code, 16).ok().and_then(char::from_u32)
                    }
                    'n' | 't' | 'r' | 'N' | '_' | 'L' | 'P' | ' ' | '\n' | '\r' => {
                        Some(' ')
                    }
                    '0' => Some('\0'),
                    'a' => Some('\u{7}'),
                    'b' => Some('\u{8}'),
                    'e' => Some('\u{1b}'),
                    'v' => Some('\u{b}'),
                    'f' => Some('\u{c}'),
                    other => Some(other),
                };
                found.extend(decoded.map(|c| (at, c)));
            }
            _ => found.push((at, c)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::SourceFile;
    use crate::vi::clean;
    use crate::yaml::{Path, parse};

    /// Finds `@` in the cleaned value of `a`, and returns what stands there in the file.
    fn found(yaml: &str) -> (usize, char) {
        let tree = parse(&SourceFile::new("x.yaml", yaml)).unwrap();
        let node = tree.root.find(&Path::parse("a"));
        let text = clean(node.scalar().unwrap());
        let at = text.find('@').unwrap();
        let at = TextMap::new(yaml, node, &text).range(at..at + 1).start;
        (at, yaml[at..].chars().next().unwrap())
    }

    #[test]
    fn a_character_is_found_in_every_style_of_scalar() {
        for yaml in [
            "a: một @ hai\n",
            "a: một\n  hai\n  @\n",
            "a: 'nó''s @'\n",
            "a: \"t\\u1EBFng \\\"x\\\" \\\n   và @\"\n",
            "a: |\n  một\n\n  hai @\n",
            "a: >-\n    một\n    hai @\n",
            "a: tie\u{302}\u{301}ng Vie\u{323}\u{302}t @\n",
            "a: \"tie\u{302}\u{301}ng @\"\n",
        ] {
            assert_eq!(found(yaml), (yaml.find('@').unwrap(), '@'), "{yaml:?}");
        }
    }
}
