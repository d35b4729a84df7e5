//! How a body is numbered: each section's level, number and citation, by a scheme of the
//! standard.

use super::section::Section;
use crate::standard::{Level, Nth, Standard};
use crate::yaml::Path;

/// A section with its place in the body.
#[derive(Clone, Debug)]
pub struct Numbered {
    /// Where the data says it.
    pub path: Path,
    /// Its name for references.
    pub id: Option<String>,
    /// What its level is like.
    pub level: Level,
    /// Its number among its like.
    pub n: usize,
    /// The number as it is printed: `Điều 5.`, `a)`.
    pub number: String,
    /// How it is cited where it lies: `điểm a khoản 2 Điều 5`.
    pub citation: String,
    /// How it is cited from elsewhere in the body: with the frame that it lies in.
    pub full_citation: String,
    /// The frame that it lies in, and may be cited in without naming it.
    pub frame: Option<Path>,
    /// True if its level is not below the one that it lies in.
    pub misplaced: bool,
    /// True if the scheme has no such level.
    pub foreign: bool,
}

/// By what a body is numbered.
#[derive(Clone, Copy, Debug)]
pub struct Numbering<'a> {
    /// The standard that has the scheme.
    pub standard: &'a Standard,
    /// The scheme of levels, by its name in the standard.
    pub scheme: &'a str,
    /// The level of the first sections.
    pub top: &'a str,
}

/// The sections of a body in the order of printing, numbered.
///
/// Levels that run through are counted through the body, everything else anew in what it lies
/// in.
pub fn outline(
    sections: &[Section],
    path: &Path,
    numbering: Numbering<'_>,
) -> Vec<Numbered> {
    let Numbering { standard, scheme, top } = numbering;
    let ranks: Vec<&str> = standard
        .schemes
        .get(scheme)
        .map_or_else(Vec::new, |scheme| scheme.levels.names().collect());
    let counts = vec![0; ranks.len() + 1];
    let mut outliner = Outliner { standard, scheme, ranks, counts, found: vec![] };
    outliner.list(sections, path, top, None);
    outliner.found
}

struct Outliner<'a> {
    standard: &'a Standard,
    scheme: &'a str,
    /// The names of the scheme's levels, from the highest.
    ranks: Vec<&'a str>,
    /// How many of each rank there were; the last is for foreign levels.
    counts: Vec<usize>,
    found: Vec<Numbered>,
}

/// What a section lies in.
struct Parent<'a> {
    rank: usize,
    name: &'a str,
    level: &'a Level,
    number: &'a str,
    citation: &'a str,
    full_citation: &'a str,
    frame: Option<&'a Path>,
}

impl<'a> Outliner<'a> {
    fn list(
        &mut self,
        sections: &'a [Section],
        path: &Path,
        first: &'a str,
        parent: Option<&Parent<'_>>,
    ) {
        let mut name = first;
        let mut inner = 0;
        for (i, section) in sections.iter().enumerate() {
            name = section.level.as_ref().map_or(name, |level| &level.0);
            let Some((level, own)) = self.standard.level(self.scheme, name) else {
                continue;
            };
            let rank = self.rank(name);
            let n = self.next(rank, parent, &mut inner);
            let letters = &self.standard.letters;
            let nth = Nth {
                n,
                parent: parent.map(|parent| (parent.name, parent.number)),
                letters,
            };
            let cited = level.cited(nth);
            let number = level.printed(nth);
            let within = parent.filter(|_| !level.alone);
            let full_citation = within.map_or_else(
                || cited.clone(),
                |parent| format!("{cited} {}", parent.full_citation),
            );
            let citation = match within.filter(|parent| !parent.level.frame) {
                Some(parent) => format!("{cited} {}", parent.citation),
                None => cited,
            };
            let path = path.index(i);
            let frame = if level.frame {
                Some(&path)
            } else {
                within.and_then(|parent| parent.frame)
            };
            let misplaced = parent.is_some_and(|parent| {
                // The lowest level may lie in itself.
                let nests = level.nests || level.below == name;
                rank <= parent.rank && (rank < parent.rank || !nests)
            });
            self.found.push(Numbered {
                path: path.clone(),
                id: section.id.clone(),
                level: level.clone(),
                n,
                number: number.clone(),
                citation: citation.clone(),
                full_citation: full_citation.clone(),
                frame: within.and_then(|parent| parent.frame).cloned(),
                misplaced,
                foreign: !own,
            });
            let parent = Parent {
                rank,
                name,
                level,
                number: &number,
                citation: &citation,
                full_citation: &full_citation,
                frame,
            };
            self.list(&section.items, &path.key("items"), &level.below, Some(&parent));
        }
    }

    /// Which one comes next of a rank; what lies in its own level is counted anew there.
    fn next(
        &mut self,
        rank: usize,
        parent: Option<&Parent<'_>>,
        inner: &mut usize,
    ) -> usize {
        if parent.is_none_or(|parent| parent.rank != rank) {
            return self.count(rank);
        }
        *inner += 1;
        self.restart_below(rank);
        *inner
    }

    fn rank(&self, name: &str) -> usize {
        self.ranks
            .iter()
            .position(|own| *own == name)
            .unwrap_or(self.ranks.len())
    }

    fn count(&mut self, rank: usize) -> usize {
        self.counts[rank] += 1;
        self.restart_below(rank);
        self.counts[rank]
    }

    /// Levels below one are counted anew, but for those that run through.
    fn restart_below(&mut self, rank: usize) {
        let through = |name: &&str| {
            self.standard
                .level(self.scheme, name)
                .is_some_and(|(level, _)| level.through)
        };
        for deeper in rank + 1..self.ranks.len() {
            if !through(&self.ranks[deeper]) {
                self.counts[deeper] = 0;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::LevelName;
    use crate::standard::nd30;

    fn section(level: Option<&str>, items: Vec<Section>) -> Section {
        let level = level.map(|level| LevelName(level.to_owned()));
        Section { level, items, ..Section::default() }
    }

    fn citations(sections: &[Section], scheme: &str, top: &str) -> Vec<String> {
        let standard = nd30();
        let numbering = Numbering { standard: &standard, scheme, top };
        let found = outline(sections, &Path::default(), numbering);
        found.into_iter().map(|n| n.citation).collect()
    }

    #[test]
    fn articles_are_counted_through_and_clauses_anew() {
        let article = || section(None, vec![section(None, vec![section(None, vec![])])]);
        let chapters = [
            section(Some("chuong"), vec![article(), article()]),
            section(None, vec![article()]),
        ];
        assert_eq!(
            citations(&chapters, "chuong-dieu", "dieu"),
            [
                "Chương I",
                "Điều 1",
                "khoản 1 Điều 1",
                "điểm a khoản 1 Điều 1",
                "Điều 2",
                "khoản 1 Điều 2",
                "điểm a khoản 1 Điều 2",
                "Chương II",
                "Điều 3",
                "khoản 1 Điều 3",
                "điểm a khoản 1 Điều 3",
            ]
        );
    }

    #[test]
    fn what_lies_in_a_part_is_cited_with_it_from_elsewhere() {
        let inner = || section(None, vec![section(None, vec![])]);
        let standard = nd30();
        let full = |sections: &[Section], scheme, top| -> Vec<String> {
            let numbering = Numbering { standard: &standard, scheme, top };
            let found = outline(sections, &Path::default(), numbering);
            found.into_iter().map(|n| n.full_citation).collect()
        };
        let parts = [section(Some("phan"), vec![inner()]), section(None, vec![inner()])];
        assert_eq!(
            full(&parts, "muc-khoan", "muc"),
            [
                "Phần I",
                "Mục I Phần I",
                "khoản 1 Mục I Phần I",
                "Phần II",
                "Mục I Phần II",
                "khoản 1 Mục I Phần II",
            ]
        );
        // Articles are counted through, so that they need no more than their number.
        let chapters = [section(Some("phan"), vec![section(None, vec![inner()])])];
        assert_eq!(
            full(&chapters, "chuong-dieu", "dieu"),
            ["Phần I", "Chương I", "Điều 1", "khoản 1 Điều 1"]
        );
    }

    #[test]
    fn the_other_scheme_has_roman_sections() {
        let sections =
            [section(None, vec![section(None, vec![])]), section(None, vec![])];
        assert_eq!(
            citations(&sections, "muc-khoan", "muc"),
            ["Mục I", "khoản 1 Mục I", "Mục II"]
        );
    }

    #[test]
    fn a_capital_letter_stands_above_the_numerals_and_a_double_number_knows_its_clause() {
        let standard = nd30();
        let double = || section(Some("tieu-khoan"), vec![section(None, vec![])]);
        let clause = || section(None, vec![double(), double()]);
        let sections = [
            section(Some("chu-hoa"), vec![section(None, vec![clause(), clause()])]),
            section(None, vec![section(None, vec![])]),
        ];
        let numbering = Numbering {
            standard: &standard,
            scheme: "muc-khoan",
            top: "muc",
        };
        let found = outline(&sections, &Path::default(), numbering);
        let numbers: Vec<&str> = found.iter().map(|part| part.number.as_str()).collect();
        let twice = ["1.", "1.1.", "a)", "1.2.", "a)", "2.", "2.1.", "a)", "2.2.", "a)"];
        assert_eq!(numbers, [&["A.", "I."][..], &twice[..], &["B.", "I."][..]].concat());
        assert_eq!(found[4].citation, "tiết a điểm 1.1 khoản 1 Mục I Phần A");
        assert!(found.iter().all(|part| !part.misplaced && !part.foreign));
    }

    #[test]
    fn a_level_that_nests_is_counted_anew_in_itself() {
        let standard = nd30();
        let deepest = || section(Some("tieu-khoan"), vec![]);
        let double = || section(Some("tieu-khoan"), vec![deepest(), deepest()]);
        let sections = [section(None, vec![double(), double()])];
        let numbering = Numbering {
            standard: &standard,
            scheme: "chuong-dieu",
            top: "dieu",
        };
        let found = outline(&sections, &Path::default(), numbering);
        let numbers: Vec<&str> = found.iter().map(|part| part.number.as_str()).collect();
        let expected =
            ["Điều 1.", "1.1.", "1.1.1.", "1.1.2.", "1.2.", "1.2.1.", "1.2.2."];
        assert_eq!(numbers, expected);
        assert!(found.iter().all(|part| !part.misplaced));
    }
}
