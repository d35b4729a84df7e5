//! What each year, date, number and name of a text means when the document is made for another
//! year.
//!
//! The grammar says what a phrase is; here its role is settled, and whether it changes, stays
//! or has to be asked about. Nothing here knows a file.

mod amounts;
mod anniversaries;
mod beside_doubts;
mod bodies;
mod body_names;
mod by_law;
mod case;
mod citation_labels;
mod citation_years;
mod citations;
mod classify;
mod constitution;
mod dates;
mod done;
mod doubts;
mod event_names;
mod events;
mod facts;
mod held_names;
mod lunar_days;
mod milestones;
mod named_papers;
mod of_itself;
mod past_clauses;
mod people;
mod ranges;
mod rare_events;
mod repeated_names;
mod results;
mod role;
mod school_years;
mod single_year;
mod spoken;
mod successors;
mod tied_times;
mod told_states;
mod verdict;
mod weekday;
mod years;

pub use amounts::names_target;
pub use case::{Case, Course, Lists, TextPart, Years};
pub use classify::classify;
pub use facts::Facts;
pub use milestones::{Milestone, heads_a_step, milestone};
pub use people::in_office;
pub use role::{PhraseRole, ReviewGroup};
pub use verdict::{Asked, OnceOffered, Verdict};
