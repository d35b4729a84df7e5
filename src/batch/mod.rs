//! Many documents: over the cores in a fixed order, only what has changed, a machine's share.

mod bound;
mod cache;
mod claims;
mod commit;
mod copies;
mod copies_check;
mod copies_jobs;
mod depfile;
mod earlier;
mod entry;
mod execute;
mod foresee;
mod job;
mod ledger;
mod memory;
mod names;
mod numbers;
mod order;
mod product_files;
mod ready;
mod renamed;
mod run;
mod schedule;
mod shard;
mod stale;

pub use bound::{Bound, Letter};
pub use cache::Reason;
pub use copies::Copies;
pub use depfile::rule;
pub use job::Job;
pub use memory::Memory;
pub use run::{Done, Goal, Outcome, Run};
pub use schedule::cores;
pub use shard::Shard;
pub use stale::Stale;
