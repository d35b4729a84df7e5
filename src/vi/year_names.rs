//! The names of years in the cycle of sixty.

use super::word_list::WordList;

/// The heavenly stems.
static STEMS: WordList = WordList::new(include_str!("words/can.txt"));
/// The earthly branches.
static BRANCHES: WordList = WordList::new(include_str!("words/chi.txt"));

/// The name of a year in the sixty-year cycle: `Ất Tỵ` for 2025.
pub fn year_name(year: i32) -> (&'static str, &'static str) {
    // The year 4 was the first of a cycle.
    let of = |list: &'static WordList| {
        let names = list.in_order();
        let size = i32::try_from(names.len()).unwrap_or(1);
        let at = usize::try_from((year - 4).rem_euclid(size)).unwrap_or_default();
        names.get(at).copied().unwrap_or_default()
    };
    (of(&STEMS), of(&BRANCHES))
}

/// The year from 1984 to 2043 that has a name in the cycle; `Tị` is `Tỵ`, too.
pub fn year_of_name(stem: &str, branch: &str) -> Option<i32> {
    let branch = if branch == "Tị" { "Tỵ" } else { branch };
    if !STEMS.contains(stem) || !BRANCHES.contains(branch) {
        return None;
    }
    (1984..2044).find(|year| year_name(*year) == (stem, branch))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_have_their_names() {
        assert_eq!(year_name(2025), ("Ất", "Tỵ"));
        assert_eq!(year_name(2026), ("Bính", "Ngọ"));
        assert_eq!(year_name(1945), ("Ất", "Dậu"));
    }

    #[test]
    fn a_name_names_a_year_and_words_that_only_look_like_one_do_not() {
        assert_eq!(year_of_name("Ất", "Tị"), Some(2025));
        assert_eq!(year_of_name("Giáp", "Tý"), Some(1984));
        assert_eq!(year_of_name("Giáp", "Sửu"), None);
        assert_eq!(year_of_name("Kỷ", "niệm"), None);
    }
}
