//! What a file says of how it was made, beside what the build of its document says.

use crate::pdf::{Manifest, manifest};

/// What two manifests tell of two files that differ.
pub(super) enum Claim {
    /// Nothing: one of them has none, or says nothing of its data.
    Silent,
    /// They say to be made of the same with the same.
    Same,
    /// The file says to be made of other data.
    OtherData,
    /// The file says to be made by another program: the one, and ours.
    OtherProgram(String, String),
    /// The file says to be made with other templates or another standard.
    OtherLooks,
}

/// Reads what a first revision claims, beside a build.
pub(super) fn claim(theirs: &[u8], build: &[u8]) -> Claim {
    let read = |bytes| manifest(bytes).ok().flatten();
    let (Some(theirs), Some(ours)) = (read(theirs), read(build)) else {
        return Claim::Silent;
    };
    let looks = |it: &Manifest| (it.standard_digest.clone(), it.template_digest.clone());
    if theirs.program != ours.program {
        Claim::OtherProgram(theirs.program, ours.program)
    } else if looks(&theirs) != looks(&ours) {
        Claim::OtherLooks
    } else {
        match (theirs.data_digest, ours.data_digest) {
            (Some(theirs), Some(ours)) if theirs == ours => Claim::Same,
            (Some(_), Some(_)) => Claim::OtherData,
            _ => Claim::Silent,
        }
    }
}
