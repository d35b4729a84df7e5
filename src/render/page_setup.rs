//! What the project and the standard decide about the page.

use std::sync::Arc;

use crate::standard::{Margins, Standard};

/// What a project decides about the page, within what the standard leaves to it.
#[derive(Clone, Debug)]
pub struct PageSetup {
    /// The standard.
    pub standard: Arc<Standard>,
    /// The family of the text's font.
    pub font: String,
    /// The margins of every page.
    pub margins: Margins,
}
