//! Many documents: over the cores in a fixed order, only what has changed, a machine's share.

mod cache;
mod depfile;
mod schedule;
mod shard;

pub use cache::{Cache, Entry, Reason};
pub use depfile::rule;
pub use schedule::{cores, in_order};
pub use shard::Shard;
