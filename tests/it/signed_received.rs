//! What was received is the same file afterwards, however the plan wrote number and date.

use crate::signed::{DAY, NUMBER, PLAN, clerk};
use crate::signing::{Signing, signed};
use crate::support::Sandbox;

/// A project with a plan, and the file that its office has stamped and signed.
fn stamped(plan: &str) -> Sandbox {
    let sandbox = Sandbox::project();
    sandbox.write("plans/moi.yaml", plan);
    let run = sandbox.run(&["build", "plans/moi.yaml"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let clerk = clerk();
    let build = sandbox.read("out/moi.pdf");
    let file = signed(&build, &Signing::by(&clerk).stamped("83", NUMBER), &[]);
    let file = signed(&file, &Signing::by(&clerk).stamped("13", DAY), &[]);
    sandbox.write("moi-da-ky.pdf", file);
    sandbox
}

#[test]
fn a_file_is_genuine_after_it_was_received_however_the_plan_is_written() {
    let number = "number:            # cấp khi ban hành\n";
    let date = "date: 2026-07   # ngày đóng dấu\n";
    for (own_number, own_date) in [
        (number, date),
        ("", date),
        ("", "date: 07/2026\n"),
        (number, "date: \"7/2026\"\n"),
        ("", "date: tháng 7 năm 2026\n"),
        ("number: ~\n", "date: '07/2026' # khi ký\n"),
    ] {
        let plan = PLAN.replace(number, own_number).replace(date, own_date);
        let sandbox = stamped(&plan);
        let receive =
            || sandbox.run(&["receive", "moi-da-ky.pdf", "--yes", "--lang", "en"]);
        let run = receive();
        assert_eq!(run.status, 0, "{own_date}: {}{}", run.stdout, run.stderr);
        let text = String::from_utf8_lossy(&sandbox.read("plans/moi.yaml")).into_owned();
        assert!(text.contains("number: 83") && text.contains("2026-07-13"), "{text}");
        let again = sandbox.run(&["verify", "--signed", "moi-da-ky.pdf", "--lang", "en"]);
        assert_eq!(
            again.status, 0,
            "{own_number}{own_date}: {}{}",
            again.stdout, again.stderr
        );
        let second = receive();
        assert_eq!(second.status, 0, "{}", second.stdout);
        assert!(second.stdout.contains("nothing to write"), "{}", second.stdout);
    }
}

#[test]
fn a_register_that_refuses_keeps_the_plan_as_it_was() {
    let sandbox = stamped(PLAN);
    sandbox.write(
        "plans/khac.yaml",
        PLAN.replace("number:            #", "number: 83 #")
            .replace("date: 2026-07 ", "date: 2026-07-12 "),
    );
    let run = sandbox.run(&["number", "--record", "plans/khac.yaml"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let run = sandbox.run(&["receive", "moi-da-ky.pdf", "--yes", "--lang", "en"]);
    assert_eq!(run.status, 2, "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains("given already"), "{}", run.stderr);
    assert_eq!(String::from_utf8_lossy(&sandbox.read("plans/moi.yaml")), PLAN);
}

#[test]
fn a_plan_that_the_register_lacks_is_entered_by_receiving_it_again() {
    let sandbox = stamped(PLAN);
    let receive = || sandbox.run(&["receive", "moi-da-ky.pdf", "--yes", "--lang", "en"]);
    assert_eq!(receive().status, 0);
    // The register begins only now.
    sandbox.write(
        "plans/khac.yaml",
        PLAN.replace("number:            #", "number: 82 #")
            .replace("date: 2026-07 ", "date: 2026-07-12 "),
    );
    let run = sandbox.run(&["number", "--record", "plans/khac.yaml"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let run = receive();
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    let register = String::from_utf8_lossy(&sandbox.read("so-van-ban.yaml")).into_owned();
    assert!(register.contains("plans/moi.yaml"), "{register}");
    assert!(receive().stdout.contains("nothing to write"));
}
