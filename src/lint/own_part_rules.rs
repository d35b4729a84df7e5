//! The rule on parts of itself that a document names (II.6.đ).

use std::collections::HashSet;

use super::check::Looked;
use super::subject::Subject;
use crate::diag::{Diagnostic, rules};
use crate::document::{Numbering, Section, outline};
use crate::grammar::{Token, TokenKind};
use crate::say;
use crate::yaml::Path;

/// A body that may be named: the words of its kind, and the numbers of its parts.
struct OwnBody {
    kind: Vec<String>,
    numbers: HashSet<String>,
}

impl OwnBody {
    fn new(
        kind: &str,
        sections: &[Section],
        path: &Path,
        numbering: Numbering<'_>,
    ) -> Self {
        let numbers = outline(sections, path, numbering).into_iter();
        let number = |number: String| number.trim_end_matches(['.', ')']).to_lowercase();
        Self {
            kind: kind.to_lowercase().split_whitespace().map(str::to_owned).collect(),
            numbers: numbers.map(|section| number(section.number)).collect(),
        }
    }

    /// True if tokens say `… này` of it.
    fn is_named(&self, tokens: &[Token<'_>]) -> bool {
        let kind = self.kind.iter().map(String::as_str).chain(["này"]);
        tokens.len() > self.kind.len()
            && kind.zip(tokens).all(|(word, token)| token.is(word))
    }
}

/// `Điều 9 Quy chế này`, `Mục V Kế hoạch này` where there are fewer.
pub(super) fn unknown_own_part(subject: &Subject<'_>) -> Looked {
    let loaded = subject.loaded;
    let path = Path::default().key("sections");
    let own = OwnBody::new(
        &loaded.kind.name,
        &loaded.document.sections,
        &path,
        loaded.numbering(),
    );
    let attached = loaded.attachments().map(|(text, path, names)| {
        let numbering = names.numbering(text, &loaded.standard);
        OwnBody::new(&names.name(text), &text.sections, &path.key("sections"), numbering)
    });
    let bodies: Vec<OwnBody> = [own].into_iter().chain(attached).collect();
    let mut any = false;
    let mut found = vec![];
    for (text, read) in subject.read() {
        let tokens = &read.tokens;
        for i in 0..tokens.len().saturating_sub(3) {
            let Some(part) = part_at(tokens, i) else { continue };
            let of = usize::from(tokens[i + 2].is("của"));
            let Some(body) =
                bodies.iter().find(|body| body.is_named(&tokens[i + 2 + of..]))
            else {
                continue;
            };
            // A text that amends another quotes what that one says of itself.
            let before = &text.text[..tokens[i].start];
            if before.matches('“').count() > before.matches('”').count() {
                continue;
            }
            any = true;
            if body.numbers.contains(&part) {
                continue;
            }
            let end = i + 2 + of + body.kind.len();
            let range = tokens[i].start..tokens[end].end();
            let said = &text.text[range.clone()];
            let message = say!("không có “{said}”", "“{said}” is not there");
            let place = subject.place_in(text, range);
            let finding = Diagnostic::new(&rules::UNKNOWN_OWN_PART, message).at(place);
            found.push(finding.hint(say!(
                "Sửa số; đặt `id:` cho phần ấy rồi dẫn bằng [[id]] thì số luôn đúng.",
                "Correct the number; give the part an `id:` and cite it by [[id]], which is always right."
            )));
        }
    }
    any.then_some(found)
}

/// The part that is named at a token, as it is numbered: `Điều 9`, `Mục V`.
fn part_at(tokens: &[Token<'_>], i: usize) -> Option<String> {
    let next = tokens.get(i + 1)?;
    if tokens[i].is("điều") && next.kind == TokenKind::Number {
        return Some(format!("điều {}", next.text.trim_start_matches('0')));
    }
    let roman = tokens[i].is("mục") && next.is_capital() && next.roman().is_some();
    roman.then(|| next.lower.clone())
}
