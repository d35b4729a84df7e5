//! The page of a rule: facts at its head, prose in Vietnamese and English, and examples.
//!
//! A fence says what stands in it: its language, `wrong` or `right` if it belongs to one of the
//! two alone, and the file that it is, if not the document of the example.

use super::message::Lang;

/// What parts the head from the prose.
const RULER: &str = "---\n";
const ENGLISH: &str = "\n## English\n";
const EXAMPLE: &str = "\n## Ví dụ\n";
const FENCE: &str = "```";

/// Whether an example breaks its rule or keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExampleKind {
    /// It breaks the rule.
    Wrong,
    /// It keeps the rule.
    Right,
}

/// A fenced block of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// What it is written in; `console` for commands.
    pub language: &'static str,
    /// None for what belongs to the wrong and the right example alike.
    pub kind: Option<ExampleKind>,
    /// The file that it is; none for the document of the example.
    pub file: Option<&'static str>,
    /// What stands in it.
    pub text: &'static str,
}

/// A page as it was written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page {
    head: &'static str,
    vi: &'static str,
    en: &'static str,
    examples: &'static str,
}

impl Page {
    pub(super) fn new(text: &'static str) -> Self {
        let text = text.strip_prefix(RULER).unwrap_or_default();
        let (head, body) = text.split_once(RULER).unwrap_or_default();
        let (prose, examples) = body.split_once(EXAMPLE).unwrap_or((body, ""));
        let (vi, en) = prose.split_once(ENGLISH).unwrap_or((prose, ""));
        Self { head, vi: vi.trim(), en: en.trim(), examples }
    }

    /// What the head says under a key; empty if nothing.
    pub(super) fn fact(self, key: &str) -> &'static str {
        let value =
            |line: &'static str| line.strip_prefix(key)?.strip_prefix(':').map(str::trim);
        self.head.lines().find_map(value).unwrap_or_default()
    }

    pub(super) fn prose(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.vi,
            Lang::En => self.en,
        }
    }

    pub(super) fn examples(self) -> Vec<Example> {
        let blocks = self.examples.split(FENCE).skip(1).step_by(2);
        blocks.filter_map(example).collect()
    }
}

fn example(block: &'static str) -> Option<Example> {
    let (info, text) = block.split_once('\n')?;
    let (language, rest) = info.split_once(' ').unwrap_or((info, ""));
    let (kind, rest) = match rest.split_once(' ').unwrap_or((rest, "")) {
        ("wrong", file) => (Some(ExampleKind::Wrong), file),
        ("right", file) => (Some(ExampleKind::Right), file),
        _ => (None, rest),
    };
    let file = Some(rest).filter(|file| !file.is_empty());
    Some(Example { language, kind, file, text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_a_head_prose_in_two_languages_and_examples() {
        let page = Page::new(
            "---\nvi: Một.\nen: One.\nsource: YAML\n---\nLời.\n\n## English\n\nProse.\n\n\
             ## Ví dụ\n\n```csv ds.csv\na\n```\n\n```yaml wrong\nx: 1\n```\n\n\
             ```yaml right vanban.yaml\n```\n",
        );
        assert_eq!((page.fact("vi"), page.fact("test")), ("Một.", ""));
        assert_eq!((page.prose(Lang::Vi), page.prose(Lang::En)), ("Lời.", "Prose."));
        let found = page.examples();
        let kinds: Vec<_> = found.iter().map(|e| (e.language, e.kind, e.file)).collect();
        let expected = [
            ("csv", None, Some("ds.csv")),
            ("yaml", Some(ExampleKind::Wrong), None),
            ("yaml", Some(ExampleKind::Right), Some("vanban.yaml")),
        ];
        assert_eq!(kinds, expected);
        assert_eq!(found[1].text, "x: 1\n");
    }
}
