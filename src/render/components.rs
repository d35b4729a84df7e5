//! The component that holds the standard's sizes and lengths, as the project has chosen them.

use std::fmt::Write;

use crate::standard::{Chosen, Standard};

/// The component's path under `templates/`.
pub(super) const NUMBERS: &str = "lib/chuan.typ";

/// The component: `co` with the sizes of letters, `do-dai` with the lengths.
pub fn numbers(standard: &Standard, chosen: &Chosen) -> String {
    let mut text = String::from(
        "// Cỡ chữ và độ dài của chuẩn thể thức; chương trình viết tệp này từ chuẩn và từ `sizes:`\n\
         // trong vanban.yaml.\n\n#let co = (\n",
    );
    let comment = |clause: &Option<String>| {
        clause
            .as_ref()
            .map_or_else(String::new, |clause| format!(" // {clause}"))
    };
    for (name, size) in standard.sizes.iter() {
        let pt = standard.size(name, chosen);
        let _ = writeln!(text, "  {name}: {pt}pt,{}", comment(&size.clause));
    }
    text.push_str(")\n\n#let do-dai = (\n");
    for (name, measure) in standard.measures.iter() {
        let _ =
            writeln!(text, "  {name}: {},{}", measure.usual, comment(&measure.clause));
    }
    text.push_str(")\n");
    text
}
