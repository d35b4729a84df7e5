//! Cited laws against the register: in force on the day of the document, and of their own day.

use std::ops::Range;

use super::gathered::Gathered;
use super::issue_days::IssueDays;
use super::kept_reasons::KeptReasons;
use super::surroundings::{repeals, speaks_of, tells_of_law};
use crate::diag::{Diagnostic, Message, rules};
use crate::document::{Field, Loaded, TextAt};
use crate::grammar::{Citation, Mention, Phrase, Text};
use crate::legal::{End, LegalDocument, PartEnd, Register, Status, spoken};
use crate::say;
use crate::vi::short_date;

/// How many words before a citation may say that it is followed.
const REACH: usize = 8;

/// Holds the citations of one document after the other against the register.
pub(super) struct CitedLaws<'a> {
    pub(super) loaded: &'a Loaded,
    pub(super) register: &'a Register,
    pub(super) days: IssueDays,
    pub(super) kept: &'a KeptReasons<'a>,
}

impl CitedLaws<'_> {
    /// Adds what is wrong with the citations of a text.
    pub(super) fn check(&self, at: &TextAt, text: &Text<'_>, found: &mut Gathered) {
        for mention in &text.mentions {
            let Phrase::Citation(citation) = &mention.phrase else { continue };
            let words = &text.text[mention.span.start..];
            let known = self.register.cited_on(citation, words, self.days.last);
            let Some(known) = known else { continue };
            let core = bytes(text, &citation.core);
            let place = || self.loaded.tree.place_in(&at.node, &at.text, core.clone());
            let label = known.called();
            if let Some(said) = citation.date
                && let Some(issued) = known.issued.filter(|issued| issued.0 != said)
            {
                let cause = format!("day {label} {said}");
                let (said, issued) = (short_date(said), short_date(issued.0));
                found.add(&cause, place(), || wrong_day(known, &label, &said, &issued));
            }
            let counts = is_own(text, mention, at.field == Field::Basis);
            if !counts || self.kept.keep(&at.path, &names(known)) {
                continue;
            }
            if let Status::Ended(end) = known.on(self.days.first) {
                if at.field == Field::Basis || !self.is_history(text, mention, end) {
                    let cause = format!("ended {label}");
                    found.add(&cause, place(), || self.ended(known, &label, end));
                }
            } else if let Some(part) = self.ended_part(text, mention, known) {
                let cause = format!("part {} of {label}", part.part);
                found.add(&cause, place(), || part_ended(&label, part));
            } else if let Some(reason) = self.too_early(at, text, mention, known) {
                let cause = format!("early {label}");
                found.add(&cause, place(), || early(&label, reason));
            }
        }
    }

    fn is_history(&self, text: &Text<'_>, mention: &Mention, end: &End) -> bool {
        tells_of_law(text, &mention.tokens, self.days.year(), end.from.0)
            || repeals(text, &mention.tokens)
    }

    /// The part of a document that is cited, if it ended: `khoản 1 Điều 5 Nghị định …`.
    fn ended_part<'a>(
        &self,
        text: &Text<'_>,
        mention: &Mention,
        known: &'a LegalDocument,
    ) -> Option<&'a PartEnd> {
        let start = text.clause(mention.tokens.start).start;
        let start = start.max(mention.tokens.start.saturating_sub(REACH));
        let before = spoken(&text.text[text.tokens[start].start..mention.span.start]);
        let of = before.trim_end_matches("của").trim_end();
        known.ended_parts.iter().find(|part| {
            let over = part.from.0 <= self.days.first;
            over && format!(" {of}").ends_with(&format!(" {}", spoken(&part.part)))
                && !tells_of_law(text, &mention.tokens, self.days.year(), part.from.0)
        })
    }

    /// Why a citation comes too early, where it follows what is not in force yet.
    fn too_early(
        &self,
        at: &TextAt,
        text: &Text<'_>,
        mention: &Mention,
        known: &LegalDocument,
    ) -> Option<Message> {
        let last = self.days.last;
        // A law that is only named may be one that is still to be made.
        let cites = |citation: &Citation| {
            at.field == Field::Basis
                || citation.number.is_some()
                || citation.date.is_some()
        };
        let cited = matches!(&mention.phrase, Phrase::Citation(it) if cites(it));
        if let Some(issued) = known.issued.filter(|issued| issued.0 > last) {
            if !cited {
                return None;
            }
            let day = short_date(issued.0);
            return Some(say!("đến ngày {day} mới ban hành", "was issued only on {day}"));
        }
        let from = known.from.filter(|from| from.0 > last)?;
        // A plan to carry out a law may be made before it is in force.
        let title = known.title.as_deref().map(spoken).unwrap_or_default();
        let subject = self.loaded.document.subject.as_deref().map(spoken);
        if !title.is_empty() && subject.is_some_and(|subject| subject.contains(&title)) {
            return None;
        }
        let followed = || {
            let start = text.clause(mention.tokens.start).start;
            let start = start.max(mention.tokens.start.saturating_sub(REACH));
            let before = &text.tokens[start..mention.tokens.start];
            before.iter().any(|t| t.is("theo") || t.is("cứ"))
                && !speaks_of(text, &mention.tokens, &["hiệu", "lực"])
        };
        let day = short_date(from.0);
        (at.field == Field::Basis || followed()).then(|| {
            say!("đến ngày {day} mới có hiệu lực", "is in force only from {day}")
        })
    }

    fn ended(&self, known: &LegalDocument, label: &str, end: &End) -> Diagnostic {
        let from = short_date(end.from.0);
        let message = say!(
            "{label} không còn hiệu lực từ ngày {from}",
            "{label} has been out of force since {from}"
        );
        let finding = Diagnostic::new(&rules::REPEALED_LAW, message);
        let number = &known.number;
        let now = self.register.in_its_place(known, self.days.first);
        let finding = match now {
            Some(now) => finding.hint(say!(
                "Thay bằng {now}; vẫn cần dẫn thì ghi lý do trên dòng đó: `# đã rà soát: {number}: giữ vì …`.",
                "Cite {now} in its place; to keep it, say why above the line: `# đã rà soát: {number}: giữ vì …`."
            )),
            None => finding.hint(say!(
                "Bỏ, hoặc dẫn văn bản đang áp dụng; vẫn cần dẫn thì ghi lý do trên dòng đó: `# đã rà soát: {number}: giữ vì …`.",
                "Drop it, or cite what applies now; to keep it, say why above the line: `# đã rà soát: {number}: giữ vì …`."
            )),
        };
        finding.hint_maybe((end.sources == Some(1)).then(one_source))
    }
}

fn part_ended(label: &str, end: &PartEnd) -> Diagnostic {
    let (part, from) = (&end.part, short_date(end.from.0));
    let message = say!(
        "{part} của {label} không còn hiệu lực từ ngày {from}",
        "{part} of {label} has been out of force since {from}"
    );
    Diagnostic::new(&rules::REPEALED_LAW, message)
        .hint(say!(
            "Dẫn quy định đang áp dụng trong phần đó.",
            "Cite what applies now in the place of that part."
        ))
        .hint_maybe((end.sources == Some(1)).then(one_source))
}

fn early(label: &str, reason: Message) -> Diagnostic {
    let Message { vi, en } = reason;
    let message = say!("{label} {vi}", "{label} {en}");
    Diagnostic::new(&rules::LAW_NOT_YET_IN_FORCE, message).hint(say!(
        "Xem lại ngày của văn bản, hoặc dẫn văn bản đang có hiệu lực vào ngày đó.",
        "Check the date of the document, or cite what is in force on that day."
    ))
}

fn wrong_day(known: &LegalDocument, label: &str, said: &str, issued: &str) -> Diagnostic {
    let message = say!(
        "{label} ban hành ngày {issued}, ở đây ghi ngày {said}",
        "{label} was issued on {issued}, not on {said}"
    );
    Diagnostic::new(&rules::WRONG_LAW_DATE, message)
        .hint(say!(
            "Đối chiếu bản chính rồi sửa ngày.",
            "Compare the original and correct the day."
        ))
        .hint_maybe(known.is_alone("issued").then(one_source))
}

fn one_source() -> Message {
    say!(
        "Danh mục mới có một nguồn cho việc này: đối chiếu Công báo.",
        "The register has one source only for this: compare with Công báo."
    )
}

/// True for a citation of the document's own: not one in a quotation or in the title of another,
/// unless it begins a further basis behind a semicolon.
fn is_own(text: &Text<'_>, mention: &Mention, basis: bool) -> bool {
    let before = |back: usize| {
        let at = mention.tokens.start.checked_sub(back)?;
        text.tokens.get(at)
    };
    let further = || {
        let led = before(1).is_some_and(|t| t.is("cứ"));
        before(if led { 3 } else { 1 }).is_some_and(|t| t.is(";"))
    };
    let quoted = text.mentions.iter().any(|it| {
        it.phrase == Phrase::Quotation
            && it.span.start <= mention.span.start
            && mention.span.end <= it.span.end
    });
    !quoted && (mention.within.is_none() || basis && further())
}

fn bytes(text: &Text<'_>, tokens: &Range<usize>) -> Range<usize> {
    text.tokens[tokens.start].start..text.tokens[tokens.end - 1].end()
}

/// What a comment may call a document that is kept: its number up to the year, its title.
fn names(known: &LegalDocument) -> Vec<String> {
    let number = known.number.split('/').take(2).collect::<Vec<_>>().join("/");
    let title = known.title.iter().map(|title| format!("{} {title}", known.kind));
    std::iter::once(number).chain(title).collect()
}
