//! The levels of a body, and how each is numbered and cited.

use schemars::JsonSchema;
use serde::Deserialize;

use super::named::Named;
use super::pattern::fill;
use crate::vi;

/// A way to number a body: its levels from the highest.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một cách đánh số nội dung.")]
pub struct Scheme {
    /// What people call it.
    #[schemars(description = "Cách gọi, như Phần → I. → 1. → a).")]
    pub name: String,
    /// The level of a body's first sections.
    #[schemars(description = "Cấp đầu tiên khi văn bản không nói.")]
    pub top: String,
    /// The levels, from the highest.
    #[schemars(description = "Các cấp, từ cao xuống thấp.")]
    pub levels: Named<Level>,
    /// The clause.
    #[serde(default)]
    #[schemars(description = "Điều khoản.")]
    pub clause: Option<String>,
}

/// A level of a body.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of the standard's own")]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một cấp của nội dung.")]
pub struct Level {
    /// The number as it is printed; `{n}`, `{roman}`, `{letter}`.
    #[schemars(description = "Số như in ra: {n}, {roman}, {letter}.")]
    pub number: String,
    /// How it is cited.
    #[schemars(description = "Cách dẫn chiếu: {n}, {roman}, {letter}.")]
    pub cite: String,
    /// The level below it, where the data does not say.
    #[schemars(description = "Cấp dưới nó khi văn bản không nói.")]
    pub below: String,
    /// Number and title stand centred on lines of their own.
    #[serde(default)]
    #[schemars(description = "true: số và tiêu đề ở giữa, mỗi thứ một dòng.")]
    pub centred: bool,
    /// The title is printed in capitals.
    #[serde(default)]
    #[schemars(description = "true: tiêu đề in hoa.")]
    pub capitals: bool,
    /// The title is bold.
    #[serde(default)]
    #[schemars(description = "true: tiêu đề in đậm.")]
    pub bold: bool,
    /// The number is bold before running text, too.
    #[serde(default)]
    #[schemars(description = "true: số in đậm cả khi đứng trước lời văn.")]
    pub bold_number: bool,
    /// It must have a title.
    #[serde(default)]
    #[schemars(description = "true: phải có tiêu đề.")]
    pub titled: bool,
    /// It is counted through the whole body.
    #[serde(default)]
    #[schemars(description = "true: đếm suốt văn bản.")]
    pub through: bool,
    /// It is cited without what it lies in.
    #[serde(default)]
    #[schemars(description = "true: dẫn chiếu không kèm cấp chứa nó.")]
    pub alone: bool,
    /// What lies in it is cited without it.
    #[serde(default)]
    #[schemars(description = "true: không được nêu khi dẫn chiếu cấp ở trong nó.")]
    pub frame: bool,
}

impl Level {
    /// The n-th number as it is printed; letters that have run out are `?`.
    pub fn printed(&self, n: usize, letters: &[String]) -> String {
        numbered(&self.number, n, letters)
    }

    /// How the n-th is cited, without what it lies in.
    pub fn cited(&self, n: usize, letters: &[String]) -> String {
        numbered(&self.cite, n, letters)
    }

    /// True if its n-th number cannot be written, since it has no letter.
    pub fn runs_out(&self, n: usize, letters: &[String]) -> bool {
        self.number.contains("{letter}") && n > letters.len()
    }
}

fn numbered(pattern: &str, n: usize, letters: &[String]) -> String {
    fill(pattern, |name| match name {
        "n" => Some(n.to_string()),
        "roman" => Some(vi::roman(n)),
        "letter" => {
            let letter = n.checked_sub(1).and_then(|at| letters.get(at));
            Some(letter.map_or("?", String::as_str).to_owned())
        }
        _ => None,
    })
}
