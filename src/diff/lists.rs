//! A comparison as text, Markdown and JSON.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::change::{Change, Stretch};
use super::compare::Compared;
use super::said::{FilePair, comparison_summary, lines, marked, place};
use crate::diag::Lang;
use crate::say;

/// The comparison in lines: what stayed is left out.
pub fn comparison_text(compared: &[Compared], names: FilePair<'_>, lang: Lang) -> String {
    let mut out = format!("{} → {}\n", names.old, names.new);
    for part in compared.iter().filter(|c| c.change != Change::Same) {
        let (sign, name) = (part.change.sign(), part.change.name());
        let name = name.in_lang(lang);
        let (lines, place) = (lines(part), place(part));
        let _ = writeln!(out, "\n{sign} {place} ({name}; {lines})");
        let _ = writeln!(out, "  {}", marked(&part.pieces, ["{+", "+}"], ["[-", "-]"]));
    }
    let _ = writeln!(out, "\n{}", comparison_summary(compared).in_lang(lang));
    out
}

/// The comparison as a list in Markdown: what stayed is left out.
pub fn comparison_markdown(
    compared: &[Compared],
    names: FilePair<'_>,
    lang: Lang,
) -> String {
    let title = say!("So sánh hai văn bản", "Comparison of two documents");
    let mut out = format!("# {}\n\n", title.in_lang(lang));
    let _ = writeln!(out, "`{}` → `{}`\n", names.old, names.new);
    let _ = writeln!(out, "{}\n", comparison_summary(compared).in_lang(lang));
    for part in compared.iter().filter(|c| c.change != Change::Same) {
        let name = part.change.name();
        let escaped: Vec<Stretch> = part
            .pieces
            .iter()
            .map(|p| Stretch {
                change: p.change,
                text: p.text.replace('*', "\\*").replace('~', "\\~"),
            })
            .collect();
        let _ = writeln!(out, "- **{}** ({}): ", place(part), name.in_lang(lang));
        let _ = writeln!(out, "  {}", marked(&escaped, ["**", "**"], ["~~", "~~"]));
    }
    out
}

/// The comparison as one JSON object, with the parts that stayed.
pub fn comparison_json(compared: &[Compared], names: FilePair<'_>, lang: Lang) -> Value {
    let side = |place: &Option<(String, usize)>| {
        place
            .as_ref()
            .map(|(label, line)| json!({ "label": label, "line": line }))
    };
    let parts: Vec<Value> = compared
        .iter()
        .map(|c| {
            json!({
                "kind": format!("{:?}", c.kind).to_lowercase(),
                "fate": c.change.id(),
                "id": c.id,
                "old": side(&c.old),
                "new": side(&c.new),
                "pieces": c.pieces,
            })
        })
        .collect();
    json!({
        "type": "comparison",
        "old": names.old,
        "new": names.new,
        "summary": comparison_summary(compared).in_lang(lang),
        "parts": parts,
    })
}
