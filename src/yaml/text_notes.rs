//! What is said of a file's text that was not as it should be, once for each cause.

use std::collections::HashSet;
use std::sync::Arc;

use super::node::{Node, NodeKind};
use crate::diag::{Diagnostic, Message, Place, SourceFile, rules};
use crate::say;
use crate::vi::{self, OldEncoding, OldText};

/// Says in which encoding a file was read, if that is another than UTF-8.
pub fn assumed_encoding(file: &Arc<SourceFile>) -> Option<Diagnostic> {
    let encoding = file.assumed?;
    let message = say!(
        "tệp không phải UTF-8, đã đọc theo {encoding}",
        "the file is not UTF-8; it was read as {encoding}"
    );
    let found = Diagnostic::new(&rules::ASSUMED_ENCODING, message);
    Some(found.at(Place::new(file, 0..0)).hint(say!(
        "Xem lại chữ có dấu; để hết cảnh báo, lưu lại bằng UTF-8.",
        "Check the marked letters; to end this warning, save the file as UTF-8."
    )))
}

/// Says how many characters were dropped that cannot be seen, at the first of them.
pub fn dropped_characters(first: Place, count: usize) -> Diagnostic {
    let message = say!(
        "đã bỏ {count} ký tự vô hình (như U+200B, U+00AD)",
        "{count} invisible characters (such as U+200B, U+00AD) were dropped"
    );
    Diagnostic::new(&rules::INVISIBLE_CHARACTER, message)
        .at(first)
        .hint(say!(
            "Không cần sửa để in; thường chúng vào theo khi chép từ trang mạng hay Word.",
            "Nothing has to be done to print; they usually come along with copied text."
        ))
}

/// Says in how many paragraphs no-break spaces became ordinary ones, at the first of them.
pub(super) fn ordinary_spaces(first: Place, count: usize) -> Diagnostic {
    let message = say!(
        "{count} đoạn chỉ có dấu cách không ngắt, đã đổi thành dấu cách thường",
        "the no-break spaces of {count} paragraphs without others were made ordinary"
    );
    Diagnostic::new(&rules::NO_BREAK_SPACES, message).at(first).hint(say!(
        "Thay bằng dấu cách thường; dấu cách không ngắt chỉ đặt ở chỗ cần giữ liền.",
        "Type ordinary spaces; no-break ones belong only where words must stay together."
    ))
}

/// What an office calls an encoding.
pub(super) fn old_name(encoding: OldEncoding) -> Message {
    match encoding {
        OldEncoding::Tcvn3 => {
            say!("TCVN3 (ABC, phông .VnTime)", "TCVN3 (ABC, fonts .VnTime)")
        }
        OldEncoding::Vni => say!("VNI (phông VNI-Times)", "VNI (fonts VNI-Times)"),
        OldEncoding::Vps => say!("VPS (phông VPS Times)", "VPS (fonts VPS Times)"),
        OldEncoding::Misread(1) => {
            say!("UTF-8 bị đọc nhầm bảng mã", "UTF-8 that was misread")
        }
        OldEncoding::Misread(times) => say!(
            "UTF-8 bị đọc nhầm bảng mã {times} lần",
            "UTF-8 that was misread {times} times"
        ),
    }
}

/// Texts in older encodings, gathered so that each encoding is said once.
#[derive(Debug, Default)]
pub struct OldTexts(Vec<(OldText, Place, usize)>);

impl OldTexts {
    /// Looks at a text, which stands at a place.
    pub fn look(&mut self, text: &str, place: impl FnOnce() -> Place) {
        let Some(old) = vi::old_text(text) else { return };
        match self.0.iter_mut().find(|(it, ..)| it.encoding == old.encoding) {
            Some((.., count)) => *count += 1,
            None => self.0.push((old, place(), 1)),
        }
    }

    /// What was found.
    pub fn findings(self) -> impl Iterator<Item = Diagnostic> {
        self.0.into_iter().map(|(old, place, count)| {
            let name = old_name(old.encoding);
            let (vi, en) = (name.vi, name.en);
            let message = say!(
                "chữ không phải Unicode mà là {vi}: {count} chỗ",
                "text is not Unicode but {en}: in {count} places"
            );
            let said = vi::shortened(&old.text, 200);
            let found = Diagnostic::new(&rules::OLD_ENCODING, message).at(place);
            let found = found.hint(say!("Đúng ra là: “{said}”.", "It reads: “{said}”."));
            found.hint(remedy(old.encoding))
        })
    }
}

fn remedy(encoding: OldEncoding) -> Message {
    match encoding {
        OldEncoding::Misread(_) => say!(
            "Mở lại tệp gốc với bảng mã UTF-8 rồi chép lại, hoặc gõ lại như trên.",
            "Open the source again as UTF-8 and copy it anew, or type what stands above."
        ),
        OldEncoding::Tcvn3 => say!(
            "Chuyển mã sang Unicode (UniKey Toolkit: Ctrl+Shift+F6) rồi dán lại; chữ hoa của phông .VnTimeH mang mã chữ thường, phải gõ hoa lại.",
            "Convert it to Unicode (UniKey Toolkit: Ctrl+Shift+F6) and paste it again; capitals of fonts such as .VnTimeH have the codes of small letters and must be typed as capitals."
        ),
        OldEncoding::Vni | OldEncoding::Vps => say!(
            "Chuyển mã sang Unicode (UniKey Toolkit: Ctrl+Shift+F6) rồi dán lại.",
            "Convert it to Unicode (UniKey Toolkit: Ctrl+Shift+F6) and paste it again."
        ),
    }
}

/// Says which of the scalars below a node are in an older encoding.
pub(super) fn old_texts(file: &Arc<SourceFile>, root: &Arc<Node>) -> Vec<Diagnostic> {
    let mut found = OldTexts::default();
    // What an alias repeats is said once.
    let mut seen = HashSet::new();
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        if !seen.insert(Arc::as_ptr(node)) {
            continue;
        }
        match &node.kind {
            NodeKind::Scalar { text, .. } => {
                found.look(text, || Place::new(file, node.range.clone()));
            }
            NodeKind::List(items) => open.extend(items.iter().rev()),
            NodeKind::Map(entries) => {
                let both = entries.iter().rev();
                open.extend(both.flat_map(|entry| [&entry.value, &entry.key]));
            }
        }
    }
    found.findings().collect()
}
