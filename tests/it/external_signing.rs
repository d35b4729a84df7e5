//! Files that another program signed; run where pyHanko is installed, as `.ci/run` sees to.
//!
//! `VANBAN_PYTHON` names the Python that has it.

use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};

use crate::signed::{DAY, NUMBER, project};
use crate::support::{Run, Sandbox};

/// The Python that has pyHanko; `VANBAN_NEED_TOOLS` makes its absence a fault.
fn python() -> Option<PathBuf> {
    let python = std::env::var_os("VANBAN_PYTHON").unwrap_or_else(|| "python3".into());
    let found = Command::new(&python).args(["-c", "import pyhanko"]).output();
    let found = found.is_ok_and(|it| it.status.success());
    let needed = std::env::var_os("VANBAN_NEED_TOOLS").is_some();
    assert!(found || !needed, "pyHanko is not installed");
    found.then(|| python.into())
}

/// Runs the script on files of a sandbox.
fn script(sandbox: &Sandbox, python: &PathBuf, args: &[&str]) {
    let script = std::env::current_dir()
        .expect("a folder")
        .join("tests/signing/sign.py");
    let run = Command::new(python)
        .arg(script)
        .args(args)
        .current_dir(sandbox.path())
        .output()
        .expect("Python runs");
    assert!(run.status.success(), "{args:?}: {}", String::from_utf8_lossy(&run.stderr));
}

fn verified(sandbox: &Sandbox, file: &str) -> (Value, Run) {
    let args = [
        "verify",
        "--signed",
        file,
        "--trust",
        "ca",
        "--message-format",
        "json",
        "--lang",
        "en",
    ];
    let run = sandbox.run(&args);
    let last = run.stdout.lines().last().unwrap_or_default();
    (serde_json::from_str(last).unwrap_or_default(), run)
}

fn lines(run: &Run, kind: &str) -> Vec<Value> {
    let all = run.stdout.lines().filter_map(|line| serde_json::from_str(line).ok());
    all.filter(|it: &Value| it["type"] == kind).collect()
}

#[test]
fn files_signed_up_to_eight_times_with_every_key_are_genuine() {
    let Some(python) = python() else { return };
    let (sandbox, _) = project();
    let one = |i: usize| {
        let sub_filter = ["adbe.pkcs7.detached", "ETSI.CAdES.detached"][i % 2];
        let key = ["rsa", "pss", "p256", "p384"][i / 2 % 4];
        json!({ "sub_filter": sub_filter, "key": key })
    };
    for count in [1, 8] {
        let wanted: Vec<Value> = (0..count).map(one).collect();
        let wanted = Value::from(wanted).to_string();
        script(&sandbox, &python, &["sign", "out/moi.pdf", "ky.pdf", "ca", &wanted]);
        let (said, run) = verified(&sandbox, "ky.pdf");
        assert_eq!(
            (run.status, &said["verdict"]),
            (0, &"genuine".into()),
            "{}",
            run.stdout
        );
        let signers = lines(&run, "signature");
        assert_eq!(signers.len(), count);
        for (i, signer) in signers.iter().enumerate() {
            assert_eq!(signer["signer"], format!("Người ký {}", i + 1));
            assert_eq!(signer["root"], "Gốc thử", "{signer}");
        }
    }
}

#[test]
fn text_stamps_are_read_and_pictures_are_named() {
    let Some(python) = python() else { return };
    let (sandbox, _) = project();
    let one = |text: &str, area: [i32; 4]| json!({ "sub_filter": "adbe.pkcs7.detached", "key": "p256", "text": text, "box": area });
    let wanted =
        json!([one("", [300, 300, 420, 420]), one("123", NUMBER), one("13", DAY)]);
    script(
        &sandbox,
        &python,
        &["sign", "out/moi.pdf", "ky.pdf", "ca", &wanted.to_string()],
    );
    let (said, run) = verified(&sandbox, "ky.pdf");
    assert_eq!((run.status, &said["verdict"]), (0, &"genuine".into()), "{}", run.stdout);
    let stamps: Vec<(Value, Value)> = lines(&run, "stamp")
        .into_iter()
        .map(|it| (it["blank"].clone(), it["text"].clone()))
        .collect();
    let expected = [
        (Value::Null, Value::Null),
        ("number".into(), "123".into()),
        ("day".into(), "13".into()),
    ];
    assert_eq!(stamps, expected);
    let run = sandbox.run(&["receive", "ky.pdf", "--yes"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let plan = String::from_utf8_lossy(&sandbox.read("plans/moi.yaml")).into_owned();
    assert!(
        plan.contains("number: 123 ") && plan.contains("date: 2026-07-13 "),
        "{plan}"
    );
}

#[test]
fn time_stamps_of_signatures_and_of_documents_are_named() {
    let Some(python) = python() else { return };
    let (sandbox, _) = project();
    let wanted =
        json!([{ "sub_filter": "ETSI.CAdES.detached", "key": "rsa", "time": true }]);
    script(
        &sandbox,
        &python,
        &["sign", "out/moi.pdf", "ky.pdf", "ca", &wanted.to_string()],
    );
    let (said, run) = verified(&sandbox, "ky.pdf");
    assert_eq!((run.status, &said["verdict"]), (0, &"genuine".into()), "{}", run.stdout);
    assert_eq!(lines(&run, "signature")[0]["time_source"], "stamped", "{}", run.stdout);
    script(&sandbox, &python, &["stamp", "ky.pdf", "dong.pdf", "ca2"]);
    let run =
        sandbox.run(&["verify", "--signed", "dong.pdf", "--message-format", "json"]);
    assert_eq!(run.status, 0, "{}", run.stdout);
    let last = &lines(&run, "signature")[1];
    assert_eq!(
        (&last["time_stamp"], &last["valid"]),
        (&true.into(), &true.into()),
        "{last}"
    );
}

#[test]
fn what_another_program_adds_is_told_each_in_its_own_words() {
    let Some(python) = python() else { return };
    let (sandbox, _) = project();
    let wanted =
        json!([{ "sub_filter": "adbe.pkcs7.detached", "key": "rsa" }]).to_string();
    script(&sandbox, &python, &["sign", "out/moi.pdf", "ky.pdf", "ca", &wanted]);
    for (how, status, words) in [
        ("byte", 9, "the bytes were changed after signing"),
        ("text", 7, "the content of page 1 was replaced"),
        ("note", 7, "an annotation (FreeText) that is no signature"),
        ("action", 7, "an action that runs by itself"),
        ("page", 7, "page"),
        ("title", 7, "`Title` of the file's information was changed"),
    ] {
        script(&sandbox, &python, &["tamper", "ky.pdf", "xau.pdf", how]);
        let args = [
            "verify",
            "--signed",
            "xau.pdf",
            "plans/moi.yaml",
            "--message-format",
            "json",
            "--lang",
            "en",
        ];
        let run = sandbox.run(&args);
        assert_eq!(run.status, status, "{how}: {}", run.stdout);
        assert!(run.stdout.contains(words), "{how}: {}", run.stdout);
    }
}
