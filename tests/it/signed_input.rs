//! What is no signed PDF is told, and nothing hangs or panics.

use std::fs::File;

use vanban::signed::{MAX_BYTES, SignedFile};

use crate::signed::{clerk, project, verified};
use crate::signing::{Signing, appended, first_page, root_and_size, signed, value, with};
use crate::support::Sandbox;

/// What is said of bytes that cannot be read.
fn unreadable(bytes: &[u8]) -> String {
    match SignedFile::read("x.pdf", bytes.to_vec(), None) {
        Ok(_) => panic!("it was read"),
        Err(finding) => {
            assert_eq!(finding.rule.name, "unreadable-pdf");
            finding.message.en
        }
    }
}

#[test]
fn what_is_no_pdf_is_cut_or_is_encrypted_is_told() {
    let (sandbox, build) = project();
    assert_eq!(unreadable(b""), "the file is no PDF");
    assert_eq!(unreadable(b"hello"), "the file is no PDF");
    assert!(unreadable(&build[..build.len() / 2]).contains("cut off"));
    assert!(unreadable(b"%PDF-1.7\nstartxref\n99999\n%%EOF").contains("broken chain"));
    let (_, size) = root_and_size(&build);
    let text = String::from_utf8_lossy(&appended(&build, &[])).into_owned();
    assert!(text.ends_with("%%EOF\n"));
    let mut encrypted = appended(&build, &[]);
    let at = encrypted
        .windows(6)
        .rposition(|part| part == b"/Size ")
        .expect("a trailer");
    encrypted.splice(at..at, b"/Encrypt 1 0 R".to_vec());
    assert!(unreadable(&encrypted).contains("encrypted"), "{size}");
    let (_, run) = verified(&sandbox, b"hello", &[]);
    assert_eq!(run.status, 13, "{}", run.stdout);
    assert!(run.stdout.contains("unreadable-pdf"), "{}", run.stdout);
    let missing = sandbox.run(&["verify", "--signed", "khong-co.pdf"]);
    assert_eq!(missing.status, 2);
    assert_eq!(sandbox.run(&["verify", "--signed", "plans"]).status, 13);
}

#[test]
fn a_file_that_is_too_large_is_refused_before_it_is_read() {
    let sandbox = Sandbox::project();
    let file = File::create(sandbox.path().join("to.pdf")).expect("a file");
    file.set_len(300 * 1024 * 1024).expect("300 MB");
    let run = sandbox.run(&["verify", "--signed", "to.pdf", "--lang", "en"]);
    assert_eq!(run.status, 13, "{}", run.stderr);
    let limit = format!("larger than {} MB", MAX_BYTES / 1024 / 1024);
    assert!(run.stderr.contains(&limit), "{}", run.stderr);
}

#[test]
fn thousands_of_revisions_are_told() {
    let (_, build) = project();
    let mut file = build;
    let (root, size) = root_and_size(&file);
    let mut previous = {
        let text = String::from_utf8_lossy(&file);
        let rest = text.rsplit("startxref").next().unwrap_or_default().to_owned();
        rest.split_whitespace().next().unwrap_or_default().to_owned()
    };
    for _ in 0..10_000 {
        let start = file.len();
        file.extend(
            format!(
                "xref\n0 0\ntrailer\n<</Size {size}/Root {root} 0 R/Prev {previous}>>\nstartxref\n{start}\n%%EOF\n"
            )
            .into_bytes(),
        );
        previous = start.to_string();
    }
    assert!(unreadable(&file).contains("more than 200 revisions"));
}

#[test]
fn values_that_lead_in_circles_or_lie_too_deep_are_told() {
    let (_, build) = project();
    let (root, size) = root_and_size(&build);
    // A tree of pages that holds itself.
    let pages = size;
    let catalog = format!("<</Type/Catalog/Pages {pages} 0 R>>");
    let tree = format!("<</Type/Pages/Count 1/Kids[{pages} 0 R]>>");
    let circle = appended(&build, &[(root, catalog), (pages, tree)]);
    assert!(unreadable(&circle).contains("nested too deeply"));
    // References that lead to each other.
    let loops = with(&value(&build, root), &format!("/AcroForm {size} 0 R"));
    let one = format!("{} 0 R", size + 1);
    let two = format!("{size} 0 R");
    let circle = appended(&build, &[(root, loops), (size, one), (size + 1, two)]);
    assert!(unreadable(&circle).contains("nested too deeply"));
    let deep = "[".repeat(100_000);
    let file = appended(&build, &[(size, deep)]);
    assert!(unreadable(&file).contains("nested too deeply"));
    // A section that names itself, or one behind it, as the one before.
    let mut itself = appended(&build, &[]);
    let at = itself
        .windows(5)
        .rposition(|part| part == b"/Prev")
        .expect("it names one");
    let start = build.len() + 1;
    let length = itself[at..].iter().position(|it| *it == b'>').expect("an end");
    itself.splice(at..at + length, format!("/Prev {start}").into_bytes());
    assert!(
        unreadable(&itself).contains("invalid") || unreadable(&itself).contains("broken")
    );
}

#[test]
fn a_key_that_stands_twice_is_not_guessed_at() {
    let (_, build) = project();
    let (root, _) = root_and_size(&build);
    let twice = with(&value(&build, root), "/Lang(vi)");
    assert!(unreadable(&appended(&build, &[(root, twice)])).contains("invalid PDF"));
}

#[test]
fn a_stream_that_unpacks_to_gigabytes_is_told() {
    use std::io::Write;
    let (_, build) = project();
    let mut packed = flate2::write::ZlibEncoder::new(vec![], flate2::Compression::best());
    let block = vec![b' '; 1024 * 1024];
    for _ in 0..300 {
        packed.write_all(&block).expect("packed");
    }
    let packed = packed.finish().expect("packed");
    let (_, size) = root_and_size(&build);
    let mut file = appended(&build, &[(size, "@@".to_owned())]);
    let at = file.windows(2).rposition(|part| part == b"@@").expect("its place");
    let head = format!("<</Length {}/Filter/FlateDecode>>\nstream\n", packed.len());
    let value = [head.as_bytes(), &packed, b"\nendstream"].concat();
    let moved = value.len() - 2;
    file.splice(at..at + 2, value);
    let text = b"startxref\n";
    let place = file
        .windows(text.len())
        .rposition(|part| part == text)
        .expect("an end");
    let rest = String::from_utf8_lossy(&file[place + text.len()..]).into_owned();
    let start: usize = rest
        .split_whitespace()
        .next()
        .and_then(|it| it.parse().ok())
        .expect("a number");
    file.truncate(place);
    file.extend(format!("startxref\n{}\n%%EOF\n", start + moved).into_bytes());
    assert!(unreadable(&file).contains("unpacks to more than 256 MB"));
}

#[test]
fn forms_that_draw_forms_by_the_thousand_do_not_hang() {
    let (sandbox, build) = project();
    let (_, size) = root_and_size(&build);
    let clerk = clerk();
    let base = size + 50;
    let mut values = vec![];
    for level in 0..9 {
        let drawn = "/X Do ".repeat(10);
        let next = if level == 8 {
            String::new()
        } else {
            format!("/XObject<</X {} 0 R>>", base + level + 1)
        };
        values.push((
            base + level,
            format!(
                "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<{next}>>/Length {}>>\nstream\n{drawn}\nendstream",
                drawn.len()
            ),
        ));
    }
    // Its field draws the first of them.
    let field = base + 20;
    let page = first_page(&build);
    let widget = format!(
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(Y)/Rect[9 9 99 99]/AP<</N {base} 0 R>>>>"
    );
    values.push((field, widget));
    values.push((page, with(&value(&build, page), &format!("/Annots[{field} 0 R]"))));
    let file = signed(&build, &Signing::by(&clerk), &values);
    let (_, run) = verified(&sandbox, &file, &[]);
    assert_eq!(run.status, 13, "{}", run.stdout);
    assert!(run.stdout.contains("the pages of the PDF cannot be read"), "{}", run.stdout);
}
