//! Names of files by a pattern, such as `giay-moi-{stt}`, that every system takes.

use crate::vi;

/// The longest name of a file or folder, in bytes, without its ending and the number of a page.
const LONGEST: usize = 200;
/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
    "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8",
    "lpt9",
];

/// Why there is no name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NameFault {
    /// A bracket of the pattern is never closed.
    Open,
    /// There is no such field.
    Unknown(String),
    /// The field is empty.
    Empty(String),
    /// This is no name on every system.
    Bad(String),
}

/// The name that a pattern gives, with `/` between folders.
pub(super) fn named(
    pattern: &str,
    value: &dyn Fn(&str) -> Option<String>,
) -> Result<String, NameFault> {
    let (mut name, mut rest) = (String::new(), pattern);
    while let Some((before, after)) = rest.split_once('{') {
        let (field, after) = after.split_once('}').ok_or(NameFault::Open)?;
        let value = value(field).ok_or_else(|| NameFault::Unknown(field.to_owned()))?;
        if value.is_empty() {
            return Err(NameFault::Empty(field.to_owned()));
        }
        name.push_str(before);
        let value = vi::nfc(&value);
        name.extend(value.chars().map(|c| if is_safe(c) { c } else { '-' }));
        rest = after;
    }
    name.push_str(rest);
    let name = vi::nfc(&name);
    if name.split('/').all(is_name) { Ok(name) } else { Err(NameFault::Bad(name)) }
}

fn is_safe(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '-' | '_' | '.' | ',' | ' ' | '(' | ')' | '+' | '&')
}

fn is_name(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim();
    name.chars().all(is_safe)
        && name.chars().any(char::is_alphanumeric)
        && name.len() <= LONGEST
        && !name.starts_with(['.', ' '])
        && !name.ends_with(['.', ' '])
        && !DEVICES.contains(&stem.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_names_files_that_every_system_takes() {
        let value = |field: &str| match field {
            "tên" => Some("Lê/A: B?".to_owned()),
            "số" => Some("7".to_owned()),
            "chấm" => Some("..".to_owned()),
            "trống" => Some(String::new()),
            _ => None,
        };
        let name = |pattern: &str| named(pattern, &value);
        assert_eq!(name("gm-{số}").as_deref(), Ok("gm-7"));
        assert_eq!(name("gia\u{301} {số}").as_deref(), Ok("giá 7"));
        assert_eq!(name("x/{số}-{tên}").as_deref(), Ok("x/7-Lê-A- B-"));
        for bad in
            ["{chấm}", "../{số}", "/x", "a//b", "CON", "nul.{số}", "a:b", ".vanban/x", ""]
        {
            assert!(matches!(name(bad), Err(NameFault::Bad(_))), "{bad}");
        }
        assert!(matches!(name(&"a".repeat(201)), Err(NameFault::Bad(_))));
        assert_eq!(name("so-{trống}"), Err(NameFault::Empty("trống".to_owned())));
        assert_eq!(name("{khác}"), Err(NameFault::Unknown("khác".to_owned())));
        assert_eq!(name("{số"), Err(NameFault::Open));
    }
}
