//! What a document says; the same words as the YAML's keys.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Agency, DocumentNumber, IssueDate, Kind, Orientation, Prose, Table};

/// A document: the data of one file.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một văn bản hành chính theo Nghị định 30/2020/NĐ-CP.")]
pub struct Document {
    /// The kind (Điều 7).
    #[schemars(description = "Loại văn bản (Điều 7).")]
    pub kind: Kind,
    /// The agency that issues it.
    #[schemars(
        description = "Cơ quan ban hành: tên một hồ sơ trong vanban.yaml, hoặc khai đầy đủ tại chỗ."
    )]
    pub agency: AgencyRef,
    /// The code, where it is not `<kind>-<agency>`.
    #[serde(default)]
    #[schemars(
        extend("format" = "symbol"),
        description = "Ký hiệu, khi khác với <loại>-<cơ quan>, như KH-BCĐ (II.3.b)."
    )]
    pub symbol: Option<String>,
    /// On paper or electronic: decides whether annexes repeat number and date (III.1.c).
    #[serde(default)]
    #[schemars(
        description = "Bản giấy (paper) hay bản điện tử (electronic): bản điện tử để trống số và ngày ở dòng “Kèm theo” (III.1.c)."
    )]
    pub medium: Medium,
    /// The year the document is about; needed while there is no date.
    #[serde(default)]
    #[schemars(
        range(min = 1945, max = 2999),
        description = "Năm của văn bản; bắt buộc khi chưa có ngày."
    )]
    pub year: Option<i32>,
    /// The number; none while drafting.
    #[serde(default)]
    #[schemars(description = "Số văn bản trong năm; để trống khi còn dự thảo.")]
    pub number: Option<DocumentNumber>,
    /// The day of issue; none while drafting.
    #[serde(default)]
    #[schemars(
        description = "Ngày ban hành: 2025-02-13 hoặc 13/02/2025; để trống khi còn dự thảo."
    )]
    pub date: Option<IssueDate>,
    /// What it is about (trích yếu, II.5).
    #[schemars(description = "Trích yếu nội dung (II.5): một câu ngắn hoặc cụm từ.")]
    pub subject: String,
    /// Whom it is addressed to (Kính gửi, II.9.d).
    #[serde(default)]
    #[schemars(
        description = "Kính gửi (II.9.d): nơi nhận của tờ trình, báo cáo gửi cấp trên; gạch đầu dòng, dấu ; và . do chương trình thêm."
    )]
    pub addressees: Vec<String>,
    /// The legal bases (căn cứ, II.6.a).
    #[serde(default)]
    #[schemars(
        description = "Căn cứ ban hành, mỗi dòng một căn cứ; chữ “Căn cứ”, dấu ; và . do chương trình thêm (II.6.a)."
    )]
    pub legal_bases: Vec<String>,
    /// Prose between the bases and the first section.
    #[serde(default)]
    #[schemars(description = "Lời dẫn trước mục đầu tiên.")]
    pub preamble: Option<Prose>,
    /// The body.
    #[serde(default)]
    #[schemars(
        description = "Các mục của nội dung: I. → 1. → a) → -, số do chương trình đánh."
    )]
    pub sections: Vec<Section>,
    /// Who signs (II.7).
    #[schemars(description = "Người ký (II.7).")]
    pub signature: Signature,
    /// Who receives it (II.9.b), besides the archive.
    #[serde(default)]
    #[schemars(
        description = "Nơi nhận; gạch đầu dòng, dấu ; và . do chương trình thêm (II.9.d)."
    )]
    pub recipients: Vec<String>,
    /// The last line of the recipients.
    #[serde(default)]
    #[schemars(description = "Dòng “Lưu: VT, …” (II.9.d).")]
    pub archive: Archive,
    /// The annexes (III.1).
    #[serde(default)]
    #[schemars(description = "Các phụ lục (III.1).")]
    pub appendices: Vec<Appendix>,
}

impl Document {
    /// The year it is about: the given one, else the date's.
    pub fn subject_year(&self) -> Option<i32> {
        self.year.or(self.date.map(IssueDate::year))
    }
}

/// A profile's name, or the agency itself.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(
    description = "Tên một hồ sơ trong vanban.yaml, hoặc cơ quan khai đầy đủ tại chỗ."
)]
pub enum AgencyRef {
    /// The name of a profile in `vanban.yaml`.
    #[schemars(description = "Tên hồ sơ cơ quan trong vanban.yaml.")]
    Profile(#[schemars(description = "Tên hồ sơ cơ quan trong vanban.yaml.")] String),
    /// The agency, said in the document.
    #[schemars(description = "Cơ quan khai ngay trong văn bản.")]
    Inline(Box<Agency>),
}

/// Where the document is signed and kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(
    inline,
    description = "Bản giấy (paper) hay bản điện tử (electronic): bản điện tử để trống số và ngày ở dòng “Kèm theo” (III.1.c)."
)]
pub enum Medium {
    /// On paper.
    #[schemars(description = "Bản giấy.")]
    #[default]
    Paper,
    /// As a signed file.
    #[schemars(description = "Bản điện tử, ký số.")]
    Electronic,
}

/// A section, item or point: one shape at every depth.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một mục, khoản hay điểm; có thể lồng nhau.")]
pub struct Section {
    /// A name for references and comparison; never printed.
    #[serde(default)]
    #[schemars(description = "Tên để tham chiếu và so sánh giữa các năm; không in ra.")]
    pub id: Option<String>,
    /// A title, on a line of its own and bold.
    #[serde(default)]
    #[schemars(description = "Tiêu đề, đứng riêng một dòng, đậm.")]
    pub title: Option<String>,
    /// Prose before the items.
    #[serde(default)]
    #[schemars(description = "Lời dẫn trước các khoản con.")]
    pub intro: Option<Prose>,
    /// Prose; without a title, the number stands before its first word.
    #[serde(default)]
    #[schemars(
        description = "Nội dung; không có tiêu đề thì số thứ tự đứng trước chữ đầu tiên."
    )]
    pub text: Option<Prose>,
    /// What is numbered below it.
    #[serde(default)]
    #[schemars(description = "Các khoản, điểm con, được đánh số.")]
    pub items: Vec<Section>,
    /// Prose after the items.
    #[serde(default)]
    #[schemars(description = "Lời kết sau các khoản con.")]
    pub closing: Option<Prose>,
}

/// Who signs, and for whom (II.7).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Người ký (II.7).")]
pub struct Signature {
    /// The lines before the post: `TM. Ủy ban nhân dân`, `KT. Chủ tịch`.
    #[serde(default)]
    #[schemars(
        description = "Các dòng trước chức vụ, như TM. Ủy ban nhân dân, KT. Chủ tịch; in hoa do chương trình."
    )]
    pub authority: Vec<String>,
    /// The post.
    #[schemars(description = "Chức vụ của người ký.")]
    pub position: String,
    /// The name, without titles or degrees (II.7.c).
    #[schemars(description = "Họ và tên, không ghi học hàm, học vị (II.7.c).")]
    pub name: String,
}

/// What the line `Lưu: VT, …` says (II.9.d).
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(description = "Dòng “Lưu: VT, …” (II.9.d).")]
pub struct Archive {
    /// Abbreviations of the units that keep a copy, after VT.
    #[schemars(description = "Chữ viết tắt các đơn vị lưu, sau VT.")]
    pub units: Vec<String>,
    /// The number of copies kept.
    #[schemars(range(min = 1, max = 9999), description = "Số bản lưu.")]
    pub copies: Option<u32>,
}

/// An annex (III.1).
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(
    description = "Một phụ lục (III.1); từ hai phụ lục trở lên được đánh số La Mã."
)]
pub struct Appendix {
    /// A name for references and comparison; never printed.
    #[serde(default)]
    #[schemars(description = "Tên để tham chiếu và so sánh; không in ra.")]
    pub id: Option<String>,
    /// The title; printed in capitals.
    #[serde(default)]
    #[schemars(description = "Tên phụ lục; chương trình in hoa.")]
    pub title: Option<String>,
    /// How its pages lie.
    #[serde(default)]
    #[schemars(description = "Trang dọc (portrait) hay ngang (landscape).")]
    pub orientation: Orientation,
    /// Prose before the table.
    #[serde(default)]
    #[schemars(description = "Lời văn trước bảng.")]
    pub text: Option<Prose>,
    /// The table.
    #[serde(default)]
    #[schemars(description = "Bảng của phụ lục.")]
    pub table: Option<Table>,
}
