//! The pictures of a composed document.

use std::collections::BTreeMap;

use super::composed::{Block, Body, Composed, Picture};

impl Composed {
    /// Gives each picture whose width the data does not say that of its file, in mm.
    pub fn size_pictures(&mut self, widths: &BTreeMap<String, f64>) {
        for picture in self.pictures_mut() {
            picture.width = picture.width.or_else(|| widths.get(&picture.file).copied());
        }
    }

    fn pictures_mut(&mut self) -> impl Iterator<Item = &mut Picture> {
        let attached = self.attachment.iter_mut().map(|it| &mut it.body);
        let annexes = self.appendices.iter_mut().map(|it| &mut it.body);
        let bodies = std::iter::once(&mut self.body).chain(attached).chain(annexes);
        bodies.flat_map(|Body { preamble, parts, .. }| {
            preamble
                .iter_mut()
                .chain(parts)
                .filter_map(|part| match &mut part.block {
                    Block::Picture(picture) => Some(picture),
                    _ => None,
                })
        })
    }
}
