//! A standard: everything that its documents have in common.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::blanks::Blanks;
use super::code::{Code, DateForm};
use super::form::{Form, FormPart, PARTS};
use super::kind::{Kind, KindEntry, OwnKinds};
use super::level::{Level, Scheme};
use super::named::Named;
use super::outlook::Outlook;
use super::page::{Chosen, MarginSizes, Measure, Size};
use super::pattern::fill;
use super::register::RegisterForm;
use super::stamps::Stamps;
use super::validity::Validity;
use super::words::Words;
use crate::diag::Message;

/// A standard of form and layout.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(
    description = "Một chuẩn thể thức: chữ in sẵn, cỡ, lề, mẫu, loại văn bản, cấp nội dung."
)]
pub struct Standard {
    /// Its name in `standard:`.
    #[schemars(description = "Tên dùng ở khóa standard.")]
    pub id: String,
    /// The standard that it changes: what it does not say is as there.
    #[serde(default)]
    #[schemars(
        description = "Chuẩn mà nó sửa đổi; điều gì không khai thì theo chuẩn ấy."
    )]
    pub based_on: Option<String>,
    /// What it is, in full.
    #[schemars(description = "Tên đầy đủ.")]
    pub name: String,
    /// The line of standards that follow each other; one of them is chosen by a document's date.
    #[schemars(description = "Dòng chuẩn nối tiếp nhau theo thời gian, như hanh-chinh.")]
    pub line: String,
    /// When it holds.
    #[schemars(description = "Thời gian áp dụng.")]
    pub valid: Validity,
    /// How a form is cited in messages, in both languages; `{number}`.
    #[schemars(description = "Cách viện dẫn một mẫu trong thông báo: {number}.")]
    pub form_reference: FormReference,
    /// The words that it fixes.
    #[schemars(description = "Chữ in sẵn.")]
    pub words: Words,
    /// Words that a legal basis may begin with.
    #[schemars(description = "Các từ mở đầu một căn cứ.")]
    pub basis_leads: Vec<String>,
    /// Words that a subject may begin with, of which it has one.
    #[serde(default)]
    #[schemars(description = "Các từ mở đầu một trích yếu; trích yếu chỉ có một.")]
    pub subject_leads: Vec<String>,
    /// What the names of files that are sent beside a document's own end in.
    #[schemars(description = "Đuôi tên của các tệp gửi kèm tệp chính.")]
    pub files: FileEndings,
    /// Number and code.
    #[schemars(description = "Số, ký hiệu.")]
    pub code: Code,
    /// Dates.
    #[schemars(description = "Ngày tháng.")]
    pub date: DateForm,
    /// How wide the room for an unknown value is, in mm.
    #[schemars(description = "Chỗ trống của giá trị chưa biết, mm.")]
    pub blanks: Blanks,
    /// The margins, in mm.
    #[schemars(description = "Lề trang, mm.")]
    pub margins: MarginSizes,
    /// The sizes of letters by the name that components call them, in pt.
    #[schemars(description = "Cỡ chữ, pt.")]
    pub sizes: Named<Size>,
    /// Other lengths by the name that components call them.
    #[schemars(description = "Các độ dài khác.")]
    pub measures: Named<Measure>,
    /// The diameter of a seal, in mm.
    #[schemars(description = "Đường kính dấu, mm.")]
    pub seal: Size,
    /// The boxes that digital stamps fill; none where nothing is stamped.
    #[serde(default)]
    #[schemars(description = "Chỗ mà các dấu số trùm lên khi ban hành, mm.")]
    pub stamps: Option<Stamps>,
    /// Marks of urgency by their name in YAML.
    #[schemars(description = "Các mức độ khẩn.")]
    pub urgency: Named<Urgency>,
    /// The letters that points are counted by.
    #[schemars(description = "Các chữ cái để đánh số điểm, theo thứ tự.")]
    pub letters: Vec<String>,
    /// The ways to number a body.
    #[schemars(description = "Các cách đánh số nội dung.")]
    pub schemes: Named<Scheme>,
    /// The scheme of annexes.
    #[schemars(description = "Cách đánh số của phụ lục.")]
    pub annex_scheme: String,
    /// Parts of the data that only one form has.
    #[serde(default)]
    #[schemars(description = "Các phần chỉ một mẫu có.")]
    pub parts: Named<FormPart>,
    /// The model forms.
    #[schemars(description = "Các mẫu.")]
    pub forms: Named<Form>,
    /// The form of kinds that do not say one.
    #[schemars(description = "Mẫu của loại không nói theo mẫu nào.")]
    pub(super) usual_form: String,
    /// The kinds of document.
    #[schemars(description = "Các loại văn bản.")]
    pub kinds: Named<KindEntry>,
    /// The kinds that are sent to those whom they address.
    #[serde(default)]
    #[schemars(description = "Các loại gửi đích danh, có phần Kính gửi.")]
    pub addressed: Vec<String>,
    /// Those of them that always have addressees.
    #[serde(default)]
    #[schemars(description = "Trong các loại ấy, những loại bao giờ cũng có Kính gửi.")]
    pub always_addressed: Vec<String>,
    /// The kinds that legal texts have too, whose code has a year.
    #[serde(default)]
    #[schemars(
        description = "Các loại mà văn bản quy phạm pháp luật cũng có; ký hiệu khi ấy có năm."
    )]
    pub legal_texts: Vec<String>,
    /// Which time the parts of a kind speak of.
    #[serde(default)]
    #[schemars(description = "Thời gian mà nội dung các loại văn bản nói đến.")]
    pub outlooks: Named<Outlook>,
    /// The outlook of kinds that do not say one.
    #[serde(default)]
    #[schemars(description = "Tên trong outlooks, của loại không nói theo tên nào.")]
    pub(super) usual_outlook: Option<String>,
    /// The register of outgoing documents.
    #[serde(default)]
    #[schemars(description = "Sổ đăng ký văn bản đi.")]
    pub register: RegisterForm,
    /// The clause of each key of the data, and of what messages cite.
    #[serde(default)]
    #[schemars(description = "Điều khoản của từng khóa dữ liệu.")]
    pub clauses: BTreeMap<String, String>,
}

/// What the names of files that are sent beside a document's own end in.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Đuôi tên của các tệp gửi kèm tệp chính.")]
pub struct FileEndings {
    /// Of an attached text.
    #[schemars(description = "Của văn bản kèm theo.")]
    pub attachment: String,
    /// Of an annex; `{n}`.
    #[schemars(description = "Của phụ lục: {n}.")]
    pub appendix: String,
}

/// How a form is cited in messages.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Cách viện dẫn một mẫu, tiếng Việt và tiếng Anh.")]
pub struct FormReference {
    /// In Vietnamese.
    #[schemars(description = "Tiếng Việt.")]
    pub vi: String,
    /// In English.
    #[schemars(description = "Tiếng Anh.")]
    pub en: String,
}

/// A mark of urgency.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một mức độ khẩn.")]
pub struct Urgency {
    /// The text of the mark.
    #[schemars(description = "Chữ trong khung.")]
    pub text: String,
    /// The width of its box, in mm.
    #[schemars(range(min = 5, max = 100), description = "Bề rộng khung, mm.")]
    pub width: u32,
    /// The clause.
    #[serde(default)]
    #[schemars(description = "Điều khoản.")]
    pub clause: Option<String>,
}

impl Standard {
    /// A kind by its name: the standard's, else one of the office's own.
    pub fn kind(&self, id: &str, own: &OwnKinds) -> Option<Kind> {
        let known = self.kinds.get(id);
        let entry = known.or_else(|| own.get(id))?;
        let form = match &entry.form {
            Some(name) => self.forms.get(name).map(|form| (name.as_str(), form)),
            None => {
                self.forms.get(&self.usual_form).map(|form| (&*self.usual_form, form))
            }
        };
        let scheme = entry.scheme.as_deref().unwrap_or(&self.annex_scheme);
        let top = &self.schemes.get(scheme)?.top;
        let outlook = entry.outlook.as_deref().or(self.usual_outlook.as_deref());
        let outlook = outlook.and_then(|name| self.outlooks.get(name));
        let mut kind = Kind::new(id, entry, form, (scheme, top), known.is_some());
        kind.outlook = outlook.cloned().unwrap_or_default();
        Some(kind)
    }

    /// The kinds of the standard, then those of the office, by their names in YAML.
    pub fn kind_names<'a>(&'a self, own: &'a OwnKinds) -> impl Iterator<Item = &'a str> {
        self.kinds
            .names()
            .chain(own.names().filter(|id| self.kinds.get(id).is_none()))
    }

    /// A level of a scheme, with its rank from the highest; from another scheme if it is
    /// foreign to this one.
    pub fn level(&self, scheme: &str, level: &str) -> Option<(&Level, bool)> {
        let own = self.schemes.get(scheme).and_then(|scheme| scheme.levels.get(level));
        if let Some(level) = own {
            return Some((level, true));
        }
        let foreign =
            self.schemes.iter().find_map(|(_, scheme)| scheme.levels.get(level));
        foreign.map(|level| (level, false))
    }

    /// The names of all levels, each once, from the highest.
    pub fn level_names(&self) -> Vec<&str> {
        let mut found: Vec<&str> = vec![];
        let mut schemes: Vec<&Scheme> =
            self.schemes.iter().map(|(_, scheme)| scheme).collect();
        schemes.sort_by_key(|scheme| std::cmp::Reverse(scheme.levels.names().count()));
        for level in schemes.iter().flat_map(|scheme| scheme.levels.names()) {
            if !found.contains(&level) {
                found.push(level);
            }
        }
        found
    }

    /// Every part that forms differ in, by its key.
    pub fn part_names(&self) -> impl Iterator<Item = &str> {
        PARTS.into_iter().chain(self.parts.names())
    }

    /// How a form is cited: `mẫu 1.4, Phụ lục III`, or its clause.
    pub fn form_reference(&self, form: &Form) -> Message {
        let Some(number) = &form.number else {
            let clause = form.clause.clone().unwrap_or_else(|| self.name.clone());
            return Message::new(clause.clone(), clause);
        };
        let value = |name: &str| (name == "number").then(|| number.clone());
        let FormReference { vi, en } = &self.form_reference;
        Message::new(fill(vi, value), fill(en, value))
    }

    /// The clause of a key, `Type.key` or `key`, in brackets behind a space; empty if there is
    /// none.
    pub fn clause(&self, key: &str) -> String {
        self.clauses
            .get(key)
            .map_or_else(String::new, |clause| format!(" ({clause})"))
    }

    /// The size of letters of a name, in pt, with what the office has chosen.
    pub fn size(&self, name: &str, chosen: &Chosen) -> u32 {
        let mut name = name;
        // No more steps than there are sizes: a circle ends, too.
        for _ in self.sizes.names() {
            let Some(size) = self.sizes.get(name) else { return 0 };
            let own = size.key.as_ref().and_then(|key| chosen.get(key).copied());
            match (own.or(size.usual), &size.same) {
                (Some(pt), _) => return pt,
                (None, Some(other)) => name = other,
                (None, None) => return 0,
            }
        }
        0
    }
}
