//! Where pictures of the project lie in the world that Typst sees.

/// The path of a picture among the assets, by its path from the project's folder.
pub fn asset(file: &str) -> String {
    format!("du-an/{file}")
}

/// The same path as a source names it.
pub(super) fn rooted(file: &str) -> String {
    format!("/{}", asset(file))
}
