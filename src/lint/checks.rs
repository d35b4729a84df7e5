//! Every check, in the order of a document's parts.

use super::check::Check;
use super::{
    addressee_rules, annex_rules, basis_order_rules, basis_rules, case_rules,
    citation_rules, code_rules, deadline_rules, doubled_rules, first_citation_rules,
    mark_rules, outline_rules, own_part_rules, own_time_rules, pair_rules, percent_rules,
    post_rules, recipient_rules, signer_rules, space_rules, task_rules, title_rules,
    tone_rules, typing_rules, weekday_rules, word_rules,
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
    CODE_OF_ANOTHER_AGENCY: post_rules::code_of_another_agency;
    SUBJECT_IN_CAPITALS: title_rules::subject_in_capitals;
    SUBJECT_WITH_STOP: title_rules::subject_with_stop;
    KIND_IN_SUBJECT: doubled_rules::kind_in_subject;
    PAST_YEAR: own_time_rules::past_year;
    CONFLICTING_DAYS: own_time_rules::conflicting_days;
    UNUSUAL_ADDRESSEES: addressee_rules::unusual_addressees;
    MISSING_ADDRESSEES: recipient_rules::missing_addressees;
    MISSING_AS_ABOVE: addressee_rules::missing_as_above;
    UNKNOWN_ARTICLE: addressee_rules::unknown_article;
    MISSING_RECIPIENTS: addressee_rules::missing_recipients;
    DUPLICATE_RECIPIENT: recipient_rules::duplicate_recipient;
    PERSON_IN_ARCHIVE: recipient_rules::person_in_archive;
    LAW_WITH_NUMBER: basis_rules::law_with_number;
    INCOMPLETE_BASIS: basis_rules::incomplete_basis;
    BASIS_ORDER: basis_order_rules::basis_order;
    DUPLICATE_BASIS: basis_order_rules::duplicate_basis;
    JOINED_BASES: basis_order_rules::joined_bases;
    LATER_CITATION: citation_rules::later_citation;
    REPEATED_CITATION: citation_rules::repeated_citation;
    SHORT_FIRST_CITATION: first_citation_rules::short_first_citation;
    CITED_PART_CASE: citation_rules::cited_part_case;
    WRONG_WEEKDAY: weekday_rules::wrong_weekday;
    SMALL_WEEKDAY: weekday_rules::small_weekday;
    INVALID_AUTHORITY: signer_rules::invalid_authority;
    DEGREE_BEFORE_NAME: signer_rules::degree_before_name;
    NAME_CASE: signer_rules::name_case;
    MISSING_AUTHORITY: post_rules::missing_authority;
    UNMENTIONED_ANNEX: annex_rules::unmentioned_annex;
    UNKNOWN_ANNEX: annex_rules::unknown_annex;
    MISSING_ATTACHMENT: first_citation_rules::missing_attachment;
    UNKNOWN_OWN_PART: own_part_rules::unknown_own_part;
    TYPED_NUMBER: doubled_rules::typed_number;
    MIXED_TITLES: outline_rules::mixed_titles;
    SMALL_FIRST_LETTER: case_rules::small_first_letter;
    SMALL_AFTER_STOP: case_rules::small_after_stop;
    TASK_WITHOUT_UNIT: task_rules::task_without_unit;
    UNIT_NOT_RECIPIENT: task_rules::unit_not_recipient;
    PAST_DEADLINE: deadline_rules::past_deadline;
    DEADLINE_OUTSIDE_GROUP: deadline_rules::deadline_outside_group;
    SHARE_OVER_WHOLE: percent_rules::share_over_whole;
    SHARES_OF_WHOLE: percent_rules::shares_of_whole;
    END_MARK_IN_TEXT: mark_rules::end_mark_in_text;
    SPACE_BEFORE_MARK: mark_rules::space_before_mark;
    STRAIGHT_QUOTES: mark_rules::straight_quotes;
    UNPAIRED_QUOTE: pair_rules::unpaired_quote;
    UNPAIRED_BRACKET: pair_rules::unpaired_bracket;
    UNEVEN_HYPHEN: space_rules::uneven_hyphen;
    DOUBLED_SPACE: space_rules::doubled_space;
    GLUED_WORDS: space_rules::glued_words;
    DOUBLED_WORD: word_rules::doubled_word;
    RAW_KEYSTROKES: typing_rules::raw_keystrokes;
    MIXED_SCRIPTS: typing_rules::mixed_scripts;
    SAMPLE_TEXT: typing_rules::sample_text;
    MIXED_TONES: tone_rules::mixed_tones;
    WRONG_CAPITALS: word_rules::wrong_capitals;
}
