//! A comparison as text, Markdown and JSON.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::change::{Change, Stretch};
use super::compare::Compared;
use super::said::{FilePair, comparison_summary, lines, look, marked, place, renumbered};
use crate::diag::Lang;
use crate::say;

/// The comparison in lines: what stayed is left out.
pub fn comparison_text(compared: &[Compared], names: FilePair<'_>, lang: Lang) -> String {
    let mut out = format!("{} → {}\n", names.old, names.new);
    let (added, dropped) = (["{+", "+}"], ["[-", "-]"]);
    for part in compared.iter().filter(|part| told_alone(part)) {
        let (sign, name) = (part.change.sign(), part.change.name());
        let name = name.in_lang(lang);
        let (lines, place) = (lines(part), place(part));
        let _ = writeln!(out, "\n{sign} {place} ({name}; {lines})");
        let _ = writeln!(out, "  {}", marked(&part.pieces, added, dropped));
        if let Some(look) = look(part, added, dropped, lang) {
            let _ = writeln!(out, "  {look}");
        }
    }
    if let Some(places) = renumbered(compared) {
        let (sign, name) = (Change::Renumbered.sign(), Change::Renumbered.name());
        let _ = writeln!(out, "\n{sign} {}: {places}", name.in_lang(lang));
    }
    let _ = writeln!(out, "\n{}", comparison_summary(compared).in_lang(lang));
    out
}

/// True for a part that is told by itself.
fn told_alone(compared: &Compared) -> bool {
    !matches!(compared.change, Change::Same | Change::Renumbered)
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
    let (added, dropped) = (["**", "**"], ["~~", "~~"]);
    for part in compared.iter().filter(|part| told_alone(part)) {
        let name = part.change.name();
        let part = &escaped(part);
        let _ = writeln!(out, "- **{}** ({}): ", place(part), name.in_lang(lang));
        let _ = writeln!(out, "  {}", marked(&part.pieces, added, dropped));
        if let Some(look) = look(part, added, dropped, lang) {
            let _ = writeln!(out, "  ({look})");
        }
    }
    if let Some(places) = renumbered(compared) {
        let name = Change::Renumbered.name();
        let _ = writeln!(out, "- **{}**: {places}", name.in_lang(lang));
    }
    out
}

/// A part whose words mean nothing to Markdown.
fn escaped(part: &Compared) -> Compared {
    let escape = |pieces: &[Stretch]| -> Vec<Stretch> {
        let text = |text: &str| text.replace('*', "\\*").replace('~', "\\~");
        let pieces = pieces.iter();
        pieces
            .map(|p| Stretch { change: p.change, text: text(&p.text) })
            .collect()
    };
    let (pieces, look) = (escape(&part.pieces), escape(&part.look));
    Compared { pieces, look, ..part.clone() }
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
                "look": c.look,
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
