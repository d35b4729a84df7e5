//! What is to be said of numbers before a merge writes anything.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::cache::{Cache, LEDGER};
use super::entry::{LedgerEntry, number_of};
use super::job::Job;
use super::renamed::Renamed;
use super::run::Run;
use crate::diag::{Diagnostic, rules};
use crate::output::SCRATCH;
use crate::project::shown;
use crate::say;

/// How many documents are named of many.
const NAMED: usize = 3;
/// How deep in a project's folder output folders are looked for.
const DEPTH: usize = 3;

impl Run<'_> {
    /// Documents already made that get another number, copies under other names, and numbers
    /// that were given in another output folder, too; `usual` is the project's own.
    pub fn foresee(&self, jobs: &[Job], usual: &Path) -> Vec<Diagnostic> {
        let cache = Cache::open(self.output, self.root, self.session.shared());
        if !jobs.iter().any(|job| job.planned().is_some()) {
            return self.unnumbered(jobs, &cache).into_iter().collect();
        }
        let mut findings: Vec<_> = self.renumbered(jobs, &cache).into_iter().collect();
        let renamed = Renamed::new(self, jobs, &cache);
        let again = jobs.iter().filter_map(|job| Some((job, renamed.same(job)?)));
        findings.extend(again.map(|(job, path)| made_twice(job, path)));
        let copied = jobs.iter().find_map(|job| Some((job, renamed.copied(job)?)));
        findings.extend(copied.map(|(job, path)| given_again(job, path)));
        findings.extend(unknown(&renamed.unknown, jobs.first()));
        findings.extend(self.given_in(jobs, self.output));
        for folder in self.other_folders(usual) {
            findings.extend(self.given_in(jobs, &folder));
        }
        findings
    }

    fn renumbered(&self, jobs: &[Job], cache: &Cache) -> Option<Diagnostic> {
        let mut changed = self.again(jobs, cache);
        changed.retain(|again| again.is_renumbered(jobs));
        let first = jobs.get(changed.first()?.job)?;
        let count = changed.len();
        let said = changed.iter().take(NAMED).filter_map(|again| {
            let job = &jobs[again.job];
            let (before, now) = (again.entry.identity.as_deref()?, job.planned()?);
            let (old, new) = (number_of(before)?, number_of(now)?);
            if old == new {
                // The same number in another series: agency, code or year have changed.
                let (before, now) = parted(before, now);
                return Some(format!("{old}: {before} → {now} ({})", job.name));
            }
            Some(format!("{old} → {new} ({})", job.name))
        });
        let mut said: Vec<String> = said.collect();
        if count > NAMED {
            said.push("…".to_owned());
        }
        let said = said.join(", ");
        let message = say!(
            "{count} văn bản đã dựng đổi số: {said}",
            "{count} documents that were made already change their numbers: {said}"
        );
        let is_series = changed.first().is_some_and(|again| {
            again.entry.number() == first.planned().and_then(number_of)
        });
        let hint = if is_series {
            say!(
                "Cơ quan, ký hiệu hay năm đã đổi: số đã phát hành thì trả mẫu về như trước rồi chạy lại.",
                "Agency, code or year have changed: if the numbers were issued, put the template back as it was, and run again."
            )
        } else if first.is_counted() {
            say!(
                "Số cũ đã phát hành thì trả danh sách về như trước, thêm hàng mới ở cuối rồi chạy lại; hoặc ghi số vào một cột và viết `number: «Số»` thay cho `number_from:`.",
                "If the old numbers were issued, put the list back, add new rows at its end and run again; or write the numbers into a column, and `number: «Number»` in place of `number_from:`."
            )
        } else {
            say!(
                "Số cũ đã phát hành thì ghi lại số ấy vào hàng của nó rồi chạy lại.",
                "If the old numbers were issued, write them into their rows again, and run again."
            )
        };
        Some(
            Diagnostic::new(&rules::RENUMBERED_COPY, message)
                .at(first.place())
                .hint(hint),
        )
    }

    /// Documents that were made with numbers, and are to have none.
    fn unnumbered(&self, jobs: &[Job], cache: &Cache) -> Option<Diagnostic> {
        let mut again = self.again(jobs, cache);
        again.retain(|again| again.entry.identity.is_some());
        let first = again.first()?;
        let (job, count) = (&jobs[first.job], again.len());
        let (number, name) = (first.entry.number()?, &job.name);
        let message = say!(
            "{count} văn bản đã dựng với số nay không có số: {number} ({name})",
            "{count} documents that were made with numbers have none now: {number} ({name})"
        );
        let fault = Diagnostic::new(&rules::RENUMBERED_COPY, message).at(job.place());
        Some(fault.hint(say!(
            "Số đã phát hành thì ghi lại `number_from:` hay `number:` như trước rồi chạy lại.",
            "If the numbers were issued, write `number_from:` or `number:` as before, and run again."
        )))
    }

    /// Other folders with products of this project.
    fn other_folders(&self, usual: &Path) -> Vec<PathBuf> {
        let walk = WalkDir::new(here(self.root)).max_depth(DEPTH).sort_by_file_name();
        let hidden = |it: &walkdir::DirEntry| {
            it.depth() > 0 && it.file_name().to_string_lossy().starts_with('.')
        };
        let walk = walk
            .into_iter()
            .filter_entry(|it| it.file_type().is_dir() && !hidden(it));
        let inside = walk.flatten().map(walkdir::DirEntry::into_path);
        let beside = self.output.parent().map(|folder| std::fs::read_dir(here(folder)));
        let beside = beside.into_iter().flatten().flatten().flatten();
        let mut folders: Vec<PathBuf> = inside
            .chain(beside.map(|entry| entry.path()))
            .map(|folder| folder.strip_prefix(".").map_or(folder.clone(), Path::to_owned))
            .chain([usual.to_owned()])
            .filter(|folder| folder.join(SCRATCH).join(LEDGER).is_file())
            .filter_map(|folder| folder.canonicalize().ok().map(|real| (real, folder)))
            .collect::<BTreeMap<_, _>>()
            .into_values()
            .collect();
        let own = self.output.canonicalize().ok();
        folders.retain(|folder| folder.canonicalize().ok() != own);
        folders
    }

    /// Numbers of this run that were given in another folder.
    fn given_in(&self, jobs: &[Job], folder: &Path) -> Option<Diagnostic> {
        let cache = Cache::open(folder, self.root, self.session.shared());
        // In the run's own folder, only files of other formats are not looked after.
        let is_own = folder == self.output;
        let ending = format!(".{}", self.product.ending());
        let there = cache.entries.values().filter(|entry| {
            entry.project == cache.project
                && (entry.product.ends_with(&ending) != is_own)
                && (!is_own || entry.list.is_some())
                && entry.outputs.keys().any(|name| folder.join(name).exists())
        });
        let there: BTreeMap<&str, &LedgerEntry> = there
            .filter_map(|entry| Some((entry.identity.as_deref()?, entry)))
            .collect();
        let taken = jobs.iter().filter_map(|job| {
            let identity = job.planned()?;
            Some((job, *there.get(identity)?, number_of(identity)?))
        });
        let taken: Vec<_> = taken.collect();
        let other = taken.iter().find(|(job, entry, _)| {
            entry.row != job.row() || entry.origin != self.origin(job).template
        });
        let first = || taken.first().filter(|_| !is_own);
        let (job, entry, number) = other.or_else(first)?;
        let (count, file) = (taken.len(), shown(&folder.join(&entry.product)));
        let message = if is_own {
            say!(
                "{file} có số {number} cho văn bản khác",
                "{file} has the number {number} for another document"
            )
        } else if other.is_some() {
            say!(
                "{count} số của lần này đã cấp ở thư mục khác, có số cho văn bản khác: {number} ở {file}",
                "{count} numbers of this run were given in another folder, some to other documents: {number} in {file}"
            )
        } else {
            say!(
                "{count} văn bản của lần này đã dựng với cùng số ở thư mục khác: {number} ở {file}",
                "{count} documents of this run were made with the same numbers in another folder: {number} in {file}"
            )
        };
        Some(
            Diagnostic::new(&rules::NUMBER_ELSEWHERE, message)
                .at(job.place())
                .hint(say!(
                    "Chỉ phát hành từ một thư mục; văn bản khác thì đổi `number_from:`.",
                    "Issue from one folder only; for other documents, change `number_from:`."
                )),
        )
    }
}

/// A folder as the system takes it.
fn here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

/// A copy that somebody has renamed is made again under its own name.
fn made_twice(job: &Job, path: &Path) -> Diagnostic {
    let file = shown(path);
    let message = say!(
        "{file} là chính văn bản này đổi tên: nay có hai tệp cùng số",
        "{file} is this very document under another name: two files now have one number"
    );
    let fault = Diagnostic::new(&rules::NUMBER_ELSEWHERE, message).at(job.place());
    fault.hint(say!(
        "Giữ một tệp; muốn tên khác thì đặt bằng `--name`.",
        "Keep one of them; for other names, use `--name`."
    ))
}

/// A second file of a letter keeps a number that another letter gets now.
fn given_again(job: &Job, path: &Path) -> Diagnostic {
    let file = shown(path);
    let message = say!(
        "{file} là bản chép của văn bản khác đã mang số này",
        "{file} is a copy of another document that had this number"
    );
    let fault = Diagnostic::new(&rules::NUMBER_ELSEWHERE, message).at(job.place());
    fault.hint(say!(
        "Bản chép đã gửi đi thì trả danh sách về như lúc dựng nó; không dùng nữa thì bỏ.",
        "If that copy was sent, put the list back as it was; if it is of no use, remove it."
    ))
}

/// Files of this program that the ledger does not know may have any number.
fn unknown(files: &[PathBuf], job: Option<&Job>) -> Option<Diagnostic> {
    let (count, mut said) = (files.len(), vec![]);
    said.extend(files.iter().take(NAMED).map(|path| shown(path)));
    if count > NAMED {
        said.push("…".to_owned());
    }
    let said = said.join(", ");
    let message = say!(
        "{count} PDF trong thư mục kết quả không còn ghi chép, có thể trùng số với lần này: {said}",
        "{count} PDF files in the output folder are on no record, and may have numbers of this run: {said}"
    );
    let fault = Diagnostic::new(&rules::NUMBER_ELSEWHERE, message).at(job?.place());
    let fault = fault.hint(say!(
        "Thư mục `.vanban` trong thư mục kết quả bị mất hay hỏng: khôi phục nó, hoặc dời các PDF ấy đi.",
        "The folder `.vanban` of the output folder is lost or damaged: restore it, or move those files away."
    ));
    (count > 0).then_some(fault)
}

/// What differs between two identities.
fn parted(before: &str, now: &str) -> (String, String) {
    let pairs = before.split('|').zip(now.split('|'));
    let (before, now): (Vec<&str>, Vec<&str>) = pairs.filter(|(a, b)| a != b).unzip();
    (before.join(" "), now.join(" "))
}
