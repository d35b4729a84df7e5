//! The pictures that a document shows: files of the project, all read before typesetting.

use std::collections::BTreeMap;
use std::path::Path as FilePath;

use super::log::Log;
use super::picture::read;
use super::unfit::unfit;
use crate::bounds::PICTURES_BYTES;
use crate::diag::{Diagnostic, rules};
use crate::document::{Loaded, Section};
use crate::project::{inside, on_disk, read_bytes};
use crate::render::asset;
use crate::say;
use crate::typeset::Assets;
use crate::yaml::{Path, Step};

/// The keys of the pictures of a signature and a seal.
const MARKS: [&str; 2] = ["signature_image", "seal_image"];

/// The pictures of a document: their bytes, and how wide they are of themselves, in mm, by the
/// names that the document gives them.
pub(super) struct Pictures {
    pub(super) assets: Assets,
    pub(super) widths: BTreeMap<String, f64>,
}

/// Reads the pictures of a document; none if one of them is not there or cannot be shown.
pub(super) fn pictures(
    root: &FilePath,
    loaded: &Loaded,
    log: &mut Log,
) -> Option<Pictures> {
    let mut found = Pictures { assets: Assets::new(), widths: BTreeMap::new() };
    let (mut whole, mut unpacked) = (true, 0_u64);
    let documents = std::iter::once(loaded).chain(loaded.copied_by.as_deref());
    let of = |loaded| named(loaded).into_iter().map(move |named| (loaded, named));
    for (loaded, (file, path)) in documents.flat_map(of) {
        let source = on_disk(&root.join(&file));
        let read = read(root, &file, is_mark(&path));
        match &read {
            Ok(picture) => log.took(&source, &picture.bytes),
            Err(_) => {
                let there = inside(root, FilePath::new(&file)).ok();
                let bytes = there.and_then(|_| read_bytes(&source).ok());
                log.took(&source, &bytes.unwrap_or_default());
            }
        }
        let within = read.and_then(|picture| {
            unpacked = unpacked.saturating_add(picture.unpacked);
            if unpacked > PICTURES_BYTES { Err(too_many(&file)) } else { Ok(picture) }
        });
        match within {
            Ok(picture) => {
                let place = || loaded.tree.place(loaded.tree.root.find(&path));
                let unfit = unfit(loaded, &path, &file, &picture.bytes);
                log.findings.extend(unfit.map(|fault| fault.at(place())));
                found.widths.insert(file, picture.width);
                found.assets.insert(asset(&picture.name), picture.bytes);
            }
            Err(fault) => {
                let node = loaded.tree.root.find(&path);
                log.findings.push(fault.at(loaded.tree.place(node)));
                whole = false;
            }
        }
    }
    whole.then_some(found)
}

/// The fault of the first picture with which all of them unpack to too much.
fn too_many(file: &str) -> Diagnostic {
    let limit = PICTURES_BYTES / 1024 / 1024;
    let message = say!(
        "đến hình `{file}`, các hình của văn bản giải nén ra hơn {limit} MB",
        "with `{file}`, the document's pictures are too large: more than {limit} MB unpacked"
    );
    Diagnostic::new(&rules::INVALID_IMAGE, message).hint(say!(
        "Lưu lại các hình với ít điểm ảnh hơn; in đẹp chỉ cần 300 điểm mỗi inch.",
        "Save them with fewer pixels; 300 an inch are enough for print."
    ))
}

/// True for the picture of a signature or a seal.
fn is_mark(path: &Path) -> bool {
    matches!(path.0.last(), Some(Step::Key(key)) if MARKS.contains(&key.as_str()))
}

/// Every picture that a document names, with where.
fn named(loaded: &Loaded) -> Vec<(String, Path)> {
    let document = &loaded.document;
    let root = Path::default();
    let mut found = vec![];
    let mut visit =
        |sections: &[Section], path: Path| images(sections, &path, &mut found);
    visit(&document.sections, root.key("sections"));
    for (attachment, path, _) in loaded.attachments() {
        visit(&attachment.sections, path.key("sections"));
    }
    for (annexes, path) in loaded.annexes() {
        for (i, appendix) in annexes.iter().enumerate() {
            visit(&appendix.sections, path.key("appendices").index(i).key("sections"));
        }
    }
    if !document.draft {
        for (signer, path) in loaded.all_signers() {
            let pictures = [&signer.signature_image, &signer.seal_image];
            for (key, file) in MARKS.into_iter().zip(pictures) {
                found.extend(file.clone().map(|file| (file, path.key(key))));
            }
        }
    }
    if let Some(original) = &document.original {
        let path = root.key("original").key("pages");
        let page = |(i, file): (usize, &String)| (file.clone(), path.index(i));
        found.extend(original.pages.iter().enumerate().map(page));
    }
    found
}

fn images(sections: &[Section], path: &Path, found: &mut Vec<(String, Path)>) {
    for (i, section) in sections.iter().enumerate() {
        let path = path.index(i);
        if let Some(image) = &section.image {
            found.push((image.file.clone(), path.key("image").key("file")));
        }
        images(&section.items, &path.key("items"), found);
    }
}
