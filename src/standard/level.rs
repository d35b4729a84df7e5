//! The levels of a body, and how each is numbered and cited.

use std::collections::BTreeMap;

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
    /// The number as it is printed; `{n}`, `{roman}`, `{letter}`, `{capital}`, and `{parent}`, the
    /// number of what it lies in.
    #[schemars(
        description = "Số như in ra: {n}, {roman}, {letter}, {capital}; {parent} là số của cấp chứa nó."
    )]
    pub number: String,
    /// How it is cited.
    #[schemars(
        description = "Cách dẫn chiếu: {n}, {roman}, {letter}, {capital}, {parent}."
    )]
    pub cite: String,
    /// How it is cited in a level of a name, where that is not as everywhere.
    #[serde(default)]
    #[schemars(
        description = "Cách dẫn chiếu khi nằm trong một cấp khác, theo tên cấp ấy."
    )]
    pub cite_in: BTreeMap<String, String>,
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
    /// It must have a title where it lies in one that must.
    #[serde(default)]
    #[schemars(
        description = "true: phải có tiêu đề khi nằm trong một cấp phải có tiêu đề."
    )]
    pub titled_within: bool,
    /// It is counted through the whole body.
    #[serde(default)]
    #[schemars(description = "true: đếm suốt văn bản.")]
    pub through: bool,
    /// It may lie in one of its own level.
    #[serde(default)]
    #[schemars(
        description = "true: được nằm trong một mục cùng cấp, như 1.1.1. trong 1.1."
    )]
    pub nests: bool,
    /// It is cited without what it lies in.
    #[serde(default)]
    #[schemars(description = "true: dẫn chiếu không kèm cấp chứa nó.")]
    pub alone: bool,
    /// What lies in it is cited without it.
    #[serde(default)]
    #[schemars(description = "true: không được nêu khi dẫn chiếu cấp ở trong nó.")]
    pub frame: bool,
}

/// A place among the sections of a body.
#[derive(Clone, Copy, Debug)]
pub struct Nth<'a> {
    /// Which it is among its like, from 1.
    pub n: usize,
    /// The level that it lies in, and the number of that as it is printed.
    pub parent: Option<(&'a str, &'a str)>,
    /// The letters that points are counted by.
    pub letters: &'a [String],
}

impl Level {
    /// The number of one as it is printed; letters that have run out are `?`.
    pub fn printed(&self, nth: Nth<'_>) -> String {
        nth.numbered(&self.number)
    }

    /// How one is cited, without what it lies in.
    pub fn cited(&self, nth: Nth<'_>) -> String {
        let inside = nth.parent.and_then(|(level, _)| self.cite_in.get(level));
        nth.numbered(inside.unwrap_or(&self.cite))
    }

    /// True if its n-th number cannot be written, since it has no letter.
    pub fn runs_out(&self, n: usize, letters: &[String]) -> bool {
        let by_letter = ["{letter}", "{capital}"];
        by_letter.iter().any(|it| self.number.contains(it)) && n > letters.len()
    }
}

impl Nth<'_> {
    fn numbered(self, pattern: &str) -> String {
        let letter = || {
            let letter = self.n.checked_sub(1).and_then(|at| self.letters.get(at));
            letter.map_or("?", String::as_str)
        };
        fill(pattern, |name| match name {
            "n" => Some(self.n.to_string()),
            "roman" => Some(vi::roman(self.n)),
            "letter" => Some(letter().to_owned()),
            "capital" => Some(vi::upper(letter())),
            // Of `Điều 1.` and `1.1.` only what counts: `1`, `1.1`.
            "parent" => self.parent.and_then(|(_, number)| {
                let count = number.split_whitespace().next_back()?;
                Some(count.trim_end_matches(['.', ')']).to_owned())
            }),
            _ => None,
        })
    }
}
