//! Comments that let a rule be broken: `# vanban: allow RULE - reason`.

use std::ops::Range;

use super::node::{Node, NodeKind};
use super::parse::Tree;

/// What begins one.
const MARK: &str = "vanban:";
/// The word before the rules.
const ALLOW: &str = "allow";

/// What a comment says behind the mark, if it allows something.
fn said<'a>(tree: &'a Tree, comment: &Range<usize>) -> Option<&'a str> {
    let said = tree.file.text.get(comment.clone())?.trim_start_matches('#').trim();
    let said = said.strip_prefix(MARK)?.trim_start().strip_prefix(ALLOW)?;
    (said.is_empty() || said.starts_with([' ', '\t'])).then(|| said.trim())
}

/// True for a comment that lets rules be broken, or tries to.
pub(super) fn is_allowance(tree: &Tree, comment: &Range<usize>) -> bool {
    said(tree, comment).is_some()
}

/// A comment that lets rules be broken by what begins on its line, or on the next one if it has
/// a line of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// Its bytes in the file.
    pub comment: Range<usize>,
    /// The names of the rules, as they are written.
    pub rules: Vec<String>,
    /// Why; none if it does not say.
    pub reason: Option<String>,
    /// The bytes of what begins there.
    pub covers: Range<usize>,
}

/// The comments of a file that let rules be broken, in their order.
pub fn allowances(tree: &Tree) -> Vec<Allowance> {
    let mark = |range: &Range<usize>| Some((range.clone(), said(tree, range)?));
    let found = tree.comments.iter().filter_map(mark);
    found
        .map(|(comment, said)| {
            let (names, reason) = parted(said);
            let names = names.split([',', ' ']).filter(|name| !name.is_empty());
            Allowance {
                rules: names.map(str::to_owned).collect(),
                reason: reason.map(str::to_owned),
                covers: covers(tree, &comment),
                comment,
            }
        })
        .collect()
}

/// The names and the reason behind the dash.
fn parted(said: &str) -> (&str, Option<&str>) {
    let dash = [" - ", " – ", " — ", ": "].into_iter();
    let first = dash.filter_map(|dash| Some((said.find(dash)?, dash.len()))).min();
    let Some((at, length)) = first else {
        return (said.trim_end_matches(['-', '–', '—', ' ']), None);
    };
    let reason = said[at + length..].trim();
    (&said[..at], Some(reason).filter(|it| it.chars().any(char::is_alphanumeric)))
}

/// What begins on the line of a comment, or on the next line that says something.
fn covers(tree: &Tree, comment: &Range<usize>) -> Range<usize> {
    let source = &*tree.file.text;
    let start = line_start(source, comment.start);
    let line = if source[start..comment.start].trim().is_empty() {
        next_line(source, comment.end)
    } else {
        start
    };
    let end = source[line..].find('\n').map_or(source.len(), |at| line + at);
    let mut covered = line..end;
    widen(&tree.root, &(line..end), &mut covered);
    covered
}

fn line_start(source: &str, at: usize) -> usize {
    source[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// The start of the first line after a place that is neither blank nor a comment.
fn next_line(source: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(end) = source[at..].find('\n') {
        at += end + 1;
        let line = source[at..].lines().next().unwrap_or_default().trim_start();
        if !line.is_empty() && !line.starts_with('#') {
            return at;
        }
    }
    source.len()
}

/// Takes in every entry and item that begins on a line.
fn widen(node: &Node, line: &Range<usize>, covered: &mut Range<usize>) {
    match &node.kind {
        NodeKind::Scalar { .. } => {}
        NodeKind::List(items) => {
            for item in items {
                if line.contains(&item.range.start) {
                    covered.end = covered.end.max(item.range.end);
                }
                widen(item, line, covered);
            }
        }
        NodeKind::Map(entries) => {
            for entry in entries {
                if line.contains(&entry.key.range.start) {
                    covered.end = covered.end.max(entry.value.range.end);
                }
                widen(&entry.value, line, covered);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::SourceFile;
    use crate::yaml::parse;

    fn found(yaml: &str) -> Vec<Allowance> {
        allowances(&parse(&SourceFile::new("x.yaml", yaml)).unwrap())
    }

    #[test]
    fn one_names_its_rules_and_says_why() {
        let yaml = "a: 1 # vanban: allow name-case, doubled-word - tên riêng\n";
        let [one] = &found(yaml)[..] else { panic!() };
        assert_eq!(one.rules, ["name-case", "doubled-word"]);
        assert_eq!(one.reason.as_deref(), Some("tên riêng"));
        for unreasoned in ["name-case", "name-case - ", "name-case - …"] {
            let one = &found(&format!("# vanban: allow {unreasoned}\na: 1\n"))[0];
            assert_eq!((one.rules.len(), &one.reason), (1, &None), "{unreasoned}");
        }
        assert!(found("a: 1 # vanban: allowed\nb: '# vanban: allow x - y'\n").is_empty());
    }

    #[test]
    fn one_covers_what_begins_on_its_line_or_below_its_own_line() {
        let covered = |yaml: &str| {
            let one = &found(yaml)[0];
            yaml[one.covers.clone()].trim_end().to_owned()
        };
        assert_eq!(
            covered("a: x # vanban: allow r - w\nb: y\n"),
            "a: x # vanban: allow r - w"
        );
        assert_eq!(
            covered("# vanban: allow r - w\n\n# anders\nb: |\n  một\n  hai\nc: z\n"),
            "b: |\n  một\n  hai"
        );
        assert_eq!(
            covered(
                "l:\n  # vanban: allow r - w\n  - title: a\n    text: b\n  - title: c\n"
            ),
            "  - title: a\n    text: b"
        );
    }
}
