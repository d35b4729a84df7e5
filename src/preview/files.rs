//! What the page itself is made of.

/// The files of the page, by name.
pub(super) const FILES: [(&str, &str); 5] = [
    ("page.css", include_str!("page.css")),
    ("page.js", include_str!("page.js")),
    ("pages.js", include_str!("pages.js")),
    ("find.js", include_str!("find.js")),
    ("words.js", include_str!("words.js")),
];
/// The page, which asks for the rest.
pub(super) const PAGE: &str = include_str!("page.html");
