//! Cited laws and documents are kept to the byte, and looked up.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::by_law;
use super::case::{Case, Lists};
use super::citation_labels::label;
use super::citation_years::{is_for_the_year, is_of_running_term, names_year_before};
use super::constitution;
use super::of_itself::{is_name, is_repealed_here, own, repealed_here};
use super::results::told_of;
use super::role::PhraseRole;
use super::successors::succeeded;
use super::verdict::Verdict;
use crate::diag::Message;
use crate::grammar::{Citation, Mention, Phrase, Text, YearForm};
use crate::legal::{LegalDocument, Status};
use crate::say;
use crate::vi::{self, WordList};

/// Kinds that lay down no law: they are made for a time or a case.
static OF_THE_DAY: WordList = WordList::new(include_str!("words/kinds-of-the-day.txt"));

/// What the codes of documents hold that lay down something for longer.
static LAID_DOWN: WordList = WordList::new(include_str!("words/codes-that-last.txt"));

/// The verdict on a citation that stands in no other.
pub(super) fn cited(
    text: &Text<'_>,
    index: usize,
    citation: &Citation,
    case: &Case<'_>,
) -> Verdict {
    let mention = &text.mentions[index];
    let role = role(citation);
    if citation.blank {
        return Verdict::kept(
            role,
            say!("chưa có số, ngày", "number and date are blank"),
        );
    }
    if is_bill(text, mention, citation, case) {
        return Verdict::kept(role, say!("dự án luật, chưa ban hành", "a bill"));
    }
    if case.part.lists == Lists::Bills
        && by_law::is_amended_by_bill(text, mention.tokens.start)
    {
        return Verdict::kept(
            role,
            say!("văn bản mà dự án sửa đổi", "amended by a bill"),
        );
    }
    if continues_amended(text, index) {
        let reason = say!("nằm trong tên luật sửa đổi", "in an amending law's name");
        return Verdict::kept(role, reason);
    }
    let words = &text.text[mention.span.start..];
    let known = case.register.cited(citation, words).filter(|known| {
        // A law of that name and of another day is another law.
        let same = |day: NaiveDate| known.issued.is_none_or(|issued| issued.0 == day);
        citation.number.is_some() || citation.date.is_none_or(same)
    });
    if let Some(verdict) = constitution::cited(text, mention, citation, (role, case)) {
        return verdict;
    }
    if is_name(citation) {
        return Verdict::kept(role, say!("tên gọi, không hỏi hiệu lực", "a name"));
    }
    if case.facts.is_own(text, mention, citation) {
        return own(text, citation, role);
    }
    if is_repealed_here(text, mention, case) {
        return repealed_here(role);
    }
    let key = match known {
        Some(known) => format!("citation {}", known.number.to_uppercase()),
        None => case.facts.key(citation),
    };
    let label = label(text, citation);
    if is_for_the_year(text, index, citation, case) {
        let (plan, new) = (case.years.from, case.years.to);
        return Verdict::kept(
            PhraseRole::YearlyCitation,
            say!("văn bản cho năm {plan}", "a document for {plan}"),
        )
        .ask(
            key,
            label.clone(),
            say!(
                "{label} là văn bản cho năm {plan}: thay bằng văn bản tương ứng của năm {new}?",
                "{label} is for {plan}: what is its counterpart of {new}?"
            ),
        );
    }
    if case.tells() && names_year_before(text, index, case) {
        return Verdict {
            role: PhraseRole::YearlyCitation,
            ..told_of(case.years.from - 1, case)
        };
    }
    match known {
        Some(known) => {
            let verdict = looked_up(known, role, &key, case);
            succeeded(verdict, text, (mention, citation), known, case)
        }
        None => unknown(text, index, citation, (role, key), case),
    }
}

/// True for a law that goes on with those which an amending law names: `Luật sửa đổi, bổ sung
/// một số điều của Luật A, Luật B, Luật C`.
fn continues_amended(text: &Text<'_>, index: usize) -> bool {
    let law = |i: usize| match &text.mentions[i].phrase {
        Phrase::Citation(law) => Some(law).filter(|law| law.kind == "luật"),
        _ => None,
    };
    let plain =
        |i: usize| law(i).is_some_and(|law| law.number.is_none() && law.date.is_none());
    let mut at = index;
    while plain(at) {
        let start = text.mentions[at].tokens.start;
        let joined = start > 0 && text.tokens[start - 1].is(",");
        let ends = |i: &usize| text.mentions[*i].tokens.end + 1 == start;
        let Some(before) = (0..at).rev().find(ends).filter(|_| joined) else {
            return false;
        };
        if text.mentions[before].within.is_some() || names_an_amendment(text, before) {
            let outer = text.mentions[before].within.unwrap_or(before);
            return names_an_amendment(text, outer);
        }
        at = before;
    }
    false
}

/// True for a law that amends others by name.
fn names_an_amendment(text: &Text<'_>, index: usize) -> bool {
    let mention = &text.mentions[index];
    let first = mention.tokens.start;
    let said = |at: usize, word: &str| text.tokens.get(at).is_some_and(|t| t.is(word));
    matches!(mention.phrase, Phrase::Citation(_))
        && said(first, "luật")
        && said(first + 1, "sửa")
        && said(first + 2, "đổi")
}

/// True for a law that is not passed yet, or that a list of bills names.
fn is_bill(
    text: &Text<'_>,
    mention: &Mention,
    citation: &Citation,
    case: &Case<'_>,
) -> bool {
    let a_law = matches!(&*citation.kind, "luật" | "bộ luật" | "pháp lệnh");
    let unnumbered = citation.number.is_none() && citation.year.is_none();
    let listed =
        case.part.lists == Lists::Bills && a_law && unnumbered && citation.date.is_none();
    citation.bill || listed && !by_law::is_applied(text, mention.tokens.start)
}

/// The verdict on a citation in another's title: its own question is never asked.
pub(super) fn nested(
    text: &Text<'_>,
    mention: &Mention,
    citation: &Citation,
    case: &Case<'_>,
) -> Verdict {
    let words = &text.text[mention.span.start..];
    let known = case.register.cited(citation, words);
    let status = known.and_then(|known| status_words(known, case));
    let mut reason =
        say!("nằm trong trích yếu của văn bản khác", "part of another's title");
    if let Some(status) = status {
        let _ = write!(reason.vi, "; {}", status.vi);
        let _ = write!(reason.en, "; {}", status.en);
    }
    Verdict::kept(role(citation), reason)
}

/// A round of the plan's year behind which the citation that governs it stands:
/// `đợt 1/2025 (theo Công văn số …)`.
pub(super) fn governed_round(
    text: &Text<'_>,
    index: usize,
    case: &Case<'_>,
) -> Option<Verdict> {
    let mention = &text.mentions[index];
    let clause = text.clause(mention.tokens.start);
    let governing = text.mentions[index + 1..].iter().take(2).find_map(|next| {
        let near = clause.contains(&next.tokens.start);
        let between = text.tokens.get(mention.tokens.end..next.tokens.start)?;
        let by = between.len() <= 6
            && between.iter().any(|t| t.is("theo") || t.is("tại") || t.is("căn"));
        match &next.phrase {
            Phrase::Citation(citation) if near && by => Some(citation),
            _ => None,
        }
    })?;
    let words = text.words(mention);
    let label = label(text, governing);
    let verdict = Verdict::kept(
        PhraseRole::Round,
        say!("đợt do {label} quy định", "the round is set by {label}"),
    );
    Some(verdict.ask(
        case.facts.key(governing),
        label.clone(),
        say!(
            "“{words}” theo {label}: văn bản năm mới quy định đợt nào, số và ngày bao nhiêu?",
            "“{words}” is set by {label}: which round does the new year's letter set?"
        ),
    ))
}

fn role(citation: &Citation) -> PhraseRole {
    let numbered = citation.number.is_some() || citation.blank;
    if numbered || citation.date.is_some() && citation.name.is_empty() {
        PhraseRole::Citation
    } else {
        PhraseRole::CitationByName
    }
}

fn looked_up(
    known: &LegalDocument,
    role: PhraseRole,
    key: &str,
    case: &Case<'_>,
) -> Verdict {
    let kept = |reason| Verdict::kept(role, reason);
    let Some(status) = status_words(known, case) else {
        return kept(say!("còn hiệu lực", "in force"));
    };
    let (vi, en, label) = (status.vi.clone(), status.en.clone(), known.cited());
    kept(status).ask(
        key,
        known.number.clone(),
        say!("{label} {vi}: sửa lại chỗ viện dẫn?", "{label} {en}: change the citation?"),
    )
}

/// What the register says that is not simply "in force" for all of the draft's year.
fn status_words(known: &LegalDocument, case: &Case<'_>) -> Option<Message> {
    let (first, last) = case.year_ends()?;
    let (before, after) = (known.on(first), known.on(last));
    let year = case.years.to;
    // What differs within the year is said with its day, so both ends read alike.
    let within = !before.is_same(&after);
    Some(match (before, after) {
        (_, Status::Ended(end)) => {
            let from = vi::short_date(end.from.0);
            let by = end.replaced_by.as_deref().map(|n| case.register.cited_as(n));
            match (&by, within) {
                (Some(by), false) => say!(
                    "đã được thay thế bằng {by} từ ngày {from}",
                    "was replaced by {by} on {from}"
                ),
                (None, false) => {
                    say!(
                        "đã hết hiệu lực từ ngày {from}",
                        "has been out of force since {from}"
                    )
                }
                (Some(by), true) => say!(
                    "được thay thế bằng {by} từ ngày {from}, trong năm {year}; tùy ngày ban hành",
                    "is replaced by {by} on {from}, within {year}; it depends on the day of issue"
                ),
                (None, true) => say!(
                    "hết hiệu lực từ ngày {from}, trong năm {year}; tùy ngày ban hành",
                    "goes out of force on {from}, within {year}; it depends on the day of issue"
                ),
            }
        }
        (_, Status::Amended(change)) => {
            let from = vi::short_date(change.from.0);
            let by = case.register.cited_as(&change.by);
            if within {
                say!(
                    "được sửa đổi, bổ sung bởi {by} từ ngày {from}, trong năm {year}; tùy ngày ban hành",
                    "is amended by {by} on {from}, within {year}; it depends on the day of issue"
                )
            } else {
                say!(
                    "đã được sửa đổi, bổ sung bởi {by} từ ngày {from}",
                    "was amended by {by} on {from}"
                )
            }
        }
        (_, Status::Partly(end)) => {
            let (part, from) = (&end.part, vi::short_date(end.from.0));
            say!(
                "{part} hết hiệu lực từ ngày {from}",
                "{part} is out of force from {from}"
            )
        }
        (Status::NotYet(from), _) | (_, Status::NotYet(from)) => {
            let from = vi::short_date(from.0);
            say!("có hiệu lực từ ngày {from}", "comes into force on {from}")
        }
        _ => return None,
    })
}

fn unknown(
    text: &Text<'_>,
    index: usize,
    citation: &Citation,
    (role, key): (PhraseRole, String),
    case: &Case<'_>,
) -> Verdict {
    let label = label(text, citation);
    let (plan, new) = (case.years.from, case.years.to);
    let law = by_law::is_law(&citation.kind);
    if case.tells() && !law && role == PhraseRole::Citation {
        return Verdict::kept(
            role,
            say!("văn bản được kể trong phần nhìn lại", "told of in a look back"),
        );
    }
    if is_of_running_term(text, index, citation, case) {
        let reason = say!("nghị quyết của nhiệm kỳ đang chạy", "of the running term");
        return Verdict::kept(role, reason);
    }
    let kept = Verdict::kept(role, say!("danh mục chưa có", "not in the register"));
    let year = case.facts.year(citation).or(citation.year);
    let recent = year.is_none_or(|year| year >= plan - 1);
    let ended = text.held_by(index).any(|m| {
        matches!(&m.phrase, Phrase::Span { to: Some(to), .. } if to.year <= new)
            || matches!(&m.phrase, Phrase::Year(y, YearForm::Named) if y.year == plan)
    });
    // A letter that sets a round is asked about with it.
    let sets_round = (index.saturating_sub(2)..index).any(|i| {
        matches!(text.mentions[i].phrase, Phrase::Year(_, YearForm::Round))
            && governed_round(text, i, case).is_some()
    });
    let letter = is_letter(citation) && !sets_round;
    if !ended && letter && recent {
        return kept.ask("letters", "văn bản của năm trước", letters(&label));
    }
    let asked = if ended {
        say!(
            "{label}: giai đoạn nêu trong tên đã hết hoặc hết trong năm {new}, còn dùng không?",
            "{label}: the period in its title is over by the end of {new}; is it still to be cited?"
        )
    } else {
        say!(
            "{label}: danh mục hiệu lực chưa có, kiểm tra còn hiệu lực năm {new} không",
            "{label}: not in the register; check whether it is in force in {new}"
        )
    };
    kept.ask(key, label, asked)
}

/// True for a kind that lays down no law, and for a number alone whose code is of none that
/// does.
fn is_letter(citation: &Citation) -> bool {
    let number = citation.number.as_deref().unwrap_or_default();
    let lays_down = || LAID_DOWN.in_order().iter().any(|code| number.contains(code));
    OF_THE_DAY.contains(&citation.kind) || citation.kind.is_empty() && !lays_down()
}

/// Letters and submissions of last year are one question, however many the document cites.
fn letters(first: &str) -> Message {
    say!(
        "văn bản của năm trước ({first} …): còn dẫn không, hay đã có văn bản mới?",
        "documents of the year before ({first} …): still to be cited, or are there new ones?"
    )
}
