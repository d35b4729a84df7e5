//! The formats of an ODS, put into the codes that other workbooks have.

use std::collections::{HashMap, HashSet};

use chrono::{NaiveDate, Timelike};
use quick_xml::events::{BytesStart, Event};

use super::xlsx_styles::{Style, style};
use super::xml::{attribute, events, said};

/// The formats of cells, by the names of their styles.
#[derive(Default)]
pub(super) struct OdsStyles {
    /// The format of each style of cells, or its parent.
    cells: HashMap<String, (Option<String>, Option<String>)>,
    /// The code of each format.
    codes: HashMap<String, String>,
    styles: HashMap<String, Style>,
    /// Styles of tables that are not shown.
    hidden: HashSet<String>,
}

impl OdsStyles {
    /// Reads those of the parts of a workbook.
    pub(super) fn read(parts: &[&str]) -> Self {
        let mut styles = Self::default();
        for part in parts {
            let mut reader = CodeReader::default();
            events(part, |event| reader.event(event, &mut styles));
        }
        styles.styles = styles
            .codes
            .iter()
            .map(|(name, code)| (name.clone(), style(code)))
            .collect();
        styles
    }

    /// The format of a style of cells.
    pub(super) fn style(&self, name: &str) -> Option<&Style> {
        let mut name = name.to_owned();
        // A style has few ancestors, unless it is its own.
        for _ in 0..16 {
            let (format, parent) = self.cells.get(&name)?;
            if let Some(format) = format {
                return self.styles.get(format);
            }
            name = parent.clone()?;
        }
        None
    }

    /// True if tables of a style are not shown.
    pub(super) fn is_hidden(&self, style: &str) -> bool {
        self.hidden.contains(style)
    }
}

/// Makes the code of a format from its elements.
#[derive(Default)]
struct CodeReader {
    table_style: Option<String>,
    /// The name of the format that is open, and its code.
    open: Option<(String, String)>,
    conditions: Vec<(String, String)>,
    inside_text: bool,
    elapsed: bool,
    percent: bool,
}

impl CodeReader {
    fn event(&mut self, event: &Event<'_>, styles: &mut OdsStyles) {
        match event {
            Event::Start(tag) => {
                self.tag(tag, styles);
                let name = tag.name();
                self.inside_text = matches!(
                    name.as_ref(),
                    "number:text" | "number:currency-symbol" | "number:embedded-text"
                );
            }
            Event::Empty(tag) => {
                self.tag(tag, styles);
                if is_format(tag.name().as_ref()) {
                    self.close(styles);
                }
            }
            Event::End(tag) => {
                self.inside_text = false;
                if is_format(tag.name().as_ref()) {
                    self.close(styles);
                }
            }
            event if self.inside_text => {
                let mut text = String::new();
                said(event, &mut text);
                if let Some((_, code)) = &mut self.open {
                    code.push_str(&quoted(&text, self.percent));
                }
            }
            _ => {}
        }
    }

    fn tag(&mut self, tag: &BytesStart<'_>, styles: &mut OdsStyles) {
        let name = tag.name();
        let name = name.as_ref();
        let text = |name: &str| attribute(tag, name);
        if is_format(name) {
            self.percent = name == "number:percentage-style";
            self.elapsed = text("truncate-on-overflow").as_deref() == Some("false");
            self.open = Some((text("name").unwrap_or_default(), String::new()));
            self.conditions.clear();
            return;
        }
        match name {
            "style:style" => {
                let own = text("name").unwrap_or_default();
                if text("family").as_deref() == Some("table-cell") {
                    styles.cells.insert(
                        own.clone(),
                        (text("data-style-name"), text("parent-style-name")),
                    );
                }
                self.table_style = Some(own);
            }
            "style:default-style" => self.table_style = None,
            "style:table-properties" if text("display").as_deref() == Some("false") => {
                styles.hidden.extend(self.table_style.clone());
            }
            "style:map" => {
                if let (Some(condition), Some(style)) =
                    (text("condition"), text("apply-style-name"))
                {
                    self.conditions.push((condition, style));
                }
            }
            _ => {
                let elapsed = self.elapsed;
                if let Some((_, code)) = &mut self.open {
                    code.push_str(&part(tag, name, elapsed));
                }
            }
        }
    }

    fn close(&mut self, styles: &mut OdsStyles) {
        let Some((name, code)) = self.open.take() else { return };
        let mut whole = String::new();
        for (condition, style) in self.conditions.drain(..) {
            let limit = condition.replace("value()", "").replace('!', "<>");
            let limit = limit.replace("<>=", "<>").replace(' ', "");
            if let Some(other) = styles.codes.get(&style) {
                whole.push_str(&format!("[{limit}]{other};"));
            }
        }
        whole.push_str(&code);
        styles.codes.insert(name, whole);
    }
}

fn is_format(name: &str) -> bool {
    matches!(
        name,
        "number:number-style"
            | "number:currency-style"
            | "number:percentage-style"
            | "number:date-style"
            | "number:time-style"
            | "number:text-style"
            | "number:boolean-style"
    )
}

/// What an element of a format is in a code.
fn part(tag: &BytesStart<'_>, name: &str, elapsed: bool) -> String {
    let number =
        |name: &str| attribute(tag, name).and_then(|it| it.parse::<usize>().ok());
    let long = attribute(tag, "style").as_deref() == Some("long");
    let letters = |letter: &str| letter.repeat(if long { 2 } else { 1 });
    match name {
        "number:number" => {
            // Without a number of decimals the sheet shows as many as there are.
            let Some(decimals) = number("decimal-places") else {
                return "General".to_owned();
            };
            let fewest = number("min-decimal-places").unwrap_or(decimals);
            let digits = number("min-integer-digits").unwrap_or(1);
            let grouped = attribute(tag, "grouping").as_deref() == Some("true");
            let mut whole = "0".repeat(digits);
            if grouped {
                whole = format!("#,##{}", if digits == 0 { "#" } else { &whole });
            } else if digits == 0 {
                whole = "#".to_owned();
            }
            let factor = number("display-factor").unwrap_or(1);
            let mut code = whole;
            if decimals > 0 {
                let more = decimals.saturating_sub(fewest);
                code.push('.');
                code.push_str(&"0".repeat(fewest.min(decimals)));
                code.push_str(&"#".repeat(more));
            }
            code.push_str(match factor {
                1000 => ",",
                1_000_000 => ",,",
                1_000_000_000 => ",,,",
                _ => "",
            });
            code
        }
        "number:scientific-number" => {
            let decimals = "0".repeat(number("decimal-places").unwrap_or(2));
            let power = "0".repeat(number("min-exponent-digits").unwrap_or(2));
            format!("0.{decimals}E+{power}")
        }
        "number:fraction" => {
            let over = "?".repeat(number("min-numerator-digits").unwrap_or(1));
            let under = "?".repeat(number("min-denominator-digits").unwrap_or(1));
            match number("min-integer-digits") {
                Some(_) => format!("# {over}/{under}"),
                None => format!("{over}/{under}"),
            }
        }
        "number:day" => letters("d"),
        "number:month" => {
            let named = attribute(tag, "textual").as_deref() == Some("true");
            match (named, long) {
                (true, true) => "mmmm".to_owned(),
                (true, false) => "mmm".to_owned(),
                _ => letters("m"),
            }
        }
        "number:year" => if long { "yyyy" } else { "yy" }.to_owned(),
        "number:day-of-week" => if long { "dddd" } else { "ddd" }.to_owned(),
        "number:hours" if elapsed => format!("[{}]", letters("h")),
        "number:hours" => letters("h"),
        // Seconds or hours stand beside them, or the code would be one of months.
        "number:minutes" => letters("m"),
        "number:seconds" => {
            let decimals = number("decimal-places").unwrap_or(0);
            let point = if decimals > 0 { "." } else { "" };
            format!("{}{point}{}", letters("s"), "0".repeat(decimals))
        }
        "number:am-pm" => "AM/PM".to_owned(),
        "number:text-content" => "@".to_owned(),
        _ => String::new(),
    }
}

/// A text as a code holds it. Of a format for percent, the sign is one that multiplies.
fn quoted(text: &str, percent: bool) -> String {
    let mut code = String::new();
    for c in text.chars() {
        match c {
            '%' if percent => code.push('%'),
            c => code.extend(['\\', c]),
        }
    }
    code
}

/// The days of `2026-03-05T08:30:00`, as sheets count them.
pub(super) fn days(text: &str) -> Option<f64> {
    let (date, time) = text.split_once('T').unwrap_or((text, ""));
    let date = NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?;
    let start = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let whole = i32::try_from((date - start).num_days()).ok()?;
    let time = chrono::NaiveTime::parse_from_str(
        time.get(..8).unwrap_or("00:00:00"),
        "%H:%M:%S",
    );
    let seconds = time.map_or(0, |time| time.num_seconds_from_midnight());
    Some(f64::from(whole) + f64::from(seconds) / 86_400.0)
}

/// The days of `PT08H30M00S`.
pub(super) fn time(text: &str) -> Option<f64> {
    let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.trim_end_matches('S').replace(',', ".");
    let number = |text: &str| text.parse::<f64>().ok();
    let seconds = number(&seconds).unwrap_or(0.0);
    Some((number(hours)? * 3600.0 + number(minutes)? * 60.0 + seconds) / 86_400.0)
}
