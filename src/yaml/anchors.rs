//! `&` and `!` at the start of a text, which take its first word away.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Diagnostic, Place, SourceFile, rules};
use crate::say;

/// The anchors of texts that no alias has used yet, by their numbers, each with where its text
/// begins.
#[derive(Debug, Default)]
pub(super) struct Anchors(BTreeMap<usize, usize>);

impl Anchors {
    pub(super) fn add(&mut self, anchor: usize, start: usize) {
        if anchor != 0 {
            self.0.insert(anchor, start);
        }
    }

    pub(super) fn used(&mut self, anchor: usize) {
        self.0.remove(&anchor);
    }

    /// The fault of the first one that is no more than a word with `&` before it.
    pub(super) fn fault(&self, file: &Arc<SourceFile>) -> Option<Diagnostic> {
        let place = word_before(file, *self.0.values().next()?, '&');
        let message = say!(
            "`&` ở đầu giá trị làm chữ đầu thành tên tham chiếu, không in ra",
            "unused anchor: `&` at the start of a value makes its first word a name, which is not printed"
        );
        Some(
            Diagnostic::new(&rules::UNUSED_ANCHOR, message)
                .at(place)
                .hint(quoted()),
        )
    }
}

/// The fault of a text with a tag: `!` and a word.
pub(super) fn tagged(file: &Arc<SourceFile>, start: usize) -> Diagnostic {
    Diagnostic::new(&rules::UNEXPECTED_CHARACTER, exclaimed())
        .at(word_before(file, start, '!'))
        .hint(quoted())
}

/// What is said of a `!` at the start of a value.
pub(super) fn exclaimed() -> crate::diag::Message {
    say!(
        "`!` ở đầu giá trị làm chữ đầu thành một nhãn của YAML, không in ra",
        "unexpected character: `!` at the start of a value makes its first word a tag, which is not printed"
    )
}

/// How to write such a text.
pub(super) fn quoted() -> crate::diag::Message {
    say!(
        "Đặt câu trong dấu ngoặc \"…\", hoặc viết nó sau `|` ở dòng dưới.",
        "Put the text in quotes, or write it after `|` on the next line."
    )
}

/// The word with a mark that stands before an offset.
fn word_before(file: &Arc<SourceFile>, start: usize, mark: char) -> Place {
    let before = file.text[..start].trim_end();
    match before.rfind(mark) {
        Some(at) => Place::new(file, at..before.len()),
        None => Place::new(file, start..start),
    }
}
