//! What keeps a file from being read.

use crate::diag::Message;
use crate::say;

/// How large a file may be, in bytes: a file with scanned annexes has some 50 MB, and the file,
/// a build of its document and the texts of both are held in memory at once.
pub const MAX_BYTES: u64 = 128 * 1024 * 1024;
/// How often a file may have been added to: a signature is one addition, and the most that real
/// files have is ten.
pub(super) const MAX_REVISIONS: usize = 200;
/// How many bytes the compressed parts of a file may become, all together.
pub(super) const MAX_UNPACKED: usize = 256 * 1024 * 1024;

/// How many bytes of values are read at most, each as often as it is asked for: some seconds.
pub(super) const MAX_WORK: usize = 512 * 1024 * 1024;

/// What keeps a file from being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReadFault {
    NotPdf,
    /// The end is missing.
    Cut,
    Encrypted,
    /// At this byte stands what no reader may take.
    Damaged(usize),
    /// The chain of revisions leads to this byte, where none begins.
    Broken(usize),
    TooDeep,
    TooManyRevisions,
    TooMuchUnpacked,
    TooMuchWork,
    /// What is drawn on its pages is too much, or cannot be drawn.
    Drawn,
}

impl ReadFault {
    pub(super) fn message(self) -> Message {
        match self {
            Self::NotPdf => say!("tệp không phải PDF", "the file is no PDF"),
            Self::Cut => say!(
                "tệp PDF bị cụt: không có phần kết",
                "the PDF is cut off: its end is missing"
            ),
            Self::Encrypted => {
                say!("tệp PDF có mật khẩu", "the PDF is encrypted: not allowed")
            }
            Self::Damaged(at) => {
                say!("tệp PDF hỏng ở byte {at}", "invalid PDF at byte {at}")
            }
            Self::Broken(at) => say!(
                "chuỗi các lần ghi của tệp PDF đứt: không có lần ghi nào ở byte {at}",
                "broken chain of revisions: none at byte {at}"
            ),
            Self::TooDeep => say!(
                "các giá trị trong tệp PDF lồng nhau quá sâu",
                "the values of the PDF are nested too deeply"
            ),
            Self::TooManyRevisions => say!(
                "tệp PDF có hơn {MAX_REVISIONS} lần ghi",
                "the PDF has more than {MAX_REVISIONS} revisions"
            ),
            Self::TooMuchWork => say!(
                "cấu trúc của tệp PDF rối tới mức không đọc nổi",
                "the PDF takes too long to read: its values refer to too many others"
            ),
            Self::Drawn => say!(
                "không đọc được nội dung các trang của tệp PDF",
                "the pages of the PDF cannot be read"
            ),
            Self::TooMuchUnpacked => {
                let limit = MAX_UNPACKED / 1024 / 1024;
                say!(
                    "các phần nén của tệp PDF bung ra hơn {limit} MB",
                    "the PDF unpacks to more than {limit} MB"
                )
            }
        }
    }
}
