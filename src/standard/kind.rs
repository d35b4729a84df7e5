//! Kinds of document: entries of the standard, or of an office's own.

use schemars::JsonSchema;
use serde::Deserialize;

use super::form::Form;
use super::named::Named;
use super::outlook::Outlook;
use super::year_of::YearOf;
use crate::vi;

/// What is said of a kind, by the standard or by an office for its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một loại văn bản.")]
pub struct KindEntry {
    /// Its name in a sentence: `Kế hoạch`.
    #[schemars(description = "Tên loại, như Phiếu trình.")]
    pub name: String,
    /// Its abbreviation in the code, with the exact letters: `KH`, `QyĐ`.
    #[serde(default)]
    #[schemars(
        description = "Chữ viết tắt trong ký hiệu, như PTr; bỏ trống thì ký hiệu chỉ có tên cơ quan."
    )]
    pub abbreviation: String,
    /// The form that it follows, or a template of the project.
    #[serde(default)]
    #[schemars(
        description = "Mẫu mà loại này theo, hoặc tên tệp trong templates/ (không có đuôi .typ.j2); mặc định là mẫu của văn bản có tên loại."
    )]
    pub form: Option<String>,
    /// Its template, where it is not its form's.
    #[serde(default)]
    #[schemars(description = "Mẫu trình bày trong templates/, khi khác mẫu của form.")]
    pub template: Option<String>,
    /// How its body is numbered.
    #[serde(default)]
    #[schemars(extend("format" = "scheme"), description = "Cách đánh số nội dung.")]
    pub scheme: Option<String>,
    /// What the first level of its body is.
    #[serde(default)]
    #[schemars(extend("format" = "level"), description = "Cấp đầu tiên của nội dung.")]
    pub top: Option<String>,
    /// As a copy, it is made anew of its original's data.
    #[serde(default)]
    #[schemars(description = "true: bản sao được lập lại từ dữ liệu của bản gốc.")]
    pub remade: bool,
    /// Which year it is about.
    #[serde(default)]
    #[schemars(
        description = "Văn bản về năm nào: date (năm ban hành), next (cả năm sau, như kế hoạch), last (cả năm trước, như báo cáo)."
    )]
    pub year: YearOf,
    /// What it does not have of its form: parts, or number, date, recipients.
    #[serde(default)]
    #[schemars(
        description = "Những gì loại này không có: number, date, recipients, hay một phần của mẫu như subject."
    )]
    pub without: Vec<String>,
    /// What may stay blank even in a document that is issued.
    #[serde(default)]
    #[schemars(description = "Những gì được để trống cả khi ban hành: number, date.")]
    pub later: Vec<String>,
    /// Which time its parts speak of.
    #[serde(default)]
    #[schemars(
        description = "Tên trong outlooks của chuẩn: nội dung kể việc đã qua hay giao việc sắp tới."
    )]
    pub outlook: Option<String>,
    /// Words of a subject under which it lists bills.
    #[serde(default)]
    #[schemars(
        description = "Cụm từ trong trích yếu cho biết văn bản liệt kê dự án luật, chưa phải luật."
    )]
    pub bills: Vec<String>,
}

/// An office's own kinds, by their name in YAML.
pub type OwnKinds = Named<KindEntry>;

/// A kind with its form.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Its name in YAML.
    pub id: String,
    /// Its name in a sentence.
    pub name: String,
    /// Its abbreviation in the code; empty if it has none.
    pub abbreviation: String,
    /// Its form; none for a template of the office's own that follows none.
    pub form: Option<Form>,
    /// The file of its template, without the ending.
    pub template: String,
    /// The name of the scheme that its body is numbered by.
    pub scheme: String,
    /// The name of its body's first level.
    pub top: String,
    /// True for a kind of the standard, which has a starter.
    pub of_standard: bool,
    /// True for a copy that is made anew of its original's data.
    pub remade: bool,
    /// Which year it is about.
    pub year: YearOf,
    /// Which time its parts speak of.
    pub outlook: Outlook,
    bills: Vec<String>,
    without: Vec<String>,
    later: Vec<String>,
}

impl Kind {
    pub(super) fn new(
        id: &str,
        entry: &KindEntry,
        form: Option<(&str, &Form)>,
        (scheme, top): (&str, &str),
        of_standard: bool,
    ) -> Self {
        let form_template = form
            .map(|(name, form)| form.template.clone().unwrap_or_else(|| name.to_owned()));
        let template = entry.template.clone().or(form_template);
        let template = template.or_else(|| entry.form.clone()).unwrap_or_default();
        let of_form = |list: fn(&Form) -> &Vec<String>| {
            form.map_or_else(Vec::new, |(_, form)| list(form).clone())
        };
        Self {
            id: id.to_owned(),
            name: entry.name.clone(),
            abbreviation: entry.abbreviation.clone(),
            form: form.map(|(_, form)| form.clone()),
            template,
            scheme: scheme.to_owned(),
            top: entry.top.clone().unwrap_or_else(|| top.to_owned()),
            of_standard,
            remade: entry.remade,
            year: entry.year,
            outlook: Outlook::default(),
            bills: entry.bills.clone(),
            without: [entry.without.clone(), of_form(|form| &form.without)].concat(),
            later: [entry.later.clone(), of_form(|form| &form.later)].concat(),
        }
    }

    /// False if it prints no number, date, or recipients.
    pub fn prints(&self, piece: &str) -> bool {
        !self.without.iter().any(|own| own == piece)
    }

    /// True if its number or date must be known when it is issued.
    pub fn must_say(&self, piece: &str) -> bool {
        self.prints(piece) && !self.later.iter().any(|own| own == piece)
    }

    /// The parts that it has, of those that forms differ in; none if any will do.
    pub fn has(&self) -> Option<Vec<&str>> {
        let form = self.form.as_ref()?;
        Some(
            form.has
                .iter()
                .map(String::as_str)
                .filter(|part| self.prints(part))
                .collect(),
        )
    }

    /// The parts that it must have, each as alternatives of which one will do.
    pub fn needs(&self) -> Vec<Vec<&str>> {
        let needs = self.form.iter().flat_map(|form| &form.needs);
        let needs = needs.map(|need| need.split('|').collect::<Vec<_>>());
        needs
            .filter(|parts| parts.iter().all(|part| self.prints(part)))
            .collect()
    }

    /// True if it lists bills under a subject.
    pub fn lists_bills(&self, subject: &str) -> bool {
        let subject = vi::nfc(subject).to_lowercase();
        self.bills.iter().any(|words| subject.contains(&**words))
    }

    /// True if it makes a copy of another document.
    pub fn is_copy(&self) -> bool {
        self.form.as_ref().is_some_and(|form| form.copies)
    }
}
