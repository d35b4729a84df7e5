//! The standards that a project brings along.

use std::path::Path;
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::named::is_yaml;
use super::paths::{inside, shown};
use super::read::read_file;
use crate::diag::{Diagnostic, Message, Place, SourceFile, rules};
use crate::document::{Document, schema_of};
use crate::error::{Error, Failure};
use crate::form;
use crate::say;
use crate::standard::{EMBEDDED, Standard, Standards, nd30};
use crate::vi;
use crate::yaml::{self, Node, Step, Tree, overlay, parse};

/// The folder of a project's own standards, each a YAML file.
pub(super) const FOLDER: &str = "standards";

/// The program's standards with those of a project; `usual` is the one that it names.
///
/// # Errors
/// Returns the faults of all standards, or that a file or the folder cannot be read.
pub(super) fn read(root: &Path, usual: Option<&str>) -> Result<Standards, Failure> {
    let folder = root.join(FOLDER);
    let (mut own, mut faults) = (vec![], vec![]);
    if folder.is_dir() {
        let walk = WalkDir::new(&folder).min_depth(1).max_depth(1).sort_by_file_name();
        for entry in walk {
            let entry = entry.map_err(|refused| Error::io(&folder, &refused.into()))?;
            if !is_standard(&entry) {
                continue;
            }
            match refused(root, &entry).map_or_else(|| one(entry.path()), Err) {
                Ok(standard) => own.push(standard),
                Err(Failure::Findings(found)) => faults.extend(found),
                Err(failure) => return Err(failure),
            }
        }
    }
    faults.extend(twice(&own));
    if !faults.is_empty() {
        return Err(Failure::Findings(faults));
    }
    let usual = usual.map(vi::clean).filter(|name| !name.is_empty());
    let own = own.into_iter().map(|(standard, _)| standard).collect();
    Ok(Standards::with(own, usual))
}

/// Hidden files are an editor's, not the project's.
fn is_standard(entry: &DirEntry) -> bool {
    let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
    !is_hidden && is_yaml(entry.path())
}

/// Why an entry of the folder is never opened: a pipe would not end, and what lies outside is
/// not the project's.
fn refused(root: &Path, entry: &DirEntry) -> Option<Failure> {
    let fault = |message: Message| {
        let found = Diagnostic::new(&rules::INVALID_STANDARD, message);
        let place = Place::new(&SourceFile::new(shown(entry.path()), ""), 0..0);
        Failure::Findings(vec![found.at(place).hint(say!(
            "Chép tệp chuẩn vào {FOLDER}/, hoặc bỏ mục này đi.",
            "Copy the file of the standard into {FOLDER}/, or remove this entry."
        ))])
    };
    let path = Path::new(FOLDER).join(entry.file_name());
    if let Err(outside) = inside(root, &path) {
        let file = say!("chuẩn thể thức", "the standard");
        return Some(fault(outside.said_of(&file)));
    }
    (!entry.path().is_file()).then(|| {
        fault(say!("chuẩn thể thức không phải là một tệp", "the standard is not a file"))
    })
}

/// A standard, and where it says its name.
fn one(path: &Path) -> Result<(Standard, Place), Failure> {
    let own = parse(&read_file(path)?)?;
    let base = own.root.get("based_on").filter(|node| !node.is_null());
    let based = base.map(|base| based_on(base, &own)).transpose()?;
    let tree = based.as_ref().map(|base| overlay(base, &own));
    let (standard, findings) = form::read_tree::<Standard>(
        tree.as_ref().unwrap_or(&own),
        &schema_of::<Standard>(),
    );
    let Some(standard) = standard else { return Err(Failure::Findings(findings)) };
    let found = standard.faults(&document_names()).into_iter();
    let faults = found.map(|fault| {
        let found = Diagnostic::new(&rules::INVALID_STANDARD, fault.message);
        found.at(place(&own, &fault.path)).hint_maybe(fault.hint)
    });
    let faults: Vec<Diagnostic> = faults.chain(hidden(&own, &standard)).collect();
    if faults.is_empty() {
        let place = place(&own, &yaml::Path::default().key("id"));
        Ok((standard, place))
    } else {
        Err(Failure::Findings(faults))
    }
}

/// Sizes that the file makes the same as another, while the standard below gives a number, which
/// would be used.
fn hidden(own: &Tree, standard: &Standard) -> Vec<Diagnostic> {
    let sizes = own.root.get("sizes").map_or(&[][..], |node| node.entries());
    let hidden = sizes.iter().filter_map(|entry| {
        let name = vi::clean(entry.key.scalar()?);
        let same = entry.value.get("as").filter(|node| !node.is_null())?;
        let given = entry.value.get("usual").is_some();
        let usual = standard.sizes.get(&name)?.usual.filter(|_| !given)?;
        let message = say!(
            "`as` không có tác dụng: cỡ `{name}` đã có số {usual} ở chuẩn bị sửa đổi",
            "`as` has no effect: size `{name}` has the number {usual} in the standard below"
        );
        let found = Diagnostic::new(&rules::INVALID_STANDARD, message);
        Some(found.at(own.place(same)).hint(say!(
            "Ghi thêm `usual: null` để bỏ số ấy.",
            "Add `usual: null` to drop that number."
        )))
    });
    hidden.collect()
}

/// The keys and types that a document has whatever its standard.
fn document_names() -> Vec<String> {
    let schema = schema_of::<Document>();
    let names = |key: &str| {
        let names = schema[key].as_object().into_iter().flatten();
        names.map(|(name, _)| name.clone()).collect::<Vec<_>>()
    };
    [names("properties"), names("definitions")].concat()
}

/// Where a standard's file says what a path leads to: the value, or the last key on the way to
/// it that the file has.
fn place(own: &Tree, path: &yaml::Path) -> Place {
    let mut at: Option<&Arc<Node>> = None;
    let mut node = &own.root;
    for step in &path.0 {
        let next = match step {
            Step::Key(key) => {
                let said = |it: &&yaml::Entry| it.key.scalar().map(vi::clean);
                node.entries().iter().find(|it| said(it).as_ref() == Some(key))
            }
            Step::Index(_) => None,
        };
        match next {
            Some(entry) => (at, node) = (Some(&entry.key), &entry.value),
            None => {
                let item = yaml::Path(vec![step.clone()]);
                if let Some(item) = node.find_exact(&item) {
                    at = Some(item);
                }
                break;
            }
        }
    }
    let is_said = node.scalar().is_some() && own.root.find_exact(path).is_some();
    let at = if is_said { Some(node) } else { at };
    at.map_or_else(|| Place::new(&own.file, 0..0), |node| own.place(node))
}

/// Standards that have one name.
fn twice(own: &[(Standard, Place)]) -> Vec<Diagnostic> {
    let first = |i: usize| own[..i].iter().find(|(other, _)| other.id == own[i].0.id);
    let repeated = (0..own.len()).filter_map(|i| Some((&own[i], first(i)?)));
    repeated
        .map(|((standard, place), (_, other))| {
            let id = &standard.id;
            let message =
                say!("hai chuẩn thể thức cùng tên `{id}`", "duplicate standard `{id}`");
            Diagnostic::new(&rules::INVALID_STANDARD, message)
                .at(place.clone())
                .related(other.clone(), say!("lần đầu ở đây", "first given here"))
                .hint(say!("Đổi `id` của một tệp.", "Change the `id` of one of them."))
        })
        .collect()
}

/// The program's standard that another one changes. What is not a name is laid over it, too:
/// its schema then says what is wrong.
fn based_on(named: &Node, tree: &Tree) -> Result<Tree, Vec<Diagnostic>> {
    let known = nd30().id.clone();
    let name = named.scalar().map_or_else(|| known.clone(), vi::clean);
    if name == known {
        return parse(&SourceFile::new(format!("<vanban>/{name}.yaml"), EMBEDDED));
    }
    let message = say!("không có chuẩn thể thức `{name}`", "unknown standard `{name}`");
    let found = Diagnostic::new(&rules::UNKNOWN_STANDARD, message).at(tree.place(named));
    Err(vec![found.hint(say!(
        "`based_on` chỉ nhận chuẩn của chương trình ({known}), không nhận chuẩn khác của dự án.",
        "`based_on` takes a standard of the program ({known}), not another one of the project."
    ))])
}
