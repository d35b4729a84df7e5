//! Books of the register as a workbook, a sheet each; the same bytes for the same books.

use std::io::{self, Cursor, Write};

use quick_xml::escape::escape;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::sheet::BookSheet;

const OFFICE: &str = "http://schemas.openxmlformats.org";
/// Millimetres in the width of a digit, which columns are counted in.
const DIGIT: f64 = 1.9;
/// The longest name of a sheet.
const LONGEST: usize = 31;

/// A workbook of books; none if there is no book.
///
/// # Errors
/// Returns what the writer refuses.
pub fn xlsx(books: &[BookSheet]) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(vec![]));
    // No time of now: the least that a file can have.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, text) in parts(books) {
        zip.start_file(name, options).map_err(io::Error::other)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish().map_err(io::Error::other)?.into_inner())
}

fn xml(inner: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n{inner}")
}

fn relation(id: usize, kind: &str, target: &str) -> String {
    let kinds = format!("{OFFICE}/officeDocument/2006/relationships");
    format!("<Relationship Id=\"r{id}\" Type=\"{kinds}/{kind}\" Target=\"{target}\"/>")
}

fn relations(inner: &str) -> String {
    let space = format!("{OFFICE}/package/2006/relationships");
    xml(&format!("<Relationships xmlns=\"{space}\">{inner}</Relationships>"))
}

/// The files of a workbook.
fn parts(books: &[BookSheet]) -> Vec<(String, String)> {
    let main = format!("{OFFICE}/spreadsheetml/2006/main");
    let kinds = format!("{OFFICE}/officeDocument/2006/relationships");
    let (mut named, mut related, mut typed) =
        (String::new(), String::new(), String::new());
    let mut sheets = vec![];
    let mime = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    for (i, (book, name)) in books.iter().zip(names(books)).enumerate() {
        let n = i + 1;
        let name = escape(&name).into_owned();
        named += &format!("<sheet name=\"{name}\" sheetId=\"{n}\" r:id=\"r{n}\"/>");
        related += &relation(n, "worksheet", &format!("worksheets/sheet{n}.xml"));
        typed += &format!(
            "<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{mime}.worksheet+xml\"/>"
        );
        let text =
            xml(&format!("<worksheet xmlns=\"{main}\">{}</worksheet>", body(book)));
        sheets.push((format!("xl/worksheets/sheet{n}.xml"), text));
    }
    related += &relation(books.len() + 1, "styles", "styles.xml");
    let types = format!(
        "<Types xmlns=\"{OFFICE}/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{mime}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{mime}.styles+xml\"/>{typed}</Types>"
    );
    let workbook = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{kinds}\"><sheets>{named}</sheets></workbook>"
    );
    let mut all = vec![
        ("[Content_Types].xml".to_owned(), xml(&types)),
        (
            "_rels/.rels".to_owned(),
            relations(&relation(1, "officeDocument", "xl/workbook.xml")),
        ),
        ("xl/workbook.xml".to_owned(), xml(&workbook)),
        ("xl/_rels/workbook.xml.rels".to_owned(), relations(&related)),
        ("xl/styles.xml".to_owned(), xml(&styles(&main))),
    ];
    all.append(&mut sheets);
    all
}

/// Two looks: of a cell, and of a heading.
fn styles(main: &str) -> String {
    let font = "<sz val=\"11\"/><name val=\"Times New Roman\"/>";
    let edges = "<left style=\"thin\"/><right style=\"thin\"/><top style=\"thin\"/><bottom style=\"thin\"/>";
    let look = |font: u8, across: &str| {
        format!(
            "<xf numFmtId=\"49\" fontId=\"{font}\" fillId=\"0\" borderId=\"1\" xfId=\"0\" \
             applyNumberFormat=\"1\" applyFont=\"1\" applyBorder=\"1\" applyAlignment=\"1\">\
             <alignment {across}vertical=\"top\" wrapText=\"1\"/></xf>"
        )
    };
    format!(
        "<styleSheet xmlns=\"{main}\"><fonts count=\"2\"><font>{font}</font>\
         <font><b/>{font}</font></fonts>\
         <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>\
         <fill><patternFill patternType=\"gray125\"/></fill></fills>\
         <borders count=\"2\"><border/><border>{edges}</border></borders>\
         <cellStyleXfs count=\"1\"><xf/></cellStyleXfs>\
         <cellXfs count=\"3\"><xf xfId=\"0\"/>{}{}</cellXfs></styleSheet>",
        look(0, ""),
        look(1, "horizontal=\"center\" ")
    )
}

fn body(book: &BookSheet) -> String {
    let widths = book.widths.iter().enumerate().map(|(i, width)| {
        let (n, width) = (i + 1, f64::from(*width) / DIGIT);
        format!("<col min=\"{n}\" max=\"{n}\" width=\"{width:.1}\" customWidth=\"1\"/>")
    });
    let mut rows = row(1, &book.columns, 2);
    for (i, cells) in book.rows.iter().enumerate() {
        rows += &row(i + 2, cells, 1);
    }
    format!(
        "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" \
         activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>\
         <cols>{}</cols><sheetData>{rows}</sheetData>\
         <pageSetup paperSize=\"9\" orientation=\"landscape\"/>",
        widths.collect::<String>()
    )
}

fn row(n: usize, cells: &[String], look: u8) -> String {
    let cell = |(text, column): (&String, char)| {
        // Always a text: nothing in it is worked out.
        let text: String =
            text.chars().filter(|c| !c.is_control() || *c == '\n').collect();
        let text = escape(&text).into_owned();
        format!(
            "<c r=\"{column}{n}\" s=\"{look}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
        )
    };
    let cells: String = cells.iter().zip('A'..='Z').map(cell).collect();
    format!("<row r=\"{n}\">{cells}</row>")
}

/// A name for each sheet, as workbooks allow it, none twice.
fn names(books: &[BookSheet]) -> Vec<String> {
    let mut names: Vec<String> = vec![];
    for book in books {
        let said = format!("{} {}", book.book, book.period);
        let allowed = |c: char| if "[]:*?/\\'".contains(c) { '-' } else { c };
        let plain: String = said.chars().map(allowed).take(LONGEST).collect();
        let mut name = plain.clone();
        let mut n = 2;
        while names.iter().any(|it| it.to_lowercase() == name.to_lowercase()) {
            let end = format!(" ({n})");
            let short = plain.chars().take(LONGEST - end.chars().count());
            name = short.collect::<String>() + &end;
            n += 1;
        }
        names.push(name);
    }
    names
}
