//! The register of outgoing documents (Điều 15, 16): which number was given to which document,
//! entry by entry, and never written over.

mod act;
mod asked;
mod books;
mod carried;
mod clashes;
mod csv;
mod described;
mod draft;
mod entry;
mod faults;
mod file;
mod giver;
mod issued;
mod itself;
mod journal;
mod locked;
mod name;
mod numbers;
mod pending;
mod read;
mod refusals;
mod series;
mod sheet;
mod strayed;
mod xlsx;

pub use act::Act;
pub use asked::{Given, NumberAsked, Planned};
pub use books::{Books, Holding, NumberBook};
pub use carried::Carried;
pub use csv::csv;
pub use described::data_of;
pub use entry::RegisterEntry;
pub use file::FILE;
pub use giver::Giver;
pub use issued::{Issued, IssuedDocument, hash_of};
pub use locked::Locked;
pub use name::document_name;
pub use read::{Outgoing, Placed};
pub use series::BookSeries;
pub use sheet::{BookSheet, Wanted, sheets};
pub use xlsx::xlsx;
