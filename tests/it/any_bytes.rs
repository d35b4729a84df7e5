//! Any bytes, given as a list or as a document, are refused or read: nothing hangs or panics.
//!
//! `VANBAN_CASES` says how many of them instead of 60.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use vanban::diag::has_errors;
use vanban::list::{Choice, List};
use vanban::project::document_text;

use crate::support::{SESSION, rule_names, short_plan};
use crate::workbook::{Cell, workbook, zip};

const ENDINGS: [&str; 14] = [
    "csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods", "json", "yaml", "yml", "docx",
    "pdf", "odt", "",
];

/// What bytes may begin with, so that they are not refused at once.
fn beginnings() -> Vec<Vec<u8>> {
    let sheet = workbook(&[
        vec![Cell::Text("Tên"), Cell::Number(1.5)],
        vec![Cell::Text("An"), Cell::Date(45_000.25)],
    ]);
    vec![
        vec![],
        b"\xff\xfe".to_vec(),
        b"\xfe\xff".to_vec(),
        b"\xef\xbb\xbf".to_vec(),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(),
        b"PK\x03\x04".to_vec(),
        b"%PDF-1.7".to_vec(),
        "Tên,Số\nAn,1\n".into(),
        "- Tên: An\n  Số: 1\n".into(),
        "[{\"Tên\": \"An\"}]".into(),
        short_plan("  - text: Một.\n").into_bytes(),
        sheet,
        zip(&[("content.xml", "<table:table/>".to_owned())]),
    ]
}

/// Bytes: a beginning, with some of them changed, cut off or added.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let begin = prop::sample::select(beginnings());
    let more = prop::collection::vec(any::<u8>(), 0..200);
    let changes =
        prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6);
    (begin, more, changes, any::<prop::sample::Index>(), any::<bool>()).prop_map(
        |(mut bytes, more, changes, cut, is_cut)| {
            for (at, byte) in changes {
                if !bytes.is_empty() {
                    let at = at.index(bytes.len());
                    bytes[at] = byte;
                }
            }
            if is_cut && !bytes.is_empty() {
                bytes.truncate(cut.index(bytes.len()));
            }
            bytes.extend(more);
            bytes
        },
    )
}

#[test]
fn any_bytes_are_refused_or_read() {
    let cases = std::env::var("VANBAN_CASES").ok().and_then(|it| it.parse().ok());
    let config = Config {
        cases: cases.unwrap_or(60) * 10,
        rng_seed: RngSeed::Fixed(1),
        failure_persistence: None,
        ..Config::default()
    };
    proptest!(config, |(bytes in bytes())| {
        for ending in ENDINGS {
            let name = format!("a.{ending}");
            match List::read(&name, &bytes, &Choice::default()) {
                Ok(list) => prop_assert!(!list.columns.is_empty()),
                Err(faults) => prop_assert!(has_errors(&faults), "{name}"),
            }
        }
        match document_text("a.yaml", &bytes) {
            Ok(file) => {
                let (loaded, found) = SESSION.load(&file);
                prop_assert!(loaded.is_some() != has_errors(&found));
                prop_assert!(!rule_names(&found).contains(&"internal-fault"));
            }
            Err(faults) => prop_assert!(has_errors(&faults)),
        }
    });
}
