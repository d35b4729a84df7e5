//! The one place that writes, moves and removes files: whole or not at all, so that a reader only
//! ever sees a whole one, old or new; and never through a link, whoever put it there.

mod folder;
mod lock;
mod named;
mod scratch;
mod unfinished;

pub use folder::{Written, remove, rename, write};
pub use lock::{Lock, lock};
pub use named::{create, replace, rewrite, rewrite_by};
pub use scratch::{SCRATCH, own_bytes, own_file, sweep};
