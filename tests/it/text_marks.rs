//! Italics, bold, what stands above and below the line, and footnotes, in every text.

use vanban::compose::compose;
use vanban::diag::SourceFile;
use vanban::document::Script;
use vanban::typeset::{TextRun, text_runs};

use crate::support::{
    SESSION, Sandbox, all_text, findings, lines, pages, plan_with, rule_names, set,
    short_plan,
};

/// A document with a text in place of each `@`, in every part that prints one.
const TEXTS: &str = "kind: bao-cao
agency: ubnd-bac-ninh
number: 7
date: 2026-03-05
subject: 'Trích yếu @'
addressees: ['Nơi gửi @', Sở Y tế]
legal_bases: ['Luật @', Luật Giá]
preamble: 'Lời dẫn @'
sections:
  - title: 'Mục @'
    intro: 'Vào @'
    items:
      - {title: 'Khoản @', text: 'Lời @'}
      - text: 'Điểm @'
    closing: 'Ra @'
  - text: 'Bảng @'
    table:
      columns: [{key: a, title: 'Cột @', group: 'Nhóm cột @'}, {key: b, title: B, type: number}]
      groups: [{title: 'Nhóm @', rows: [{a: 'Ô @', b: 5}]}]
      total: {title: 'Tổng @', columns: [b]}
signature: {authority: ['TM. Ban @'], position: 'Chức @', other_position: 'Kiêm @', name: Lê Văn Tư}
recipients: ['Như @']
appendices:
  - {title: 'Phụ @', text: 'Lời phụ @'}
";

fn runs(yaml: &str) -> Vec<TextRun> {
    text_runs(&pages(yaml))
}

#[test]
fn stars_tildes_and_carets_are_read_in_every_text() {
    let places = TEXTS.matches('@').count();
    let marked = TEXTS.replace('@', "*nghiêng* H~2~O **đậm** m^2^");
    let text = all_text(&pages(&marked));
    for mark in ['*', '~', '^'] {
        assert!(!text.contains(mark), "{mark}: {text}");
    }
    let small = |run: &&TextRun| run.text == "2";
    let found = runs(&marked);
    assert_eq!(found.iter().filter(small).count(), 2 * places, "{text}");
    let lower = |run: &&TextRun| run.text.to_lowercase() == "nghiêng";
    assert_eq!(found.iter().filter(lower).count(), places);
}

#[test]
fn what_is_typed_with_backslashes_is_printed_without_them() {
    let places = TEXTS.matches('@').count();
    let text = all_text(&pages(&TEXTS.replace('@', r"\*s\* H\~2\~O m\^2\^")));
    let upper = text.matches("*S* H~2~O M^2^").count();
    assert_eq!(text.matches("*s* H~2~O m^2^").count() + upper, places, "{text}");
}

#[test]
fn lone_tildes_and_carets_stay_as_they_are_typed() {
    let places = TEXTS.matches('@').count();
    let text = all_text(&pages(&TEXTS.replace('@', "~5%, 2^10 và //x.vn/~an://y~z")));
    let found = text.to_lowercase().replace(' ', "");
    assert_eq!(found.matches("~5%,2^10và//x.vn/~an://y~z").count(), places, "{text}");
}

#[test]
fn scripts_stand_above_and_below_the_line_and_make_it_no_higher() {
    let yaml = short_plan("  - text: Một CO~2~ và m^2^ hai.\n  - text: Hết.\n");
    let found = runs(&yaml);
    let at = |text: &str| found.iter().filter(|run| run.text == text).collect::<Vec<_>>();
    let line = found.iter().find(|run| run.text.contains("Một CO")).expect("line");
    let [below, above] = at("2")[..] else { panic!("{found:#?}") };
    assert!(below.y > line.y && above.y < line.y && below.size < line.size);
    let plain = runs(&yaml.replace(['~', '^'], ""));
    let last =
        |runs: &[TextRun]| runs.iter().find(|it| it.text.contains("Hết")).expect("x").y;
    assert!((last(&found) - last(&plain)).abs() < 0.05);
}

#[test]
fn a_footnote_that_is_called_again_is_printed_once_under_the_same_number() {
    let yaml = TEXTS.replace('@', "chữ[^a]") + "footnotes: {a: Lời chú thích.}\n";
    let text = all_text(&pages(&yaml));
    assert_eq!(text.matches("Lời chú thích.").count(), 1, "{text}");
    assert!(!text.contains("chữ 2") && text.contains("chữ 1"), "{text}");
    assert_eq!(rule_names(&findings(&yaml)), [""; 0]);
}

#[test]
fn footnotes_are_numbered_in_the_order_of_reading() {
    let yaml = plan_with(
        "  - title: Mục[^c]\n    text: Lời[^b] và[^c].\n    table: {columns: [{key: a, title: 'Cột[^d]'}], \
         rows: [{a: 'Ô[^e]'}]}\n  - text: Hết[^f].\n",
        &["Như trên[^h]".to_owned()],
        "footnotes: {a: Một., b: Ba., c: Hai., d: Bốn., e: Năm., f: Sáu., g: Bảy., h: Tám.}\n",
    )
    .replace("năm 2025", "năm 2025[^a]")
    .replace("Chủ tịch", "Chủ tịch[^g]");
    let text = all_text(&pages(&yaml));
    let notes = ["Một.", "Hai.", "Ba.", "Bốn.", "Năm.", "Sáu."];
    for (i, note) in notes.into_iter().enumerate() {
        let numbered = format!("{} {note}", i + 1);
        let tight = format!("{}{note}", i + 1);
        assert!(text.contains(&numbered) || text.contains(&tight), "{numbered}: {text}");
    }
}

#[test]
fn a_head_that_is_repeated_shows_its_note_once_and_its_number_on_each_page() {
    let rows = "{a: dòng}, ".repeat(120);
    let yaml = short_plan(&format!(
        "  - text: Bảng.\n    table: {{columns: [{{key: a, title: 'Cột[^a]'}}], groups: \
         [{{title: 'Nhóm[^b]', rows: [{rows}]}}]}}\n  - text: Hết.\n"
    )) + "footnotes: {a: Lời thứ nhất., b: Lời thứ hai.}\n";
    let set = pages(&yaml);
    let text = all_text(&set);
    assert_eq!(text.matches("Lời thứ nhất.").count(), 1);
    assert_eq!(text.matches("Lời thứ hai.").count(), 1);
    let heads: Vec<_> = lines(&set)
        .into_iter()
        .filter(|line| line.text.starts_with("Cột"))
        .collect();
    assert!(heads.len() > 2, "{text}");
    let numbers = text_runs(&set).into_iter().filter(|run| run.text == "1" && run.bold);
    assert_eq!(numbers.count(), heads.len());
}

#[test]
fn bookmarks_titles_and_comparisons_are_plain() {
    let yaml = TEXTS.replace('@', "*x* H~2~O[^a]") + "footnotes: {a: Lời chú.}\n";
    let (loaded, findings) = SESSION.load(&SourceFile::new("x.yaml", yaml));
    assert!(findings.is_empty(), "{findings:#?}");
    let composed = compose(&loaded.expect("loaded"));
    assert!(composed.meta.title.ends_with("Trích yếu x H2O"), "{}", composed.meta.title);
    let scripts = composed.title.subject.expect("subject");
    assert!(scripts.iter().any(|inline| inline.script == Script::Sub));
    let sandbox = Sandbox::project();
    sandbox.write("plans/a.yaml", TEXTS.replace('@', "*x* H~2~O"));
    sandbox.write("plans/b.yaml", TEXTS.replace('@', "x H2O"));
    let run = sandbox.run(&["diff", "plans/a.yaml", "plans/b.yaml"]);
    // The words are the same, how they are set is not.
    assert_eq!(run.status, 1, "{run:?}");
    assert!(
        run.stdout.contains("  Trích yếu x H2O\n  trình bày: nghiêng “x”"),
        "{run:?}"
    );
    assert!(!run.stdout.contains("*x*") && !run.stdout.contains("{+x"), "{run:?}");
    let pdf = sandbox.run(&["build", "plans/a.yaml"]);
    assert_eq!(pdf.status, 0, "{pdf:?}");
}

#[test]
fn a_mark_where_none_is_allowed_is_a_finding_and_not_printed() {
    for (from, to) in [
        ("name: Lê Văn Tư", "name: 'Lê **Văn** Tư'"),
        ("name: Lê Văn Tư", "name: 'Lê Văn Tư[^a]'"),
        ("number: 7", "number: 7\narchive: {units: ['N^2^']}"),
        (
            "agency: ubnd-bac-ninh",
            "agency: {heading: ['*Sở* A'], name: Sở A, abbreviation: S, place: B}",
        ),
    ] {
        let yaml = TEXTS.replace('@', "x").replace(from, to);
        let (pages, findings) = set(&SESSION, &yaml);
        assert_eq!(rule_names(&findings), ["unexpected-style"], "{to}");
        assert!(pages.is_none() && findings[0].place.is_some(), "{to}");
    }
}

#[test]
fn what_the_project_says_is_held_to_the_same() {
    let sandbox = Sandbox::project();
    let project = String::from_utf8_lossy(&sandbox.read("vanban.yaml")).into_owned();
    let project = project
        + "\nrecipient_groups: {nhom: ['Sở *Y tế*[^a]']}\nsigners: {tu: {position: '*Chủ* tịch', name: '**Lê** Tư'}}\n";
    let project = project.replacen("\nrecipient_groups: {}", "", 1);
    sandbox.write("vanban.yaml", &project);
    let yaml = short_plan("  - text: Một.\n");
    let start = yaml.find("signature:").expect("signature");
    let yaml = yaml[..start].to_owned() + "signature: tu\nrecipient_groups: [nhom]\n";
    let run = |yaml: String| {
        sandbox.write("plans/a.yaml", yaml);
        sandbox.run(&["build", "plans/a.yaml"])
    };
    let wrong = run(yaml.clone());
    assert!(wrong.stderr.contains("[unexpected-style]"), "{wrong:?}");
    assert!(wrong.stderr.contains("[unknown-footnote]"), "{wrong:?}");
    sandbox.write("vanban.yaml", project.replace("'**Lê** Tư'", "Lê Tư"));
    let right = run(yaml + "footnotes: {a: Lời.}\n");
    assert_eq!((right.status, right.stderr.as_str()), (0, ""), "{right:?}");
}

#[test]
fn a_footnote_in_what_a_picture_shows_is_refused() {
    let yaml = short_plan(
        "  - text: Hình.\n    image: {file: hinh.png, alt: 'Ảnh[^a]'}\n  - text: Hết[^a].\n",
    ) + "footnotes: {a: Lời.}\n";
    let (_, findings) = SESSION.load(&SourceFile::new("x.yaml", yaml));
    assert_eq!(rule_names(&findings), ["invalid-footnote"]);
}

#[test]
fn a_mark_at_the_end_of_an_entry_is_not_doubled_within_stars_or_before_a_note() {
    let yaml = TEXTS
        .replace("'Luật @'", "'*Luật Giá;*'")
        .replace("'Như @'", "'Như trên;[^a]'")
        .replace('@', "x")
        + "footnotes: {a: Lời.}\n";
    let text = all_text(&pages(&yaml));
    assert!(text.contains("Căn cứ Luật Giá;"), "{text}");
    assert!(text.contains("- Như trên 1 ;"), "{text}");
}

#[test]
fn a_character_that_the_font_lacks_is_named_with_what_to_type_instead() {
    for (c, code, instead) in [
        ("⁺", "U+207A", "`^+^`"),
        ("⁻", "U+207B", "`^-^`"),
        ("⁰", "U+2070", "`^0^`"),
        ("₊", "U+208A", "`~+~`"),
        ("☐", "U+2610", "□ (U+25A1)"),
        ("✓", "U+2713", "√ (U+221A)"),
    ] {
        let found = findings(&short_plan(&format!("  - text: Một {c} hai.\n")));
        assert_eq!(rule_names(&found), ["missing-glyph"], "{c}");
        assert!(found[0].message.en.contains(c) && found[0].message.en.contains(code));
        let hint = &found[0].hints[0];
        assert!(hint.en.contains(instead) && hint.vi.contains(instead), "{hint:?}");
        let place = found[0].place.as_ref().expect("a place");
        assert_eq!(&place.file.text[place.range.clone()], c);
    }
}

#[test]
fn what_a_list_says_is_no_mark_wherever_its_field_stands() {
    let sandbox = Sandbox::project();
    let yaml = short_plan("  - {title: 'Gửi «tên»', text: 'Lời «tên».'}\n")
        .replace("năm 2025", "của «tên»");
    sandbox.write("plans/mau.yaml", yaml);
    sandbox.write("ds.csv", "tên\n*A* H~2~O m^2^ [[b]]\n");
    let args = [
        "merge",
        "plans/mau.yaml",
        "--data",
        "ds.csv",
        "--name",
        "x",
        "--format",
        "typst",
    ];
    let run = sandbox.run(&args);
    assert_eq!(run.status, 0, "{run:?}");
    let typst = String::from_utf8_lossy(&sandbox.read("out/x.typ")).into_owned();
    for text in ["của *A* H~2~O m^2^ [[b]]", "GỬI *A* H~2~O M^2^ [[B]]"] {
        assert!(typst.contains(text), "{text}: {typst}");
    }
}

#[test]
fn the_year_of_a_name_that_is_called_is_no_year() {
    let sandbox = Sandbox::project();
    let yaml = short_plan(
        "  - {id: muc-2025, text: 'Theo [[muc-2025]][^nguon-2025] trong **năm 2025**, hết *31/12/2025*.'}\n",
    ) + "footnotes: {nguon-2025: Số liệu năm 2025.}\n";
    sandbox.write("plans/a.yaml", yaml);
    let run = sandbox.run(&["next", "plans/a.yaml", "-o", "plans/b.yaml"]);
    assert_eq!(run.status, 0, "{run:?}");
    let draft = String::from_utf8_lossy(&sandbox.read("plans/b.yaml")).into_owned();
    let text = "Theo [[muc-2025]][^nguon-2025] trong **năm 2026**, hết *31/12/2026*.";
    assert!(draft.contains(text), "{draft}");
}
