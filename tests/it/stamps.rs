//! What lies under the stamps that a document gets when it is issued.

use crate::support::{Sandbox, short_plan};

fn draft() -> String {
    short_plan("  - text: Một việc.\n  - text: Hai việc.\n")
        .replace("number: 5", "number:")
        .replace("date: 2025-06-02", "date: 2025-06")
        + "appendices: [{title: Danh sách các đơn vị được giao chỉ tiêu kế hoạch và tiến độ thực hiện trong năm, text: Không có.}]\n"
}

/// What `check` says of a draft in a project.
fn told(sandbox: &Sandbox) -> String {
    sandbox.write("plans/a.yaml", draft());
    let run = sandbox.run(&["check", "plans/a.yaml", "--lang", "en"]);
    run.stderr
        .lines()
        .filter(|line| line.contains("[text-under-stamp]"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn an_ordinary_draft_has_nothing_under_its_stamps() {
    assert_eq!(told(&Sandbox::project()), "");
}

#[test]
fn stamps_that_are_larger_than_their_rooms_lie_on_the_text_beside() {
    for (stamps, what) in [
        ("number: {width: 30}", "under the stamp of the number"),
        ("number: {height: 20}", "under the stamp of the number"),
        ("day: {width: 14}", "under the stamp of day or month"),
    ] {
        let sandbox = Sandbox::project();
        let standard =
            format!("id: rong\nbased_on: nd30\nname: Dấu rộng\nstamps: {{{stamps}}}\n");
        sandbox.write("standards/rong.yaml", standard);
        let config = String::from_utf8(sandbox.read("vanban.yaml")).expect("UTF-8");
        sandbox.write("vanban.yaml", config + "standard: rong\n");
        let told = told(&sandbox);
        assert!(told.contains(what), "{stamps}: {told}");
    }
}

#[test]
fn a_template_with_text_at_the_top_left_of_an_annex_breaks_text_under_stamp() {
    // The rule text-under-stamp.
    let sandbox = Sandbox::project();
    let own = std::fs::read_to_string("templates/lib/phu-luc.typ").expect("read");
    let mark = own.replace(
        "  phan-moi()\n",
        "  phan-moi()\n  place(top + left, dy: -6mm, [Mẫu số 1])\n",
    );
    sandbox.write("templates/lib/phu-luc.typ", mark);
    let told = told(&sandbox);
    assert!(
        told.contains("“Mẫu số 1” on page 2 lies under the seal on an annex"),
        "{told}"
    );
}
