//! What lines say, and how they are set.

use crate::compose::{Inline, Line, text_of};
use crate::document::Script;
use crate::yaml::Tree;

/// What a line says: blanks between words as `…`, footnotes in brackets.
pub(super) fn said(line: &Line) -> String {
    let has_words = line.iter().any(|inline| inline.blank.is_none());
    let word = |inline: &Inline| match inline.blank {
        Some(_) if has_words => " … ".to_owned(),
        Some(_) => String::new(),
        // Where a line may end is no difference.
        None => inline.text.replace('\u{a0}', " "),
    };
    let mut joined: String = line.iter().map(word).collect();
    if line.last().is_some_and(|inline| inline.blank.is_some()) {
        joined.truncate(joined.trim_end().len());
    }
    for note in line.iter().filter_map(|inline| inline.note.as_ref()) {
        joined.push_str(&format!(" [{}]", text_of(&note.line)));
    }
    joined
}

/// True if the data says a line itself.
pub(super) fn is_said(line: &Line, tree: &Tree) -> bool {
    line.first()
        .is_some_and(|inline| tree.root.find_exact(&inline.at).is_some())
}

/// Texts as paragraphs, without those that say nothing.
pub(super) fn join(texts: &[String]) -> String {
    let said: Vec<&str> =
        texts.iter().map(String::as_str).filter(|t| !t.is_empty()).collect();
    said.join("\n")
}

/// What a list is called: the words over it, without their colon.
pub(super) fn named(label: &Line) -> String {
    said(label).trim_end_matches(':').to_owned()
}

/// The stretches that are not upright, each with how it is set.
pub(super) fn styles<'a>(lines: impl IntoIterator<Item = &'a Line>) -> String {
    let mut all = vec![];
    for inline in lines.into_iter().flatten() {
        let script = match inline.script {
            Script::None => None,
            Script::Super => Some("chỉ số trên"),
            Script::Sub => Some("chỉ số dưới"),
        };
        let styles =
            [inline.strong.then_some("đậm"), inline.emph.then_some("nghiêng"), script];
        let styles: Vec<&str> = styles.into_iter().flatten().collect();
        if !styles.is_empty() {
            all.push(format!("{} “{}”", styles.join(", "), inline.text.trim()));
        }
        if let Some(note) = &inline.note {
            all.extend(Some(styles_of_note(&note.line)).filter(|said| !said.is_empty()));
        }
    }
    all.join("; ")
}

fn styles_of_note(line: &Line) -> String {
    styles([line])
}

/// Ways of setting that hold, in one text.
pub(super) fn looks(all: impl IntoIterator<Item = Option<String>>) -> String {
    let said = all.into_iter().flatten().filter(|look| !look.is_empty());
    said.collect::<Vec<_>>().join("; ")
}
