//! Finds the project: where plans, templates, fonts and outputs live, and `vanban.yaml`.

mod read;
mod standards;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::{Diagnostic, Place, SourceFile, rules};
use crate::document::{Office, Profiles, Signature, project_schema};
use crate::error::{Error, Failure};
use crate::fingerprint::Fingerprint;
use crate::form;
use crate::legal::{self, Register};
use crate::say;
use crate::standard::{Chosen, OwnKinds, Standards};
use crate::yaml::{self, Tree, parse};

pub use read::{read_bytes, read_file};

/// The name of the project's file.
pub const FILE: &str = "vanban.yaml";
/// Files of a project that are no documents.
const RESERVED: [&str; 2] = [FILE, LEGAL];
/// The name of the project's register of what is in force.
const LEGAL: &str = "legal.yaml";

/// What `vanban.yaml` says.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(description = "Tệp của dự án: hồ sơ cơ quan, phông chữ, thư mục kết quả.")]
pub struct Config {
    /// The agencies that documents name.
    #[schemars(
        description = "Hồ sơ các cơ quan, theo tên mà văn bản gọi ở khóa agency."
    )]
    pub agencies: Profiles,
    /// The signers that documents name.
    #[schemars(description = "Người ký, theo tên mà văn bản gọi ở khóa signature.")]
    pub signers: BTreeMap<String, Signature>,
    /// Groups of recipients that documents name.
    #[schemars(
        description = "Nhóm nơi nhận, theo tên mà văn bản gọi ở recipient_groups."
    )]
    pub recipient_groups: BTreeMap<String, Vec<String>>,
    /// Units by their abbreviation; any is allowed if there is none.
    #[schemars(
        description = "Đơn vị theo chữ viết tắt dùng ở dòng Lưu; đã khai thì chữ viết tắt khác là lỗi."
    )]
    pub units: BTreeMap<String, String>,
    /// Kinds of document of the office's own.
    #[schemars(
        description = "Loại văn bản riêng của cơ quan, theo tên dùng ở khóa kind."
    )]
    pub kinds: OwnKinds,
    /// The standard of documents that do not name one, or a line of standards.
    #[schemars(
        extend("format" = "standard"),
        description = "Chuẩn thể thức của văn bản không tự nói: tên một chuẩn, hoặc một dòng chuẩn chọn theo ngày; mặc định là Nghị định 30/2020/NĐ-CP."
    )]
    pub standard: Option<String>,
    /// The margins of every page, in mm.
    #[schemars(extend("format" = "margins"), description = "Lề trang, mm.")]
    pub margins: Chosen,
    /// The sizes of letters, in pt.
    #[schemars(
        extend("format" = "sizes"),
        description = "Cỡ chữ mà chuẩn thể thức cho chọn trong một khoảng."
    )]
    pub sizes: Chosen,
    /// The family of the text's font.
    #[schemars(
        description = "Phông chữ, như Times New Roman; bỏ trống thì dùng Liberation Serif đi kèm chương trình."
    )]
    pub font: Option<String>,
    /// The folder for outputs, inside the project.
    #[schemars(description = "Thư mục kết quả trong dự án; mặc định là out.")]
    pub output: Option<String>,
}

impl Config {
    /// What documents may name.
    pub fn office(&self) -> Office {
        Office {
            agencies: self.agencies.clone(),
            signers: self.signers.clone(),
            recipient_groups: self.recipient_groups.clone(),
            units: self.units.clone(),
            kinds: self.kinds.clone(),
        }
    }
}

/// A project: a folder, and what its `vanban.yaml` says.
#[derive(Debug)]
pub struct Project {
    /// The folder.
    pub root: PathBuf,
    /// What its file says.
    pub config: Config,
    /// The standards that it knows.
    pub standards: Standards,
    tree: Option<Tree>,
}

/// A document to build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The file.
    pub path: PathBuf,
    /// Its place below the output folder, without the file ending.
    pub stem: PathBuf,
}

impl Project {
    /// Finds the project that a folder lies in: the nearest one above it with a
    /// `vanban.yaml`, else the folder itself.
    ///
    /// # Errors
    /// Returns the faults of `vanban.yaml`, or that it cannot be read.
    pub fn find(start: &Path) -> Result<(Self, Vec<Diagnostic>), Failure> {
        let Some(root) = root(start) else {
            let (config, standards) = (Config::default(), Standards::default());
            return Ok((
                Self {
                    root: start.to_owned(),
                    config,
                    standards,
                    tree: None,
                },
                vec![],
            ));
        };
        // As short as the user would write it.
        let root = match root.strip_prefix(std::env::current_dir().unwrap_or_default()) {
            Ok(below) => below.to_owned(),
            Err(_) => root,
        };
        let file = read_file(&root.join(FILE))??;
        let tree = match parse(&file) {
            Ok(tree) => Some(tree),
            Err(faults) if form::is_empty(&faults) => None,
            Err(faults) => return Err(Failure::Findings(faults)),
        };
        let usual = tree.as_ref().and_then(|tree| tree.root.get("standard")?.scalar());
        let standards = standards::read(&root, usual)?;
        let Some(tree) = tree else {
            let config = Config::default();
            return Ok((Self { root, config, standards, tree: None }, vec![]));
        };
        let schema = project_schema::<Config>(standards.usual(), &OwnKinds::default());
        let (config, findings) = form::read_tree::<Config>(&tree, &schema);
        let Some(config) = config else { return Err(Failure::Findings(findings)) };
        if let Some(outside) = outside(&config, Some(&tree)) {
            return Err(Failure::Findings(vec![outside]));
        }
        Ok((Self { root, config, standards, tree: Some(tree) }, findings))
    }

    /// The folder of documents.
    pub fn plans(&self) -> PathBuf {
        self.root.join("plans")
    }

    /// The folder of the project's own templates.
    pub fn templates(&self) -> PathBuf {
        self.root.join("templates")
    }

    /// The folder of the project's own fonts.
    pub fn fonts(&self) -> PathBuf {
        self.root.join("fonts")
    }

    /// The folder that outputs go to.
    pub fn output(&self) -> PathBuf {
        self.root.join(self.config.output.as_deref().unwrap_or("out"))
    }

    /// What is in force when: the program's register with the project's `legal.yaml` over it.
    ///
    /// # Errors
    /// Returns the faults of `legal.yaml`, or that it cannot be read.
    pub fn register(&self) -> Result<(Register, Vec<Diagnostic>), Failure> {
        let embedded = SourceFile::new("register.yaml", legal::EMBEDDED);
        let mut register = match form::read::<Register>(&embedded) {
            (Some((register, _)), _) => register,
            (None, faults) => return Err(Failure::Findings(faults)),
        };
        let path = self.root.join(LEGAL);
        if !path.is_file() {
            return Ok((register, vec![]));
        }
        let (own, findings) = form::read::<Register>(&read_file(&path)??);
        match own {
            Some((own, _)) => register.extend(own),
            None => return Err(Failure::Findings(findings)),
        }
        Ok((register, findings))
    }

    /// What tells whether `vanban.yaml` is as before.
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        let tree = self.tree.as_ref()?;
        Some(Fingerprint::of(tree.file.text.as_bytes()))
    }

    /// Where `vanban.yaml` says a key.
    pub fn place(&self, key: &str) -> Option<Place> {
        let tree = self.tree.as_ref()?;
        Some(tree.place(tree.root.find(&yaml::Path::default().key(key))))
    }

    /// The documents of a call: those named, or every one in the project's `plans/` but the
    /// starters in `plans/mau/`.
    ///
    /// # Errors
    /// Returns what is not there or cannot be read, two documents with one output, or that
    /// there is no document at all.
    pub fn inputs(&self, named: &[PathBuf]) -> Result<Vec<Input>, Error> {
        let plans = self.plans();
        let mut inputs = vec![];
        for path in named {
            if path.is_dir() && same_folder(path, &self.root) {
                self.all(&mut inputs)?;
            } else if path.is_dir() {
                let base = if is_below(path, &plans) { &plans } else { path };
                collect(path, base, None, &mut inputs)?;
            } else {
                let found = fs::metadata(path).map_err(|e| Error::io(path, &e))?;
                if !found.is_file() {
                    let path = shown(path);
                    return Err(Error::usage(say!(
                        "{path}: không phải tệp hay thư mục",
                        "{path}: not a file or folder"
                    )));
                }
                let base = if is_below(path, &plans) {
                    plans.clone()
                } else {
                    path.parent().unwrap_or(Path::new("")).to_owned()
                };
                inputs.push(input(path, &base));
            }
        }
        if named.is_empty() {
            self.all(&mut inputs)?;
        }
        if inputs.is_empty() {
            return Err(no_plans(&plans));
        }
        // A file may be named twice, by itself and by its folder.
        let mut seen = BTreeSet::new();
        inputs.retain(|input| {
            seen.insert(input.path.canonicalize().unwrap_or_else(|_| input.path.clone()))
        });
        check_outputs(&inputs)?;
        Ok(inputs)
    }
}

impl Project {
    /// Adds every document of the project but the starters.
    fn all(&self, inputs: &mut Vec<Input>) -> Result<(), Error> {
        let plans = self.plans();
        if !plans.is_dir() {
            return Err(no_plans(&plans));
        }
        collect(&plans, &plans, Some(&plans.join("mau")), inputs)
    }
}

/// The fault of an output folder that lies outside the project.
fn outside(config: &Config, tree: Option<&Tree>) -> Option<Diagnostic> {
    let output = Path::new(config.output.as_ref()?);
    let inside = output.components().all(|part| matches!(part, Component::Normal(_)));
    let tree = tree.filter(|_| !inside)?;
    let node = tree.root.find(&yaml::Path::default().key("output"));
    let message = say!(
        "thư mục kết quả nằm ngoài dự án",
        "the output folder lies outside the project"
    );
    Some(
        Diagnostic::new(&rules::OUTSIDE_OUTPUT, message)
            .at(tree.place(node))
            .hint(say!(
                "Ghi tên một thư mục trong dự án, hoặc dùng -o khi gọi lệnh.",
                "Name a folder inside the project, or use -o on the command line."
            )),
    )
}

/// The folder of the project that a folder lies in: the nearest one above it with a
/// `vanban.yaml`.
pub fn root(start: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(start).ok()?;
    absolute
        .ancestors()
        .find(|folder| folder.join(FILE).is_file())
        .map(Path::to_owned)
}

/// A path as messages show it: with `/` on every system.
pub fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn same_folder(one: &Path, two: &Path) -> bool {
    let two = if two.as_os_str().is_empty() { Path::new(".") } else { two };
    matches!((one.canonicalize(), two.canonicalize()), (Ok(one), Ok(two)) if one == two)
        && two.join(FILE).is_file()
}

fn is_below(path: &Path, folder: &Path) -> bool {
    match (path.canonicalize(), folder.canonicalize()) {
        (Ok(path), Ok(folder)) => path.starts_with(folder),
        _ => false,
    }
}

/// True for a link to a file below a folder; links to folders are never followed.
fn stays_below(link: &Path, folder: &Path) -> bool {
    link.is_file() && is_below(link, folder)
}

fn input(path: &Path, base: &Path) -> Input {
    let relative = match (path.canonicalize(), base.canonicalize()) {
        (Ok(path), Ok(base)) => path.strip_prefix(&base).map(Path::to_owned).ok(),
        _ => None,
    };
    let relative =
        relative.unwrap_or_else(|| path.file_name().unwrap_or_default().into());
    Input {
        path: path.to_owned(),
        stem: relative.with_extension(""),
    }
}

fn collect(
    folder: &Path,
    base: &Path,
    skip: Option<&Path>,
    inputs: &mut Vec<Input>,
) -> Result<(), Error> {
    let entries = fs::read_dir(folder).map_err(|e| Error::io(folder, &e))?;
    let mut paths = entries
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(|e| Error::io(folder, &e))?;
    paths.sort();
    for path in paths {
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        if name.starts_with('.') || Some(path.as_path()) == skip {
            continue;
        }
        let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
        // A link out of the folder, or round in it, is not followed: what is read of a folder
        // lies in it.
        if path.is_symlink() && !stays_below(&path, base) {
            continue;
        }
        if path.is_dir() {
            collect(&path, base, skip, inputs)?;
        } else if matches!(ending, "yaml" | "yml")
            && !RESERVED.contains(&name)
            && path.is_file()
        {
            inputs.push(input(&path, base));
        }
    }
    Ok(())
}

fn no_plans(plans: &Path) -> Error {
    let plans = shown(plans);
    Error::usage(say!("không có văn bản nào để dựng", "no document to build")).hint(say!(
        "Đặt tệp YAML trong {plans}/, hoặc ghi tên tệp sau lệnh build.",
        "Put YAML files into {plans}/, or name files after `build`."
    ))
}

fn check_outputs(inputs: &[Input]) -> Result<(), Error> {
    let mut seen = BTreeMap::new();
    for input in inputs {
        if let Some(other) = seen.insert(&input.stem, &input.path) {
            let (one, two) = (shown(other), shown(&input.path));
            return Err(Error::usage(say!(
                "{one} và {two} sẽ ghi vào cùng một tệp kết quả",
                "{one} and {two} would write the same output"
            ))
            .hint(say!("Đổi tên một trong hai tệp.", "Rename one of the two files.")));
        }
    }
    Ok(())
}
