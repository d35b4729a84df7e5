//! Behaviour of the whole program, in one binary, since each one links all of Typst.

#![expect(
    unreachable_pub,
    clippy::expect_used,
    clippy::format_collect,
    clippy::cast_possible_truncation,
    reason = "a test that cannot set up its case should stop; positions are small numbers; \
              helpers are shared by modules"
)]

mod addressees;
mod appendix;
mod arguments;
mod batch;
mod book;
mod browser;
mod cli;
mod copies;
mod data_only;
mod drafts;
mod external;
mod faults;
mod fonts;
mod form_faults;
mod forms;
mod hostile_text;
mod house;
mod list_numbers;
mod lists;
mod literals;
mod marks;
mod merge;
mod next;
mod number_words;
mod odd_documents;
mod office;
mod outside;
mod own_kinds;
mod pdf;
mod phrases;
mod places;
mod random_documents;
mod readme;
mod reference;
mod reference_page;
mod roll_forward;
mod rules;
mod second_standard;
mod sheet_formats;
mod signature;
mod single_values;
mod sources;
mod standard_faults;
mod starters;
mod structure;
mod support;
mod tables;
mod texts_everywhere;
mod watching;
mod webdriver;
mod wide_columns;
mod words;
mod workbook;
mod written_twice;
mod wrong_input;
