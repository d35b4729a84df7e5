//! A document as a list of parts that can be paired with those of another.

use crate::document::{
    Appendix, Attachment, Level, Loaded, Numbered, Prose, Scheme, Section, Table, outline,
};
use crate::vi;
use crate::yaml::Path;

/// What a part is to its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum PartKind {
    /// The subject, preamble and the like, each by its key.
    Field,
    /// An addressee.
    Addressee,
    /// A legal basis.
    Basis,
    /// A section, item or point: its title and its own prose.
    Section,
    /// A group of rows, or an annex.
    Group,
    /// A row of a table.
    Task,
    /// Who signs.
    Signer,
    /// A recipient.
    Recipient,
}

/// A part of a document.
#[derive(Clone, Debug)]
pub struct Part {
    /// Parts of different kinds are never paired.
    pub(super) kind: PartKind,
    /// Its `id`, or its key.
    pub(super) id: Option<String>,
    /// How it is cited: `khoản 1 Mục II`.
    pub(super) label: String,
    /// What it says, a paragraph a line.
    pub(super) text: String,
    /// The part that it lies in, by its index.
    pub(super) parent: Option<usize>,
    /// Its line in the file, from 1.
    pub(super) line: usize,
}

/// The parts of a document in the order of printing, what holds before what is held.
pub fn parts(loaded: &Loaded) -> Vec<Part> {
    let mut walk = Walk { loaded, parts: vec![] };
    walk.document();
    walk.parts
}

struct Walk<'a> {
    loaded: &'a Loaded,
    parts: Vec<Part>,
}

impl Walk<'_> {
    fn document(&mut self) {
        let document = &self.loaded.document;
        let root = Path::default();
        self.head();
        self.list(&document.addressees, "addressees", PartKind::Addressee, "Kính gửi");
        self.list(&document.legal_bases, "legal_bases", PartKind::Basis, "Căn cứ");
        self.field("preamble", "Lời dẫn", &prose(document.preamble.as_ref()));
        let (scheme, level) = self.loaded.scheme();
        self.sections(&document.sections, &root.key("sections"), scheme, level, None);
        if let Some(attachment) = &document.attachment {
            self.attachment(attachment, &root.key("attachment"));
        }
        self.foot();
        for (i, appendix) in document.appendices.iter().enumerate() {
            let label = match document.appendices.len() {
                1 => "Phụ lục".to_owned(),
                _ => format!("Phụ lục {}", vi::roman(i + 1)),
            };
            self.appendix(appendix, &root.key("appendices").index(i), &label);
        }
    }

    /// What stands above the text, each value a part.
    fn head(&mut self) {
        let document = &self.loaded.document;
        let optional = |text: &Option<String>| text.clone().unwrap_or_default();
        let number = document.number.map(|n| n.to_string()).unwrap_or_default();
        let date = document.date.map(|d| d.to_string()).unwrap_or_default();
        let year = document.year.map(|y| y.to_string()).unwrap_or_default();
        let kind = document
            .title
            .clone()
            .unwrap_or_else(|| self.loaded.kind.name.to_string());
        for (key, label, text) in [
            ("kind", "Tên loại", kind),
            ("year", "Năm", year),
            ("number", "Số", number),
            ("date", "Ngày", date),
            ("subject", "Trích yếu", optional(&document.subject)),
            ("issuer", "Thẩm quyền ban hành", optional(&document.issuer)),
        ] {
            self.field(key, label, &text);
        }
    }

    fn attachment(&mut self, attachment: &Attachment, path: &Path) {
        let text =
            join(&[attachment.subject.clone(), prose(attachment.preamble.as_ref())]);
        let (id, label) = ("attachment".to_owned(), "Văn bản kèm theo".to_owned());
        let group = self.add(PartKind::Group, Some(id), label, &text, None, path);
        if let Some((scheme, level)) = self.loaded.attached_scheme() {
            let path = path.key("sections");
            self.sections(&attachment.sections, &path, scheme, level, Some(group));
        }
    }

    /// Who signs, and who receives the document.
    fn foot(&mut self) {
        for (signer, path) in &self.loaded.signers {
            let lines = [
                signer.authority.join(" "),
                signer.position.clone(),
                signer.name.clone(),
            ];
            let text = join(&lines);
            self.add(PartKind::Signer, None, "Người ký".to_owned(), &text, None, path);
        }
        for (i, (text, path)) in self.loaded.recipients.iter().enumerate() {
            let label = format!("Nơi nhận {}", i + 1);
            self.add(PartKind::Recipient, None, label, text, None, path);
        }
    }

    fn appendix(&mut self, appendix: &Appendix, path: &Path, label: &str) {
        let text = join(&[
            appendix.title.clone().unwrap_or_default(),
            prose(appendix.text.as_ref()),
        ]);
        let id = appendix.id.clone();
        let group = self.add(PartKind::Group, id, label.to_owned(), &text, None, path);
        let (scheme, level) = (Scheme::MucKhoan, Level::Muc);
        let below = path.key("sections");
        self.sections(&appendix.sections, &below, scheme, level, Some(group));
        if let Some(table) = &appendix.table {
            self.table(table, &path.key("table"), label, Some(group));
        }
    }

    fn field(&mut self, key: &str, label: &str, text: &str) {
        if !text.is_empty() {
            let path = Path::default().key(key);
            let (id, label) = (Some(key.to_owned()), label.to_owned());
            self.add(PartKind::Field, id, label, text, None, &path);
        }
    }

    fn list(&mut self, texts: &[String], key: &str, kind: PartKind, label: &str) {
        for (i, text) in texts.iter().enumerate() {
            let path = Path::default().key(key).index(i);
            self.add(kind, None, format!("{label} {}", i + 1), text, None, &path);
        }
    }

    fn sections(
        &mut self,
        sections: &[Section],
        path: &Path,
        scheme: Scheme,
        level: Level,
        parent: Option<usize>,
    ) {
        let numbered = outline(sections, path, scheme, level);
        self.below(sections, path, &mut numbered.iter(), parent);
    }

    fn below<'n>(
        &mut self,
        sections: &[Section],
        path: &Path,
        numbered: &mut impl Iterator<Item = &'n Numbered>,
        parent: Option<usize>,
    ) {
        for (i, section) in sections.iter().enumerate() {
            let path = path.index(i);
            let label = numbered.next().map_or_else(String::new, |n| n.citation.clone());
            let text = join(&[
                section.title.clone().unwrap_or_default(),
                prose(section.intro.as_ref()),
                prose(section.text.as_ref()),
                prose(section.closing.as_ref()),
            ]);
            let id = section.id.clone();
            let own =
                self.add(PartKind::Section, id, label.clone(), &text, parent, &path);
            if let Some(table) = &section.table {
                self.table(table, &path.key("table"), &label, Some(own));
            }
            self.below(&section.items, &path.key("items"), numbered, Some(own));
        }
    }

    fn table(&mut self, table: &Table, path: &Path, label: &str, parent: Option<usize>) {
        let titles: Vec<_> = table.columns.iter().map(|c| c.title.clone()).collect();
        if !titles.is_empty() {
            let id = Some(format!("columns of {label}"));
            let (label, text) = (format!("Các cột, {label}"), titles.join(" | "));
            self.add(PartKind::Field, id, label, &text, parent, &path.key("columns"));
        }
        self.rows(table, &table.rows, &path.key("rows"), label, parent);
        for (i, group) in table.groups.iter().enumerate() {
            let path = path.key("groups").index(i);
            let label = format!("nhóm {}, {label}", vi::roman(i + 1));
            let (id, title) = (group.id.clone(), group.title.clone());
            let own = self.add(PartKind::Group, id, label.clone(), &title, parent, &path);
            self.rows(table, &group.rows, &path.key("rows"), &label, Some(own));
        }
    }

    fn rows(
        &mut self,
        table: &Table,
        rows: &[crate::document::Row],
        path: &Path,
        label: &str,
        parent: Option<usize>,
    ) {
        for (i, row) in rows.iter().enumerate() {
            let cell = |column: &crate::document::Column| {
                let text = prose(row.cell(&column.key));
                match (text.is_empty(), column.role) {
                    (true, _) | (_, crate::document::Role::Work) => text,
                    _ => format!("{}: {text}", column.title),
                }
            };
            let cells: Vec<String> = table.columns.iter().map(cell).collect();
            let label = format!("việc {}, {label}", i + 1);
            let id = row.id.clone();
            self.add(PartKind::Task, id, label, &join(&cells), parent, &path.index(i));
        }
    }

    fn add(
        &mut self,
        kind: PartKind,
        id: Option<String>,
        label: String,
        text: &str,
        parent: Option<usize>,
        path: &Path,
    ) -> usize {
        let tree = &self.loaded.tree;
        let (line, _) = tree.place(tree.root.find(path)).line_column();
        self.parts
            .push(Part { kind, id, label, text: vi::nfc(text), parent, line });
        self.parts.len() - 1
    }
}

/// Prose as plain text, a paragraph a line.
fn prose(prose: Option<&Prose>) -> String {
    let paragraphs = prose.map(Prose::paragraphs).unwrap_or_default();
    let line = |p: &crate::document::Paragraph| {
        let text: String = p.runs.iter().map(|run| run.text.as_str()).collect();
        if p.dash { format!("- {text}") } else { text }
    };
    paragraphs.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn join(texts: &[String]) -> String {
    let said: Vec<&str> =
        texts.iter().map(String::as_str).filter(|t| !t.is_empty()).collect();
    said.join("\n")
}
