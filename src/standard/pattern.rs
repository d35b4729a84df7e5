//! Fixed words with places for values: `Số: {code}`, `Phụ lục[ {roman}]`.

/// Fills a pattern's places `{name}`. A stretch in `[…]` is left out if a value in it is
/// missing; elsewhere a missing value is nothing. `{name|lower}` begins with a small letter.
///
/// ```
/// use vanban::standard::fill;
/// let value = |name: &str| (name == "n").then(|| "2".to_owned());
/// assert_eq!(fill("khoản {n}[ Điều {m}]", value), "khoản 2");
/// ```
pub fn fill(pattern: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some(open) = rest.find('[') {
        let Some(length) = rest[open..].find(']') else { break };
        let (before, inside) = (&rest[..open], &rest[open + 1..open + length]);
        filled.push_str(&plain(before, &value).0);
        let (optional, whole) = plain(inside, &value);
        if whole {
            filled.push_str(&optional);
        }
        rest = &rest[open + length + 1..];
    }
    filled.push_str(&plain(rest, &value).0);
    filled
}

/// The names of a pattern's places, in order.
pub(super) fn places(pattern: &str) -> impl Iterator<Item = &str> {
    pattern.split('{').skip(1).filter_map(|rest| {
        let (place, _) = rest.split_once('}')?;
        Some(place.split_once('|').map_or(place, |(name, _)| name))
    })
}

/// A stretch without optional parts, and whether every value in it is there.
fn plain(pattern: &str, value: &impl Fn(&str) -> Option<String>) -> (String, bool) {
    let (mut filled, mut whole) = (String::new(), true);
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        let Some(length) = rest[open..].find('}') else { break };
        filled.push_str(&rest[..open]);
        let place = &rest[open + 1..open + length];
        let (name, lower) = match place.split_once('|') {
            Some((name, modifier)) => (name, modifier == "lower"),
            None => (place, false),
        };
        match value(name) {
            Some(text) if lower => filled.push_str(&crate::vi::lower_first(&text)),
            Some(text) => filled.push_str(&text),
            None => whole = false,
        }
        rest = &rest[open + length + 1..];
    }
    filled.push_str(rest);
    (filled, whole)
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
