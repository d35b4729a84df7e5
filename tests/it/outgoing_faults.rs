//! What gets no number, and registers that somebody has edited.

use crate::outgoing::{REGISTER, document, number, text, waiting};
use crate::support::Sandbox;

/// An entry of the register, by hand.
fn entry(number: u32, day: &str, name: &str) -> String {
    format!(
        "- {{\"number\":{number},\"act\":\"issue\",\"symbol\":\"KH-SNV\",\"date\":\"{day}\",\
         \"agency\":\"Sở Nội vụ tỉnh Bắc Ninh\",\"period\":\"2026\",\"book\":\"KH-SNV\",\
         \"document\":\"plans/{name}.yaml\"}}\n"
    )
}

#[test]
fn a_document_that_is_not_to_be_numbered_is_told_why_and_nothing_is_written() {
    let plan = document("ke-hoach", "");
    for (yaml, date, status, said) in [
        (plan.clone(), "", 2, "chưa có ngày"),
        (plan.clone(), "2026-04-05", 2, "khác với --date"),
        (document("ke-hoach", "secrecy_stamp: true\n"), "2026-03-05", 2, "văn bản mật"),
        (document("hop-dong", ""), "2026-03-05", 1, "[missing-part]"),
        (
            plan.replace("  - text: Một dòng.", "  - text: Một …… dòng."),
            "2026-03-05",
            1,
            "lỗi[",
        ),
        (plan.replace("Nguyễn Văn A", "\"\""), "2026-03-05", 1, "lỗi["),
        (plan.replace("number:", "numbr:"), "2026-03-05", 1, "[unknown-key]"),
        (plan.replace("number:", "number: *n"), "2026-03-05", 1, "lỗi["),
    ] {
        let sandbox = waiting(&["good"]);
        sandbox.write("plans/a.yaml", &yaml);
        let mut args = vec!["plans/good.yaml", "plans/a.yaml"];
        if !date.is_empty() {
            args.extend(["--date", date]);
        }
        let run = number(&sandbox, &args);
        assert_eq!(run.status, status, "{said}: {run:?}");
        assert!(run.stderr.contains(said) || date.is_empty(), "{said}: {run:?}");
        assert_eq!(text(&sandbox, "plans/a.yaml"), yaml);
        assert!(!sandbox.path().join(REGISTER).exists(), "all, or none: {said}");
    }
}

#[test]
fn a_register_that_cannot_be_read_is_told_by_line_and_never_written() {
    let good = entry(1, "2026-03-02", "x");
    let cut = good[..good.len() / 2].to_owned();
    for (line, said) in [
        ("<<<<<<< HEAD\n".to_owned(), "dấu xung đột"),
        ("=======\n".to_owned(), "dấu xung đột"),
        (cut, "bị cụt"),
        ("xin chào\n".to_owned(), "không phải một lần ghi sổ"),
        ("- number: 2\n  act: issue\n".to_owned(), "không phải một lần ghi sổ"),
        (good.replace("symbol", "simbol"), "simbol"),
        (good.replace("\"number\":1", "\"number\":0"), "[out-of-range]"),
        (good.replace("2026-03-02", "2026-02-30"), "2026-02-30"),
        (good.replace("\"number\":1,", ""), "number"),
        (good.replace("issue", "isue"), "isue"),
        (good.replace("\"act\"", "\"number\":2,\"act\""), "number"),
    ] {
        let sandbox = waiting(&["a"]);
        let register = format!("# của tôi\n{good}{line}");
        sandbox.write(REGISTER, &register);
        for args in
            [&["number", "plans/a.yaml", "--date", "2026-03-05"][..], &["register"]]
        {
            let run = sandbox.run(args);
            assert_eq!(run.status, 1, "{said}: {run:?}");
            assert!(run.stderr.contains("so-van-ban.yaml:3:"), "{said}: {run:?}");
            assert!(run.stderr.contains(said), "{said}: {run:?}");
        }
        let run = sandbox.run(&["build"]);
        assert!(run.status == 1 && run.stderr.contains("so-van-ban.yaml:3:"), "{run:?}");
        assert_eq!(text(&sandbox, REGISTER), register, "{said}");
    }
}

#[test]
fn lines_that_somebody_has_typed_as_yaml_are_entries_and_ends_of_lines_stay() {
    let sandbox = waiting(&["a"]);
    let typed = "# của tôi\r\n\r\n- { number: 6, act: issue, symbol: KH-SNV, date: 02/3/2026, \
                 agency: Sở Nội vụ tỉnh Bắc Ninh, period: '2026', book: KH-SNV }   # tay";
    sandbox.write(REGISTER, typed);
    let run = number(&sandbox, &["plans/a.yaml", "--date", "2026-03-05"]);
    assert!(run.status == 0 && run.stdout.contains("số 07/KH-SNV"), "{run:?}");
    let now = text(&sandbox, REGISTER);
    assert!(now.starts_with(&format!("{typed}\r\n- {{\"number\":7,")), "{now}");
    assert!(now.ends_with("}\r\n"), "{now}");
}

#[test]
fn numbers_of_two_branches_both_stay_and_the_double_is_told_with_both_documents() {
    let sandbox = waiting(&["a", "b", "c"]);
    let register = entry(1, "2026-03-02", "a")
        + &entry(2, "2026-03-03", "b")
        + &entry(2, "2026-03-03", "c");
    for (name, number) in [("a", 1), ("b", 2), ("c", 2)] {
        let yaml =
            document("ke-hoach", "").replace("number:", &format!("number: {number}"));
        sandbox.write(
            &format!("plans/{name}.yaml"),
            yaml.replace("date: 2026-03", "date: 2026-03-03"),
        );
    }
    sandbox.write(REGISTER, &register);
    let run = sandbox.run(&["register"]);
    assert!(run.status == 1 && run.stderr.contains("[duplicate-number]"), "{run:?}");
    assert!(run.stderr.contains("plans/b.yaml và plans/c.yaml"), "{run:?}");
    let cancel =
        ["plans/c.yaml", "--cancel", "2", "--reason", "trùng", "--date", "2026-03-03"];
    let run = number(&sandbox, &cancel);
    assert!(run.stdout.contains("hủy số 02/KH-SNV"), "{run:?}");
    let run = sandbox.run(&["register"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{run:?}");
    assert!(text(&sandbox, REGISTER).starts_with(&register), "nothing is removed");
}

#[test]
fn gaps_days_against_numbers_and_other_years_are_told() {
    for (lines, said, status) in [
        (entry(1, "2026-03-02", "a") + &entry(4, "2026-03-03", "b"), "thiếu số 2–3", 0),
        (entry(1, "2026-03-09", "a") + &entry(2, "2026-03-03", "b"), "đứng sau số 1", 0),
        (entry(1, "2025-03-02", "a"), "không thuộc sổ năm 2026", 1),
        (entry(1, "2026-03-02", "a").replace("issue", "cancel"), "không cấp cho ai", 1),
    ] {
        let sandbox = Sandbox::project();
        sandbox.write(REGISTER, lines);
        let run = sandbox.run(&["register"]);
        assert!(run.status == status && run.stderr.contains(said), "{said}: {run:?}");
    }
}

#[test]
fn a_number_whose_document_lost_it_is_not_given_anew() {
    let sandbox = waiting(&["a"]);
    number(&sandbox, &["plans/a.yaml", "--date", "2026-03-05"]);
    sandbox.write("plans/a.yaml", document("ke-hoach", ""));
    let run = number(&sandbox, &["plans/a.yaml", "--date", "2026-03-06"]);
    assert!(run.status == 2 && run.stderr.contains("mà tệp không ghi"), "{run:?}");
    assert!(run.stderr.contains("`number: 1`, `date: 2026-03-05`"), "{run:?}");
}

#[test]
fn a_file_that_is_named_twice_gets_no_two_numbers() {
    for other in ["./plans/a.yaml", "plans/../plans/a.yaml", "plans/link.yaml"] {
        let sandbox = waiting(&["a"]);
        #[cfg(unix)]
        std::os::unix::fs::symlink("a.yaml", sandbox.path().join("plans/link.yaml"))
            .expect("linked");
        if !sandbox.path().join(other).exists() {
            continue;
        }
        let run = number(&sandbox, &["plans/a.yaml", other, "--date", "2026-03-05"]);
        assert!(run.status == 2 && run.stderr.contains("hai lần"), "{run:?}");
        assert!(!sandbox.path().join(REGISTER).exists(), "{other}");
    }
}

#[test]
fn a_number_that_a_document_carries_is_not_given_whatever_the_register_lost() {
    let sandbox = waiting(&["a", "b", "c"]);
    number(&sandbox, &["plans/a.yaml", "plans/b.yaml", "--date", "2026-03-05"]);
    let whole = text(&sandbox, REGISTER);
    let before = text(&sandbox, "plans/c.yaml");
    let lines: Vec<&str> = whole.split_inclusive('\n').collect();
    for (register, said) in [
        (lines[..3].concat(), "sổ thiếu số 2/KH-SNV mà tệp plans/b.yaml đã mang"),
        (lines[..2].concat(), "sổ thiếu số 1/KH-SNV mà tệp plans/a.yaml đã mang"),
        (String::new(), "sổ thiếu số 1/KH-SNV mà tệp plans/a.yaml đã mang"),
    ] {
        sandbox.write(REGISTER, &register);
        for more in [&[][..], &["--reserve", "1", "--reason", "x"]] {
            let args = [&["plans/c.yaml", "--date", "2026-03-05"], more].concat();
            let run = number(&sandbox, &args);
            assert!(run.status == 2 && run.stderr.contains(said), "{said}: {run:?}");
        }
        assert_eq!(text(&sandbox, REGISTER), register);
        assert_eq!(text(&sandbox, "plans/c.yaml"), before);
    }
    std::fs::remove_file(sandbox.path().join(REGISTER)).expect("removed");
    for name in ["plans/a.yaml", "plans/b.yaml"] {
        assert_eq!(number(&sandbox, &[name, "--record"]).status, 0);
    }
    let run = number(&sandbox, &["plans/c.yaml", "--date", "2026-03-05"]);
    assert!(run.status == 0 && run.stdout.contains("số 03/KH-SNV"), "{run:?}");
}

#[test]
fn a_register_with_errors_gives_no_number() {
    let good = entry(1, "2026-03-02", "x");
    for (register, said) in [
        (good.repeat(2), "lặp lại nguyên vẹn"),
        (good.clone() + &entry(1, "2026-03-02", "y"), "[duplicate-number]"),
        (entry(1, "2025-03-02", "x"), "không thuộc sổ năm 2026"),
    ] {
        let sandbox = waiting(&["a"]);
        sandbox.write(REGISTER, &register);
        let before = text(&sandbox, "plans/a.yaml");
        let run = number(&sandbox, &["plans/a.yaml", "--date", "2026-03-05"]);
        assert!(run.status == 1 && run.stderr.contains(said), "{said}: {run:?}");
        assert!(!run.stdout.contains("số 02"), "{run:?}");
        assert_eq!(text(&sandbox, REGISTER), register);
        assert_eq!(text(&sandbox, "plans/a.yaml"), before);
    }
}

#[test]
fn a_line_that_stands_twice_is_removed_and_its_number_not_cancelled() {
    let sandbox = waiting(&["a"]);
    number(&sandbox, &["plans/a.yaml", "--date", "2026-03-05"]);
    let register = text(&sandbox, REGISTER);
    let line = register.lines().last().expect("a line");
    sandbox.write(REGISTER, format!("{register}{line}\n"));
    let run = sandbox.run(&["register"]);
    assert!(run.stderr.contains("Xóa bằng tay dòng lặp"), "{run:?}");
    assert!(!run.stderr.contains("--cancel"), "{run:?}");
    let run = number(&sandbox, &["plans/a.yaml", "--cancel", "1", "--reason", "trùng"]);
    assert!(run.status == 2 && run.stderr.contains("Xóa bằng tay"), "{run:?}");
    assert!(text(&sandbox, "plans/a.yaml").contains("number: 1 "));
}

#[test]
fn a_book_that_does_not_begin_with_one_says_why_or_is_told() {
    let sandbox = waiting(&["a", "b"]);
    number(&sandbox, &["plans/a.yaml", "--date", "2026-03-05", "--from", "40"]);
    let run = sandbox.run(&["register"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{run:?}");
    let register = text(&sandbox, REGISTER).replace(",\"first\":true", "");
    sandbox.write(REGISTER, register);
    let run = sandbox.run(&["register"]);
    assert!(run.status == 0 && run.stderr.contains("thiếu số 1–39"), "{run:?}");
}

#[test]
fn an_agency_under_another_name_or_code_does_not_begin_its_books_anew() {
    for (old, new, said) in [
        ("name: Sở Nội vụ tỉnh", "name: Sở Nội vụ", "là của Sở Nội vụ tỉnh Bắc Ninh"),
        ("abbreviation: SNV", "abbreviation: SoNV", "nay tệp ấy in 1/KH-SoNV"),
    ] {
        let sandbox = waiting(&["a", "b"]);
        number(&sandbox, &["plans/a.yaml", "--date", "2026-03-05"]);
        let register = text(&sandbox, REGISTER);
        let config = text(&sandbox, "vanban.yaml");
        assert!(config.contains(old), "{config}");
        sandbox.write("vanban.yaml", config.replace(old, new));
        let run = number(&sandbox, &["plans/b.yaml", "--date", "2026-03-05"]);
        assert!(run.status == 2 && run.stderr.contains(said), "{said}: {run:?}");
        assert_eq!(text(&sandbox, REGISTER), register);
    }
}

#[test]
fn a_file_with_a_number_in_the_register_gets_no_other() {
    let sandbox = waiting(&["a"]);
    number(&sandbox, &["plans/a.yaml", "--date", "2026-03-05"]);
    let issued = text(&sandbox, "plans/a.yaml");
    sandbox.write("plans/a.yaml", issued.replace("number: 1", "number: 8"));
    for args in [&["plans/a.yaml"][..], &["plans/a.yaml", "--record"]] {
        let run = number(&sandbox, args);
        assert!(run.status == 2, "{run:?}");
        assert!(
            run.stderr.contains("Ghi lại `number: 1`, `date: 2026-03-05`"),
            "{run:?}"
        );
    }
}

#[test]
fn a_document_that_cannot_be_written_gets_no_number_and_no_hint_that_makes_a_double() {
    let utf16 = |yaml: &str| {
        let units = std::iter::once(0xfeff).chain(yaml.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
    };
    let sandbox = waiting(&["b"]);
    sandbox.write("plans/a.yaml", utf16(&document("ke-hoach", "")));
    let run = number(&sandbox, &["plans/a.yaml", "--date", "2026-03-05"]);
    assert!(run.status != 0 && run.stderr.contains("UTF-8"), "{run:?}");
    assert!(!run.stderr.contains("number: 1"), "{run:?}");
    assert!(!sandbox.path().join(REGISTER).exists(), "{run:?}");
}

#[test]
fn a_lost_number_is_cancelled_as_its_hint_says() {
    let sandbox = waiting(&["a"]);
    number(&sandbox, &["plans/a.yaml", "--date", "2026-03-05"]);
    let blank = document("ke-hoach", "").replace("date: 2026-03", "date:");
    sandbox.write("plans/a.yaml", blank);
    let run = number(&sandbox, &["plans/a.yaml", "--cancel", "1", "--reason", "thôi"]);
    assert!(run.status == 0 && run.stdout.contains("hủy số 01/KH-SNV"), "{run:?}");
}

#[test]
fn a_day_far_from_the_documents_year_is_not_taken() {
    let sandbox = Sandbox::project();
    let plan = document("ke-hoach", "").replace("date: 2026-03", "date:");
    sandbox.write("plans/a.yaml", plan);
    for day in ["1926-03-05", "2062-03-05"] {
        let run = number(&sandbox, &["plans/a.yaml", "--date", day]);
        assert!(run.status == 2 && run.stderr.contains("xa năm"), "{run:?}");
        assert!(!sandbox.path().join(REGISTER).exists());
    }
    let run = number(&sandbox, &["plans/a.yaml", "--date", "2025-12-30"]);
    assert_eq!(run.status, 0, "a plan is issued in the year before: {run:?}");
}

#[test]
fn a_document_whose_circulation_says_secret_is_secret() {
    for mark in ["Mật", "TỐI MẬT", "tuyệt  mật"] {
        let sandbox = Sandbox::project();
        let secret = document("ke-hoach", &format!("circulation: {mark}\n"));
        sandbox.write("plans/a.yaml", secret);
        let run = number(&sandbox, &["plans/a.yaml", "--date", "2026-03-05"]);
        assert!(run.status == 2 && run.stderr.contains("văn bản mật"), "{mark}: {run:?}");
    }
}

#[test]
fn an_issued_document_is_known_by_its_file_whatever_is_edited() {
    for (old, new) in [
        ("number: 1", "number: 7"),
        ("number: 1", "number:"),
        ("date: 2026-03-05", "date: 2026-03-06"),
        ("date: 2026-03-05", "date: 2026-03"),
        ("kind: ke-hoach", "kind: thong-bao"),
        ("agency: so-noi-vu", "agency: ubnd-bac-ninh"),
        ("subject:", "symbol: KH-VP\nsubject:"),
        ("subject:", "secrecy_stamp: true\nsubject:"),
        ("Một dòng", "Hai dòng"),
    ] {
        let sandbox = waiting(&["a"]);
        number(&sandbox, &["plans/a.yaml", "--date", "2026-03-05"]);
        assert_eq!(sandbox.run(&["build"]).status, 0);
        let pdf = sandbox.read("out/a.pdf");
        let issued = text(&sandbox, "plans/a.yaml");
        assert!(issued.contains(old), "{issued}");
        sandbox.write("plans/a.yaml", issued.replace(old, new));
        for command in ["build", "check", "verify"] {
            let run = sandbox.run(&[command]);
            let told = format!("{}{}", run.stdout, run.stderr);
            assert_eq!(run.status, 1, "{command} {new}: {run:?}");
            assert!(told.contains("lỗi[issued-document]"), "{command} {new}: {run:?}");
        }
        assert_eq!(sandbox.read("out/a.pdf"), pdf, "{new}");
        sandbox.write("plans/a.yaml", &issued);
        for command in ["build", "check", "verify"] {
            let run = sandbox.run(&[command]);
            assert!(!run.stderr.contains("issued-document"), "{command}: {run:?}");
        }
    }
}

#[test]
fn an_issued_document_that_lost_its_number_or_its_file_is_told() {
    let sandbox = waiting(&["a", "b", "c"]);
    number(&sandbox, &["plans/a.yaml", "plans/b.yaml", "--date", "2026-03-05"]);
    sandbox.write("plans/a.yaml", document("ke-hoach", ""));
    let run = sandbox.run(&["register"]);
    assert!(run.status == 1 && run.stderr.contains("lỗi[issued-document]"), "{run:?}");
    assert!(run.stderr.contains("`number: 1`, `date: 2026-03-05`"), "{run:?}");
    number(&sandbox, &["plans/a.yaml", "--cancel", "1", "--reason", "thôi"]);
    std::fs::remove_file(sandbox.path().join("plans/b.yaml")).expect("removed");
    for command in ["register", "build"] {
        let run = sandbox.run(&[command]);
        assert!(run.stderr.contains("cảnh báo[issued-document]"), "{run:?}");
        assert!(
            run.status == 0 && run.stderr.contains("plans/b.yaml (2/KH-SNV)"),
            "{run:?}"
        );
    }
}

#[test]
fn the_register_names_the_addressees_and_not_as_above() {
    let sandbox = Sandbox::project();
    let letter = document("cong-van", "symbol: SNV-VP\naddressees: [Bộ Nội vụ]\n");
    let letter = letter.replace("  - Các phòng", "  - Như trên\n  - Các phòng");
    sandbox.write("plans/a.yaml", letter);
    let run = number(&sandbox, &["plans/a.yaml", "--date", "2026-03-05"]);
    assert_eq!(run.status, 0, "{run:?}");
    let said = text(&sandbox, REGISTER);
    assert!(said.contains("\"recipients\":\"Bộ Nội vụ; Các phòng\""), "{said}");
}
