//! Every run of text on a page leads back to the data, and to the right line of it.

use std::collections::BTreeSet;
use std::fmt::Write;

use vanban::diag::{Place, SourceFile};
use vanban::pipeline::{Located, Session};
use vanban::yaml::{Node, Tree, parse};

use crate::house::files;
use crate::support::{PLAN, SESSION, Sandbox, plan, png, short_plan};

fn located(session: &Session, yaml: &str) -> (Tree, Vec<Located>) {
    let file = SourceFile::new("test.yaml", yaml);
    let tree = parse(&file).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let (_, runs) = session.located(&file, || parse(&file)).expect("pages");
    (tree, runs)
}

/// The number at the head of a page.
fn is_page_number((run, _): &Located) -> bool {
    run.page > 0 && run.y < 60.0 && run.text.trim().parse::<usize>() == Ok(run.page + 1)
}

/// Letters and digits only, in small letters: what a page and a file have in common.
fn squeezed(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The node that a place names.
fn node_at<'a>(tree: &'a Tree, place: &Place) -> Option<&'a Node> {
    fn look<'a>(
        tree: &Tree,
        node: &'a Node,
        place: &Place,
        found: &mut Option<&'a Node>,
    ) {
        if tree.place(node).range == place.range {
            *found = Some(node);
        }
        if let vanban::yaml::NodeKind::List(items) = &node.kind {
            for item in items {
                look(tree, item, place, found);
            }
        }
        for entry in node.entries() {
            look(tree, &entry.value, place, found);
        }
    }
    let mut found = None;
    look(tree, &tree.root, place, &mut found);
    found
}

/// The texts of a tree, each squeezed.
fn values(tree: &Tree) -> Vec<String> {
    let mut found = vec![];
    tree.root.for_each_scalar(&mut |node| {
        found.push(squeezed(node.scalar().unwrap_or_default()));
    });
    found
}

/// True if a run's words, without a number or label before them, stand in a value.
fn is_of(run: &str, value: &str) -> bool {
    let words: Vec<&str> = run.split_whitespace().collect();
    let without = |lead: usize| words.get(lead..).map(|words| squeezed(&words.concat()));
    let said = (0..4).filter_map(without).take_while(|words| !words.is_empty());
    said.into_iter().any(|words| value.contains(&words))
}

/// Every run has a place, and one whose words stand in the data has them in the value at its
/// place. Returns how many stand in the value that they lead to, of how many.
fn check(what: &str, tree: &Tree, runs: &[Located]) -> (usize, usize) {
    let values = values(tree);
    let (mut right, mut all) = (0, 0);
    for run in runs {
        let words = squeezed(&run.0.text);
        if run.0.text.trim().is_empty() || is_page_number(run) {
            continue;
        }
        let place = run
            .1
            .as_ref()
            .unwrap_or_else(|| panic!("{what}: {:?} has no place", run.0));
        assert_eq!(place.file.name, "test.yaml", "{what}");
        let node = node_at(tree, place);
        // The agency's lines and the kind's words stand in `vanban.yaml` and the standard.
        let by_name = node.is_some_and(|node| {
            ["agency", "kind"].iter().any(|key| {
                tree.root
                    .get(key)
                    .is_some_and(|named| std::ptr::eq(named.as_ref(), node))
            })
        });
        // So are the words of the line that says what an annex comes with.
        let of_standard = by_name || run.0.text.starts_with("(Kèm theo");
        if of_standard || words.is_empty() {
            continue;
        }
        all += 1;
        let text = node.and_then(|node| node.scalar());
        let value = text.map(squeezed).unwrap_or_default();
        if is_of(&run.0.text, &value) {
            right += 1;
            continue;
        }
        // A short text may stand anywhere.
        let elsewhere = values.iter().any(|value| value.contains(&words));
        let long = words.chars().count() >= 8;
        assert!(
            !(elsewhere && long),
            "{what}: {:?} leads to {:?}",
            run.0.text,
            text.unwrap_or("no value")
        );
    }
    (right, all)
}

#[test]
fn every_run_of_every_starter_leads_to_its_value() {
    for path in files("plans/mau", ".yaml") {
        let yaml = std::fs::read_to_string(&path).expect("read");
        let (tree, runs) = located(&SESSION, &yaml);
        let (right, all) = check(&path.to_string_lossy(), &tree, &runs);
        assert!(right * 4 > all, "{}: {right} of {all}", path.display());
    }
}

#[test]
fn every_run_of_the_reference_plan_leads_to_its_value() {
    let (tree, runs) = located(&SESSION, &plan());
    let (right, all) = check(PLAN, &tree, &runs);
    assert!(right * 10 > all * 7, "{right} of {all}");
    let texts: BTreeSet<&str> = runs.iter().map(|(run, _)| run.text.trim()).collect();
    assert!(texts.contains("STT"), "the table's head is there");
}

/// A plan with everything that stands beside the text of its values.
fn full() -> String {
    let mut rows = String::new();
    for i in 0..70 {
        let _ = writeln!(
            rows,
            "            - {{work: Công việc dài dòng thứ {i} của nhóm, cost: {i}000}}"
        );
    }
    short_plan(
        "  - id: dau\n    title: Mục đích chính[^a]\n    intro: 'Lời dẫn của mục đích:'\n    items:\n      - title: Khoản thứ nhất\n        text: |\n          Đoạn văn *nghiêng ngả* và **đậm đà** ở đây.\n\n          - Gạch đầu dòng dài\n      - {text: Khoản không có tiêu đề., image: {file: hinh.png, alt: Hình vẽ, caption: Chú dưới hình vẽ}}\n    closing: Lời kết của mục đích.\n  - {title: Mục sau cùng, text: 'Theo [[dau]] đã nói.'}\n",
    )
    .replace(
        "signature:\n  authority: [TM. Ủy ban nhân dân]\n  position: Chủ tịch\n  name: Nguyễn Văn A\n",
        "signature:\n  - {authority: [Thay mặt bên mua], position: Trưởng ban mua, name: Trần Thị Mua}\n  - {position: Trưởng ban bán, other_position: Kiêm thủ quỹ bán, name: Lê Văn Bán}\n  - {position: Người làm chứng, name: Hồ Thị Chứng}\n",
    ) + "urgency: khan\ncirculation: Lưu hành nội bộ thôi\nsecrecy_stamp: true\ndraft: true\n\
         legal_bases: [Luật Cây xanh và vỉa hè]\npreamble: Lời mở đầu của kế hoạch.\n\
         archive: {units: [NC], copies: 3}\ndrafter: {code: ABCDE, copies: 12}\n\
         footnotes: {a: Lời ghi chú dưới chân trang.}\n\
         appendices:\n  - title: Bảng việc cần làm\n    text: Lời trước bảng việc.\n    table:\n\
         \x20     columns: [{key: work, title: Nội dung việc, width: 3fr}, {key: cost, title: Kinh phí cấp, group: Tiền bạc chung, type: money}]\n\
         \x20     total: {columns: [cost], words: cost}\n      groups:\n        - title: Nhóm việc thứ nhất\n          rows:\n"
        + &rows
        + "        - title: Nhóm việc thứ hai\n          rows:\n            - {work: Việc cuối cùng của bảng, cost: 5}\n\
           \x20 - {title: Phụ bản nằm ngang, orientation: landscape, text: Lời của phụ bản nằm.}\n"
}

fn in_sandbox() -> (Sandbox, Session) {
    let sandbox = Sandbox::project();
    sandbox.write("hinh.png", png(30, 20, [10, 120, 60, 255]));
    let session = sandbox.session();
    (sandbox, session)
}

/// The value at the place of the first run that holds a text, and its first line.
fn leads_to(tree: &Tree, runs: &[Located], text: &str) -> (String, String) {
    let wanted = squeezed(text);
    let found = runs.iter().find(|(run, _)| squeezed(&run.text).contains(&wanted));
    let (_, place) = found.unwrap_or_else(|| panic!("{text} is not there"));
    let place = place.as_ref().unwrap_or_else(|| panic!("{text} has no place"));
    let node = node_at(tree, place)
        .and_then(|node| node.scalar())
        .unwrap_or_default();
    let line = place.file.text[place.range.start..]
        .lines()
        .next()
        .unwrap_or_default();
    (node.to_owned(), line.to_owned())
}

#[test]
fn tables_over_pages_notes_marks_and_signers_lead_to_their_values() {
    let (_sandbox, session) = in_sandbox();
    let yaml = full();
    let (tree, runs) = located(&session, &yaml);
    let (right, all) = check("the full plan", &tree, &runs);
    assert!(right * 10 > all * 6, "{right} of {all}");
    for text in [
        "MỤC ĐÍCH CHÍNH",
        "Lời dẫn của mục đích:",
        "nghiêng ngả",
        "đậm đà",
        "Gạch đầu dòng dài",
        "Chú dưới hình vẽ",
        "Lời kết của mục đích",
        "Lời ghi chú dưới chân trang.",
        "LƯU HÀNH NỘI BỘ THÔI",
        "Luật Cây xanh và vỉa hè",
        "TRƯỞNG BAN BÁN",
        "KIÊM THỦ QUỸ BÁN",
        "Hồ Thị Chứng",
        "BẢNG VIỆC CẦN LÀM",
        "Lời trước bảng việc.",
        "Kinh phí cấp",
        "Tiền bạc chung",
        "Nhóm việc thứ nhất",
        "Việc cuối cùng của bảng",
        "Công việc dài dòng thứ 69 của nhóm",
        "PHỤ BẢN NẰM NGANG",
    ] {
        let (value, _) = leads_to(&tree, &runs, text);
        assert!(squeezed(&value).contains(&squeezed(text)), "{text} leads to {value:?}");
    }
}

#[test]
fn what_the_program_prints_itself_leads_to_the_value_beside_it() {
    let (_sandbox, session) = in_sandbox();
    let yaml = full();
    let (tree, runs) = located(&session, &yaml);
    for (text, line) in [
        ("CỘNG HÒA XÃ HỘI", "ke-hoach"),
        ("Độc lập", "ke-hoach"),
        ("Số: 05/KH-UBND", "5"),
        ("KHẨN", "khan"),
        ("DỰ THẢO", "true"),
        ("STT", "{key: work"),
        ("tiếp theo", "{key: work"),
    ] {
        let (_, found) = leads_to(&tree, &runs, text);
        assert!(found.contains(line), "{text} leads to {found:?}");
    }
    // The number of a row leads to the row, a sum to its column or the sum.
    let numbered: Vec<&Located> = runs
        .iter()
        .filter(|(run, _)| run.text.trim() == "7" && run.x < 130.0 && run.y > 80.0)
        .collect();
    assert!(!numbered.is_empty());
    for (_, place) in numbered {
        let place = place.as_ref().expect("a place");
        let text = &place.file.text;
        let line = text[..place.range.start]
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .to_owned()
            + text[place.range.start..].lines().next().unwrap_or_default();
        assert!(line.contains("thứ 6 của nhóm"), "{line}");
    }
}

#[test]
fn every_run_of_a_copy_has_a_place() {
    let copy = "kind: sao-y\nagency: ubnd-bac-ninh\nnumber: 7\ndate: 2026-03-05\n\
                signature: {authority: [TL. Chủ tịch], position: Chánh Văn phòng, name: Vũ Thị Hoa}\n\
                recipients: [Sở Nội vụ, Phòng lưu trữ]\n";
    let (tree, runs) = located(&SESSION, copy);
    check("a copy", &tree, &runs);
    let (value, _) = leads_to(&tree, &runs, "Phòng lưu trữ");
    assert_eq!(value, "Phòng lưu trữ");
}
