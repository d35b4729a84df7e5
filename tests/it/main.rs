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
mod agency_rule;
mod any_bytes;
mod appendix;
mod arguments;
mod attached_texts;
mod batch;
mod book;
mod bounds;
mod browser;
mod citing;
mod cli;
mod codes;
mod comparing;
mod copies;
mod data_only;
mod drafts;
mod enacting;
mod encodings;
mod end_mark;
mod every_key;
mod external;
mod faults;
mod file_names;
mod file_types;
mod fitting;
mod fixing;
mod fonts;
mod form_faults;
mod forms;
mod full_disk;
mod gates;
#[path = "../bench/guests.rs"]
mod guests;
mod hostile_text;
mod house;
mod in_force;
mod inspecting;
mod kept_letters;
mod ledger;
mod libreoffice;
mod linting;
mod list_columns;
mod list_looks;
mod list_numbers;
mod list_sums;
mod lists;
mod literals;
mod made_letters;
mod many_signers;
mod marks;
mod merge;
mod mutations;
mod next;
mod next_answers;
mod not_yet_known;
mod number_words;
mod numbered_levels;
mod odd_documents;
mod office;
mod office_workbook;
mod old_book;
mod old_workbooks;
mod one_file;
mod outside;
mod own_kinds;
mod pdf;
mod phrases;
mod pictures;
mod places;
mod plan_2027;
mod random_documents;
mod readme;
mod recipients;
mod reference;
mod reference_page;
mod register;
mod renumbering;
mod reports;
mod roll_forward;
mod rule_specs;
mod rules;
mod second_standard;
mod separate_files;
mod sheet_formats;
mod signature;
mod single_values;
mod sources;
mod standard_faults;
mod starters;
mod strangers;
mod structure;
mod support;
mod table_groups;
mod table_heads;
mod table_merges;
mod table_tags;
mod tables;
mod tag_tree;
mod tags;
mod text_marks;
mod texts_everywhere;
mod traps;
mod watching;
mod webdriver;
mod wide_columns;
mod words;
mod workbook;
mod written_twice;
mod wrong_input;
