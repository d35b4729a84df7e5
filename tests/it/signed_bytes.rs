//! A signed file that was changed anywhere is never taken for genuine, and nothing panics.
//!
//! `VANBAN_CASES` says how many changes are tried instead of 60.

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use vanban::pipeline::Product;
use vanban::signed::{HeldAgainst, SignedFile, SignedVerdict, StampedData};

use crate::signed::{NUMBER, PLAN, clerk};
use crate::signing::{Signing, signed};
use crate::support::product;

/// What is done to the bytes of a file.
#[derive(Clone, Debug)]
enum Change {
    Flip(Index, u8),
    Cut(Index),
    Drop(Index, usize),
    Repeat(Index, Index, usize),
    Insert(Index, Vec<u8>),
}

impl Change {
    fn done(&self, bytes: &mut Vec<u8>) {
        let length = bytes.len().max(1);
        let end = |from: usize, count: usize| (from + count).min(bytes.len());
        match self {
            Self::Flip(at, by) => {
                if let Some(byte) = bytes.get_mut(at.index(length)) {
                    *byte ^= by;
                }
            }
            Self::Cut(at) => bytes.truncate(at.index(length)),
            Self::Drop(at, count) => {
                let from = at.index(length).min(bytes.len());
                let to = end(from, *count);
                bytes.drain(from..to);
            }
            Self::Repeat(from, to, count) => {
                let from = from.index(length).min(bytes.len());
                let part = bytes[from..end(from, *count)].to_vec();
                let at = to.index(length).min(bytes.len());
                bytes.splice(at..at, part);
            }
            Self::Insert(at, part) => {
                let at = at.index(length).min(bytes.len());
                bytes.splice(at..at, part.clone());
            }
        }
    }
}

fn change() -> impl Strategy<Value = Change> {
    let words: Vec<Vec<u8>> = [
        "%%EOF\n",
        "startxref\n0\n",
        "/Prev 9",
        "<<",
        ">>",
        "[",
        "endobj",
        "/V 9 0 R",
        "0",
        "%",
    ]
    .map(|word| word.as_bytes().to_vec())
    .to_vec();
    prop_oneof![
        4 => (any::<Index>(), 1..=255_u8).prop_map(|(at, by)| Change::Flip(at, by)),
        1 => any::<Index>().prop_map(Change::Cut),
        1 => (any::<Index>(), 1..5000_usize).prop_map(|(at, count)| Change::Drop(at, count)),
        1 => (any::<Index>(), any::<Index>(), 1..5000_usize)
            .prop_map(|(from, to, count)| Change::Repeat(from, to, count)),
        2 => (any::<Index>(), prop::sample::select(words))
            .prop_map(|(at, word)| Change::Insert(at, word)),
    ]
}

#[test]
fn no_changed_file_is_genuine() {
    let plan = PLAN.replace("so-noi-vu", "ubnd-bac-ninh");
    let build = product(&plan, Product::Pdf);
    let clerk = clerk();
    let once = signed(&build, &Signing::by(&clerk).stamped("12", NUMBER), &[]);
    let file = signed(&once, &Signing::by(&clerk), &[]);
    let verdict = |bytes: &[u8]| {
        let read = SignedFile::read("x.pdf", bytes.to_vec(), None);
        read.map_or(SignedVerdict::Unreadable, |read| {
            let origin = if read.is_build(&build) {
                HeldAgainst::Build
            } else {
                HeldAgainst::Other(&build)
            };
            read.judge("x.yaml", &origin, StampedData::default()).verdict
        })
    };
    assert_eq!(verdict(&file), SignedVerdict::Genuine);
    let cases = std::env::var("VANBAN_CASES").ok().and_then(|it| it.parse().ok());
    let config = Config {
        cases: cases.unwrap_or(60) * 5,
        rng_seed: RngSeed::Fixed(17),
        failure_persistence: None,
        ..Config::default()
    };
    // Most of what is signed is the build; what was added is shorter and holds the traps.
    let added = file.len() - build.len();
    let place = prop::collection::vec((change(), any::<bool>()), 1..4);
    TestRunner::new(config)
        .run(&place, |changes| {
            let mut bytes = file.clone();
            for (change, is_in_tail) in &changes {
                if *is_in_tail && bytes.len() > added {
                    let mut tail = bytes.split_off(bytes.len() - added);
                    change.done(&mut tail);
                    bytes.extend(tail);
                } else {
                    change.done(&mut bytes);
                }
            }
            // The file before its last signature is what it was, and so is space at its end.
            let is_same = bytes.trim_ascii_end() == file.trim_ascii_end()
                || bytes.trim_ascii_end() == once.trim_ascii_end();
            if !is_same && is_covered_change(&bytes, &file) {
                prop_assert_ne!(verdict(&bytes), SignedVerdict::Genuine, "{:?}", changes);
            }
            Ok(())
        })
        .expect("no changed file is genuine");
}

/// True unless two files differ only in digits of a signature behind its own end, which fill
/// the place that was kept for it.
fn is_covered_change(bytes: &[u8], file: &[u8]) -> bool {
    if bytes.len() != file.len() {
        return true;
    }
    let word = b"/Contents <";
    let mut gaps = vec![];
    for at in 0..file.len() - word.len() {
        if &file[at..at + word.len()] == word {
            let start = at + word.len();
            let end =
                start + file[start..].iter().position(|it| *it == b'>').unwrap_or(0);
            gaps.push(start..end);
        }
    }
    let differs = |at: &usize| bytes[*at] != file[*at];
    let in_gap = |at: usize| gaps.iter().any(|gap| gap.contains(&at));
    (0..file.len()).filter(differs).any(|at| !in_gap(at))
}
