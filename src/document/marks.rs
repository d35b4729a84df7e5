//! The marks of a text, the same wherever text is printed: `*nghiêng*`, `**đậm**`, `H~2~O`,
//! `m^2^`, `[^chú-thích]` and `[[tham-chiếu]]`.

/// The marks that a backslash in front makes mere characters.
pub(super) const MARKS: [char; 3] = ['*', '~', '^'];

/// The longest stretch above or below the line, in characters.
const LONGEST_SCRIPT: usize = 20;

/// Where a stretch stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Script {
    /// On the line.
    #[default]
    None,
    /// Above it: `^2^`.
    Super,
    /// Below it: `~2~`.
    Sub,
}

/// What the text of a stretch is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Call {
    /// What is printed.
    #[default]
    None,
    /// The name of a section that is cited here: `[[so]]`.
    Reference,
    /// The name of a footnote that is called here: `[^so]`.
    Note,
}

/// A stretch of text in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StyledText {
    /// The text, with marks and escapes undone.
    pub text: String,
    /// Set in italics: `*so*`.
    pub emph: bool,
    /// Set in bold: `**so**`.
    pub strong: bool,
    /// Above or below the line.
    pub script: Script,
    /// What the text is.
    pub call: Call,
}

impl StyledText {
    /// The text as it was typed, if it is a name that is called.
    pub fn typed(&self) -> String {
        match self.call {
            Call::None => self.text.clone(),
            Call::Reference => format!("[[{}]]", self.text),
            Call::Note => format!("[^{}]", self.text),
        }
    }

    /// True if there is a mark behind it.
    pub fn is_marked(&self) -> bool {
        self.emph || self.strong || self.script != Script::None || self.call != Call::None
    }
}

/// The stretches of a text of one paragraph.
pub fn marked(text: &str) -> Vec<StyledText> {
    // Most texts have no mark, and there may be very many of them.
    if !text.is_empty() && !text.contains(['*', '~', '^', '[']) {
        return vec![StyledText { text: text.to_owned(), ..StyledText::default() }];
    }
    let tokens = tokens(text);
    let mut pairing = Pairing::default();
    for (i, token) in tokens.iter().enumerate() {
        match token {
            MarkToken::Text(text, script) => pairing.emit(text, *script, Call::None),
            MarkToken::Call(name, call) => pairing.emit(name, Script::None, *call),
            MarkToken::Stars(stars) => pairing.stars(*stars, &tokens[i + 1..]),
        }
    }
    pairing.found
}

/// A piece of a text while its marks are being paired.
enum MarkToken {
    Text(String, Script),
    Call(String, Call),
    Stars(Stars),
}

/// Stars: how many, and whether they may open or close a stretch.
#[derive(Clone, Copy)]
struct Stars {
    count: usize,
    opens: bool,
    closes: bool,
}

/// The stretches so far, and the style at hand.
#[derive(Default)]
struct Pairing {
    found: Vec<StyledText>,
    emph: bool,
    strong: bool,
}

impl Pairing {
    fn emit(&mut self, text: &str, script: Script, call: Call) {
        let (emph, strong) = (self.emph, self.strong);
        if text.is_empty() {
            return;
        }
        let text = text.to_owned();
        let next = StyledText { text, emph, strong, script, call };
        match self.found.last_mut() {
            Some(last)
                if StyledText { text: String::new(), ..last.clone() }
                    == StyledText { text: String::new(), ..next.clone() }
                    && call == Call::None =>
            {
                last.text.push_str(&next.text);
            }
            _ => self.found.push(next),
        }
    }

    fn stars(&mut self, stars: Stars, rest: &[MarkToken]) {
        let Stars { count, opens, closes } = stars;
        let (emph, strong) = (self.emph, self.strong);
        let is_on = match count {
            1 => emph,
            2 => strong,
            _ => emph && strong,
        };
        let off = match count {
            1 => !emph,
            2 => !strong,
            _ => !emph && !strong,
        };
        let closed_later = || {
            rest.iter().any(|later| {
                matches!(later, MarkToken::Stars(it) if it.closes && it.count == count)
            })
        };
        if (closes && is_on) || (opens && off && count <= 3 && closed_later()) {
            self.emph ^= count % 2 == 1;
            self.strong ^= count >= 2;
        } else {
            self.emit(&"*".repeat(count), Script::None, Call::None);
        }
    }
}

/// A character of a text; one behind a backslash is never a mark.
#[derive(Clone, Copy)]
struct Sign {
    c: char,
    escaped: bool,
}

impl Sign {
    fn is(self, mark: char) -> bool {
        self.c == mark && !self.escaped
    }
}

fn signs(text: &str) -> Vec<Sign> {
    let mut found = vec![];
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match characters.peek() {
            Some(next) if c == '\\' && MARKS.contains(next) => {
                found.push(Sign { c: *next, escaped: true });
                characters.next();
            }
            _ => found.push(Sign { c, escaped: false }),
        }
    }
    found
}

fn tokens(text: &str) -> Vec<MarkToken> {
    let signs = signs(text);
    let mut found = vec![];
    let mut run = String::new();
    let mut i = 0;
    while i < signs.len() {
        let sign = signs[i];
        let (token, length) = if sign.is('*') {
            let count = signs[i..].iter().take_while(|sign| sign.is('*')).count();
            (MarkToken::Stars(stars(&signs, i, count)), count)
        } else if let Some((name, call, length)) = called_at(&signs, i) {
            (MarkToken::Call(name, call), length)
        } else if let Some(length) = script_at(&signs, i) {
            let script = if sign.c == '^' { Script::Super } else { Script::Sub };
            let inner = signs[i + 1..i + length - 1].iter().map(|sign| sign.c).collect();
            (MarkToken::Text(inner, script), length)
        } else {
            run.push(sign.c);
            i += 1;
            continue;
        };
        if !run.is_empty() {
            found.push(MarkToken::Text(std::mem::take(&mut run), Script::None));
        }
        found.push(token);
        i += length;
    }
    if !run.is_empty() {
        found.push(MarkToken::Text(run, Script::None));
    }
    found
}

/// Between letters or digits a star is itself: 200*300, 2**3. So it is after a bracket or mark,
/// as a footnote's sign: (1)*, and alone in brackets: (*).
fn stars(signs: &[Sign], i: usize, count: usize) -> Stars {
    let before = i.checked_sub(1).map(|b| signs[b].c);
    let after = signs.get(i + count).map(|sign| sign.c);
    let solid = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    let before_text =
        before.is_none_or(|c| c.is_whitespace() || "([{“‘\"'«–—-/".contains(c));
    let after_text = after.is_none_or(|c| !c.is_alphanumeric());
    let sign = before == Some('(') && after == Some(')');
    Stars {
        count,
        opens: before_text && solid(after) && !sign,
        closes: solid(before) && after_text && !sign,
    }
}

/// A name that is called: what it is, and its length in characters.
fn called_at(signs: &[Sign], i: usize) -> Option<(String, Call, usize)> {
    let next = signs.get(i + 1).filter(|_| signs[i].is('['))?;
    let (call, close) = match next.c {
        '[' => (Call::Reference, 2),
        '^' if !next.escaped => (Call::Note, 1),
        _ => return None,
    };
    let is_name = |sign: &&Sign| sign.c.is_ascii_alphanumeric() || "-_".contains(sign.c);
    let name: String =
        signs[i + 2..].iter().take_while(is_name).map(|sign| sign.c).collect();
    let after = i + 2 + name.len();
    let closed = (0..close).all(|k| signs.get(after + k).is_some_and(|s| s.is(']')));
    (closed && !name.is_empty()).then_some((name, call, after + close - i))
}

/// The length of a stretch above or below the line, with its marks. What people type for
/// themselves is none: `~5%`, `10~15`, `2^10`, an address with `~` in it.
fn script_at(signs: &[Sign], i: usize) -> Option<usize> {
    let mark = signs[i].c;
    if signs[i].escaped || !matches!(mark, '~' | '^') {
        return None;
    }
    let before = i.checked_sub(1).map(|b| signs[b]);
    let twice = |sign: Option<Sign>| sign.is_some_and(|sign| sign.is(mark));
    // What is below the line belongs to a letter or a bracket.
    let attached =
        before.is_some_and(|it| it.c.is_alphanumeric() || ")]}^".contains(it.c));
    if twice(before) || mark == '~' && !attached || in_address(signs, i) {
        return None;
    }
    let inner = |sign: &&Sign| {
        sign.escaped || !sign.c.is_whitespace() && !"*~^[]/\\".contains(sign.c)
    };
    let length = signs[i + 1..].iter().take_while(inner).count();
    let close = i + 1 + length;
    let after = signs.get(close + 1).copied();
    let closed = signs.get(close).is_some_and(|sign| sign.is(mark));
    // A digit behind it makes the two marks signs of their own: 2~3~4, a^2+b^2.
    let free = !after.is_some_and(|sign| sign.c.is_ascii_digit()) && !twice(after);
    ((1..=LONGEST_SCRIPT).contains(&length) && closed && free).then_some(length + 2)
}

/// True inside the address of a page or a mailbox.
fn in_address(signs: &[Sign], i: usize) -> bool {
    let solid = |sign: &&Sign| !sign.c.is_whitespace();
    let before = signs[..i].iter().rev().take_while(solid).count();
    let after = signs[i..].iter().take_while(solid).count();
    let word: String = signs[i - before..i + after].iter().map(|sign| sign.c).collect();
    word.contains("://") || word.contains('@') || word.starts_with("www.")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `/…/` for italics, `!…!` for bold, `⌃…⌃` and `⌄…⌄` for scripts, `{…}` for calls.
    fn shown(text: &str) -> String {
        let show = |run: &StyledText| {
            let mut text = match run.call {
                Call::None => run.text.clone(),
                Call::Reference => format!("{{{}}}", run.text),
                Call::Note => format!("{{^{}}}", run.text),
            };
            match run.script {
                Script::None => {}
                Script::Super => text = format!("⌃{text}⌃"),
                Script::Sub => text = format!("⌄{text}⌄"),
            }
            for (on, mark) in [(run.emph, '/'), (run.strong, '!')] {
                if on {
                    text = format!("{mark}{text}{mark}");
                }
            }
            text
        };
        marked(text).iter().map(show).collect()
    }

    #[test]
    fn what_stands_between_tildes_or_carets_is_below_or_above_the_line() {
        for (text, expected) in [
            ("H~2~O", "H⌄2⌄O"),
            ("m^2^, m^3^/ngày", "m⌃2⌃, m⌃3⌃/ngày"),
            ("NO~3~^-^ và P-PO~4~^3-^", "NO⌄3⌄⌃-⌃ và P-PO⌄4⌄⌃3-⌃"),
            ("N-NH~4~^+^", "N-NH⌄4⌄⌃+⌃"),
            ("10^-3^ kg; PM~2,5~", "10⌃-3⌃ kg; PM⌄2,5⌄"),
            ("(x)~i~ và ^(1)^ ghi chú", "(x)⌄i⌄ và ⌃(1)⌃ ghi chú"),
            ("**CO~2~** *m^2^*", "!CO!!⌄2⌄! /m//⌃2⌃/"),
            ("a^\\*^", "a⌃*⌃"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn tildes_and_carets_of_their_own_stay() {
        for text in [
            "~5%",
            "từ ~5% đến ~6%",
            "^^",
            "<<",
            "2^10 và 2^20",
            "a^2+b^2",
            "10~15, 20~25",
            "10~15,20~25",
            "~~gạch~~",
            "https://vi-du.vn/~an/x~y",
            "an~x~y@vi-du.vn",
            "^_ ^",
            "5 ~ 6 ~ 7",
            "x~",
            "^",
        ] {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn a_backslash_makes_a_mark_a_character() {
        assert_eq!(shown("\\*a\\* H\\~2\\~O m\\^2\\^ [\\^a]"), "*a* H~2~O m^2^ [^a]");
        assert_eq!(shown("C:\\thư mục\\x"), "C:\\thư mục\\x");
    }

    #[test]
    fn names_are_called_in_every_style() {
        assert_eq!(
            shown("theo *[[muc-1]]*[^a] và [[b c]]"),
            "theo /{muc-1}/{^a} và [[b c]]"
        );
        assert_eq!(shown("[[[[a]]"), "[[{a}");
        assert_eq!(shown("[^a][^b]"), "{^a}{^b}");
    }
}
