//! Which sheet and which rows of an office's workbook make the copies and the tables.

use crate::book::{Book, joined, rows};
use crate::support::{Run, Sandbox, short_plan};

/// A project with a template of this text, and a workbook.
fn merged(text: &str, book: &Book, more: &[&str]) -> (Sandbox, Run) {
    let sandbox = Sandbox::project();
    let plan = short_plan(&format!("  - text: {text}\n"));
    sandbox.write("mau.yaml", plan.replace("number: 5", "number_from: 101"));
    sandbox.write("ds.xlsx", book.bytes());
    let mut args = vec![
        "merge", "mau.yaml", "--data", "ds.xlsx", "--name", "{stt}", "--format", "typst",
    ];
    args.extend(more);
    let run = sandbox.run(&args);
    (sandbox, run)
}

/// The names of the copies that there are.
fn made(sandbox: &Sandbox) -> Vec<String> {
    let Ok(folder) = std::fs::read_dir(sandbox.path().join("out")) else { return vec![] };
    let names = folder
        .flatten()
        .map(|it| it.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> =
        names.filter(|name| name.strip_suffix(".typ").is_some()).collect();
    names.sort();
    names
        .iter()
        .map(|name| name.trim_end_matches(".typ").to_owned())
        .collect()
}

fn source(sandbox: &Sandbox, name: &str) -> String {
    let text = sandbox.read(&format!("out/{name}.typ"));
    String::from_utf8(text).expect("UTF-8").replace('\u{a0}', " ")
}

#[test]
fn hidden_rows_make_no_copies_and_are_named() {
    let book = Book::of(rows(&[&["Tên"], &["An"], &["~Bình"], &["Cúc"], &["~Dũng"]]));
    let (sandbox, run) = merged("«Tên»", &book, &[]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(run.stderr.contains("không lấy 2 hàng bị ẩn hay lọc: 3, 5"), "{run:?}");
    assert_eq!(made(&sandbox), ["1", "2"]);
    assert!(
        source(&sandbox, "2").contains("Cúc") && source(&sandbox, "2").contains("102")
    );
    let (sandbox, run) = merged("«Tên»", &book, &["--all-rows"]);
    assert!(run.status == 0 && !run.stderr.contains("left-out-rows"), "{run:?}");
    assert_eq!(made(&sandbox).len(), 4);
}

#[test]
fn joined_cells_count_for_all_that_they_cover() {
    let sheet =
        rows(&[&["Đơn vị", "Tên"], &["Sở A", "An"], &["", "Bình"], &["Sở B", "Cúc"]]);
    let book = Book::of(sheet + &joined(&["A2:A3"]));
    let (sandbox, run) = merged("«Tên», «Đơn vị»", &book, &[]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(source(&sandbox, "2").contains("Bình, Sở A"));
}

/// A list below an office's letterhead, with a head of two rows, groups, sums and signatures.
fn office() -> Book {
    let sheet = rows(&[
        &["UBND TỈNH", "", "", "CỘNG HÒA XÃ HỘI"],
        &["DANH SÁCH"],
        &["TT", "Họ tên", "Chức vụ", "Số lượng", "", "Ghi chú"],
        &["", "", "", "Nam", "Nữ"],
        &["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        &["I", "Khối sở"],
        &["1", "An", "GĐ", "3", "4"],
        &["2", "Bình", "PGĐ", "1", "2"],
        &["II", "Khối xã", "", "9"],
        &["1", "Cúc", "CT", "5", "4"],
        &["", "Tổng cộng", "", "9", "10"],
        &[],
        &["", "", "", "", "Bắc Ninh, ngày 05 tháng 3 năm 2026"],
        &["", "", "", "", "NGƯỜI LẬP BIỂU"],
    ]);
    let merges = joined(&["A1:C1", "D1:F1", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:F4"]);
    Book::of(sheet + &merges)
}

#[test]
fn the_rows_of_an_offices_sheet_are_known_for_what_they_are() {
    let (sandbox, run) =
        merged("«Họ tên»; «Chức vụ»; «Nam»; «Số lượng Nữ»", &office(), &[]);
    assert_eq!(run.status, 0, "{run:?}");
    assert_eq!(made(&sandbox), ["1", "2", "3"]);
    assert!(source(&sandbox, "3").contains("Cúc; CT; 5; 4"), "{}", source(&sandbox, "3"));
    for said in
        ["hàng cộng: 11", "dưới danh sách: 13–14", "tiêu đề nhóm: Khối sở; Khối xã"]
    {
        assert!(run.stderr.contains(said), "{said}: {run:?}");
    }
}

#[test]
fn a_row_that_counts_the_columns_and_a_persons_name_are_no_rows_of_another_sort() {
    let book = Book::of(rows(&[
        &["TT", "Nội dung", "Trung ương", "Địa phương"],
        &["A", "B", "1", "2"],
        &["1", "Đường", "10", "20"],
        &["2", "Tổng Văn Cộng", "30", "ngày 05 tháng 3 năm 2026"],
    ]));
    let (sandbox, run) = merged("«Nội dung»", &book, &[]);
    assert!(run.status == 0 && run.stderr.is_empty(), "{run:?}");
    assert_eq!(made(&sandbox), ["1", "2"]);
}

#[test]
fn what_a_list_says_between_marks_is_no_open_field() {
    let book = Book::of(rows(&[&["Tên"], &["Báo «Mới»"]]));
    let (_, run) = merged("«Tên»", &book, &["--final"]);
    assert!(!run.stderr.contains("open-field"), "{run:?}");
}

#[test]
fn groups_of_an_offices_sheet_are_those_of_the_table() {
    let sandbox = Sandbox::project();
    sandbox.write("ds.xlsx", office().bytes());
    let plan = short_plan(
        "  - table:\n      columns:\n        - {key: ten, title: Tên, from: Họ tên}\n        \
         - {key: nam, title: Nam, type: number}\n      rows_from: {file: ds.xlsx, rows: '7-10'}\n      \
         total: {columns: [nam]}\n",
    );
    sandbox.write("plans/a.yaml", plan);
    let run = sandbox.run(&["build", "--format", "typst"]);
    assert_eq!(run.status, 0, "{run:?}");
    let text = source(&sandbox, "a");
    let at = |said: &str| text.find(said).unwrap_or_else(|| panic!("{said}: {text}"));
    assert!(at("Khối sở") < at("\"An\"") && at("\"Bình\"") < at("Khối xã"));
    assert!(at("Khối xã") < at("\"Cúc\"") && at("\"Cúc\"") < at("Tổng cộng"));
    assert!(text.contains("\"9\""), "{text}");
}

#[test]
fn the_sheet_the_header_and_the_rows_can_be_chosen() {
    let mut book = Book::of(rows(&[
        &["Tên", "Mời"],
        &["An", "có"],
        &["Bình", "không"],
        &["Cúc", "Có"],
    ]));
    book.sheets.insert(0, ("Biểu đồ", "visible", String::new()));
    book.sheets
        .insert(1, ("Nháp", "hidden", rows(&[&["Tên"], &["Nháp"]])));
    book.sheets
        .push(("Khác", "visible", rows(&[&["Tên"], &["Tên"], &["Dũng"]])));
    let taken = |more: &[&str]| {
        let (sandbox, run) = merged("«Tên»", &book, more);
        let said = made(&sandbox).into_iter().map(|name| {
            let text = source(&sandbox, &name);
            let names = ["An", "Bình", "Cúc", "Nháp", "Dũng"];
            let found =
                names.iter().find(|it| text.contains(&format!(". {it}./."))).copied();
            format!("{name} {}", found.unwrap_or("?"))
        });
        (said.collect::<Vec<_>>().join(", "), run)
    };
    assert_eq!(taken(&[]).0, "1 An, 2 Bình, 3 Cúc");
    // The places of rows, and their numbers, are those in the whole list.
    assert_eq!(taken(&["--where", "Mời=CÓ"]).0, "1 An, 3 Cúc");
    assert_eq!(taken(&["--rows", "3-4"]).0, "2 Bình, 3 Cúc");
    assert_eq!(taken(&["--sheet", "nháp"]).0, "1 Nháp");
    assert_eq!(taken(&["--sheet", "khác", "--header", "2"]).0, "1 Dũng");
    let (_, unknown) = taken(&["--sheet", "Lạ"]);
    assert!(
        unknown.status == 1 && unknown.stderr.contains("[unknown-sheet]"),
        "{unknown:?}"
    );
    assert!(unknown.stderr.contains("Nháp, Khách, Khác"), "{unknown:?}");
    let (_, column) = taken(&["--where", "Lạ=1"]);
    assert!(column.stderr.contains("[unknown-column]"), "{column:?}");
    let (_, header) = taken(&["--header", "99"]);
    assert!(header.stderr.contains("hàng tên cột số 99"), "{header:?}");
}

#[test]
fn a_part_of_the_rows_leaves_the_copies_of_others_alone() {
    let book = Book::of(rows(&[&["Tên"], &["An"], &["Bình"]]));
    let (sandbox, _) = merged("«Tên»", &book, &[]);
    let args = [
        "merge", "mau.yaml", "--data", "ds.xlsx", "--name", "{stt}", "--format", "typst",
    ];
    let run = sandbox.run(&[&args[..], &["--rows", "2", "--prune"]].concat());
    assert_eq!(run.status, 0, "{run:?}");
    assert_eq!(made(&sandbox), ["1", "2"]);
}

#[test]
fn a_fault_in_a_column_that_is_not_used_stops_nothing() {
    let head = rows(&[&["Tên", "Tra", "Khác", "Khác"], &["An"]]);
    let fault = "<c r=\"B2\" t=\"e\"><f>X()</f><v>#N/A</v></c></row></sheetData>";
    let book = Book::of(head.replace("</row></sheetData>", fault));
    let (_, run) = merged("«Tên»", &book, &[]);
    assert!(run.status == 0 && run.stderr.is_empty(), "{run:?}");
    let (_, used) = merged("«Tên» «Tra»", &book, &[]);
    assert!(
        used.status == 1 && used.stderr.contains("ô B2 có lỗi công thức"),
        "{used:?}"
    );
    let (_, twice) = merged("«Tên» «Khác?»", &book, &[]);
    assert!(
        twice.status == 1 && twice.stderr.contains("[duplicate-column]"),
        "{twice:?}"
    );
}

#[test]
fn a_formula_that_was_never_computed_is_an_error_that_says_how_to_compute_it() {
    let cell = |formula: &str| {
        let end = format!("{formula}</row></sheetData>");
        Book::of(rows(&[&["Tên", "Tiền"], &["An"]]).replace("</row></sheetData>", &end))
    };
    let never = cell("<c r=\"B2\"><f>1+1</f><v/></c>");
    let (_, run) = merged("«Tên» «Tiền»", &never, &[]);
    assert!(
        run.status == 1 && run.stderr.contains("công thức ở ô B2 chưa được tính"),
        "{run:?}"
    );
    assert!(run.stderr.contains("Excel hay LibreOffice, lưu lại"), "{run:?}");
    // XlsxWriter says zero, and leaves it to Excel.
    let mut zero = cell("<c r=\"B2\"><f>1+1</f><v>0</v></c>");
    zero.uncomputed = true;
    assert_eq!(merged("«Tên» «Tiền»", &zero, &[]).1.status, 1);
    zero.uncomputed = false;
    assert_eq!(merged("«Tên» «Tiền»", &zero, &[]).1.status, 0);
    let empty = cell("<c r=\"B2\" t=\"str\"><f>\"\"</f><v></v></c>");
    assert_eq!(merged("«Tên» «Tiền?»", &empty, &[]).1.status, 0);
}

#[test]
fn lines_of_a_cell_are_paragraphs_of_a_table_and_dashes_dash_lines() {
    let sandbox = Sandbox::project();
    sandbox.write("viec.csv", "work;lead\n\"- Một;\n- Hai;\";\"Sở A\nSở B\"\n");
    let plan = short_plan(
        "  - table:\n      columns: [{key: work, title: Việc}, {key: lead, title: Chủ trì}]\n      \
         rows_from: viec.csv\n",
    );
    sandbox.write("plans/a.yaml", plan);
    let run = sandbox.run(&["build", "--format", "typst"]);
    assert_eq!(run.status, 0, "{run:?}");
    let text = source(&sandbox, "a");
    for said in ["- Một;\"", "- Hai;\"", "\"Sở A\"", "\"Sở B\""] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn fields_say_their_values_in_words_capitals_and_dates_or_why_they_cannot() {
    let book =
        Book::of(rows(&[&["Tên", "Tiền", "Ngày"], &["An", "1500000", "05/3/2026"]]));
    let text = "«Tên|chữ hoa»; «Tiền|bằng chữ» đồng; «Ngày|ngày tháng năm»";
    let (sandbox, run) = merged(text, &book, &[]);
    assert_eq!(run.status, 0, "{run:?}");
    let said = "AN; Một triệu năm trăm nghìn đồng; ngày 05 tháng 3 năm 2026";
    assert!(source(&sandbox, "1").contains(said), "{}", source(&sandbox, "1"));
    let (_, wrong) = merged("«Tên|bằng chữ»", &book, &[]);
    assert!(wrong.status == 1 && wrong.stderr.contains("[invalid-cell]"), "{wrong:?}");
    let (_, unknown) = merged("«Tên|lạ»", &book, &[]);
    assert!(unknown.status == 1 && unknown.stderr.contains("chữ hoa"), "{unknown:?}");
}

#[test]
fn the_marks_of_other_programs_are_an_error_with_the_right_ones() {
    let book = Book::of(rows(&[&["Tên"], &["An"]]));
    for mark in ["<<Tên>>", "{{Tên}}", "{ tên }", "${Tên}"] {
        let (_, run) = merged(&format!("'«Tên» {mark}'"), &book, &[]);
        assert!(
            run.status == 1 && run.stderr.contains("[unexpected-mark]"),
            "{mark}: {run:?}"
        );
        assert!(run.stderr.to_lowercase().contains("thay bằng «tên»"), "{run:?}");
    }
    // What names no column is a text.
    assert_eq!(merged("'«Tên» {khác} <<x>>'", &book, &[]).1.status, 0);
}

#[test]
fn a_build_of_all_skips_templates_and_an_issue_refuses_open_fields() {
    let sandbox = Sandbox::project();
    sandbox.write("plans/a.yaml", short_plan("  - text: Một.\n"));
    sandbox
        .write("plans/mau.yaml", short_plan("  - text: Ông «Tên».\n").replace('5', "6"));
    let run = sandbox.run(&["build", "--format", "typst"]);
    assert!(run.status == 0 && run.stderr.contains("[skipped-template]"), "{run:?}");
    assert_eq!(made(&sandbox), ["a"]);
    let named = sandbox.run(&["build", "plans/mau.yaml", "--format", "typst"]);
    assert!(named.status == 0 && named.stderr.contains("[open-field]"), "{named:?}");
    let issued = sandbox.run(&["build", "plans/mau.yaml", "--final"]);
    assert!(
        issued.status == 1 && issued.stderr.contains("lỗi[open-field]"),
        "{issued:?}"
    );
}
