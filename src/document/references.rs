//! References by name: `[[id]]` in prose prints `khoản 2 Điều 5`, whatever the number is now.

use std::collections::BTreeMap;

use super::kind::SchemeName;
use super::model::Document;
use super::outline::{Numbered, Numbering, outline};
use crate::standard::{Cited, Kind, Standard, fill};
use crate::vi;
use crate::yaml::Path;

/// How a named part is cited, which depends on where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitedAs {
    /// From everywhere else.
    full: String,
    /// The frame that the part lies in, and how it is cited there.
    near: Option<(Path, String)>,
}

impl CitedAs {
    /// How the part is cited in what stands at a path.
    pub fn at(&self, here: &Path) -> &str {
        match &self.near {
            Some((frame, near)) if here.0.starts_with(&frame.0) => near,
            _ => &self.full,
        }
    }

    /// A part's own citation, with what follows it.
    fn of(part: &Numbered, followed: impl Fn(&str) -> String) -> Self {
        let near = part.frame.clone().map(|frame| (frame, followed(&part.citation)));
        Self { full: followed(&part.full_citation), near }
    }
}

impl From<String> for CitedAs {
    fn from(full: String) -> Self {
        Self { full, near: None }
    }
}

/// How each named part is cited.
#[derive(Clone, Debug, Default)]
pub struct References {
    /// From the document itself and its annexes.
    pub main: BTreeMap<String, CitedAs>,
    /// From the text that comes with it.
    pub attached: BTreeMap<String, CitedAs>,
}

impl References {
    /// The references of a document of a kind, whose attached text is of another.
    pub fn of(
        document: &Document,
        standard: &Standard,
        kind: &Kind,
        attached: Option<&Kind>,
    ) -> Self {
        let mut found = Self::default();
        let words = &standard.words;
        let numbering = numbering(document.scheme.as_ref(), standard, kind);
        let path = Path::default().key("sections");
        for part in outline(&document.sections, &path, numbering) {
            let Some(id) = part.id.clone() else { continue };
            let cited = kind.form.as_ref().map_or(Cited::InSentence, |form| form.cited);
            let name = match cited {
                Cited::AsNamed => kind.name.clone(),
                Cited::InSentence => vi::lower_first(&kind.name),
            };
            let this = cite(&words.of_this.text, &part.full_citation, "kind", &name);
            found.attached.insert(id.clone(), this.into());
            found.main.insert(id, CitedAs::of(&part, str::to_owned));
        }
        for (i, appendix) in document.appendices.iter().enumerate() {
            let number = appendix_number(standard, i, document.appendices.len());
            let path = Path::default().key("appendices").index(i).key("sections");
            for part in outline(&appendix.sections, &path, annex_numbering(standard)) {
                let Some(id) = part.id.clone() else { continue };
                let pattern = &words.of_appendix.text;
                let of = |citation: &str| cite(pattern, citation, "appendix", &number);
                found.main.insert(id, CitedAs::of(&part, of));
            }
            if let Some(id) = &appendix.id {
                found.main.insert(id.clone(), number.into());
            }
        }
        if let (Some(attachment), Some(kind)) = (&document.attachment, attached) {
            let numbering = self::numbering(attachment.scheme.as_ref(), standard, kind);
            let path = Path::default().key("attachment").key("sections");
            let name = attachment.title.as_deref().unwrap_or(&kind.name);
            for part in outline(&attachment.sections, &path, numbering) {
                let Some(id) = part.id.clone() else { continue };
                let pattern = &words.of_attached.text;
                let text = cite(pattern, &part.full_citation, "kind", name);
                found.main.insert(id.clone(), text.into());
                found.attached.insert(id, CitedAs::of(&part, str::to_owned));
            }
        }
        found
    }
}

fn cite(pattern: &str, citation: &str, key: &str, of: &str) -> String {
    fill(pattern, |name| match name {
        "citation" => Some(citation.to_owned()),
        name if name == key => Some(of.to_owned()),
        _ => None,
    })
}

/// The number of an annex among so many, from 0: `Phụ lục`, or `Phụ lục II`.
pub fn appendix_number(standard: &Standard, i: usize, of: usize) -> String {
    fill(&standard.words.appendix.text, |name| match name {
        "roman" if of > 1 => Some(vi::roman(i + 1)),
        "n" if of > 1 => Some((i + 1).to_string()),
        _ => None,
    })
}

/// How a body is numbered: by the given scheme, else as its kind is. A scheme that is not the
/// kind's begins at its own first level.
pub(super) fn numbering<'a>(
    given: Option<&'a SchemeName>,
    standard: &'a Standard,
    kind: &'a Kind,
) -> Numbering<'a> {
    let own = Numbering { standard, scheme: &kind.scheme, top: &kind.top };
    let Some(name) = given.filter(|name| name.0 != kind.scheme) else { return own };
    let Some(scheme) = standard.schemes.get(&name.0) else { return own };
    Numbering { standard, scheme: &name.0, top: &scheme.top }
}

/// How annexes are numbered.
pub fn annex_numbering(standard: &Standard) -> Numbering<'_> {
    let scheme = &standard.annex_scheme;
    let top = standard.schemes.get(scheme).map_or("", |scheme| &scheme.top);
    Numbering { standard, scheme, top }
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

/// The text at a path with its references written out; what names nothing stays as it is.
pub fn expand(text: &str, known: &BTreeMap<String, CitedAs>, here: &Path) -> String {
    let mut written = String::with_capacity(text.len());
    let mut done = 0;
    for (range, name) in reference_names(text) {
        if let Some(citation) = known.get(name) {
            written.push_str(&text[done..range.start]);
            written.push_str(citation.at(here));
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
        let citation = CitedAs::from("khoản 2 Điều 5".to_owned());
        let known = BTreeMap::from([("a".to_owned(), citation)]);
        let expand = |text| expand(text, &known, &Path::default());
        assert_eq!(
            expand("theo [[a]], [[b]] và [[c d]]"),
            "theo khoản 2 Điều 5, [[b]] và [[c d]]"
        );
        assert_eq!(expand("[[[[a]]"), "[[khoản 2 Điều 5");
    }
}
