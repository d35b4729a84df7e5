//! Holds what `vanban` writes for other programs against the schemas of it; see `tests/`.
