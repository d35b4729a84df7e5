//! Cells of sheets are read as the sheet shows them to a Vietnamese office.

use vanban::list::{Choice, List};

use crate::book::{Book, rows};

/// The code of a format, a value, and what is shown. What Excel and `LibreOffice` show for these
/// codes in the Vietnamese locale; the month's name of the system is said in numbers.
pub const SHOWN: &[(&str, f64, &str)] = &[
    ("General", 0.1 + 0.2, "0,3"),
    ("General", 1.0 / 3.0, "0,333333333"),
    ("General", 1_234_567_890_123.0, "1234567890123"),
    ("General", -5.0, "-5"),
    ("0", 0.5, "1"),
    ("0", 2.5, "3"),
    ("0", -2.5, "-3"),
    ("0.00", 1.005, "1,01"),
    ("0.00", -0.001, "0,00"),
    ("#,##0", 1_500_000.0, "1.500.000"),
    ("#,##0", 0.0, "0"),
    ("#,##0.00", 1234.5, "1.234,50"),
    ("#,##0.##", 1_234_567.5, "1.234.567,5"),
    ("#,###", 999.0, "999"),
    ("0.##", 2.5, "2,5"),
    ("0.0?", 2.5, "2,5"),
    ("#,##0 \"đ\"", 1_234_567.0, "1.234.567 đ"),
    ("#,##0\\ \"₫\"", 1000.0, "1.000 ₫"),
    ("#,##0\"đồng\"", 1000.0, "1.000đồng"),
    ("#,##0\\ [$₫-42A]", 1000.0, "1.000 ₫"),
    ("[$$-409]#,##0.00", 12.5, "$12,50"),
    ("\"$\"#,##0_);(\"$\"#,##0)", -12.0, "($12)"),
    ("_-* #,##0\\ _₫_-;\\-* #,##0\\ _₫_-;_-* \"-\"??\\ _₫_-;_-@_-", 1000.0, "1.000"),
    ("_-* #,##0\\ _₫_-;\\-* #,##0\\ _₫_-;_-* \"-\"??\\ _₫_-;_-@_-", -1000.0, "-1.000"),
    ("_-* #,##0\\ _₫_-;\\-* #,##0\\ _₫_-;_-* \"-\"??\\ _₫_-;_-@_-", 0.0, "-"),
    ("_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"??_);_(@_)", -1_234_567.0, "(1.234.567)"),
    ("#,##0.00;(#,##0.00)", -1234.5, "(1.234,50)"),
    ("[Red]#,##0", 5000.0, "5.000"),
    ("#,##0;[Red]-#,##0", -5000.0, "-5.000"),
    ("[Color10]0.0", 1.25, "1,3"),
    ("[>=1000000]#,##0,,\"tr\";#,##0", 2_500_000.0, "3tr"),
    ("[>=1000000]#,##0,,\"tr\";#,##0", 2500.0, "2.500"),
    ("[<0]\"lỗ \"0;\"lãi \"0", -7.0, "lỗ 7"),
    ("[=1]\"một\";[=2]\"hai\";0", 2.0, "hai"),
    ("0%", 0.145, "15%"),
    ("0.0%", 0.125, "12,5%"),
    ("0.00 %", 0.5, "50,00 %"),
    ("0.0\"%\"", 12.5, "12,5%"),
    ("0000", 7.0, "0007"),
    ("000000000000", 1_234_567_890.0, "001234567890"),
    ("0000-000-000", 912_345_678.0, "0912-345-678"),
    ("00 000 000", 12_345_678.0, "12 345 678"),
    ("\"BN-\"0000", 7.0, "BN-0007"),
    ("0\" người\"", 12.0, "12 người"),
    ("\"Số \"0\"/QĐ\"", 12.0, "Số 12/QĐ"),
    ("0;-0;;@", 0.0, ""),
    ("0.0,\"k\"", 1_234_567.0, "1234,6k"),
    ("0.00E+00", 1_234_567.0, "1,23E+06"),
    ("0.0E-0", 0.00123, "1,2E-3"),
    ("##0.0E+0", 12_345.0, "12,3E+3"),
    ("# ?/?", 1.5, "1 1/2"),
    ("# ??/??", 0.333_333, "1/3"),
    ("# ?/8", 2.25, "2 2/8"),
    ("@", 12.0, "12"),
    ("dd/mm/yyyy", 46_094.0, "13/03/2026"),
    ("d/m/yyyy", 46_086.0, "5/3/2026"),
    ("dd/mm/yyyy;@", 46_086.0, "05/03/2026"),
    ("m/d/yyyy", 46_086.0, "05/3/2026"),
    ("mm/yyyy", 46_086.0, "03/2026"),
    ("yyyy", 46_086.0, "2026"),
    ("yyyy-mm-dd", 46_086.0, "2026-03-05"),
    ("dd.mm.yy", 46_086.0, "05.03.26"),
    ("dd-mmm-yy", 46_094.0, "13/3/2026"),
    ("mmm-yy", 46_094.0, "3/2026"),
    ("[$-42A]dd mmmm yyyy", 46_094.0, "13 Tháng Ba 2026"),
    ("[$-409]d mmmm yyyy", 46_094.0, "13 March 2026"),
    ("[$-42A]dddd", 46_094.0, "Thứ Sáu"),
    ("\"ngày \"dd\" tháng \"mm\" năm \"yyyy", 46_086.0, "ngày 05 tháng 03 năm 2026"),
    ("h:mm", 0.354_166_666_7, "8:30"),
    ("hh:mm", 0.354_166_666_7, "08:30"),
    ("hh:mm:ss", 0.5, "12:00:00"),
    ("h\"g\"mm", 0.354_166_666_7, "8g30"),
    ("h \"giờ\" mm", 0.354_166_666_7, "8 giờ 30"),
    ("hh:mm\" ngày \"dd/mm/yyyy", 46_094.354_166_666_7, "08:30 ngày 13/03/2026"),
    ("dd/mm/yyyy hh:mm", 46_094.999_305_6, "13/03/2026 23:59"),
    ("[h]:mm", 1.5, "36:00"),
    ("[mm]:ss", 0.05, "72:00"),
    ("h:mm AM/PM", 0.604_166_666_7, "2:30 CH"),
    ("[$-409]h:mm AM/PM", 0.25, "6:00 AM"),
    ("mm:ss.0", 0.000_011_574, "00:01,0"),
];

#[test]
fn cells_are_read_as_the_sheet_shows_them() {
    let codes: Vec<&'static str> = SHOWN.iter().map(|(code, ..)| *code).collect();
    assert!(codes.len() >= 60, "{}", codes.len());
    let mut cells = String::from(
        "<row r=\"1\"><c t=\"inlineStr\"><is><t>Ô</t></is></c>\
         <c t=\"inlineStr\"><is><t>Khác</t></is></c></row>",
    );
    for (i, (_, value, _)) in SHOWN.iter().enumerate() {
        // Without names of cells, as some programs write them.
        let other = "<c t=\"inlineStr\"><is><t>x</t></is></c>";
        cells += &format!("<row><c s=\"{}\"><v>{value}</v></c>{other}</row>", i + 1);
    }
    let mut book = Book::of(format!("<sheetData>{cells}</sheetData>"));
    book.codes = codes;
    let list = List::read("a.xlsx", &book.bytes(), &Choice::default()).unwrap();
    assert!(list.notes.is_empty(), "{:?}", list.notes);
    let mut wrong = vec![];
    for ((code, value, shown), record) in SHOWN.iter().zip(&list.records) {
        let found = &record.cells[0].text;
        if found != shown {
            wrong.push(format!("{code} of {value}: `{found}`, not `{shown}`"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(list.records.len(), SHOWN.len());
}

#[test]
fn the_number_of_a_cell_is_known_whatever_is_shown_beside_it() {
    let mut book = Book::of(String::new());
    book.codes = vec![
        "#,##0 \"đ\"",
        "_(* #,##0.00_);_(* \\(#,##0.00\\)",
        "0.0,\"k\"",
        "0000-000",
        "0.0%",
        "0",
        "dd/mm/yyyy",
    ];
    let values = [1500.0, -2.5, 12_500.0, 12_345.0, 0.125, 10.4, 46_086.0];
    let expected = ["1.500", "-2,50", "12500", "12345", "12,5%", "10", "none"];
    let cells: String = values
        .iter()
        .enumerate()
        .map(|(i, value)| format!("<row><c s=\"{}\"><v>{value}</v></c></row>", i + 1))
        .collect();
    let head = "<row><c t=\"inlineStr\"><is><t>Ô</t></is></c></row>";
    book.sheets[0].2 = format!("<sheetData>{head}{cells}</sheetData>");
    let list = List::read("a.xlsx", &book.bytes(), &Choice::default()).unwrap();
    let found: Vec<&str> = list
        .records
        .iter()
        .map(|record| record.cells[0].number.as_deref().unwrap_or("none"))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_format_that_is_not_understood_is_a_warning_with_the_cell() {
    let mut book = Book::of(rows(&[&["Tên", "Quý", "Khác"], &["A"]]).replace(
        "</row></sheetData>",
        "<c r=\"B2\" s=\"1\"><v>46094</v></c>\
                <c r=\"C2\" s=\"1\"><v>1</v></c></row></sheetData>",
    ));
    book.codes = vec!["\"Quý \"q"];
    let wanted = |names: &[&str]| Choice {
        wanted: Some(names.iter().map(|name| (*name).to_owned()).collect()),
        ..Choice::default()
    };
    let list = List::read("a.xlsx", &book.bytes(), &wanted(&["Tên", "Quý"])).unwrap();
    let said: Vec<_> = list
        .notes
        .iter()
        .map(|note| (note.rule.name, &*note.message.en))
        .collect();
    let expected = "cell B2: unknown format `\"Quý \"q`; 46094 is printed";
    assert_eq!(said, [("unknown-format", expected)]);
    // What is not used is nobody's business.
    let other = List::read("a.xlsx", &book.bytes(), &wanted(&["Tên"])).unwrap();
    assert!(other.notes.is_empty());
}

#[test]
fn parts_with_other_slashes_and_capitals_are_found() {
    let renames: [fn(&str) -> String; 3] = [
        |name| name.replace('/', "\\"),
        |name| name.replace("styles", "Styles").replace("sheet0", "SHEET0"),
        |name| name.to_uppercase(),
    ];
    for rename in renames {
        let mut book = Book::of(
            "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Tiền</t></is></c>\
             </row><row r=\"2\"><c r=\"A2\" s=\"1\"><v>1500000</v></c></row></sheetData>"
                .to_owned(),
        );
        book.codes = vec!["#,##0"];
        book.rename = rename;
        let list = List::read("a.xlsx", &book.bytes(), &Choice::default()).unwrap();
        assert_eq!(list.records[0].cells[0].text, "1.500.000");
    }
}

/// A sheet of `LibreOffice` with a hidden sheet before it.
fn open_document() -> Vec<u8> {
    let number = "number:decimal-places=\"0\" number:min-integer-digits=\"1\" number:grouping=\"true\"";
    let styles = format!(
        "<number:number-style style:name=\"N1\"><number:number {number}/><number:text> đ</number:text>\
         </number:number-style>\
         <number:percentage-style style:name=\"N2\"><number:number number:decimal-places=\"1\" \
         number:min-integer-digits=\"1\"/><number:text>%</number:text></number:percentage-style>\
         <number:number-style style:name=\"N3\"><number:number number:decimal-places=\"1\" \
         number:min-integer-digits=\"1\"/><number:text>%</number:text></number:number-style>\
         <number:date-style style:name=\"N4\"><number:month number:style=\"long\"/><number:text>/\
         </number:text><number:year number:style=\"long\"/></number:date-style>\
         <number:time-style style:name=\"N5\"><number:hours number:style=\"long\"/><number:text>:\
         </number:text><number:minutes number:style=\"long\"/></number:time-style>\
         <number:number-style style:name=\"N6P0\"><number:number {number}/></number:number-style>\
         <number:number-style style:name=\"N6\"><number:text>(</number:text><number:number {number}/>\
         <number:text>)</number:text><style:map style:condition=\"value()&gt;=0\" \
         style:apply-style-name=\"N6P0\"/></number:number-style>\
         <style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties \
         table:display=\"false\"/></style:style>"
    );
    let cells: String = (1..=6)
        .map(|i| {
            format!(
                "<style:style style:name=\"c{i}\" style:family=\"table-cell\" \
                 style:data-style-name=\"N{i}\"/>"
            )
        })
        .collect();
    let text = |text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let value = |style: &str, said: &str| {
        format!(
            "<table:table-cell table:style-name=\"{style}\" {said}><text:p>?</text:p></table:table-cell>"
        )
    };
    let row = |state: &str, cells: &[String]| {
        format!("<table:table-row{state}>{}</table:table-row>", cells.concat())
    };
    let number =
        |value: &str| format!("office:value-type=\"float\" office:value=\"{value}\"");
    let merged = "<table:table-cell table:number-rows-spanned=\"2\" \
                  table:number-columns-spanned=\"1\" office:value-type=\"string\">\
                  <text:p>Sở A</text:p></table:table-cell>";
    let covered = "<table:covered-table-cell/>".to_owned();
    let none = "<table:table-cell/>".to_owned();
    let hidden = " table:visibility=\"filter\"";
    let rows = [
        row("", &[text("Tên"), text("Đơn vị"), text("Ô")]),
        row("", &[text("A"), merged.to_owned(), value("c1", &number("1234567"))]),
        row(
            "",
            &[
                text("B<text:line-break/>b"),
                covered,
                value("c2", "office:value-type=\"percentage\" office:value=\"0.125\""),
            ],
        ),
        row(hidden, &[text("C"), none.clone(), value("c3", &number("1"))]),
        row("", &[text("D"), none.clone(), value("c3", &number("12.5"))]),
        row(
            "",
            &[
                text("E"),
                none.clone(),
                value(
                    "c4",
                    "office:value-type=\"date\" office:date-value=\"2026-03-05\"",
                ),
            ],
        ),
        row(
            "",
            &[
                text("F"),
                none.clone(),
                value(
                    "c5",
                    "office:value-type=\"time\" office:time-value=\"PT08H30M00S\"",
                ),
            ],
        ),
        row("", &[text("G"), none, value("c6", &number("-1234"))]),
    ];
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}{cells}\
         </office:automatic-styles><office:body><office:spreadsheet>\
         <table:table table:name=\"Ẩn\" table:style-name=\"ta2\">{}</table:table>\
         <table:table table:name=\"Khách\">{}</table:table>\
         </office:spreadsheet></office:body></office:document-content>",
        row("", &[text("x")]),
        rows.concat()
    );
    crate::workbook::zip(&[("content.xml", content)])
}

#[test]
fn sheets_of_libreoffice_show_what_they_show_there() {
    let list = List::read("a.ods", &open_document(), &Choice::default()).unwrap();
    let said: Vec<String> = list
        .records
        .iter()
        .map(|record| {
            let texts: Vec<&str> =
                record.cells.iter().map(|cell| cell.text.as_str()).collect();
            texts.join("|")
        })
        .collect();
    let expected = [
        "A|Sở A|1.234.567 đ",
        "B\nb|Sở A|12,5%",
        "D||12,5%",
        "E||03/2026",
        "F||08:30",
        "G||(1.234)",
    ];
    assert_eq!(said, expected);
    let notes: Vec<_> = list.notes.iter().map(|note| note.rule.name).collect();
    assert_eq!(notes, ["left-out-rows"]);
}

#[test]
fn files_under_another_name_are_named_for_what_they_are() {
    let word = crate::workbook::zip(&[("word/document.xml", "<w/>".to_owned())]);
    let compound = |entry: &str| compound(entry);
    for (name, bytes, said) in [
        ("a.xls", b"<html><body><table></table></body></html>".to_vec(), "HTML"),
        (
            "a.xls",
            "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"
                .as_bytes()
                .to_vec(),
            "XML of Excel 2003",
        ),
        ("a.xlsx", "Họ tên,Chức vụ\nAn,GĐ\n".as_bytes().to_vec(), "CSV"),
        ("a.xlsx", b"[{\"a\": 1}]".to_vec(), "JSON"),
        ("a.xlsx", word.clone(), "Word document (.docx)"),
        ("a.csv", word, "Word document (.docx)"),
        ("a.xlsx", b"%PDF-1.7".to_vec(), "PDF"),
        ("a.csv", Book::of(rows(&[&["a"]])).bytes(), "a workbook (.xlsx)"),
        ("a.xlsx", compound("EncryptedPackage"), "password"),
        ("a.xls", compound("WordDocument"), "Word document (.doc)"),
        ("a.csv", compound("Workbook"), "an old workbook (.xls)"),
    ] {
        let faults = List::read(name, &bytes, &Choice::default()).unwrap_err();
        assert_eq!(faults.len(), 1);
        assert!(faults[0].message.en.contains(said), "{said}: {:?}", faults[0].message);
        assert!(!faults[0].hints.is_empty());
    }
}

/// A compound file with an entry of this name.
fn compound(entry: &str) -> Vec<u8> {
    let mut file = vec![0_u8; 512];
    file[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    file[30] = 9;
    file[32] = 6;
    let put = |file: &mut Vec<u8>, at: usize, number: u32| {
        file[at..at + 4].copy_from_slice(&number.to_le_bytes());
    };
    put(&mut file, 44, 1);
    put(&mut file, 48, 1);
    put(&mut file, 56, 4096);
    put(&mut file, 60, 0xFFFF_FFFE);
    put(&mut file, 68, 0xFFFF_FFFE);
    for i in 0..109 {
        put(&mut file, 76 + 4 * i, if i == 0 { 0 } else { 0xFFFF_FFFF });
    }
    // The table of sectors, and the folder.
    let mut table = vec![0xFF_u8; 512];
    table[..4].copy_from_slice(&0xFFFF_FFFD_u32.to_le_bytes());
    table[4..8].copy_from_slice(&0xFFFF_FFFE_u32.to_le_bytes());
    let mut folder = vec![0_u8; 512];
    for (i, name) in ["Root Entry", entry].iter().enumerate() {
        let mut at = i * 128;
        for unit in name.encode_utf16() {
            folder[at..at + 2].copy_from_slice(&unit.to_le_bytes());
            at += 2;
        }
        let length = (name.len() as u16 + 1) * 2;
        folder[i * 128 + 64..i * 128 + 66].copy_from_slice(&length.to_le_bytes());
    }
    [file, table, folder].concat()
}
