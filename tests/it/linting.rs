//! `vanban check`: what the rules on a document's data find, and what they leave alone.

use std::fs;

use vanban::diag::{Severity, SourceFile, rules};
use vanban::lint::lint;

use crate::support::{PLAN, SESSION, Sandbox, plan};

/// The rule and line of each finding of a document's data.
fn found(yaml: &str) -> Vec<(&'static str, usize)> {
    let (loaded, findings) = SESSION.load(&SourceFile::new("x.yaml", yaml));
    let loaded = loaded.unwrap_or_else(|| panic!("{findings:#?}\n{yaml}"));
    let found = lint(&loaded, &|_| false).findings.into_iter();
    found
        .map(|finding| {
            let place = finding.place.expect("a place");
            (finding.rule.name, place.line_column().0)
        })
        .collect()
}

fn names(yaml: &str) -> Vec<&'static str> {
    found(yaml).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn the_real_faults_of_the_reference_plan_are_found_and_nothing_else() {
    let mut found = found(&plan());
    found.sort_unstable();
    // The law without its day, two papers cited in full once more, and capitals.
    assert_eq!(
        found,
        [
            ("incomplete-basis", 11),
            ("repeated-citation", 42),
            ("repeated-citation", 42),
            ("wrong-capitals", 28),
            ("wrong-capitals", 42),
            ("wrong-capitals", 77),
            ("wrong-capitals", 156),
            ("wrong-capitals", 179),
        ]
    );
}

#[test]
fn starters_and_the_plan_for_2026_have_no_warning() {
    let mut paths: Vec<_> = fs::read_dir("plans/mau")
        .expect("starters")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.push("plans/ke-hoach-2026.yaml".into());
    for path in paths {
        let yaml = fs::read_to_string(&path).expect("read");
        let (loaded, _) = SESSION.load(&SourceFile::new("x.yaml", yaml));
        let linted = lint(&loaded.expect("loaded"), &|_| false);
        let grave = linted.findings.iter().filter(|it| it.severity > Severity::Note);
        let grave: Vec<_> = grave.collect();
        assert!(grave.is_empty(), "{}: {grave:#?}", path.display());
    }
}

/// A plan of a department with other values for some keys.
fn department(rest: &str) -> String {
    let mut yaml =
        "kind: ke-hoach\nagency: so-noi-vu\nnumber: 8\ndate: 2026-04-02\n".to_owned();
    for (key, usual) in [
        ("subject", "Công tác lưu trữ năm 2026"),
        ("sections", "[{text: Các phòng thực hiện.}]"),
        ("signature", "{position: Giám đốc, name: Lý Thị Hà}"),
        ("recipients", "[Các phòng thuộc Sở]"),
    ] {
        if !rest.lines().any(|line| line.starts_with(&format!("{key}:"))) {
            yaml.push_str(&format!("{key}: {usual}\n"));
        }
    }
    yaml + rest
}

#[test]
fn the_authority_fits_the_post_of_who_signs() {
    let signed = |authority: &str, position: &str| {
        let signer = format!(
            "signature: {{authority: [{authority}], position: {position}, name: Lý Thị Hà}}\n"
        );
        names(&department(&signer))
    };
    for (authority, position) in [
        ("K/T Giám đốc", "Phó Giám đốc"),
        ("KT Giám đốc", "Phó Giám đốc"),
        ("KT. Giám đốc", "Giám đốc"),
        ("TM. Giám đốc", "Giám đốc"),
        ("TL. Ủy ban nhân dân", "Chánh Văn phòng"),
        ("TUQ. Hội đồng", "Trưởng phòng"),
    ] {
        assert_eq!(signed(authority, position), ["invalid-authority"], "{authority}");
    }
    for (authority, position) in [
        ("KT. Giám đốc", "Phó Giám đốc"),
        ("KT. Bộ trưởng", "Thứ trưởng"),
        ("TM. Ủy ban nhân dân", "Chủ tịch"),
        ("TM. Ban Chỉ đạo", "Trưởng ban"),
        ("TL. Chủ tịch", "Chánh Văn phòng"),
        ("TUQ. Giám đốc", "Trưởng phòng"),
        ("Q. Giám đốc", "Phó Giám đốc"),
    ] {
        assert_eq!(signed(authority, position), [""; 0], "{authority}");
    }
}

#[test]
fn a_name_stands_without_degree_and_with_a_capital_on_every_word() {
    let named = |name: &str| {
        names(&department(&format!("signature: {{position: Giám đốc, name: {name}}}\n")))
    };
    for name in ["TS. Lý Thị Hà", "PGS.TS Lý Thị Hà", "Thạc sĩ Lý Thị Hà", "Bà Lý Thị Hà"]
    {
        assert_eq!(named(name), ["degree-before-name"], "{name}");
    }
    for name in ["lý thị hà", "Lý thị Hà", "LÝ THỊ HÀ"] {
        assert_eq!(named(name), ["name-case"], "{name}");
    }
    for name in ["Lý Thị Hà", "Bạch Thị Tsao", "Y Bhin Kbuôr", "Hà Bà Tâm"] {
        assert_eq!(named(name), [""; 0], "{name}");
    }
}

#[test]
fn annexes_are_mentioned_and_those_that_are_mentioned_are_there() {
    let annex =
        "appendices: [{title: Một, text: Nội dung.}, {title: Hai, text: Nội dung.}]\n";
    let said = |text: &str| {
        names(&department(&format!("sections: [{{text: '{text}'}}]\n{annex}")))
    };
    assert_eq!(said("Theo Phụ lục I và Phụ lục II."), [""; 0]);
    assert_eq!(said("Theo các phụ lục."), [""; 0]);
    assert_eq!(said("Theo Phụ lục I."), ["unmentioned-annex"]);
    assert_eq!(said("Không nhắc."), ["unmentioned-annex", "unmentioned-annex"]);
    assert_eq!(said("Theo Phụ lục I, Phụ lục II, Phụ lục III."), ["unknown-annex"]);
    let law = "Theo Phụ lục I, Phụ lục II và Phụ lục VI ban hành kèm theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.";
    assert_eq!(said(law), [""; 0]);
}

#[test]
fn addressees_come_first_among_the_recipients_as_above() {
    let letter = |rest: &str| {
        let yaml = department(rest).replace("ke-hoach", "cong-van");
        names(&format!("{yaml}symbol: SNV-VP\n"))
    };
    assert_eq!(
        letter("addressees: [Bộ Nội vụ]\nrecipients: [Lưu trữ]\n"),
        ["missing-as-above"]
    );
    assert_eq!(
        letter("addressees: [Bộ Nội vụ]\nrecipients: [Ban A, Như trên]\n"),
        ["missing-as-above"]
    );
    assert_eq!(
        letter("addressees: [Bộ Nội vụ]\nrecipients: [Như trên, Ban A]\n"),
        [""; 0]
    );
    assert_eq!(
        names(&department("addressees: [Các xã]\nrecipients: [Như trên]\n")),
        ["unusual-addressees"]
    );
    assert_eq!(names(&department("recipients: []\n")), ["missing-recipients"]);
}

#[test]
fn codes_subjects_and_bases_are_as_the_decree_says() {
    for (rest, rule) in [
        ("symbol: BC-SNV\n", "code-of-another-kind"),
        ("symbol: 2026/KH-SNV\n", "year-in-code"),
        ("subject: CÔNG TÁC LƯU TRỮ\n", "subject-in-capitals"),
        ("subject: Công tác lưu trữ.\n", "subject-with-stop"),
        (
            "legal_bases: [Luật Lưu trữ số 33/2024/QH15 ngày 21/6/2024]\n",
            "law-with-number",
        ),
        ("legal_bases: [Nghị định số 30/2020/NĐ-CP]\n", "incomplete-basis"),
        (
            "legal_bases: [Quyết định số 9/QĐ-SNV ngày 04/5/2026 của Sở Nội vụ về phân công công tác]\n",
            "later-citation",
        ),
        ("preamble: Theo Khoản 3 Điều 4.\n", "cited-part-case"),
        ("preamble: Họp thứ Sáu, ngày 02/4/2026.\n", "wrong-weekday"),
        ("preamble: Họp thứ Hai, ngày 02/4.\n", "wrong-weekday"),
        (
            "preamble: 'Giám đốc ký.'\nsubject: Kế hoạch công tác lưu trữ năm 2026\n",
            "kind-in-subject",
        ),
        ("sections: [{title: II. Mục đích, text: Một.}]\n", "typed-number"),
        ("recipients: [Văn phòng, 'Lưu: VT, Lý Văn Nam']\n", "person-in-archive"),
        ("preamble: 'Một ./. Hai.'\n", "end-mark-in-text"),
        ("preamble: Thông báo của của Sở.\n", "doubled-word"),
        ("preamble: 'Sở A ; Sở B.'\n", "space-before-mark"),
    ] {
        assert!(
            names(&department(rest)).contains(&rule),
            "{rest}: {:?}",
            names(&department(rest))
        );
    }
    for rest in [
        "symbol: KH-BCĐ\n",
        "legal_bases: [Luật Lưu trữ ngày 21 tháng 6 năm 2024]\n",
        "legal_bases: [Quyết định số 9/QĐ-SNV ngày 01/4/2026 của Sở Nội vụ về phân công công tác]\n",
        "preamble: Theo khoản 3 Điều 4. Khoản 5 không áp dụng.\n",
        "preamble: Họp thứ Năm, ngày 02/4/2026; lần thứ hai, ngày 03/4/2026.\n",
        "preamble: Họp thứ Năm, ngày 02/4; thứ Sáu, ngày 02/4.\n",
        "subject: KẾ HOẠCH công tác lưu trữ năm 2026\n",
        "sections: [{title: I. Mục đích, text: Một.}, {text: 'II. Hai.'}]\n",
        "recipients: [Văn phòng, 'Lưu: VT, VTLT (02 bản)']\n",
        "preamble: Từng bước xác định định hướng, quy định định mức.\n",
    ] {
        assert_eq!(names(&department(rest)), [""; 0], "{rest}");
    }
}

#[test]
fn check_counts_what_was_looked_at_and_writes_nothing() {
    let sandbox = Sandbox::with_reference_plan();
    let run = sandbox.run(&["check", PLAN]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(run.stdout.contains("1 văn bản: 0 lỗi, 6 cảnh báo, 2 ghi chú"), "{run:?}");
    assert!(!sandbox.path().join("out").exists());
    sandbox.write("plans/b.yaml", "kind: ke-hoach\n");
    assert_eq!(sandbox.run(&["check"]).status, 1);
    assert!(rules::ALL.iter().any(|rule| rule.level == Severity::Note));
}

#[test]
fn numbers_of_several_documents_are_held_against_their_days() {
    let document = |number: u32, date: &str| {
        plan()
            .replace("number: 83", &format!("number: {number}"))
            .replace("date: 2025-02-13", &format!("date: {date}"))
    };
    let found = |documents: &[(&str, u32, &str)]| {
        let sandbox = Sandbox::project();
        for (name, number, date) in documents {
            sandbox.write(&format!("plans/{name}.yaml"), document(*number, date));
        }
        let run = sandbox.run(&["check", "plans", "--message-format", "short"]);
        let lines = run.stderr.lines().filter(|line| {
            line.contains("[number-out-of-order]") || line.contains("[duplicate-number]")
        });
        lines
            .map(|line| line.split(':').next().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    let right =
        [("a", 83, "2025-02-13"), ("b", 84, "2025-02-13"), ("c", 9, "2025-01-20")];
    assert_eq!(found(&right), [""; 0]);
    let late =
        [("a", 83, "2025-02-13"), ("b", 84, "2025-02-12"), ("c", 85, "2025-02-14")];
    assert_eq!(found(&late), ["plans/b.yaml"]);
    let twice = [("a", 83, "2025-02-13"), ("b", 83, "2025-03-12")];
    assert_eq!(found(&twice), ["plans/b.yaml"]);
    // Another year is another series; a date without its day is not compared.
    let apart = [("a", 83, "2025-02-13"), ("b", 84, "2024-12-30"), ("c", 90, "2025-01")];
    assert_eq!(found(&apart), [""; 0]);
}
