//! What an event is called, now in full, now in short.

use crate::grammar::{Mention, Phrase, Text, Token, tokens};
use crate::vi::WordList;

/// Words of an event's name that may be left out.
static QUALIFIERS: WordList = WordList::new(include_str!("words/event-qualifiers.txt"));
/// What the name of a counted event begins with.
static NOUNS: WordList = WordList::new(include_str!("words/event-nouns.txt"));
/// The counts that are spelt.
const SPELT: [&str; 10] =
    ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];

/// What tells an event from others: a congress of the Party by its number alone, as it is
/// called now in full, now in short.
pub(super) fn fact(name: &str) -> String {
    if name.starts_with("bầu cử") {
        return "bầu cử".to_owned();
    }
    let plain = QUALIFIERS.in_order().iter().fold(name.to_owned(), |name, word| {
        let (words, word) = (format!(" {name} "), format!(" {word} "));
        words.replace(&word, " ").trim().to_owned()
    });
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name of a congress or contest: what it is, its number, and whose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct EventName {
    noun: &'static str,
    number: Option<u32>,
    owner: String,
}

impl EventName {
    /// The parts of a name in lower case; none of what is neither.
    pub(super) fn of(name: &str) -> Option<Self> {
        let begins = |noun: &&&'static str| {
            let rest = name.strip_prefix(**noun);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let noun = *NOUNS.in_order().iter().find(begins)?;
        let name = name.to_uppercase();
        let words = tokens(&name);
        let mut number = None;
        let mut owner = vec![];
        let first = noun.split(' ').count();
        let mut at = first;
        while let Some(token) = words.get(at) {
            // `vi phạm` is no six.
            let alone = at == first || at + 1 == words.len();
            let said = ["thứ", "lần", "khóa"].iter().any(|w| words[at - 1].is(w));
            let counted = said || alone && token.roman().is_some();
            match count(token, counted) {
                Some(count) if number.is_none() => number = Some(count),
                _ if ["lần", "thứ", "khóa"].iter().any(|w| token.is(w)) => {}
                _ => owner.push(token.lower.as_str()),
            }
            at += 1;
        }
        let owner = owner.join(" ");
        let bare = owner.is_empty();
        let of_party = noun == "đại hội" && !bare && is_party(&owner);
        let owner = if of_party { "đảng".to_owned() } else { fact(&owner) };
        Some(Self { noun, number, owner })
    }

    /// True if the two may be one event: neither says what the other does not agree to.
    fn agrees(&self, other: &Self) -> bool {
        let number = self.number.is_none()
            || other.number.is_none()
            || self.number == other.number;
        let owner =
            self.owner.is_empty() || other.owner.is_empty() || self.owner == other.owner;
        self.noun == other.noun && number && owner
    }

    /// How much of a name is said.
    fn said(&self) -> (bool, bool) {
        (!self.owner.is_empty(), self.number.is_some())
    }
}

/// What tells an event from the others of a document.
pub(super) fn key(name: &str, all: &[EventName]) -> String {
    let Some(own) = EventName::of(name) else { return fact(name) };
    let mut best: Option<&EventName> = None;
    for other in all.iter().filter(|other| own.agrees(other)) {
        if best.is_none_or(|best| other.said() > best.said()) {
            best = Some(other);
        }
    }
    let EventName { noun, number, owner } = best.unwrap_or(&own);
    let number = number.map(|number| number.to_string()).unwrap_or_default();
    format!("{noun} {owner} {number}")
}

/// True for what years of an anniversary stand right behind.
pub(super) fn is_remembered(text: &Text<'_>, mention: &Mention) -> bool {
    text.mentions.iter().any(|m| {
        matches!(m.phrase, Phrase::Origin(..)) && m.tokens.start == mention.tokens.end
    })
}

/// True for what names the Party and nothing below it.
fn is_party(owner: &str) -> bool {
    let rest = fact(owner);
    let rest = rest.strip_prefix("của ").unwrap_or(&rest);
    matches!(rest, "" | "đảng" | "đảng cộng sản việt nam")
}

/// The value of a count in capitals.
fn count(token: &Token<'_>, counted: bool) -> Option<u32> {
    let spelt = || SPELT.iter().position(|word| token.is(word));
    let spelt = || spelt().and_then(|at| u32::try_from(at + 1).ok());
    let number = token.number().filter(|number| *number < 200);
    token
        .roman()
        .filter(|_| counted)
        .or(number.filter(|_| counted))
        .or_else(|| spelt().filter(|_| counted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_congress_has_one_key_however_it_is_called() {
        let names = |list: &[&str]| -> Vec<EventName> {
            list.iter().filter_map(|name| EventName::of(name)).collect()
        };
        let all = names(&[
            "đại hội",
            "đại hội xiv của đảng",
            "đại hội đảng bộ tỉnh lần thứ xx",
            "đại hội thi đua yêu nước toàn quốc",
        ]);
        let key = |name| key(name, &all);
        assert_eq!(key("đại hội"), key("đại hội xiv"));
        assert_eq!(
            key("đại hội đại biểu toàn quốc lần thứ xiv"),
            key("đại hội xiv của đảng")
        );
        assert_eq!(key("đại hội đảng lần thứ xiv"), key("đại hội xiv của đảng"));
        assert_eq!(key("đại hội đảng bộ tỉnh"), key("đại hội đảng bộ tỉnh lần thứ xx"));
        assert_ne!(key("đại hội đảng bộ tỉnh"), key("đại hội xiv"));
        assert_ne!(key("đại hội thi đua yêu nước"), key("đại hội xiv"));
        assert_ne!(key("đại hội xiii của đảng"), key("đại hội xiv của đảng"));
        let all = names(&["cuộc thi chính luận về bảo vệ nền tảng lần thứ năm"]);
        assert_eq!(
            super::key("cuộc thi lần thứ 5", &all),
            super::key("cuộc thi lần thứ năm", &all)
        );
    }
}
