//! What a run of checks has found: counted, shown as it goes or written as a whole.

use std::collections::BTreeMap;

use serde_json::json;

use super::check_args::{ReportArgs, ReportFormat};
use super::check_counts::CheckCounts;
use super::check_run::CheckedFile;
use super::exit_status::ExitStatus;
use super::ui::{MessageFormat, Ui};
use crate::diag::{
    self, CheckedDocument, Diagnostic, Lang, Report, Rule, Severity, rules,
};
use crate::error::Failure;
use crate::pipeline::WhyKept;
use crate::project::shown;
use crate::say;

/// What a run of checks has found.
pub(super) struct CheckReport<'a> {
    args: &'a ReportArgs,
    counts: CheckCounts,
    /// How often each rule is broken.
    broken: BTreeMap<&'static str, (&'static Rule, usize)>,
    /// What is written at the end.
    whole: Report,
    outcome: ExitStatus,
}

impl<'a> CheckReport<'a> {
    pub(super) fn new(args: &'a ReportArgs, deny_warnings: bool) -> Self {
        let base = std::env::current_dir().map(|folder| format!("{}/", shown(&folder)));
        let whole = Report {
            base: base.unwrap_or_default(),
            deny_warnings,
            ..Report::default()
        };
        Self {
            args,
            counts: CheckCounts::default(),
            broken: BTreeMap::new(),
            whole,
            outcome: ExitStatus::Clean,
        }
    }

    /// Takes what was found in files that are no documents.
    pub(super) fn others(&mut self, findings: Vec<Diagnostic>, ui: &mut Ui) {
        let found = self.counted(findings);
        self.show(&found, ui);
        if self.args.is_whole() {
            self.whole.others.extend(found);
        }
    }

    /// Takes what kept files from being checked.
    pub(super) fn failure(&mut self, failure: Failure, ui: &mut Ui) {
        match failure {
            Failure::Findings(findings) => self.others(findings, ui),
            Failure::Error(error) => {
                ui.error(&error);
                self.whole.failures.push(error.message);
                self.outcome = ExitStatus::Failed;
            }
        }
    }

    /// Takes a document that was checked.
    pub(super) fn document(&mut self, name: &str, checked: CheckedFile, ui: &mut Ui) {
        let CheckedFile { document, changes } = checked;
        let findings = document.checked.findings;
        let fixable: usize = findings.iter().map(|it| it.fixes.len()).sum();
        self.counts.documents += 1;
        self.counts.fixable += fixable;
        let linted = document.checked.linted;
        self.counts.off += linted.as_ref().map_or(0, |it| it.off.len());
        let linted = linted.map(|it| (it.evaluated, it.not_applicable));
        let (evaluated, not_applicable) = linted.unwrap_or_default();
        self.counts.evaluated += evaluated.len();
        self.counts.not_applicable += not_applicable.len();
        let findings = self.counted(findings);
        if !findings.is_empty() {
            self.head(name, &findings, ui);
            self.show(&findings, ui);
        }
        if !changes.is_empty() {
            self.outcome = self.outcome.max(ExitStatus::Findings);
            let object = json!({ "type": "diff", "file": name, "diff": changes });
            ui.result(changes.trim_end_matches('\n'), &object);
        } else if document.made > 0 {
            self.counts.fixed += document.made;
            self.told_fixed(name, document.made, ui);
        }
        if let Some((count, why)) = document.kept {
            self.told_kept(name, count, why, ui);
        }
        if self.args.is_whole() {
            let name = name.to_owned();
            self.whole.documents.push(CheckedDocument {
                name,
                findings,
                evaluated,
                not_applicable,
            });
        }
    }

    /// Counts findings, and leaves out those that are not wanted.
    fn counted(&mut self, mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        for finding in &findings {
            self.counts.add(finding);
            self.broken.entry(finding.rule.name).or_insert((finding.rule, 0)).1 += 1;
            let denied = finding.severity == Severity::Warning
                && self.whole.deny_warnings
                && *finding.rule != rules::SKIPPED_TEMPLATE;
            if finding.severity == Severity::Error || denied {
                self.outcome = self.outcome.max(ExitStatus::Findings);
            }
        }
        if self.args.quiet {
            findings.retain(|finding| finding.severity == Severity::Error);
        }
        findings
    }

    /// The line above what is found in a document, for people.
    fn head(&self, name: &str, findings: &[Diagnostic], ui: &mut Ui) {
        let wanted = self.args.format == ReportFormat::Messages(MessageFormat::Human);
        if !wanted || self.args.statistics {
            return;
        }
        let mut own = CheckCounts::default();
        for finding in findings {
            own.add(finding);
        }
        let said = own.by_level(ui.lang);
        ui.note(&format!("── {}: {said}\n", diag::visible(name)));
    }

    fn show(&self, findings: &[Diagnostic], ui: &mut Ui) {
        if !self.args.is_whole() && !self.args.statistics {
            ui.findings(findings);
        }
    }

    fn told_fixed(&self, name: &str, made: usize, ui: &mut Ui) {
        let said = say!("{name}: đã sửa {made} chỗ", "{name}: {made} fixes made");
        let object = json!({ "type": "fixed", "file": name, "fixes": made });
        self.told(said.in_lang(ui.lang), &object, ui);
    }

    fn told_kept(&self, name: &str, count: usize, why: WhyKept, ui: &mut Ui) {
        let (reason, said) = match why {
            WhyKept::Issued => (
                "issued",
                say!(
                    "{name}: giữ nguyên {count} chỗ sửa được, vì văn bản đã có số và ngày (--force để sửa)",
                    "{name}: {count} fixes not made: the document has its number and day (--force makes them)"
                ),
            ),
            WhyKept::Encoding => (
                "encoding",
                say!(
                    "{name}: giữ nguyên {count} chỗ sửa được, vì tệp không phải UTF-8",
                    "{name}: {count} fixes not made: the file is not in UTF-8"
                ),
            ),
            WhyKept::Unsafe => (
                "unsafe",
                say!(
                    "{name}: giữ nguyên {count} chỗ, vì sửa ở đó làm đổi chữ khác của tệp",
                    "{name}: {count} fixes not made: they would change other words of the file"
                ),
            ),
        };
        let object =
            json!({ "type": "kept", "file": name, "fixes": count, "reason": reason });
        self.told(said.in_lang(ui.lang), &object, ui);
    }

    /// Says what was done; beside a whole report, not within it.
    fn told(&self, line: &str, object: &serde_json::Value, ui: &mut Ui) {
        if self.args.is_whole() {
            ui.note(&diag::visible(line));
        } else {
            ui.result(line, object);
        }
    }

    /// Sums up, and says how the command ends.
    pub(super) fn end(self, ui: &mut Ui) -> ExitStatus {
        let lang = ui.lang;
        if self.args.statistics {
            self.statistics(ui);
        }
        match self.args.format {
            ReportFormat::Messages(_) => {
                ui.result(&self.counts.line(lang), &self.counts.object());
            }
            ReportFormat::Sarif => {
                let log = diag::sarif(&self.whole, lang, env!("CARGO_PKG_VERSION"));
                ui.product(format!("{log:#}\n").as_bytes());
            }
            ReportFormat::Github => {
                ui.product(diag::github(&self.whole, lang).as_bytes());
            }
            ReportFormat::Junit => {
                // Memory takes whatever is written to it.
                ui.product(&diag::junit(&self.whole, lang).unwrap_or_default());
            }
        }
        if self.args.is_whole() {
            ui.note(&self.counts.line(lang));
        }
        self.outcome
    }

    fn statistics(&self, ui: &mut Ui) {
        let mut broken: Vec<_> = self.broken.values().collect();
        if self.args.quiet {
            broken.retain(|(rule, _)| rule.level == Severity::Error);
        }
        broken.sort_by_key(|(rule, count)| (usize::MAX - count, rule.name));
        for (rule, count) in broken {
            let (level, summary) = (rule.level.name(ui.lang), rule.summary(ui.lang));
            let line = format!("{count:>6}  {:<22} {level:<8} {summary}", rule.name);
            let object = json!({
                "type": "count", "rule": rule.name, "level": rule.level.name(Lang::En),
                "count": count,
            });
            ui.result(&line, &object);
        }
    }
}
