//! One document: from process to PDF.

use std::fs;
use std::path::Path as Folder;
use std::process::Command;

use vanban::diag::SourceFile;
use vanban::document::{Field, Keys, schema, texts};
use vanban::standard::{OwnKinds, nd30};
use vanban::yaml::{Path, parse};

use crate::data::{PLAN, appendix as table, project};
use crate::process::{in_turn, median, peak_memory, ratio, time, typst, vanban};

const ROUNDS: usize = 21;

/// Builds a document anew.
fn build(folder: &Folder, name: &str) -> Command {
    vanban(folder, &["build", name, "--force"])
}

/// The Typst source of a document, in the project's folder.
fn source(folder: &Folder, name: &str) -> String {
    time(&mut vanban(folder, &["build", name, "--format", "typst"]));
    let stem = Folder::new(name).file_stem().expect("a name").to_string_lossy();
    format!("out/{stem}.typ")
}

pub fn reference(folder: &Folder) -> String {
    project(folder);
    fs::write(folder.join("plans/ke-hoach.yaml"), PLAN).expect("written");
    let name = "plans/ke-hoach.yaml";
    let memory = peak_memory(&mut build(folder, name));
    let source = source(folder, name);
    let Some(mut other) = typst(folder, &source) else {
        let own = median((0..ROUNDS).map(|_| time(&mut build(folder, name))).collect());
        return format!(
            "{own:.1?}, {memory} MB; typst compile: not measured, TYPST is not set"
        );
    };
    time(&mut other);
    let own = || time(&mut build(folder, name));
    let (own, compile) = in_turn(ROUNDS, own, || time(&mut other));
    let ratio = ratio(own, compile);
    format!("{own:.1?}, {memory} MB; typst compile {compile:.1?}; ratio {ratio:.2}")
}

pub fn appendix(folder: &Folder) -> String {
    project(folder);
    for rows in [1000, 10_000] {
        fs::write(folder.join(format!("plans/{rows}.yaml")), table(rows))
            .expect("written");
    }
    let run = |name: &'static str| move || time(&mut build(folder, name));
    let (small, large) = in_turn(3, run("plans/1000.yaml"), run("plans/10000.yaml"));
    let memory = peak_memory(&mut build(folder, "plans/10000.yaml"));
    let source = source(folder, "plans/10000.yaml");
    let other = typst(folder, &source).map(|mut other| {
        let time = time(&mut other);
        format!("typst compile {time:.1?}, {} MB", peak_memory(&mut other))
    });
    format!(
        "1,000 rows {small:.1?}, 10,000 rows {large:.1?}, {memory} MB; time per row {:.2} times; {}",
        ratio(large, small) / 10.0,
        other.unwrap_or("typst compile: not measured, TYPST is not set".to_owned())
    )
}

/// The plan's words: paragraphs, and the annex as a table.
fn html() -> String {
    let tree = parse(&SourceFile::new("plan", PLAN)).expect("YAML");
    let (mut paragraphs, mut rows) = (String::new(), String::new());
    let mut last = Path::default();
    let keys = Keys::new(schema(&nd30(), &OwnKinds::default()));
    for text in texts(&tree, &keys) {
        let said = text.text.replace('&', "&amp;").replace('<', "&lt;");
        if matches!(text.field, Field::Cell(_)) {
            let mut row = text.path.clone();
            row.0.pop();
            if row != last {
                rows.push_str("<tr>");
                last = row;
            }
            rows.push_str(&format!("<td>{said}</td>"));
        } else {
            for line in said.split('\n').filter(|line| !line.trim().is_empty()) {
                paragraphs.push_str(&format!("<p>{line}</p>"));
            }
        }
    }
    format!(
        "<meta charset=utf-8><style>* {{ font: 14pt Liberation Serif; text-align: justify }}</style>\
         {paragraphs}<table border=1>{rows}</table>"
    )
}

/// The office suite makes the DOCX itself, and then a PDF of it.
pub fn libreoffice(folder: &Folder) -> String {
    let Some(office) = std::env::var_os("SOFFICE") else {
        return "not measured, SOFFICE is not set".to_owned();
    };
    project(folder);
    fs::write(folder.join("plans/ke-hoach.yaml"), PLAN).expect("written");
    fs::write(folder.join("ke-hoach.html"), html()).expect("written");
    let convert = |profile: &str, to: &str, name: &str| {
        let mut command = Command::new(&office);
        let profile =
            format!("-env:UserInstallation=file://{}/{profile}", folder.display());
        command.args([&profile, "--headless", "--convert-to", to, name]);
        time(command.current_dir(folder))
    };
    convert("profile", "docx:MS Word 2007 XML", "ke-hoach.html");
    let mut starts = 0;
    let first = || {
        starts += 1;
        convert(&format!("new-{starts}"), "pdf", "ke-hoach.docx")
    };
    let own = || time(&mut build(folder, "plans/ke-hoach.yaml"));
    let (_, first) = in_turn(5, own, first);
    let other = || convert("profile", "pdf", "ke-hoach.docx");
    let (own, again) = in_turn(5, own, other);
    format!(
        "{own:.1?}; LibreOffice with a new profile {first:.1?}, ratio {:.0}, \
         with one that is there {again:.1?}, ratio {:.0}",
        ratio(first, own),
        ratio(again, own)
    )
}
