//! What a finding can be about: a rule is a value, so that a misspelt one does not compile.

use std::fmt;

use super::gate::Gate;
use super::message::Lang;
use super::page::{Example, Page};
use super::severity::Severity;

/// When a rule is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// A file is read: its bytes, its YAML, its list, its pictures and fonts.
    Reading,
    /// A tree is held against the schema and the standard.
    Form,
    /// What a document says is looked at as a whole.
    Data,
    /// A template makes the Typst source.
    Template,
    /// The finished pages are looked at.
    Pages,
    /// A run as a whole: copies of a list, numbers and names of several documents, products.
    Run,
}

impl Stage {
    /// The stage as messages print it.
    pub fn name(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::Reading => ("đọc tệp", "reading"),
            Self::Form => ("thể thức", "form"),
            Self::Data => ("nội dung", "data"),
            Self::Template => ("mẫu", "template"),
            Self::Pages => ("trang", "pages"),
            Self::Run => ("lượt chạy", "run"),
        };
        match lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
}

/// A rule that files and documents are held to.
pub struct Rule {
    /// Its stable name, in kebab case.
    pub name: &'static str,
    /// How grave it is to break it, before it stops a document.
    pub level: Severity,
    /// The first gate that it stops a document at; none if it stops none.
    pub refused_at: Option<Gate>,
    /// True if it is looked at only where a project or a run asks for it.
    pub is_quiet: bool,
    /// When it is looked at.
    pub stage: Stage,
    /// Its page, in Markdown.
    pub(super) page: &'static str,
}

impl Rule {
    /// How grave it is to break it at a gate; none where it is looked at only later.
    pub fn at(&self, gate: Gate) -> Option<Severity> {
        match self.refused_at {
            Some(from) if from <= gate => Some(Severity::Error),
            Some(_) if self.level == Severity::Error => None,
            _ => Some(self.level),
        }
    }

    /// True if neither a project nor a run can lower it: what breaks it is no document, or not
    /// done.
    pub fn is_fixed(&self) -> bool {
        self.level == Severity::Error
    }

    /// What it says, in one sentence.
    pub fn summary(&self, lang: Lang) -> &'static str {
        let page = Page::new(self.page);
        page.fact(match lang {
            Lang::Vi => "vi",
            Lang::En => "en",
        })
    }

    /// Where it comes from: a clause of the decree, another standard, or practice.
    pub fn source(&self, lang: Lang) -> &'static str {
        let source = Page::new(self.page).fact("source");
        let (vi, en) = source.split_once(" | ").unwrap_or((source, source));
        match lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    /// True if the decree lays it down: it holds for documents of the decree's line of standards.
    pub fn is_of_decree(&self) -> bool {
        self.source(Lang::Vi).starts_with("Nghị định 30/2020/NĐ-CP")
    }

    /// The test that breaks it, where no data of an example can.
    pub fn test(&self) -> Option<&'static str> {
        Some(Page::new(self.page).fact("test")).filter(|name| !name.is_empty())
    }

    /// What it means, why it matters, and how to put it right.
    pub fn prose(&self, lang: Lang) -> &'static str {
        Page::new(self.page).prose(lang)
    }

    /// Data that breaks it and data that keeps it.
    pub fn examples(&self) -> Vec<Example> {
        Page::new(self.page).examples()
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Rule {}

impl PartialEq<str> for Rule {
    fn eq(&self, name: &str) -> bool {
        self.name == name
    }
}

/// The name says it all; a page in every finding would drown the rest.
impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
