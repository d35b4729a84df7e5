//! reference_page
