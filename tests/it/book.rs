//! Workbooks with formats, joined cells, hidden rows and several sheets, part by part.

use crate::workbook::zip;

/// A workbook in the making.
pub struct Book {
    /// The codes of formats; a cell's style is the place of its code, from 1.
    pub codes: Vec<&'static str>,
    /// Name, state and the elements inside `worksheet`.
    pub sheets: Vec<(&'static str, &'static str, String)>,
    /// What is done to the names of parts.
    pub rename: fn(&str) -> String,
    /// True if formulas are left to Excel.
    pub uncomputed: bool,
}

impl Book {
    /// A workbook of one sheet.
    pub fn of(sheet: String) -> Self {
        Self {
            codes: vec![],
            sheets: vec![("Khách", "visible", sheet)],
            rename: str::to_owned,
            uncomputed: false,
        }
    }

    /// Its bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let office = "http://schemas.openxmlformats.org";
        let kinds = format!("{office}/officeDocument/2006/relationships");
        let main = format!("{office}/spreadsheetml/2006/main");
        let relation = |id: String, kind: &str, target: &str| {
            format!(
                "<Relationship Id=\"{id}\" Type=\"{kinds}/{kind}\" Target=\"{target}\"/>"
            )
        };
        let relations = |inner: &str| {
            let space = format!("{office}/package/2006/relationships");
            format!("<Relationships xmlns=\"{space}\">{inner}</Relationships>")
        };
        let root = relation("r1".to_owned(), "officeDocument", "xl/workbook.xml");
        let mut related = relation("rs".to_owned(), "styles", "styles.xml");
        let mut names = String::new();
        let mut files = vec![];
        for (i, (name, state, sheet)) in self.sheets.iter().enumerate() {
            let kind = if sheet.is_empty() { "chartsheet" } else { "worksheet" };
            let target = format!("{kind}s/sheet{i}.xml");
            related += &relation(format!("r{i}"), kind, &target);
            names += &format!(
                "<sheet name=\"{name}\" sheetId=\"{}\" state=\"{state}\" r:id=\"r{i}\"/>",
                i + 1
            );
            let xml = format!("<worksheet xmlns=\"{main}\">{sheet}</worksheet>");
            files.push((format!("xl/{target}"), xml));
        }
        let formats: String = self
            .codes
            .iter()
            .enumerate()
            .map(|(i, code)| {
                let code = code.replace('&', "&amp;").replace('"', "&quot;");
                let code = code.replace('<', "&lt;").replace('>', "&gt;");
                format!("<numFmt numFmtId=\"{}\" formatCode=\"{code}\"/>", 164 + i)
            })
            .collect();
        let styles: String = (0..self.codes.len())
            .map(|i| format!("<xf numFmtId=\"{}\"/>", 164 + i))
            .collect();
        let computing =
            if self.uncomputed { "<calcPr fullCalcOnLoad=\"1\"/>" } else { "" };
        files.extend([
            ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
            ("_rels/.rels".to_owned(), relations(&root)),
            ("xl/_rels/workbook.xml.rels".to_owned(), relations(&related)),
            (
                "xl/workbook.xml".to_owned(),
                format!(
                    "<workbook xmlns=\"{main}\" xmlns:r=\"{kinds}\"><sheets>{names}</sheets>\
                     {computing}</workbook>"
                ),
            ),
            (
                "xl/styles.xml".to_owned(),
                format!(
                    "<styleSheet xmlns=\"{main}\"><numFmts>{formats}</numFmts>\
                     <cellXfs><xf numFmtId=\"0\"/>{styles}</cellXfs></styleSheet>"
                ),
            ),
        ]);
        let files: Vec<(String, String)> = files
            .into_iter()
            .map(|(name, xml)| ((self.rename)(&name), xml))
            .collect();
        let files: Vec<(&str, String)> =
            files.iter().map(|(name, xml)| (name.as_str(), xml.clone())).collect();
        zip(&files)
    }
}

/// Rows of cells that are numbers or texts; `~` before the first cell hides a row, an empty
/// text is no cell.
pub fn rows(rows: &[&[&str]]) -> String {
    let mut xml = String::new();
    for (i, cells) in rows.iter().enumerate() {
        let row = i + 1;
        let hidden = cells.first().is_some_and(|cell| cell.starts_with('~'));
        let state = if hidden { " hidden=\"1\"" } else { "" };
        xml += &format!("<row r=\"{row}\"{state}>");
        for (text, column) in cells.iter().zip('A'..) {
            let text = text.trim_start_matches('~');
            let at = format!("{column}{row}");
            xml += &match text.parse::<f64>() {
                _ if text.is_empty() => String::new(),
                Ok(number) => format!("<c r=\"{at}\"><v>{number}</v></c>"),
                Err(_) => {
                    let text = text.replace('&', "&amp;").replace('<', "&lt;");
                    format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
                }
            };
        }
        xml += "</row>";
    }
    format!("<sheetData>{xml}</sheetData>")
}

/// Joined cells, by their names such as `A1:B2`.
pub fn joined(names: &[&str]) -> String {
    let cells: String = names
        .iter()
        .map(|name| format!("<mergeCell ref=\"{name}\"/>"))
        .collect();
    format!("<mergeCells>{cells}</mergeCells>")
}
