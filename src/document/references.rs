//! References by name: `[[id]]` in prose prints `khoản 2 Điều 5`, whatever the number is now.

use std::collections::BTreeMap;

use super::kind::KindInfo;
use super::model::{Attachment, Document};
use super::outline::{Level, Scheme, outline};
use crate::vi;
use crate::yaml::Path;

/// How each named part is cited.
#[derive(Clone, Debug, Default)]
pub struct References {
    /// From the document itself and its annexes.
    pub main: BTreeMap<String, String>,
    /// From the text that comes with it.
    pub attached: BTreeMap<String, String>,
}

/// How the body of a text that comes with a decision is numbered.
pub fn attached_scheme(attachment: &Attachment, kind: &KindInfo) -> (Scheme, Level) {
    scheme(attachment.scheme, kind)
}

/// The scheme of a body and its first level: the given scheme, else the kind's.
pub fn scheme(given: Option<Scheme>, kind: &KindInfo) -> (Scheme, Level) {
    match given {
        Some(Scheme::MucKhoan) if kind.scheme != Scheme::MucKhoan => {
            (Scheme::MucKhoan, Level::Muc)
        }
        Some(Scheme::ChuongDieu) if kind.scheme != Scheme::ChuongDieu => {
            (Scheme::ChuongDieu, Level::Dieu)
        }
        _ => (kind.scheme, kind.top),
    }
}

impl References {
    /// The references of a document of a kind, whose attached text is of another.
    pub fn of(document: &Document, kind: &KindInfo, attached: Option<&KindInfo>) -> Self {
        let mut found = Self::default();
        let (numbering, top) = scheme(document.scheme, kind);
        let path = Path::default().key("sections");
        for part in outline(&document.sections, &path, numbering, top) {
            let Some(id) = part.id else { continue };
            let name = vi::lower_first(&kind.name);
            let name = if kind.form == "quyet-dinh" || kind.form == "nghi-quyet" {
                kind.name.to_string()
            } else {
                name
            };
            found
                .attached
                .insert(id.clone(), format!("{} {name} này", part.citation));
            found.main.insert(id, part.citation);
        }
        for (i, appendix) in document.appendices.iter().enumerate() {
            let number = match document.appendices.len() {
                1 => "Phụ lục".to_owned(),
                _ => format!("Phụ lục {}", vi::roman(i + 1)),
            };
            let path = Path::default().key("appendices").index(i).key("sections");
            for part in outline(&appendix.sections, &path, Scheme::MucKhoan, Level::Muc) {
                let Some(id) = part.id else { continue };
                found.main.insert(id, format!("{} {number}", part.citation));
            }
            if let Some(id) = &appendix.id {
                found.main.insert(id.clone(), number);
            }
        }
        if let (Some(attachment), Some(kind)) = (&document.attachment, attached) {
            let (numbering, top) = attached_scheme(attachment, kind);
            let path = Path::default().key("attachment").key("sections");
            let name = attachment.title.as_deref().unwrap_or(&kind.name);
            for part in outline(&attachment.sections, &path, numbering, top) {
                let Some(id) = part.id else { continue };
                found
                    .main
                    .insert(id.clone(), format!("{} {name} kèm theo", part.citation));
                found.attached.insert(id, part.citation);
            }
        }
        found
    }
}

/// The stretches `[[id]]` of a text: the bytes, and the name in them.
pub fn reference_names(text: &str) -> Vec<(std::ops::Range<usize>, &str)> {
    let mut found = vec![];
    let mut from = 0;
    while let Some(start) = text[from..].find("[[").map(|at| from + at) {
        let Some(length) = text[start + 2..].find("]]") else { break };
        let name = &text[start + 2..start + 2 + length];
        let is_name = !name.is_empty()
            && name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        if is_name {
            found.push((start..start + length + 4, name));
        }
        from = start + 2;
    }
    found
}

/// The text with its references written out; what names nothing stays as it is.
pub fn expand(text: &str, known: &BTreeMap<String, String>) -> String {
    let mut written = String::with_capacity(text.len());
    let mut done = 0;
    for (range, name) in reference_names(text) {
        if let Some(citation) = known.get(name) {
            written.push_str(&text[done..range.start]);
            written.push_str(citation);
            done = range.end;
        }
    }
    written.push_str(&text[done..]);
    written
}

/// The stretches `[^name]` of a text: the bytes, and the name in them.
pub fn note_names(text: &str) -> Vec<(std::ops::Range<usize>, &str)> {
    let mut found = vec![];
    for (start, _) in text.match_indices("[^") {
        let Some(length) = text[start + 2..].find(']') else { break };
        let name = &text[start + 2..start + 2 + length];
        if !name.is_empty()
            && name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        {
            found.push((start..start + length + 3, name));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_names_are_written_out() {
        let known = BTreeMap::from([("a".to_owned(), "khoản 2 Điều 5".to_owned())]);
        assert_eq!(
            expand("theo [[a]], [[b]] và [[c d]]", &known),
            "theo khoản 2 Điều 5, [[b]] và [[c d]]"
        );
        assert_eq!(expand("[[[[a]]", &known), "[[khoản 2 Điều 5");
    }
}
