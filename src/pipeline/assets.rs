//! The pictures that a document shows: PNG files of the project, read before typesetting.

use std::fs;
use std::path::Path as FilePath;

use super::log::Log;
use super::pictures::{draft, unfit};
use crate::diag::{Diagnostic, rules};
use crate::document::{Loaded, Section};
use crate::project::{inside, shown};
use crate::render::asset;
use crate::say;
use crate::typeset::{Assets, Bytes};
use crate::yaml::{MAX_BYTES, Path};

/// The first bytes of every PNG file.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Reads the pictures of a document; none if one is not there or no picture.
pub(super) fn assets(
    root: &FilePath,
    loaded: &Loaded,
    is_final: bool,
    log: &mut Log,
) -> Option<Assets> {
    let mut assets = Assets::new();
    let mut whole = true;
    let documents = std::iter::once(loaded).chain(loaded.copied_by.as_deref());
    let of = |loaded| named(loaded).into_iter().map(move |named| (loaded, named));
    for (loaded, (file, path)) in documents.flat_map(of) {
        let picture = picture(root, &file);
        let source = root.join(&file);
        match &picture {
            Ok((_, bytes)) => log.took(&source, bytes),
            Err(_) if source.is_file() => {
                log.took(&source, &fs::read(&source).unwrap_or_default());
            }
            Err(_) => log.took(&source, &[]),
        }
        match picture {
            Ok((name, bytes)) => {
                let place = || loaded.tree.place(loaded.tree.root.find(&path));
                let unfit = unfit(loaded, &path, &file, &bytes);
                let unfit =
                    unfit.map(|fault| if is_final { fault } else { draft(fault) });
                log.findings.extend(unfit.map(|fault| fault.at(place())));
                assets.insert(asset(&name), bytes);
            }
            Err(fault) => {
                let node = loaded.tree.root.find(&path);
                log.findings.push(fault.at(loaded.tree.place(node)));
                whole = false;
            }
        }
    }
    whole.then_some(assets)
}

/// A picture, with its path from the project's folder as Typst names it.
fn picture(root: &FilePath, file: &str) -> Result<(String, Bytes), Diagnostic> {
    let relative = inside(root, FilePath::new(file)).map_err(|outside| {
        let message = outside.said_of(&say!("hình `{file}`", "the picture `{file}`"));
        Diagnostic::new(&rules::OUTSIDE_IMAGE, message).hint(say!(
            "Chép tệp vào dự án và ghi đường dẫn tính từ thư mục dự án.",
            "Copy the file into the project and give its path from the project's folder."
        ))
    })?;
    let path = root.join(&relative);
    let size = fs::metadata(&path).map_err(|_| missing(file))?;
    if !size.is_file() || size.len() > MAX_BYTES {
        return Err(missing(file));
    }
    let bytes = fs::read(&path).map_err(|_| missing(file))?;
    if !bytes.starts_with(PNG) {
        let message =
            say!("`{file}` không phải hình PNG", "`{file}` is not a PNG picture");
        return Err(Diagnostic::new(&rules::INVALID_IMAGE, message).hint(say!(
            "Lưu hình thành PNG; chữ ký và dấu có nền trong.",
            "Save it as PNG; signature and seal have a transparent ground."
        )));
    }
    Ok((shown(&relative), Bytes::new(bytes)))
}

fn missing(file: &str) -> Diagnostic {
    let message =
        say!("không đọc được hình `{file}`", "the picture `{file}` cannot be read");
    Diagnostic::new(&rules::MISSING_IMAGE, message).hint(say!(
        "Đường dẫn tính từ thư mục dự án (nơi có vanban.yaml).",
        "The path counts from the project's folder (the one of vanban.yaml)."
    ))
}

/// Every picture that a document names, with where.
fn named(loaded: &Loaded) -> Vec<(String, Path)> {
    let document = &loaded.document;
    let root = Path::default();
    let mut found = vec![];
    let mut visit =
        |sections: &[Section], path: Path| images(sections, &path, &mut found);
    visit(&document.sections, root.key("sections"));
    if let Some(attachment) = &document.attachment {
        visit(&attachment.sections, root.key("attachment").key("sections"));
    }
    for (i, appendix) in document.appendices.iter().enumerate() {
        visit(&appendix.sections, root.key("appendices").index(i).key("sections"));
    }
    if !document.draft {
        for (signer, path) in &loaded.signers {
            let pictures = [
                ("signature_image", &signer.signature_image),
                ("seal_image", &signer.seal_image),
            ];
            for (key, file) in pictures {
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
