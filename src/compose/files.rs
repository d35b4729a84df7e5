//! The files that a document is sent in: itself, and each part that is a file of its own.

use super::composed::{
    Addressees, Body, Composed, ComposedAppendix, Head, Meta, Recipients, Title,
};
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
    if composed.copy.is_some() {
        return vec![ComposedFile { ending: String::new(), composed }];
    }
    let mut apart = vec![];
    let attached = std::mem::take(&mut composed.attachments);
    let several = attached.len() > 1;
    for (i, mut attachment) in attached.into_iter().enumerate() {
        let ending = numbered(&standard.files.attachment, several.then_some(i));
        let lead = format!("{ending}-");
        let annexes = annex_files(&composed, &mut attachment.appendices, standard, &lead);
        if attachment.separate {
            let title = [&attachment.kind, &attachment.subject].map(|line| text_of(line));
            let own = part(&composed, &ending, title.join(": "));
            let attachments = vec![attachment];
            apart
                .push(ComposedFile { ending, composed: Composed { attachments, ..own } });
        } else {
            composed.attachments.push(attachment);
        }
        apart.extend(annexes);
    }
    let mut annexes = std::mem::take(&mut composed.appendices);
    apart.extend(annex_files(&composed, &mut annexes, standard, ""));
    composed.appendices = annexes;
    let document = ComposedFile { ending: String::new(), composed };
    std::iter::once(document).chain(apart).collect()
}

/// Takes out the annexes that are files of their own.
fn annex_files(
    of: &Composed,
    annexes: &mut Vec<ComposedAppendix>,
    standard: &Standard,
    lead: &str,
) -> Vec<ComposedFile> {
    let mut apart = vec![];
    for (i, appendix) in std::mem::take(annexes).into_iter().enumerate() {
        if !appendix.separate {
            annexes.push(appendix);
            continue;
        }
        let title = appendix.title.as_ref().map(|line| text_of(line));
        let title = [Some(appendix.number.clone()), title].into_iter().flatten();
        let title = title.collect::<Vec<_>>().join(": ");
        let ending = lead.to_owned() + &numbered(&standard.files.appendix, Some(i));
        let own = part(of, &ending, title);
        let appendices = vec![appendix];
        apart.push(ComposedFile { ending, composed: Composed { appendices, ..own } });
    }
    apart
}

/// An ending with the number of its part, counted from 1 here and from 0 in `i`.
fn numbered(pattern: &str, i: Option<usize>) -> String {
    fill(pattern, |name| i.filter(|_| name == "n").map(|i| (i + 1).to_string()))
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
        attachments: vec![],
        signers_in_row: None,
        appendices: vec![],
        copy: None,
    }
}
