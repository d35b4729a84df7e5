//! Rules on what the program writes itself and the author typed, too.

use super::check::Looked;
use super::subject::Subject;
use crate::diag::{Diagnostic, Fix, Place, rules};
use crate::document::{Numbering, Section, outline};
use crate::say;
use crate::vi;
use crate::yaml::{Path, Step};

/// The subject begins with the name of the kind, which stands above it.
pub(super) fn kind_in_subject(subject: &Subject<'_>) -> Looked {
    let loaded = subject.loaded;
    let document = &loaded.document;
    let titled = loaded.kind.form.as_ref().is_none_or(|form| form.about.is_none());
    let title = document.title.as_deref().unwrap_or(&loaded.kind.name);
    let own = document.subject.as_deref().filter(|_| titled);
    let own = own.map(|text| (text, title.to_owned(), Path::default().key("subject")));
    let attached = loaded.attachments().map(|(attachment, path, names)| {
        (&*attachment.subject, names.name(attachment), path.key("subject"))
    });
    let subjects: Vec<(&str, String, Path)> = own.into_iter().chain(attached).collect();
    subjects.first()?;
    let doubled = subjects.into_iter().filter(|(text, title, _)| {
        // The program takes out what was typed in capitals.
        let text = text.trim();
        let head: String = text.chars().take(title.chars().count()).collect();
        let rest = &text[head.len()..];
        let same = head.to_lowercase() == title.to_lowercase();
        let next = rest.split_whitespace().next().unwrap_or_default().to_lowercase();
        let longer = LONGER_WORDS.contains(&next.as_str());
        same && !longer && rest.starts_with(' ') && head.contains(char::is_lowercase)
    });
    let finding = |(text, title, path): (&str, String, Path)| {
        let fix = without_kind(subject, &path, text, &title);
        let message = say!(
            "trích yếu lặp lại tên loại “{title}” đã in ở trên",
            "the subject repeats the name “{title}” that stands above it"
        );
        let finding = Diagnostic::new(&rules::KIND_IN_SUBJECT, message);
        finding.at(subject.place_of(&path)).fix_maybe(fix).hint(say!(
            "Bỏ “{title}” ở đầu trích yếu.",
            "Remove “{title}” from its beginning."
        ))
    };
    Some(doubled.map(finding).collect())
}

/// Words that make another word of the name of a kind: `báo cáo viên`, `kế hoạch hóa`.
const LONGER_WORDS: [&str; 3] = ["viên", "hóa", "hoá"];
/// Words that no subject begins with.
const NEVER_FIRST: [&str; 8] = ["của", "do", "năm", "này", "quý", "số", "tháng", "tuần"];

/// The fix that begins a subject behind the name of the kind; none where what follows is no
/// beginning.
fn without_kind(
    subject: &Subject<'_>,
    path: &Path,
    text: &str,
    title: &str,
) -> Option<Fix> {
    let clean = vi::clean(text.trim());
    let name = title.chars().count();
    let (at, _) = clean.char_indices().nth(name)?;
    let rest = clean[at..].trim_start();
    let first = rest.chars().next().filter(|c| c.is_alphabetic())?;
    let word = rest.split_whitespace().next()?.to_lowercase();
    if NEVER_FIRST.contains(&word.as_str()) {
        return None;
    }
    let end = clean.len() - rest.len() + first.len_utf8();
    let change = subject.change(path, 0..end, &first.to_uppercase().to_string())?;
    Some(Fix { changes: vec![change] })
}

/// A section begins with a number that was typed, and is not its own.
pub(super) fn typed_number(subject: &Subject<'_>) -> Looked {
    let loaded = subject.loaded;
    let own = Path::default().key("sections");
    let mut found = vec![];
    let mut any =
        look(subject, &loaded.document.sections, &own, loaded.numbering(), &mut found);
    for (attachment, path, names) in loaded.attachments() {
        let numbering = names.numbering(attachment, &loaded.standard);
        let path = path.key("sections");
        any |= look(subject, &attachment.sections, &path, numbering, &mut found);
    }
    let finding = |typed: TypedNumber| {
        let TypedNumber { typed, right, place, fix } = typed;
        let message = say!(
            "số “{typed}” gõ tay sẽ in sau số {right} của chương trình",
            "the typed number “{typed}” is printed behind the program's own, {right}"
        );
        let finding = Diagnostic::new(&rules::TYPED_NUMBER, message).at(place);
        finding.fix_maybe(fix).hint(say!(
            "Bỏ số gõ tay; muốn cấp khác thì khai `level:`.",
            "Remove it; for another level say `level:`."
        ))
    };
    any.then(|| found.into_iter().map(finding).collect())
}

/// What stands behind a typed number.
const NUMBER_ENDS: [char; 6] = ['.', ')', ':', '-', '–', '/'];

/// A number that was typed before the program's own.
struct TypedNumber {
    typed: String,
    right: String,
    place: Place,
    fix: Option<Fix>,
}

/// What a number looks like, whatever it counts: its words, and whether letters or digits.
fn shape(number: &str) -> String {
    let bare = number.trim_end_matches(NUMBER_ENDS);
    let last = bare.rsplit(' ').next().unwrap_or_default();
    let kind = if last.starts_with(|c: char| c.is_ascii_digit()) {
        format!("1{}", ".1".repeat(last.matches('.').count()))
    } else if last.chars().all(|c| "IVX".contains(c)) {
        "I".to_owned()
    } else {
        "a".to_owned()
    };
    format!("{}{kind}", &bare[..bare.len() - last.len()])
}

/// The fix that takes a typed number out.
fn without_number(
    subject: &Subject<'_>,
    path: &Path,
    text: &str,
    typed: &str,
) -> Option<Fix> {
    let clean = vi::clean(text);
    let rest = clean.strip_prefix(typed)?.trim_start();
    if rest.is_empty() {
        return None;
    }
    let change = subject.change(path, 0..clean.len() - rest.len(), "")?;
    Some(Fix { changes: vec![change] })
}

fn look(
    subject: &Subject<'_>,
    sections: &[Section],
    root: &Path,
    numbering: Numbering<'_>,
    found: &mut Vec<TypedNumber>,
) -> bool {
    let all = outline(sections, root, numbering);
    for numbered in &all {
        let Some(section) = section_at(sections, &numbered.path.0[root.0.len()..]) else {
            continue;
        };
        let (key, text) = match (&section.title, &section.text) {
            (Some(title), _) => ("title", title.as_str()),
            (None, Some(text)) => ("text", text.0.as_str()),
            (None, None) => continue,
        };
        let text = text.trim_start();
        let Some(typed) = number_typed(text) else { continue };
        let bare = |number: &str| number.trim_end_matches(NUMBER_ENDS).to_lowercase();
        // Its own number is taken out where it was typed.
        if !numbered.number.chars().any(char::is_alphanumeric)
            || bare(typed) == bare(&numbered.number)
        {
            continue;
        }
        let path = numbered.path.key(key);
        // A number of another look may be meant for another level.
        let same = shape(typed) == shape(&numbered.number);
        let fix = same.then(|| without_number(subject, &path, text, typed)).flatten();
        found.push(TypedNumber {
            typed: typed.to_owned(),
            right: numbered.number.clone(),
            place: subject.place_of(&path),
            fix,
        });
    }
    !all.is_empty()
}

fn section_at<'a>(sections: &'a [Section], steps: &[Step]) -> Option<&'a Section> {
    let mut list = sections;
    let mut found = None;
    for step in steps {
        if let Step::Index(i) = step {
            let section = list.get(*i)?;
            found = Some(section);
            list = &section.items;
        }
    }
    found
}

/// The number of a section that a text begins with: `II.`, `1.2.`, `a)`, `Điều 3:`, `2/`.
fn number_typed(text: &str) -> Option<&str> {
    let (first, rest) = text.split_once(' ')?;
    let level =
        ["phần", "chương", "mục", "điều"].contains(&first.to_lowercase().as_str());
    let number = if level { rest.split(' ').next()? } else { first };
    let bare = number.trim_end_matches(NUMBER_ENDS);
    let ended = number.chars().count() == bare.chars().count() + 1;
    let digits = bare.split('.').all(|part| {
        (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    });
    let roman =
        !bare.is_empty() && bare.len() < 6 && bare.chars().all(|c| "IVX".contains(c));
    let small = bare.chars().all(char::is_lowercase) && !number.ends_with(['-', '–']);
    let letter = bare.chars().count() == 1
        && (small || number.ends_with(')') && bare.chars().all(char::is_alphabetic));
    let end = if level { first.len() + 1 + number.len() } else { number.len() };
    // `10- 15 hộ` is a range.
    let range = number.ends_with(['-', '–', '/'])
        && !text[end..].trim_start().starts_with(char::is_alphabetic);
    let counts = ended && !range && (digits || roman || letter);
    counts.then(|| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_number_ends_with_its_mark() {
        for (text, number) in [
            ("II. Mục đích", Some("II.")),
            ("1.2. Hai", Some("1.2.")),
            ("a) Một", Some("a)")),
            ("a. Một", Some("a.")),
            ("2/ Hai", Some("2/")),
            ("II- Mục đích", Some("II-")),
            ("10- 15 hộ", None),
            ("Điều 3: Khác", Some("Điều 3:")),
            ("Điều 3 của Luật", None),
            ("Mục đích, yêu cầu", None),
            ("2026. Năm", None),
            ("05 nội dung", None),
            ("X ngày", None),
        ] {
            assert_eq!(number_typed(text), number, "{text}");
        }
    }
}
