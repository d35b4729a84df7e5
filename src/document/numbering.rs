//! By what the bodies of a document are numbered.

use super::kind::SchemeName;
use super::outline::Numbering;
use crate::standard::{Kind, Standard};

/// How a body is numbered: by the given scheme, else as its kind is. A scheme that is not the
/// kind's begins at its own first level.
pub(super) fn numbering<'a>(
    given: Option<&'a SchemeName>,
    standard: &'a Standard,
    kind: &'a Kind,
) -> Numbering<'a> {
    let own = Numbering { standard, scheme: &kind.scheme, top: &kind.top };
    let Some(name) = given.filter(|name| name.0 != kind.scheme) else { return own };
    let Some(scheme) = standard.schemes.get(&name.0) else { return own };
    Numbering { standard, scheme: &name.0, top: &scheme.top }
}

/// How annexes are numbered.
pub fn annex_numbering(standard: &Standard) -> Numbering<'_> {
    let scheme = &standard.annex_scheme;
    let top = standard.schemes.get(scheme).map_or("", |scheme| &scheme.top);
    Numbering { standard, scheme, top }
}
