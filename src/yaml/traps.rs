//! YAML's traps for people who write sentences: ` #` and `: `.

use super::node::{Node, NodeKind, Style};
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
