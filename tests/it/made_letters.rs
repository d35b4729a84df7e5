//! What the letters that a merge has made show.

use std::collections::BTreeMap;
use std::fs;

use crate::support::Sandbox;

/// A letter for each row, numbered from 101.
pub const TEMPLATE: &str = "kind: giay-moi
agency: so-noi-vu
number_from: 101
date: 2026-03-05
subject: Tham dự hội nghị
invitation:
  guests: [Ông (bà) «Họ tên»]
  event: Hội nghị.
  time: 8 giờ.
  place: Hội trường.
signature: {position: Chánh Văn phòng, name: Vũ Thị Hoa}
recipients: [Như trên]
archive: {units: [VP]}
";

/// The name and the number that each file of the output folder shows.
pub fn files(sandbox: &Sandbox) -> BTreeMap<String, (String, u32)> {
    let folder = fs::read_dir(sandbox.path().join("out")).expect("an output folder");
    let files = folder.map(|entry| entry.expect("an entry").path());
    let files = files.filter(|path| path.extension().is_some_and(|it| it == "typ"));
    let said = files.map(|path| {
        let text = fs::read_to_string(&path).expect("UTF-8");
        let after = |mark: &str, end: char| {
            let (_, rest) = text.split_once(mark).unwrap_or_else(|| panic!("{mark}"));
            rest.chars().take_while(|c| *c != end).collect::<String>()
        };
        let number = after("Giấy mời số ", '/').parse().expect("a number");
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        (name.into_owned(), (after("Ông (bà) ", '"'), number))
    });
    said.collect()
}

/// Who has which number, which nobody may have twice.
pub fn numbers(sandbox: &Sandbox) -> BTreeMap<u32, String> {
    let files = files(sandbox);
    let numbers: BTreeMap<u32, String> =
        files.values().map(|(name, number)| (*number, name.clone())).collect();
    assert_eq!(numbers.len(), files.len(), "a number twice: {files:?}");
    numbers
}
