//! What the register says of a body that was changed, in words.

use chrono::NaiveDate;

use super::answer::{Answered, source};
use super::reform::{Reform, ReformKind};
use super::register::Register;
use crate::say;
use crate::vi::short_date;

/// What the register says of a body that was changed, on a day or on all.
pub fn of_reform(
    register: &Register,
    reform: &Reform,
    day: Option<NaiveDate>,
) -> Answered {
    let Reform { title, change, from, successor, .. } = reform;
    let since = short_date(from.0);
    let mut lines = vec![];
    let mut status = None;
    if let Some(day) = day {
        let on = short_date(day);
        if from.0 > day {
            status = Some("unchanged");
            lines.push(say!("ngày {on}: chưa thay đổi", "on {on}: not changed yet"));
        } else {
            status = Some(change.id());
            let now = register.called_on(reform, day);
            let now = now.map_or_else(Default::default, |now| {
                (format!("; nay là {now}"), format!("; now {now}"))
            });
            let ((vi, en), (past_vi, past_en)) = (now, change.past());
            lines.push(say!("ngày {on}: {past_vi}{vi}", "on {on}: {past_en}{en}"));
        }
    }
    let (vi, en) = change.past();
    let (to_vi, to_en) = successor.as_deref().map_or_else(Default::default, |to| {
        (format!(", thay bằng {to}"), format!(", in its place {to}"))
    });
    lines.push(say!("từ ngày {since}: {vi}{to_vi}", "from {since}: {en}{to_en}"));
    let last = register.called_on(reform, NaiveDate::MAX);
    if let Some(last) = last.filter(|last| Some(last) != successor.as_ref()) {
        let later = register
            .administration
            .iter()
            .find(|r| r.successor.as_ref() == Some(&last) && r.id != reform.id);
        if let Some(later) = later {
            let day = short_date(later.from.0);
            lines.push(say!("từ ngày {day}: là {last}", "from {day}: {last}"));
        }
    }
    Answered {
        status,
        name: title.clone(),
        lines,
        sources: vec![source(&reform.source, reform.sources)],
    }
}

impl ReformKind {
    /// The name that data and programs read.
    fn id(self) -> &'static str {
        match self {
            Self::Abolished => "abolished",
            Self::Merged => "merged",
            Self::Renamed => "renamed",
        }
    }

    /// What happened, as it is said afterwards, in both languages.
    fn past(self) -> (&'static str, &'static str) {
        match self {
            Self::Abolished => ("không còn", "no more"),
            Self::Merged => ("đã hợp nhất", "merged"),
            Self::Renamed => ("đã đổi tên", "renamed"),
        }
    }
}
