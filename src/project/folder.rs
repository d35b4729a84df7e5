//! A project's folder: where plans, templates, fonts and outputs live.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::config::Config;
use super::named::{LEGAL, PROJECT, legal_file, on_disk, settings};
use super::named_rule::named_rule;
use super::own_files::own_files;
use super::own_templates::{OwnTemplate, own_templates};
use super::paths::{FILE, inside, relative, root, shown};
use super::read::{read_bytes, read_settings};
use super::standards;
use crate::diag::{Diagnostic, Place, RuleLevel, SourceFile, did_you_mean, rules};
use crate::document::project_schema;
use crate::error::Failure;
use crate::fingerprint::Fingerprint;
use crate::form;
use crate::legal::{self, Register};
use crate::say;
use crate::standard::{OwnKinds, Standards};
use crate::vi;
use crate::yaml::{self, Tree, parse};

/// The folder that outputs go to if nothing else is said.
const OUTPUT: &str = "out";

/// A project: a folder, and what its `vanban.yaml` says.
#[derive(Debug)]
pub struct Project {
    /// Its path, as short as the user would write it; empty for this folder.
    pub root: PathBuf,
    /// What its `vanban.yaml` says; all usual values if it has none.
    pub config: Config,
    /// The standards that it knows.
    pub standards: Standards,
    tree: Option<Tree>,
}

impl Project {
    /// Finds the project that a folder lies in: the nearest one above it with a
    /// `vanban.yaml`, else the folder itself.
    ///
    /// # Errors
    /// Returns the faults of `vanban.yaml`, or that it cannot be read.
    pub fn find(start: &Path) -> Result<(Self, Vec<Diagnostic>), Failure> {
        let Some(root) = root(start) else {
            return Ok((Self::bare(start.to_owned()), vec![]));
        };
        // As short as the user would write it.
        let root = match root.strip_prefix(std::env::current_dir().unwrap_or_default()) {
            Ok(below) => below.to_owned(),
            Err(_) => root,
        };
        let path = only(&root, PROJECT)?.unwrap_or_else(|| root.join(FILE));
        let file = read_settings(&root, &path)?;
        let tree = match parse(&file) {
            Ok(tree) => Some(tree),
            Err(faults) if form::is_empty(&faults) => None,
            Err(faults) => return Err(Failure::Findings(faults)),
        };
        let usual = tree.as_ref().and_then(|tree| tree.root.get("standard"));
        let usual = usual.filter(|node| !node.is_null());
        let name = usual.and_then(|node| node.scalar()).map(vi::clean);
        let standards = standards::read(&root, name.as_deref())?;
        if let (Some(tree), Some(node), Some(name)) = (&tree, usual, name)
            && !standards.knows(&name)
        {
            let message =
                say!("không có chuẩn thể thức `{name}`", "unknown standard `{name}`");
            let known = standards.all().iter().map(|standard| standard.id.as_str());
            let near = vi::suggest(&name, known).map(did_you_mean);
            let fault = Diagnostic::new(&rules::UNKNOWN_STANDARD, message);
            let fault = fault.at(tree.place(node)).hint_maybe(near);
            return Err(Failure::Findings(vec![fault]));
        }
        let Some(tree) = tree else {
            return Ok((Self { standards, ..Self::bare(root) }, vec![]));
        };
        let schema = project_schema::<Config>(standards.usual(), &OwnKinds::default());
        let (config, findings) = form::read_tree::<Config>(&tree, &schema);
        let Some(config) = config else { return Err(Failure::Findings(findings)) };
        let project = Self { root, config, standards, tree: Some(tree) };
        let mut faults = project.unknown_rules();
        faults.extend(project.outside());
        if faults.is_empty() {
            Ok((project, findings))
        } else {
            Err(Failure::Findings(faults))
        }
    }

    /// A folder without a `vanban.yaml`.
    fn bare(root: PathBuf) -> Self {
        let (config, standards) = (Config::default(), Standards::default());
        Self { root, config, standards, tree: None }
    }

    /// True if it has a `vanban.yaml`.
    pub fn has_file(&self) -> bool {
        self.root.join(FILE).is_file()
    }

    /// The folder of documents, whether or not it is there.
    pub fn plans(&self) -> PathBuf {
        self.root.join("plans")
    }

    /// The folder of the project's own templates.
    pub fn templates(&self) -> PathBuf {
        self.root.join("templates")
    }

    /// The project's own templates and components.
    ///
    /// # Errors
    /// Returns what is wrong with their files, or what the system refused.
    pub fn own_templates(&self) -> Result<Vec<OwnTemplate>, Failure> {
        own_templates(&self.root, &self.templates())
    }

    /// Looks whether the project's own fonts are plain files inside it.
    ///
    /// # Errors
    /// Returns every one that is not.
    pub fn check_fonts(&self) -> Result<(), Failure> {
        own_files(&self.root, &self.fonts(), |_| true).map(|_| ())
    }

    /// The folder of the project's own fonts.
    pub fn fonts(&self) -> PathBuf {
        self.root.join("fonts")
    }

    /// The folder of the project's own standards.
    pub fn standards_folder(&self) -> PathBuf {
        self.root.join(standards::FOLDER)
    }

    /// What tells whether the project's own standards are as before: each file by its path from
    /// the project's folder.
    pub fn standard_files(&self) -> Vec<(String, Fingerprint)> {
        let files = WalkDir::new(self.standards_folder()).sort_by_file_name();
        let files = files.into_iter().flatten().filter(|it| it.file_type().is_file());
        let file = |entry: walkdir::DirEntry| {
            let bytes = read_bytes(entry.path()).ok()?;
            let below = entry.path().strip_prefix(&self.root).ok()?;
            Some((shown(below), Fingerprint::of(&bytes)))
        };
        files.filter_map(file).collect()
    }

    /// The folder that outputs go to.
    pub fn output(&self) -> PathBuf {
        let output = Path::new(self.config.output.as_deref().unwrap_or(OUTPUT));
        on_disk(&self.root.join(relative(output).unwrap_or_else(|_| output.to_owned())))
    }

    /// What is in force when: the program's register with the project's `legal.yaml` over it.
    ///
    /// # Errors
    /// Returns the faults of `legal.yaml`, or that it cannot be read.
    pub fn register(&self) -> Result<(Register, Vec<Diagnostic>), Failure> {
        let mut register = legal::embedded().clone();
        let Some(path) = only(&self.root, LEGAL)? else {
            return Ok((register, vec![]));
        };
        let (own, findings) = form::read::<Register>(&read_settings(&self.root, &path)?);
        match own {
            Some((own, _)) => register.extend(own),
            None => return Err(Failure::Findings(findings)),
        }
        Ok((register, findings))
    }

    /// What tells whether the project's own register is as before, with its name.
    pub fn register_file(&self) -> Option<(String, Fingerprint)> {
        let path = legal_file(&self.root)?;
        let bytes = read_bytes(&path).ok()?;
        let name = path.file_name()?.to_string_lossy().into_owned();
        Some((name, Fingerprint::of(&bytes)))
    }

    /// What tells whether `vanban.yaml` is as before.
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        let tree = self.tree.as_ref()?;
        Some(Fingerprint::of(tree.file.text.as_bytes()))
    }

    /// The name of `vanban.yaml`, as it is written here.
    pub fn file_name(&self) -> Option<String> {
        let path = Path::new(&self.tree.as_ref()?.file.name);
        Some(path.file_name()?.to_string_lossy().into_owned())
    }

    /// Where `vanban.yaml` says a key.
    pub fn place(&self, key: &str) -> Option<Place> {
        self.place_at(&yaml::Path::default().key(key))
    }

    /// Where `vanban.yaml` says what is at a path.
    pub fn place_at(&self, path: &yaml::Path) -> Option<Place> {
        let tree = self.tree.as_ref()?;
        Some(tree.place(tree.root.find(path)))
    }

    /// Rules that it gives a level, and that are none or cannot be given one.
    fn unknown_rules(&self) -> Vec<Diagnostic> {
        let place = |name: &str| {
            let path = yaml::Path::default().key("rules").key(name);
            self.place_at(&path)
        };
        let fault = |(name, level): (&String, &RuleLevel)| match named_rule(name) {
            Err((message, near)) => {
                let fault = Diagnostic::new(&rules::UNKNOWN_RULE, message);
                Some(fault.at_maybe(place(name)).hint_maybe(near))
            }
            Ok(rule) if rule.is_fixed() && *level != RuleLevel::Error => {
                let message = say!(
                    "không hạ được quy tắc `{name}`: vi phạm thì không thành văn bản, hoặc chưa xong",
                    "the rule `{name}` cannot be lowered: what breaks it is no document, or is not done"
                );
                let fault = Diagnostic::new(&rules::INVALID_VALUE, message);
                Some(fault.at_maybe(place(name)))
            }
            Ok(_) => None,
        };
        self.config.rules.iter().filter_map(fault).collect()
    }

    /// The fault of an output folder that lies outside the project.
    fn outside(&self) -> Option<Diagnostic> {
        let output = self.config.output.as_deref()?;
        self.outside_output(Path::new(output))
    }

    /// Looks whether the usual output folder lies in the project.
    ///
    /// # Errors
    /// Returns that a link leads out of it.
    pub fn check_output(&self) -> Result<(), Failure> {
        let usual = self.config.output.as_deref().unwrap_or(OUTPUT);
        match self.outside_output(Path::new(usual)) {
            None => Ok(()),
            Some(fault) => Err(Failure::Findings(vec![fault])),
        }
    }

    fn outside_output(&self, output: &Path) -> Option<Diagnostic> {
        let message = match inside(&self.root, output) {
            Ok(below) if below.as_os_str().is_empty() => say!(
                "thư mục kết quả là chính thư mục dự án",
                "the output folder is the project's folder itself"
            ),
            Ok(below) if is_linked(&self.root, &below) => say!(
                "thư mục kết quả là một liên kết dẫn đi nơi khác",
                "the output folder is a symbolic link that leads elsewhere"
            ),
            Ok(_) => return None,
            Err(outside) => {
                outside.said_of(&say!("thư mục kết quả", "the output folder"))
            }
        };
        let fault = Diagnostic::new(&rules::OUTSIDE_OUTPUT, message);
        // What is not said has the place of the folder itself.
        let place = self.config.output.as_ref().and_then(|_| self.place("output"));
        let folder =
            || Place::new(&SourceFile::new(shown(&self.root.join(output)), ""), 0..0);
        Some(fault.at(place.unwrap_or_else(folder)).hint(say!(
            "Ghi tên một thư mục trong dự án, hoặc dùng -o khi gọi lệnh.",
            "Name a folder inside the project, or use -o on the command line."
        )))
    }
}

/// True if a folder below another is a link, or lies behind one.
fn is_linked(root: &Path, below: &Path) -> bool {
    let mut folders = below.ancestors().filter(|it| !it.as_os_str().is_empty());
    folders.any(|it| root.join(it).is_symlink())
}

/// The file of a name of settings, which must be the only one.
fn only(folder: &Path, name: &str) -> Result<Option<PathBuf>, Failure> {
    let found = settings(folder, name);
    let [first, second, ..] = found.as_slice() else {
        return Ok(found.into_iter().next());
    };
    let place = |path: &Path| Place::new(&SourceFile::new(shown(path), ""), 0..0);
    let (one, two) = (shown(first), shown(second));
    let message = say!(
        "{one} và {two} cùng có mặt, không biết dùng tệp nào",
        "both {one} and {two} are there: either could be meant"
    );
    let fault = Diagnostic::new(&rules::DUPLICATE_SETTINGS, message)
        .at(place(second))
        .related(place(first), say!("tệp kia", "the other one"))
        .hint(say!(
            "Gộp hai tệp thành {one} rồi xóa tệp kia.",
            "Bring both together in {one} and remove the other."
        ));
    Err(Failure::Findings(vec![fault]))
}
