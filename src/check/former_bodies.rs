//! Bodies against the register: abolished, merged or renamed by the day of the document.

use super::gathered::Gathered;
use super::issue_days::IssueDays;
use super::kept_reasons::KeptReasons;
use super::surroundings::tells_of_body;
use crate::diag::{Diagnostic, Place, rules};
use crate::document::{Loaded, TextAt};
use crate::grammar::Text;
use crate::legal::{Reform, Register};
use crate::say;
use crate::vi::nfc;
use crate::yaml::Path;

/// Holds the bodies that a document names against the register.
pub(super) struct FormerBodies<'a> {
    pub(super) loaded: &'a Loaded,
    pub(super) register: &'a Register,
    pub(super) days: IssueDays,
    pub(super) kept: &'a KeptReasons<'a>,
}

impl FormerBodies<'_> {
    /// Adds the bodies of a text that are no more, but where it looks back.
    pub(super) fn check(&self, at: &TextAt, text: &Text<'_>, found: &mut Gathered) {
        for body in self.register.bodies(text, self.days.first, false) {
            let said = text.text[body.span.clone()].to_owned();
            let names = [body.reform.title.clone(), said];
            if tells_of_body(text, &body.tokens, self.days.year(), body.reform.from.0)
                || self.kept.keep(&at.path, &names)
            {
                continue;
            }
            let place = self.loaded.tree.place_in(&at.node, &at.text, body.span.clone());
            self.add(body.reform, place, found);
        }
    }

    /// Adds the agency that issues the document, if it is no more.
    pub(super) fn agency(&self, found: &mut Gathered) {
        let agency = &self.loaded.agency;
        let lines = agency.parent.iter().chain(&agency.heading);
        let heading = lines.map(String::as_str).collect::<Vec<_>>().join(" ");
        for name in [&agency.name, &heading] {
            let name = nfc(name);
            let text = Text::read(&name, false);
            for body in self.register.bodies(&text, self.days.first, false) {
                let path = Path::default().key("agency");
                let tree = &self.loaded.tree;
                if !self.kept.keep(&path, std::slice::from_ref(&body.reform.title)) {
                    self.add(body.reform, tree.place(tree.root.find(&path)), found);
                }
            }
        }
    }

    fn add(&self, reform: &Reform, place: Place, found: &mut Gathered) {
        let cause = format!("body {}", reform.id);
        found.add(&cause, place, || self.finding(reform));
    }

    fn finding(&self, reform: &Reform) -> Diagnostic {
        let (title, message) = (&reform.title, reform.became());
        let now = self.register.called_on(reform, self.days.first);
        let (vi, en) = now.map_or_else(Default::default, |now| {
            (format!("Đổi thành “{now}”. "), format!("Change it to “{now}”. "))
        });
        Diagnostic::new(&rules::FORMER_BODY, message).hint(say!(
            "{vi}Nói về trước ngày đó thì ghi rõ, như “… (cũ)”, hoặc `# đã rà soát: {title}: giữ vì …`.",
            "{en}Of a time before that day say so, as by “… (cũ)”, or by `# đã rà soát: {title}: giữ vì …`."
        ))
    }
}
