//! What a file's catalog leads to: what is taken from it, and what is written anew.

use crate::pdf::{
    PdfFile, PdfTokenKind, entries, entry, first_reference, reference, references,
    tokens, whole,
};

/// Keys of a catalog that are written anew, or are alike in all files.
const KNOWN: [&[u8]; 9] = [
    b"/Type",
    b"/Pages",
    b"/Metadata",
    b"/OutputIntents",
    b"/Lang",
    b"/StructTreeRoot",
    b"/MarkInfo",
    b"/ViewerPreferences",
    b"/Outlines",
];

/// The parts of a file that the joined one has one of.
pub(super) struct Catalog<'a> {
    pub(super) value: &'a [u8],
    pub(super) pages: u32,
    /// How many pages there are, and the first and last of them.
    pub(super) count: usize,
    pub(super) first_page: u32,
    pub(super) last_page: u32,
    pub(super) tags: u32,
    /// The outermost tags.
    pub(super) tops: Vec<u32>,
    /// The tags of each page and link, by its key.
    pub(super) parents: Vec<(u32, &'a [u8])>,
    /// The cells of tables that others name, in the order of their names.
    pub(super) cells: Vec<(&'a [u8], u32)>,
    pub(super) bookmarks: Option<u32>,
    pub(super) metadata: u32,
}

impl<'a> Catalog<'a> {
    /// Reads a catalog; none if it has a part that this program does not write.
    pub(super) fn read(file: &PdfFile<'a>) -> Option<Self> {
        let value = file.value(file.root)?;
        let known = |(key, _): &(&[u8], &[u8])| KNOWN.contains(key);
        if !entries(value).iter().all(known) {
            return None;
        }
        let part = |key: &[u8]| entry(value, key).and_then(first_reference);
        let (pages, tags) = (part(b"/Pages")?, part(b"/StructTreeRoot")?);
        let tree = file.value(tags)?;
        let parents = file.resolved(entry(tree, b"/ParentTree")?)?;
        let parents = keyed(entry(parents, b"/Nums")?);
        let number = |(key, value): (&[u8], &'a [u8])| Some((whole(key)?, value));
        let parents = parents.into_iter().map(number).collect::<Option<_>>()?;
        let cells = match entry(tree, b"/IDTree") {
            Some(cells) => keyed(entry(file.resolved(cells)?, b"/Names")?),
            None => vec![],
        };
        let cell =
            |(name, value): (&'a [u8], &[u8])| Some((name, first_reference(value)?));
        Some(Self {
            value,
            pages,
            count: usize::try_from(whole(entry(file.value(pages)?, b"/Count")?)?).ok()?,
            first_page: leaf(file, pages, false)?,
            last_page: leaf(file, pages, true)?,
            tags,
            tops: references(entry(tree, b"/K")?),
            parents,
            cells: cells.into_iter().map(cell).collect::<Option<_>>()?,
            bookmarks: part(b"/Outlines"),
            metadata: part(b"/Metadata")?,
        })
    }

    /// The objects that the joined file has its own of.
    pub(super) fn is_own(&self, number: u32, file: &PdfFile<'_>) -> bool {
        [Some(self.tags), self.bookmarks, Some(self.metadata), Some(file.root), file.info]
            .contains(&Some(number))
    }
}

/// The first or the last page below a node of the tree of pages.
fn leaf(file: &PdfFile<'_>, node: u32, last: bool) -> Option<u32> {
    let mut node = node;
    // A tree that is deeper leads round in a circle.
    for _ in 0..32 {
        let Some(below) = entry(file.value(node)?, b"/Kids") else { return Some(node) };
        let below = references(below);
        node = *if last { below.last() } else { below.first() }?;
    }
    None
}

/// The pairs of an array of keys and values.
fn keyed(array: &[u8]) -> Vec<(&[u8], &[u8])> {
    let tokens = tokens(array);
    let (mut pairs, mut i) = (vec![], 1);
    while let (Some(key), Some(first)) = (tokens.get(i), tokens.get(i + 1)) {
        let end = if reference(array, &tokens, i + 1).is_some() {
            i + 4
        } else {
            let mut depth = 0_usize;
            let close = tokens.iter().enumerate().skip(i + 1).find_map(|(at, token)| {
                match token.kind {
                    PdfTokenKind::Open => depth += 1,
                    PdfTokenKind::Close => depth = depth.saturating_sub(1),
                    _ => {}
                }
                (depth == 0).then_some(at + 1)
            });
            close.unwrap_or(tokens.len())
        };
        let Some(last) = tokens.get(end - 1) else { break };
        pairs
            .push((&array[key.range.clone()], &array[first.range.start..last.range.end]));
        i = end;
    }
    pairs
}
