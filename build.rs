//! Stamps the program with what it was made from, so that a PDF is built again by a program
//! that is not the same.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::Path;

fn main() {
    let mut hasher = DefaultHasher::new();
    for name in ["Cargo.lock", "fonts", "src", "templates"] {
        println!("cargo::rerun-if-changed={name}");
        add(Path::new(name), &mut hasher);
    }
    println!("cargo::rustc-env=VANBAN_STAMP={:016x}", hasher.finish());
}

/// Adds what a file, or every file below a folder, holds.
fn add(path: &Path, hasher: &mut DefaultHasher) {
    let Ok(entries) = fs::read_dir(path) else {
        path.to_string_lossy().replace('\\', "/").hash(hasher);
        fs::read(path).unwrap_or_default().hash(hasher);
        return;
    };
    let mut below: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    below.sort();
    for path in below {
        add(&path, hasher);
    }
}
