//! Names of persons: behind `đồng chí` and its like, or behind a post.

use std::ops::Range;

use super::phrase::Phrase;
use super::phrase_list::PhraseList;
use super::text::Text;
use super::tokens::Token;
use crate::vi::WordList;

/// Words before a person's name.
static BEFORE: PhraseList = PhraseList::new(include_str!("words/before-person.txt"));
/// Words that name a post and no person.
static POSTS: WordList = WordList::new(include_str!("words/posts.txt"));
/// Surnames of most people in the country; a name behind a post begins with one.
static SURNAMES: WordList = WordList::new(include_str!("words/surnames.txt"));
/// Words of a post before a name, in lower case.
static POST_WORDS: WordList = WordList::new(include_str!("words/post-words.txt"));

/// Titles right behind which a name may have two words.
static HIGH: PhraseList = PhraseList::new(include_str!("words/high-titles.txt"));
/// Names of provinces and cities that begin like a person's.
static PROVINCES: PhraseList = PhraseList::new(include_str!("words/provinces.txt"));
/// Words before the name of a place.
static PLACES: WordList = WordList::new(include_str!("words/places-before-person.txt"));

/// The bytes of every name of a person that no citation or quotation holds.
pub fn persons(text: &Text<'_>) -> Vec<Range<usize>> {
    let mut found = vec![];
    let mut i = 0;
    while i < text.tokens.len() {
        let Some((start, length)) = addressed(text, i).or_else(|| in_post(text, i))
        else {
            i += 1;
            continue;
        };
        let span = text.tokens[start].start..text.tokens[start + length - 1].end();
        let held = text.mentions.iter().any(|m| {
            matches!(m.phrase, Phrase::Citation(_) | Phrase::Quotation)
                && m.span.contains(&span.start)
        });
        if !held {
            found.push(span);
        }
        i = start + length;
    }
    found
}

/// The name behind `đồng chí`, `ông`, `bà`: where it begins, and how many words it has.
fn addressed(text: &Text<'_>, i: usize) -> Option<(usize, usize)> {
    let (start, _) = BEFORE.longest_at(&text.tokens, i)?;
    let post = text.tokens.get(start).is_some_and(|t| POSTS.contains(t.text));
    let length = capitals(text, start);
    (length >= 2 && !post).then_some((start, length))
}

/// A whole name with a usual surname, behind a post in the same clause.
fn in_post(text: &Text<'_>, i: usize) -> Option<(usize, usize)> {
    const TITLE: usize = 11;
    if !SURNAMES.contains(text.tokens[i].text) {
        return None;
    }
    let length = capitals(text, i);
    let name = text.tokens[i..].iter().take(3).map(|t| t.text);
    if name.eq(["Hồ", "Chí", "Minh"]) {
        return None;
    }
    let high = |at: usize| HIGH.ends_at(&text.tokens, at, i);
    // `Chủ tịch UBND tỉnh Cao Bằng` names a place.
    let place = PROVINCES
        .longest_at(&text.tokens, i)
        .is_some_and(|(end, _)| end - i >= length);
    if place && text.tokens[..i].last().is_some_and(|t| PLACES.contains(&t.lower)) {
        return None;
    }
    if (2..=4).contains(&length) && (i.saturating_sub(TITLE)..i).any(high) {
        return Some((i, length));
    }
    if !(3..=4).contains(&length) {
        return None;
    }
    // `Trưởng Ban Chỉ đạo các Chương trình MTQG Nguyễn Văn An`
    let short = i.checked_sub(1).is_some_and(|at| is_short(&text.tokens[at]));
    let reach = if short { 10 } else { 7 };
    let clause = text.clause(i).start.max(i.saturating_sub(reach));
    let of_post = |k: usize| POST_WORDS.contains(&text.tokens[k].lower);
    let inside = i > 0
        && text.tokens[i - 1].is_capital()
        && !of_post(i - 1)
        && !short
        && !is_behind_place(text, i);
    (!inside && (clause..i).any(of_post)).then_some((i, length))
}

/// True for a word of capitals alone: `UBND`.
fn is_short(token: &Token<'_>) -> bool {
    token.is_capital()
        && token.text.chars().count() > 1
        && token.text.chars().all(char::is_uppercase)
}

/// True if the words with a capital letter before a token are the name of a place: `tỉnh Lào
/// Cai Trần Văn A`.
fn is_behind_place(text: &Text<'_>, i: usize) -> bool {
    const LONGEST: usize = 3;
    let capital = |at: &usize| text.tokens[*at].is_capital();
    let run = (i.saturating_sub(LONGEST + 1)..i).rev().take_while(capital);
    let start = i - run.count();
    let led = start.checked_sub(1).map(|at| &text.tokens[at]);
    i - start >= 2 && led.is_some_and(|t| PLACES.contains(&t.lower))
}

/// How many words with a capital letter stand in a row.
fn capitals(text: &Text<'_>, start: usize) -> usize {
    let words = text.tokens.get(start..).unwrap_or_default().iter();
    words.take(5).take_while(|t| Token::is_capital(t)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<&str> {
        let read = Text::read(text, false);
        persons(&read).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn a_person_is_known_by_the_word_or_the_post_before_the_name() {
        assert_eq!(named("giao đồng chí Nguyễn Văn A chủ trì"), ["Nguyễn Văn A"]);
        assert_eq!(named("Chủ tịch Trần Thị Bích"), ["Trần Thị Bích"]);
    }

    #[test]
    fn a_high_title_or_a_place_may_stand_right_before_a_name() {
        assert_eq!(named("Tổng Bí thư Tô Lâm chỉ đạo"), ["Tô Lâm"]);
        assert_eq!(named("Chủ tịch nước Lương Cường"), ["Lương Cường"]);
        assert_eq!(
            named("Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn Sơn"),
            ["Nguyễn Văn Sơn"]
        );
        assert_eq!(named("Bộ trưởng Bộ Y tế Đào Thị Lan"), ["Đào Thị Lan"]);
        assert_eq!(named("Thủ tướng Chính phủ Lê Minh"), ["Lê Minh"]);
        assert_eq!(named("Bí thư Hà Nội và Chủ tịch Lâm Đồng"), [""; 0]);
    }

    #[test]
    fn a_post_a_place_or_uncle_ho_is_no_person_in_office() {
        assert_eq!(named("đồng chí Chủ tịch Ủy ban"), [""; 0]);
        assert_eq!(named("Chủ tịch Hồ Chí Minh"), [""; 0]);
        assert_eq!(named("tại Cao Bằng và Lâm Đồng"), [""; 0]);
    }
}
