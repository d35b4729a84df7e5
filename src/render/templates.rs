//! The templates: the project's own file by file, else the embedded ones.

use std::collections::BTreeMap;
use std::path::Path;

use super::components::{NUMBERS, numbers};
use super::embedded::EMBEDDED;
use crate::standard::{Chosen, Standard};

/// Every template of a project, by its path under `templates/`.
#[derive(Clone, Debug, Default)]
pub struct Templates {
    files: BTreeMap<String, Template>,
}

/// A template's text, and the name that messages call it.
#[derive(Clone, Debug)]
pub struct Template {
    /// What stands in it.
    pub text: String,
    /// The path of the user's file, or `templates/…` of the program.
    pub shown: String,
}

impl Templates {
    /// The templates of the program alone.
    pub fn embedded() -> Self {
        let template = |(name, text): &(&str, &str)| {
            let shown = format!("<vanban>/templates/{name}");
            ((*name).to_owned(), Template { text: (*text).to_owned(), shown })
        };
        Self { files: EMBEDDED.iter().map(template).collect() }
    }

    /// The embedded templates, with others in their place, each by its path under `templates/`.
    #[must_use]
    pub fn with(others: impl IntoIterator<Item = (String, Template)>) -> Self {
        let mut templates = Self::embedded();
        templates.files.extend(others);
        templates
    }

    /// The same templates with a standard's sizes and lengths, and those that the project has
    /// chosen, unless the project has a component of its own for them.
    #[must_use]
    pub fn with_numbers(mut self, standard: &Standard, chosen: &Chosen) -> Self {
        let embedded = EMBEDDED.iter().find(|(name, _)| *name == NUMBERS);
        let own = |text: &str| embedded.is_none_or(|(_, embedded)| *embedded != text);
        if let Some(template) = self.files.get_mut(NUMBERS)
            && !own(&template.text)
        {
            template.text = numbers(standard, chosen);
        }
        self
    }

    /// The template of the standard's forms that a template builds on, by the names of its
    /// `extends`: the template itself if it is one of them.
    pub fn form_of<'a>(&self, template: &str, forms: &[&'a str]) -> Option<&'a str> {
        let mut name = template.to_owned();
        // No chain is longer than there are templates; a ring of them ends.
        for _ in 0..=self.files.len() {
            if let Some(form) = forms.iter().find(|form| **form == name) {
                return Some(form);
            }
            let text = &self.files.get(&format!("{name}.typ.j2"))?.text;
            extended(text)?.strip_suffix(".typ.j2")?.clone_into(&mut name);
        }
        None
    }

    /// A template by its path under `templates/`.
    pub fn get(&self, name: &str) -> Option<&Template> {
        self.files.get(name)
    }

    /// Every template, by its path under `templates/`.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Template)> {
        self.named(|_| true)
    }

    /// The Typst components: path under `templates/`, text and shown name.
    pub fn components(&self) -> impl Iterator<Item = (&str, &Template)> {
        self.named(is_component)
    }

    /// The minijinja templates, likewise.
    pub(super) fn sources(&self) -> impl Iterator<Item = (&str, &Template)> {
        self.named(is_source)
    }

    fn named(&self, is: fn(&str) -> bool) -> impl Iterator<Item = (&str, &Template)> {
        let files = self.files.iter().map(|(name, template)| (name.as_str(), template));
        files.filter(move |(name, _)| is(name))
    }
}

/// The template that a template's text says it extends, outside its comments.
fn extended(text: &str) -> Option<&str> {
    text.split("{#").find_map(|part| {
        let code = part.split_once("#}").map_or(part, |(_, code)| code);
        let (_, after) = code.split_once("extends")?;
        let quote = after.find(['"', '\''])?;
        let (mark, name) = after[quote..].split_at(1);
        name.split_once(mark).map(|(name, _)| name)
    })
}

fn is_component(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "typ")
}

fn is_source(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "j2")
}
