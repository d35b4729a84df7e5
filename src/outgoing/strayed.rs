//! Documents of the register whose files have gone, or say another number.

use std::path::Path;

use super::books::{Books, Holding};
use super::read::{Outgoing, Placed};
use crate::diag::{Diagnostic, rules};
use crate::project::read_file;
use crate::say;
use crate::yaml::parse;

/// The most documents that are named.
const MOST: usize = 20;

impl Outgoing {
    /// Issued documents whose files say another number than the register, or none.
    pub fn renumbered(&self, root: &Path, books: &Books<'_>) -> Vec<Diagnostic> {
        let said = |placed: &Placed| {
            let file = read_file(&root.join(&placed.entry.document)).ok()?;
            let tree = parse(&file).ok()?;
            let number = tree.root.get("number").and_then(|it| it.scalar());
            Some(number.and_then(|it| it.trim().parse::<u32>().ok()))
        };
        let other = filed(books).filter(|placed| {
            said(placed).is_some_and(|number| number != Some(placed.entry.number))
        });
        other.take(MOST).map(|placed| self.other_number(placed)).collect()
    }

    fn other_number(&self, placed: &Placed) -> Diagnostic {
        let entry = &placed.entry;
        let (number, symbol, document) = (entry.number, &entry.symbol, &entry.document);
        let day = entry.date.map(|it| it.0.to_string()).unwrap_or_default();
        let message = say!(
            "{document} đã phát hành, số {number}/{symbol}, mà tệp nay không ghi số ấy",
            "{document} was issued as {number}/{symbol}, and its file does not say that number: not allowed"
        );
        Diagnostic::new(&rules::ISSUED_DOCUMENT, message)
            .at(self.place(placed))
            .hint(say!(
                "Ghi lại `number: {number}`, `date: {day}` vào tệp; không phát hành nữa thì `vanban number --cancel {number} {document} --reason LÝ_DO`.",
                "Write `number: {number}`, `date: {day}` into the file again; if it does not go out, `vanban number --cancel {number} {document} --reason WHY`."
            ))
    }

    /// Says which issued documents have no file any more.
    pub fn gone(&self, root: &Path, books: &Books<'_>) -> Option<Diagnostic> {
        let gone: Vec<&Placed> = filed(books)
            .filter(|it| !root.join(&it.entry.document).exists())
            .collect();
        let first = gone.first()?;
        let named = |it: &&Placed| {
            let entry = &it.entry;
            format!("{} ({}/{})", entry.document, entry.number, entry.symbol)
        };
        let mut names: Vec<String> = gone.iter().take(MOST).map(named).collect();
        if gone.len() > MOST {
            names.push("…".to_owned());
        }
        let (count, names) = (gone.len(), names.join(", "));
        let message = say!(
            "{count} văn bản đã phát hành mà tệp không còn: {names}",
            "missing files of {count} issued documents: {names}"
        );
        let fault = Diagnostic::new(&rules::ISSUED_DOCUMENT, message).warning();
        Some(fault.at(self.place(first)).hint(say!(
            "Khôi phục tệp từ bản lưu; đã đổi tên, dời đi thì đặt lại như sổ ghi.",
            "Restore the files from a copy; if they were renamed or moved, put them back where the register has them."
        )))
    }
}

/// Entries of documents that have their number, and a file.
fn filed<'a>(books: &Books<'a>) -> impl Iterator<Item = &'a Placed> {
    let holdings: Vec<Holding<'a>> = books
        .iter()
        .flat_map(|(_, book)| book.values().flatten().copied())
        .collect();
    let live = holdings.into_iter().filter(Holding::is_live).map(|it| it.placed);
    live.filter(|it| !it.entry.document.is_empty())
}
