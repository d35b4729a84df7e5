//! Whether the patterns of a standard have the places that they must have, and no others.

use super::fault::{Faults, at, one_of};
use super::form::{FieldType, FixedLine, FormPart};
use super::model::Standard;
use crate::say;
use crate::yaml::Path;

/// The places that a pattern may have, and those without which something that a document says
/// would not be printed; `a|b` where one of the two will do.
type Allowed<'a> = (&'a [&'a str], &'a [&'a str]);

/// Checks every pattern of a standard.
pub(super) fn check(standard: &Standard, faults: &mut Faults) {
    for (key, word) in standard.words.entries() {
        // What a standard leaves to the usual line has no places.
        if key == "attached_reference" && word.text.is_empty() {
            continue;
        }
        let way = at(&["words", key, "text"]);
        match of_word(key) {
            Some(places) => pattern(way, &word.text, places, faults),
            None => fixed(way, &word.text, faults),
        }
    }
    let code = &standard.code;
    let both: &[&str] = &["number", "symbol"];
    let date: Allowed<'_> = (&["day", "month", "year"], &["day", "month", "year"]);
    let number: Allowed<'_> = (&["number"], &[]);
    for (keys, text, places) in [
        (["code", "line"], &code.line, (&["code"][..], &["code"][..])),
        (["code", "code"], &code.code, (both, both)),
        (["code", "symbol"], &code.symbol, (&["kind", "agency"], &["agency"])),
        (["code", "agency_symbol"], &code.agency_symbol, (&["agency"], &["agency"])),
        (["date", "long"], &standard.date.long, date),
        (["files", "appendix"], &standard.files.appendix, (&["n"], &["n"])),
        (["date", "short"], &standard.date.short, date),
        (["form_reference", "vi"], &standard.form_reference.vi, number),
        (["form_reference", "en"], &standard.form_reference.en, number),
    ] {
        pattern(at(&keys), text, places, faults);
    }
    levels(standard, faults);
    for (name, form) in standard.forms.iter() {
        if let Some(about) = &form.about {
            let way = at(&["forms", name, "about"]);
            pattern(way, about, (&["subject"], &["subject"]), faults);
        }
    }
    for (name, part) in standard.parts.iter() {
        for (key, lines) in [("before", &part.before), ("after", &part.after)] {
            for (i, line) in lines.iter().enumerate() {
                fixed_line(&at(&["parts", name, key]).index(i), line, part, faults);
            }
        }
    }
}

/// The places of a word; none for one that is printed as it stands.
fn of_word(key: &str) -> Option<Allowed<'static>> {
    Some(match key {
        "place_date" => (&["place", "date"], &["place", "date"]),
        "archive" => (&["units", "copies"], &["units"]),
        "drafter" => (&["code", "copies"], &["code"]),
        "telegram" => (&["issuer"], &["issuer"]),
        "party" => (&["title", "name"], &["title", "name"]),
        "file_title" => (&["kind", "code", "subject"], &[]),
        "appendix" => (&["roman", "n"], &["roman|n"]),
        "reference" => (&["kind", "code", "date", "agency"], &["kind"]),
        "attached_reference" => {
            (&["attached", "kind", "code", "date", "agency"], &["attached", "kind"])
        }
        "annex_signature" => (&["code", "time"], &["code", "time"]),
        "copy_signature" => (&["form", "agency", "time"], &["time"]),
        "amount" => (&["words"], &["words"]),
        "column_number" => (&["n"], &["n"]),
        "table_unit" => (&["unit"], &["unit"]),
        "of_this" | "of_attached" => (&["citation", "kind"], &["citation"]),
        "of_appendix" => (&["citation", "appendix"], &["citation", "appendix"]),
        "signature_image" => (&["name"], &[]),
        "seal_image" => (&["agency"], &[]),
        "scan" => (&["n", "text"], &[]),
        _ => return None,
    })
}

fn levels(standard: &Standard, faults: &mut Faults) {
    for (name, scheme) in standard.schemes.iter() {
        for (level, entry) in scheme.levels.iter() {
            let way = at(&["schemes", name, "levels", level]);
            let places = ["n", "roman", "letter", "capital", "parent"];
            for (key, text) in [("number", &entry.number), ("cite", &entry.cite)] {
                pattern(way.key(key), text, (&places, &[]), faults);
            }
            for (inside, text) in &entry.cite_in {
                let way = way.key("cite_in").key(inside);
                pattern(way, text, (&places, &[]), faults);
            }
        }
    }
}

fn fixed_line(way: &Path, line: &FixedLine, part: &FormPart, faults: &mut Faults) {
    let of = |wanted: &[FieldType]| -> Vec<&str> {
        let fields = part.fields.iter();
        fields
            .filter(|(_, it)| wanted.contains(&it.kind))
            .map(|(name, _)| name)
            .collect()
    };
    let mut known = vec!["agency"];
    known.extend(of(&[FieldType::Text, FieldType::Date]));
    pattern(way.key("text"), &line.text, (&known, &[]), faults);
    if let Some(list) = &line.list {
        faults.name(way.key("list"), list, &of(&[FieldType::List]));
    }
    if let Some(about) = &line.at {
        let fields: Vec<&str> = part.fields.names().collect();
        faults.name(way.key("at"), about, &fields);
    }
}

/// Words that are printed as they stand have no places.
fn fixed(way: Path, text: &str, faults: &mut Faults) {
    if text.contains(['{', '}']) {
        let message = say!(
            "chữ ở {way} in nguyên văn, không có chỗ `{{…}}` nào",
            "{way} is printed as it stands: a place `{{…}}` is not allowed"
        );
        let hint = say!("Bỏ dấu ngoặc nhọn.", "Remove the braces.");
        faults.add_with(way, message, hint);
    }
}

/// A place of a pattern.
struct PlaceIn<'a> {
    name: &'a str,
    modifier: Option<&'a str>,
    /// Which `[…]` it stands in, from 1; 0 outside.
    stretch: usize,
}

fn pattern(way: Path, text: &str, (known, needed): Allowed<'_>, faults: &mut Faults) {
    let Some(places) = parsed(text) else {
        let message = say!(
            "dấu ngoặc ở {way} không thành cặp: `{text}`",
            "unbalanced brackets in {way}: `{text}`"
        );
        let hint = say!(
            "Mỗi chỗ viết {{tên}}; phần bỏ đi được viết […] và có ít nhất một chỗ ở trong.",
            "Write each place as {{name}}; a stretch […] holds at least one place."
        );
        return faults.add_with(way, message, hint);
    };
    for PlaceIn { name, modifier, .. } in &places {
        if !known.contains(name) {
            let message = say!(
                "{way} có chỗ {{{name}}} không rõ là gì",
                "unknown place {{{name}}} in {way}"
            );
            faults.add_with(way.clone(), message, one_of(name, known));
        }
        if let Some(modifier) = modifier.filter(|it| *it != "lower") {
            let message = say!(
                "`|{modifier}` ở {way} không rõ là gì",
                "unknown modifier `|{modifier}` in {way}"
            );
            let hint = say!("Chỉ có `|lower`.", "The only one is `|lower`.");
            faults.add_with(way.clone(), message, hint);
        }
    }
    missing(&way, &places, needed, faults);
}

/// Refuses a pattern that lacks a needed place. In a stretch with a value that may be missing,
/// a needed one would go with it.
fn missing(way: &Path, places: &[PlaceIn<'_>], needed: &[&str], faults: &mut Faults) {
    let is_needed =
        |name: &str| needed.iter().any(|it| it.split('|').any(|it| it == name));
    let stays = |place: &PlaceIn<'_>| {
        let mut beside = places.iter().filter(|other| other.stretch == place.stretch);
        place.stretch == 0 || beside.all(|other| is_needed(other.name))
    };
    for need in needed {
        let is_there = |name: &str| places.iter().any(|it| it.name == name && stays(it));
        if !need.split('|').any(is_there) {
            let wanted = need.split('|').map(|name| format!("{{{name}}}"));
            let wanted = wanted.collect::<Vec<_>>().join(" / ");
            let message =
                say!("{way} thiếu chỗ {wanted}", "missing place {wanted} in {way}");
            let hint = say!(
                "Thêm {wanted}, ngoài mọi […] có chỗ khác: thiếu nó thì dữ liệu không được in.",
                "Add {wanted}, outside any […] with another place: without it data is not printed."
            );
            faults.add_with(way.clone(), message, hint);
        }
    }
}

/// The places of a pattern; none if its brackets are unbalanced, or hold no place.
fn parsed(text: &str) -> Option<Vec<PlaceIn<'_>>> {
    let mut places: Vec<PlaceIn<'_>> = vec![];
    let (mut stretch, mut stretches, mut open) = (0, 0, None);
    for (i, c) in text.char_indices() {
        match (c, open) {
            ('{', None) => open = Some(i + 1),
            ('}', Some(start)) => {
                let place = &text[start..i];
                let (name, modifier) = match place.split_once('|') {
                    Some((name, modifier)) => (name, Some(modifier)),
                    None => (place, None),
                };
                places.push(PlaceIn { name, modifier, stretch });
                open = None;
            }
            ('[', None) if stretch == 0 => {
                stretches += 1;
                stretch = stretches;
            }
            (']', None) if places.last().is_some_and(|it| it.stretch == stretch) => {
                if stretch == 0 {
                    return None;
                }
                stretch = 0;
            }
            ('{' | '}' | '[' | ']', _) => return None,
            _ => {}
        }
    }
    (open.is_none() && stretch == 0).then_some(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let mut faults = Faults::default();
        pattern(at(&["x"]), text, (&["a", "b"], &["a"]), &mut faults);
        faults.0.into_iter().map(|fault| fault.message.en).collect()
    }

    #[test]
    fn a_pattern_has_the_places_it_must_have_and_no_others() {
        for right in ["{a}", "[{a}]", "x {a|lower}[ {b}]", "[{b}] {a} ({b})"] {
            assert_eq!(found(right), [""; 0], "{right}");
        }
        assert_eq!(found("{a} {c}"), ["unknown place {c} in x"]);
        assert_eq!(found("{b}"), ["missing place {a} in x"]);
        assert_eq!(found("[{a} {b}]"), ["missing place {a} in x"]);
        assert_eq!(found("{a|upper}"), ["unknown modifier `|upper` in x"]);
        for wrong in ["{a", "a}", "{a}]", "[{a}", "[[{a}]]", "{{a}}", "{[a]}", "{a}[x]"] {
            assert_eq!(found(wrong), [format!("unbalanced brackets in x: `{wrong}`")]);
        }
    }
}
