//! The string literals of a source, as a search through it needs them.

/// A string literal of a source.
#[derive(Debug, PartialEq)]
pub struct Literal {
    pub line: usize,
    pub text: String,
    /// It is said to people about the program or its data: a message, a help text, the
    /// description of a key. Such a text may use the language's words.
    pub is_prose: bool,
}

/// Calls whose literals are prose.
const PROSE: [&str; 4] = ["say!", "both", "words!", "names!"];

/// The literals of a source, outside its comments and unit tests.
pub fn literals(source: &str) -> Vec<Literal> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = vec![];
    let mut calls: Vec<String> = vec![];
    let mut before = String::new();
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let length = c.len_utf8();
        if rest.starts_with("//") {
            rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
            continue;
        }
        if let Some((text, length)) = literal(rest, &before) {
            let line = source[..source.len() - rest.len()].matches('\n').count() + 1;
            let described = before.trim_end().ends_with("description =");
            let is_prose = described || calls.iter().any(|call| PROSE.contains(&&**call));
            found.push(Literal { line, text, is_prose });
            before.clear();
            rest = &rest[length..];
            continue;
        }
        match c {
            '(' | '{' => {
                let name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '!');
                let lead = before.trim_end();
                let start = lead.trim_end_matches(name).len();
                calls.push(lead[start..].to_owned());
            }
            ')' | '}' => drop(calls.pop()),
            // A letter or a lifetime: what follows is no text.
            '\'' => {
                let character = rest[1..].char_indices().find(|(_, c)| *c == '\'');
                let short = character.filter(|(at, _)| *at > 0 && *at <= 4);
                let length = short.map_or(1, |(at, _)| at + 2);
                before.push(' ');
                rest = &rest[length..];
                continue;
            }
            _ => {}
        }
        before.push(c);
        rest = &rest[length..];
    }
    found
}

/// The literal that a source begins with: its text, and how long it is in the source.
fn literal(rest: &str, before: &str) -> Option<(String, usize)> {
    let inside_word = before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
    if let Some(raw) = rest.strip_prefix('r').filter(|_| !inside_word) {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let body = raw[hashes..].strip_prefix('"')?;
        let end = format!("\"{}", "#".repeat(hashes));
        let length = body.find(&end)?;
        return Some((body[..length].to_owned(), 2 + hashes + length + end.len()));
    }
    let body = rest.strip_prefix('"')?;
    let mut text = String::new();
    let mut characters = body.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        match c {
            '"' => return Some((text, at + 2)),
            '\\' => match characters.next() {
                // A literal that goes on in the next line goes on with its next word.
                Some((_, '\n')) => {
                    while characters.next_if(|(_, c)| c.is_whitespace()).is_some() {}
                }
                Some((_, c)) => text.extend(['\\', c]),
                None => {}
            },
            c => text.push(c),
        }
    }
    None
}

#[test]
fn literals_stand_outside_comments_letters_and_unit_tests() {
    let source = concat!(
        "// \"none\"\n",
        "fn a<'a>(c: &'a str) -> bool {\n",
        "    c == \"one\" && '\"' != '\\'' && b(r#\"two \"words\"\"#, \"a \\\" b\") // \"none\"\n",
        "}\n",
        "#[cfg(test)]\n",
        "mod tests {\n",
        "    const A: &str = \"none\";\n",
        "}\n",
    );
    let found = literals(source);
    let texts: Vec<&str> = found.iter().map(|literal| literal.text.as_str()).collect();
    assert_eq!(texts, ["one", "two \"words\"", "a \\\" b"]);
    assert_eq!(found[0].line, 3);
}

#[test]
fn messages_and_descriptions_are_prose_and_other_texts_are_not() {
    let source = "say!(\"một\", \"{}\", f(\"hai\")); g(\"ba\"); #[schemars(description = \"bốn\")]";
    let prose = literals(source)
        .iter()
        .map(|literal| literal.is_prose)
        .collect::<Vec<_>>();
    assert_eq!(prose, [true, true, true, false, true]);
}
