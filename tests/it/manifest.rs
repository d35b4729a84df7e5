//! A PDF says how it was made, and nothing of the machine or of what is secret.

use std::fs;

use vanban::pdf::{Manifest, manifest};

use crate::support::{Sandbox, png, short_plan};

fn plan() -> String {
    short_plan("  - text: Một việc.\n  - text: Hai việc.\n  - text: Ba việc.\n")
}

/// The manifest of one document's build in a sandbox.
fn built(sandbox: &Sandbox, yaml: &str) -> Manifest {
    sandbox.write("plans/a.yaml", yaml);
    let run = sandbox.run(&["build", "plans/a.yaml"]);
    assert_eq!(run.status, 0, "{run:?}");
    read(&sandbox.read("out/a.pdf"))
}

fn read(bytes: &[u8]) -> Manifest {
    manifest(bytes).expect("a PDF").expect("a manifest")
}

#[test]
fn the_digest_of_the_data_follows_values_and_nothing_else() {
    let sandbox = Sandbox::project();
    let first = built(&sandbox, &plan());
    assert_eq!(first.program, concat!("vanban ", env!("CARGO_PKG_VERSION")));
    assert_eq!(first.standard, "nd30");
    let commented =
        format!("# một lời nhắc\n{}", plan().replace("number: 5", "number:   5"));
    assert_eq!(built(&sandbox, &commented), first);
    let edited = built(&sandbox, &plan().replace("Hai việc", "Bốn việc"));
    assert_ne!(edited.data_digest, first.data_digest);
    assert_eq!(
        Manifest { data_digest: None, ..edited },
        Manifest { data_digest: None, ..first.clone() }
    );
    let folded = built(
        &sandbox,
        &plan().replace("Ba việc", "Ba việc, [[x]]").replace("[[x]]", "x"),
    );
    assert_ne!(folded.data_digest, first.data_digest);
}

#[test]
fn lists_pictures_and_profiles_are_data_and_templates_and_sizes_are_not() {
    let sandbox = Sandbox::project();
    let yaml = plan()
        + "appendices: [{title: Danh sách, table: {columns: [{key: ten, title: Tên}], rows_from: ds.csv}}]\n";
    let yaml = yaml.replace(
        "  - text: Hai việc.",
        "  - text: Hai việc.\n    image: {file: o.png, alt: Ô}",
    );
    sandbox.write("ds.csv", "Tên\nAn\n");
    sandbox.write("o.png", png(120, 100, [0, 0, 255, 255]));
    let first = built(&sandbox, &yaml);
    sandbox.write("ds.csv", "Tên\nBình\n");
    let list = built(&sandbox, &yaml);
    assert_ne!(list.data_digest, first.data_digest);
    sandbox.write("o.png", png(120, 100, [255, 0, 0, 255]));
    let picture = built(&sandbox, &yaml);
    assert_ne!(picture.data_digest, list.data_digest);
    let config = String::from_utf8(sandbox.read("vanban.yaml")).expect("UTF-8");
    let other = config.replace("short_name: UBND tỉnh Bắc Ninh", "short_name: UBND tỉnh");
    sandbox.write("vanban.yaml", other);
    let profile = built(&sandbox, &yaml);
    assert_ne!(profile.data_digest, picture.data_digest);
    let own = fs::read_to_string("templates/lib/gach.typ").expect("read");
    sandbox.write("templates/lib/gach.typ", own + "// của cơ quan\n");
    let template = built(&sandbox, &yaml);
    assert_eq!(template.data_digest, profile.data_digest);
    assert_ne!(template.template_digest, profile.template_digest);
}

#[test]
fn a_secret_paper_has_no_digest_of_its_data_and_a_copy_only_that_of_its_own() {
    let sandbox = Sandbox::project();
    let secret = built(&sandbox, &(plan() + "secrecy_stamp: true\n"));
    assert_eq!(secret.data_digest, None);
    sandbox.write("plans/goc.yaml", plan());
    let copy = "kind: trich-sao\nagency: so-noi-vu\nnumber: 1\ndate: 2026-03-06\n\
        original: {document: plans/goc.yaml}\n\
        signature: {position: Chánh Văn phòng, name: Vũ Thị Hoa}\nrecipients: [Sở Y tế]\n";
    let first = built(&sandbox, copy);
    sandbox.write("plans/goc.yaml", plan().replace("Hai việc", "Bốn việc"));
    assert_eq!(built(&sandbox, copy), first);
    sandbox.write("plans/goc.yaml", plan() + "secrecy_stamp: true\n");
    assert_eq!(built(&sandbox, copy).data_digest, None);
}

#[test]
fn the_file_is_the_same_every_time_and_says_nothing_of_the_machine() {
    let (one, other) = (Sandbox::project(), Sandbox::project());
    built(&one, &plan());
    built(&other, &plan());
    let bytes = one.read("out/a.pdf");
    assert_eq!(bytes, other.read("out/a.pdf"));
    let text = String::from_utf8_lossy(&bytes);
    for folder in [one.path(), other.path()] {
        assert!(!text.contains(&*folder.to_string_lossy()));
    }
}

#[test]
fn explain_tells_people_and_programs_how_a_file_was_made() {
    let sandbox = Sandbox::project();
    let made = built(&sandbox, &plan());
    let run = sandbox.run(&["explain", "out/a.pdf"]);
    assert_eq!(run.status, 0, "{run:?}");
    let digest = made.data_digest.clone().expect("a digest");
    assert!(run.stdout.contains(&format!("dữ liệu          {digest}")), "{run:?}");
    let run = sandbox.run(&["explain", "out/a.pdf", "--message-format", "json"]);
    let said: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(said["manifest"]["data_digest"], *digest);
    assert_eq!(said["manifest"]["standard"], "nd30");
}

#[test]
fn of_a_file_with_later_revisions_the_first_is_read() {
    let sandbox = Sandbox::project();
    let made = built(&sandbox, &plan());
    let mut bytes = sandbox.read("out/a.pdf");
    let start = bytes.len() + 1;
    let later = format!(
        "\n500 0 obj\n<</Kind(later)>>\nendobj\nxref\n500 1\n{start:010} 00000 n\r\ntrailer\n<</Size 501/Root 500 0 R/Prev 1>>\nstartxref\n{}\n%%EOF\n",
        start + "500 0 obj\n<</Kind(later)>>\nendobj\n".len()
    );
    bytes.extend_from_slice(later.as_bytes());
    assert_eq!(read(&bytes), made);
}

#[test]
fn several_documents_in_one_file_have_no_digest_of_one_of_them() {
    let sandbox = Sandbox::project();
    sandbox.write(
        "plans/mau.yaml",
        plan()
            .replace("Một việc", "Gửi «tên»")
            .replace("number: 5", "number:"),
    );
    sandbox.write("ds.csv", "tên\nAn\nBình\n");
    let run = sandbox.run(&[
        "merge",
        "plans/mau.yaml",
        "--data",
        "ds.csv",
        "--name",
        "x-{tên}",
        "--one-file",
    ]);
    assert_eq!(run.status, 0, "{run:?}");
    let joined = sandbox.read("out/mau.pdf");
    assert_eq!(read(&joined).data_digest, None);
    assert_eq!(read(&joined).standard, "nd30");
    let (an, binh) = (sandbox.read("out/x-An.pdf"), sandbox.read("out/x-Bình.pdf"));
    assert_ne!(read(&an).data_digest, read(&binh).data_digest);
}

#[test]
fn a_file_of_another_program_has_none_and_that_is_said() {
    let sandbox = Sandbox::project();
    let foreign = "%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\nxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<</Size 2/Root 1 0 R>>\nstartxref\n43\n%%EOF\n";
    let at = foreign.find("xref\n").expect("xref");
    sandbox.write("a.pdf", foreign.replace("\n43\n", &format!("\n{at}\n")));
    let run = sandbox.run(&["explain", "a.pdf", "--lang", "en"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(run.stdout.contains("says nothing of how it was made"), "{run:?}");
}

#[test]
fn a_file_that_is_no_pdf_or_is_cut_is_a_finding() {
    let sandbox = Sandbox::project();
    built(&sandbox, &plan());
    let whole = sandbox.read("out/a.pdf");
    for cut in [100, whole.len() / 2, whole.len() - 30] {
        sandbox.write("b.pdf", &whole[..cut]);
        let run = sandbox.run(&["explain", "b.pdf"]);
        assert!(
            run.status == 1 && run.stderr.contains("[unreadable-pdf]"),
            "{cut} {run:?}"
        );
    }
    for other in [
        b"".as_slice(),
        b"PK\x03\x04",
        b"%PDF-1.7 startxref 99999999999999999999 %%EOF\n",
    ] {
        sandbox.write("b.pdf", other);
        let run = sandbox.run(&["explain", "b.pdf"]);
        assert!(run.status == 1 && run.stderr.contains("[unreadable-pdf]"), "{run:?}");
    }
    let run = sandbox.run(&["explain", "khong-co.pdf"]);
    assert_eq!(run.status, 2, "{run:?}");
    assert!(fs::metadata(sandbox.path().join("out/a.pdf")).is_ok());
}
