//! Workbooks for tests, made without a library: stored files in a ZIP, no compression.

use crate::support::crc;

/// A cell of a sheet.
pub enum Cell<'a> {
    Text(&'a str),
    Number(f64),
    /// A day, counted as spreadsheets count them; a fraction is a time of day.
    Date(f64),
    Percent(f64),
    /// Hours that may go over a day, counted in days.
    Duration(f64),
    /// A formula that has failed, by what it shows.
    Fault(&'a str),
    /// Something in the last column that there is.
    Far,
}

/// An XLSX file whose one sheet has these rows.
pub fn workbook(rows: &[Vec<Cell<'_>>]) -> Vec<u8> {
    let xml = |inner: &str| format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>{inner}");
    let office = "http://schemas.openxmlformats.org";
    let sheet: String = rows
        .iter()
        .enumerate()
        .filter(|(_, cells)| !cells.is_empty())
        .map(|(i, cells)| {
            let row = i + 1;
            let cells: String = cells
                .iter()
                .zip('A'..)
                .map(|(cell, c)| cell.xml(&format!("{c}{row}")))
                .collect();
            format!("<row r=\"{row}\">{cells}</row>")
        })
        .collect();
    let main = format!("{office}/spreadsheetml/2006/main");
    let kinds = format!("{office}/officeDocument/2006/relationships");
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{kinds}/{kind}\" Target=\"{target}\"/>")
    };
    let relations = |inner: &str| {
        let space = format!("{office}/package/2006/relationships");
        xml(&format!("<Relationships xmlns=\"{space}\">{inner}</Relationships>"))
    };
    let files = [
        (
            "[Content_Types].xml",
            xml(&format!(
                "<Types xmlns=\"{office}/package/2006/content-types\">\
                 <Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
            )),
        ),
        ("_rels/.rels", relations(&relation("r1", "officeDocument", "xl/workbook.xml"))),
        (
            "xl/_rels/workbook.xml.rels",
            relations(
                &(relation("r1", "worksheet", "worksheets/sheet1.xml")
                    + &relation("r2", "styles", "styles.xml")),
            ),
        ),
        (
            "xl/workbook.xml",
            xml(&format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{kinds}\"><sheets>\
                 <sheet name=\"Khách\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            )),
        ),
        (
            "xl/styles.xml",
            xml(&format!(
                "<styleSheet xmlns=\"{main}\"><cellXfs count=\"4\"><xf numFmtId=\"0\"/>\
                 <xf numFmtId=\"14\" applyNumberFormat=\"1\"/>\
                 <xf numFmtId=\"46\" applyNumberFormat=\"1\"/>\
                 <xf numFmtId=\"10\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"
            )),
        ),
        (
            "xl/worksheets/sheet1.xml",
            xml(&format!(
                "<worksheet xmlns=\"{main}\"><sheetData>{sheet}</sheetData></worksheet>"
            )),
        ),
    ];
    zip(&files)
}

impl Cell<'_> {
    fn xml(&self, at: &str) -> String {
        match self {
            Cell::Text(text) => {
                format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
            }
            Cell::Number(number) => format!("<c r=\"{at}\"><v>{number}</v></c>"),
            Cell::Date(day) => format!("<c r=\"{at}\" s=\"1\"><v>{day}</v></c>"),
            Cell::Percent(part) => format!("<c r=\"{at}\" s=\"3\"><v>{part}</v></c>"),
            Cell::Duration(days) => format!("<c r=\"{at}\" s=\"2\"><v>{days}</v></c>"),
            Cell::Fault(text) => format!("<c r=\"{at}\" t=\"e\"><v>{text}</v></c>"),
            Cell::Far => "<c r=\"XFD1048576\"><v>1</v></c>".to_owned(),
        }
    }
}

/// An archive of stored files.
pub fn zip(files: &[(&str, String)]) -> Vec<u8> {
    let (mut archive, mut directory) = (vec![], vec![]);
    for (name, text) in files {
        let (offset, size) = (archive.len() as u32, text.len() as u32);
        // Version, flags (names are UTF-8), method, time and day, check sum, sizes, length of
        // the name, and of what is extra.
        let mut header = vec![];
        for short in [20_u16, 1 << 11, 0, 0, 33] {
            header.extend(short.to_le_bytes());
        }
        for long in [crc(text.as_bytes()), size, size] {
            header.extend(long.to_le_bytes());
        }
        for short in [name.len() as u16, 0] {
            header.extend(short.to_le_bytes());
        }
        archive.extend(b"PK\x03\x04");
        archive.extend(&header);
        archive.extend(name.bytes());
        archive.extend(text.bytes());
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&header);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.bytes());
    }
    let (start, length) = (archive.len() as u32, directory.len() as u32);
    archive.extend(directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    for short in [files.len() as u16; 2] {
        archive.extend(short.to_le_bytes());
    }
    archive.extend(length.to_le_bytes());
    archive.extend(start.to_le_bytes());
    archive.extend([0; 2]);
    archive
}
