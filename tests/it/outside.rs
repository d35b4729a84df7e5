//! Files that a document or `vanban.yaml` names lie inside the project, links and all.

#![cfg(unix)]

use std::os::unix::fs::symlink;

use crate::support::{Sandbox, png, short_plan};

const LIST: &str = "appendices:\n  - title: Nhiệm vụ\n    table:\n      \
                    columns: [{key: work, title: Nội dung}]\n      rows_from: ";
const COPY: &str = "kind: sao-y\nagency: ubnd-bac-ninh\nnumber: 7\ndate: 2026-03-05\n\
    signature: {authority: [TL. Chủ tịch], position: Chánh Văn phòng, name: Vũ Thị Hoa}\n\
    recipients: [Sở Nội vụ]\noriginal: {document: ";

/// A document that takes in a list, a picture, and a plan, each by its name.
fn cases(list: &str, picture: &str, original: &str) -> [(&'static str, String); 3] {
    let image = format!(
        "  - text: Xem hình.\n    image: {{file: {picture}, alt: Bản đồ, width: 60mm, \
         caption: Hình 1}}\n    closing: Hết.\n"
    );
    [
        ("list", short_plan("  - text: Một.\n") + LIST + list + "\n"),
        ("image", short_plan(&image)),
        ("original", format!("{COPY}{original}}}\n")),
    ]
}

/// A project in `p/` with such files, and the same files beside it.
fn project() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("p/vanban.yaml", std::fs::read("vanban.yaml").expect("read"));
    for folder in ["p/kho", "ngoai"] {
        sandbox.write(&format!("{folder}/viec.csv"), "work\nXây dựng\n");
        sandbox.write(&format!("{folder}/hinh.png"), png(40, 40, [0, 0, 0, 255]));
        sandbox.write(&format!("{folder}/goc.yaml"), short_plan("  - text: Một.\n"));
    }
    sandbox
}

fn link(sandbox: &Sandbox, to: &str, name: &str) {
    symlink(sandbox.path().join(to), sandbox.path().join(name)).expect("linked");
}

#[test]
fn what_a_document_takes_in_may_be_a_link_inside_the_project_but_not_out_of_it() {
    for (folder, inside) in [("p/kho", true), ("ngoai", false)] {
        let sandbox = project();
        for name in ["viec.csv", "hinh.png", "goc.yaml"] {
            link(&sandbox, &format!("{folder}/{name}"), &format!("p/{name}"));
        }
        link(&sandbox, folder, "p/lien-ket");
        let direct = cases("viec.csv", "hinh.png", "goc.yaml");
        let below =
            cases("lien-ket/viec.csv", "./kho/../lien-ket/hinh.png", "lien-ket/goc.yaml");
        for (what, text) in direct.into_iter().chain(below) {
            sandbox.write("p/plans/a.yaml", &text);
            let run = sandbox.run(&["build", "p", "--message-format", "short"]);
            let rule = format!("[outside-{what}]");
            assert_eq!(run.status, i32::from(!inside), "{text}: {run:?}");
            assert_eq!(run.stderr.contains(&rule), !inside, "{text}: {run:?}");
        }
    }
}

#[test]
fn a_list_behind_a_link_is_read_once_the_link_stays_inside() {
    let sandbox = project();
    link(&sandbox, "ngoai/viec.csv", "p/viec.csv");
    sandbox.write("p/plans/a.yaml", &cases("viec.csv", "", "")[0].1);
    assert_eq!(sandbox.run(&["build", "p"]).status, 1);
    std::fs::remove_file(sandbox.path().join("p/viec.csv")).expect("removed");
    link(&sandbox, "p/kho/viec.csv", "p/viec.csv");
    let run = sandbox.run(&["build", "p"]);
    assert_eq!(run.status, 0, "{run:?}");
}

#[test]
fn the_output_folder_is_no_link_out_of_the_project_unless_it_is_asked_for() {
    let sandbox = project();
    sandbox.write("p/plans/a.yaml", short_plan("  - text: Một.\n"));
    let config = std::fs::read_to_string("vanban.yaml").expect("read");
    link(&sandbox, "ngoai", "p/ra");
    for output in ["ra", "ra/nua", "."] {
        sandbox.write("p/vanban.yaml", format!("{config}output: {output}\n"));
        let run = sandbox.run(&["build", "p", "--message-format", "short"]);
        assert_eq!(run.status, 1, "{run:?}");
        assert!(run.stderr.contains("[outside-output]"), "{run:?}");
    }
    sandbox.write("p/vanban.yaml", format!("{config}output: ./x/../in\n"));
    assert_eq!(sandbox.run(&["build", "p"]).status, 0);
    assert!(sandbox.path().join("p/in/a.pdf").is_file());
    sandbox.write("p/vanban.yaml", &config);
    assert_eq!(sandbox.run(&["build", "p", "-o", "p/ra"]).status, 0);
    assert!(sandbox.path().join("ngoai/a.pdf").is_file());
}
