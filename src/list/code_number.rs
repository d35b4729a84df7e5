//! Numbers as a format's code shows them, digit by digit.

use super::code_tokens::{CodeToken, ShownNumber};

/// A number of up to fifteen digits, as sheets keep them.
#[derive(Clone, Debug)]
struct Decimal {
    /// Without zeros in front.
    digits: Vec<u8>,
    /// How many of them stand before the comma; below zero if zeros stand after it.
    point: i32,
}

impl Decimal {
    fn of(value: f64) -> Self {
        let text = format!("{:.14e}", value.abs());
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let digits = mantissa.bytes().filter(u8::is_ascii_digit).map(|b| b - b'0');
        let digits: Vec<u8> = digits.collect();
        if digits.iter().all(|digit| *digit == 0) {
            return Self { digits: vec![], point: 0 };
        }
        let point = exponent.parse::<i32>().unwrap_or(0) + 1;
        Self { digits, point }
    }

    /// The digits before and after the comma, with that many decimals; halves go up.
    fn rounded(&self, decimals: usize) -> (String, String) {
        let keep = self.point + i32::try_from(decimals).unwrap_or(i32::MAX / 2);
        let mut digits = self.digits.clone();
        let mut point = self.point;
        let keep_count = usize::try_from(keep).unwrap_or(0);
        let up = keep >= 0 && digits.get(keep_count).is_some_and(|digit| *digit >= 5);
        digits.truncate(keep_count);
        if up {
            let mut at = digits.len();
            loop {
                if at == 0 {
                    digits.insert(0, 1);
                    point += 1;
                    break;
                }
                at -= 1;
                if digits[at] < 9 {
                    digits[at] += 1;
                    break;
                }
                digits[at] = 0;
            }
        }
        let digit = |at: i32| {
            let at = usize::try_from(at).ok();
            let digit = at.and_then(|at| digits.get(at)).copied().unwrap_or(0);
            char::from(b'0' + digit)
        };
        let whole: String = (0..point.max(0)).map(digit).collect();
        let count = i32::try_from(decimals).unwrap_or(0);
        let fraction: String = (point..point + count).map(digit).collect();
        (whole.trim_start_matches('0').to_owned(), fraction)
    }
}

/// A number in Vietnamese notation without dots, with at most that many decimals.
pub(super) fn plain(value: f64, decimals: usize) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 && value != 0.0 {
        return value.to_string();
    }
    let (whole, fraction) = Decimal::of(value).rounded(decimals);
    let fraction = fraction.trim_end_matches('0');
    let whole = if whole.is_empty() { "0" } else { &whole };
    let zero = whole == "0" && fraction.is_empty();
    let sign = if value < 0.0 && !zero { "-" } else { "" };
    let comma = if fraction.is_empty() { "" } else { "," };
    format!("{sign}{whole}{comma}{fraction}")
}

/// A number, without its sign where a section of its own shows it, by the parts of a section.
pub(super) fn show(tokens: &[CodeToken], value: f64, negative: bool) -> ShownNumber {
    let layout = Layout::of(tokens);
    if !tokens.iter().any(|token| matches!(token, CodeToken::Digit(_))) {
        let said = literals(tokens);
        let sign = if value < 0.0 && !said.is_empty() { "-" } else { "" };
        let text = tidy(&format!("{sign}{said}"));
        // `- ₫` is how accountants write a zero; a dash alone says that there is nothing.
        let dashed = text.starts_with('-') || text.ends_with('-');
        let zero = value == 0.0 && dashed && text != "-";
        return ShownNumber { text, number: zero.then(|| "0".to_owned()) };
    }
    let whole_value = plain(if negative { -value.abs() } else { value }, 15);
    if tokens.contains(&CodeToken::Slash) {
        let text = fraction(tokens, value);
        return ShownNumber { text, number: Some(whole_value) };
    }
    if let Some(at) = tokens.iter().position(|it| matches!(it, CodeToken::Exponent(_))) {
        let text = scientific(tokens, at, value);
        return ShownNumber { text, number: Some(whole_value) };
    }
    let mut decimal = Decimal::of(value);
    decimal.point += 2 * layout.percents - 3 * layout.scale;
    let (whole, decimals) = decimal.rounded(layout.decimals);
    let zero = whole.is_empty() && decimals.bytes().all(|b| b == b'0');
    let mut said = layout.filled(tokens, &whole, &decimals);
    if value < 0.0 && !zero {
        said.text.insert(0, '-');
    }
    let sign = if negative && !zero { "-" } else { "" };
    let percent = layout.percents > 0 || literals(tokens).contains('%');
    // What is shown counts, of a number shown in thousands, too, but `3tr` means the whole.
    let worded = layout.scale != 0 && literals(tokens).contains(char::is_alphabetic);
    let number = if layout.split || worded {
        whole_value
    } else {
        format!("{sign}{}{}", said.number, if percent { "%" } else { "" })
    };
    ShownNumber { text: tidy(&said.text), number: Some(number) }
}

/// What the parts of a section ask for.
struct Layout {
    decimals: usize,
    percents: i32,
    /// How often it is divided by a thousand.
    scale: i32,
    dots: bool,
    /// True if something stands between the digits before the comma.
    split: bool,
    /// The first and the last place for a digit before the comma.
    whole: Option<(usize, usize)>,
    point: usize,
}

impl Layout {
    fn of(tokens: &[CodeToken]) -> Self {
        let is_digit = |token: &CodeToken| matches!(token, CodeToken::Digit(_));
        let point = tokens.iter().position(|it| *it == CodeToken::Point);
        let point = point.unwrap_or(tokens.len());
        let (before, after) = tokens.split_at(point);
        let first = before.iter().position(is_digit);
        let last = before.iter().rposition(is_digit);
        let whole = first.zip(last);
        let inside = whole.map_or(&[][..], |(first, last)| &tokens[first..=last]);
        let end = tokens.iter().rposition(is_digit).unwrap_or(0);
        let commas = |tokens: &[CodeToken]| {
            tokens.iter().filter(|token| **token == CodeToken::Comma).count()
        };
        let tail =
            last.map_or(0, |last| commas(&before[last..])) + commas(&tokens[end..]);
        let scale = if point == tokens.len() { commas(&tokens[end..]) } else { tail };
        let percents =
            tokens.iter().filter(|token| **token == CodeToken::Percent).count();
        Self {
            decimals: after.iter().filter(|token| is_digit(token)).count(),
            percents: i32::try_from(percents).unwrap_or(0),
            scale: i32::try_from(scale).unwrap_or(0),
            dots: inside.contains(&CodeToken::Comma),
            split: inside.iter().any(|token| matches!(token, CodeToken::Literal(_))),
            whole,
            point,
        }
    }

    /// The text with the digits in their places, and the number alone.
    fn filled(&self, tokens: &[CodeToken], whole: &str, decimals: &str) -> Filled {
        let mut parts: Vec<String> = vec![String::new(); tokens.len()];
        let mut digits = whole.bytes().rev();
        let mut count = 0;
        let mut dotted = |digit: char, into: &mut String| {
            if self.dots && count > 0 && count % 3 == 0 {
                into.insert(0, '.');
            }
            into.insert(0, digit);
            count += 1;
        };
        let mut number = String::new();
        if let Some((first, last)) = self.whole {
            for at in (first..=last).rev() {
                let CodeToken::Digit(kind) = &tokens[at] else { continue };
                match (digits.next(), kind) {
                    (Some(digit), _) => dotted(char::from(digit), &mut parts[at]),
                    (None, '0') => dotted('0', &mut parts[at]),
                    _ => {}
                }
                if at == first {
                    for digit in digits.by_ref() {
                        dotted(char::from(digit), &mut parts[at]);
                    }
                }
            }
            for part in &parts[first..=last] {
                number.push_str(part);
            }
        } else {
            number.push_str(whole);
        }
        self.fraction(tokens, decimals, &mut parts, &mut number);
        if number.is_empty() || number.starts_with(',') {
            number.insert(0, '0');
        }
        let mut text = String::new();
        for (token, part) in tokens.iter().zip(&parts) {
            match token {
                CodeToken::Literal(said) => text.push_str(said),
                CodeToken::Percent => text.push('%'),
                _ => text.push_str(part),
            }
        }
        Filled { text, number }
    }

    fn fraction(
        &self,
        tokens: &[CodeToken],
        decimals: &str,
        parts: &mut [String],
        number: &mut String,
    ) {
        let places: Vec<usize> = (self.point..tokens.len())
            .filter(|at| matches!(tokens[*at], CodeToken::Digit(_)))
            .collect();
        let kept = |(at, digit): &(usize, u8)| {
            tokens[*at] == CodeToken::Digit('0') || *digit != b'0'
        };
        let all: Vec<(usize, u8)> =
            places.iter().copied().zip(decimals.bytes()).collect();
        let length = all.iter().rposition(kept).map_or(0, |at| at + 1);
        if length > 0 {
            ",".clone_into(&mut parts[self.point]);
            number.push(',');
        }
        for (at, digit) in &all[..length] {
            parts[*at].push(char::from(*digit));
            number.push(char::from(*digit));
        }
    }
}

struct Filled {
    text: String,
    number: String,
}

fn literals(tokens: &[CodeToken]) -> String {
    let mut said = String::new();
    for token in tokens {
        match token {
            CodeToken::Literal(text) => said.push_str(text),
            CodeToken::Percent => said.push('%'),
            _ => {}
        }
    }
    said
}

/// Gaps that only keep columns in line are no part of the text.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `1,23E+06`.
fn scientific(tokens: &[CodeToken], at: usize, value: f64) -> String {
    let (mantissa, rest) = tokens.split_at(at);
    let layout = Layout::of(mantissa);
    let places = mantissa[..layout.point.min(at)]
        .iter()
        .filter(|it| matches!(it, CodeToken::Digit(_)));
    let places = i32::try_from(places.count().max(1)).unwrap_or(1);
    let mut decimal = Decimal::of(value);
    let above = decimal.point - 1;
    let mut exponent = if places > 1 { above.div_euclid(places) * places } else { above };
    if decimal.digits.is_empty() {
        exponent = 0;
    }
    decimal.point -= exponent;
    let (whole, _) = decimal.rounded(layout.decimals);
    // 9,996 becomes 10,00, which is 1,00 of the next power.
    if i32::try_from(whole.len()).unwrap_or(1) > places && places == 1 {
        exponent += 1;
        decimal.point -= 1;
    }
    let (whole, decimals) = decimal.rounded(layout.decimals);
    let digits = rest.iter().filter(|it| matches!(it, CodeToken::Digit(_))).count();
    let plus = matches!(rest.first(), Some(CodeToken::Exponent(true)));
    let sign = if exponent < 0 {
        "-"
    } else if plus {
        "+"
    } else {
        ""
    };
    let power = format!("{:0>digits$}", exponent.abs());
    let said = layout.filled(mantissa, &whole, &decimals).text;
    let minus = if value < 0.0 { "-" } else { "" };
    tidy(&format!("{minus}{said}E{sign}{power}"))
}

/// `1 1/2`.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a denominator has at most four digits"
)]
fn fraction(tokens: &[CodeToken], value: f64) -> String {
    let slash = tokens.iter().position(|it| *it == CodeToken::Slash).unwrap_or(0);
    let (before, after) = tokens.split_at(slash);
    let fixed: String = literals(after).chars().filter(char::is_ascii_digit).collect();
    let places = after.iter().filter(|it| matches!(it, CodeToken::Digit(_))).count();
    let runs = before
        .split(|it| matches!(it, CodeToken::Literal(_)))
        .filter(|run| run.iter().any(|it| matches!(it, CodeToken::Digit(_))));
    let apart = runs.count() > 1;
    let size = value.abs();
    let whole = if apart { size.trunc() } else { 0.0 };
    let rest = size - whole;
    let most = 10_i64.pow(u32::try_from(places.clamp(1, 4)).unwrap_or(1)) - 1;
    let denominators = match fixed.parse::<i64>() {
        Ok(fixed) if fixed > 0 && places == 0 => fixed..=fixed,
        _ => 1..=most,
    };
    let mut best = (f64::INFINITY, 0_i64, 1_i64);
    for under in denominators {
        let Ok(small) = i32::try_from(under) else { continue };
        let over = (rest * f64::from(small)).round();
        let off = (rest - over / f64::from(small)).abs();
        if off + 1e-12 < best.0 {
            best = (off, over as i64, under);
        }
    }
    let (_, over, under) = best;
    let sign = if value < 0.0 { "-" } else { "" };
    let mut whole = whole as i64;
    let mut over = over;
    if apart && over == under {
        (whole, over) = (whole + 1, 0);
    }
    match (apart, whole, over) {
        (true, whole, 0) => format!("{sign}{whole}"),
        (true, 0, over) | (false, _, over) => format!("{sign}{over}/{under}"),
        (true, whole, over) => format!("{sign}{whole} {over}/{under}"),
    }
}
