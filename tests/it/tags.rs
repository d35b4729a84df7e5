//! What a reader hears: the structure tree, element by element.

use vanban::diag::SourceFile;
use vanban::pipeline::{Files, Product, Session};

use crate::support::{
    MM, Sandbox, assert_near, line_with, pages, plan, plan_with, png, product, short_plan,
};
use crate::tag_tree::{Tag, tag_tree};

fn tree(yaml: &str) -> Tag {
    tag_tree(product(yaml, Product::Pdf))
}

fn tree_in(session: &Session, yaml: &str) -> Tag {
    let (built, findings) =
        session.build(&SourceFile::new("test.yaml", yaml), Product::Pdf);
    match built.map(|built| built.files) {
        Some(Files::One(bytes)) => tag_tree(bytes),
        _ => panic!("{findings:#?}"),
    }
}

fn starter(kind: &str) -> Tag {
    tree(&std::fs::read_to_string(format!("plans/mau/{kind}.yaml")).expect("a starter"))
}

/// The lines of some elements, each as one.
fn lines(tags: &[&Tag]) -> Vec<String> {
    tags.iter().map(|tag| tag.line()).collect()
}

/// The headings in order, each with its level.
fn headings(tree: &Tag) -> Vec<(String, String)> {
    let heading = |tag: &&Tag| {
        tag.name
            .strip_prefix('H')
            .is_some_and(|level| level.parse::<u8>().is_ok())
    };
    let all = tree.all().into_iter().filter(heading);
    all.map(|tag| (tag.name.clone(), tag.line())).collect()
}

/// The places of texts in what is said, which must come in this order.
fn assert_said_in_order(tree: &Tag, texts: &[&str]) {
    let said = tree.line();
    let mut from = 0;
    for text in texts {
        let found = said[from..].find(text);
        from +=
            found.unwrap_or_else(|| panic!("{text:?} is not after the others: {said}"));
    }
}

fn pair(level: &str, text: &str) -> (String, String) {
    (level.to_owned(), text.to_owned())
}

#[test]
fn the_kind_with_its_subject_is_the_first_heading_and_the_body_is_one_level_below() {
    let tree = tree(&plan());
    let found = headings(&tree);
    assert_eq!(found[0], pair("H1", "KẾ HOẠCH Công tác thi đua, khen thưởng năm 2025"));
    assert_eq!(found[1], pair("H2", "I. MỤC ĐÍCH, YÊU CẦU"));
    assert_eq!(found[2], pair("H3", "1. Mục đích"));
    let annex = pair("H1", "Phụ lục THỰC HIỆN NHIỆM VỤ NĂM 2025");
    assert!(found.contains(&annex), "{found:?}");
}

#[test]
fn a_cong_van_is_headed_by_what_it_is_about() {
    let found = headings(&starter("cong-van"));
    assert_eq!(
        found,
        [pair("H1", "V/v báo cáo công tác văn thư, lưu trữ 6 tháng đầu năm 2026")]
    );
}

#[test]
fn a_text_that_comes_with_a_decision_and_its_chapters_are_headings() {
    let found = headings(&starter("quyet-dinh"));
    let tops: Vec<_> = found.iter().filter(|(level, _)| level == "H1").collect();
    assert_eq!(tops.len(), 2, "{found:?}");
    assert!(tops[0].1.starts_with("QUYẾT ĐỊNH Ban hành"), "{found:?}");
    assert!(tops[1].1.starts_with("QUY CHẾ Công tác"), "{found:?}");
    assert!(found.contains(&pair("H2", "Chương I QUY ĐỊNH CHUNG")), "{found:?}");
}

#[test]
fn every_starter_has_one_heading_at_the_top_and_none_skips_a_level() {
    for entry in std::fs::read_dir("plans/mau").expect("starters").flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|extension| extension != "yaml") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a starter");
        if text.contains("kind: sao-") || text.contains("kind: trich-sao") {
            continue;
        }
        let levels: Vec<usize> = headings(&tree(&text))
            .iter()
            .filter_map(|(level, _)| level[1..].parse().ok())
            .collect();
        assert_eq!(levels.first(), Some(&1), "{}", path.display());
        let skips = levels.windows(2).any(|pair| pair[1] > pair[0] + 1);
        assert!(!skips, "{}: {levels:?}", path.display());
    }
}

#[test]
fn headings_and_paragraphs_do_not_hold_each_other() {
    for kind in ["quyet-dinh", "cong-van", "ke-hoach", "giay-moi", "bien-ban"] {
        for tag in starter(kind).all() {
            let holds_blocks = tag.name == "P" || tag.name.starts_with('H');
            let inline =
                ["Strong", "Em", "Span", "Link", "Note", "Reference", "Lbl", "Figure"];
            let odd = tag.below().find(|below| !inline.contains(&&*below.name));
            assert!(!holds_blocks || odd.is_none(), "{kind}: {tag:#?}");
        }
    }
}

#[test]
fn dash_lines_are_a_list_and_what_is_below_one_is_a_list_below_it() {
    let text = "  - text: |\n      Gồm:\n      - một;\n      - hai:\n      + hai một;\n      + hai hai;\n      - ba.\n\n      Hết.\n  - text: Sau.\n  - text: Cuối.\n";
    let tree = tree(&short_plan(text));
    let lists = tree.named("L");
    let first = lists.first().expect("a list");
    let items: Vec<&Tag> = first.below().filter(|tag| tag.name == "LI").collect();
    assert_eq!(
        lines(&first.named("LI")),
        ["- một;", "- hai:", "+ hai một;", "+ hai hai;", "- ba."]
    );
    assert_eq!(lines(&items), ["- một;", "- hai:", "- ba."]);
    for item in first.named("LI") {
        let parts: Vec<&str> = item.below().map(|tag| tag.name.as_str()).collect();
        assert_eq!(parts, ["Lbl", "LBody"]);
        let label = item.below().next().expect("a label").line();
        assert!(["-", "+"].contains(&&*label), "{label}");
    }
}

#[test]
fn a_dash_line_is_indented_wherever_it_stands() {
    let text = "  - title: Một\n    text: |\n      - sau tiêu đề;\n      + mục con;\n      - nữa.\n  - text: |\n      \
                Gồm:\n      - áp chót;\n      - chót.\n";
    let set = pages(&short_plan(text));
    let lines = crate::support::lines(&set);
    for start in ["- sau tiêu", "+ mục con", "- nữa", "- áp chót", "- chót"] {
        let line = line_with(&lines, start);
        assert_near(line.x, 42.7 * MM, 0.5, start);
    }
}

#[test]
fn a_list_at_the_end_of_the_body_is_one_list() {
    let long = "một việc dài hơn một dòng chữ của trang giấy ".repeat(4);
    for last in ["ngắn", &long] {
        let text = format!(
            "  - text: |\n      Gồm:\n      - một;\n      - hai;\n      - {long}\n      - {last}.\n"
        );
        let tree = tree(&short_plan(&text));
        let lists = tree.named("L");
        // A short last line stands with the signature in a block of its own.
        let expected: &[usize] = if last == "ngắn" { &[3, 1] } else { &[4] };
        let counts: Vec<usize> = lists.iter().map(|list| list.below().count()).collect();
        assert!(counts.starts_with(expected), "{counts:?}");
    }
}

#[test]
fn several_addressees_and_the_recipients_are_lists() {
    for kind in ["cong-van", "cong-dien"] {
        let tree = starter(kind);
        let lists = tree.named("L");
        assert_eq!(lists.len(), 2, "{kind}");
        for list in &lists {
            assert!(list.below().all(|tag| tag.name == "LI"), "{kind}");
            assert!(list.below().count() >= 2, "{kind}");
        }
        assert_eq!(lines(&lists[1].named("Lbl")), ["-", "-", "-"], "{kind}");
        assert!(lists[1].line().contains("- Lưu: VT"), "{kind}");
    }
}

#[test]
fn forty_recipients_are_one_list_after_the_signer() {
    let recipients: Vec<String> = (1..=40).map(|i| format!("Nơi nhận thứ {i}")).collect();
    let tree = tree(&plan_with("  - text: Một.\n", &recipients, ""));
    let lists = tree.named("L");
    assert_eq!(lists.len(), 1);
    assert_eq!(lists[0].below().count(), 41);
    assert_said_in_order(&tree, &["CHỦ TỊCH", "Nguyễn Văn A", "Nơi nhận:", "thứ 40;"]);
}

/// A plan that people of so many posts sign.
fn signed_by(count: usize) -> String {
    let plan = plan_with("  - text: Một.\n", &["Sở Nội vụ".to_owned()], "");
    let (before, after) = plan.split_once("signature:\n").expect("a signature");
    let rest = &after[after.find("recipients").expect("recipients")..];
    let signers: String = (1..=count)
        .map(|i| format!("  - {{ position: Chức vụ {i}, name: Lê Văn {i} }}\n"))
        .collect();
    format!("{before}signature:\n{signers}{rest}")
}

#[test]
fn each_signer_is_said_with_the_own_post_and_before_the_next() {
    for count in [2, 3, 5, 6] {
        let said = tree(&signed_by(count)).line();
        let signed: Vec<String> =
            (1..=count).map(|i| format!("CHỨC VỤ {i} Lê Văn {i}")).collect();
        assert!(said.contains(&signed.join(" ")), "{count}: {said}");
    }
}

#[test]
fn the_contact_lines_are_said_after_the_text_of_page_1() {
    let one = starter("cong-van");
    assert_said_in_order(&one, &["V/v", "Kính gửi:", "Lưu: VT", "Địa chỉ:"]);
    let text = std::fs::read_to_string("plans/mau/cong-van.yaml").expect("a starter");
    let long: String =
        (1..=40).map(|i| format!("  - text: Việc thứ {i} này.\n")).collect();
    let (before, after) = text.split_once("sections:\n").expect("sections");
    let two = tree(&format!("{before}sections:\n{long}{after}"));
    let said = two.line();
    let place = |text: &str| said.find(text).unwrap_or_else(|| panic!("{text}: {said}"));
    assert!(place("Việc thứ 2 ") < place("Địa chỉ:"));
    assert!(place("Địa chỉ:") < place("Việc thứ 39 "));
    assert_eq!(said.matches("Địa chỉ:").count(), 1);
}

#[test]
fn no_two_words_of_two_lines_run_together() {
    let marked = std::fs::read_to_string("plans/mau/cong-van.yaml").expect("a starter");
    let marked =
        marked.replacen("kind:", "draft: true\ncirculation: Xem xong trả lại\nkind:", 1);
    let said = tree(&marked).said();
    for line in ["DỰ THẢO", "XEM XONG TRẢ LẠI", "KHẨN"] {
        assert!(said.iter().any(|said| said == line), "{line}: {said:?}");
    }
}

/// A folder with a picture of a signature and one of a seal.
fn with_pictures() -> Sandbox {
    let sandbox = Sandbox::project();
    sandbox.write("ky.png", png(40, 20, [0, 0, 200, 120]));
    sandbox.write("dau.png", png(40, 40, [200, 0, 0, 120]));
    sandbox
}

#[test]
fn the_pictures_of_signature_and_seal_name_whose_they_are() {
    let sandbox = with_pictures();
    let yaml = short_plan("  - text: Một.\n").replace(
        "  name: Nguyễn Văn A\n",
        "  name: Nguyễn Văn A\n  signature_image: ky.png\n  seal_image: dau.png\n",
    );
    let tree = tree_in(&sandbox.session(), &yaml);
    let alts: Vec<_> =
        tree.named("Figure").iter().filter_map(|it| it.alt.clone()).collect();
    assert_eq!(
        alts,
        ["Chữ ký của Nguyễn Văn A", "Dấu của Ủy ban nhân dân tỉnh Bắc Ninh"]
    );
}

#[test]
fn the_line_below_a_picture_is_its_caption() {
    let sandbox = with_pictures();
    let image = "  - text: Một.\n    image: { file: ky.png, alt: Một ô xanh, caption: Hình 1 }\n  - text: Hai.\n  - text: Ba.\n";
    let tree = tree_in(&sandbox.session(), &short_plan(image));
    assert_eq!(lines(&tree.named("Caption")), ["Hình 1"]);
    let alts: Vec<_> =
        tree.named("Figure").iter().filter_map(|it| it.alt.clone()).collect();
    assert_eq!(alts, ["Một ô xanh"]);
}

#[test]
fn every_cell_of_a_table_names_the_header_of_its_column() {
    let table = "  - text: Một.\n    table:\n      columns: [{ key: a, title: Tên }, { key: b, title: Số lượng }]\n      rows:\n        - { a: Bàn, b: '2' }\n        - { a: Ghế, b: '3' }\n  - text: Hai.\n  - text: Ba.\n";
    let tree = tree(&short_plan(table));
    let heads: Vec<_> = tree.named("TH").iter().map(|it| it.headers.clone()).collect();
    for row in tree.named("TR").iter().skip(1) {
        let cells: Vec<_> = row.below().map(|cell| cell.headers.clone()).collect();
        assert_eq!(cells, heads, "{}", row.line());
    }
    assert_eq!(tree.named("TR").len(), 3);
}

#[test]
fn a_blank_is_one_space_to_who_hears_it() {
    let yaml = short_plan("  - text: Một.\n")
        .replace("number: 5", "number:")
        .replace("date: 2025-06-02", "year: 2025");
    let said = tree(&yaml).said();
    for line in ["Số: /KH-UBND", "Bắc Ninh, ngày tháng năm 2025"] {
        assert!(said.iter().any(|said| said == line), "{line:?}: {said:?}");
    }
}

#[test]
fn a_comparison_says_in_words_what_was_added_and_dropped() {
    let sandbox = Sandbox::project();
    sandbox.write("cu.yaml", short_plan("  - text: Một việc cũ.\n"));
    sandbox.write("moi.yaml", short_plan("  - text: Một việc mới.\n"));
    let run = sandbox.run(&["diff", "cu.yaml", "moi.yaml", "-o", "so-sanh.pdf"]);
    assert_eq!(run.status, 1, "{run:?}");
    let said = tag_tree(sandbox.read("so-sanh.pdf")).line();
    assert!(said.contains("[bỏ: cũ") && said.contains("[thêm: mới"), "{said}");
    assert!(said.contains("sửa Một"), "place and note are two paragraphs: {said}");
}

#[test]
fn a_scan_says_the_words_on_it_or_the_file_does_not_claim_pdf_ua() {
    let sandbox = Sandbox::project();
    sandbox.write("quet.png", png(40, 56, [255, 255, 255, 255]));
    let session = sandbox.session();
    let copy = |more: &str| {
        let yaml = format!(
            "kind: sao-y\nagency: ubnd-bac-ninh\nnumber: 3\ndate: 2026-03-05\n\
             original: {{ pages: [quet.png, quet.png]{more} }}\n\
             signature: {{ position: Chánh Văn phòng, name: Nguyễn Văn A }}\n"
        );
        let (built, findings) =
            session.build(&SourceFile::new("sao.yaml", yaml), Product::Pdf);
        match built.map(|built| built.files) {
            Some(Files::One(bytes)) => bytes,
            _ => panic!("{findings:#?}"),
        }
    };
    let claims = |pdf: &[u8]| pdf.windows(13).any(|window| window == b"<pdfuaid:part");
    let silent = copy(", page_texts: [Quyết định số 5]");
    assert!(!claims(&silent));
    let told = copy(", page_texts: [Quyết định số 5, Nơi nhận]");
    assert!(claims(&told));
    let tree = tag_tree(told);
    let alts: Vec<_> =
        tree.named("Figure").iter().filter_map(|it| it.alt.clone()).collect();
    assert_eq!(
        alts,
        [
            "Trang 1 của văn bản được sao: Quyết định số 5",
            "Trang 2 của văn bản được sao: Nơi nhận"
        ]
    );
    assert_eq!(headings(&tree), [pair("H1", "SAO Y")]);
}
