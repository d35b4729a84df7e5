//! A session: what the documents of a project share, and what can be made of them.

use std::collections::BTreeSet;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;

use super::guard::guarded;
use super::log::{Log, Source};
use super::looks::Looks;
use super::original::with_original;
use super::product::{Built, Product};
use super::read::DataReader;
use super::setter::{IsOff, Located, Setter};
use super::shared::{Shared, shared};
use crate::check::{
    against_register, code_without_unit, missing_signing_time, open_fields,
    questions_left, unfinished, unused_signing_time,
};
use crate::diag::{Diagnostic, Gate, Levels, Rule, Severity, SourceFile, Stage};
use crate::document::Loaded;
use crate::error::Failure;
use crate::fingerprint::Fingerprint;
use crate::form::Filling;
use crate::inspect::Inspected;
use crate::legal::Register;
use crate::lint::{GivenNumber, Linted, across, lint, numbered};
use crate::project::{OwnTemplate, Project};
use crate::render::{Rendered, Renderer, Template, Templates};
use crate::typeset::Pages;
use crate::yaml::{Tree, parse};

/// What came of an attempt to make a product.
pub struct Attempt {
    /// The product; none if a finding is an error.
    pub built: Option<Built>,
    /// What was found, in order.
    pub findings: Vec<Diagnostic>,
    /// The files that were taken in besides the document's own, whether or not they are there.
    pub sources: Vec<Source>,
}

/// What many documents of a project share; made once.
pub struct Session {
    reader: DataReader,
    setter: Setter,
    register: Register,
    shared: Shared,
    levels: Levels,
}

impl Session {
    /// Prepares a project's templates and fonts; `font_folders` are searched besides the
    /// project's own.
    ///
    /// # Errors
    /// Returns what is wrong with a template or the project's `legal.yaml`, or the font that is
    /// missing.
    pub fn new(project: &Project, font_folders: &[PathBuf]) -> Result<Self, Failure> {
        let own = project.own_templates()?.into_iter();
        let own =
            own.map(|OwnTemplate { key, text, shown }| (key, Template { text, shown }));
        let templates = Templates::with(own);
        // The two halves know nothing of each other, and each takes a millisecond or two.
        let (looks, front) = std::thread::scope(|scope| {
            let looks = scope.spawn(|| Looks::new(project, &templates, font_folders));
            let front = Renderer::new(templates.clone())
                .and_then(|it| Ok((it, DataReader::new(project, &templates)?)));
            (looks.join().unwrap_or_else(|panic| resume_unwind(panic)), front)
        });
        let (looks, (renderer, reader)) = (looks?, front?);
        let (register, _) = project.register()?;
        let shared = shared(project, &templates, looks.fonts());
        let setter = Setter { renderer, looks };
        let levels = Levels {
            chosen: project.config.rules.clone(),
            ..Levels::default()
        };
        Ok(Self { reader, setter, register, shared, levels })
    }

    /// The same session for documents that are held to a gate.
    #[must_use]
    pub fn at(mut self, gate: Gate) -> Self {
        self.levels.gate = gate;
        if gate > Gate::Draft {
            // What was made without the gate was never held to it.
            self.shared
                .insert("--gate".to_owned(), Fingerprint::of(gate.name().as_bytes()));
        }
        self
    }

    /// The same session, which looks only at the selected rules, if there are any, and not at
    /// those that are ignored.
    #[must_use]
    pub fn looking_at(
        mut self,
        selected: BTreeSet<String>,
        ignored: BTreeSet<String>,
    ) -> Self {
        (self.levels.selected, self.levels.ignored) = (selected, ignored);
        self
    }

    /// Warnings of kinds that cannot be used, and that no document so far has asked for.
    pub fn unused_faulty_kinds(&self) -> Vec<Diagnostic> {
        self.reader.unused_faulty_kinds()
    }

    /// What every product of this session depends on.
    pub fn shared(&self) -> &Shared {
        &self.shared
    }

    /// The family of the text's font.
    pub fn font(&self) -> &str {
        self.setter.looks.fonts().family()
    }

    /// Makes a product of a document; none if a finding is an error.
    pub fn build(
        &self,
        file: &Arc<SourceFile>,
        product: Product,
    ) -> (Option<Built>, Vec<Diagnostic>) {
        let attempt = self.attempt(file, || parse(file), product);
        (attempt.built, attempt.findings)
    }

    /// Makes a product of a file's tree, and says what was taken in for it.
    pub fn attempt(
        &self,
        file: &Arc<SourceFile>,
        tree: impl FnOnce() -> Result<Tree, Vec<Diagnostic>>,
        product: Product,
    ) -> Attempt {
        let (built, Log { findings, sources, .. }) = guarded(file, &self.levels, |log| {
            let loaded = self.opened(tree(), log)?;
            let has_form = !log.has_errors();
            self.tell_lacks(&loaded, log);
            let strict = self.levels.gate > Gate::Draft;
            if strict && has_form {
                log.findings.extend(self.linted(&loaded, Severity::Warning).findings);
            }
            if log.has_errors() {
                return None;
            }
            let root = self.reader.root();
            let is_off = |rule: &Rule| self.is_below(rule, Severity::Warning);
            let is_off: Option<IsOff<'_>> = if strict { Some(&is_off) } else { None };
            let made = self.setter.product(root, &loaded, product, is_off, log);
            let (files, pages) = made?;
            let identity = own(&loaded).identity();
            Some(Built { pages, files, identity })
        });
        Attempt { built, findings, sources }
    }

    /// What no other document may have, and what is wrong with a tree as a document; nothing
    /// is set.
    pub fn examine(
        &self,
        file: &Arc<SourceFile>,
        tree: impl FnOnce() -> Result<Tree, Vec<Diagnostic>>,
    ) -> (Option<String>, Vec<Diagnostic>) {
        let (loaded, log) = guarded(file, &self.levels, |log| self.ready(tree(), log));
        (loaded.and_then(|loaded| own(&loaded).identity()), log.findings)
    }

    /// Holds a file's tree against every rule, on its data and on its pages; nothing is made.
    pub fn check(
        &self,
        file: &Arc<SourceFile>,
        tree: impl FnOnce() -> Result<Tree, Vec<Diagnostic>>,
    ) -> Checked {
        let (mut counted, mut number) = (None, None);
        let (_, Log { findings, .. }) = guarded(file, &self.levels, |log| {
            let loaded = self.opened(tree(), log)?;
            if log.has_errors() {
                self.tell_lacks(&loaded, log);
                return None;
            }
            number = numbered(own(&loaded));
            // Its pages first: what its data says or lacks stops nothing here.
            let is_off = |rule: &Rule| self.levels.is_off(rule);
            let root = self.reader.root();
            let inspected = self.setter.inspect(root, &loaded, &is_off, log);
            self.tell_lacks(&loaded, log);
            let mut linted = self.linted(&loaded, Severity::Note);
            log.findings.append(&mut linted.findings);
            let has_pages = inspected.is_some();
            log.unused_allowances(|rule| {
                !is_off(rule) && (has_pages || rule.stage != Stage::Pages)
            });
            if let Some(Inspected { evaluated, not_applicable, off, .. }) = inspected {
                linted.evaluated.extend(evaluated);
                linted.not_applicable.extend(not_applicable);
                linted.off.extend(off);
            }
            counted = Some(linted);
            Some(())
        });
        Checked { linted: counted, number, findings }
    }

    /// Holds the numbers of several documents against each other.
    pub fn across(&self, documents: Vec<GivenNumber>) -> Vec<Diagnostic> {
        let found = across(documents).into_iter();
        found.filter_map(|finding| self.levels.settle(finding)).collect()
    }

    /// A finding at the level that the project gives its rule; none if that is off.
    pub fn settle(&self, finding: Diagnostic) -> Option<Diagnostic> {
        self.levels.settle(finding)
    }

    /// Reads a document; none if a finding is an error.
    pub fn load(&self, file: &Arc<SourceFile>) -> (Option<Loaded>, Vec<Diagnostic>) {
        let (loaded, findings, _) = self.load_with_sources(file);
        (loaded, findings)
    }

    /// The same, with the files that were taken in besides the document's own.
    pub fn load_with_sources(
        &self,
        file: &Arc<SourceFile>,
    ) -> (Option<Loaded>, Vec<Diagnostic>, Vec<PathBuf>) {
        let mut log = Log::at(&self.levels);
        let loaded = self.read(parse(file), &mut log);
        log.settle();
        let sources = log.sources.into_iter().map(|(path, _)| path).collect();
        (loaded, log.findings, sources)
    }

    /// Sets a document into pages and checks them; none if a finding is an error.
    pub fn typeset(
        &self,
        loaded: &Loaded,
    ) -> (Option<(Rendered, Pages)>, Vec<Diagnostic>) {
        let mut log = Log::at(&self.levels);
        let set = self.set(loaded, &mut log);
        log.settle();
        (set, log.findings)
    }

    /// The pages of a file's tree, with the runs of text on them and the YAML value that each
    /// comes from; none if a finding is an error.
    pub fn located(
        &self,
        file: &Arc<SourceFile>,
        tree: impl FnOnce() -> Result<Tree, Vec<Diagnostic>>,
    ) -> Option<(Pages, Vec<Located>)> {
        let (located, _) = guarded(file, &self.levels, |log| {
            let loaded = self.read(tree(), log)?;
            let (rendered, pages) = self.set(&loaded, log)?;
            let runs = self.setter.places(&loaded, &rendered, &pages);
            Some((pages, runs))
        });
        located
    }

    /// The runs of text on a document's pages, each with the YAML value that it comes from.
    pub fn places(
        &self,
        loaded: &Loaded,
        rendered: &Rendered,
        pages: &Pages,
    ) -> Vec<Located> {
        self.setter.places(loaded, rendered, pages)
    }

    /// Sets data that is no document by a template of its own, as PDF: a comparison for the one
    /// who approves it.
    ///
    /// # Errors
    /// Returns what is wrong with the template, or keeps the pages from being set.
    pub fn sheet(
        &self,
        template: &str,
        data: &impl Serialize,
        identifier: String,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        self.setter.sheet(template, data, identifier)
    }

    /// A template with its fields filled in.
    pub fn fill(&self, template: &Tree, filling: &Filling<'_>) -> Tree {
        self.reader.fill(template, filling)
    }

    fn read(&self, tree: Result<Tree, Vec<Diagnostic>>, log: &mut Log) -> Option<Loaded> {
        let loaded = self.reader.read(tree, log)?;
        with_original(&self.reader, loaded, log)
    }

    /// Reads a document and says what it still lacks; none if it is to be issued and lacks
    /// something.
    fn ready(
        &self,
        tree: Result<Tree, Vec<Diagnostic>>,
        log: &mut Log,
    ) -> Option<Loaded> {
        let loaded = self.opened(tree, log)?;
        self.tell_lacks(&loaded, log);
        (!log.has_errors()).then_some(loaded)
    }

    /// Reads a document, and what its file lets be broken.
    fn opened(
        &self,
        tree: Result<Tree, Vec<Diagnostic>>,
        log: &mut Log,
    ) -> Option<Loaded> {
        let loaded = self.read(tree, log)?;
        log.allow(&own(&loaded).tree);
        Some(loaded)
    }

    /// Says what a document still lacks, and what it cites that does not hold.
    fn tell_lacks(&self, loaded: &Loaded, log: &mut Log) {
        let document = own(loaded);
        log.findings.extend(unused_signing_time(document));
        log.findings.extend(missing_signing_time(document));
        log.findings.extend(against_register(document, &self.register));
        log.findings.extend(code_without_unit(document));
        if self.levels.gate > Gate::Draft {
            log.findings.extend(unfinished(document));
            if loaded.copied_by.is_some() {
                // What is copied has been issued.
                log.findings.extend(unfinished(loaded));
            }
        } else {
            log.findings.extend(questions_left(document));
            log.findings.extend(open_fields(document));
        }
    }

    /// Holds a document against the rules on data that are at least so grave.
    fn linted(&self, loaded: &Loaded, least: Severity) -> Linted {
        lint(own(loaded), &|rule| self.is_below(rule, least))
    }

    fn is_below(&self, rule: &Rule, least: Severity) -> bool {
        self.levels.of(rule).is_none_or(|it| it < least)
    }

    fn set(&self, loaded: &Loaded, log: &mut Log) -> Option<(Rendered, Pages)> {
        self.setter.set(self.reader.root(), loaded, log)
    }
}

/// What came of holding a document against every rule.
pub struct Checked {
    /// What the rules on its data say; none if it cannot be read.
    pub linted: Option<Linted>,
    /// Its number, if it has one.
    pub number: Option<GivenNumber>,
    /// Everything that was found.
    pub findings: Vec<Diagnostic>,
}

/// The document that a file is: a copy is set from its original's data, and is itself.
fn own(loaded: &Loaded) -> &Loaded {
    loaded.copied_by.as_deref().unwrap_or(loaded)
}
