//! The fonts that pages may use: the bundled ones, and others only when asked for.

use std::path::Path;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontStyle, FontWeight};
use typst::utils::LazyHash;
use typst_kit::fonts::FontStore;

/// The family that the program brings along (metrics of Times New Roman, OFL 1.1).
const BUNDLED_FAMILY: &str = "Liberation Serif";

static BUNDLED: [&[u8]; 4] = [
    include_bytes!("../../fonts/LiberationSerif-Regular.ttf"),
    include_bytes!("../../fonts/LiberationSerif-Bold.ttf"),
    include_bytes!("../../fonts/LiberationSerif-Italic.ttf"),
    include_bytes!("../../fonts/LiberationSerif-BoldItalic.ttf"),
];

/// The regular face that the program brings along.
pub fn embedded_face() -> &'static [u8] {
    BUNDLED[0]
}

/// One of the four faces that documents need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Face {
    /// The bold one of a pair.
    pub bold: bool,
    /// The italic one of a pair.
    pub italic: bool,
}

impl Face {
    const ALL: [Self; 4] = [
        Self { bold: false, italic: false },
        Self { bold: true, italic: false },
        Self { bold: false, italic: true },
        Self { bold: true, italic: true },
    ];

    /// The face's usual name.
    pub fn name(self) -> &'static str {
        match (self.bold, self.italic) {
            (false, false) => "Regular",
            (true, false) => "Bold",
            (false, true) => "Italic",
            (true, true) => "Bold Italic",
        }
    }
}

/// Why a family cannot be used.
#[derive(Clone, Debug)]
pub enum FontFault {
    /// No font of that family was found; the families that were.
    NotFound(Vec<String>),
    /// These faces are missing.
    Incomplete(Vec<Face>),
}

/// The fonts of a run.
pub struct Fonts {
    store: FontStore,
    family: String,
}

impl Fonts {
    /// The family that the program brings along, in its four faces.
    pub fn bundled() -> Self {
        let mut store = FontStore::new();
        for data in BUNDLED {
            store.extend(Font::iter(Bytes::new(data)).map(|font| {
                let info = font.info().clone();
                (font, info)
            }));
        }
        Self { store, family: BUNDLED_FAMILY.to_owned() }
    }

    /// A family by its name: the bundled one, or one in the given folders, or, since it was
    /// asked for by name, one of the system.
    ///
    /// # Errors
    /// Says what is missing; a family needs all four faces.
    pub fn find(family: &str, folders: &[&Path]) -> Result<Self, FontFault> {
        let mut fonts = Self::bundled();
        family.clone_into(&mut fonts.family);
        let key = family.to_lowercase();
        if !fonts.store.book().contains_family(&key) {
            for folder in folders.iter().filter(|folder| folder.is_dir()) {
                fonts.store.extend(typst_kit::fonts::scan(folder));
            }
        }
        if !fonts.store.book().contains_family(&key) {
            fonts.store.extend(typst_kit::fonts::system());
        }
        let book = fonts.store.book();
        if !book.contains_family(&key) {
            let mut families: Vec<_> =
                book.families().map(|(name, _)| name.to_owned()).collect();
            families.sort();
            return Err(FontFault::NotFound(families));
        }
        let missing: Vec<_> = Face::ALL
            .into_iter()
            .filter(|face| !has_face(book, &key, *face))
            .collect();
        if missing.is_empty() {
            Ok(fonts.only(&key))
        } else {
            Err(FontFault::Incomplete(missing))
        }
    }

    /// The bundled family and the faces of one more, in an order that does not depend on how
    /// folders were read: pages can use nothing that is not known here.
    fn only(self, key: &str) -> Self {
        let book = self.store.book();
        let faces = book.select_family(key).filter_map(|i| self.store.font(i));
        let mut faces: Vec<Font> = faces.collect();
        faces.sort_by_cached_key(|font| (font.data().to_vec(), font.index()));
        let mut fonts = Self { family: self.family, ..Self::bundled() };
        fonts.store.extend(faces.into_iter().map(|font| {
            let info = font.info().clone();
            (font, info)
        }));
        fonts
    }

    /// The name of the family that the text is set in.
    pub fn family(&self) -> &str {
        &self.family
    }

    /// The faces of the family, if it is not the bundled one.
    pub fn added(&self) -> Option<Vec<Bytes>> {
        if self.family == BUNDLED_FAMILY {
            return None;
        }
        let faces = self.store.book().select_family(&self.family.to_lowercase());
        Some(
            faces
                .filter_map(|i| Some(self.store.font(i)?.data().clone()))
                .collect(),
        )
    }

    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        self.store.book()
    }

    pub(super) fn font(&self, index: usize) -> Option<Font> {
        self.store.font(index)
    }
}

fn has_face(book: &FontBook, family: &str, face: Face) -> bool {
    book.select_family(family)
        .filter_map(|index| book.info(index))
        .any(|info| {
            let italic = info.variant.style != FontStyle::Normal;
            let bold = info.variant.weight >= FontWeight::SEMIBOLD;
            (italic, bold) == (face.italic, face.bold)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_family_has_four_faces_and_every_vietnamese_letter() {
        let fonts = Fonts::bundled();
        let book = fonts.book();
        let family = BUNDLED_FAMILY.to_lowercase();
        assert!(Face::ALL.into_iter().all(|face| has_face(book, &family, face)));
        let letters = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstu\
                       ùúủũụưừứửữựvxyỳýỷỹỵ";
        for index in book.select_family(&family) {
            let coverage = &book.info(index).unwrap().coverage;
            for letter in letters.chars().chain(letters.to_uppercase().chars()) {
                assert!(coverage.contains(u32::from(letter)), "{letter}");
            }
        }
    }

    #[test]
    fn an_unknown_family_is_a_fault() {
        let fault = Fonts::find("Không Có Phông Này", &[]).err();
        assert!(matches!(fault, Some(FontFault::NotFound(_))));
    }
}
