//! Every rule that a finding can name, in alphabetical order.

use super::Severity;
use super::rule::{Rule, Stage};

/// Makes each rule a value, and all of them a list.
macro_rules! rules {
    ($($value:ident: $name:literal, $level:ident, $stage:ident;)*) => {
        $(
            #[doc = concat!("`", $name, "`.")]
            pub static $value: Rule = Rule {
                name: $name,
                level: Severity::$level,
                stage: Stage::$stage,
            };
        )*

        /// All of them, by name.
        pub static ALL: &[&Rule] = &[$(&$value),*];
    };
}

rules! {
    ARCHIVE_TWICE: "archive-twice", Error, Form;
    BAD_NAME: "bad-name", Error, Run;
    BLANK_DATE: "blank-date", Error, Data;
    BLANK_NUMBER: "blank-number", Error, Data;
    BLANK_TEXT: "blank-text", Error, Data;
    BROKEN_CELL: "broken-cell", Error, Reading;
    BROKEN_INDENTATION: "broken-indentation", Error, Reading;
    BROKEN_ROW: "broken-row", Error, Reading;
    BROKEN_YAML: "broken-yaml", Error, Reading;
    COLON_IN_TEXT: "colon-in-text", Warning, Reading;
    COLUMN_MISSING: "column-missing", Error, Reading;
    COLUMNS_TOO_WIDE: "columns-too-wide", Error, Form;
    COMMENT_IN_TEXT: "comment-in-text", Warning, Reading;
    DUPLICATE_COLUMN: "duplicate-column", Error, Form;
    DUPLICATE_ID: "duplicate-id", Error, Form;
    DUPLICATE_KEY: "duplicate-key", Error, Form;
    EMPTY_CELL: "empty-cell", Error, Run;
    EMPTY_DOCUMENT: "empty-document", Error, Reading;
    EMPTY_LIST: "empty-list", Error, Reading;
    EMPTY_SECTION: "empty-section", Error, Form;
    FILE_TOO_LARGE: "file-too-large", Error, Reading;
    FORBIDDEN_CHARACTER: "forbidden-character", Error, Form;
    IMAGE_MISSING: "image-missing", Error, Reading;
    IMAGE_NOT_PNG: "image-not-png", Error, Reading;
    IMAGE_OUTSIDE_PROJECT: "image-outside-project", Error, Reading;
    IMPOSSIBLE_DATE: "impossible-date", Error, Form;
    INTERNAL_FAULT: "internal-fault", Error, Reading;
    LIST_MISSING: "list-missing", Error, Reading;
    LIST_OUTSIDE_PROJECT: "list-outside-project", Error, Reading;
    LIST_TOO_LARGE: "list-too-large", Error, Reading;
    LONG_ROW: "long-row", Error, Reading;
    MARKED_DRAFT: "marked-draft", Error, Data;
    MISSING_CONTENT: "missing-content", Error, Form;
    MISSING_FACE: "missing-face", Error, Template;
    MISSING_FONT: "missing-font", Error, Template;
    MISSING_GLYPH: "missing-glyph", Error, Pages;
    MISSING_KEY: "missing-key", Error, Form;
    MISSING_TITLE: "missing-title", Error, Form;
    MISSING_VALUE: "missing-value", Error, Form;
    MISSING_YEAR: "missing-year", Error, Form;
    NAME_TAKEN: "name-taken", Error, Run;
    NO_FIELD: "no-field", Warning, Run;
    NO_YEAR: "no-year", Error, Data;
    NOT_A_CELL: "not-a-cell", Error, Reading;
    NOT_A_LIST: "not-a-list", Error, Reading;
    NOT_A_SHEET: "not-a-sheet", Error, Reading;
    NOT_BUILT: "not-built", Error, Run;
    NOT_UTF8: "not-utf8", Error, Reading;
    NUMBER_TAKEN: "number-taken", Error, Run;
    NUMBER_TWICE: "number-twice", Error, Run;
    OLDER_PAGE: "older-page", Warning, Run;
    OPEN_FIELD: "open-field", Warning, Data;
    OPEN_QUESTION: "open-question", Error, Data;
    OPEN_QUOTE: "open-quote", Error, Reading;
    ORIGINAL_IS_COPY: "original-is-copy", Error, Reading;
    ORIGINAL_MISSING: "original-missing", Error, Reading;
    ORIGINAL_OUTSIDE_PROJECT: "original-outside-project", Error, Reading;
    OUT_OF_RANGE: "out-of-range", Error, Form;
    OUTPUT_OUTSIDE_PROJECT: "output-outside-project", Error, Reading;
    PART_MISSING: "part-missing", Error, Form;
    PART_NOT_IN_FORM: "part-not-in-form", Error, Form;
    PICTURE_FAULT: "picture-fault", Error, Reading;
    PRODUCT_TAKEN: "product-taken", Error, Run;
    QUESTIONS_LEFT: "questions-left", Warning, Data;
    RESERVED_CHARACTER: "reserved-character", Error, Reading;
    ROW_OVER_PAGE: "row-over-page", Warning, Pages;
    ROWS_TWICE: "rows-twice", Error, Reading;
    SECOND_DOCUMENT: "second-document", Error, Reading;
    STRAY_MARK: "stray-mark", Error, Run;
    TAB_INDENTATION: "tab-indentation", Error, Reading;
    TEMPLATE_FAULT: "template-fault", Error, Template;
    TEMPLATE_TOO_LONG: "template-too-long", Error, Template;
    TEXT_AFTER_QUOTE: "text-after-quote", Error, Reading;
    TEXT_OVERFLOW: "text-overflow", Error, Pages;
    TITLE_ONLY: "title-only", Warning, Form;
    TOO_DEEP: "too-deep", Error, Reading;
    TOO_FEW_ITEMS: "too-few-items", Error, Form;
    TOO_MANY_FINDINGS: "too-many-findings", Error, Reading;
    TOO_MANY_ITEMS: "too-many-items", Error, Form;
    TOO_MANY_NODES: "too-many-nodes", Error, Reading;
    TOO_MANY_POINTS: "too-many-points", Error, Form;
    TOTAL_OF_TEXT: "total-of-text", Error, Form;
    TYPST_FAULT: "typst-fault", Error, Template;
    TYPST_WARNING: "typst-warning", Warning, Template;
    UNCLOSED_BRACKET: "unclosed-bracket", Error, Reading;
    UNCLOSED_QUOTE: "unclosed-quote", Error, Reading;
    UNDEFINED_IN_TEMPLATE: "undefined-in-template", Error, Template;
    UNEXPECTED_COLON: "unexpected-colon", Error, Reading;
    UNKNOWN_ALIAS: "unknown-alias", Error, Reading;
    UNKNOWN_COLUMN: "unknown-column", Error, Form;
    UNKNOWN_ESCAPE: "unknown-escape", Error, Reading;
    UNKNOWN_FIELD: "unknown-field", Error, Run;
    UNKNOWN_FOOTNOTE: "unknown-footnote", Error, Form;
    UNKNOWN_GROUP: "unknown-group", Error, Form;
    UNKNOWN_KEY: "unknown-key", Error, Form;
    UNKNOWN_KIND: "unknown-kind", Error, Form;
    UNKNOWN_LIST: "unknown-list", Error, Reading;
    UNKNOWN_NAME: "unknown-name", Error, Run;
    UNKNOWN_PROFILE: "unknown-profile", Error, Form;
    UNKNOWN_REFERENCE: "unknown-reference", Error, Form;
    UNKNOWN_SIGNER: "unknown-signer", Error, Form;
    UNKNOWN_UNIT: "unknown-unit", Error, Form;
    UNKNOWN_VALUE: "unknown-value", Error, Form;
    UNUSED_FOOTNOTE: "unused-footnote", Warning, Form;
    WRONG_KEY_NAME: "wrong-key-name", Error, Form;
    WRONG_LEVEL: "wrong-level", Error, Form;
    WRONG_NUMBER: "wrong-number", Error, Form;
    WRONG_SYMBOL: "wrong-symbol", Error, Form;
    WRONG_TYPE: "wrong-type", Error, Form;
    WRONG_VALUE: "wrong-value", Error, Form;
    WRONG_WIDTH: "wrong-width", Error, Form;
    YEAR_NOT_AFTER: "year-not-after", Error, Data;
}
