//! Changes of administration: bodies that are no more, or are called otherwise.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::Message;
use crate::say;
use crate::vi::short_date;
use crate::yaml::Day;

/// A change of administration.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một thay đổi tổ chức hành chính.")]
pub struct Reform {
    /// A name for it.
    #[schemars(description = "Tên để nhận biết, như cap-huyen.")]
    pub id: String,
    /// What it concerns, in a few words.
    #[schemars(description = "Đối tượng thay đổi, gọi ngắn, như cấp huyện.")]
    pub title: String,
    /// What happened to it.
    #[schemars(
        description = "abolished (bỏ), merged (hợp nhất) hoặc renamed (đổi tên)."
    )]
    pub change: ReformKind,
    /// The first day on which it holds.
    #[schemars(description = "Ngày bắt đầu.")]
    pub from: Day,
    /// What texts call it; `huyện …` stands for any name with a capital letter.
    #[schemars(
        length(min = 1),
        description = "Các cách gọi trong văn bản; `huyện …` là huyện kèm một tên riêng."
    )]
    pub names: Vec<String>,
    /// Those of the names that a text may still say of today: only a draft of next year asks
    /// about them.
    #[serde(default)]
    #[schemars(
        description = "Những cách gọi trên mà văn bản vẫn có thể dùng đúng: lệnh next hỏi, lệnh build không báo."
    )]
    pub loose: Vec<String>,
    /// What looks like one of the names and is not meant.
    #[serde(default)]
    #[schemars(description = "Cụm từ trông giống nhưng không phải.")]
    pub except: Vec<String>,
    /// What to write instead from that day on; a later change of it is an entry of its own.
    #[serde(default)]
    #[schemars(
        description = "Cách gọi thay thế kể từ ngày đó; sau này đổi nữa thì là một mục khác."
    )]
    pub successor: Option<String>,
    /// Bodies that took some of its work; the successor has only the rest.
    #[serde(default)]
    #[schemars(
        description = "Cơ quan khác nhận một phần việc; khi ấy lệnh next hỏi, không tự đề nghị một tên."
    )]
    pub shared: Vec<SharedWork>,
    /// Where this is known from.
    #[schemars(description = "Nguồn: văn bản nói điều đó.")]
    pub source: String,
    /// How many independent sources say so.
    #[serde(default)]
    #[schemars(range(min = 1, max = 9), description = "Mấy nguồn độc lập nói điều đó.")]
    pub sources: Option<u8>,
}

impl Reform {
    /// What became of the body, and since when.
    pub fn became(&self) -> Message {
        let (title, from) = (&self.title, short_date(self.from.0));
        match self.change {
            ReformKind::Abolished => {
                say!("{title} không còn từ ngày {from}", "{title}: no more since {from}")
            }
            ReformKind::Merged => {
                say!("{title} đã hợp nhất từ ngày {from}", "{title}: merged on {from}")
            }
            ReformKind::Renamed => {
                say!("{title} đã đổi tên từ ngày {from}", "{title}: renamed on {from}")
            }
        }
    }
}

/// Work of a body that another than its successor took.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Phần việc về một cơ quan khác.")]
pub struct SharedWork {
    /// The work, in a few words.
    #[schemars(description = "Việc gì, như giảm nghèo.")]
    pub work: String,
    /// The body that has it now.
    #[schemars(description = "Cơ quan nhận việc ấy.")]
    pub body: String,
}

/// What happened to a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline, description = "Bỏ (abolished), hợp nhất (merged), đổi tên (renamed).")]
pub enum ReformKind {
    /// It is no more.
    #[schemars(description = "Không còn.")]
    Abolished,
    /// It became one with another.
    #[schemars(description = "Hợp nhất với đơn vị khác.")]
    Merged,
    /// It is called otherwise.
    #[schemars(description = "Đổi tên.")]
    Renamed,
}
