//! What is cited in the place of a document that is no longer in force.

use chrono::{Datelike, NaiveDate};

use super::case::Case;
use super::verdict::Verdict;
use crate::grammar::{Citation, Mention, Text};
use crate::legal::{LegalDocument, Status};
use crate::vi;

/// A verdict on a document that ended: it is kept only for a reason, and its successor is
/// offered as the text cites it.
pub(super) fn succeeded(
    verdict: Verdict,
    text: &Text<'_>,
    (mention, citation): (&Mention, &Citation),
    known: &LegalDocument,
    case: &Case<'_>,
) -> Verdict {
    let last = NaiveDate::from_ymd_opt(case.years.to, 12, 31);
    let Some(Status::Ended(end)) = last.map(|last| known.on(last)) else {
        return verdict;
    };
    let successor = end.replaced_by.as_deref();
    let new = successor.and_then(|number| case.register.numbered(number));
    let offer =
        new.map(|new| (mention.span.clone(), cited_like(text, mention, citation, new)));
    verdict.for_a_reason().offer(offer.into_iter().collect())
}

/// A document as the text cites another: with its day, issuer and title where those are said.
fn cited_like(
    text: &Text<'_>,
    mention: &Mention,
    citation: &Citation,
    new: &LegalDocument,
) -> String {
    let words = text.words(mention);
    let title = new.title.as_deref().unwrap_or_default();
    if matches!(&*citation.kind, "luật" | "bộ luật" | "pháp lệnh") && !title.is_empty()
    {
        return law_like(citation, new, title);
    }
    let mut cited = new.cited();
    if let (Some(_), Some(day)) = (citation.date, new.issued) {
        let day = day.0;
        cited += &if words.contains("tháng") {
            let (d, m, y) = (day.day(), day.month(), day.year());
            let zero = if m < 3 { "0" } else { "" };
            format!(" ngày {d:02} tháng {zero}{m} năm {y}")
        } else {
            format!(" ngày {}", vi::short_date(day))
        };
    }
    let core = &text.tokens[citation.core.clone()];
    if core.iter().any(|token| token.is("của")) {
        cited += &format!(" của {}", new.issuer);
    }
    if citation.core.end < mention.tokens.end && !title.is_empty() {
        cited += &format!(" {}", vi::lower_first(title));
    }
    cited
}

fn law_like(citation: &Citation, new: &LegalDocument, title: &str) -> String {
    let name = format!("{} {title}", new.kind);
    match (&citation.number, citation.year, new.issued) {
        (Some(_), _, _) => format!("{name} số {}", new.number),
        (None, Some(_), Some(day)) => format!("{name} năm {}", day.0.year()),
        _ => name,
    }
}
