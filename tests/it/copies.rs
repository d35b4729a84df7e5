//! Copies (Điều 25; forms 3.1 and 3.2).

use vanban::diag::SourceFile;
use vanban::pipeline::{Product, Session};
use vanban::project::Project;
use vanban::typeset::areas;

use crate::support::{MM, Sandbox, all_text, line_with, lines, pages, png, short_plan};

const COPY: &str = "kind: sao-y
agency: ubnd-bac-ninh
number: 7
date: 2026-03-05
signature: {authority: [TL. Chủ tịch], position: Chánh Văn phòng, name: Vũ Thị Hoa}
recipients: [Sở Nội vụ]
";

#[test]
fn a_copy_block_on_a_sheet_of_its_own_has_every_part_under_a_line() {
    let pages = pages(COPY);
    let text = all_text(&pages);
    for part in [
        "SAO Y",
        "Số: 07/SY-UBND",
        "ngày 05 tháng 3 năm 2026",
        "CHÁNH VĂN PHÒNG",
        "Nơi nhận:",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains("CỘNG HÒA"), "{text}");
    let lines = lines(&pages);
    let form = line_with(&lines, "SAO Y");
    assert!(form.bold && form.x > 300.0, "on the right");
    let rule = vanban::typeset::strokes(&pages)
        .into_iter()
        .any(|rule| rule.width > 440.0 && rule.y < form.y);
    assert!(rule, "a line over the whole width");
}

/// The text of a copy of a plan, and what is found wrong with it.
fn copied(copy: &str, original: &str) -> (String, Vec<&'static str>) {
    let sandbox = Sandbox::project();
    sandbox.write("plans/goc.yaml", original);
    let (project, _) =
        Project::find(sandbox.path()).unwrap_or_else(|_| panic!("a project"));
    let session = Session::new(&project, &[]).unwrap_or_else(|_| panic!("a session"));
    let file = SourceFile::new("sao.yaml", copy);
    let (_, built) = session.build(&file, Product::Pdf);
    let (loaded, _) = session.load(&file);
    let pages = loaded.and_then(|loaded| session.typeset(&loaded).0);
    let text = pages.map_or(String::new(), |(_, pages)| all_text(&pages));
    (text, built.iter().map(|finding| finding.rule.name).collect())
}

#[test]
fn an_extract_is_set_anew_from_the_chosen_parts_which_keep_their_numbers() {
    let original = short_plan(
        "  - {title: Một, text: Phần không sao.}\n  - {id: hai, title: Hai, text: Phần được sao.}\n",
    );
    let copy = COPY.replace("sao-y", "trich-sao")
        + "original: {document: plans/goc.yaml, parts: [hai]}\n";
    let (text, rules) = copied(&copy, &original);
    assert_eq!(rules, [""; 0]);
    for part in [
        "CỘNG HÒA XÃ HỘI",
        "KẾ HOẠCH",
        "II. HAI",
        "Phần được sao",
        "TRÍCH SAO",
        "07/TrS-UBND",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains("Phần không sao"), "{text}");
    let whole = COPY.to_owned() + "original: {document: plans/goc.yaml}\n";
    assert!(copied(&whole, &original).0.contains("Phần không sao"));
}

#[test]
fn scans_fill_their_sheets_and_the_copys_part_follows_where_it_is_told_or_on_its_own() {
    let sandbox = Sandbox::project();
    sandbox.write("quet/1.png", png(42, 59, [200, 200, 200, 255]));
    let (project, _) =
        Project::find(sandbox.path()).unwrap_or_else(|_| panic!("a project"));
    let session = Session::new(&project, &[]).unwrap_or_else(|_| panic!("a session"));
    for (end, count, page, y) in [("", 3, 2, 20.0), (", end_at: 150mm", 2, 1, 150.0)] {
        let copy = format!("{COPY}original: {{pages: [quet/1.png, quet/1.png]{end}}}\n");
        let file = SourceFile::new("sao.yaml", copy.as_str());
        let (_, findings) = session.build(&file, Product::Pdf);
        assert!(findings.is_empty(), "{findings:#?}");
        let (loaded, _) = session.load(&file);
        let pages = loaded.and_then(|loaded| session.typeset(&loaded).0);
        let (_, pages) = pages.expect("pages");
        assert_eq!(pages.len(), count);
        let scans: Vec<_> =
            areas(&pages).into_iter().filter(|area| area.picture).collect();
        assert_eq!(scans.len(), 2);
        for scan in &scans {
            assert!(scan.width > 209.0 * MM || scan.height > 296.0 * MM, "{scan:?}");
        }
        let lines = lines(&pages);
        let form = line_with(&lines, "SAO Y");
        assert_eq!(form.page, page);
        assert!(form.y > y * MM && form.y < (y + 15.0) * MM, "{form:?}");
    }
}

#[test]
fn an_original_or_part_that_is_not_there_is_refused() {
    let original = short_plan("  - text: Một.\n");
    let with = |more: &str| copied(&format!("{COPY}original: {more}\n"), &original).1;
    assert_eq!(with("{document: plans/khong.yaml}"), ["missing-original"]);
    assert_eq!(with("{document: ../x.yaml}"), ["outside-original"]);
    assert_eq!(with("{document: plans/goc.yaml, parts: [x]}"), ["unknown-reference"]);
    assert_eq!(with("{pages: [khong.png]}"), ["missing-image"]);
}

#[test]
fn an_electronic_copy_has_the_signature_of_the_agency_at_the_top_right_only_if_it_is_said()
 {
    let original = short_plan("  - text: Một.\n");
    let copy =
        COPY.to_owned() + "medium: electronic\noriginal: {document: plans/goc.yaml}\n";
    let signed = copy.clone() + "signed_at: 2026-03-05T14:05:09+07:00\n";
    let (text, rules) = copied(&signed, &original);
    assert_eq!(rules, [""; 0]);
    let stamp = "SAO Y; Ủy ban nhân dân tỉnh Bắc Ninh; 05/03/2026; 14:05:09 +07:00";
    assert!(text.contains(stamp), "{text}");
    assert!(!copied(&copy, &original).0.contains("14:05"));
}
