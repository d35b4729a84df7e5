//! Model forms: what each has, needs and prints of its own.

use schemars::JsonSchema;
use serde::Deserialize;

use super::named::Named;

/// The parts that some forms have and others do not, by their key in the data; a standard's own
/// `parts` come besides.
pub const PARTS: [&str; 11] = [
    "subject",
    "issuer",
    "addressees",
    "legal_bases",
    "preamble",
    "enacting",
    "parties",
    "sections",
    "closing",
    "attachment",
    "original",
];

/// The keys of every document that a form may lack.
pub(super) const LACKS: [&str; 10] = [
    "title",
    "circulation",
    "urgency",
    "secrecy_stamp",
    "draft",
    "contact",
    "drafter",
    "appendices",
    "footnotes",
    "orientation",
];

/// A model form.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(description = "Một mẫu văn bản.")]
pub struct Form {
    /// How the standard numbers it.
    #[schemars(description = "Số của mẫu, như 1.4.")]
    pub number: Option<String>,
    /// The clause, where it has no number.
    #[schemars(description = "Điều khoản, khi mẫu không có số.")]
    pub clause: Option<String>,
    /// Its template, without the file ending; the form's own name if not said.
    #[schemars(description = "Tên mẫu trình bày; bỏ trống thì là tên của mẫu.")]
    pub template: Option<String>,
    /// Of the parts that forms differ in, those that it has.
    #[schemars(description = "Những phần mà mẫu có.")]
    pub has: Vec<String>,
    /// Of those, the ones that it cannot be without; `a|b` where one of the two will do.
    #[schemars(description = "Những phần phải có; a|b là một trong hai.")]
    pub needs: Vec<String>,
    /// Keys of every document that it does not print.
    #[schemars(description = "Những khóa chung mà mẫu không in, như title, draft.")]
    pub lacks: Vec<String>,
    /// What of the usual head and end it does not print: number, date, recipients.
    #[schemars(description = "Những gì không in: number, date, recipients.")]
    pub without: Vec<String>,
    /// What may stay blank even in a document that is issued: number, date.
    #[schemars(description = "Những gì được để trống cả khi ban hành: number, date.")]
    pub later: Vec<String>,
    /// The words between who issues it and what is issued.
    #[schemars(description = "Chữ của lệnh ban hành, in giữa phần mở đầu và nội dung.")]
    pub enacting: Option<String>,
    /// Words by which a preamble is known to issue the document itself.
    #[schemars(
        description = "Những chữ cho biết lời dẫn đã là lời ban hành, nên không in lệnh ban hành."
    )]
    pub enacts: Vec<String>,
    /// The subject below the number, in place of a title; `{subject}`.
    #[schemars(description = "Trích yếu dưới số, ký hiệu thay cho tên loại: {subject}.")]
    pub about: Option<String>,
    /// Its code names the unit that drafted it, or its field, after the agency.
    #[schemars(
        description = "true: ký hiệu có chữ viết tắt của đơn vị soạn thảo hoặc lĩnh vực, sau tên cơ quan."
    )]
    pub unit_in_code: bool,
    /// With the agency's address on the first page, unless the document says otherwise.
    #[schemars(description = "true: in địa chỉ cơ quan ở cuối trang 1.")]
    pub contact: bool,
    /// It makes a copy of another document, and says nothing of its own.
    #[schemars(description = "true: là bản sao của văn bản khác.")]
    pub copies: bool,
    /// How the text cites itself.
    #[schemars(
        description = "Văn bản tự gọi tên mình: in_sentence (kế hoạch này) hay as_named (Quyết định này)."
    )]
    pub cited: Cited,
}

/// How a text calls its own kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline, description = "in_sentence: chữ thường; as_named: giữ chữ hoa.")]
pub enum Cited {
    /// With a small first letter.
    #[default]
    #[schemars(description = "Chữ thường: kế hoạch này.")]
    InSentence,
    /// As its name is.
    #[schemars(description = "Giữ chữ hoa: Quyết định này.")]
    AsNamed,
}

/// A part of the data that only one form has, with the lines that the form prints of it.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một phần chỉ một mẫu có.")]
pub struct FormPart {
    /// What it is.
    #[schemars(description = "Phần này là gì.")]
    pub name: String,
    /// The clause or form.
    #[serde(default)]
    #[schemars(description = "Điều khoản hoặc mẫu.")]
    pub clause: Option<String>,
    /// Its fields.
    #[schemars(description = "Các trường.")]
    pub fields: Named<FormField>,
    /// The lines before the body.
    #[serde(default)]
    #[schemars(description = "Các dòng trước nội dung.")]
    pub before: Vec<FixedLine>,
    /// The lines after the body.
    #[serde(default)]
    #[schemars(description = "Các dòng sau nội dung.")]
    pub after: Vec<FixedLine>,
}

/// A field of such a part.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một trường.")]
pub struct FormField {
    /// What it is.
    #[schemars(description = "Trường này là gì.")]
    pub name: String,
    /// What it holds.
    #[serde(default, rename = "type")]
    #[schemars(description = "Giữ gì: text, list, date hay flag.")]
    pub kind: FieldType,
    /// It must be said.
    #[serde(default)]
    #[schemars(description = "true: phải có.")]
    pub required: bool,
    /// What a flag prints at the end, if it is set.
    #[serde(default)]
    #[schemars(description = "Chữ in ở cuối khi trường true/false là true.")]
    pub prints: Option<String>,
    /// What stands in the room below that, in which somebody else signs.
    #[serde(default)]
    #[schemars(description = "Chữ ở chỗ để ký, dưới chữ của prints.")]
    pub room: Option<String>,
    /// What stands below the room.
    #[serde(default)]
    #[schemars(description = "Chữ ở dưới chỗ để ký.")]
    pub below: Option<String>,
    /// What it is where the data does not say.
    #[serde(default)]
    #[schemars(description = "Giá trị khi không khai.")]
    pub usual: Option<String>,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(
    inline,
    description = "text (chữ), list (danh sách), date (ngày), flag (true, false)."
)]
pub enum FieldType {
    /// A text.
    #[default]
    #[schemars(description = "Chữ.")]
    Text,
    /// Several texts.
    #[schemars(description = "Danh sách.")]
    List,
    /// A date; a blank where it is not known yet.
    #[schemars(description = "Ngày.")]
    Date,
    /// True or false.
    #[schemars(description = "true hay false.")]
    Flag,
}

/// A line that a form prints.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một dòng in sẵn.")]
pub struct FixedLine {
    /// The words; `{agency}` and the names of the part's fields.
    #[schemars(description = "Chữ của dòng: {agency} và tên các trường.")]
    pub text: String,
    /// A field whose entries follow: one on the line itself, several as a list below it.
    #[serde(default)]
    #[schemars(description = "Trường danh sách in tiếp theo.")]
    pub list: Option<String>,
    /// In the middle of the page.
    #[serde(default)]
    #[schemars(description = "true: ở giữa trang.")]
    pub centred: bool,
    /// It begins at the left margin, as what goes on from the line before it.
    #[serde(default)]
    #[schemars(description = "true: bắt đầu ở lề trái, tiếp dòng trước.")]
    pub flush: bool,
    /// The field that the line is about, if it is not the first one in it.
    #[serde(default)]
    #[schemars(description = "Dòng nói về trường nào, nếu không phải trường đầu tiên.")]
    pub at: Option<String>,
}

impl FixedLine {
    /// The names of the places in it, in order.
    pub fn places(&self) -> impl Iterator<Item = &str> {
        super::pattern::places(&self.text)
    }

    /// The field that the line is about, by its name.
    pub fn about<'a>(&'a self, part: &FormPart) -> Option<&'a str> {
        let named = self.at.as_deref().or(self.list.as_deref());
        named.or_else(|| self.places().find(|name| part.fields.get(name).is_some()))
    }
}
