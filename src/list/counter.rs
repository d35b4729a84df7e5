//! What the rows of a list are counted with: `A`, `I`, `1`, `1.2`, `a`.

/// The sort of a counter, the outermost first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CounterStyle {
    /// None: a title alone.
    Plain,
    /// A, B, C.
    Capital,
    /// I, II, III.
    Roman,
    /// 1, and 1.1, by how many numbers it has.
    Arabic(usize),
    /// a, b, c.
    Letter,
    /// A dash.
    Dash,
}

/// A counter without the marks after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Counter {
    pub(super) style: CounterStyle,
    pub(super) text: String,
}

impl Counter {
    /// The counter that a cell says, and nothing else.
    pub(super) fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        let bare = text.trim_end_matches(['.', ')', '/', ':']).trim_start_matches('(');
        let style = style(bare).or_else(|| {
            matches!(text, "-" | "–" | "+" | "*").then_some(CounterStyle::Dash)
        })?;
        Some(Self { style, text: bare.to_owned() })
    }

    /// The counter that a name begins with: `II. Chi đầu tư`.
    pub(super) fn leading(name: &str) -> Option<Self> {
        let first = name.split_whitespace().next()?;
        let marked = first.ends_with(['.', ')', ':', '/']);
        let whole = first.len() == name.trim().len();
        let counter = Self::of(first)?;
        let parted = matches!(counter.style, CounterStyle::Arabic(2..));
        let lone = whole && counter.style == CounterStyle::Roman;
        let is_dash = counter.style == CounterStyle::Dash;
        (!is_dash && (marked || parted) && !whole || lone).then_some(counter)
    }

    /// True if the counter of the row below makes this one's row a group.
    pub(super) fn is_above(&self, below: &Self) -> bool {
        let CounterStyle::Arabic(_) = self.style else { return false };
        let part = below.text.strip_prefix(self.text.as_str());
        part.is_some_and(|rest| rest.starts_with('.'))
            || below.style == CounterStyle::Letter && below.text == "a"
    }

    /// What stands before its last number: `1` of `1.2`.
    pub(super) fn prefix(&self) -> &str {
        self.text.rsplit_once('.').map_or("", |(before, _)| before)
    }
}

fn style(text: &str) -> Option<CounterStyle> {
    let digits =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !text.is_empty() && text.split('.').all(digits) {
        return Some(CounterStyle::Arabic(text.split('.').count()));
    }
    let mut letters = text.chars();
    let lone = letters.next().filter(|_| letters.next().is_none());
    match lone {
        // I, V and X alone are numbers, other capitals are letters.
        Some(c) if c.is_uppercase() && !"IVX".contains(c) => Some(CounterStyle::Capital),
        Some(c) if c.is_lowercase() => Some(CounterStyle::Letter),
        _ if !text.is_empty() && text.chars().all(|c| "IVXLC".contains(c)) => {
            Some(CounterStyle::Roman)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_counter_stands_alone_or_before_a_name() {
        for (text, style) in [
            ("A", Some(CounterStyle::Capital)),
            ("IV.", Some(CounterStyle::Roman)),
            ("1.2.", Some(CounterStyle::Arabic(2))),
            ("a)", Some(CounterStyle::Letter)),
            ("Lương", None),
            ("", None),
        ] {
            assert_eq!(Counter::of(text).map(|it| it.style), style, "{text}");
        }
        for (name, text) in [
            ("II. Chi đầu tư", Some("II")),
            ("1.1 Lương", Some("1.1")),
            ("1. Lương", Some("1")),
            ("I", Some("I")),
            ("5", None),
            ("2 máy in", None),
            ("T.Nguyễn Văn A", None),
        ] {
            let said = Counter::leading(name).map(|it| it.text);
            assert_eq!(said.as_deref(), text, "{name}");
        }
    }
}
