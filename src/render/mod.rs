//! From a composed document to Typst source: minijinja decides what appears, and how it looks is
//! `templates/lib/`.

mod asset;
mod blank_words;
mod bundle;
mod columns;
mod components;
mod decimals;
mod embedded;
mod environment;
mod line_value;
mod lines;
mod literal;
mod origins;
mod page_setup;
mod template_size;
mod templates;
mod trace;
mod view;
mod view_body;
mod view_list;
mod view_table;
mod view_tail;

pub use asset::asset;
pub use bundle::bundle;
pub use columns::too_wide;
pub use components::numbers;
pub use embedded::EMBEDDED;
pub use environment::{Rendered, Renderer};
pub use lines::Loose;
pub use page_setup::PageSetup;
pub use templates::{Template, Templates};
