//! Room for a number, a day, a month, a year and a name: so many millimetres wide from glyph to
//! glyph, one space to who reads the file, and never at the end of a line that goes on.

use vanban::diag::SourceFile;
use vanban::pipeline::{Product, Session};
use vanban::typeset::{Pages, TextRun, text_runs};

use crate::support::{MM, Sandbox, all_text, assert_near, product, set};

const DRAFT: &str = "kind: ke-hoach\nagency: a\nyear: 2026\n\
    subject: Công tác thử nghiệm năm 2026\nsections: [{text: Làm.}]\n\
    signature: {position: Chủ tịch}\nrecipients: [Sở Nội vụ]\n\
    appendices: [{title: Danh sách, text: Không có.}]\n";

const PROJECT: &str = "agencies:\n  a: {heading: [Ủy ban nhân dân, xã Nam], \
    name: Ủy ban nhân dân xã Nam, abbreviation: UBND, place: Nam}\n";

/// A project of one agency, with more of its file.
fn session(more: &str) -> Session {
    let sandbox = Sandbox::empty();
    sandbox.write("vanban.yaml", format!("{PROJECT}{more}"));
    sandbox.session()
}

fn pages(session: &Session, yaml: &str) -> Pages {
    let (pages, findings) = set(session, yaml);
    pages.unwrap_or_else(|| panic!("{findings:#?}"))
}

/// The rooms of a page, in mm: what stands before each and behind it.
fn gaps(pages: &Pages, page: usize) -> Vec<(String, f64, String)> {
    let runs = text_runs(pages).into_iter().filter(|run| run.page == page);
    let runs: Vec<TextRun> = runs.collect();
    let blank = |three: &[TextRun]| {
        let [before, room, behind] = three else { return None };
        let is_one_line = [before, behind].iter().all(|it| (it.y - room.y).abs() < 0.01);
        (room.text == " " && is_one_line).then(|| {
            let gap = behind.x - (before.x + before.width);
            (before.text.clone(), gap / MM, behind.text.clone())
        })
    };
    runs.windows(3).filter_map(blank).collect()
}

fn assert_gaps(found: &[(String, f64, String)], expected: &[(&str, f64, &str)]) {
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for ((before, gap, behind), (left, width, right)) in found.iter().zip(expected) {
        assert!(before.trim().ends_with(left), "{before} {left}");
        assert!(behind.trim().starts_with(right), "{behind} {right}");
        assert_near(*gap, *width, 0.001, left);
    }
}

#[test]
fn the_rooms_of_head_and_annex_are_as_wide_as_the_standard_says_in_letters_of_every_size()
{
    for size in [13, 14] {
        let session = session(&format!("sizes: {{place_date: {size}, body: {size}}}\n"));
        let pages = pages(&session, DRAFT);
        let date = [("ngày", 9.0, "tháng"), ("tháng", 9.0, "năm")];
        let head = [("Số:", 14.0, "/KH-UBND"), date[0], date[1]];
        assert_gaps(&gaps(&pages, 0), &head);
        let with = [("số", 14.0, "/KH-UBND"), date[0], date[1]];
        assert_gaps(&gaps(&pages, 1), &with);
    }
}

#[test]
fn an_electronic_annex_has_room_for_the_year_as_well() {
    let session = session("");
    let yaml =
        DRAFT.replace("year: 2026", "date: 2026-07-15\nnumber: 5\nmedium: electronic");
    let pages = pages(&session, &yaml);
    assert!(gaps(&pages, 0).is_empty());
    assert_gaps(
        &gaps(&pages, 1),
        &[
            ("số", 14.0, "/KH-UBND"),
            ("ngày", 9.0, "tháng"),
            ("tháng", 9.0, "năm"),
            ("năm", 12.0, "của"),
        ],
    );
}

#[test]
fn an_office_whose_stamps_are_wider_says_so_within_bounds() {
    let session = session("blanks: {number: 18, day: 11, month: 10}\n");
    let pages = pages(&session, DRAFT);
    let head =
        [("Số:", 18.0, "/KH-UBND"), ("ngày", 11.0, "tháng"), ("tháng", 10.0, "năm")];
    assert_gaps(&gaps(&pages, 0), &head);
    for (wrong, rule) in [
        ("number: 12", "out-of-range"),
        ("day: 40", "out-of-range"),
        ("week: 9", "unknown-key"),
        ("number: 13.5", "invalid-type"),
    ] {
        let sandbox = Sandbox::empty();
        sandbox.write("vanban.yaml", format!("{PROJECT}blanks: {{{wrong}}}\n"));
        sandbox.write("plans/a.yaml", DRAFT);
        let run = sandbox.run(&["check", "plans/a.yaml"]);
        assert!(run.stderr.contains(&format!("[{rule}]")), "{wrong}: {run:?}");
        assert_eq!(run.status, 1, "{wrong}");
    }
}

#[test]
fn who_reads_the_text_meets_one_space_for_each_room() {
    let session = session("");
    let pages = pages(&session, DRAFT);
    let text = all_text(&pages);
    for said in [
        "Số: /KH-UBND",
        "Nam, ngày tháng năm 2026",
        "(Kèm theo Kế hoạch số /KH-UBND ngày tháng năm 2026 của",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    for run in text_runs(&pages) {
        assert!(!run.text.contains("\u{a0}\u{a0}"), "{run:?}");
        assert!(run.text == " " || !run.text.contains("  "), "{run:?}");
    }
}

#[test]
fn a_field_of_a_form_without_its_date_has_room_for_it() {
    let yaml = "kind: giay-nghi-phep\nagency: ubnd-bac-ninh\nyear: 2026\n\
        leave: {person: Nguyễn Văn An, position: Chuyên viên, duration: 05 ngày, \
        place: Nghệ An, counted: nghỉ hằng năm}\nsignature: {position: Chủ tịch}\n";
    let pages = crate::support::pages(yaml);
    let date = [("ngày", 9.0, "tháng"), ("tháng", 9.0, "năm"), ("năm", 12.0, "của")];
    assert_gaps(&gaps(&pages, 0)[3..6], &date);
    // Rooms may part where the words of a line would stand far apart otherwise.
    let widest = text_runs(&pages).into_iter().map(|run| run.gap / run.size);
    assert!(widest.fold(0.0, f64::max) < 0.6);
}

#[test]
fn a_room_at_the_end_of_a_paragraph_stays_before_the_end_mark() {
    let yaml = "kind: giay-gioi-thieu\nagency: ubnd-bac-ninh\nyear: 2026\n\
        introduction: {person: A, position: B, sent_to: C, purpose: D}\n\
        signature: {position: Chủ tịch}\n";
    let found = gaps(&crate::support::pages(yaml), 0);
    assert_gaps(&found[5..], &[("năm", 12.0, "./.")]);
}

#[test]
fn svg_png_and_pdf_are_made_of_the_same_rooms() {
    let session = session("");
    for product in [Product::Png, Product::Svg, Product::Pdf, Product::Typst] {
        let (built, findings) = session.build(&SourceFile::new("t.yaml", DRAFT), product);
        assert!(built.is_some(), "{findings:#?}");
    }
    let source = product(
        "kind: ke-hoach\nagency: ubnd-bac-ninh\nyear: 2026\nsubject: Công tác năm 2026\n\
         sections: [{text: Làm.}]\nsignature: {position: Chủ tịch, name: A}\n",
        Product::Typst,
    );
    let source = String::from_utf8(source).expect("UTF-8");
    assert!(source.contains("14mm") && !source.contains("\u{a0}\u{a0}"), "{source}");
}
