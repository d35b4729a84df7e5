//! What a PDF says of how it was made.

use super::assets::Pictures;
use crate::document::Loaded;
use crate::fingerprint::Fingerprint;
use crate::pdf::Manifest;
use crate::yaml::{Node, NodeKind};

/// The manifest of a document's PDF, made by a program with templates and standards.
pub(super) fn manifest(
    loaded: &Loaded,
    pictures: &Pictures,
    program: &str,
    (standards, templates): (&Fingerprint, &Fingerprint),
) -> Manifest {
    let copy = loaded.copied_by.as_deref();
    // Whoever has a secret paper, or a copy with words taken out, could try out guesses at them
    // against a digest of the data.
    let is_secret = std::iter::once(loaded).chain(copy).any(Loaded::is_secret);
    Manifest {
        program: program.to_owned(),
        standard: loaded.standard.id.clone(),
        standard_digest: standards.to_string(),
        template_digest: templates.to_string(),
        data_digest: (!is_secret).then(|| {
            // Of a copy, its own data: it may show less than its original says.
            data(copy.unwrap_or(loaded), pictures).to_string()
        }),
    }
}

/// The digest of values: not of how they are written, nor of comments.
fn data(loaded: &Loaded, pictures: &Pictures) -> Fingerprint {
    let mut said = vec![];
    feed(&loaded.tree.root, &mut said);
    // What it names in the project's file.
    let named = (&loaded.agency, &loaded.signers, &loaded.recipients);
    put(&format!("{named:?}"), &mut said);
    for (name, bytes) in &pictures.assets {
        put(name, &mut said);
        put(&Fingerprint::of(bytes).to_string(), &mut said);
    }
    Fingerprint::of(&said)
}

/// Writes a value so that no other value is written alike.
fn feed(node: &Node, out: &mut Vec<u8>) {
    match &node.kind {
        _ if node.is_null() => out.push(b'0'),
        NodeKind::Scalar { text, .. } => put(text, out),
        NodeKind::List(items) => {
            out.push(b'[');
            for item in items {
                feed(item, out);
            }
            out.push(b']');
        }
        NodeKind::Map(entries) => {
            out.push(b'{');
            for entry in entries {
                feed(&entry.key, out);
                feed(&entry.value, out);
            }
            out.push(b'}');
        }
    }
}

fn put(text: &str, out: &mut Vec<u8>) {
    out.extend_from_slice(format!("\"{}:", text.len()).as_bytes());
    out.extend_from_slice(text.as_bytes());
}
