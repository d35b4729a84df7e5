//! The key that a word stands for: one that is misspelt, or its name in Vietnamese.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::vi;

/// What people call the keys.
const WORDS: &str = include_str!("key_words.txt");

/// The one of these keys that a word stands for.
pub(super) fn meant_key<'a>(word: &str, keys: &[&'a str]) -> Option<&'a str> {
    named(word, keys).or_else(|| vi::suggest(word, keys.iter().copied()))
}

/// The keys that people call by each name, made plain; in the order of the table.
static NAMES: LazyLock<HashMap<String, Vec<&'static str>>> = LazyLock::new(|| {
    let mut names: HashMap<String, Vec<&'static str>> = HashMap::new();
    for (key, said) in lines() {
        for name in said.split(',') {
            names.entry(plain(name)).or_default().push(key);
        }
    }
    names
});

/// The one of these keys that people call so.
fn named<'a>(word: &str, keys: &[&'a str]) -> Option<&'a str> {
    let meant = NAMES.get(&plain(word))?;
    meant
        .iter()
        .find_map(|key| keys.iter().find(|known| *known == key).copied())
}

/// The lines of the table: a key, and its names.
fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    WORDS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(':'))
}

/// A name without accents, capitals, and what joins its words.
fn plain(name: &str) -> String {
    vi::unaccented(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::document::schema;
    use crate::standard::{OwnKinds, nd30};

    /// The keys of a schema, at any depth.
    fn keys<'a>(schema: &'a serde_json::Value, found: &mut BTreeSet<&'a str>) {
        match schema {
            serde_json::Value::Object(map) => {
                if let Some(serde_json::Value::Object(properties)) = map.get("properties")
                {
                    found.extend(properties.keys().map(String::as_str));
                }
                for value in map.values() {
                    keys(value, found);
                }
            }
            serde_json::Value::Array(items) => {
                for item in items {
                    keys(item, found);
                }
            }
            _ => {}
        }
    }

    #[test]
    fn every_key_has_a_vietnamese_name_and_every_name_a_key() {
        let schema = schema(&nd30(), &OwnKinds::default());
        let mut all = BTreeSet::new();
        keys(&schema, &mut all);
        let said: BTreeSet<&str> = lines().map(|(key, _)| key).collect();
        let missing: Vec<_> = all.difference(&said).collect();
        assert!(missing.is_empty(), "{missing:?}");
        for (key, names) in lines() {
            for name in names.split(',') {
                assert_eq!(meant_key(name, &[key]), Some(key), "{name}");
            }
        }
    }

    #[test]
    fn a_name_leads_to_the_key_of_its_place() {
        let root =
            ["kind", "agency", "subject", "title", "sections", "signature", "recipients"];
        for (word, key) in [
            ("trích yếu", "subject"),
            ("Trích yếu", "subject"),
            ("noi_nhan", "recipients"),
            ("Nơi nhận", "recipients"),
            ("cơ quan ban hành", "agency"),
            ("nội dung", "sections"),
            ("Loại văn bản", "kind"),
            ("nguoi-ky", "signature"),
            ("Subjet", "subject"),
        ] {
            assert_eq!(meant_key(word, &root), Some(key), "{word}");
        }
        let section = ["id", "level", "title", "intro", "text", "items"];
        assert_eq!(meant_key("nội dung", &section), Some("text"));
        assert_eq!(meant_key("tiêu đề", &section), Some("title"));
        assert_eq!(meant_key("trời", &section), None);
    }
}
