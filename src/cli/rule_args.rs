//! Arguments that name the rules a run looks at.

use std::collections::BTreeSet;

use clap::{ArgAction, Args};

use super::language::both;
use crate::diag::{did_you_mean, rules};
use crate::error::Error;
use crate::say;
use crate::vi;

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
        let Some(rule) = rules::find(name) else {
            let all = rules::ALL.iter().map(|rule| rule.name);
            let unknown =
                Error::usage(say!("không có quy tắc `{name}`", "unknown rule `{name}`"));
            return Err(match vi::suggest(name, all) {
                Some(near) => unknown.hint(did_you_mean(near)),
                None => unknown,
            });
        };
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
