//! The project that a document lies in: its folder, its `vanban.yaml`, and its files.

mod config;
mod documents;
mod folder;
mod inputs;
mod named;
mod named_rule;
mod own_files;
mod own_templates;
mod paths;
mod read;
mod rewrite;
mod standards;
mod wrong_file;

pub use config::Config;
pub use folder::Project;
pub use inputs::{Input, Inputs};
pub use named::{is_settings, is_yaml, legal_file, on_disk, project_file};
pub use named_rule::named_rule;
pub use own_files::files_below;
pub use own_templates::OwnTemplate;
pub use paths::{
    FILE, Outside, absolute, inside, leads_out, name_in, relative, root, shown,
};
pub use read::{document_text, read_bytes, read_file};
pub use rewrite::{changed_meanwhile, new_bytes, rewrite_file};
