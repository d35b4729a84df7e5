//! How a workbook shows its numbers: percent, zeros in front, decimals and dots.
//!
//! The reader of workbooks tells values only, and 12,5% is 0,125 to it.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// The largest part of a workbook that is read, in bytes.
const MAX_PART: u64 = 256 * 1024 * 1024;

/// How the numbers of a sheet are shown, by row and column from 0.
pub(super) type Formats = Vec<((u32, u32), Format)>;

/// How a number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Format {
    percent: bool,
    dots: bool,
    /// The fewest digits before the comma.
    digits: usize,
    /// The fewest and the most digits after it.
    decimals: (usize, usize),
}

/// The formats of the first sheet of an XLSX; none where there is nothing to be read.
pub(super) fn formats(bytes: &[u8]) -> Option<Formats> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut part = |name: &str| {
        let mut text = String::new();
        let file = archive.by_name(name).ok()?;
        file.take(MAX_PART).read_to_string(&mut text).ok()?;
        Some(text)
    };
    let mut first = None;
    each(&part("xl/workbook.xml")?, |tag| {
        if tag.local_name().as_ref() == "sheet" && first.is_none() {
            first = attribute(tag, "id");
        }
    });
    let (first, mut sheet) = (first?, None);
    each(&part("xl/_rels/workbook.xml.rels")?, |tag| {
        if attribute(tag, "Id").as_ref() == Some(&first) {
            sheet = attribute(tag, "Target");
        }
    });
    let sheet = sheet?;
    let sheet = match sheet.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("xl/{sheet}"),
    };
    let styles = styles(&part("xl/styles.xml")?);
    let mut formats = Formats::new();
    each(&part(&sheet)?, |tag| {
        if tag.local_name().as_ref() != "c" {
            return;
        }
        let style = attribute(tag, "s").and_then(|style| style.parse::<usize>().ok());
        let format = style.and_then(|style| styles.get(style).copied().flatten());
        if let (Some(format), Some(place)) =
            (format, attribute(tag, "r").and_then(|r| position(&r)))
        {
            formats.push((place, format));
        }
    });
    Some(formats)
}

/// The format of each style of cells.
fn styles(xml: &str) -> Vec<Option<Format>> {
    let mut codes: HashMap<String, String> = HashMap::new();
    let mut styles = vec![];
    let mut in_cells = false;
    each(xml, |tag| match tag.local_name().as_ref() {
        "numFmt" => {
            if let (Some(id), Some(code)) =
                (attribute(tag, "numFmtId"), attribute(tag, "formatCode"))
            {
                codes.insert(id, code);
            }
        }
        "cellXfs" => in_cells = true,
        "cellStyles" | "cellStyleXfs" => in_cells = false,
        "xf" if in_cells => {
            let id = attribute(tag, "numFmtId").unwrap_or_default();
            let code = codes.get(&id).map_or_else(|| built_in(&id), String::as_str);
            styles.push(Format::of(code));
        }
        _ => {}
    });
    styles
}

/// The codes that every workbook knows by number.
fn built_in(id: &str) -> &'static str {
    match id {
        "1" => "0",
        "2" => "0.00",
        "3" | "37" | "38" => "#,##0",
        "4" | "39" | "40" => "#,##0.00",
        "9" => "0%",
        "10" => "0.00%",
        _ => "",
    }
}

impl Format {
    /// The format of a code such as `#,##0.00` or `0%`; none for any other sort of code.
    fn of(code: &str) -> Option<Self> {
        let code = code.split(';').next()?.replace("\\ ", " ").replace("_)", "");
        let code = code.trim().trim_matches('"');
        let (code, percent) = match code.strip_suffix('%') {
            Some(code) => (code.trim_end(), true),
            None => (code, false),
        };
        let (whole, decimals) = code.split_once('.').unwrap_or((code, ""));
        let is = |text: &str, signs: &str| text.chars().all(|c| signs.contains(c));
        if whole.is_empty() || !is(whole, "#,0") || !is(decimals, "#0") {
            return None;
        }
        let zeros = |text: &str| text.matches('0').count();
        Some(Self {
            percent,
            dots: whole.contains(','),
            digits: zeros(whole),
            decimals: (zeros(decimals), decimals.len()),
        })
    }

    /// A number as the sheet shows it to a Vietnamese office.
    pub(super) fn show(self, number: f64) -> String {
        let number = if self.percent { number * 100.0 } else { number };
        let (fewest, most) = self.decimals;
        // Halves go away from zero, as sheets round; nearly halves are halves.
        let scale = 10_f64.powi(i32::try_from(most).unwrap_or(0));
        let rounded = (number * scale * (1.0 + f64::EPSILON)).round() / scale;
        let text = format!("{:.most$}", rounded.abs());
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        let whole = format!("{whole:0>width$}", width = self.digits);
        let mut decimals = decimals.to_owned();
        while decimals.len() > fewest && decimals.ends_with('0') {
            decimals.pop();
        }
        let mut shown = String::new();
        if rounded < 0.0 {
            shown.push('-');
        }
        for (i, digit) in whole.chars().enumerate() {
            if self.dots && i > 0 && (whole.len() - i).is_multiple_of(3) {
                shown.push('.');
            }
            shown.push(digit);
        }
        if !decimals.is_empty() {
            shown.push(',');
            shown.push_str(&decimals);
        }
        if self.percent {
            shown.push('%');
        }
        shown
    }
}

/// Calls `visit` for every element of a text; a text that is no XML ends early.
fn each(xml: &str, mut visit: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_str(xml);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) => visit(&tag),
            Event::Eof => break,
            _ => {}
        }
    }
}

/// The value of an attribute, whatever its prefix.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag
        .attributes()
        .flatten()
        .find(|it| it.key.local_name().as_ref() == name)?;

    Some(quick_xml::escape::unescape(&found.value).ok()?.into_owned())
}

/// Row and column of a name such as `C5`, from 0.
fn position(name: &str) -> Option<(u32, u32)> {
    let at = name.find(|c: char| c.is_ascii_digit())?;
    let column = name[..at].bytes().try_fold(0_u32, |column, letter| {
        let digit = u32::from(letter.to_ascii_uppercase().checked_sub(b'A')?) + 1;
        column.checked_mul(26)?.checked_add(digit)
    })?;
    Some((name[at..].parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_the_sheet_shows_them() {
        let cases = [
            ("0.0%", 0.125, "12,5%"),
            ("0%", 0.5, "50%"),
            ("0%", 0.145, "15%"),
            ("000000000000", 1_234_567_890.0, "001234567890"),
            ("#,##0", 1_500_000.0, "1.500.000"),
            ("#,##0.00", -1234.5, "-1.234,50"),
            ("0.##", 2.5, "2,5"),
            ("#,##0_);(#,##0)", 999.0, "999"),
        ];
        for (code, number, shown) in cases {
            assert_eq!(Format::of(code).unwrap().show(number), shown, "{code}");
        }
        for code in ["General", "dd/mm/yyyy", "@", "\"Số\" 0", "0.00E+00", "# ?/?", ""]
        {
            assert_eq!(Format::of(code), None, "{code}");
        }
    }

    #[test]
    fn cells_are_found_by_their_names() {
        assert_eq!(position("A1"), Some((0, 0)));
        assert_eq!(position("XFD1048576"), Some((1_048_575, 16_383)));
        assert_eq!(position("7"), None);
    }
}
