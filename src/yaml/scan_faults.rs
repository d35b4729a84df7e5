//! What the YAML scanner found wrong, in words for people who do not know YAML.

use std::sync::Arc;

use granit_parser::{ErrorKind, ScanError};

use super::anchors::{exclaimed, quoted};
use super::lookalikes;
use crate::diag::{Diagnostic, Message, Place, Rule, SourceFile, rules};
use crate::say;

/// Turns a scanner's fault into a finding with its line and a hint; `deepest` is the nesting that
/// it reads.
pub(super) fn explain(
    fault: &ScanError,
    file: &Arc<SourceFile>,
    deepest: usize,
) -> Diagnostic {
    use ErrorKind as K;
    let at = fault.marker().byte_offset().unwrap_or(file.text.len());
    if may_be_lookalike(fault.kind())
        && let Some(cause) = lookalikes::before_fault(file, at)
    {
        return cause;
    }
    let (rule, message, hint) = match fault.kind() {
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabInIndentation
        | K::TabAtBlockScalarStart
        | K::TabInPlainScalar => tab(),
        K::UnclosedQuotedScalar
        | K::DocumentIndicatorInQuotedScalar
        | K::InvalidQuotedScalarIndent => unclosed_quote(mark_at(&file.text, at)),
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => {
            after_quote()
        }
        K::MappingValueNotAllowed | K::InvalidColonPlacement => colon(),
        K::RecursionLimitExceeded => too_deep(deepest),
        K::UnknownAnchor if is_merge(&file.text, at) => merged(),
        K::UnknownAnchor => unknown_alias(),
        K::InvalidTagTerminator
        | K::UndeclaredTagHandle
        | K::ExpectedTagBang
        | K::MissingTagUri
        | K::InvalidGlobalTagCharacter => {
            (&rules::UNEXPECTED_CHARACTER, exclaimed(), quoted())
        }
        K::InvalidBlockScalarHeader => block_header(),
        K::UnknownQuotedScalarEscape => escape(),
        K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
        | K::UnclosedFlowCollection { .. }
        | K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator
        | K::MismatchedFlowCollectionEnd { .. }
        | K::MisplacedFlowCollectionEnd => bracket(),
        _ if is_after_bracket(&file.text, at) => after_bracket(),
        K::SimpleKeyExpected
        | K::InvalidSimpleKey
        | K::ExpectedBlockMappingKey
        | K::InvalidIndentation
        | K::ExpectedBlockSequenceEntry
        | K::BlockSequenceEntryNotAllowed
        | K::InvalidBlockScalarIndent => indentation(),
        K::UnexpectedCharacter { .. } => reserved_character(),
        other => (
            &rules::INVALID_YAML,
            say!("tệp sai cú pháp YAML: {other}", "invalid YAML: {other}"),
            say!(
                "Xem lại thụt đầu dòng, dấu hai chấm và dấu ngoặc ở dòng này và dòng trên.",
                "Check the indentation, colons and quotes of this line and the one above."
            ),
        ),
    };
    let at = if *rule == rules::TAB_INDENTATION { tab_from(&file.text, at) } else { at };
    Diagnostic::new(rule, message).at(at_character(file, at)).hint(hint)
}

/// The first tab in the indentation of a line, from the line of an offset on: the scanner
/// stops at what comes before it.
fn tab_from(text: &str, at: usize) -> usize {
    let start = text
        .get(..at)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |i| i + 1);
    let mut line_start = start;
    for line in text[start..].split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line[..indent].find('\t') {
            return line_start + tab;
        }
        line_start += line.len();
    }
    at
}

/// True for a fault that a character may have caused which only looks like one of YAML.
fn may_be_lookalike(kind: &ErrorKind) -> bool {
    use ErrorKind as K;
    !matches!(
        kind,
        K::TabNotAllowed
            | K::TabInBlockIndentation
            | K::TabInIndentation
            | K::TabAtBlockScalarStart
            | K::TabInPlainScalar
            | K::UnclosedQuotedScalar
            | K::RecursionLimitExceeded
            | K::UnknownQuotedScalarEscape
    )
}

type Explanation = (&'static Rule, Message, Message);

/// The character at an offset; past the end of a line, its last character.
fn at_character(file: &Arc<SourceFile>, at: usize) -> Place {
    let at = at.min(file.text.len());
    match file.text.get(at..).and_then(|rest| rest.chars().next()) {
        Some(c) if c != '\n' && c != '\r' => Place::new(file, at..at + c.len_utf8()),
        _ => Place::new(file, at..at),
    }
}

fn tab() -> Explanation {
    (
        &rules::TAB_INDENTATION,
        say!("thụt đầu dòng bằng phím Tab", "tab in the indentation"),
        say!("Thay Tab bằng dấu cách.", "Replace the tab by spaces."),
    )
}

/// The quotation mark at an offset; none if the scanner stopped elsewhere.
fn mark_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next().filter(|c| matches!(c, '"' | '\''))
}

fn unclosed_quote(mark: Option<char>) -> Explanation {
    let message = match mark {
        Some('"') => {
            say!("dấu ngoặc kép (\") mở mà không đóng", "unclosed double quote (\")")
        }
        Some(_) => say!("dấu nháy đơn (') mở mà không đóng", "unclosed single quote (')"),
        None => say!("dấu ngoặc mở mà không đóng", "unclosed quote"),
    };
    (
        &rules::UNCLOSED_QUOTE,
        message,
        say!(
            "Thêm dấu đóng ở cuối, hoặc bỏ dấu mở; ngoặc “…” trong câu không cần gì thêm.",
            "Add the closing quote, or remove the opening one; “…” in a sentence needs no change."
        ),
    )
}

fn after_quote() -> Explanation {
    (
        &rules::UNEXPECTED_TEXT,
        say!("còn chữ sau dấu đóng ngoặc", "unexpected text after the closing quote"),
        say!(
            "Đặt cả câu trong một cặp dấu ngoặc, hoặc viết câu sau `|` ở dòng dưới.",
            "Put the whole sentence between one pair of quotes, or write it after `|` on the next line."
        ),
    )
}

fn colon() -> Explanation {
    (
        &rules::UNEXPECTED_COLON,
        say!(
            "dấu hai chấm và dấu cách trong câu bị hiểu là khóa mới",
            "unexpected colon: a colon and a space in a text begin a new key"
        ),
        say!(
            "Đặt câu trong dấu ngoặc \"…\", hoặc viết nó sau `|` ở dòng dưới.",
            "Put the text in quotes, or write it after `|` on the next line."
        ),
    )
}

fn too_deep(deepest: usize) -> Explanation {
    (
        &rules::TOO_DEEP,
        say!("dữ liệu lồng quá {deepest} cấp", "nested more than {deepest} levels deep"),
        say!("Bớt số cấp lồng nhau.", "Reduce the nesting."),
    )
}

/// True if the alias at an offset is the value of `<<`.
fn is_merge(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    before.trim_end_matches([' ', '*']).ends_with("<<:")
}

fn merged() -> Explanation {
    (
        &rules::UNKNOWN_ALIAS,
        say!(
            "`<<` gộp một tên tham chiếu không có",
            "unknown alias: `<<` merges an anchor that is not defined"
        ),
        say!(
            "vanban không gộp khóa bằng `<<`: chép các khóa ra đây.",
            "Keys are not merged with `<<`: copy them here."
        ),
    )
}

fn block_header() -> Explanation {
    (
        &rules::UNEXPECTED_TEXT,
        say!(
            "còn chữ sau `|` hay `>` trên cùng một dòng",
            "unexpected text on the line of `|` or `>`"
        ),
        say!(
            "Xuống dòng sau `|`, rồi viết lời văn thụt vào so với khóa.",
            "Break the line after `|`, and indent the text below its key."
        ),
    )
}

/// True if only a `]` or `}` stands before an offset on its line, besides spaces.
fn is_after_bracket(text: &str, at: usize) -> bool {
    let line = text.get(..at).unwrap_or_default().rsplit('\n').next();
    line.is_some_and(|line| line.trim_end().ends_with([']', '}']))
}

fn after_bracket() -> Explanation {
    (
        &rules::UNEXPECTED_TEXT,
        say!(
            "còn chữ sau dấu đóng `]` hay `}}`",
            "unexpected text after the closing `]` or `}}`"
        ),
        say!(
            "Câu bắt đầu bằng `[` hay `{{` phải nằm trong dấu ngoặc \"…\".",
            "A text that begins with `[` or `{{` needs quotes."
        ),
    )
}

fn unknown_alias() -> Explanation {
    (
        &rules::UNKNOWN_ALIAS,
        say!(
            "`*` ở đầu giá trị gọi một tên tham chiếu không có",
            "unknown alias: `*` at the start of a value refers to an anchor that is not defined"
        ),
        say!(
            "Chữ nghiêng ở đầu câu: viết câu sau `|` ở dòng dưới hoặc trong dấu ngoặc \"…\".",
            "For italics at the start of a text, write it after `|` on the next line, or in quotes."
        ),
    )
}

fn escape() -> Explanation {
    (
        &rules::UNKNOWN_ESCAPE,
        say!(
            "`\\` trong dấu ngoặc kép không đi với chữ này",
            "unknown escape: `\\` in double quotes cannot be followed by this character"
        ),
        say!(
            "Viết `\\\\` cho một dấu `\\`, hoặc dùng ngoặc đơn '…'.",
            "Write `\\\\` for one `\\`, or use single quotes."
        ),
    )
}

fn bracket() -> Explanation {
    (
        &rules::UNCLOSED_BRACKET,
        say!(
            "danh sách `[…]` hay `{{…}}` không đóng đúng",
            "missing or unexpected bracket in a list `[…]` or map `{{…}}`"
        ),
        say!(
            "Thêm dấu đóng; câu bắt đầu bằng `[` hay `{{` phải nằm trong dấu ngoặc \"…\".",
            "Add the closing mark; a text that begins with `[` or `{{` needs quotes."
        ),
    )
}

fn indentation() -> Explanation {
    (
        &rules::INVALID_INDENTATION,
        say!(
            "dòng này không khớp với cấu trúc ở trên",
            "invalid indentation: this line does not fit the structure above"
        ),
        say!(
            "Thụt đầu dòng bằng các dòng cùng cấp; sau khóa phải có dấu hai chấm và dấu cách.",
            "Indent it like its neighbours; a key is followed by a colon and a space."
        ),
    )
}

fn reserved_character() -> Explanation {
    (
        &rules::UNEXPECTED_CHARACTER,
        say!(
            "giá trị không được bắt đầu bằng ký tự này",
            "unexpected character: it is not allowed at the start of a value"
        ),
        say!(
            "Đặt câu trong dấu ngoặc \"…\", hoặc viết nó sau `|` ở dòng dưới.",
            "Put the text in quotes, or write it after `|` on the next line."
        ),
    )
}
