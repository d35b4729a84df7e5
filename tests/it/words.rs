//! The lists of words beside the code: what somebody who edits one must keep.

use std::fs;
use std::path::PathBuf;

use vanban::vi::{nfc, unaccented};

/// Every list of words of the sources.
fn lists() -> Vec<(PathBuf, String)> {
    let mut found = vec![];
    for room in fs::read_dir("src").expect("the sources").flatten() {
        let Ok(lists) = fs::read_dir(room.path().join("words")) else { continue };
        for list in lists.flatten() {
            let text = fs::read_to_string(list.path()).expect("a text");
            found.push((list.path(), text));
        }
    }
    found.sort();
    found
}

/// What is wrong with a list.
fn faults(text: &str) -> Vec<String> {
    let mut faults = vec![];
    if !text.starts_with("# ") {
        faults.push("the first line does not say what the list is for".to_owned());
    }
    if nfc(text) != text {
        faults.push("not in normal form (NFC)".to_owned());
    }
    let entries: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    if entries.is_empty() {
        faults.push("no entry".to_owned());
    }
    for entry in &entries {
        if entry.is_empty() || entry.split(' ').any(str::is_empty) {
            faults.push(format!("`{entry}` has a space too many"));
        }
        if entries.iter().filter(|other| *other == entry).count() > 1 {
            faults.push(format!("`{entry}` stands twice"));
        }
    }
    // Letters without their marks first, as people look for a word.
    let key = |entry: &str| (unaccented(entry), entry.to_owned());
    let in_cycle = text.lines().next().is_some_and(|line| line.contains("theo thứ tự"));
    for pair in entries.windows(2).filter(|_| !in_cycle) {
        if key(pair[0]) > key(pair[1]) {
            faults.push(format!("`{}` belongs before `{}`", pair[1], pair[0]));
        }
    }
    faults
}

#[test]
fn every_list_of_words_is_sorted_without_doubles_and_says_what_it_is_for() {
    let lists = lists();
    assert!(lists.len() > 35, "{} lists", lists.len());
    for (path, text) in lists {
        assert!(faults(&text).is_empty(), "{}: {:#?}", path.display(), faults(&text));
    }
}

#[test]
fn a_list_that_is_out_of_order_doubled_or_empty_is_found() {
    assert_eq!(faults("# Quả\ncam\nđào\ndừa\n"), [""; 0]);
    assert_eq!(faults("# Quả\nđào\ncam\n"), ["`cam` belongs before `đào`"]);
    assert_eq!(faults("# Can, theo thứ tự.\nGiáp\nẤt\n"), [""; 0]);
    assert_eq!(faults("# Quả\ncam\ncam\n").len(), 2);
    assert_eq!(faults("# Quả\n"), ["no entry"]);
    assert!(!faults("# Quả\nda\u{300}o\n").is_empty());
}

#[test]
fn every_list_of_words_is_read_by_the_code_beside_it() {
    for (path, _) in lists() {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let room = path.parent().and_then(|p| p.parent()).expect("a room");
        let quoted = format!("include_str!(\"words/{name}\")");
        let read = fs::read_dir(room).expect("a room").flatten().any(|file| {
            fs::read_to_string(file.path()).is_ok_and(|code| code.contains(&quoted))
        });
        assert!(read, "{} is read by no file", path.display());
    }
}
