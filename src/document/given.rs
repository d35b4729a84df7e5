//! The number and day that a document is given, written into its file.

use std::sync::Arc;

use super::values::{DocumentNumber, IssueDate};
use crate::diag::{Message, SourceFile};
use crate::say;
use crate::yaml::with_keys;

/// After which keys the number and the day stand where the file has neither.
const AFTER: [&str; 5] = ["number", "year", "symbol", "agency", "kind"];

/// A document's file with its number and day, comments and layout kept; what is none stays as it
/// is. Those of texts that come with it, and of what it is a copy of, are others.
///
/// # Errors
/// Returns why the file cannot be changed, and what to write by hand.
pub fn with_number(
    file: &Arc<SourceFile>,
    number: Option<DocumentNumber>,
    date: Option<IssueDate>,
) -> Result<String, Message> {
    let number = number.map(|number| ("number", number.to_string()));
    let date = date.map(|date| ("date", date.iso()));
    let keys: Vec<(&str, String)> = number.into_iter().chain(date).collect();
    let lines: Vec<String> =
        keys.iter().map(|(key, value)| format!("`{key}: {value}`")).collect();
    let (name, lines) = (&file.name, lines.join(", "));
    if let Some(encoding) = file.assumed {
        return Err(say!(
            "{name}: tệp theo bảng mã {encoding}, không ghi vào được; lưu lại bằng UTF-8 rồi ghi {lines}",
            "{name} is in {encoding} and cannot be changed; save it as UTF-8 and write {lines}"
        ));
    }
    with_keys(file, &keys, &AFTER).ok_or_else(|| {
        say!(
            "{name}: không tự ghi được {lines} mà giữ nguyên phần còn lại; ghi bằng tay",
            "{name}: {lines} cannot be written without changing the rest; write it by hand"
        )
    })
}
