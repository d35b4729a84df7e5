//! The types of files that an office has.

use crate::diag::Message;
use crate::say;

/// A type of file that is no plain text of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileType {
    /// `.docx`, or XML of Word 2003.
    Word,
    /// `.doc`
    OldWord,
    /// `.odt`
    OpenText,
    /// `.rtf`
    RichText,
    /// `.pdf`
    Pdf,
    /// `.pptx`, `.ppt`, `.odp`
    Presentation,
    /// `.xlsx`
    Workbook,
    /// `.xlsb`
    BinaryWorkbook,
    /// `.xls`
    OldWorkbook,
    /// `.ods`
    OpenSheet,
    /// XML of Excel 2003.
    ExcelXml,
    /// A file of Office with a password.
    Locked,
    /// HTML.
    WebPage,
    /// Any other XML.
    Xml,
    /// A picture.
    Picture,
    /// Files in a packed one.
    Archive,
    /// A compound file of another program, or a damaged one.
    Compound,
}

impl FileType {
    /// True for what a list is read from.
    pub fn is_sheet(self) -> bool {
        matches!(self, Self::Workbook | Self::OldWorkbook | Self::OpenSheet)
    }

    /// True for what holds sheets, whether or not it is read.
    pub fn has_sheets(self) -> bool {
        self.is_sheet() || matches!(self, Self::BinaryWorkbook | Self::ExcelXml)
    }

    /// What an office calls it.
    pub fn said(self) -> Message {
        match self {
            Self::Word => say!("văn bản Word (.docx)", "a Word document (.docx)"),
            Self::OldWord => {
                say!("văn bản Word cũ (.doc)", "an old Word document (.doc)")
            }
            Self::OpenText => {
                say!("văn bản LibreOffice (.odt)", "a LibreOffice document (.odt)")
            }
            Self::RichText => say!("văn bản RTF", "a document in RTF"),
            Self::Pdf => say!("PDF", "a PDF"),
            Self::Presentation => say!("bản trình chiếu", "a presentation"),
            Self::Workbook => {
                say!("bảng tính Excel (.xlsx)", "a workbook (.xlsx)")
            }
            Self::BinaryWorkbook => {
                say!("bảng tính nhị phân (.xlsb)", "a binary workbook (.xlsb)")
            }
            Self::OldWorkbook => {
                say!("bảng tính Excel cũ (.xls)", "an old workbook (.xls)")
            }
            Self::OpenSheet => {
                say!("bảng tính LibreOffice (.ods)", "a LibreOffice workbook (.ods)")
            }
            Self::ExcelXml => say!(
                "XML của Excel 2003 (SpreadsheetML)",
                "XML of Excel 2003 (SpreadsheetML)"
            ),
            Self::Locked => say!(
                "tệp Office có mật khẩu (đã mã hóa)",
                "an Office file with a password (encrypted)"
            ),
            Self::WebPage => say!("trang HTML", "an HTML page"),
            Self::Xml => say!("tệp XML", "an XML file"),
            Self::Picture => say!("hình ảnh", "a picture"),
            Self::Archive => say!("tệp nén", "an archive"),
            Self::Compound => say!(
                "tệp của chương trình khác, hoặc bị hỏng",
                "a file of another program, or a damaged one"
            ),
        }
    }
}
