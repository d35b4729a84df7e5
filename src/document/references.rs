//! References by name: `[[id]]` in prose prints `khoản 2 Điều 5`, whatever the number is now.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::appendix::{Appendix, appendix_numbers};
use super::attached::Attached;
use super::model::Document;
use super::numbering::{annex_numbering, numbering};
use super::outline::{Numbered, Numbering, outline};
use super::section::Section;
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
    /// The annexes that have sections of their own, and how a part of the text is cited there,
    /// so that it is not taken for one of theirs.
    away: Option<(Arc<[Path]>, String)>,
}

impl CitedAs {
    /// How the part is cited in what stands at a path.
    pub fn at(&self, here: &Path) -> &str {
        let within = |annex: &Path| here.0.starts_with(&annex.0);
        if let Some((annexes, away)) = &self.away
            && annexes.iter().any(within)
        {
            return away;
        }
        match &self.near {
            Some((frame, near)) if here.0.starts_with(&frame.0) => near,
            _ => &self.full,
        }
    }

    /// A part's own citation, with what follows it.
    fn of(part: &Numbered, followed: impl Fn(&str) -> String) -> Self {
        let near = part.frame.clone().map(|frame| (frame, followed(&part.citation)));
        Self {
            full: followed(&part.full_citation),
            near,
            away: None,
        }
    }
}

impl From<String> for CitedAs {
    fn from(full: String) -> Self {
        Self { full, near: None, away: None }
    }
}

/// How each named part is cited.
#[derive(Clone, Debug, Default)]
pub struct References {
    /// From the document itself and its annexes.
    pub main: BTreeMap<String, CitedAs>,
    /// From each of the texts that come with it, and from their annexes.
    pub attached: Vec<BTreeMap<String, CitedAs>>,
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
        let root = Path::default();
        let mut texts = vec![Cites {
            parts: cites(
                standard,
                &document.sections,
                numbering,
                &document.appendices,
                &root,
                &own,
            ),
            outside: (words.of_this.text.as_str(), own.clone()),
        }];
        for ((attachment, path), names) in
            document.attachments().into_iter().zip(attached)
        {
            let numbering = names.numbering(attachment, standard);
            let (sections, annexes) = (&attachment.sections, &attachment.appendices);
            texts.push(Cites {
                parts: cites(
                    standard,
                    sections,
                    numbering,
                    annexes,
                    &path,
                    &names.name(attachment),
                ),
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
    parts: Vec<(String, CitedAs)>,
    outside: (&'a str, String),
}

impl Cites<'_> {
    /// How its parts are cited in itself, or in another text.
    fn seen(&self, inside: bool) -> Vec<(String, CitedAs)> {
        let (pattern, name) = &self.outside;
        let seen = |(id, citation): &(String, CitedAs)| {
            let cited = if inside {
                citation.clone()
            } else {
                cite(pattern, &citation.full, "kind", name).into()
            };
            (id.clone(), cited)
        };
        self.parts.iter().map(seen).collect()
    }
}

/// The named parts of a body and its annexes, each as it is cited there; `path` and `name` are
/// the text's.
fn cites(
    standard: &Standard,
    sections: &[Section],
    numbering: Numbering<'_>,
    appendices: &[Appendix],
    path: &Path,
    name: &str,
) -> Vec<(String, CitedAs)> {
    let own = appendices
        .iter()
        .enumerate()
        .filter(|(_, annex)| !annex.sections.is_empty());
    let own: Arc<[Path]> = own.map(|(i, _)| path.key("appendices").index(i)).collect();
    let of_body = |part: &Numbered| {
        let this = &standard.words.of_this.text;
        let away = cite(this, &part.full_citation, "kind", name);
        CitedAs {
            away: Some((own.clone(), away)),
            ..CitedAs::of(part, str::to_owned)
        }
    };
    let mut found: Vec<_> = outline(sections, &path.key("sections"), numbering)
        .into_iter()
        .filter_map(|part| Some((part.id.clone()?, of_body(&part))))
        .collect();
    let numbers = appendix_numbers(standard, appendices);
    for (i, (appendix, number)) in appendices.iter().zip(numbers).enumerate() {
        let path = path.key("appendices").index(i).key("sections");
        let pattern = &standard.words.of_appendix.text;
        let of = |citation: &str| cite(pattern, citation, "appendix", &number);
        for part in outline(&appendix.sections, &path, annex_numbering(standard)) {
            let Some(id) = part.id.clone() else { continue };
            found.push((id, CitedAs::of(&part, of)));
        }
        found.extend(appendix.id.clone().map(|id| (id, number.clone().into())));
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
