//! Rules that are named by their names: in `vanban.yaml`, in comments, on the command line.

use crate::diag::{Message, Rule, did_you_mean, rules};
use crate::say;
use crate::vi;

/// The rule of a name.
///
/// # Errors
/// Returns that there is none, and the one that may be meant.
pub fn named_rule(name: &str) -> Result<&'static Rule, (Message, Option<Message>)> {
    rules::find(name).ok_or_else(|| {
        let names = rules::ALL.iter().map(|rule| rule.name);
        (
            say!("không có quy tắc `{name}`", "unknown rule `{name}`"),
            vi::suggest(name, names).map(did_you_mean),
        )
    })
}
