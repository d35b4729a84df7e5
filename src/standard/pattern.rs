//! Fixed words with places for values: `Số: {code}`, `Phụ lục[ {roman}]`.

/// A piece of a pattern that is filled in.
#[derive(Debug, PartialEq, Eq)]
pub enum PatternPiece<'a, T> {
    /// Its own words.
    Said(&'a str),
    /// What stands in a place.
    Value(T),
    /// The same, beginning with a small letter.
    Lower(T),
}

/// Fills a pattern's places `{name}`. A stretch in `[…]` is left out if a value in it is
/// missing; elsewhere a missing value is nothing. `{name|lower}` begins with a small letter.
///
/// ```
/// use vanban::standard::fill;
/// let value = |name: &str| (name == "n").then(|| "2".to_owned());
/// assert_eq!(fill("khoản {n}[ Điều {m}]", value), "khoản 2");
/// ```
pub fn fill(pattern: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut text = String::with_capacity(pattern.len());
    for piece in filled(pattern, value) {
        match piece {
            PatternPiece::Said(said) => text.push_str(said),
            PatternPiece::Value(value) => text.push_str(&value),
            PatternPiece::Lower(value) => text.push_str(&crate::vi::lower_first(&value)),
        }
    }
    text
}

/// The same in pieces, for values that are more than text.
pub fn filled<T>(
    pattern: &str,
    value: impl Fn(&str) -> Option<T>,
) -> Vec<PatternPiece<'_, T>> {
    let mut pieces = vec![];
    let mut rest = pattern;
    while let Some(open) = rest.find('[') {
        let Some(length) = rest[open..].find(']') else { break };
        let (before, inside) = (&rest[..open], &rest[open + 1..open + length]);
        pieces.extend(plain(before, &value).0);
        let (optional, whole) = plain(inside, &value);
        if whole {
            pieces.extend(optional);
        }
        rest = &rest[open + length + 1..];
    }
    pieces.extend(plain(rest, &value).0);
    pieces
}

/// The names of a pattern's places, in order.
pub(super) fn places(pattern: &str) -> impl Iterator<Item = &str> {
    pattern.split('{').skip(1).filter_map(|rest| {
        let (place, _) = rest.split_once('}')?;
        Some(place.split_once('|').map_or(place, |(name, _)| name))
    })
}

/// A stretch without optional parts, and whether every value in it is there.
fn plain<'a, T>(
    pattern: &'a str,
    value: &impl Fn(&str) -> Option<T>,
) -> (Vec<PatternPiece<'a, T>>, bool) {
    let (mut pieces, mut whole) = (vec![], true);
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        let Some(length) = rest[open..].find('}') else { break };
        pieces.push(PatternPiece::Said(&rest[..open]));
        let place = &rest[open + 1..open + length];
        let (name, lower) = match place.split_once('|') {
            Some((name, modifier)) => (name, modifier == "lower"),
            None => (place, false),
        };
        match value(name) {
            Some(value) if lower => pieces.push(PatternPiece::Lower(value)),
            Some(value) => pieces.push(PatternPiece::Value(value)),
            None => whole = false,
        }
        rest = &rest[open + length + 1..];
    }
    pieces.push(PatternPiece::Said(rest));
    (pieces, whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(name: &str) -> Option<String> {
        match name {
            "a" => Some("Một".to_owned()),
            "b" => Some(String::new()),
            _ => None,
        }
    }

    #[test]
    fn optional_stretches_go_with_their_values() {
        assert_eq!(fill("x[ {a}][ ({c})]{b}.", value), "x Một.");
        assert_eq!(fill("{a|lower} {c}!", value), "một !");
        assert_eq!(fill("{a", value), "{a");
    }

    #[test]
    fn the_places_of_a_pattern_are_named() {
        assert_eq!(places("{a} và {b|lower}[ {c}]").collect::<Vec<_>>(), ["a", "b", "c"]);
    }
}
