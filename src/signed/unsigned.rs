//! What a revision that nobody has signed may bring: what certificates are looked up with.

use std::collections::BTreeSet;

use super::certificate::Certificate;
use super::changes::differing;
use super::fault::ReadFault;
use super::object::{Dict, Id, PdfObject};
use super::pdf::Pdf;
use super::section::Location;
use super::tlv::{SEQUENCE, Value};

/// The lists of a store of validation data, and of a part of it for one signature.
const STORE: [(&[u8], Proof); 3] = [
    (b"Certs", Proof::Certificate),
    (b"OCSPs", Proof::Answer),
    (b"CRLs", Proof::Withdrawn),
];
const PART: [(&[u8], Proof); 3] =
    [(b"Cert", Proof::Certificate), (b"OCSP", Proof::Answer), (b"CRL", Proof::Withdrawn)];
/// What of a trailer is of its own revision.
const TRAILER: [&[u8]; 10] = [
    b"Size",
    b"Prev",
    b"XRefStm",
    b"ID",
    b"Type",
    b"W",
    b"Index",
    b"Length",
    b"Filter",
    b"DecodeParms",
];
const ENUMERATED: u8 = 0x0a;
const BITS: u8 = 0x03;

/// What a stream of a store holds.
#[derive(Clone, Copy)]
enum Proof {
    Certificate,
    Answer,
    Withdrawn,
}

impl Pdf<'_> {
    /// True if a revision brings nothing, or nothing but validation data.
    pub(super) fn adds_only_validation(
        &self,
        revision: usize,
    ) -> Result<bool, ReadFault> {
        let before = revision - 1;
        let (root, old) = self.catalog(before)?;
        let (_, new) = self.catalog(revision)?;
        let keys = differing(&old, &new);
        let store = new.get(b"DSS".as_slice());
        let mut allowed = match store {
            Some(store) => self.reached(store, revision)?,
            None => BTreeSet::new(),
        };
        let adds_store = keys.iter().any(|key| key == b"DSS");
        // Programs say which extension of the standard a store is of.
        let is_catalog = keys.iter().all(|key| {
            key == b"DSS" && store.is_some() || adds_store && key == b"Extensions"
        });
        if !is_catalog {
            return Ok(false);
        }
        allowed.insert(root);
        let trailers = [before, revision].map(|at| &self.revisions[at].trailer);
        let has_values = self.revisions[revision].entries.keys().any(|it| *it != 0);
        let of_trailer = differing(trailers[0], trailers[1]);
        let is_own = |key: &Vec<u8>| {
            TRAILER.contains(&key.as_slice()) && (has_values || key != b"Size")
        };
        if !of_trailer.iter().all(is_own) {
            return Ok(false);
        }
        for (number, entry) in &self.revisions[revision].entries {
            let generation = match entry {
                Location::At { generation, .. } => *generation,
                Location::Packed { .. } => 0,
                // What is taken away has been there.
                Location::Free if self.entry(*number, revision).is_none() => continue,
                Location::Free if *number == 0 => continue,
                Location::Free => return Ok(false),
            };
            let id = Id { number: *number, generation };
            let value = self.get(id, revision)?;
            let is_known = allowed.contains(&id)
                || is_structure(&value)
                || self.same(&self.get(id, before)?, &value);
            if !is_known {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// True if a revision brings no more than signature fields: what they are, and the pages
    /// and lists that name them, is looked at as a whole.
    pub(super) fn adds_only_fields(&self, revision: usize) -> Result<bool, ReadFault> {
        let known = self.fields(revision - 1)?;
        let fields = self.fields(revision)?;
        let mut allowed = BTreeSet::new();
        for field in &fields {
            let is_new = known.iter().all(|it| it.id != field.id);
            if field.dict.contains_key(b"V".as_slice()) && is_new {
                return Ok(false);
            }
            allowed.extend(field.widgets.iter().map(|(id, _)| *id).chain([field.id]));
        }
        let (root, old) = self.catalog(revision - 1)?;
        let (_, new) = self.catalog(revision)?;
        if !differing(&old, &new).iter().all(|key| key == b"AcroForm") {
            return Ok(false);
        }
        allowed.insert(root);
        let (form, dict) = self.form(revision)?;
        let list = dict.get(b"Fields".as_slice()).and_then(PdfObject::reference);
        allowed.extend(form.into_iter().chain(list));
        for page in self.pages(revision)? {
            let list = page.dict.get(b"Annots".as_slice()).and_then(PdfObject::reference);
            allowed.extend(list.into_iter().chain([page.id]));
        }
        for (number, entry) in &self.revisions[revision].entries {
            let generation = match entry {
                Location::At { generation, .. } => *generation,
                Location::Packed { .. } => 0,
                Location::Free => continue,
            };
            let id = Id { number: *number, generation };
            let value = self.get(id, revision)?;
            if !allowed.contains(&id) && !is_structure(&value) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// True if the store of validation data of a revision holds such data and nothing else.
    pub(super) fn has_sound_store(&self, revision: usize) -> Result<bool, ReadFault> {
        let (_, catalog) = self.catalog(revision)?;
        let Some(store) = catalog.get(b"DSS".as_slice()) else { return Ok(true) };
        let store = self.resolve(store, revision)?;
        let Some(store) = store.dict() else { return Ok(false) };
        if !self.is_sound(store, &STORE, &[b"Type", b"VRI"], revision)? {
            return Ok(false);
        }
        let parts = self.at(store, b"VRI", revision)?;
        let none = Dict::new();
        for (key, part) in parts.dict().unwrap_or(&none) {
            let part = self.resolve(part, revision)?;
            if key == b"Type" && part.name().is_some() {
                continue;
            }
            let more: [&[u8]; 3] = [b"Type", b"TU", b"TS"];
            let is_name = key.len() == 40 && key.iter().all(u8::is_ascii_hexdigit);
            let Some(part) = part.dict().filter(|_| is_name) else { return Ok(false) };
            if !self.is_sound(part, &PART, &more, revision)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// True if a dictionary has only known entries, and the lists of it what they are for.
    fn is_sound(
        &self,
        dict: &Dict,
        lists: &[(&[u8], Proof)],
        more: &[&[u8]],
        revision: usize,
    ) -> Result<bool, ReadFault> {
        for (key, value) in dict {
            let Some((_, proof)) = lists.iter().find(|(name, _)| name == key) else {
                if more.contains(&key.as_slice()) {
                    continue;
                }
                return Ok(false);
            };
            let list = self.resolve(value, revision)?;
            let Some(list) = list.array() else { return Ok(false) };
            for item in list {
                if !self.proves(item, *proof, revision)? {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    fn proves(
        &self,
        value: &PdfObject,
        proof: Proof,
        revision: usize,
    ) -> Result<bool, ReadFault> {
        let PdfObject::Stream(dict, range) = self.resolve(value, revision)? else {
            return Ok(false);
        };
        let bytes = self.unpack(&dict, &range, range.start)?;
        let tags = || -> Option<Vec<u8>> {
            let inside = Value::of(&bytes, SEQUENCE)?.inside()?;
            Some(inside.iter().map(|it| it.tag).collect())
        };
        Ok(match proof {
            Proof::Certificate => Certificate::read(&bytes).is_some(),
            Proof::Answer => tags().is_some_and(|it| it.first() == Some(&ENUMERATED)),
            Proof::Withdrawn => tags().is_some_and(|it| it == [SEQUENCE, SEQUENCE, BITS]),
        })
    }
}

/// True of the streams that a revision itself is made of.
fn is_structure(value: &PdfObject) -> bool {
    let PdfObject::Stream(dict, _) = value else { return false };
    let kind = dict.get(b"Type".as_slice()).and_then(PdfObject::name);
    matches!(kind, Some(b"XRef" | b"ObjStm"))
}
