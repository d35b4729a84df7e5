//! Workbooks of Excel and of those who write like it: which sheet, and how it is read.

use super::choice::Choice;
use super::grid::Grid;
use super::sheets::{SheetFault, SheetName, choose};
use super::xlsx_sheet::{SheetLooks, SheetReader};
use super::xlsx_strings::strings;
use super::xlsx_styles::{struck, styles};
use super::xml::{Parts, attribute, elements, is_set, target};

/// Reads a sheet of an XLSX.
///
/// # Errors
/// Returns why it cannot be read.
pub(super) fn read(parts: &mut Parts<'_>, choice: &Choice) -> Result<Grid, SheetFault> {
    let broken = |what: &str| SheetFault::Broken(what.to_owned());
    let mut book = "xl/workbook.xml".to_owned();
    if let Some(root) = parts.text("_rels/.rels") {
        elements(&root, |tag| {
            let kind = attribute(tag, "Type").unwrap_or_default();
            if kind.ends_with("/officeDocument") {
                book = target("", &attribute(tag, "Target").unwrap_or_default());
            }
        });
    }
    let (folder, file) = book.rsplit_once(['/', '\\']).unwrap_or(("", &book));
    let related = parts.text(&format!("{folder}/_rels/{file}.rels"));
    let text = parts.text(&book).ok_or_else(|| broken("xl/workbook.xml"))?;
    let book = Book::read(&text);
    let mut relations: Vec<(String, String, String)> = vec![];
    elements(&related.unwrap_or_default(), |tag| {
        let said = |name: &str| attribute(tag, name).unwrap_or_default();
        let place = target(folder, &said("Target"));
        relations.push((said("Id"), said("Type"), place));
    });
    let of_kind = |kind: &str| {
        let found = relations.iter().find(|(_, it, _)| it.ends_with(kind));
        found.map(|(.., place)| place.clone())
    };
    let place_of = |id: &str| relations.iter().find(|(it, ..)| it == id);
    let names: Vec<SheetName> = book
        .sheets
        .iter()
        .map(|(name, visible, id)| SheetName {
            name: name.clone(),
            visible: *visible,
            is_table: place_of(id)
                .is_none_or(|(_, kind, _)| kind.ends_with("/worksheet")),
        })
        .collect();
    let chosen = choose(&names, choice.sheet.as_deref())?;
    let sheet = match place_of(&book.sheets[chosen].2) {
        Some((.., place)) => place.clone(),
        None => format!("xl/worksheets/sheet{}.xml", chosen + 1),
    };
    let styles_part = of_kind("/styles").filter(|it| parts.has(it));
    let styles_part = styles_part.unwrap_or_else(|| "xl/styles.xml".to_owned());
    let styles_text = parts.text(&styles_part).unwrap_or_default();
    let (styles, struck) = (styles(&styles_text), struck(&styles_text));
    let strings_part = of_kind("/sharedStrings").filter(|it| parts.has(it));
    let strings_part = strings_part.unwrap_or_else(|| "xl/sharedStrings.xml".to_owned());
    let strings = strings(&parts.text(&strings_part).unwrap_or_default())?;
    let xml = parts.text(&sheet).ok_or_else(|| broken(&sheet))?;
    let looks = SheetLooks {
        styles: &styles,
        struck: &struck,
        strings: &strings,
    };
    let reader = SheetReader::new(looks, book.from_1904, book.uncomputed);
    let name = names[chosen].name.clone();
    Ok(Grid { name, ..reader.read(&xml)? })
}

#[derive(Default)]
struct Book {
    /// Name, whether it is shown, and the name of its relation.
    sheets: Vec<(String, bool, String)>,
    from_1904: bool,
    /// True if the writer left it to Excel to compute the formulas.
    uncomputed: bool,
}

impl Book {
    fn read(xml: &str) -> Self {
        let mut book = Self::default();
        elements(xml, |tag| match tag.local_name().as_ref() {
            "sheet" => {
                let said = |name: &str| attribute(tag, name).unwrap_or_default();
                let hidden = matches!(said("state").as_str(), "hidden" | "veryHidden");
                book.sheets.push((said("name"), !hidden, said("id")));
            }
            "workbookPr" => book.from_1904 = is_set(tag, "date1904"),
            "calcPr" => book.uncomputed = is_set(tag, "fullCalcOnLoad"),
            _ => {}
        });
        book
    }
}
