//! Texts with marks as texts without, and the other way.

use super::marks::{Call, MARKS, marked};

/// Keeps two characters apart that would mean something together; never printed.
pub const APART: char = '\u{f0002}';

/// The characters of a text without its marks, calls and escapes; what it refers to stays as it
/// is named.
pub fn plain_text(text: &str) -> String {
    let printed = marked(text).into_iter().filter(|run| run.call != Call::Note);
    printed.map(|run| run.typed()).collect::<String>().replace(APART, "")
}

/// The text with the mark that ends it behind the stars and notes that it stands before:
/// `*Luật Giá;*` is `*Luật Giá*;`.
pub fn end_outside(text: &str) -> String {
    let text = text.trim_end();
    let mut inner = text;
    loop {
        let note = inner.strip_suffix(']').and_then(|rest| {
            let (before, name) = rest.rsplit_once("[^")?;
            let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
            (!name.is_empty() && name.chars().all(is_name)).then_some(before)
        });
        let stars = || inner.strip_suffix('*').filter(|rest| !rest.ends_with('\\'));
        match note.or_else(stars) {
            Some(rest) => inner = rest,
            None => break,
        }
    }
    let (marks, said) = (&text[inner.len()..], inner.trim_end_matches([';', ',', '.']));
    // An ellipsis is no mark of a list.
    if marks.is_empty() || inner.ends_with("...") {
        return text.to_owned();
    }
    format!("{said}{marks}{}", &inner[said.len()..])
}

/// The text with its marks as mere characters. The signs of joined cells are no marks.
pub fn escape_marks(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let joined = text.trim() == "^^";
    for c in text.chars() {
        if MARKS.contains(&c) && !joined {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// A stretch that prints exactly the characters of a text, brackets of references and notes
/// included.
pub fn escaped(text: &str) -> String {
    let mut escaped = escape_marks(text);
    for open in ["[[", "[\\^"] {
        let apart = format!("[{APART}{}", &open[1..]);
        escaped = escaped.replace(open, &apart);
    }
    if escaped.ends_with('\\') {
        escaped.push(APART);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escaped_text_prints_just_its_characters() {
        for text in
            ["*a* **b**", "H~2~O", "m^2^", "[^a] [[b]]", "a\\", "\\*", "^^", "\\^2\\^"]
        {
            let runs = marked(&escaped(text));
            let printed: String = runs.iter().map(|run| run.text.as_str()).collect();
            assert_eq!(printed.replace(APART, ""), text);
            assert!(runs.iter().all(|run| !run.is_marked()), "{text}");
        }
    }

    #[test]
    fn the_mark_at_the_end_of_an_entry_goes_behind_stars_and_notes() {
        for (text, expected) in [
            ("*Luật Giá;*", "*Luật Giá*;"),
            ("Như trên;[^a]", "Như trên[^a];"),
            ("**Sở A.**[^a]*", "**Sở A**[^a]*."),
            ("Sở A;", "Sở A;"),
            ("*và nữa...*", "*và nữa...*"),
            ("(*)", "(*)"),
        ] {
            assert_eq!(end_outside(text), expected, "{text}");
        }
    }

    #[test]
    fn the_plain_text_has_no_marks() {
        assert_eq!(plain_text("*Mức* CO~2~[^a] theo [[b]]"), "Mức CO2 theo [[b]]");
    }
}
