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
    fn every_size_of_the_standard_is_a_number() {
        for name in nd30().sizes.names() {
            assert!(nd30().size(name, &Chosen::default()) > 0, "{name}");
        }
    }

    #[test]
    fn sizes_that_run_in_a_circle_come_to_an_end() {
        let round =
            EMBEDDED.replace("ten-loai: { as: noi-dung", "ten-loai: { as: chu-ky");
        let round = round.replace("chu-ky: { as: noi-dung", "chu-ky: { as: ten-loai");
        let round: Standard = serde_yaml::from_str(&round).unwrap();
        assert_eq!(round.size("ten-loai", &Chosen::default()), 0);
        assert_eq!(round.size("noi-dung", &Chosen::default()), 14);
    }
}
