//! Years and times: single years and their parts, pairs, spans, dates and bare numbers.

use std::ops::Range;

use super::date_phrase::{self, year_at};
use super::mentions::{Phrase, YearAt, YearForm, is_dash, is_glued, said_before, says};
use super::tokens::{Token, TokenKind};
use crate::vi::year_of_name;

type Found = (Range<usize>, Phrase);

/// The time that begins at a token; `school_year` is the first year of the pair said before.
pub(super) fn at(
    tokens: &[Token<'_>],
    from: usize,
    i: usize,
    school_year: Option<i32>,
) -> Option<Found> {
    year_pair(tokens, i, school_year)
        .or_else(|| span(tokens, from, i))
        .or_else(|| part_of_year(tokens, i))
        .or_else(|| date(tokens, i))
        .or_else(|| year_by_name(tokens, i))
        .or_else(|| named_year(tokens, i))
        .or_else(|| relative(tokens, i))
        .or_else(|| bare_year(tokens, from, i))
}

/// `năm học 2024 - 2025`, `vụ Đông Xuân 2024 - 2025`, `mùa khô 2024 - 2025`.
fn year_pair(tokens: &[Token<'_>], i: usize, school_year: Option<i32>) -> Option<Found> {
    let words: usize = if says(tokens, i, &["năm", "học"])
        || says(tokens, i, &["niên", "học"])
        || says(tokens, i, &["niên", "vụ"])
        || says(tokens, i, &["niên", "độ"])
    {
        2
    } else if (says(tokens, i, &["vụ"]) || says(tokens, i, &["mùa"]))
        && tokens.get(i + 1).is_some_and(|t| SEASONS.contains(&t.lower.as_str()))
    {
        let words = (i + 1..tokens.len().min(i + 8))
            .take_while(|k| tokens[*k].kind == TokenKind::Word || is_dash(&tokens[*k]));
        1 + words.count()
    } else if tokens[i].year().is_some() && tokens[i].year() == school_year {
        0
    } else {
        return None;
    };
    let start = i + words;
    let start = start + usize::from(says(tokens, start, &[":"]));
    let (first, second, end) = two_years(tokens, start)?;
    if second.year != first.year + 1 {
        return None;
    }
    Some((i..end, Phrase::YearPair(first, second)))
}

/// What a season that lies across two years is called.
const SEASONS: [&str; 12] = [
    "đông", "xuân", "hè", "mùa", "thu", "chiêm", "khô", "mưa", "giải", "mía", "cà", "lũ",
];

/// Two years with a dash or a slash between them.
fn two_years(tokens: &[Token<'_>], i: usize) -> Option<(YearAt, YearAt, usize)> {
    let i = i + usize::from(says(tokens, i, &["năm"]));
    let first = year_at(tokens, i)?;
    tokens.get(i + 1).filter(|t| is_dash(t) || t.is("/"))?;
    let second = year_at(tokens, i + 2)?;
    Some((first, second, i + 3))
}

fn span(tokens: &[Token<'_>], from: usize, i: usize) -> Option<Found> {
    let said = usize::from(says(tokens, i, &["năm"]));
    if let Some((first, second, end)) = two_years(tokens, i)
        && first.year < second.year
        && second.year - first.year <= 100
        && (i == from || !is_glued(tokens, i) || !joins_number(&tokens[i - 1]))
    {
        // `03 năm 2026 - 2028`, `03 năm (2026 - 2028)`.
        let years = |k: usize| {
            k > from
                && tokens[k].is("năm")
                && tokens[k - 1].number().is_some_and(|n| n <= 10)
        };
        let counted = said == 1 && years(i)
            || i >= from + 2 && tokens[i - 1].is("(") && years(i - 2);
        return Some((
            i..end,
            Phrase::Span { from: Some(first), to: Some(second), counted },
        ));
    }
    let year = || year_at(tokens, i + said).filter(|_| said == 1);
    // `từ năm 2021 đến năm 2025`, `từ 2021 đến 2025`.
    if let Some(first) = year_at(tokens, i + said)
        && says(tokens, i + said + 1, &["đến"])
    {
        let k = i + said + 2;
        let k = k + usize::from(says(tokens, k, &["hết"]));
        let k = k + usize::from(says(tokens, k, &["năm"]));
        if let Some(second) = year_at(tokens, k) {
            let span = Phrase::Span {
                from: Some(first),
                to: Some(second),
                counted: false,
            };
            return Some((i..k + 1, span));
        }
    }
    let before =
        |words: &[&str]| i >= from + words.len() && said_before(tokens, i, words);
    if before(&["đến"]) || before(&["tầm", "nhìn"]) || before(&["trước"]) {
        let to =
            year().or_else(|| year_at(tokens, i).filter(|_| before(&["nhìn", "đến"])))?;
        let span = Phrase::Span { from: None, to: Some(to), counted: false };
        return Some((i..i + said + 1, span));
    }
    if before(&["từ"]) || before(&["sau"]) {
        // `từ năm học` and `từ đầu năm` are not spans.
        let first = year()?;
        let span = Phrase::Span { from: Some(first), to: None, counted: false };
        return Some((i..i + 2, span));
    }
    None
}

/// `Quý I/2025`, `tháng 6 năm 2025`, `đợt 1/2025`, `6 tháng đầu năm 2025`.
fn part_of_year(tokens: &[Token<'_>], i: usize) -> Option<Found> {
    let word = tokens[i].lower.as_str();
    let round = matches!(word, "đợt" | "kỳ" | "lần" | "phiên" | "khóa" | "khoá");
    let part = matches!(word, "quý" | "tháng" | "tuần");
    if round || part {
        let n = tokens.get(i + 1)?;
        let counted = n.number().filter(|_| n.text.len() <= 2).or_else(|| n.roman())?;
        let form = if round { YearForm::Round } else { YearForm::Part };
        if word == "tháng" && counted > 12 {
            return None;
        }
        let joint = tokens.get(i + 2)?;
        let worded = joint.is("năm");
        let glued = matches!(joint.text, "/" | "-") && is_glued(tokens, i + 3);
        let year = year_at(tokens, i + 3).filter(|_| worded || glued)?;
        if worded && round && two_years(tokens, i + 2).is_some() {
            return None;
        }
        return Some((i..i + 4, Phrase::Year(year, form)));
    }
    // `5/2025` is a month, as in `tháng 3 - 5/2025`.
    let month = tokens[i]
        .number()
        .filter(|n| (1..=12).contains(n) && tokens[i].text.len() <= 2);
    let slash = tokens.get(i + 1).is_some_and(|t| t.is("/"))
        && is_glued(tokens, i + 1)
        && is_glued(tokens, i + 2)
        && !(is_glued(tokens, i)
            && i > 1
            && joins_number(&tokens[i - 1])
            && tokens[i - 2].kind == TokenKind::Number)
        && !is_glued(tokens, i + 3);
    if month.is_some()
        && slash
        && let Some(year) =
            year_at(tokens, i + 2).filter(|y| (1900..2200).contains(&y.year))
    {
        return Some((i..i + 3, Phrase::Year(year, YearForm::Part)));
    }
    // `6 tháng đầu năm 2025`, `9 tháng năm 2025`.
    let number = tokens[i].number().filter(|n| *n <= 12)?;
    let mut k = i + 1 + usize::from(number > 0 && says(tokens, i + 1, &["tháng"]));
    if k == i + 1 {
        return None;
    }
    k += usize::from(["đầu", "cuối", "giữa"].iter().any(|w| says(tokens, k, &[w])));
    if !says(tokens, k, &["năm"]) {
        return None;
    }
    match year_at(tokens, k + 1) {
        Some(year) => Some((i..k + 2, Phrase::Year(year, YearForm::Part))),
        None => Some((i..k + 1, Phrase::Relative)),
    }
}

fn date(tokens: &[Token<'_>], i: usize) -> Option<Found> {
    let date = date_phrase::at(tokens, i)?;
    // `2/3 số phiếu` is a share.
    let share = date.year.is_none()
        && !tokens[i].is("ngày")
        && tokens.get(date.tokens.end).is_some_and(|t| {
            ["số", "tổng", "diện", "dân", "thành", "phiếu"].contains(&t.lower.as_str())
        });
    if share {
        return None;
    }
    let phrase = Phrase::Date { day: date.day, month: date.month, year: date.year };
    Some((date.tokens, phrase))
}

/// `Ất Tỵ`, also written `Ất Tị`.
fn year_by_name(tokens: &[Token<'_>], i: usize) -> Option<Found> {
    let next = tokens.get(i + 1)?;
    // The one year of the cycle that stands nearest to our time; the roll-forward asks only
    // which of the sixty it is.
    let year = year_of_name(tokens[i].text, next.text)?;
    Some((i..i + 2, Phrase::YearName(year, [tokens[i].range(), next.range()])))
}

fn named_year(tokens: &[Token<'_>], i: usize) -> Option<Found> {
    let year = says(tokens, i, &["năm"]).then(|| year_at(tokens, i + 1)).flatten()?;
    Some((i..i + 2, Phrase::Year(year, YearForm::Named)))
}

/// Times without a year.
fn relative(tokens: &[Token<'_>], i: usize) -> Option<Found> {
    const MONTHS: [&str; 13] = [
        "Giêng", "Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười",
        "Chạp", "Mười",
    ];
    let next = tokens.get(i + 1);
    let counts = |t: &Token<'_>| {
        t.roman().is_some() || t.number().is_some_and(|n| n <= 31) && t.text.len() <= 2
    };
    let end = match tokens[i].lower.as_str() {
        "quý" | "tháng" | "ngày" | "tuần" | "kỳ" if next.is_some_and(counts) => {
            i + 2
        }
        "tháng"
            if tokens[i].is_capital()
                && next.is_some_and(|t| MONTHS.contains(&t.text)) =>
        {
            i + 2
        }
        "hằng" | "hàng" if next.is_some_and(|t| t.is("năm")) => i + 2,
        _ => return None,
    };
    Some((i..end, Phrase::Relative))
}

/// Nouns that are counted: four digits before them are no year.
const COUNTED: [&str; 64] = [
    "hộ",
    "người",
    "học",
    "tỷ",
    "triệu",
    "nghìn",
    "ngàn",
    "đồng",
    "ha",
    "trường",
    "lượt",
    "cơ",
    "hồ",
    "suất",
    "công",
    "m",
    "km",
    "cây",
    "đơn",
    "cuộc",
    "vụ",
    "việc",
    "con",
    "tấn",
    "kg",
    "tạ",
    "lít",
    "bộ",
    "chiếc",
    "cái",
    "căn",
    "nhà",
    "doanh",
    "hợp",
    "tổ",
    "chi",
    "đảng",
    "cán",
    "đoàn",
    "hội",
    "thành",
    "tập",
    "cá",
    "bằng",
    "văn",
    "ý",
    "ca",
    "giường",
    "lao",
    "thôn",
    "xã",
    "phần",
    "quyển",
    "cuốn",
    "tin",
    "bài",
    "thủ",
    "liều",
    "mô",
    "sản",
    "dự",
    "hạng",
    "đại",
    "tờ",
];

/// Four digits alone: a year unless they count something or end a number.
fn bare_year(tokens: &[Token<'_>], from: usize, i: usize) -> Option<Found> {
    let year = year_at(tokens, i).filter(|y| (1800..2200).contains(&y.year))?;
    let next = tokens.get(i + 1);
    let counts = next.is_some_and(|t| COUNTED.contains(&t.lower.as_str()) || t.is("%"));
    let tight = |k: usize| is_glued(tokens, k);
    // `ngày   /   /2025` waits for its day and month: no number stands before the slash.
    let joined = i > from + 1 && tokens[i - 2].kind == TokenKind::Number;
    let tied = joined && tight(i) && joins_number(&tokens[i - 1])
        || tight(i + 1)
            && next.is_some_and(|t| matches!(t.text, "." | ","))
            && tight(i + 2)
            && tokens.get(i + 2).is_some_and(|t| t.kind == TokenKind::Number)
        || tight(i + 1) && next.is_some_and(|t| t.kind == TokenKind::Word);
    if counts || tied {
        return None;
    }
    Some((i..i + 1, Phrase::Year(year, YearForm::Bare)))
}

fn joins_number(token: &Token<'_>) -> bool {
    matches!(token.text, "." | "," | "/" | "-" | "_")
}

/// Any other number, with its groups of thousands and decimals, and `%` behind it.
pub(super) fn number(tokens: &[Token<'_>], i: usize) -> Option<Found> {
    if tokens[i].kind != TokenKind::Number {
        return None;
    }
    let mut end = i + 1;
    while tokens.get(end).is_some_and(|t| matches!(t.text, "." | "," | "/"))
        && is_glued(tokens, end)
        && is_glued(tokens, end + 1)
        && tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Number)
    {
        end += 2;
    }
    Some((i..end, Phrase::Number))
}
