//! The rules of the house: who imports whom, who may print, and what no file holds.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

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

/// The code of a source: without comments and without its unit tests.
fn code(source: &str) -> String {
    let code = source.split("#[cfg(test)]").next().unwrap_or("");
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The first names of what stands at the start of a path: one, or those of a group in braces.
fn first_names(rest: &str) -> Vec<String> {
    let name = |text: &str| {
        let end = |c: char| !c.is_alphanumeric() && c != '_';
        text.trim_start().split(end).next().unwrap_or("").to_owned()
    };
    let Some(group) = rest.strip_prefix('{') else { return vec![name(rest)] };
    let mut names = vec![];
    let (mut depth, mut from) = (0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                names.push(name(&group[from..at]));
                from = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    names
}

/// What a source names behind a prefix such as `super::`.
fn named_behind(code: &str, prefix: &str) -> Vec<String> {
    let places = code.match_indices(prefix).filter(|(at, _)| {
        let before = code[..*at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != ':')
    });
    places
        .flat_map(|(at, _)| first_names(&code[at + prefix.len()..]))
        .collect()
}

/// Who imports whom among the files of a room: `sources` by the name of their module. A name
/// that `mod.rs` passes on is an import of the file that it comes from.
fn imports_within(
    room: &str,
    sources: &BTreeMap<String, String>,
) -> BTreeMap<String, BTreeSet<String>> {
    let codes: BTreeMap<&String, String> =
        sources.iter().map(|(name, source)| (name, code(source))).collect();
    let mut passed_on: BTreeMap<String, String> = BTreeMap::new();
    let top = sources.get("mod").map(|source| code(source)).unwrap_or_default();
    for statement in top.split(';').filter_map(|s| s.trim().strip_prefix("pub")) {
        let Some((_, path)) = statement.split_once("use ") else { continue };
        let Some((file, names)) = path.trim().split_once("::") else { continue };
        let file = file.trim_start_matches("self::");
        for name in first_names(names) {
            passed_on.insert(name, file.to_owned());
        }
    }
    let target = |name: &str| {
        let file = if sources.contains_key(name) {
            name
        } else {
            passed_on.get(name).map_or("mod", String::as_str)
        };
        sources.contains_key(file).then(|| file.to_owned())
    };
    let mut imports = BTreeMap::new();
    for (file, code) in codes {
        let mut names = named_behind(&code, &format!("crate::{room}::"));
        if file == "mod" {
            // What it passes on is no import of its own.
            let own: Vec<&str> =
                code.split(';').filter(|s| !s.trim().starts_with("pub")).collect();
            let own = own.join(";");
            let inside = sources.keys().filter(|name| {
                let path = format!("{name}::");
                own.contains(&format!("use {path}")) || own.contains(&format!(" {path}"))
            });
            names.extend(inside.cloned());
        } else {
            names.extend(named_behind(&code, "super::"));
        }
        let mut found: BTreeSet<String> = names
            .iter()
            .filter(|name| !name.is_empty() && *name != "self" && *name != "super")
            .filter_map(|name| target(name))
            .collect();
        found.remove(file);
        imports.insert(file.clone(), found);
    }
    imports
}

/// The files that import one another in a circle, circle by circle.
fn circles(imports: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let reached = |from: &String| {
        let mut reached = BTreeSet::new();
        let mut open: Vec<&String> = imports[from].iter().collect();
        while let Some(file) = open.pop() {
            if reached.insert(file.clone()) {
                open.extend(imports.get(file).into_iter().flatten());
            }
        }
        reached
    };
    let reach: BTreeMap<&String, BTreeSet<String>> =
        imports.keys().map(|file| (file, reached(file))).collect();
    let mut found = BTreeSet::new();
    for (file, reached) in &reach {
        let circle: Vec<&str> = reached
            .iter()
            .filter(|other| reach[other].contains(*file))
            .map(String::as_str)
            .collect();
        if circle.len() > 1 {
            found.insert(circle.join(" ↔ "));
        }
    }
    found.into_iter().collect()
}

#[test]
fn no_files_of_a_room_import_one_another_in_a_circle() {
    let mut rooms: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for path in files("src", ".rs") {
        if path.components().count() == 3 {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let source = fs::read_to_string(&path).expect("read");
            rooms.entry(room(&path)).or_default().insert(name, source);
        }
    }
    assert!(rooms.len() > 10, "{} rooms", rooms.len());
    let mut wrong = vec![];
    for (room, sources) in &rooms {
        for circle in circles(&imports_within(room, sources)) {
            wrong.push(format!("{room}: {circle}"));
        }
    }
    assert!(wrong.is_empty(), "circles:\n{}", wrong.join("\n"));
}

#[test]
fn a_circle_is_found_through_names_that_are_passed_on_and_groups() {
    let sources = |files: &[(&str, &str)]| {
        let pair = |(name, source): &(&str, &str)| ((*name).into(), (*source).into());
        files.iter().map(pair).collect::<BTreeMap<String, String>>()
    };
    let top = "mod a;\nmod b;\nmod c;\npub use a::{A, other};\npub use b::B;\n";
    let open = sources(&[
        ("mod", top),
        ("a", "use super::{c::{C, D}, B};\npub struct A;"),
        ("b", "pub struct B;\n#[cfg(test)]\nmod tests { use super::super::a::A; }"),
        ("c", "// use super::a::A;\nuse crate::vi::A;"),
    ]);
    let imports = imports_within("room", &open);
    assert_eq!(imports["a"], ["b", "c"].map(str::to_owned).into());
    assert_eq!(circles(&imports), [""; 0]);
    let closed = |name: &str, source: &str| {
        let mut files = open.clone();
        files.insert(name.to_owned(), source.to_owned());
        circles(&imports_within("room", &files))
    };
    assert_eq!(closed("b", "use super::A;"), ["a ↔ b"]);
    assert_eq!(closed("c", "fn f() { crate::room::other() }"), ["a ↔ c"]);
    assert_eq!(closed("mod", &format!("{top}use c::C;\nfn own() {{}}")), [""; 0]);
}

#[test]
fn the_file_of_a_room_only_declares_and_passes_on() {
    for path in files("src", "mod.rs") {
        let source = code(&fs::read_to_string(&path).expect("read"));
        for statement in source.split(';').map(str::trim).filter(|it| !it.is_empty()) {
            let declares = ["mod ", "pub mod ", "pub use "];
            let fine = declares.iter().any(|begin| statement.starts_with(begin));
            assert!(fine, "{}: {statement}", path.display());
        }
    }
}

#[test]
fn a_name_of_a_type_stands_for_one_thing() {
    let mut defined: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in files("src", ".rs") {
        let source = code(&fs::read_to_string(&path).expect("read"));
        for line in source.lines() {
            // A type inside a block belongs to a trait or to a function.
            let item = line.strip_prefix("pub(super) ").unwrap_or(line);
            let item = item.strip_prefix("pub ").unwrap_or(item);
            let kinds = ["struct ", "enum ", "trait ", "type "];
            let Some(rest) = kinds.iter().find_map(|kind| item.strip_prefix(kind)) else {
                continue;
            };
            let name = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
            let place = path.display().to_string();
            defined.entry(name.to_owned()).or_default().insert(place);
        }
    }
    assert!(defined.len() > 100, "{} types", defined.len());
    let twice: Vec<_> = defined.iter().filter(|(_, places)| places.len() > 1).collect();
    assert!(twice.is_empty(), "{twice:#?}");
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
