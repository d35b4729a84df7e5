//! From text to a tree of nodes, within limits.

use std::collections::HashMap;
use std::sync::Arc;

use granit_parser::{Event, Parser, ScalarStyle, Span, StructureStyle, options};

use super::anchors::{Anchors, tagged};
use super::document_faults::{
    MAX_NODES, empty, second_document, too_many_nodes, too_much_aliased,
};
use super::node::{Entry, Node, NodeKind, Style};
use super::offsets::TextMap;
use super::text_notes::{
    assumed_encoding, dropped_characters, old_texts, ordinary_spaces,
};
use super::{lookalikes, scan_faults};
use crate::bounds::ALIASED_BYTES;
use crate::diag::{Diagnostic, Place, SourceFile};
use crate::vi;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 16 * 1024 * 1024;
/// What begins the name of a tag that only says what a value is anyway.
const CORE_TAGS: &str = "tag:yaml.org,2002:";
/// The deepest nesting that is read.
const MAX_DEPTH: usize = 64;

/// A file's YAML.
#[derive(Clone, Debug)]
pub struct Tree {
    /// The file it was read from.
    pub file: Arc<SourceFile>,
    /// The one document in it.
    pub root: Arc<Node>,
    /// The comments, each from its `#` to the end of its line.
    pub comments: Vec<std::ops::Range<usize>>,
    /// What was not as it should be in the text, and was put right or may be wrong.
    pub notes: Vec<Diagnostic>,
}

impl Tree {
    /// The place of a node.
    pub fn place(&self, node: &Node) -> Place {
        match &node.said_at {
            Some(place) => place.clone(),
            None => Place::new(&self.file, node.range.clone()),
        }
    }

    /// The place of a stretch of a node's text, or of its NFC form without the spaces at its
    /// ends; of the whole node where its bytes do not say its text.
    pub fn place_in(
        &self,
        node: &Node,
        text: &str,
        range: std::ops::Range<usize>,
    ) -> Place {
        if node.said_at.is_some() {
            return self.place(node);
        }
        let map = TextMap::new(&self.file.text, node, text);
        Place::new(&self.file, map.range(range))
    }
}

/// Parses the YAML of a file. What cannot be seen in its text is no part of the tree.
///
/// # Errors
/// Returns what keeps the text from being one YAML document within the limits.
pub fn parse(file: &Arc<SourceFile>) -> Result<Tree, Vec<Diagnostic>> {
    let (file, dropped) = without_invisible(file);
    let mut builder = Builder::new(&file);
    builder.dropped = dropped;
    builder.run().map_err(|fault| vec![fault])
}

/// What was changed in a text: the byte of the first, and how many.
type Changed = Option<(usize, usize)>;

/// The file without characters that cannot be seen, but for soft hyphens, which are letters in
/// an old encoding.
fn without_invisible(file: &Arc<SourceFile>) -> (Arc<SourceFile>, Changed) {
    let odd = |c: char| c != '\u{ad}' && vi::is_invisible(c);
    let Some(first) = file.text.find(odd) else { return (file.clone(), None) };
    let text: String = file.text.chars().filter(|c| !odd(*c)).collect();
    let count = file.text.chars().filter(|c| odd(*c)).count();
    let file = SourceFile::assuming(&file.name, text, file.assumed);
    (file, Some((first, count)))
}

struct Builder<'a> {
    file: &'a Arc<SourceFile>,
    open: Vec<Open>,
    anchors: HashMap<usize, Anchored>,
    /// The anchors of texts, until an alias shows that they are meant.
    unused: Anchors,
    nodes: usize,
    /// The bytes of all texts so far, with aliases written out.
    bytes: usize,
    /// Those that aliases stand for.
    aliased: usize,
    root: Option<Arc<Node>>,
    comments: Vec<std::ops::Range<usize>>,
    dropped: Changed,
    no_break: Changed,
}

/// What a value stands for, with every alias written out.
#[derive(Clone, Copy)]
struct WrittenOut {
    nodes: usize,
    bytes: usize,
}

/// A value that aliases may name.
#[derive(Clone)]
struct Anchored {
    node: Arc<Node>,
    size: WrittenOut,
}

/// A list or map that is being read.
struct Open {
    start: usize,
    flow: bool,
    anchor: usize,
    before: WrittenOut,
    children: Children,
}

enum Children {
    List(Vec<Arc<Node>>),
    Map { entries: Vec<Entry>, key: Option<Arc<Node>> },
}

impl<'a> Builder<'a> {
    fn new(file: &'a Arc<SourceFile>) -> Self {
        Self {
            file,
            open: vec![],
            anchors: HashMap::new(),
            unused: Anchors::default(),
            nodes: 0,
            bytes: 0,
            aliased: 0,
            root: None,
            comments: vec![],
            dropped: None,
            no_break: None,
        }
    }

    fn run(mut self) -> Result<Tree, Diagnostic> {
        let file = self.file;
        let options = options! {
            flow_nesting_limit: MAX_DEPTH,
            block_nesting_limit: MAX_DEPTH,
            max_buffered_comment_events: 10_000,
        };
        let mut documents = 0;
        for next in Parser::new_from_str_with_options(&file.text, options) {
            let (event, span) =
                next.map_err(|fault| scan_faults::explain(&fault, file, MAX_DEPTH))?;
            let range = span.byte_range().unwrap_or(0..0);
            if let Event::DocumentStart(..) = event {
                documents += 1;
                if documents > 1 {
                    return Err(second_document(Place::new(file, range)));
                }
            }
            self.take(event, span, range)?;
        }
        match self.root {
            Some(root) if !(root.is_null() && root.range.is_empty()) => {
                if let Some(fault) =
                    lookalikes::in_tree(file, &root).or_else(|| self.unused.fault(file))
                {
                    return Err(fault);
                }
                let place = |at: usize| Place::new(file, at..at);
                let dropped =
                    self.dropped.map(|(at, n)| dropped_characters(place(at), n));
                let spaces = self.no_break.map(|(at, n)| ordinary_spaces(place(at), n));
                let mut notes: Vec<Diagnostic> = assumed_encoding(file)
                    .into_iter()
                    .chain(dropped)
                    .chain(spaces)
                    .collect();
                notes.extend(old_texts(file, &root));
                Ok(Tree {
                    file: file.clone(),
                    root,
                    comments: self.comments,
                    notes,
                })
            }
            _ => Err(empty(file)),
        }
    }

    fn take(
        &mut self,
        event: Event<'_>,
        span: Span,
        range: std::ops::Range<usize>,
    ) -> Result<(), Diagnostic> {
        match event {
            Event::Comment(..) => self.comments.push(range),
            Event::Scalar(text, style, anchor, tag) => {
                if tag.is_some_and(|tag| tag.handle() != CORE_TAGS) {
                    return Err(tagged(self.file, range.start));
                }
                self.unused.add(anchor, range.start);
                let style = match style {
                    ScalarStyle::SingleQuoted => Style::SingleQuoted,
                    ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
                    ScalarStyle::Literal => Style::Literal,
                    ScalarStyle::Folded => Style::Folded,
                    ScalarStyle::Plain => Style::Plain,
                };
                let text = self.text(text.into_owned(), &range);
                let kind = NodeKind::Scalar { text, style };
                let node = Arc::new(Node { range, kind, said_at: None });
                self.nodes += 1;
                let bytes = node.scalar().map_or(0, str::len);
                self.bytes += bytes;
                self.add(node, anchor, WrittenOut { nodes: 1, bytes })?;
            }
            Event::SequenceStart(style, anchor, _) => {
                let flow = style == StructureStyle::Flow;
                self.begin(range.start, flow, anchor, Children::List(vec![]));
            }
            Event::MappingStart(style, anchor, _) => {
                let children = Children::Map { entries: vec![], key: None };
                self.begin(range.start, style == StructureStyle::Flow, anchor, children);
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(open) = self.open.pop() {
                    let WrittenOut { nodes, bytes } = open.before;
                    let size = WrittenOut {
                        nodes: self.nodes - nodes + 1,
                        bytes: self.bytes - bytes,
                    };
                    let anchor = open.anchor;
                    let node = close(open, span.end.byte_offset().unwrap_or(range.end));
                    self.add(node, anchor, size)?;
                }
            }
            Event::Alias(id) => {
                self.unused.used(id);
                if let Some(Anchored { node, size }) = self.anchors.get(&id).cloned() {
                    self.nodes = self.nodes.saturating_add(size.nodes);
                    self.bytes = self.bytes.saturating_add(size.bytes);
                    self.aliased = self.aliased.saturating_add(size.bytes);
                    if self.aliased > ALIASED_BYTES {
                        return Err(too_much_aliased(Place::new(self.file, range)));
                    }
                    if self.nodes > MAX_NODES {
                        return Err(too_many_nodes(Place::new(self.file, range)));
                    }
                    self.add(node, 0, size)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// A text as it is used, which stands in some bytes of the file.
    fn text(&mut self, text: String, range: &std::ops::Range<usize>) -> String {
        let Some(taken) = vi::taken(&text) else { return text };
        let said = self.file.text.get(range.clone()).unwrap_or_default();
        let at = range.start + said.find(vi::is_invisible).unwrap_or(0);
        for (changed, more) in
            [(&mut self.dropped, taken.invisible), (&mut self.no_break, taken.no_break)]
        {
            if more > 0 {
                let (first, count) = changed.unwrap_or((at, 0));
                *changed = Some((first.min(at), count + more));
            }
        }
        taken.text
    }

    fn begin(&mut self, start: usize, flow: bool, anchor: usize, children: Children) {
        let before = WrittenOut { nodes: self.nodes, bytes: self.bytes };
        self.nodes += 1;
        self.open.push(Open { start, flow, anchor, before, children });
    }

    fn add(
        &mut self,
        node: Arc<Node>,
        anchor: usize,
        size: WrittenOut,
    ) -> Result<(), Diagnostic> {
        if self.nodes > MAX_NODES {
            return Err(too_many_nodes(Place::new(self.file, node.range.clone())));
        }
        if anchor != 0 {
            self.anchors.insert(anchor, Anchored { node: node.clone(), size });
        }
        match self.open.last_mut().map(|open| &mut open.children) {
            None => self.root = Some(node),
            Some(Children::List(items)) => items.push(node),
            Some(Children::Map { entries, key }) => match key.take() {
                None => *key = Some(node),
                Some(key) => entries.push(Entry { key, value: node }),
            },
        }
        Ok(())
    }
}

fn close(open: Open, end: usize) -> Arc<Node> {
    let (kind, first, last) = match open.children {
        Children::List(items) => {
            let last = items.last().map(|n| n.range.end);
            (NodeKind::List(items), None, last)
        }
        Children::Map { entries, .. } => {
            let first = entries.first().map(|e| e.key.range.start);
            let last = entries.last().map(|e| e.value.range.end.max(e.key.range.end));
            (NodeKind::Map(entries), first, last)
        }
    };
    if open.flow {
        let range = open.start..end.max(open.start);
        return Arc::new(Node { range, kind, said_at: None });
    }
    // An aliased child may lie before the list or map that holds it.
    let start = first.map_or(open.start, |first| first.min(open.start));
    let end = last.filter(|last| *last >= start).unwrap_or(end).max(start);
    Arc::new(Node { range: start..end, kind, said_at: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str) -> Tree {
        parse(&SourceFile::new("x.yaml", text)).unwrap()
    }

    #[test]
    fn nodes_know_their_bytes() {
        let text = "a: một\nb:\n  - \"hai\"\n  - |\n    ba\n    bốn\nc: {d: e}\n";
        let tree = tree(text);
        let slice = |path: &str| {
            let node = tree.root.find(&super::super::path::Path::parse(path));
            &text[node.range.clone()]
        };
        assert_eq!(slice("a"), "một");
        assert_eq!(slice("b[0]"), "\"hai\"");
        assert_eq!(slice("b[1]"), "ba\n    bốn\n");
        assert_eq!(slice("c.d"), "e");
        assert_eq!(slice("c"), "{d: e}");
    }

    #[test]
    fn an_alias_bomb_is_refused() {
        let mut text = String::from("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for i in 1..10 {
            let list = vec![format!("*a{}", i - 1); 10].join(",");
            text.push_str(&format!("a{i}: &a{i} [{list}]\n"));
        }
        let faults = parse(&SourceFile::new("x.yaml", text)).unwrap_err();
        assert_eq!(faults[0].rule, "too-many-nodes");
    }

    #[test]
    fn ten_thousand_levels_are_refused() {
        let text = format!("a: {}{}", "[".repeat(10_000), "]".repeat(10_000));
        assert_eq!(
            parse(&SourceFile::new("x.yaml", text)).unwrap_err()[0].rule,
            "too-deep"
        );
        let text: String = (0..10_000).map(|i| " ".repeat(i) + "a:\n").collect();
        assert_eq!(
            parse(&SourceFile::new("x.yaml", text)).unwrap_err()[0].rule,
            "too-deep"
        );
    }
}
