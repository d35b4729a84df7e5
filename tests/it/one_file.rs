//! All letters in one PDF: the very pages, tags and names of the single ones, in the list's order.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Object, String as PdfString};

use crate::support::{Run, Sandbox};
use crate::tag_tree::{Tag, tag_tree};

/// A plan with a table, notes, links and an annex, whose length depends on the row.
const TEMPLATE: &str = "kind: thong-bao
agency: so-noi-vu
number_from: 101
date: 2026-03-05
subject: Kết quả đánh giá của «Họ tên»
addressees: [\"«Họ tên»\"]
sections:
  - text: \"Nội dung[^Chú thích của «Họ tên».] gửi «Họ tên».\"
    table:
      columns: [{key: a, title: Việc}, {key: b, title: Kết quả}]
      rows: [{a: Một, b: «Họ tên»}, {a: Hai, b: Tốt}]
  - text: |-
      «Nhận xét»
appendices:
  - {title: Phụ lục của «Họ tên», orientation: landscape, text: Hết.}
signature: {position: Giám đốc, name: Nguyễn Văn A}
recipients: [Như trên]
archive: {units: [VP]}
";

fn list() -> String {
    let long = "Câu dài để sang trang. ".repeat(160);
    format!("Họ tên;Nhận xét\nAn;Ngắn.\nBình;{long}\nChi (Lê);Ngắn.\nDũng;Vừa.\n")
}

fn office() -> Sandbox {
    let sandbox = Sandbox::project();
    sandbox.write("mau/thu.yaml", TEMPLATE);
    sandbox.write("ds.csv", list());
    sandbox
}

fn merge(sandbox: &Sandbox, rest: &[&str]) -> Run {
    let args = ["merge", "mau/thu.yaml", "--data", "ds.csv"];
    sandbox.run(&[&args[..], rest].concat())
}

/// The size and the drawing of each page.
fn drawn(bytes: &[u8]) -> Vec<(Vec<u8>, String)> {
    let pdf = Pdf::new(bytes.to_vec()).expect("a PDF");
    let page = |page: &hayro_syntax::page::Page<'_>| {
        let stream = page.page_stream().unwrap_or_default().to_vec();
        (stream, format!("{:?}", page.media_box()))
    };
    pdf.pages().iter().map(page).collect()
}

/// A tag with all that is said in it, and the names of cells without their file's mark.
fn told(tag: &Tag) -> String {
    let names = |tag: &Tag| -> Vec<String> {
        let plain = |name: &String| name.split('.').next_back().unwrap_or("").to_owned();
        tag.headers.iter().map(plain).collect()
    };
    let all = tag.all();
    let shape = all
        .iter()
        .map(|tag| format!("{} {:?} {:?}", tag.name, tag.alt, names(tag)));
    format!("{:?} {:?}", shape.collect::<Vec<_>>(), tag.said())
}

/// The titles of the outermost bookmarks.
fn bookmarks(bytes: &[u8]) -> Vec<String> {
    let pdf = Pdf::new(bytes.to_vec()).expect("a PDF");
    let root: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).expect("a catalogue");
    let outlines: Dict<'_> = root.get("Outlines").expect("bookmarks");
    let (mut titles, mut next) = (vec![], outlines.get::<Dict<'_>>("First"));
    while let Some(item) = next {
        let title: PdfString<'_> = item.get("Title").expect("a title");
        let units = title.as_bytes()[2..].chunks_exact(2);
        let units: Vec<u16> =
            units.map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        let place: Array<'_> = item.get("Dest").expect("a place");
        assert!(matches!(place.iter::<Object<'_>>().next(), Some(Object::Dict(_))));
        titles.push(String::from_utf16_lossy(&units));
        next = item.get("Next");
    }
    titles
}

#[test]
fn the_joined_file_has_the_pages_tags_and_bookmarks_of_the_single_ones_in_the_lists_order()
 {
    let sandbox = office();
    let run = merge(&sandbox, &["--one-file", "--name", "{Họ tên}"]);
    assert_eq!(run.status, 0, "{run:?}");
    let singles: Vec<Vec<u8>> = ["An", "Bình", "Chi (Lê)", "Dũng"]
        .iter()
        .map(|name| sandbox.read(&format!("out/{name}.pdf")))
        .collect();
    let joined = sandbox.read("out/thu.pdf");
    let pages: Vec<_> = singles.iter().flat_map(|bytes| drawn(bytes)).collect();
    assert_eq!(drawn(&joined), pages);
    assert!(
        run.stdout
            .contains(&format!("4 văn bản → out/thu.pdf ({} trang)", pages.len()))
    );
    let tree = tag_tree(joined.clone());
    let letters: Vec<String> = tree.below().map(told).collect();
    let single =
        |bytes: &Vec<u8>| tag_tree(bytes.clone()).below().map(told).collect::<Vec<_>>();
    assert_eq!(letters, singles.iter().flat_map(single).collect::<Vec<_>>());
    let names = ["An", "Bình", "Chi (Lê)", "Dũng"];
    let title = |(i, name): (usize, &&str)| {
        format!("{name} – Thông báo số {}/TB-SNV: Kết quả đánh giá của {name}", 101 + i)
    };
    let titles: Vec<String> = names.iter().enumerate().map(title).collect();
    assert_eq!(bookmarks(&joined), titles);
    let text = String::from_utf8_lossy(&joined);
    let title = "Thông báo số 101/TB-SNV: Kết quả đánh giá của An và 3 văn bản khác";
    assert!(text.contains(&format!(">{title}</rdf:li>")), "its own title");
    for claim in ["<pdfaid:conformance>A<", "<pdfuaid:part>1<", "/Lang(vi-VN)"] {
        assert!(text.contains(claim), "{claim}");
    }
    // No name of a cell stands twice.
    let mut cells: Vec<&str> =
        text.match_indices("/ID(").map(|(at, _)| &text[at..at + 20]).collect();
    let count = cells.len();
    cells.sort_unstable();
    cells.dedup();
    assert!(count >= 8 && cells.len() == count, "{cells:?}");
    // A second run changes nothing, and says so.
    let again = merge(&sandbox, &["--one-file", "--name", "{Họ tên}"]);
    assert!(
        again.stdout.contains("trang, không đổi)\n0 đã dựng, 4 không đổi"),
        "{again:?}"
    );
    assert_eq!(sandbox.read("out/thu.pdf"), joined);
}

#[test]
fn with_odd_pages_each_letter_begins_on_the_front_of_a_sheet() {
    let sandbox = office();
    let run = merge(&sandbox, &["--one-file", "--odd-pages"]);
    assert_eq!(run.status, 0, "{run:?}");
    let pages = drawn(&sandbox.read("out/thu.pdf"));
    let mut expected = vec![];
    for row in 1..=4 {
        if expected.len() % 2 == 1 {
            let size = expected.last().map(|(_, size): &(Vec<u8>, String)| size.clone());
            expected.push((vec![], size.expect("a page before")));
        }
        expected.extend(drawn(&sandbox.read(&format!("out/thu-{row}.pdf"))));
    }
    assert!(expected.iter().any(|(drawing, _)| drawing.is_empty()), "a page is empty");
    assert_eq!(pages, expected);
}

#[test]
fn a_faulty_letter_keeps_all_of_them_out_of_the_file() {
    let sandbox = office();
    sandbox.write("ds.csv", list().replace("Vừa.", "\u{1F600}"));
    let run = merge(&sandbox, &["--one-file"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(
        run.stderr
            .contains("không ghép out/thu.pdf: 1 văn bản chưa dựng được"),
        "{run:?}"
    );
    assert!(!sandbox.path().join("out/thu.pdf").exists());
    assert!(sandbox.path().join("out/thu-1.pdf").exists());
}

#[test]
fn separate_annexes_follow_their_letter_and_what_cannot_be_joined_is_refused() {
    let sandbox = office();
    let annexes = TEMPLATE
        .replace("orientation: landscape", "separate: true")
        .replace("kind:", "medium: electronic\nkind:");
    sandbox.write("mau/thu.yaml", annexes);
    let run = merge(&sandbox, &["--one-file"]);
    assert_eq!(run.status, 0, "{run:?}");
    let mut expected = vec![];
    for row in 1..=4 {
        expected.extend(drawn(&sandbox.read(&format!("out/thu-{row}.pdf"))));
        expected.extend(drawn(&sandbox.read(&format!("out/thu-{row}-phu-luc-1.pdf"))));
    }
    assert_eq!(drawn(&sandbox.read("out/thu.pdf")), expected);
    for wrong in [
        &["--one-file", "--format", "png"][..],
        &["--one-file", "--rows", "2", "--name", "Thu"],
        &["--one-file", "--shard", "1/2"],
        &["--odd-pages"],
    ] {
        assert_eq!(merge(&sandbox, wrong).status, 2, "{wrong:?}");
    }
    // A file of that name that is of another document is not written over.
    let plan = crate::support::short_plan("  - text: Một.\n");
    sandbox.write("plans/thu.yaml", plan);
    let other = ["build", "plans/thu.yaml", "-o", "khac"];
    assert_eq!(sandbox.run(&other).status, 0);
    let run = merge(&sandbox, &["--one-file", "-o", "khac"]);
    assert!(run.status == 1 && run.stderr.contains("duplicate-product"), "{run:?}");
}

#[test]
fn a_joined_file_whose_letters_have_changed_is_stale() {
    let sandbox = office();
    assert_eq!(merge(&sandbox, &["--one-file"]).status, 0);
    let same = merge(&sandbox, &[]);
    assert!(!same.stdout.contains("out/thu.pdf"), "{same:?}");
    sandbox.write("ds.csv", list().replace("Vừa.", "Khác."));
    let changed = merge(&sandbox, &[]);
    assert!(
        changed.stdout.contains("out/thu.pdf không còn văn bản nào tạo ra"),
        "{changed:?}"
    );
}
