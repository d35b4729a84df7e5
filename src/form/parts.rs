//! What a document must hold beyond the types of its values; read off the tree, so that it is
//! reported beside every other fault of form.

use std::sync::Arc;

use serde_json::Value as Schema;

use super::context::Context;
use super::meant_key::meant_key;
use super::tables;
use super::years::year;
use crate::diag::{Diagnostic, Message, Rule, did_you_mean, rules};
use crate::document::{Enacts, Prose, enacts, list, property, prose_text};
use crate::say;
use crate::standard::Kind;
use crate::vi;
use crate::yaml::{Node, NodeKind, Path, curly_quotes};

/// Reports what is missing, unknown, said twice, or not part of the form.
pub(super) fn check(context: Context<'_>, findings: &mut Vec<Diagnostic>) {
    let root = &context.tree.root;
    if !matches!(root.kind, NodeKind::Map(_)) {
        return;
    }
    let id = root.get("kind").and_then(|node| node.scalar()).map(vi::clean);
    let kind = id.and_then(|id| context.standard.kind(&id, &context.office.kinds));
    findings.extend(year(context, kind.as_ref()));
    let mut form = PartsCheck { context, kind, findings, is_told: false };
    form.names();
    form.parts();
    form.content();
    form.archive();
    form.enacting();
    tables::check(context, findings);
}

/// What of the usual head and end a kind may do without, with the keys that say it. A date that is
/// not printed still says the document's year.
const PIECES: [(&str, &[&str]); 2] = [
    ("number", &["number", "number_from"]),
    ("recipients", &["recipients", "recipient_groups", "archive"]),
];
/// Keys of a copy that is set from its original's data, which has its own.
const OF_ORIGINAL: [&str; 4] = ["appendices", "footnotes", "scheme", "orientation"];

struct PartsCheck<'a> {
    context: Context<'a>,
    /// The document's kind, if it is known.
    kind: Option<Kind>,
    findings: &'a mut Vec<Diagnostic>,
    /// True once it is said that there is no `vanban.yaml`.
    is_told: bool,
}

fn no_file(name: &str) -> Message {
    say!(
        "không có vanban.yaml ở đây hay ở thư mục trên, nên không biết `{name}`",
        "unknown name `{name}`: there is no vanban.yaml in this folder or above"
    )
}

/// The value under a key, if it says something.
fn said<'a>(node: &'a Node, key: &str) -> Option<&'a Arc<Node>> {
    node.get(key).filter(|value| {
        let blank = value.scalar().is_some_and(|text| text.trim().is_empty());
        let none = matches!(&value.kind, NodeKind::List(items) if items.is_empty());
        !value.is_null() && !blank && !none
    })
}

/// A map alone, or those of a list.
fn all_maps(node: Option<&Arc<Node>>) -> Vec<&Arc<Node>> {
    match node.map(|node| (node, &node.kind)) {
        Some((_, NodeKind::List(items))) => items.iter().collect(),
        Some((node, NodeKind::Map(_))) => vec![node],
        _ => vec![],
    }
}

impl PartsCheck<'_> {
    fn report(&mut self, node: &Node, finding: Diagnostic) {
        self.findings.push(finding.at(self.context.tree.place(node)));
    }

    /// What a document names in `vanban.yaml` is there.
    fn names(&mut self) {
        let Context { tree, standard, office, .. } = self.context;
        let root = &tree.root;
        // Only the name of one is looked up; it may also be said in full.
        let one = |key: &str| root.get(key).filter(|node| node.scalar().is_some());
        let one = |key: &str| one(key).into_iter().cloned().collect::<Vec<_>>();
        let all =
            |node: Option<&Arc<Node>>| node.map_or_else(Vec::new, |n| list(n).to_vec());
        let agencies = office.agencies.keys().map(String::as_str).collect::<Vec<_>>();
        self.known(&one("agency"), "agencies", &rules::UNKNOWN_PROFILE, &agencies);
        let signers = office.signers.keys().map(String::as_str).collect::<Vec<_>>();
        let mut signatures = one("signature");
        for attachment in all_maps(root.get("attachment")) {
            let own = attachment.get("signature").filter(|it| it.scalar().is_some());
            signatures.extend(own.cloned());
        }
        self.known(&signatures, "signers", &rules::UNKNOWN_SIGNER, &signers);
        let groups =
            office.recipient_groups.keys().map(String::as_str).collect::<Vec<_>>();
        let named = all(root.get("recipient_groups"));
        self.known(&named, "recipient_groups", &rules::UNKNOWN_GROUP, &groups);
        if !office.units.is_empty() {
            let units = office.units.keys().map(String::as_str);
            let always = standard.words.archive_unit.text.as_str();
            let units = units.chain([always]).collect::<Vec<_>>();
            let named = all(root.get("archive").and_then(|archive| archive.get("units")));
            self.known(&named, "units", &rules::UNKNOWN_UNIT, &units);
        }
    }

    fn known(
        &mut self,
        nodes: &[Arc<Node>],
        part: &str,
        rule: &'static Rule,
        names: &[&str],
    ) {
        for node in nodes {
            let Some(name) = node.scalar().map(vi::clean) else { continue };
            let quoted = curly_quotes(self.context.tree, node, false).is_some();
            if name.is_empty() || quoted || names.contains(&name.as_str()) {
                continue;
            }
            if !self.context.office.has_file {
                let rule = Diagnostic::new(rule, no_file(&name)).hint(say!(
                    "Tạo bằng `vanban init`, hoặc khai đầy đủ ngay tại đây.",
                    "Make one with `vanban init`, or say it in full here."
                ));
                // Whatever else is named there is missing for the same reason.
                if !self.is_told {
                    self.report(node, rule);
                }
                self.is_told = true;
                continue;
            }
            let message = say!(
                "không có `{name}` trong `{part}:` của vanban.yaml",
                "unknown name `{name}`: not under `{part}:` in vanban.yaml"
            );
            let hint = match vi::suggest(&name, names.iter().copied()) {
                Some(near) => did_you_mean(near),
                None if names.is_empty() => say!(
                    "Thêm vào `{part}:` của vanban.yaml, hoặc khai đầy đủ ngay tại đây.",
                    "Add it under `{part}:` in vanban.yaml, or say it in full here."
                ),
                None => {
                    let all = names.join(", ");
                    say!("Đang có: {all}.", "There are: {all}.")
                }
            };
            self.report(node, Diagnostic::new(rule, message).hint(hint));
        }
    }

    /// The parts that the model form has, and must have.
    fn parts(&mut self) {
        let Some(kind) = self.kind.clone() else { return };
        let (Some(form), Some(has)) = (&kind.form, kind.has()) else { return };
        let reference = self.context.standard.form_reference(form);
        let (vi, en) = (&reference.vi, &reference.en);
        let (name, id) = (&kind.name, &kind.id);
        let root = &self.context.tree.root;
        let entry = |part: &str| {
            root.entries().iter().find(|entry| entry.key.scalar() == Some(part))
        };
        for part in self.context.standard.part_names() {
            let Some(entry) = entry(part).filter(|_| said(root, part).is_some()) else {
                continue;
            };
            if has.contains(&part) {
                continue;
            }
            let message = say!(
                "{name} không có phần `{part}` ({vi})",
                "`{part}` is not allowed in {id} ({en})"
            );
            let all = has.join(", ");
            let finding = Diagnostic::new(&rules::UNEXPECTED_PART, message).hint(say!(
                "Bỏ phần này, hoặc đổi `kind:`. Mẫu này có: {all}.",
                "Remove it, or change `kind:`. This form has: {all}."
            ));
            self.report(&entry.key, finding);
        }
        for (key, node) in self.unprinted(&kind) {
            if key == "title" && form.unit_in_code {
                self.title_of_letter();
                continue;
            }
            let message = say!(
                "{name} không in `{key}` ({vi})",
                "`{key}` is not allowed in {id}, which does not print it ({en})"
            );
            let finding = Diagnostic::new(&rules::UNEXPECTED_PART, message)
                .hint(say!("Bỏ khóa này.", "Remove the key."));
            self.report(&node, finding);
        }
        for parts in kind.needs() {
            let found = |part: &&str| said(root, part).is_some() || self.misspelt(part);
            if parts.iter().any(found) {
                continue;
            }
            let part = parts[0];
            let message = say!(
                "{name} phải có phần `{part}` ({vi})",
                "`{part}` is missing, which {id} must have ({en})"
            );
            let hint = if kind.of_standard {
                say!(
                    "Thêm `{part}:`; xem ví dụ bằng lệnh vanban new {id}.",
                    "Add `{part}:`; `vanban new {id}` shows an example."
                )
            } else {
                say!(
                    "Thêm `{part}:`, hoặc ghi `without: [{part}]` cho loại này trong vanban.yaml.",
                    "Add `{part}:`, or give this kind `without: [{part}]` in vanban.yaml."
                )
            };
            let finding = Diagnostic::new(&rules::MISSING_PART, message).hint(hint);
            let node = match entry(part) {
                Some(entry) => &entry.key,
                None => root.find(&Path::default().key("kind")),
            };
            self.report(&node.clone(), finding);
        }
    }

    /// A letter has no title over its subject.
    fn title_of_letter(&mut self) {
        let Some(node) = said(&self.context.tree.root, "title").cloned() else { return };
        let title = node.scalar().map(vi::clean).unwrap_or_default();
        let message = say!(
            "công văn không có tên loại, ở đây ghi “{title}”",
            "unexpected title “{title}”: a letter (công văn) has none"
        );
        let finding = Diagnostic::new(&rules::TITLE_OF_LETTER, message).hint(say!(
            "Bỏ `title:`; trích yếu “V/v …” đứng dưới số, ký hiệu.",
            "Remove `title:`; the subject stands below the number."
        ));
        self.report(&node, finding);
    }

    /// The keys of every document that say something, and that a kind does not print.
    fn unprinted(&self, kind: &Kind) -> Vec<(String, Arc<Node>)> {
        let root = &self.context.tree.root;
        let lacks = kind.form.iter().flat_map(|form| &form.lacks);
        let lacks: Vec<&str> = lacks.map(String::as_str).collect();
        let original = said(root, "original").and_then(|it| said(it, "document"));
        let of_original = kind.is_copy() && original.is_some();
        let is_unprinted = |key: &str| {
            let piece = PIECES.iter().find(|(_, keys)| keys.contains(&key));
            lacks.contains(&key)
                || piece.is_some_and(|(piece, _)| !kind.prints(piece))
                || of_original && OF_ORIGINAL.contains(&key)
        };
        let entries = root.entries().iter();
        let found = entries.filter_map(|entry| {
            let key = entry.key.scalar()?;
            let is_no = entry.value.scalar().is_some_and(|it| it.trim() == "false");
            let is_said = is_unprinted(key) && said(root, key).is_some() && !is_no;
            is_said.then(|| (key.to_owned(), entry.key.clone()))
        });
        found.collect()
    }

    /// True if a misspelt key stands for a part: it has its own finding, and may be what seems
    /// to be missing.
    fn misspelt(&self, part: &str) -> bool {
        let schema = self.context.keys.schema();
        let entries = self.context.tree.root.entries().iter();
        let mut keys = entries.filter_map(|entry| entry.key.scalar());
        keys.any(|key| {
            property(schema, key).is_none() && meant_key(key, &[part]).is_some()
        })
    }

    fn content(&mut self) {
        let Context { tree, keys, standard, .. } = self.context;
        keys.each_map(tree, "section", &mut |section, schema, path| {
            // The sections of annexes may be frames for what is to be filled in.
            let annex = path.to_string().contains("appendices");
            if let Some((node, finding)) = empty(section, schema).filter(|_| !annex) {
                self.report(&node, finding);
            }
        });
        let root = &tree.root;
        let body = ["sections", "preamble", "closing"]
            .into_iter()
            .chain(standard.parts.names());
        let mut body = body.into_iter();
        let holds = body.any(|key| said(root, key).is_some() || self.misspelt(key));
        let copy = self.kind.as_ref().is_some_and(Kind::is_copy);
        if !holds && !root.entries().is_empty() && !copy {
            let clause = standard.clause("content");
            let message = say!("văn bản chưa có nội dung", "the document has no content");
            let finding = Diagnostic::new(&rules::MISSING_CONTENT, message).hint(say!(
                "Thêm `sections:` (các mục) hoặc `preamble:`{clause}.",
                "Add `sections:` or `preamble:`{clause}."
            ));
            self.report(root.find(&Path::default().key("kind")), finding);
        }
    }

    /// Whether the preamble issues the document itself is clear, or said.
    fn enacting(&mut self) {
        let root = &self.context.tree.root;
        let form = self.kind.as_ref().and_then(|kind| kind.form.clone());
        let Some(form) = form.filter(|it| it.enacting.is_some()) else { return };
        let Some(preamble) = said(root, "preamble") else { return };
        let NodeKind::Scalar { text, style } = &preamble.kind else { return };
        let prose = Prose(prose_text(text, *style));
        let doubtful = enacts(&prose, &form, self.context.standard) == Enacts::Unclear;
        if said(root, "enacting").is_some() || !doubtful {
            return;
        }
        let words = form.enacting.unwrap_or_default();
        let message = say!(
            "không rõ lời dẫn đã là lời ban hành chưa; vẫn in thẩm quyền và “{words}”",
            "unclear whether the preamble itself enacts; the issuer and “{words}” are printed"
        );
        let finding = Diagnostic::new(&rules::UNCLEAR_ENACTING, message).hint(say!(
            "Ghi `enacting: false` nếu lời dẫn đã là lời ban hành, `enacting: true` nếu chưa.",
            "Write `enacting: false` if it does, `enacting: true` if it does not."
        ));
        self.report(&preamble.clone(), finding);
    }

    /// The line “Lưu: …” is said once: by `archive`, or typed among the recipients.
    fn archive(&mut self) {
        let root = &self.context.tree.root;
        let (Some(recipients), Some(_)) = (root.get("recipients"), said(root, "archive"))
        else {
            return;
        };
        for item in list(recipients) {
            if item
                .scalar()
                .is_some_and(|text| self.context.standard.is_archive_line(text))
            {
                let message = say!(
                    "dòng “Lưu” vừa ghi ở đây, vừa có khóa `archive`",
                    "the line “Lưu” stands here, and `archive` says it too"
                );
                let finding = Diagnostic::new(&rules::CONFLICTING_ARCHIVE, message)
                    .hint(say!("Giữ lại một.", "Keep one of the two."));
                self.report(item, finding);
            }
        }
    }
}

/// The fault of a section that has a title and no content, or neither.
fn empty(section: &Arc<Node>, schema: &Schema) -> Option<(Arc<Node>, Diagnostic)> {
    let frame = |key: &str| key == "title" || matches!(key, "id" | "level");
    let keys = schema["properties"].as_object()?;
    let holds = keys.keys().any(|key| !frame(key) && said(section, key).is_some());
    // A misspelt key has its own finding, and may be what the section says.
    let known = |key: Option<&str>| key.is_some_and(|key| keys.contains_key(key));
    let known = section.entries().iter().all(|entry| known(entry.key.scalar()));
    if holds || !known || section.entries().is_empty() {
        return None;
    }
    let hint = say!("Điền `text:` hoặc `items:`.", "Fill in `text:` or `items:`.");
    let (node, finding) = match said(section, "title") {
        Some(title) => {
            let message = say!(
                "mục này mới có tiêu đề, chưa có nội dung",
                "this section has a title and no content"
            );
            (title, Diagnostic::new(&rules::TITLE_ONLY, message))
        }
        None => {
            let message = say!("mục này chưa có nội dung", "this section has no content");
            (section, Diagnostic::new(&rules::EMPTY_SECTION, message))
        }
    };
    Some((node.clone(), finding.hint(hint)))
}
