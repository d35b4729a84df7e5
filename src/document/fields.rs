//! The parts that only one model form has: its fixed lines, by what they say.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{IssueDate, Prose};

/// What a giấy mời says (form 1.7).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Nội dung cố định của giấy mời (mẫu 1.7).")]
pub struct Invitation {
    /// Who is invited.
    #[schemars(
        length(min = 1),
        description = "Ai được mời, mỗi dòng một nơi hoặc một người."
    )]
    pub guests: Vec<String>,
    /// What to.
    #[schemars(description = "Tới dự: tên cuộc họp, hội thảo, hội nghị.")]
    pub event: String,
    /// Who chairs it.
    #[serde(default)]
    #[schemars(description = "Chủ trì.")]
    pub chair: Option<String>,
    /// When.
    #[schemars(description = "Thời gian, viết như sẽ in.")]
    pub time: String,
    /// Where.
    #[schemars(description = "Địa điểm.")]
    pub place: String,
}

/// What a giấy giới thiệu says (form 1.8).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Nội dung cố định của giấy giới thiệu (mẫu 1.8).")]
pub struct Introduction {
    /// Who is introduced.
    #[schemars(description = "Ông (bà): họ và tên.")]
    pub person: String,
    /// The post.
    #[schemars(description = "Chức vụ, đơn vị công tác.")]
    pub position: String,
    /// Where to.
    #[schemars(description = "Được cử đến cơ quan, tổ chức nào.")]
    pub sent_to: String,
    /// What for.
    #[schemars(description = "Về việc gì.")]
    pub purpose: String,
    /// Until when it holds.
    #[serde(default)]
    #[schemars(description = "Có giá trị đến hết ngày nào; để trống khi chưa định.")]
    pub valid_until: Option<IssueDate>,
}

/// What frames a biên bản (form 1.9).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Phần cố định của biên bản (mẫu 1.9).")]
pub struct Meeting {
    /// When it began.
    #[schemars(description = "Thời gian bắt đầu, viết như sẽ in.")]
    pub start: String,
    /// Where it was.
    #[schemars(description = "Địa điểm.")]
    pub place: String,
    /// Who was there.
    #[schemars(length(min = 1), description = "Thành phần tham dự.")]
    pub attendees: Vec<String>,
    /// Who chaired it.
    #[serde(default)]
    #[schemars(description = "Chủ trì (chủ tọa).")]
    pub chair: Option<String>,
    /// Who wrote it down.
    #[serde(default)]
    #[schemars(description = "Thư ký (người ghi biên bản).")]
    pub secretary: Option<String>,
    /// When it ended.
    #[schemars(
        description = "Thời gian kết thúc, như 11 giờ 30, ngày 05 tháng 3 năm 2026."
    )]
    pub end: String,
    /// What it was, at the beginning of the closing sentence.
    #[serde(default)]
    #[schemars(
        description = "Gọi là gì trong câu kết: Cuộc họp (mặc định), Hội nghị, Hội thảo."
    )]
    pub name: Option<String>,
}

/// What a giấy nghỉ phép says (form 1.10).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Nội dung cố định của giấy nghỉ phép (mẫu 1.10).")]
pub struct Leave {
    /// When it was asked for.
    #[serde(default)]
    #[schemars(description = "Ngày của đơn đề nghị nghỉ phép.")]
    pub request_date: Option<IssueDate>,
    /// Who takes it.
    #[schemars(description = "Ông (bà): họ và tên.")]
    pub person: String,
    /// The post.
    #[schemars(description = "Chức vụ, đơn vị công tác.")]
    pub position: String,
    /// How long.
    #[schemars(description = "Trong thời gian bao lâu, như 05 ngày.")]
    pub duration: String,
    /// The first day.
    #[serde(default)]
    #[schemars(description = "Kể từ ngày.")]
    pub from: Option<IssueDate>,
    /// The last day.
    #[serde(default)]
    #[schemars(description = "Đến hết ngày.")]
    pub to: Option<IssueDate>,
    /// Where it is spent.
    #[schemars(description = "Nơi nghỉ phép.")]
    pub place: String,
    /// What it is counted as.
    #[schemars(description = "Được tính vào thời gian nào, như nghỉ hằng năm năm 2026.")]
    pub counted: String,
    /// With room for a confirmation by the place of leave.
    #[serde(default)]
    #[schemars(
        description = "true: in chỗ “Xác nhận của cơ quan (tổ chức) … nơi nghỉ phép”."
    )]
    pub confirmation: bool,
}

/// A party to a contract or agreement.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một bên của hợp đồng, bản thỏa thuận, bản ghi nhớ.")]
pub struct Party {
    /// What the text calls it: `Bên A`.
    #[schemars(description = "Gọi là gì, như Bên A.")]
    pub title: String,
    /// Its name.
    #[schemars(description = "Tên cơ quan, tổ chức, cá nhân.")]
    pub name: String,
    /// Address, representative and so on, a line each.
    #[serde(default)]
    #[schemars(description = "Địa chỉ, người đại diện, tài khoản …, mỗi dòng một ý.")]
    pub details: Vec<Prose>,
}
