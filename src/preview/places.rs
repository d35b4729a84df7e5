//! Places in files as the page shows them, each once.

use std::collections::HashMap;
use std::path::Path;

use serde::Serialize;

use crate::diag::Place;

/// A place in a file, as the page reads it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub(super) struct ShownPlace {
    /// The file as messages name it.
    pub(super) file: String,
    /// The file from the root of the disk.
    pub(super) path: String,
    /// From 1.
    pub(super) line: usize,
    /// From 1.
    pub(super) column: usize,
    /// The whole line.
    pub(super) source: String,
}

impl From<&Place> for ShownPlace {
    fn from(place: &Place) -> Self {
        let (line, column) = place.line_column();
        let (file, text) = (&place.file.name, &place.file.text);
        let path = std::path::absolute(Path::new(file));
        let path = path.map_or(file.clone(), |path| path.to_string_lossy().into_owned());
        let source = text.split('\n').nth(line - 1).unwrap_or_default();
        Self {
            file: file.clone(),
            path,
            line,
            column,
            source: source.trim_end_matches('\r').to_owned(),
        }
    }
}

/// A list of places without repetitions.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    pub(super) list: Vec<ShownPlace>,
    numbers: HashMap<(String, usize), usize>,
}

impl Places {
    /// The index of a place.
    pub(super) fn number(&mut self, place: &Place) -> usize {
        let key = (place.file.name.clone(), place.range.start);
        *self.numbers.entry(key).or_insert_with(|| {
            self.list.push(place.into());
            self.list.len() - 1
        })
    }
}
