//! appendix
