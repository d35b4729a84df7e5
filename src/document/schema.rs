//! The JSON Schema (draft-07) of documents and of `vanban.yaml`: what the model says of a key,
//! filled in with what the standard and the office have.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::model::Document;
use crate::standard::{FieldType, FormField, FormPart, OwnKinds, Size, Standard};

/// The schema of a document, with descriptions in Vietnamese, by a standard and with an office's
/// own kinds.
pub fn schema(standard: &Standard, own: &OwnKinds) -> Value {
    let mut schema = schema_of::<Document>();
    add_parts(&mut schema, standard);
    fill(&mut schema, standard, own);
    schema
}

/// The schema of a project's file, whose type is `T`, likewise.
pub fn project_schema<T: JsonSchema>(standard: &Standard, own: &OwnKinds) -> Value {
    let mut schema = schema_of::<T>();
    fill(&mut schema, standard, own);
    schema
}

/// The schema of any type that is read from YAML.
pub fn schema_of<T: JsonSchema>() -> Value {
    let generator = SchemaGenerator::new(SchemaSettings::draft07());
    generator.into_root_schema_for::<T>().to_value()
}

/// Adds the parts that only one form has, after the parties as the forms have them.
fn add_parts(schema: &mut Value, standard: &Standard) {
    for (key, part) in standard.parts.iter() {
        let name = type_name(key);
        schema["properties"][key] = json!({
            "anyOf": [{ "$ref": format!("#/definitions/{name}") }, { "type": "null" }],
            "description": described(&part.name, part.clause.as_deref()),
        });
        schema["definitions"][name] = part_schema(part);
    }
}

fn part_schema(part: &FormPart) -> Value {
    let mut properties = Map::new();
    for (key, field) in part.fields.iter() {
        properties.insert(key.to_owned(), field_schema(field));
    }
    let required = part.fields.iter().filter(|(_, field)| field.required);
    json!({
        "type": "object",
        "description": described(&part.name, part.clause.as_deref()),
        "properties": properties,
        "additionalProperties": false,
        "required": required.map(|(key, _)| key).collect::<Vec<_>>(),
    })
}

fn field_schema(field: &FormField) -> Value {
    let said = format!("{}.", field.name);
    match field.kind {
        FieldType::Text if field.required => {
            json!({ "type": "string", "description": said })
        }
        FieldType::Text => json!({ "type": ["string", "null"], "description": said }),
        FieldType::List => json!({
            "type": "array",
            "items": { "type": "string" },
            "minItems": 1,
            "description": said,
        }),
        FieldType::Date => {
            json!({ "type": ["string", "null"], "format": "date-vi", "description": said })
        }
        FieldType::Flag => {
            json!({ "type": "boolean", "default": false, "description": said })
        }
    }
}

/// The name of a part's type: `giay_to` is `GiayTo`.
fn type_name(key: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(char::to_uppercase).into_iter().flatten();
        first.chain(letters).collect::<String>()
    };
    key.split(['_', '-']).map(capital).collect()
}

/// A description with its clause behind it.
fn described(said: &str, clause: Option<&str>) -> String {
    let said = said.trim_end_matches('.');
    match clause {
        Some(clause) => format!("{said} ({clause})."),
        None => format!("{said}."),
    }
}

/// Puts the standard's names, ranges and clauses where the model leaves room for them.
fn fill(schema: &mut Value, standard: &Standard, own: &OwnKinds) {
    cite(schema, None, standard);
    if let Some(definitions) = schema["definitions"].as_object_mut() {
        for (name, definition) in definitions.iter_mut() {
            cite(definition, Some(name), standard);
        }
    }
    complete(schema, standard, own);
}

/// Adds the clauses to the descriptions of a type and its keys.
fn cite(schema: &mut Value, name: Option<&str>, standard: &Standard) {
    let add = |description: &mut Value, key: &str| {
        let clause = standard.clauses.get(key).map(String::as_str);
        if let (Some(said), Some(_)) = (description.as_str(), clause) {
            *description = json!(described(said, clause));
        }
    };
    if let Some(name) = name {
        add(&mut schema["description"], name);
    }
    let Some(properties) = schema["properties"].as_object_mut() else { return };
    for (key, property) in properties.iter_mut() {
        let full = name.map_or_else(|| key.clone(), |name| format!("{name}.{key}"));
        if property.is_object() {
            add(&mut property["description"], &full);
        }
    }
}

/// Lists the names that a format allows, and the ranges of what may be chosen.
fn complete(schema: &mut Value, standard: &Standard, own: &OwnKinds) {
    let format = schema["format"].as_str().map(str::to_owned);
    match format.as_deref() {
        Some("kind") => list(schema, kinds(standard, own)),
        Some("scheme") => {
            let schemes = standard.schemes.iter();
            list(
                schema,
                schemes.map(|(id, it)| (id.to_owned(), it.name.clone())).collect(),
            );
        }
        Some("level") => {
            let names = standard.level_names().into_iter();
            list(schema, names.map(|name| (name.to_owned(), name.to_owned())).collect());
        }
        Some("urgency") => {
            let degrees = standard.urgency.iter();
            list(
                schema,
                degrees.map(|(id, it)| (id.to_owned(), it.text.clone())).collect(),
            );
        }
        Some("seal") => range(schema, &standard.seal),
        Some("margins") => {
            let sides = standard.margins.sides();
            let sides = sides.map(|(key, size)| (key.to_owned(), size));
            choices(schema, sides.into_iter());
        }
        Some("blanks") => {
            let blanks = standard.blanks.by_key();
            let blanks = blanks.map(|(key, size)| (key.to_owned(), size));
            choices(schema, blanks.into_iter());
        }
        Some("sizes") => {
            let sizes = standard.sizes.iter();
            choices(
                schema,
                sizes.filter_map(|(_, size)| Some((size.key.clone()?, size))),
            );
        }
        _ => {}
    }
    match schema {
        Value::Object(map) => {
            for value in map.values_mut() {
                complete(value, standard, own);
            }
        }
        Value::Array(items) => {
            for value in items {
                complete(value, standard, own);
            }
        }
        _ => {}
    }
}

fn kinds(standard: &Standard, own: &OwnKinds) -> Vec<(String, String)> {
    let kind = |id: &str| {
        let entry = standard.kinds.get(id).or_else(|| own.get(id))?;
        let name = match entry.abbreviation.as_str() {
            "" => entry.name.clone(),
            abbreviation => format!("{} ({abbreviation})", entry.name),
        };
        Some((id.to_owned(), name))
    };
    standard.kind_names(own).filter_map(kind).collect()
}

/// Makes a text one of these names, each with what it means.
fn list(schema: &mut Value, names: Vec<(String, String)>) {
    let optional = schema["type"].is_array();
    let (mut ids, mut said): (Vec<Value>, Vec<Value>) =
        names.into_iter().map(|(id, name)| (json!(id), json!(name))).unzip();
    if optional {
        ids.push(Value::Null);
        said.push(json!(""));
    }
    schema["enum"] = Value::Array(ids);
    schema["enumDescriptions"] = Value::Array(said);
}

/// Makes a number one that may be chosen.
fn range(schema: &mut Value, size: &Size) {
    if let (Some(from), Some(to)) = (size.from, size.to) {
        schema["minimum"] = json!(from);
        schema["maximum"] = json!(to);
    }
}

/// The keys of a map of numbers, each with its range.
fn choices<'a>(schema: &mut Value, sizes: impl Iterator<Item = (String, &'a Size)>) {
    let mut properties = Map::new();
    for (key, size) in sizes {
        let (from, to) = (size.from.unwrap_or_default(), size.to.unwrap_or_default());
        let name = size.name.as_deref().unwrap_or(&key);
        let said = described(&format!("{name}, {from} đến {to}"), size.clause.as_deref());
        let mut property = json!({ "type": "integer", "description": said });
        range(&mut property, size);
        properties.insert(key, property);
    }
    schema["properties"] = Value::Object(properties);
    schema["additionalProperties"] = json!(false);
}
