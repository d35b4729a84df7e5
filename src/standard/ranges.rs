//! Whether the sizes, lengths, ranges, days and letters of a standard can be.

use super::fault::{Faults, at};
use super::model::Standard;
use super::page::Size;
use super::validity::Validity;
use crate::say;
use crate::yaml::Path;

/// Names that Typst does not take as the key of a value.
const TYPST_WORDS: [&str; 22] = [
    "and", "as", "auto", "break", "context", "continue", "else", "false", "for", "if",
    "import", "in", "include", "let", "none", "not", "or", "return", "set", "show",
    "true", "while",
];

/// Checks every number of a standard.
pub(super) fn check(standard: &Standard, faults: &mut Faults) {
    for (side, size) in standard.margins.sides() {
        alone(&at(&["margins", side]), size, faults);
    }
    for (key, size) in standard.blanks.by_key() {
        alone(&at(&["blanks", key]), size, faults);
    }
    alone(&at(&["seal"]), &standard.seal, faults);
    sizes(standard, faults);
    for (name, measure) in standard.measures.iter() {
        let way = at(&["measures", name]);
        component_name(&way, name, faults);
        if !is_length(&measure.usual) {
            let usual = &measure.usual;
            let message =
                say!("`{usual}` không phải độ dài dùng được", "invalid length `{usual}`");
            let hint = say!(
                "Viết số liền đơn vị mm hoặc pt, như 7.5mm.",
                "Write a number with its unit, mm or pt, such as 7.5mm."
            );
            faults.add_with(way.key("usual"), message, hint);
        }
    }
    days(&at(&["valid"]), standard.valid, faults);
    for (name, term) in standard.code.terms() {
        days(&at(&["code", "terms", name]), *term, faults);
    }
    letters(standard, faults);
}

fn sizes(standard: &Standard, faults: &mut Faults) {
    let names: Vec<&str> = standard.sizes.names().collect();
    let mut keys: Vec<&str> = vec![];
    for (name, size) in standard.sizes.iter() {
        let way = at(&["sizes", name]);
        component_name(&way, name, faults);
        if let Some(same) = &size.same {
            faults.name(way.key("as"), same, &names);
            if names.contains(&same.as_str()) && runs_round(standard, name) {
                let message = say!(
                    "cỡ `{name}` bằng chính nó, qua `as`",
                    "size `{name}` is the same as itself, through `as`"
                );
                let hint = say!(
                    "Cho một cỡ trong vòng ấy một số, ở `usual`.",
                    "Give one of the sizes in the circle a number, under `usual`."
                );
                faults.add_with(way.key("as"), message, hint);
            }
        } else if size.usual.is_none() {
            without_number(way.clone(), faults);
        }
        range(&way, size, size.key.is_some(), faults);
        if let Some(key) = &size.key {
            if keys.contains(&key.as_str()) {
                let message = say!(
                    "khóa `{key}` là của hai cỡ chữ",
                    "duplicate key `{key}` of two sizes"
                );
                let hint = say!(
                    "Đổi khóa, hoặc cho một cỡ bằng cỡ kia ở `as`.",
                    "Change the key, or make one the same as the other with `as`."
                );
                faults.add_with(way.key("key"), message, hint);
            }
            keys.push(key);
        }
    }
}

/// True if a size without a number of its own never comes to one.
fn runs_round(standard: &Standard, name: &str) -> bool {
    let mut name = name;
    for _ in standard.sizes.names() {
        let Some(size) = standard.sizes.get(name) else { return false };
        match (&size.same, size.usual) {
            (Some(other), None) => name = other,
            _ => return false,
        }
    }
    true
}

/// A margin or a diameter: a number in a range, never that of another.
fn alone(way: &Path, size: &Size, faults: &mut Faults) {
    if size.same.is_some() {
        let message = say!(
            "`as` chỉ dùng được cho cỡ chữ",
            "`as` is not allowed here: only sizes of letters have it"
        );
        let hint = say!("Ghi số ở `usual`.", "Give the number under `usual`.");
        faults.add_with(way.key("as"), message, hint);
    } else if size.usual.is_none() {
        without_number(way.clone(), faults);
    }
    if size.key.is_some() {
        let message = say!(
            "`key` chỉ dùng được cho cỡ chữ",
            "`key` is not allowed here: only sizes of letters have it"
        );
        faults.add(way.key("key"), message);
    }
    range(way, size, true, faults);
}

fn without_number(way: Path, faults: &mut Faults) {
    let message = say!("{way} thiếu số", "missing number of {way}");
    let hint = say!("Ghi số ở `usual`.", "Give the number under `usual`.");
    faults.add_with(way, message, hint);
}

/// What an office may choose needs both ends.
fn range(way: &Path, size: &Size, is_chosen: bool, faults: &mut Faults) {
    match (size.from, size.to) {
        (Some(from), Some(to)) if from > to => {
            let message = say!(
                "khoảng {from}–{to} ngược: `from` lớn hơn `to`",
                "invalid range {from}–{to}: `from` is larger than `to`"
            );
            faults.add(way.key("from"), message);
        }
        (Some(from), Some(to)) => {
            if let Some(usual) = size.usual.filter(|it| !(from..=to).contains(it)) {
                let message = say!(
                    "số thường dùng {usual} nằm ngoài khoảng {from}–{to}",
                    "the usual number {usual} is outside the range {from}–{to}"
                );
                let hint = say!(
                    "Sửa `usual`, hoặc `from` và `to`.",
                    "Change `usual`, or `from` and `to`."
                );
                faults.add_with(way.key("usual"), message, hint);
            }
        }
        (None, None) if !is_chosen => {}
        _ => {
            let message = say!("{way} thiếu khoảng được chọn", "missing range of {way}");
            let hint = say!("Ghi cả `from` và `to`.", "Give both `from` and `to`.");
            faults.add_with(way.clone(), message, hint);
        }
    }
}

/// Names of sizes and lengths become names in Typst.
fn component_name(way: &Path, name: &str, faults: &mut Faults) {
    let fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let begins = name.starts_with(|c: char| c.is_ascii_lowercase());
    if !begins || !name.chars().all(fine) || TYPST_WORDS.contains(&name) {
        let message = say!("tên `{name}` không dùng được", "invalid name `{name}`");
        let hint = say!(
            "Tên viết chữ thường không dấu, chữ số và gạch nối, như noi-dung, và không là từ riêng của Typst.",
            "Write small letters without accents, digits and hyphens, such as noi-dung, and no word of Typst's own."
        );
        faults.add_with(way.clone(), message, hint);
    }
}

/// True for `7.5mm`: nothing else may go into the source of a template.
fn is_length(text: &str) -> bool {
    let digits =
        |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let number = text.strip_suffix("mm").or_else(|| text.strip_suffix("pt"));
    number.is_some_and(|number| match number.split_once('.') {
        Some((whole, part)) => digits(whole) && digits(part),
        None => digits(number),
    })
}

fn days(way: &Path, days: Validity, faults: &mut Faults) {
    if days.to.is_some_and(|to| to < days.from) {
        let message = say!(
            "ngày cuối ở {way} trước ngày đầu",
            "the last day of {way} is before the first"
        );
        let hint = say!("Sửa `from` hoặc `to`.", "Correct `from` or `to`.");
        faults.add_with(way.key("to"), message, hint);
    }
}

fn letters(standard: &Standard, faults: &mut Faults) {
    let letters = &standard.letters;
    for (i, letter) in letters.iter().enumerate() {
        if letters[..i].contains(letter) {
            let message = say!(
                "chữ cái `{letter}` có hai lần, nên hai điểm sẽ trùng nhau",
                "duplicate letter `{letter}`"
            );
            let hint = say!("Bỏ một chữ.", "Remove one of the two.");
            faults.add_with(at(&["letters"]).index(i), message, hint);
        }
    }
    let mut levels = standard.schemes.iter().flat_map(|(_, scheme)| scheme.levels.iter());
    let lettered = |text: &str| super::pattern::places(text).any(|name| name == "letter");
    if letters.is_empty()
        && levels.any(|(_, it)| lettered(&it.number) || lettered(&it.cite))
    {
        let message = say!(
            "không có chữ cái nào, mà một cấp đánh số bằng {{letter}}",
            "missing letters: a level is numbered by {{letter}}"
        );
        let hint = say!("Ghi các chữ cái ở `letters`.", "List them under `letters`.");
        faults.add_with(at(&["letters"]), message, hint);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_a_number_and_a_unit() {
        for right in ["12mm", "7.5mm", "0.5pt"] {
            assert!(is_length(right), "{right}");
        }
        for wrong in [
            "12",
            "mm",
            "12km",
            "12 mm",
            ".5mm",
            "5.mm",
            "1.2.3mm",
            "-1mm",
            "12mm + 3cm",
            "1mm, x: 3mm",
            "١mm",
        ] {
            assert!(!is_length(wrong), "{wrong}");
        }
    }
}
