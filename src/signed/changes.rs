//! What a revision adds to the one before, and what of it no signature may bring.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::ReadFault;
use super::form::decoded;
use super::object::{Dict, Id, PdfObject};
use super::pdf::Pdf;
use super::roles::{ObjectRole, replaced};
use super::section::Location;
use super::widgets::{Drawn, refused_widget};
use crate::diag::Message;
use crate::say;

/// The catalog's entries that signing may add or change.
const CATALOG: [&[u8]; 6] =
    [b"AcroForm", b"Perms", b"DSS", b"Extensions", b"Version", b"Metadata"];
/// The form's.
const FORM: [&[u8]; 5] = [b"Fields", b"SigFlags", b"DR", b"DA", b"NeedAppearances"];
/// A page's.
const PAGE: [&[u8]; 2] = [b"Annots", b"LastModified"];
/// Those of the file's information.
const INFO: [&[u8]; 2] = [b"ModDate", b"Producer"];

/// What a revision adds.
#[derive(Default)]
pub(super) struct Additions {
    /// What must not be there.
    pub(super) refused: Vec<Message>,
    /// Fields that were not there before.
    pub(super) new_fields: usize,
    /// True if it adds what certificates are looked at with.
    pub(super) validation: bool,
    /// True if it changes what the file says of itself.
    pub(super) metadata: bool,
}

impl Pdf<'_> {
    /// What a revision adds to the one before.
    pub(super) fn changes(&self, revision: usize) -> Result<Additions, ReadFault> {
        let mut changes = Additions::default();
        let before = revision - 1;
        let roles = self.roles(before)?;
        let trailer =
            |at: usize, key: &[u8]| self.revisions[at].trailer.get(key).cloned();
        if trailer(before, b"Root") != trailer(revision, b"Root") {
            changes.refused.push(say!(
                "gốc của tệp bị thay bằng cái khác",
                "the root of the file was replaced: not allowed"
            ));
            return Ok(changes);
        }
        self.look_at_info(revision, &mut changes)?;
        for (number, entry) in &self.revisions[revision].entries {
            self.look_at(*number, *entry, revision, &roles, &mut changes)?;
        }
        self.look_at_catalog(revision, &mut changes)?;
        self.look_at_form(revision, &mut changes)?;
        self.look_at_pages(revision, &mut changes)?;
        changes.refused.dedup();
        Ok(changes)
    }

    /// Looks at a value that the revision names.
    fn look_at(
        &self,
        number: u32,
        entry: Location,
        revision: usize,
        roles: &BTreeMap<Id, ObjectRole>,
        changes: &mut Additions,
    ) -> Result<(), ReadFault> {
        let before = revision - 1;
        let Some(id) = self.id_of(number, before) else { return Ok(()) };
        let old = self.get(id, before)?;
        let is_new =
            self.written_in(id, revision) != Some(revision) || old == PdfObject::Null;
        if is_new {
            return Ok(());
        }
        let new = match entry {
            Location::Free => PdfObject::Null,
            Location::At { generation, .. } if generation != id.generation => {
                PdfObject::Null
            }
            _ => self.get(id, revision)?,
        };
        if self.same(&old, &new) {
            return Ok(());
        }
        match roles.get(&id) {
            Some(ObjectRole::Metadata) => changes.metadata = true,
            Some(ObjectRole::Validation) => changes.validation = true,
            // What these may become is looked at as a whole.
            Some(role) if role.may_change() && new != PdfObject::Null => {}
            Some(role) => changes.refused.push(role.refusal(number)),
            None => changes.refused.push(replaced(number)),
        }
        Ok(())
    }

    /// The number with which a value was last written.
    fn id_of(&self, number: u32, revision: usize) -> Option<Id> {
        match self.entry(number, revision + 1)? {
            Location::Free => None,
            Location::At { generation, .. } => Some(Id { number, generation }),
            Location::Packed { .. } => Some(Id { number, generation: 0 }),
        }
    }

    /// True if two values of this file are the same, bytes of streams included.
    pub(super) fn same(&self, one: &PdfObject, two: &PdfObject) -> bool {
        match (one, two) {
            (PdfObject::Stream(one, a), PdfObject::Stream(two, b)) => {
                one == two && self.bytes[a.clone()] == self.bytes[b.clone()]
            }
            (one, two) => one == two,
        }
    }

    fn look_at_info(
        &self,
        revision: usize,
        changes: &mut Additions,
    ) -> Result<(), ReadFault> {
        let info = |at: usize| self.at(&self.revisions[at].trailer, b"Info", at);
        let (old, new) = (info(revision - 1)?, info(revision)?);
        let empty = Dict::new();
        let (old, new) = (old.dict().unwrap_or(&empty), new.dict().unwrap_or(&empty));
        for key in differing(old, new) {
            changes.metadata = true;
            if !INFO.contains(&key.as_slice()) {
                let key = decoded(&key);
                changes.refused.push(say!(
                    "thông tin `{key}` của tệp bị sửa",
                    "`{key}` of the file's information was changed: not allowed"
                ));
            }
        }
        Ok(())
    }

    fn look_at_catalog(
        &self,
        revision: usize,
        changes: &mut Additions,
    ) -> Result<(), ReadFault> {
        let (_, old) = self.catalog(revision - 1)?;
        let (_, new) = self.catalog(revision)?;
        for key in differing(&old, &new) {
            let is_removed = !new.contains_key(&key);
            match key.as_slice() {
                b"DSS" if !is_removed => changes.validation = true,
                b"Metadata" if !is_removed => changes.metadata = true,
                key if CATALOG.contains(&key) && !is_removed => {}
                key => changes.refused.push(refused_key(&decoded(key))),
            }
        }
        Ok(())
    }

    fn look_at_form(
        &self,
        revision: usize,
        changes: &mut Additions,
    ) -> Result<(), ReadFault> {
        let (_, old) = self.form(revision - 1)?;
        let (_, new) = self.form(revision)?;
        for key in differing(&old, &new) {
            let is_known = FORM.contains(&key.as_slice());
            let asks = key == b"NeedAppearances"
                && new.get(&key).is_some_and(|value| *value != PdfObject::Bool(false));
            if !is_known || asks {
                let key = decoded(&key);
                changes.refused.push(say!(
                    "biểu mẫu của tệp được thêm `{key}`",
                    "`{key}` was added to the file's form: not allowed"
                ));
            }
        }
        let known: BTreeSet<Id> =
            self.fields(revision - 1)?.iter().map(|field| field.id).collect();
        let fields = self.fields(revision)?;
        let now: BTreeSet<Id> = fields.iter().map(|field| field.id).collect();
        if !known.is_subset(&now) {
            changes.refused.push(say!(
                "một ô chữ ký bị bỏ",
                "a signature field was removed: not allowed"
            ));
        }
        for field in fields.iter().filter(|field| !known.contains(&field.id)) {
            changes.new_fields += 1;
            if !field.is_signature {
                let name = &field.name;
                changes.refused.push(say!(
                    "ô nhập `{name}` được thêm vào",
                    "the field `{name}`, which is no signature, was added: not allowed"
                ));
            }
        }
        Ok(())
    }

    /// Looks at the pages that were changed: nothing but widgets of signatures may be new.
    fn look_at_pages(
        &self,
        revision: usize,
        changes: &mut Additions,
    ) -> Result<(), ReadFault> {
        let (old, new) = (self.pages(revision - 1)?, self.pages(revision)?);
        if old.iter().map(|page| page.id).ne(new.iter().map(|page| page.id)) {
            let (before, after) = (old.len(), new.len());
            changes.refused.push(say!(
                "các trang không còn như trước: {before} trang thành {after} trang",
                "the pages are not those of before: {before} pages became {after}: not allowed"
            ));
            return Ok(());
        }
        let signatures: BTreeSet<Id> = self
            .fields(revision)?
            .iter()
            .filter(|field| field.is_signature)
            .flat_map(|field| field.widgets.iter().map(|(id, _)| *id))
            .collect();
        let mut holders: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
        for page in &new {
            let list = self.at(&page.dict, b"Annots", revision)?;
            for id in list.array().unwrap_or_default() {
                holders
                    .entry(id.reference().unwrap_or(page.id))
                    .or_default()
                    .insert(page.id);
            }
        }
        for (i, (old, new)) in old.iter().zip(&new).enumerate() {
            let page = i + 1;
            for key in differing(&old.dict, &new.dict) {
                if !PAGE.contains(&key.as_slice()) {
                    changes.refused.push(if key == b"Contents" {
                        say!(
                            "nội dung trang {page} bị thay sau khi ký",
                            "the content of page {page} was replaced: not allowed"
                        )
                    } else {
                        let key = decoded(&key);
                        say!(
                            "`{key}` của trang {page} bị sửa",
                            "`{key}` of page {page} was changed: not allowed"
                        )
                    });
                }
            }
            let list = |dict: &Dict, at| self.at(dict, b"Annots", at);
            let (before, after) =
                (list(&old.dict, revision - 1)?, list(&new.dict, revision)?);
            let (before, after) =
                (before.array().unwrap_or_default(), after.array().unwrap_or_default());
            if !before.iter().all(|it| after.contains(it)) {
                changes.refused.push(say!(
                    "một ghi chú trên trang {page} bị bỏ",
                    "an annotation of page {page} was removed: not allowed"
                ));
            }
            for added in after.iter().filter(|it| !before.contains(it)) {
                let drawn = Drawn { page, revision, signatures: &signatures };
                changes.refused.extend(refused_widget(self, added, &drawn)?);
                let on = added.reference().and_then(|id| holders.get(&id));
                if on.is_some_and(|pages| pages.len() > 1) {
                    changes.refused.push(say!(
                        "dấu ở một trang khác được đặt thêm lên trang {page}",
                        "a stamp of another page was put on page {page}, too: not allowed"
                    ));
                }
            }
        }
        Ok(())
    }
}

/// The keys under which two dictionaries differ.
pub(super) fn differing(old: &Dict, new: &Dict) -> Vec<Vec<u8>> {
    let keys: BTreeSet<&Vec<u8>> = old.keys().chain(new.keys()).collect();
    keys.into_iter()
        .filter(|key| old.get(*key) != new.get(*key))
        .cloned()
        .collect()
}

fn refused_key(key: &str) -> Message {
    match key {
        "OpenAction" | "AA" => say!(
            "tệp được thêm việc tự chạy khi mở (`{key}`)",
            "an action that runs by itself (`{key}`) was added: not allowed"
        ),
        "Names" | "AF" => say!(
            "tệp được thêm tệp đính kèm hoặc mã chạy (`{key}`)",
            "attachments or scripts (`{key}`) were added: not allowed"
        ),
        _ => say!(
            "`{key}` của tệp bị thêm, sửa hoặc bỏ",
            "`{key}` of the file was added, changed or removed: not allowed"
        ),
    }
}
