//! The files that a document is sent in: itself, and each part that is a file of its own.

use super::composed::{Addressees, Body, Composed, Head, Meta, Recipients, Title};
use super::line::{Line, text_of};
use crate::standard::{Standard, fill};

/// The template of a part that is a file of its own.
const TEMPLATE: &str = "tep-rieng";

/// One of the files that a document is sent in.
pub struct ComposedFile {
    /// What its name ends in, after the document's; nothing for the document itself.
    pub ending: String,
    /// What is printed in it.
    pub composed: Composed,
}

/// The files of a document, itself first. A copy is one file, whatever its original was.
pub fn files(mut composed: Composed, standard: &Standard) -> Vec<ComposedFile> {
    let mut apart = vec![];
    if composed.copy.is_none() {
        let endings = &standard.files;
        if let Some(attachment) = composed.attachment.take_if(|it| it.separate) {
            let title = [&attachment.kind, &attachment.subject].map(|line| text_of(line));
            let title = title.join(": ");
            let ending = endings.attachment.clone();
            let attachment = Some(attachment);
            let own = part(&composed, &ending, title);
            apart.push(ComposedFile { ending, composed: Composed { attachment, ..own } });
        }
        let all = std::mem::take(&mut composed.appendices);
        for (i, appendix) in all.into_iter().enumerate() {
            if !appendix.separate {
                composed.appendices.push(appendix);
                continue;
            }
            let title = appendix.title.as_ref().map(|line| text_of(line));
            let title = [Some(appendix.number.clone()), title].into_iter().flatten();
            let title = title.collect::<Vec<_>>().join(": ");
            let n = (i + 1).to_string();
            let value = |name: &str| (name == "n").then(|| n.clone());
            let ending = fill(&endings.appendix, value);
            let own = part(&composed, &ending, title);
            let appendices = vec![appendix];
            apart.push(ComposedFile { ending, composed: Composed { appendices, ..own } });
        }
    }
    let document = ComposedFile { ending: String::new(), composed };
    std::iter::once(document).chain(apart).collect()
}

/// A file with nothing in it yet, under the head of a document.
fn part(of: &Composed, ending: &str, title: String) -> Composed {
    let none = Line::new();
    Composed {
        template: TEMPLATE.to_owned(),
        landscape: of.landscape,
        meta: Meta {
            title,
            identifier: format!("{}|{ending}", of.meta.identifier),
            ..of.meta.clone()
        },
        head: Head {
            number: None,
            place_date: None,
            urgency: None,
            secrecy: false,
            circulation: None,
            draft: None,
            contact: vec![],
            ..of.head.clone()
        },
        title: Title {
            kind: none.clone(),
            subject: None,
            about: None,
            issuer: none.clone(),
            issuer_upper: none,
            enacting: None,
        },
        addressees: Addressees::default(),
        legal_bases: vec![],
        body: Body::default(),
        signers: vec![],
        recipients: Recipients::default(),
        confirmation: None,
        attachment: None,
        appendices: vec![],
        copy: None,
    }
}
