//! Every check, in the order of a document's parts.

use super::check::Check;
use super::{
    addressee_rules, annex_rules, basis_rules, citation_rules, code_rules, mark_rules,
    signer_rules, title_rules, word_rules,
};
use crate::diag::rules;

/// Makes the list of checks of their rules and functions.
macro_rules! checks {
    ($($rule:ident: $run:path;)*) => {
        /// Every check.
        pub(super) static CHECKS: &[Check] =
            &[$(Check { rule: &rules::$rule, run: $run }),*];
    };
}

checks! {
    CODE_OF_ANOTHER_KIND: code_rules::code_of_another_kind;
    YEAR_IN_CODE: code_rules::year_in_code;
    SUBJECT_IN_CAPITALS: title_rules::subject_in_capitals;
    SUBJECT_WITH_STOP: title_rules::subject_with_stop;
    TITLE_OF_LETTER: title_rules::title_of_letter;
    UNUSUAL_ADDRESSEES: addressee_rules::unusual_addressees;
    MISSING_AS_ABOVE: addressee_rules::missing_as_above;
    UNKNOWN_ARTICLE: addressee_rules::unknown_article;
    MISSING_RECIPIENTS: addressee_rules::missing_recipients;
    LAW_WITH_NUMBER: basis_rules::law_with_number;
    INCOMPLETE_BASIS: basis_rules::incomplete_basis;
    LATER_CITATION: citation_rules::later_citation;
    REPEATED_CITATION: citation_rules::repeated_citation;
    CITED_PART_CASE: citation_rules::cited_part_case;
    WRONG_WEEKDAY: citation_rules::wrong_weekday;
    INVALID_AUTHORITY: signer_rules::invalid_authority;
    DEGREE_BEFORE_NAME: signer_rules::degree_before_name;
    NAME_CASE: signer_rules::name_case;
    UNMENTIONED_ANNEX: annex_rules::unmentioned_annex;
    UNKNOWN_ANNEX: annex_rules::unknown_annex;
    END_MARK_IN_TEXT: mark_rules::end_mark_in_text;
    SPACE_BEFORE_MARK: mark_rules::space_before_mark;
    STRAIGHT_QUOTES: mark_rules::straight_quotes;
    DOUBLED_WORD: word_rules::doubled_word;
    WRONG_CAPITALS: word_rules::wrong_capitals;
}
