//! What a document names in `vanban.yaml` and in the standard, put in its place.

use std::sync::Arc;

use super::context::Context;
use crate::document::{
    Agency, AgencyRef, Document, Keys, Loaded, References, Signature, SignatureRef,
};
use crate::standard::{Kind, Standard};
use crate::yaml::{Path, Tree};

/// What a document names, in its place.
pub(super) struct Names {
    document: Document,
    kind: Kind,
    attached_kind: Option<Kind>,
    agency: Agency,
    signers: Vec<(Signature, Path)>,
    recipients: Vec<(String, Path)>,
}

impl Names {
    pub(super) fn loaded(
        self,
        tree: Tree,
        keys: &Arc<Keys>,
        standard: &Arc<Standard>,
    ) -> Loaded {
        let attached = self.attached_kind.as_ref();
        let references = References::of(&self.document, standard, &self.kind, attached);
        Loaded {
            document: self.document,
            standard: standard.clone(),
            kind: self.kind,
            attached_kind: self.attached_kind,
            agency: self.agency,
            signers: self.signers,
            recipients: self.recipients,
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
    let signers = match &document.signature {
        SignatureRef::Named(name) => vec![(office.signers.get(name)?.clone(), signature)],
        said => said
            .signers()
            .into_iter()
            .map(|(s, path)| (s.clone(), path))
            .collect(),
    };
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
    let attached_kind = match &document.attachment {
        Some(attachment) => Some(standard.kind(&attachment.kind.0, &office.kinds)?),
        None => None,
    };
    Some(Names {
        document,
        kind,
        attached_kind,
        agency,
        signers,
        recipients,
    })
}
