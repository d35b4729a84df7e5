//! Rules on what a post and a code say of each other and of the agency (II.3.b; II.7.b).

use super::check::Looked;
use super::subject::Subject;
use crate::diag::{Diagnostic, rules};
use crate::say;
use crate::vi::WordList;

/// Abbreviations of agencies that are no unit's as well.
static AGENCIES: WordList = WordList::new(include_str!("words/agency-codes.txt"));

/// A deputy signs without saying for whom.
pub(super) fn missing_authority(subject: &Subject<'_>) -> Looked {
    let loaded = subject.loaded;
    // Several sign as they are; what a body decides is signed by who chairs it.
    let [(signer, path)] = &loaded.signers[..] else { return None };
    if !loaded.kind.of_standard || !loaded.kind.prints("date") {
        return None;
    }
    let post = signer.position.trim().to_lowercase();
    let deputy = post.starts_with("phó ") || post.starts_with("thứ trưởng");
    let whom = |line: &str| line.trim().to_uppercase();
    let lines: Vec<String> = signer.authority.iter().map(|line| whom(line)).collect();
    let body = lines.iter().any(|line| {
        line.starts_with("TM. ỦY BAN NHÂN DÂN") || line.starts_with("TM. UBND")
    });
    // How it is written is another rule's.
    let says = lines.iter().any(|line| {
        let plain = line.replace(['.', '/', ':'], " ").replace("K T", "KT");
        let first = plain.split_whitespace().next().unwrap_or_default();
        ["KT", "TL", "TUQ", "Q"].contains(&first) || plain.starts_with("T L")
    });
    let bare = lines.is_empty() || body;
    if !deputy || !bare || says {
        return Some(vec![]);
    }
    let position = signer.position.trim();
    let message = say!(
        "{position} ký mà không có dòng “KT.”",
        "{position} signs without a line “KT.”"
    );
    let finding = Diagnostic::new(&rules::MISSING_AUTHORITY, message);
    Some(vec![finding.at(subject.place_of(path)).hint(say!(
        "Thêm vào `authority:` dòng KT. và chức vụ của người đứng đầu, như “KT. Giám đốc”.",
        "Add to `authority:` KT. and the post of the head, such as “KT. Giám đốc”."
    ))])
}

/// The code has another agency than the one that issues the document.
pub(super) fn code_of_another_agency(subject: &Subject<'_>) -> Looked {
    let loaded = subject.loaded;
    let symbol = loaded.document.symbol.as_deref()?;
    let own = &loaded.agency.abbreviation;
    if own.is_empty() || !loaded.kind.prints("number") {
        return None;
    }
    let groups: Vec<&str> = symbol.split(['-', '/']).collect();
    let owns: Vec<&str> = own.split(['-', '/']).collect();
    let named = groups.iter().any(|group| owns.contains(group));
    let other = groups
        .iter()
        .find(|group| AGENCIES.contains(group))
        .filter(|_| !named);
    let Some(other) = other else { return Some(vec![]) };
    let message = say!(
        "ký hiệu {symbol} có thể là của cơ quan khác: {other}, cơ quan ban hành là {own}",
        "the code {symbol} may be another agency's: {other}, but {own} issues the document"
    );
    let finding = Diagnostic::new(&rules::CODE_OF_ANOTHER_AGENCY, message);
    Some(vec![finding.at(subject.place("symbol")).hint(say!(
        "Sửa `symbol:`, hoặc `agency:`; bỏ `symbol:` thì chương trình tự ghi.",
        "Correct `symbol:` or `agency:`; without `symbol:` the program writes it."
    ))])
}
