//! What a document names in `vanban.yaml` and in the standard, put in its place.

use std::sync::Arc;

use super::context::Context;
use crate::document::{
    Agency, AgencyRef, Attached, Document, Keys, Loaded, References, Signature,
    SignatureRef,
};
use crate::standard::{BlankWidths, Kind, Standard};
use crate::yaml::{Path, Tree};

/// What a document names, in its place.
pub(super) struct Names {
    document: Document,
    kind: Kind,
    attached: Vec<Attached>,
    agency: Agency,
    signers: Vec<(Signature, Path)>,
    recipients: Vec<(String, Path)>,
    blanks: BlankWidths,
    signature_fields: bool,
}

impl Names {
    pub(super) fn loaded(
        self,
        tree: Tree,
        keys: &Arc<Keys>,
        standard: &Arc<Standard>,
    ) -> Loaded {
        let references =
            References::of(&self.document, standard, &self.kind, &self.attached);
        Loaded {
            document: self.document,
            standard: standard.clone(),
            kind: self.kind,
            attached: self.attached,
            agency: self.agency,
            signers: self.signers,
            recipients: self.recipients,
            blanks: self.blanks,
            signature_fields: self.signature_fields,
            references,
            tree,
            keys: keys.clone(),
            copied_by: None,
        }
    }
}

/// Finds what a document names; none if it names what is not there.
pub(super) fn resolve(document: Document, context: Context<'_>) -> Option<Names> {
    let Context { standard, office, .. } = context;
    let agency = match &document.agency {
        AgencyRef::Inline(agency) => (**agency).clone(),
        AgencyRef::Profile(name) => office.agencies.get(name)?.clone(),
    };
    let signature = Path::default().key("signature");
    let signers = signers_of(&document.signature, signature, context)?;
    let path = Path::default().key("recipients");
    let mut recipients: Vec<(String, Path)> = document
        .recipients
        .iter()
        .enumerate()
        .map(|(i, text)| (text.clone(), path.index(i)))
        .collect();
    for (i, name) in document.recipient_groups.iter().enumerate() {
        let path = Path::default().key("recipient_groups").index(i);
        let group = office.recipient_groups.get(name)?;
        recipients.extend(group.iter().map(|text| (text.clone(), path.clone())));
    }
    let kind = standard.kind(&document.kind.0, &office.kinds)?;
    let attached = document.attachments().into_iter().map(|(attachment, path)| {
        let signature = attachment.signature.as_ref();
        let here = path.key("signature");
        let signers = signature.map_or(Some(vec![]), |it| signers_of(it, here, context));
        Some(Attached {
            kind: standard.kind(&attachment.kind.0, &office.kinds)?,
            signers: signers?,
        })
    });
    let attached = attached.collect::<Option<_>>()?;
    let signature_fields = document.signature_fields.unwrap_or(office.signature_fields);
    Some(Names {
        signature_fields,
        document,
        kind,
        attached,
        agency,
        signers,
        recipients,
        blanks: standard.blanks.with(&office.blanks),
    })
}

/// Who signs, with where the document says it; none if the name is not there.
fn signers_of(
    said: &SignatureRef,
    path: Path,
    context: Context<'_>,
) -> Option<Vec<(Signature, Path)>> {
    Some(match said {
        SignatureRef::Named(name) => {
            vec![(context.office.signers.get(name)?.clone(), path)]
        }
        said => {
            let signers = said.signers(path).into_iter();
            signers.map(|(signer, path)| (signer.clone(), path)).collect()
        }
    })
}
