//! Days: deadlines that move, marks that stand, and whether anybody works on them.

use chrono::NaiveDate;

use super::Case;
use super::finding::{Role, Verdict};
use super::spoken;
use super::years::{moved, years_of};
use crate::diag::Message;
use crate::document::{self, Field};
use crate::say;
use crate::vi::{self, Mention, Phrase, Text, YearAt};

/// Words before a day that say by when, or when, something is done.
const TIME_WORDS: [&str; 17] = [
    "trước", "đến", "tới", "nhất", "hạn", "hết", "xong", "vào", "trong", "gian",
    "khoảng", "từ", "dịp", "nhân", "h00", "giờ", "gồm",
];

/// The verdict on a day with its year.
pub(super) fn dated(
    text: &Text<'_>,
    index: usize,
    (day, month): (u32, u32),
    year: &YearAt,
    case: &Case<'_>,
) -> Verdict {
    let mention = &text.mentions[index];
    let token = mention.tokens.start;
    let words = text.words(mention);
    let plan = case.years.from;
    let ahead = matches!(year.year - plan, 0 | 1);
    let range = in_range(text, index, case);
    if !ahead && !range {
        let kept = Verdict::kept(
            Role::PastDate,
            say!("ngày đã qua hoặc mốc xa", "a past or distant date"),
        );
        if year.year != plan - 1 {
            return kept;
        }
        return kept.ask(
            format!("date {words}"),
            words,
            say!(
                "“{words}” là ngày của năm trước: còn đúng, hay chuyển sang năm sau?",
                "“{words}” is a day of the year before: still right, or does it move?"
            ),
        );
    }
    let since = spoken::near_before(text, token, 2, &["từ", "sau"])
        && !starts_range(text, index)
        || spoken::near_before(text, token, 6, &["lực"]);
    let timed = range
        || starts_range(text, index)
        || index > 0 && starts_range(text, index - 1)
        || matches!(case.field, Field::Day | Field::Cell(document::Role::Deadline))
        || spoken::near_before(text, token, 4, &TIME_WORDS);
    // `Ngày 24/7/2025, … có Công văn …` tells what happened.
    let told = !timed
        && (text.tokens[token].is_capital()
            && text.clause(token).start == token
            && text.tokens.get(mention.tokens.end).is_some_and(|t| t.is(","))
            || spoken::is_told(text, token))
        || spoken::is_count_up_to(text, token);
    if since || told || spoken::is_done(text, token) {
        return Verdict::kept(
            Role::PastDate,
            say!("mốc có thể cố định", "a date that may be fixed"),
        )
        .ask(
            format!("date {words}"),
            words,
            say!(
                "“{words}”: mốc cố định, hay chuyển sang năm sau?",
                "“{words}”: a fixed date, or does it move to the next year?"
            ),
        );
    }
    let new = year.year + case.years.step();
    let Some(date) = NaiveDate::from_ymd_opt(new, month, day) else {
        return Verdict::kept(
            Role::Deadline,
            say!("năm {new} không có ngày này", "not a day of {new}"),
        )
        .ask(
            format!("date {words}"),
            words,
            say!(
                "“{words}”: năm {new} không có ngày {day}/{month}, chọn ngày khác",
                "“{words}”: {new} has no {day}/{month}; choose another day"
            ),
        );
    };
    let verdict = Verdict::changed(
        Role::Deadline,
        vec![moved(year, case)],
        say!("thời hạn đi theo năm kế hoạch", "moves with the plan year"),
    );
    let verdict = if timed { verdict } else { verdict.likely() };
    match day_off(date, case) {
        Some(off) => {
            let (vi, en) = (off.vi, off.en);
            let shown = vi::short_date(date);
            verdict.ask(
                format!("day off {shown}"),
                shown.clone(),
                say!(
                    "{shown} là {vi}: giữ hay chọn ngày làm việc?",
                    "{shown} is {en}: keep it, or choose a working day?"
                ),
            )
        }
        None => verdict,
    }
}

/// The verdict on a day without a year: a deadline on a day off is asked about.
pub(super) fn day_alone(
    text: &Text<'_>,
    mention: &Mention,
    (day, month): (u32, u32),
    case: &Case<'_>,
) -> Verdict {
    let kept =
        Verdict::kept(Role::NamedDay, say!("ngày không nêu năm", "a day without a year"));
    let due = ["trước", "nhất", "hạn", "hết", "xong"];
    let due = spoken::near_before(text, mention.tokens.start, 3, &due)
        || matches!(case.field, Field::Day | Field::Cell(document::Role::Deadline));
    let date = NaiveDate::from_ymd_opt(case.years.to, month, day).filter(|_| due);
    let Some((date, off)) = date.and_then(|date| Some((date, day_off(date, case)?)))
    else {
        return kept;
    };
    let (vi, en, shown) = (off.vi, off.en, vi::short_date(date));
    kept.ask(
        format!("day off {shown}"),
        shown.clone(),
        say!(
            "{shown} là {vi}: giữ hay chọn ngày làm việc?",
            "{shown} is {en}: keep it, or choose a working day?"
        ),
    )
}

fn day_off(date: NaiveDate, case: &Case<'_>) -> Option<Message> {
    case.register.day_off(date).map(|off| off.named())
}

/// True if a time of the year before the plan's begins a stretch that ends in or after it.
pub(super) fn in_range(text: &Text<'_>, index: usize, case: &Case<'_>) -> bool {
    let years = |i: usize| text.mentions.get(i).map(|m| years_of(&m.phrase));
    let first = years(index).and_then(|years| years.first().copied());
    let last = years(index + 1).and_then(|years| years.last().copied());
    joined_to_next(text, index)
        && first.is_some_and(|year| year >= case.years.from - 1)
        && last.is_some_and(|year| year >= case.years.from)
}

/// True if a time begins a stretch that the next mention ends.
fn starts_range(text: &Text<'_>, index: usize) -> bool {
    joined_to_next(text, index)
        && text
            .mentions
            .get(index + 1)
            .is_some_and(|next| !years_of(&next.phrase).is_empty())
}

fn joined_to_next(text: &Text<'_>, index: usize) -> bool {
    let Some(next) = text.mentions.get(index + 1) else { return false };
    let from = text.mentions[index].tokens.end;
    let between = text.tokens.get(from..next.tokens.start).unwrap_or_default();
    let timed = matches!(
        next.phrase,
        Phrase::Date { .. } | Phrase::Year(..) | Phrase::Span { .. }
    );
    let filler = ["hết", "ngày", "tháng", "năm", "cuối", "giờ"];
    timed
        && between
            .first()
            .is_some_and(|t| t.is("đến") || t.is("-") || t.is("–") || t.is("tới"))
        && between[1..].iter().all(|t| filler.contains(&t.lower.as_str()))
}
