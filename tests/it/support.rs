//! What tests share: documents made up for a case, their pages, and lines read off them.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use vanban::diag::{Diagnostic, SourceFile};
use vanban::pipeline::{Files, Product, Session};
use vanban::project::Project;
use vanban::typeset::{Pages, TextRun, text_runs};

pub const MM: f64 = 72.0 / 25.4;
/// The reference plan.
pub const PLAN: &str = "plans/ke-hoach-83-2025.yaml";

/// The repository as a project.
pub static SESSION: LazyLock<Session> = LazyLock::new(|| {
    let (project, _) = Project::find(Path::new(".")).expect("vanban.yaml loads");
    Session::new(&project, &[]).unwrap_or_else(|_| panic!("templates and fonts load"))
});

/// The pages of a document that must have no fault, and the warnings it has.
pub fn pages_and_warnings(yaml: &str) -> (Pages, Vec<Diagnostic>) {
    let file = SourceFile::new("test.yaml", yaml);
    let (loaded, mut findings) = SESSION.load(&file);
    let set = loaded.and_then(|loaded| {
        let (set, found) = SESSION.typeset(&loaded);
        findings.extend(found);
        set
    });
    match set {
        Some((_, pages)) => {
            keep(&SESSION, yaml);
            (pages, findings)
        }
        None => panic!("{findings:#?}"),
    }
}

/// Where the PDFs of the tests' documents are kept for another program to read: the folder that
/// `VANBAN_PDFS` names.
fn kept() -> Option<PathBuf> {
    let folder = PathBuf::from(std::env::var_os("VANBAN_PDFS")?);
    std::fs::create_dir_all(&folder).expect("a folder for PDFs");
    Some(folder)
}

/// Keeps a document's PDF, if that is wanted.
fn keep(session: &Session, yaml: &str) {
    let Some(folder) = kept() else { return };
    let file = SourceFile::new("test.yaml", yaml);
    let (built, findings) = session.build(&file, Product::Pdf);
    match built.map(|built| built.files) {
        Some(Files::One(bytes)) => keep_bytes(&folder, &bytes),
        Some(Files::Several(files)) => {
            for (_, bytes) in files {
                keep_bytes(&folder, &bytes);
            }
        }
        _ => panic!("pages, but no PDF: {findings:#?}\n{yaml}"),
    }
}

/// Keeps a PDF, if that is wanted.
pub fn keep_pdf(bytes: &[u8]) {
    if let Some(folder) = kept() {
        keep_bytes(&folder, bytes);
    }
}

/// Under a name that tells contents apart, so that each is there once.
fn keep_bytes(folder: &Path, bytes: &[u8]) {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let name = format!("{:016x}.pdf", hasher.finish());
    std::fs::write(folder.join(name), bytes).expect("kept");
}

/// The pages of a document that must have no finding.
pub fn pages(yaml: &str) -> Pages {
    let (pages, findings) = pages_and_warnings(yaml);
    assert!(findings.is_empty(), "{findings:#?}");
    pages
}

/// The pages of a document in a project, if it has no error, and what is found wrong with it.
pub fn set(session: &Session, yaml: &str) -> (Option<Pages>, Vec<Diagnostic>) {
    let (loaded, mut findings) = session.load(&SourceFile::new("test.yaml", yaml));
    let Some(loaded) = loaded else { return (None, findings) };
    let (set, more) = session.typeset(&loaded);
    findings.extend(more);
    if set.is_some() {
        keep(session, yaml);
    }
    (set.map(|(_, pages)| pages), findings)
}

/// The names of the rules that findings break, in their order.
pub fn rule_names(findings: &[Diagnostic]) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.rule.name).collect()
}

/// What is found wrong with a document.
pub fn findings(yaml: &str) -> Vec<Diagnostic> {
    SESSION.build(&SourceFile::new("test.yaml", yaml), Product::Pdf).1
}

/// One product of a document that must have no fault.
pub fn product(yaml: &str, product: Product) -> Vec<u8> {
    let (built, findings) = SESSION.build(&SourceFile::new("test.yaml", yaml), product);
    match built.map(|built| built.files) {
        Some(Files::One(bytes)) => bytes,
        Some(Files::Several(mut parts)) => parts.remove(0).1,
        Some(Files::Pages(mut pages)) => pages.remove(0),
        None => panic!("{findings:#?}"),
    }
}

/// The reference plan's YAML.
pub fn plan() -> String {
    std::fs::read_to_string(PLAN).expect("the reference plan is there")
}

/// A short plan, to which a test adds what it is about.
pub fn short_plan(sections: &str) -> String {
    plan_with(sections, &["Sở Nội vụ".to_owned()], "")
}

/// A plan with sections, recipients and whatever else.
pub fn plan_with(sections: &str, recipients: &[String], rest: &str) -> String {
    let recipients: String = recipients.iter().map(|r| format!("  - {r}\n")).collect();
    format!(
        "kind: ke-hoach\nagency: ubnd-bac-ninh\nnumber: 5\ndate: 2025-06-02\n\
         subject: Công tác thử nghiệm năm 2025\n\
         sections:\n{sections}\
         signature:\n  authority: [TM. Ủy ban nhân dân]\n  position: Chủ tịch\n  name: Nguyễn Văn A\n\
         recipients:\n{recipients}{rest}"
    )
}

/// A line of text on a page: the runs that share a baseline, from the left.
#[derive(Clone, Debug)]
pub struct Line {
    pub page: usize,
    pub x: f64,
    pub y: f64,
    pub right: f64,
    pub size: f64,
    pub bold: bool,
    pub italic: bool,
    pub text: String,
}

impl Line {
    pub fn width(&self) -> f64 {
        self.right - self.x
    }

    pub fn centre(&self) -> f64 {
        f64::midpoint(self.x, self.right)
    }
}

/// The lines of all pages, from the top; what stands further than 12 pt apart on one
/// baseline counts as two.
pub fn lines(pages: &Pages) -> Vec<Line> {
    let mut runs: Vec<TextRun> = text_runs(pages)
        .into_iter()
        .filter(|run| !run.text.trim().is_empty())
        .collect();
    runs.sort_by(|a, b| {
        (a.page, (a.y * 4.0).round() as i64)
            .cmp(&(b.page, (b.y * 4.0).round() as i64))
            .then(a.x.total_cmp(&b.x))
    });
    let mut lines: Vec<Line> = vec![];
    for run in runs {
        let right = run.x + run.width;
        match lines.last_mut() {
            Some(line)
                if line.page == run.page
                    && (line.y - run.y).abs() < 0.3
                    && run.x - line.right < 12.0 =>
            {
                if run.x - line.right > 1.5 {
                    line.text.push(' ');
                }
                line.right = right;
                line.text.push_str(&run.text);
            }
            _ => lines.push(Line {
                page: run.page,
                x: run.x,
                y: run.y,
                right,
                size: run.size,
                bold: run.bold,
                italic: run.italic,
                text: run.text,
            }),
        }
    }
    lines
}

/// The one line that contains a text.
pub fn line_with<'a>(lines: &'a [Line], text: &str) -> &'a Line {
    let found: Vec<_> =
        lines.iter().filter(|line| plain(&line.text).contains(text)).collect();
    assert_eq!(found.len(), 1, "lines with {text:?}: {found:#?}");
    found[0]
}

/// A text with ordinary spaces only.
pub fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// Everything on the pages, in the order in which it was laid out, words parted by one space.
pub fn all_text(pages: &Pages) -> String {
    let mut text = String::new();
    let mut last: Option<TextRun> = None;
    for run in text_runs(pages) {
        let joined = last.as_ref().is_some_and(|last| {
            last.page == run.page
                && (last.y - run.y).abs() < 0.3
                && (last.x + last.width - run.x).abs() < 0.5
        });
        if !joined {
            text.push(' ');
        }
        text.push_str(&run.text);
        last = Some(run);
    }
    let text = plain(&text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub fn assert_near(found: f64, expected: f64, tolerance: f64, what: &str) {
    assert!(
        (found - expected).abs() <= tolerance,
        "{what}: {found} is not within {tolerance} of {expected}"
    );
}

/// The check sum of PNG and ZIP.
pub fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

/// A PNG of one colour, made without a library: stored blocks, no compression.
pub fn png(width: u32, height: u32, colour: [u8; 4]) -> Vec<u8> {
    let chunk = |name: &[u8; 4], data: &[u8]| {
        let body = [name.as_slice(), data].concat();
        [&(data.len() as u32).to_be_bytes(), body.as_slice(), &crc(&body).to_be_bytes()]
            .concat()
    };
    let row = [vec![0], colour.repeat(width as usize)].concat();
    let raw = row.repeat(height as usize);
    let length = raw.len() as u16;
    let (mut a, mut b) = (1_u32, 0_u32);
    for byte in &raw {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    let data = [
        [0x78, 0x01, 1].as_slice(),
        &length.to_le_bytes(),
        &(!length).to_le_bytes(),
        &raw,
        &((b << 16) | a).to_be_bytes(),
    ]
    .concat();
    let header =
        [width.to_be_bytes().as_slice(), &height.to_be_bytes(), &[8, 6, 0, 0, 0]]
            .concat();
    [
        b"\x89PNG\r\n\x1a\n".as_slice(),
        &chunk(b"IHDR", &header),
        &chunk(b"IDAT", &data),
        &chunk(b"IEND", &[]),
    ]
    .concat()
}

/// A folder of its own for a run of the program.
pub struct Sandbox {
    folder: tempfile::TempDir,
}

impl Sandbox {
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    /// With the repository's `vanban.yaml`.
    pub fn project() -> Self {
        let sandbox = Self::empty();
        sandbox.write("vanban.yaml", std::fs::read("vanban.yaml").expect("read"));
        sandbox
    }

    pub fn with_reference_plan() -> Self {
        let sandbox = Self::project();
        sandbox.write(PLAN, plan());
        sandbox
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The project in it, open.
    pub fn session(&self) -> Session {
        let found = Project::find(self.path());
        let (project, findings) = found.unwrap_or_else(|fault| panic!("{fault:#?}"));
        assert!(findings.is_empty(), "{findings:#?}");
        Session::new(&project, &[]).unwrap_or_else(|fault| panic!("{fault:#?}"))
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        std::fs::write(path, content).expect("written");
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path().join(name)).expect(name)
    }

    /// How many unfinished files lie in `out/`.
    pub fn unfinished(&self) -> usize {
        let scratch = std::fs::read_dir(self.path().join("out/.vanban"));
        let entries = scratch.into_iter().flatten().flatten();
        entries.filter(|entry| entry.file_name() != "built").count()
    }

    pub fn command(&self, args: &[&str]) -> std::process::Command {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_vanban"));
        command.args(args).current_dir(self.path());
        for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"] {
            command.env_remove(name);
        }
        command
    }

    /// Runs the program; what it printed and how it ended, as a transcript.
    pub fn run(&self, args: &[&str]) -> Run {
        let run = Run::of(self.command(args));
        if let (0 | 1, Some(folder)) = (run.status, kept()) {
            self.keep_products(&folder);
        }
        run
    }

    /// Keeps some of the PDFs that a run left in the folder; a product only, not what a test
    /// made.
    fn keep_products(&self, folder: &Path) {
        let is_pdf = |entry: &walkdir::DirEntry| {
            entry.path().extension().is_some_and(|ending| ending == "pdf")
        };
        let entries = walkdir::WalkDir::new(self.path()).into_iter().flatten();
        for entry in entries.filter(is_pdf).take(5) {
            let bytes = std::fs::read(entry.path()).unwrap_or_default();
            if bytes.starts_with(b"%PDF-1.7") && bytes.ends_with(b"%%EOF") {
                keep_bytes(folder, &bytes);
            }
        }
    }
}

/// A finished run.
#[derive(Debug)]
pub struct Run {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Run {
    pub fn of(mut command: std::process::Command) -> Self {
        let output = command.output().expect("the program runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Self {
            status: output.status.code().expect("an exit status"),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}
