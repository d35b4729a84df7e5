//! The starter of every kind: it builds without a finding and prints all that it says.

use std::fs;

use vanban::diag::SourceFile;
use vanban::standard::{OwnKinds, nd30};
use vanban::yaml::{NodeKind, parse};

use crate::support::{Sandbox, all_text, lines, pages, plain};

fn starter(kind: &str) -> String {
    fs::read_to_string(format!("plans/mau/{kind}.yaml")).expect(kind)
}

/// The kinds of document, without the kinds of copy.
fn kinds() -> impl Iterator<Item = String> {
    let standard = nd30();
    let none = OwnKinds::default();
    let kinds = standard.kind_names(&none).filter_map(|id| standard.kind(id, &none));
    let kinds: Vec<String> =
        kinds.filter(|kind| !kind.is_copy()).map(|kind| kind.id).collect();
    kinds.into_iter()
}

#[test]
fn there_is_one_for_each_of_the_29_kinds_and_no_other_file() {
    assert_eq!(kinds().count(), 29);
    let mut files: Vec<String> = fs::read_dir("plans/mau")
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    files.sort();
    let mut expected: Vec<String> = kinds().map(|kind| format!("{kind}.yaml")).collect();
    expected.sort();
    assert_eq!(files, expected);
}

#[test]
fn each_is_of_its_kind_has_no_finding_and_ends_with_its_signature() {
    for kind in kinds() {
        let yaml = starter(&kind);
        assert!(yaml.contains(&format!("\nkind: {kind}\n")), "{kind}");
        assert!(yaml.lines().filter(|line| line.contains('#')).count() >= 4, "{kind}");
        let pages = pages(&yaml);
        let text = all_text(&pages);
        assert!(text.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), "{kind}");
        assert!(text.contains("Nơi nhận:"), "{kind}");
        assert!(text.contains("./."), "{kind}");
        let name = nd30().kinds.get(&kind).expect("known").name.to_uppercase();
        assert_eq!(text.contains(&name), kind != "cong-van", "{kind}: {text}");
    }
}

/// The words of every text in the data are on the pages.
#[test]
fn no_word_of_a_starter_is_lost() {
    for kind in kinds() {
        let yaml = starter(&kind);
        let printed = squeezed(&all_text(&pages(&yaml)));
        let tree = parse(&SourceFile::new("x.yaml", yaml.as_str())).expect("YAML");
        tree.root.for_each_scalar(&mut |node| {
            if let NodeKind::Scalar { .. } = node.kind
                && let Some(text) = node.scalar()
            {
                // Texts, not names of keys, numbers and dates: those have a space.
                for line in text.split('\n').filter(|line| line.trim().contains(' ')) {
                    for part in line.split("[[") {
                        // What a name stands for is printed instead of it.
                        let part = part.split_once("]]").map_or(part, |(_, rest)| rest);
                        let part = part.split("[^").next().unwrap_or_default();
                        let part = squeezed(part.trim_start_matches("- "));
                        let part = part.trim_end_matches([';', '.', ',']);
                        assert!(
                            printed.contains(part) || width(text) || is_name(text),
                            "{kind}: {part:?}"
                        );
                    }
                }
            }
        });
    }
}

fn width(text: &str) -> bool {
    text.ends_with("mm") || text.ends_with("fr")
}

/// Parts that are printed by another name.
fn is_name(text: &str) -> bool {
    text.starts_with("Lưu")
}

fn squeezed(text: &str) -> String {
    plain(text).to_lowercase().replace(['*', ' '], "")
}

#[test]
fn a_title_stands_in_the_middle_of_the_page_and_the_heading_in_its_two_columns() {
    for kind in kinds().filter(|kind| *kind != "cong-van") {
        let lines = lines(&pages(&starter(&kind)));
        let name = nd30().kinds.get(&kind).expect("known").name.to_uppercase();
        let title = lines.iter().find(|l| l.page == 0 && l.text == name).expect(&kind);
        // 30 + 160 / 2 mm.
        let middle = 110.0 * 72.0 / 25.4;
        assert!((title.centre() - middle).abs() < 1.0, "{kind}: {title:?}");
        assert!(title.bold && (title.size - 14.0).abs() < 0.1, "{kind}");
        let motto = lines.iter().find(|l| l.text.starts_with("Độc lập")).expect(&kind);
        assert!(motto.y < title.y && motto.bold, "{kind}");
    }
}

#[test]
fn new_prints_or_writes_the_same_file_and_never_over_another() {
    let sandbox = Sandbox::project();
    let run = sandbox.run(&["new", "cong-van"]);
    assert_eq!((run.status, run.stdout), (0, starter("cong-van")));
    let run = sandbox.run(&["new", "giay-moi", "-o", "plans/moi.yaml"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, "đã tạo plans/moi.yaml\n"));
    assert_eq!(sandbox.run(&["build"]).status, 0);
    let run = sandbox.run(&["new", "cong-van", "-o", "plans/moi.yaml"]);
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert_eq!(sandbox.read("plans/moi.yaml"), starter("giay-moi").into_bytes());
    let run = sandbox.run(&["new", "cong-vam"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("cong-van"), "{}", run.stderr);
}

#[test]
fn init_makes_a_project_that_builds_at_once_and_kinds_lists_29_and_three_copies() {
    let sandbox = Sandbox::empty();
    let run = sandbox.run(&["init", "van-phong"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let mut command = sandbox.command(&["build"]);
    command.current_dir(sandbox.path().join("van-phong"));
    let built = crate::support::Run::of(command);
    assert_eq!((built.status, built.stderr.as_str()), (0, ""), "{}", built.stdout);
    assert_eq!(sandbox.run(&["init", "van-phong"]).status, 2);
    let run = sandbox.run(&["kinds"]);
    assert_eq!(run.stdout.lines().count(), 32);
    assert!(
        run.stdout.contains("quy-dinh         QyĐ  1.4       Quy định\n"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_new_document_beside_the_schema_names_it_there() {
    let sandbox = Sandbox::project();
    sandbox.write("plans/schema.json", "{}");
    assert_eq!(sandbox.run(&["new", "cong-van", "-o", "plans/a.yaml"]).status, 0);
    assert!(
        sandbox
            .read("plans/a.yaml")
            .starts_with(b"# yaml-language-server: $schema=schema.json")
    );
}

/// The posts of who signs, each without the words before it, by name.
fn posts_by_name()
-> std::collections::BTreeMap<String, std::collections::BTreeSet<String>> {
    let mut posts = std::collections::BTreeMap::new();
    for kind in kinds() {
        let tree =
            parse(&SourceFile::new("x.yaml", starter(&kind).as_str())).expect("YAML");
        let signature = tree.root.get("signature").expect("signed");
        let signers = match &signature.kind {
            NodeKind::List(all) => all.clone(),
            _ => vec![signature.clone()],
        };
        for signer in signers {
            let said = |key: &str| {
                let value = signer.get(key);
                value.and_then(|it| it.scalar()).map(|it| it.trim().to_lowercase())
            };
            let agency = tree.root.get("agency").and_then(|it| it.scalar()).unwrap_or("");
            // At a meeting a post of another kind stands above the own one, which names its place.
            let post = said("other_position").map(|post| post.replace(" sở nội vụ", ""));
            let post = post.or_else(|| said("position")).expect("a post");
            // A contract's other party is not of the agency, and a telegram's sender signs a plan, too.
            let place = agency.replace("chu-tich-", "");
            let name = said("name").expect("a name");
            posts
                .entry(name)
                .or_insert_with(std::collections::BTreeSet::new)
                .insert(format!("{post} {place}"));
        }
    }
    posts
}

#[test]
fn one_person_has_one_post_through_all_of_them_and_one_post_of_a_head_one_person() {
    let posts = posts_by_name();
    for (name, posts) in &posts {
        assert_eq!(posts.len(), 1, "{name}: {posts:?}");
    }
    let heads = |post: &str| posts.values().filter(|posts| posts.contains(post)).count();
    assert_eq!(heads("chủ tịch ubnd-bac-ninh"), 1);
    assert_eq!(heads("chủ tịch hdnd-bac-ninh"), 1);
    assert_eq!(heads("chánh văn phòng so-noi-vu"), 1);
}
