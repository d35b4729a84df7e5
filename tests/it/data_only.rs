//! What a standard fixes stands in its data: no kind, fixed word, clause or size of it stands in
//! the program or in a template.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use vanban::standard::nd30;

use crate::house::files;
use crate::literals::{Literal, literals};

/// Literals that say something else, each with what it says.
const OTHERWISE: [(&str, &str, &str); 2] = [
    ("src/grammar/events.rs", "đồng", "a word of “Đại hội đồng”, not the currency"),
    (
        "src/render/asset.rs",
        "du-an/{file}",
        "the project among Typst's files, not a kind",
    ),
];

/// What a standard fixes, as it could be typed somewhere else.
struct Fixed {
    kinds: Vec<String>,
    names: Vec<String>,
    stretches: BTreeSet<String>,
    sizes: BTreeSet<String>,
}

/// The stretches of a text between the places of values, without the marks around them.
fn stretches(text: &str) -> Vec<String> {
    let mut found = vec![];
    for part in text.split(['[', ']', '}']) {
        let part = part.split('{').next().unwrap_or_default();
        let part = part.trim_matches(|c: char| !c.is_alphanumeric());
        if part.chars().filter(|c| c.is_alphabetic()).count() >= 4 {
            found.push(part.to_owned());
        }
    }
    found
}

/// Every text under some keys, anywhere in data.
fn texts_under(value: &serde_yaml::Value, keys: &[&str], found: &mut Vec<String>) {
    match value {
        serde_yaml::Value::Mapping(map) => {
            for (key, value) in map {
                if let (Some(key), Some(text)) = (key.as_str(), value.as_str())
                    && keys.contains(&key)
                {
                    found.push(text.to_owned());
                }
                texts_under(value, keys, found);
            }
        }
        serde_yaml::Value::Sequence(items) => {
            for item in items {
                texts_under(item, keys, found);
            }
        }
        _ => {}
    }
}

impl Fixed {
    fn of_the_decree() -> Self {
        let standard = nd30();
        let data: serde_yaml::Value =
            serde_yaml::from_str(vanban::standard::EMBEDDED).expect("YAML");
        let keys = ["text", "enacting", "about", "prints", "usual"];
        let mut texts = standard.basis_leads.clone();
        texts_under(&data, &keys, &mut texts);
        let mut sizes = BTreeSet::new();
        for (_, size) in standard.sizes.iter() {
            for n in [size.usual, size.from, size.to].into_iter().flatten() {
                sizes.extend([format!("{n}pt"), format!("{n} pt")]);
            }
        }
        let sides = standard.margins.sides().map(|(_, size)| size);
        let sized = standard.sizes.iter().map(|(_, size)| size);
        for size in sized.chain(sides).chain([&standard.seal]) {
            let (Some(from), Some(to)) = (size.from, size.to) else { continue };
            for between in [" đến ", "-", " - ", " – ", "–", " to ", "..=", ".."] {
                sizes.insert(format!("{from}{between}{to}"));
            }
        }
        for (_, measure) in standard.measures.iter() {
            let unit = measure.usual.trim_start_matches(|c: char| !c.is_alphabetic());
            let number = measure.usual.trim_end_matches(unit);
            // A length of whole millimetres may be anything's.
            if unit == "pt" || number.contains('.') {
                sizes.extend([measure.usual.clone(), format!("{number} {unit}")]);
            }
        }
        let own = vanban::standard::OwnKinds::default();
        Self {
            kinds: standard.kind_names(&own).map(str::to_owned).collect(),
            names: standard.kinds.iter().map(|(_, kind)| kind.name.clone()).collect(),
            stretches: texts.iter().flat_map(|text| stretches(text)).collect(),
            sizes,
        }
    }

    /// A word of the standard that a text says, if it does not speak about the program.
    fn word<'a>(&'a self, text: &str) -> Option<&'a str> {
        let own = stretches(text);
        let is_said = |word: &&String| {
            let long = word.split(' ').count() >= 3 && stands_in(text, word, &[]);
            own.contains(word) || long
        };
        let name = |name: &&String| {
            stands_in(text, name, &[]) || text.contains(&name.to_uppercase())
        };
        let word = self.stretches.iter().find(is_said);
        word.or_else(|| self.names.iter().find(name)).map(String::as_str)
    }

    fn kind<'a>(&'a self, text: &str) -> Option<&'a str> {
        let found = self.kinds.iter().find(|id| stands_in(text, id, &['-', '_']));
        found.map(String::as_str)
    }

    fn size<'a>(&'a self, text: &str) -> Option<&'a str> {
        // The end of a sentence is no decimal point.
        let text = text.trim_end_matches(['.', ',']);
        let found = self.sizes.iter().find(|size| stands_in(text, size, &['.', ',']));
        found.map(String::as_str)
    }

    /// What of the standard a literal says.
    fn said(&self, literal: &Literal) -> Option<String> {
        let text = literal.text.as_str();
        if is_file(text) {
            return None;
        }
        let word = self.word(text).filter(|_| !literal.is_prose);
        let found = word.or_else(|| self.kind(text)).or_else(|| self.size(text));
        found.map(str::to_owned).or_else(|| clause(text))
    }
}

/// True for the name of a template or a starter.
fn is_file(text: &str) -> bool {
    let ending = Path::new(text).extension().is_some();
    ending
        && ["templates", "plans/mau"]
            .iter()
            .any(|folder| Path::new(folder).join(text).is_file())
}

/// True if a text holds a word that is not part of a longer one; `joins` are characters that
/// words are joined with, beside letters and digits.
fn stands_in(text: &str, word: &str, joins: &[char]) -> bool {
    let goes_on =
        |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || joins.contains(&c));
    text.match_indices(word).any(|(at, _)| {
        let after = &text[at + word.len()..];
        !goes_on(text[..at].chars().next_back()) && !goes_on(after.chars().next())
    })
}

/// A clause that a text cites: `II.6.d`, `Điều 7`, `Phụ lục III`, `mẫu 1.4`, `Phần II`.
fn clause(text: &str) -> Option<String> {
    let roman = |c: char| matches!(c, 'I' | 'V' | 'X');
    let digit = |c: char| c.is_ascii_digit();
    let led = [
        ("Điều ", digit as fn(char) -> bool),
        ("Phụ lục ", roman),
        ("Annex ", roman),
        ("Phần ", roman),
        ("mẫu ", digit),
        ("Mẫu ", digit),
        ("form ", digit),
    ];
    for (lead, is) in led {
        if let Some((_, after)) = text.split_once(lead)
            && after.starts_with(is)
        {
            let end = after.find(|c: char| !c.is_alphanumeric() && c != '.');
            return Some(format!("{lead}{}", &after[..end.unwrap_or(after.len())]));
        }
    }
    text.split(|c: char| !c.is_alphanumeric() && c != '.')
        .find_map(|word| {
            let rest = word.trim_start_matches(roman);
            let number = rest.strip_prefix('.').filter(|_| rest.len() < word.len())?;
            number.starts_with(digit).then(|| word.to_owned())
        })
}

/// A template without its comments.
fn without_comments(template: &str) -> String {
    let cut = |text: &str, from: &str, to: &str| {
        let mut parts = text.split(from);
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |whole, part| {
            whole + part.split_once(to).map_or("", |(_, rest)| rest)
        })
    };
    let text = cut(&cut(template, "{#", "#}"), "/*", "*/");
    text.lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

/// What of the standard a template says.
fn said_in_template(fixed: &Fixed, text: &str) -> Vec<String> {
    let text = without_comments(text);
    let mut found = vec![];
    let known = fixed.stretches.iter().chain(&fixed.names);
    let upper = fixed.names.iter().map(|name| name.to_uppercase());
    for word in known.cloned().chain(upper) {
        if stands_in(&text, &word, &[]) {
            found.push(word);
        }
    }
    found.extend(clause(&text));
    for literal in text.split(['"', '\'']).skip(1).step_by(2) {
        if !is_file(literal) && literal.lines().count() == 1 {
            found.extend(fixed.kind(literal).map(str::to_owned));
        }
    }
    // Of lengths only those of letters are the standard's.
    for (at, _) in text.match_indices("size: ") {
        let after = &text[at + "size: ".len()..];
        if after.starts_with(|c: char| c.is_ascii_digit()) {
            found.push(
                after.split(['\n', ',', ')']).next().unwrap_or_default().to_owned(),
            );
        }
    }
    found
}

#[test]
fn no_source_says_what_the_standard_fixes() {
    let fixed = Fixed::of_the_decree();
    assert!(
        fixed.kinds.len() > 30 && fixed.stretches.len() > 40 && fixed.sizes.len() > 20
    );
    let (mut wrong, mut otherwise, mut seen) = (vec![], BTreeSet::new(), 0);
    for path in files("src", ".rs") {
        let shown = path.to_string_lossy().replace('\\', "/");
        let source = fs::read_to_string(&path).expect("read");
        for literal in literals(&source) {
            seen += 1;
            let Some(said) = fixed.said(&literal) else { continue };
            let known = OTHERWISE
                .iter()
                .position(|(file, text, _)| *file == shown && *text == literal.text);
            match known {
                Some(known) => drop(otherwise.insert(known)),
                None => wrong.push(format!(
                    "{shown}:{}: {said}: {:?}",
                    literal.line, literal.text
                )),
            }
        }
    }
    assert!(seen > 2000, "{seen} literals");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(otherwise.len(), OTHERWISE.len(), "an exception is no longer needed");
}

#[test]
fn no_template_says_what_the_standard_fixes() {
    let fixed = Fixed::of_the_decree();
    let mut wrong = vec![];
    for path in files("templates", "") {
        let shown = path.to_string_lossy().replace('\\', "/");
        // Numbers are written from the standard; a comparison and a register have looks of their
        // own.
        let own = ["lib/chuan.typ", "lib/so-sanh.typ", "lib/so-dang-ky.typ"];
        if own.iter().any(|name| shown.ends_with(name)) {
            continue;
        }
        let text = fs::read_to_string(&path).expect("read");
        let found = said_in_template(&fixed, &text);
        wrong.extend(found.iter().map(|said| format!("{shown}: {said}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_search_finds_what_it_looks_for_and_leaves_the_rest() {
    let fixed = Fixed::of_the_decree();
    let said = |source: &str| -> Vec<String> {
        literals(source)
            .iter()
            .filter_map(|literal| fixed.said(literal))
            .collect()
    };
    for (source, expected) in [
        (r#"if kind == "cong-van" {}"#, "cong-van"),
        (r#"let a = "Công văn";"#, "Công văn"),
        (r#"f('"', "a \" b", "Nơi nhận: {}")"#, "Nơi nhận"),
        (r##"let a = r#"Kính gửi:"#;"##, "Kính gửi"),
        (r#"f::<'a>("QUYẾT ĐỊNH:")"#, "QUYẾT ĐỊNH"),
        (r#"say!("sai (II.6.d)", "wrong")"#, "II.6.d"),
        (r#"say!("sai", "wrong (Điều 15.1)")"#, "Điều 15.1"),
        (r#"let a = "mẫu 1.4, Phụ lục";"#, "mẫu 1.4"),
        (r#"#[schemars(description = "Cỡ chữ, 13 đến 14.")]"#, "13 đến 14"),
        (r#"let a = "thụt 12.7 mm";"#, "12.7 mm"),
        (r#"let a = "size: 14pt";"#, "14pt"),
        ("let a = \"THƯỢNG \\\n    KHẨN\";", "THƯỢNG KHẨN"),
    ] {
        assert_eq!(said(source), [expected], "{source}");
    }
    for source in [
        r#"// "cong-van""#,
        "/// Prints `Nơi nhận:` (II.9.d).",
        r#"say!("dòng “Nơi nhận:” để trống", "the line is empty")"#,
        r#"let a = "cong-van-den";"#,
        r#"let a = "bien-ban.typ.j2";"#,
        r#"let a = "IV.";"#,
        "fn a() {}\n#[cfg(test)]\nmod tests { const A: &str = \"cong-van\"; }",
    ] {
        assert_eq!(said(source), [""; 0], "{source}");
    }
    let template =
        "{# Mẫu 1.5: Nơi nhận #}\n#import \"lib/cong-dien.typ\"\n// Kính gửi\n";
    assert_eq!(said_in_template(&fixed, template), [""; 0]);
    for (line, expected) in [
        ("[Nơi nhận:]", "Nơi nhận"),
        ("{% if kind == \"bao-cao\" %}", "bao-cao"),
        ("text(size: 13pt)[a]", "13pt"),
        ("xem Điều 25", "Điều 25"),
    ] {
        let found = said_in_template(&fixed, &format!("{template}{line}\n"));
        assert_eq!(found, [expected], "{line}");
    }
}
