//! Joins files as they come: each object is written once, under a number of its own.

use std::collections::BTreeMap;

use super::catalog::Catalog;
use super::objects::{Renaming, shareable};
use super::output::Objects;
use super::titles::title;
use crate::fingerprint::Fingerprint;
use crate::pdf::{PdfFile, entry};

/// The numbers of the objects that the joined file has its own of.
pub(super) const PAGES: u32 = 1;
pub(super) const TAGS: u32 = 2;
pub(super) const BOOKMARKS: u32 = 3;
pub(super) const CATALOG: u32 = 4;
pub(super) const INFO: u32 = 5;
pub(super) const METADATA: u32 = 6;
/// The last of them.
const OWN: u32 = METADATA;
/// What makes a tree of tags one that says it holds PDF/UA.
const ACCESSIBLE: &str = "<pdfuaid:part>";

/// A file is not written as this program writes PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForeignPdf;

/// Joins PDF files into one.
pub struct Joiner {
    pub(super) objects: Objects,
    /// Begins each file on a page that is printed on the front of its sheet.
    odd_pages: bool,
    last_size: Vec<u8>,
    pub(super) page_count: usize,
    pub(super) page_nodes: Vec<u32>,
    pub(super) tops: Vec<u32>,
    pub(super) parents: Vec<u8>,
    pub(super) next_parent: u32,
    pub(super) cells: Vec<u8>,
    pub(super) bookmarks: Vec<Bookmark>,
    shared: BTreeMap<Fingerprint, u32>,
    pub(super) identity: String,
    pub(super) first: Option<First>,
    pub(super) record: String,
}

/// What the first file says for all.
pub(super) struct First {
    pub(super) title: String,
    pub(super) catalog: Vec<u8>,
    pub(super) info: Vec<u8>,
    /// What tags of this program's own stand for.
    pub(super) roles: Vec<u8>,
}

/// The bookmark of a file.
pub(super) struct Bookmark {
    pub(super) number: u32,
    pub(super) title: String,
    pub(super) page: u32,
    /// The first and the last bookmark in the file, and how many are seen when it is opened.
    pub(super) inner: Option<(u32, u32)>,
    pub(super) count: usize,
}

impl Joiner {
    /// Joins no file yet; with `odd_pages` each begins on an odd page, after an empty one where
    /// it must.
    pub fn new(odd_pages: bool) -> Self {
        Self {
            objects: Objects::new(OWN),
            odd_pages,
            last_size: vec![],
            page_count: 0,
            page_nodes: vec![],
            tops: vec![],
            parents: vec![],
            next_parent: 0,
            cells: vec![],
            bookmarks: vec![],
            shared: BTreeMap::new(),
            identity: String::new(),
            first: None,
            record: String::new(),
        }
    }

    /// Adds the pages of a file, under a bookmark with a name.
    ///
    /// # Errors
    /// Returns that it is not written as this program writes PDF; what was joined before is
    /// then of no use.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), ForeignPdf> {
        self.try_add(name, bytes).ok_or(ForeignPdf)
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.page_count
    }

    fn try_add(&mut self, name: &str, bytes: &[u8]) -> Option<()> {
        let file = PdfFile::read(bytes)?;
        let catalog = Catalog::read(&file)?;
        let bookmark = self.objects.take_number();
        let mut renaming = Renaming {
            numbers: BTreeMap::from([(catalog.tags, TAGS)]),
            parents: self.next_parent,
            prefix: format!("{:06}.", self.bookmarks.len()),
        };
        renaming.numbers.extend(catalog.bookmarks.map(|own| (own, bookmark)));
        self.share(&file, &catalog, &mut renaming)?;
        let rest: Vec<u32> = file
            .objects
            .keys()
            .copied()
            .filter(|it| {
                !renaming.numbers.contains_key(it) && !catalog.is_own(*it, &file)
            })
            .collect();
        for number in &rest {
            let new = self.objects.take_number();
            renaming.numbers.insert(*number, new);
        }
        self.blank_page();
        for number in rest {
            let object = file.objects.get(&number)?;
            let mut value = renaming.value(object.value)?;
            if number == catalog.pages {
                value.truncate(value.len().checked_sub(2)?);
                value.extend_from_slice(format!("/Parent {PAGES} 0 R>>").as_bytes());
            }
            self.objects
                .write(*renaming.numbers.get(&number)?, &value, object.stream);
        }
        self.collect(name, bookmark, &file, &catalog, &renaming)?;
        self.identity.push_str(&Fingerprint::of(bytes).to_string());
        Some(())
    }

    /// Writes what other files may have, too, once for all of them.
    fn share(
        &mut self,
        file: &PdfFile<'_>,
        catalog: &Catalog<'_>,
        renaming: &mut Renaming,
    ) -> Option<()> {
        for number in shareable(file) {
            if catalog.is_own(number, file) {
                continue;
            }
            let object = file.objects.get(&number)?;
            let value = renaming.value(object.value)?;
            let said = [value.as_slice(), object.stream.unwrap_or_default()].concat();
            let said = Fingerprint::of(&said);
            let known = self.shared.get(&said).copied();
            let new = known.unwrap_or_else(|| self.objects.take_number());
            renaming.numbers.insert(number, new);
            if known.is_none() {
                self.objects.write(new, &value, object.stream);
                self.shared.insert(said, new);
            }
        }
        Some(())
    }

    /// An empty page of the last one's size where the next file would begin on the back of a
    /// sheet.
    fn blank_page(&mut self) {
        if self.odd_pages && self.page_count % 2 == 1 {
            let number = self.objects.take_number();
            let head = format!("<</Type/Page/Parent {PAGES} 0 R/Resources<<>>/MediaBox");
            let value = [head.as_bytes(), &self.last_size, b"/Tabs/S>>"].concat();
            self.objects.write(number, &value, None);
            self.page_nodes.push(number);
            self.page_count += 1;
        }
    }

    /// Takes what the joined file says of all files together.
    fn collect(
        &mut self,
        name: &str,
        bookmark: u32,
        file: &PdfFile<'_>,
        catalog: &Catalog<'_>,
        renaming: &Renaming,
    ) -> Option<()> {
        let number = |old: u32| renaming.numbers.get(&old).copied();
        self.page_nodes.push(number(catalog.pages)?);
        self.page_count += catalog.count;
        self.last_size = entry(file.value(catalog.last_page)?, b"/MediaBox")?.to_vec();
        for top in &catalog.tops {
            self.tops.push(number(*top)?);
        }
        for (key, value) in &catalog.parents {
            let key = key + renaming.parents;
            self.next_parent = self.next_parent.max(key + 1);
            self.parents.extend_from_slice(format!("{key} ").as_bytes());
            self.parents.extend(renaming.value(value)?);
            self.parents.push(b'\n');
        }
        for (name, cell) in &catalog.cells {
            let said = format!("{} {} 0 R\n", renaming.cell(name), number(*cell)?);
            self.cells.extend_from_slice(said.as_bytes());
        }
        let inner = catalog.bookmarks.and_then(|own| file.value(own));
        let end = |key: &[u8]| number(crate::pdf::first_reference(entry(inner?, key)?)?);
        let title = title(file);
        self.bookmarks.push(Bookmark {
            number: bookmark,
            title: if name.is_empty() {
                title.clone()
            } else {
                format!("{name} – {title}")
            },
            page: number(catalog.first_page)?,
            inner: end(b"/First").zip(end(b"/Last")),
            count: inner
                .and_then(|inner| crate::pdf::whole(entry(inner, b"/Count")?))
                .and_then(|count| usize::try_from(count).ok())
                .unwrap_or(0),
        });
        self.describe(file, catalog, renaming, title)
    }

    /// Takes what the file says of itself, as far as the joined one says it, too.
    fn describe(
        &mut self,
        file: &PdfFile<'_>,
        catalog: &Catalog<'_>,
        renaming: &Renaming,
        title: String,
    ) -> Option<()> {
        let said =
            std::str::from_utf8(file.objects.get(&catalog.metadata)?.plain()?).ok()?;
        // All of it is accessible only if every file is.
        if self.record.is_empty() || !said.contains(ACCESSIBLE) {
            said.clone_into(&mut self.record);
        }
        if self.first.is_none() {
            let mut own = vec![];
            for key in ["/Lang", "/MarkInfo", "/ViewerPreferences", "/OutputIntents"] {
                own.extend_from_slice(key.as_bytes());
                let value = renaming.value(entry(catalog.value, key.as_bytes())?)?;
                if value.first().is_some_and(u8::is_ascii_alphanumeric) {
                    own.push(b' ');
                }
                own.extend(value);
            }
            let info = file.value(file.info?)?.to_vec();
            let roles = entry(file.value(catalog.tags)?, b"/RoleMap")?;
            let roles = renaming.value(roles)?;
            self.first = Some(First { title, catalog: own, info, roles });
        }
        Some(())
    }
}
