//! The name of a successor as the text writes the old one.

use std::ops::Range;

use crate::grammar::{Text, Token};
use crate::legal::{NamedBody, ReformKind};
use crate::vi;

/// A successor's name in the letters of the old one; none where the old name says which one of
/// many it is, so that only its author knows who took over.
pub(super) fn as_written(
    text: &Text<'_>,
    body: &NamedBody<'_>,
    new: &str,
) -> Option<String> {
    let old = &text.text[body.span.clone()];
    let lower = old.to_lowercase();
    if body.reform.change == ReformKind::Abolished && !fits(text, body, &lower, new) {
        return None;
    }
    let new = of_party(&lower, new);
    let new = as_listed(&lower, &new);
    // `các xã, thị trấn` are several: `các xã, phường`.
    let many = lower.starts_with("các ");
    let new = match new.strip_prefix("các ") {
        Some(bare) if !many => bare.to_owned(),
        None if many => format!("các {new}"),
        _ => new,
    };
    Some(in_letters_of(old, &new))
}

/// True if a new name takes the place of an abolished body's: levels are named as lists of
/// their units, and no unit by its own name.
fn fits(text: &Text<'_>, body: &NamedBody<'_>, lower: &str, new: &str) -> bool {
    let units = new.contains("xã, phường");
    let list = lower.contains(',') || lower.starts_with("các ");
    let kinds = ["huyện", "quận", "thị", "thành phố", "xã", "phường", "các"];
    let of_units =
        kinds.iter().any(|kind| lower.starts_with(kind)) && !lower.contains("ủy");
    if units {
        return list && of_units && !names_commune(text, &body.tokens);
    }
    let one = ["huyện", "sở"].iter().any(|w| lower.ends_with(w));
    let named = text.tokens.get(body.tokens.end).is_some_and(Token::is_capital);
    !(one && named)
}

/// True if the sentence names communes besides.
fn names_commune(text: &Text<'_>, own: &Range<usize>) -> bool {
    let said = |at: Option<usize>, words: &[&str]| {
        let token = at.and_then(|at| text.tokens.get(at));
        token.is_some_and(|token| words.iter().any(|word| token.is(word)))
    };
    text.sentence(own.start).any(|at| {
        let part =
            said(at.checked_sub(1), &["thị", "tác"]) || said(Some(at + 1), &["hội"]);
        said(Some(at), &["xã", "phường"]) && !own.contains(&at) && !part
    })
}

/// `Tỉnh ủy Hà Giang` has a committee of the party for its successor too.
fn of_party(lower: &str, new: &str) -> String {
    if !lower.starts_with("tỉnh ủy") {
        return new.to_owned();
    }
    let committee = [("tỉnh ", "Tỉnh ủy "), ("thành phố ", "Thành ủy ")];
    let named = committee.iter().find_map(|(place, committee)| {
        Some(format!("{committee}{}", new.strip_prefix(place)?))
    });
    named.unwrap_or_else(|| new.to_owned())
}

/// A successor's name without its first word where a list names bodies so: `các sở: Kế hoạch
/// và Đầu tư, …`.
fn as_listed(lower: &str, new: &str) -> String {
    match new.split_once(' ') {
        Some((first, rest)) if matches!(first, "Sở" | "Bộ") && !begins_a_body(lower) => {
            rest.to_owned()
        }
        _ => new.to_owned(),
    }
}

/// True if a name has its own first word.
fn begins_a_body(lower: &str) -> bool {
    ["sở ", "bộ ", "ban ", "ủy ban ", "tổng cục ", "cục "]
        .iter()
        .any(|w| lower.starts_with(w))
}

/// A name with capital letters where the old one has them: `SỞ …`, `Các …`, `sở …`.
fn in_letters_of(old: &str, new: &str) -> String {
    let letters = || old.chars().filter(|c| c.is_alphabetic());
    if letters().count() > 1 && letters().all(char::is_uppercase) {
        return new.to_uppercase();
    }
    let capital = old.starts_with(char::is_uppercase);
    let of_kind = ["Sở ", "Bộ ", "Ban "].iter().any(|kind| new.starts_with(kind));
    if capital {
        return upper_first(new);
    }
    if of_kind { vi::lower_first(new) } else { new.to_owned() }
}

fn upper_first(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
