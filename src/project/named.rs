//! Files by their names as people give them: in whichever case an ending is written, and in
//! whichever normal form the disk has the letters.

use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::vi;

/// The names, without an ending, of the files that a project says its own matters in.
const SETTINGS: [&str; 2] = [PROJECT, LEGAL];
/// The name of the project's file, without its ending.
pub(super) const PROJECT: &str = "vanban";
/// The name of the project's register of what is in force, without its ending.
pub(super) const LEGAL: &str = "legal";
/// How people write the ending of a YAML file.
const ENDINGS: [&str; 6] = ["yaml", "yml", "YAML", "YML", "Yaml", "Yml"];

/// True for the name of a YAML file, in whichever case its ending is written.
pub fn is_yaml(path: &Path) -> bool {
    let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    ["yaml", "yml"].iter().any(|it| ending.eq_ignore_ascii_case(it))
}

/// True for a name that only a project's own settings have.
pub fn is_settings(path: &Path) -> bool {
    let stem = path.file_stem().and_then(OsStr::to_str).unwrap_or_default();
    is_yaml(path) && SETTINGS.iter().any(|it| stem.eq_ignore_ascii_case(it))
}

/// The project's file in a folder, if there is one.
pub fn project_file(folder: &Path) -> Option<PathBuf> {
    settings(folder, PROJECT).into_iter().next()
}

/// The project's own register of what is in force, if a folder has one.
pub fn legal_file(folder: &Path) -> Option<PathBuf> {
    settings(folder, LEGAL).into_iter().next()
}

/// Every file of a folder that one name of settings stands for; more than one is a fault.
pub(super) fn settings(folder: &Path, name: &str) -> Vec<PathBuf> {
    let (first, rest) = name.split_at(1.min(name.len()));
    let stems =
        [name.to_owned(), format!("{}{rest}", first.to_uppercase()), name.to_uppercase()];
    let (mut found, mut known) = (vec![], vec![]);
    for (stem, ending) in
        stems.iter().flat_map(|stem| ENDINGS.map(|ending| (stem, ending)))
    {
        let path = folder.join(format!("{stem}.{ending}"));
        // On some disks, names that differ by case are one file's.
        let Ok(real) = path.canonicalize() else { continue };
        if real.is_file() && !known.contains(&real) {
            known.push(real);
            found.push(path);
        }
    }
    found
}

/// A path as the disk has it, where its letters are in another normal form there: `ế` is one
/// character or three.
pub fn on_disk(path: &Path) -> PathBuf {
    if path.to_str().is_none_or(str::is_ascii) || path.symlink_metadata().is_ok() {
        return path.to_owned();
    }
    let mut found = PathBuf::new();
    for step in path.components() {
        let next = found.join(step);
        found = match step {
            Component::Normal(name) if next.symlink_metadata().is_err() => {
                twin(&found, name).unwrap_or(next)
            }
            _ => next,
        };
    }
    found
}

/// The entry of a folder whose name has the same letters.
fn twin(folder: &Path, name: &OsStr) -> Option<PathBuf> {
    let wanted = name.to_str().filter(|name| !name.is_ascii()).map(vi::nfc)?;
    let listed = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let names = fs::read_dir(listed).ok()?.flatten().map(|entry| entry.file_name());
    let same = names
        .filter(|name| name.to_str().is_some_and(|it| vi::nfc(it) == wanted))
        .min()?;
    Some(folder.join(same))
}

/// A path whose letters are in the one form that products have.
pub(super) fn composed(path: &Path) -> PathBuf {
    path.to_str()
        .map_or_else(|| path.to_owned(), |path| vi::nfc(path).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_in_whichever_form_the_disk_has_it() {
        let folder = tempfile::tempdir().unwrap();
        let decomposed = "Ke\u{302}\u{301} hoa\u{323}ch";
        let there = folder.path().join(decomposed);
        fs::create_dir(&there).unwrap();
        fs::write(there.join("số.csv"), "").unwrap();
        let asked = folder.path().join("Kế hoạch").join("so\u{302}\u{301}.csv");
        assert_eq!(on_disk(&asked), there.join("số.csv"));
        let none = folder.path().join("Kế hoạch/không.csv");
        assert_eq!(on_disk(&none), there.join("không.csv"));
        assert_eq!(composed(Path::new(decomposed)), Path::new("Kế hoạch"));
    }

    #[test]
    fn endings_are_known_in_every_case_and_settings_by_their_names() {
        for name in ["a.yaml", "a.YAML", "a.Yml", "a.b.yml"] {
            assert!(is_yaml(Path::new(name)) && !is_settings(Path::new(name)), "{name}");
        }
        assert!(!is_yaml(Path::new("a.yaml.bak")) && !is_yaml(Path::new("yaml")));
        assert!(is_settings(Path::new("x/vanban.yml")));
        assert!(is_settings(Path::new("Legal.YAML")));
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("Vanban.yml"), "").unwrap();
        let found = project_file(folder.path()).unwrap();
        assert!(found.is_file() && is_settings(&found));
    }
}
