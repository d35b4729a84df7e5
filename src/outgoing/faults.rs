//! What is wrong with lines of the register.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Diagnostic, Place, SourceFile, rules};
use crate::say;

/// What a merge of two branches writes where it could not decide.
const MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// The fault of a line that a merge has left, if it is one.
pub(super) fn conflict(file: &Arc<SourceFile>, at: Range<usize>) -> Option<Diagnostic> {
    let line = &file.text[at.clone()];
    MARKS.iter().any(|mark| line.starts_with(mark)).then(|| {
        let message = say!(
            "sổ còn dấu xung đột của lần gộp nhánh",
            "conflict marks of a merge are left in the register"
        );
        fault(file, at, message).hint(say!(
            "Giữ các dòng của cả hai bên, chỉ xóa dòng dấu <<<<<<<, =======, >>>>>>>; số trùng sẽ được báo sau.",
            "Keep the lines of both sides and remove only the marks <<<<<<<, =======, >>>>>>>; a number given twice is told then."
        ))
    })
}

/// The fault of a last line that was not written to its end.
pub(super) fn cut_off(file: &Arc<SourceFile>, at: Range<usize>) -> Diagnostic {
    let message = say!("dòng cuối của sổ bị cụt", "the register's last line is cut off");
    fault(file, at, message).hint(say!(
        "Đối chiếu với văn bản mà dòng ấy nói: khôi phục dòng từ bản lưu, hoặc xóa nếu văn bản chưa mang số ấy.",
        "Look at the document that it speaks of: restore the line from a copy, or remove it if the document does not have that number."
    ))
}

/// The fault of a line that is no entry.
pub(super) fn no_entry(file: &Arc<SourceFile>, at: Range<usize>) -> Diagnostic {
    let message = say!(
        "dòng này không phải một lần ghi sổ",
        "invalid line: expected an entry of the register"
    );
    fault(file, at, message).hint(say!(
        "Mỗi lần ghi trọn trong một dòng, dạng `- {{\"number\": 84, …}}`, do `vanban number` viết; khôi phục tệp từ bản lưu, đừng sửa tay.",
        "Each entry is one line, `- {{\"number\": 84, …}}`, as `vanban number` writes it; restore the file from a copy rather than edit it."
    ))
}

/// The fault of a register that nothing can be added to.
pub(super) fn encoding(file: &Arc<SourceFile>) -> Diagnostic {
    let message = say!(
        "sổ không theo bảng mã UTF-8, không ghi thêm được",
        "invalid encoding of the register: expected UTF-8"
    );
    fault(file, 0..0, message)
        .hint(say!("Lưu lại tệp bằng UTF-8.", "Save the file as UTF-8."))
}

fn fault(
    file: &Arc<SourceFile>,
    at: Range<usize>,
    message: crate::diag::Message,
) -> Diagnostic {
    Diagnostic::new(&rules::INVALID_REGISTER, message).at(Place::new(file, at))
}
