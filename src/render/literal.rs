//! Values as Typst source: always literals, so that no text can become code.

use std::fmt::Write;

/// A text as a Typst string literal.
///
/// The characters that a literal gives a meaning are `\` and `"`; everything else is itself.
pub(super) fn literal(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for c in text.chars() {
        match c {
            '\\' => written.push_str("\\\\"),
            '"' => written.push_str("\\\""),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(written, "\\u{{{:x}}}", u32::from(c));
            }
            c => written.push(c),
        }
    }
    written.push('"');
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_backslashes_cannot_end_the_literal() {
        assert_eq!(literal(r#"a"b\"#), r#""a\"b\\""#);
        assert_eq!(literal("#read(\"/etc/passwd\")"), r##""#read(\"/etc/passwd\")""##);
    }
}
