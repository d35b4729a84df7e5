//! The weekday that stands beside a day.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, Weekday};

use super::verdict::Verdict;
use crate::grammar::{Mention, Phrase, Text, Token};
use crate::say;
use crate::vi::WordList;

/// The days of the week as they are said, from Monday.
const NAMES: [(&str, &str); 7] = [
    ("hai", "2"),
    ("ba", "3"),
    ("tư", "4"),
    ("năm", "5"),
    ("sáu", "6"),
    ("bảy", "7"),
    ("chủ nhật", ""),
];

/// The words between a day and its weekday: `(sáng Thứ Bảy)`.
static BETWEEN: WordList = WordList::new(include_str!("words/before-weekday.txt"));
/// How many of them there may be.
const FAR: usize = 4;

/// The weekday beside a day: `(Thứ Tư)` behind it, `Thứ Tư, ngày` before it.
pub(super) fn beside(
    text: &Text<'_>,
    mention: &Mention,
) -> Option<(Range<usize>, Weekday)> {
    let tokens = &text.tokens;
    let Range { start, end } = mention.tokens.clone();
    let skips = |i: usize| tokens.get(i).is_some_and(|t| BETWEEN.contains(&t.lower));
    let behind = (end..end + FAR)
        .take_while(|i| skips(*i))
        .last()
        .map_or(end, |i| i + 1);
    let named_behind = named(tokens, behind);
    if named_behind.is_some() {
        return named_behind;
    }
    let least = start.saturating_sub(FAR);
    let first = (least..start).rev().take_while(|i| skips(*i)).last().unwrap_or(start);
    first.checked_sub(2).and_then(|at| named(tokens, at)).or_else(|| {
        let short = first.checked_sub(1)?;
        named(tokens, short).filter(|(range, _)| range.end == tokens[short].end())
    })
}

/// A weekday near a day that moves, which is not beside it: `hai ngày thứ Bảy, Chủ nhật (08 và
/// 09/11/2025)`.
pub(super) fn near<'a>(text: &'a Text<'_>, mention: &Mention) -> Option<&'a str> {
    const REACH: usize = 10;
    let own = &mention.tokens;
    let clause = text.clause(own.start);
    let range = own.start.saturating_sub(REACH).max(clause.start)
        ..clause.end.min(own.end + REACH);
    let beside: Vec<Range<usize>> = text
        .mentions
        .iter()
        .filter(|m| matches!(m.phrase, Phrase::Date { .. }))
        .filter_map(|m| self::beside(text, m))
        .map(|(range, _)| range)
        .collect();
    range.into_iter().find_map(|at| {
        let (range, _) = named(&text.tokens, at)?;
        let words = &text.text[range.clone()];
        let second = words.split_whitespace().nth(1).unwrap_or_default();
        // `lần thứ hai` counts, and `thứ Hai hằng tuần` is of no day.
        let sure = words.starts_with("Thứ")
            || second.starts_with(char::is_uppercase)
            || words.to_lowercase().starts_with("chủ");
        let end = text.tokens.partition_point(|t| t.start < range.end);
        let weekly = text.tokens.get(end).is_some_and(|t| t.is("hằng") || t.is("hàng"));
        let counted = at > 0
            && ["lần", "kỳ", "vòng", "họp"].iter().any(|w| text.tokens[at - 1].is(w));
        (sure && !weekly && !counted && !beside.contains(&range)).then_some(words)
    })
}

/// A weekday that the old year did not have on that day is the author's to put right.
pub(super) fn wrong(verdict: Verdict, words: &str) -> Verdict {
    verdict.ask(
        format!("weekday {words}"),
        words,
        say!(
            "“{words}”: thứ ghi bên cạnh không khớp ngày, sửa lại",
            "“{words}”: the weekday beside it is not that day's; correct it"
        ),
    )
}

/// A weekday that stands apart from its day is the author's to write anew.
pub(super) fn stray(verdict: Verdict, words: &str, weekday: &str) -> Verdict {
    verdict.ask(
        format!("weekday {words}"),
        words,
        say!(
            "“{weekday}” ghi gần “{words}”: đổi năm thì thứ cũng đổi, ghi lại thứ?",
            "“{weekday}” stands near “{words}”: the weekday changes with the year; write it anew?"
        ),
    )
}

/// A verdict whose offer moves the year of a day: the weekday beside it goes along, and a day
/// that the new year does not have is not offered.
pub(super) fn kept_right(
    mut verdict: Verdict,
    text: &Text<'_>,
    mention: &Mention,
) -> Verdict {
    let Phrase::Date { day, month, year: Some(year) } = &mention.phrase else {
        return verdict;
    };
    let Some(asked) = &mut verdict.asked else { return verdict };
    let [(at, new)] = asked.offer.as_slice() else { return verdict };
    let Some(new) = Some(new).filter(|_| *at == year.at).and_then(|it| it.parse().ok())
    else {
        return verdict;
    };
    let Some(date) = NaiveDate::from_ymd_opt(new, *month, *day) else {
        asked.offer.clear();
        return verdict;
    };
    if let Some((at, _)) = beside(text, mention) {
        let said = spelt(&text.text[at.clone()], date.weekday());
        asked.offer.push((at, said));
    }
    verdict
}

/// The weekday that begins at a token.
fn named(tokens: &[Token<'_>], at: usize) -> Option<(Range<usize>, Weekday)> {
    let first = tokens.get(at)?;
    // `CN`, short for Sunday
    if first.text == "CN" {
        return Some((first.range(), Weekday::Sun));
    }
    let second = tokens.get(at + 1)?;
    let range = first.start..second.end();
    if first.is("chủ") && second.is("nhật") {
        return Some((range, Weekday::Sun));
    }
    let day = NAMES[..6]
        .iter()
        .position(|(name, number)| second.is(name) || second.is(number))?;
    let day = Weekday::try_from(u8::try_from(day).ok()?).ok()?;
    // `T7`
    let short =
        first.text == "T" && second.number().is_some() && second.start == first.end();
    // `thứ 7/2` counts something else.
    let counts = tokens.get(at + 2).is_some_and(|t| t.is("/"));
    (short || first.is("thứ") && !counts).then_some((range, day))
}

/// A weekday in the letters of another: `Thứ Tư`, `thứ tư`, `Thứ 4`.
pub(super) fn spelt(old: &str, day: Weekday) -> String {
    let letters = || old.chars().filter(|c| c.is_alphabetic());
    if old == "CN"
        || old.starts_with('T') && old[1..].starts_with(|c: char| c.is_ascii_digit())
    {
        let (_, number) = NAMES[day.num_days_from_monday() as usize];
        return if number.is_empty() { "CN".to_owned() } else { format!("T{number}") };
    }
    let plain = spelt_plain(old, day);
    if letters().count() > 1 && letters().all(char::is_uppercase) {
        return plain.to_uppercase();
    }
    plain
}

fn spelt_plain(old: &str, day: Weekday) -> String {
    let (word, number) = NAMES[day.num_days_from_monday() as usize];
    let capital = old.starts_with(char::is_uppercase);
    let first = match (day, capital) {
        (Weekday::Sun, true) => return "Chủ nhật".to_owned(),
        // `thứ Bảy` has a capital where `Chủ nhật` has it.
        (Weekday::Sun, false) if names_with_capital(old) => return "Chủ nhật".to_owned(),
        (Weekday::Sun, false) => return "chủ nhật".to_owned(),
        (_, true) => "Thứ",
        (_, false) => "thứ",
    };
    let second = old.split_whitespace().nth(1).unwrap_or_default();
    if second.starts_with(|c: char| c.is_ascii_digit()) {
        return format!("{first} {number}");
    }
    // `Chủ nhật` says nothing of how the others are written: with a capital, as most do.
    let sunday = old.to_lowercase().starts_with("chủ");
    if sunday || second.starts_with(char::is_uppercase) {
        let mut letters = word.chars();
        let head: String =
            letters.next().into_iter().flat_map(char::to_uppercase).collect();
        return format!("{first} {head}{}", letters.as_str());
    }
    format!("{first} {word}")
}

fn names_with_capital(old: &str) -> bool {
    old.split_whitespace()
        .nth(1)
        .is_some_and(|word| word.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(phrase: &str) -> Option<(&str, Weekday)> {
        let text = Text::read(phrase, false);
        let mention =
            text.mentions.iter().find(|m| !m.phrase.years().is_empty()).unwrap();
        beside(&text, mention).map(|(range, day)| (&phrase[range], day))
    }

    #[test]
    fn the_weekday_beside_a_day_is_read_and_written_in_its_letters() {
        assert_eq!(of("ngày 29/4/2026 (Thứ Tư)"), Some(("Thứ Tư", Weekday::Wed)));
        assert_eq!(of("thứ 6, ngày 15/5/2026"), Some(("thứ 6", Weekday::Fri)));
        assert_eq!(of("Chủ nhật ngày 17/5/2026"), Some(("Chủ nhật", Weekday::Sun)));
        assert_eq!(of("ngày 29/4/2026 tại Hội trường"), None);
        assert_eq!(of("ngày 09/11/2024 (sáng Thứ Bảy)"), Some(("Thứ Bảy", Weekday::Sat)));
        assert_eq!(of("ngày 9/11/2024, chiều thứ 7"), Some(("thứ 7", Weekday::Sat)));
        assert_eq!(of("Sáng thứ Bảy (ngày 9/11/2024)"), Some(("thứ Bảy", Weekday::Sat)));
        assert_eq!(of("tối Chủ nhật, ngày 10/11/2024"), Some(("Chủ nhật", Weekday::Sun)));
        assert_eq!(
            of("Chủ nhật, sáng ngày 10/11/2024"),
            Some(("Chủ nhật", Weekday::Sun))
        );
        assert_eq!(of("ngày 9/11/2024 (T7)"), Some(("T7", Weekday::Sat)));
        assert_eq!(of("CN, ngày 10/11/2024"), Some(("CN", Weekday::Sun)));
        assert_eq!(
            of("ngày 9/11/2024 (nhằm ngày thứ bảy)"),
            Some(("thứ bảy", Weekday::Sat))
        );
        assert_eq!(of("ngày 9/11/2024, lần thứ hai"), None);
        assert_eq!(
            (spelt("T7", Weekday::Sun), spelt("CN", Weekday::Mon)),
            ("CN".to_owned(), "T2".to_owned())
        );
        assert_eq!(spelt("Thứ Tư", Weekday::Thu), "Thứ Năm");
        assert_eq!(spelt("thứ tư", Weekday::Sat), "thứ bảy");
        assert_eq!(spelt("Thứ 4", Weekday::Tue), "Thứ 3");
        assert_eq!(spelt("THỨ HAI", Weekday::Tue), "THỨ BA");
        assert_eq!(spelt("CHỦ NHẬT", Weekday::Mon), "THỨ HAI");
        assert_eq!(spelt("THỨ 7", Weekday::Sun), "CHỦ NHẬT");
        assert_eq!(spelt("Thứ 4", Weekday::Sun), "Chủ nhật");
        assert_eq!(spelt("chủ nhật", Weekday::Mon), "thứ Hai");
    }
}
