//! The PDF: archival, tagged, and the same bytes whenever and wherever it is built.

use std::path::Path;

use vanban::pipeline::{Product, Session};
use vanban::project::Project;

use crate::support::{Sandbox, plan, product, short_plan};

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn it_claims_pdf_a_2a_and_pdf_ua_1_and_is_tagged_in_vietnamese() {
    let bytes = product(&plan(), Product::Pdf);
    assert!(bytes.starts_with(b"%PDF-1.7"));
    for text in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "/Marked true",
        "/Lang(vi-VN)",
        "/Outlines",
    ] {
        assert!(contains(&bytes, text), "{text}");
    }
}

#[test]
fn its_date_is_the_documents_or_the_first_of_its_year_and_never_the_clocks() {
    let dated = product(&plan(), Product::Pdf);
    assert!(contains(&dated, "D:20250213"), "the document's date");
    let draft = short_plan("  - text: Một.\n").replace("date: 2025-06-02", "year: 2031");
    assert!(
        contains(&product(&draft, Product::Pdf), "D:20310101"),
        "1 January of its year"
    );
}

#[test]
fn building_again_in_another_session_and_on_other_threads_gives_the_same_bytes() {
    let once = product(&plan(), Product::Pdf);
    let build = || {
        let (project, _) = Project::find(Path::new(".")).expect("the project");
        let session = Session::new(&project, &[]).unwrap_or_else(|_| panic!("a session"));
        let file = vanban::diag::SourceFile::new("other/name.yaml", plan());
        match session.build(&file, Product::Pdf).0.map(|built| built.files) {
            Some(vanban::pipeline::Files::One(bytes)) => bytes,
            _ => panic!("not built"),
        }
    };
    let threads: Vec<_> = (0..3).map(|_| std::thread::spawn(build)).collect();
    for thread in threads {
        assert!(thread.join().expect("joined") == once, "other bytes");
    }
}

#[test]
fn folder_time_zone_number_of_threads_and_locale_do_not_change_a_byte() {
    let builds: Vec<Vec<u8>> = [
        ("UTC", "1", "C"),
        ("Asia/Ho_Chi_Minh", "2", "vi_VN.UTF-8"),
        ("Pacific/Kiritimati", "7", "en_US.UTF-8"),
    ]
    .into_iter()
    .map(|(zone, threads, locale)| {
        let sandbox = Sandbox::with_reference_plan();
        let run = sandbox
            .command(&["build"])
            .env("TZ", zone)
            .env("RAYON_NUM_THREADS", threads)
            .env("LANG", locale)
            .output()
            .expect("runs");
        assert!(run.status.success());
        sandbox.read("out/ke-hoach-83-2025.pdf")
    })
    .collect();
    assert!(builds.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn another_text_is_another_document() {
    let one = product(&short_plan("  - text: Một.\n"), Product::Pdf);
    let two = product(&short_plan("  - text: Hai.\n"), Product::Pdf);
    assert!(one != two);
}
