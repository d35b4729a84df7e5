//! The local page of `watch --preview`: the pages as they are now, and what is wrong in them.

mod changes;
mod connections;
mod files;
mod http;
mod places;
mod request;
mod server;
mod view;

pub use server::{Draw, OpenPlace, PreviewedDocument, Server, TitleOf};
pub use view::DrawnPages;
