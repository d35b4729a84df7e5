//! What the parts of a workbook are read by: names in its archive, elements and their texts.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;

use crate::bounds::WORKBOOK_BYTES;

/// The largest size for which memory is taken before a part is read, in bytes.
const MAX_TRUSTED: usize = 32 * 1024 * 1024;

/// The parts of a file, by names of which case and the sort of slash do not matter.
pub(super) struct Parts<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: HashMap<String, usize>,
    /// How many more bytes may be unpacked.
    left: u64,
    /// True once there were more.
    pub(super) is_too_large: bool,
}

impl<'a> Parts<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Option<Self> {
        let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let named = archive.file_names().enumerate();
        let named = named.filter_map(|(at, name)| Some((plain(&name.ok()?), at)));
        let names = named.collect();
        Some(Self {
            archive,
            names,
            left: WORKBOOK_BYTES,
            is_too_large: false,
        })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&plain(name))
    }

    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        let index = *self.names.get(&plain(name))?;
        let file = self.archive.by_index(index).ok()?;
        let size = usize::try_from(file.size().min(self.left)).unwrap_or(0);
        // The archive may say what it likes of a size.
        let mut bytes = Vec::with_capacity(size.min(MAX_TRUSTED));
        file.take(self.left.saturating_add(1)).read_to_end(&mut bytes).ok()?;
        let Some(left) = self.left.checked_sub(bytes.len() as u64) else {
            self.is_too_large = true;
            return None;
        };
        self.left = left;
        if bytes.starts_with(b"\xef\xbb\xbf") {
            bytes.drain(..3);
        }
        let text = String::from_utf8(bytes);
        Some(
            text.unwrap_or_else(|it| String::from_utf8_lossy(it.as_bytes()).into_owned()),
        )
    }
}

/// A name in lower case, with `/`, from the root.
fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// A target of a relation, from the root.
pub(super) fn target(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if target.starts_with('/') {
        return target;
    }
    let mut steps: Vec<&str> =
        folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => {
                steps.pop();
            }
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// Calls `visit` for every event of a text; a text that is no XML ends early.
pub(super) fn events(xml: &str, mut visit: impl FnMut(&Event<'_>)) {
    events_while(xml, |event| {
        visit(event);
        true
    });
}

/// The same, until `visit` has had enough.
pub(super) fn events_while(xml: &str, mut visit: impl FnMut(&Event<'_>) -> bool) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    while let Ok(event) = reader.read_event() {
        if matches!(event, Event::Eof) || !visit(&event) {
            break;
        }
    }
}

/// Calls `visit` for every element of a text.
pub(super) fn elements(xml: &str, mut visit: impl FnMut(&BytesStart<'_>)) {
    events(xml, |event| {
        if let Event::Start(tag) | Event::Empty(tag) = event {
            visit(tag);
        }
    });
}

/// The value of an attribute, whatever its prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    attributes.with_checks(false);
    let found = attributes.flatten().find(|it| it.key.local_name().as_ref() == name)?;
    Some(quick_xml::escape::unescape(&found.value).ok()?.into_owned())
}

/// True for `1` and `true`.
pub(super) fn is_set(tag: &BytesStart<'_>, name: &str) -> bool {
    matches!(attribute(tag, name).as_deref(), Some("1" | "true"))
}

/// The text that an event says, if it says any.
pub(super) fn said(event: &Event<'_>, into: &mut String) {
    match event {
        Event::Text(text) => into.push_str(text),
        Event::CData(text) => into.push_str(text),
        Event::GeneralRef(reference) => into.extend(referred(reference)),
        _ => {}
    }
}

fn referred(reference: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Some(c);
    }
    Some(match &**reference {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}
