//! Texts that show Vietnamese only in a font of an older encoding, or were read by a wrong one.

use std::collections::HashMap;
use std::sync::OnceLock;

use encoding_rs::WINDOWS_1252;

use super::mojibake::mended;
use super::syllable::is_syllable;
use super::word_list::WordList;

/// The table of the encodings.
static TABLE: WordList = WordList::new(include_str!("old-encodings.txt"));

/// What a text is in that should be in Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OldEncoding {
    /// TCVN3, of the fonts `.VnTime` and others.
    Tcvn3,
    /// VNI, of the fonts `VNI-Times` and others.
    Vni,
    /// VPS.
    Vps,
    /// UTF-8 that was read as something else, so many times over.
    Misread(usize),
}

/// A text as it was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldText {
    /// What it was in.
    pub encoding: OldEncoding,
    /// The text in Unicode.
    pub text: String,
}

/// The text as it was meant, if it is for certain in an older encoding.
///
/// ```
/// use vanban::vi::{OldEncoding, old_text};
/// let old = old_text("Nguyeãn Vaên").unwrap();
/// assert_eq!((old.encoding, old.text.as_str()), (OldEncoding::Vni, "Nguyễn Văn"));
/// assert_eq!(old_text("Nguyễn Văn"), None);
/// ```
pub fn old_text(text: &str) -> Option<OldText> {
    if text.is_ascii() {
        return None;
    }
    if let Some((text, times)) = mended(text) {
        return Some(OldText { encoding: OldEncoding::Misread(times), text });
    }
    if !may_be_old(text) {
        return None;
    }
    let encodings = [OldEncoding::Tcvn3, OldEncoding::Vni, OldEncoding::Vps];
    let tried = encodings.map(|encoding| (encoding, Trial::of(text, encoding)));
    // Of two that fit alike, the first is the more usual.
    let sure = tried.into_iter().rev().filter(|(_, trial)| trial.is_sure());
    let best = sure.max_by_key(|(_, trial)| {
        (trial.strong * 2 + trial.fitting).saturating_sub(trial.contrary * 2)
    });
    best.map(|(encoding, trial)| OldText { encoding, text: trial.meant() })
}

/// True for a text that is worth a closer look: it has a sign that Vietnamese has not, or two
/// letters that seldom follow each other.
fn may_be_old(text: &str) -> bool {
    let mut before = ' ';
    text.chars().any(|c| {
        let (last, seen) = (std::mem::replace(&mut before, c), u32::from(c));
        if c.is_ascii() {
            return false;
        }
        if "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý".contains(c)
        {
            return last.is_ascii_lowercase() && c.is_uppercase() || is_odd_pair(last, c);
        }
        let is_mark = matches!(c, '\u{a0}' | '°' | '²' | '³' | '±')
            || matches!(c, '«' | '»') && !last.is_ascii_alphabetic();
        (0x80..0x100).contains(&seen) && !is_mark
            || "€‚ƒ„†‡ˆŠ‹ŒŽ˜™š›œžŸ".contains(c) && last.is_alphabetic()
    })
}

/// True for two letters that stand for one in VNI, and are none of `toà`, `hoá`, `tuý`.
fn is_odd_pair(first: char, second: char) -> bool {
    let (first, second) = (small(first), small(second));
    match first {
        'a' => "ùõâáàãêéèú".contains(second),
        'e' => "ùõâáàã".contains(second),
        'o' => "ùõâ".contains(second),
        'u' | 'y' | 'ô' => "ùõ".contains(second),
        _ => false,
    }
}

fn small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// How well a text fits an encoding, word by word.
#[derive(Debug, Default)]
struct Trial {
    /// Words that are nothing else.
    strong: usize,
    /// Words that may be something else, too.
    fitting: usize,
    /// Words that are something else.
    contrary: usize,
    /// The characters of the longest strong word.
    longest: usize,
    /// The text in Unicode.
    text: String,
    /// The same, but for words that are Vietnamese as they stand.
    as_it_is: String,
}

impl Trial {
    fn of(text: &str, encoding: OldEncoding) -> Self {
        let mut trial = Self::default();
        let mut word = String::new();
        for c in text.chars() {
            if is_apart(c, encoding) {
                trial.word(&word, encoding);
                word.clear();
                trial.push(c.encode_utf8(&mut [0; 4]));
            } else {
                word.push(c);
            }
        }
        trial.word(&word, encoding);
        trial
    }

    fn word(&mut self, word: &str, encoding: OldEncoding) {
        if word.is_ascii() {
            self.push(word);
            return;
        }
        match converted(word, encoding).filter(|meant| is_syllable(meant)) {
            // Right as it stands, too, like `hoà`: it is what the words beside it are.
            Some(meant) if is_right(word) => {
                self.as_it_is.push_str(word);
                self.text.push_str(&meant);
            }
            Some(meant) => {
                if is_strong(word, encoding) {
                    self.strong += 1;
                    self.longest = self.longest.max(word.chars().count());
                } else {
                    self.fitting += 1;
                }
                self.push(&meant);
            }
            None => {
                self.contrary += usize::from(!is_right(word) || is_beyond(word));
                self.push(word);
            }
        }
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.as_it_is.push_str(text);
    }

    /// The text as it was meant.
    fn meant(self) -> String {
        if self.contrary == 0 { self.text } else { self.as_it_is }
    }

    fn is_sure(&self) -> bool {
        let alone = self.strong + self.fitting == 1;
        self.strong >= 1 && self.contrary == 0 && (self.longest >= 3 || !alone)
            || self.strong >= 2 && self.strong + self.fitting >= self.contrary
    }
}

/// True for what stands between words.
fn is_apart(c: char, encoding: OldEncoding) -> bool {
    let windows = "‘’“”–—…•".contains(c);
    c.is_whitespace() && c != '\u{85}'
        || c.is_ascii() && !c.is_ascii_alphabetic()
        || windows && encoding != OldEncoding::Vps
}

/// True for a word that is Vietnamese as it stands: `hoà`, but not `chÝ`.
fn is_right(word: &str) -> bool {
    let mut before = ' ';
    let is_mixed = word.chars().any(|c| {
        let last = std::mem::replace(&mut before, c);
        last.is_lowercase() && c.is_uppercase()
    });
    !is_mixed && is_syllable(word)
}

/// True for a word with a letter that one byte cannot stand for.
fn is_beyond(word: &str) -> bool {
    word.chars().any(|c| u32::from(c) > 0xFF)
}

fn converted(word: &str, encoding: OldEncoding) -> Option<String> {
    let tables = tables();
    let mut meant = String::new();
    let mut characters = word.chars().peekable();
    while let Some(c) = characters.next() {
        if encoding == OldEncoding::Vni {
            let pair = characters.peek().and_then(|mark| tables.pairs.get(&(c, *mark)));
            if let Some(letter) = pair {
                characters.next();
                meant.push(*letter);
                continue;
            }
        }
        let table = match encoding {
            OldEncoding::Vni => &tables.vni,
            OldEncoding::Vps => &tables.vps,
            _ => &tables.tcvn3,
        };
        let letter = table.get(&c).copied();
        meant.push(letter.or(Some(c).filter(char::is_ascii_alphabetic))?);
    }
    // A font of capitals shows small letters as such.
    let small = word.chars().any(|c| c.is_ascii_lowercase());
    let large = word.chars().any(|c| c.is_ascii_uppercase());
    let capitals = large && !small && word.chars().count() > 2;
    Some(if capitals { meant.to_uppercase() } else { meant })
}

/// True for a word that no other language writes.
fn is_strong(word: &str, encoding: OldEncoding) -> bool {
    let characters: Vec<char> = word.chars().collect();
    let plain = characters.iter().filter(|c| c.is_ascii_alphabetic()).count();
    if encoding == OldEncoding::Vni {
        let weak = |pair: &[char]| {
            matches!(
                pair,
                ['a' | 'o' | 'u', 'ï'] | ['o', 'ù'] | ['a', 'é' | 'ú' | 'ë' | 'ü']
            )
        };
        return characters
            .windows(2)
            .any(|pair| tables().pairs.contains_key(&(pair[0], pair[1])) && !weak(pair));
    }
    let mixed = characters.iter().any(char::is_ascii_lowercase);
    (0..characters.len()).any(|at| {
        let c = characters[at];
        let before = at.checked_sub(1).map(|at| characters[at]);
        let after_small = before.is_some_and(|it| !it.is_ascii_uppercase());
        match (c, before) {
            ('×' | '÷' | '·', _) => plain >= 3,
            ('À'..='Þ', Some(_)) => mixed && after_small,
            ('§' | '®', None) => characters.len() >= 3,
            (_, None) => false,
            ('ª' | '©' | '®' | '¹' | '»', _) if at + 1 == characters.len() => false,
            // Its letters of this row stand within a word, as those of no other language do.
            ('¡'..='¾', _)
                if encoding == OldEncoding::Vps && at + 1 == characters.len() =>
            {
                false
            }
            ('¡'..='¾', _) => !matches!(c, '°' | '±' | '²' | '³' | '´' | '¯' | 'º'),
            ('\u{80}'..='\u{9f}', _) => true,
            (c, _) => "€‚ƒ„†‡ˆ‰Š‹ŒŽ˜™š›œžŸ".contains(c),
        }
    })
}

/// The letters that characters stand for.
#[derive(Default)]
struct Tables {
    tcvn3: HashMap<char, char>,
    vps: HashMap<char, char>,
    vni: HashMap<char, char>,
    pairs: HashMap<(char, char), char>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut tables = Tables::default();
        for line in TABLE.in_order() {
            let mut columns = line.split(' ');
            let Some(letter) = columns.next().and_then(|it| it.chars().next()) else {
                continue;
            };
            let byte = |code: Option<&str>| u8::from_str_radix(code?, 16).ok();
            if let Some(byte) = byte(columns.next()) {
                tables.tcvn3.insert(char::from(byte), letter);
            }
            let vni: Vec<char> = columns.next().unwrap_or_default().chars().collect();
            match vni[..] {
                [one] => tables.vni.insert(one, letter),
                [base, mark] => tables.pairs.insert((base, mark), letter),
                _ => None,
            };
            if let Some(byte) = byte(columns.next()) {
                tables.vps.insert(char::from(byte), letter);
                let byte = [byte];
                let (windows, _) = WINDOWS_1252.decode_without_bom_handling(&byte);
                tables.vps.extend(windows.chars().map(|c| (c, letter)));
            }
        }
        tables
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text as its table writes it.
    fn written(text: &str, encoding: OldEncoding) -> String {
        let tables = tables();
        let table =
            if encoding == OldEncoding::Vps { &tables.vps } else { &tables.tcvn3 };
        let code = |letter: char| table.iter().find(|(_, it)| **it == letter);
        let said = |c: char| match encoding {
            OldEncoding::Vni => {
                let pair = tables.pairs.iter().find(|(_, it)| **it == c);
                let one = tables.vni.iter().find(|(_, it)| **it == c);
                pair.map(|((base, mark), _)| format!("{base}{mark}"))
                    .or_else(|| one.map(|(code, _)| code.to_string()))
            }
            _ => code(c).map(|(code, _)| code.to_string()),
        };
        text.chars()
            .map(|c| said(c).unwrap_or_else(|| c.to_string()))
            .collect()
    }

    const NAMES: [&str; 8] = [
        "Nguyễn Văn Hương",
        "Trần Thị Bình",
        "Phạm Quốc Dũng",
        "Đặng Thùy Linh",
        "UBND huyện Yên Dũng",
        "Trường tiểu học xã Tân An",
        "Kế hoạch phòng, chống thiên tai năm 2026",
        "Hồ Chí Minh",
    ];

    #[test]
    fn short_names_of_every_encoding_are_known_and_put_right() {
        let encodings = [OldEncoding::Tcvn3, OldEncoding::Vni, OldEncoding::Vps];
        for (encoding, name) in
            encodings.into_iter().flat_map(|it| NAMES.map(|name| (it, name)))
        {
            // These write it `Hoà Chí Minh` and `HÒ Chí Minh`, which is Vietnamese, too.
            let same = [OldEncoding::Vni, OldEncoding::Vps].contains(&encoding);
            if same && name == "Hồ Chí Minh" {
                continue;
            }
            let said = written(name, encoding);
            let found = old_text(&said);
            let found = found.unwrap_or_else(|| panic!("{encoding:?} {name}: {said}"));
            assert_eq!(found.encoding, encoding, "{said}");
            assert_eq!(found.text, name, "{said}");
        }
        for (said, meant) in [
            ("NguyÔn V¨n H\u{ad}¬ng", "Nguyễn Văn Hương"),
            ("Hä vµ tªn: Lª ThÞ Hoa", "Họ và tên: Lê Thị Hoa"),
            ("UBND tØnh B¾c Ninh", "UBND tỉnh Bắc Ninh"),
            ("NGUYÔN V¡N AN", "NGUYỄN VĂN AN"),
            ("C«ng", "Công"),
            ("Nguyeãn Vaên", "Nguyễn Văn"),
        ] {
            assert_eq!(
                old_text(said).map(|it| it.text).as_deref(),
                Some(meant),
                "{said}"
            );
        }
    }

    #[test]
    fn right_texts_of_many_languages_are_left_alone() {
        for text in [
            "Nguyễn Văn Hương, toán, hoà, khoá, loài, tuý, UBND xã Ea H’leo",
            "Où est né Loïc Caïn, du collège laïc de Thaïlande? Noël à l’âge, août, goût, naïve",
            "Straße, Maß, größer, Fuß, Übung, Äpfel, Österreich, Löwe, heiß, daß",
            "Ísland, Þór, Akureyri, Æsir, Guðmundur, Sæmundur, mjög, kött",
            "señor Peña, João, leões, mãe, Leão, São Paulo, Mª José",
            "§ 5, 10 µm, 5 m², 20 °C, ½ l, © 2020, Excel®, mục¹, «x», «Đơn giá»",
            "Kon Plông, Đắk Glei, Ia H’Drai, Krông Pắc, M’Đrắk",
            "TRƯỜNG THPT CHUYÊN, HỢP TÁC XÃ, NÔNG THÔN MỚI, QUÝ",
            "Hyvää, pieneä, työ, Århus, smørrebrød, kaøs",
            "5×10, a×b, m×n, 1÷5, 20 N·m, Ø20, thép ø8, N°, nº, mục¹",
        ] {
            assert_eq!(old_text(text), None, "{text}");
            for word in text.split(' ') {
                assert_eq!(old_text(word), None, "{word}");
            }
        }
    }
}
