//! What a document says; the same words as the YAML's keys.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::agency::Agency;
use super::appendix::Appendix;
use super::attachment::{Attachment, AttachmentRef};
use super::choices::{Heading, Medium};
use super::kind::{KindName, SchemeName, UrgencyName};
use super::original::Original;
use super::part_data::PartsData;
use super::people::{Archive, Drafter, Party, SignatureRef};
use super::prose::Prose;
use super::section::Section;
use super::values::{DocumentNumber, IssueDate, Orientation};
use crate::yaml::Path;

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
    /// How its pages lie, but for those of annexes.
    #[serde(default)]
    #[schemars(
        description = "Trang dọc (portrait) hay ngang (landscape, khi nội dung có bảng); phụ lục có khóa riêng."
    )]
    pub orientation: Orientation,
    /// The year the document is about; needed while there is no date.
    #[serde(default)]
    #[schemars(
        range(min = 1945, max = 2999),
        description = "Năm của văn bản; bắt buộc khi chưa có ngày."
    )]
    pub year: Option<i32>,
    /// The number; none while drafting.
    #[serde(default)]
    #[schemars(
        description = "Số văn bản trong năm, in đúng các chữ số đã viết (0134); để trống khi còn dự thảo."
    )]
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
        description = "Ngày ban hành: 2025-02-13 hoặc 13/02/2025; 2026-06 hoặc 6/2026 khi mới biết tháng; để trống khi còn dự thảo."
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
    /// The words that enact a decision, where they are not as the preamble tells.
    #[serde(default)]
    #[schemars(
        extend("type" = ["string", "boolean", "null"]),
        description = "Lệnh ban hành của nghị quyết, quyết định: false khi lời dẫn đã là lời ban hành (không in thẩm quyền và lệnh), true để vẫn in, hoặc chữ của lệnh."
    )]
    pub enacting: Option<String>,
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
    /// Prose after the last section.
    #[serde(default)]
    #[schemars(description = "Lời kết sau mục cuối cùng.")]
    pub closing: Option<Prose>,
    /// Footnotes by the name that prose calls them, `[^name]`.
    #[serde(default)]
    #[schemars(description = "Chú thích cuối trang, theo tên mà lời văn gọi: [^ten].")]
    pub footnotes: BTreeMap<String, Prose>,
    /// Who signs (II.7).
    #[schemars(
        description = "Người ký: một người, tên một người ký trong vanban.yaml, hoặc danh sách hai đến mười người."
    )]
    pub signature: SignatureRef,
    /// How many signers stand side by side, where it is not as usual for so many.
    #[serde(default)]
    #[schemars(
        range(min = 1, max = 4),
        description = "Số người ký trong một hàng, khi khác lệ thường (đến ba người một hàng)."
    )]
    pub signers_in_row: Option<usize>,
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
    /// With empty fields for digital signatures.
    #[serde(default)]
    #[schemars(
        description = "true: PDF có sẵn trường chữ ký số trống cho từng người ký, không chiếm chỗ; bỏ trống thì theo vanban.yaml."
    )]
    pub signature_fields: Option<bool>,
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
        description = "Lúc ký số tệp riêng của phụ lục, của văn bản kèm theo, hoặc bản sao điện tử, như 2026-03-05T14:05:09+07:00; chỉ in khi khai."
    )]
    pub signed_at: Option<String>,
    /// The texts that it issues or approves (form 1.3).
    #[serde(default)]
    #[schemars(
        description = "Văn bản được ban hành hoặc phê duyệt kèm theo: một văn bản, hoặc danh sách nhiều văn bản."
    )]
    pub attachment: Option<AttachmentRef>,
    /// What a copy is made of (Điều 25).
    #[serde(default)]
    #[schemars(description = "Văn bản được sao.")]
    pub original: Option<Original>,
    /// The annexes (III.1).
    #[serde(default)]
    #[schemars(description = "Các phụ lục.")]
    pub appendices: Vec<Appendix>,
}

impl Document {
    /// True if a text that comes with it is a file of its own.
    pub fn is_file(&self, attachment: &Attachment) -> bool {
        let signed = self.medium == Medium::Electronic && self.signed_at.is_some();
        attachment.separate.unwrap_or(signed)
    }

    /// The year it is about: the given one, else the date's.
    pub fn subject_year(&self) -> Option<i32> {
        self.year.or(self.date.map(IssueDate::year))
    }

    /// The texts that it issues or approves, with where.
    pub fn attachments(&self) -> Vec<(&Attachment, Path)> {
        self.attachment.as_ref().map_or_else(Vec::new, AttachmentRef::all)
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
