//! Every rule that a finding can name, in alphabetical order; what each says stands in its page,
//! `rules/NAME.md`.

use super::gate::Gate;
use super::rule::{Rule, Stage};
use super::severity::Severity;

/// The first gate that a rule stops a document at.
macro_rules! refused {
    ($level:ident, $gate:ident) => {
        Some(Gate::$gate)
    };
    (Error) => {
        Some(Gate::Draft)
    };
    ($level:ident) => {
        None
    };
}

/// A rule that is off unless it is asked for.
macro_rules! is_quiet {
    (asked) => {
        true
    };
}

/// Makes each rule a value, and all of them a list. A rule stops a document from the gate on that
/// it names; an error that names none, from the first one on. What is a matter of taste is `off`
/// unless it is asked for.
macro_rules! rules {
    ($($value:ident: $name:literal, $level:ident, $stage:ident $(, from $gate:ident)? $(, off unless $asked:ident)?;)*) => {
        $(
            #[doc = concat!("`", $name, "`.")]
            pub static $value: Rule = Rule {
                name: $name,
                level: Severity::$level,
                refused_at: refused!($level $(, $gate)?),
                is_quiet: false $(|| is_quiet!($asked))?,
                stage: Stage::$stage,
                page: include_str!(concat!("rules/", $name, ".md")),
            };
        )*

        /// All of them, by name.
        pub static ALL: &[&Rule] = &[$(&$value),*];
    };
}

rules! {
    ADDED_LATER: "added-later", Error, Run;
    ADDRESSEE_LOOK: "addressee-look", Warning, Pages;
    AGENCY_LINE: "agency-line", Warning, Pages;
    AGENCY_LOOK: "agency-look", Warning, Pages, from Sign;
    AMBIGUOUS_NUMBER: "ambiguous-number", Warning, Form;
    ANNEX_LOOK: "annex-look", Warning, Pages;
    ANOTHER_DOCUMENT: "another-document", Error, Run;
    ANOTHER_FONT: "another-font", Warning, Pages, from Sign;
    ASSUMED_ENCODING: "assumed-encoding", Warning, Reading;
    BASIS_LOOK: "basis-look", Warning, Pages, from Sign;
    BASIS_ORDER: "basis-order", Note, Data;
    BLANK_DATE: "blank-date", Error, Data, from Issue;
    BLANK_NAME: "blank-name", Error, Data, from Sign;
    BLANK_NUMBER: "blank-number", Error, Data, from Issue;
    BLANK_TEXT: "blank-text", Error, Data, from Sign;
    BODY_LOOK: "body-look", Warning, Pages, from Sign;
    CHANGED_BUILD: "changed-build", Error, Run;
    CIRCULATION_MARK: "circulation-mark", Warning, Pages;
    CITED_PART_CASE: "cited-part-case", Warning, Data;
    CODE_OF_ANOTHER_AGENCY: "code-of-another-agency", Note, Data;
    CODE_OF_ANOTHER_KIND: "code-of-another-kind", Warning, Data, from Sign;
    CODE_WITHOUT_UNIT: "code-without-unit", Warning, Data, from Sign;
    COLON_IN_TEXT: "colon-in-text", Warning, Reading;
    COLOURED_TEXT: "coloured-text", Warning, Pages, from Sign;
    COMMA_IN_TEXT: "comma-in-text", Warning, Reading;
    COMMENT_IN_TEXT: "comment-in-text", Warning, Reading, from Sign;
    COMPONENT_ORDER: "component-order", Warning, Pages;
    CONFLICTING_ARCHIVE: "conflicting-archive", Error, Form;
    CONFLICTING_DAYS: "conflicting-days", Note, Data;
    CONFLICTING_NUMBER: "conflicting-number", Error, Run;
    CONFLICTING_ROWS: "conflicting-rows", Error, Form;
    CONFLICTING_STAMP: "conflicting-stamp", Error, Run;
    CONFLICTING_YEAR: "conflicting-year", Warning, Form;
    CONTACT_LOOK: "contact-look", Warning, Pages;
    CURLY_QUOTES: "curly-quotes", Warning, Reading;
    CUT_OFF_SIGNATURE: "cut-off-signature", Error, Run;
    DATE_LOOK: "date-look", Warning, Pages, from Sign;
    DEADLINE_OUTSIDE_GROUP: "deadline-outside-group", Note, Data;
    DEGREE_BEFORE_NAME: "degree-before-name", Warning, Data;
    DIFFERING_SUM: "differing-sum", Warning, Form;
    DOUBLED_SPACE: "doubled-space", Note, Data;
    DOUBLED_WORD: "doubled-word", Warning, Data;
    DUPLICATE_BASIS: "duplicate-basis", Note, Data;
    DUPLICATE_COLUMN: "duplicate-column", Error, Form;
    DUPLICATE_FILE_NAME: "duplicate-file-name", Error, Run;
    DUPLICATE_ID: "duplicate-id", Error, Form;
    DUPLICATE_KEY: "duplicate-key", Error, Form;
    DUPLICATE_NUMBER: "duplicate-number", Error, Run;
    DUPLICATE_PRODUCT: "duplicate-product", Error, Run;
    DUPLICATE_RECIPIENT: "duplicate-recipient", Note, Data;
    DUPLICATE_SETTINGS: "duplicate-settings", Error, Reading;
    EDITED_PLAN: "edited-plan", Error, Run;
    EDITED_PRODUCT: "edited-product", Error, Run;
    EMPTY_CELL: "empty-cell", Error, Run;
    EMPTY_DOCUMENT: "empty-document", Error, Reading;
    EMPTY_LIST: "empty-list", Error, Reading;
    EMPTY_SECTION: "empty-section", Error, Form;
    ENACTING_LOOK: "enacting-look", Warning, Pages;
    END_MARK_IN_TEXT: "end-mark-in-text", Warning, Data;
    FILE_SIGNATURE_LOOK: "file-signature-look", Warning, Pages;
    FIRST_LINE_INDENT: "first-line-indent", Warning, Pages;
    FOLDED_LIST: "folded-list", Warning, Reading;
    FOREIGN_FILE: "foreign-file", Error, Run;
    FORMER_BODY: "former-body", Warning, Data, from Sign;
    GLUED_WORDS: "glued-words", Note, Data;
    HEADING_LOOK: "heading-look", Warning, Pages;
    IMPOSSIBLE_DAY: "impossible-day", Warning, Data;
    INCOMPLETE_BASIS: "incomplete-basis", Warning, Data;
    INTERNAL_FAULT: "internal-fault", Error, Run;
    INVALID_ALLOWANCE: "invalid-allowance", Warning, Data;
    INVALID_AUTHORITY: "invalid-authority", Warning, Data, from Sign;
    INVALID_CELL: "invalid-cell", Error, Reading;
    INVALID_CHARACTER: "invalid-character", Error, Reading;
    INVALID_DATE: "invalid-date", Error, Form;
    INVALID_DOCUMENT: "invalid-document", Error, Reading;
    INVALID_ENCODING: "invalid-encoding", Error, Reading;
    INVALID_FILE_NAME: "invalid-file-name", Error, Run;
    INVALID_FOOTNOTE: "invalid-footnote", Error, Form;
    INVALID_FORMULA: "invalid-formula", Error, Reading;
    INVALID_GROUP: "invalid-group", Error, Form;
    INVALID_IMAGE: "invalid-image", Error, Reading;
    INVALID_INDENTATION: "invalid-indentation", Error, Reading;
    INVALID_JOIN: "invalid-join", Error, Form;
    INVALID_KEY: "invalid-key", Error, Form;
    INVALID_KIND: "invalid-kind", Error, Reading;
    INVALID_LEVEL: "invalid-level", Error, Form;
    INVALID_LIST: "invalid-list", Error, Reading;
    INVALID_NAME_PATTERN: "invalid-name-pattern", Error, Run;
    INVALID_NUMBER: "invalid-number", Error, Form;
    INVALID_ORIGINAL: "invalid-original", Error, Reading;
    INVALID_PLACE: "invalid-place", Error, Form;
    INVALID_REGISTER: "invalid-register", Error, Reading;
    INVALID_SIGNATURE: "invalid-signature", Error, Run;
    INVALID_STANDARD: "invalid-standard", Error, Reading;
    INVALID_SYMBOL: "invalid-symbol", Error, Form;
    INVALID_TOTAL: "invalid-total", Error, Form;
    INVALID_TYPE: "invalid-type", Error, Form;
    INVALID_VALUE: "invalid-value", Error, Form;
    INVALID_WIDTH: "invalid-width", Error, Form;
    INVALID_WORKBOOK: "invalid-workbook", Error, Reading;
    INVALID_YAML: "invalid-yaml", Error, Reading;
    INVALID_YEAR: "invalid-year", Error, Data;
    INVISIBLE_CHARACTER: "invisible-character", Warning, Reading;
    ISSUED_DOCUMENT: "issued-document", Error, Run;
    ISSUED_PDF: "issued-pdf", Warning, Run;
    JOINED_BASES: "joined-bases", Warning, Data;
    KIND_IN_SUBJECT: "kind-in-subject", Warning, Data;
    LANDSCAPE_WITHOUT_TABLE: "landscape-without-table", Warning, Form;
    LATER_CITATION: "later-citation", Warning, Data;
    LAW_NOT_YET_IN_FORCE: "law-not-yet-in-force", Warning, Data, from Sign;
    LAW_WITH_NUMBER: "law-with-number", Warning, Data;
    LEFT_OUT_ROWS: "left-out-rows", Warning, Reading;
    LETTER_SUBJECT_LOOK: "letter-subject-look", Warning, Pages, from Sign;
    LINE_SPACING: "line-spacing", Warning, Pages;
    LONE_GROUP_ROW: "lone-group-row", Note, Pages;
    LONE_SIGNATURE: "lone-signature", Note, Pages;
    LOST_TEXT: "lost-text", Warning, Pages, from Sign;
    MARKED_DRAFT: "marked-draft", Error, Data, from Sign;
    MISSING_ADDRESSEES: "missing-addressees", Warning, Data;
    MISSING_AS_ABOVE: "missing-as-above", Warning, Data;
    MISSING_ATTACHMENT: "missing-attachment", Note, Data;
    MISSING_AUTHORITY: "missing-authority", Warning, Data;
    MISSING_COLUMN: "missing-column", Error, Reading;
    MISSING_CONTENT: "missing-content", Error, Form;
    MISSING_DASH: "missing-dash", Warning, Reading;
    MISSING_FACE: "missing-face", Error, Reading;
    MISSING_FIELD: "missing-field", Warning, Run;
    MISSING_FONT: "missing-font", Error, Reading;
    MISSING_GLYPH: "missing-glyph", Error, Pages;
    MISSING_IMAGE: "missing-image", Error, Reading;
    MISSING_KEY: "missing-key", Error, Form;
    MISSING_LIST: "missing-list", Error, Reading;
    MISSING_ORIGINAL: "missing-original", Error, Reading;
    MISSING_PAGE_NUMBER: "missing-page-number", Warning, Pages, from Sign;
    MISSING_PART: "missing-part", Error, Form;
    MISSING_RECIPIENTS: "missing-recipients", Warning, Data;
    MISSING_SIGNING_TIME: "missing-signing-time", Warning, Data;
    MISSING_SPACE: "missing-space", Error, Reading;
    MISSING_TABLE_HEADER: "missing-table-header", Note, Pages;
    MISSING_TITLE: "missing-title", Error, Form;
    MISSING_VALUE: "missing-value", Error, Form;
    MISSING_YEAR: "missing-year", Error, Form;
    MIXED_CURRENCIES: "mixed-currencies", Warning, Form;
    MIXED_NUMBERS: "mixed-numbers", Error, Form;
    MIXED_SCRIPTS: "mixed-scripts", Warning, Data;
    MIXED_TITLES: "mixed-titles", Note, Data;
    MIXED_TONES: "mixed-tones", Note, Data, off unless asked;
    MOTTO_LINE: "motto-line", Warning, Pages, from Sign;
    MOTTO_LOOK: "motto-look", Warning, Pages, from Sign;
    NAME_CASE: "name-case", Warning, Data, from Sign;
    NARROW_HEADING_GAP: "narrow-heading-gap", Note, Pages;
    NATION_LOOK: "nation-look", Warning, Pages, from Sign;
    NO_BREAK_SPACES: "no-break-spaces", Warning, Reading;
    NOT_BUILT: "not-built", Error, Run;
    NUMBER_BESIDE_DATE: "number-beside-date", Warning, Pages, from Sign;
    NUMBER_ELSEWHERE: "number-elsewhere", Warning, Run;
    NUMBER_LOOK: "number-look", Warning, Pages, from Sign;
    NUMBER_OUT_OF_ORDER: "number-out-of-order", Warning, Run;
    NUMBERED_FIRST_PAGE: "numbered-first-page", Warning, Pages, from Sign;
    OLD_ENCODING: "old-encoding", Warning, Reading, from Sign;
    OLDER_PAGE: "older-page", Warning, Run;
    OPAQUE_IMAGE: "opaque-image", Error, Reading;
    OPEN_FIELD: "open-field", Warning, Data, from Sign;
    OPEN_QUESTION: "open-question", Error, Data, from Sign;
    OUT_OF_RANGE: "out-of-range", Error, Form;
    OUTSIDE_FILE: "outside-file", Error, Reading;
    OUTSIDE_IMAGE: "outside-image", Error, Reading;
    OUTSIDE_LIST: "outside-list", Error, Reading;
    OUTSIDE_ORIGINAL: "outside-original", Error, Reading;
    OUTSIDE_OUTPUT: "outside-output", Error, Form;
    PAGE_NUMBER_LOOK: "page-number-look", Warning, Pages;
    PAPER_SIZE: "paper-size", Warning, Pages, from Sign;
    PARAGRAPH_GAP: "paragraph-gap", Warning, Pages;
    PARENT_LOOK: "parent-look", Warning, Pages, from Sign;
    PAST_DEADLINE: "past-deadline", Note, Data;
    PAST_YEAR: "past-year", Note, Data;
    PERSON_IN_ARCHIVE: "person-in-archive", Warning, Data, from Sign;
    POOR_SCAN: "poor-scan", Warning, Reading, from Sign;
    POSSIBLE_SUM: "possible-sum", Warning, Form;
    QUESTIONS_LEFT: "questions-left", Warning, Data;
    RAGGED_TEXT: "ragged-text", Warning, Pages;
    RAW_KEYSTROKES: "raw-keystrokes", Warning, Data;
    RECIPIENTS_LABEL_LOOK: "recipients-label-look", Warning, Pages, from Sign;
    RECIPIENTS_LOOK: "recipients-look", Warning, Pages, from Sign;
    REFERENCE_LOOK: "reference-look", Warning, Pages;
    RENUMBERED_COPY: "renumbered-copy", Warning, Run;
    REPEALED_LAW: "repealed-law", Warning, Data, from Sign;
    REPEATED_CITATION: "repeated-citation", Note, Data;
    RESET_ORIGINAL: "reset-original", Warning, Reading;
    REVERSED_PERIOD: "reversed-period", Warning, Data;
    SAMPLE_TEXT: "sample-text", Warning, Data;
    SEAL_PLACE: "seal-place", Warning, Pages;
    SHARE_OVER_WHOLE: "share-over-whole", Note, Data;
    SHARES_OF_WHOLE: "shares-of-whole", Note, Data;
    SHORT_FIRST_CITATION: "short-first-citation", Note, Data, off unless asked;
    SHORT_LAST_LINE: "short-last-line", Note, Pages, off unless asked;
    SIGNATURE_ROOM: "signature-room", Note, Pages;
    SIGNER_LOOK: "signer-look", Warning, Pages, from Sign;
    SKIPPED_LINK: "skipped-link", Warning, Run;
    SKIPPED_NUMBER: "skipped-number", Warning, Run;
    SKIPPED_TEMPLATE: "skipped-template", Warning, Run;
    SMALL_AFTER_STOP: "small-after-stop", Warning, Data;
    SMALL_FIRST_LETTER: "small-first-letter", Warning, Data;
    SMALL_WEEKDAY: "small-weekday", Warning, Data;
    SPACE_BEFORE_MARK: "space-before-mark", Warning, Data;
    STANDARD_NOT_IN_FORCE: "standard-not-in-force", Warning, Form;
    STRAIGHT_QUOTES: "straight-quotes", Note, Data;
    STRETCHED_LINE: "stretched-line", Note, Pages;
    SUBJECT_IN_CAPITALS: "subject-in-capitals", Warning, Data, from Sign;
    SUBJECT_LINE: "subject-line", Warning, Pages;
    SUBJECT_LOOK: "subject-look", Warning, Pages;
    SUBJECT_WITH_STOP: "subject-with-stop", Warning, Data;
    TAB_INDENTATION: "tab-indentation", Error, Reading;
    TASK_WITHOUT_UNIT: "task-without-unit", Note, Data;
    TEMPLATE_FAULT: "template-fault", Error, Template;
    TEXT_OVERFLOW: "text-overflow", Error, Pages;
    TEXT_TWICE: "text-twice", Warning, Pages, from Sign;
    TEXT_UNDER_SEAL: "text-under-seal", Warning, Pages, from Sign;
    TEXT_UNDER_STAMP: "text-under-stamp", Warning, Pages;
    TITLE_LOOK: "title-look", Warning, Pages, from Sign;
    TITLE_OF_LETTER: "title-of-letter", Error, Form;
    TITLE_ONLY: "title-only", Warning, Form;
    TOO_DEEP: "too-deep", Error, Reading;
    TOO_FEW_ITEMS: "too-few-items", Error, Form;
    TOO_LARGE_FILE: "too-large-file", Error, Reading;
    TOO_LARGE_LIST: "too-large-list", Error, Reading;
    TOO_LARGE_PART: "too-large-part", Error, Form;
    TOO_LONG_LINE: "too-long-line", Warning, Pages;
    TOO_LONG_ROW: "too-long-row", Error, Reading;
    TOO_LONG_TEMPLATE: "too-long-template", Error, Template;
    TOO_LONG_WORD: "too-long-word", Warning, Pages;
    TOO_MANY_DOCUMENTS: "too-many-documents", Error, Reading;
    TOO_MANY_FINDINGS: "too-many-findings", Error, Run;
    TOO_MANY_ITEMS: "too-many-items", Error, Form;
    TOO_MANY_NODES: "too-many-nodes", Error, Reading;
    TOO_MANY_POINTS: "too-many-points", Error, Form;
    TOO_TALL_HEADER: "too-tall-header", Error, Pages;
    TOO_TALL_ROW: "too-tall-row", Warning, Pages;
    TOO_WIDE_COLUMNS: "too-wide-columns", Error, Form;
    TURNED_PAGE: "turned-page", Warning, Pages;
    TYPED_NUMBER: "typed-number", Warning, Data;
    TYPST_FAULT: "typst-fault", Error, Template;
    TYPST_WARNING: "typst-warning", Warning, Template;
    UNCLEAR_ENACTING: "unclear-enacting", Warning, Form;
    UNCLOSED_BRACKET: "unclosed-bracket", Error, Reading;
    UNCLOSED_QUOTE: "unclosed-quote", Error, Reading;
    UNEVEN_HYPHEN: "uneven-hyphen", Note, Data;
    UNEXPECTED_CHARACTER: "unexpected-character", Error, Reading;
    UNEXPECTED_COLON: "unexpected-colon", Error, Reading;
    UNEXPECTED_DASH: "unexpected-dash", Error, Reading;
    UNEXPECTED_MARK: "unexpected-mark", Error, Run;
    UNEXPECTED_PART: "unexpected-part", Error, Form;
    UNEXPECTED_SPACE: "unexpected-space", Error, Reading;
    UNEXPECTED_STYLE: "unexpected-style", Error, Form;
    UNEXPECTED_TEXT: "unexpected-text", Error, Reading;
    UNIT_NOT_RECIPIENT: "unit-not-recipient", Note, Data;
    UNKNOWN_ALIAS: "unknown-alias", Error, Reading;
    UNKNOWN_ANNEX: "unknown-annex", Warning, Data, from Sign;
    UNKNOWN_ARTICLE: "unknown-article", Warning, Data, from Sign;
    UNKNOWN_COLUMN: "unknown-column", Error, Form;
    UNKNOWN_ESCAPE: "unknown-escape", Error, Reading;
    UNKNOWN_FIELD: "unknown-field", Error, Run;
    UNKNOWN_FOOTNOTE: "unknown-footnote", Error, Form;
    UNKNOWN_FORMAT: "unknown-format", Warning, Reading;
    UNKNOWN_GROUP: "unknown-group", Error, Form;
    UNKNOWN_KEY: "unknown-key", Error, Form;
    UNKNOWN_KIND: "unknown-kind", Error, Form;
    UNKNOWN_LIST: "unknown-list", Error, Reading;
    UNKNOWN_OWN_PART: "unknown-own-part", Warning, Data;
    UNKNOWN_PROFILE: "unknown-profile", Error, Form;
    UNKNOWN_REFERENCE: "unknown-reference", Error, Form;
    UNKNOWN_RULE: "unknown-rule", Error, Form;
    UNKNOWN_SHEET: "unknown-sheet", Error, Reading;
    UNKNOWN_SIGNER: "unknown-signer", Error, Form;
    UNKNOWN_STANDARD: "unknown-standard", Error, Form;
    UNKNOWN_UNIT: "unknown-unit", Error, Form;
    UNKNOWN_VALUE: "unknown-value", Error, Form;
    UNKNOWN_VARIABLE: "unknown-variable", Error, Template;
    UNMENTIONED_ANNEX: "unmentioned-annex", Warning, Data;
    UNPAIRED_BRACKET: "unpaired-bracket", Note, Data;
    UNPAIRED_QUOTE: "unpaired-quote", Note, Data;
    UNREAD_STAMP: "unread-stamp", Warning, Run;
    UNREADABLE_FOLDER: "unreadable-folder", Error, Run;
    UNREADABLE_PDF: "unreadable-pdf", Error, Run;
    UNSIGNED_FILE: "unsigned-file", Error, Run;
    UNTRUSTED_SIGNER: "untrusted-signer", Error, Run;
    UNUSED_ALLOWANCE: "unused-allowance", Warning, Data;
    UNUSED_ANCHOR: "unused-anchor", Error, Reading;
    UNUSED_FOOTNOTE: "unused-footnote", Warning, Form;
    UNUSED_SIGNING_TIME: "unused-signing-time", Warning, Data;
    UNUSUAL_ADDRESSEES: "unusual-addressees", Note, Data;
    URGENCY_MARK: "urgency-mark", Warning, Pages;
    WRONG_CAPITALS: "wrong-capitals", Warning, Data;
    WRONG_LAW_DATE: "wrong-law-date", Warning, Data;
    WRONG_MARGINS: "wrong-margins", Warning, Pages, from Sign;
    WRONG_PAGE_NUMBER: "wrong-page-number", Warning, Pages, from Sign;
    WRONG_WEEKDAY: "wrong-weekday", Warning, Data;
    YEAR_IN_CODE: "year-in-code", Warning, Data;
}

/// The rule of a name.
pub fn find(name: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.name == name)
}
