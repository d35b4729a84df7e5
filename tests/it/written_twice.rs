//! What stands in the project beside what it is made from: the two do not drift apart.

use std::collections::BTreeMap;
use std::fs;

use vanban::document::{project_schema, schema};
use vanban::project::Config;
use vanban::render::EMBEDDED;
use vanban::standard::{Chosen, OwnKinds, nd30};

use crate::house::files;

#[test]
fn every_template_in_the_folder_is_embedded_and_no_other() {
    let on_disk: BTreeMap<String, String> = files("templates", "")
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix("templates").expect("below").to_string_lossy();
            (name.replace('\\', "/"), fs::read_to_string(&path).expect("read"))
        })
        .collect();
    let embedded: BTreeMap<String, String> = EMBEDDED
        .iter()
        .map(|(name, text)| ((*name).into(), (*text).into()))
        .collect();
    assert_eq!(embedded, on_disk);
}

#[test]
fn the_component_of_numbers_is_written_from_the_standard() {
    let path = "templates/lib/chuan.typ";
    let written = vanban::render::numbers(&nd30(), &Chosen::new());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, &written).expect("written");
    }
    let kept = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(kept, written, "run the test with UPDATE=1 to renew {path}");
}

#[test]
fn the_schema_in_plans_is_the_one_that_is_printed() {
    let printed = format!("{:#}\n", schema(&nd30(), &OwnKinds::default()));
    if std::env::var_os("UPDATE").is_some() {
        fs::write("plans/schema.json", &printed).expect("written");
    }
    let kept = fs::read_to_string("plans/schema.json").unwrap_or_default();
    assert_eq!(kept, printed, "run the test with UPDATE=1 to renew plans/schema.json");
}

/// Calls `visit` for every description in a schema, with its path.
fn descriptions(
    value: &serde_json::Value,
    path: &str,
    visit: &mut impl FnMut(&str, &str),
) {
    match value {
        serde_json::Value::Object(map) => {
            for (key, value) in map {
                if let (true, Some(text)) = (key == "description", value.as_str()) {
                    visit(path, text);
                }
                descriptions(value, &format!("{path}/{key}"), visit);
            }
        }
        serde_json::Value::Array(items) => {
            for item in items {
                descriptions(item, path, visit);
            }
        }
        _ => {}
    }
}

#[test]
fn every_key_of_the_schemas_is_described_in_vietnamese() {
    let marked =
        |c: char| vanban::vi::unaccented(&c.to_string()) != c.to_lowercase().to_string();
    let own = OwnKinds::default();
    for schema in [schema(&nd30(), &own), project_schema::<Config>(&nd30(), &own)] {
        let mut seen = 0;
        descriptions(&schema, "", &mut |path, text| {
            seen += 1;
            assert!(text.chars().any(marked), "{path}: {text:?} is not Vietnamese");
        });
        assert!(seen > 10);
        for (name, definition) in schema["definitions"].as_object().expect("definitions")
        {
            for (key, property) in
                definition["properties"].as_object().into_iter().flatten()
            {
                let described = property.to_string().contains("\"description\"")
                    || property.to_string().contains("#/definitions/");
                assert!(described, "{name}.{key} has no description");
            }
        }
    }
}
