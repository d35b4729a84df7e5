//! From a loaded document to everything that is printed of it.

use chrono::Datelike;

use super::composed::{Addressees, Composed, Meta, Title};
use super::composer::{Composer, at};
use super::line::{At, Line, text_of, upper, upright};
use super::words_of::code;
use crate::document::{Enacts, Loaded, Orientation, enacts, end_outside};
use crate::standard::{fill, strip_prefix_word};
use crate::vi;

/// Composes a document; a copy of one that is here as data comes with it.
pub fn compose(loaded: &Loaded) -> Composed {
    Composer { loaded, references: &loaded.references.main }.composed()
}

impl Composer<'_> {
    fn composed(&self) -> Composed {
        let loaded = self.loaded;
        Composed {
            template: loaded.kind.template.clone(),
            landscape: loaded.document.orientation == Orientation::Landscape,
            meta: self.meta(),
            head: self.head(),
            title: self.title(),
            addressees: self.addressees(),
            legal_bases: self.bases(&loaded.document.legal_bases, &at(&["legal_bases"])),
            body: self.body(),
            signers: self.signers(),
            signers_in_row: loaded.document.signers_in_row,
            recipients: self.recipients(),
            confirmation: self.confirmation(),
            attachments: self.attachments(),
            appendices: self.appendices(),
            copy: self.copy(),
        }
    }

    fn title(&self) -> Title {
        let loaded = self.loaded;
        let document = &loaded.document;
        let form = loaded.kind.form.as_ref();
        let kind = match &document.title {
            Some(title) => self.line(title, &at(&["title"])),
            None => upright(loaded.kind.name.clone(), &at(&["kind"])),
        };
        let about = form.and_then(|form| form.about.as_deref());
        // An office that types the words before the subject itself does not get them twice.
        let subject = self.own_subject(about.is_none());
        let lead = about.map(|about| about.split('{').next().unwrap_or_default().trim());
        let subject = subject.map(|it| self.standard().subject(&it, lead));
        let at_subject = at(&["subject"]);
        let issuer = document.issuer.as_ref().unwrap_or(&loaded.agency.name);
        let issuer = self.line(issuer, &at(&["issuer"]));
        Title {
            kind: upper(kind),
            subject: subject.as_ref().map(|subject| self.line(subject, &at_subject)),
            about: about.zip(subject).map(|(pattern, subject)| {
                let value = |name: &str| (name == "subject").then(|| subject.clone());
                self.line(&fill(pattern, value), &at_subject)
            }),
            issuer_upper: upper(issuer.clone()),
            issuer,
            enacting: self.enacting(),
        }
    }

    /// The subject without the name of the kind, had the author typed it in capitals above it.
    fn own_subject(&self, is_titled: bool) -> Option<String> {
        let document = &self.loaded.document;
        let subject = document.subject.as_deref()?;
        let title = document.title.as_deref().unwrap_or(&self.loaded.kind.name);
        Some(if is_titled { without_title(subject, title) } else { subject.to_owned() })
    }

    /// The words that enact it; none where its preamble does, or the data says that there are
    /// none.
    fn enacting(&self) -> Option<Line> {
        let document = &self.loaded.document;
        let form = self.loaded.kind.form.as_ref()?;
        let usual = upright(form.enacting.clone()?, &at(&["kind"]));
        let said = document.enacting.as_ref().map(|said| said.to_lowercase());
        match (said.as_deref(), &document.preamble) {
            (Some("false" | "no" | "không"), _) => None,
            (Some("true" | "yes" | "có"), _) | (None, None) => Some(usual),
            (Some(_), _) => {
                let words = document.enacting.as_deref().unwrap_or_default();
                Some(self.line(words, &at(&["enacting"])))
            }
            (None, Some(preamble)) => (enacts(preamble, form, self.standard())
                != Enacts::Itself)
                .then_some(usual),
        }
    }

    /// One addressee stands on the line of its word and takes no mark; several are a list.
    fn addressees(&self) -> Addressees {
        let document = &self.loaded.document;
        let (standard, here) = (self.standard(), at(&["addressees"]));
        let label = &standard.words.addressees.text;
        let item = |item: &String| {
            strip_prefix_word(standard.list_item(&end_outside(item)), label).to_owned()
        };
        let items: Vec<String> = document.addressees.iter().map(item).collect();
        let items = if items.len() > 1 { standard.join_list(&items) } else { items };
        let issuer = document.issuer.as_ref().unwrap_or(&self.loaded.agency.name);
        let value = |name: &str| (name == "issuer").then(|| issuer.clone());
        // Only a telegram's form has both: who sends it stands before whom it is sent to.
        let parts = self.loaded.kind.has().unwrap_or_default();
        let is_sent = ["issuer", "addressees"].iter().all(|part| parts.contains(part));
        let sent_by = if is_sent {
            fill(&standard.words.telegram.text, value)
        } else {
            String::new()
        };
        Addressees {
            label: upright(label.clone(), &here),
            sent_by: self.line(&sent_by, &at(&["issuer"])),
            dash: upright(self.dash(), &here),
            items: self.lines(&items, &here),
        }
    }

    pub(super) fn bases(&self, said: &[String], at: &At) -> Vec<Line> {
        let standard = self.standard();
        let bases = said.iter().map(|basis| standard.basis(&end_outside(basis)));
        self.lines(&standard.join_list(&bases.collect::<Vec<_>>()), at)
    }

    /// Lines of a list, each at its index.
    fn lines(&self, items: &[String], at: &At) -> Vec<Line> {
        let line = |(i, text): (usize, &String)| self.line(text, &at.index(i).into());
        items.iter().enumerate().map(line).collect()
    }

    /// What the file says of itself.
    fn meta(&self) -> Meta {
        let Loaded { document, kind, agency, .. } = self.loaded;
        let code = document.number.and_then(|_| code(self.loaded));
        let code = code.map(|code| code.text());
        let subject = self.own_subject(true);
        let subject = subject.map(|it| self.standard().subject(&it, None));
        let subject = subject
            .map(|it| text_of(&self.line(&it, &at(&["subject"]))).replace('\n', " "));
        let title = fill(&self.standard().words.file_title.text, |name| match name {
            "kind" => Some(kind.name.clone()),
            "code" => code.clone(),
            "subject" => subject.clone(),
            _ => None,
        });
        let date = match document.date {
            Some(date) => {
                (date.year(), date.month(), date.day().map_or(1, |day| day.day()))
            }
            None => (document.subject_year().unwrap_or(1970), 1, 1),
        };
        Meta {
            title,
            author: agency.name.clone(),
            date,
            identifier: identifier(
                self.loaded.copied_by.as_deref().unwrap_or(self.loaded),
            ),
        }
    }
}

/// A subject without the title in capitals that it begins with; the words of a subject in
/// capitals are its own.
fn without_title(subject: &str, title: &str) -> String {
    let parted = |rest: &&str| rest.starts_with([' ', '\u{a0}', '\n', ':']);
    let rest = subject.trim().strip_prefix(&vi::upper(title)).filter(parted);
    let Some(rest) = rest else { return subject.to_owned() };
    let own = rest.trim_start_matches([' ', '\u{a0}', '\n', ':', '-', '–']);
    let word = own.split(' ').next().unwrap_or_default();
    let goes_on = own.len() + 1 == rest.len() && !rest.starts_with(['\n', ':']);
    let is_capital = word.chars().count() > 1 && vi::upper(word) == word;
    if own.is_empty() || goes_on && is_capital {
        return subject.to_owned();
    }
    let mut letters = own.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What the PDF is known by: the same for the same document, whoever builds it.
fn identifier(loaded: &Loaded) -> String {
    let Loaded { document, kind, agency, .. } = loaded;
    let year = document.subject_year().map_or(String::new(), |year| year.to_string());
    let parts = [
        agency.name.as_str(),
        &kind.id,
        &year,
        &document.number.map_or_else(String::new, |number| {
            loaded.standard.code.number(number.value, 0)
        }),
        document.subject.as_deref().unwrap_or_default(),
    ];
    parts.join("|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_in_capitals_above_a_subject_is_not_printed_twice() {
        for (subject, own) in [
            ("BÁO CÁO Kết quả công tác năm 2026", "Kết quả công tác năm 2026"),
            ("BÁO CÁO\nkết quả công tác", "Kết quả công tác"),
            ("BÁO CÁO: KẾT QUẢ CÔNG TÁC", "KẾT QUẢ CÔNG TÁC"),
            ("BÁO CÁO VIÊN PHÁP LUẬT", "BÁO CÁO VIÊN PHÁP LUẬT"),
            ("Báo cáo viên pháp luật", "Báo cáo viên pháp luật"),
            ("BÁO CÁO", "BÁO CÁO"),
        ] {
            assert_eq!(without_title(subject, "Báo cáo"), own);
        }
    }
}
