//! Who signs, and who receives.

use super::composed::{Recipients, SignatureField, Signer};
use super::composer::{Composer, at};
use super::line::{At, BlankFor, Line, upper, upright};
use super::words_of::blank;
use crate::document::{Archive, Drafter, Signature, end_outside};
use crate::standard::fill;
use crate::vi;
use crate::yaml::Path;

/// What an author types before a recipient that stands below another one.
const BELOW: &str = "+ ";

impl Composer<'_> {
    /// Who signs the document.
    pub(super) fn signers(&self) -> Vec<Signer> {
        self.signers_of(&self.loaded.signers)
    }

    pub(super) fn signers_of(&self, signers: &[(Signature, Path)]) -> Vec<Signer> {
        let draft = self.loaded.document.draft;
        let words = &self.standard().words;
        let signer = |(signer, path): &(Signature, Path)| {
            let here = |key: &str| At::new(path.key(key));
            let post = |text: &str, at: At| upper(self.line(text, &at));
            let authority = signer.authority.iter().enumerate();
            let authority =
                authority.map(|(i, text)| post(text, here("authority").index(i).into()));
            let mut lines: Vec<Line> = authority.collect();
            lines.push(post(&signer.position, here("position")));
            // A draft is not signed, whatever pictures there are.
            // Nor is a copy: what is printed of its original's signature are words.
            let copied = self.loaded.copied_by.is_some();
            let picture =
                |file: &Option<String>| file.clone().filter(|_| !draft && !copied);
            let other = signer.other_position.as_ref();
            let signed = copied && !draft;
            let word = &self.standard().words.signed.text;
            let date = signer.date_line.as_ref();
            Signer {
                date: date.map(|date| self.line(date, &here("date_line"))),
                lines,
                other: other.map(|other| post(other, here("other_position"))),
                name: self.name_of(signer, &here("name")),
                signed: signed.then(|| upright(word.clone(), &here("name"))),
                signature: picture(&signer.signature_image),
                signature_alt: fill(&words.signature_image.text, |name| {
                    let own = signer.name.trim();
                    (name == "name" && !own.is_empty()).then(|| own.to_owned())
                }),
                seal: picture(&signer.seal_image),
                seal_alt: fill(&words.seal_image.text, |name| {
                    (name == "agency").then(|| self.loaded.agency.name.clone())
                }),
                seal_size: signer.seal_size,
                field: (self.loaded.signature_fields && !draft && !copied)
                    .then(|| self.field(signer, path)),
            }
        };
        signers.iter().map(signer).collect()
    }

    /// The field of a signer, called by where the data says who it is.
    fn field(&self, signer: &Signature, path: &Path) -> SignatureField {
        let name = signer.name.trim();
        let who = if name.is_empty() { signer.position.trim() } else { name };
        let words = &self.standard().words.signature_image.text;
        SignatureField {
            name: path
                .to_string()
                .replace(['.', '[', ']'], "-")
                .trim_matches('-')
                .replace("--", "-"),
            label: fill(words, |it| (it == "name").then(|| who.to_owned())),
        }
    }

    /// The name of a signer, or room for one that is not known yet.
    fn name_of(&self, signer: &Signature, at: &At) -> Line {
        if signer.name.is_empty() {
            return blank(self.loaded, BlankFor::Name).upright(at);
        }
        upright(signer.name.clone(), at)
    }

    pub(super) fn recipients(&self) -> Recipients {
        let (loaded, standard) = (self.loaded, self.standard());
        let document = &loaded.document;
        if !loaded.kind.prints("recipients") {
            return Recipients::default();
        }
        let mut items: Vec<(String, At)> = vec![];
        let mut below = vec![];
        for (item, path) in &loaded.recipients {
            let item = end_outside(item);
            if item.trim_start().starts_with(BELOW) {
                below.push(items.len());
            }
            let text = standard.list_item(&item);
            let archive = standard.is_archive_line(text);
            let text =
                if archive { standard.archive_line(text) } else { text.to_owned() };
            items.push((text, path.clone().into()));
        }
        // An office that types the last line itself does not get a second one.
        let typed = loaded
            .recipients
            .iter()
            .any(|(item, _)| standard.is_archive_line(item));
        if !typed {
            items.push((self.archive(&document.archive), at(&["archive"])));
        }
        let texts: Vec<String> = items.iter().map(|(text, _)| text.clone()).collect();
        let mut lines = standard.join_list(&texts);
        if let (Some(drafter), Some(last)) = (&document.drafter, lines.last_mut()) {
            last.push(' ');
            last.push_str(&self.drafter(drafter));
        }
        let line = |(i, (text, (_, at))): (usize, (&String, &(String, At)))| {
            let lead = if below.contains(&i) { BELOW } else { &self.dash() };
            self.line(&format!("{lead}{text}"), at)
        };
        Recipients {
            label: upright(&*standard.words.recipients.text, &at(&["recipients"])),
            items: lines.iter().zip(&items).enumerate().map(line).collect(),
            below,
        }
    }

    /// The line of what is kept where: `Lưu: VT, NC (2)`.
    fn archive(&self, archive: &Archive) -> String {
        let words = &self.standard().words;
        let always = words.archive_unit.text.as_str();
        let units = archive.units.iter().map(String::as_str);
        let units = units.filter(|unit| *unit != always);
        let units: Vec<&str> = std::iter::once(always).chain(units).collect();
        fill(&words.archive.text, |name| match name {
            "units" => Some(units.join(", ")),
            "copies" => archive.copies.map(|copies| copies.to_string()),
            _ => None,
        })
    }

    /// Who drafted it and how many copies go out: `PL.(300)`.
    fn drafter(&self, drafter: &Drafter) -> String {
        fill(&self.standard().words.drafter.text, |name| match name {
            "code" => Some(vi::upper(drafter.code.trim_end_matches('.'))),
            "copies" => drafter.copies.map(|copies| copies.to_string()),
            _ => None,
        })
    }
}
