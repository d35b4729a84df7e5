//! Rules on who signs (II.7).

use super::check::Looked;
use super::subject::Subject;
use crate::diag::{Diagnostic, Fix, rules};
use crate::document::Signature;
use crate::say;
use crate::vi::{self, WordList};
use crate::yaml::Path;

/// What stands before a name and is no part of it.
static DEGREES: WordList = WordList::new(include_str!("words/degrees.txt"));
/// Words of agencies that may write degrees and ranks (II.7.c).
static MAY_HAVE_DEGREES: WordList =
    WordList::new(include_str!("words/agencies-with-degrees.txt"));
/// First words of bodies that decide together.
static BODIES: WordList = WordList::new(include_str!("words/collective-bodies.txt"));
/// The prefixes of the decree, without their stop, with what others write for them.
const PREFIXES: [(&str, [&str; 3]); 5] = [
    ("TM.", ["TM", "T/M", "T.M"]),
    ("KT.", ["KT", "K/T", "K.T"]),
    ("TL.", ["TL", "T/L", "T.L"]),
    ("TUQ.", ["TUQ", "T/UQ", "TU/Q"]),
    ("Q.", ["Q", "Q/", "Q:"]),
];

/// The prefix that a line begins with, as the decree writes it, and what follows.
fn prefix(line: &str) -> Option<(&'static str, bool, &str)> {
    let line = line.trim();
    let (first, rest) = line.split_once([' ', '\u{a0}']).unwrap_or((line, ""));
    let said = first.to_uppercase();
    let (right, others) = PREFIXES.iter().find(|(right, others)| {
        said == *right || others.contains(&said.trim_end_matches('.'))
    })?;
    let exact = said == *right;
    let _ = others;
    Some((right, exact, rest.trim()))
}

/// Two lines of authority that stand in one, such as `TM. …, KT. …`.
fn two_in_one(line: &str) -> Option<(&str, &str)> {
    let later = line.match_indices([' ', '\u{a0}']).map(|(at, _)| line.split_at(at));
    let mut parts = later.map(|(first, second)| (first, second.trim()));
    let (first, second) = parts.find(|(_, second)| {
        let exact = prefix(second).is_some_and(|(_, exact, _)| exact);
        exact && !second.starts_with("Q.")
    })?;
    Some((first.trim().trim_end_matches([',', ';']), second))
}

/// Who signs, with where the document says it.
fn signers<'a>(subject: &'a Subject<'_>) -> impl Iterator<Item = &'a (Signature, Path)> {
    subject.loaded.all_signers()
}

/// The fix that puts a prefix as the decree has it in the place of the one that a line begins
/// with.
fn right_prefix(
    subject: &Subject<'_>,
    path: &Path,
    line: &str,
    right: &str,
) -> Option<Fix> {
    let line = vi::clean(line);
    let (first, whom) = line.split_once(' ')?;
    // A stop without a space behind it belongs to an abbreviation of somebody else's.
    let alone = !whom.trim().is_empty() && !first.is_empty();
    let change = alone.then(|| subject.change(path, 0..first.len(), right))??;
    Some(Fix { changes: vec![change] })
}

/// `TM.`, `KT.`, `TL.`, `TUQ.`, `Q.` are written with their stop and fit the post (II.7.b).
pub(super) fn invalid_authority(subject: &Subject<'_>) -> Looked {
    let mut any = false;
    let mut found = vec![];
    for (signer, path) in signers(subject) {
        for (i, line) in signer.authority.iter().enumerate() {
            let path = path.key("authority").index(i);
            let place = subject.place_of(&path);
            let Some((right, exact, rest)) = prefix(line) else { continue };
            any = true;
            let finding = |message| {
                Diagnostic::new(&rules::INVALID_AUTHORITY, message).at(place.clone())
            };
            if !exact {
                let message = say!(
                    "“{line}” viết sai dạng của {right}",
                    "“{line}” is not how {right} is written"
                );
                let fix = right_prefix(subject, &path, line, right);
                found.push(
                    finding(message)
                        .fix_maybe(fix)
                        .hint(say!("Viết “{right} {rest}”.", "Write “{right} {rest}”.")),
                );
                continue;
            }
            if let Some((first, second)) = two_in_one(line) {
                let message = say!(
                    "“{line}” là hai dòng quyền ký viết liền",
                    "“{line}” holds two lines of authority"
                );
                found.push(finding(message).hint(say!(
                    "Viết hai mục: [{first}, {second}].",
                    "Write two items: [{first}, {second}]."
                )));
                continue;
            }
            let (post, whom) = (signer.position.trim(), rest);
            let message = match right {
                "KT." if !is_deputy(post) => say!(
                    "KT. {whom} thì người ký là cấp phó, ở đây là {post}",
                    "KT. {whom} is signed by a deputy, here by {post}"
                ),
                "TM." if !is_body(whom) => say!(
                    "TM. đứng trước tên tập thể lãnh đạo, “{whom}” không phải",
                    "TM. stands before the name of a body, which “{whom}” is not"
                ),
                "TL." | "TUQ." if is_body(whom) => say!(
                    "{right} đứng trước chức vụ của người đứng đầu, “{whom}” là tên cơ quan",
                    "{right} stands before the post of a head, “{whom}” is the name of a body"
                ),
                _ => continue,
            };
            found.push(finding(message));
        }
    }
    any.then_some(found)
}

fn is_deputy(post: &str) -> bool {
    let post = post.to_lowercase();
    let words = ["phó", "thứ trưởng", "ủy viên", "uỷ viên", "quyền", "phụ trách"];
    post.is_empty() || words.iter().any(|word| post.contains(word))
}

fn is_body(whom: &str) -> bool {
    let whom = whom.to_lowercase();
    let begins = |word: &&str| {
        let rest = whom.strip_prefix(*word);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    };
    BODIES.in_order().iter().any(begins)
}

/// A degree or title before the signer's name (II.7.c).
pub(super) fn degree_before_name(subject: &Subject<'_>) -> Looked {
    let agency = subject.loaded.agency.name.to_lowercase();
    if MAY_HAVE_DEGREES.in_order().iter().any(|word| agency.contains(word)) {
        return None;
    }
    let found = signers(subject).filter_map(|(signer, path)| {
        let place = subject.place_of(&path.key("name"));
        let count = degree(&signer.name)?;
        let said: String = signer.name.trim().chars().take(count).collect();
        let message = say!(
            "trước họ tên người ký có “{said}”",
            "“{said}” stands before the signer's name"
        );
        let finding = Diagnostic::new(&rules::DEGREE_BEFORE_NAME, message).at(place);
        Some(finding.hint(say!(
            "Chỉ ghi họ và tên; học hàm, học vị, danh hiệu chỉ dùng trong ngành giáo dục, y tế, khoa học, lực lượng vũ trang.",
            "Write the name alone; degrees and ranks are for schools, hospitals, science and the armed forces."
        )))
    });
    Some(found.collect())
}

/// How many letters of a name are a degree or title before it.
fn degree(name: &str) -> Option<usize> {
    let name = name.trim().to_lowercase();
    let begins = |degree: &&&str| {
        let rest = name.strip_prefix(**degree);
        rest.is_some_and(|rest| rest.starts_with([' ', '.', '\u{a0}']))
    };
    let degrees = DEGREES.in_order().iter().filter(begins);
    degrees.map(|degree| degree.chars().count()).max()
}

/// A name is written with a capital on every word.
pub(super) fn name_case(subject: &Subject<'_>) -> Looked {
    let mut any = false;
    let mut found = vec![];
    for (signer, path) in signers(subject) {
        let path = path.key("name");
        let place = subject.place_of(&path);
        let before = degree(&signer.name).unwrap_or_default();
        let name: String = signer.name.trim().chars().skip(before).collect();
        let name = name.trim_start_matches(['.', ' ']);
        if name.is_empty()
            || !name.chars().all(|c| c.is_alphabetic() || " -.'’".contains(c))
        {
            continue;
        }
        any = true;
        let words = || name.split([' ', '-']).filter(|word| !word.is_empty());
        let small = words().any(|word| word.starts_with(char::is_lowercase));
        let capitals = words().count() > 1 && !name.chars().any(char::is_lowercase);
        if !small && !capitals {
            continue;
        }
        let right: Vec<String> = name.split_whitespace().map(in_title_case).collect();
        let right = right.join(" ");
        let message = say!(
            "họ tên người ký viết “{name}”",
            "the signer's name is written “{name}”"
        );
        let fix = right_name(subject, &path, &signer.name, name, &right);
        let finding =
            Diagnostic::new(&rules::NAME_CASE, message).at(place).fix_maybe(fix);
        found.push(finding.hint(say!("Viết “{right}”.", "Write “{right}”.")));
    }
    any.then_some(found)
}

/// The fix that puts a name with its capitals in the place of how it is written; none for a
/// name with marks, which may have capitals within its words.
fn right_name(
    subject: &Subject<'_>,
    path: &Path,
    said: &str,
    name: &str,
    right: &str,
) -> Option<Fix> {
    let plain = |c: char| c.is_alphabetic() || c == ' ';
    let said = vi::clean(said);
    let start = said.len().checked_sub(name.len())?;
    let whole = said.ends_with(name) && name.chars().all(plain);
    let same_words = name.split(' ').count() == right.split(' ').count();
    let change = (whole && same_words)
        .then(|| subject.change(path, start..said.len(), right))??;
    Some(Fix { changes: vec![change] })
}

fn in_title_case(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    first.chain(letters.flat_map(char::to_lowercase)).collect()
}
