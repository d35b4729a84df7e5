//! The end mark: once, at the end of what is printed.

use super::composed::{Block, BodyPart, ComposedParagraph};
use super::composed_table::ComposedTable;
use super::composer::Composer;
use super::line::{At, Line, stretch, text_of, upright};
use crate::document::StyledText;

/// The most characters of a line that is a heading though it was typed as bold text.
const LEADING: usize = 110;

impl Composer<'_> {
    /// Ends a body in the end mark: its last paragraph or heading, or a line of its own below a
    /// table or picture. Marks that were typed before that are taken out.
    pub(super) fn close(&self, parts: &mut Vec<BodyPart>) {
        let end = &self.standard().words.end.text;
        if end.is_empty() {
            return;
        }
        self.take_marks_out(parts);
        let Some(last) = parts.last_mut() else { return };
        let at = last.at.clone();
        let alone = match &mut last.block {
            Block::Paragraph(paragraph) => {
                self.close_line(&mut paragraph.text);
                None
            }
            Block::Heading(heading) if !heading.centred => {
                self.close_line(&mut heading.text);
                None
            }
            Block::Heading(_) => None,
            Block::Table(table) => self.close_table(table, &at),
            Block::Picture(_) => Some(self.end_line(&at)),
        };
        if let Some(text) = alone {
            let section = last.section;
            let block = Block::Paragraph(ComposedParagraph {
                centred: false,
                flush: false,
                strong: false,
                number: String::new(),
                text,
            });
            parts.push(BodyPart { section, block, at });
        }
    }

    /// Ends the line below a table in the end mark; without one, the mark on a line of its own.
    pub(super) fn close_table(&self, table: &mut ComposedTable, at: &At) -> Option<Line> {
        match table.notes.last_mut().or(table.words.as_mut()) {
            Some(words) => {
                self.close_line(words);
                None
            }
            None => Some(self.end_line(at)),
        }
    }

    fn end_line(&self, at: &At) -> Line {
        upright(&*self.standard().words.end.text, at)
    }

    /// Ends a line in the end mark, upright even after italics.
    pub(super) fn close_line(&self, line: &mut Line) {
        let standard = self.standard();
        let end = &standard.words.end.text;
        let Some(last) = line.last_mut() else { return };
        let plain = stretch(end.clone(), &StyledText::default(), &last.at);
        if last.note.is_some() || last.blank.is_some() {
            line.push(plain);
            return;
        }
        let closed = standard.close_body(&last.text);
        if last.is_upright() {
            last.text = closed;
        } else {
            closed
                .strip_suffix(end.as_str())
                .unwrap_or(&closed)
                .clone_into(&mut last.text);
            line.push(plain);
        }
    }

    /// Takes typed end marks out of paragraphs; one that is nothing else goes, unless it is the
    /// last.
    pub(super) fn take_marks_out(&self, parts: &mut Vec<BodyPart>) {
        let mut emptied = vec![];
        let last = parts.len().saturating_sub(1);
        for (i, part) in parts.iter_mut().enumerate() {
            if let Block::Table(table) = &mut part.block {
                self.take_marks_out_of_table(table);
            }
            let Block::Paragraph(paragraph) = &mut part.block else { continue };
            let was_empty = text_of(&paragraph.text).trim().is_empty();
            self.take_marks_out_of(&mut paragraph.text);
            let nothing_else = text_of(&paragraph.text).trim().is_empty();
            if nothing_else && !was_empty && i != last {
                emptied.push(i);
            }
        }
        let mut i = 0;
        parts.retain(|_| {
            i += 1;
            !emptied.contains(&(i - 1))
        });
    }
}

impl Composer<'_> {
    /// Takes typed end marks out of a table's cells and notes.
    pub(super) fn take_marks_out_of_table(&self, table: &mut ComposedTable) {
        for cell in table.cells_mut() {
            for line in &mut cell.lines {
                self.take_marks_out_of(line);
            }
        }
        for note in &mut table.notes {
            self.take_marks_out_of(note);
        }
    }

    /// Takes typed end marks out of a line.
    pub(super) fn take_marks_out_of(&self, line: &mut Line) {
        let standard = self.standard();
        for inline in line.iter_mut().filter(|inline| inline.text.contains('/')) {
            inline.text = standard.without_end_marks(&inline.text);
        }
    }
}

impl ComposedParagraph {
    /// True for a line that leads to what follows and must not be parted from it: one that the
    /// form wants bold, or a short one that was typed as bold text alone, without an end.
    pub fn leads(&self) -> bool {
        if self.strong {
            return true;
        }
        let text = text_of(&self.text);
        let is_mark = |c: char| !c.is_alphanumeric();
        let all_bold = self.text.iter().all(|inline| {
            let number = inline.text.trim() == self.number.trim();
            inline.strong || number || inline.text.chars().all(is_mark)
        });
        all_bold
            && self.text.iter().any(|inline| inline.strong)
            && text.chars().count() <= LEADING
            && !text.trim_end().ends_with(['.', ';', ',', '!', '?', '…'])
    }
}
