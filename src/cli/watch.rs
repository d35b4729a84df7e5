//! `vanban watch`: builds again whenever a file changes that a document depends on.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use clap::builder::ValueParser;
use clap::{ArgMatches, Command};
use typst::diag::StrResult;
use typst_kit::watcher::Watcher;

use super::args::{paths, say, usage};
use super::build_args::{common, flag, inputs, option};
use super::editor::Editor;
use super::outcome::Outcome;
use super::round::{Round, Seen, refusal};
use super::ui::Ui;
use super::watched::{Folders, stamp};
use super::work::{Office, Request, by_project, failed};
use crate::batch::{self, Done, Goal, Job, Memory, Run};
use crate::diag::{Diagnostic, Lang};
use crate::error::{Error, Failure};
use crate::fingerprint::Fingerprint;
use crate::preview::{Document, Draw, Server, View};
use crate::project::{self, read_file, shown};
use crate::say as message;
use crate::typeset::forget_unused;
use crate::yaml::parse;

/// The stack of the thread that draws a preview, in bytes: documents nest deeply.
const STACK: usize = 16 << 20;

/// How long it takes until what was refused is tried again.
const RETRY: Duration = Duration::from_secs(1);

/// The command's words.
pub(super) fn command(lang: Lang) -> Command {
    Command::new("watch")
        .override_usage(usage(lang, "watch ", "[TỆP|THƯ MỤC]...", "[FILE|FOLDER]..."))
        .about(say(
            lang,
            "Theo dõi và dựng lại mỗi khi lưu; có --preview để xem trong trình duyệt",
            "Watch and build again at each save; --preview shows the pages in a browser",
        ))
        .arg(inputs(lang))
        .args(common(lang))
        .arg(flag(
            lang,
            "preview",
            "Mở trang xem trước chỉ trên máy này, tự đổi theo văn bản",
            "Serve a page on this machine alone that follows the documents",
        ))
        .arg(
            option(lang, "port", "N")
                .value_parser(clap::value_parser!(u16).range(1..))
                .requires("preview")
                .help(say(
                    lang,
                    "Cổng của trang xem trước; mặc định một cổng còn trống",
                    "The page's port; by default a free one",
                )),
        )
        .arg(
            option(lang, "editor", say(lang, "LỆNH", "COMMAND"))
                .value_parser(ValueParser::string())
                .requires("preview")
                .help(say(
                    lang,
                    "Lệnh mở trình soạn thảo ở một dòng, như 'code -g {file}:{line}:{column}'",
                    "Command that opens an editor at a line, such as 'code -g {file}:{line}:{column}'",
                )),
        )
}

pub(super) fn run(matches: &ArgMatches, ui: &mut Ui) -> Outcome {
    match Watch::begin(matches, ui) {
        Ok(mut watch) => watch.run(ui),
        Err(error) => failed(Failure::Error(error), ui),
    }
}

/// A watch over the named documents.
struct Watch {
    request: Request,
    named: Vec<PathBuf>,
    offices: Vec<Open>,
    server: Option<Server>,
    last: Seen,
}

/// A project that is open, with what was said of its file.
struct Open {
    root: PathBuf,
    stamp: Fingerprint,
    office: Arc<Office>,
    findings: Vec<Diagnostic>,
    memory: Arc<Memory>,
}

impl Watch {
    fn begin(matches: &ArgMatches, ui: &Ui) -> Result<Self, Error> {
        let server = if matches.get_flag("preview") {
            let here = std::env::current_dir().unwrap_or_default();
            let name = here.file_name().unwrap_or_default().to_string_lossy();
            let editor = matches.get_one::<String>("editor");
            let open = match editor.map(|words| Editor::new(words)) {
                Some(None) => {
                    let message = message!(
                        "`--editor` cần tên một chương trình",
                        "`--editor` takes the name of a program"
                    );
                    return Err(Error::usage(message));
                }
                editor => editor.flatten().map(Editor::opener),
            };
            let port = matches.get_one::<u16>("port").copied();
            let started = Server::start(name.into_owned(), port, ui.lang, open);
            Some(started.map_err(|reason| {
                Error::usage(message!(
                    "không mở được trang xem trước: {reason}",
                    "the preview cannot be served: {reason}"
                ))
            })?)
        } else {
            None
        };
        Ok(Self {
            request: Request::decide(matches),
            named: paths(matches, "inputs"),
            offices: vec![],
            server,
            last: Seen::default(),
        })
    }

    /// Builds, waits for a change, and builds again, until the user ends it.
    fn run(&mut self, ui: &mut Ui) -> Outcome {
        let mut watched = Folders::default();
        let mut is_first = true;
        loop {
            // Watching begins before anything is read, so no change is missed between.
            let watcher = watcher(&watched);
            let start = Instant::now();
            let round = self.round();
            let known = round.folders == watched;
            watched.clone_from(&round.folders);
            let is_refused = round.is_refused();
            let time = start.elapsed();
            if is_first || round.is_news(&self.last) {
                round.tell(time, self.server.as_ref(), is_first, ui);
            }
            self.last = round.into_seen();
            is_first = false;
            if !known {
                continue;
            }
            // What the system refuses to write, or to watch, is tried again after a while.
            let waited = match watcher {
                Ok(mut watcher) if !is_refused => watcher.wait(),
                Ok(_) => Err("".into()),
                Err(refused) => Err(refused),
            };
            if waited.is_err() {
                std::thread::sleep(RETRY);
            }
        }
    }

    /// Builds whatever has changed.
    fn round(&mut self) -> Round {
        let mut round = Round::default();
        for path in &self.named {
            round.folders.add_input(path);
        }
        // One that is not there keeps no other from being built.
        let (there, missing): (Vec<_>, Vec<_>) =
            self.named.iter().cloned().partition(|path| path.exists());
        for path in &missing {
            let refused = std::io::ErrorKind::NotFound.into();
            round.failures.push(Failure::Error(Error::io(path, &refused)));
        }
        let groups = if there.is_empty() && !missing.is_empty() {
            Ok(vec![])
        } else {
            by_project(&there)
        };
        match groups {
            Ok(groups) => {
                for (start, named) in groups {
                    if let Err(failure) = self.project(&start, &named, &mut round) {
                        round.failures.push(failure);
                    }
                }
            }
            Err(error) => round.failures.push(Failure::Error(error)),
        }
        round.settle(&self.last);
        round
    }

    fn project(
        &mut self,
        start: &Path,
        named: &[PathBuf],
        round: &mut Round,
    ) -> Result<(), Failure> {
        let root = project::root(start).unwrap_or_else(|| start.to_owned());
        let fonts = &self.request.font_folders;
        round.folders.add_project(&root, fonts, named.is_empty());
        let Open { office, findings, memory, .. } = self.office(start, &root)?;
        round.notes.extend(findings.iter().cloned());
        let (office, memory) = (office.clone(), memory.clone());
        let inputs = office.project.inputs(named)?;
        let jobs: Vec<Job> = inputs.iter().map(Job::build).collect();
        let run = Run {
            session: &office.session,
            root: &office.project.root,
            output: &office.output,
            product: self.request.product,
            workers: self.request.workers,
            goal: Goal::Write,
            stop: &AtomicBool::new(false),
            memory: Some(&memory),
        };
        run.run(&jobs, true, &mut |job, done| {
            for source in &done.sources {
                round.folders.add_parent(source);
            }
            round.documents.push(document(job, &done, &office));
            round.said.push((job.clone(), done));
        });
        Ok(())
    }

    /// The project, opened anew only if its settings, templates or fonts have changed.
    fn office(&mut self, start: &Path, root: &Path) -> Result<&Open, Failure> {
        let stamp = stamp(root, &self.request.font_folders);
        let known = |open: &Open| open.root == root && open.stamp == stamp;
        let at = match self.offices.iter().position(known) {
            Some(at) => at,
            None => {
                self.offices.retain(|open| open.root != root);
                let (office, findings) = self.request.open_quietly(start)?;
                let (root, office) = (root.to_owned(), Arc::new(office));
                let memory = Arc::default();
                self.offices.push(Open { root, stamp, office, findings, memory });
                self.offices.len() - 1
            }
        };
        Ok(&self.offices[at])
    }
}

fn watcher(folders: &Folders) -> StrResult<Watcher> {
    let mut watcher = Watcher::new(None)?;
    watcher.update(folders.iter().cloned())?;
    Ok(watcher)
}

/// A document as the preview shows it.
fn document(job: &Job, done: &Done, office: &Arc<Office>) -> Document {
    let (output, draw) = match &done.outcome {
        batch::Outcome::Good { files, .. } => {
            let output = files.first().map_or(String::new(), |path| shown(path));
            (output, Some(drawing(job.origin().to_owned(), office.clone())))
        }
        _ => (String::new(), None),
    };
    let mut findings = done.findings.clone();
    if let batch::Outcome::Refused(error) = &done.outcome {
        findings.push(refusal(error));
    }
    Document { name: job.name.clone(), output, findings, draw }
}

fn drawing(path: PathBuf, office: Arc<Office>) -> Draw {
    Arc::new(move || {
        let (path, office) = (path.clone(), office.clone());
        let draw = move || {
            let file = read_file(&path).ok()?.ok()?;
            let (pages, runs) = office.session.located(&file, || parse(&file))?;
            let view = View::new(&pages, &runs);
            forget_unused();
            Some(view)
        };
        let thread = std::thread::Builder::new().stack_size(STACK).spawn(draw);
        thread.ok()?.join().ok()?
    })
}
