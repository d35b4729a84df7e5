//! The JSON Schema (draft-07) of documents and of `vanban.yaml`.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Value, json};

use super::{Document, OwnKinds};

/// The schema of a document, with descriptions in Vietnamese and an office's own kinds.
pub fn schema(own: &OwnKinds) -> Value {
    let mut schema = schema_of::<Document>();
    for (id, kind) in own {
        let known = &mut schema["definitions"]["Kind"];
        for (list, value) in [("enum", id), ("enumDescriptions", &kind.name)] {
            if let Some(list) = known[list].as_array_mut() {
                list.push(json!(value));
            }
        }
    }
    schema
}

/// The schema of any type that is read from YAML.
pub fn schema_of<T: JsonSchema>() -> Value {
    let generator = SchemaGenerator::new(SchemaSettings::draft07());
    generator.into_root_schema_for::<T>().to_value()
}
