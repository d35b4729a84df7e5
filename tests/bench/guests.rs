//! A workbook as offices keep them: a hidden sheet first, a letterhead, a head of two rows, groups
//! with sums, joined cells, hidden rows, formulas with what they came to, signatures below.

use std::fmt::Write;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// How many people are in a group, and in a joined cell of units.
const GROUP: usize = 40;
const UNIT: usize = 5;
/// One row of so many is hidden.
const HIDDEN: usize = 7;
/// The day that the first person was born on, as sheets count.
const BORN: usize = 30_000;

/// A template for a letter to each person.
pub const TEMPLATE: &str = "kind: giay-moi
agency: so-noi-vu
number_from: 101
date: 2026-03-05
subject: Tham dự hội nghị tổng kết
invitation:
  guests: [\"Ông (bà) «Họ tên», «Đơn vị»\"]
  event: Hội nghị tổng kết công tác năm; hỗ trợ «Kinh phí Tổng» đồng (sinh ngày «Ngày sinh»).
  time: 8 giờ ngày 15 tháng 3 năm 2026.
  place: Hội trường Ủy ban nhân dân tỉnh.
signature: {position: Chánh Văn phòng, name: Vũ Thị Hoa}
recipients: [Như trên]
archive: {units: [VP]}
";

/// A person who gets a letter.
pub struct Guest {
    pub name: String,
    pub unit: String,
    /// As the sheet shows it.
    pub money: String,
}

/// A workbook in which so many people get a letter, and these people in their order.
pub fn workbook(count: usize) -> (Vec<u8>, Vec<Guest>) {
    let mut sheet = Sheet::default();
    sheet.row(&["UBND TỈNH BẮC NINH", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]);
    sheet.row(&["SỞ NỘI VỤ", "", "", "Độc lập - Tự do - Hạnh phúc"]);
    sheet.next += 1;
    sheet.row(&["DANH SÁCH ĐẠI BIỂU"]);
    sheet.next += 1;
    sheet.row(&["STT", "Họ tên", "Đơn vị", "Ngày sinh", "Kinh phí", "", "Ghi chú"]);
    sheet.row(&["", "", "", "", "Số ngày", "Tổng", ""]);
    sheet.row(&["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"]);
    for merge in ["A1:C1", "D1:G1", "A2:C2", "D2:G2", "A4:G4", "E6:F6"] {
        sheet.merges.push(merge.to_owned());
    }
    for column in ["A", "B", "C", "D", "G"] {
        sheet.merges.push(format!("{column}6:{column}7"));
    }
    let (mut guests, mut person) = (vec![], 0_usize);
    while guests.len() < count {
        if person.is_multiple_of(GROUP) {
            let group = person / GROUP + 1;
            let row = sheet.next;
            sheet.merges.push(format!("B{row}:G{row}"));
            sheet.row(&[&roman(group), &format!("Khối thi đua số {group}")]);
        }
        guests.extend(sheet.person(person));
        person += 1;
        if person.is_multiple_of(GROUP) {
            sheet.sum("Cộng");
        }
    }
    sheet.sum("Tổng cộng");
    sheet.next += 1;
    sheet.row(&["", "", "", "", "Bắc Ninh, ngày 05 tháng 3 năm 2026"]);
    sheet.row(&["", "NGƯỜI LẬP BIỂU", "", "", "GIÁM ĐỐC"]);
    (sheet.book(), guests)
}

/// Holds letters, which are Typst sources named by their numbers, to the people of a workbook.
pub fn check(folder: &Path, guests: &[Guest]) {
    for (number, guest) in (101..).zip(guests) {
        let letter = fs::read_to_string(folder.join(format!("{number}.typ")));
        let letter = letter.expect("a letter").replace('\u{a0}', " ");
        for said in [
            format!("Ông (bà) {}, {}", guest.name, guest.unit),
            format!("hỗ trợ {} đồng", guest.money),
            format!("Giấy mời số {number}/GM-SNV"),
        ] {
            assert!(letter.contains(&said), "{number}: {said}");
        }
    }
    let after = 101 + guests.len();
    assert!(!folder.join(format!("{after}.typ")).exists(), "a letter too many");
}

#[derive(Default)]
struct Sheet {
    rows: String,
    merges: Vec<String>,
    strings: Vec<String>,
    /// How many rows there are.
    next: usize,
}

impl Sheet {
    fn text(&mut self, text: &str) -> usize {
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
        self.strings.push(format!("<si><t>{escaped}</t></si>"));
        self.strings.len() - 1
    }

    fn row(&mut self, cells: &[&str]) {
        let row = self.number();
        write!(self.rows, "<row r=\"{row}\">").expect("written");
        for (cell, column) in cells.iter().zip('A'..).filter(|(cell, _)| !cell.is_empty())
        {
            let text = self.text(cell);
            write!(self.rows, "<c r=\"{column}{row}\" t=\"s\"><v>{text}</v></c>")
                .expect("written");
        }
        self.rows.push_str("</row>");
    }

    fn number(&mut self) -> usize {
        self.next += 1;
        self.next
    }

    /// The row of a person; none if it is hidden.
    fn person(&mut self, person: usize) -> Option<Guest> {
        let row = self.number();
        let hidden = person % HIDDEN == 3;
        let place = person % GROUP;
        let name = format!("Nguyễn Văn {person}");
        let unit = format!("Sở số {}", person / UNIT * UNIT);
        let (days, each) = (1 + person % 4, 1_250_000);
        let money = days * each;
        let named = self.text(&name);
        let hide = if hidden { " hidden=\"1\"" } else { "" };
        write!(
            self.rows,
            "<row r=\"{row}\"{hide}><c r=\"A{row}\"><f>A{}+1</f><v>{}</v></c>\
             <c r=\"B{row}\" t=\"s\"><v>{named}</v></c>",
            row - 1,
            place + 1
        )
        .expect("written");
        if place.is_multiple_of(UNIT) {
            let unit = self.text(&unit);
            write!(self.rows, "<c r=\"C{row}\" t=\"s\"><v>{unit}</v></c>")
                .expect("written");
            self.merges.push(format!("C{row}:C{}", row + UNIT - 1));
        }
        write!(
            self.rows,
            "<c r=\"D{row}\" s=\"1\"><v>{}</v></c><c r=\"E{row}\"><v>{days}</v></c>\
             <c r=\"F{row}\" s=\"2\"><f>E{row}*{each}</f><v>{money}</v></c></row>",
            BORN + person
        )
        .expect("written");
        let (millions, thousands) = (money / 1_000_000, money / 1000 % 1000);
        let money = format!("{millions}.{thousands:03}.000");
        (!hidden).then_some(Guest { name, unit, money })
    }

    fn sum(&mut self, title: &str) {
        let (row, title) = (self.number(), self.text(title));
        write!(
            self.rows,
            "<row r=\"{row}\"><c r=\"B{row}\" t=\"s\"><v>{title}</v></c>\
             <c r=\"F{row}\" s=\"2\"><f>SUM(F9:F{})</f><v>123456</v></c></row>",
            row - 1
        )
        .expect("written");
    }

    fn book(self) -> Vec<u8> {
        let office = "http://schemas.openxmlformats.org";
        let main = format!("{office}/spreadsheetml/2006/main");
        let kinds = format!("{office}/officeDocument/2006/relationships");
        let relations = |inner: &[(&str, &str, &str)]| {
            let inner: String = inner
                .iter()
                .map(|(id, kind, target)| {
                    format!("<Relationship Id=\"{id}\" Type=\"{kinds}/{kind}\" Target=\"{target}\"/>")
                })
                .collect();
            format!(
                "<Relationships xmlns=\"{office}/package/2006/relationships\">{inner}</Relationships>"
            )
        };
        let merges: String = self
            .merges
            .iter()
            .map(|merge| format!("<mergeCell ref=\"{merge}\"/>"))
            .collect();
        let parts = [
            (
                "[Content_Types].xml",
                format!(
                    "<Types xmlns=\"{office}/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
                ),
            ),
            ("_rels/.rels", relations(&[("r1", "officeDocument", "xl/workbook.xml")])),
            (
                "xl/_rels/workbook.xml.rels",
                relations(&[
                    ("r1", "worksheet", "worksheets/sheet1.xml"),
                    ("r2", "worksheet", "worksheets/sheet2.xml"),
                    ("r3", "styles", "styles.xml"),
                    ("r4", "sharedStrings", "sharedStrings.xml"),
                ]),
            ),
            (
                "xl/workbook.xml",
                format!(
                    "<workbook xmlns=\"{main}\" xmlns:r=\"{kinds}\"><sheets><sheet name=\"Danh mục\" sheetId=\"1\" state=\"hidden\" r:id=\"r1\"/><sheet name=\"Đại biểu\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>"
                ),
            ),
            (
                "xl/styles.xml",
                format!(
                    "<styleSheet xmlns=\"{main}\"><numFmts count=\"1\"><numFmt numFmtId=\"170\" formatCode=\"dd/mm/yyyy\"/></numFmts><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"170\" applyNumberFormat=\"1\"/><xf numFmtId=\"3\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"
                ),
            ),
            (
                "xl/sharedStrings.xml",
                format!("<sst xmlns=\"{main}\">{}</sst>", self.strings.concat()),
            ),
            (
                "xl/worksheets/sheet1.xml",
                format!(
                    "<worksheet xmlns=\"{main}\"><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>"
                ),
            ),
            (
                "xl/worksheets/sheet2.xml",
                format!(
                    "<worksheet xmlns=\"{main}\"><sheetData>{}</sheetData><mergeCells>{merges}</mergeCells></worksheet>",
                    self.rows
                ),
            ),
        ];
        let mut archive = ZipWriter::new(Cursor::new(vec![]));
        for (name, text) in parts {
            archive.start_file(name, SimpleFileOptions::default()).expect("begun");
            archive.write_all(text.as_bytes()).expect("written");
        }
        archive.finish().expect("finished").into_inner()
    }
}

fn roman(number: usize) -> String {
    let digit = |digit: usize, [one, five, ten]: [&str; 3]| match digit {
        0..=3 => one.repeat(digit),
        4 => format!("{one}{five}"),
        5..=8 => format!("{five}{}", one.repeat(digit - 5)),
        _ => format!("{one}{ten}"),
    };
    let hundreds = "C".repeat(number / 100);
    hundreds
        + &digit(number / 10 % 10, ["X", "L", "C"])
        + &digit(number % 10, ["I", "V", "X"])
}
