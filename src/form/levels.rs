//! Whether the parts of a body are in the standard's order and have what it asks of them.

use crate::diag::{Diagnostic, rules};
use crate::document::{Loaded, Numbered, Section, annex_numbering, outline};
use crate::say;
use crate::standard::Standard;
use crate::vi;
use crate::yaml::Path;

/// Reports levels out of order, a point for which there is no letter, and parts without the
/// title that they must have.
pub(super) fn check(loaded: &Loaded, findings: &mut Vec<Diagnostic>) {
    let document = &loaded.document;
    let root = Path::default();
    let mut bodies = vec![(&document.sections, root.key("sections"), loaded.numbering())];
    for (attachment, path, names) in loaded.attachments() {
        let numbering = names.numbering(attachment, &loaded.standard);
        bodies.push((&attachment.sections, path.key("sections"), numbering));
    }
    for (annexes, path) in loaded.annexes() {
        for (i, appendix) in annexes.iter().enumerate() {
            let path = path.key("appendices").index(i).key("sections");
            bodies.push((&appendix.sections, path, annex_numbering(&loaded.standard)));
        }
    }
    for (sections, path, numbering) in bodies {
        let parts = outline(sections, &path, numbering);
        let mut flat = vec![];
        flatten(sections, &mut flat);
        // The parts that must have a title and that the one at hand lies in.
        let mut titled: Vec<&Path> = vec![];
        for (part, section) in parts.iter().zip(flat) {
            let node = loaded.tree.root.find(&part.path);
            let place = loaded.tree.place(node);
            let mut found = faults(part, &loaded.standard, numbering.scheme);
            while titled.pop_if(|it| !part.path.0.starts_with(&it.0)).is_some() {}
            let within = !titled.is_empty();
            let must = part.level.titled || part.level.titled_within && within;
            if must && section.title.as_deref().is_none_or(str::is_empty) {
                found.push(untitled(part, &loaded.standard));
            }
            if part.level.titled {
                titled.push(&part.path);
            }
            findings.extend(found.into_iter().map(|f| f.at(place.clone())));
        }
    }
}

fn flatten<'a>(sections: &'a [Section], flat: &mut Vec<&'a Section>) {
    for section in sections {
        flat.push(section);
        flatten(&section.items, flat);
    }
}

fn faults(part: &Numbered, standard: &Standard, scheme: &str) -> Vec<Diagnostic> {
    let mut found = vec![];
    if part.level.runs_out(part.n, &standard.letters) {
        found.push(too_many_points(part, standard));
    }
    if part.misplaced || part.foreign {
        found.push(misplaced(part, standard, scheme));
    }
    found
}

fn untitled(part: &Numbered, standard: &Standard) -> Diagnostic {
    let number = &part.number;
    let clause = standard.clause("titles");
    let message = say!("{number} chưa có tiêu đề", "{number} is missing its title");
    let message = Diagnostic::new(&rules::MISSING_TITLE, message);
    if part.level.titled {
        return message.hint(say!(
            "Cấp này phải có tiêu đề{clause}: thêm `title:`.",
            "This level must have a title{clause}: add `title:`."
        ));
    }
    message.hint(say!(
        "Văn bản chia chương, mục thì điều phải có tiêu đề{clause}: thêm `title:`.",
        "Where there are chapters or parts, their articles have titles{clause}: add `title:`."
    ))
}

fn too_many_points(part: &Numbered, standard: &Standard) -> Diagnostic {
    let n = part.n;
    if part.level.number.contains("{capital}") {
        let last = standard.letters.last().map_or(String::new(), |last| vi::upper(last));
        let message = say!(
            "phần thứ {n}: bảng chữ cái chỉ đến {last}",
            "part {n}: the letters end at {last}"
        );
        return Diagnostic::new(&rules::TOO_MANY_POINTS, message).hint(say!(
            "Gộp bớt các phần, hoặc chia bằng `level: phan`.",
            "Join some of the parts, or divide by `level: phan`."
        ));
    }
    let last = standard.letters.last().map_or("", String::as_str);
    let clause = standard.clause("points");
    let message = say!(
        "điểm thứ {n}: bảng chữ cái của điểm chỉ đến {last}",
        "point {n}: the letters of points end at {last}"
    );
    Diagnostic::new(&rules::TOO_MANY_POINTS, message).hint(say!(
        "Chia khoản này thành nhiều khoản{clause}.",
        "Split its khoản into several{clause}."
    ))
}

fn misplaced(part: &Numbered, standard: &Standard, scheme: &str) -> Diagnostic {
    let number = &part.number;
    let message = if part.foreign {
        say!(
            "cách đánh số {scheme} không có cấp này ({number})",
            "the scheme {scheme} has no such level ({number})"
        )
    } else {
        say!(
            "cấp này ({number}) không thấp hơn cấp chứa nó",
            "this level ({number}) is not below the one it lies in"
        )
    };
    let known = standard.schemes.get(scheme);
    let levels: Vec<&str> = known.map_or_else(Vec::new, |it| it.levels.names().collect());
    let (levels, clause) = (levels.join(", "), standard.clause("levels"));
    Diagnostic::new(&rules::INVALID_LEVEL, message).hint(say!(
        "Thứ tự các cấp: {levels}{clause}; đổi `level:` hoặc `scheme:`.",
        "The order is {levels}{clause}; change `level:` or `scheme:`."
    ))
}
