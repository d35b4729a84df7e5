//! What a document must hold beyond the types of its values; read off the tree, so that it is
//! reported beside every other fault of form.

use std::sync::Arc;

use super::load::Profiles;
use super::node::{Node, NodeKind, Path};
use super::parse::Tree;
use super::{Margins, NUMBER_COLUMN, Orientation, Width};
use crate::diag::{Diagnostic, did_you_mean};
use crate::say;
use crate::vi;

/// Reports what is missing, unknown or said twice.
pub(super) fn check(tree: &Tree, profiles: &Profiles, findings: &mut Vec<Diagnostic>) {
    if !matches!(tree.root.kind, NodeKind::Map(_)) {
        return;
    }
    let mut form = Form { tree, findings };
    form.year();
    form.profile(profiles);
    form.content();
    form.archive();
    let appendices = tree.root.get("appendices").map_or(&[][..], |node| list(node));
    for appendix in appendices {
        if let Some(table) = appendix.get("table") {
            let landscape = appendix.get("orientation").and_then(|node| node.scalar());
            let orientation = match landscape {
                Some("landscape") => Orientation::Landscape,
                _ => Orientation::Portrait,
            };
            form.columns(table, orientation);
            form.rows(table);
        }
    }
}

/// The least that a column without a fixed width takes, in mm.
const NARROWEST: f64 = 5.0;

const SECTION_KEYS: [&str; 6] = ["id", "title", "intro", "text", "items", "closing"];

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
        let finding = Diagnostic::error("missing-year", message).hint(say!(
            "Thêm `year:`, năm của văn bản; `date:` có thể để trống khi còn dự thảo.",
            "Add `year:`, the year of the document; `date:` may stay empty in a draft."
        ));
        self.report(root.find(&Path::default().key("kind")), finding);
    }

    fn profile(&mut self, profiles: &Profiles) {
        let Some(node) = self.tree.root.get("agency") else { return };
        let Some(name) = node.scalar().map(vi::clean) else { return };
        if name.is_empty() || profiles.contains_key(&name) {
            return;
        }
        let message = say!(
            "không có hồ sơ cơ quan `{name}` trong vanban.yaml",
            "there is no agency profile `{name}` in vanban.yaml"
        );
        let hint = match vi::suggest(&name, profiles.keys().map(String::as_str)) {
            Some(near) => did_you_mean(near),
            None if profiles.is_empty() => say!(
                "Thêm hồ sơ vào `agencies:` của vanban.yaml, hoặc khai cơ quan ngay tại đây.",
                "Add the profile under `agencies:` in vanban.yaml, or say the agency here."
            ),
            None => {
                let all = profiles.keys().cloned().collect::<Vec<_>>().join(", ");
                say!("Các hồ sơ đang có: {all}.", "The profiles there are: {all}.")
            }
        };
        self.report(node, Diagnostic::error("unknown-profile", message).hint(hint));
    }

    fn content(&mut self) {
        let root = &self.tree.root;
        if let Some(sections) = said(root, "sections") {
            self.sections(sections, 1);
        } else if said(root, "preamble").is_none() && !root.entries().is_empty() {
            let message =
                say!("văn bản chưa có nội dung", "the document says nothing yet");
            let finding = Diagnostic::error("missing-content", message).hint(say!(
                "Thêm `sections:` (các mục) hoặc `preamble:` (Điều 8.2.e).",
                "Add `sections:` or `preamble:` (Điều 8.2.e)."
            ));
            self.report(root.find(&Path::default().key("kind")), finding);
        }
    }

    fn sections(&mut self, sections: &Node, depth: usize) {
        for (i, section) in list(sections).iter().enumerate() {
            if depth == 3 && vi::letter(i + 1).is_none() {
                let message = say!(
                    "điểm thứ 24: bảng chữ cái của điểm chỉ đến y",
                    "the 24th điểm: its letters end at y"
                );
                let finding = Diagnostic::error("too-many-points", message).hint(say!(
                    "Chia khoản này thành nhiều khoản (II.6.đ).",
                    "Split its khoản into several (II.6.đ)."
                ));
                self.report(section, finding);
            }
            let has = |key: &str| said(section, key).is_some();
            let holds = ["intro", "text", "items", "closing"].into_iter().any(has);
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
                    Diagnostic::warning("empty-section", message)
                } else {
                    let message =
                        say!("mục này chưa có nội dung", "this section says nothing yet");
                    Diagnostic::error("empty-section", message)
                };
                let node = title.unwrap_or(section).clone();
                self.report(&node, finding.hint(hint));
            }
            if let Some(items) = said(section, "items") {
                self.sections(items, depth + 1);
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
                let finding = Diagnostic::error("archive-twice", message)
                    .hint(say!("Giữ lại một.", "Keep one of the two."));
                self.report(item, finding);
            }
        }
    }

    fn columns(&mut self, table: &Node, orientation: Orientation) {
        let Some(columns) = table.get("columns") else { return };
        let columns = list(columns);
        let (mut least, mut last_fixed) = (NUMBER_COLUMN, None);
        for (i, column) in columns.iter().enumerate() {
            let key = column.get("key").and_then(|node| node.scalar());
            let twice = |other: &Arc<Node>| {
                key.is_some() && other.get("key").and_then(|node| node.scalar()) == key
            };
            if columns[..i].iter().any(twice) {
                let key = key.unwrap_or_default();
                let message =
                    say!("hai cột cùng khóa `{key}`", "two columns have the key `{key}`");
                let node = column.get("key").unwrap_or(column).clone();
                self.report(&node, Diagnostic::error("duplicate-column", message));
            }
            let width = column.get("width");
            match width.and_then(|node| node.scalar()).map(str::parse) {
                Some(Ok(Width::Fixed(fixed))) => {
                    least += fixed;
                    last_fixed = width;
                }
                _ => least += NARROWEST,
            }
        }
        let text = Margins::USUAL.text_width(orientation);
        if let Some(node) = last_fixed.filter(|_| least > text) {
            let message = say!(
                "các cột rộng hơn trang: cả trang chỉ có {text} mm cho bảng",
                "the columns are wider than the page, which has {text} mm for the table"
            );
            let finding = Diagnostic::error("columns-too-wide", message).hint(say!(
                "Giảm bề rộng cột, dùng phần (fr), hoặc đặt `orientation: landscape`.",
                "Make columns narrower, use shares (fr), or set `orientation: landscape`."
            ));
            self.report(node, finding);
        }
    }

    fn rows(&mut self, table: &Node) {
        let keys: Vec<&str> = table
            .get("columns")
            .map_or(&[][..], |columns| list(columns))
            .iter()
            .filter_map(|column| column.get("key")?.scalar())
            .collect();
        let groups = table.get("groups").map_or(&[][..], |groups| list(groups));
        let rows_of = |node: &Node| node.get("rows").cloned();
        let rows = rows_of(table)
            .into_iter()
            .chain(groups.iter().filter_map(|g| rows_of(g)));
        for rows in rows.collect::<Vec<_>>() {
            for entry in list(&rows).iter().flat_map(|row| row.entries()) {
                let Some(key) = entry.key.scalar() else { continue };
                if key == "id" || keys.contains(&key) {
                    continue;
                }
                let message =
                    say!("bảng không có cột `{key}`", "the table has no column `{key}`");
                let number = key.starts_with(|c: char| c.is_ascii_digit());
                let hint = match vi::suggest(key, keys.iter().copied()) {
                    _ if number => say!(
                        "Số có dấu phẩy trong `{{…}}` phải nằm trong dấu ngoặc: '46,8'.",
                        "A number with a comma inside `{{…}}` needs quotes: '46,8'."
                    ),
                    Some(near) => did_you_mean(near),
                    None => {
                        let all = keys.join(", ");
                        say!("Các cột của bảng: {all}.", "The table's columns: {all}.")
                    }
                };
                let finding = Diagnostic::error("unknown-column", message).hint(hint);
                self.report(&entry.key, finding);
            }
        }
    }
}
