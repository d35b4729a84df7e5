//! Rules on the sections of a body among themselves.

use super::check::Looked;
use super::subject::Subject;
use crate::diag::{Diagnostic, rules};
use crate::document::{Section, outline};
use crate::say;
use crate::yaml::Path;

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
