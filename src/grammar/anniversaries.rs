//! Anniversaries: `80 năm Quốc khánh (1945 - 2025)`, with or without the years.

use std::ops::Range;

use super::date_phrase::{self, year_at};
use super::mentions::{Phrase, YearAt, ends_clause, is_dash, said_before, says};
use super::tokens::{Token, TokenKind};

/// So many years since an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anniversary {
    /// How many years.
    pub count: u32,
    /// The bytes of that number.
    pub count_at: Range<usize>,
    /// The event in lower case, without `ngày`: what tells two anniversaries apart.
    pub event: String,
    /// The bytes of the event as it is written.
    pub event_at: Range<usize>,
    /// The year of the event, where the text says it.
    pub origin: Option<YearAt>,
    /// The year of the anniversary, where the text says it.
    pub until: Option<YearAt>,
    /// The day and month of both, where the text says them.
    pub day: Option<(u32, u32)>,
    /// The tokens of the count and of the years; those between are the event's.
    pub(super) pieces: Vec<Range<usize>>,
}

/// Words after `N năm` that count years of work, study or life, and no anniversary.
const NO_EVENT: [&str; 30] = [
    "thực", "thi", "triển", "qua", "gần", "tới", "liên", "đầu", "công", "học", "tiếp",
    "trở", "giai", "nhiệm", "tù", "tuổi", "kinh", "một", "sau", "trước", "nay", "kể",
    "từ", "về", "và", "là", "cuối", "làm", "phát", "hoạt",
];

/// Events that begin so are anniversaries without further sign.
const EVENTS: [&[&str]; 8] = [
    &["ngày"],
    &["thành", "lập"],
    &["tái", "lập"],
    &["giải", "phóng"],
    &["chiến", "thắng"],
    &["truyền", "thống"],
    &["quốc", "khánh"],
    &["cách", "mạng"],
];

/// The anniversary whose count is at a token.
pub(super) fn at(
    tokens: &[Token<'_>],
    from: usize,
    i: usize,
) -> Option<(Range<usize>, Anniversary)> {
    let count = tokens[i].number().filter(|n| (1..=4000).contains(n))?;
    // `lần thứ 80 Ngày …` after kỷ niệm counts as `80 năm` does.
    let numbered = said_before(tokens, i, &["kỷ", "niệm", "lần", "thứ"])
        || said_before(tokens, i, &["kỉ", "niệm", "lần", "thứ"]);
    // `sơ kết 5 năm thực hiện … (2020 - 2025)` reviews work.
    if said_before(tokens, i, &["tổng", "kết"]) || said_before(tokens, i, &["sơ", "kết"])
    {
        return None;
    }
    if !numbered && !says(tokens, i + 1, &["năm"]) {
        return None;
    }
    let event = i + 1 + usize::from(!numbered);
    let next = tokens.get(event)?;
    let years = (event..tokens.len())
        .take_while(|k| *k < event + 60 && !stops(tokens, *k))
        .find_map(|k| years(tokens, k));
    let fits = years.as_ref().is_some_and(|y| y.fit(count));
    let celebrated = (from..i)
        .rev()
        .take(6)
        .any(|k| says(tokens, k, &["niệm"]) || says(tokens, k, &["mừng"]));
    if next.kind != TokenKind::Word || next.year().is_some() {
        return None;
    }
    let counted = NO_EVENT.contains(&next.lower.as_str()) && !fits && !celebrated;
    let worded = EVENTS.iter().any(|words| says(tokens, event, words));
    if counted || !(fits || celebrated || numbered || worded) {
        return None;
    }
    let own = years.filter(|y| (event..y.tokens.start).all(|k| !tokens[k].is("(")));
    let end = own.as_ref().map_or_else(
        || {
            (event..tokens.len())
                .find(|k| ends_event(tokens, *k))
                .unwrap_or(tokens.len())
        },
        |y| y.tokens.start,
    );
    if end == event {
        return None;
    }
    let mut pieces: Vec<_> = std::iter::once(i..event).collect();
    let mut span = i..end;
    let (mut origin, mut until, mut day) = (None, None, None);
    if let Some(y) = own {
        span.end = y.tokens.end;
        pieces.push(y.tokens);
        (origin, until, day) = (y.origin, y.until, y.day);
    }
    let said = usize::from(tokens[event].is("ngày"));
    let words = tokens[event + said..end].iter().map(|t| t.lower.as_str());
    let event_at = tokens[event].start..tokens[end - 1].end();
    let event = words.collect::<Vec<_>>().join(" ");
    let count_at = tokens[i].range();
    let anniversary = Anniversary {
        count,
        count_at,
        event,
        event_at,
        origin,
        until,
        day,
        pieces,
    };
    Some((span, anniversary))
}

/// The same day of two years in brackets, at least five years apart, that no count claims.
pub(super) fn origin(tokens: &[Token<'_>], i: usize) -> Option<(Range<usize>, Phrase)> {
    let years = years(tokens, i)?;
    let (_, first, end) = moment(tokens, i + 1)?;
    let (_, second, _) = moment(tokens, end + 1)?;
    let same_day = first.is_some() && first == second;
    let (origin, until) = (years.origin?, years.until?);
    (same_day && until.year - origin.year >= 5)
        .then_some((years.tokens, Phrase::Origin(origin, until)))
}

struct Years {
    tokens: Range<usize>,
    origin: Option<YearAt>,
    until: Option<YearAt>,
    day: Option<(u32, u32)>,
}

impl Years {
    fn fit(&self, count: u32) -> bool {
        match (&self.origin, &self.until) {
            (Some(origin), Some(until)) => {
                i64::from(origin.year) + i64::from(count) == i64::from(until.year)
            }
            _ => false,
        }
    }
}

/// The years in brackets: `(1945 - 2025)`, `(19/5/1890-19/5/2025)`, `(22/12/1944)`.
fn years(tokens: &[Token<'_>], open: usize) -> Option<Years> {
    if !tokens[open].is("(") {
        return None;
    }
    let (first, day, mut end) = moment(tokens, open + 1)?;
    let mut until = None;
    if tokens.get(end).is_some_and(is_dash) {
        let (second, _, after) = moment(tokens, end + 1)?;
        until = Some(second);
        end = after;
    }
    if !tokens.get(end)?.is(")") {
        return None;
    }
    Some(Years {
        tokens: open..end + 1,
        origin: Some(first),
        until,
        day,
    })
}

type Moment = (YearAt, Option<(u32, u32)>, usize);

fn moment(tokens: &[Token<'_>], at: usize) -> Option<Moment> {
    if let Some(date) = date_phrase::at(tokens, at)
        && let Some(year) = date.year
    {
        return Some((year, Some((date.day, date.month)), date.tokens.end));
    }
    let at = at + usize::from(says(tokens, at, &["năm"]));
    Some((year_at(tokens, at)?, None, at + 1))
}

/// True where no years of this anniversary can follow any more.
fn stops(tokens: &[Token<'_>], i: usize) -> bool {
    ends_clause(tokens, i)
        || tokens[i].kind == TokenKind::Number
            && says(tokens, i + 1, &["năm"])
            && tokens.get(i + 2).is_some_and(|t| t.kind == TokenKind::Word)
}

fn ends_event(tokens: &[Token<'_>], i: usize) -> bool {
    let token = &tokens[i];
    let mark = token.kind == TokenKind::Mark && !matches!(token.text, "/" | "-");
    mark || token.kind == TokenKind::Break
        || ends_clause(tokens, i)
        || ["gắn", "nhằm", "bằng", "tại", "trong", "với", "năm", "theo", "do", "trên"]
            .contains(&token.lower.as_str())
}
