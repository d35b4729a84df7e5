//! Templates that would make their reader run out of stack, found before they are read.

use std::ops::Range;

use crate::bounds::TEMPLATE_TOKENS;

/// The first tag of a template that is too long to be read.
pub(super) fn too_long_tag(text: &str) -> Option<Range<usize>> {
    let mut at = 0;
    while let Some(found) = text[at..].find('{') {
        let start = at + found;
        let inner = match text.as_bytes().get(start + 1) {
            Some(b'#') => {
                let end = text[start + 2..].find("#}")?;
                at = start + 2 + end + 2;
                continue;
            }
            Some(b'{') => b'}',
            Some(b'%') => b'%',
            _ => {
                at = start + 1;
                continue;
            }
        };
        let tag = TemplateTag::read(text, start + 2, inner);
        if tag.tokens > TEMPLATE_TOKENS {
            return Some(start..tag.end);
        }
        at = tag.end;
        if inner == b'%' && is_raw(&text[start + 2..tag.end]) {
            at += text[at..].find("endraw").unwrap_or(text.len() - at);
        }
    }
    None
}

/// True for what begins a stretch that is printed as it stands.
fn is_raw(tag: &str) -> bool {
    tag.trim_start_matches(['-', '+'])
        .trim_start()
        .strip_prefix("raw")
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

struct TemplateTag {
    tokens: usize,
    end: usize,
}

impl TemplateTag {
    /// Counts the tokens from `at` to the end of the tag, as the engine parts them.
    fn read(text: &str, mut at: usize, closing: u8) -> Self {
        let bytes = text.as_bytes();
        let (mut tokens, mut open) = (0, 0_isize);
        while let Some(byte) = bytes.get(at) {
            if open <= 0 && *byte == closing && bytes.get(at + 1) == Some(&b'}') {
                return Self { tokens, end: at + 2 };
            }
            let from = at;
            match byte {
                b'"' | b'\'' => {
                    at += 1;
                    while bytes.get(at).is_some_and(|it| it != byte) {
                        at += if bytes[at] == b'\\' { 2 } else { 1 };
                    }
                    at = (at + 1).min(bytes.len());
                }
                b if b.is_ascii_whitespace() => {
                    at += 1;
                    continue;
                }
                b if b.is_ascii_alphanumeric() || *b == b'_' || *b >= 0x80 => {
                    let word = |it: &u8| {
                        it.is_ascii_alphanumeric() || *it == b'_' || *it >= 0x80
                    };
                    at += bytes[at..].iter().take_while(|it| word(it)).count();
                }
                _ => {
                    match byte {
                        b'(' | b'[' | b'{' => open += 1,
                        b')' | b']' | b'}' => open -= 1,
                        _ => {}
                    }
                    at += 1;
                }
            }
            // A list may be as long as it likes; it is no deeper for that.
            if bytes[from] != b',' {
                tokens += 1;
            }
        }
        Self { tokens, end: text.len() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chains_of_operators_are_found_wherever_they_stand() {
        for unit in ["-", "not ", "+1", ".b", "|string", "[0]", "()", "~a", " is x"] {
            let chain = unit.repeat(TEMPLATE_TOKENS + 1);
            for text in [
                format!("x {{{{ a{chain} }}}}"),
                format!("{{# x #}}{{% if a{chain} %}}{{% endif %}}"),
                format!("{{{{ {{'}}}}': a{chain}}} }}}}"),
                format!("{{% raw %}}{{{{{{% endraw %}}{{{{ \"}}}}\\\"\" {chain}}}}}"),
            ] {
                assert!(too_long_tag(&text).is_some(), "{unit}");
            }
        }
    }

    #[test]
    fn texts_comments_and_usual_tags_are_no_chains() {
        let long = "a.b-1 ".repeat(2 * TEMPLATE_TOKENS);
        for text in [
            format!("{long} #{{{long}}}"),
            format!("{{# {long} #}}"),
            format!("{{% raw %}}{{{{ {long} }}}}{{% endraw %}}"),
            format!("{{{{ '{long}' }}}}"),
            "{{ a.b | f }}{% if x %}".repeat(TEMPLATE_TOKENS),
            "{{".to_owned(),
            "{".to_owned(),
            "{{ 'a\\".to_owned(),
        ] {
            assert_eq!(too_long_tag(&text), None, "{}", &text[..text.len().min(20)]);
        }
    }
}
