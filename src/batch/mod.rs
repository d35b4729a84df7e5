//! Many documents: over the cores in a fixed order, only what has changed, a machine's share.

mod cache;
mod copies;
mod copies_check;
mod depfile;
mod entry;
mod job;
mod ledger;
mod memory;
mod names;
mod run;
mod schedule;
mod shard;
mod turn;

pub use cache::{Cache, Reason};
pub use copies::Copies;
pub use depfile::rule;
pub use entry::{Entry, name_in};
pub use job::{Data, Job};
pub use ledger::Ledger;
pub use memory::Memory;
pub use run::{Done, Goal, Outcome, Run, Stale};
pub use schedule::{cores, in_order};
pub use shard::Shard;
