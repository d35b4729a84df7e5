//! A document with everything put right that is certain.

use std::sync::Arc;

use super::session::{Checked, Session};
use crate::diag::{Fix, SourceFile};
use crate::yaml::{fixed, parse};

/// More rounds than any document needs: each makes at least one fix.
const MOST_ROUNDS: usize = 50;

/// A document after its fixes.
pub struct Repaired {
    /// What is found in it then.
    pub checked: Checked,
    /// The file as it is then; nothing is written.
    pub file: Arc<SourceFile>,
    /// How many fixes were made.
    pub made: usize,
    /// How many there still are, and why none of them is made.
    pub kept: Option<(usize, WhyKept)>,
}

/// Why a fix is not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyKept {
    /// The document has its number and day.
    Issued,
    /// The file is in another encoding than UTF-8.
    Encoding,
    /// The file would say something else.
    Unsafe,
}

impl Session {
    /// A document that was checked with its fixes made, round by round until there are none
    /// left; an issued one only by `force`.
    pub fn repaired(
        &self,
        file: &Arc<SourceFile>,
        checked: Checked,
        force: bool,
    ) -> Repaired {
        let mut now = Repaired { checked, file: file.clone(), made: 0, kept: None };
        if fixes(&now).is_empty() {
            return now;
        }
        let kept = if file.assumed.is_some() {
            Some(WhyKept::Encoding)
        } else if !force && self.is_issued(file) {
            Some(WhyKept::Issued)
        } else {
            None
        };
        if let Some(why) = kept {
            now.kept = Some((fixes(&now).len(), why));
            return now;
        }
        for _ in 0..MOST_ROUNDS {
            let (all, Ok(tree)) = (fixes(&now), parse(&now.file)) else { break };
            let done = fixed(&now.file, &tree, &all);
            if done.made == 0 {
                break;
            }
            let file = SourceFile::new(&now.file.name, done.text);
            let checked = self.check(&file, || parse(&file));
            let made = now.made + done.made;
            now = Repaired { checked, file, made, kept: None };
        }
        let left = fixes(&now).len();
        now.kept = (left > 0).then_some((left, WhyKept::Unsafe));
        now
    }

    /// True for a document that has its number and its day.
    fn is_issued(&self, file: &Arc<SourceFile>) -> bool {
        let (loaded, _) = self.load(file);
        loaded.is_some_and(|loaded| {
            let own = loaded.copied_by.as_deref().unwrap_or(&loaded);
            let day = own.document.date.and_then(crate::document::IssueDate::day);
            own.document.number.is_some() && day.is_some()
        })
    }
}

/// What puts right what was found in a file.
fn fixes(document: &Repaired) -> Vec<&Fix> {
    let name = &document.file.name;
    let found = document.checked.findings.iter().filter(|finding| {
        finding.place.as_ref().is_some_and(|place| place.file.name == *name)
    });
    found.flat_map(|finding| &finding.fixes).collect()
}
