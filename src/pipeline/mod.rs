//! One document from its data to its products: load → render → typeset → check → export.

mod allowed;
mod assets;
mod currencies;
mod fonts;
mod guard;
mod log;
mod looks;
mod loosen;
mod manifest;
mod original;
mod own_kinds;
mod picture;
mod product;
mod read;
mod repair;
mod rows;
mod session;
mod setter;
mod shared;
mod take;
mod trace;
mod unfit;

pub use log::Source;
pub use product::{Built, Files, Product};
pub use repair::{Repaired, WhyKept};
pub use session::{Attempt, Checked, Session};
pub use setter::Located;
pub use shared::Shared;
