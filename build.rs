//! Stamps the program with what it was made from, so that a PDF is built again by a program
//! that is not the same; and writes the standard and the register of laws as JSON, which a run reads
//! several times faster than YAML.

use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::error::Error;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let mut hasher = DefaultHasher::new();
    for name in ["Cargo.lock", "fonts", "src", "templates"] {
        println!("cargo::rerun-if-changed={name}");
        add(Path::new(name), &mut hasher);
    }
    println!("cargo::rustc-env=VANBAN_STAMP={:016x}", hasher.finish());
    let out = std::env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("nd30.json"), standard()?)?;
    fs::write(Path::new(&out).join("register.json"), register()?)?;
    Ok(())
}

/// The standard that the program brings along, as JSON.
fn standard() -> Result<String, Box<dyn Error>> {
    let text = fs::read_to_string("src/standard/nd30.yaml")?;
    let value: serde_yaml::Value = serde_yaml::from_str(&text)?;
    Ok(serde_json::to_string(&value)?)
}

/// The register that the program brings along, as JSON: the lists of its files, each after the
/// other in the order of the files' names.
fn register() -> Result<String, Box<dyn Error>> {
    let mut files: Vec<_> = fs::read_dir("src/legal/register")?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .collect();
    files.sort();
    let mut all: BTreeMap<String, Vec<serde_yaml::Value>> = BTreeMap::new();
    for file in files {
        let lists: BTreeMap<String, Vec<serde_yaml::Value>> =
            serde_yaml::from_str(&fs::read_to_string(file)?)?;
        for (key, entries) in lists {
            all.entry(key).or_default().extend(entries);
        }
    }
    Ok(serde_json::to_string(&all)?)
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
