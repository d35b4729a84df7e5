//! What an amount of a table counts: `Kinh phí (triệu đồng)`, `Đơn vị tính: 1.000 đồng`.

use crate::vi;

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
const LEADS: [&str; 4] = ["đơn vị tính", "đơn vị", "đvt", "đv tính"];
/// What counts đồng.
const MULTIPLES: [(&str, &str); 10] = [
    ("", "đồng"),
    ("1000", "nghìn đồng"),
    ("nghìn", "nghìn đồng"),
    ("ngàn", "nghìn đồng"),
    ("1000000", "triệu đồng"),
    ("triệu", "triệu đồng"),
    ("tr", "triệu đồng"),
    ("1000000000", "tỷ đồng"),
    ("tỷ", "tỷ đồng"),
    ("tỉ", "tỷ đồng"),
];
/// How đồng is written.
const DONG: [&str; 4] = ["đồng", "vnđ", "vnd", "đ"];

/// What the amounts of a column count: as its titles say it, its own first, else the unit of its
/// table.
pub fn amount_unit<'a>(
    titles: impl IntoIterator<Item = &'a str>,
    table_unit: Option<&str>,
) -> AmountUnit {
    let said = titles.into_iter().map(|title| in_title(&small(title)));
    let said = said.chain(table_unit.map(|said| unit(without_lead(said))));
    said.into_iter()
        .find(|unit| *unit != AmountUnit::Unsaid)
        .unwrap_or(AmountUnit::Unsaid)
}

/// True if two units are one: `nghìn đồng`, `1.000 đồng`, `ngàn đồng`.
pub fn same_unit(a: &str, b: &str) -> bool {
    let plain = |text: &str| match unit(without_lead(text)) {
        AmountUnit::Known(said) => said,
        _ => small(text),
    };
    plain(a) == plain(b)
}

fn small(text: &str) -> String {
    vi::nfc(text.trim()).to_lowercase()
}

/// What a title in small letters says: in its brackets, or in words such as `triệu đồng`.
fn in_title(title: &str) -> AmountUnit {
    let brackets = title.rsplit_once('(').and_then(|(_, rest)| rest.split(')').next());
    let inside = brackets.map(|said| (said, without_lead(said)));
    let inside = inside.filter(|(said, bare)| said != bare || is_money(bare));
    if let Some((_, said)) = inside {
        return unit(said);
    }
    let counted = MULTIPLES
        .iter()
        .filter(|(name, _)| name.starts_with(char::is_alphabetic));
    for (name, known) in counted {
        if let Some(at) = title.find(&format!("{name} đồng")) {
            let before = title[..at].split_whitespace().next_back().unwrap_or_default();
            return match before {
                "chục" | "trăm" | "mười" => AmountUnit::Unclear(title.to_owned()),
                _ => AmountUnit::Known((*known).to_owned()),
            };
        }
    }
    AmountUnit::Unsaid
}

/// True if a text in small letters names money.
fn is_money(said: &str) -> bool {
    let others = ["hợp đồng", "hội đồng", "cộng đồng"];
    let dong = said.contains("đồng") && !others.iter().any(|other| said.contains(other));
    // No Vietnamese word ends in đ: 1000đ, tr.đ.
    let short = said.split([' ', '/']).any(|word| word.ends_with('đ'));
    dong || short || ["vnd", "usd"].iter().any(|name| said.contains(name))
}

/// A text without the words that say that it is a unit.
fn without_lead(text: &str) -> &str {
    let text = text.trim();
    match text.split_once(':') {
        Some((lead, rest)) if LEADS.contains(&small(lead).as_str()) => rest.trim(),
        _ => text,
    }
}

fn unit(said: &str) -> AmountUnit {
    let small = small(said.trim().trim_end_matches('.'));
    if small.is_empty() {
        return AmountUnit::Unsaid;
    }
    let Some(dong) = DONG.iter().find(|dong| small.ends_with(*dong)) else {
        let several = small.contains([',', ';', '/']);
        let said = if small == "usd" { "USD" } else { said.trim() }.to_owned();
        return if several { AmountUnit::Unclear(said) } else { AmountUnit::Known(said) };
    };
    let count: String = small[..small.len() - dong.len()].split_whitespace().collect();
    let count = count.replace('.', "");
    let known = MULTIPLES.iter().find(|(name, _)| *name == count);
    known.map_or_else(
        || AmountUnit::Unclear(said.to_owned()),
        |(_, unit)| AmountUnit::Known((*unit).to_owned()),
    )
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
