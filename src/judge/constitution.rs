//! The Constitution, which every law names and a resolution may amend.

use super::case::Case;
use super::role::PhraseRole;
use super::verdict::Verdict;
use crate::document::Field;
use crate::grammar::{Citation, Mention, Text};
use crate::legal::LegalDocument;
use crate::say;
use crate::vi;

/// The question about a Constitution that is cited as a basis, or with its year, and not as it
/// was amended.
pub(super) fn cited(
    text: &Text<'_>,
    mention: &Mention,
    citation: &Citation,
    (role, case): (PhraseRole, &Case<'_>),
) -> Option<Verdict> {
    if citation.kind != "hiến pháp" || case.tells() {
        return None;
    }
    let dated = citation.year.is_some() || text.words(mention).contains("2013");
    if !dated && case.field != Field::Basis {
        return None;
    }
    let amends = |document: &&LegalDocument| {
        let title = document.title.as_deref().unwrap_or_default();
        title.starts_with("sửa đổi") && title.contains("Hiến pháp")
    };
    let by = case.register.documents.iter().find(amends)?;
    let (_, last) = case.year_ends()?;
    let from = by.from.or(by.issued).filter(|day| day.0 <= last)?;
    let clause = text.clause(mention.tokens.start);
    let said = text.tokens[mention.tokens.start..clause.end.max(mention.tokens.end)]
        .windows(2)
        .any(|pair| pair[0].is("sửa") && pair[1].is("đổi"));
    if said {
        return None;
    }
    let (cited, day) = (by.cited(), vi::short_date(from.0));
    let reason = say!(
        "đã được sửa đổi, bổ sung bởi {cited} từ ngày {day}",
        "was amended by {cited} on {day}"
    );
    let (vi, en) = (reason.vi.clone(), reason.en.clone());
    Some(Verdict::kept(role, reason).ask(
        "constitution",
        "Hiến pháp",
        say!(
            "Hiến pháp {vi}: ghi thêm vào chỗ viện dẫn?",
            "the Constitution {en}: say so?"
        ),
    ))
}
