//! `vanban watch`: what it sees, what it keeps, and that it never ends on a mistake.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Stdio};

use serde_json::Value;

use crate::support::{PLAN, Sandbox, plan, png, short_plan};

/// A running watch and what it says, line by line.
pub struct Watching {
    child: Child,
    output: BufReader<ChildStdout>,
}

impl Watching {
    pub fn start(sandbox: &Sandbox, args: &[&str]) -> Self {
        let words = [&["watch", "--message-format", "json"], args].concat();
        let mut command = sandbox.command(&words);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("started");
        let output = BufReader::new(child.stdout.take().expect("piped"));
        Self { child, output }
    }

    /// What is said up to the end of a round that `wanted` accepts. An editor's save may be
    /// seen in two steps, so rounds between are passed over.
    pub fn round(&mut self, wanted: impl Fn(&[Value]) -> bool) -> Vec<Value> {
        let mut said: Vec<Value> = vec![];
        loop {
            let mut line = String::new();
            let read = self.output.read_line(&mut line).expect("read");
            assert!(read > 0, "the watch has ended: {said:#?}");
            let object: Value = serde_json::from_str(&line).expect("JSON");
            let ended = object["type"] == "round";
            said.push(object);
            if ended && wanted(&said) {
                return said;
            }
            if ended {
                said.clear();
            }
        }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// True for a round in which a product was made and nothing is wrong.
pub fn made(name: &str) -> impl Fn(&[Value]) -> bool {
    let output = format!("out/{name}");
    move |said| {
        let last = said.last().expect("a round");
        let built = said.iter().any(|object| {
            object["type"] == "built" && object["outputs"][0] == output.as_str()
        });
        built && last["errors"] == 0 && last["faulty"] == 0
    }
}

/// True for a round that found a fault.
pub fn found(rule: &'static str) -> impl Fn(&[Value]) -> bool {
    move |said| said.iter().any(|object| object["rule"] == rule)
}

#[test]
fn a_change_of_anything_that_a_document_depends_on_builds_it_again() {
    let sandbox = Sandbox::project();
    let image = "  - image: {file: hinh/a.png, width: 20mm, alt: h}\n";
    let table = "  - title: Bảng\n    table:\n      columns: [{key: viec, title: Việc}]\n      rows_from: so-lieu/viec.csv\n";
    sandbox.write("plans/a.yaml", short_plan(&format!("  - text: Một.\n{image}{table}")));
    sandbox.write("hinh/a.png", png(4, 4, [255, 0, 0, 255]));
    sandbox.write("so-lieu/viec.csv", "viec\nA\n");
    let mut watching = Watching::start(&sandbox, &[]);
    watching.round(made("a.pdf"));
    let mut before = sandbox.read("out/a.pdf");
    let mut changed = |what: &str| {
        let now = sandbox.read("out/a.pdf");
        assert!(now != before, "{what}");
        before = now;
    };
    sandbox.write("hinh/a.png", png(4, 8, [0, 0, 0, 255]));
    watching.round(made("a.pdf"));
    changed("a picture");
    sandbox.write("so-lieu/viec.csv", "viec\nA\nB\n");
    watching.round(made("a.pdf"));
    changed("a list");
    let own = std::fs::read_to_string("templates/lib/can-cu.typ").expect("read");
    sandbox.write("templates/lib/can-cu.typ", own + "#let x = 1\n");
    watching.round(made("a.pdf"));
    let quoc_hieu = std::fs::read_to_string("templates/lib/quoc-hieu.typ").expect("read");
    sandbox.write(
        "templates/lib/quoc-hieu.typ",
        quoc_hieu.replace("weight: \"bold\", quoc-gia", "quoc-gia"),
    );
    watching.round(made("a.pdf"));
    changed("a template");
    let config = std::fs::read_to_string("vanban.yaml").expect("read");
    sandbox.write("vanban.yaml", config.replace("place: Bắc Ninh", "place: Bắc Giang"));
    watching.round(made("a.pdf"));
    changed("vanban.yaml");
    let own = "id: nd30\nbased_on: nd30\nwords: {recipients: {text: 'Gửi:'}}\n";
    sandbox.write("standards/rieng.yaml", own);
    watching.round(made("a.pdf"));
    changed("a standard");
    let new = short_plan("  - text: Mới.\n").replace("number: 5", "number: 6");
    sandbox.write("plans/2026/quy-1/b.yaml", new);
    watching.round(made("2026/quy-1/b.pdf"));
}

#[test]
fn a_broken_lost_or_renamed_file_keeps_the_last_good_product_and_the_watch() {
    let sandbox = Sandbox::with_reference_plan();
    let mut watching = Watching::start(&sandbox, &[]);
    watching.round(made("ke-hoach-83-2025.pdf"));
    let good = sandbox.read("out/ke-hoach-83-2025.pdf");
    let path = |name: &str| sandbox.path().join(name);
    // Half written.
    let half: String = plan().chars().take(3000).collect();
    sandbox.write(PLAN, format!("{half}\n  - : : \""));
    watching.round(|said| said.last().is_some_and(|round| round["errors"] != 0));
    assert!(sandbox.read("out/ke-hoach-83-2025.pdf") == good);
    sandbox.write(PLAN, plan());
    watching.round(|said| said.last().is_some_and(|round| round["errors"] == 0));
    // Broken settings.
    let config = std::fs::read_to_string("vanban.yaml").expect("read");
    sandbox.write("vanban.yaml", config.replace("agencies:", "agencis:"));
    watching.round(found("unknown-key"));
    sandbox.write("vanban.yaml", &config);
    watching.round(|said| said.last().is_some_and(|round| round["errors"] == 0));
    // Lost, and back as an editor saves: a new file takes the name.
    std::fs::remove_file(path(PLAN)).expect("removed");
    watching.round(|_| true);
    sandbox.write("plans/.moi", plan().replace("number: 83", "number: 84"));
    std::fs::rename(path("plans/.moi"), path(PLAN)).expect("renamed");
    watching.round(made("ke-hoach-83-2025.pdf"));
    assert!(sandbox.read("out/ke-hoach-83-2025.pdf") != good);
    // The whole folder goes and comes back.
    std::fs::rename(path("plans"), path("cat-di")).expect("renamed");
    watching.round(|_| true);
    std::fs::rename(path("cat-di"), path("plans")).expect("renamed");
    watching.round(|said| said.last().is_some_and(|round| round["documents"] == 1));
    sandbox.write(PLAN, plan().replace("number: 83", "number: 85"));
    watching.round(made("ke-hoach-83-2025.pdf"));
}

#[test]
fn a_named_file_is_watched_even_while_it_is_not_there() {
    let sandbox = Sandbox::with_reference_plan();
    sandbox.write("plans/khac.yaml", short_plan("  - text: Một.\n"));
    let mut watching = Watching::start(&sandbox, &[PLAN]);
    let first = watching.round(made("ke-hoach-83-2025.pdf"));
    assert_eq!(first.last().expect("a round")["documents"], 1);
    std::fs::remove_file(sandbox.path().join(PLAN)).expect("removed");
    watching.round(|said| said.iter().any(|object| object["type"] == "error"));
    sandbox.write(PLAN, plan().replace("number: 83", "number: 84"));
    watching.round(made("ke-hoach-83-2025.pdf"));
    assert!(!sandbox.path().join("out/khac.pdf").exists());
}

#[test]
fn a_named_file_that_is_missing_keeps_no_other_from_being_built() {
    let sandbox = Sandbox::with_reference_plan();
    sandbox.write("plans/a.yaml", short_plan("  - text: Một.\n"));
    let mut watching =
        Watching::start(&sandbox, &["plans/a.yaml", "plans/khong-co.yaml"]);
    let built = |said: &[Value]| said.iter().any(|object| object["type"] == "built");
    let first = watching.round(built);
    assert!(first.iter().any(|object| object["type"] == "error"), "{first:#?}");
    assert!(sandbox.path().join("out/a.pdf").exists());
    assert!(!sandbox.path().join("out/ke-hoach-83-2025.pdf").exists());
}

#[test]
fn what_cannot_be_written_is_said_and_tried_again() {
    let sandbox = Sandbox::project();
    sandbox.write("plans/a.yaml", short_plan("  - text: Một.\n"));
    let path = sandbox.path().join("out/a.pdf");
    std::fs::create_dir_all(&path).expect("made");
    let mut watching = Watching::start(&sandbox, &[]);
    watching.round(|said| said.last().is_some_and(|round| round["errors"] == 1));
    std::fs::remove_dir(&path).expect("removed");
    watching.round(made("a.pdf"));
}

#[cfg(unix)]
#[test]
fn links_are_watched_where_they_lead() {
    let sandbox = Sandbox::empty();
    let config = std::fs::read_to_string("vanban.yaml").expect("read");
    sandbox.write("p/chung/vanban.yaml", &config);
    sandbox.write("p/plans/a.yaml", short_plan("  - text: Một.\n"));
    std::os::unix::fs::symlink("chung/vanban.yaml", sandbox.path().join("p/vanban.yaml"))
        .expect("linked");
    let mut watching = Watching::start(&sandbox, &["p"]);
    let built =
        |said: &[Value]| said.iter().any(|object| object["outputs"][0] == "p/out/a.pdf");
    watching.round(built);
    sandbox.write(
        "p/chung/vanban.yaml",
        config.replace("place: Bắc Ninh", "place: Bắc Giang"),
    );
    watching.round(built);
}
