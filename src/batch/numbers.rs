//! The numbers of documents, each given once.

use std::collections::{BTreeMap, BTreeSet};

use super::cache::Cache;
use super::entry::LedgerEntry;
use super::job::Job;
use super::renamed::Renamed;
use super::run::Run;
use crate::diag::{Diagnostic, Message, rules};
use crate::project::shown;
use crate::say;

/// Who has which number, in this run and of those before.
pub(super) struct Numbers<'a> {
    run: &'a Run<'a>,
    cache: &'a Cache,
    /// The numbers of this run, by the names of their jobs.
    given: BTreeMap<String, String>,
    /// Products of earlier runs that this one does not make, by their numbers.
    others: BTreeMap<&'a str, Vec<&'a LedgerEntry>>,
    /// Copies that this run makes again, by the numbers that they had before.
    before: BTreeMap<&'a str, &'a LedgerEntry>,
    pub(super) renamed: Renamed,
    /// Products whose former numbers are free.
    released: BTreeSet<String>,
    /// True if it is said that numbers are kept by a copy that could not be made again.
    blocked: bool,
    /// True if the run makes all copies of its lists.
    all: bool,
}

/// Who keeps a number from a job.
enum Holder<'a> {
    /// Another job of this run.
    Job(String),
    /// A document, or a copy that this run does not make.
    Product(String),
    /// A copy that this run has not made again.
    Before(&'a LedgerEntry),
    /// A copy that was edited after it was made.
    Edited(&'a LedgerEntry),
}

impl<'a> Numbers<'a> {
    pub(super) fn new(
        run: &'a Run<'a>,
        jobs: &[Job],
        all: bool,
        cache: &'a Cache,
    ) -> Self {
        let ending = format!(".{}", run.product.ending());
        let own: BTreeSet<String> =
            jobs.iter().map(|job| job.product(run.product)).collect();
        let mut others: BTreeMap<&str, Vec<&LedgerEntry>> = BTreeMap::new();
        let mut before = BTreeMap::new();
        for entry in cache.entries.values() {
            let Some(number) = entry.identity.as_deref() else { continue };
            if entry.project != cache.project || !entry.product.ends_with(&ending) {
                continue;
            }
            if !own.contains(&entry.product) {
                others.entry(number).or_default().push(entry);
            } else if entry.list.is_some() {
                before.insert(number, entry);
            }
        }
        Self {
            run,
            cache,
            given: BTreeMap::new(),
            others,
            before,
            renamed: Renamed::new(run, jobs, cache),
            released: BTreeSet::new(),
            blocked: false,
            all,
        }
    }

    /// Gives a job its number, or says who has it; says nothing where the reason has been said.
    ///
    /// Number and code are given once in an agency's year (II.3.a; Điều 15).
    pub(super) fn give(
        &mut self,
        job: &Job,
        identity: Option<&str>,
    ) -> Result<(), Option<Diagnostic>> {
        let Some(identity) = identity else { return Ok(()) };
        let Some(holder) = self.holder(job, identity) else {
            self.given.insert(identity.to_owned(), job.name.clone());
            return Ok(());
        };
        let known = matches!(holder, Holder::Before(_))
            && std::mem::replace(&mut self.blocked, true);
        let (message, hint) = self.said(job, holder);
        let fault = Diagnostic::new(&rules::DUPLICATE_NUMBER, message);
        Err((!known).then(|| fault.at(job.number_place()).hint(hint)))
    }

    fn said(&self, job: &Job, holder: Holder<'_>) -> (Message, Message) {
        let file = |entry: &LedgerEntry| shown(&self.run.output.join(&entry.product));
        match holder {
            Holder::Job(other) | Holder::Product(other) => (
                say!(
                    "số này đã cấp cho {other} trong cùng năm hoặc nhiệm kỳ",
                    "duplicate number: {other} has it in the same year or term"
                ),
                if job.is_counted() {
                    say!(
                        "Mỗi số chỉ cấp một lần cho một ký hiệu: đổi `number_from:` của mẫu sang số chưa cấp, hoặc dời tệp kia đi nếu không dùng nữa.",
                        "A number is given once with its code: set the template's `number_from:` to one that is free, or move the other file away if it is of no use."
                    )
                } else {
                    say!(
                        "Mỗi số chỉ cấp một lần cho một ký hiệu, các loại bản sao chung một hệ thống số: sửa `number:` của một văn bản.",
                        "A number is given once with its code, and all copies share one series: change `number:` in one of the two."
                    )
                },
            ),
            Holder::Before(entry) => {
                let file = file(entry);
                (
                    say!(
                        "số này còn ở {file}, bản chưa dựng lại được với số mới",
                        "duplicate number: {file} still has it, and could not be made again with its new one"
                    ),
                    say!(
                        "Sửa lỗi của bản đó rồi chạy lại; bản nào lấy số của một bản chưa dựng lại thì cũng chờ.",
                        "Mend what is wrong with that one and run again; whoever takes the number of a copy that is not made again waits, too."
                    ),
                )
            }
            Holder::Edited(entry) => {
                let file = file(entry);
                (
                    say!(
                        "số này ở trong {file}, tệp đã sửa (như đã ký số) sau khi dựng",
                        "duplicate number: {file} has it, and was edited (or signed) after it was made"
                    ),
                    if entry.row == job.row() {
                        say!(
                            "Tệp ấy chính là bản của hàng này: đã phát hành thì thôi dựng lại, hoặc dời tệp sang thư mục khác rồi chạy lại.",
                            "That file is the copy of this very row: if it was issued, make no other; or move it to another folder and run again."
                        )
                    } else {
                        say!(
                            "Tệp ấy đã phát hành thì trả danh sách về như lúc dựng nó; không dùng nữa thì dời tệp đi.",
                            "If that file was issued, put the list back as it was; if it is of no use, move it away."
                        )
                    },
                )
            }
        }
    }

    /// Frees the number that a copy had before; those that are made at one go free theirs
    /// before the first is written.
    pub(super) fn release(&mut self, job: &Job) {
        self.released.insert(job.product(self.run.product));
    }

    /// Copies of rows that are gone, which a number was taken from.
    pub(super) fn replaced(
        &self,
        job: &Job,
        identity: Option<&str>,
    ) -> Vec<&'a LedgerEntry> {
        let others = identity.and_then(|identity| self.others.get(identity));
        let others = others.into_iter().flatten().copied();
        others.filter(|entry| self.is_dropped(job, entry)).collect()
    }

    /// True if no row of the list makes a copy any more.
    fn is_dropped(&self, job: &Job, entry: &LedgerEntry) -> bool {
        self.all
            && job.list().is_some()
            && self.run.origin(job).takes_over(entry, self.run.root)
    }

    /// Who has a number: another job, a document that is as it was built, or a copy that is
    /// there.
    fn holder(&self, job: &Job, identity: &str) -> Option<Holder<'a>> {
        if let Some(name) = self.given.get(identity) {
            return Some(Holder::Job(name.clone()));
        }
        if let Some(entry) = self.before.get(identity)
            && entry.product != job.product(self.run.product)
            && !self.released.contains(&entry.product)
            && self.run.is_there(entry)
        {
            return Some(Holder::Before(entry));
        }
        if let Some(file) = self.renamed.holder(job, identity) {
            return Some(Holder::Product(shown(file)));
        }
        let others = self.others.get(identity)?.iter();
        others.copied().find_map(|entry| self.other(job, entry))
    }

    /// A product that this run does not make, if it keeps its number.
    fn other(&self, job: &Job, entry: &'a LedgerEntry) -> Option<Holder<'a>> {
        if entry.list.is_none() {
            let stands = self.cache.check_sources(&entry.sources, &[]).is_ok();
            return stands.then(|| Holder::Product(entry.origin.clone()));
        }
        if !self.run.is_there(entry) {
            return None;
        }
        if self.cache.check_outputs(entry).is_err() {
            return Some(Holder::Edited(entry));
        }
        let file = || shown(&self.run.output.join(&entry.product));
        (!self.is_dropped(job, entry)).then(|| Holder::Product(file()))
    }
}
