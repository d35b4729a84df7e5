//! YAML's traps for people who write sentences: ` #`, `: `, commas in `[…]`, forgotten dashes.

use super::allowances::is_allowance;
use super::node::{Entry, Node, NodeKind, Style};
use super::parse::Tree;
use crate::diag::{Diagnostic, Place, rules};
use crate::say;

/// Warns where a ` #` has cut the end off a sentence.
///
/// A comment that looks like one is left in peace: two spaces before the `#` and one after.
pub fn comment_in_text(tree: &Tree, node: &Node, findings: &mut Vec<Diagnostic>) {
    if !matches!(node.kind, NodeKind::Scalar { style: Style::Plain, .. }) {
        return;
    }
    let end = node.range.end;
    let next = tree.comments.partition_point(|comment| comment.start < end);
    let Some(comment) = tree.comments.get(next) else { return };
    if is_allowance(tree, comment) {
        return;
    }
    let source = &tree.file.text;
    let gap = &source[end..comment.start];
    let spaced = source[comment.start + 1..].starts_with([' ', '\n', '\r']);
    if gap.bytes().all(|b| b == b' ') && (gap.len() == 1 || !spaced) {
        findings.push(
            Diagnostic::new(
                &rules::COMMENT_IN_TEXT,
                say!(
                    "từ ` #` trở đi bị coi là chú thích và không in ra",
                    "everything from ` #` on is a comment and is not printed"
                ),
            )
            .at(Place::new(&tree.file, comment.clone()))
            .hint(say!(
                "Nếu thuộc câu văn, đặt cả câu trong dấu ngoặc \"…\"; nếu là chú thích, viết hai dấu cách trước `#` và một dấu cách sau.",
                "If it belongs to the text, put the text in quotes; if it is a comment, write two spaces before `#` and one after."
            )),
        );
    }
}

/// Reads a line of a list that a `: ` has turned into a map as the text it was meant to be,
/// with a warning; none if it is no such line.
pub fn colon_in_text(
    tree: &Tree,
    node: &Node,
    findings: &mut Vec<Diagnostic>,
) -> Option<String> {
    let NodeKind::Map(entries) = &node.kind else { return None };
    let [entry] = entries.as_slice() else { return None };
    let plain = |n: &Node| matches!(n.kind, NodeKind::Scalar { style: Style::Plain, .. });
    let (key, value) = (&entry.key, &entry.value);
    if !plain(key)
        || !plain(value)
        || value.is_null()
        || value.range.start < key.range.end
    {
        return None;
    }
    comment_in_text(tree, value, findings);
    let source = &tree.file.text;
    let between = &source[key.range.end..value.range.start];
    if between.contains('\n') {
        return None;
    }
    let range = key.range.start..value.range.end;
    let colon = key.range.end..key.range.end + between.find(':').map_or(0, |i| i + 1);
    findings.push(
        Diagnostic::new(
            &rules::COLON_IN_TEXT,
            say!(
                "dấu hai chấm và dấu cách làm dòng này thành `khóa: giá trị`; đã đọc cả dòng như một câu",
                "the colon and space make this line `key: value`; it was read as one text"
            ),
        )
        .at(Place::new(&tree.file, colon))
        .hint(say!(
            "Đặt câu trong dấu ngoặc \"…\" hoặc viết sau `|` để không còn nhầm.",
            "Put the text in quotes, or after `|`, so that it cannot be mistaken."
        )),
    );
    Some(source[range].split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The longest line that nobody breaks for its length, in characters.
const SHORT: usize = 72;

/// Warns where the lines of one text look like entries of a list whose dashes were forgotten:
/// one begins with a capital where there was room on the line above.
pub fn missing_dash(tree: &Tree, node: &Node, findings: &mut Vec<Diagnostic>) {
    if !is_plain(node) || node.said_at.is_some() {
        return;
    }
    let source = &tree.file.text;
    let before = source.get(..node.range.start).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |i| i + 1);
    let mut at = line_start;
    let mut above: Option<&str> = None;
    let said = source.get(line_start..node.range.end).unwrap_or_default();
    for line in said.split_inclusive('\n') {
        let said = line.trim();
        let indent = line.len() - line.trim_start().len();
        let forgotten = above.is_some_and(|above| {
            let word = said.split(' ').next().unwrap_or_default().chars().count();
            let room = above.trim_end().chars().count() + 1 + word <= SHORT;
            said.starts_with(char::is_uppercase)
                && (room || above.trim_end().ends_with(';'))
        });
        if forgotten {
            findings.push(joined(Place::new(
                &tree.file,
                at + indent..at + indent + said.len(),
            )));
            return;
        }
        above = Some(line);
        at += line.len();
    }
}

/// Warns where lines that begin with dashes are joined to the line above into one paragraph.
pub fn folded_list(tree: &Tree, node: &Node, findings: &mut Vec<Diagnostic>) {
    let NodeKind::Scalar { text, style } = &node.kind else { return };
    if *style == Style::Literal || node.said_at.is_some() {
        return;
    }
    let source = tree.file.text.get(node.range.clone()).unwrap_or_default();
    let dashed = |line: &&str| line.trim_start().starts_with("- ");
    let kept = text.lines().filter(dashed).count();
    let (mut at, mut first, mut count) = (node.range.start, None, 0);
    for line in source.split_inclusive('\n') {
        if dashed(&line) {
            count += 1;
            // The first line of a text is joined to none above it.
            if at > node.range.start && first.is_none() {
                let indent = line.len() - line.trim_start().len();
                first = Some(at + indent..at + line.trim_end().len());
            }
        }
        at += line.len();
    }
    let Some(first) = first.filter(|_| count > kept) else { return };
    let message = say!(
        "dòng gạch đầu dòng này bị nối vào dòng trên thành một đoạn",
        "this line with a dash is joined to the one above into one paragraph"
    );
    let finding = Diagnostic::new(&rules::FOLDED_LIST, message);
    findings.push(finding.at(Place::new(&tree.file, first)).hint(say!(
        "Viết `|` sau dấu hai chấm (thay cho `>` hay cho câu viết ngay đó), mỗi dòng lùi vào như nhau.",
        "Write `|` after the colon, instead of `>` or of text right there, all lines indented alike."
    )));
}

fn joined(place: Place) -> Diagnostic {
    Diagnostic::new(
        &rules::MISSING_DASH,
        say!(
            "dòng này được nối vào dòng trên thành một phần tử của danh sách",
            "missing dash: this line is joined to the one above as one entry of the list"
        ),
    )
    .at(place)
    .hint(say!(
        "Viết `- ` trước mỗi phần tử; nếu là một câu, để trên một dòng hoặc trong dấu ngoặc \"…\".",
        "Write `- ` before each entry; if it is one text, put it on one line or in quotes."
    ))
}

/// Warns where a comma has parted a text of a list in brackets: an entry behind it begins in
/// lower case.
pub fn comma_in_list(tree: &Tree, node: &Node, findings: &mut Vec<Diagnostic>) {
    let NodeKind::List(items) = &node.kind else { return };
    let is_text = |text: &str| text.contains(' ') || !text.is_ascii();
    let is_told = items.iter().any(|item| item.scalar().is_some_and(is_text));
    if !begins_with(tree, node, '[') || !is_told {
        return;
    }
    // A letter alone counts something.
    let is_rest = |text: &str| {
        text.starts_with(char::is_lowercase) && text.chars().nth(1).is_some()
    };
    // Where all begin so, only a word alone is the rest of one.
    let first = items.first().and_then(|item| item.scalar());
    let is_capital = first.is_some_and(|text| text.starts_with(char::is_uppercase));
    let is_rest = |text: &str| is_rest(text) && (is_capital || !text.contains(' '));
    let part = items
        .iter()
        .skip(1)
        .find(|item| is_plain(item) && item.scalar().is_some_and(is_rest));
    findings.extend(part.map(|part| parted(tree, part)));
}

/// The fault of a comma that has parted a text of a map in braces: what is behind it has become
/// a key without a value.
pub fn comma_in_map(tree: &Tree, map: &Node, entry: &Entry) -> Option<Diagnostic> {
    let source = &tree.file.text;
    let key = &entry.key;
    let is_braced = begins_with(tree, map, '{');
    // A key with a colon has an empty value behind it.
    let behind = source.get(key.range.end..).unwrap_or_default();
    let is_bare = !behind.trim_start().starts_with(':');
    let is_parted = is_braced && is_bare && is_plain(key) && entry.value.is_null();
    is_parted.then(|| parted(tree, key).error())
}

fn parted(tree: &Tree, part: &Node) -> Diagnostic {
    let text = part.scalar().unwrap_or_default();
    Diagnostic::new(
        &rules::COMMA_IN_TEXT,
        say!(
            "dấu phẩy trong `[…]` hay `{{…}}` đã tách câu; `{text}` thành một phần riêng",
            "the comma in `[…]` or `{{…}}` has parted the text; `{text}` stands alone"
        ),
    )
    .at(tree.place(part))
    .hint(say!(
        "Đặt cả câu trong dấu ngoặc \"…\", hoặc viết mỗi phần tử một dòng sau `- `.",
        "Put the whole text in quotes, or write each entry on a line of its own after `- `."
    ))
}

/// The finding of a text that stands in “…” as a whole: they are no quotes of YAML, and are
/// printed; where no text is printed, they are a fault.
pub fn curly_quotes(tree: &Tree, node: &Node, is_printed: bool) -> Option<Diagnostic> {
    let text = node.scalar().filter(|_| is_plain(node) && node.said_at.is_none())?;
    let pairs = [('“', '”'), ('„', '“'), ('‘', '’'), ('”', '”'), ('“', '“')];
    let pair = pairs.iter().find(|(open, close)| {
        text.strip_prefix(*open)
            .and_then(|rest| rest.strip_suffix(*close))
            .is_some_and(|inner| !inner.is_empty() && !inner.contains([*open, *close]))
    });
    let (open, close) = pair?;
    let fault = Diagnostic::new(
        &rules::CURLY_QUOTES,
        say!(
            "{open}…{close} không phải dấu ngoặc của YAML và là một phần của giá trị",
            "{open}…{close} are no quotes of YAML, and are a part of the value"
        ),
    )
    .at(tree.place(node));
    Some(if is_printed {
        fault.hint(say!(
            "Không cần in thì bỏ đi; cần in thì đặt cả câu trong '…'.",
            "Remove them; if they are to be printed, put the whole text in '…'."
        ))
    } else {
        let fault = fault.error();
        fault.hint(say!("Bỏ hai dấu ấy.", "Remove them."))
    })
}

/// True for a list or map of the file that is written in brackets of a sort.
fn begins_with(tree: &Tree, node: &Node, bracket: char) -> bool {
    let from = tree.file.text.get(node.range.start..).unwrap_or_default();
    node.said_at.is_none() && from.starts_with(bracket)
}

fn is_plain(node: &Node) -> bool {
    matches!(node.kind, NodeKind::Scalar { style: Style::Plain, .. })
}
