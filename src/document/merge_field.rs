//! Fields in the texts of a template: `«cột»`.

use std::ops::Range;
use std::sync::Arc;

use crate::vi;
use crate::yaml::{Node, NodeKind, Tree};

/// A field in a text: `«cột»`, or `«cột?»` where the list may leave it empty.
#[derive(Clone, Debug)]
pub struct MergeField {
    /// The name of the list's column.
    pub name: String,
    /// True if it may be empty.
    pub optional: bool,
    /// The text that holds it.
    pub node: Arc<Node>,
    /// Its bytes in that text.
    pub range: Range<usize>,
}

/// Every field of a template, in the order of the file.
pub fn merge_fields(tree: &Tree) -> Vec<MergeField> {
    let mut found = vec![];
    collect(&tree.root, &mut found);
    found
}

/// The marks `«` and `»` of a text that belong to no field.
pub fn stray_marks(text: &str) -> Vec<Range<usize>> {
    let fields: Vec<Range<usize>> = fields_in(text).map(|(range, ..)| range).collect();
    let marks = text.match_indices(['«', '»']);
    let marks = marks.map(|(at, mark)| at..at + mark.len());
    marks
        .filter(|mark| !fields.iter().any(|field| field.contains(&mark.start)))
        .collect()
}

fn collect(node: &Arc<Node>, found: &mut Vec<MergeField>) {
    match &node.kind {
        NodeKind::Scalar { text, .. } => {
            found.extend(fields_in(text).map(|(range, name, optional)| MergeField {
                name,
                optional,
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

/// The fields of a text: the bytes, the name, and whether it may be empty.
pub fn fields_in(text: &str) -> impl Iterator<Item = (Range<usize>, String, bool)> {
    text.match_indices('«').filter_map(|(start, open)| {
        let inner = &text[start + open.len()..];
        let length = inner.find(['«', '»']).filter(|at| inner[*at..].starts_with('»'))?;
        let words: Vec<&str> = inner[..length].split_whitespace().collect();
        let name = vi::nfc(&words.join(" "));
        let (name, optional) = match name.strip_suffix('?') {
            Some(name) => (name.trim_end().to_owned(), true),
            None => (name, false),
        };
        let end = start + open.len() + length + '»'.len_utf8();
        (!name.is_empty()).then_some((start..end, name, optional))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_have_names_and_may_be_optional() {
        let found: Vec<_> = fields_in("«a» «Họ  tên?» «» « x « y » z»").collect();
        let names: Vec<_> = found.iter().map(|(_, n, o)| (n.as_str(), *o)).collect();
        assert_eq!(names, [("a", false), ("Họ tên", true), ("y", false)]);
    }
}
