//! Whether a preamble itself says what is issued, so that no line of the form says it again.

use super::marked_text::plain_text;
use super::prose::Prose;
use crate::standard::{Form, Standard, strip_prefix_word};

/// What a preamble says of the issuing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enacts {
    /// Nothing: the form's own lines say it.
    No,
    /// That this document is issued.
    Itself,
    /// Words of it, but perhaps of another's, or not at its end.
    Unclear,
}

/// What is issued by someone else, or not yet: `về việc ban hành Nghị quyết`.
const REPORTING: [&str; 10] =
    ["việc", "nghị", "thảo", "trình", "xin", "được", "để", "xét", "định", "đã"];

/// What any sentence that issues something says.
const ISSUES: &str = "ban hành";

/// What a preamble says of the issuing, by the words that a form knows it by.
pub fn enacts(preamble: &Prose, form: &Form, standard: &Standard) -> Enacts {
    let paragraphs = Prose::joined(&preamble.0);
    let last = paragraphs.len().saturating_sub(1);
    let mut found = Enacts::No;
    for (i, paragraph) in paragraphs.iter().enumerate() {
        let text = plain_text(paragraph);
        let lead = |word: &String| strip_prefix_word(&text, word).len() < text.len();
        let ends = i == last && !standard.basis_leads.iter().any(lead);
        if says(&text, &form.enacts) {
            found = if ends { Enacts::Itself } else { Enacts::Unclear };
        } else if ends && says(&text, &[ISSUES]) {
            // It issues something, in words that the form does not know.
            found = Enacts::Unclear;
        }
    }
    found
}

/// True if a text holds one of the words, and not as something that is reported.
fn says(text: &str, words: &[impl AsRef<str>]) -> bool {
    let text = text.to_lowercase();
    words.iter().any(|word| {
        text.match_indices(&word.as_ref().to_lowercase()).any(|(at, _)| {
            let before = text[..at].split_whitespace().next_back().unwrap_or_default();
            !REPORTING.contains(&before)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::{OwnKinds, nd30};

    fn said(kind: &str, preamble: &str) -> Enacts {
        let standard = nd30();
        let form = standard.kind(kind, &OwnKinds::default()).unwrap().form.unwrap();
        enacts(&Prose(preamble.to_owned()), &form, &standard)
    }

    #[test]
    fn a_preamble_enacts_if_its_last_sentence_says_that_this_is_issued() {
        for (kind, preamble) in [
            ("quyet-dinh", "Ủy ban nhân dân tỉnh ban hành Quyết định ban hành Quy định."),
            ("quyet-dinh", "Chủ tịch Ủy ban nhân dân ban hành Quyết định sau đây:"),
            ("nghi-quyet", "Hội đồng nhân dân tỉnh ban hành *Nghị quyết* về giá."),
            (
                "nghi-quyet",
                "Xét Tờ trình số 5/TTr-UBND;\n\nHai cơ quan thống nhất ban hành Nghị quyết liên tịch.",
            ),
            ("nghi-quyet", "Chính phủ quyết nghị:"),
        ] {
            assert_eq!(said(kind, preamble), Enacts::Itself, "{preamble}");
        }
    }

    #[test]
    fn what_is_proposed_or_reported_enacts_nothing() {
        for (kind, preamble) in [
            (
                "nghi-quyet",
                "Xét Tờ trình số 5/TTr-UBND về việc ban hành Nghị quyết về giá.",
            ),
            ("nghi-quyet", "Xét đề nghị ban hành Nghị quyết; thảo luận tại kỳ họp,"),
            ("quyet-dinh", "Theo đề nghị của Giám đốc Sở Tài chính;"),
            ("quyet-dinh", "Thảo luận tại phiên họp ngày 05 tháng 3 năm 2026,"),
        ] {
            assert_eq!(said(kind, preamble), Enacts::No, "{preamble}");
        }
    }

    #[test]
    fn words_that_may_be_anothers_are_unclear() {
        for preamble in [
            "Sau khi thảo luận, Hội đồng nhân dân ban hành Nghị quyết về giá.",
            "Hội đồng nhân dân ban hành Nghị quyết.\n\nTheo đề nghị của Thường trực,",
        ] {
            assert_eq!(said("nghi-quyet", preamble), Enacts::Unclear, "{preamble}");
        }
        let other = "Ủy ban nhân dân tỉnh ban hành Quy định về giá như sau:";
        assert_eq!(said("quyet-dinh", other), Enacts::Unclear);
    }
}
