//! Events that are held once, or every few years.

use super::case::Case;
use super::dates;
use super::done;
use super::event_names::fact;
use super::results;
use super::role::PhraseRole;
use super::spoken;
use super::verdict::Verdict;
use crate::grammar::{Mention, Phrase, PhraseList, Text, tokens};
use crate::say;
use crate::vi::shortened;

/// What a review of some years of work is called.
static REVIEWS: PhraseList = PhraseList::new(include_str!("words/reviews.txt"));

/// The verdict on an event, or on what counts one.
pub(super) fn held(
    text: &Text<'_>,
    index: usize,
    name: &str,
    case: &Case<'_>,
) -> Verdict {
    let mention = &text.mentions[index];
    let kept = |reason| Verdict::kept(PhraseRole::Event, reason);
    // `khóa XII` counts a term, which the year does not move.
    let ordinal = matches!(mention.phrase, Phrase::Ordinal(_));
    let term = ordinal && text.tokens[mention.tokens.start].lower.starts_with("kh");
    if ordinal && !case.tells() && dates::has_own_day(text, index, case) {
        return dates::own_day(text.words(mention));
    }
    if term {
        return kept(say!(
            "khóa, không đi theo năm",
            "a term, which the year does not move"
        ));
    }
    // A review of some years of work is a task wherever it is named.
    let review = (REVIEWS.is_at(&tokens(name), 0) || name.starts_with("bầu cử"))
        && !done::is_done(text, mention.tokens.start);
    let ahead = spoken::is_ahead(text, mention.tokens.start, case.in_task());
    // What is counted beside a time that moves is the next one in the new year.
    let timed = ordinal && done::is_beside_time(text, index, case);
    if case.tells() || !review && !ahead && !timed {
        return kept(say!(
            "sự kiện đã nêu tên, giữ nguyên",
            "an event that is named is kept"
        ));
    }
    let rounds = name.starts_with("bầu cử") || name.contains("hiệp thương");
    if case.facts.elects && rounds {
        let reason = say!("sự kiện không diễn ra hằng năm", "not held every year");
        return results::of_election(Verdict::kept(PhraseRole::Event, reason));
    }
    let label = shortened(&capital(text, mention, name), 70);
    kept(say!("sự kiện không diễn ra hằng năm", "not held every year")).ask(
        format!("event {}", fact(name)),
        label.clone(),
        say!(
            "“{label}”: đã tổ chức xong chưa, còn là việc của năm mới không?",
            "“{label}”: has it been held; is it still a task of the new year?"
        ),
    )
}

/// The event as it was written: an ordinal's name begins before the ordinal itself.
fn capital(text: &Text<'_>, mention: &Mention, name: &str) -> String {
    let words = name.split(' ').count();
    let start = mention.tokens.end.saturating_sub(words);
    spoken::excerpt(text, start..mention.tokens.end, 200)
}
