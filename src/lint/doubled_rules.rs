//! Rules on what the program writes itself and the author typed, too.

use super::check::Looked;
use super::subject::Subject;
use crate::diag::{Diagnostic, Place, rules};
use crate::document::{Numbering, Section, outline};
use crate::say;
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
        same && rest.starts_with(' ') && head.contains(char::is_lowercase)
    });
    let finding = |(_, title, path): (&str, String, Path)| {
        let message = say!(
            "trích yếu lặp lại tên loại “{title}” đã in ở trên",
            "the subject repeats the name “{title}” that stands above it"
        );
        let finding = Diagnostic::new(&rules::KIND_IN_SUBJECT, message);
        finding.at(subject.place_of(&path)).hint(say!(
            "Bỏ “{title}” ở đầu trích yếu.",
            "Remove “{title}” from its beginning."
        ))
    };
    Some(doubled.map(finding).collect())
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
    let finding = |(typed, right, place): (String, String, Place)| {
        let message = say!(
            "số “{typed}” gõ tay sẽ in sau số {right} của chương trình",
            "the typed number “{typed}” is printed behind the program's own, {right}"
        );
        let finding = Diagnostic::new(&rules::TYPED_NUMBER, message).at(place);
        finding.hint(say!(
            "Bỏ số gõ tay; muốn cấp khác thì khai `level:`.",
            "Remove it; for another level say `level:`."
        ))
    };
    any.then(|| found.into_iter().map(finding).collect())
}

fn look(
    subject: &Subject<'_>,
    sections: &[Section],
    root: &Path,
    numbering: Numbering<'_>,
    found: &mut Vec<(String, String, Place)>,
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
        let bare = |number: &str| number.trim_end_matches(['.', ')', ':']).to_lowercase();
        // Its own number is taken out where it was typed.
        if !numbered.number.chars().any(char::is_alphanumeric)
            || bare(typed) == bare(&numbered.number)
        {
            continue;
        }
        let place = subject.place_of(&numbered.path.key(key));
        found.push((typed.to_owned(), numbered.number.clone(), place));
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

/// The number of a section that a text begins with: `II.`, `1.2.`, `a)`, `Điều 3:`.
fn number_typed(text: &str) -> Option<&str> {
    let (first, rest) = text.split_once(' ')?;
    let level = ["Phần", "Chương", "Mục", "Điều"].contains(&first);
    let number = if level { rest.split(' ').next()? } else { first };
    let bare = number.trim_end_matches(['.', ')', ':']);
    let ended = number.len() == bare.len() + 1;
    let digits = bare.split('.').all(|part| {
        (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    });
    let roman =
        !bare.is_empty() && bare.len() < 6 && bare.chars().all(|c| "IVX".contains(c));
    let letter = bare.chars().count() == 1
        && number.ends_with(')')
        && bare.chars().all(char::is_alphabetic);
    let counts = ended && (digits || roman || letter);
    let end = if level { first.len() + 1 + number.len() } else { number.len() };
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
