//! The JSON Schema (draft-07) of documents and of `vanban.yaml`.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;

use super::Document;

/// The schema of a document, with descriptions in Vietnamese.
pub fn schema() -> Value {
    schema_of::<Document>()
}

/// The schema of any type that is read from YAML.
pub fn schema_of<T: JsonSchema>() -> Value {
    let generator = SchemaGenerator::new(SchemaSettings::draft07());
    generator.into_root_schema_for::<T>().to_value()
}
