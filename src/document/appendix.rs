//! An annex, of a document or of a text that comes with it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::prose::Prose;
use super::section::Section;
use super::table::Table;
use super::values::Orientation;
use crate::standard::{Standard, fill};
use crate::vi;

/// An annex (III.1).
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một phụ lục; từ hai phụ lục trở lên được đánh số La Mã.")]
pub struct Appendix {
    /// A name for references and comparison; never printed.
    #[serde(default)]
    #[schemars(extend("format" = "id"), description = "Tên để tham chiếu và so sánh; không in ra.")]
    pub id: Option<String>,
    /// What it is called, where it is no `Phụ lục`.
    #[serde(default)]
    #[schemars(
        extend("format" = "annex-name"),
        description = "Gọi là gì, khi không phải Phụ lục, như Biểu mẫu; có số ở cuối (Biểu số 01) thì in đúng như vậy."
    )]
    pub name: Option<String>,
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
        description = "true: phụ lục là một tệp PDF riêng; có signed_at thì in thông tin ký số ở góc trên bên phải."
    )]
    pub separate: bool,
    /// Its table, below its text.
    #[serde(default)]
    #[schemars(description = "Bảng của phụ lục.")]
    pub table: Option<Table>,
    /// Prose after everything else.
    #[serde(default)]
    #[schemars(description = "Lời kết sau bảng.")]
    pub closing: Option<Prose>,
}

/// The numbers of annexes: `Phụ lục`, or `Phụ lục II` of several of that name; a name that ends
/// in a number of its own is printed as it is.
pub fn appendix_numbers(standard: &Standard, appendices: &[Appendix]) -> Vec<String> {
    let pattern = standard.words.appendix.text.as_str();
    let lead = pattern.find(['[', '{']).unwrap_or(pattern.len());
    let (usual, count) = pattern.split_at(lead);
    let name = |appendix: &Appendix| {
        appendix.name.clone().unwrap_or_else(|| usual.trim_end().to_owned())
    };
    let names: Vec<String> = appendices.iter().map(name).collect();
    let number = |(i, name): (usize, &String)| {
        if is_counted(name) {
            return name.clone();
        }
        let alike = names.iter().filter(|other| *other == name).count();
        let nth = names[..=i].iter().filter(|other| *other == name).count();
        let gap = if usual.ends_with(' ') { " " } else { "" };
        fill(&format!("{name}{gap}{count}"), |place| match place {
            "roman" if alike > 1 => Some(vi::roman(nth)),
            "n" if alike > 1 => Some(nth.to_string()),
            _ => None,
        })
    };
    names.iter().enumerate().map(number).collect()
}

/// True for a name that ends in a number or numeral.
fn is_counted(name: &str) -> bool {
    let last = name.split_whitespace().next_back().unwrap_or_default();
    let last = last.trim_end_matches(['.', ':']);
    let roman = !last.is_empty() && last.chars().all(|c| "IVXLC".contains(c));
    roman || last.ends_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::nd30;

    fn numbers(names: &[Option<&str>]) -> Vec<String> {
        let annex = |name: Option<&str>| Appendix {
            name: name.map(str::to_owned),
            ..Appendix::default()
        };
        appendix_numbers(&nd30(), &names.iter().copied().map(annex).collect::<Vec<_>>())
    }

    #[test]
    fn annexes_are_counted_among_those_of_their_name() {
        assert_eq!(numbers(&[None]), ["Phụ lục"]);
        assert_eq!(numbers(&[None, None]), ["Phụ lục I", "Phụ lục II"]);
        assert_eq!(
            numbers(&[
                None,
                Some("Biểu mẫu"),
                None,
                Some("Biểu mẫu"),
                Some("Biểu số 01")
            ]),
            ["Phụ lục I", "Biểu mẫu I", "Phụ lục II", "Biểu mẫu II", "Biểu số 01"]
        );
        assert_eq!(numbers(&[Some("Danh mục"), None]), ["Danh mục", "Phụ lục"]);
    }
}
