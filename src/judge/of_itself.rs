//! What a document cites as its own matter: itself, what it repeals, and mere names.

use super::by_law;
use super::case::{Case, Lists};
use super::role::PhraseRole;
use super::spoken;
use super::verdict::Verdict;
use crate::grammar::{Citation, Mention, Text};
use crate::say;

/// Number and day of the document itself are written anew with the draft's own.
pub(super) fn own(text: &Text<'_>, citation: &Citation, role: PhraseRole) -> Verdict {
    let words = spoken::excerpt(text, citation.core.clone(), 80);
    let reason = say!("số, ngày của chính văn bản", "the document's own number and day");
    Verdict::kept(role, reason).ask(
        "own number",
        "số, ngày của chính văn bản",
        say!(
            "“{words}” là số, ngày của chính văn bản này: ghi lại theo văn bản mới",
            "“{words}” is this document's own number and day: write the new ones"
        ),
    )
}

/// `Hiến pháp`, `Đề án 06`: what everybody calls so, whatever year it is.
pub(super) fn is_name(citation: &Citation) -> bool {
    let number = citation.number.as_deref().unwrap_or_default();
    citation.kind == "hiến pháp"
        || citation.kind == "đề án" && number.starts_with("đề án")
}

/// True for a document that this one itself repeals.
pub(super) fn is_repealed_here(
    text: &Text<'_>,
    mention: &Mention,
    case: &Case<'_>,
) -> bool {
    case.part.lists == Lists::Repealed || by_law::is_repealed(text, mention)
}

/// What a document repeals it repeals once.
pub(super) fn repealed_here(role: PhraseRole) -> Verdict {
    let reason = say!("văn bản mà văn bản này bãi bỏ, thay thế", "repealed by this one");
    Verdict::kept(role, reason).ask(
        "repealed here",
        "văn bản bị bãi bỏ, thay thế",
        say!(
            "văn bản năm trước bãi bỏ, thay thế các văn bản này: điều khoản ấy còn cần không?",
            "last year's document repealed these: is that clause still needed?"
        ),
    )
}
