//! Single years, their parts, pairs, spans, dates, and what has no year.

use std::ops::Range;

use super::Case;
use super::dates::{dated, day_alone, in_range};
use super::finding::{Role, Verdict};
use super::spoken;
use crate::document::Field;
use crate::say;
use crate::vi::{self, Mention, Phrase, Text, Token, YearAt, YearForm};

/// The years that a phrase names.
pub(super) fn years_of(phrase: &Phrase) -> Vec<i32> {
    let year = |at: &YearAt| at.year;
    match phrase {
        Phrase::Year(at, _) | Phrase::Date { year: Some(at), .. } => vec![at.year],
        Phrase::YearPair(from, to) | Phrase::Origin(from, to) => vec![from.year, to.year],
        Phrase::Span { from, to, .. } => from.iter().chain(to).map(year).collect(),
        Phrase::Anniversary(a) => a.origin.iter().chain(&a.until).map(year).collect(),
        _ => vec![],
    }
}

/// The year in a code of the document's own, such as `2025/NQLT-…`.
pub(super) fn of_symbol(
    text: &Text<'_>,
    case: &Case<'_>,
) -> Vec<(Range<usize>, Verdict)> {
    let year = |token: &Token<'_>| {
        let year = YearAt { year: token.year()?, at: token.range() };
        let reason = say!("năm trong ký hiệu", "the year in the code");
        let verdict = if year.year == case.years.from {
            Verdict::changed(Role::PlanYear, vec![moved(&year, case)], reason)
        } else {
            Verdict::kept(Role::Quantity, reason)
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
        Phrase::YearPair(from, to) => pair(from, to, case),
        Phrase::Span { from, to, counted } => {
            span(text, mention, from.as_ref(), to.as_ref(), *counted, case)
        }
        Phrase::Year(year, form) => single(text, index, year, *form, numbers, case),
        Phrase::YearName(year, at) => by_name(*year, at, case),
        Phrase::Origin(from, to) => {
            let words = text.words(mention);
            let reason =
                say!("năm gốc và năm kỷ niệm", "the first year and that of the day");
            Verdict::kept(Role::Anniversary, reason).ask(
                format!("origin {}-{}", from.year, to.year),
                words,
                say!(
                    "“{words}”: ngày kỷ niệm, tính lại cùng số năm trong lời trích?",
                    "“{words}”: an anniversary; recalculate it with the words it belongs to?"
                ),
            )
        }
        Phrase::Date { day, month, year: Some(year) } => {
            dated(text, index, (*day, *month), year, case)
        }
        Phrase::Date { day, month, year: None } => {
            day_alone(text, mention, (*day, *month), case)
        }
        Phrase::Relative if is_month_name(text.words(mention)) => Verdict::kept(
            Role::NamedDay,
            say!("tên gọi, không nêu năm", "a name without a year"),
        ),
        Phrase::Relative => Verdict::kept(
            Role::Relative,
            say!("không nêu năm, năm nào cũng đúng", "names no year"),
        ),
        _ => Verdict::kept(
            Role::Quantity,
            say!("số lượng hoặc tên gọi", "a quantity or a name"),
        ),
    }
}

/// `Tháng Tám` is a name; `Tháng 8` is a time.
fn is_month_name(words: &str) -> bool {
    words.starts_with("Tháng ") && !words.bytes().any(|b| b.is_ascii_digit())
}

/// The change of a year by as much as the plan moves.
pub(super) fn moved(year: &YearAt, case: &Case<'_>) -> (Range<usize>, String) {
    (year.at.clone(), (year.year + case.years.step()).to_string())
}

fn pair(from: &YearAt, to: &YearAt, case: &Case<'_>) -> Verdict {
    let current = case.years.from - 1..=case.years.from + 1;
    if current.contains(&from.year) {
        let changes = vec![moved(from, case), moved(to, case)];
        return Verdict::changed(
            Role::SchoolYear,
            changes,
            say!("năm học, niên vụ đi theo năm kế hoạch", "moves with the plan year"),
        );
    }
    Verdict::kept(
        Role::SchoolYear,
        say!("không phải năm học của kế hoạch này", "not the school year of this plan"),
    )
}

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
        Role::Span,
        say!("giai đoạn, mốc dài hạn không đi theo năm", "does not move with the year"),
    );
    match (from, to) {
        (Some(from), Some(_)) if counted && from.year >= case.years.from => kept.ask(
            key,
            words,
            say!(
                "“{words}”: kế hoạch cuốn chiếu nhiều năm, chuyển sang giai đoạn sau?",
                "“{words}”: a rolling plan of several years; move it on?"
            ),
        ),
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
        (Some(from), None) if (from.year - case.years.from).abs() <= 1 => kept.ask(
            key,
            words,
            say!(
                "“từ {words}”: mốc bắt đầu cố định, hay chuyển sang năm {new}?",
                "“từ {words}”: a fixed beginning, or does it move to {new}?"
            ),
        ),
        _ => kept,
    }
}

fn single(
    text: &Text<'_>,
    index: usize,
    year: &YearAt,
    form: YearForm,
    numbers: &[usize],
    case: &Case<'_>,
) -> Verdict {
    let mention = &text.mentions[index];
    let token = mention.tokens.start;
    let plan = case.years.from;
    let change = || vec![moved(year, case)];
    let plan_year = || say!("năm của kế hoạch", "the year of the plan");
    let figure = spoken::has_figure(text, token, numbers);
    match year.year - plan {
        0 => {
            if form == YearForm::Round
                && let Some(verdict) = super::citations::governed_round(text, index)
            {
                return verdict;
            }
            let told = figure && spoken::is_done(text, token)
                || spoken::is_told(text, token)
                || spoken::is_count_up_to(text, token);
            if told {
                return result(text, mention, year.year);
            }
            let verdict = Verdict::changed(Role::PlanYear, change(), plan_year());
            if case.field == Field::ColumnTitle(true) {
                return figures_below(text, verdict);
            }
            if spoken::is_summed_up(text, mention.tokens.end) {
                return figure_behind(text, mention, verdict);
            }
            if form == YearForm::Bare && !follows_a_year(text, index) {
                return verdict.likely();
            }
            verdict
        }
        1 => {
            let verdict = Verdict::changed(
                Role::NextYear,
                change(),
                say!("năm sau năm kế hoạch", "the year after the plan's"),
            );
            if spoken::is_summed_up(text, mention.tokens.end) {
                return figure_behind(text, mention, verdict);
            }
            if form == YearForm::Bare { verdict.likely() } else { verdict }
        }
        -1 => {
            let look_back = Verdict::changed(
                Role::LookBack,
                change(),
                say!(
                    "nhìn lại năm trước, không kèm số liệu",
                    "about the year before, without a figure"
                ),
            );
            if in_range(text, index, case) {
                return Verdict::changed(
                    Role::Deadline,
                    change(),
                    say!("đầu của một khoảng thời gian", "the start of a period"),
                );
            }
            if case.field == Field::ColumnTitle(true) {
                return figures_below(text, look_back);
            }
            if figure || spoken::compares(text, token) {
                return result(text, mention, year.year);
            }
            if spoken::is_done(text, token) || !looks_back(text, token, case) {
                return past(text, mention, year.year);
            }
            look_back.likely()
        }
        ..=-2 if figure => result(text, mention, year.year),
        ..=-2 => Verdict::kept(
            Role::Result,
            say!("năm đã qua, giữ nguyên", "a past year is kept"),
        ),
        _ => Verdict::kept(
            Role::Span,
            say!("mốc xa, không đi theo năm", "a distant year is kept"),
        ),
    }
}

/// True if the words before look back, or the year begins a title that does.
fn looks_back(text: &Text<'_>, token: usize, case: &Case<'_>) -> bool {
    spoken::looks_back(text, token) || matches!(case.field, Field::ColumnTitle(_))
}

/// `năm 2024, 2025`: the second year is said as the first.
fn follows_a_year(text: &Text<'_>, index: usize) -> bool {
    let tokens = &text.mentions[index].tokens;
    let Some(before) = index.checked_sub(1).map(|i| &text.mentions[i]) else {
        return false;
    };
    let joined = tokens.start == before.tokens.end + 1
        && ["và", ",", "-", "hoặc"]
            .iter()
            .any(|w| text.tokens[before.tokens.end].is(w));
    joined && matches!(before.phrase, Phrase::Year(_, YearForm::Named | YearForm::Part))
}

fn result(text: &Text<'_>, mention: &Mention, year: i32) -> Verdict {
    let clause = text.clause(mention.tokens.start);
    let words = spoken::excerpt(text, clause, 70);
    Verdict::kept(Role::Result, say!("số liệu của năm {year}", "a figure of {year}")).ask(
        format!("result {}", words.to_lowercase()),
        format!("số liệu năm {year}"),
        say!(
            "số liệu năm {year} trong “{words}”: thay bằng số liệu mới?",
            "the figure of {year} in “{words}”: put in the new one?"
        ),
    )
}

/// A year moves, and the figure that stands behind its colon has to be put in anew.
fn figure_behind(text: &Text<'_>, mention: &Mention, verdict: Verdict) -> Verdict {
    let end = text.clause(mention.tokens.start).end;
    let words = spoken::excerpt(text, mention.tokens.start..end, 70);
    verdict.ask(
        format!("figure {}", words.to_lowercase()),
        words.clone(),
        say!(
            "“{words}”: con số đi sau là của năm cũ, thay bằng số mới?",
            "“{words}”: the figure behind it is last year's; put in the new one?"
        ),
    )
}

fn past(text: &Text<'_>, mention: &Mention, year: i32) -> Verdict {
    let clause = text.clause(mention.tokens.start);
    let words = spoken::excerpt(text, clause, 70);
    Verdict::kept(Role::Result, say!("chuyện của năm {year}", "a matter of {year}")).ask(
        format!("past {}", words.to_lowercase()),
        format!("năm {year}"),
        say!(
            "năm {year} trong “{words}”: còn đúng, hay chuyển sang năm sau?",
            "{year} in “{words}”: still right, or does it move?"
        ),
    )
}

fn figures_below(text: &Text<'_>, verdict: Verdict) -> Verdict {
    let title = spoken::shortened(text.text, 50);
    verdict.ask(
        format!("figures {title}"),
        title.clone(),
        say!(
            "cột “{title}”: số liệu dưới cột là của năm cũ, thay bằng số mới?",
            "column “{title}”: the figures below are last year's; put in the new ones?"
        ),
    )
}

fn by_name(year: i32, at: &[Range<usize>; 2], case: &Case<'_>) -> Verdict {
    let plan = case.years.from;
    // A name comes again after sixty years; nearest to the plan is meant.
    let near = [plan - 1, plan, plan + 1].into_iter().find(|y| (y - year) % 60 == 0);
    let Some(near) = near else {
        return Verdict::kept(
            Role::Quantity,
            say!("tên năm không thuộc kế hoạch này", "the name of another year"),
        );
    };
    if near < plan {
        let (stem, branch) = vi::year_name(near);
        return Verdict::kept(
            Role::Result,
            say!("tên của năm trước", "the name of the year before"),
        )
        .ask(
            format!("name of {near}"),
            format!("{stem} {branch}"),
            say!(
                "{stem} {branch} là năm {near}: còn đúng, hay chuyển sang năm sau?",
                "{stem} {branch} is {near}: still right, or does it move?"
            ),
        );
    }
    let (stem, branch) = vi::year_name(near + case.years.step());
    let [first, second] = at;
    let changes =
        vec![(first.clone(), stem.to_owned()), (second.clone(), branch.to_owned())];
    let role = if near == plan { Role::PlanYear } else { Role::NextYear };
    Verdict::changed(role, changes, say!("tên năm âm lịch", "the year's lunar name"))
}
