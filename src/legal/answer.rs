//! What the register says of a document, in words.

use chrono::NaiveDate;

use super::legal_document::{End, LegalDocument};
use super::register::Register;
use super::status::Status;
use crate::diag::Message;
use crate::say;
use crate::vi::short_date;
use crate::yaml::Day;

/// What is said of an entry.
#[derive(Clone, Debug)]
pub struct Answered {
    /// What it is on the day asked for; for programs, none without a day.
    pub status: Option<&'static str>,
    /// What it is called.
    pub name: String,
    /// What holds, a line each: on the day asked for, then on all days.
    pub lines: Vec<Message>,
    /// Where that is known from, and how well.
    pub sources: Vec<Message>,
}

/// What the register says of a document, on a day or on all.
pub fn of_document(
    register: &Register,
    document: &LegalDocument,
    day: Option<NaiveDate>,
) -> Answered {
    let called = document.called();
    let title = document.title.iter().filter(|_| called == document.cited());
    let name = std::iter::once(&called)
        .chain(title)
        .cloned()
        .collect::<Vec<_>>()
        .join(" ");
    let status = day.map(|day| status_on(register, document, day));
    let (status, line) = status.map_or((None, None), |(id, line)| (Some(id), Some(line)));
    let lines = line.into_iter().chain(history(register, document)).collect();
    Answered { status, name, lines, sources: sources_of(document) }
}

/// What a document is on a day: for programs, and in a sentence.
fn status_on(
    register: &Register,
    document: &LegalDocument,
    day: NaiveDate,
) -> (&'static str, Message) {
    let on = short_date(day);
    match document.on(day) {
        Status::Ended(end) => {
            let now = register
                .in_its_place(document, day)
                .map(|now| say!("; văn bản áp dụng: {now}", "; what applies: {now}"));
            let now = now.unwrap_or_else(|| Message::new("", ""));
            let (from, vi, en) = (short_date(end.from.0), now.vi, now.en);
            (
                "ended",
                say!(
                    "ngày {on}: không còn hiệu lực (từ ngày {from}){vi}",
                    "on {on}: no longer in force (since {from}){en}"
                ),
            )
        }
        Status::NotYet(from) => not_yet(&on, from),
        _ if document.from.is_none() => without_start(document, day, &on),
        Status::Partly(part) => {
            let part = &part.part;
            (
                "partly-ended",
                say!(
                    "ngày {on}: còn hiệu lực, trừ {part}",
                    "on {on}: in force but for {part}"
                ),
            )
        }
        Status::Amended(change) => {
            let by = register.cited_as(&change.by);
            (
                "amended",
                say!(
                    "ngày {on}: còn hiệu lực, đã được sửa đổi, bổ sung bởi {by}",
                    "on {on}: in force, amended by {by}"
                ),
            )
        }
        Status::InForce => {
            ("in-force", say!("ngày {on}: còn hiệu lực", "on {on}: in force"))
        }
    }
}

/// What a document is on a day, if nobody says from when it is in force.
fn without_start(
    document: &LegalDocument,
    day: NaiveDate,
    on: &str,
) -> (&'static str, Message) {
    if let Some(end) = &document.ended {
        let end = short_date(end.from.0);
        let message = say!(
            "ngày {on}: chưa hết hiệu lực (đến ngày {end}); danh mục chưa ghi ngày bắt đầu",
            "on {on}: not ended yet (until {end}); the register does not know from when"
        );
        return ("not-ended", message);
    }
    match document.issued {
        None => (
            "unknown",
            say!(
                "ngày {on}: không rõ, danh mục chưa ghi ngày ban hành và ngày có hiệu lực",
                "on {on}: unknown; the register has neither the day of issue nor of force"
            ),
        ),
        Some(issued) if issued.0 > day => {
            let issued = short_date(issued.0);
            (
                "not-yet",
                say!(
                    "ngày {on}: chưa ban hành (ban hành ngày {issued})",
                    "on {on}: not issued yet (issued on {issued})"
                ),
            )
        }
        Some(_) => (
            "no-end-known",
            say!(
                "ngày {on}: đã ban hành, chưa thấy hết hiệu lực; danh mục chưa ghi ngày bắt đầu có hiệu lực",
                "on {on}: issued, no end known; the register does not know the day it came into force"
            ),
        ),
    }
}

fn not_yet(on: &str, from: Day) -> (&'static str, Message) {
    let from = short_date(from.0);
    (
        "not-yet",
        say!(
            "ngày {on}: chưa có hiệu lực (từ ngày {from})",
            "on {on}: not yet in force (from {from})"
        ),
    )
}

/// All that happened to a document, in the order of the days.
fn history(register: &Register, document: &LegalDocument) -> Vec<Message> {
    let issuer = &document.issuer;
    let mut lines = vec![match document.issued {
        Some(day) => {
            let day = short_date(day.0);
            say!("{issuer} ban hành ngày {day}", "issued by {issuer} on {day}")
        }
        None => say!(
            "{issuer} ban hành; danh mục chưa ghi ngày ban hành",
            "issued by {issuer}; the register does not know the day"
        ),
    }];
    let mut dated: Vec<(Day, Message)> = vec![];
    match document.from {
        Some(from) => {
            let day = short_date(from.0);
            dated
                .push((from, say!("từ ngày {day}: có hiệu lực", "from {day}: in force")));
        }
        None => lines.push(say!(
            "danh mục chưa ghi ngày bắt đầu có hiệu lực",
            "the register does not know the day it came into force"
        )),
    }
    for change in &document.amended {
        let (day, by) = (short_date(change.from.0), register.cited_as(&change.by));
        let part = change.part.as_deref().map_or_else(String::new, |it| format!(" {it}"));
        dated.push((
            change.from,
            say!(
                "từ ngày {day}: được sửa đổi, bổ sung{part} bởi {by}",
                "from {day}: amended{part} by {by}"
            ),
        ));
    }
    for end in &document.ended_parts {
        let (day, part) = (short_date(end.from.0), &end.part);
        let by = end.by.as_deref().map(|by| register.cited_as(by));
        let (vi, en) = by.map_or_else(Default::default, |by| {
            (format!(", theo {by}"), format!(", by {by}"))
        });
        dated.push((
            end.from,
            say!(
                "từ ngày {day}: {part} hết hiệu lực{vi}",
                "from {day}: {part} is out of force{en}"
            ),
        ));
    }
    dated.extend(document.ended.as_ref().map(|end| (end.from, ended(register, end))));
    dated.sort_by_key(|(day, _)| *day);
    lines.extend(dated.into_iter().map(|(_, line)| line));
    lines
}

fn ended(register: &Register, end: &End) -> Message {
    let day = short_date(end.from.0);
    match end.replaced_by.as_deref().map(|by| register.cited_as(by)) {
        Some(by) => say!(
            "từ ngày {day}: hết hiệu lực, được thay thế bằng {by}",
            "from {day}: out of force, replaced by {by}"
        ),
        None => say!("từ ngày {day}: hết hiệu lực", "from {day}: out of force"),
    }
}

fn sources_of(document: &LegalDocument) -> Vec<Message> {
    let mut all = vec![source(&document.source, document.sources)];
    let keys: Vec<&str> = document
        .one_source
        .iter()
        .map(|key| match key.as_str() {
            "issued" => "ngày ban hành",
            "from" => "ngày bắt đầu có hiệu lực",
            "title" => "tên gọi",
            other => other,
        })
        .collect();
    if !keys.is_empty() {
        let (vi, en) = (keys.join(", "), document.one_source.join(", "));
        all.push(say!("{vi}: mới có một nguồn", "{en}: one source only"));
    }
    let ends = document.ended.iter().map(|it| source(&it.source, it.sources));
    let parts = document.ended_parts.iter().map(|it| source(&it.source, it.sources));
    let changes = document.amended.iter().map(|it| source(&it.source, it.sources));
    all.extend(ends.chain(parts).chain(changes));
    all
}

pub(super) fn source(said: &str, sources: Option<u8>) -> Message {
    match sources {
        None => say!("{said}", "{said}"),
        Some(1) => say!("{said} (một nguồn)", "{said} (one source)"),
        Some(count) => say!("{said} ({count} nguồn)", "{said} ({count} sources)"),
    }
}
