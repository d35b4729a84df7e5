//! Bodies that are no more, or are called otherwise.

use std::ops::Range;

use chrono::NaiveDate;

use super::case::Case;
use super::role::PhraseRole;
use super::spoken;
use super::verdict::Verdict;
use crate::grammar::Text;
use crate::legal::{NamedBody, Reform, ReformKind};
use crate::say;

/// The verdicts on bodies that the register says were abolished, merged or renamed.
pub(super) fn named(text: &Text<'_>, case: &Case<'_>) -> Vec<(Range<usize>, Verdict)> {
    // What ends within the year depends on the day of issue, and is asked about like a law; a
    // name that only changes is right until then: a build asks the register again.
    let Some((first, last)) = case.year_ends() else { return vec![] };
    let ends = |body: &NamedBody<'_>| {
        body.reform.from.0 <= first || body.reform.change != ReformKind::Renamed
    };
    let judged = |body: NamedBody<'_>| {
        let day = if body.reform.from.0 <= first { first } else { last };
        let verdict = verdict(body.reform, day, case);
        let verdict = if spoken::is_history(text, &body.span) {
            told(verdict)
        } else {
            let successor = case.register.called_on(body.reform, day);
            let successor = successor.map(|new| as_listed(text, &body.span, new));
            verdict.offer(
                successor.map(|new| (body.span.clone(), new)).into_iter().collect(),
            )
        };
        (body.span, verdict)
    };
    case.register
        .bodies(text, last, true)
        .into_iter()
        .filter(ends)
        .map(judged)
        .collect()
}

/// A successor's name without its first word where a list names bodies so: `các sở: Kế hoạch
/// và Đầu tư, …`.
fn as_listed(text: &Text<'_>, span: &Range<usize>, new: String) -> String {
    let words = text.text[span.clone()].to_lowercase();
    match new.split_once(' ') {
        Some((first, rest))
            if matches!(first, "Sở" | "Bộ")
                && !words.starts_with(&first.to_lowercase()) =>
        {
            rest.to_owned()
        }
        _ => new,
    }
}

/// A name of before, told with what came of it, is right as it stands.
fn told(verdict: Verdict) -> Verdict {
    Verdict { asked: None, ..verdict }
}

fn verdict(reform: &Reform, day: NaiveDate, case: &Case<'_>) -> Verdict {
    let Reform { id, title, from, .. } = reform;
    let successor = case.register.called_on(reform, day);
    let year = case.years.to;
    let within = case.year_ends().is_some_and(|(first, _)| from.0 > first);
    let reason = reform.became();
    let reason = if within {
        let (vi, en) = (reason.vi, reason.en);
        say!(
            "{vi}, trong năm {year}; tùy ngày ban hành",
            "{en}, within {year}; it depends on the day of issue"
        )
    } else {
        reason
    };
    let (vi, en) = (reason.vi.clone(), reason.en.clone());
    let asked = match successor {
        Some(new) => say!("{vi}: đổi thành “{new}”?", "{en}: change it to “{new}”?"),
        None => say!("{vi}: đổi thành tên nào?", "{en}: what is it called now?"),
    };
    Verdict::kept(PhraseRole::Body, reason).ask(
        format!("body {id}"),
        title.clone(),
        asked,
    )
}
