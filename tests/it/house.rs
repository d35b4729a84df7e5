//! The rules of the house: who imports whom, and that nothing written twice drifts apart.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use vanban::diag::{Lang, SourceFile};
use vanban::document::{OwnKinds, schema, schema_of};
use vanban::project::Config;
use vanban::render::EMBEDDED;

use crate::support::SESSION;

/// Every file below a folder with an ending, in order.
pub fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = vec![];
    let mut open = vec![PathBuf::from(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The room of the house that a source file belongs to.
fn room(path: &Path) -> String {
    let inside = path.strip_prefix("src").expect("below src");
    let first = inside.iter().next().expect("a name").to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The rooms that a source imports: `use crate::a::…`, `use crate::{a, b::c}`, `crate::a::…`.
fn imports(source: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let code: Vec<&str> = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let code = code.join("\n");
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let names: Vec<&str> = match rest.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap_or("").split(',').collect(),
            None => vec![rest],
        };
        for name in names {
            let end = |c: char| !c.is_alphanumeric() && c != '_';
            let name = name.trim().split(end).next().unwrap_or("");
            found.insert(name.to_owned());
        }
    }
    found
}

/// Who may import whom: the table in `lib.rs`, a set of rooms for each room.
fn allowed() -> BTreeMap<String, BTreeSet<String>> {
    let lib = fs::read_to_string("src/lib.rs").expect("lib.rs");
    let names = |cell: &str| -> BTreeSet<String> {
        cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    };
    let table = lib.split("//! | room | imports |").nth(1).expect("the table");
    let rows = table.lines().skip(2).take_while(|line| line.starts_with("//! |"));
    let mut found = BTreeMap::new();
    for row in rows {
        let cells: Vec<&str> =
            row.trim_matches(['/', '!', ' ', '|']).split('|').collect();
        let [rooms, imports] = cells[..] else { panic!("{row}") };
        for room in names(rooms) {
            let twice = found.insert(room.clone(), names(imports));
            assert!(twice.is_none(), "{room} stands twice in the table");
        }
    }
    found
}

#[test]
fn imports_run_one_way_as_the_table_in_lib_says() {
    let allowed = allowed();
    let mut seen = BTreeSet::new();
    for path in files("src", ".rs") {
        let room = room(&path);
        if matches!(room.as_str(), "main" | "lib") {
            continue;
        }
        let of_room = allowed
            .get(&room)
            .unwrap_or_else(|| panic!("{room} is not in the table"));
        seen.insert(room.clone());
        if room == "cli" {
            continue;
        }
        let source = fs::read_to_string(&path).expect("read");
        for import in imports(&source) {
            // The macro that makes messages stands at the crate's root.
            let fine = import == room || import == "say" || of_room.contains(&import);
            assert!(fine, "{} imports {import}", path.display());
        }
    }
    let named: BTreeSet<String> = allowed.into_keys().collect();
    assert_eq!(seen, named);
}

#[test]
fn only_the_command_line_prints_exits_or_knows_clap() {
    for path in files("src", ".rs") {
        if matches!(room(&path).as_str(), "cli") {
            continue;
        }
        let source = fs::read_to_string(&path).expect("read");
        for word in ["clap", "println!", "eprintln!", "process::exit"] {
            let used = source
                .lines()
                .any(|l| !l.trim_start().starts_with("//") && l.contains(word));
            assert!(!used, "{} uses {word}", path.display());
        }
    }
}

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
fn the_schema_in_plans_is_the_one_that_is_printed() {
    let printed = format!("{:#}\n", schema(&OwnKinds::new()));
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
    for schema in [schema(&OwnKinds::new()), schema_of::<Config>()] {
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

fn readme_blocks(language: &str) -> Vec<String> {
    let readme = fs::read_to_string("README.md").expect("README.md");
    let fence = format!("```{language}\n");
    let blocks = readme.split(&fence).skip(1);
    blocks
        .map(|rest| rest.split("```").next().unwrap_or("").to_owned())
        .collect()
}

#[test]
fn the_readme_has_no_place_left_to_fill() {
    let readme = fs::read_to_string("README.md").expect("README.md");
    let capitals =
        |word: &str| word.len() > 6 && word.contains('_') && word == word.to_uppercase();
    let words = readme.split(|c: char| !c.is_alphanumeric() && c != '_');
    // Those that other programs set are no places of ours.
    let set = |word: &str| {
        word == "INSTA_UPDATE" || word.starts_with("CI_") || word.starts_with("JOB_")
    };
    let left: Vec<&str> = words.filter(|w| capitals(w) && !set(w)).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn the_documents_in_the_readme_build() {
    let blocks = readme_blocks("yaml");
    let register = |block: &&String| block.starts_with("documents:");
    for block in blocks.iter().filter(register) {
        let file = SourceFile::new("legal.yaml", block.as_str());
        let (read, faults) = vanban::form::read::<vanban::legal::Register>(&file);
        assert!(read.is_some() && faults.is_empty(), "{faults:#?}");
    }
    let documents: Vec<_> = blocks
        .iter()
        .filter(|block| block.contains("kind:") && !register(block))
        .collect();
    assert!(!documents.is_empty() && blocks.iter().any(|block| register(&block)));
    for block in documents {
        let file = SourceFile::new("README.md", block.as_str());
        let (built, findings) = SESSION.build(&file, vanban::pipeline::Product::Pdf);
        assert!(built.is_some() && findings.is_empty(), "{findings:#?}");
    }
}

#[test]
fn the_commands_in_the_readme_are_commands_of_the_program() {
    let mut seen = 0;
    for block in readme_blocks("sh") {
        for line in block.lines() {
            let command = line.split('#').next().unwrap_or("").trim();
            let args = command
                .strip_prefix("cargo run --release -- ")
                .or_else(|| command.strip_prefix("vanban "));
            let Some(args) = args else { continue };
            let args = args.split(['>', '|']).next().unwrap_or("");
            let args = std::iter::once("vanban").chain(args.split_whitespace());
            if let Err(refusal) =
                vanban::cli::command(Lang::Vi).try_get_matches_from(args)
            {
                let shown = matches!(
                    refusal.kind(),
                    clap::error::ErrorKind::DisplayHelp
                        | clap::error::ErrorKind::DisplayVersion
                );
                assert!(shown, "{line}: {refusal}");
            }
            seen += 1;
        }
    }
    assert!(seen >= 5, "{seen} commands in README.md");
}

#[test]
fn nothing_unfinished_is_marked_in_the_sources() {
    // Put together, so that this file does not hold them itself.
    let marks =
        [["TO", "DO"], ["FIX", "ME"], ["XX", "X"], ["HA", "CK"]].map(|m| m.concat());
    for folder in ["src", "tests", "templates"] {
        for path in files(folder, "") {
            let Ok(source) = fs::read_to_string(&path) else { continue };
            for mark in &marks {
                assert!(
                    !source.contains(mark.as_str()),
                    "{} holds {mark}",
                    path.display()
                );
            }
        }
    }
}
