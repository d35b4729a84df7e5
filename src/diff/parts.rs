//! A document as a list of parts that can be paired with those of another.

use super::lines_said::{is_said, join, looks, said, styles};
use super::walk::{Part, PartKind, Walk};
use crate::compose::{Composed, ComposedAppendix, ComposedAttachment, Line, compose};
use crate::document::Loaded;
use crate::yaml::Path;

/// The parts of a document in the order of printing, what holds before what is held: everything
/// that is printed, and the year that it is about.
pub fn parts(loaded: &Loaded) -> Vec<Part> {
    let end = &loaded.standard.words.end.text;
    let mut walk = Walk { tree: &loaded.tree, end, parts: vec![] };
    let year = loaded.document.year.map(|year| year.to_string()).unwrap_or_default();
    walk.document(&compose(loaded), &loaded.standard.words.basis.text, &year);
    walk.parts
}

impl Walk<'_> {
    fn document(&mut self, composed: &Composed, basis: &str, year: &str) {
        self.head(composed);
        self.title(composed, year);
        self.addressees(&composed.addressees);
        self.bases(&composed.legal_bases, basis, None);
        self.body(&composed.body, None);
        // Every text that comes with it has the same line.
        let annexes = composed.appendices.iter().map(|appendix| &appendix.reference);
        let texts = composed.attachments.iter().map(|attachment| &attachment.reference);
        let reference = texts.chain(annexes).next().map(said).unwrap_or_default();
        self.field("appendices", "Dòng “Kèm theo …”", &reference);
        for (i, attachment) in composed.attachments.iter().enumerate() {
            self.attachment(attachment, i, basis);
        }
        self.signers(&composed.signers, composed.signers_in_row, None);
        self.recipients(&composed.recipients, None);
        for appendix in &composed.appendices {
            self.appendix(appendix, None);
        }
        self.confirmation(composed.confirmation.as_ref());
        if let Some(copy) = &composed.copy {
            self.copy(copy);
        }
    }

    fn head(&mut self, composed: &Composed) {
        let head = &composed.head;
        let one = |line: &Option<Line>| line.as_ref().map_or_else(String::new, said);
        let all = |lines: &[Line]| join(&lines.iter().map(said).collect::<Vec<_>>());
        let agency: Vec<Line> = head.parent.iter().chain(&head.agency).cloned().collect();
        let urgency = head.urgency.iter().map(|(_, mark)| mark);
        let marks = urgency.chain(&head.circulation).chain(&head.draft);
        let marks: Vec<Line> = marks.cloned().collect();
        let secrecy = if head.secrecy { "có" } else { "" };
        let orientation = if composed.landscape { "ngang" } else { "" };
        for (key, label, text) in [
            ("agency", "Cơ quan", all(&agency)),
            ("number", "Số", one(&head.number)),
            ("date", "Ngày", one(&head.place_date)),
            ("urgency", "Dấu chỉ mức độ, phạm vi", all(&marks)),
            ("secrecy_stamp", "Chỗ đóng dấu độ mật", secrecy.to_owned()),
            ("contact", "Địa chỉ ở chân trang 1", all(&head.contact)),
            ("orientation", "Hướng trang", orientation.to_owned()),
        ] {
            self.field(key, label, &text);
        }
    }

    fn title(&mut self, composed: &Composed, year: &str) {
        let title = &composed.title;
        let issuer = if title.enacting.is_some() || is_said(&title.issuer, self.tree) {
            said(&title.issuer)
        } else {
            String::new()
        };
        let subject = title.subject.as_ref().or(title.about.as_ref());
        self.field("kind", "Tên loại", &said(&title.kind));
        self.field("year", "Năm", year);
        if let Some(subject) = subject {
            let part = Part::new(PartKind::Field, "Trích yếu", &said(subject));
            let part = part.id(Some("subject".to_owned())).look(styles([subject]));
            self.add(part, &Path::default().key("subject"));
        }
        self.field("issuer", "Thẩm quyền ban hành", &issuer);
        let enacting = title.enacting.as_ref().map_or_else(String::new, said);
        self.field("enacting", "Lời ban hành", &enacting);
    }

    /// A text that comes with the document; the first one has the key alone for its name.
    fn attachment(&mut self, attachment: &ComposedAttachment, i: usize, basis: &str) {
        let texts = [&attachment.kind, &attachment.subject].into_iter();
        let texts: Vec<&Line> = texts.chain(&attachment.stamp).collect();
        let (id, label) = match i {
            0 => ("attachment".to_owned(), "Văn bản kèm theo".to_owned()),
            _ => (format!("attachment {}", i + 1), format!("Văn bản kèm theo {}", i + 1)),
        };
        let said: Vec<String> = texts.iter().map(|line| said(line)).collect();
        let look = looks([Some(styles(texts)), separate(attachment.separate)]);
        let part = Part::new(PartKind::Group, label, &join(&said))
            .id(Some(id))
            .look(look);
        let group = Some(self.add(part, &attachment.at));
        self.bases(&attachment.legal_bases, basis, group);
        self.body(&attachment.body, group);
        self.signers(&attachment.signers, None, group);
        for appendix in &attachment.appendices {
            self.appendix(appendix, group);
        }
    }

    fn appendix(&mut self, appendix: &ComposedAppendix, parent: Option<usize>) {
        let label = &appendix.number;
        let texts = appendix.title.iter().chain(&appendix.text).chain(&appendix.stamp);
        let texts: Vec<&Line> = texts.collect();
        let text = join(&texts.iter().map(|line| said(line)).collect::<Vec<_>>());
        let landscape = appendix.landscape.then(|| "trang ngang".to_owned());
        let look = looks([Some(styles(texts)), landscape, separate(appendix.separate)]);
        let part = Part::new(PartKind::Group, label, &text).id(appendix.id.clone());
        let part = part.number(label).look(look).below(parent);
        let group = Some(self.add(part, &appendix.at));
        self.body(&appendix.body, group);
        if let Some(table) = &appendix.table {
            self.table(table, label, group);
        }
        if !appendix.closing.is_empty() {
            let text = join(&appendix.closing.iter().map(said).collect::<Vec<_>>());
            let part = Part::new(PartKind::Field, format!("Lời kết, {label}"), &text);
            let part = part.id(Some(format!("closing of {label}"))).below(group);
            let part = part.look(styles(&appendix.closing));
            self.add(part, &appendix.at.key("closing"));
        }
    }
}

fn separate(separate: bool) -> Option<String> {
    separate.then(|| "tệp riêng".to_owned())
}
