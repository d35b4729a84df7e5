//! The one place that opens files to read them: plain files of a bounded size, never a pipe or a
//! device, which would wait or go on without end.

mod read;
mod refusal;

pub use read::{MAX_PRODUCT_BYTES, is_plain, read};
pub use refusal::Refusal;
