//! From a document to Typst source: what appears; how it looks is `templates/lib/`.

mod appendix;
mod body;
mod builder;
mod bundle;
mod copy;
mod environment;
mod fixed_lines;
mod identity;
mod inline;
mod literal;
mod marks;
mod table;
mod templates;
mod trace;
mod view;

pub use bundle::bundle;
pub use environment::{Rendered, Renderer};
pub use inline::{Inline, Line};
pub use templates::{EMBEDDED, Templates};
pub use trace::value_place;
pub use view::{Setting, View, view, view_marked};
