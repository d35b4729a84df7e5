//! The parts of a body: titles, paragraphs, pictures and tables of its sections.

use super::lines_said::{join, looks, said, styles};
use super::walk::{Part, PartKind, Walk};
use crate::compose::{At, Block, Body, BodyPart, Line, Picture, text_of};
use crate::yaml::Step;

/// What is known of the sections of a body while it is walked.
struct Sections<'a> {
    body: &'a Body,
    /// The part that the body lies in.
    parent: Option<usize>,
    /// The part that stands for each section, once it is there.
    own: Vec<Option<usize>>,
    /// How many paragraphs of it there are so far.
    paragraphs: Vec<usize>,
}

impl Walk<'_> {
    pub(super) fn body(&mut self, body: &Body, parent: Option<usize>) {
        self.outside_sections(body, parent);
        let count = body.sections.len();
        let (own, paragraphs) = (vec![None; count], vec![0; count]);
        let mut sections = Sections { body, parent, own, paragraphs };
        for part in body.all() {
            if let Some(i) = part.section {
                self.block(&mut sections, i, part);
            }
        }
        for i in 0..count {
            self.own(&mut sections, i);
        }
    }

    fn block(&mut self, sections: &mut Sections<'_>, i: usize, part: &BodyPart) {
        let citation = &sections.body.sections[i].citation;
        match &part.block {
            Block::Heading(heading) => {
                let number = text_of(&heading.number);
                let text = without(said(&heading.text), &number);
                let part = Part::new(PartKind::Section, citation, &text);
                self.stand_for(
                    sections,
                    i,
                    part.number(number).look(styles([&heading.text])),
                );
            }
            Block::Paragraph(paragraph) => {
                let text = self.text_of(&part.block);
                sections.paragraphs[i] += 1;
                let made = |label: String| {
                    let part = Part::new(PartKind::Prose, label, &text);
                    part.number(paragraph.number.clone()).look(styles([&paragraph.text]))
                };
                if sections.own[i].is_none() {
                    self.stand_for(sections, i, made(citation.clone()));
                } else {
                    let n = sections.paragraphs[i];
                    let above = self.own(sections, i);
                    let part = made(format!("{citation}, đoạn {n}")).below(Some(above));
                    self.add(part, &self.place_of(&paragraph.text, sections, i));
                }
            }
            Block::Picture(picture) => {
                let above = self.own(sections, i);
                let part = picture_part(picture, citation).below(Some(above));
                self.add(part, &sections.body.sections[i].at.key("image"));
            }
            Block::Table(table) => {
                let above = self.own(sections, i);
                self.table(table, citation, Some(above));
            }
        }
    }

    /// Where the data says a paragraph, else its section.
    fn place_of(&self, line: &Line, sections: &Sections<'_>, i: usize) -> At {
        let own = line.first().map(|inline| inline.at.clone());
        let own = own.filter(|at| self.tree.root.find_exact(at).is_some());
        own.unwrap_or_else(|| sections.body.sections[i].at.clone())
    }

    /// Takes a part for what stands for a section.
    fn stand_for(&mut self, sections: &mut Sections<'_>, i: usize, part: Part) {
        let section = &sections.body.sections[i];
        let above = match section.parent {
            Some(parent) => Some(self.own(sections, parent)),
            None => sections.parent,
        };
        let part = part.id(section.id.clone()).below(above);
        sections.own[i] = Some(self.add(part, &section.at));
    }

    /// What stands for a section: its title or first paragraph, else a part that says nothing.
    fn own(&mut self, sections: &mut Sections<'_>, i: usize) -> usize {
        if let Some(own) = sections.own[i] {
            return own;
        }
        let citation = &sections.body.sections[i].citation;
        self.stand_for(sections, i, Part::new(PartKind::Section, citation, ""));
        sections.own[i].unwrap_or_default()
    }

    /// What stands in no section, by the key that says it: the preamble, the lines of a form.
    fn outside_sections(&mut self, body: &Body, parent: Option<usize>) {
        let mut found: Vec<(String, At, Vec<String>, Vec<String>)> = vec![];
        for part in body.all().filter(|part| part.section.is_none()) {
            let depth = usize::from(parent.is_some());
            let mut steps = part.at.0.iter().skip(depth);
            let key = steps.find_map(|step| match step {
                Step::Key(key) => Some(key),
                Step::Index(_) => None,
            });
            let Some(key) = key else { continue };
            let text = self.text_of(&part.block);
            let look = match &part.block {
                Block::Paragraph(paragraph) => styles([&paragraph.text]),
                Block::Picture(picture) => picture_look(picture),
                Block::Heading(_) | Block::Table(_) => String::new(),
            };
            match found.iter_mut().find(|(own, ..)| own == key) {
                Some((.., texts, all)) => {
                    texts.push(text);
                    all.push(look);
                }
                None => {
                    found.push((key.clone(), part.at.clone(), vec![text], vec![look]));
                }
            }
        }
        for (key, at, texts, all) in found {
            let label = match key.as_str() {
                "preamble" => "Lời dẫn",
                "closing" => "Lời kết",
                _ => "Dòng của mẫu",
            };
            let part = Part::new(PartKind::Field, label, &join(&texts));
            let look = looks(all.into_iter().map(Some));
            self.add(part.id(Some(key)).look(look).below(parent), &at);
        }
    }

    /// What a piece of a body says, without its number and the end mark.
    fn text_of(&self, block: &Block) -> String {
        match block {
            Block::Heading(heading) => {
                without(said(&heading.text), &text_of(&heading.number))
            }
            Block::Paragraph(paragraph) => {
                let text = said(&paragraph.text);
                // The stop of the last sentence is the first letter of the end mark.
                let stop = self.end.len() - self.end.trim_start_matches('.').len();
                let text = match text.strip_suffix(self.end) {
                    Some(rest) => format!("{rest}{}", &self.end[..stop]),
                    None => text,
                };
                without(text, &paragraph.number)
            }
            Block::Picture(picture) => picture_text(picture),
            Block::Table(_) => String::new(),
        }
    }
}

fn without(text: String, number: &str) -> String {
    match text.strip_prefix(number) {
        Some(rest) => rest.trim_start().to_owned(),
        None => text,
    }
}

fn picture_part(picture: &Picture, citation: &str) -> Part {
    let label = format!("Hình, {citation}");
    let part = Part::new(PartKind::Picture, label, &picture_text(picture));
    part.look(picture_look(picture))
}

fn picture_text(picture: &Picture) -> String {
    let caption = picture.caption.as_ref().map(said);
    join(&[picture.file.clone(), caption.unwrap_or_default()])
}

fn picture_look(picture: &Picture) -> String {
    let width = picture.width.map(|width| format!("rộng {width} mm"));
    let heard = format!("lời cho người nghe “{}”", picture.alt);
    looks([width, Some(heard), Some(styles(&picture.caption))])
}
