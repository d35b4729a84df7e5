//! Arguments that name the rules a run looks at.

use std::collections::BTreeSet;

use clap::{ArgAction, Args};

use super::language::both;
use crate::error::Error;
use crate::project::named_rule;
use crate::say;

/// The rules that a run looks at, if any are named, and those that it does not.
pub(super) type NamedRules = (BTreeSet<String>, BTreeSet<String>);

// The rules of a run.
#[derive(Args)]
pub(super) struct RuleArgs {
    #[arg(
        long,
        value_name = both("QUY TẮC,…", "RULE,…"),
        value_delimiter = ',',
        action = ArgAction::Append,
        help = both(
            "Chỉ xét các quy tắc này (và những gì làm hỏng văn bản)",
            "Look at these rules only (and at what makes it no document)",
        ),
    )]
    select: Vec<String>,
    #[arg(
        long,
        value_name = both("QUY TẮC,…", "RULE,…"),
        value_delimiter = ',',
        action = ArgAction::Append,
        help = both("Không xét các quy tắc này", "Do not look at these rules"),
    )]
    ignore: Vec<String>,
}

impl RuleArgs {
    /// The rules that are named.
    ///
    /// # Errors
    /// Returns that one of them is no rule, or cannot be ignored.
    pub(super) fn named(&self) -> Result<NamedRules, Error> {
        Ok((known(&self.select, false)?, known(&self.ignore, true)?))
    }
}

fn known(names: &[String], lowers: bool) -> Result<BTreeSet<String>, Error> {
    let mut found = BTreeSet::new();
    for name in names.iter().map(|name| name.trim()) {
        let rule = named_rule(name).map_err(|(message, near)| {
            let unknown = Error::usage(message);
            near.into_iter().fold(unknown, Error::hint)
        })?;
        if lowers && rule.is_fixed() {
            return Err(Error::usage(say!(
                "không bỏ qua được `{name}`: vi phạm thì không thành văn bản, hoặc chưa xong",
                "`{name}` cannot be ignored: what breaks it is no document, or is not done"
            )));
        }
        found.insert(rule.name.to_owned());
    }
    Ok(found)
}
