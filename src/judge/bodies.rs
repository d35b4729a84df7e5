//! Bodies that are no more, or are called otherwise.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::body_names::as_written;
use super::case::Case;
use super::repeated_names::{stands, taken_out};
use super::role::PhraseRole;
use super::spoken;
use super::verdict::Verdict;
use crate::grammar::{PhraseList, Text, Token, TokenKind};
use crate::legal::{NamedBody, Reform, ReformKind};
use crate::say;

/// Organisations with units of their own.
static OWNERS: PhraseList = PhraseList::new(include_str!("words/owners-of-units.txt"));

/// The verdicts on bodies that the register says were abolished, merged or renamed.
pub(super) fn named(text: &Text<'_>, case: &Case<'_>) -> Vec<(Range<usize>, Verdict)> {
    // What ends within the year depends on the day of issue, and is asked about like a law.
    let Some((first, last)) = case.year_ends() else { return vec![] };
    let mut judged = vec![];
    // What earlier names of the text are offered: the key, the name, and where.
    let mut offered: Vec<OfferedName> = vec![];
    let mut gone: Vec<Range<usize>> = vec![];
    for body in case.register.bodies(text, last, true) {
        if !asks(&body, case) {
            continue;
        }
        let day = if body.reform.from.0 <= first { first } else { last };
        let verdict = verdict(body.reform, day, case);
        if is_owned(text, &body.tokens) {
            continue;
        }
        let counted = case.tells() && is_counted(text, &body.tokens);
        if counted || spoken::is_history(text, &body.span) {
            judged.push((body.span, told(verdict)));
            continue;
        }
        if is_one_place(text, &body) {
            judged.push((body.span.clone(), of_one_place(text, &body, verdict)));
            continue;
        }
        let new = case.register.called_on(body.reform, day);
        let new = new.filter(|_| body.reform.shared.is_empty());
        let written = new.as_deref().and_then(|new| as_written(text, &body, new));
        let (Some(new), Some(written)) = (new, written) else {
            judged.push((body.span, verdict));
            continue;
        };
        let out = || {
            let out = taken_out(text, &body.tokens).unwrap_or_default();
            let apart = |(range, _): &(Range<usize>, String)| {
                !gone.iter().any(|g| g.start < range.end && range.start < g.end)
            };
            Some(out).filter(|out| out.iter().all(apart)).unwrap_or_default()
        };
        let replaced = vec![(body.span.clone(), written)];
        let sentence = text.sentence(body.tokens.start);
        let twin = offered.iter().find(|other| {
            other.id != body.reform.id && other.new == new && sentence.contains(&other.at)
        });
        let verdict = if stands(text, &body.tokens, &new) {
            let out = out();
            gone.extend(out.iter().map(|(range, _)| range.clone()));
            verdict.offer(out)
        } else if let Some(twin) = twin {
            let out = out();
            gone.extend(out.iter().map(|(range, _)| range.clone()));
            verdict.offer(replaced).once_said(key(&twin.id), out)
        } else {
            offered.push(OfferedName {
                id: body.reform.id.clone(),
                new,
                at: body.tokens.start,
            });
            verdict.offer(replaced)
        };
        judged.push((body.span, verdict));
    }
    judged
}

/// True for a unit of an organisation, which stands behind its name: `Ban Tuyên giáo của Hội
/// Nông dân`.
fn is_owned(text: &Text<'_>, own: &Range<usize>) -> bool {
    const BETWEEN: usize = 2;
    let joins = |i: &usize| {
        let token = text.tokens.get(*i);
        token.is_some_and(|t| [",", "của", "thuộc"].iter().any(|w| t.is(w)))
    };
    let between = (own.end..own.end + BETWEEN).take_while(joins).count();
    let comma = text.tokens.get(own.end).is_some_and(|t| t.is(","));
    let owner = own.end + between;
    // Behind a comma only an office that is said to be one goes on with the name.
    let office = !comma || text.tokens.get(owner).is_some_and(|t| t.is("cơ"));
    between > 0 && office && OWNERS.is_at(&text.tokens, owner)
        || between == 0 && OWNERS.is_at(&text.tokens, own.end)
}

/// `39 lượt xã, phường, thị trấn`, `11 huyện`: they are counted as they were.
fn is_counted(text: &Text<'_>, own: &Range<usize>) -> bool {
    const NEAR: usize = 2;
    let near = own.start.saturating_sub(NEAR)..own.start;
    text.tokens[near].iter().any(|t| t.kind == TokenKind::Number)
}

/// True for units by their own names, whose level is no more: `quận Hoàn Kiếm`, `các huyện: Ba
/// Tơ, Minh Long`.
fn is_one_place(text: &Text<'_>, body: &NamedBody<'_>) -> bool {
    const KINDS: [&str; 8] = [
        "huyện ",
        "quận ",
        "thị xã ",
        "thị trấn ",
        "thành phố ",
        "các huyện",
        "các quận",
        "các thị xã",
    ];
    let old = &text.text[body.span.clone()];
    let all_capital = old.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    if body.reform.change != ReformKind::Abolished || all_capital {
        return false;
    }
    let of_kind = |part: &str| {
        let lower = part.to_lowercase();
        KINDS.iter().any(|kind| lower.starts_with(kind))
    };
    let own = |part: &str| {
        let last = part.split_whitespace().next_back();
        of_kind(part) && last.is_some_and(|word| word.starts_with(char::is_uppercase))
    };
    let (end, tokens) = (body.tokens.end, &text.tokens);
    let listed = of_kind(old)
        && tokens.get(end).is_some_and(|t| t.is(":") || t.is("("))
        && tokens.get(end + 1).is_some_and(Token::is_capital);
    listed || old.split(',').all(|part| own(part.trim()))
}

/// Which communes a place belongs to now only its author knows.
fn of_one_place(text: &Text<'_>, body: &NamedBody<'_>, verdict: Verdict) -> Verdict {
    let old = text.text[body.span.clone()].to_owned();
    let reason = body.reform.became();
    let (vi, en) = (reason.vi, reason.en);
    verdict.ask(
        format!("{} {}", key(&body.reform.id), old.to_lowercase()),
        old.clone(),
        say!(
            "“{old}”: {vi}; nay là xã, phường, đặc khu nào?",
            "“{old}”: {en}; which commune or ward is it now?"
        ),
    )
}

/// A name that is offered for a body of the text.
struct OfferedName {
    id: String,
    new: String,
    at: usize,
}

/// False for a name that only changes within the year, before the draft is likely to be issued:
/// it is right until then, and a build asks the register again.
fn asks(body: &NamedBody<'_>, case: &Case<'_>) -> bool {
    let from = body.reform.from.0;
    let Some((first, _)) = case.year_ends() else { return false };
    // A document of one month is made in about the same month of the next year.
    let own = case.facts.own_day.and_then(|day| day.with_year(case.years.to));
    let issued_later = || own.is_some_and(|day| day >= from);
    from <= first || body.reform.change != ReformKind::Renamed || issued_later()
}

fn key(id: &str) -> String {
    format!("body {id}")
}

/// A name of before, told with what came of it, is right as it stands.
fn told(verdict: Verdict) -> Verdict {
    Verdict { asked: None, ..verdict }
}

fn verdict(reform: &Reform, day: NaiveDate, case: &Case<'_>) -> Verdict {
    let Reform { id, title, from, .. } = reform;
    let successor = case.register.called_on(reform, day);
    let year = case.years.to;
    let within = case.year_ends().is_some_and(|(first, _)| from.0 > first);
    let reason = reform.became();
    let reason = if within {
        let (vi, en) = (reason.vi, reason.en);
        say!(
            "{vi}, trong năm {year}; tùy ngày ban hành",
            "{en}, within {year}; it depends on the day of issue"
        )
    } else {
        reason
    };
    let (vi, en) = (reason.vi.clone(), reason.en.clone());
    let asked = match successor {
        Some(new) if !reform.shared.is_empty() => {
            let others: Vec<String> = reform
                .shared
                .iter()
                .map(|other| format!("“{}” ({})", other.body, other.work))
                .collect();
            let others = others.join(", ");
            say!(
                "{vi}: đổi thành “{new}”, hay theo việc: {others}?",
                "{en}: change it to “{new}”, or by the work: {others}?"
            )
        }
        Some(new) => say!("{vi}: đổi thành “{new}”?", "{en}: change it to “{new}”?"),
        None => say!("{vi}: đổi thành tên nào?", "{en}: what is it called now?"),
    };
    Verdict::kept(PhraseRole::Body, reason).ask(key(id), title.clone(), asked)
}
