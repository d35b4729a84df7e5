//! A draft keeps room for what is not known yet, and an issued document must say it; a number is
//! printed as its office writes it.

use vanban::compose::compose;
use vanban::diag::SourceFile;

use crate::support::{
    MM, SESSION, Sandbox, all_text, assert_near, line_with, lines, pages, rule_names,
    short_plan,
};

fn plan() -> String {
    short_plan("  - text: Nội dung.\n")
}

/// A plan with another date.
fn dated(date: &str) -> String {
    plan().replace("date: 2025-06-02", &format!("date: {date}"))
}

#[test]
fn a_number_is_printed_with_the_digits_that_were_written() {
    for (written, printed) in
        [("'0134'", "0134"), ("0134", "0134"), ("007", "007"), ("5", "05"), ("83", "83")]
    {
        let yaml = plan().replace("number: 5", &format!("number: {written}"))
            + "appendices: [{text: Phụ.}]\n";
        let text = all_text(&pages(&yaml));
        assert_eq!(text.matches(&format!("{printed}/KH-UBND")).count(), 2, "{text}");
        let (loaded, _) = SESSION.load(&SourceFile::new("x.yaml", yaml));
        let title = compose(&loaded.expect("loaded")).meta.title;
        assert!(title.contains(&format!("số {printed}/KH-UBND")), "{title}");
    }
}

#[test]
fn zeros_in_front_make_no_other_number() {
    let sandbox = Sandbox::project();
    sandbox.write("plans/a.yaml", plan().replace("number: 5", "number: '0005'"));
    sandbox.write("plans/b.yaml", plan().replace("Công tác", "Việc"));
    let run = sandbox.run(&["build", "plans/a.yaml", "plans/b.yaml"]);
    assert!(run.status == 1 && run.stderr.contains("[duplicate-number]"), "{run:?}");
}

#[test]
fn copies_count_on_with_the_digits_of_the_first_number() {
    let sandbox = Sandbox::project();
    let yaml = plan().replace("number: 5", "number_from: '0099'");
    sandbox.write("plans/mau.yaml", yaml.replace("Nội dung", "Gửi «tên»"));
    sandbox.write("ds.csv", "tên\nAn\nBình\n");
    let run = sandbox.run(&[
        "merge",
        "plans/mau.yaml",
        "--data",
        "ds.csv",
        "--name",
        "so-{number}",
        "--format",
        "typst",
    ]);
    assert_eq!(run.status, 0, "{run:?}");
    for number in ["0099", "0100"] {
        let found = std::fs::read_dir(sandbox.path().join("out")).expect("out");
        let mut names = found.map(|it| it.expect("entry").file_name());
        let name = format!("so-{number}");
        assert!(names.any(|it| it.to_string_lossy().starts_with(&name)), "{run:?}");
    }
}

#[test]
fn a_month_alone_leaves_room_for_the_day_at_the_head_and_where_it_comes_with() {
    for (written, printed) in [
        ("2026-06", "tháng 6 năm 2026"),
        ("6/2026", "tháng 6 năm 2026"),
        ("06.2026", "tháng 6 năm 2026"),
        ("2026-2", "tháng 02 năm 2026"),
        ("tháng 12 năm 2026", "tháng 12 năm 2026"),
    ] {
        let yaml = dated(written) + "appendices: [{text: Phụ.}]\n";
        let text = all_text(&pages(&yaml));
        assert_eq!(text.matches(&format!("ngày {printed}")).count(), 2, "{text}");
    }
    let found = lines(&pages(&dated("2026-06")));
    let day = line_with(&found, "Bắc Ninh, ngày");
    let month = line_with(&found, "tháng 6 năm 2026");
    assert_near((month.x - day.right) / MM, 9.0, 0.01, "room for the day");
}

#[test]
fn only_a_real_month_is_one_and_only_the_documents_own_date_may_lack_its_day() {
    for wrong in ["2026-13", "0/2026", "2026", "6/26"] {
        let (_, findings) = SESSION.load(&SourceFile::new("x.yaml", dated(wrong)));
        assert_eq!(rule_names(&findings), ["invalid-date"], "{wrong}");
    }
    let letter = "kind: giay-gioi-thieu\nagency: ubnd-bac-ninh\nyear: 2026\n\
        introduction: {person: A, position: B, sent_to: C, purpose: D, valid_until: 6/2026}\n\
        signature: {position: Chủ tịch, name: A}\n";
    let (_, findings) = SESSION.load(&SourceFile::new("x.yaml", letter));
    assert_eq!(rule_names(&findings), ["invalid-date"]);
}

#[test]
fn a_signer_who_is_not_known_keeps_the_room_of_the_name() {
    let named = plan();
    let known = lines(&pages(&(named.clone() + "appendices: [{text: Phụ.}]\n")));
    for name in ["  name:\n", "  name: ''\n", ""] {
        let yaml = named.replace("  name: Nguyễn Văn A\n", name);
        let found = lines(&pages(&yaml));
        assert!(found.iter().all(|line| !line.text.contains("Nguyễn")), "{name:?}");
        let (post, other) =
            (line_with(&found, "CHỦ TỊCH"), line_with(&known, "CHỦ TỊCH"));
        assert_near(post.y, other.y, 0.1, "the post");
    }
}

#[test]
fn an_issued_document_must_say_its_day_and_who_signs() {
    let sandbox = Sandbox::project();
    let yaml = dated("2026-06").replace("  name: Nguyễn Văn A\n", "");
    sandbox.write("plans/a.yaml", yaml);
    assert_eq!(sandbox.run(&["build", "plans/a.yaml"]).status, 0);
    let run = sandbox.run(&["build", "plans/a.yaml", "--final", "--lang", "en"]);
    assert_eq!(run.status, 1, "{run:?}");
    for finding in ["[blank-date]: the day is missing", "[blank-name]"] {
        assert!(run.stderr.contains(finding), "{run:?}");
    }
}

#[test]
fn nobody_is_asked_about_a_signer_without_a_name() {
    let sandbox = Sandbox::project();
    sandbox.write("plans/a.yaml", plan().replace("  name: Nguyễn Văn A\n", "  name:\n"));
    let run = sandbox.run(&["next", "plans/a.yaml", "-o", "plans/b.yaml"]);
    let draft = String::from_utf8_lossy(&sandbox.read("plans/b.yaml")).into_owned();
    assert!(!draft.contains("còn giữ chức vụ"), "{run:?}\n{draft}");
}

#[test]
fn a_month_alone_is_compared_brought_forward_and_merged_as_any_date() {
    let sandbox = Sandbox::project();
    let annex = "appendices: [{text: Phụ.}]\n";
    let plan = dated("2026-07").replace("năm 2025", "năm 2026") + annex;
    sandbox.write("plans/a.yaml", &plan);
    sandbox.write("plans/b.yaml", plan.replace("2026-07", "2026-07-05"));
    let run = sandbox.run(&["diff", "plans/a.yaml", "plans/b.yaml"]);
    for said in [
        "Bắc Ninh, ngày [-…-]{+05+} tháng 7 năm 2026",
        "(Kèm theo Kế hoạch số 05/KH-UBND ngày [-…-]{+05+} tháng 7 năm 2026 của",
    ] {
        assert!(run.stdout.contains(said), "{run:?}");
    }
    let run = sandbox.run(&["next", "plans/a.yaml", "-o", "plans/c.yaml"]);
    assert_eq!(run.status, 0, "{run:?}");
    let draft = String::from_utf8_lossy(&sandbox.read("plans/c.yaml")).into_owned();
    assert!(draft.contains("date:\n") && draft.contains("year: 2027\n"), "{draft}");
    let merged = plan
        .replace("date: 2026-07", "date: «ngày»")
        .replace("number: 5\n", "year: 2026\n")
        .replace("Nội dung.", "Gửi «tên».");
    sandbox.write("plans/mau.yaml", merged);
    sandbox.write("ds.csv", "tên,ngày\nAn,07/2026\nBình,tháng 7 năm 2026\n");
    let run = sandbox.run(&[
        "merge",
        "plans/mau.yaml",
        "--data",
        "ds.csv",
        "--name",
        "x-{tên}",
        "--format",
        "typst",
    ]);
    assert_eq!(run.status, 0, "{run:?}");
    for name in ["out/x-An.typ", "out/x-Bình.typ"] {
        let source = String::from_utf8(sandbox.read(name)).expect("UTF-8");
        assert_eq!(source.matches("tháng").count() % 2, 0, "{name}");
        assert_eq!(source.matches("spacing: 9mm").count(), 2, "{name}: {source}");
    }
}
