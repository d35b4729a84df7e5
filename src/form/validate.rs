//! Holds a tree against a schema: every fault of form at once, each with its place.
//!
//! A scalar is what its key says it is: `title: 2025` is the text "2025", `number: 05` the
//! number 5, and nothing is ever guessed from how a value looks.

use std::collections::HashMap;

use serde_json::Value as Schema;
use serde_yaml::Value;

use super::faults;
use crate::diag::{Diagnostic, Place, Severity};
use crate::document::{
    check_format, choose, enumeration, format_of, items_of, property, prose_text, type_of,
};
use crate::vi;
use crate::yaml::{self, Entry, Node, NodeKind, Style, Tree};

/// Reads a tree into values by a schema; what does not fit is left out and reported.
pub(super) fn validate(
    tree: &Tree,
    schema: &Schema,
    findings: &mut Vec<Diagnostic>,
) -> Value {
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
                if let Some(fault) = yaml::comma_in_map(self.tree, node, entry) {
                    self.findings.push(fault);
                    // Every other part of the text has the same cause.
                    return None;
                }
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
        // Names have a schema of their own.
        let is_named = items.get("$ref").is_some();
        let item = if is_named { choose(self.root, node, items) } else { items };
        let nodes: Vec<&Node> = match &node.kind {
            NodeKind::List(nodes) => nodes.iter().map(|n| &**n).collect(),
            // One text stands for a list of one text.
            NodeKind::Scalar { .. } if type_of(item) == "string" => vec![node],
            _ => {
                let items = choose(self.root, node, items);
                self.report(faults::not_a_list(node, items), node);
                return None;
            }
        };
        self.joined(node, &nodes, schema);
        if (nodes.len() as u64) < least {
            self.report(faults::too_few(least), node);
        }
        let most = schema["maxItems"].as_u64().unwrap_or(u64::MAX);
        if nodes.len() as u64 > most {
            self.report(faults::too_many(most), node);
        }
        let mut fitted = Vec::with_capacity(nodes.len());
        // Texts where maps belong have one cause, however many there are.
        let mut is_told = false;
        for item in nodes {
            let is_map = type_of(choose(self.root, item, items)) == "object";
            if is_map && item.scalar().is_some() && !is_blank(item) {
                if !std::mem::replace(&mut is_told, true) {
                    fitted.extend(self.value(item, items));
                }
            } else if is_blank(item) {
                self.report(faults::empty_item(), item);
            } else {
                fitted.extend(self.value(item, items));
            }
        }
        Some(Value::Sequence(fitted))
    }

    /// Warns where texts of a list are parted or joined otherwise than they were meant.
    fn joined(&mut self, node: &Node, items: &[&Node], schema: &'a Schema) {
        let item = choose(self.root, node, items_of(schema));
        let of_list = schema["format"].as_str();
        let format = of_list.unwrap_or_else(|| format_of(item));
        let is_printed = matches!(
            format,
            "plain" | "lines" | "prose" | "basis" | "agency" | "post" | "contact"
        );
        if type_of(item) != "string" || !is_printed || enumeration(item).is_some() {
            return;
        }
        // An agency's name is parted where its lines end.
        if format != "agency" {
            yaml::comma_in_list(self.tree, node, self.findings);
        }
        for item in items {
            yaml::missing_dash(self.tree, item, self.findings);
        }
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
        let free =
            !matches!(format, "document-number" | "date-vi" | "issue-date" | "width");
        if free && node.said_at.is_none() {
            if let Some(text) = yaml::colon_in_text(self.tree, node, self.findings) {
                return Some(Value::String(vi::clean(&text)));
            }
            yaml::comment_in_text(self.tree, node, self.findings);
            yaml::folded_list(self.tree, node, self.findings);
        }
        let is_printed = matches!(format, "plain" | "lines");
        if (is_printed || !matches!(format, "prose" | "basis"))
            && !self.check_quotes(node, is_printed)
        {
            return None;
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
        let text = match format {
            "lines" if *style == Style::Literal => typed_lines(text),
            _ => one_line(text),
        };
        if let Err(message) = check_format(format, &text) {
            self.report(Diagnostic::new(faults::rule_of(format), message), node);
            return None;
        }
        if let ("column-key", Some(pattern)) = (format, schema["pattern"].as_str())
            && !faults::is_key(&text)
        {
            self.report(faults::not_a_key(&text, pattern), node);
            return None;
        }
        Some(Value::String(text))
    }

    /// The text of a scalar that must be one, on one line.
    fn plain(&mut self, node: &Node) -> Option<String> {
        if !self.check_quotes(node, false) {
            return None;
        }
        let text = node.scalar().map(one_line);
        if text.is_none() {
            self.report(faults::not_a_text(node), node);
        }
        text
    }

    /// Warns of a text in “…”, which are printed; refuses a name or number in them.
    fn check_quotes(&mut self, node: &Node, is_printed: bool) -> bool {
        let Some(fault) = yaml::curly_quotes(self.tree, node, is_printed) else {
            return true;
        };
        let is_fine = fault.severity == Severity::Warning;
        self.findings.push(fault);
        is_fine
    }

    /// Refuses characters that only an escape can have brought in.
    fn check_characters(&mut self, node: &Node, text: &str) -> bool {
        let found = text
            .char_indices()
            .find_map(|(at, c)| Some((at, c, vi::forbidden(c)?)))
            // What cannot be seen is a letter, if it is here still.
            .filter(|(.., why)| *why != vi::Forbidden::Invisible);
        let Some((at, c, why)) = found else { return true };
        let place = self.tree.place_in(node, text, at..at + c.len_utf8());
        self.findings.push(yaml::forbidden_character(c, why).at(place));
        false
    }

    fn report(&mut self, fault: Diagnostic, node: &Node) {
        self.findings.push(fault.at(self.tree.place(node)));
    }
}

fn is_blank(node: &Node) -> bool {
    node.is_null() || node.scalar().is_some_and(|text| text.trim().is_empty())
}

/// A text whose author ended its lines, each as a plain one.
fn typed_lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(one_line).collect();
    let lines: Vec<&str> = lines
        .iter()
        .map(String::as_str)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n")
}

/// A plain text on one line: NFC, and every run of spaces and line ends as one space.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text
        .split([' ', '\t', '\n', '\r'])
        .filter(|w| !w.is_empty())
        .collect();
    vi::nfc(&words.join(" "))
}
