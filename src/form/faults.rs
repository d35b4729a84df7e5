//! The faults of form, in words.

use serde_json::Value as Schema;

use super::meant_key::meant_key;
use crate::diag::{Diagnostic, Message, Place, Rule, did_you_mean, rules};
use crate::say;
use crate::vi;
use crate::yaml::{Node, NodeKind};

/// The key of YAML that merges maps.
const MERGE: &str = "<<";

/// What a node is, for a message.
fn found(node: &Node) -> Message {
    match &node.kind {
        NodeKind::Scalar { text, .. } if text.contains(' ') => say!("một câu", "a text"),
        NodeKind::Scalar { .. } => say!("một giá trị đơn", "a single value"),
        NodeKind::List(_) => say!("một danh sách", "a list"),
        NodeKind::Map(_) => say!("các khóa", "keys with values"),
    }
}

fn wrong_type(wanted: &Message, node: &Node) -> Diagnostic {
    let found = found(node);
    let (wanted_vi, wanted_en, found_vi, found_en) =
        (&wanted.vi, &wanted.en, found.vi, found.en);
    Diagnostic::new(
        &rules::INVALID_TYPE,
        Message::new(
            format!("cần {wanted_vi}, ở đây lại là {found_vi}"),
            format!("expected {wanted_en}, found {found_en}"),
        ),
    )
}

pub(super) fn not_a_map(node: &Node, schema: &Schema) -> Diagnostic {
    let keys = keys(schema);
    let found = wrong_type(&say!("các khóa kèm giá trị", "keys with values"), node);
    if let Some(bare) = node.scalar().and_then(|text| bare_key(text, &keys)) {
        let message = say!(
            "thiếu dấu cách sau dấu hai chấm của `{bare}`",
            "missing space after the colon of `{bare}`"
        );
        let hint = say!("Viết `{bare}: …`.", "Write `{bare}: …`.");
        return Diagnostic::new(&rules::MISSING_SPACE, message).hint(hint);
    }
    if node.scalar().is_some() && keys.contains(&"text") {
        return found.hint(say!(
            "Viết câu sau khóa `text`: `- text: …`.",
            "Write the text after the key `text`: `- text: …`."
        ));
    }
    found.hint_maybe((!keys.is_empty()).then(|| {
        let keys = keys.join(", ");
        say!("Các khóa dùng được ở đây: {keys}.", "Allowed keys: {keys}.")
    }))
}

/// The key that a text begins with, if nothing stands behind its colon but the text.
fn bare_key<'a>(text: &'a str, keys: &[&str]) -> Option<&'a str> {
    let (key, _) = text.split_once(':')?;
    keys.contains(&key).then_some(key)
}

pub(super) fn not_a_list(node: &Node, items: &Schema) -> Diagnostic {
    let found = wrong_type(&say!("một danh sách", "a list"), node);
    if node.scalar().is_some() && keys(items).contains(&"text") {
        return found.hint(say!(
            "Viết mỗi câu trên một dòng, sau `- text: `.",
            "Write each text on a line of its own, after `- text: `."
        ));
    }
    found.hint(say!(
        "Viết mỗi phần tử trên một dòng, sau `- `.",
        "Write each item on a line of its own, after `- `."
    ))
}

pub(super) fn not_a_text(node: &Node) -> Diagnostic {
    wrong_type(&say!("một đoạn chữ", "a text"), node).hint(say!(
        "Viết chữ ngay sau dấu hai chấm, hoặc sau `|` ở dòng dưới.",
        "Write the text after the colon, or after `|` on the next line."
    ))
}

pub(super) fn key_is_no_text() -> Diagnostic {
    Diagnostic::new(
        &rules::INVALID_TYPE,
        say!("khóa phải là chữ", "expected a text as key"),
    )
}

pub(super) fn duplicate_key(key: &str, first: Place) -> Diagnostic {
    Diagnostic::new(
        &rules::DUPLICATE_KEY,
        say!("khóa `{key}` xuất hiện hai lần", "duplicate key `{key}`"),
    )
    .related(first, say!("lần đầu ở đây", "first given here"))
    .hint(say!(
        "Giữ lại một; gộp nội dung nếu cần.",
        "Keep one of them; merge their values if needed."
    ))
}

pub(super) fn unknown_key(key: &str, schema: &Schema) -> Diagnostic {
    let keys = keys(schema);
    if key == MERGE {
        return Diagnostic::new(
            &rules::UNKNOWN_KEY,
            say!(
                "vanban không gộp khóa bằng `<<`",
                "unknown key `<<`: keys are not merged"
            ),
        )
        .hint(say!(
            "Chép các khóa cần dùng ra đây.",
            "Copy the keys that are needed here."
        ));
    }
    let hint = match near_key(key, schema) {
        Some(near) => did_you_mean(near),
        None => {
            let keys = keys.join(", ");
            say!("Các khóa dùng được ở đây: {keys}.", "Allowed keys: {keys}.")
        }
    };
    Diagnostic::new(
        &rules::UNKNOWN_KEY,
        say!("không có khóa `{key}`", "unknown key `{key}`"),
    )
    .hint(hint)
}

/// The key that a misspelt one stands for.
pub(super) fn near_key<'a>(key: &str, schema: &'a Schema) -> Option<&'a str> {
    meant_key(key, &keys(schema))
}

pub(super) fn missing_key(key: &str, description: &Schema) -> Diagnostic {
    Diagnostic::new(
        &rules::MISSING_KEY,
        say!("thiếu khóa `{key}`", "missing key `{key}`"),
    )
    .hint_maybe(about(key, description))
}

pub(super) fn missing_value(key: &str, description: &Schema) -> Diagnostic {
    Diagnostic::new(
        &rules::MISSING_VALUE,
        say!("`{key}` chưa có giá trị", "missing value of `{key}`"),
    )
    .hint_maybe(about(key, description))
}

fn about(key: &str, description: &Schema) -> Option<Message> {
    let description = description.as_str()?.trim_end_matches('.');
    Some(Message::new(
        format!("`{key}`: {description}."),
        format!("Add `{key}:` and its value; `vanban schema` describes every key."),
    ))
}

pub(super) fn empty_item() -> Diagnostic {
    Diagnostic::new(
        &rules::MISSING_VALUE,
        say!("phần tử của danh sách còn trống", "empty list item"),
    )
    .hint(say!(
        "Điền nội dung sau `- `, hoặc bỏ dòng này.",
        "Fill it in, or remove the line."
    ))
}

pub(super) fn too_few(least: u64) -> Diagnostic {
    Diagnostic::new(
        &rules::TOO_FEW_ITEMS,
        say!("cần ít nhất {least} phần tử", "expected {least} or more items"),
    )
}

pub(super) fn too_many(most: u64) -> Diagnostic {
    Diagnostic::new(
        &rules::TOO_MANY_ITEMS,
        say!("nhiều nhất {most} phần tử", "at most {most} items are allowed"),
    )
}

pub(super) fn not_an_integer(text: &str) -> Diagnostic {
    Diagnostic::new(
        &rules::INVALID_TYPE,
        say!(
            "cần một số nguyên, ở đây lại là `{text}`",
            "expected an integer, found `{text}`"
        ),
    )
}

pub(super) fn not_a_boolean(text: &str) -> Diagnostic {
    let message = say!(
        "`{text}` không phải true hay false",
        "expected true or false, found `{text}`"
    );
    Diagnostic::new(&rules::INVALID_TYPE, message)
        .hint(say!("Viết true (có) hoặc false (không).", "Write true or false."))
}

pub(super) fn out_of_range(
    text: &str,
    min: Option<i64>,
    max: Option<i64>,
    said: Option<&str>,
) -> Diagnostic {
    let (vi, en) = match (min, max) {
        (Some(min), Some(max)) => {
            (format!("từ {min} đến {max}"), format!("{min} to {max}"))
        }
        (Some(min), None) => (format!("từ {min} trở lên"), format!("at least {min}")),
        (None, Some(max)) => (format!("không quá {max}"), format!("at most {max}")),
        (None, None) => ("khác".to_owned(), "another number".to_owned()),
    };
    let message =
        say!("{text} nằm ngoài khoảng cho phép: {vi}", "{text} is out of range: {en}");
    // A key's description is in Vietnamese.
    let hint = said.map(|said| say!("{said}", "Use a number in the range: {en}."));
    Diagnostic::new(&rules::OUT_OF_RANGE, message).hint_maybe(hint)
}

/// `said` is what the value's own type says of it.
pub(super) fn not_one_of(
    text: &str,
    names: &[&str],
    said: Option<Message>,
) -> Diagnostic {
    let all = names.join(", ");
    let rule = if said.is_some() { &rules::UNKNOWN_KIND } else { &rules::UNKNOWN_VALUE };
    let message = said.unwrap_or_else(|| {
        say!("giá trị `{text}` không dùng được ở đây", "invalid value `{text}`")
    });
    Diagnostic::new(rule, message).hint(match vi::suggest(text, names.iter().copied()) {
        Some(near) => did_you_mean(near),
        None => say!("Dùng một trong: {all}.", "Use one of: {all}."),
    })
}

/// True for a name that a column's cells can be kept under.
pub(super) fn is_key(text: &str) -> bool {
    text != "id"
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

pub(super) fn not_a_key(text: &str, pattern: &str) -> Diagnostic {
    Diagnostic::new(
        &rules::INVALID_KEY,
        say!("`{text}` không dùng làm khóa được", "invalid column key `{text}`"),
    )
    .hint(say!(
        "Khóa viết không dấu, chữ thường, như work hay don_vi ({pattern}), và khác id.",
        "A column key is lower-case without accents, such as work ({pattern}), and not id."
    ))
}

/// The rule that is broken when a scalar lacks the form of a format.
pub(super) fn rule_of(format: &str) -> &'static Rule {
    match format {
        "date-vi" | "issue-date" => &rules::INVALID_DATE,
        "document-number" => &rules::INVALID_NUMBER,
        "width" => &rules::INVALID_WIDTH,
        "symbol" | "symbol-part" => &rules::INVALID_SYMBOL,
        "place" => &rules::INVALID_PLACE,
        _ => &rules::INVALID_VALUE,
    }
}

fn keys(schema: &Schema) -> Vec<&str> {
    let properties = schema["properties"].as_object();
    properties
        .into_iter()
        .flat_map(|p| p.keys().map(String::as_str))
        .collect()
}
