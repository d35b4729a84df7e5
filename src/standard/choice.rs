//! Which standard a document follows.

use std::sync::Arc;

use chrono::NaiveDate;

use super::embedded::nd30;
use super::model::Standard;

/// Every standard that a project knows, the program's own first.
#[derive(Clone, Debug)]
pub struct Standards {
    all: Vec<Arc<Standard>>,
    usual: Option<String>,
}

impl Default for Standards {
    fn default() -> Self {
        Self { all: vec![nd30()], usual: None }
    }
}

/// Why no standard was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoStandard {
    /// The name is that of no standard, and of no line of standards.
    Unknown(String),
    /// None of the line holds on that day; the nearest one is used.
    NotInForce(Arc<str>, NaiveDate),
}

impl Standards {
    /// The program's standards with those of a project, and what the project names as its own:
    /// a standard, or a line of them.
    pub fn with(own: Vec<Standard>, usual: Option<String>) -> Self {
        let mut all = vec![nd30()];
        for standard in own {
            all.retain(|known| known.id != standard.id);
            all.push(Arc::new(standard));
        }
        Self { all, usual }
    }

    /// True for the name of a standard, or of a line of them.
    pub fn knows(&self, name: &str) -> bool {
        self.named(Some(name)).next().is_some()
    }

    /// All of them.
    pub fn all(&self) -> &[Arc<Standard>] {
        &self.all
    }

    /// The standard of a project where no document says otherwise and the day does not matter:
    /// the newest of its line.
    pub fn usual(&self) -> &Arc<Standard> {
        let newest = self.named(self.usual.as_deref()).max_by_key(|it| it.valid.from);
        newest.unwrap_or(&self.all[0])
    }

    /// The standard of a document: what it names, else what the project names; of a line, the
    /// one that holds on the document's day.
    ///
    /// # Errors
    /// Says why there is none; with a standard to go on with, if the day alone is at fault.
    pub fn choose(
        &self,
        named: Option<&str>,
        day: Option<NaiveDate>,
    ) -> Result<&Arc<Standard>, (NoStandard, Option<&Arc<Standard>>)> {
        let name = named.or(self.usual.as_deref());
        let mut line: Vec<_> = self.named(name).collect();
        if line.is_empty() {
            let unknown = name.unwrap_or_default().to_owned();
            return Err((NoStandard::Unknown(unknown), None));
        }
        line.sort_by_key(|standard| standard.valid.from);
        let by_name = |standard: &&Arc<Standard>| Some(standard.id.as_str()) == name;
        if let Some(standard) = line.iter().copied().find(by_name) {
            return Ok(standard);
        }
        let Some(day) = day else { return Ok(line[line.len() - 1]) };
        let in_force = line.iter().rev().find(|standard| standard.valid.holds(day));
        in_force.copied().ok_or_else(|| {
            let before = line.iter().rev().find(|standard| standard.valid.from.0 <= day);
            let nearest = before.copied().unwrap_or(line[0]);
            (NoStandard::NotInForce(nearest.id.as_str().into(), day), Some(nearest))
        })
    }

    /// The standards of a name, which may be that of a line; of the first one's line, if there
    /// is no name.
    fn named(&self, name: Option<&str>) -> impl Iterator<Item = &Arc<Standard>> {
        let line = name.unwrap_or(&self.all[0].line).to_owned();
        self.all.iter().filter(move |it| it.id == line || it.line == line)
    }
}
