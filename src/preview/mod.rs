//! The local page of `watch --preview`: the pages as they are now, and what is wrong in them.

mod http;
mod places;
mod server;
mod view;

pub use server::{Document, Draw, Open, Server};
pub use view::View;

/// The files of the page, by name.
const FILES: [(&str, &str); 5] = [
    ("page.css", include_str!("page.css")),
    ("page.js", include_str!("page.js")),
    ("pages.js", include_str!("pages.js")),
    ("find.js", include_str!("find.js")),
    ("words.js", include_str!("words.js")),
];
/// The page itself.
const PAGE: &str = include_str!("page.html");
