//! Whom a document is addressed to, what it is based on, who signs and who receives it.

use super::lines_said::{join, looks, named, said, styles};
use super::walk::{Part, PartKind, Walk};
use crate::compose::{Addressees, Confirmation, Copy, Line, Recipients, Signer};
use crate::yaml::Path;

impl Walk<'_> {
    pub(super) fn addressees(&mut self, addressees: &Addressees) {
        self.field("addressees", "Cơ quan gửi điện", &said(&addressees.sent_by));
        let label = named(&addressees.label);
        for (i, item) in addressees.items.iter().enumerate() {
            let label = format!("{label} {}", i + 1);
            self.item(item, Part::new(PartKind::Addressee, label, ""));
        }
    }

    pub(super) fn bases(&mut self, bases: &[Line], word: &str, parent: Option<usize>) {
        for (i, item) in bases.iter().enumerate() {
            let part = Part::new(PartKind::Basis, format!("{word} {}", i + 1), "");
            self.item(item, part.below(parent));
        }
    }

    pub(super) fn recipients(&mut self, recipients: &Recipients, parent: Option<usize>) {
        let label = named(&recipients.label);
        for (i, item) in recipients.items.iter().enumerate() {
            let part = Part::new(PartKind::Recipient, format!("{label} {}", i + 1), "");
            let below = recipients.below.contains(&i);
            let look = below.then(|| "dưới nơi nhận đứng trên".to_owned());
            self.item(item, part.look(look.unwrap_or_default()).below(parent));
        }
    }

    /// An entry of a list, without the dash before it and the mark after it.
    fn item(&mut self, item: &Line, part: Part) {
        let text = said(item);
        let text = text.strip_prefix("- ").unwrap_or(&text).trim_end_matches([';', '.']);
        let at = item.first().map(|inline| inline.at.clone()).unwrap_or_default();
        let look = looks([Some(styles([item])), Some(part.look.clone())]);
        let said = Part::new(part.kind, part.label.clone(), text);
        self.add(Part { text: said.text, look, ..part }, &at);
    }

    /// Who signs; how many stand in a row where the data says it.
    pub(super) fn signers(
        &mut self,
        signers: &[Signer],
        in_row: Option<usize>,
        parent: Option<usize>,
    ) {
        for signer in signers {
            let lines = signer.date.iter().chain(&signer.lines).chain(&signer.other);
            let lines = lines.chain([&signer.name]).chain(&signer.signed);
            let lines: Vec<String> = lines.map(said).collect();
            let picture = |name: &str, file: &Option<String>, alt: &str| {
                file.as_ref().map(|file| format!("{name} {file} ({alt})"))
            };
            let size = signer.seal_size.map(|size| format!("dấu {size} mm"));
            let look = looks([
                picture("chữ ký", &signer.signature, &signer.signature_alt),
                picture("dấu", &signer.seal, &signer.seal_alt),
                size,
            ]);
            let at = signer.name.first().map(|inline| inline.at.clone());
            let part = Part::new(PartKind::Signer, "Người ký", &join(&lines));
            self.add(part.look(look).below(parent), &at.unwrap_or_default());
        }
        if let Some(count) = in_row {
            let label = "Số người ký trên một hàng";
            self.field("signers_in_row", label, &count.to_string());
        }
    }

    pub(super) fn confirmation(&mut self, confirmation: Option<&Confirmation>) {
        let Some(confirmation) = confirmation else { return };
        let lines = [&confirmation.text].into_iter().chain(&confirmation.room);
        let lines: Vec<String> = lines.chain(&confirmation.below).map(said).collect();
        self.field("confirmation", "Xác nhận", &join(&lines));
    }

    /// What makes a copy, and the scans of the original's pages.
    pub(super) fn copy(&mut self, copy: &Copy) {
        let lines = copy.agency.iter().chain([&copy.form]).chain(&copy.number);
        let lines = lines.chain([&copy.place_date]).chain(&copy.stamp);
        let mut lines: Vec<String> = lines.map(said).collect();
        lines.extend(copy.pages.iter().map(|(file, heard)| format!("{file}: {heard}")));
        let end = copy.end_at.map(|end| format!("chữ của trang cuối hết ở {end} mm"));
        let electronic = copy.electronic.then(|| "bản điện tử".to_owned());
        let part = Part::new(PartKind::Field, "Bản sao", &join(&lines));
        let part = part.id(Some("original".to_owned())).look(looks([end, electronic]));
        let own = Some(self.add(part, &Path::default().key("original")));
        self.signers(&copy.signers, None, own);
        self.recipients(&copy.recipients, own);
    }
}
