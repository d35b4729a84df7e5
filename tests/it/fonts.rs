//! Only the fonts that were asked for; a face or character that is missing is a fault.

use std::path::Path;

use vanban::diag::SourceFile;
use vanban::error::Failure;
use vanban::pipeline::{Product, Session};
use vanban::project::Project;

use crate::support::{SESSION, Sandbox, findings, short_plan};

#[test]
fn a_character_that_the_font_lacks_is_a_fault_at_its_own_place() {
    for (text, c) in [("Chúc mừng 🎉 năm mới", '🎉'), ("Chữ 漢 ở đây", '漢')]
    {
        let yaml = short_plan(&format!(
            "  - title: Một\n    text: |\n      Dòng đầu.\n\n      {text}\n"
        ));
        let found = findings(&yaml);
        let [finding] = found.as_slice() else { panic!("{found:#?}") };
        assert_eq!(finding.rule.name, "missing-glyph");
        let place = finding.place.as_ref().expect("a place");
        assert_eq!(&yaml[place.range.clone()], c.to_string());
    }
}

#[test]
fn it_is_a_fault_in_every_format_and_in_capitals_and_cells_too() {
    let yaml = short_plan("  - title: Mục 漢\n    text: Một.\n")
        + "appendices:\n  - table:\n      columns:\n        - {key: a, title: A}\n      rows:\n        \
           - a: ô có 字\n";
    for product in [Product::Pdf, Product::Png, Product::Svg, Product::Typst] {
        let (built, findings) =
            SESSION.build(&SourceFile::new("x.yaml", yaml.as_str()), product);
        assert!(built.is_none(), "{product:?}");
        let places: Vec<&str> = findings
            .iter()
            .map(|f| &yaml[f.place.as_ref().expect("a place").range.clone()])
            .collect();
        assert_eq!(places, ["漢", "字"], "{product:?}");
    }
}

fn session_with(config: &str, fonts: &[&str]) -> Result<Session, Failure> {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("vanban.yaml"), config).expect("written");
    let own = folder.path().join("fonts");
    std::fs::create_dir(&own).expect("made");
    for font in fonts {
        std::fs::copy(Path::new("fonts").join(font), own.join(font)).expect("copied");
    }
    let (project, _) = Project::find(folder.path())?;
    Session::new(&project, &[])
}

fn finding(result: Result<Session, Failure>) -> (String, usize) {
    match result {
        Err(Failure::Findings(findings)) => {
            let place = findings[0].place.as_ref().expect("a place");
            (findings[0].rule.name.to_owned(), place.line_column().0)
        }
        Err(Failure::Error(error)) => panic!("{error}"),
        Ok(_) => panic!("no fault"),
    }
}

#[test]
fn a_family_that_is_not_there_is_a_fault_at_its_line_of_vanban_yaml() {
    let config = "agencies: {}\nfont: Phông Không Có\n";
    assert_eq!(finding(session_with(config, &[])), ("missing-font".to_owned(), 2));
}

/// One of the bundled faces under another family's name, as if an office had its own font.
pub fn renamed(font: &str) -> Vec<u8> {
    let utf16 =
        |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let mut bytes = std::fs::read(Path::new("fonts").join(font)).expect("read");
    for (from, to) in [
        (utf16("Liberation Serif"), utf16("Office Old Serif")),
        (b"Liberation Serif".to_vec(), b"Office Old Serif".to_vec()),
    ] {
        let places: Vec<usize> = bytes
            .windows(from.len())
            .enumerate()
            .filter(|(_, window)| *window == from)
            .map(|(at, _)| at)
            .collect();
        for at in places {
            bytes[at..at + to.len()].copy_from_slice(&to);
        }
    }
    bytes
}

pub const FACES: [&str; 4] = [
    "LiberationSerif-Regular.ttf",
    "LiberationSerif-Bold.ttf",
    "LiberationSerif-Italic.ttf",
    "LiberationSerif-BoldItalic.ttf",
];

#[test]
fn an_office_uses_its_own_font_from_a_folder_that_it_names() {
    let sandbox = Sandbox::with_reference_plan();
    let config = String::from_utf8(sandbox.read("vanban.yaml")).expect("UTF-8");
    sandbox.write("vanban.yaml", format!("{config}\nfont: Office Old Serif\n"));
    for font in FACES {
        sandbox.write(&format!("phông/{font}"), renamed(font));
    }
    let without = sandbox.run(&["build"]);
    assert_eq!(without.status, 1);
    assert!(
        without.stderr.contains("không tìm thấy phông `Office Old Serif`"),
        "{without:?}"
    );
    let with = sandbox.run(&["build", "--font-path", "phông", "--format", "typst"]);
    assert_eq!(with.status, 0, "{with:?}");
    let with = sandbox.run(&["build", "--font-path", "phông"]);
    assert_eq!(with.status, 0, "{with:?}");
    std::fs::rename(sandbox.path().join("phông"), sandbox.path().join("fonts"))
        .expect("renamed");
    let own = sandbox.run(&["build"]);
    assert_eq!(own.status, 0, "{own:?}");
    assert!(own.stdout.contains("không đổi"), "the same font, the same bytes: {own:?}");
}

#[test]
fn a_missing_face_is_a_fault_at_the_fonts_line_in_every_format() {
    let sandbox = Sandbox::with_reference_plan();
    let config = String::from_utf8(sandbox.read("vanban.yaml")).expect("UTF-8");
    sandbox.write("vanban.yaml", format!("font: Office Old Serif\n{config}"));
    for font in &FACES[..3] {
        sandbox.write(&format!("fonts/{font}"), renamed(font));
    }
    for format in ["pdf", "png", "svg", "typst"] {
        let run = sandbox.run(&["build", "--format", format]);
        assert_eq!(run.status, 1, "{run:?}");
        assert!(run.stderr.contains("vanban.yaml:1:7"), "{run:?}");
        assert!(run.stderr.contains("[missing-face]"), "{run:?}");
        assert!(run.stderr.contains("thiếu kiểu: Bold Italic"), "{run:?}");
    }
}

#[test]
fn the_bundled_family_may_be_named() {
    assert!(session_with("font: Liberation Serif\n", &[]).is_ok());
    assert!(
        session_with("font: liberation serif\n", &["LiberationSerif-Bold.ttf"]).is_ok()
    );
}
