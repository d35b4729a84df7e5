//! vanban
pub mod diag;
pub mod document;
pub mod vi;
