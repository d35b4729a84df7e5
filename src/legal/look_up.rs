//! What the register holds under a number or a name, however it is typed.

use super::legal_document::LegalDocument;
use super::reform::Reform;
use super::register::Register;
use crate::vi;

/// What was found; nothing of either means that the register does not know.
#[derive(Clone, Debug, Default)]
pub struct LookedUp<'a> {
    /// Laws and documents, in the order of the register.
    pub documents: Vec<&'a LegalDocument>,
    /// Changes of administration.
    pub reforms: Vec<&'a Reform>,
}

impl Register {
    /// What is known under a number with its kind or without (`98/2023/NĐ-CP`, `nd 98/2023`), a
    /// title, or the name of a body; with accents or without.
    pub fn look_up(&self, asked: &str) -> LookedUp<'_> {
        let asked = plain(asked);
        let (kind, number) = numbered(&asked);
        if let Some(number) = number {
            let documents = self.documents.iter();
            let fits = |d: &&LegalDocument| is_number(d, &kind, number);
            return LookedUp {
                documents: documents.filter(fits).collect(),
                reforms: vec![],
            };
        }
        if asked.is_empty() {
            return LookedUp::default();
        }
        let exact = self.documents.iter().filter(|d| is_title(d, &asked));
        let mut documents: Vec<_> = exact.collect();
        let reforms = self.administration.iter();
        let mut reforms: Vec<_> = reforms.filter(|r| is_body(r, &asked)).collect();
        if documents.is_empty() && reforms.is_empty() {
            // `UBND huyện Gia Bình`: a name with a proper one behind it.
            let led =
                self.administration.iter().filter_map(|r| Some((led(r, &asked)?, r)));
            reforms.extend(led.max_by_key(|(length, _)| *length).map(|(_, r)| r));
        }
        if documents.is_empty() && reforms.is_empty() {
            let holds = |d: &&LegalDocument| {
                let title = plain(d.title.as_deref().unwrap_or_default());
                format!(" {title} ").contains(&format!(" {asked} "))
            };
            documents = self.documents.iter().filter(holds).collect();
        }
        LookedUp { documents, reforms }
    }
}

/// Letters without accents in lower case, and no marks but those of a number.
fn plain(text: &str) -> String {
    let text = vi::unaccented(&vi::nfc(text)).replace('–', "-");
    let spaced: String = text
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, '/' | '.') { c } else { ' ' })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The kind and the number of what is asked: `nd 98/2023`.
fn numbered(asked: &str) -> (String, Option<&str>) {
    let digit = asked.find(|c: char| c.is_ascii_digit());
    let number = digit.filter(|at| {
        let rest = &asked[*at..];
        let joined = rest.split(' ').next().unwrap_or_default().contains('/');
        // `41 ct/tw`: the code of the Party has no stroke behind its number.
        joined || rest.split(' ').nth(1).is_some_and(|code| code.contains('/'))
    });
    match number {
        None => (String::new(), None),
        Some(at) => {
            let kind = asked[..at].trim();
            let kind = kind.strip_suffix("so").unwrap_or(kind).trim();
            (kind.to_owned(), Some(&asked[at..]))
        }
    }
}

/// True if a document has the number, or one that begins with it, and the kind where it is said.
fn is_number(document: &LegalDocument, kind: &str, number: &str) -> bool {
    let own = plain(&document.number);
    // The code may be left out, and the day may stand behind it.
    let rest = own.strip_prefix(number).or_else(|| number.strip_prefix(own.as_str()));
    let whole = rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    let own_kind = plain(&document.kind);
    let initials = own_kind.split(' ').filter_map(|word| word.chars().next());
    // A law may be called by its name before its number.
    let named = || {
        let title = plain(document.title.as_deref().unwrap_or_default());
        kind == format!("{own_kind} {title}") || kind == title
    };
    let same_kind = kind.is_empty() || kind == own_kind || initials.eq(kind.chars());
    whole && (same_kind || named())
}

/// True if what is asked is the title, with the kind before it or not, and the year behind it or
/// not.
fn is_title(document: &LegalDocument, asked: &str) -> bool {
    let Some(title) = &document.title else { return false };
    let title = plain(title);
    let kind = plain(&document.kind);
    let rest = asked.strip_prefix(&format!("{kind} ")).unwrap_or(asked);
    let Some(rest) = rest.strip_prefix(title.as_str()) else { return false };
    let year = rest.trim();
    let year = year.strip_prefix("nam ").unwrap_or(year);
    year.is_empty() || year.parse() == Ok(document.year().unwrap_or_default())
}

/// The length of the longest of a body's names that what is asked begins with.
fn led(reform: &Reform, asked: &str) -> Option<usize> {
    let names = reform.names.iter().map(|name| plain(name));
    let led = names.filter(|name| asked.starts_with(&format!("{name} ")));
    led.map(|name| name.len()).max()
}

/// True for a name of the body, or what it is called now.
fn is_body(reform: &Reform, asked: &str) -> bool {
    let named = |name: &String| {
        let name = plain(name);
        asked == name || asked == name.strip_prefix("cac ").unwrap_or(&name)
    };
    let successor = reform.successor.as_deref().map(plain);
    asked == plain(&reform.title)
        || reform.names.iter().any(named)
        || reform.change != super::reform::ReformKind::Abolished
            && successor.is_some_and(|name| name == asked)
}
