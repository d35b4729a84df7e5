//! What Typst keeps between documents.

/// Frees what no compilation of the last two rounds has used; called between documents so that
/// memory stays bounded.
pub fn evict() {
    // What documents have in common is used by each; the rest is only searched through. Keeping
    // two rounds is faster than keeping ten, with two workers too, and needs half the memory.
    typst::comemo::evict(2);
}
