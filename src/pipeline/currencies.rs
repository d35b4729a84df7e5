//! The currencies that the cells of a sheet's column show beside their numbers.

use crate::diag::{Diagnostic, rules};
use crate::list::{Cell, List};
use crate::say;
use crate::vi;

/// How cells show a currency of another country, and its name; longer signs first.
const SIGNS: [(&str, &str); 13] = [
    ("usd", "USD"),
    ("us$", "USD"),
    ("$", "USD"),
    ("eur", "EUR"),
    ("€", "EUR"),
    ("gbp", "GBP"),
    ("£", "GBP"),
    ("jpy", "JPY"),
    ("cny", "CNY"),
    ("¥", "JPY"),
    ("krw", "KRW"),
    ("₩", "KRW"),
    ("฿", "THB"),
];

/// A warning if the cells of a column show several currencies, or another one than a column of our own money
/// says.
pub(super) fn mixed(list: &List, column: usize, is_base: bool) -> Option<Diagnostic> {
    let cells = list.records.iter().filter_map(|record| record.cells.get(column));
    let shown = cells.filter_map(|cell| Some((currency(cell)?, cell)));
    let mut expected = is_base.then_some((vi::base_money(), None));
    for (name, cell) in shown {
        let Some((first, other)) = expected else {
            expected = Some((name, Some(cell)));
            continue;
        };
        if name == first {
            continue;
        }
        let text = &cell.text;
        let message = say!(
            "`{text}` tính bằng {name}, mà cột này tính bằng {first}",
            "`{text}` is in {name}, but this column is in {first}"
        );
        let finding = Diagnostic::new(&rules::MIXED_CURRENCIES, message)
            .at(list.place(cell))
            .hint(say!(
                "Đổi về một loại tiền, hoặc ghi đơn vị ở tên cột, mỗi loại tiền một cột.",
                "Convert to one currency, or say the unit in the column's title, a column each."
            ));
        return Some(match other {
            Some(other) => finding.related(list.place(other), say!("ô kia", "the other")),
            None => finding,
        });
    }
    None
}

/// A warning if a cell of a column of money shows it in thousands, which the column does not say.
pub(super) fn scaled(list: &List, column: usize) -> Option<Diagnostic> {
    let cells = list.records.iter().filter_map(|record| record.cells.get(column));
    let mut cells = cells.filter_map(|cell| Some((cell, cell.unscaled()?)));
    let (cell, whole) = cells.next()?;
    let text = &cell.text;
    let message = say!(
        "ô hiện {text}, còn giá trị là {whole}; in ra như ô hiện",
        "the cell shows {text}, but holds {whole}; what it shows is printed"
    );
    let finding = Diagnostic::new(&rules::AMBIGUOUS_NUMBER, message).at(list.place(cell));
    Some(finding.hint(say!(
        "Ghi đơn vị (nghìn, triệu) ở tên cột của bảng, hoặc bỏ dấu phẩy cuối định dạng của ô.",
        "Say the unit (thousands, millions) in the column's title, or format the cell without its last comma."
    )))
}

fn currency(cell: &Cell) -> Option<&'static str> {
    cell.number.as_ref()?;
    let text = cell.text.to_lowercase();
    if let Some((_, name)) = SIGNS.iter().find(|(sign, _)| text.contains(sign)) {
        return Some(name);
    }
    vi::shows_base_money(&text).then(vi::base_money)
}
