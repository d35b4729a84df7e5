//! Whether the names in a standard stand for something, and for one thing only.

use super::fault::{Faults, StandardFault, at};
use super::form::{FormPart, LACKS};
use super::kind::KindEntry;
use super::model::Standard;
use crate::say;
use crate::yaml::Path;

/// What of head and end a form or kind can be without.
const PIECES: [&str; 3] = ["number", "date", "recipients"];
/// What may stay blank in a document that is issued.
const LATER: [&str; 2] = ["number", "date"];

impl Standard {
    /// The names in `without`, `later` and `outlook` of a kind, of the standard or of an office, that mean
    /// nothing; their paths begin at `kinds`.
    pub fn unknown_kind_names(&self, id: &str, kind: &KindEntry) -> Vec<StandardFault> {
        let mut faults = Faults::default();
        let way = at(&["kinds", id]);
        leaves_out(self, &way, (&kind.without, &kind.later), &mut faults);
        if let Some(name) = &kind.outlook {
            let outlooks: Vec<&str> = self.outlooks.names().collect();
            faults.name(way.key("outlook"), name, &outlooks);
        }
        faults.0
    }
}

/// Checks every name; `taken` are the keys and types of a document, which no part may have.
pub(super) fn check(standard: &Standard, taken: &[String], faults: &mut Faults) {
    let forms: Vec<&str> = standard.forms.names().collect();
    let schemes: Vec<&str> = standard.schemes.names().collect();
    faults.name(at(&["usual_form"]), &standard.usual_form, &forms);
    faults.name(at(&["annex_scheme"]), &standard.annex_scheme, &schemes);
    if let Some(name) = &standard.usual_outlook {
        let outlooks: Vec<&str> = standard.outlooks.names().collect();
        faults.name(at(&["usual_outlook"]), name, &outlooks);
    }
    for (id, kind) in standard.kinds.iter() {
        let way = at(&["kinds", id]);
        if let Some(form) = &kind.form {
            faults.name(way.key("form"), form, &forms);
        }
        if let Some(scheme) = &kind.scheme {
            faults.name(way.key("scheme"), scheme, &schemes);
        }
        if let Some(top) = &kind.top {
            faults.name(way.key("top"), top, &standard.level_names());
        }
        faults.0.extend(standard.unknown_kind_names(id, kind));
    }
    for (name, scheme) in standard.schemes.iter() {
        let way = at(&["schemes", name]);
        let levels: Vec<&str> = scheme.levels.names().collect();
        faults.name(way.key("top"), &scheme.top, &levels);
        for (level, entry) in scheme.levels.iter() {
            let way = way.key("levels").key(level);
            faults.name(way.key("below"), &entry.below, &levels);
        }
    }
    forms_of(standard, faults);
    parts_of(standard, taken, faults);
}

fn forms_of(standard: &Standard, faults: &mut Faults) {
    let parts: Vec<&str> = standard.part_names().collect();
    for (name, form) in standard.forms.iter() {
        let way = at(&["forms", name]);
        for (i, part) in form.has.iter().enumerate() {
            faults.name(way.key("has").index(i), part, &parts);
        }
        for (i, key) in form.lacks.iter().enumerate() {
            faults.name(way.key("lacks").index(i), key, &LACKS);
        }
        let has: Vec<&str> = form.has.iter().map(String::as_str).collect();
        for (i, need) in form.needs.iter().enumerate() {
            for part in need.split('|') {
                faults.name(way.key("needs").index(i), part, &has);
            }
        }
        leaves_out(standard, &way, (&form.without, &form.later), faults);
    }
}

fn leaves_out(
    standard: &Standard,
    way: &Path,
    (without, later): (&[String], &[String]),
    faults: &mut Faults,
) {
    let pieces: Vec<&str> = PIECES.into_iter().chain(standard.part_names()).collect();
    for (i, name) in without.iter().enumerate() {
        faults.name(way.key("without").index(i), name, &pieces);
    }
    for (i, name) in later.iter().enumerate() {
        faults.name(way.key("later").index(i), name, &LATER);
    }
}

/// A name as the schema of documents tells them apart: `giay_to` and `GiayTo` are one type.
fn bare(name: &str) -> String {
    name.replace(['_', '-'], "").to_lowercase()
}

fn parts_of(standard: &Standard, taken: &[String], faults: &mut Faults) {
    let taken: Vec<String> = taken.iter().map(|name| bare(name)).collect();
    let mut seen: Vec<String> = vec![];
    for (name, part) in standard.parts.iter() {
        let way = at(&["parts", name]);
        let own = bare(name);
        if taken.contains(&own) || seen.contains(&own) {
            let message = say!(
                "phần `{name}` trùng tên với một khóa khác của văn bản",
                "part `{name}` has the name of another key of a document"
            );
            let hint = say!("Đặt tên khác cho phần này.", "Give the part another name.");
            faults.add_with(way.clone(), message, hint);
        }
        seen.push(own);
        fields_of(&way, part, faults);
    }
}

/// A field must be printed by one of the part's lines, and may not hide what lines have besides.
fn fields_of(way: &Path, part: &FormPart, faults: &mut Faults) {
    let lines = || part.before.iter().chain(&part.after);
    for (name, field) in part.fields.iter() {
        let way = way.key("fields").key(name);
        if name == "agency" {
            let message = say!(
                "trường `agency` trùng với chỗ {{agency}} của các dòng",
                "field `agency` has the name of the place {{agency}} of lines"
            );
            faults.add(way, message);
            continue;
        }
        let is_printed = field.prints.is_some()
            || lines().any(|line| {
                line.list.as_deref() == Some(name) || line.places().any(|it| it == name)
            });
        if !is_printed {
            let message = say!(
                "không dòng nào in trường `{name}`",
                "field `{name}` is not printed by any line"
            );
            let hint = say!(
                "Thêm {{{name}}} hoặc `list: {name}` vào một dòng, hay `prints` cho trường true/false.",
                "Add {{{name}}} or `list: {name}` to a line, or `prints` to a flag."
            );
            faults.add_with(way, message, hint);
        }
    }
}
