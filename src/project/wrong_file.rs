//! A file that is given as a document and is something else.

use std::path::Path;

use crate::diag::{Diagnostic, Message, Place, SourceFile, rules};
use crate::filetype::FileType;
use crate::say;

/// What a file is that is no YAML; none if it may be.
pub(super) fn wrong_file(name: &str, bytes: &[u8]) -> Option<Diagnostic> {
    let found = FileType::of(bytes);
    let (message, hint) = match found {
        Some(found) => {
            let Message { vi, en } = found.said();
            let message = say!(
                "tệp này là {vi}, không phải văn bản YAML",
                "this file is {en}, no YAML document"
            );
            (message, remedy(found, name))
        }
        None if is_separated(name) && !has_keys(bytes) => {
            let message = say!(
                "tệp này là danh sách CSV, không phải văn bản YAML",
                "this file is a list (CSV), no YAML document"
            );
            (message, merge(name))
        }
        None => return None,
    };
    let place = Place::new(&SourceFile::new(name, ""), 0..0);
    Some(
        Diagnostic::new(&rules::INVALID_DOCUMENT, message)
            .at(place)
            .hint(hint),
    )
}

fn is_separated(name: &str) -> bool {
    let ending = Path::new(name).extension().and_then(|ending| ending.to_str());
    let ending = ending.unwrap_or_default();
    ["csv", "tsv"].iter().any(|it| ending.eq_ignore_ascii_case(it))
}

/// True for the text of a document, whatever its name says.
fn has_keys(bytes: &[u8]) -> bool {
    let begins =
        |line: &&[u8]| [&b"kind:"[..], b"subject:"].iter().any(|it| line.starts_with(it));
    bytes.split(|byte| *byte == b'\n').take(100).any(|line| begins(&line))
}

fn remedy(found: FileType, name: &str) -> Message {
    match found {
        _ if found.has_sheets() => merge(name),
        FileType::Locked => say!(
            "Mở tệp, bỏ mật khẩu, rồi đưa nội dung vào tệp YAML (`vanban new LOẠI -o plans/TÊN.yaml`).",
            "Open it, remove the password, and bring its text into a YAML file (`vanban new KIND -o plans/NAME.yaml`)."
        ),
        FileType::Archive => say!(
            "Giải nén rồi dùng tệp YAML bên trong.",
            "Unpack it and use the YAML file inside."
        ),
        _ => say!(
            "Tạo tệp YAML bằng `vanban new LOẠI -o plans/TÊN.yaml` rồi chép lời văn sang; `vanban kinds` liệt kê các loại.",
            "Make a YAML file by `vanban new KIND -o plans/NAME.yaml` and copy the text into it; `vanban kinds` lists the kinds."
        ),
    }
}

/// How a list is given.
fn merge(name: &str) -> Message {
    say!(
        "Danh sách đưa vào bằng `vanban merge MẪU.yaml --data {name}`, hoặc `rows_from:` của một bảng.",
        "A list is given by `vanban merge TEMPLATE.yaml --data {name}`, or by `rows_from:` of a table."
    )
}
