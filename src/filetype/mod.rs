//! What a file is by its bytes, whatever its name says.

mod cfb;
mod file_type;
mod known;
mod text;

pub use cfb::{Compound, u16_at, u32_at};
pub use file_type::FileType;
