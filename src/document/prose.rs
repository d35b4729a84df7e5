//! Prose: paragraphs and dash lines, each with its marks.

use schemars::JsonSchema;
use serde::Deserialize;

use super::marked_text::escape_marks;
use super::marks::{StyledText, marked};

/// A text of paragraphs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(
    inline,
    description = "Lời văn: dòng trống ngắt đoạn, “- ” đầu dòng là gạch đầu dòng, *nghiêng*, **đậm**, H~2~O, m^2^.",
    extend("format" = "prose")
)]
pub struct Prose(pub String);

/// A paragraph or dash line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// True for a line that begins with a dash.
    pub dash: bool,
    /// Its stretches, without the dash.
    pub runs: Vec<StyledText>,
}

impl Prose {
    /// The paragraphs and dash lines, in order.
    pub fn paragraphs(&self) -> Vec<Paragraph> {
        let mut found = Vec::new();
        for text in Self::joined(&self.0) {
            let (dash, text) = match text.strip_prefix("- ") {
                Some(rest) => (true, rest.trim_start()),
                None => (false, text.as_str()),
            };
            if !text.is_empty() {
                let escaped = !dash && text.starts_with('\\') && is_escapable(text);
                let text = if escaped { &text[1..] } else { text };
                found.push(Paragraph { dash, runs: marked(text) });
            }
        }
        found
    }

    /// The paragraphs and dash lines of a text as they are written, each on one line.
    pub fn joined(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        let mut lines: Vec<&str> = Vec::new();
        let mut flush = |lines: &mut Vec<&str>| {
            if !lines.is_empty() {
                found.push(lines.join(" "));
            }
            lines.clear();
        };
        for line in text.lines() {
            let line = line.trim();
            if line.is_empty() {
                flush(&mut lines);
                continue;
            }
            if begins_anew(line) {
                flush(&mut lines);
            }
            lines.push(line);
        }
        flush(&mut lines);
        found
    }

    /// Prose that prints exactly the characters of a text, in one paragraph.
    pub fn escape(text: &str) -> Self {
        Self(Self::escape_start(&escape_marks(text.trim())))
    }

    /// A paragraph whose first characters are themselves.
    pub fn escape_start(text: &str) -> String {
        if is_escapable(text) { format!("\\{text}") } else { text.to_owned() }
    }
}

/// True for a line that does not go on with the one above: a dash line, or one that begins
/// with a sign, number or letter of a list, which is printed as it was typed.
fn begins_anew(line: &str) -> bool {
    let Some((first, rest)) = line.split_once(' ') else { return false };
    let all = |text: &str, is: fn(char) -> bool| !text.is_empty() && text.chars().all(is);
    let number = |text: &str| {
        text.split('.')
            .all(|part| part.len() <= 2 && all(part, |c| c.is_ascii_digit()))
    };
    let numeral =
        |text: &str| all(text, |c| "ivx".contains(c)) || all(text, |c| "IVX".contains(c));
    let letter = |text: &str| text.chars().count() == 1 && all(text, char::is_alphabetic);
    let counted = |text: &str| number(text) || numeral(text) || letter(text);
    matches!(first, "-" | "–" | "—" | "+" | "•" | "*" | "\\-")
        || first.strip_suffix(['.', ')']).is_some_and(counted)
        || (first == "Điều"
            && rest
                .split(' ')
                .next()
                .is_some_and(|n| n.strip_suffix('.').is_some_and(number)))
}

/// True for a text that begins with a dash, or with backslashes and a dash: one backslash
/// more in front makes the dash a mere character.
fn is_escapable(text: &str) -> bool {
    text.trim_start_matches('\\').starts_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The paragraphs as lines: `- ` for a dash, `/…/` for italics, `!…!` for bold.
    fn shown(text: &str) -> Vec<String> {
        let show = |run: &StyledText| {
            let mut text = run.text.clone();
            if run.emph {
                text = format!("/{text}/");
            }
            if run.strong {
                text = format!("!{text}!");
            }
            text
        };
        Prose(text.to_owned())
            .paragraphs()
            .iter()
            .map(|p| {
                let dash = if p.dash { "- " } else { "" };
                format!("{dash}{}", p.runs.iter().map(show).collect::<String>())
            })
            .collect()
    }

    #[test]
    fn a_blank_line_parts_paragraphs_and_a_dash_line_needs_none() {
        assert_eq!(shown("a\nb\n\nc\n- d\n  e\n- f"), ["a b", "c", "- d e", "- f"]);
    }

    #[test]
    fn pairs_of_stars_are_italics_and_bold() {
        assert_eq!(
            shown("về “*Đẩy mạnh*”, **đậm** và ***cả hai***"),
            ["về “/Đẩy mạnh/”, !đậm! và !/cả hai/!"]
        );
        assert_eq!(shown("*(Có phụ lục kèm theo)*"), ["/(Có phụ lục kèm theo)/"]);
        assert_eq!(shown("**a *b* c**"), ["!a !!/b/!! c!"]);
    }

    #[test]
    fn a_star_without_a_partner_is_a_star() {
        assert_eq!(shown("2 * 3 = 6"), ["2 * 3 = 6"]);
        assert_eq!(shown("(*) Chú thích (*)"), ["(*) Chú thích (*)"]);
        assert_eq!(shown("a* b"), ["a* b"]);
        for text in [
            "200*300*400 mm, 2**3**4; 5*10 và 6*12",
            "giá 10.000*2=20.000*.",
            "Ghế (1)*, bàn (2)*",
        ] {
            assert_eq!(shown(text), [text]);
        }
        assert_eq!(shown("*"), ["*"]);
        assert_eq!(shown("**a*"), ["**a*"]);
    }

    #[test]
    fn escaped_text_is_printed_as_it_is() {
        for text in ["*a*", "- a", "\\*", "a **b** - c", "1. a", "-", "\\- x"] {
            assert_eq!(shown(&Prose::escape(text).0), [text], "{text}");
        }
    }

    #[test]
    fn typed_signs_numbers_and_letters_begin_a_paragraph_and_are_themselves() {
        assert_eq!(shown("1. a\n\na) b"), ["1. a", "a) b"]);
        assert_eq!(
            shown("Gồm:\na) b\nđ) c\n2. d\n+ e\n– f"),
            ["Gồm:", "a) b", "đ) c", "2. d", "+ e", "– f"]
        );
        assert_eq!(shown("năm\n2025. Và"), ["năm 2025. Và"]);
        let lines = ["1.1. Hai", "* sao", "ii) x", "II. y", "A. z", "Điều 2. t"];
        assert_eq!(shown(&lines.join("\n")), lines);
        assert_eq!(shown("một\n\\- hai"), ["một", "- hai"]);
    }
}
