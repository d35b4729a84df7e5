//! How the runs of a sheet's text look, as far as it changes what they say.

use quick_xml::events::BytesStart;

use super::records::CellFault;
use super::xml::attribute;

/// Digits and signs, and what they are above the line and below it.
const RAISED: &str = "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻−⁻=⁼(⁽)⁾nⁿ";
const LOWERED: &str = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋−₋=₌(₍)₎";

/// How the run being read looks, and what was lost of the text so far.
#[derive(Debug, Default)]
pub(super) struct RunLook {
    signs: Option<&'static str>,
    struck: bool,
    lost: Option<CellFault>,
}

impl RunLook {
    /// Takes what an element says of its run.
    pub(super) fn open(&mut self, tag: &BytesStart<'_>) {
        let value = || attribute(tag, "val").unwrap_or_default();
        match tag.local_name().as_ref() {
            "r" => (self.signs, self.struck) = (None, false),
            "vertAlign" => {
                self.signs = match value().as_str() {
                    "superscript" => Some(RAISED),
                    "subscript" => Some(LOWERED),
                    _ => None,
                }
            }
            "strike" => self.struck = !matches!(value().as_str(), "0" | "false"),
            _ => {}
        }
    }

    /// Makes a text, from some byte on, say what its look says.
    pub(super) fn apply(&mut self, text: &mut String, from: usize) {
        let Some(said) = text.get(from..).filter(|said| !said.trim().is_empty()) else {
            return;
        };
        if self.struck {
            self.lost = Some(CellFault::Struck);
        }
        let Some(signs) = self.signs else { return };
        let sign = |c: char| match c {
            c if c.is_whitespace() => Some(c),
            _ => {
                let mut pairs =
                    signs.chars().step_by(2).zip(signs.chars().skip(1).step_by(2));
                pairs.find(|(plain, _)| *plain == c).map(|(_, sign)| sign)
            }
        };
        match said.chars().map(sign).collect::<Option<String>>() {
            Some(raised) => text.replace_range(from.., &raised),
            None => {
                self.lost.get_or_insert(CellFault::Raised);
            }
        }
    }

    /// What was lost of a text that ends here.
    pub(super) fn end(&mut self) -> Option<CellFault> {
        std::mem::take(self).lost
    }
}
