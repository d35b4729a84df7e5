//! What a key is, as the schema says it: the one list of keys.

use serde_json::Value as Schema;

use crate::yaml::{Node, NodeKind, Style};

/// Follows references, and takes the alternative that fits the kind of node.
pub fn choose<'a>(root: &'a Schema, node: &Node, schema: &'a Schema) -> &'a Schema {
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
pub fn prose_text(text: &str, style: Style) -> String {
    if style == Style::Literal { text.to_owned() } else { text.replace('\n', "\n\n") }
}

/// The schema of a list's items.
pub fn items_of(schema: &Schema) -> &Schema {
    &schema["items"]
}

/// What a text is: `plain` and `prose` are free, any other has a form of its own.
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
