//! What a tree is held against.

use crate::document::{Keys, Office};
use crate::standard::Standard;
use crate::yaml::Tree;

/// What a tree is held against.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) tree: &'a Tree,
    pub(super) keys: &'a Keys,
    pub(super) standard: &'a Standard,
    pub(super) office: &'a Office,
}
