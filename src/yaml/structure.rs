//! The lines of a file that make its structure: none inside a text after `|` or `>`.

use std::ops::Range;

/// The lines that make a text's structure, without their ends; blank lines and comments are none.
pub(super) fn structure_lines(text: &str) -> Vec<Range<usize>> {
    let (mut lines, mut start, mut block) = (vec![], 0, None);
    for whole in text.split_inclusive('\n') {
        let line = whole.trim_end();
        let indent = line.len() - line.trim_start_matches(' ').len();
        let range = start..start + line.len();
        start += whole.len();
        if line.is_empty() || block.is_some_and(|key| indent > key) {
            continue;
        }
        block = opens_block(line).then_some(indent);
        if !line.trim_start().starts_with('#') {
            lines.push(range);
        }
    }
    lines
}

/// True for a line after which a text follows: `key: |`, `- >-`.
fn opens_block(line: &str) -> bool {
    let Some((before, last)) = line.rsplit_once(' ') else { return false };
    let head = last.trim_end_matches(|c: char| matches!(c, '+' | '-' | '0'..='9'));
    matches!(head, "|" | ">") && before.trim_end().ends_with([':', '-'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_a_block_is_no_structure() {
        let text =
            "a: |\n  – một\n\n  hai\nb:\n  - >-\n    ba\n  - bốn\n# năm\nc: x | y\n";
        let lines: Vec<_> =
            structure_lines(text).into_iter().map(|line| &text[line]).collect();
        assert_eq!(lines, ["a: |", "b:", "  - >-", "  - bốn", "c: x | y"]);
    }
}
