//! What a document says; the same words as the YAML's keys.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::agency::Agency;
use super::image::Image;
use super::kind::{KindName, LevelName, SchemeName, UrgencyName};
use super::original::Original;
use super::part_data::PartsData;
use super::people::{Archive, Drafter, Party, SignatureRef};
use super::prose::Prose;
use super::table::Table;
use super::values::{DocumentNumber, IssueDate, Orientation};

/// A document: the data of one file.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một văn bản hành chính.")]
pub struct Document {
    /// The kind (Điều 7).
    #[schemars(description = "Loại văn bản.")]
    pub kind: KindName,
    /// The standard that it follows, where its date does not tell.
    #[serde(default)]
    #[schemars(
        extend("format" = "standard"),
        description = "Chuẩn thể thức của văn bản, khi không chọn theo ngày: tên một chuẩn hoặc một dòng chuẩn."
    )]
    pub standard: Option<String>,
    /// The agency that issues it.
    #[schemars(
        description = "Cơ quan ban hành: tên một hồ sơ trong vanban.yaml, hoặc khai đầy đủ tại chỗ."
    )]
    pub agency: AgencyRef,
    /// What stands at the top of the first page.
    #[serde(default)]
    #[schemars(
        description = "Đầu trang 1: full (đủ tên cơ quan, số, ngày) hay national (chỉ Quốc hiệu, Tiêu ngữ: biên bản liên ngành, hợp đồng …)."
    )]
    pub heading: Heading,
    /// The code, where it is not `<kind>-<agency>`.
    #[serde(default)]
    #[schemars(
        extend("format" = "symbol"),
        description = "Ký hiệu, khi khác với <loại>-<cơ quan>, như KH-BCĐ."
    )]
    pub symbol: Option<String>,
    /// On paper or electronic: decides whether annexes repeat number and date (III.1.c).
    #[serde(default)]
    #[schemars(
        description = "Bản giấy (paper) hay bản điện tử (electronic): bản điện tử để trống số và ngày ở dòng “Kèm theo”."
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
    /// The number of the first copy that is made from a list.
    #[serde(default)]
    #[schemars(
        description = "Số của bản đầu tiên khi `vanban merge` dựng nhiều bản từ một danh sách; các bản sau lấy số kế tiếp."
    )]
    pub number_from: Option<DocumentNumber>,
    /// The day of issue; none while drafting.
    #[serde(default)]
    #[schemars(
        extend("format" = "issue-date"),
        description = "Ngày ban hành: 2025-02-13 hoặc 13/02/2025; để trống khi còn dự thảo."
    )]
    pub date: Option<IssueDate>,
    /// The name of the kind as it is printed, where it says more than the kind's own.
    #[serde(default)]
    #[schemars(
        description = "Tên loại in ra, khi khác với tên của loại, như Nghị quyết liên tịch, Biên bản làm việc."
    )]
    pub title: Option<String>,
    /// What it is about (trích yếu, II.5).
    #[serde(default)]
    #[schemars(
        extend("format" = "lines"),
        description = "Trích yếu nội dung: một câu ngắn hoặc cụm từ. Xuống dòng viết sau `|` được giữ nguyên."
    )]
    pub subject: Option<String>,
    /// Who issues a decision, or sends a telegram, where it is not the agency by its name.
    #[serde(default)]
    #[schemars(
        description = "Thẩm quyền ban hành hoặc người gửi công điện, như Chủ tịch Ủy ban nhân dân tỉnh; bỏ trống thì là tên cơ quan."
    )]
    pub issuer: Option<String>,
    /// Whom it is addressed to (Kính gửi, II.9.d).
    #[serde(default)]
    #[schemars(
        description = "Kính gửi: nơi nhận của tờ trình, báo cáo gửi cấp trên; gạch đầu dòng, dấu ; và . do chương trình thêm."
    )]
    pub addressees: Vec<String>,
    /// The legal bases (căn cứ, II.6.a).
    #[serde(default)]
    #[schemars(
        extend("format" = "basis"),
        description = "Căn cứ ban hành, mỗi dòng một căn cứ; chữ “Căn cứ”, dấu ; và . do chương trình thêm."
    )]
    pub legal_bases: Vec<String>,
    /// Prose between the bases and the first section.
    #[serde(default)]
    #[schemars(description = "Lời dẫn trước mục đầu tiên.")]
    pub preamble: Option<Prose>,
    /// Who agrees with whom.
    #[serde(default)]
    #[schemars(description = "Các bên của hợp đồng, bản thỏa thuận, bản ghi nhớ.")]
    pub parties: Vec<Party>,
    /// What the parts say that only its form has; read by the standard, not by the model.
    #[serde(skip)]
    pub parts: PartsData,
    /// How the body is numbered, where it is not as usual for the kind.
    #[serde(default)]
    #[schemars(
        description = "Cách đánh số nội dung, khi khác với lệ thường của loại văn bản."
    )]
    pub scheme: Option<SchemeName>,
    /// The sections of its body, in order.
    #[serde(default)]
    #[schemars(
        description = "Các mục của nội dung: I. → 1. → a) → -, số do chương trình đánh."
    )]
    pub sections: Vec<Section>,
    /// Footnotes by the name that prose calls them, `[^name]`.
    #[serde(default)]
    #[schemars(description = "Chú thích cuối trang, theo tên mà lời văn gọi: [^ten].")]
    pub footnotes: BTreeMap<String, Prose>,
    /// Who signs (II.7).
    #[schemars(
        description = "Người ký: một người, tên một người ký trong vanban.yaml, hoặc danh sách hai đến sáu người."
    )]
    pub signature: SignatureRef,
    /// Who receives it (II.9.b), besides the archive.
    #[serde(default)]
    #[schemars(
        description = "Nơi nhận; gạch đầu dòng, dấu ; và . do chương trình thêm."
    )]
    pub recipients: Vec<String>,
    /// Groups of recipients of `vanban.yaml`, after the others.
    #[serde(default)]
    #[schemars(
        extend("format" = "name"),
        description = "Các nhóm nơi nhận khai trong vanban.yaml, in sau các nơi trên."
    )]
    pub recipient_groups: Vec<String>,
    /// The last line of the recipients.
    #[serde(default)]
    #[schemars(description = "Dòng “Lưu: VT, …”.")]
    pub archive: Archive,
    /// Who drafted it, and the number of copies (III.3).
    #[serde(default)]
    #[schemars(description = "Ký hiệu người soạn thảo và số lượng bản phát hành.")]
    pub drafter: Option<Drafter>,
    /// How urgent it is (III.2.b).
    #[serde(default)]
    #[schemars(description = "Mức độ khẩn.")]
    pub urgency: Option<UrgencyName>,
    /// Leaves the place for the stamp of secrecy free (III.2.a).
    #[serde(default)]
    #[schemars(
        description = "true: để trống chỗ đóng dấu độ mật; dấu do văn thư đóng, chương trình không in."
    )]
    pub secrecy_stamp: bool,
    /// Who may see it (III.2.c).
    #[serde(default)]
    #[schemars(
        description = "Chỉ dẫn phạm vi lưu hành, như Xem xong trả lại, Lưu hành nội bộ; in hoa do chương trình."
    )]
    pub circulation: Option<String>,
    /// Marked as a draft.
    #[serde(default)]
    #[schemars(description = "true: in chữ dự thảo ở góc trên.")]
    pub draft: bool,
    /// With the agency's address at the foot of the first page (III.4).
    #[serde(default)]
    #[schemars(
        description = "In địa chỉ cơ quan ở cuối trang 1; mặc định chỉ công văn có, khi hồ sơ cơ quan khai contact."
    )]
    pub contact: Option<bool>,
    /// When the agency signed the file of a copy or annex (II.8.b).
    #[serde(default)]
    #[schemars(
        extend("format" = "signing-time"),
        description = "Lúc ký số tệp phụ lục riêng hoặc bản sao điện tử, như 2026-03-05T14:05:09+07:00; chỉ in khi khai."
    )]
    pub signed_at: Option<String>,
    /// The text that it issues or approves (form 1.3).
    #[serde(default)]
    #[schemars(description = "Văn bản được ban hành hoặc phê duyệt kèm theo.")]
    pub attachment: Option<Attachment>,
    /// What a copy is made of (Điều 25).
    #[serde(default)]
    #[schemars(description = "Văn bản được sao.")]
    pub original: Option<Original>,
    /// The annexes (III.1).
    #[serde(default)]
    #[schemars(description = "Các phụ lục.")]
    pub appendices: Vec<Appendix>,
}

/// A text that a decision issues or approves (form 1.3).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Văn bản được ban hành hoặc phê duyệt kèm theo.")]
pub struct Attachment {
    /// The name of its kind, such as `quy-che`.
    #[schemars(description = "Loại văn bản kèm theo.")]
    pub kind: KindName,
    /// The name of a kind that is not one of the 29, such as Điều lệ.
    #[serde(default)]
    #[schemars(description = "Tên loại in ra, khi khác với tên của loại, như Điều lệ.")]
    pub title: Option<String>,
    /// What it is about.
    #[schemars(
        extend("format" = "lines"),
        description = "Trích yếu nội dung. Xuống dòng viết sau `|` được giữ nguyên."
    )]
    pub subject: String,
    /// Prose before the first section.
    #[serde(default)]
    #[schemars(description = "Lời dẫn trước mục đầu tiên.")]
    pub preamble: Option<Prose>,
    /// How the body is numbered.
    #[serde(default)]
    #[schemars(
        description = "Cách đánh số nội dung, khi khác với lệ thường của loại văn bản."
    )]
    pub scheme: Option<SchemeName>,
    /// The sections of its body, in order.
    #[serde(default)]
    #[schemars(description = "Nội dung.")]
    pub sections: Vec<Section>,
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
    Profile(
        #[schemars(extend("format" = "name"), description = "Tên hồ sơ cơ quan trong vanban.yaml.")]
         String,
    ),
    /// The agency, said in the document.
    #[schemars(description = "Cơ quan khai ngay trong văn bản.")]
    Inline(Box<Agency>),
}

/// What stands at the top of the first page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(
    inline,
    description = "Đầu trang 1: full (đủ tên cơ quan, số, ngày) hay national (chỉ Quốc hiệu, Tiêu ngữ: biên bản liên ngành, hợp đồng …)."
)]
pub enum Heading {
    /// Agency, number, place and date beside the country's name.
    #[schemars(description = "Đủ các ô số 1 đến 4.")]
    #[default]
    Full,
    /// The country's name and motto alone.
    #[schemars(description = "Chỉ Quốc hiệu và Tiêu ngữ, giữa trang.")]
    National,
}

/// Where the document is signed and kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(
    inline,
    description = "Bản giấy (paper) hay bản điện tử (electronic): bản điện tử để trống số và ngày ở dòng “Kèm theo”."
)]
pub enum Medium {
    /// Issued on paper, with a signature by hand.
    #[schemars(description = "Bản giấy.")]
    #[default]
    Paper,
    /// As a signed file.
    #[schemars(description = "Bản điện tử, ký số.")]
    Electronic,
}

/// How much of a section is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// Its number, its title and everything in it.
    #[default]
    Whole,
    /// Its number and title, since a part of it is.
    Frame,
    /// No part of it.
    Omitted,
}

/// A section, item or point: one shape at every depth.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(
    extend("format" = "section"),
    description = "Một mục, khoản hay điểm; có thể lồng nhau."
)]
pub struct Section {
    /// A name for references and comparison; never printed.
    #[serde(default)]
    #[schemars(extend("format" = "id"), description = "Tên để tham chiếu và so sánh giữa các năm; không in ra.")]
    pub id: Option<String>,
    /// How much of it an extract prints; never said in data.
    #[serde(skip)]
    pub shown: Shown,
    /// Its level, and that of those after it in the list.
    #[serde(default)]
    #[schemars(
        description = "Cấp của mục này và các mục ngang hàng sau nó; bỏ trống thì theo loại văn bản và cấp trên."
    )]
    pub level: Option<LevelName>,
    /// A title, on a line of its own and bold.
    #[serde(default)]
    #[schemars(
        extend("format" = "lines"),
        description = "Tiêu đề, đứng riêng một dòng, đậm. Ở tiêu đề giữa trang, xuống dòng viết sau `|` được giữ nguyên."
    )]
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
    /// A table after the text.
    #[serde(default)]
    #[schemars(description = "Bảng đặt sau nội dung.")]
    pub table: Option<Table>,
    /// A picture after the text.
    #[serde(default)]
    #[schemars(description = "Hình đặt sau nội dung.")]
    pub image: Option<Image>,
    /// What is numbered below it.
    #[serde(default)]
    #[schemars(description = "Các khoản, điểm con, được đánh số.")]
    pub items: Vec<Section>,
    /// Prose after the items.
    #[serde(default)]
    #[schemars(description = "Lời kết sau các khoản con.")]
    pub closing: Option<Prose>,
}

/// An annex (III.1).
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một phụ lục; từ hai phụ lục trở lên được đánh số La Mã.")]
pub struct Appendix {
    /// A name for references and comparison; never printed.
    #[serde(default)]
    #[schemars(extend("format" = "id"), description = "Tên để tham chiếu và so sánh; không in ra.")]
    pub id: Option<String>,
    /// The title; printed in capitals.
    #[serde(default)]
    #[schemars(
        extend("format" = "lines"),
        description = "Tên phụ lục; chương trình in hoa. Xuống dòng viết sau `|` được giữ nguyên."
    )]
    pub title: Option<String>,
    /// How its pages lie.
    #[serde(default)]
    #[schemars(description = "Trang dọc (portrait) hay ngang (landscape).")]
    pub orientation: Orientation,
    /// Prose before the sections and the table.
    #[serde(default)]
    #[schemars(description = "Lời văn trước bảng.")]
    pub text: Option<Prose>,
    /// Sections, numbered on their own.
    #[serde(default)]
    #[schemars(description = "Các mục của phụ lục, đánh số riêng.")]
    pub sections: Vec<Section>,
    /// A file of its own, signed by itself.
    #[serde(default)]
    #[schemars(
        description = "true: phụ lục gửi thành tệp riêng; có signed_at thì in thông tin ký số ở góc trên bên phải."
    )]
    pub separate: bool,
    /// Its table, below its text.
    #[serde(default)]
    #[schemars(description = "Bảng của phụ lục.")]
    pub table: Option<Table>,
}
