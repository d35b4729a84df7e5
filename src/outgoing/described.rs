//! What the register says of a document.

use super::act::Act;
use super::entry::RegisterEntry;
use super::series::BookSeries;
use crate::diff::parts;
use crate::document::{IssueDate, Loaded, plain_text};
use crate::fingerprint::Fingerprint;
use crate::vi;
use crate::yaml::Day;

/// What stands between several of a kind in one column.
const BETWEEN: &str = "; ";

/// What tells whether a document still says what it said: everything that it prints, part by
/// part, however its file is written.
pub fn data_of(loaded: &Loaded) -> Fingerprint {
    let parts = parts(loaded);
    let said: Vec<[&str; 4]> = parts.iter().map(crate::diff::Part::said).collect();
    Fingerprint::of(format!("{said:?}").as_bytes())
}

/// The entry of a document that has its number and day.
pub(super) fn described(
    loaded: &Loaded,
    own: &Loaded,
    series: BookSeries,
) -> RegisterEntry {
    let document = &own.document;
    let standard = &own.standard;
    let subject = document.subject.as_deref().map(plain_text).unwrap_or_default();
    let kind = document.title.as_deref().unwrap_or(&own.kind.name);
    let is_archive = |text: &&str| standard.is_archive_line(text);
    let listed = own.recipients.iter().map(|(text, _)| text.as_str());
    let typed: Vec<&str> = listed.clone().filter(is_archive).collect();
    let archive = if typed.is_empty() {
        let units = document.archive.units.iter().map(String::as_str);
        let always = standard.words.archive_unit.text.as_str();
        std::iter::once(always).chain(units).collect::<Vec<_>>().join(", ")
    } else {
        typed.join(BETWEEN)
    };
    let addressed = document.addressees.iter().map(String::as_str);
    let above = standard.register.as_above.to_lowercase();
    // The addressees stand in the line's place.
    let is_above = |text: &&str| {
        !document.addressees.is_empty()
            && !above.is_empty()
            && text.trim().to_lowercase().starts_with(&above)
    };
    let others = listed.filter(|text| !is_archive(text) && !is_above(text));
    let recipients = addressed.chain(others);
    let signers = own.signers.iter().map(|(signer, _)| signer.name.as_str());
    RegisterEntry {
        number: document.number.map_or(0, |number| number.value),
        act: Act::Issue,
        symbol: own.symbol().unwrap_or_default(),
        date: document.date.and_then(IssueDate::day).map(Day),
        title: line(&format!("{kind} {subject}")),
        signer: joined(signers),
        recipients: joined(recipients),
        archive: line(&archive),
        copies: document.drafter.as_ref().and_then(|it| it.copies),
        first: false,
        note: String::new(),
        agency: series.agency,
        period: series.period,
        book: series.book,
        document: String::new(),
        pdf: String::new(),
        data: data_of(loaded).to_string(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let texts: Vec<String> = texts
        .map(|text| line(text).trim_end_matches([';', '.', ',']).to_owned())
        .collect();
    texts.join(BETWEEN)
}

/// A text on one line.
fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    vi::clean(&plain_text(&words.join(" ")))
}
