//! One entry of the register, on one line of its file.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::act::Act;
use super::series::BookSeries;
use crate::yaml::Day;

/// What an entry begins with, as an item of a YAML list.
pub(super) const DASH: &str = "- ";

/// One entry of the register of outgoing documents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một lần ghi sổ đăng ký văn bản đi, trọn trong một dòng.")]
pub struct RegisterEntry {
    /// The number.
    #[schemars(range(min = 1, max = 999_999_999), description = "Số.")]
    pub number: u32,
    /// What is done with it.
    pub act: Act,
    /// The code after the number; none of a number that is only kept.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(description = "Ký hiệu, như KH-UBND.")]
    pub symbol: String,
    /// The day of the document, or of what is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(description = "Ngày văn bản, hoặc ngày giữ, hủy số.")]
    pub date: Option<Day>,
    /// Kind and subject.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(description = "Tên loại và trích yếu nội dung.")]
    pub title: String,
    /// Who signs.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(description = "Người ký.")]
    pub signer: String,
    /// Who receives it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(description = "Nơi nhận văn bản.")]
    pub recipients: String,
    /// Who keeps the copy for the file.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(description = "Đơn vị, người nhận bản lưu.")]
    pub archive: String,
    /// How many copies go out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 999_999), description = "Số lượng bản.")]
    pub copies: Option<u32>,
    /// True for the number that a book begins with where others were given elsewhere before.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[schemars(
        description = "true: sổ bắt đầu từ số này, các số trước cấp ở sổ giấy (--from)."
    )]
    pub first: bool,
    /// A note, or the reason.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(description = "Ghi chú; lý do giữ hoặc hủy số.")]
    pub note: String,
    /// The agency that issues it.
    #[schemars(description = "Cơ quan ban hành.")]
    pub agency: String,
    /// The year or term that its number runs in.
    #[schemars(description = "Năm, hoặc nhiệm kỳ, mà số chạy trong đó.")]
    pub period: String,
    /// The book of that agency and period.
    #[schemars(
        description = "Sổ: ký hiệu chung, hoặc tên một nhóm loại ở books của vanban.yaml."
    )]
    pub book: String,
    /// Its file in the project.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(description = "Tệp dữ liệu của văn bản, tính từ thư mục dự án.")]
    pub document: String,
    /// What tells whether its PDF is the one that was issued.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(description = "Mã băm của PDF lúc cấp số.")]
    pub pdf: String,
    /// What tells whether it says what it said then.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(description = "Mã băm của nội dung in ra lúc cấp số.")]
    pub data: String,
    /// The version of the program that made the PDF.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(description = "Phiên bản chương trình đã dựng PDF ấy.")]
    pub program: String,
}

impl RegisterEntry {
    /// The series that its number runs in.
    pub fn series(&self) -> BookSeries {
        BookSeries {
            agency: self.agency.clone(),
            period: self.period.clone(),
            book: self.book.clone(),
        }
    }

    /// True for an entry whose numbers can be what they stand for; what is wrong with another is
    /// told by its schema.
    pub(super) fn is_whole(&self) -> bool {
        (1..=999_999_999).contains(&self.number)
            && self.copies.is_none_or(|copies| (1..=999_999).contains(&copies))
    }

    /// The entry as a line of the file, without its end.
    pub fn line(&self) -> String {
        // Only text, numbers and names of variants: there is nothing that JSON cannot say.
        format!("{DASH}{}", serde_json::to_string(self).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::SourceFile;
    use crate::form;

    #[test]
    fn a_line_is_one_line_of_yaml_and_of_json() {
        let entry = RegisterEntry {
            number: 84,
            title: "Kế hoạch “a”: {b}, [c] # d - e\\\"'".to_owned(),
            period: "2026".to_owned(),
            agency: "Sở Nội vụ".to_owned(),
            book: "KH-SNV".to_owned(),
            ..RegisterEntry::default()
        };
        let line = entry.line();
        assert!(!line.contains('\n'));
        let json = line.strip_prefix(DASH).unwrap();
        assert_eq!(serde_json::from_str::<RegisterEntry>(json).unwrap(), entry);
        let (read, findings) = form::read::<RegisterEntry>(&SourceFile::new("x", json));
        let read = read.unwrap_or_else(|| panic!("{findings:#?}")).0;
        assert_eq!((read.number, read.period), (84, "2026".to_owned()));
        assert!(
            read.title.starts_with("Kế hoạch “a”: {b}, [c] # d - e"),
            "{}",
            read.title
        );
    }
}
