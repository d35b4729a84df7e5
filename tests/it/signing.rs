//! Signs PDFs, and adds to them what no signature adds, for tests of what is said of them.

use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use sha2::{Digest, Sha256};

/// One ASN.1 value.
fn der(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let mut out = vec![tag];
    match content.len() {
        short @ 0..=127 => out.push(short as u8),
        long @ 128..=255 => out.extend([0x81, long as u8]),
        long => out.extend([0x82, (long >> 8) as u8, long as u8]),
    }
    out.extend(content);
    out
}

fn oid(text: &str) -> Vec<u8> {
    use x509_cert::der::Encode;
    x509_cert::der::asn1::ObjectIdentifier::new_unwrap(text)
        .to_der()
        .expect("an OID")
}

fn name(common: &str) -> Vec<u8> {
    let attribute = der(0x30, &[&oid("2.5.4.3"), &der(0x0c, &[common.as_bytes()])]);
    der(0x30, &[&der(0x31, &[&attribute])])
}

/// A key with its certificate.
pub struct Identity {
    key: SigningKey,
    issuer: Vec<u8>,
    pub certificate: Vec<u8>,
}

/// What a certificate is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Use {
    Authority,
    Person,
    /// A server on the net, which signs no documents.
    Server,
}

impl Identity {
    /// A key made of a number, with a certificate by another key, or by itself.
    pub fn new(common: &str, seed: u8, by: Option<(&Self, &str)>, is_for: Use) -> Self {
        Self::valid(common, seed, by, is_for, ["250101000000Z", "350101000000Z"])
    }

    /// The same, valid from one time to another.
    pub fn valid(
        common: &str,
        seed: u8,
        by: Option<(&Self, &str)>,
        is_for: Use,
        times: [&str; 2],
    ) -> Self {
        let key = SigningKey::from_slice(&[seed; 32]).expect("a key");
        let issuer = name(by.map_or(common, |(_, name)| name));
        let point = key.verifying_key().to_sec1_point(false);
        let curve = der(0x30, &[&oid("1.2.840.10045.2.1"), &oid("1.2.840.10045.3.1.7")]);
        let public = der(0x30, &[&curve, &der(0x03, &[&[0], point.as_bytes()])]);
        let validity = times.map(|time| der(0x17, &[time.as_bytes()]));
        let basic = match is_for {
            Use::Authority => der(0x30, &[&der(0x01, &[&[0xff]])]),
            Use::Person | Use::Server => der(0x30, &[]),
        };
        let basic = der(
            0x30,
            &[&oid("2.5.29.19"), &der(0x01, &[&[0xff]]), &der(0x04, &[&basic])],
        );
        let purpose = match is_for {
            Use::Server => {
                let list = der(0x30, &[&oid("1.3.6.1.5.5.7.3.1")]);
                der(0x30, &[&oid("2.5.29.37"), &der(0x04, &[&list])])
            }
            Use::Authority | Use::Person => vec![],
        };
        let tbs = der(
            0x30,
            &[
                &der(0xa0, &[&der(0x02, &[&[2]])]),
                &der(0x02, &[&[seed]]),
                &ecdsa(),
                &issuer,
                &der(0x30, &[&validity[0], &validity[1]]),
                &name(common),
                &public,
                &der(0xa3, &[&der(0x30, &[&basic, &purpose])]),
            ],
        );
        let signing = by.map_or(&key, |(other, _)| &other.key);
        let signature: Signature = signing.sign(&tbs);
        let bits = der(0x03, &[&[0], signature.to_der().as_bytes()]);
        let certificate = der(0x30, &[&tbs, &ecdsa(), &bits]);
        Self { key, issuer, certificate }
    }

    /// A detached signature over bytes, at a time.
    fn message(&self, bytes: &[u8], time: &str) -> Vec<u8> {
        let digest = Sha256::digest(bytes);
        let attribute =
            |kind: &str, value: Vec<u8>| der(0x30, &[&oid(kind), &der(0x31, &[&value])]);
        let data = oid("1.2.840.113549.1.7.1");
        let attributes = [
            attribute("1.2.840.113549.1.9.3", data.clone()),
            attribute("1.2.840.113549.1.9.5", der(0x17, &[time.as_bytes()])),
            attribute("1.2.840.113549.1.9.4", der(0x04, &[&digest])),
        ]
        .concat();
        let signature: Signature = self.key.sign(&der(0x31, &[&attributes]));
        let sha = der(0x30, &[&oid("2.16.840.1.101.3.4.2.1")]);
        // The serial number is the last byte of the key.
        let serial = der(0x02, &[&[self.key.to_bytes()[0]]]);
        let signer = der(
            0x30,
            &[
                &der(0x02, &[&[1]]),
                &der(0x30, &[&self.issuer, &serial]),
                &sha,
                &der(0xa0, &[&attributes]),
                &ecdsa(),
                &der(0x04, &[signature.to_der().as_bytes()]),
            ],
        );
        let signed = der(
            0x30,
            &[
                &der(0x02, &[&[1]]),
                &der(0x31, &[&sha]),
                &der(0x30, &[&data]),
                &der(0xa0, &[&self.certificate]),
                &der(0x31, &[&signer]),
            ],
        );
        der(0x30, &[&oid("1.2.840.113549.1.7.2"), &der(0xa0, &[&signed])])
    }
}

fn ecdsa() -> Vec<u8> {
    der(0x30, &[&oid("1.2.840.10045.4.3.2")])
}

/// The text of a stamp that is a picture.
pub const PICTURE: &str = "(picture)";

/// A signature that is to be made.
#[derive(Clone)]
pub struct Signing<'a> {
    pub identity: &'a Identity,
    pub sub_filter: &'a str,
    /// What its stamp says, and where: left, bottom, right, top, in pt.
    pub stamp: Option<(&'a str, [i32; 4])>,
    /// In ASN.1: `260713020000Z`.
    pub time: &'a str,
    /// More entries of the signature, of the field, and of the catalog.
    pub more: [&'a str; 3],
}

impl<'a> Signing<'a> {
    pub fn by(identity: &'a Identity) -> Self {
        Self {
            identity,
            sub_filter: "adbe.pkcs7.detached",
            stamp: None,
            time: "260713020000Z",
            more: [""; 3],
        }
    }

    #[must_use]
    pub fn stamped(self, text: &'a str, area: [i32; 4]) -> Self {
        Self { stamp: Some((text, area)), ..self }
    }
}

fn find(bytes: &[u8], word: &[u8]) -> usize {
    bytes
        .windows(word.len())
        .rposition(|part| part == word)
        .expect("it is there")
}

/// A number that stands behind a word, the last one.
fn number(bytes: &[u8], word: &str) -> usize {
    let rest = &bytes[find(bytes, word.as_bytes()) + word.len()..];
    let digits: Vec<u8> = rest
        .iter()
        .skip_while(|it| !it.is_ascii_digit())
        .take_while(|it| it.is_ascii_digit())
        .copied()
        .collect();
    String::from_utf8(digits).expect("digits").parse().expect("a number")
}

/// The number of the catalog, and of the first value that is free.
pub fn root_and_size(bytes: &[u8]) -> (usize, usize) {
    (number(bytes, "/Root"), number(bytes, "/Size"))
}

/// The text of a dictionary that is a value of its own, as it was last written.
pub fn value(bytes: &[u8], id: usize) -> String {
    let word = format!("\n{id} 0 obj");
    let rest = &bytes[find(bytes, word.as_bytes()) + word.len()..];
    let end = rest.windows(6).position(|part| part == b"endobj").expect("an end");
    String::from_utf8_lossy(&rest[..end]).trim().to_owned()
}

/// The number of the first page.
pub fn first_page(bytes: &[u8]) -> usize {
    let (root, _) = root_and_size(bytes);
    let catalog = value(bytes, root);
    let pages = value(bytes, number(catalog.as_bytes(), "/Pages"));
    number(pages.as_bytes(), "/Kids")
}

/// A dictionary with one more entry.
pub fn with(dict: &str, entry: &str) -> String {
    let end = dict.rfind(">>").expect("a dictionary");
    format!("{}{entry}{}", &dict[..end], &dict[end..])
}

/// A file with values added in a revision of their own.
pub fn appended(bytes: &[u8], values: &[(usize, String)]) -> Vec<u8> {
    let (root, size) = root_and_size(bytes);
    let previous = number(bytes, "startxref");
    let trailer = &bytes[find(bytes, b"trailer")..];
    let id = trailer.windows(3).position(|part| part == b"/ID").expect("an ID");
    let id_end = trailer[id..].iter().position(|it| *it == b']').expect("its end");
    let id = String::from_utf8_lossy(&trailer[id..=id + id_end]).into_owned();
    let info = number(bytes, "/Info");
    let mut out = bytes.to_vec();
    if out.last() != Some(&b'\n') {
        out.push(b'\n');
    }
    let mut table = String::from("xref\n");
    for (id, text) in values {
        table += &format!("{id} 1\n{:010} 00000 n \n", out.len());
        out.extend(format!("{id} 0 obj\n{text}\nendobj\n").into_bytes());
    }
    let size = values
        .iter()
        .map(|(id, _)| id + 1)
        .chain([size])
        .max()
        .unwrap_or(size);
    let start = out.len();
    out.extend(table.into_bytes());
    out.extend(format!(
        "trailer\n<</Size {size}/Root {root} 0 R/Info {info} 0 R{id}/Prev {previous}>>\nstartxref\n{start}\n%%EOF\n"
    ).into_bytes());
    out
}

/// The length of the place for a signature, in digits.
const ROOM: usize = 4096;

/// A file with a signature, and with whatever else is put into the same revision.
pub fn signed(
    bytes: &[u8],
    signing: &Signing<'_>,
    others: &[(usize, String)],
) -> Vec<u8> {
    let (_, size) = root_and_size(bytes);
    let size = others
        .iter()
        .map(|(id, _)| id + 1)
        .chain([size])
        .max()
        .unwrap_or(size);
    signed_at(bytes, signing, others, size)
}

/// The same, with its own values numbered from `size` on: the signature, its field and what that
/// draws, in the place of which others may stand.
pub fn signed_at(
    bytes: &[u8],
    signing: &Signing<'_>,
    others: &[(usize, String)],
    size: usize,
) -> Vec<u8> {
    let (root, _) = root_and_size(bytes);
    let page = first_page(bytes);
    let [in_signature, in_field, in_catalog] = signing.more;
    let (signature, field, look) = (size, size + 1, size + 2);
    let kind = signing.sub_filter;
    let contents = "0".repeat(ROOM);
    let signature_text = format!(
        "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/{kind}/ByteRange [0 ########## ########## ##########]\
         /Contents <{contents}>/M(D:20260713090000+07'00'){in_signature}>>"
    );
    let (text, [x0, y0, x1, y1]) = signing.stamp.unwrap_or(("", [0; 4]));
    let drawn = match text {
        "" => String::new(),
        PICTURE => "q 20 0 0 20 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x\nEI Q".to_owned(),
        text => format!("BT /F 13 Tf 0 4 Td ({text}) Tj ET"),
    };
    let field_text = format!(
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature{field})/F 132/P {page} 0 R\
         /Rect[{x0} {y0} {x1} {y1}]/V {signature} 0 R/AP<</N {look} 0 R>>{in_field}>>"
    );
    let look_text = format!(
        "<</Type/XObject/Subtype/Form/BBox[0 0 {} {}]/Resources<</Font<</F<</Type/Font\
         /Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>/Length {}>>\nstream\n{drawn}\nendstream",
        x1 - x0,
        y1 - y0,
        drawn.len()
    );
    let mut page_text = value(bytes, page);
    page_text = match page_text.find("/Annots[") {
        Some(at) => {
            let at = at + "/Annots[".len();
            format!("{}{field} 0 R {}", &page_text[..at], &page_text[at..])
        }
        None => with(&page_text, &format!("/Annots[{field} 0 R]")),
    };
    let mut catalog = value(bytes, root);
    catalog = match catalog.find("/Fields[") {
        Some(at) => {
            let at = at + "/Fields[".len();
            format!("{}{field} 0 R {}", &catalog[..at], &catalog[at..])
        }
        None => with(&catalog, &format!("/AcroForm<</SigFlags 3/Fields[{field} 0 R]>>")),
    };
    let mut values = others.to_vec();
    // What a test puts in the place of the page or the catalog stays.
    for (id, text) in [
        (signature, signature_text),
        (field, field_text),
        (look, look_text),
        (page, page_text),
        (root, with(&catalog, in_catalog)),
    ] {
        if !values.iter().any(|(other, _)| *other == id) {
            values.push((id, text));
        }
    }
    sealed(&appended(bytes, &values), signing)
}

/// Fills in the last place for a signature.
fn sealed(bytes: &[u8], signing: &Signing<'_>) -> Vec<u8> {
    let mut out = bytes.to_vec();
    let start = find(&out, b"/Contents <0") + "/Contents ".len();
    let end = start + ROOM + 2;
    for number in [start, end, out.len() - end] {
        let mark = out
            .windows(10)
            .position(|part| part == b"##########")
            .expect("a mark");
        out[mark..mark + 10].copy_from_slice(format!("{number:<10}").as_bytes());
    }
    let covered = [&out[..start], &out[end..]].concat();
    let message = signing.identity.message(&covered, signing.time);
    let digits: String = message.iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(digits.len() <= ROOM, "{}", digits.len());
    out[start + 1..start + 1 + digits.len()].copy_from_slice(digits.as_bytes());
    out
}
