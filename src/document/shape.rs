//! Holds a tree against a schema: every fault of form at once, each with its place.
//!
//! A scalar is what its key says it is: `title: 2025` is the text "2025", `number: 05` the
//! number 5, and nothing is ever guessed from how a value looks.

use std::collections::HashMap;

use serde_json::Value as Schema;
use serde_yaml::Value;

use super::node::{Entry, Node, NodeKind, Style};
use super::parse::Tree;
use super::values::check_format;
use super::{shape_faults as faults, traps};
use crate::diag::{Diagnostic, Place};
use crate::vi;

/// Reads a tree into values by a schema; what does not fit is left out and reported.
pub(super) fn fit(tree: &Tree, schema: &Schema, findings: &mut Vec<Diagnostic>) -> Value {
    let mut fitter = Fitter { tree, root: schema, findings };
    fitter.value(&tree.root, schema).unwrap_or(Value::Null)
}

struct Fitter<'a> {
    tree: &'a Tree,
    root: &'a Schema,
    findings: &'a mut Vec<Diagnostic>,
}

impl<'a> Fitter<'a> {
    fn value(&mut self, node: &Node, schema: &'a Schema) -> Option<Value> {
        let schema = choose(self.root, node, schema);
        if let Some(names) = enumeration(schema) {
            return self.one_of(node, &names, schema);
        }
        match type_of(schema) {
            "object" => self.map(node, schema),
            "array" => self.list(node, schema),
            "integer" => self.integer(node, schema),
            "boolean" => self.boolean(node),
            _ => self.text(node, schema),
        }
    }

    fn map(&mut self, node: &Node, schema: &'a Schema) -> Option<Value> {
        let NodeKind::Map(entries) = &node.kind else {
            self.report(faults::not_a_map(node, schema), node);
            return None;
        };
        let mut fitted = serde_yaml::Mapping::new();
        let mut meant = vec![];
        let mut seen: HashMap<String, &Node> = HashMap::new();
        for entry in entries {
            let Some(key) = entry.key.scalar() else {
                self.report(faults::key_is_no_text(), &entry.key);
                continue;
            };
            let key = vi::clean(key);
            if let Some(first) = seen.get(&key) {
                let fault = faults::duplicate_key(&key, self.tree.place(first));
                self.report(fault, &entry.key);
                continue;
            }
            seen.insert(key.clone(), &entry.key);
            let Some(property) = property(schema, &key) else {
                meant.extend(faults::near_key(&key, schema));
                self.report(faults::unknown_key(&key, schema), &entry.key);
                continue;
            };
            if entry.value.is_null() {
                continue;
            }
            if let Some(value) = self.value(&entry.value, property) {
                fitted.insert(Value::String(key), value);
            }
        }
        self.check_required(node, entries, schema, &meant);
        Some(Value::Mapping(fitted))
    }

    /// `meant` are the keys that a misspelt one stands for: they are not missing as well.
    fn check_required(
        &mut self,
        node: &Node,
        entries: &[Entry],
        schema: &Schema,
        meant: &[&str],
    ) {
        let required = schema["required"].as_array().into_iter().flatten();
        for key in required.filter_map(Schema::as_str) {
            let found = entries.iter().find(|e| e.key.scalar() == Some(key));
            let description = &schema["properties"][key]["description"];
            match found {
                None if meant.contains(&key) => {}
                None => {
                    let start = node.range.start..node.range.start;
                    let at = entries.first().map_or(start, |e| e.key.range.clone());
                    let place = Place::new(&self.tree.file, at);
                    self.findings.push(faults::missing_key(key, description).at(place));
                }
                Some(entry) if is_blank(&entry.value) => {
                    self.report(faults::missing_value(key, description), &entry.key);
                }
                Some(_) => {}
            }
        }
    }

    fn list(&mut self, node: &Node, schema: &'a Schema) -> Option<Value> {
        let items = items_of(schema);
        let least = schema["minItems"].as_u64().unwrap_or(0);
        let nodes: Vec<&Node> = match &node.kind {
            NodeKind::List(nodes) => nodes.iter().map(|n| &**n).collect(),
            // One text stands for a list of one text.
            NodeKind::Scalar { .. } if type_of(items) == "string" => vec![node],
            _ => {
                self.report(faults::not_a_list(node), node);
                return None;
            }
        };
        if (nodes.len() as u64) < least {
            self.report(faults::too_few(least), node);
        }
        let most = schema["maxItems"].as_u64().unwrap_or(u64::MAX);
        if nodes.len() as u64 > most {
            self.report(faults::too_many(most), node);
        }
        let mut fitted = Vec::with_capacity(nodes.len());
        for item in nodes {
            if is_blank(item) {
                self.report(faults::empty_item(), item);
            } else {
                fitted.extend(self.value(item, items));
            }
        }
        Some(Value::Sequence(fitted))
    }

    fn integer(&mut self, node: &Node, schema: &Schema) -> Option<Value> {
        let text = self.plain(node)?;
        let (min, max) = (schema["minimum"].as_i64(), schema["maximum"].as_i64());
        match text.parse::<i64>() {
            Ok(n) if min.is_none_or(|min| n >= min) && max.is_none_or(|max| n <= max) => {
                Some(Value::Number(n.into()))
            }
            Ok(_) => {
                let said = schema["description"].as_str();
                self.report(faults::out_of_range(&text, min, max, said), node);
                None
            }
            Err(_) => {
                self.report(faults::not_an_integer(&text), node);
                None
            }
        }
    }

    fn boolean(&mut self, node: &Node) -> Option<Value> {
        let text = self.plain(node)?;
        match text.to_lowercase().as_str() {
            "true" | "yes" | "có" => Some(Value::Bool(true)),
            "false" | "no" | "không" => Some(Value::Bool(false)),
            _ => {
                self.report(faults::not_a_boolean(&text), node);
                None
            }
        }
    }

    fn one_of(&mut self, node: &Node, names: &[&str], schema: &Schema) -> Option<Value> {
        let text = self.plain(node)?;
        if names.contains(&text.as_str()) {
            return Some(Value::String(text));
        }
        let format = schema["format"].as_str().unwrap_or_default();
        let said = check_format(format, &text).err();
        self.report(faults::not_one_of(&text, names, said), node);
        None
    }

    fn text(&mut self, node: &Node, schema: &Schema) -> Option<Value> {
        let format = format_of(schema);
        let free = matches!(format, "plain" | "prose");
        if free && node.said_at.is_none() {
            if let Some(text) = traps::colon_in_text(self.tree, node, self.findings) {
                return Some(Value::String(vi::clean(&text)));
            }
            traps::comment_in_text(self.tree, node, self.findings);
        }
        let NodeKind::Scalar { text, style } = &node.kind else {
            self.report(faults::not_a_text(node), node);
            return None;
        };
        if *style == Style::DoubleQuoted && !self.check_characters(node, text) {
            return None;
        }
        if format == "prose" {
            return Some(Value::String(vi::clean(&prose_text(text, *style))));
        }
        let text = one_line(text);
        if let Err(message) = check_format(format, &text) {
            self.report(Diagnostic::error(faults::rule_of(format), message), node);
            return None;
        }
        // The one plain text that has a pattern is a column's key.
        if let ("plain", Some(pattern)) = (format, schema["pattern"].as_str())
            && !faults::is_key(&text)
        {
            self.report(faults::not_a_key(&text, pattern), node);
            return None;
        }
        Some(Value::String(text))
    }

    /// The text of a scalar that must be one, on one line.
    fn plain(&mut self, node: &Node) -> Option<String> {
        let text = node.scalar().map(one_line);
        if text.is_none() {
            self.report(faults::not_a_text(node), node);
        }
        text
    }

    /// Refuses characters that only an escape can have brought in.
    fn check_characters(&mut self, node: &Node, text: &str) -> bool {
        let found = text
            .char_indices()
            .find_map(|(at, c)| Some((at, c, vi::forbidden(c)?)));
        let Some((at, c, why)) = found else { return true };
        let place = self.tree.place_in(node, text, at..at + c.len_utf8());
        self.findings.push(faults::forbidden_character(c, why).at(place));
        false
    }

    fn report(&mut self, fault: Diagnostic, node: &Node) {
        self.findings.push(fault.at(self.tree.place(node)));
    }
}

/// Follows references, and takes the alternative that fits the kind of node.
pub(super) fn choose<'a>(
    root: &'a Schema,
    node: &Node,
    schema: &'a Schema,
) -> &'a Schema {
    if let Some(name) = schema["$ref"].as_str() {
        let pointer = name.strip_prefix('#').unwrap_or(name);
        return root.pointer(pointer).map_or(schema, |s| choose(root, node, s));
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
pub(super) fn prose_text(text: &str, style: Style) -> String {
    if style == Style::Literal { text.to_owned() } else { text.replace('\n', "\n\n") }
}

/// The schema of a list's items.
pub(super) fn items_of(schema: &Schema) -> &Schema {
    &schema["items"]
}

/// What a text is: `plain` and `prose` are free, any other has a form of its own.
pub(super) fn format_of(schema: &Schema) -> &str {
    schema["format"].as_str().unwrap_or("plain")
}

/// The schema of a key's value; none where the key is unknown.
pub(super) fn property<'a>(schema: &'a Schema, key: &str) -> Option<&'a Schema> {
    schema["properties"]
        .get(key)
        .or_else(|| match &schema["additionalProperties"] {
            rest @ Schema::Object(_) => Some(rest),
            _ => None,
        })
}

/// The first type that a schema allows besides null.
fn type_of(schema: &Schema) -> &str {
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
fn enumeration(schema: &Schema) -> Option<Vec<&str>> {
    if let Some(names) = schema["enum"].as_array() {
        return Some(names.iter().filter_map(Schema::as_str).collect());
    }
    let alternatives = schema["oneOf"].as_array()?;
    alternatives.iter().map(|s| s["const"].as_str()).collect()
}

fn is_blank(node: &Node) -> bool {
    node.is_null() || node.scalar().is_some_and(|text| text.trim().is_empty())
}

/// A plain text on one line: NFC, and every run of spaces and line ends as one space.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text
        .split([' ', '\t', '\n', '\r'])
        .filter(|w| !w.is_empty())
        .collect();
    vi::nfc(&words.join(" "))
}
