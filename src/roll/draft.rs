//! From a document to its draft for another year, with the review list.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use super::finding::{Answer, Asked, Finding, Question, Review, Role, Task, Verdict};
use super::head::{Stated, head};
use super::tasks::tasks;
use super::{Case, Years, classify};
use crate::diag::{Diagnostic, Place, rules};
use crate::document::{Document, Field, TextAt, texts};
use crate::legal::Register;
use crate::say;
use crate::vi::{Anniversary, Phrase, Text};
use crate::yaml::{
    ANSWER, Edit, Path, QUESTION, SAME, TextMap, Tree, apply, comment_above,
};

/// A draft for another year.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The file's text: the source's bytes but for what the review names.
    pub text: String,
    /// What was found.
    pub review: Review,
}

/// Rolls a document forward to a year; by default to the one after its own. `answers` are to
/// the questions of an earlier call, by their place in its review.
///
/// # Errors
/// Returns that the document has no year, or that the year is not after it.
pub fn draft(
    document: &Document,
    tree: &Tree,
    register: &Register,
    year: Option<i32>,
    answers: &BTreeMap<usize, Answer>,
) -> Result<Draft, Diagnostic> {
    let from = document.subject_year().ok_or_else(|| no_year(tree))?;
    let to = year.unwrap_or(from + 1);
    if to <= from || to > 2999 {
        return Err(not_after(tree, from, to));
    }
    let years = Years { from, to };
    let mut stated = head(tree, years);
    stated.extend(said(tree, years, register));
    let asides = asides(tree, &stated);
    stated.extend(asides);
    stated.sort_by_key(|s| (s.range.start, s.range.end));
    Ok(Maker::new(tree, years, answers).make(stated, document))
}

fn no_year(tree: &Tree) -> Diagnostic {
    let message = say!("văn bản không có năm", "missing year");
    Diagnostic::new(&rules::MISSING_YEAR, message)
        .at(Place::new(&tree.file, tree.root.range.start..tree.root.range.start))
        .hint(say!("Thêm `year:` hoặc `date:`.", "Add `year:` or `date:`."))
}

fn not_after(tree: &Tree, from: i32, to: i32) -> Diagnostic {
    let root = Path::default();
    let place = ["year", "date"]
        .iter()
        .find_map(|key| {
            tree.root.find_exact(&root.key(key)).filter(|node| !node.is_null())
        })
        .map(|node| tree.place(node));
    let message = say!(
        "năm mới {to} phải sau năm {from} của văn bản",
        "invalid year {to}: expected one after {from}, the document's"
    );
    Diagnostic::new(&rules::INVALID_YEAR, message)
        .at_maybe(place)
        .hint(say!(
            "Ghi năm sau bằng --year, hoặc bỏ --year để lấy năm kế tiếp.",
            "Give a later year with --year, or leave it out for the next one."
        ))
}

/// The verdicts on all texts.
fn said(tree: &Tree, years: Years, register: &Register) -> Vec<Stated> {
    let all = texts(tree);
    let read: Vec<Text<'_>> = all
        .iter()
        .map(|at| Text::read(&at.text, at.field == Field::Basis))
        .collect();
    let anniversaries: Vec<Anniversary> = read
        .iter()
        .flat_map(|text| &text.mentions)
        .filter_map(|mention| match &mention.phrase {
            Phrase::Anniversary(a) if mention.within.is_none() => Some((**a).clone()),
            _ => None,
        })
        .collect();
    let mut stated = vec![];
    for (at, text) in all.iter().zip(&read) {
        let case = Case {
            years,
            field: at.field,
            register,
            anniversaries: &anniversaries,
        };
        let verdicts = classify(text, &case);
        if verdicts.is_empty() {
            continue;
        }
        let map = TextMap::new(&tree.file.text, &at.node, &at.text);
        for (span, verdict) in verdicts {
            stated.push(placed(&map, at, span, verdict));
        }
    }
    stated
}

/// A verdict on a stretch of a text, with its place and its changes in the file.
fn placed(
    map: &TextMap<'_>,
    at: &TextAt,
    span: Range<usize>,
    verdict: Verdict,
) -> Stated {
    let in_file = |range: Range<usize>| map.range(range);
    let local: Vec<Edit> = verdict
        .changes
        .iter()
        .map(|(range, new)| Edit {
            range: range.start - span.start..range.end - span.start,
            new: new.clone(),
        })
        .collect();
    let edits = verdict
        .changes
        .iter()
        .map(|(range, new)| Edit { range: in_file(range.clone()), new: new.clone() })
        .collect();
    let old = at.text[span.clone()].to_owned();
    let context = context(&at.text, &span);
    let new = (!local.is_empty()).then(|| apply(&old, &local));
    Stated {
        range: in_file(span),
        path: at.path.clone(),
        old,
        new,
        context,
        verdict,
        edits,
    }
}

/// The words around a stretch of a text, in its own paragraph.
fn context(text: &str, span: &Range<usize>) -> String {
    const REACH: usize = 45;
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
    let before: Vec<char> = text[start..span.start].chars().collect();
    let after: Vec<char> = text[span.end..end].chars().collect();
    let (head, tail) =
        (before[before.len().saturating_sub(REACH)..].iter(), after.iter().take(REACH));
    let (head, tail): (String, String) = (head.collect(), tail.collect());
    // A word that was cut is left out.
    let head = match head.split_once(' ') {
        Some((_, rest)) if before.len() > REACH => format!("… {rest}"),
        _ => head,
    };
    let tail = match tail.rsplit_once(' ') {
        Some((rest, _)) if after.len() > REACH => format!("{rest} …"),
        _ => tail,
    };
    if head.is_empty() && tail.is_empty() { tail } else { format!("{head}[…]{tail}") }
}

/// Years that stand in no text: in comments, names and files.
fn asides(tree: &Tree, stated: &[Stated]) -> Vec<Stated> {
    let source = &tree.file.text;
    let holds = |outer: &Range<usize>, inner: &Range<usize>| {
        outer.start <= inner.start && inner.end <= outer.end
    };
    let aside = |range: Range<usize>| {
        let reason = if tree.comments.iter().any(|comment| holds(comment, &range)) {
            say!("chú thích của tác giả", "a comment by the author")
        } else {
            say!("tên gọi trong dữ liệu, không in ra", "a name in the data, not printed")
        };
        Stated {
            old: source[range.clone()].to_owned(),
            range,
            path: Path::default(),
            new: None,
            context: String::new(),
            verdict: Verdict::kept(Role::Aside, reason),
            edits: vec![],
        }
    };
    let mut listed: Vec<&Range<usize>> = stated.iter().map(|s| &s.range).collect();
    listed.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut reach = 0;
    let mut next = listed.into_iter().peekable();
    let mut is_listed = |range: &Range<usize>| {
        while let Some(other) = next.next_if(|other| other.start <= range.start) {
            reach = reach.max(other.end);
        }
        range.end <= reach
    };
    four_digits(source)
        .into_iter()
        .filter(|range| !is_listed(range))
        .map(aside)
        .collect()
}

struct Maker<'a> {
    tree: &'a Tree,
    years: Years,
    answers: &'a BTreeMap<usize, Answer>,
    lines: Vec<usize>,
    questions: Vec<Question>,
    by_key: HashMap<String, usize>,
    findings: Vec<Finding>,
    edits: Vec<Edit>,
    comments: Vec<Edit>,
    commented: BTreeSet<(usize, usize)>,
}

impl<'a> Maker<'a> {
    fn new(tree: &'a Tree, years: Years, answers: &'a BTreeMap<usize, Answer>) -> Self {
        let ends = tree.file.text.match_indices('\n').map(|(at, _)| at).collect();
        Self {
            tree,
            years,
            answers,
            lines: ends,
            questions: vec![],
            by_key: HashMap::new(),
            findings: vec![],
            edits: vec![],
            comments: vec![],
            commented: BTreeSet::new(),
        }
    }

    fn make(mut self, stated: Vec<Stated>, document: &Document) -> Draft {
        for one in stated {
            self.take(one);
        }
        let mut edits = std::mem::take(&mut self.comments);
        edits.extend(self.findings.iter().flat_map(|f| f.edits.clone()));
        edits.extend(std::mem::take(&mut self.edits));
        let added = added_lines(&edits);
        for finding in &mut self.findings {
            finding.draft_line = finding.line + lines_before(&added, finding.range.start);
        }
        let tasks = self.tasks(document, &added);
        let text = apply(&self.tree.file.text, &edits);
        let Years { from, to } = self.years;
        let (findings, questions) = (self.findings, self.questions);
        Draft {
            text,
            review: Review { from, to, findings, questions, tasks },
        }
    }

    fn take(&mut self, stated: Stated) {
        let Stated { range, path, old, new, context, verdict, edits } = stated;
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
        let Asked { key, label, text } = asked;
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
        let task = |found: super::tasks::Found| {
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

/// Stretches of just four digits that can name a year.
fn four_digits(source: &str) -> Vec<Range<usize>> {
    let bytes = source.as_bytes();
    let mut found = vec![];
    let mut i = 0;
    while i < bytes.len() {
        let length = bytes[i..].iter().take_while(|b| b.is_ascii_digit()).count();
        if length == 4 && matches!(bytes[i], b'1' | b'2') {
            found.push(i..i + 4);
        }
        i += length.max(1);
    }
    found
}
