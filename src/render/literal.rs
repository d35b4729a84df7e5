//! Values as Typst source: always literals, so that no text can become code.

use std::fmt::Write;

/// Writes a text as a Typst string literal.
///
/// The characters that a literal gives a meaning are `\` and `"`; everything else is itself.
pub(super) fn literal(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_backslashes_cannot_end_the_literal() {
        let written = |text: &str| {
            let mut out = String::new();
            literal(text, &mut out);
            out
        };
        assert_eq!(written(r#"a"b\"#), r#""a\"b\\""#);
        assert_eq!(written("#read(\"/etc/passwd\")"), r##""#read(\"/etc/passwd\")""##);
    }
}
