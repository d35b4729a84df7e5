//! Where each stretch of the Typst source comes from in the data.
//!
//! Values are written with a mark in front; once the source is whole, the marks are taken out of
//! it and kept beside it. A mark is made of control characters, which no data can hold.

use std::fmt::Write;

use crate::compose::At;

const BEGIN: char = '\u{1}';
const END: char = '\u{2}';

/// The number of an origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark(pub(super) usize);

impl Mark {
    pub(super) fn write(self, out: &mut String) {
        let _ = write!(out, "{BEGIN}{}{END}", self.0);
    }
}

/// Where the stretches of a source come from.
#[derive(Debug, Default)]
pub(super) struct Origins {
    paths: Vec<At>,
    /// Where a stretch begins, what it comes from, and how many bytes of marks were taken out
    /// before it; in order.
    begins: Vec<(usize, usize, usize)>,
}

impl Origins {
    /// Takes the marks out of a source.
    pub(super) fn of(marked: String, paths: Vec<At>) -> (String, Self) {
        if !marked.contains(BEGIN) {
            return (marked, Self { paths, begins: vec![] });
        }
        let mut source = String::with_capacity(marked.len());
        let mut begins = vec![];
        let mut parts = marked.split(BEGIN);
        source.push_str(parts.next().unwrap_or_default());
        let mut taken = 0;
        for part in parts {
            let (number, rest) = part.split_once(END).unwrap_or(("", part));
            taken += part.len() - rest.len() + BEGIN.len_utf8();
            if let Ok(number) = number.parse() {
                begins.push((source.len(), number, taken));
            }
            source.push_str(rest);
        }
        (source, Self { paths, begins })
    }

    /// What an offset of the source comes from: the value that stands there, or last before it.
    pub(super) fn at(&self, offset: usize) -> Option<&At> {
        let after = self.begins.partition_point(|(begin, ..)| *begin <= offset);
        let (_, number, _) = self.begins.get(after.checked_sub(1)?)?;
        self.paths.get(*number)
    }

    /// An offset of the source as it was with its marks.
    pub(super) fn marked(&self, offset: usize) -> usize {
        let after = self.begins.partition_point(|(begin, ..)| *begin <= offset);
        let taken = after.checked_sub(1).map_or(0, |last| self.begins[last].2);
        offset + taken
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::yaml::Path;

    #[test]
    fn marks_are_taken_out_and_remembered() {
        let paths: Vec<At> =
            ["a", "b"].map(|key| Arc::new(Path::default().key(key))).into();
        let mut marked = String::from("x ");
        Mark(0).write(&mut marked);
        marked.push_str("#\"một\";");
        Mark(1).write(&mut marked);
        marked.push_str("#\"hai\"; y");
        let (source, origins) = Origins::of(marked.clone(), paths);
        assert_eq!(source, "x #\"một\";#\"hai\"; y");
        let named = |text: &str| {
            let at = source.find(text).unwrap();
            assert!(marked[origins.marked(at)..].starts_with(text));
            origins.at(at).map(ToString::to_string)
        };
        assert_eq!(named("một").as_deref(), Some("a"));
        assert_eq!(named("hai").as_deref(), Some("b"));
        assert_eq!(named("x"), None);
    }
}
