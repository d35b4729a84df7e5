//! Paths of a project: where it begins, and what lies in it.

use std::path::{Component, Path, PathBuf};

use path_clean::PathClean;

use super::named::{on_disk, project_file};
use crate::diag::Message;
use crate::say;

/// The name of the project's file as it is made; others are found, too.
pub const FILE: &str = "vanban.yaml";

/// The folder of the project that a folder lies in: the nearest one above it with a
/// `vanban.yaml`; above what it leads to, if it is a link.
pub fn root(start: &Path) -> Option<PathBuf> {
    let above = |path: &Path| {
        let folders = &mut path.ancestors();
        folders
            .find(|folder| project_file(folder).is_some())
            .map(Path::to_owned)
    };
    let absolute = std::path::absolute(start).ok()?;
    above(&absolute).or_else(|| above(&start.canonicalize().ok()?))
}

/// A path as messages show it: with `/` on every system.
pub fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Why a path is none of the project's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outside {
    /// It counts from the root of the disk.
    Absolute,
    /// It climbs above the folder that it counts from.
    Above,
    /// A link on it leads elsewhere.
    Link,
}

impl Outside {
    /// Says of a file that it lies outside the project, and why.
    pub fn said_of(self, file: &Message) -> Message {
        let why = match self {
            Self::Absolute => say!("đường dẫn tuyệt đối", "the path is absolute"),
            Self::Above => {
                say!("đường dẫn có `..` đi ra ngoài", "the path climbs out by `..`")
            }
            Self::Link => say!("một liên kết dẫn ra ngoài", "a symbolic link leads out"),
        };
        Message::new(
            format!("{} nằm ngoài dự án: {}", file.vi, why.vi),
            format!("{} lies outside the project: {}", file.en, why.en),
        )
    }
}

/// True if a path that lies in a project by its name leads out of it by a link.
pub fn leads_out(path: &Path) -> bool {
    let Ok(absolute) = std::path::absolute(path) else { return false };
    let absolute = absolute.clean();
    let mut above = absolute.ancestors().skip(1);
    let Some(root) = above.find(|it| project_file(it).is_some()) else { return false };
    let below = absolute.strip_prefix(root).unwrap_or(&absolute);
    inside(root, below) == Err(Outside::Link)
}

/// A path with `.` and `..` worked out, to be joined to the folder that it counts from.
///
/// # Errors
/// Returns why it leaves that folder by what it says.
pub fn relative(path: &Path) -> Result<PathBuf, Outside> {
    let clean = path.clean();
    match clean.components().next() {
        Some(Component::Prefix(_) | Component::RootDir) => Err(Outside::Absolute),
        Some(Component::ParentDir) => Err(Outside::Above),
        Some(Component::CurDir) | None => Ok(PathBuf::new()),
        Some(Component::Normal(_)) => Ok(clean),
    }
}

/// A path that counts from a project's folder, with `.` and `..` worked out and its letters as
/// the disk has them, whether or not there is such a file.
///
/// # Errors
/// Returns why it leaves the project, by what it says or by a link.
pub fn inside(root: &Path, path: &Path) -> Result<PathBuf, Outside> {
    let relative = relative(path)?;
    let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    let found = on_disk(&root.join(&relative));
    let relative = found.strip_prefix(root).map_or(relative, Path::to_owned);
    // Of what is not there, the folder that it would be made in.
    let found = found.ancestors().find_map(|path| path.canonicalize().ok());
    match (root.canonicalize(), found) {
        (Ok(root), Some(found)) if !found.starts_with(&root) => Err(Outside::Link),
        _ => Ok(relative),
    }
}

/// The name of a file as data of a project has it: from the project's folder, absolute if it lies
/// outside it, with `/` on every system.
pub fn name_in(root: &Path, path: &Path) -> String {
    let (root, path) = (absolute(root), absolute(path));
    let below = |root: &Path, path: &Path| path.strip_prefix(root).map(Path::to_owned);
    // A file may be come by through a link from outside.
    let through_link =
        || below(&root.canonicalize().ok()?, &path.canonicalize().ok()?).ok();
    let name = below(&root, &path).ok().or_else(through_link);
    let name = name.as_deref().unwrap_or(&path).to_string_lossy();
    if cfg!(windows) { name.replace('\\', "/") } else { name.into_owned() }
}

/// A path from the root of the disk, with `..` and `.` worked out.
pub fn absolute(path: &Path) -> PathBuf {
    let here = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    std::path::absolute(here).unwrap_or_else(|_| path.to_owned()).clean()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_the_project_is_relative_and_climbs_no_higher_than_its_folder() {
        let at = |path: &str| relative(Path::new(path));
        assert_eq!(at("a/./b/../c.png"), Ok("a/c.png".into()));
        assert_eq!(at("."), Ok(PathBuf::new()));
        assert_eq!(at("a/../../c.png"), Err(Outside::Above));
        assert_eq!(at("/a/c.png"), Err(Outside::Absolute));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_may_lead_on_inside_the_project_but_not_out_of_it() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("project");
        std::fs::create_dir_all(root.join("lists")).unwrap();
        std::fs::write(folder.path().join("x.csv"), "").unwrap();
        std::fs::write(root.join("lists/y.csv"), "").unwrap();
        symlink(folder.path().join("x.csv"), root.join("x.csv")).unwrap();
        symlink(root.join("lists/y.csv"), root.join("y.csv")).unwrap();
        symlink(folder.path(), root.join("up")).unwrap();
        let at = |path: &str| inside(&root, Path::new(path));
        assert_eq!(at("y.csv"), Ok("y.csv".into()));
        assert_eq!(at("none/z.csv"), Ok("none/z.csv".into()));
        for path in ["x.csv", "up/x.csv", "up/none/z.csv"] {
            assert_eq!(at(path), Err(Outside::Link), "{path}");
        }
    }
}
