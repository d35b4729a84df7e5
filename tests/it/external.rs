//! What other programs read in the PDF; run where they are installed, as `.ci/run` sees to.

use std::process::Command;

use crate::reference::{assert_same_words, expected_words};
use crate::support::Sandbox;

/// True if a tool is there; `VANBAN_NEED_TOOLS` makes its absence a fault.
fn has(tool: &str) -> bool {
    let found = Command::new(tool).arg("--version").output().is_ok()
        || Command::new(tool).arg("-v").output().is_ok();
    let needed = std::env::var_os("VANBAN_NEED_TOOLS").is_some();
    assert!(found || !needed, "{tool} is not installed");
    found
}

fn built() -> (Sandbox, std::path::PathBuf) {
    let sandbox = Sandbox::with_reference_plan();
    assert_eq!(sandbox.run(&["build"]).status, 0);
    let pdf = sandbox.path().join("out/ke-hoach-83-2025.pdf");
    (sandbox, pdf)
}

fn sorted(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    words.sort_unstable();
    words
}

#[test]
fn pdftotext_reads_every_word_of_the_reference_and_only_what_is_meant_besides() {
    if !has("pdftotext") {
        return;
    }
    let (_sandbox, pdf) = built();
    let mut command = Command::new("pdftotext");
    let output = command.args(["-raw", "-enc", "UTF-8"]).arg(&pdf).arg("-").output();
    let output = output.expect("pdftotext runs");
    let text = String::from_utf8(output.stdout)
        .expect("UTF-8")
        .replace(['\u{a0}', '\u{c}'], " ");
    let mut expected = expected_words();
    // The heading, which the scan lacks.
    expected.push_str(
        " ỦY BAN NHÂN DÂN TỈNH BẮC NINH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM \
         Độc lập - Tự do - Hạnh phúc",
    );
    // Page numbers, and what the annex repeats on its second to fourth page.
    expected.push_str(" 2 3 4 5 2 3 4 I Quý I (tiếp theo) IV Quý IV (tiếp theo)");
    let header =
        " STT Nội dung thực hiện Đơn vị chỉ đạo Đơn vị thực hiện Đơn vị phối hợp Ghi chú";
    expected.push_str(&header.repeat(3));
    // The end mark of the annex (form 2.1), which the reference lacks.
    expected.push_str(" ./.");
    let (found, expected) = (sorted(&text).join(" "), sorted(&expected).join(" "));
    assert_same_words(&found, &expected);
}

#[test]
fn qpdf_finds_the_file_sound() {
    if !has("qpdf") {
        return;
    }
    let (_sandbox, pdf) = built();
    let output = Command::new("qpdf")
        .arg("--check")
        .arg(&pdf)
        .output()
        .expect("qpdf runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}");
    assert!(said.contains("No syntax or stream encoding errors found"), "{said}");
}

#[test]
fn the_sections_and_the_annex_are_bookmarks() {
    if !has("qpdf") {
        return;
    }
    let (_sandbox, pdf) = built();
    let output = Command::new("qpdf")
        .args(["--json", "--json-key=outlines"])
        .arg(&pdf)
        .output();
    let said = String::from_utf8(output.expect("qpdf runs").stdout).expect("UTF-8");
    let outlines: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    let titles: Vec<String> = outlines["outlines"]
        .as_array()
        .expect("outlines")
        .iter()
        .filter_map(|outline| Some(outline["title"].as_str()?.replace('\u{a0}', " ")))
        .collect();
    assert_eq!(
        titles,
        [
            "I. MỤC ĐÍCH, YÊU CẦU",
            "II. NỘI DUNG THỰC HIỆN",
            "III. TỔ CHỨC THỰC HIỆN",
            "Phụ lục THỰC HIỆN NHIỆM VỤ NĂM 2025",
        ]
    );
}

#[test]
fn pdffonts_sees_only_the_embedded_faces_with_their_unicode() {
    if !has("pdffonts") {
        return;
    }
    let (_sandbox, pdf) = built();
    let output = Command::new("pdffonts").arg(&pdf).output().expect("pdffonts runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let fonts: Vec<&str> = said.lines().skip(2).collect();
    assert!(!fonts.is_empty());
    for font in fonts {
        assert!(font.contains("LiberationSerif"), "{font}");
        // Columns: embedded, subset, unicode.
        assert!(font.contains("yes yes yes"), "{font}");
    }
}

#[test]
fn pdfinfo_sees_a_title_tags_and_nine_pages() {
    if !has("pdfinfo") {
        return;
    }
    let (_sandbox, pdf) = built();
    let output = Command::new("pdfinfo").arg(&pdf).output().expect("pdfinfo runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    for text in [
        "Kế hoạch số 83/KH-UBND: Công tác thi đua",
        "Tagged:          yes",
        "Pages:           9",
    ] {
        assert!(said.contains(text), "{text}: {said}");
    }
}
