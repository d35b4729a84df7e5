//! A comparison as text, Markdown and JSON, and as data for a page.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::{Value, json};

use super::compare::{Compared, Fate, Piece};
use super::report::Names;
use super::spoken::shortened;
use crate::diag::{Lang, Message};
use crate::say;

impl Fate {
    /// Its name in both languages.
    pub fn name(self) -> Message {
        match self {
            Self::Same => say!("giữ nguyên", "same"),
            Self::Added => say!("thêm", "added"),
            Self::Dropped => say!("bỏ", "dropped"),
            Self::Changed => say!("sửa", "changed"),
            Self::Moved => say!("chuyển chỗ", "moved"),
        }
    }

    /// Its name for programs.
    fn id(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Added => "added",
            Self::Dropped => "dropped",
            Self::Changed => "changed",
            Self::Moved => "moved",
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Self::Same => " ",
            Self::Added => "+",
            Self::Dropped => "-",
            Self::Changed => "~",
            Self::Moved => ">",
        }
    }
}

/// True if anything was added, dropped, moved or changed.
pub fn differs(compared: &[Compared]) -> bool {
    compared.iter().any(|c| c.fate != Fate::Same)
}

/// The comparison in one line.
pub fn comparison_summary(compared: &[Compared]) -> Message {
    let count = |fate| compared.iter().filter(|c| c.fate == fate).count();
    let (added, dropped) = (count(Fate::Added), count(Fate::Dropped));
    let (moved, changed) = (count(Fate::Moved), count(Fate::Changed));
    let same = count(Fate::Same);
    say!(
        "{added} thêm, {dropped} bỏ, {moved} chuyển chỗ, {changed} sửa, {same} giữ nguyên",
        "{added} added, {dropped} dropped, {moved} moved, {changed} changed, {same} the same"
    )
}

/// Where a part stands: its label, with the old one where the two differ.
fn place(compared: &Compared) -> String {
    match (&compared.old, &compared.new) {
        (Some((old, _)), Some((new, _))) if old != new => format!("{old} → {new}"),
        (_, Some((label, _))) | (Some((label, _)), None) => label.clone(),
        (None, None) => String::new(),
    }
}

/// Where the lines are: the new file's, else the old one's.
fn lines(compared: &Compared) -> String {
    match (&compared.old, &compared.new) {
        (Some((_, old)), Some((_, new))) => format!("{old} → {new}"),
        (Some((_, line)), None) | (None, Some((_, line))) => line.to_string(),
        (None, None) => String::new(),
    }
}

/// Words with their marks; long stretches that stayed are cut to what is around a change.
fn marked(pieces: &[Piece], added: [&str; 2], dropped: [&str; 2]) -> String {
    let mut out = String::new();
    let last = pieces.len().saturating_sub(1);
    for (i, piece) in pieces.iter().enumerate() {
        let text = piece.text.replace('\n', " ⏎ ");
        let around = |marks: [&str; 2]| {
            let core = text.trim_end();
            format!("{}{core}{}{}", marks[0], marks[1], &text[core.len()..])
        };
        let shown = match piece.fate {
            Fate::Added if pieces.len() > 1 => around(added),
            Fate::Dropped if pieces.len() > 1 => around(dropped),
            Fate::Same if pieces.len() > 1 => context(&text, i == 0, i == last),
            _ => shortened(&text, 300),
        };
        out.push_str(&shown);
    }
    out
}

/// The words next to a change.
fn context(text: &str, first: bool, last: bool) -> String {
    const WORDS: usize = 8;
    let words: Vec<&str> = text.split_inclusive(' ').collect();
    if words.len() <= 2 * WORDS + 1 {
        return text.to_owned();
    }
    let head = if first { String::new() } else { words[..WORDS].concat() };
    let tail = if last { String::new() } else { words[words.len() - WORDS..].concat() };
    format!("{head}… {tail}")
}

/// The comparison in lines: what stayed is left out.
pub fn comparison_text(compared: &[Compared], names: Names<'_>, lang: Lang) -> String {
    let mut out = format!("{} → {}\n", names.source, names.draft);
    for part in compared.iter().filter(|c| c.fate != Fate::Same) {
        let (sign, name) = (part.fate.sign(), part.fate.name());
        let name = name.in_lang(lang);
        let (lines, place) = (lines(part), place(part));
        let _ = writeln!(out, "\n{sign} {place} ({name}; {lines})");
        let _ = writeln!(out, "  {}", marked(&part.pieces, ["{+", "+}"], ["[-", "-]"]));
    }
    let _ = writeln!(out, "\n{}", comparison_summary(compared).in_lang(lang));
    out
}

/// The comparison in Markdown.
pub fn comparison_markdown(
    compared: &[Compared],
    names: Names<'_>,
    lang: Lang,
) -> String {
    let title = say!("So sánh hai văn bản", "Comparison of two documents");
    let mut out = format!("# {}\n\n", title.in_lang(lang));
    let _ = writeln!(out, "`{}` → `{}`\n", names.source, names.draft);
    let _ = writeln!(out, "{}\n", comparison_summary(compared).in_lang(lang));
    for part in compared.iter().filter(|c| c.fate != Fate::Same) {
        let name = part.fate.name();
        let escaped: Vec<Piece> = part
            .pieces
            .iter()
            .map(|p| Piece {
                fate: p.fate,
                text: p.text.replace('*', "\\*").replace('~', "\\~"),
            })
            .collect();
        let _ = writeln!(out, "- **{}** ({}): ", place(part), name.in_lang(lang));
        let _ = writeln!(out, "  {}", marked(&escaped, ["**", "**"], ["~~", "~~"]));
    }
    out
}

/// The comparison as one JSON object, with the parts that stayed.
pub fn comparison_json(compared: &[Compared], names: Names<'_>, lang: Lang) -> Value {
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
                "fate": c.fate.id(),
                "id": c.id,
                "old": side(&c.old),
                "new": side(&c.new),
                "pieces": c.pieces,
            })
        })
        .collect();
    json!({
        "type": "comparison",
        "old": names.source,
        "new": names.draft,
        "summary": comparison_summary(compared).in_lang(lang),
        "parts": parts,
    })
}

/// The comparison as a page shows it: every part, what stayed too.
#[derive(Debug, Serialize)]
pub struct ComparisonPage {
    /// The title of the page.
    pub title: String,
    /// The names of the two files.
    pub names: [String; 2],
    /// All in one line.
    pub summary: String,
    /// What the marks mean: added, dropped, moved.
    pub legend: [String; 3],
    /// The parts.
    pub parts: Vec<PagePart>,
    /// The family of the font.
    pub font: String,
    /// The year that the file is dated to.
    pub year: i32,
}

/// A part of the page.
#[derive(Debug, Serialize)]
pub struct PagePart {
    /// What became of it.
    pub fate: Fate,
    /// Where it stands.
    pub place: String,
    /// What became of it, in words; empty for what stayed.
    pub note: String,
    /// Its words, a paragraph a list.
    pub paragraphs: Vec<Vec<Piece>>,
}

/// Makes the page of a comparison.
pub fn comparison_page(
    compared: &[Compared],
    names: Names<'_>,
    (font, year): (&str, i32),
    lang: Lang,
) -> ComparisonPage {
    let said = |message: Message| message.in_lang(lang).to_owned();
    let parts = compared
        .iter()
        .map(|c| PagePart {
            fate: c.fate,
            place: place(c),
            note: if c.fate == Fate::Same { String::new() } else { said(c.fate.name()) },
            paragraphs: paragraphs(&c.pieces),
        })
        .collect();
    ComparisonPage {
        title: said(say!("So sánh hai văn bản", "Comparison of two documents")),
        names: [names.source.to_owned(), names.draft.to_owned()],
        summary: said(comparison_summary(compared)),
        legend: [Fate::Added, Fate::Dropped, Fate::Moved].map(|fate| said(fate.name())),
        parts,
        font: font.to_owned(),
        year,
    }
}

fn paragraphs(pieces: &[Piece]) -> Vec<Vec<Piece>> {
    let mut all = vec![vec![]];
    for piece in pieces {
        for (i, line) in piece.text.split('\n').enumerate() {
            if i > 0 {
                all.push(vec![]);
            }
            if let Some(last) = all.last_mut().filter(|_| !line.is_empty()) {
                last.push(Piece { fate: piece.fate, text: line.to_owned() });
            }
        }
    }
    all.retain(|paragraph| !paragraph.is_empty());
    all
}
