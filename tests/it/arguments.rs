//! What is said of a call that is not understood.

use crate::support::Sandbox;

#[test]
fn a_value_that_is_refused_is_said_to_be_with_the_reason_in_the_language_of_the_call() {
    let sandbox = Sandbox::empty();
    let cases: [(&[&str], &str, &str); 7] = [
        (
            &["build", "--shard", "3/2"],
            "`3/2` không hợp lệ cho `--shard <K/N>`: phần việc ghi dạng K/N",
            "invalid value `3/2` for `--shard <K/N>`: expected a share K/N",
        ),
        (
            &["verify", "-j", "0"],
            "`0` không hợp lệ cho `--jobs <N>`: cần một số từ 1 đến 1024",
            "invalid value `0` for `--jobs <N>`: expected a number from 1 to 1024",
        ),
        (
            &["next", "a.yaml", "--year", "sau"],
            "cần một số từ 1000 đến 2999",
            "expected a number from 1000 to 2999",
        ),
        (
            &["watch", "--preview", "--editor", "'code"],
            "dấu nháy không đóng",
            "a quotation mark is not closed",
        ),
        (
            &["kinds", "--message-format", "short"],
            "chọn một trong: human, json",
            "expected one of: human, json",
        ),
        (&["new"], "thiếu <LOẠI>", "missing <KIND>"),
        (&["diff", "a", "b", "c"], "thừa đối số `c`", "unexpected argument `c`"),
    ];
    for (args, vi, en) in cases {
        for (lang, said) in [("vi", vi), ("en", en)] {
            let run = sandbox.run(&[args, &["--lang", lang]].concat());
            assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{run:?}");
            assert!(run.stderr.contains(said), "{said}: {run:?}");
            assert!(!run.stderr.contains("For more information"), "{run:?}");
        }
    }
}

#[test]
fn help_stands_in_the_language_of_the_call() {
    let sandbox = Sandbox::empty();
    for (lang, usage, heading) in [
        ("vi", "Cách dùng: vanban build [TÙY CHỌN] [TỆP|THƯ MỤC]...", "Đối số:"),
        ("en", "Usage: vanban build [OPTIONS] [FILE|FOLDER]...", "Arguments:"),
    ] {
        let run = sandbox.run(&["build", "--help", "--lang", lang]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{run:?}");
        assert!(run.stdout.contains(usage) && run.stdout.contains(heading), "{run:?}");
    }
}
