//! Whether the parts of a body are in the decree's order and have what it asks of them.

use crate::diag::{Diagnostic, rules};
use crate::document::{Level, Loaded, Numbered, Scheme, Section, outline};
use crate::say;
use crate::vi;
use crate::yaml::Path;

/// Reports levels out of order, a 24th điểm, and parts without the title that they must have.
pub(super) fn check(loaded: &Loaded, findings: &mut Vec<Diagnostic>) {
    let document = &loaded.document;
    let root = Path::default();
    let mut bodies = vec![(&document.sections, root.key("sections"), loaded.scheme())];
    if let (Some(attachment), Some(scheme)) =
        (&document.attachment, loaded.attached_scheme())
    {
        bodies.push((
            &attachment.sections,
            root.key("attachment").key("sections"),
            scheme,
        ));
    }
    for (i, appendix) in document.appendices.iter().enumerate() {
        let path = root.key("appendices").index(i).key("sections");
        bodies.push((&appendix.sections, path, (Scheme::MucKhoan, Level::Muc)));
    }
    for (sections, path, (scheme, top)) in bodies {
        let parts = outline(sections, &path, scheme, top);
        let mut flat = vec![];
        flatten(sections, &mut flat);
        for (part, section) in parts.iter().zip(flat) {
            let node = loaded.tree.root.find(&part.path);
            let place = loaded.tree.place(node);
            findings.extend(
                faults(part, section, scheme).into_iter().map(|f| f.at(place.clone())),
            );
        }
    }
}

fn flatten<'a>(sections: &'a [Section], flat: &mut Vec<&'a Section>) {
    for section in sections {
        flat.push(section);
        flatten(&section.items, flat);
    }
}

fn faults(part: &Numbered, section: &Section, scheme: Scheme) -> Vec<Diagnostic> {
    let mut found = vec![];
    if part.level == Level::Diem && vi::letter(part.n).is_none() {
        let message = say!(
            "điểm thứ 24: bảng chữ cái của điểm chỉ đến y",
            "the 24th điểm: its letters end at y"
        );
        found.push(Diagnostic::new(&rules::TOO_MANY_POINTS, message).hint(say!(
            "Chia khoản này thành nhiều khoản (II.6.đ).",
            "Split its khoản into several (II.6.đ)."
        )));
    }
    let foreign = scheme == Scheme::MucKhoan
        && matches!(part.level, Level::Chuong | Level::TieuMuc | Level::Dieu);
    if part.misplaced || foreign {
        let number = &part.number;
        let message = if foreign {
            say!(
                "cách đánh số muc-khoan không có cấp này ({number})",
                "the scheme muc-khoan has no such level ({number})"
            )
        } else {
            say!(
                "cấp này ({number}) không thấp hơn cấp chứa nó",
                "this level ({number}) is not below the one it lies in"
            )
        };
        found.push(Diagnostic::new(&rules::INVALID_LEVEL, message).hint(say!(
            "Thứ tự các cấp: phần, chương, mục, tiểu mục, điều, khoản, điểm (II.6.d); đổi `level:` hoặc `scheme:`.",
            "The order is phần, chương, mục, tiểu mục, điều, khoản, điểm (II.6.d); change `level:` or `scheme:`."
        )));
    }
    if part.level.is_centred(scheme) && section.title.as_deref().is_none_or(str::is_empty)
    {
        let number = &part.number;
        let message = say!("{number} chưa có tiêu đề", "{number} has no title");
        found.push(Diagnostic::new(&rules::MISSING_TITLE, message).hint(say!(
            "Phần, chương, mục, tiểu mục phải có tiêu đề (II.6.d): thêm `title:`.",
            "A phần, chương, mục or tiểu mục must have a title (II.6.d): add `title:`."
        )));
    }
    found
}
