//! A reference and a footnote work in every text that is printed, wherever it stands.

use vanban::compose::{Block, compose};
use vanban::diag::SourceFile;
use vanban::typeset::Pages;

use crate::support::{
    SESSION, Sandbox, all_text, findings, line_with, lines, pages, png, rule_names, set,
};

/// A text of a document: its name, the kind of document, the part of one in which `@` is the
/// text, and whether it is printed in capitals. Sections follow those that every document has.
type Text = (&'static str, &'static str, &'static str, bool);

const TEXTS: [Text; 23] = [
    ("subject", "ke-hoach", "subject: 'Theo @'", false),
    ("preamble", "ke-hoach", "preamble: 'Theo @'", false),
    ("legal basis", "ke-hoach", "legal_bases: ['Kế hoạch theo @']", false),
    ("addressee", "ke-hoach", "addressees: ['Nơi nêu tại @']", false),
    ("section title", "ke-hoach", "  - {title: 'Theo @', text: Hai.}", true),
    ("section text", "ke-hoach", "  - {text: 'Theo @.'}", false),
    (
        "intro",
        "ke-hoach",
        "  - {title: B, intro: 'Theo @', items: [{text: Hai.}]}",
        false,
    ),
    (
        "closing",
        "ke-hoach",
        "  - {title: B, items: [{text: Hai.}], closing: 'Theo @.'}",
        false,
    ),
    ("recipient", "ke-hoach", "recipients: ['Nơi nêu tại @']", false),
    ("annex title", "ke-hoach", "appendices: [{title: 'Theo @', text: Hai.}]", true),
    ("annex text", "ke-hoach", "appendices: [{text: 'Theo @.'}]", false),
    (
        "column title",
        "ke-hoach",
        "appendices: [{table: {columns: [{key: a, title: 'Theo @'}], rows: [{a: Một}]}}]",
        false,
    ),
    (
        "title over columns",
        "ke-hoach",
        "appendices: [{table: {columns: [{key: a, title: A, group: 'Theo @'}], rows: [{a: Một}]}}]",
        false,
    ),
    (
        "cell",
        "ke-hoach",
        "appendices: [{table: {columns: [{key: a, title: A}], rows: [{a: 'Theo @'}]}}]",
        false,
    ),
    (
        "group of rows",
        "ke-hoach",
        "appendices: [{table: {columns: [{key: a, title: A}], groups: [{title: 'Theo @', rows: [{a: Một}]}]}}]",
        false,
    ),
    (
        "name of the sum",
        "ke-hoach",
        "appendices: [{table: {columns: [{key: a, title: A}, {key: b, title: B, type: number}], \
         rows: [{a: Một, b: 5}], total: {title: 'Theo @', columns: [b]}}}]",
        false,
    ),
    (
        "caption",
        "ke-hoach",
        "  - {text: Hai., image: {file: hinh.png, alt: Hình, caption: 'Theo @'}}",
        false,
    ),
    ("circulation", "ke-hoach", "circulation: 'Theo @'", true),
    ("name of the kind", "ke-hoach", "title: 'Theo @'", true),
    (
        "issuer",
        "quyet-dinh",
        "issuer: 'Ban nêu theo @'\nlegal_bases: [Luật Trồng trọt]",
        true,
    ),
    (
        "subject of an attached text",
        "quyet-dinh",
        "legal_bases: [Luật Trồng trọt]\n\
         attachment: {kind: quy-che, subject: 'Theo @', sections: [{text: Hai.}]}",
        false,
    ),
    (
        "field of a form",
        "giay-moi",
        "invitation: {guests: [Các xã], event: 'buổi họp theo @', time: 8 giờ, place: Hội trường}",
        false,
    ),
    (
        "party",
        "hop-dong",
        "parties: [{title: Bên A, name: 'Ông Tư theo @', details: [Thôn Một]}]",
        true,
    ),
];

/// The name of each text, a document that says it, and whether it is printed in capitals.
fn texts() -> impl Iterator<Item = (&'static str, String, bool)> {
    TEXTS.into_iter().map(|(name, kind, part, capitals)| {
        let subject = if part.starts_with("subject:") { "" } else { "subject: Trồng cây\n" };
        let (section, part) = match part.strip_prefix("  ") {
            Some(section) => (format!("  {section}\n"), String::new()),
            None => (String::new(), format!("{part}\n")),
        };
        let yaml = format!(
            "kind: {kind}\nagency: ubnd-bac-ninh\nnumber: 3\ndate: 2026-04-09\n{subject}{part}\
             sections:\n  - {{id: dau, title: Đầu, text: Một.}}\n{section}\
             signature: {{position: Chủ tịch, name: Hồ Văn Sáu}}\n"
        );
        (name, yaml, capitals)
    })
}

/// The pages of a document that must have no finding, in a project with a picture.
fn set_whole(name: &str, yaml: &str) -> Pages {
    let (pages, findings) = set(&sandbox().session(), yaml);
    assert!(findings.is_empty(), "{name}: {findings:#?}");
    pages.expect(name)
}

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::project();
    sandbox.write("hinh.png", png(30, 20, [10, 120, 60, 255]));
    sandbox
}

#[test]
fn a_reference_is_written_out_in_every_text_before_it_is_set_in_capitals() {
    for (name, yaml, capitals) in texts() {
        let text = all_text(&set_whole(name, &yaml.replace('@', "[[dau]]")));
        let citation =
            if ["hop-dong", "quyet-dinh"].iter().any(|kind| yaml.contains(kind)) {
                "Điều 1"
            } else if yaml.contains("giay-moi") {
                "khoản 1"
            } else {
                "Mục I"
            };
        let citation =
            if capitals { citation.to_uppercase() } else { citation.to_owned() };
        let lead = if capitals { "THEO " } else { "" };
        assert!(text.contains(&format!("{lead}{citation}")), "{name}: {text}");
        assert!(!text.contains("[[") && !text.contains("]]"), "{name}: {text}");
    }
}

#[test]
fn a_reference_to_nothing_is_reported_in_every_text() {
    let session = sandbox().session();
    for (name, yaml, _) in texts() {
        let (pages, findings) = set(&session, &yaml.replace('@', "[[khong-co]]"));
        assert_eq!(rule_names(&findings), ["unknown-reference"], "{name}");
        assert!(pages.is_none(), "{name}");
        let place = findings[0].place.as_ref().expect("a place");
        let from = &place.file.text[place.range.start..];
        let line = from.split('\n').next().unwrap_or_default();
        assert!(line.contains("[[khong-co]]"), "{name}: {line}");
    }
}

#[test]
fn a_footnote_may_be_called_in_every_text() {
    for (name, yaml, capitals) in texts() {
        let yaml =
            yaml.replace('@', "nguồn[^a]") + "footnotes: {a: Lời ghi ở chân trang.}\n";
        let pages = set_whole(name, &yaml);
        let text = all_text(&pages);
        assert!(!text.contains("[^"), "{name}: {text}");
        let called = if capitals { "NGUỒN" } else { "nguồn" };
        assert!(text.contains(called), "{name}: {text}");
        let lines = lines(&pages);
        let note = line_with(&lines, "Lời ghi ở chân trang.");
        assert!(note.y > 600.0 && note.size < 12.0, "{name}: {note:?}");
    }
}

#[test]
fn a_footnote_that_is_not_there_is_reported_in_every_text() {
    let session = sandbox().session();
    for (name, yaml, _) in texts() {
        let (_, findings) = set(&session, &yaml.replace('@', "nguồn[^khong-co]"));
        assert_eq!(rule_names(&findings), ["unknown-footnote"], "{name}");
    }
}

const NOTED: &str = "kind: ke-hoach
agency: ubnd-bac-ninh
number: 3
date: 2026-04-09
subject: Trồng cây
sections:
  - {id: dau, title: 'Mục[^a]', text: Một.}
footnotes:
  a: Xem [[dau]].
signature: {position: Chủ tịch, name: Hồ Văn Sáu}
";

#[test]
fn a_footnote_holds_references_and_one_to_nothing_is_reported() {
    let text = all_text(&pages(NOTED));
    assert!(text.contains("I. MỤC1") || text.contains("I. MỤC 1"), "{text}");
    assert!(text.contains("Xem Mục I."), "{text}");
    let lost = NOTED.replace("Xem [[dau]]", "Xem [[khong-co]]");
    assert_eq!(rule_names(&findings(&lost)), ["unknown-reference"]);
}

#[test]
fn what_a_picture_shows_is_said_with_its_references() {
    let yaml = NOTED.replace(
        "text: Một.",
        "text: Một., image: {file: hinh.png, alt: 'Hình của [[dau]]'}",
    );
    let (loaded, findings) = SESSION.load(&SourceFile::new("test.yaml", yaml.as_str()));
    assert!(findings.is_empty(), "{findings:#?}");
    let composed = compose(&loaded.expect("loaded"));
    let pictures = composed.body.parts.iter().filter_map(|part| match &part.block {
        Block::Picture(picture) => Some(picture.alt.as_str()),
        _ => None,
    });
    assert_eq!(pictures.collect::<Vec<_>>(), ["Hình của Mục I"]);
}

#[test]
fn the_title_of_the_file_says_a_reference_as_the_page_does() {
    let yaml = NOTED.replace("subject: Trồng cây", "subject: Việc nêu tại [[dau]][^a]");
    let (loaded, findings) = SESSION.load(&SourceFile::new("test.yaml", yaml));
    assert!(findings.is_empty(), "{findings:#?}");
    let title = compose(&loaded.expect("loaded")).meta.title;
    assert!(title.contains("Việc nêu tại Mục I"), "{title}");
    assert!(!title.contains('['), "{title}");
}
