//! Times and numbers: what moves with the plan, and what stands.

use std::ops::Range;

use chrono::Datelike;

use super::anniversaries;
use super::case::Case;
use super::dates::{dated, day_alone};
use super::results::told;
use super::role::PhraseRole;
use super::school_years;
use super::single_year::SingleYear;
use super::spoken;
use super::verdict::Verdict;
use crate::grammar::{Mention, Phrase, PhraseList, Text, Token, YearAt};
use crate::say;
use crate::vi;

/// Words behind years that are counted since work began.
static SINCE: PhraseList = PhraseList::new(include_str!("words/work-since.txt"));

/// The year in a code of the document's own, such as `2025/NQLT-…`.
pub(super) fn of_symbol(
    text: &Text<'_>,
    case: &Case<'_>,
) -> Vec<(Range<usize>, Verdict)> {
    let year = |token: &Token<'_>| {
        let year = YearAt { year: token.year()?, at: token.range() };
        let reason = say!("năm trong ký hiệu", "the year in the code");
        // What is signed late in a year is often for the next one.
        let own = case.facts.own_day.is_some_and(|day| day.year() == year.year);
        let verdict = if year.year == case.years.from || own {
            Verdict::changed(PhraseRole::PlanYear, vec![case.moved(&year)], reason)
        } else {
            Verdict::kept(PhraseRole::Quantity, reason)
        };
        Some((year.at, verdict))
    };
    text.tokens.iter().filter_map(year).collect()
}

/// The verdict on a time or number that no citation or quotation holds.
pub(super) fn timed(
    text: &Text<'_>,
    index: usize,
    numbers: &[usize],
    case: &Case<'_>,
) -> Verdict {
    let mention = &text.mentions[index];
    match &mention.phrase {
        Phrase::YearPair(from, to) => {
            school_years::verdict(text, index, (from, to), (numbers, case))
        }
        Phrase::Span { from: Some(from), to: Some(to), counted: false }
            if school_years::is_called_short(text, mention, (from, to), case) =>
        {
            school_years::verdict(text, index, (from, to), (numbers, case))
        }
        Phrase::Span { from, to, counted } => {
            span(text, mention, from.as_ref(), to.as_ref(), *counted, case)
        }
        Phrase::Year(year, form) => {
            SingleYear { text, index, year, form: *form, case }.verdict(numbers)
        }
        Phrase::YearName(year, at) => by_name(*year, at, case),
        Phrase::Origin(from, to)
            if let Some(verdict) =
                anniversaries::goes_along(text, index, (from, to), case) =>
        {
            verdict
        }
        Phrase::Origin(from, to) => {
            let words = text.words(mention);
            let reason =
                say!("năm gốc và năm kỷ niệm", "the first year and that of the day");
            Verdict::kept(PhraseRole::Anniversary, reason).ask(
                format!("origin {}-{}", from.year, to.year),
                words,
                say!(
                    "“{words}”: năm gốc và năm kỷ niệm; tính lại năm sau cùng với số năm đi kèm, hay giữ?",
                    "“{words}”: the years of an anniversary; move the last one with the count it belongs to, or keep it?"
                ),
            )
        }
        Phrase::Date { day, month, year: Some(year) } => {
            dated(text, index, (*day, *month), year, (numbers, case))
        }
        Phrase::Date { day, month, year: None } => {
            day_alone(text, mention, (*day, *month), case)
        }
        Phrase::Relative if is_month_name(text.words(mention)) => Verdict::kept(
            PhraseRole::NamedDay,
            say!("tên gọi, không nêu năm", "a name without a year"),
        ),
        Phrase::Relative => Verdict::kept(
            PhraseRole::Relative,
            say!("không nêu năm, năm nào cũng đúng", "names no year"),
        ),
        Phrase::Number if counts_to_now(text, mention) => to_now(text, mention, case),
        Phrase::Number if year_within(text, mention, case) => unclear(text, mention),
        _ => Verdict::kept(
            PhraseRole::Quantity,
            say!("số lượng hoặc tên gọi", "a quantity or a name"),
        ),
    }
}

/// `Tháng Tám` is a name; `Tháng 8` is a time.
fn is_month_name(words: &str) -> bool {
    words.starts_with("Tháng ") && !words.bytes().any(|b| b.is_ascii_digit())
}

/// A term or period does not move; asked about where it ends with the plan.
fn span(
    text: &Text<'_>,
    mention: &Mention,
    from: Option<&YearAt>,
    to: Option<&YearAt>,
    counted: bool,
    case: &Case<'_>,
) -> Verdict {
    let new = case.years.to;
    let words = text.words(mention);
    let key = format!("span {}", words.to_lowercase().replace(' ', ""));
    let kept = Verdict::kept(
        PhraseRole::Span,
        say!("giai đoạn, mốc dài hạn không đi theo năm", "does not move with the year"),
    );
    let rolls = |from: &YearAt, to: &YearAt| {
        counted || case.facts.rolling.contains(&(from.year, to.year))
    };
    match (from, to) {
        (Some(from), Some(to)) if rolls(from, to) && from.year >= case.years.from => kept.ask(
            format!("rolling {}-{}", from.year, to.year),
            words,
            say!(
                "“{words}”: kế hoạch cuốn chiếu nhiều năm, chuyển sang giai đoạn sau?",
                "“{words}”: a rolling plan of several years; move it on?"
            ),
        )
        .offer(case.moved_all(mention)),
        (_, Some(to)) if to.year <= new => {
            let end = to.year;
            kept.ask(
                key,
                words,
                say!(
                    "“{words}” kết thúc năm {end}: bỏ, giữ hay thay bằng giai đoạn mới?",
                    "“{words}” ends in {end}: drop it, keep it, or name the new one?"
                ),
            )
        }
        (Some(from), None) if (from.year - case.years.from).abs() <= 1 => {
            let next = from.year + case.years.step();
            kept.ask(
                key,
                words,
                say!(
                    "“từ {words}”: mốc bắt đầu cố định, hay chuyển sang năm {next}?",
                    "“từ {words}”: a fixed beginning, or does it move to {next}?"
                ),
            )
            .offer(case.moved_all(mention))
        }
        _ => kept,
    }
}

/// A lunar name moves with the plan as the year does that it names.
fn by_name(year: i32, at: &[Range<usize>; 2], case: &Case<'_>) -> Verdict {
    if case.tells() {
        return told(case);
    }
    let plan = case.years.from;
    // A name comes again after sixty years; nearest to the plan is meant.
    let near = [plan - 1, plan, plan + 1].into_iter().find(|y| (y - year) % 60 == 0);
    let Some(near) = near else {
        return Verdict::kept(
            PhraseRole::Quantity,
            say!("tên năm không thuộc kế hoạch này", "the name of another year"),
        );
    };
    let named = |year: i32| {
        let (stem, branch) = vi::year_name(year);
        let [first, second] = at;
        vec![(first.clone(), stem.to_owned()), (second.clone(), branch.to_owned())]
    };
    if near < plan {
        let (stem, branch) = vi::year_name(near);
        return Verdict::kept(
            PhraseRole::Result,
            say!("tên của năm trước", "the name of the year before"),
        )
        .ask(
            format!("name of {near}"),
            format!("{stem} {branch}"),
            say!(
                "{stem} {branch} là năm {near}: còn đúng, hay chuyển sang năm sau?",
                "{stem} {branch} is {near}: still right, or does it move?"
            ),
        )
        .offer(named(near + case.years.step()));
    }
    let changes = named(near + case.years.step());
    let role = if near == plan { PhraseRole::PlanYear } else { PhraseRole::NextYear };
    Verdict::changed(role, changes, say!("tên năm âm lịch", "the year's lunar name"))
}

/// True for years that are counted up to now: `80 năm qua`.
fn counts_to_now(text: &Text<'_>, mention: &Mention) -> bool {
    let said = |at: usize, word: &str| text.tokens.get(at).is_some_and(|t| t.is(word));
    let Range { start, end } = mention.tokens.clone();
    let count = text.tokens[start].number();
    let counts = |least| mention.tokens.len() == 1 && count.is_some_and(|n| n >= least);
    let now = said(end + 1, "qua") || said(end + 1, "nay");
    // `Sau hơn 8 năm triển khai Nghị quyết …`
    let about = start > 0 && ["hơn", "gần", "trên"].iter().any(|w| said(start - 1, w));
    let before = start.checked_sub(1 + usize::from(about));
    let since = before.is_some_and(|at| said(at, "sau") || said(at, "qua"));
    let work = SINCE.is_at(&text.tokens, end + 1);
    said(end, "năm") && (now && counts(5) || since && work && counts(2))
}

/// Years that are counted up to now are one more in the new year.
fn to_now(text: &Text<'_>, mention: &Mention, case: &Case<'_>) -> Verdict {
    if case.tells() {
        return told(case);
    }
    // `80 năm qua`, `8 năm triển khai`
    let words = if text
        .tokens
        .get(mention.tokens.end + 1)
        .is_some_and(|t| t.is("qua") || t.is("nay"))
    {
        2
    } else {
        3
    };
    let end = text.tokens.len().min(mention.tokens.end + words);
    let label = spoken::excerpt(text, mention.tokens.start..end, 40);
    let (plan, words) = (case.years.from, text.words(mention));
    let step = u32::try_from(case.years.step()).unwrap_or_default();
    let next = text.tokens[mention.tokens.start].number().unwrap_or_default() + step;
    // `05 năm` is written with two digits.
    let next = format!("{next:0width$}", width = words.len());
    let reason = say!("số năm tính tới năm {plan}", "years counted up to {plan}");
    Verdict::kept(PhraseRole::Quantity, reason)
        .ask(
            format!("years up to now {words}"),
            label.clone(),
            say!(
                "“{label}” tính tới năm {plan}: tính lại là {next} năm, hay giữ cách nói tròn?",
                "“{label}” counts up to {plan}: make it {next}, or keep the round number?"
            ),
        )
        .offer(vec![(mention.span.clone(), next)])
}

/// True for a number that ends in a year of the plan behind a slash: `15-30/9-10/2025`.
fn year_within(text: &Text<'_>, mention: &Mention, case: &Case<'_>) -> bool {
    let tokens = &text.tokens[mention.tokens.clone()];
    let last = tokens.last().and_then(Token::year);
    let of_plan = last.is_some_and(|year| matches!(year - case.years.from, 0 | 1));
    of_plan && tokens.len() > 2 && tokens[tokens.len() - 2].is("/")
}

/// A year that stands in what nobody can read is no year that is kept in silence.
fn unclear(text: &Text<'_>, mention: &Mention) -> Verdict {
    let words = text.words(mention);
    let reason = say!("không rõ là thời gian hay số", "a time or a number");
    Verdict::kept(PhraseRole::Quantity, reason).ask(
        format!("unclear {words}"),
        words,
        say!(
            "“{words}”: nếu là thời gian thì ghi lại theo năm mới",
            "“{words}”: if it is a time, write that of the new year"
        ),
    )
}
