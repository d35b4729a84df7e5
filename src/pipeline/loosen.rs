//! Words that are tied too tightly: where that has stretched a line.

use super::looks::Look;
use crate::check::after_stretched;
use crate::render::{Loose, Rendered};
use crate::typeset::TextRun;

/// How often one beginning of a line is tied less tightly: date, words, word.
const STEPS: usize = 3;

/// Takes in what begins the lines after stretched ones; true if that is more than before.
pub(super) fn loosen(
    look: &Look,
    rendered: &Rendered,
    runs: &[TextRun],
    loose: &mut Loose,
) -> bool {
    let beginnings = after_stretched(runs);
    if beginnings.is_empty() {
        return false;
    }
    let source = look.typesetter.source(&rendered.source);
    let mut more = false;
    for (run, line) in beginnings {
        let path = source.offset(run).and_then(|offset| rendered.value_path(offset));
        let Some(path) = path else { continue };
        let known = loose.entry(path).or_default();
        if known.iter().filter(|known| **known == line).count() < STEPS {
            known.push(line);
            more = true;
        }
    }
    more
}
