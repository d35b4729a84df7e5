//! Characters of word processors and chats that look like those of YAML, and spaces that are
//! forgotten behind those.

use std::ops::Range;
use std::sync::Arc;

use super::node::{Node, NodeKind, Style};
use super::structure::structure_lines;
use crate::diag::{Diagnostic, Message, Place, Rule, SourceFile, rules};
use crate::say;

/// How many lines of structure above a fault may be its cause.
const NEAR: usize = 3;

/// What a line has in the place of a character of YAML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lookalike {
    /// A long dash or a bullet in place of `-`.
    Dash(char),
    /// A space that may not break in place of a space.
    Space(&'static str),
    /// `：` in place of `:`.
    Colon(char),
    /// Nothing behind `-`.
    BareDash,
    /// Nothing behind the colon of a key.
    BareColon,
    /// `“` in place of `"`.
    Quote,
}

/// The lookalike that is the cause of a fault at an offset, if there is one at it or just above.
pub(super) fn before_fault(file: &Arc<SourceFile>, at: usize) -> Option<Diagnostic> {
    let lines = structure_lines(&file.text);
    let above = lines.partition_point(|line| line.start <= at);
    lines[..above].iter().rev().take(NEAR).find_map(|line| {
        let (range, sign) = in_line(&file.text[line.clone()])?;
        let range = range.start + line.start..range.end + line.start;
        Some(finding(file, range, sign))
    })
}

/// The first lookalike in a tree that YAML could read, but as something else.
pub(super) fn in_tree(file: &Arc<SourceFile>, root: &Node) -> Option<Diagnostic> {
    let text = &file.text;
    let found = |node: &Node, is_key: bool| {
        let NodeKind::Scalar { style: Style::Plain, .. } = node.kind else { return None };
        let start = text[..node.range.start].rfind('\n').map_or(0, |i| i + 1);
        let before = text[start..node.range.start].trim_start_matches(' ');
        let (_, said) = dashes(before);
        // What stands behind a key is a text, whatever it begins with.
        if !said.is_empty() || node.range.is_empty() {
            return None;
        }
        let line = text[start..].lines().next()?;
        let (range, sign) = in_line(line)?;
        let is_cause = match sign {
            Lookalike::Space(_) => true,
            Lookalike::Dash(_) | Lookalike::BareDash => before.is_empty() && !is_key,
            Lookalike::Colon(_) => !is_key,
            Lookalike::BareColon | Lookalike::Quote => false,
        };
        let range = range.start + start..range.end + start;
        is_cause.then(|| finding(file, range, sign))
    };
    first(root, false, &found)
}

/// The first finding in a tree, in its order.
fn first(
    node: &Node,
    is_key: bool,
    find: &impl Fn(&Node, bool) -> Option<Diagnostic>,
) -> Option<Diagnostic> {
    match &node.kind {
        NodeKind::Scalar { .. } => find(node, is_key),
        NodeKind::List(items) => items.iter().find_map(|item| first(item, false, find)),
        NodeKind::Map(entries) => entries.iter().find_map(|entry| {
            first(&entry.key, true, find).or_else(|| first(&entry.value, false, find))
        }),
    }
}

/// The dashes of list entries that a text begins with, and what follows.
fn dashes(text: &str) -> (usize, &str) {
    let mut rest = text;
    while let Some(behind) = rest.strip_prefix("- ") {
        rest = behind.trim_start_matches(' ');
    }
    (text.len() - rest.len(), rest)
}

fn is_hard_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{3000}' | '\u{2002}'..='\u{2005}')
}

fn in_line(line: &str) -> Option<(Range<usize>, Lookalike)> {
    let indent = line.len()
        - line
            .trim_start_matches(|c: char| c == ' ' || c == '\t' || is_hard_space(c))
            .len();
    if let Some((at, c)) = line[..indent].char_indices().find(|(_, c)| is_hard_space(*c))
    {
        return Some((at..at + c.len_utf8(), Lookalike::Space("indent")));
    }
    let (skipped, rest) = dashes(&line[indent..]);
    let start = indent + skipped;
    let mut characters = rest.chars();
    let (first, second) = (characters.next()?, characters.next());
    let blank = second.is_some_and(|c| matches!(c, ' ' | '\t') || is_hard_space(c));
    match first {
        '–' | '—' | '−' | '‐' | '‑' | '―' | '•' | '●' | '▪' | '◦' | '‣' | '·' | '∙'
        | '➢' | '*' | '+'
            if blank =>
        {
            return Some((start..start + first.len_utf8(), Lookalike::Dash(first)));
        }
        '-' if second.is_some_and(is_hard_space) => {
            return Some((
                start + 1..start + 1 + second?.len_utf8(),
                Lookalike::Space("dash"),
            ));
        }
        '-' if second.is_some_and(char::is_alphabetic) => {
            return Some((start..start + 1, Lookalike::BareDash));
        }
        _ => {}
    }
    in_key(rest).map(|(range, sign)| (range.start + start..range.end + start, sign))
}

/// What is wrong behind the key that a text begins with.
fn in_key(text: &str) -> Option<(Range<usize>, Lookalike)> {
    let key = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))?;
    if key < 2 || !text.starts_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    let rest = text[key..].trim_start_matches(' ');
    let at = text.len() - rest.len();
    let colon = rest.chars().next()?;
    let behind = rest[colon.len_utf8()..].chars().next();
    match (colon, behind) {
        ('：' | '﹕' | '∶', _) => {
            Some((at..at + colon.len_utf8(), Lookalike::Colon(colon)))
        }
        (':', Some(c)) if is_hard_space(c) => {
            Some((at + 1..at + 1 + c.len_utf8(), Lookalike::Space("colon")))
        }
        (':', Some(c)) if !c.is_whitespace() && !matches!(c, '/' | ':') => {
            Some((at..at + 1, Lookalike::BareColon))
        }
        (':', Some(' ')) => {
            let value = rest[1..].trim_start();
            let at = text.len() - value.len();
            value
                .starts_with(['“', '„'])
                .then(|| (at..at + '“'.len_utf8(), Lookalike::Quote))
        }
        _ => None,
    }
}

fn finding(file: &Arc<SourceFile>, range: Range<usize>, sign: Lookalike) -> Diagnostic {
    let (rule, message, hint) = said(sign);
    let fault = Diagnostic::new(rule, message).at(Place::new(file, range));
    // Whatever stands in the way of YAML stops the document.
    fault.error().hint(hint)
}

fn said(sign: Lookalike) -> (&'static Rule, Message, Message) {
    match sign {
        Lookalike::Dash(c) => (
            &rules::UNEXPECTED_DASH,
            say!(
                "`{c}` ở đầu dòng không phải dấu `-` của danh sách",
                "unexpected dash: `{c}` does not begin a list entry, only `-` does"
            ),
            say!(
                "Thay bằng dấu trừ và dấu cách `- `; lời văn có gạch đầu dòng thì viết sau `|`.",
                "Write a hyphen and a space, `- `; prose with dashes goes after `|`."
            ),
        ),
        Lookalike::Space(place) => space(place),
        Lookalike::Colon(c) => (
            &rules::UNEXPECTED_COLON,
            say!(
                "`{c}` không phải dấu hai chấm `:` của khóa",
                "unexpected colon: `{c}` is not the `:` of a key"
            ),
            say!("Gõ lại dấu `:` và một dấu cách.", "Type `:` and a space instead."),
        ),
        Lookalike::BareDash => (
            &rules::MISSING_SPACE,
            say!(
                "thiếu dấu cách sau dấu `-` của danh sách",
                "missing space after the `-` of a list"
            ),
            say!("Viết `- ` rồi đến nội dung.", "Write `- ` and then the entry."),
        ),
        Lookalike::BareColon => (
            &rules::MISSING_SPACE,
            say!(
                "thiếu dấu cách sau dấu hai chấm của khóa",
                "missing space after the colon of a key"
            ),
            say!("Viết `khóa: giá trị`.", "Write `key: value`."),
        ),
        Lookalike::Quote => (
            &rules::CURLY_QUOTES,
            say!(
                "“…” không phải dấu ngoặc của YAML, nên không giữ được dấu hai chấm trong câu",
                "“…” are no quotes of YAML, and do not hold a colon in the text"
            ),
            say!(
                "Đặt cả câu trong '…' hoặc \"…\"; cần in “…” thì giữ chúng ở bên trong.",
                "Put the whole text in '…' or \"…\"; keep “…” inside if they are to be printed."
            ),
        ),
    }
}

fn space(place: &str) -> (&'static Rule, Message, Message) {
    let message = match place {
        "indent" => say!(
            "thụt đầu dòng bằng dấu cách không ngắt (của Word, Zalo), không phải dấu cách thường",
            "unexpected space: the indentation has a no-break space, as Word and chats write it"
        ),
        "dash" => say!(
            "sau dấu `-` là dấu cách không ngắt (của Word, Zalo), không phải dấu cách thường",
            "unexpected space: a no-break space behind the `-` of a list"
        ),
        _ => say!(
            "sau dấu hai chấm là dấu cách không ngắt (của Word, Zalo), không phải dấu cách thường",
            "unexpected space: a no-break space behind the colon of a key"
        ),
    };
    let hint = say!(
        "Xóa dấu cách ấy và gõ lại bằng phím cách; tìm U+00A0 để sửa cả tệp.",
        "Delete it and type a space; search for U+00A0 to mend the whole file."
    );
    (&rules::UNEXPECTED_SPACE, message, hint)
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;
    use super::*;

    /// The rule that a file's only fault breaks, and the text at its place.
    fn fault(text: &str) -> Option<(&'static str, String)> {
        let file = SourceFile::new("x.yaml", text);
        let faults = parse(&file).err()?;
        assert_eq!(faults.len(), 1, "{faults:?}");
        let place = faults[0].place.as_ref().unwrap();
        Some((faults[0].rule.name, text[place.range.clone()].to_owned()))
    }

    fn assert_fault(text: &str, rule: &str, at: &str) {
        assert_eq!(
            fault(text),
            Some((rules::find(rule).unwrap().name, at.to_owned())),
            "{text}"
        );
    }

    #[test]
    fn dashes_and_bullets_of_word_processors_begin_no_entry() {
        for c in ["–", "—", "−", "•", "·", "●", "+", "*"] {
            assert_fault(
                &format!("a:\n  {c} một\n  {c} hai\nb: c\n"),
                "unexpected-dash",
                c,
            );
            assert_fault(
                &format!("a:\n  - một\n  {c} hai: ba\nb: c\n"),
                "unexpected-dash",
                c,
            );
            assert_fault(
                &format!("ab:\n  {c} title: một\n    text: hai\nb: c\n"),
                "unexpected-dash",
                c,
            );
        }
        assert_eq!(fault("a: – một\nb: |\n  – hai\nc: [– ba]\nd:\n  - – x\n"), None);
    }

    #[test]
    fn spaces_that_may_not_break_are_no_spaces() {
        for text in [
            "a:\n  - title: x\n\u{a0}\u{a0}\u{a0}\u{a0}text: y\n",
            "a:\n  - title: x\n   \u{a0}text: y\n",
            "aa: x\nsubject:\u{a0}một\nbb: y\n",
            "aa:\n  -\u{a0}một\n",
            "aa:\n  - title:\u{a0}một\n",
            "aa:\n  - title:\u{a0}một\n    text: hai\n",
        ] {
            assert_fault(text, "unexpected-space", "\u{a0}");
        }
        assert_eq!(fault("a: một\u{a0}hai\nb: |\n  \u{a0}x\n"), None);
    }

    #[test]
    fn a_wide_colon_and_a_forgotten_space_are_named() {
        assert_fault("aa: x\nsubject：một\nbb: y\n", "unexpected-colon", "：");
        assert_fault("aa:\n  - title： một\n", "unexpected-colon", "：");
        assert_fault("aa: x\nsubject:một\nbb: y\n", "missing-space", ":");
        assert_fault("aa:\n  -một\n  -hai\n", "missing-space", "-");
        assert_fault("aa: x\nsubject: “một: hai”\n", "curly-quotes", "“");
        assert_eq!(fault("a:\n  - -5\n  - -x\nb:\n  -1\n"), None);
    }
}
