//! What is wrong with one component, as one finding.

use crate::diag::{Diagnostic, Message, Place, Rule};
use crate::say;

/// What is wrong with one component.
#[derive(Debug, Default)]
pub(super) struct Complaints(Vec<Message>);

impl Complaints {
    pub(super) fn add(&mut self, complaint: Message) {
        if !self.0.contains(&complaint) {
            self.0.push(complaint);
        }
    }

    /// One finding about the component that is named, if anything is wrong.
    pub(super) fn finding(
        self,
        rule: &'static Rule,
        name: &Message,
        page: usize,
        place: Place,
    ) -> Option<Diagnostic> {
        if self.0.is_empty() {
            return None;
        }
        let joined = |of: fn(&Message) -> &str| {
            let parts: Vec<&str> = self.0.iter().map(of).collect();
            parts.join(", ")
        };
        let (vi, en) = (joined(|it| &it.vi), joined(|it| &it.en));
        let (name_vi, name_en) = (&name.vi, &name.en);
        let page = page + 1;
        let message =
            say!("{name_vi} ở trang {page} {vi}", "{name_en} on page {page} {en}");
        Some(Diagnostic::new(rule, message).at(place).hint(in_template()))
    }
}

/// What to do about the look of a component.
pub(super) fn in_template() -> Message {
    say!(
        "Sửa thành phần ấy ở mẫu riêng của dự án, trong thư mục mẫu.",
        "Put it right in the project's own template, in the folder of templates."
    )
}

/// A length in mm as messages print it.
pub(super) fn mm(pt: f64) -> String {
    number(pt / super::tolerances::MM)
}

/// A number as messages print it: one decimal at most.
pub(super) fn number(n: f64) -> String {
    let rounded = (n * 10.0).round() / 10.0;
    format!("{rounded}")
}
