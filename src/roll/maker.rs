//! Makes the draft's text and the review list of what was stated.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::review::{Answer, Finding, Question, Review, Task};
use super::stated::Stated;
use super::tasks::{Found, tasks};
use crate::document::Document;
use crate::judge::{Asked, Years};
use crate::yaml::{ANSWER, Edit, Path, QUESTION, SAME, Tree, apply, comment_above};

/// Takes verdict by verdict and gathers findings, questions and what changes in the file.
pub(super) struct Maker<'a> {
    tree: &'a Tree,
    years: Years,
    answers: &'a BTreeMap<usize, Answer>,
    lines: Vec<usize>,
    questions: Vec<Question>,
    by_key: HashMap<String, usize>,
    findings: Vec<Finding>,
    comments: Vec<Edit>,
    commented: BTreeSet<(usize, usize)>,
}

impl<'a> Maker<'a> {
    pub(super) fn new(
        tree: &'a Tree,
        years: Years,
        answers: &'a BTreeMap<usize, Answer>,
    ) -> Self {
        let ends = tree.file.text.match_indices('\n').map(|(at, _)| at).collect();
        Self {
            tree,
            years,
            answers,
            lines: ends,
            questions: vec![],
            by_key: HashMap::new(),
            findings: vec![],
            comments: vec![],
            commented: BTreeSet::new(),
        }
    }

    /// The draft's text and the review list.
    pub(super) fn make(
        mut self,
        stated: Vec<Stated>,
        document: &Document,
    ) -> (String, Review) {
        for one in stated {
            self.take(one);
        }
        let mut edits = std::mem::take(&mut self.comments);
        edits.extend(self.findings.iter().flat_map(|f| f.edits.clone()));
        let added = added_lines(&edits);
        for finding in &mut self.findings {
            finding.draft_line = finding.line + lines_before(&added, finding.range.start);
        }
        let tasks = self.tasks(document, &added);
        let text = apply(&self.tree.file.text, &edits);
        let Years { from, to } = self.years;
        let (findings, questions) = (self.findings, self.questions);
        (text, Review { from, to, findings, questions, tasks })
    }

    fn take(&mut self, stated: Stated) {
        let Stated { range, path, old, new, context, verdict, edits, .. } = stated;
        let group = verdict.group(!edits.is_empty());
        let question = verdict.asked.map(|asked| self.ask(asked, &path));
        self.findings.push(Finding {
            role: verdict.role,
            group,
            line: self.line(range.start),
            draft_line: 0,
            range,
            path,
            old,
            new,
            context,
            reason: verdict.reason,
            question,
            edits,
        });
    }

    /// Adds a question, or a place to it, and its comment: in full above its first key, then
    /// only its name.
    fn ask(&mut self, asked: Asked, path: &Path) -> usize {
        let Asked { key, label, text, .. } = asked;
        let finding = self.findings.len();
        let next = self.questions.len();
        let index = *self.by_key.entry(key).or_insert(next);
        let first = index == next;
        let comment = match (self.answers.get(&index), first) {
            (Some(Answer::Settled(words)), true) => {
                format!("{ANSWER} {} {words}", text.vi)
            }
            (Some(_), _) => String::new(),
            (None, true) => format!("{QUESTION} {}", text.vi),
            (None, false) => {
                format!("{QUESTION} {SAME} ({})", self.questions[index].label)
            }
        };
        if first {
            let answer = self.answers.get(&index).cloned();
            self.questions
                .push(Question { label, text, findings: vec![], answer });
        }
        self.questions[index].findings.push(finding);
        if comment.is_empty() {
            return index;
        }
        let comment = comment.split_whitespace().collect::<Vec<_>>().join(" ");
        let edit = comment_above(self.tree, path, &comment);
        let line = edit.range.start;
        if self.commented.insert((line, index)) && !self.stands_above(line, &comment) {
            self.comments.push(edit);
        }
        index
    }

    /// True if the comment lines right above a line say this already.
    fn stands_above(&self, line: usize, comment: &str) -> bool {
        let above = self.tree.file.text[..line].lines().rev();
        above
            .map(str::trim)
            .take_while(|line| line.starts_with('#'))
            .any(|line| line == comment)
    }

    fn tasks(&self, document: &Document, added: &[(usize, usize)]) -> Vec<Task> {
        let task = |found: Found| {
            let at = self.tree.root.find(&found.path).range.start;
            let line = self.line(at);
            Task {
                line,
                draft_line: line + lines_before(added, at),
                id: found.id,
                text: found.text,
                under: found.under,
            }
        };
        tasks(document).into_iter().map(task).collect()
    }

    fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|end| *end < at) + 1
    }
}

/// Where lines are added, and how many up to there.
fn added_lines(edits: &[Edit]) -> Vec<(usize, usize)> {
    let mut added: Vec<(usize, usize)> = edits
        .iter()
        .map(|edit| (edit.range.start, edit.new.matches('\n').count()))
        .filter(|(_, lines)| *lines > 0)
        .collect();
    added.sort_unstable();
    let mut sum = 0;
    for (_, lines) in &mut added {
        sum += *lines;
        *lines = sum;
    }
    added
}

fn lines_before(added: &[(usize, usize)], at: usize) -> usize {
    let before = added.partition_point(|(place, _)| *place <= at);
    before.checked_sub(1).map_or(0, |i| added[i].1)
}
