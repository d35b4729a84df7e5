//! Rules on the sections of a body among themselves.

use std::collections::HashMap;

use super::check::Looked;
use super::subject::{Subject, last_key};
use crate::diag::{Diagnostic, Place, rules};
use crate::document::{Section, outline};
use crate::grammar::TokenKind;
use crate::say;
use crate::yaml::Path;

/// From how many words on a paragraph is not said twice by chance.
const LONG: usize = 15;

/// Articles of which some have a title and others do not.
pub(super) fn mixed_titles(subject: &Subject<'_>) -> Looked {
    let loaded = subject.loaded;
    let own =
        (&loaded.document.sections, Path::default().key("sections"), loaded.numbering());
    let attached = loaded.attachments().map(|(text, path, names)| {
        (&text.sections, path.key("sections"), names.numbering(text, &loaded.standard))
    });
    let mut any = false;
    let mut found = vec![];
    for (sections, path, numbering) in std::iter::once(own).chain(attached) {
        let articles: Vec<(String, Path, bool)> = outline(sections, &path, numbering)
            .into_iter()
            .filter(|section| section.level.titled_within)
            .filter_map(|section| {
                let titled = at(sections, &path, &section.path)?.title.is_some();
                Some((section.number, section.path, titled))
            })
            .collect();
        any |= articles.len() > 1;
        let titled = articles.iter().filter(|(_, _, titled)| *titled).count();
        // A decision's last article has none even where the others do.
        if titled < 2
            || titled + 1 >= articles.len() && articles.last().is_some_and(|it| !it.2)
        {
            continue;
        }
        let bare = articles.into_iter().filter(|(_, _, titled)| !titled);
        found.extend(bare.map(|(number, path, _)| {
            let number = number.trim_end_matches('.').to_owned();
            let message = say!(
                "{number} không có tiêu đề, các điều khác có",
                "{number} has no title, the others have"
            );
            let finding = Diagnostic::new(&rules::MIXED_TITLES, message);
            finding
                .at(subject.place_of(&path))
                .hint(say!("Thêm `title:` cho điều này.", "Add a `title:` to it."))
        }));
    }
    any.then_some(found)
}

/// The section at a path below a list of them.
fn at<'a>(sections: &'a [Section], root: &Path, path: &Path) -> Option<&'a Section> {
    let mut list = sections;
    let mut found = None;
    for step in &path.0[root.0.len()..] {
        if let crate::yaml::Step::Index(i) = step {
            let section = list.get(*i)?;
            found = Some(section);
            list = &section.items;
        }
    }
    found
}

/// A long paragraph that stands twice.
pub(super) fn repeated_paragraph(subject: &Subject<'_>) -> Looked {
    let mut first: HashMap<String, Place> = HashMap::new();
    let mut found = vec![];
    for (text, read) in subject.body() {
        if last_key(text) == "title" {
            continue;
        }
        let tokens = &read.tokens;
        for line in tokens.split(|token| token.kind == TokenKind::Break) {
            let words = line.iter().filter(|token| token.kind == TokenKind::Word);
            let words: Vec<&str> = words.map(|token| token.lower.as_str()).collect();
            let (Some(begin), Some(end)) = (line.first(), line.last()) else { continue };
            if words.len() < LONG {
                continue;
            }
            let numbers = line.iter().filter(|token| token.kind == TokenKind::Number);
            let numbers: Vec<&str> = numbers.map(|token| token.text).collect();
            let key = format!("{} {}", words.join(" "), numbers.join(" "));
            let place = subject.place_in(text, begin.start..end.end());
            let Some(before) = first.get(&key) else {
                first.insert(key, place);
                continue;
            };
            let message =
                say!("đoạn này đã có ở trên", "this paragraph stands above already");
            let finding = Diagnostic::new(&rules::REPEATED_PARAGRAPH, message).at(place);
            let finding =
                finding.related(before.clone(), say!("lần đầu", "the first time"));
            found.push(finding.hint(say!("Giữ một.", "Keep one of the two.")));
        }
    }
    (!first.is_empty()).then_some(found)
}
