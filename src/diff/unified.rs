//! Two versions of a file line by line, as `diff -u` and `git` write it.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices, group_diff_ops};

/// How many lines stand around what has changed.
const AROUND: usize = 3;

/// What takes a file from one version to another; empty if nothing does. Lines keep their ends.
pub fn unified(name: &str, old: &str, new: &str) -> String {
    let lines = |text| -> Vec<&str> { str::split_inclusive(text, '\n').collect() };
    let (old, new) = (lines(old), lines(new));
    let changes = capture_diff_slices(Algorithm::Myers, &old, &new);
    let mut said = String::new();
    for group in group_diff_ops(changes, AROUND) {
        if said.is_empty() {
            said.push_str(&format!("--- a/{name}\n+++ b/{name}\n"));
        }
        said.push_str(&hunk(&group, &old, &new));
    }
    said
}

fn hunk(group: &[DiffOp], old: &[&str], new: &[&str]) -> String {
    let whole = |side: fn(&DiffOp) -> Range<usize>| {
        let first = group.first().map_or(0, |op| side(op).start);
        let last = group.last().map_or(0, |op| side(op).end);
        span(first..last)
    };
    let (before, after) = (whole(DiffOp::old_range), whole(DiffOp::new_range));
    let mut said = format!("@@ -{before} +{after} @@\n");
    for op in group {
        let (gone, come) = (&old[op.old_range()], &new[op.new_range()]);
        let same = matches!(op, DiffOp::Equal { .. });
        for line in gone {
            put(&mut said, if same { ' ' } else { '-' }, line);
        }
        for line in come.iter().filter(|_| !same) {
            put(&mut said, '+', line);
        }
    }
    said
}

/// Lines from 0 as a hunk names them: the first from 1, and how many.
fn span(lines: Range<usize>) -> String {
    let first = if lines.is_empty() { lines.start } else { lines.start + 1 };
    match lines.len() {
        1 => first.to_string(),
        count => format!("{first},{count}"),
    }
}

fn put(said: &mut String, mark: char, line: &str) {
    said.push(mark);
    said.push_str(line);
    if !line.ends_with('\n') {
        said.push_str("\n\\ No newline at end of file\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_stand_among_the_lines_around_them() {
        let numbers: Vec<String> = (1..=20).map(|i| i.to_string()).collect();
        let old = numbers.join("\n") + "\n";
        let new = old.replace("\n10\n", "\nmười\n");
        assert_eq!(unified("a.yaml", &old, &old), "");
        assert_eq!(
            unified("a.yaml", &old, &new),
            "--- a/a.yaml\n+++ b/a.yaml\n@@ -7,7 +7,7 @@\n 7\n 8\n 9\n-10\n+mười\n 11\n 12\n 13\n"
        );
        assert_eq!(
            unified("a", "x", "y"),
            "--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+y\n\\ No newline at end of file\n"
        );
    }
}
