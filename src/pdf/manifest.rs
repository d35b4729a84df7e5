//! What a file says of how it was made, in its record of itself (XMP), so that whoever has the
//! file can tell whether data, templates or program have changed since.

use super::file::PdfTable;
use super::rewrite::Rewrite;
use super::syntax::{entry, whole};
use serde::Serialize;

/// The name of the manifest's keys; PDF/A wants them described in the file.
const SCHEMA: &str = "urn:vanban:manifest:1.0#";
/// Before which the record's own descriptions end, and its properties.
const SCHEMAS_END: &str = "</rdf:Bag></pdfaExtension:schemas>";
const PROPERTIES_END: &str = "</rdf:Description></rdf:RDF>";

/// How a file was made. Digests are of the program's own kind, and tell only whether something
/// is the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Manifest {
    /// The program, with its version.
    pub program: String,
    /// The standard's name.
    pub standard: String,
    /// The digest of the standards that were there.
    pub standard_digest: String,
    /// The digest of the templates, sizes and font.
    pub template_digest: String,
    /// The digest of the data: its values, those of its lists, and its pictures; none for what
    /// is secret, and for several documents in one file.
    pub data_digest: Option<String>,
}

/// Why a file says nothing of how it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotReadable {
    /// It does not begin as PDF does.
    NotPdf,
    /// Its end is missing, or leads nowhere.
    Broken,
}

impl Manifest {
    fn values(&self) -> [(&'static str, &'static str, Option<&str>); 5] {
        [
            ("Program", "Program that wrote the file", Some(&self.program)),
            ("Standard", "Standard of form and layout", Some(&self.standard)),
            ("StandardDigest", "Digest of the standard", Some(&self.standard_digest)),
            ("TemplateDigest", "Digest of the templates", Some(&self.template_digest)),
            ("DataDigest", "Digest of the data", self.data_digest.as_deref()),
        ]
    }

    fn schema(&self) -> String {
        let property = |(name, what, _): &(&str, &str, Option<&str>)| {
            format!(
                "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:category>internal</pdfaProperty:category>\
                 <pdfaProperty:description>{what}</pdfaProperty:description>\
                 <pdfaProperty:name>{name}</pdfaProperty:name>\
                 <pdfaProperty:valueType>Text</pdfaProperty:valueType></rdf:li>"
            )
        };
        let said = self.values().into_iter().filter(|(_, _, value)| value.is_some());
        let properties: String = said.map(|it| property(&it)).collect();
        format!(
            "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>vanban manifest</pdfaSchema:schema>\
             <pdfaSchema:namespaceURI>{SCHEMA}</pdfaSchema:namespaceURI>\
             <pdfaSchema:prefix>vanban</pdfaSchema:prefix>\
             <pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property></rdf:li>"
        )
    }

    fn properties(&self) -> String {
        let property = |(name, _, value): (&str, &str, Option<&str>)| {
            let value = value?.replace('&', "&amp;").replace('<', "&lt;");
            Some(format!("{}{value}</vanban:{name}>", opening(name)))
        };
        self.values().into_iter().filter_map(property).collect()
    }

    /// The manifest of a record; none if it has none.
    fn of_record(record: &str) -> Option<Self> {
        let said = |name: &str| {
            let open = opening(name);
            let from = record.find(&open)? + open.len();
            let length = record[from..].find("</")?;
            let value = &record[from..from + length];
            Some(value.replace("&lt;", "<").replace("&amp;", "&"))
        };
        Some(Self {
            program: said("Program")?,
            standard: said("Standard")?,
            standard_digest: said("StandardDigest")?,
            template_digest: said("TemplateDigest")?,
            data_digest: said("DataDigest"),
        })
    }
}

fn opening(name: &str) -> String {
    format!("<vanban:{name} xmlns:vanban=\"{SCHEMA}\">")
}

/// A finished file that says how it was made; none if this program does not write files so.
pub fn with_manifest(bytes: &[u8], manifest: &Manifest) -> Option<Vec<u8>> {
    let mut rewrite = Rewrite::of(bytes)?;
    let number = record_number(&rewrite)?;
    let record = record(&rewrite, number)?;
    let (schema, properties) = (manifest.schema(), manifest.properties());
    let record = with_before(record, SCHEMAS_END, &schema)?;
    let record = with_before(&record, PROPERTIES_END, &properties)?;
    rewrite.replace(number, record_body(&record));
    Some(rewrite.finish())
}

/// A record without the digest of the data, for a file of several documents.
pub fn without_data(record: &str) -> String {
    let Some(manifest) = Manifest::of_record(record) else { return record.to_owned() };
    let less = Manifest { data_digest: None, ..manifest.clone() };
    record.replacen(&manifest.schema(), &less.schema(), 1).replacen(
        &manifest.properties(),
        &less.properties(),
        1,
    )
}

/// How a file was made, by what its first revision says: later ones are of who has signed it.
/// None for a file that says nothing of it.
///
/// # Errors
/// Returns why there is nothing to read.
pub fn manifest(bytes: &[u8]) -> Result<Option<Manifest>, NotReadable> {
    if !bytes[..bytes.len().min(1024)].windows(5).any(|it| it == b"%PDF-") {
        return Err(NotReadable::NotPdf);
    }
    if !ends_as_pdf(bytes) {
        return Err(NotReadable::Broken);
    }
    let Some(first) = first_revision(bytes) else { return Ok(None) };
    let Some(file) = Rewrite::of(first) else { return Ok(None) };
    let record = record_number(&file).and_then(|number| record(&file, number));
    Ok(record.and_then(Manifest::of_record))
}

/// The bytes of a file as this program wrote it, before what was added behind them; none if it
/// did not.
pub fn first_revision(bytes: &[u8]) -> Option<&[u8]> {
    let end = b"\n%%EOF";
    let mut from = 0;
    while let Some(at) = find(&bytes[from..], end) {
        from += at + end.len();
        let revision = &bytes[..from];
        if is_ended(revision) && PdfTable::read(revision).is_some() {
            return Some(revision);
        }
    }
    None
}

/// True if the last line before the end mark says where a table stands.
fn is_ended(revision: &[u8]) -> bool {
    let tail = &revision[revision.len().saturating_sub(40)..];
    find(tail, b"startxref\n").is_some()
}

/// True if the end of a file leads to a table of references, of either kind.
fn ends_as_pdf(bytes: &[u8]) -> bool {
    let tail = bytes.len().saturating_sub(1100);
    let Some(at) = rfind(&bytes[tail..], b"startxref") else { return false };
    let said = bytes[tail + at + b"startxref".len()..].trim_ascii_start();
    let digits = said.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let start = whole(&said[..digits]).and_then(|it| usize::try_from(it).ok());
    let table = start
        .and_then(|start| bytes.get(start..))
        .map(<[u8]>::trim_ascii_start);
    table.is_some_and(|table| {
        table.starts_with(b"xref") || table.first().is_some_and(u8::is_ascii_digit)
    })
}

fn record_number(file: &Rewrite<'_>) -> Option<u32> {
    let catalog = file.object(file.catalog()?)?;
    entry(catalog.value, b"/Metadata").and_then(super::file::first_reference)
}

fn record<'a>(file: &Rewrite<'a>, number: u32) -> Option<&'a str> {
    std::str::from_utf8(file.object(number)?.plain()?).ok()
}

fn record_body(record: &str) -> Vec<u8> {
    let length = record.len();
    format!("<</Length {length}/Type/Metadata/Subtype/XML>>\nstream\n{record}\nendstream")
        .into_bytes()
}

fn with_before(text: &str, mark: &str, new: &str) -> Option<String> {
    let (before, behind) = text.split_once(mark)?;
    Some([before, new, mark, behind].concat())
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn rfind(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|window| window == wanted)
}
