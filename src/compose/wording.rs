//! Words of the program's own with room for what is not known yet.

use super::line::{At, Blank, Line, blank_stretch, upright};
use crate::standard::{PatternPiece, filled};
use crate::vi;

/// Words and blanks, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Wording(Vec<WordOrBlank>);

#[derive(Clone, Debug)]
enum WordOrBlank {
    Text(String),
    Blank(Blank),
}

impl Wording {
    /// Fills a pattern; a blank takes the place of the spaces beside it.
    pub(super) fn fill(pattern: &str, value: impl Fn(&str) -> Option<Wording>) -> Self {
        let mut wording = Self::default();
        for piece in filled(pattern, value) {
            match piece {
                PatternPiece::Said(said) => wording.push_text(said),
                PatternPiece::Value(value) => wording.push(value),
                PatternPiece::Lower(mut value) => {
                    if let Some(WordOrBlank::Text(text)) = value.0.first_mut() {
                        *text = vi::lower_first(text);
                    }
                    wording.push(value);
                }
            }
        }
        wording
    }

    /// A blank by itself.
    pub(super) fn blank(blank: Blank) -> Self {
        Self(vec![WordOrBlank::Blank(blank)])
    }

    /// What it says, a blank as a space.
    pub(super) fn text(&self) -> String {
        let text = |piece: &WordOrBlank| match piece {
            WordOrBlank::Text(text) => text.clone(),
            WordOrBlank::Blank(_) => " ".to_owned(),
        };
        self.0.iter().map(text).collect()
    }

    /// Its line, upright.
    pub(super) fn upright(&self, at: &At) -> Line {
        self.line(at, |text| upright(text, at))
    }

    /// Its line, each of its texts made into one.
    pub(super) fn line(&self, at: &At, line_of: impl Fn(&str) -> Line) -> Line {
        let mut line = Line::new();
        for piece in &self.0 {
            match piece {
                WordOrBlank::Text(text) => line.extend(line_of(text)),
                WordOrBlank::Blank(blank) => line.push(blank_stretch(*blank, at)),
            }
        }
        line
    }

    fn push(&mut self, other: Wording) {
        for piece in other.0 {
            match piece {
                WordOrBlank::Text(text) => self.push_text(&text),
                WordOrBlank::Blank(blank) => {
                    if let Some(WordOrBlank::Text(text)) = self.0.last_mut() {
                        text.truncate(text.trim_end_matches(' ').len());
                    }
                    self.0.push(WordOrBlank::Blank(blank));
                }
            }
        }
    }

    fn push_text(&mut self, said: &str) {
        match self.0.last_mut() {
            Some(WordOrBlank::Text(text)) => text.push_str(said),
            Some(WordOrBlank::Blank(_)) => {
                let said = said.trim_start_matches(' ');
                if !said.is_empty() {
                    self.0.push(WordOrBlank::Text(said.to_owned()));
                }
            }
            None if said.is_empty() => {}
            None => self.0.push(WordOrBlank::Text(said.to_owned())),
        }
    }
}

impl From<String> for Wording {
    fn from(text: String) -> Self {
        let mut wording = Self::default();
        wording.push_text(&text);
        wording
    }
}

#[cfg(test)]
mod tests {
    use super::super::line::{BlankFor, text_of};
    use super::*;

    fn filled(pattern: &str) -> Line {
        let value = |name: &str| match name {
            "day" => Some(Wording::blank(Blank { kind: BlankFor::Day, width: 9 })),
            "who" => Some(Wording::from("An".to_owned())),
            _ => None,
        };
        Wording::fill(pattern, value).upright(&At::default())
    }

    #[test]
    fn a_blank_stands_for_the_spaces_beside_it() {
        let line = filled("ngày {day} tháng[ {month}] của {who}");
        let said: Vec<&str> = line.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(said, ["ngày", " ", "tháng của An"]);
        assert_eq!(line[1].blank.map(|it| (it.kind, it.width)), Some((BlankFor::Day, 9)));
        assert_eq!(text_of(&filled("{day}{day}, {who|lower}")), "  , an");
    }
}
