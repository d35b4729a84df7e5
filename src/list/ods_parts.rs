//! The elements of an ODS's formats, put into codes.

use quick_xml::events::BytesStart;

use super::xml::attribute;

/// What an element of a format is in a code.
pub(super) fn part(tag: &BytesStart<'_>, name: &str, elapsed: bool) -> String {
    let number =
        |name: &str| attribute(tag, name).and_then(|it| it.parse::<usize>().ok());
    let long = attribute(tag, "style").as_deref() == Some("long");
    let letters = |letter: &str| letter.repeat(if long { 2 } else { 1 });
    match name {
        "number:number" => digits(tag),
        "number:scientific-number" => {
            let decimals = "0".repeat(number("decimal-places").unwrap_or(2));
            let power = "0".repeat(number("min-exponent-digits").unwrap_or(2));
            format!("0.{decimals}E+{power}")
        }
        "number:fraction" => {
            let over = "?".repeat(number("min-numerator-digits").unwrap_or(1));
            let under = "?".repeat(number("min-denominator-digits").unwrap_or(1));
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
        "number:hours" if elapsed => format!("[{}]", letters("h")),
        "number:hours" => letters("h"),
        // Seconds or hours stand beside them, or the code would be one of months.
        "number:minutes" => letters("m"),
        "number:seconds" => {
            let decimals = number("decimal-places").unwrap_or(0);
            let point = if decimals > 0 { "." } else { "" };
            format!("{}{point}{}", letters("s"), "0".repeat(decimals))
        }
        "number:am-pm" => "AM/PM".to_owned(),
        "number:text-content" => "@".to_owned(),
        _ => String::new(),
    }
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
    let mut whole = "0".repeat(digits);
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
        code.push_str(&"0".repeat(fewest.min(decimals)));
        code.push_str(&"#".repeat(more));
    }
    code.push_str(match factor {
        1000 => ",",
        1_000_000 => ",,",
        1_000_000_000 => ",,,",
        _ => "",
    });
    code
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
