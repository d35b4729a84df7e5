//! vanban
pub mod check;
pub mod cli;
pub mod diag;
pub mod document;
pub mod error;
pub mod output;
pub mod pipeline;
pub mod project;
pub mod render;
pub mod typeset;
pub mod vi;
