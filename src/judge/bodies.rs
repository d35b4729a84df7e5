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
use crate::vi;

/// The verdicts on bodies that the register says were abolished, merged or renamed.
pub(super) fn named(text: &Text<'_>, case: &Case<'_>) -> Vec<(Range<usize>, Verdict)> {
    // What changes within the year depends on the day of issue: a build asks the register again.
    let Some(day) = NaiveDate::from_ymd_opt(case.years.to, 1, 1) else { return vec![] };
    let judged = |body: NamedBody<'_>| {
        let verdict = verdict(body.reform, day, case);
        let verdict = if spoken::is_history(text, &body.span) {
            told(verdict)
        } else {
            let successor = case.register.called_on(body.reform, day);
            verdict.offer(
                successor.map(|new| (body.span.clone(), new)).into_iter().collect(),
            )
        };
        (body.span, verdict)
    };
    case.register
        .bodies(text, day, true)
        .into_iter()
        .map(judged)
        .collect()
}

/// A name of before, told with what came of it, is right as it stands.
fn told(verdict: Verdict) -> Verdict {
    Verdict { asked: None, ..verdict }
}

fn verdict(reform: &Reform, day: NaiveDate, case: &Case<'_>) -> Verdict {
    let Reform { id, title, change, from, .. } = reform;
    let successor = case.register.called_on(reform, day);
    let from = vi::short_date(from.0);
    let reason = match change {
        ReformKind::Abolished => {
            say!("{title} không còn từ ngày {from}", "{title}: no more since {from}")
        }
        ReformKind::Merged => {
            say!("{title} đã hợp nhất từ ngày {from}", "{title}: merged on {from}")
        }
        ReformKind::Renamed => {
            say!("{title} đã đổi tên từ ngày {from}", "{title}: renamed on {from}")
        }
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
