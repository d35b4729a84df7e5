//! Makes the draft's text and the review list of what was stated.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use super::answered::{answered, in_quotes, leaves_a_text};
use super::choices::in_short;
use super::review::{Answer, Finding, Question, Review, Task};
use super::stated::Stated;
use super::tasks::{Found, tasks};
use crate::diag::Edit;
use crate::document::Document;
use crate::judge::{Asked, Years};
use crate::yaml::{ANSWER, Path, QUESTION, SAME, Tree, apply, comment_above};

/// Takes verdict by verdict and gathers findings, questions and what changes in the file.
pub(super) struct Maker<'a> {
    tree: &'a Tree,
    years: Years,
    answers: &'a BTreeMap<usize, Answer>,
    lines: Vec<usize>,
    questions: Vec<Question>,
    by_key: HashMap<String, usize>,
    findings: Vec<Finding>,
    to_quote: Vec<Path>,
    /// Items of lists that went with their lines.
    gone: Vec<Range<usize>>,
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
            to_quote: vec![],
            gone: vec![],
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
        let mut edits = self.comments();
        edits.extend(self.findings.iter().flat_map(|f| f.edits.clone()));
        in_quotes(self.tree, &self.to_quote, &mut edits);
        let added = added_lines(&self.tree.file.text, &edits);
        for finding in &mut self.findings {
            let line = finding
                .line
                .saturating_add_signed(lines_before(&added, finding.range.start));
            finding.draft_line = line;
        }
        let tasks = self.tasks(document, &added);
        let text = apply(&self.tree.file.text, &edits);
        let Years { from, to } = self.years;
        let (findings, questions) = (self.findings, self.questions);
        (text, Review { from, to, findings, questions, tasks })
    }

    fn take(&mut self, mut stated: Stated) {
        let group = stated.verdict.group(!stated.edits.is_empty());
        let asked = stated.verdict.asked.take();
        let question = asked.map(|asked| self.ask(asked));
        if let Some(once) = stated.once_said.take()
            && self.takes_offer(&once.key)
        {
            stated.offer = once.offer;
            stated.offered = once.offered;
        }
        if let Some(index) = question
            && let Some(answer) = self.answers.get(&index)
        {
            let nth = self.questions[index].findings.len() - 1;
            if let Some(answered) = answered(self.tree, &stated, answer, nth) {
                if answered.quote && !self.to_quote.contains(&stated.path) {
                    self.to_quote.push(stated.path.clone());
                }
                if answered.whole {
                    self.gone.extend(answered.edits.iter().map(|e| e.range.clone()));
                }
                stated.edits = answered.edits;
                stated.new = answered.new;
            }
        }
        let can_go =
            question.is_some() && leaves_a_text(self.tree, &stated.path, &stated.about);
        let Stated {
            range,
            path,
            old,
            new,
            context,
            sentence,
            verdict,
            edits,
            subject,
            ..
        } = stated;
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
            whole: sentence,
            reason: verdict.reason,
            question,
            edits,
            subject,
            offered: stated.offered,
            can_go,
        });
    }

    /// True if the question of a key was answered with what it offers.
    fn takes_offer(&self, key: &str) -> bool {
        let answer = self.by_key.get(key).and_then(|at| self.answers.get(at));
        matches!(answer, Some(Answer::Offered))
    }

    /// Adds a question, or a place to it.
    fn ask(&mut self, asked: Asked) -> usize {
        let Asked { key, label, text, wants_reason, .. } = asked;
        let next = self.questions.len();
        let index = *self.by_key.entry(key).or_insert(next);
        if index == next {
            let answer = self.answers.get(&index).cloned();
            self.questions.push(Question {
                label,
                text,
                findings: vec![],
                wants_reason,
                answer,
            });
        }
        self.questions[index].findings.push(self.findings.len());
        index
    }

    /// The comments of all questions: in full above the first place, then only by name.
    fn comments(&self) -> Vec<Edit> {
        let mut comments = vec![];
        let mut commented = BTreeSet::new();
        let mut told: Vec<Path> = vec![];
        for (place, finding) in self.findings.iter().enumerate() {
            let Some(index) = finding.question else { continue };
            let first = self.questions[index].findings.first() == Some(&place);
            let answered = self.answers.contains_key(&index);
            let gone = self.gone.iter().any(|gone| gone.contains(&finding.range.start));
            // A question about what went with its lines is asked no more.
            if gone && !answered {
                continue;
            }
            // A part that tells has one mark, not one at each of its figures.
            if self.by_key.get("told") == Some(&index) {
                let part = Path(finding.path.0.iter().take(2).cloned().collect());
                if told.contains(&part) {
                    continue;
                }
                told.push(part);
            }
            let Some(comment) = self.comment(index, first) else { continue };
            let edit = comment_above(self.tree, &finding.path, &comment);
            let line = edit.range.start;
            if commented.insert((line, index)) && !self.stands_above(line, &comment) {
                comments.push(edit);
            }
        }
        comments
    }

    /// The comment of a question at its first place, or at a later one.
    fn comment(&self, index: usize, first: bool) -> Option<String> {
        let question = &self.questions[index];
        let text = &question.text.vi;
        let comment = match (self.answers.get(&index), first) {
            (Some(answer), true) => {
                let findings = question.findings.iter().map(|at| &self.findings[*at]);
                let decision = answer.decision(&findings.collect::<Vec<_>>());
                format!("{ANSWER} {text} : {decision}")
            }
            (Some(_), false) => return None,
            (None, true) => {
                let choices = in_short(question, &self.findings);
                format!("{QUESTION} {text} {choices}")
            }
            (None, false) => format!("{QUESTION} {SAME} ({})", question.label),
        };
        Some(comment.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// True if the comment lines right above a line say this already.
    fn stands_above(&self, line: usize, comment: &str) -> bool {
        let above = self.tree.file.text[..line].lines().rev();
        above
            .map(str::trim)
            .take_while(|line| line.starts_with('#'))
            .any(|line| line == comment)
    }

    fn tasks(&self, document: &Document, added: &[(usize, isize)]) -> Vec<Task> {
        let task = |found: Found| {
            let at = self.tree.root.find(&found.path).range.start;
            let line = self.line(at);
            Task {
                line,
                draft_line: line.saturating_add_signed(lines_before(added, at)),
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

/// Where lines are added or go, and how many up to there.
fn added_lines(source: &str, edits: &[Edit]) -> Vec<(usize, isize)> {
    let lines = |text: &str| isize::try_from(text.matches('\n').count()).unwrap_or(0);
    let mut added: Vec<(usize, isize)> = edits
        .iter()
        .map(|edit| {
            let gone = lines(&source[edit.range.clone()]);
            (edit.range.start, lines(&edit.new) - gone)
        })
        .filter(|(_, lines)| *lines != 0)
        .collect();
    added.sort_by_key(|(place, _)| *place);
    let mut sum = 0;
    for (_, lines) in &mut added {
        sum += *lines;
        *lines = sum;
    }
    added
}

fn lines_before(added: &[(usize, isize)], at: usize) -> isize {
    let before = added.partition_point(|(place, _)| *place <= at);
    before.checked_sub(1).map_or(0, |i| added[i].1)
}
