//! What an amount of a table counts: `Kinh phí (triệu đồng)`, `Đơn vị tính: 1.000 đồng`.

use super::text::nfc;
use super::word_list::WordList;

/// What the amounts of a column count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmountUnit {
    /// Nothing says it.
    Unsaid,
    /// As a sentence says it: `triệu đồng`.
    Known(String),
    /// It is said in a way that words cannot follow.
    Unclear(String),
}

/// What a text with a unit begins with, in small letters.
static LEADS: WordList = WordList::new(include_str!("words/unit-leads.txt"));
/// How the money is named, as a sentence does first.
static MONEY: WordList = WordList::new(include_str!("words/money.txt"));
/// Words that look like money and are none.
static NO_MONEY: WordList = WordList::new(include_str!("words/no-money.txt"));
/// What multiplies it: as a title says, and as a sentence does.
const MULTIPLES: [(&str, &str); 9] = [
    ("1000", "nghìn"),
    ("nghìn", "nghìn"),
    ("ngàn", "nghìn"),
    ("1000000", "triệu"),
    ("triệu", "triệu"),
    ("tr", "triệu"),
    ("1000000000", "tỷ"),
    ("tỷ", "tỷ"),
    ("tỉ", "tỷ"),
];

/// What the amounts of a column count: as its titles say it, its own first, else the unit of its
/// table.
pub fn amount_unit<'a>(
    titles: impl IntoIterator<Item = &'a str>,
    table_unit: Option<&str>,
) -> AmountUnit {
    let said = titles.into_iter().map(|title| in_title(&small(title)));
    let mut said = said.chain(table_unit.map(|said| unit(without_lead(said))));
    said.find(|unit| *unit != AmountUnit::Unsaid)
        .unwrap_or(AmountUnit::Unsaid)
}

/// True if two units are one, such as `nghìn đồng` and `1.000 đồng`.
pub fn same_unit(a: &str, b: &str) -> bool {
    let plain = |text: &str| match unit(without_lead(text)) {
        AmountUnit::Known(said) => said,
        _ => small(text),
    };
    plain(a) == plain(b)
}

/// The money that is counted where nothing says in what, as a sentence says it.
pub fn base_money() -> &'static str {
    MONEY.in_order().first().copied().unwrap_or_default()
}

/// True if amounts count the money itself, which has no smaller part.
pub fn counts_base_money(unit: &AmountUnit) -> bool {
    match unit {
        AmountUnit::Known(said) => said == base_money(),
        AmountUnit::Unsaid => true,
        AmountUnit::Unclear(_) => false,
    }
}

/// True if what a cell shows beside a number is that money.
pub fn shows_base_money(text: &str) -> bool {
    let text = small(text);
    text.contains('₫')
        || text.ends_with('đ')
        || MONEY.in_order().iter().any(|it| text.contains(it))
}

fn small(text: &str) -> String {
    nfc(text.trim()).to_lowercase()
}

/// So many of the money, as a sentence says it.
fn money(count: &str) -> String {
    let name = MONEY.in_order().first().copied().unwrap_or_default();
    format!("{count} {name}").trim().to_owned()
}

/// What a title in small letters says: in its brackets, or in words such as `triệu đồng`.
fn in_title(title: &str) -> AmountUnit {
    let brackets = title.rsplit_once('(').and_then(|(_, rest)| rest.split(')').next());
    let inside = brackets.map(|said| (said, without_lead(said)));
    let inside = inside.filter(|(said, bare)| said != bare || is_money(bare));
    if let Some((_, said)) = inside {
        return unit(said);
    }
    let words = MULTIPLES.iter();
    let words = words.filter(|(name, _)| name.starts_with(char::is_alphabetic));
    for (name, count) in words {
        if let Some(at) = title.find(&money(name)) {
            let before = title[..at].split_whitespace().next_back().unwrap_or_default();
            return match before {
                "chục" | "trăm" | "mười" => AmountUnit::Unclear(title.to_owned()),
                _ => AmountUnit::Known(money(count)),
            };
        }
    }
    AmountUnit::Unsaid
}

/// True if a text in small letters names money.
fn is_money(said: &str) -> bool {
    let names = |list: &WordList| list.in_order().iter().any(|name| said.contains(name));
    // No Vietnamese word ends in đ: 1000đ, tr.đ.
    let short = said.split([' ', '/']).any(|word| word.ends_with('đ'));
    short || names(&MONEY) && !names(&NO_MONEY) || said.contains("usd")
}

/// A text without the words that say that it is a unit.
fn without_lead(text: &str) -> &str {
    let text = text.trim();
    match text.split_once(':') {
        Some((lead, rest)) if LEADS.contains(&small(lead)) => rest.trim(),
        _ => text,
    }
}

fn unit(said: &str) -> AmountUnit {
    let small = small(said.trim().trim_end_matches('.'));
    if small.is_empty() {
        return AmountUnit::Unsaid;
    }
    let mut names = MONEY.in_order().iter().copied().chain(["đ"]);
    let Some(name) = names.find(|name| small.ends_with(name)) else {
        let several = small.contains([',', ';', '/']);
        let said = if small == "usd" { "USD" } else { said.trim() }.to_owned();
        return if several { AmountUnit::Unclear(said) } else { AmountUnit::Known(said) };
    };
    let count: String = small[..small.len() - name.len()].split_whitespace().collect();
    let count = count.replace('.', "");
    let known = MULTIPLES.iter().find(|(name, _)| *name == count);
    match known {
        _ if count.is_empty() => AmountUnit::Known(money("")),
        Some((_, count)) => AmountUnit::Known(money(count)),
        None => AmountUnit::Unclear(said.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(title: &str, table_unit: Option<&str>) -> AmountUnit {
        amount_unit([title], table_unit)
    }

    #[test]
    fn the_unit_of_a_column_is_read_in_its_usual_forms() {
        for (title, table, expected) in [
            ("Kinh phí (triệu đồng)", None, "triệu đồng"),
            ("Kinh phí (ĐVT: 1.000 đồng)", None, "nghìn đồng"),
            ("Số tiền (1000đ)", Some("đồng"), "nghìn đồng"),
            ("Số tiền", Some("Đơn vị tính: Tỷ đồng"), "tỷ đồng"),
            ("Số tiền (dự kiến)", Some("ngàn đồng"), "nghìn đồng"),
            ("Số tiền (VNĐ)", None, "đồng"),
            ("Số người", Some("người"), "người"),
            ("Vốn (USD)", Some("đồng"), "USD"),
            ("Kinh phí (tr.đ)", None, "triệu đồng"),
            ("Dự toán, tỷ đồng", None, "tỷ đồng"),
        ] {
            assert_eq!(
                of(title, table),
                AmountUnit::Known(expected.to_owned()),
                "{title}"
            );
        }
        assert_eq!(of("Kinh phí", None), AmountUnit::Unsaid);
        assert_eq!(of("Giá trị (theo hợp đồng)", None), AmountUnit::Unsaid);
        for (title, table) in [
            ("Kinh phí (chục triệu đồng)", None),
            ("Lương (triệu đồng/năm)", None),
            ("K", Some("người, đồng")),
        ] {
            assert!(matches!(of(title, table), AmountUnit::Unclear(_)), "{title}");
        }
    }

    #[test]
    fn one_unit_may_be_written_in_several_ways() {
        assert!(same_unit("nghìn đồng", "1.000 đồng"));
        assert!(!same_unit("đồng", "triệu đồng"));
    }
}
