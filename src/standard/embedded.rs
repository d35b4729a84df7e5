//! The standard that the program brings along.

use std::sync::{Arc, LazyLock};

use super::model::Standard;

/// The same as JSON, made when the program is built.
const JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/nd30.json"));

/// The text of Decree 30/2020/NĐ-CP's standard.
pub const EMBEDDED: &str = include_str!("nd30.yaml");

static ND30: LazyLock<Arc<Standard>> =
    LazyLock::new(|| match serde_json::from_str(JSON) {
        Ok(standard) => Arc::new(standard),
        // A test reads it, so a program that was built has one that can be read.
        Err(fault) => unreachable!("nd30.yaml: {fault}"),
    });

/// Decree 30/2020/NĐ-CP.
pub fn nd30() -> Arc<Standard> {
    ND30.clone()
}

#[cfg(test)]
mod tests {
    use super::super::page::Chosen;
    use super::*;

    #[test]
    fn every_name_in_the_standard_stands_for_something() {
        assert_eq!(nd30().unknown_names(), []);
        for (name, size) in nd30().sizes.iter() {
            assert!(nd30().size(name, &Chosen::default()) > 0, "{name}");
            assert!(size.from.is_none_or(|from| Some(from) <= size.usual), "{name}");
        }
    }
}
