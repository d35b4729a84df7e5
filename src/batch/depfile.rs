//! What a product depends on, for Make and Ninja.

use std::path::{Path, PathBuf};

/// One rule: the products, a colon, and every file that they depend on.
pub fn rule(outputs: &[PathBuf], sources: &[PathBuf]) -> String {
    let outputs: Vec<_> = outputs.iter().map(|path| escaped(path)).collect();
    let mut rule = format!("{}:", outputs.join(" "));
    for source in sources {
        rule.push_str(" \\\n  ");
        rule.push_str(&escaped(source));
    }
    rule.push('\n');
    // A source that is renamed is then no error, but a reason to build.
    for source in sources {
        rule.push_str(&format!("{}:\n", escaped(source)));
    }
    rule
}

/// A path as Make reads it.
fn escaped(path: &Path) -> String {
    let mut out = String::new();
    for c in path.to_string_lossy().replace('\\', "/").chars() {
        match c {
            ' ' | '#' | ':' => out.extend(['\\', c]),
            '$' => out.push_str("$$"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_spaces_and_dollars_are_escaped() {
        let rule =
            rule(&["out/a b.pdf".into()], &["plans/a b.yaml".into(), "x$y".into()]);
        let expected = "out/a\\ b.pdf: \\\n  plans/a\\ b.yaml \\\n  x$$y\nplans/a\\ b.yaml:\nx$$y:\n";
        assert_eq!(rule, expected);
    }
}
