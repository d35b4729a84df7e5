//! What the values of a PDF are there for.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::ReadFault;
use super::object::{Id, PdfObject};
use super::pdf::Pdf;
use crate::diag::Message;
use crate::say;

/// What a value of the revision before is there for.
pub(super) enum ObjectRole {
    Catalog,
    Info,
    Metadata,
    Form,
    Fields,
    Page(usize),
    Annots(usize),
    /// A signature field that nobody has signed yet.
    Empty,
    /// One that is signed.
    Signed(String),
    Validation,
    /// What is drawn on a page.
    Content(usize),
}

impl ObjectRole {
    /// True if a signature may change it; how, is looked at as a whole.
    pub(super) fn may_change(&self) -> bool {
        match self {
            Self::Catalog
            | Self::Info
            | Self::Form
            | Self::Fields
            | Self::Page(_)
            | Self::Annots(_)
            | Self::Empty => true,
            Self::Metadata | Self::Signed(_) | Self::Validation | Self::Content(_) => {
                false
            }
        }
    }

    /// Why it must not be changed as it was; `number` is that of the value.
    pub(super) fn refusal(&self, number: u32) -> Message {
        match self {
            Self::Page(page) | Self::Annots(page) => {
                say!("trang {page} bị bỏ", "page {page} was removed: not allowed")
            }
            Self::Signed(name) => say!(
                "ô chữ ký {name} bị sửa sau khi ký",
                "the signature field {name} was changed after it was signed: not allowed"
            ),
            Self::Content(page) => say!(
                "nội dung trang {page} bị thay sau khi ký",
                "the content of page {page} was replaced: not allowed"
            ),
            _ => replaced(number),
        }
    }
}

/// What is said of a value that was replaced.
pub(super) fn replaced(number: u32) -> Message {
    say!(
        "giá trị số {number} của văn bản bị thay",
        "value {number} of the document was replaced: not allowed"
    )
}

impl Pdf<'_> {
    /// What the values of a revision are there for, as far as signing may concern them.
    pub(super) fn roles(
        &self,
        revision: usize,
    ) -> Result<BTreeMap<Id, ObjectRole>, ReadFault> {
        let mut roles = BTreeMap::new();
        for (i, page) in self.pages(revision)?.into_iter().enumerate() {
            let number = i + 1;
            let contents = page.dict.get(b"Contents".as_slice());
            let parts = contents.map_or(&[][..], |it| match it {
                PdfObject::Array(items) => items,
                one => std::slice::from_ref(one),
            });
            for id in parts.iter().filter_map(PdfObject::reference) {
                roles.insert(id, ObjectRole::Content(number));
            }
            if let Some(id) =
                page.dict.get(b"Annots".as_slice()).and_then(PdfObject::reference)
            {
                roles.insert(id, ObjectRole::Annots(number));
            }
            roles.insert(page.id, ObjectRole::Page(number));
        }
        for field in self.fields(revision)?.into_iter().filter(|it| it.is_signature) {
            let is_signed = field.dict.contains_key(b"V".as_slice());
            let ids = field.widgets.iter().map(|(id, _)| *id).chain([field.id]);
            for id in ids {
                let signed = || ObjectRole::Signed(field.name.clone());
                roles.insert(id, if is_signed { signed() } else { ObjectRole::Empty });
            }
        }
        let (form_id, form) = self.form(revision)?;
        let fields = form.get(b"Fields".as_slice()).and_then(PdfObject::reference);
        let (catalog_id, catalog) = self.catalog(revision)?;
        let of_catalog = |key: &[u8]| catalog.get(key).and_then(PdfObject::reference);
        let info = self.revisions[revision].trailer.get(b"Info".as_slice());
        let single = [
            (form_id, ObjectRole::Form),
            (fields, ObjectRole::Fields),
            (of_catalog(b"Metadata"), ObjectRole::Metadata),
            (info.and_then(PdfObject::reference), ObjectRole::Info),
            (Some(catalog_id), ObjectRole::Catalog),
        ];
        roles.extend(single.into_iter().filter_map(|(id, role)| Some((id?, role))));
        if let Some(store) = catalog.get(b"DSS".as_slice()) {
            for id in self.reached(store, revision)? {
                roles.entry(id).or_insert(ObjectRole::Validation);
            }
        }
        Ok(roles)
    }

    /// Every value that can be reached from one.
    pub(super) fn reached(
        &self,
        from: &PdfObject,
        revision: usize,
    ) -> Result<BTreeSet<Id>, ReadFault> {
        let (mut seen, mut todo) = (BTreeSet::new(), vec![from.clone()]);
        while let Some(value) = todo.pop() {
            match value {
                PdfObject::Reference(id) if seen.insert(id) => {
                    todo.push(self.get(id, revision)?);
                }
                PdfObject::Array(items) => todo.extend(items),
                PdfObject::Dict(dict) | PdfObject::Stream(dict, _) => {
                    let below = dict
                        .into_iter()
                        .filter(|(key, _)| key != b"Parent" && key != b"P");
                    todo.extend(below.map(|(_, value)| value));
                }
                _ => {}
            }
        }
        Ok(seen)
    }
}
