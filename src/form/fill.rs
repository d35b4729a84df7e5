//! Copies of a template, with its fields filled in.

use std::sync::Arc;

use serde_json::Value as Schema;

use crate::document::{
    DocumentNumber, FieldFilter, Prose, choose, escaped, fields_in, format_of, items_of,
    property, prose_text,
};
use crate::vi;
use crate::yaml::{Entry, Node, NodeKind, Style, Tree};

/// What a copy of a template says of its own.
pub struct Filling<'a> {
    /// The text of a field.
    pub value: &'a dyn Fn(&str) -> Option<String>,
    /// The number of the document, in place of `number_from`.
    pub number: Option<DocumentNumber>,
}

/// A template with its fields filled in. What is in a value is never markup; a text of which
/// nothing is left is not there.
pub(super) fn fill(tree: &Tree, schema: &Schema, filling: &Filling<'_>) -> Tree {
    let filler = Filler { tree, root: schema, filling };
    let root = filler.node(&tree.root, schema);
    let root = match filling.number {
        Some(number) => filler.numbered(&root, number),
        None => root,
    };
    Tree {
        file: tree.file.clone(),
        root,
        comments: tree.comments.clone(),
        notes: tree.notes.clone(),
    }
}

struct Filler<'a> {
    tree: &'a Tree,
    root: &'a Schema,
    filling: &'a Filling<'a>,
}

impl Filler<'_> {
    /// The node with its fields filled in; the node itself if it has none.
    fn node(&self, node: &Arc<Node>, schema: &Schema) -> Arc<Node> {
        let schema = choose(self.root, node, schema);
        let kind = match &node.kind {
            NodeKind::Scalar { text, style } => match self.text(text, *style, schema) {
                Some(text) if text.trim().is_empty() => nothing(),
                Some(text) => NodeKind::Scalar { text, style: Style::Literal },
                None => return node.clone(),
            },
            NodeKind::List(items) => {
                let filled: Vec<_> =
                    items.iter().map(|item| self.node(item, items_of(schema))).collect();
                if same(items.iter(), filled.iter()) {
                    return node.clone();
                }
                let left = items.iter().zip(filled);
                let left = left.filter(|(old, new)| old.is_null() || !new.is_null());
                NodeKind::List(left.map(|(_, new)| new).collect())
            }
            NodeKind::Map(entries) => {
                let filled: Vec<_> =
                    entries.iter().map(|entry| self.entry(entry, schema)).collect();
                if same(entries.iter().map(|e| &e.value), filled.iter()) {
                    return node.clone();
                }
                let pairs = entries.iter().zip(filled);
                let pair = |(old, value): (&Entry, Arc<Node>)| Entry {
                    key: old.key.clone(),
                    value,
                };
                NodeKind::Map(pairs.map(pair).collect())
            }
        };
        let said_at =
            matches!(kind, NodeKind::Scalar { .. }).then(|| self.tree.place(node));
        Arc::new(Node { range: node.range.clone(), kind, said_at })
    }

    fn entry(&self, entry: &Entry, schema: &Schema) -> Arc<Node> {
        let key = vi::clean(entry.key.scalar().unwrap_or_default());
        match property(schema, &key) {
            Some(schema) => self.node(&entry.value, schema),
            None => entry.value.clone(),
        }
    }

    fn text(&self, text: &str, style: Style, schema: &Schema) -> Option<String> {
        fields_in(text).next()?;
        if format_of(schema) != "prose" {
            if self.is_dropped(text) {
                return Some(String::new());
            }
            let write: fn(&str) -> String = match format_of(schema) {
                "plain" | "lines" | "basis" | "post" => escaped,
                _ => str::to_owned,
            };
            return Some(self.filled(text, |value| write(&value.replace('\n', " "))));
        }
        let text = &prose_text(text, style);
        let paragraphs = Prose::joined(text).into_iter();
        let paragraphs: Vec<_> =
            paragraphs.filter_map(|it| self.paragraph(&it)).collect();
        Some(paragraphs.join("\n\n"))
    }

    /// A paragraph of prose, filled in; none if nothing is left of it but a dash. Only the
    /// template's own dash makes a dash line, and dashes of a cell of several lines.
    fn paragraph(&self, text: &str) -> Option<String> {
        if fields_in(text).next().is_none() {
            return Some(text.to_owned());
        }
        let left = self.sentences(text);
        let filled = self.filled(&left, escaped);
        let filled = filled.trim();
        if matches!(filled, "" | "-") {
            return None;
        }
        let own = text.starts_with(['-', '\\']);
        let dashed = text.starts_with("- ");
        let mut lines = filled.lines().map(str::trim).filter(|line| !line.is_empty());
        let (first, rest) = (lines.next()?, lines.collect::<Vec<_>>());
        if rest.is_empty() {
            return Some(if own { first.to_owned() } else { Prose::escape_start(first) });
        }
        let is_dash = |line: &str| line.starts_with("- ");
        // A dash of the template and one of the cell are the same dash.
        let first = match first.strip_prefix("- ") {
            Some(inner) if dashed && is_dash(inner) => inner.to_owned(),
            _ if own || is_dash(first) => first.to_owned(),
            _ => Prose::escape_start(first),
        };
        let more = rest.into_iter().map(|line| match (is_dash(line), dashed) {
            (true, _) => line.to_owned(),
            (false, true) => format!("- {line}"),
            (false, false) => Prose::escape_start(line),
        });
        let all: Vec<String> = std::iter::once(first).chain(more).collect();
        Some(all.join("\n\n"))
    }

    /// A paragraph without its sentences that are left out.
    fn sentences(&self, text: &str) -> String {
        if !fields_in(text).any(|(_, mark)| mark.drops) {
            return text.to_owned();
        }
        let dash = if text.starts_with("- ") { "- " } else { "" };
        let kept: Vec<&str> = sentences(&text[dash.len()..])
            .into_iter()
            .filter(|sentence| !self.is_dropped(sentence))
            .collect();
        format!("{dash}{}", kept.concat().trim_end())
    }

    /// True if a text has a field that drops it, and all its fields are empty.
    fn is_dropped(&self, text: &str) -> bool {
        fields_in(text).any(|(_, mark)| mark.drops)
            && fields_in(text).all(|(_, mark)| {
                let value = (self.filling.value)(&mark.name).unwrap_or_default();
                value.trim().is_empty()
            })
    }

    fn filled(&self, text: &str, write: impl Fn(&str) -> String) -> String {
        let (mut filled, mut done) = (String::new(), 0);
        for (range, mark) in fields_in(text) {
            let value = (self.filling.value)(&mark.name).unwrap_or_default();
            let filter = mark.filter.as_deref().and_then(FieldFilter::named);
            let said = filter.and_then(|filter| filter.said(&value)).unwrap_or(value);
            filled.push_str(&text[done..range.start]);
            filled.push_str(&write(&said));
            done = range.end;
        }
        filled.push_str(&text[done..]);
        filled
    }

    /// The root with a number in place of where numbers begin.
    fn numbered(&self, root: &Arc<Node>, number: DocumentNumber) -> Arc<Node> {
        let NodeKind::Map(entries) = &root.kind else { return root.clone() };
        let blank = |e: &&Entry| e.key.scalar() == Some("number") && e.value.is_null();
        let scalar = |text: String, node: &Arc<Node>| {
            Arc::new(Node {
                range: node.range.clone(),
                kind: NodeKind::Scalar { text, style: Style::Plain },
                said_at: Some(self.tree.place(node)),
            })
        };
        let entry = |entry: &Entry| {
            let (mut key, mut value) = (entry.key.clone(), entry.value.clone());
            if key.scalar() == Some("number_from") {
                key = scalar("number".to_owned(), &key);
                value = scalar(number.to_string(), &value);
            }
            Entry { key, value }
        };
        let entries = entries.iter().filter(|e| !blank(e)).map(entry).collect();
        Arc::new(Node {
            range: root.range.clone(),
            kind: NodeKind::Map(entries),
            said_at: None,
        })
    }
}

/// The sentences of a paragraph, each with the spaces after it; marks in fields end none.
fn sentences(text: &str) -> Vec<&str> {
    let fields: Vec<_> = fields_in(text).map(|(range, _)| range).collect();
    let (mut found, mut start) = (vec![], 0);
    for (at, mark) in text.match_indices(['.', ';', '!', '?', '…']) {
        let end = at + mark.len();
        let after = &text[end..];
        let inside = fields.iter().any(|field| field.contains(&at));
        if inside || !after.starts_with([' ', '\n']) {
            continue;
        }
        let end = end + after.len() - after.trim_start().len();
        found.push(&text[start..end]);
        start = end;
    }
    found.push(&text[start..]);
    found
}

fn nothing() -> NodeKind {
    NodeKind::Scalar { text: String::new(), style: Style::Plain }
}

fn same<'a>(
    old: impl Iterator<Item = &'a Arc<Node>>,
    new: impl Iterator<Item = &'a Arc<Node>>,
) -> bool {
    old.zip(new).all(|(old, new)| Arc::ptr_eq(old, new))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::SourceFile;
    use crate::document::schema;
    use crate::standard::{OwnKinds, nd30};
    use crate::yaml::parse;

    fn filled(yaml: &str, number: Option<&str>) -> Tree {
        let tree = parse(&SourceFile::new("mau.yaml", yaml)).unwrap();
        let value = |name: &str| match name {
            "tên" => Some("*A* & B".to_owned()),
            "dòng" => Some("- Lê".to_owned()),
            "nhiều" => Some("- Một;\n- Hai *x*".to_owned()),
            "hàng" => Some("A\nB".to_owned()),
            _ => None,
        };
        fill(
            &tree,
            &schema(&nd30(), &OwnKinds::default()),
            &Filling {
                value: &value,
                number: number.map(|it| it.parse().unwrap()),
            },
        )
    }

    #[test]
    fn values_are_no_markup_in_prose_and_themselves_elsewhere() {
        let preamble = "  Mời «tên»\n  «dòng» x.\n\n  «dòng» y\n  - «thêm?»\n  - «dòng»\n\n  \
                        «thêm?»\n  «thêm?» - z [[«tên»\n";
        let tree = filled(&format!("subject: Mời «tên»\npreamble: |\n{preamble}"), None);
        let text = |key: &str| tree.root.get(key).unwrap().scalar().unwrap().to_owned();
        assert_eq!(text("subject"), "Mời \\*A\\* & B");
        let said: Vec<String> = Prose(text("preamble"))
            .paragraphs()
            .iter()
            .map(|p| format!("{} {:?}", p.runs[0].text, p.dash))
            .collect();
        let expected = [
            "Mời *A* & B - Lê x. false",
            "- Lê y false",
            "- Lê true",
            "- z [[*A* & B false",
        ];
        assert_eq!(said, expected);
        let place = tree.place(tree.root.get("preamble").unwrap());
        assert_eq!(place.line_column(), (3, 3));
    }

    #[test]
    fn a_text_of_which_nothing_is_left_is_not_there() {
        let tree = filled("recipients: [Sở A, «thêm?»]\npreamble: «thêm?»\n", None);
        let NodeKind::List(items) = &tree.root.get("recipients").unwrap().kind else {
            panic!()
        };
        assert_eq!(items.len(), 1);
        assert!(tree.root.get("preamble").unwrap().is_null());
    }

    fn said(yaml: &str) -> Vec<String> {
        let tree = filled(&format!("preamble: |\n{yaml}"), None);
        let text = tree.root.get("preamble").unwrap().scalar().unwrap().to_owned();
        let paragraphs = Prose(text).paragraphs();
        paragraphs
            .iter()
            .map(|p| format!("{} {}", p.runs[0].text, p.dash))
            .collect()
    }

    #[test]
    fn lines_of_a_cell_are_paragraphs_and_its_dashes_dash_lines() {
        assert_eq!(said("  «nhiều»\n"), ["Một; true", "Hai *x* true"]);
        assert_eq!(said("  - «nhiều»\n"), ["Một; true", "Hai *x* true"]);
        assert_eq!(said("  Việc: «hàng».\n"), ["Việc: A false", "B. false"]);
        assert_eq!(said("  - «hàng»\n"), ["A true", "B true"]);
        let tree = filled("subject: x «nhiều»\n", None);
        let subject = tree.root.get("subject").unwrap().scalar().unwrap().to_owned();
        assert_eq!(subject, "x - Một; - Hai \\*x\\*");
    }

    #[test]
    fn a_sentence_or_item_whose_fields_are_all_empty_can_be_left_out() {
        assert_eq!(
            said("  Mời «tên». Kèm theo «thêm??». Hết.\n"),
            ["Mời *A* & B. Hết. false"]
        );
        assert_eq!(said("  Kèm «thêm??» của «tên».\n"), ["Kèm  của *A* & B. false"]);
        assert_eq!(
            said("  Một.\n  - Số «thêm??»;\n  - Hai.\n"),
            ["Một. false", "Hai. true"]
        );
        let tree = filled("recipients: [Sở A, 'Ông «thêm??», phòng «khác?»']\n", None);
        let NodeKind::List(items) = &tree.root.get("recipients").unwrap().kind else {
            panic!()
        };
        assert_eq!(items.len(), 1);
    }

    #[test]
    fn the_number_takes_the_place_of_where_numbers_begin() {
        let tree = filled("number:\nnumber_from: 101\nsubject: x\n", Some("0103"));
        assert_eq!(tree.root.get("number").unwrap().scalar(), Some("0103"));
        assert_eq!(tree.root.entries().len(), 2);
    }
}
