//! The elements of an ODS's formats, put into codes.

use quick_xml::events::BytesStart;

use super::xml::attribute;
use crate::bounds::FORMAT_DIGITS;

/// What an element of a format is in a code.
pub(super) fn part(tag: &BytesStart<'_>, name: &str) -> String {
    let number =
        |name: &str| attribute(tag, name).and_then(|it| it.parse::<usize>().ok());
    let long = attribute(tag, "style").as_deref() == Some("long");
    let letters = |letter: &str| letter.repeat(if long { 2 } else { 1 });
    match name {
        "number:number" => digits(tag),
        "number:scientific-number" => {
            let decimals = zeros(number("decimal-places").unwrap_or(2));
            let power = zeros(number("min-exponent-digits").unwrap_or(2));
            // The power is a multiple of the interval.
            let whole =
                "#".repeat(number("exponent-interval").unwrap_or(1).clamp(1, 9) - 1);
            let sign = match attribute(tag, "forced-exponent-sign").as_deref() {
                Some("false") => "-",
                _ => "+",
            };
            format!("{whole}0.{decimals}E{sign}{power}")
        }
        "number:fraction" => {
            let over = "?".repeat(few(number("min-numerator-digits").unwrap_or(1)));
            let under = match number("denominator-value") {
                Some(value) => value.to_string(),
                None => "?".repeat(few(number("min-denominator-digits").unwrap_or(1))),
            };
            match number("min-integer-digits") {
                Some(_) => format!("# {over}/{under}"),
                None => format!("{over}/{under}"),
            }
        }
        "number:day" => letters("d"),
        "number:month" => {
            let named = attribute(tag, "textual").as_deref() == Some("true");
            match (named, long) {
                (true, true) => "mmmm".to_owned(),
                (true, false) => "mmm".to_owned(),
                _ => letters("m"),
            }
        }
        "number:year" => if long { "yyyy" } else { "yy" }.to_owned(),
        "number:day-of-week" => if long { "dddd" } else { "ddd" }.to_owned(),
        "number:hours" => letters("h"),
        // Seconds or hours stand beside them, or the code would be one of months.
        "number:minutes" => letters("m"),
        "number:seconds" => {
            let decimals = number("decimal-places").unwrap_or(0);
            let point = if decimals > 0 { "." } else { "" };
            format!("{}{point}{}", letters("s"), zeros(decimals))
        }
        "number:am-pm" => "AM/PM".to_owned(),
        "number:text-content" => "@".to_owned(),
        _ => String::new(),
    }
}

/// As many digits as a format may ask for.
fn few(digits: usize) -> usize {
    digits.min(FORMAT_DIGITS)
}

fn zeros(digits: usize) -> String {
    "0".repeat(few(digits))
}

/// The places of digits of a number.
fn digits(tag: &BytesStart<'_>) -> String {
    let number =
        |name: &str| attribute(tag, name).and_then(|it| it.parse::<usize>().ok());
    // Without a number of decimals the sheet shows as many as there are.
    let Some(decimals) = number("decimal-places") else {
        return "General".to_owned();
    };
    let fewest = number("min-decimal-places").unwrap_or(decimals);
    let digits = number("min-integer-digits").unwrap_or(1);
    let grouped = attribute(tag, "grouping").as_deref() == Some("true");
    let mut whole = zeros(digits);
    if grouped {
        whole = format!("#,##{}", if digits == 0 { "#" } else { &whole });
    } else if digits == 0 {
        "#".clone_into(&mut whole);
    }
    let factor = number("display-factor").unwrap_or(1);
    let mut code = whole;
    if decimals > 0 {
        let more = decimals.saturating_sub(fewest);
        code.push('.');
        code.push_str(&zeros(fewest.min(decimals)));
        code.push_str(&"#".repeat(few(more)));
    }
    code.push_str(match factor {
        1000 => ",",
        1_000_000 => ",,",
        1_000_000_000 => ",,,",
        _ => "",
    });
    code
}

/// The places of a number with texts between them, each before so many places of its whole part.
pub(super) fn with_texts(places: &str, between: &[(usize, String)]) -> String {
    let end = places.find('.').unwrap_or(places.len());
    let (whole, rest) = places.split_at(end);
    let most = between.iter().map(|(right, _)| right + 1).max().unwrap_or(0);
    let count = |text: &str| text.chars().filter(|c| "0#".contains(*c)).count();
    let missing = most.min(64).saturating_sub(count(whole));
    let whole = "#".repeat(missing) + whole;
    let mut left = count(&whole);
    let mut code = String::new();
    for c in whole.chars() {
        if "0#".contains(c) {
            for (_, text) in between.iter().filter(|(right, _)| *right == left) {
                code.push_str(text);
            }
            left -= 1;
        }
        code.push(c);
    }
    code + rest
}

/// A text as a code holds it. Of a format for percent, the sign is one that multiplies.
pub(super) fn quoted(text: &str, percent: bool) -> String {
    let mut code = String::new();
    for c in text.chars() {
        match c {
            '%' if percent => code.push('%'),
            c => code.extend(['\\', c]),
        }
    }
    code
}
