//! What the README shows works as it stands there.

use std::fs;

use vanban::diag::{Lang, SourceFile};

use crate::support::SESSION;

fn readme_blocks(language: &str) -> Vec<String> {
    let readme = fs::read_to_string("README.md").expect("README.md");
    let fence = format!("```{language}\n");
    let blocks = readme.split(&fence).skip(1);
    blocks
        .map(|rest| rest.split("```").next().unwrap_or("").to_owned())
        .collect()
}

#[test]
fn the_readme_has_no_place_left_to_fill() {
    let readme = fs::read_to_string("README.md").expect("README.md");
    let capitals =
        |word: &str| word.len() > 6 && word.contains('_') && word == word.to_uppercase();
    let words = readme.split(|c: char| !c.is_alphanumeric() && c != '_');
    // Those that other programs set are no places of ours.
    let set = |word: &str| {
        word == "INSTA_UPDATE"
            || word.starts_with("VANBAN_")
            || word.starts_with("CI_")
            || word.starts_with("JOB_")
    };
    let left: Vec<&str> = words.filter(|w| capitals(w) && !set(w)).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn the_documents_in_the_readme_build() {
    let blocks = readme_blocks("yaml");
    let register = |block: &&String| block.starts_with("documents:");
    for block in blocks.iter().filter(register) {
        let file = SourceFile::new("legal.yaml", block.as_str());
        let (read, faults) = vanban::form::read::<vanban::legal::Register>(&file);
        assert!(read.is_some() && faults.is_empty(), "{faults:#?}");
    }
    let documents: Vec<_> = blocks
        .iter()
        .filter(|block| block.contains("kind:") && !register(block))
        .collect();
    assert!(!documents.is_empty() && blocks.iter().any(|block| register(&block)));
    for block in documents {
        let file = SourceFile::new("README.md", block.as_str());
        let (built, findings) = SESSION.build(&file, vanban::pipeline::Product::Pdf);
        assert!(built.is_some() && findings.is_empty(), "{findings:#?}");
    }
}

#[test]
fn the_commands_in_the_readme_are_commands_of_the_program() {
    let mut seen = 0;
    for block in readme_blocks("sh") {
        for line in block.lines() {
            let command = line.split('#').next().unwrap_or("").trim();
            let args = command
                .strip_prefix("cargo run --release -- ")
                .or_else(|| command.strip_prefix("vanban "));
            let Some(args) = args else { continue };
            let args = args.split(['>', '|']).next().unwrap_or("");
            let args = std::iter::once("vanban").chain(args.split_whitespace());
            if let Err(refusal) =
                vanban::cli::command(Lang::Vi).try_get_matches_from(args)
            {
                let shown = matches!(
                    refusal.kind(),
                    clap::error::ErrorKind::DisplayHelp
                        | clap::error::ErrorKind::DisplayVersion
                );
                assert!(shown, "{line}: {refusal}");
            }
            seen += 1;
        }
    }
    assert!(seen >= 5, "{seen} commands in README.md");
}
