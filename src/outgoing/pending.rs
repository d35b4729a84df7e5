//! Which lines of a journal the register lacks.

use std::collections::HashSet;

/// What is still to be added to the register's bytes, which were so long before: all of the lines, what a run that was
/// killed has left of them, or those that are missing where somebody has changed the file.
pub(super) fn unwritten(bytes: &[u8], length: usize, lines: &str) -> String {
    if let Some(tail) = bytes.get(length..) {
        if let Some(rest) = lines.as_bytes().strip_prefix(tail) {
            // Half a letter may have been written, of which the rest is no text.
            let at = lines.len() - rest.len();
            if lines.is_char_boundary(at) {
                return lines[at..].to_owned();
            }
        }
        if tail.starts_with(lines.as_bytes()) {
            return String::new();
        }
    }
    let there: HashSet<&[u8]> = bytes.split(|byte| *byte == b'\n').map(trimmed).collect();
    let missing = lines
        .split_inclusive('\n')
        .filter(|line| !trimmed(line.as_bytes()).is_empty())
        .filter(|line| !there.contains(trimmed(line.as_bytes())));
    let missing: String = missing.collect();
    let begun = bytes.last().is_some_and(|last| *last != b'\n');
    if begun && !missing.is_empty() { format!("\n{missing}") } else { missing }
}

fn trimmed(line: &[u8]) -> &[u8] {
    line.trim_ascii()
}
