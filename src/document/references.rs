//! References by name: `[[id]]` in prose prints `khoản 2 Điều 5`, whatever the number is now.

use std::collections::BTreeMap;

use super::appendix::{Appendix, appendix_numbers};
use super::attached::Attached;
use super::model::Document;
use super::numbering::{annex_numbering, numbering};
use super::outline::{Numbered, Numbering, outline};
use super::section::Section;
use crate::standard::{Cited, Kind, Standard, fill};
use crate::vi;
use crate::yaml::Path;

/// How each named part is cited.
#[derive(Clone, Debug, Default)]
pub struct References {
    /// From the document itself and its annexes.
    pub main: BTreeMap<String, String>,
    /// From each of the texts that come with it, and from their annexes.
    pub attached: Vec<BTreeMap<String, String>>,
}

impl References {
    /// The references of a document of a kind, whose attached texts are of others.
    pub fn of(
        document: &Document,
        standard: &Standard,
        kind: &Kind,
        attached: &[Attached],
    ) -> Self {
        let words = &standard.words;
        let cited = kind.form.as_ref().map_or(Cited::InSentence, |form| form.cited);
        let own = match cited {
            Cited::AsNamed => kind.name.clone(),
            Cited::InSentence => vi::lower_first(&kind.name),
        };
        let numbering = numbering(document.scheme.as_ref(), standard, kind);
        let mut texts = vec![Cites {
            parts: cites(standard, &document.sections, numbering, &document.appendices),
            outside: (words.of_this.text.as_str(), own),
        }];
        for ((attachment, _), names) in document.attachments().into_iter().zip(attached) {
            let numbering = names.numbering(attachment, standard);
            let (sections, annexes) = (&attachment.sections, &attachment.appendices);
            texts.push(Cites {
                parts: cites(standard, sections, numbering, annexes),
                outside: (words.of_attached.text.as_str(), names.name(attachment)),
            });
        }
        let from = |here: usize| {
            let all = texts.iter().enumerate();
            all.flat_map(|(i, text)| text.seen(i == here)).collect()
        };
        Self {
            main: from(0),
            attached: (1..texts.len()).map(from).collect(),
        }
    }
}

/// The named parts of a text, and how it is called from outside.
struct Cites<'a> {
    parts: Vec<(String, String)>,
    outside: (&'a str, String),
}

impl Cites<'_> {
    /// How its parts are cited in itself, or in another text.
    fn seen(&self, inside: bool) -> Vec<(String, String)> {
        let (pattern, name) = &self.outside;
        let seen = |(id, citation): &(String, String)| {
            let cited = if inside {
                citation.clone()
            } else {
                cite(pattern, citation, "kind", name)
            };
            (id.clone(), cited)
        };
        self.parts.iter().map(seen).collect()
    }
}

/// The named parts of a body and its annexes, each as it is cited there.
fn cites(
    standard: &Standard,
    sections: &[Section],
    numbering: Numbering<'_>,
    appendices: &[Appendix],
) -> Vec<(String, String)> {
    let path = Path::default();
    let named = |part: Numbered| Some((part.id?, part.citation));
    let mut found: Vec<_> = outline(sections, &path, numbering)
        .into_iter()
        .filter_map(named)
        .collect();
    let numbers = appendix_numbers(standard, appendices);
    for (appendix, number) in appendices.iter().zip(numbers) {
        let parts = outline(&appendix.sections, &path, annex_numbering(standard));
        let pattern = &standard.words.of_appendix.text;
        let inside = |(id, citation): (String, String)| {
            (id, cite(pattern, &citation, "appendix", &number))
        };
        found.extend(parts.into_iter().filter_map(named).map(inside));
        found.extend(appendix.id.clone().map(|id| (id, number.clone())));
    }
    found
}

fn cite(pattern: &str, citation: &str, key: &str, of: &str) -> String {
    fill(pattern, |name| match name {
        "citation" => Some(citation.to_owned()),
        name if name == key => Some(of.to_owned()),
        _ => None,
    })
}
