//! The year of a document against its date.

use serde_json::Value as Schema;

use super::context::Context;
use super::meant_key::meant_key;
use crate::diag::{Diagnostic, rules};
use crate::document::{IssueDate, property};
use crate::say;
use crate::standard::{Kind, YearOf};
use crate::vi;
use crate::yaml::{Node, Path};

/// The fault of a document that says neither its year nor its date, or two that do not go
/// together.
pub(super) fn year(context: Context<'_>, kind: Option<&Kind>) -> Option<Diagnostic> {
    let root = &context.tree.root;
    let said = |key: &str| {
        let node = root.get(key).filter(|node| !node.is_null())?;
        let text = vi::clean(node.scalar().unwrap_or_default());
        (!text.is_empty() || node.scalar().is_none()).then_some((node, text))
    };
    match (said("year"), said("date")) {
        (None, None) if is_meant(root, context.keys.schema()) => None,
        (None, None) => {
            let kind = root.find(&Path::default().key("kind"));
            Some(missing().at(context.tree.place(kind)))
        }
        (Some((node, year)), Some((dated, date))) => {
            let about = year.parse::<i32>().ok()?;
            let issued = date.parse::<IssueDate>().ok()?.year();
            // A year that no document can have has its own finding.
            let range = &context.keys.schema()["properties"]["year"];
            let limits = [range["minimum"].as_i64(), range["maximum"].as_i64()];
            if limits[0].is_some_and(|least| i64::from(about) < least)
                || limits[1].is_some_and(|most| i64::from(about) > most)
            {
                return None;
            }
            let way = kind.map_or(YearOf::Date, |kind| kind.year);
            if way.allows(about, issued) {
                return None;
            }
            let place = context.tree.place(dated);
            let found = conflicting(about, issued).at(context.tree.place(node));
            Some(found.related(place, say!("ngày ghi ở đây", "the date is given here")))
        }
        _ => None,
    }
}

/// True if a misspelt key stands for either: it has its own finding.
fn is_meant(root: &Node, schema: &Schema) -> bool {
    let keys = root.entries().iter().filter_map(|entry| entry.key.scalar());
    let mut keys = keys.filter(|key| property(schema, key).is_none());
    keys.any(|key| meant_key(key, &["year", "date"]).is_some())
}

fn missing() -> Diagnostic {
    let message =
        say!("không có cả `date` và `year`", "neither `date` nor `year` is given");
    Diagnostic::new(&rules::MISSING_YEAR, message).hint(say!(
        "Thêm `year:`, năm của văn bản; `date:` có thể để trống khi còn dự thảo.",
        "Add `year:`, the year of the document; `date:` may stay empty in a draft."
    ))
}

fn conflicting(about: i32, issued: i32) -> Diagnostic {
    let message = say!(
        "năm của văn bản là {about}, ngày ban hành lại thuộc năm {issued}",
        "conflicting year: the document is of {about}, its date is in {issued}"
    );
    Diagnostic::new(&rules::CONFLICTING_YEAR, message).hint(say!(
        "Sửa `year:` hay `date:`; năm đúng với ngày thì bỏ hẳn `year:`.",
        "Correct `year:` or `date:`; where the date says the year, leave `year:` out."
    ))
}
