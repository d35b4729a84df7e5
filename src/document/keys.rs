//! What a key is, as the schema says it: the one list of keys.
//!
//! A text's `format` says what it is: none or `prose` is printed text; `id`, `name`, `file`,
//! `column` and the like name something; others, such as `issue-date`, have a form of their own.

use std::sync::Arc;

use serde_json::Value as Schema;

use crate::yaml::{Node, NodeKind, Path, Style, Tree};

/// The keys of a document, as the schema of its standard and office has them.
#[derive(Debug, Default)]
pub struct Keys {
    schema: Schema,
}

/// A scalar of a tree, with what its key says that it is.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// The way to it.
    pub path: &'a Path,
    /// The value, in its place.
    pub node: &'a Arc<Node>,
    /// What the schema says of that value.
    pub schema: &'a Schema,
    /// The format of its key: that of the value, or of the list that it stands in.
    pub format: &'a str,
}

impl Said<'_> {
    /// True for text that is printed, rather than a name, a choice or a number.
    pub fn is_text(&self) -> bool {
        let text = type_of(self.schema) == "string" && enumeration(self.schema).is_none();
        text && matches!(self.format, "plain" | "lines" | "prose" | "basis" | "agency")
    }

    /// True for text in which references and footnotes are written out.
    pub fn takes_marks(&self) -> bool {
        self.is_text() && self.format != "agency"
    }
}

impl Keys {
    /// The keys that a schema has.
    pub fn new(schema: Schema) -> Self {
        Self { schema }
    }

    /// The whole schema of the document.
    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// Calls `visit` for every scalar of a tree that has a known key, in the order of the file;
    /// a single value where a list may stand is an item of it.
    pub fn each<'a>(&'a self, tree: &'a Tree, visit: &mut dyn FnMut(Said<'_>)) {
        self.value(&tree.root, &self.schema, "plain", &Path::default(), visit);
    }

    /// Calls `visit` for every map of a format (`section`, `table`), from the outside in.
    pub fn each_map<'a>(
        &'a self,
        tree: &'a Tree,
        format: &str,
        visit: &mut dyn FnMut(&'a Arc<Node>, &'a Schema, &Path),
    ) {
        self.maps(&tree.root, &self.schema, format, &Path::default(), visit);
    }

    fn value<'a>(
        &'a self,
        node: &'a Arc<Node>,
        schema: &'a Schema,
        outer: &str,
        path: &Path,
        visit: &mut dyn FnMut(Said<'_>),
    ) {
        let own = choose(&self.schema, node, schema);
        // The key's own word comes before that of the type.
        let format = [schema, own].iter().find_map(|schema| schema["format"].as_str());
        let format = format.unwrap_or(outer);
        match &node.kind {
            NodeKind::Map(entries) => {
                for entry in entries {
                    let Some(key) = entry.key.scalar() else { continue };
                    if let Some(schema) = property(own, key) {
                        self.value(&entry.value, schema, "plain", &path.key(key), visit);
                    }
                }
            }
            NodeKind::List(items) => {
                for (i, item) in items.iter().enumerate() {
                    self.value(item, items_of(own), format, &path.index(i), visit);
                }
            }
            NodeKind::Scalar { .. } if type_of(own) == "array" => {
                self.value(node, items_of(own), format, &path.index(0), visit);
            }
            NodeKind::Scalar { .. } => visit(Said { path, node, schema: own, format }),
        }
    }

    fn maps<'a>(
        &'a self,
        node: &'a Arc<Node>,
        schema: &'a Schema,
        format: &str,
        path: &Path,
        visit: &mut dyn FnMut(&'a Arc<Node>, &'a Schema, &Path),
    ) {
        let schema = choose(&self.schema, node, schema);
        // A scalar holds no map, and most values are scalars: no path is made for one.
        let holds_more = |node: &Node| !matches!(node.kind, NodeKind::Scalar { .. });
        match &node.kind {
            NodeKind::Map(entries) => {
                if schema["format"].as_str() == Some(format) {
                    visit(node, schema, path);
                }
                for entry in entries.iter().filter(|entry| holds_more(&entry.value)) {
                    let Some(key) = entry.key.scalar() else { continue };
                    if let Some(schema) = property(schema, key) {
                        self.maps(&entry.value, schema, format, &path.key(key), visit);
                    }
                }
            }
            NodeKind::List(items) => {
                for (i, item) in
                    items.iter().enumerate().filter(|(_, item)| holds_more(item))
                {
                    self.maps(item, items_of(schema), format, &path.index(i), visit);
                }
            }
            NodeKind::Scalar { .. } => {}
        }
    }
}

/// The items of a list; a single value that is not blank stands for a list of one.
pub fn list(node: &Arc<Node>) -> &[Arc<Node>] {
    match &node.kind {
        NodeKind::List(items) => items,
        NodeKind::Scalar { .. } if !node.is_null() => std::slice::from_ref(node),
        _ => &[],
    }
}

/// Follows references, and takes the alternative that fits the kind of node.
pub fn choose<'a>(root: &'a Schema, node: &Node, schema: &'a Schema) -> &'a Schema {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.strip_prefix("#/definitions/").unwrap_or(name);
        return root["definitions"]
            .get(name)
            .map_or(schema, |s| choose(root, node, s));
    }
    if let Some([one]) = schema["allOf"].as_array().map(Vec::as_slice) {
        return choose(root, node, one);
    }
    let Some(alternatives) = schema["anyOf"].as_array().or(schema["oneOf"].as_array())
    else {
        return schema;
    };
    if enumeration(schema).is_some() {
        return schema;
    }
    let mut choices = alternatives
        .iter()
        .map(|s| choose(root, node, s))
        .filter(|s| s["type"].as_str() != Some("null"));
    let fitting = choices.clone().find(|s| match node.kind {
        NodeKind::Map(_) => type_of(s) == "object",
        NodeKind::List(_) => type_of(s) == "array",
        NodeKind::Scalar { .. } => !matches!(type_of(s), "object" | "array"),
    });
    fitting.or_else(|| choices.next()).unwrap_or(schema)
}

/// The text of a scalar as prose: YAML has folded every style but one, so a line end that is
/// left in the others was a blank line.
pub fn prose_text(text: &str, style: Style) -> String {
    if style == Style::Literal { text.to_owned() } else { text.replace('\n', "\n\n") }
}

/// The schema of a list's items.
pub fn items_of(schema: &Schema) -> &Schema {
    &schema["items"]
}

/// What a text is: `plain`, `lines` and `prose` are free, any other has a form of its own.
pub fn format_of(schema: &Schema) -> &str {
    schema["format"].as_str().unwrap_or("plain")
}

/// The schema of a key's value; none where the key is unknown.
pub fn property<'a>(schema: &'a Schema, key: &str) -> Option<&'a Schema> {
    schema["properties"]
        .get(key)
        .or_else(|| match &schema["additionalProperties"] {
            rest @ Schema::Object(_) => Some(rest),
            _ => None,
        })
}

/// The first type that a schema allows besides null.
pub fn type_of(schema: &Schema) -> &str {
    match &schema["type"] {
        Schema::String(name) => name,
        Schema::Array(names) => {
            let mut names = names.iter().filter_map(Schema::as_str);
            if names.clone().any(|n| n == "string") {
                "string"
            } else {
                names.find(|n| *n != "null").unwrap_or("string")
            }
        }
        _ => "",
    }
}

/// The names that an enumeration allows.
pub fn enumeration(schema: &Schema) -> Option<Vec<&str>> {
    if let Some(names) = schema["enum"].as_array() {
        return Some(names.iter().filter_map(Schema::as_str).collect());
    }
    let alternatives = schema["oneOf"].as_array()?;
    alternatives.iter().map(|s| s["const"].as_str()).collect()
}
