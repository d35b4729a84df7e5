//! Texts that are not plain UTF-8 are read and said to be, or said to be what they are.

use vanban::diag::SourceFile;
use vanban::vi::old_text;

use crate::house::files;
use crate::support::{
    Run, SESSION, Sandbox, all_text, findings, pages_and_warnings, rule_names, short_plan,
};
use crate::workbook::{Cell, workbook};

fn utf_16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn merge(list: &str, bytes: &[u8]) -> (Run, String) {
    let sandbox = Sandbox::project();
    let template = short_plan("  - text: Mời «Họ tên».\n");
    sandbox.write("mau.yaml", template.replace("number: 5", "number_from: 5"));
    sandbox.write(list, bytes);
    let args =
        ["merge", "mau.yaml", "--data", list, "--format", "typst", "--name", "a-{stt}"];
    let run = sandbox.run(&args);
    let said = std::fs::read_to_string(sandbox.path().join("out/a-1.typ"));
    (run, said.unwrap_or_default().replace('\u{a0}', " "))
}

#[test]
fn lists_and_plans_of_other_encodings_are_read_and_said_to_be() {
    let list = "STT\tHọ tên\n1\tNguyễn Văn Ân\n";
    let in_1258 = b"STT,H\xf2\xf2 t\xean\n".to_vec();
    assert!(vanban::yaml::read_text("a.csv", &in_1258).is_err(), "two tones");
    let in_1258 = b"STT,Ho\xf2 t\xean\n1,Nguy\xea\xden V\xe3n \xc2n\n".to_vec();
    let marked = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("\u{feff}{list}").encode_utf16().flat_map(order).collect()
    };
    for (name, bytes, encoding) in [
        ("a.csv", utf_16(list), "UTF-16"),
        ("a.txt", marked(u16::to_le_bytes), "UTF-16"),
        ("a.tsv", marked(u16::to_be_bytes), "UTF-16"),
        ("a.csv", in_1258, "Windows-1258"),
    ] {
        let (run, said) = merge(name, &bytes);
        assert_eq!(run.status, 0, "{run:?}");
        assert_eq!(run.stderr.matches("[assumed-encoding]").count(), 1, "{run:?}");
        assert!(run.stderr.contains(encoding), "{run:?}");
        assert!(said.contains("Mời Nguyễn Văn Ân"), "{name} {said}");
    }
    let plan = short_plan("  - text: Tổ chức thực hiện.\n");
    let sandbox = Sandbox::project();
    sandbox.write("plans/a.yaml", utf_16(&format!("\u{feff}{plan}")));
    let run = sandbox.run(&["build", "--message-format", "short"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert_eq!(run.stderr.matches("[assumed-encoding]").count(), 1, "{run:?}");
    let run = sandbox.run(&["next", "plans/a.yaml"]);
    assert_eq!(run.status, 0, "{run:?}");
    let draft = String::from_utf8(sandbox.read("plans/a-2026.yaml")).expect("UTF-8");
    assert!(draft.contains("Tổ chức thực hiện."), "{draft}");
}

#[test]
fn a_list_in_an_old_encoding_names_it_and_shows_what_it_says() {
    let (run, _) = merge("a.csv", b"STT,H\xe4 t\xaan\n1,Nguy\xd4n V\xa8n H\xad\xacng\n");
    assert_eq!(run.status, 1, "{run:?}");
    assert!(run.stderr.contains("[invalid-encoding]"), "{run:?}");
    assert!(run.stderr.contains("TCVN3") && run.stderr.contains("Họ tên"));
    for (name, encoding) in [
        ("NguyÔn V¨n H\u{ad}¬ng", "TCVN3"),
        ("Nguyeãn Vaên Höông", "VNI"),
        ("Nguyá»…n VÄƒn HÆ°Æ¡ng", "bị đọc nhầm"),
    ] {
        let rows = [
            vec![Cell::Text("STT"), Cell::Text("Họ tên")],
            vec![Cell::Text("1"), Cell::Text(name)],
            vec![Cell::Text("2"), Cell::Text(name)],
        ];
        let (run, _) = merge("a.xlsx", &workbook(&rows));
        assert_eq!(run.status, 0, "{run:?}");
        assert_eq!(run.stderr.matches("[old-encoding]").count(), 1, "{run:?}");
        assert!(run.stderr.contains(encoding), "{run:?}");
        assert!(run.stderr.contains("“Nguyễn Văn Hương”"), "{run:?}");
        assert!(!run.stderr.contains("[invisible-character]"), "{run:?}");
        let yaml = short_plan(&format!("  - text: \"Ông {name} chủ trì.\"\n"));
        let found = findings(&yaml);
        assert_eq!(rule_names(&found), ["old-encoding"], "{found:#?}");
        let place = found[0].place.as_ref().expect("a place").line_column();
        assert_eq!(place, (7, 11), "{found:#?}");
    }
}

#[test]
fn characters_that_cannot_be_seen_are_dropped_with_one_warning() {
    let yaml = short_plan(
        "  - text: \"Các đơn\u{200b} vị \u{feff}thực\u{200d} hiện\\u00ad nghiêm.\"\n",
    );
    let (pages, found) = pages_and_warnings(&yaml);
    assert_eq!(rule_names(&found), ["invisible-character"], "{found:#?}");
    assert!(found[0].message.vi.contains("4 ký tự"), "{found:#?}");
    assert!(all_text(&pages).contains("Các đơn vị thực hiện nghiêm."));
    let list = "Họ\u{200b} tên,Số\n\u{feff}Nguyễn\u{ad} Văn A,1\nTrần\u{200c} B,2\n";
    let (run, said) = merge("a.csv", list.as_bytes());
    assert_eq!(run.status, 0, "{run:?}");
    assert_eq!(run.stderr.matches("[invisible-character]").count(), 1, "{run:?}");
    assert!(run.stderr.contains("4 ký tự") && said.contains("Mời Nguyễn Văn A"));
    let (run, said) = merge("a.json", b"[{\"H\xe1\xbb\x8d t\xc3\xaan\": \"An\\u200b\"}]");
    assert_eq!(run.stderr.matches("[invisible-character]").count(), 1, "{run:?}");
    assert!(said.contains("Mời An."), "{run:?} {said}");
}

#[test]
fn a_paragraph_of_no_break_spaces_is_set_like_any_other() {
    let words = "Các đơn vị tổ chức thực hiện nghiêm túc kế hoạch này và báo cáo kết quả về \
                 Sở Nội vụ trước ngày quy định để tổng hợp theo đúng yêu cầu của cấp trên";
    let pasted = words.replace(' ', "\u{a0}");
    let yaml = |text: &str| short_plan(&format!("  - text: {text}.\n"));
    let (pages, found) = pages_and_warnings(&yaml(&pasted));
    assert_eq!(rule_names(&found), ["no-break-spaces"], "{found:#?}");
    let (right, _) = pages_and_warnings(&yaml(words));
    let lines = |pages| -> Vec<String> {
        crate::support::lines(pages)
            .into_iter()
            .map(|line| line.text)
            .collect()
    };
    assert_eq!(lines(&pages), lines(&right));
    let kept = "Trước ngày\u{a0}5\u{a0}tháng\u{a0}6 năm\u{a0}2026, các đơn vị báo cáo";
    assert_eq!(findings(&yaml(kept)), []);
}

#[test]
fn no_right_document_of_ours_is_taken_for_one_in_an_old_encoding() {
    for path in files("plans", ".yaml").iter().chain(&files("src", ".yaml")) {
        let text = std::fs::read_to_string(path).expect("read");
        for line in text.lines() {
            assert_eq!(old_text(line), None, "{}: {line}", path.display());
        }
        let file = SourceFile::new("x.yaml", text);
        let (_, found) = SESSION.load(&file);
        assert!(!rule_names(&found).contains(&"old-encoding"), "{found:#?}");
    }
}
