//! Fields in the texts of a template: `«cột»`.

use std::ops::Range;
use std::sync::Arc;

use crate::vi;
use crate::yaml::{Node, NodeKind, Tree};

/// A field in a text: `«cột»`, `«cột?»` where the list may leave it empty, `«cột??»` where the
/// item or sentence is left out if all its fields are, `«cột|bằng chữ»` with how it is said.
#[derive(Clone, Debug)]
pub struct MergeField {
    /// What stands between its marks.
    pub mark: FieldMark,
    /// The text that holds it.
    pub node: Arc<Node>,
    /// Its bytes in that text.
    pub range: Range<usize>,
}

/// What stands between the marks of a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldMark {
    /// The name of the list's column.
    pub name: String,
    /// True if it may be empty.
    pub optional: bool,
    /// True if what it stands in is left out when all its fields are empty.
    pub drops: bool,
    /// How it says its value; the name of a filter.
    pub filter: Option<String>,
}

impl FieldMark {
    fn of(text: &str) -> Self {
        let words: Vec<&str> = text.split_whitespace().collect();
        let said = vi::nfc(&words.join(" "));
        let (name, filter) = match said.split_once('|') {
            Some((name, filter)) => (name, Some(filter.trim())),
            None => (said.as_str(), None),
        };
        // The question may stand before the filter or after it.
        let late = filter.and_then(|it| it.strip_suffix('?')).is_some();
        let filter = filter.map(|it| it.trim_end_matches('?').trim().to_owned());
        let plain = name.trim_end().trim_end_matches('?').trim();
        let asked = name.matches('?').count().saturating_sub(plain.matches('?').count());
        let late_twice = said.ends_with("??");
        Self {
            name: plain.to_owned(),
            optional: asked > 0 || late,
            drops: asked > 1 || late && late_twice,
            filter,
        }
    }
}

/// Every field of a template, in the order of the file.
pub fn merge_fields(tree: &Tree) -> Vec<MergeField> {
    let mut found = vec![];
    collect(&tree.root, &mut found);
    found
}

/// What looks like a field with the marks of another program, `<<x>>`, `{{x}}` or `{x}`: its
/// bytes and the name in it.
pub fn foreign_marks(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found: Vec<(Range<usize>, String)> = vec![];
    for (open, close) in [("<<", ">>"), ("{{", "}}"), ("{", "}")] {
        for (start, _) in text.match_indices(open) {
            let inner = &text[start + open.len()..];
            let Some(length) = inner.find(close) else { continue };
            let end = start + open.len() + length + close.len();
            let before = text[..start].ends_with('$');
            let start = if before { start - 1 } else { start };
            let within = |(range, _): &(Range<usize>, String)| range.contains(&start);
            if found.iter().any(within) || inner[..length].contains(['{', '<', '\n']) {
                continue;
            }
            found.push((start..end, FieldMark::of(&inner[..length]).name));
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// The marks `«` and `»` of a text that belong to no field.
pub fn stray_marks(text: &str) -> Vec<Range<usize>> {
    let fields: Vec<Range<usize>> = fields_in(text).map(|(range, _)| range).collect();
    let marks = text.match_indices(['«', '»']);
    let marks = marks.map(|(at, mark)| at..at + mark.len());
    marks
        .filter(|mark| !fields.iter().any(|field| field.contains(&mark.start)))
        .collect()
}

fn collect(node: &Arc<Node>, found: &mut Vec<MergeField>) {
    match &node.kind {
        NodeKind::Scalar { text, .. } => {
            found.extend(fields_in(text).map(|(range, mark)| MergeField {
                mark,
                node: node.clone(),
                range,
            }));
        }
        NodeKind::List(items) => {
            for item in items {
                collect(item, found);
            }
        }
        NodeKind::Map(entries) => {
            for entry in entries {
                collect(&entry.value, found);
            }
        }
    }
}

/// The fields of a text: the bytes, and what stands between the marks.
pub fn fields_in(text: &str) -> impl Iterator<Item = (Range<usize>, FieldMark)> {
    text.match_indices('«').filter_map(|(start, open)| {
        let inner = &text[start + open.len()..];
        let length = inner.find(['«', '»']).filter(|at| inner[*at..].starts_with('»'))?;
        let mark = FieldMark::of(&inner[..length]);
        let end = start + open.len() + length + '»'.len_utf8();
        (!mark.name.is_empty()).then_some((start..end, mark))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_have_names_and_may_be_optional() {
        let found: Vec<_> = fields_in("«a» «Họ  tên?» «» « x « y » z»").collect();
        let names: Vec<_> =
            found.iter().map(|(_, it)| (it.name.as_str(), it.optional)).collect();
        assert_eq!(names, [("a", false), ("Họ tên", true), ("y", false)]);
    }

    #[test]
    fn fields_may_drop_what_they_stand_in_and_say_how_they_are_said() {
        let text = "«a??» «b|bằng chữ» «c? | chữ hoa» «d|ngày?» «e|ngày??»";
        let said: Vec<String> = fields_in(text)
            .map(|(_, it)| {
                let filter = it.filter.unwrap_or_default();
                format!("{} {} {} {filter}", it.name, it.optional, it.drops)
            })
            .collect();
        let expected = [
            "a true true ",
            "b false false bằng chữ",
            "c true false chữ hoa",
            "d true false ngày",
            "e true true ngày",
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn marks_of_other_programs_are_found() {
        let found = foreign_marks("<<Họ tên>>, {{ x }}, ${y}, {z} « {a <<b");
        let said: Vec<_> =
            found.iter().map(|(range, name)| (range.len(), &**name)).collect();
        assert_eq!(said, [(13, "Họ tên"), (7, "x"), (4, "y"), (3, "z")]);
    }
}
