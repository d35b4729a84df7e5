//! Rules on single recipients, and on who keeps a copy (II.9).

use std::collections::HashMap;

use super::check::Looked;
use super::subject::Subject;
use crate::diag::{Diagnostic, rules};
use crate::say;
use crate::vi::{WordList, is_syllable, old_tones};
use crate::yaml::Path;

/// Family names.
static SURNAMES: WordList = WordList::new(include_str!("words/surnames.txt"));

/// A kind that goes to a higher level says to whom.
pub(super) fn missing_addressees(subject: &Subject<'_>) -> Looked {
    let loaded = subject.loaded;
    let kind = &loaded.kind;
    if !kind.of_standard || !loaded.standard.always_addressed.contains(&kind.id) {
        return None;
    }
    if !loaded.document.addressees.is_empty() {
        return Some(vec![]);
    }
    let (name, id) = (&kind.name, &kind.id);
    let message = say!("{name} không có “Kính gửi”", "a {id} without addressees");
    let finding = Diagnostic::new(&rules::MISSING_ADDRESSEES, message);
    Some(vec![finding.at(subject.place("kind")).hint(say!(
        "Thêm `addressees:` với nơi được trình, và “Như trên” đầu nơi nhận.",
        "Add `addressees:`: to whom it is submitted; “Như trên” comes first among the recipients."
    ))])
}

/// What brackets begin with that say why a recipient is one.
const PURPOSES: [&str; 14] = [
    "b/c",
    "báo cáo",
    "biết",
    "chỉ đạo",
    "đăng",
    "để",
    "đ/b",
    "gửi",
    "kiểm tra",
    "phối hợp",
    "thay",
    "theo dõi",
    "thực hiện",
    "t/h",
];

/// The same recipient twice.
pub(super) fn duplicate_recipient(subject: &Subject<'_>) -> Looked {
    let recipients = &subject.loaded.recipients;
    if recipients.is_empty() {
        return None;
    }
    let mut first: HashMap<String, &Path> = HashMap::new();
    let mut found = vec![];
    for (text, path) in recipients {
        // What stands in brackets says why it is sent, or which of several it is.
        let (said, inside) = text.split_once('(').unwrap_or((text, ""));
        let why = PURPOSES.iter().any(|it| inside.to_lowercase().starts_with(it));
        let why = why || inside.starts_with(|c: char| c.is_ascii_digit());
        let said = if why { said } else { text.as_str() };
        let said = said.trim().trim_end_matches([';', '.', ',']);
        let lower = said.to_lowercase();
        let key: Vec<String> = lower
            .split_whitespace()
            .map(|word| old_tones(word.to_owned()))
            .collect();
        let key = key.join(" ");
        if key.is_empty() {
            continue;
        }
        let Some(before) = first.get(&key) else {
            first.insert(key, path);
            continue;
        };
        let message =
            say!("nơi nhận “{said}” ghi hai lần", "the recipient “{said}” stands twice");
        let finding = Diagnostic::new(&rules::DUPLICATE_RECIPIENT, message);
        let finding = finding.at(subject.place_of(path));
        let finding =
            finding.related(subject.place_of(before), say!("lần đầu", "the first time"));
        found.push(finding.hint(say!("Giữ một dòng.", "Keep one of the two.")));
    }
    Some(found)
}

/// A person in the line of those who keep a copy.
pub(super) fn person_in_archive(subject: &Subject<'_>) -> Looked {
    let loaded = subject.loaded;
    let path = Path::default().key("archive").key("units");
    let units = loaded.document.archive.units.iter().enumerate();
    let units = units.map(|(i, unit)| (unit.as_str(), path.index(i)));
    let typed = loaded
        .recipients
        .iter()
        .filter(|(text, _)| loaded.standard.is_archive_line(text));
    let typed = typed.flat_map(|(text, path)| {
        let said = text.split_once(':').map_or(text.as_str(), |(_, said)| said);
        said.split([',', ';', '.']).map(|unit| (unit.trim(), path.clone()))
    });
    let all: Vec<(&str, Path)> = units.chain(typed).collect();
    all.first()?;
    let finding = |(unit, path): (&str, Path)| {
        let name = person(unit)?;
        let message = say!(
            "dòng “Lưu” có tên người ({name})",
            "a person ({name}) in the line of the archive"
        );
        let finding = Diagnostic::new(&rules::PERSON_IN_ARCHIVE, message);
        Some(finding.at(subject.place_of(&path)).hint(say!(
            "Chỉ ghi chữ viết tắt của đơn vị soạn thảo và số bản lưu; người soạn thảo ghi ở `drafter:`.",
            "Write the unit's abbreviation alone; who drafted it goes to `drafter:`."
        )))
    };
    Some(all.into_iter().filter_map(finding).collect())
}

/// What stands in brackets and is nobody's name.
const NO_NAMES: [&str; 6] = ["Bản", "Chính", "Đảng", "Gốc", "Kho", "Mật"];

/// The person that a unit of the archive names: a full name, or one in brackets.
fn person(unit: &str) -> Option<&str> {
    let inside = unit
        .split_once('(')
        .map(|(_, rest)| rest.split(')').next().unwrap_or(rest));
    let name = inside.map_or(unit, str::trim).trim();
    let words: Vec<&str> = name.split_whitespace().collect();
    let title_case = words.iter().all(|word| {
        let mut letters = word.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        let rest = letters.as_str();
        capital
            && !rest.is_empty()
            && rest.chars().all(char::is_lowercase)
            && is_syllable(word)
    });
    let surname = words.first().is_some_and(|word| SURNAMES.contains(word));
    // Places have two words as well: `Hà Nội`, `Thái Nguyên`.
    let named = if inside.is_some() {
        !words.is_empty() && !NO_NAMES.contains(&name)
    } else {
        words.len() > 2 && surname && name != "Hồ Chí Minh"
    };
    (title_case && named && words.len() < 6).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_a_full_name_or_a_name_in_brackets() {
        assert_eq!(person("Nguyễn Văn Hùng"), Some("Nguyễn Văn Hùng"));
        assert_eq!(person("NC (Hùng)"), Some("Hùng"));
        for unit in [
            "VT",
            "NC",
            "CVP",
            "Văn thư",
            "TH (02b)",
            "P. TCHC",
            "KSTTHC",
            "Phòng Nội vụ",
            "Thái Nguyên",
            "VT (Mật)",
        ] {
            assert_eq!(person(unit), None, "{unit}");
        }
    }
}
