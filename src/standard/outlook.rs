//! Which time the parts of a document speak of.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::vi;

/// The time that words speak of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(description = "back: kể việc đã qua; ahead: nói việc phải làm, sắp tới.")]
pub enum Tense {
    /// They tell what was done.
    Back,
    /// They say what is to be done.
    #[default]
    Ahead,
}

/// Which time a kind's body speaks of, and which of its parts speak of another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(
    description = "Thời gian mà nội dung một loại văn bản nói đến, để soạn bản năm sau."
)]
pub struct Outlook {
    /// What the body speaks of where no title says otherwise.
    #[schemars(
        description = "Nội dung nói chung: back là việc đã qua, ahead là việc sắp tới."
    )]
    pub body: Tense,
    /// Words of the titles of parts that look back.
    #[schemars(description = "Cụm từ trong tiêu đề của phần kể việc đã qua.")]
    pub back: Vec<String>,
    /// Words of the titles of parts that look ahead.
    #[schemars(description = "Cụm từ trong tiêu đề của phần nói việc sắp tới.")]
    pub ahead: Vec<String>,
    /// Words that the titles of columns begin with that tell what was done.
    #[schemars(description = "Chữ mở đầu tiêu đề của cột ghi việc đã làm.")]
    pub told_columns: Vec<String>,
    /// Words of a title behind which another word only says which things are meant.
    #[schemars(
        description = "Từ trong tiêu đề mà cụm từ đứng sau chỉ bổ nghĩa cho danh từ, không cho biết thời gian."
    )]
    pub beside: Vec<String>,
    /// Words of the subject of a document for what is done once.
    #[schemars(
        description = "Cụm từ trong trích yếu của văn bản cho một việc chỉ làm một lần."
    )]
    pub once: Vec<String>,
    /// The same, where the subject does not name the year.
    #[schemars(
        description = "Như once, trừ khi trích yếu nêu năm: khi ấy là việc làm hằng năm."
    )]
    pub once_without_year: Vec<String>,
}

impl Outlook {
    /// True if a column of a title tells what was done.
    pub fn is_told(&self, column: &str) -> bool {
        let title = vi::nfc(column).to_lowercase();
        self.told_columns.iter().any(|words| title.starts_with(&**words))
    }

    /// What the part below a title speaks of, if the title says it: the first of the words in
    /// it does.
    pub fn under(&self, title: &str) -> Option<Tense> {
        let title = vi::nfc(title).to_lowercase();
        let first = |words: &[String]| {
            let at = |w: &String| title.find(&**w).filter(|at| self.heads(&title, *at));
            words.iter().filter_map(at).min()
        };
        match (first(&self.back), first(&self.ahead)) {
            (None, None) => None,
            (Some(back), Some(ahead)) if ahead <= back => Some(Tense::Ahead),
            (Some(_), _) => Some(Tense::Back),
            (None, Some(_)) => Some(Tense::Ahead),
        }
    }
}

impl Outlook {
    /// True if a document of a subject is for what is done once.
    pub fn is_once(&self, subject: &str, year: i32) -> bool {
        let subject = vi::nfc(subject).to_lowercase();
        let says = |list: &[String]| list.iter().any(|words| subject.contains(&**words));
        says(&self.once)
            || says(&self.once_without_year) && !subject.contains(&format!("năm {year}"))
    }

    /// True if what stands at a place of a title, in lower case, says what the part is of, and
    /// not only which things are meant: `các cụm đã có nhà đầu tư đề xuất`.
    fn heads(&self, title: &str, at: usize) -> bool {
        let before = title[..at]
            .rsplit([',', ';', ':', '(', '.'])
            .next()
            .unwrap_or_default();
        let before = before.rsplit(" và ").next().unwrap_or_default();
        let mut words = before.split_whitespace();
        !words.any(|word| self.beside.iter().any(|own| own == word))
    }
}

#[cfg(test)]
mod tests {
    use super::super::nd30;
    use super::*;

    #[test]
    fn the_first_word_of_a_title_says_which_time_its_part_speaks_of() {
        let standard = nd30();
        let report = standard.outlooks.get("ke").unwrap();
        assert_eq!(report.body, Tense::Back);
        for title in [
            "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2026",
            "Nhiệm vụ trọng tâm 6 tháng cuối năm",
            "Kế hoạch năm 2026",
            "Kiến nghị, đề xuất",
        ] {
            assert_eq!(report.under(title), Some(Tense::Ahead), "{title}");
        }
        for title in ["Kết quả thực hiện nhiệm vụ", "Tình hình triển khai kế hoạch"]
        {
            assert_eq!(report.under(title), Some(Tense::Back), "{title}");
        }
        assert_eq!(report.under("Lĩnh vực kinh tế"), None);
        for title in [
            "Các cụm công nghiệp đã có nhà đầu tư đề xuất",
            "Danh mục dự án do địa phương đề xuất",
            "Những khu đất chưa có kế hoạch sử dụng",
            "Các dự án được dự kiến khởi công",
            "Việc của các đơn vị có nhiệm vụ",
        ] {
            assert_eq!(report.under(title), None, "{title}");
        }
        assert_eq!(report.under("Đã có và phương hướng"), Some(Tense::Ahead));
        let plan = standard.outlooks.get("giao-viec").unwrap();
        assert_eq!(plan.under("ĐÁNH GIÁ KẾT QUẢ NĂM 2024"), Some(Tense::Back));
        assert_eq!(plan.under("Kiểm tra, đánh giá, báo cáo"), None);
    }

    #[test]
    fn a_subject_says_that_a_document_is_for_what_is_done_once() {
        let plan = nd30().outlooks.get("giao-viec").unwrap().clone();
        for subject in [
            "Tuyên truyền bầu cử đại biểu Quốc hội khóa XVI năm 2026",
            "Khắc phục hậu quả bão số 10",
            "Tổng điều tra kinh tế năm 2026",
            "Về việc phê duyệt dự án Cầu Sông Hiếu",
            "Giải phóng mặt bằng tuyến đường tránh",
        ] {
            assert!(plan.is_once(subject, 2026), "{subject}");
        }
        for subject in [
            "Cải cách hành chính năm 2026",
            "Giải phóng mặt bằng năm 2026",
            "Phòng chống thiên tai năm 2026",
        ] {
            assert!(!plan.is_once(subject, 2026), "{subject}");
        }
    }
}
