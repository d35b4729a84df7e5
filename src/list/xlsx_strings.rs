//! The texts of an XLSX that its cells share.

use quick_xml::events::Event;

use super::grid::SheetSize;
use super::records::CellFault;
use super::rich_text::RunLook;
use super::sheets::SheetFault;
use super::xml::{events_while, said};

/// The texts that cells share, each with what of its look is lost.
///
/// # Errors
/// Returns that there are more than a sheet may have cells.
pub(super) fn strings(xml: &str) -> Result<Vec<(String, Option<CellFault>)>, SheetFault> {
    let mut size = SheetSize::default();
    let (mut all, mut text) = (vec![], String::new());
    let mut look = RunLook::default();
    let (mut inside, mut aside) = (false, false);
    events_while(xml, |event| {
        match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "sst" => size.claims(tag),
                "si" => text.clear(),
                "t" => inside = true,
                // How a text is read aloud, in some languages.
                "rPh" => aside = true,
                _ => look.open(tag),
            },
            Event::Empty(tag)
                if tag.local_name().as_ref() == "si" && size.takes(1, 0) =>
            {
                all.push((String::new(), None));
            }
            Event::Empty(tag) => look.open(tag),
            Event::End(tag) => match tag.local_name().as_ref() {
                "si" if size.takes(1, text.len()) => {
                    all.push((unescaped(&text), look.end()));
                }
                "t" => inside = false,
                "rPh" => aside = false,
                _ => {}
            },
            event if inside && !aside => {
                let from = text.len();
                said(event, &mut text);
                look.apply(&mut text, from);
            }
            _ => {}
        }
        !size.is_over()
    });
    size.check()?;
    Ok(all)
}

/// A text with `_x000D_` undone.
pub(super) fn unescaped(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let (mut whole, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once("_x") {
        whole.push_str(before);
        let code = after.get(..4).filter(|_| after[4..].starts_with('_'));
        let c = code.and_then(|it| char::from_u32(u32::from_str_radix(it, 16).ok()?));
        match c {
            Some(c) => {
                whole.push(c);
                rest = &after[5..];
            }
            None => {
                whole.push_str("_x");
                rest = after;
            }
        }
    }
    whole.push_str(rest);
    whole
}
