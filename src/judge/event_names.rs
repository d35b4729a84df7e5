//! What an event is called, now in full, now in short.

use crate::vi::WordList;

/// Words of an event's name that may be left out.
static QUALIFIERS: WordList = WordList::new(include_str!("words/event-qualifiers.txt"));

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
