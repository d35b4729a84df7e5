//! Times whole processes, each beside something that it can be compared with.
//!
//! `cargo bench` runs everything, `cargo bench -- watch letters` only what is named.
//! `TYPST=path/to/typst` names the compiler to compare with (typst-cli of the version in
//! Cargo.toml), `SOFFICE=path/to/soffice` the office suite that converts
//! a DOCX. Figures are medians; runs of a pair
//! alternate.

#![expect(
    unreachable_pub,
    clippy::expect_used,
    clippy::format_collect,
    reason = "a benchmark that cannot run should stop; helpers are shared by modules"
)]

mod batch;
mod data;
mod guests;
mod one;
mod process;
mod watch;

use std::io::Write as _;
use std::path::Path;

/// A part of the benchmark: its name, and what measures it in a folder of its own.
type Part = (&'static str, fn(&Path) -> String);

const PARTS: [Part; 10] = [
    ("reference", one::reference),
    ("appendix", one::appendix),
    ("libreoffice", one::libreoffice),
    ("watch", watch::watch),
    ("plans", batch::plans),
    ("letters", batch::letters),
    ("workbook", batch::workbook),
    ("onefile", batch::one_file),
    ("memory", batch::memory),
    ("unchanged", batch::unchanged),
];

fn main() {
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    for (name, measure) in PARTS {
        if wanted.is_empty() || wanted.iter().any(|word| word == name) {
            let folder = tempfile::tempdir().expect("a folder");
            let report = measure(folder.path());
            let _ = writeln!(std::io::stdout(), "{name}: {report}");
        }
    }
}
