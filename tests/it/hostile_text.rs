//! hostile_text
