//! The project that a document lies in: its folder, its `vanban.yaml`, and its files.

mod config;
mod folder;
mod inputs;
mod paths;
mod read;
mod standards;

pub use config::Config;
pub use folder::{LEGAL, Project};
pub use inputs::Input;
pub use paths::{FILE, Outside, inside, relative, root, shown};
pub use read::{read_bytes, read_file};
