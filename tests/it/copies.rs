//! Copies (Điều 25; forms 3.1 and 3.2).

use vanban::diag::{Gate, SourceFile};
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
    assert!(text.contains("(Đã ký) Nguyễn Văn A"), "the original is signed: {text}");
    assert_eq!(text.matches("(Đã ký)").count(), 1, "the copy is not: {text}");
}

#[test]
fn a_copy_that_must_be_a_photograph_of_its_original_says_that_it_is_set_anew() {
    let original = short_plan("  - {title: Một, text: Phần không sao.}\n");
    for kind in ["sao-y", "sao-luc"] {
        let whole =
            COPY.replace("sao-y", kind) + "original: {document: plans/goc.yaml}\n";
        let (text, rules) = copied(&whole, &original);
        assert!(text.contains("Phần không sao") && text.contains("(Đã ký)"), "{text}");
        assert_eq!(rules, ["reset-original"]);
    }
}

#[test]
fn the_copys_part_follows_the_last_part_of_its_original_whatever_that_is() {
    let annex = "appendices:\n  - {title: Một, text: Hết một.}\n  - {title: Hai, orientation: landscape, text: Hết hai.}\n";
    let plan = short_plan("  - text: Nội dung.\n");
    let decision = "kind: quyet-dinh
agency: so-noi-vu
number: 8
date: 2026-03-02
subject: Ban hành Quy chế
legal_bases: [Luật Lưu trữ]
sections: [{text: Ban hành.}]
attachment: {kind: quy-che, subject: Công tác văn thư, sections: [{title: Một, text: Hết quy chế.}]}
signature: {position: Giám đốc, name: Nguyễn Văn A}
recipients: [Như Điều 1]
";
    let copy = COPY.to_owned() + "original: {document: plans/goc.yaml}\n";
    let sandbox = Sandbox::project();
    for (original, last) in [
        (plan.clone(), "Nguyễn Văn A"),
        (plan + annex, "Hết hai"),
        (decision.to_owned(), "Hết quy chế"),
    ] {
        sandbox.write("plans/goc.yaml", original);
        let (pages, _) = crate::support::set(&sandbox.session(), &copy);
        let lines = lines(&pages.expect("pages"));
        let (last, form) = (line_with(&lines, last), line_with(&lines, "SAO Y"));
        assert_eq!(form.page, last.page, "on the same page");
        assert!(form.y > last.y, "below it");
    }
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
        let rules = crate::support::rule_names(&findings);
        assert_eq!(rules, ["poor-scan"; 2], "two small pictures, on paper");
        assert!(!vanban::diag::has_errors(&findings), "{findings:#?}");
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
    let unknown = with("{document: plans/goc.yaml, parts: [x]}");
    assert_eq!(unknown, ["reset-original", "unknown-reference"]);
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
    assert_eq!(rules, ["reset-original"]);
    let stamp = "SAO Y; Ủy ban nhân dân tỉnh Bắc Ninh; 05/03/2026; 14:05:09 +07:00";
    assert!(text.contains(stamp), "{text}");
    let (text, rules) = copied(&copy, &original);
    assert!(!text.contains("14:05") && !text.contains("SAO Y"), "{text}");
    assert_eq!(rules, ["missing-signing-time", "reset-original"]);
}

#[test]
fn an_electronic_copy_of_scans_is_signed_on_the_first_of_them() {
    let sandbox = Sandbox::project();
    sandbox.write("quet/1.png", png(42, 59, [200, 200, 200, 255]));
    let copy = COPY.to_owned()
        + "medium: electronic\nsigned_at: 2026-03-05T14:05:09+07:00\n\
           original: {pages: [quet/1.png, quet/1.png]}\n";
    let file = SourceFile::new("sao.yaml", copy.as_str());
    let session = sandbox.session();
    let (_, findings) = session.build(&file, Product::Pdf);
    assert_eq!(crate::support::rule_names(&findings), ["poor-scan"; 2]);
    let lines_of =
        |it: &vanban::diag::Diagnostic| it.place.as_ref().map(|at| at.line_column().0);
    assert_eq!(findings.iter().filter_map(lines_of).collect::<Vec<_>>(), [9, 9]);
    assert!(!vanban::diag::has_errors(&findings), "a trial may be made of anything");
    let (issued, _) = sandbox.session().at(Gate::Issue).build(&file, Product::Pdf);
    assert!(issued.is_none(), "what is digitised has its resolution (Phần II, I.2)");
    let (pages, _) = crate::support::set(&session, &copy);
    let pages = pages.expect("pages");
    assert_eq!(pages.len(), 2, "no page of its own");
    let found = lines(&pages);
    let stamp = line_with(&found, "SAO Y; ");
    assert!(stamp.page == 0 && stamp.y < 20.0 * MM, "{stamp:?}");
    assert!((stamp.right - 190.0 * MM).abs() < 1.0, "{stamp:?}");
    assert!(found.len() == 1, "nothing else: {found:#?}");
}

#[test]
fn an_issued_copy_is_of_an_issued_document_and_shows_no_picture_of_its_signature() {
    let sandbox = Sandbox::project();
    sandbox.write("ky.png", png(40, 20, [0, 0, 200, 120]));
    let original = short_plan("  - text: Một.\n");
    let signed = original.replace(
        "  name: Nguyễn Văn A\n",
        "  name: Nguyễn Văn A\n  signature_image: ky.png\n",
    );
    sandbox.write("plans/goc.yaml", &signed);
    sandbox.write(
        "plans/sao.yaml",
        COPY.to_owned() + "original: {document: plans/goc.yaml}\n",
    );
    let run = sandbox.run(&["build", "--final", "plans/sao.yaml"]);
    assert_eq!(run.status, 0, "{run:?}");
    let file = SourceFile::new(
        "sao.yaml",
        COPY.to_owned() + "original: {document: plans/goc.yaml}\n",
    );
    let session = sandbox.session();
    let (loaded, _) = session.load(&file);
    let pages = loaded.and_then(|loaded| session.typeset(&loaded).0).expect("pages").1;
    assert!(!areas(&pages).iter().any(|area| area.picture), "words in its place");
    sandbox.write("plans/goc.yaml", original + "draft: true\n");
    let run = sandbox.run(&["build", "--final", "plans/sao.yaml"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(
        run.stderr.contains("marked-draft") && run.stderr.contains("goc.yaml"),
        "{run:?}"
    );
}
