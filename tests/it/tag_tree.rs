//! The structure tree of a PDF, as a program that reads it aloud walks it.

use std::collections::HashMap;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use crate::support::keep_pdf;

/// An element of the tree.
#[derive(Debug, Default)]
pub struct Tag {
    /// What it is: `P`, `H1`, `L` …
    pub name: String,
    /// What is said in its place.
    pub alt: Option<String>,
    /// The names of the header cells that it names, or its own name.
    pub headers: Vec<String>,
    pub kids: Vec<Kid>,
}

/// What an element holds, in the order of reading.
#[derive(Debug)]
pub enum Kid {
    Text(String),
    Tag(Tag),
}

/// The texts of one page's marked contents, by their numbers.
type Texts = HashMap<i32, String>;

impl Tag {
    /// The elements right below it.
    pub fn below(&self) -> impl Iterator<Item = &Self> {
        self.kids.iter().filter_map(|kid| match kid {
            Kid::Tag(tag) => Some(tag),
            Kid::Text(_) => None,
        })
    }

    /// It and every element below it, in the order of reading.
    pub fn all(&self) -> Vec<&Self> {
        let below = self.below().flat_map(Self::all);
        std::iter::once(self).chain(below).collect()
    }

    /// Every element of a name.
    pub fn named(&self, name: &str) -> Vec<&Self> {
        self.all().into_iter().filter(|tag| tag.name == name).collect()
    }

    /// What is said: a line for each paragraph, heading, label and picture, with ordinary spaces.
    pub fn said(&self) -> Vec<String> {
        let mut lines = vec![String::new()];
        self.say(&mut lines);
        let plain = |line: &String| line.replace('\u{a0}', " ");
        lines
            .iter()
            .map(plain)
            .filter(|line| !line.trim().is_empty())
            .collect()
    }

    /// What is said, as one line.
    pub fn line(&self) -> String {
        self.said().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn say(&self, lines: &mut Vec<String>) {
        let inline = ["Strong", "Em", "Span", "Link", "Reference"].contains(&&*self.name);
        if !inline {
            lines.push(String::new());
        }
        if let Some(alt) = &self.alt {
            lines.push(alt.clone());
        }
        for kid in &self.kids {
            match kid {
                Kid::Tag(tag) => tag.say(lines),
                Kid::Text(text) => lines.last_mut().expect("a line").push_str(text),
            }
        }
        if !inline {
            lines.push(String::new());
        }
    }
}

/// The tree of a PDF.
pub fn tag_tree(pdf: Vec<u8>) -> Tag {
    keep_pdf(&pdf);
    let pdf = Pdf::new(pdf).expect("a PDF");
    let root: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).expect("a catalogue");
    let tree: Dict<'_> = root.get("StructTreeRoot").expect("a structure tree");
    let pages: Vec<(Option<Reference>, Texts)> = pdf
        .pages()
        .iter()
        .map(|page| {
            let id = page.raw().obj_id();
            (id.map(|id| (id.obj_number, id.gen_number)), texts(page))
        })
        .collect();
    let reader = Reader { pages: &pages };
    Tag {
        name: "StructTreeRoot".into(),
        kids: reader.kids(&tree, None),
        ..Tag::default()
    }
}

type Reference = (i32, i32);

struct Reader<'a> {
    pages: &'a [(Option<Reference>, Texts)],
}

impl Reader<'_> {
    fn tag(&self, dict: &Dict<'_>, page: Option<Reference>) -> Tag {
        let name: Name<'_> = dict.get("S").expect("a structure element");
        Tag {
            name: name.as_str().to_owned(),
            alt: text_string(dict, "Alt"),
            headers: headers(dict),
            kids: self.kids(dict, page),
        }
    }

    fn kids(&self, dict: &Dict<'_>, page: Option<Reference>) -> Vec<Kid> {
        let own = dict.get_ref("Pg").map(|page| (page.obj_number, page.gen_number));
        let page = own.or(page);
        match dict.get::<Object<'_>>("K") {
            Some(Object::Array(kids)) => kids
                .iter::<Object<'_>>()
                .filter_map(|kid| self.kid(kid, page))
                .collect(),
            Some(kid) => self.kid(kid, page).into_iter().collect(),
            None => vec![],
        }
    }

    fn kid(&self, kid: Object<'_>, page: Option<Reference>) -> Option<Kid> {
        match kid {
            Object::Number(number) => Some(self.content(number.as_i64() as i32, page)),
            Object::Dict(dict) if dict.contains_key("MCID") => {
                let own =
                    dict.get_ref("Pg").map(|page| (page.obj_number, page.gen_number));
                Some(self.content(dict.get("MCID")?, own.or(page)))
            }
            Object::Dict(dict) if dict.contains_key("S") => {
                Some(Kid::Tag(self.tag(&dict, page)))
            }
            _ => None,
        }
    }

    fn content(&self, number: i32, page: Option<Reference>) -> Kid {
        let texts = self.pages.iter().find(|(id, _)| *id == page).map(|(_, texts)| texts);
        let text = texts.and_then(|texts| texts.get(&number)).cloned();
        Kid::Text(text.unwrap_or_default())
    }
}

/// The names in the attribute `Headers` of a cell, or its own.
fn headers(dict: &Dict<'_>) -> Vec<String> {
    let own = text_string(dict, "ID").into_iter();
    let attributes: Vec<Dict<'_>> = match dict.get::<Object<'_>>("A") {
        Some(Object::Array(array)) => array.iter().collect(),
        Some(Object::Dict(dict)) => vec![dict],
        _ => vec![],
    };
    let named = attributes.iter().filter_map(|it| it.get::<Array<'_>>("Headers"));
    let named = named.flat_map(|names| {
        let names = names.iter::<hayro_syntax::object::String<'_>>();
        names.map(|name| decoded(name.as_bytes())).collect::<Vec<_>>()
    });
    own.chain(named).collect()
}

fn text_string(dict: &Dict<'_>, key: &str) -> Option<String> {
    let text: hayro_syntax::object::String<'_> = dict.get(key)?;
    Some(decoded(text.as_bytes()))
}

/// A text string: UTF-16 with its mark, else Latin letters.
fn decoded(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(units) => utf_16(units),
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

fn utf_16(bytes: &[u8]) -> String {
    let units = bytes
        .chunks_exact(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    String::from_utf16_lossy(&units.collect::<Vec<_>>())
}

/// The texts of a page's marked contents.
fn texts(page: &hayro_syntax::page::Page<'_>) -> Texts {
    let (mut texts, mut open) = (Texts::new(), vec![]);
    let mut font = HashMap::new();
    let mut operations = page.operations();
    while let Some(instruction) = operations.next() {
        let operands: Vec<&Object<'_>> = instruction.operands().collect();
        let operator: &[u8] = instruction.operator.as_ref();
        match (operator, operands.as_slice()) {
            (b"BDC", [_, Object::Dict(properties)]) => open.push(properties.get("MCID")),
            (b"BDC" | b"BMC", _) => open.push(None),
            (b"EMC", _) => {
                open.pop();
            }
            (b"Tf", [Object::Name(name), ..]) => {
                let dict = page.resources().get_font(name);
                let map = dict.and_then(|font| font.get::<Stream<'_>>("ToUnicode"));
                font = map.map_or_else(HashMap::new, |map| {
                    characters(&map.decoded().expect("a character map"))
                });
            }
            (b"Tj", [Object::String(text)]) => {
                let number = open.iter().rev().find_map(|number| *number);
                let text = glyphs(text.as_bytes(), &font);
                texts.entry(number.unwrap_or(-1)).or_default().push_str(&text);
            }
            (b"TJ", [Object::Array(parts)]) => {
                let number = open.iter().rev().find_map(|number| *number);
                for part in parts.iter::<Object<'_>>() {
                    if let Object::String(text) = part {
                        let text = glyphs(text.as_bytes(), &font);
                        texts.entry(number.unwrap_or(-1)).or_default().push_str(&text);
                    }
                }
            }
            _ => {}
        }
    }
    texts
}

fn glyphs(bytes: &[u8], font: &HashMap<u16, String>) -> String {
    let glyphs = bytes
        .chunks_exact(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    glyphs
        .filter_map(|glyph| font.get(&glyph))
        .map(String::as_str)
        .collect()
}

/// The characters of each glyph, as a font's map says them.
fn characters(map: &[u8]) -> HashMap<u16, String> {
    let text = String::from_utf8_lossy(map);
    let mut found = HashMap::new();
    for (block, is_range) in [("char", false), ("range", true)] {
        for part in text.split(&format!("beginbf{block}")).skip(1) {
            let part = part.split(&format!("endbf{block}")).next().unwrap_or_default();
            let codes: Vec<&str> = part
                .split(['<', '>'])
                .map(str::trim)
                .filter(|code| !code.is_empty())
                .collect();
            for entry in codes.chunks_exact(if is_range { 3 } else { 2 }) {
                let number =
                    |code: &str| u16::from_str_radix(code, 16).unwrap_or_default();
                let units = entry.last().expect("a code").as_bytes().chunks_exact(4);
                let mut units: Vec<u16> = units
                    .map(|unit| number(std::str::from_utf8(unit).unwrap_or_default()))
                    .collect();
                let last = if is_range { number(entry[1]) } else { number(entry[0]) };
                for glyph in number(entry[0])..=last {
                    found.insert(glyph, String::from_utf16_lossy(&units));
                    if let Some(unit) = units.last_mut() {
                        *unit += 1;
                    }
                }
            }
        }
    }
    found
}
