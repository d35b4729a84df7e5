//! Rules on the code behind the number (II.3.b).

use super::check::Looked;
use super::subject::Subject;
use crate::diag::{Diagnostic, rules};
use crate::say;

/// The code begins with the abbreviation of another kind.
pub(super) fn code_of_another_kind(subject: &Subject<'_>) -> Looked {
    let loaded = subject.loaded;
    let symbol = loaded.document.symbol.as_deref()?;
    if !loaded.kind.prints("number") || !loaded.kind.of_standard {
        return None;
    }
    let first = symbol.split(['-', '/']).next().unwrap_or_default();
    let own = &loaded.kind.abbreviation;
    let agency = loaded.agency.abbreviation.split('-').next().unwrap_or_default();
    let kinds = loaded.standard.kinds.iter().map(|(_, kind)| kind);
    let other = kinds
        .filter(|kind| !kind.abbreviation.is_empty() && kind.abbreviation != *own)
        .find(|kind| kind.abbreviation == first);
    let Some(other) = other.filter(|_| first != agency) else { return Some(vec![]) };
    let (name, other) = (&loaded.kind.name, &other.name);
    let id = &loaded.kind.id;
    let message = say!(
        "ký hiệu {symbol} là của {other}, văn bản này là {name}",
        "the code {symbol} is that of another kind ({other}), not of {id}"
    );
    let finding = Diagnostic::new(&rules::CODE_OF_ANOTHER_KIND, message);
    let hint = if own.is_empty() {
        say!(
            "{name} không có chữ viết tắt tên loại trong ký hiệu: viết tên cơ quan rồi đến đơn vị, lĩnh vực.",
            "A {id} has no abbreviation of its kind in the code: write the agency, then the unit or field."
        )
    } else {
        say!(
            "Bỏ `symbol:` để chương trình ghi {own}-…, hoặc sửa `kind:`.",
            "Remove `symbol:` so that {own}-… is written, or correct `kind:`."
        )
    };
    Some(vec![finding.at(subject.place("symbol")).hint(hint)])
}

/// The code of an administrative document has a year.
pub(super) fn year_in_code(subject: &Subject<'_>) -> Looked {
    let loaded = subject.loaded;
    let symbol = loaded.document.symbol.as_deref()?;
    if loaded.standard.legal_texts.contains(&loaded.kind.id) {
        return None;
    }
    let is_year = |group: &&str| {
        let century = group.starts_with("19") || group.starts_with("20");
        group.len() == 4 && century && group.bytes().all(|byte| byte.is_ascii_digit())
    };
    let Some(year) = symbol.split(['-', '/']).find(is_year) else { return Some(vec![]) };
    let message =
        say!("ký hiệu {symbol} có năm {year}", "the code {symbol} has a year, {year}");
    let finding = Diagnostic::new(&rules::YEAR_IN_CODE, message);
    Some(vec![finding.at(subject.place("symbol")).hint(say!(
        "Bỏ năm: ký hiệu của văn bản hành chính chỉ có tên loại và tên cơ quan; năm chỉ có ở văn bản quy phạm pháp luật.",
        "Remove the year: the code of an administrative document has its kind and agency alone; only legal texts have a year."
    ))])
}
