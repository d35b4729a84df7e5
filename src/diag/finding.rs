//! A finding: what is wrong, where, and what to do next.

use super::fix::Fix;
use super::message::Message;
use super::rule::Rule;
use super::severity::Severity;
use super::source::Place;

/// Something wrong in a file.
///
/// The message says what is wrong (lower case, no full stop); each hint is a sentence of
/// its own that names the next action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How grave it is.
    pub severity: Severity,
    /// True if it is as grave as that at every gate.
    pub is_exact: bool,
    /// The rule that is broken.
    pub rule: &'static Rule,
    /// What is wrong: lower case, no full stop.
    pub message: Message,
    /// Where; none for a fault of a whole file that cannot be read.
    pub place: Option<Place>,
    /// Other places that belong to it, each with what it has to do with it.
    pub related: Vec<(Place, Message)>,
    /// What to do next.
    pub hints: Vec<Message>,
    /// What puts it right, where that is certain; each by itself.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// A finding of a rule, as grave as the rule says.
    pub fn new(rule: &'static Rule, message: Message) -> Self {
        Self {
            severity: rule.level,
            is_exact: false,
            rule,
            message,
            place: None,
            related: vec![],
            hints: vec![],
            fixes: vec![],
        }
    }

    /// The same finding as a warning at every gate.
    #[must_use]
    pub fn warning(self) -> Self {
        Self {
            severity: Severity::Warning,
            is_exact: true,
            ..self
        }
    }

    /// The same finding as an error at every gate.
    #[must_use]
    pub fn error(self) -> Self {
        Self { severity: Severity::Error, is_exact: true, ..self }
    }

    /// The same finding at a place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The same finding at a place, or without one.
    #[must_use]
    pub fn at_maybe(mut self, place: Option<Place>) -> Self {
        self.place = place;
        self
    }

    /// The same finding, at this place if it has none of its own.
    #[must_use]
    pub fn or_at(mut self, place: impl FnOnce() -> Place) -> Self {
        self.place.get_or_insert_with(place);
        self
    }

    /// The same finding with one more hint.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hints.push(hint);
        self
    }

    /// The same finding with one more hint, if there is one.
    #[must_use]
    pub fn hint_maybe(mut self, hint: Option<Message>) -> Self {
        self.hints.extend(hint);
        self
    }

    /// The same finding with what puts it right, if that is certain.
    #[must_use]
    pub fn fix_maybe(mut self, fix: Option<Fix>) -> Self {
        self.fixes.extend(fix);
        self
    }

    /// The same finding with one more place that belongs to it.
    #[must_use]
    pub fn related(mut self, place: Place, message: Message) -> Self {
        self.related.push((place, message));
        self
    }
}

/// Sorts findings by file and place, and drops exact repetitions.
pub fn in_order(mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let key = |d: &Diagnostic| {
        d.place
            .as_ref()
            .map(|p| (p.file.name.clone(), p.range.start, p.range.end))
    };
    findings.sort_by_key(key);
    findings.dedup_by(|a, b| key(a) == key(b) && a.message == b.message);
    findings
}

/// True if one of the findings stops the document.
pub fn has_errors(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|d| d.severity == Severity::Error)
}
