//! The reports of `vanban check` against the official schema of SARIF 2.1.0 and against the
//! schema that the program prints itself. `VANBAN` names the program.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use jsonschema::Validator;
use serde_json::{Value, json};

const FAULTY: &str = "\
kind: ke-hoach
agency: so-noi-vu
date: 2026-03-05
subject: Công tác lưu trữ năm 2026.
legal_bases:
  - Luật Lưu trữ số 33/2024/QH15 ngày 21 tháng 6 năm 2024
preamble: 'Theo Khoản 3 Điều 4 , Chính Phủ 𝄞 , \"Dân vận khéo\".'
sections:
  - text: Một việc.
signature: {authority: [K/T Giám đốc], position: Phó Giám đốc, name: LÝ THỊ HÀ}
recipients: [Các phòng]
";

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn program() -> PathBuf {
    let usual = || repository().join("target/release/vanban");
    let named = std::env::var_os("VANBAN").map_or_else(usual, PathBuf::from);
    named.canonicalize().expect("VANBAN names the program")
}

/// A project with documents of every sort.
fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        fs::write(path, bytes).expect("written");
    };
    let config = fs::read_to_string(repository().join("vanban.yaml")).expect("read");
    write("vanban.yaml", config.as_bytes());
    write("plans/kế hoạch: 50%, a#b.yaml", FAULTY.as_bytes());
    write(
        "plans/crlf.yaml",
        format!("\u{feff}{FAULTY}").replace('\n', "\r\n").as_bytes(),
    );
    write("plans/da-ban-hanh.yaml", format!("number: 7\n{FAULTY}").as_bytes());
    write("plans/sai.yaml", b"kind: [\n");
    write("plans/thieu.yaml", b"kind: ke-hoach\nagency: khong-co\n");
    write("plans/cu.yaml", b"kind: k\xe9\xff\n");
    let good = fs::read(repository().join("plans/ke-hoach-2026.yaml")).expect("read");
    write("plans/dung.yaml", &good);
    folder
}

fn run(folder: &Path, args: &[&str]) -> String {
    let output = Command::new(program()).args(args).current_dir(folder).output();
    String::from_utf8(output.expect("it runs").stdout).expect("UTF-8")
}

/// The official schema, as a package of the registry ships it.
fn sarif_schema() -> Value {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("metadata");
    let packages = metadata["packages"].as_array().expect("packages");
    let package = packages.iter().find(|it| it["name"] == "serde-sarif");
    let manifest = package.expect("it is locked")["manifest_path"].as_str();
    let schema = Path::new(manifest.expect("a path")).with_file_name("src/schema.json");
    // Its pattern of languages has a bracket that only ECMAScript takes for itself.
    let schema = fs::read_to_string(schema)
        .expect("read")
        .replace("{2}]?$", "{2}\\\\]?$");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let title = "Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema";
    assert_eq!(schema["title"], title);
    schema
}

fn validator(schema: &Value) -> Validator {
    jsonschema::options()
        .should_validate_formats(true)
        .build(schema)
        .expect("a schema")
}

/// What is wrong with a value.
fn faults(validator: &Validator, value: &Value) -> Vec<String> {
    let faults = validator.iter_errors(value);
    faults
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect()
}

/// The calls whose reports are looked at.
const CALLS: [&[&str]; 6] = [
    &["check"],
    &["check", "--lang", "en"],
    &["check", "--quiet"],
    &["check", "plans/dung.yaml"],
    &["check", "plans/khong-co.yaml"],
    &["check", "--fix"],
];

#[test]
fn sarif_is_what_the_official_schema_says_and_a_wrong_level_is_not() {
    let schema = validator(&sarif_schema());
    let mut fixes = 0;
    for call in CALLS {
        let folder = project();
        let log = run(folder.path(), &[call, &["--message-format", "sarif"]].concat());
        if log.is_empty() {
            assert_eq!(call, ["check", "plans/khong-co.yaml"]);
            continue;
        }
        let log: Value = serde_json::from_str(&log).expect("JSON");
        assert_eq!(faults(&schema, &log), [""; 0], "{call:?}");
        let results = log["runs"][0]["results"].as_array().expect("results");
        fixes += results.iter().filter(|it| it["fixes"].is_array()).count();
        if results.is_empty() {
            continue;
        }
        for (path, wrong) in [
            ("/runs/0/results/0/level", json!("errr")),
            ("/runs/0/results/0/message", json!({})),
            ("/runs/0/results/0/ruleIndex", json!("0")),
            ("/runs/0/columnKind", json!("utf8")),
            ("/runs/0/tool/driver", json!({})),
            ("/version", json!("2.2")),
        ] {
            let mut log = log.clone();
            *log.pointer_mut(path).expect(path) = wrong;
            assert!(!schema.is_valid(&log), "{path} is not looked at");
        }
    }
    assert!(fixes > 10, "{fixes}");
}

#[test]
fn json_lines_are_what_the_printed_schema_says_and_others_are_not() {
    let folder = project();
    let printed = run(folder.path(), &["schema", "findings"]);
    let schema = validator(&serde_json::from_str(&printed).expect("JSON"));
    let mut types = std::collections::BTreeSet::new();
    let more: [&[&str]; 3] =
        [&["check", "--statistics"], &["check", "--fix", "--diff"], &["check", "--fix"]];
    for call in CALLS.iter().copied().chain(more) {
        let folder = project();
        let lines = run(folder.path(), &[call, &["--message-format", "json"]].concat());
        assert!(!lines.is_empty(), "{call:?}");
        for line in lines.lines() {
            let object: Value = serde_json::from_str(line).expect(line);
            assert_eq!(faults(&schema, &object), [""; 0], "{line}");
            types.insert(object["type"].as_str().unwrap_or_default().to_owned());
            let mut wrong = object.clone();
            wrong["extra"] = json!(1);
            assert!(!schema.is_valid(&wrong), "{line}");
            let keys: Vec<String> = object
                .as_object()
                .into_iter()
                .flatten()
                .map(|(key, _)| key.clone())
                .collect();
            for key in keys {
                let mut wrong = object.clone();
                wrong[&key] = json!({ "errr": [] });
                assert!(!schema.is_valid(&wrong), "{key} of {line}");
            }
        }
    }
    let said: Vec<&str> = types.iter().map(String::as_str).collect();
    assert_eq!(said, ["checked", "count", "diff", "error", "finding", "fixed", "kept"]);
}
