//! Copies from a list, and tables whose rows stand in one.

use crate::support::{Sandbox, short_plan};
use crate::workbook::{Cell, workbook};

/// An invitation with fields, and a project around it.
fn invitation() -> Sandbox {
    let sandbox = Sandbox::project();
    let starter = std::fs::read_to_string("plans/mau/giay-moi.yaml").expect("read");
    let (before, rest) = starter.split_once("    - Đại diện").expect("guests");
    let (_, after) = rest.split_once("  event:").expect("an event");
    let template = format!("{before}    - Ông (bà) «Họ tên», «Đơn vị?»\n  event:{after}");
    let template =
        template.replace("number:                       #", "number_from: 101 #");
    let template = template.replace("Đề nghị các đại biểu", "Kính mong «Họ tên»");
    sandbox.write("plans/mau/giay-moi.yaml", template);
    sandbox
}

const CSV: &str = "stt,Họ tên,Đơn vị\n1,Nguyễn *An*,Sở Y tế\n2,\"Trần Bình, TS\",\n";

fn merge<'a>(data: &'a str, name: &'a str) -> [&'a str; 6] {
    ["merge", "plans/mau/giay-moi.yaml", "--data", data, "--name", name]
}

/// The Typst source of a copy.
fn source(sandbox: &Sandbox, name: &str) -> String {
    String::from_utf8(sandbox.read(&format!("out/{name}.typ"))).expect("UTF-8")
}

#[test]
fn each_row_is_a_document_whatever_program_keeps_the_list() {
    let json = r#"[{"stt": 1, "Họ tên": "Nguyễn *An*", "Đơn vị": "Sở Y tế"},
                   {"stt": 2, "Họ tên": "Trần Bình, TS"}]"#;
    let yaml = "- {stt: 1, Họ tên: Nguyễn *An*, Đơn vị: Sở Y tế}\n\
                - stt: 2\n  Họ tên: Trần Bình, TS\n";
    let sheet = workbook(&[
        vec![Cell::Text("STT"), Cell::Text("Họ tên"), Cell::Text("Đơn vị")],
        vec![Cell::Number(1.0), Cell::Text("Nguyễn *An*"), Cell::Text("Sở Y tế")],
        vec![Cell::Number(2.0), Cell::Text("Trần Bình, TS")],
        vec![],
    ]);
    let lists: [(&str, &[u8]); 5] = [
        ("a.csv", CSV.as_bytes()),
        (
            "a.tsv",
            &CSV.replace("\"Trần Bình, TS\"", "Trần Bình\u{2c} TS")
                .replace(",Họ", "\tHọ")
                .replace("tên,", "tên\t")
                .replace("1,", "1\t")
                .replace("*,", "*\t")
                .replace("2,", "2\t")
                .replace("TS,", "TS\t")
                .into_bytes(),
        ),
        ("a.json", json.as_bytes()),
        ("a.yaml", yaml.as_bytes()),
        ("a.xlsx", &sheet),
    ];
    let mut first = None;
    for (name, list) in lists {
        let sandbox = invitation();
        sandbox.write(name, list);
        let args = [&merge(name, "giay-moi-{stt}")[..], &["--format", "typst"]].concat();
        let run = sandbox.run(&args);
        assert_eq!(run.status, 0, "{name}: {run:?}");
        let sources = [source(&sandbox, "giay-moi-1"), source(&sandbox, "giay-moi-2")];
        assert!(sources[0].contains("Nguyễn *An*"), "a value is no markup");
        assert!(sources[0].contains("101/GM-SNV") && sources[1].contains("102/GM-SNV"));
        assert!(sources[1].contains("Ông (bà) Trần Bình, TS"), "{}", sources[1]);
        assert!(!sources.concat().contains('«'));
        let first = first.get_or_insert_with(|| sources.clone());
        assert_eq!(first, &sources, "{name}");
    }
}

#[test]
fn the_dates_and_numbers_of_a_workbook_are_said_as_an_office_writes_them() {
    let sandbox = Sandbox::project();
    let plan = short_plan("  - text: «Ngày»; «Tỷ lệ»; «Số»; «Giờ»\n");
    sandbox.write("mau.yaml", plan.replace("number: 5", "number: «Số»"));
    let sheet = workbook(&[
        vec![],
        vec![
            Cell::Text("Ngày"),
            Cell::Text("Tỷ lệ"),
            Cell::Text("Số"),
            Cell::Text("Giờ"),
        ],
        vec![
            Cell::Date(46066.0),
            Cell::Number(46.8),
            Cell::Number(12.0),
            Cell::Date(0.3125),
        ],
    ]);
    sandbox.write("a.xlsx", sheet);
    let run =
        sandbox.run(&["merge", "mau.yaml", "--data", "a.xlsx", "--format", "typst"]);
    assert_eq!(run.status, 0, "{run:?}");
    let source = source(&sandbox, "mau-1");
    assert!(source.contains("13/02/2026"), "{source}");
    assert!(source.contains("46,8") && source.contains("07:30"), "{source}");
    assert!(source.contains("12/KH-UBND"), "{source}");
}

#[test]
fn everything_is_checked_before_anything_is_made() {
    let cases = [
        (
            "Họ tên,Đơn vị\nA,x\n,y\n".to_owned(),
            "{Họ tên}",
            vec!["ds.csv:3:1", "[empty-cell]", "giay-moi.yaml:", "«Họ tên?»"],
        ),
        (
            "Tên,Đơn vị\nA,x\n".to_owned(),
            "{stt}",
            vec![
                "[unknown-field]",
                "giay-moi.yaml:16:16",
                "Các cột của danh sách: Tên, Đơn vị.",
            ],
        ),
        (
            CSV.to_owned(),
            "{Chức vụ}",
            vec!["[invalid-name-pattern]", "Các cột của danh sách: stt, Họ tên, Đơn vị."],
        ),
        (
            "Họ tên,Đơn vị\nA,x\na,y\n".to_owned(),
            "{Họ tên}",
            vec!["[duplicate-file-name]", "ds.csv:3:1", "ds.csv:2:1"],
        ),
        (
            "Họ tên,Đơn vị\nA,\"\u{202e}x\"\n".to_owned(),
            "{stt}",
            vec!["ds.csv:2:", "U+202E"],
        ),
        ("Họ tên,Đơn vị\n".to_owned(), "{stt}", vec!["danh sách không có hàng nào"]),
        (
            CSV.replace("*An*", "\u{201c}"),
            "CON",
            vec!["[invalid-file-name]", "ds.csv:2:1"],
        ),
        (
            "DANH SÁCH KHÁCH MỜI,\nTên,Đơn vị\nA,x\n".to_owned(),
            "{stt}",
            vec!["[unknown-field]", "ds.csv:2:1"],
        ),
    ];
    for (csv, pattern, said) in cases {
        let sandbox = invitation();
        sandbox.write("ds.csv", &csv);
        let run = sandbox.run(&merge("ds.csv", pattern));
        assert!(run.status > 0, "{run:?}");
        for said in said {
            assert!(run.stderr.contains(said), "{said}: {run:?}");
        }
        assert!(!sandbox.path().join("out").exists(), "{run:?}");
    }
}

#[test]
fn a_fault_of_a_copy_names_the_templates_line_and_the_row() {
    let sandbox = Sandbox::project();
    let plan = short_plan("  - text: Một.\n").replace("date: 2025-06-02", "date: «Ngày»");
    sandbox.write("mau.yaml", plan.replace("number: 5", "number: «Số»"));
    sandbox.write(
        "ds.csv",
        "Ngày,Số\n2025-01-02,1\n31/02/2025,2\n2025-01-03,x\n2025-01-04,1\n",
    );
    let run = sandbox.run(&[
        "merge",
        "mau.yaml",
        "--data",
        "ds.csv",
        "--message-format",
        "json",
    ]);
    assert_eq!(run.status, 1);
    let findings: Vec<serde_json::Value> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let places: Vec<_> = findings
        .iter()
        .filter(|finding| finding["type"] == "finding")
        .map(|finding| {
            let related = &finding["related"][0]["place"];
            let text = |place: &serde_json::Value| {
                format!("{}:{}", place["file"].as_str().unwrap_or("?"), place["line"])
            };
            (text(&finding["place"]), text(related))
        })
        .collect();
    let expected = [
        ("mau.yaml:4", "ds.csv:3"),
        ("mau.yaml:3", "ds.csv:4"),
        ("ds.csv:5", "ds.csv:2"),
    ];
    let expected = expected.map(|(at, row)| (at.to_owned(), row.to_owned()));
    assert_eq!(places, expected, "{findings:#?}");
    assert!(!sandbox.path().join("out").exists());
}

#[test]
fn only_the_copies_of_changed_rows_are_made_again_and_those_of_dropped_rows_are_stale() {
    let sandbox = invitation();
    sandbox.write("ds.csv", CSV);
    assert_eq!(sandbox.run(&merge("ds.csv", "gm-{stt}")).status, 0);
    let again = sandbox.run(&merge("ds.csv", "gm-{stt}"));
    assert!(again.stdout.ends_with("0 đã dựng, 2 không đổi, 0 có lỗi\n"), "{again:?}");
    sandbox.write("ds.csv", CSV.replace("Sở Y tế", "Sở Nội vụ"));
    let args = [&merge("ds.csv", "gm-{stt}")[..], &["--why"]].concat();
    let changed = sandbox.run(&args);
    assert!(changed.stdout.contains("dựng lại: ds.csv đã đổi"), "{changed:?}");
    assert!(
        changed.stdout.ends_with("1 đã dựng, 1 không đổi, 0 có lỗi\n"),
        "{changed:?}"
    );
    sandbox.write("ds.csv", CSV.lines().take(2).collect::<Vec<_>>().join("\n"));
    let args = [&merge("ds.csv", "gm-{stt}")[..], &["--prune"]].concat();
    let pruned = sandbox.run(&args);
    assert!(pruned.stdout.contains("đã xóa out/gm-2.pdf"), "{pruned:?}");
    assert!(sandbox.path().join("out/gm-1.pdf").exists());
    // Another list of the same template is not the one that they were made from.
    sandbox.write("khac.csv", CSV);
    let other =
        [&merge("khac.csv", "khac-{stt}")[..], &["--prune", "-o", "out"]].concat();
    let other = sandbox.run(&other);
    assert!(!other.stdout.contains("gm-1"), "{other:?}");
    // Its numbers are taken, and so are its names.
    assert!(other.stderr.contains("duplicate-number"), "{other:?}");
    let template =
        String::from_utf8(sandbox.read("plans/mau/giay-moi.yaml")).expect("UTF-8");
    sandbox.write(
        "plans/mau/giay-moi.yaml",
        template.replace("number_from: 101", "number_from: 901"),
    );
    let names = sandbox.run(&merge("khac.csv", "gm-{stt}"));
    assert!(
        names.status == 1 && names.stderr.contains("out/gm-1.pdf là kết quả của ds.csv"),
        "{names:?}"
    );
    // A build of the plans knows nothing of the list, and leaves its copies alone.
    sandbox.write("plans/a.yaml", short_plan("  - text: Một.\n"));
    let built = sandbox.run(&["build", "--prune"]);
    assert!(!built.stdout.contains("gm-1"), "{built:?}");
}

/// A plan with a table whose rows stand in `viec.csv`.
fn with_rows_from(rest: &str) -> String {
    let table = "appendices:\n  - title: Nhiệm vụ\n    table:\n      columns:\n        \
                 - {key: work, title: Nội dung}\n        - {key: cost, title: Kinh phí, type: money}\n";
    short_plan("  - text: Một.\n") + table + rest
}

#[test]
fn the_rows_of_a_table_may_stand_in_a_list() {
    let sandbox = Sandbox::project();
    sandbox.write(
        "plans/a.yaml",
        with_rows_from("      rows_from: viec.csv\n      total: {columns: [cost]}\n"),
    );
    sandbox.write(
        "viec.csv",
        "Nội dung;Ghi thêm;cost\nXây *dựng*;x;1500000\nTổng kết;;2000000\n",
    );
    let run = sandbox.run(&["build", "--format", "typst"]);
    assert_eq!(run.status, 0, "{run:?}");
    let text = source(&sandbox, "a");
    for said in ["Xây *dựng*", "1.500.000", "Tổng kết", "3.500.000"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    sandbox.write("viec.csv", "Nội dung;cost\nXây dựng;1\n");
    let changed = sandbox.run(&["build", "--format", "typst", "--why"]);
    assert!(changed.stdout.contains("viec.csv đã đổi"), "{changed:?}");
}

#[test]
fn a_fault_in_a_list_of_rows_is_shown_in_the_list() {
    let cases = [
        ("Nội dung,cost\nA,mười\n", "viec.csv:2:3", "invalid-total"),
        ("Nội dung,Tiền\nA,1\n", "plans/a.yaml:20:18", "missing-column"),
        ("Nội dung,cost\nA 漢,1\n", "viec.csv:2:3", "missing-glyph"),
        ("Nội dung,cost\nA,1,2\n", "viec.csv:2:5", "too-long-row"),
        ("Nội dung,cost\n", "plans/a.yaml:20:18", "empty-list"),
    ];
    for (csv, place, rule) in cases {
        let sandbox = Sandbox::project();
        let rest = "      rows_from: viec.csv\n      total: {columns: [cost]}\n";
        sandbox.write("plans/a.yaml", with_rows_from(rest));
        sandbox.write("viec.csv", csv);
        let run = sandbox.run(&["build", "--message-format", "short"]);
        assert_eq!(run.status, 1, "{run:?}");
        assert!(run.stderr.starts_with(place), "{place}: {run:?}");
        assert!(run.stderr.contains(rule), "{rule}: {run:?}");
    }
    let sandbox = Sandbox::project();
    for (from, rule) in [("khong-co.csv", "missing-list"), ("../a.csv", "outside-list")] {
        sandbox
            .write("plans/a.yaml", with_rows_from(&format!("      rows_from: {from}\n")));
        let run = sandbox.run(&["build"]);
        assert!(run.status == 1 && run.stderr.contains(rule), "{run:?}");
    }
    let both = "      rows: [{work: A}]\n      rows_from: viec.csv\n";
    sandbox.write("plans/a.yaml", with_rows_from(both));
    assert!(sandbox.run(&["build"]).stderr.contains("conflicting-rows"));
}

#[test]
fn a_mark_that_is_no_field_is_a_fault_and_a_field_left_in_a_plan_is_warned_of() {
    let sandbox = Sandbox::project();
    sandbox.write("mau.yaml", short_plan("  - text: Mời «Họ tên, và «Đơn vị».\n"));
    sandbox.write("ds.csv", CSV);
    let run = sandbox.run(&["merge", "mau.yaml", "--data", "ds.csv"]);
    assert!(run.status == 1 && run.stderr.contains("[unexpected-mark]"), "{run:?}");
    sandbox.write("plans/a.yaml", short_plan("  - text: Mời «Họ tên».\n"));
    let built = sandbox.run(&["build", "plans/a.yaml"]);
    assert_eq!(built.status, 0);
    assert!(built.stderr.contains("[open-field]"), "{built:?}");
}

#[test]
fn a_fault_of_the_template_is_said_once_and_its_warnings_keep_no_copy_from_being_up_to_date()
 {
    let sandbox = Sandbox::project();
    let rows: String = (1..40).map(|i| format!("{i}\n")).collect();
    sandbox.write("ds.csv", format!("Số\n{rows}"));
    let plan = short_plan("  - text: Một.\n").replace("number: 5", "number: «Số»");
    sandbox.write("mau.yaml", plan.replace("subject:", "subjet:"));
    let args = ["merge", "mau.yaml", "--data", "ds.csv"];
    for jobs in ["1", "8"] {
        let run = sandbox.run(&[&args[..], &["-j", jobs]].concat());
        assert_eq!(run.stderr.matches("lỗi[").count(), 1, "{run:?}");
    }
    sandbox
        .write("mau.yaml", plan.replace("number: «Số»", "# rà soát: số?\nnumber: «Số»"));
    let first = sandbox.run(&args);
    assert_eq!(first.stderr.matches("questions-left").count(), 1, "{first:?}");
    let again = sandbox.run(&args);
    assert_eq!(again.stderr, first.stderr);
    assert!(again.stdout.ends_with("0 đã dựng, 39 không đổi, 0 có lỗi\n"), "{again:?}");
}

#[test]
fn a_workbook_with_a_cell_far_off_is_refused_and_long_times_are_kept() {
    let sandbox = Sandbox::project();
    let plan = short_plan("  - text: «Giờ» và «Ngày», «Phần»\n");
    sandbox.write("mau.yaml", plan);
    let sheet = workbook(&[
        vec![Cell::Text("DANH SÁCH")],
        vec![Cell::Text("Giờ"), Cell::Text("Ngày"), Cell::Text("Phần")],
        vec![Cell::Duration(1.104_166_7), Cell::Date(46086.5), Cell::Percent(0.125)],
    ]);
    sandbox.write("a.xlsx", sheet);
    let args = ["merge", "mau.yaml", "--data", "a.xlsx", "--format", "typst"];
    let run = sandbox.run(&args);
    assert_eq!(run.status, 0, "{run:?}");
    let source = source(&sandbox, "mau-1");
    assert!(source.contains("26:30") && source.contains("05/3/2026"), "{source}");
    assert!(source.contains("12,50%"), "{source}");
    sandbox.write("a.xlsx", workbook(&[vec![Cell::Text("Giờ"), Cell::Far]]));
    let far = sandbox.run(&args);
    assert!(far.status == 1 && far.stderr.contains("[too-large-list]"), "{far:?}");
}
