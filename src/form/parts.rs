//! What a document must hold beyond the types of its values; read off the tree, so that it is
//! reported beside every other fault of form.

use std::sync::Arc;

use super::tables;
use crate::diag::{Diagnostic, Rule, did_you_mean, rules};
use crate::document::{Office, PARTS, find_form, find_kind};
use crate::say;
use crate::vi;
use crate::yaml::{Node, NodeKind, Path, Tree};

/// Reports what is missing, unknown, said twice, or not part of the form.
pub(super) fn check(tree: &Tree, office: &Office, findings: &mut Vec<Diagnostic>) {
    if !matches!(tree.root.kind, NodeKind::Map(_)) {
        return;
    }
    let mut form = Form { tree, findings };
    form.year();
    form.names(office);
    form.parts(office);
    form.content();
    form.archive();
    tables::check(tree, findings);
}

const SECTION_KEYS: [&str; 9] =
    ["id", "level", "title", "intro", "text", "table", "image", "items", "closing"];

/// The parts that a document may say its matter in.
const BODY: [&str; 6] =
    ["sections", "preamble", "invitation", "introduction", "meeting", "leave"];

struct Form<'a> {
    tree: &'a Tree,
    findings: &'a mut Vec<Diagnostic>,
}

fn list(node: &Node) -> &[Arc<Node>] {
    match &node.kind {
        NodeKind::List(items) => items,
        _ => &[],
    }
}

/// The value under a key, if it says something.
fn said<'a>(node: &'a Node, key: &str) -> Option<&'a Arc<Node>> {
    node.get(key).filter(|value| {
        let blank = value.scalar().is_some_and(|text| text.trim().is_empty());
        let none = matches!(&value.kind, NodeKind::List(items) if items.is_empty());
        !value.is_null() && !blank && !none
    })
}

impl Form<'_> {
    fn report(&mut self, node: &Node, finding: Diagnostic) {
        self.findings.push(finding.at(self.tree.place(node)));
    }

    fn year(&mut self) {
        let root = &self.tree.root;
        if said(root, "date").is_some() || said(root, "year").is_some() {
            return;
        }
        let message =
            say!("không có cả `date` và `year`", "neither `date` nor `year` is given");
        let finding = Diagnostic::new(&rules::MISSING_YEAR, message).hint(say!(
            "Thêm `year:`, năm của văn bản; `date:` có thể để trống khi còn dự thảo.",
            "Add `year:`, the year of the document; `date:` may stay empty in a draft."
        ));
        self.report(root.find(&Path::default().key("kind")), finding);
    }

    /// What a document names in `vanban.yaml` is there.
    fn names(&mut self, office: &Office) {
        let root = &self.tree.root;
        let one = |key: &str| root.get(key).into_iter().cloned().collect::<Vec<_>>();
        let all =
            |node: Option<&Arc<Node>>| node.map_or(vec![], |node| list(node).to_vec());
        let agencies = office.agencies.keys().map(String::as_str).collect::<Vec<_>>();
        self.known(&one("agency"), "agencies", &rules::UNKNOWN_PROFILE, &agencies);
        let signers = office.signers.keys().map(String::as_str).collect::<Vec<_>>();
        self.known(&one("signature"), "signers", &rules::UNKNOWN_SIGNER, &signers);
        let groups =
            office.recipient_groups.keys().map(String::as_str).collect::<Vec<_>>();
        let named = all(root.get("recipient_groups"));
        self.known(&named, "recipient_groups", &rules::UNKNOWN_GROUP, &groups);
        if !office.units.is_empty() {
            let units = office.units.keys().map(String::as_str);
            let units = units.chain(["VT"]).collect::<Vec<_>>();
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
            if name.is_empty() || names.contains(&name.as_str()) {
                continue;
            }
            let message = say!(
                "không có `{name}` trong `{part}:` của vanban.yaml",
                "there is no `{name}` under `{part}:` in vanban.yaml"
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
    fn parts(&mut self, office: &Office) {
        let root = &self.tree.root;
        let Some(id) = root.get("kind").and_then(|node| node.scalar()).map(vi::clean)
        else {
            return;
        };
        let Some(kind) = find_kind(&id, &office.kinds) else { return };
        let Some(form) = find_form(&kind.form) else { return };
        let (name, number) = (&kind.name, form.number);
        for part in PARTS {
            let entry =
                root.entries().iter().find(|entry| entry.key.scalar() == Some(part));
            if let Some(entry) = entry.filter(|_| said(root, part).is_some())
                && !form.has.contains(&part)
            {
                let message = say!(
                    "{name} không có phần `{part}` (mẫu {number}, Phụ lục III)",
                    "a {id} has no `{part}` (form {number}, Annex III)"
                );
                let all = form.has.join(", ");
                let finding =
                    Diagnostic::new(&rules::UNEXPECTED_PART, message).hint(say!(
                        "Bỏ phần này, hoặc đổi `kind:`. Mẫu này có: {all}.",
                        "Take it out, or change `kind:`. This form has: {all}."
                    ));
                self.report(&entry.key, finding);
            }
        }
        for need in form.needs {
            let parts: Vec<&str> = need.split('|').collect();
            // A misspelt key has its own finding, and may be what is missing.
            let keys = || root.entries().iter().filter_map(|entry| entry.key.scalar());
            let misspelt = |part: &str| {
                keys().any(|key| {
                    !PARTS.contains(&key) && vi::suggest(key, [part]).is_some()
                })
            };
            if parts.iter().any(|part| said(root, part).is_some() || misspelt(part)) {
                continue;
            }
            let part = parts[0];
            let message = say!(
                "{name} phải có phần `{part}` (mẫu {number}, Phụ lục III)",
                "a {id} must have `{part}` (form {number}, Annex III)"
            );
            let finding = Diagnostic::new(&rules::MISSING_PART, message).hint(say!(
                "Thêm `{part}:`; xem ví dụ bằng lệnh vanban new {id}.",
                "Add `{part}:`; `vanban new {id}` shows an example."
            ));
            let entry =
                root.entries().iter().find(|entry| entry.key.scalar() == Some(part));
            let node = entry.map_or(root.find(&Path::default().key("kind")), |e| &e.key);
            self.report(&node.clone(), finding);
        }
    }

    fn content(&mut self) {
        let root = &self.tree.root;
        let bodies = [
            said(root, "sections"),
            said(root, "attachment").and_then(|a| said(a, "sections")),
        ];
        for sections in bodies.into_iter().flatten() {
            self.sections(sections);
        }
        let holds = |key: &&str| said(root, key).is_some();
        if !BODY.iter().any(holds) && !root.entries().is_empty() && !self.is_copy() {
            let message =
                say!("văn bản chưa có nội dung", "the document says nothing yet");
            let finding = Diagnostic::new(&rules::MISSING_CONTENT, message).hint(say!(
                "Thêm `sections:` (các mục) hoặc `preamble:` (Điều 8.2.e).",
                "Add `sections:` or `preamble:` (Điều 8.2.e)."
            ));
            self.report(root.find(&Path::default().key("kind")), finding);
        }
    }

    /// A copy says nothing of its own.
    fn is_copy(&self) -> bool {
        let kind = self.tree.root.get("kind").and_then(|node| node.scalar());
        matches!(kind, Some("sao-y" | "sao-luc" | "trich-sao"))
    }

    fn sections(&mut self, sections: &Node) {
        for section in list(sections) {
            let has = |key: &str| said(section, key).is_some();
            let holds = ["intro", "text", "table", "image", "items", "closing"]
                .into_iter()
                .any(has);
            // A misspelt key has its own finding, and may be what the section says.
            let known = section.entries().iter().all(|entry| {
                entry.key.scalar().is_some_and(|key| SECTION_KEYS.contains(&key))
            });
            if !holds && known && !section.entries().is_empty() {
                let title = said(section, "title");
                let hint =
                    say!("Điền `text:` hoặc `items:`.", "Fill in `text:` or `items:`.");
                let finding = if title.is_some() {
                    let message = say!(
                        "mục này mới có tiêu đề, chưa có nội dung",
                        "this section has a title and says nothing yet"
                    );
                    Diagnostic::new(&rules::TITLE_ONLY, message)
                } else {
                    let message =
                        say!("mục này chưa có nội dung", "this section says nothing yet");
                    Diagnostic::new(&rules::EMPTY_SECTION, message)
                };
                let node = title.unwrap_or(section).clone();
                self.report(&node, finding.hint(hint));
            }
            if let Some(items) = said(section, "items") {
                self.sections(items);
            }
        }
    }

    /// The line “Lưu: …” is said once: by `archive`, or typed among the recipients.
    fn archive(&mut self) {
        let root = &self.tree.root;
        let (Some(recipients), Some(_)) = (root.get("recipients"), said(root, "archive"))
        else {
            return;
        };
        for item in list(recipients) {
            if item.scalar().is_some_and(vi::is_archive_line) {
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
