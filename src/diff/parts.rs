//! A document as a list of parts that can be paired with those of another.

use super::walk::{Part, PartKind, Walk, is_said, join, named, said};
use crate::compose::{
    At, Block, Body, Composed, ComposedAppendix, ComposedAttachment, Line, Signer,
    compose, text_of,
};
use crate::document::Loaded;
use crate::yaml::{Path, Step};

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
        self.head(composed, year);
        let items = &composed.addressees.items;
        self.list(items, PartKind::Addressee, &named(&composed.addressees.label));
        self.list(&composed.legal_bases, PartKind::Basis, basis);
        self.body(&composed.body, None);
        for (i, attachment) in composed.attachments.iter().enumerate() {
            self.attachment(attachment, i, basis);
        }
        self.signers(&composed.signers, None);
        for (i, item) in composed.recipients.items.iter().enumerate() {
            let label = named(&composed.recipients.label);
            self.item(item, PartKind::Recipient, format!("{label} {}", i + 1), None);
        }
        for appendix in &composed.appendices {
            self.appendix(appendix, None);
        }
        if let Some(confirmation) = &composed.confirmation {
            self.field("confirmation", "Xác nhận", &said(&confirmation.text));
        }
        if let Some(copy) = &composed.copy {
            let lines = copy.agency.iter().chain([&copy.form]).chain(&copy.number);
            let lines = lines.chain(&copy.stamp);
            let lines: Vec<String> = lines.chain([&copy.place_date]).map(said).collect();
            self.field("original", "Bản sao", &join(&lines));
        }
    }

    /// A text that comes with the document; the first one has the key alone for its name.
    fn attachment(&mut self, attachment: &ComposedAttachment, i: usize, basis: &str) {
        let texts = [&attachment.kind, &attachment.subject].into_iter();
        let texts: Vec<String> = texts.chain(&attachment.stamp).map(said).collect();
        let (id, label) = match i {
            0 => ("attachment".to_owned(), "Văn bản kèm theo".to_owned()),
            _ => (format!("attachment {}", i + 1), format!("Văn bản kèm theo {}", i + 1)),
        };
        let at = &attachment.at;
        let group = self.add(PartKind::Group, Some(id), label, &join(&texts), None, at);
        for (n, item) in attachment.legal_bases.iter().enumerate() {
            self.item(item, PartKind::Basis, format!("{basis} {}", n + 1), Some(group));
        }
        self.body(&attachment.body, Some(group));
        self.signers(&attachment.signers, Some(group));
        for appendix in &attachment.appendices {
            self.appendix(appendix, Some(group));
        }
    }

    fn signers(&mut self, signers: &[Signer], parent: Option<usize>) {
        for signer in signers {
            let lines = signer.date.iter().chain(&signer.lines).chain(&signer.other);
            let lines: Vec<String> = lines.chain([&signer.name]).map(said).collect();
            let at = signer.name.first().map(|inline| inline.at.clone());
            let (label, at) = ("Người ký".to_owned(), at.unwrap_or_default());
            self.add(PartKind::Signer, None, label, &join(&lines), parent, &at);
        }
    }

    fn head(&mut self, composed: &Composed, year: &str) {
        let (head, title) = (&composed.head, &composed.title);
        let one = |line: &Option<Line>| line.as_ref().map_or_else(String::new, said);
        let agency: Vec<String> =
            head.parent.iter().chain(&head.agency).map(said).collect();
        let marks: Vec<String> = head
            .urgency
            .iter()
            .map(|(_, mark)| said(mark))
            .chain(head.circulation.iter().chain(&head.draft).map(said))
            .collect();
        let issuer = if title.enacting.is_some() || is_said(&title.issuer, self.tree) {
            said(&title.issuer)
        } else {
            String::new()
        };
        let subject = title.subject.as_ref().or(title.about.as_ref()).cloned();
        for (key, label, text) in [
            ("agency", "Cơ quan", join(&agency)),
            ("kind", "Tên loại", said(&title.kind)),
            ("year", "Năm", year.to_owned()),
            ("number", "Số", one(&head.number)),
            ("date", "Ngày", one(&head.place_date)),
            ("urgency", "Dấu chỉ mức độ, phạm vi", join(&marks)),
            ("subject", "Trích yếu", one(&subject)),
            ("issuer", "Thẩm quyền ban hành", issuer),
            (
                "orientation",
                "Hướng trang",
                if composed.landscape { "ngang" } else { "" }.to_owned(),
            ),
        ] {
            self.field(key, label, &text);
        }
    }

    fn field(&mut self, key: &str, label: &str, text: &str) {
        if !text.is_empty() {
            let path = Path::default().key(key);
            let (id, label) = (Some(key.to_owned()), label.to_owned());
            self.add(PartKind::Field, id, label, text, None, &path);
        }
    }

    fn list(&mut self, items: &[Line], kind: PartKind, label: &str) {
        for (i, item) in items.iter().enumerate() {
            self.item(item, kind, format!("{label} {}", i + 1), None);
        }
    }

    /// An entry of a list, without the dash before it and the mark after it.
    fn item(
        &mut self,
        item: &Line,
        kind: PartKind,
        label: String,
        parent: Option<usize>,
    ) {
        let text = said(item);
        let text = text.strip_prefix("- ").unwrap_or(&text).trim_end_matches([';', '.']);
        let at = item.first().map(|inline| inline.at.clone()).unwrap_or_default();
        self.add(kind, None, label, text, parent, &at);
    }

    fn body(&mut self, body: &Body, parent: Option<usize>) {
        self.outside_sections(body, parent);
        let mut indices = vec![];
        for (i, section) in body.sections.iter().enumerate() {
            let mut texts = vec![];
            let mut tables = vec![];
            for part in body.all().filter(|part| part.section == Some(i)) {
                match &part.block {
                    Block::Table(table) => tables.push(table),
                    block => texts.push(self.text_of(block)),
                }
            }
            let above = section.parent.and_then(|at| indices.get(at).copied()).or(parent);
            let (id, label) = (section.id.clone(), section.citation.clone());
            let text = join(&texts);
            let own = self.add(PartKind::Section, id, label, &text, above, &section.at);
            indices.push(own);
            for table in tables {
                self.table(table, &section.citation, Some(own));
            }
        }
    }

    /// What stands in no section, by the key that says it: the preamble, the lines of a form.
    fn outside_sections(&mut self, body: &Body, parent: Option<usize>) {
        let mut found: Vec<(String, At, Vec<String>)> = vec![];
        for part in body.all().filter(|part| part.section.is_none()) {
            let depth = usize::from(parent.is_some());
            let mut steps = part.at.0.iter().skip(depth);
            let key = steps.find_map(|step| match step {
                Step::Key(key) => Some(key),
                Step::Index(_) => None,
            });
            let Some(key) = key else { continue };
            let text = self.text_of(&part.block);
            match found.iter_mut().find(|(own, ..)| own == key) {
                Some((.., texts)) => texts.push(text),
                None => found.push((key.clone(), part.at.clone(), vec![text])),
            }
        }
        for (key, at, texts) in found {
            let label = match key.as_str() {
                "preamble" => "Lời dẫn",
                "closing" => "Lời kết",
                _ => "Dòng của mẫu",
            };
            let text = join(&texts);
            self.add(PartKind::Field, Some(key), label.to_owned(), &text, parent, &at);
        }
    }

    fn appendix(&mut self, appendix: &ComposedAppendix, parent: Option<usize>) {
        let label = appendix.number.clone();
        let name = self.tree.root.find_exact(&appendix.at.key("name"));
        let name = name.map(|_| appendix.number.clone()).into_iter();
        let title = appendix.title.iter().chain(&appendix.text);
        let title = title.chain(&appendix.stamp).map(said);
        let text = join(&name.chain(title).collect::<Vec<_>>());
        let id = appendix.id.clone();
        let at = &appendix.at;
        let group = self.add(PartKind::Group, id, label.clone(), &text, parent, at);
        if appendix.landscape {
            let id = Some(format!("page of {label}"));
            let label = format!("Trang, {label}");
            let at = at.key("orientation");
            self.add(PartKind::Field, id, label, "ngang", Some(group), &at);
        }
        self.body(&appendix.body, Some(group));
        if let Some(table) = &appendix.table {
            self.table(table, &label, Some(group));
        }
        let closing: Vec<String> = appendix.closing.iter().map(said).collect();
        if !closing.is_empty() {
            let id = Some(format!("closing of {label}"));
            let (label, at) = (format!("Lời kết, {label}"), at.key("closing"));
            self.add(PartKind::Field, id, label, &join(&closing), Some(group), &at);
        }
    }

    /// What a piece of a body says, without its number and the end mark.
    fn text_of(&self, block: &Block) -> String {
        let without = |text: String, number: &str| match text.strip_prefix(number) {
            Some(rest) => rest.trim_start().to_owned(),
            None => text,
        };
        match block {
            Block::Heading(heading) => {
                without(said(&heading.text), &text_of(&heading.number))
            }
            Block::Paragraph(paragraph) => {
                let text = said(&paragraph.text);
                let text = text.strip_suffix(self.end).unwrap_or(&text);
                without(text.to_owned(), &paragraph.number)
            }
            Block::Picture(picture) => {
                let caption = picture.caption.as_ref().map(said);
                join(&[picture.file.clone(), caption.unwrap_or_default()])
            }
            Block::Table(_) => String::new(),
        }
    }
}
