//! The formats of an XLSX's cells.

use std::collections::{HashMap, HashSet};

use super::code::FormatCode;
use super::xml::{attribute, elements};

/// How the cells of a style are shown.
#[derive(Debug)]
pub(super) enum CellStyle {
    /// As numbers without a format.
    General,
    Code(FormatCode),
    /// By a code that is not understood.
    Unknown(String),
}

/// The style of each number that cells name.
pub(super) fn styles(xml: &str) -> Vec<CellStyle> {
    let mut codes: HashMap<String, String> = HashMap::new();
    let mut found = vec![];
    let mut in_cells = false;
    elements(xml, |tag| match tag.local_name().as_ref() {
        "numFmt" => {
            if let (Some(id), Some(code)) =
                (attribute(tag, "numFmtId"), attribute(tag, "formatCode"))
            {
                codes.insert(id, code);
            }
        }
        "cellXfs" => in_cells = true,
        "cellStyles" | "cellStyleXfs" | "dxfs" => in_cells = false,
        "xf" if in_cells => {
            let id = attribute(tag, "numFmtId").unwrap_or_default();
            found.push(match codes.get(&id) {
                Some(code) => style(code),
                None => style(built_in(id.parse().unwrap_or(0))),
            });
        }
        _ => {}
    });
    found
}

/// The numbers of styles whose font strikes out what it says.
pub(super) fn struck(xml: &str) -> HashSet<usize> {
    let (mut fonts, mut found) = (vec![], HashSet::new());
    let (mut in_fonts, mut in_cells, mut style) = (false, false, 0);
    elements(xml, |tag| match tag.local_name().as_ref() {
        "fonts" => in_fonts = true,
        "fills" | "borders" | "cellStyleXfs" => in_fonts = false,
        "font" if in_fonts => fonts.push(false),
        "strike" if in_fonts => {
            let off = attribute(tag, "val").is_some_and(|it| it == "0" || it == "false");
            if let Some(font) = fonts.last_mut() {
                *font = !off;
            }
        }
        "cellXfs" => (in_fonts, in_cells) = (false, true),
        "cellStyles" | "dxfs" => (in_fonts, in_cells) = (false, false),
        "xf" if in_cells => {
            let font = attribute(tag, "fontId").and_then(|it| it.parse::<usize>().ok());
            if font.is_some_and(|at| fonts.get(at) == Some(&true)) {
                found.insert(style);
            }
            style += 1;
        }
        _ => {}
    });
    found
}

/// The style of a code.
pub(super) fn style(code: &str) -> CellStyle {
    if code.is_empty() || code.eq_ignore_ascii_case("general") {
        return CellStyle::General;
    }
    match FormatCode::parse(code) {
        Some(parsed) => CellStyle::Code(parsed),
        None => CellStyle::Unknown(code.to_owned()),
    }
}

/// The codes that every workbook knows by number. Days are those of the system, which shows a
/// Vietnamese office the day first.
pub(super) fn built_in(id: u16) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        5 | 6 | 37 | 38 => "#,##0_);(#,##0)",
        7 | 8 | 39 | 40 => "#,##0.00_);(#,##0.00)",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        14 | 27..=31 | 50..=54 | 57 | 58 => "m/d/yyyy",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 | 32 | 34 | 55 => "h:mm",
        21 | 33 | 35 | 56 => "h:mm:ss",
        22 | 36 => "m/d/yyyy h:mm",
        41 | 42 => "_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"_);_(@_)",
        43 | 44 => "_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"??_);_(@_)",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss.0",
        48 => "##0.0E+0",
        49 => "@",
        _ => "",
    }
}
