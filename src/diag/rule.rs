//! What a finding can be about: a rule is a value, so that a misspelt one does not compile.

use std::fmt;

use super::Severity;

/// When a rule is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// A file is read: its bytes, its YAML, its list.
    Reading,
    /// A tree is held against the schema and the standard.
    Form,
    /// What a document says is looked at as a whole.
    Data,
    /// A template makes the Typst source.
    Template,
    /// The finished pages are looked at.
    Pages,
    /// Products are made and written.
    Run,
}

/// A rule that files and documents are held to.
#[derive(Debug)]
pub struct Rule {
    /// Its stable name, in kebab case.
    pub name: &'static str,
    /// How grave it is to break it.
    pub level: Severity,
    /// When it is looked at.
    pub stage: Stage,
}

impl Rule {
    /// The rule of a name.
    pub fn find(name: &str) -> Option<&'static Self> {
        super::rules::ALL.iter().copied().find(|rule| rule.name == name)
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

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
