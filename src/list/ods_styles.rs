//! The formats of an ODS, put into the codes that other workbooks have.

use std::collections::{HashMap, HashSet};

use quick_xml::events::{BytesStart, Event};

use super::ods_parts::{part, quoted, with_texts};
use super::xlsx_styles::{CellStyle, style};
use super::xml::{attribute, events, said};

/// The formats of cells, by the names of their styles.
#[derive(Default)]
pub(super) struct OdsStyles {
    /// The format of each style of cells, or its parent.
    cells: HashMap<String, (Option<String>, Option<String>)>,
    /// The code of each format.
    codes: HashMap<String, String>,
    styles: HashMap<String, CellStyle>,
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
    pub(super) fn style(&self, name: &str) -> Option<&CellStyle> {
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
    /// The number that is open: where its places begin in the code, and the texts between
    /// them, each with how many places stand right of it.
    number: Option<(usize, Vec<(usize, String)>)>,
    /// Where the places of the last number begin in the code.
    before_number: usize,
    /// The first unit of time goes on beyond its usual end.
    elapsed: bool,
    percent: bool,
}

impl CodeReader {
    fn event(&mut self, event: &Event<'_>, styles: &mut OdsStyles) {
        match event {
            Event::Start(tag) => {
                self.tag(tag, styles);
                let name = tag.name();
                if name.as_ref() == "number:number"
                    && let Some((_, code)) = &self.open
                {
                    self.number = Some((self.before_number.min(code.len()), vec![]));
                }
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
                let number =
                    self.number.take_if(|_| tag.name().as_ref() == "number:number");
                if let (Some((start, between)), Some((_, code))) =
                    (number, &mut self.open)
                {
                    let places = code.split_off(start);
                    code.push_str(&with_texts(&places, &between));
                }
                if is_format(tag.name().as_ref()) {
                    self.close(styles);
                }
            }
            event if self.inside_text => {
                let mut text = String::new();
                said(event, &mut text);
                let text = quoted(&text, self.percent);
                match (&mut self.number, &mut self.open) {
                    (Some((_, between)), _) => {
                        between
                            .last_mut()
                            .into_iter()
                            .for_each(|it| it.1.push_str(&text));
                    }
                    (None, Some((_, code))) => code.push_str(&text),
                    (None, None) => {}
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
            let timed = matches!(name, "number:date-style" | "number:time-style");
            let language = match text("language").as_deref().filter(|_| timed) {
                Some("vi") => "[$-42A]",
                Some("en") => "[$-409]",
                _ => "",
            };
            self.open = Some((text("name").unwrap_or_default(), language.to_owned()));
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
            "number:embedded-text" => {
                let right = text("position").and_then(|it| it.parse().ok());
                if let Some((_, between)) = &mut self.number {
                    between.push((right.unwrap_or(0), String::new()));
                }
            }
            _ => {
                let Some((_, code)) = &mut self.open else { return };
                self.before_number = code.len();
                let part = part(tag, name);
                let unit =
                    matches!(name, "number:hours" | "number:minutes" | "number:seconds");
                if unit && std::mem::take(&mut self.elapsed) {
                    code.push_str(&format!("[{part}]"));
                } else {
                    code.push_str(&part);
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
