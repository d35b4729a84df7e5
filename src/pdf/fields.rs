//! Empty fields for digital signatures, in place of links that stand where they are to be: what
//! sets the pages cannot write fields, but places a link and its tag.

use super::rewrite::Rewrite;
use super::syntax::{entries, entry};
use super::text::utf16;

/// A field that a file is to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmptyField {
    /// Where the link leads that stands in its place.
    pub target: String,
    /// What programs call it.
    pub name: String,
    /// What it is, for who cannot see it.
    pub label: String,
}

/// A finished file with fields; none if a link is missing or the file is written in another way.
pub fn with_fields(bytes: &[u8], fields: &[EmptyField]) -> Option<Vec<u8>> {
    let mut rewrite = Rewrite::of(bytes)?;
    let mut widgets = vec![];
    for field in fields {
        widgets.push(widget(&mut rewrite, field)?);
    }
    let root = rewrite.catalog()?;
    let catalog = rewrite.object(root)?.value;
    let listed: Vec<String> = widgets.iter().map(|it| format!("{it} 0 R")).collect();
    let form = format!("<</Fields[{}]/SigFlags 1>>", listed.join(" "));
    rewrite.replace(root, with_entries(catalog, &[], &[("/AcroForm", &form)]));
    Some(rewrite.finish())
}

/// True for a file that has fields.
pub fn has_fields(bytes: &[u8]) -> bool {
    let file = Rewrite::of(bytes);
    let catalog = file.and_then(|file| Some(file.object(file.catalog()?)?.value));
    catalog.is_some_and(|catalog| entry(catalog, b"/AcroForm").is_some())
}

/// Makes a link a field, and its tag that of a field.
fn widget(rewrite: &mut Rewrite<'_>, field: &EmptyField) -> Option<u32> {
    let uri = format!("/URI({})", field.target);
    let numbers: Vec<u32> = rewrite.numbers().collect();
    let is_link = |value: &[u8]| {
        value.starts_with(b"<</Type/Annot/Subtype/Link")
            && contains(value, uri.as_bytes())
    };
    let number = *numbers
        .iter()
        .find(|it| rewrite.object(**it).is_some_and(|object| is_link(object.value)))?;
    let to_link = format!("/Obj {number} 0 R");
    let is_tag = |value: &[u8]| {
        value.starts_with(b"<</Type/StructElem/S/Link")
            && contains(value, to_link.as_bytes())
    };
    let tag = *numbers
        .iter()
        .find(|it| rewrite.object(**it).is_some_and(|object| is_tag(object.value)))?;
    let (link, element) = (rewrite.object(number)?.value, rewrite.object(tag)?.value);
    let page = page_of(element)?;
    let label = utf16(&field.label);
    let [left, bottom, right, top] = numbers_of(entry(link, b"/Rect")?)?;
    let look = rewrite.take_number();
    rewrite.replace(
        look,
        format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 {} {}]/Resources<<>>/Length 0>>\nstream\n\nendstream",
            right - left,
            top - bottom
        )
        .into_bytes(),
    );
    let shown = format!("<</N {look} 0 R>>");
    let name = utf16(&field.name);
    let body = with_entries(
        link,
        &["/A", "/Border", "/Subtype", "/Contents"],
        &[
            ("/Subtype", "/Widget"),
            ("/FT", "/Sig"),
            ("/T", &name),
            ("/TU", &label),
            ("/Contents", &label),
            ("/P", &page),
            ("/AP", &shown),
        ],
    );
    rewrite.replace(number, body);
    let element = with_entries(element, &["/S"], &[("/S", "/Form"), ("/Alt", &label)]);
    rewrite.replace(tag, element);
    Some(number)
}

/// The page that a tag's object stands on.
fn page_of(element: &[u8]) -> Option<String> {
    let kids = std::str::from_utf8(entry(element, b"/K")?).ok()?;
    let (_, behind) = kids.split_once("/Pg ")?;
    let number = behind.split(' ').next()?;
    Some(format!("{number} 0 R"))
}

fn numbers_of(array: &[u8]) -> Option<[f64; 4]> {
    let inner = std::str::from_utf8(array).ok()?;
    let inner = inner.trim_start_matches('[').trim_end_matches(']');
    let found: Vec<f64> = inner
        .split_whitespace()
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    found.try_into().ok()
}

/// A dictionary without some of its keys, and with others.
fn with_entries(dictionary: &[u8], without: &[&str], new: &[(&str, &str)]) -> Vec<u8> {
    let mut out = b"<<".to_vec();
    let mut put = |key: &[u8], value: &[u8]| {
        out.extend_from_slice(key);
        if !matches!(value.first(), Some(b'/' | b'[' | b'<' | b'(')) {
            out.push(b' ');
        }
        out.extend_from_slice(value);
    };
    for (key, value) in entries(dictionary) {
        if !without.iter().any(|it| it.as_bytes() == key) {
            put(key, value);
        }
    }
    for (key, value) in new {
        put(key.as_bytes(), value.as_bytes());
    }
    out.extend_from_slice(b">>");
    out
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
