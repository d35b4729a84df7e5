//! Numbers that documents of the project carry, whatever the register says of them.

use super::itself::own;
use super::name::document_name;
use super::series::BookSeries;
use crate::document::{DocumentNumber, IssueDate};
use crate::pipeline::Session;
use crate::project::{Project, read_file};

/// A number that a document of the project carries.
#[derive(Clone, Debug)]
pub struct Carried {
    /// The document, from the project's folder.
    pub(super) document: String,
    /// What its number runs in.
    pub(super) series: BookSeries,
    /// The code after it.
    pub(super) symbol: String,
    /// The number.
    pub(super) number: u32,
}

impl Carried {
    /// The numbers of all documents of a project; what cannot be read carries none.
    pub fn all(project: &Project, session: &Session) -> Vec<Self> {
        let documents = project.inputs(&[]).unwrap_or_default().documents;
        let read =
            |path| Some((document_name(&project.root, path), read_file(path).ok()?));
        let texts = documents.iter().filter_map(|input| read(&input.path));
        let numbered = texts.filter(|(_, file)| file.text.contains("number"));
        let carried = numbered.filter_map(|(document, file)| {
            let loaded = session.load(&file).0?;
            let loaded = own(&loaded);
            let DocumentNumber { value: number, .. } = loaded.document.number?;
            let day = loaded.document.date.map(IssueDate::latest);
            let series = BookSeries::of(loaded, day, &project.config)?;
            let symbol = loaded.symbol()?;
            let own = Self { document, series, symbol, number };
            (!loaded.is_secret()).then_some(own)
        });
        carried.collect()
    }
}
