//! References by name: `[[id]]` in prose prints `khoản 2 Điều 5`, whatever the number is now.

use std::collections::BTreeMap;

use super::kind::SchemeName;
use super::model::Document;
use super::outline::{Numbering, outline};
use crate::standard::{Cited, Kind, Standard, fill};
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
            let Some(id) = part.id else { continue };
            let cited = kind.form.as_ref().map_or(Cited::InSentence, |form| form.cited);
            let name = match cited {
                Cited::AsNamed => kind.name.clone(),
                Cited::InSentence => vi::lower_first(&kind.name),
            };
            let this = cite(&words.of_this.text, &part.citation, "kind", &name);
            found.attached.insert(id.clone(), this);
            found.main.insert(id, part.citation);
        }
        for (i, appendix) in document.appendices.iter().enumerate() {
            let number = appendix_number(standard, i, document.appendices.len());
            let path = Path::default().key("appendices").index(i).key("sections");
            for part in outline(&appendix.sections, &path, annex_numbering(standard)) {
                let Some(id) = part.id else { continue };
                let text =
                    cite(&words.of_appendix.text, &part.citation, "appendix", &number);
                found.main.insert(id, text);
            }
            if let Some(id) = &appendix.id {
                found.main.insert(id.clone(), number);
            }
        }
        if let (Some(attachment), Some(kind)) = (&document.attachment, attached) {
            let numbering = self::numbering(attachment.scheme.as_ref(), standard, kind);
            let path = Path::default().key("attachment").key("sections");
            let name = attachment.title.as_deref().unwrap_or(&kind.name);
            for part in outline(&attachment.sections, &path, numbering) {
                let Some(id) = part.id else { continue };
                let text = cite(&words.of_attached.text, &part.citation, "kind", name);
                found.main.insert(id.clone(), text);
                found.attached.insert(id, part.citation);
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
