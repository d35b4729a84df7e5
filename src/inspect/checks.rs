//! Every check, in the order of a page's parts.

use super::check::PageCheck;
use super::{
    agency_rules, annex_rules, body_rules, heading_rules, margin_rules, mark_rules,
    nation_rules, number_rules, page_rules, paper_rules, paragraph_rules,
    recipient_rules, seal_rules, signer_rules, stamp_rules, table_rules, text_rules,
    title_rules, word_rules,
};
use crate::diag::rules;

/// Makes the list of checks of their rules and functions.
macro_rules! checks {
    ($($whose:ident { $($rule:ident: $run:path;)* })*) => {
        /// Every check.
        pub(super) static CHECKS: &[PageCheck] = &[$($(PageCheck {
            rule: &rules::$rule,
            is_general: checks!(@$whose),
            run: $run,
        }),*),*];
    };
    (@general) => { true };
    (@decree) => { false };
}

checks! {
    general {
        TURNED_PAGE: paper_rules::turned_page;
        WRONG_MARGINS: margin_rules::wrong_margins;
        LOST_TEXT: word_rules::lost_text;
        TEXT_TWICE: word_rules::text_twice;
        STRETCHED_LINE: text_rules::stretched_line;
        SHORT_LAST_LINE: text_rules::short_last_line;
        MISSING_TABLE_HEADER: table_rules::missing_table_header;
        LONE_GROUP_ROW: table_rules::lone_group_row;
        LONE_SIGNATURE: signer_rules::lone_signature;
        NARROW_HEADING_GAP: agency_rules::narrow_heading_gap;
        BODY_LOOK: body_rules::body_look;
    }
    decree {
        PAPER_SIZE: paper_rules::paper_size;
        ANOTHER_FONT: paper_rules::another_font;
        COLOURED_TEXT: paper_rules::coloured_text;
        NUMBERED_FIRST_PAGE: page_rules::numbered_first_page;
        MISSING_PAGE_NUMBER: page_rules::missing_page_number;
        WRONG_PAGE_NUMBER: page_rules::wrong_page_number;
        PAGE_NUMBER_LOOK: page_rules::page_number_look;
        NATION_LOOK: nation_rules::nation_look;
        MOTTO_LOOK: nation_rules::motto_look;
        MOTTO_LINE: nation_rules::motto_line;
        AGENCY_LOOK: agency_rules::agency_look;
        PARENT_LOOK: agency_rules::parent_look;
        AGENCY_LINE: agency_rules::agency_line;
        NUMBER_LOOK: number_rules::number_look;
        DATE_LOOK: number_rules::date_look;
        NUMBER_BESIDE_DATE: number_rules::number_beside_date;
        TITLE_LOOK: title_rules::title_look;
        SUBJECT_LOOK: title_rules::subject_look;
        SUBJECT_LINE: title_rules::subject_line;
        LETTER_SUBJECT_LOOK: title_rules::letter_subject_look;
        ADDRESSEE_LOOK: title_rules::addressee_look;
        BASIS_LOOK: title_rules::basis_look;
        ENACTING_LOOK: title_rules::enacting_look;
        COMPONENT_ORDER: body_rules::component_order;
        RAGGED_TEXT: paragraph_rules::ragged_text;
        FIRST_LINE_INDENT: paragraph_rules::first_line_indent;
        PARAGRAPH_GAP: paragraph_rules::paragraph_gap;
        LINE_SPACING: paragraph_rules::line_spacing;
        HEADING_LOOK: heading_rules::heading_look;
        SIGNER_LOOK: signer_rules::signer_look;
        SIGNATURE_ROOM: signer_rules::signature_room;
        TEXT_UNDER_SEAL: seal_rules::text_under_seal;
        TEXT_UNDER_STAMP: stamp_rules::text_under_stamp;
        SEAL_PLACE: seal_rules::seal_place;
        RECIPIENTS_LABEL_LOOK: recipient_rules::recipients_label_look;
        RECIPIENTS_LOOK: recipient_rules::recipients_look;
        ANNEX_LOOK: annex_rules::annex_look;
        REFERENCE_LOOK: annex_rules::reference_look;
        URGENCY_MARK: mark_rules::urgency_mark;
        CIRCULATION_MARK: mark_rules::circulation_mark;
        CONTACT_LOOK: mark_rules::contact_look;
        FILE_SIGNATURE_LOOK: mark_rules::file_signature_look;
    }
}
