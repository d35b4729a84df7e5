//! The lines that a form prints of the parts that only it has, and the parties.

use super::composed::{Block, ComposedParagraph, Confirmation};
use super::composer::{Composer, at};
use super::line::{At, upper};
use super::sections::Flat;
use super::wording::Wording;
use super::words_of::field_date;
use crate::document::{FieldValue, PartData};
use crate::standard::{FieldType, FixedLine, FormPart, fill};

impl Composer<'_> {
    pub(super) fn lines_before(&self, flat: &mut Flat<'_>) {
        self.fixed(flat, |part| &part.before);
        self.parties(flat);
    }

    pub(super) fn lines_after(&self, flat: &mut Flat<'_>) {
        self.fixed(flat, |part| &part.after);
    }

    /// What a flag of a part prints at the end, if it is set.
    pub(super) fn confirmation(&self) -> Option<Confirmation> {
        self.standard().parts.iter().find_map(|(key, part)| {
            let data = self.loaded.document.parts.get(key)?;
            part.fields.iter().find_map(|(name, field)| {
                let text = field.prints.as_ref()?;
                data.get(name).filter(|flag| flag.is_set())?;
                let here = at(&[key, name]);
                let line = |text: &String| self.line(text, &here);
                Some(Confirmation {
                    text: line(text),
                    room: field.room.as_ref().map(line),
                    below: field.below.as_ref().map(line),
                })
            })
        })
    }

    fn fixed(&self, flat: &mut Flat<'_>, lines: fn(&FormPart) -> &Vec<FixedLine>) {
        for (key, part) in self.standard().parts.iter() {
            let Some(data) = self.loaded.document.parts.get(key) else { continue };
            let said = PrintedPart { composer: self, part, data };
            for line in lines(part) {
                said.print(line, key, flat);
            }
        }
    }

    /// Who agrees with whom, each with its details.
    fn parties(&self, flat: &mut Flat<'_>) {
        let here = at(&["parties"]);
        for (i, party) in self.loaded.document.parties.iter().enumerate() {
            let path = here.index(i);
            let text = fill(&self.standard().words.party.text, |name| match name {
                "title" => Some(party.title.clone()),
                "name" => Some(party.name.clone()),
                _ => None,
            });
            let named = path.key("name").into();
            let mut line = upper(self.line(&text, &named));
            for inline in &mut line {
                inline.strong = true;
            }
            let paragraph = ComposedParagraph {
                centred: false,
                flush: false,
                strong: true,
                number: String::new(),
                text: line,
            };
            flat.push(Block::Paragraph(paragraph), &named);
            for (j, detail) in party.details.iter().enumerate() {
                flat.prose(detail, &path.key("details").index(j).into());
            }
        }
    }
}

/// What a document says in a part, and how the standard prints it.
struct PrintedPart<'a> {
    composer: &'a Composer<'a>,
    part: &'a FormPart,
    data: &'a PartData,
}

impl PrintedPart<'_> {
    fn print(&self, line: &FixedLine, key: &str, flat: &mut Flat<'_>) {
        // A line about a field that says nothing is left out.
        if line.places().any(|name| self.is_left_out(name)) {
            return;
        }
        let about = line.about(self.part);
        let here = about.map_or_else(|| at(&[key]), |field| at(&[key, field]));
        let label = Wording::fill(&line.text, |name| self.value(name));
        let items = line.list.as_ref().and_then(|list| self.data.get(list));
        let items = items.map_or(&[][..], FieldValue::list);
        let standard = self.composer.standard();
        if let [only] = items {
            let text = Wording::fill("{label} {item}", |name| match name {
                "label" => Some(label.clone()),
                _ => Some(standard.list_item(only).to_owned().into()),
            });
            self.push(flat, &text, (line.centred, line.flush), &here);
            return;
        }
        self.push(flat, &label, (line.centred, line.flush), &here);
        let items: Vec<String> =
            items.iter().map(|item| standard.list_item(item).to_owned()).collect();
        for (i, item) in standard.join_list(&items).into_iter().enumerate() {
            let text = format!("{}{item}", self.composer.dash());
            self.push(flat, &text.into(), (false, false), &here.index(i).into());
        }
    }

    fn push(
        &self,
        flat: &mut Flat<'_>,
        text: &Wording,
        (centred, flush): (bool, bool),
        at: &At,
    ) {
        let text = self.composer.wording(text, at);
        let paragraph = ComposedParagraph {
            centred,
            flush,
            strong: false,
            number: String::new(),
            text,
        };
        flat.push(Block::Paragraph(paragraph), at);
    }

    fn is_left_out(&self, name: &str) -> bool {
        let Some(field) = self.part.fields.get(name) else { return false };
        field.kind == FieldType::Text
            && !field.required
            && field.usual.is_none()
            && !self.data.contains_key(name)
    }

    fn value(&self, name: &str) -> Option<Wording> {
        let loaded = self.composer.loaded;
        if name == "agency" {
            return Some(loaded.agency.name.clone().into());
        }
        let field = self.part.fields.get(name)?;
        let said = self.data.get(name);
        if field.kind == FieldType::Date {
            return Some(field_date(loaded, said.and_then(FieldValue::date)));
        }
        said.and_then(FieldValue::text)
            .map(str::to_owned)
            .or_else(|| field.usual.clone())
            .map(Wording::from)
    }
}
