//! The register: every entry is well formed, and the command answers from it.

use std::collections::BTreeSet;
use std::fs;

use chrono::NaiveDate;
use serde_json::Value;
use vanban::diag::SourceFile;
use vanban::form::read;
use vanban::legal::{Register, Status, embedded};

use crate::house::files;
use crate::support::Sandbox;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// What is wrong with the entries of a register.
fn faults(register: &Register) -> Vec<String> {
    let mut faults = vec![];
    let mut fault = |bad: bool, what: String| {
        if bad {
            faults.push(what);
        }
    };
    let known = |number: &str| register.numbered(number).is_some();
    let mut seen = BTreeSet::new();
    for document in &register.documents {
        let cited = document.cited();
        fault(!seen.insert(cited.clone()), format!("{cited}: twice"));
        let sourced = |source: &str, sources: Option<u8>| {
            !source.trim().is_empty() && sources.is_some_and(|count| count > 0)
        };
        fault(
            !sourced(&document.source, document.sources),
            format!("{cited}: no source, or no count of sources"),
        );
        let early = document.issued.zip(document.from);
        fault(
            early.is_some_and(|(issued, from)| from < issued),
            format!("{cited}: in force before it was issued"),
        );
        let keys = ["issued", "from", "title"];
        let odd = document.one_source.iter().any(|key| !keys.contains(&key.as_str()));
        fault(odd, format!("{cited}: one_source names no key"));
        if let Some(end) = &document.ended {
            let begun = document.from.or(document.issued);
            fault(begun.is_some_and(|it| it > end.from), format!("{cited}: ends first"));
            fault(!sourced(&end.source, end.sources), format!("{cited}: end unsourced"));
            let next = end.replaced_by.as_deref();
            fault(
                next.is_some_and(|next| !known(next)),
                format!("{cited}: successor not in the register"),
            );
        }
        let changes = document.amended.iter().map(|it| (it.from, &it.source, it.sources));
        let parts = document.ended_parts.iter();
        let parts = parts.map(|it| (it.from, &it.source, it.sources));
        for (from, source, sources) in changes.chain(parts) {
            let begun = document.issued.is_none_or(|issued| issued < from);
            let over = document.ended.as_ref().is_some_and(|end| end.from < from);
            fault(!begun || over, format!("{cited}: changed out of its time"));
            fault(!sourced(source, sources), format!("{cited}: change unsourced"));
        }
    }
    for reform in &register.administration {
        let id = &reform.id;
        fault(!seen.insert(id.clone()), format!("{id}: twice"));
        fault(reform.sources.is_none_or(|it| it == 0), format!("{id}: no source"));
        let stray = reform.loose.iter().any(|name| !reform.names.contains(name));
        fault(stray, format!("{id}: a loose name is no name of it"));
        let later = register.administration.iter().find(|other| {
            reform.successor.as_ref().is_some_and(|it| other.names.contains(it))
        });
        fault(
            later.is_some_and(|later| later.from < reform.from),
            format!("{id}: its successor was changed before it"),
        );
        // A store's number or a link is no source that an office can look up.
        fault(reform.source.contains("id "), format!("{id}: a store's number"));
    }
    faults
}

#[test]
fn every_entry_of_the_register_is_well_formed_and_has_its_source() {
    assert_eq!(faults(embedded()), Vec::<String>::new());
    for path in files("src/legal/register", "yaml") {
        let text = fs::read_to_string(&path).expect("read");
        assert!(text.lines().count() <= 400, "{}", path.display());
        let file = SourceFile::new(path.to_string_lossy(), text.as_str());
        let (read, findings) = read::<Register>(&file);
        assert!(read.is_some() && findings.is_empty(), "{findings:?}");
    }
}

#[test]
fn an_entry_that_is_not_well_formed_is_seen() {
    let yaml = "documents:\n- {kind: Luật, number: 1/2025/QH15, issuer: Quốc hội, \
                issued: 2025-02-01, from: 2025-01-01, source: x, ended: {from: \
                2024-01-01, replaced_by: 2/2025/QH15, source: x}}\n";
    let (read, _) = read::<Register>(&SourceFile::new("legal.yaml", yaml));
    let found = faults(&read.expect("it loads").0).join("\n");
    for fault in
        ["count of sources", "before it was issued", "ends first", "successor not"]
    {
        assert!(found.contains(fault), "{fault}: {found}");
    }
}

/// The counts change with every fact that is added; so does the line that says them.
#[test]
fn the_register_counts_its_facts_and_those_with_one_source() {
    let counts = embedded().counts();
    assert!(counts.documents >= 110 && counts.changes >= 46, "{counts:?}");
    assert!(counts.facts >= 350, "{counts:?}");
    assert!(counts.one_source * 3 < counts.facts, "{counts:?}");
}

#[test]
fn a_body_may_change_twice_and_a_law_and_a_resolution_share_a_number() {
    let register = embedded();
    let reform = |id: &str| {
        let found = register.administration.iter().find(|it| it.id == id);
        found.expect("it is there")
    };
    let called = |id, at| register.called_on(reform(id), day(at));
    for (id, at, name) in [
        ("tinh-bac-giang", "2025-07-01", "tỉnh Bắc Ninh"),
        ("tinh-bac-giang", "2026-09-19", "tỉnh Bắc Ninh"),
        ("tinh-bac-giang", "2026-09-20", "thành phố Bắc Ninh"),
        ("tinh-binh-phuoc", "2026-04-30", "thành phố Đồng Nai"),
        ("tinh-quang-ninh", "2026-09-01", "thành phố Quảng Ninh"),
    ] {
        assert_eq!(called(id, at).as_deref(), Some(name), "{id} {at}");
    }
    assert!(register.numbered("20/2026/QH16").is_none(), "two kinds have it");
    for kind in ["Luật", "Nghị quyết", "Luật số"] {
        let number = format!("{kind} 20/2026/QH16");
        let found = register.numbered(&number).expect("with its kind");
        assert!(number.starts_with(&found.kind), "{number}");
    }
    let law = register.numbered("77/2015/QH13").expect("it is there");
    let now = register.in_its_place(law, day("2026-01-01"));
    assert_eq!(now.as_deref(), Some("Luật số 72/2025/QH15"));
    let decree = register.numbered("152/2025/NĐ-CP").expect("it is there");
    assert!(matches!(decree.on(day("2027-03-01")), Status::Partly(_)));
}

fn answer(args: &[&str]) -> (i32, String) {
    let sandbox = Sandbox::project();
    let run = sandbox.run(&[&["legal"], args].concat());
    (run.status, run.stdout)
}

#[test]
fn the_command_answers_a_number_a_name_and_a_body_however_they_are_typed() {
    for (asked, words) in [
        ("98/2023/NĐ-CP", "thay thế bằng Nghị định số 152/2025/NĐ-CP"),
        ("nd 98/2023", "thay thế bằng Nghị định số 152/2025/NĐ-CP"),
        ("Nghị định số 98/2023/NĐ-CP", "từ ngày 01/7/2025: hết hiệu lực"),
        ("Nghị định số 98/2023/NĐ-CP ngày 31/12/2023", "Nghị định số 152/2025"),
        ("NĐ98/2023", "Nghị định số 152/2025"),
        ("tt 01/2024", "Thông tư số 15/2025/TT-BNV"),
        ("36-HD/VPTW", "05-HD/VPTW"),
        ("Luật Thi đua, khen thưởng", "sửa đổi, bổ sung bởi Luật số 06/2026/QH16"),
        ("luat thi dua khen thuong", "Quốc hội ban hành ngày 15/6/2022"),
        ("lưu trữ 2011", "hết hiệu lực"),
        ("tỉnh Bắc Giang", "từ ngày 20/9/2026: là thành phố Bắc Ninh"),
        ("tinh bac giang", "thay bằng tỉnh Bắc Ninh"),
        ("Phòng Nội vụ", "cấp huyện"),
        ("huyện", "từ ngày 01/7/2025: không còn"),
        ("huyện Gia Bình", "từ ngày 01/7/2025: không còn"),
        ("UBND huyện Gia Bình", "từ ngày 01/7/2025: không còn"),
        ("Bộ Kế hoạch và Đầu tư", "thay bằng Bộ Tài chính"),
    ] {
        let (status, out) = answer(&[asked]);
        assert_eq!(status, 0, "{asked}: {out}");
        assert!(out.contains(words) && out.contains("nguồn:"), "{asked}: {out}");
    }
    let (_, both) = answer(&["20/2026/QH16"]);
    assert!(
        both.contains("Luật số 20/2026/QH16 sửa đổi") && both.contains("Nghị quyết số"),
        "{both}"
    );
}

#[test]
fn the_command_says_what_holds_on_a_day() {
    for (asked, at, words, status) in [
        ("98/2023", "2025-06-30", "ngày 30/6/2025: còn hiệu lực", "in-force"),
        ("98/2023", "01/7/2025", "không còn hiệu lực", "ended"),
        ("152/2025", "2027-03-01", "còn hiệu lực, trừ phần phân cấp", "partly-ended"),
        ("Luật Chuyển đổi số", "2026-06-30", "chưa có hiệu lực", "not-yet"),
        ("06/2022", "2026-10-01", "đã được sửa đổi, bổ sung bởi", "amended"),
        ("58/2010/QH12", "2026-01-01", "chưa hết hiệu lực", "not-ended"),
        ("63/2025/QH15", "2026-01-01", "không rõ", "unknown"),
        ("tỉnh Bắc Giang", "2026-10-01", "nay là thành phố Bắc Ninh", "merged"),
        ("tỉnh Bắc Ninh", "2026-03-05", "chưa thay đổi", "unchanged"),
    ] {
        let (code, out) = answer(&[asked, "--at", at]);
        assert!(code == 0 && out.contains(words), "{asked} {at}: {out}");
        let (_, json) = answer(&[asked, "--at", at, "--format", "json"]);
        let first: Value =
            serde_json::from_str(json.lines().next().expect("a line")).expect("JSON");
        assert_eq!(first["status"], status, "{json}");
    }
    let (status, out) = answer(&["98/2023", "--at", "2025-06-31"]);
    assert_eq!((status, out.as_str()), (2, ""));
}

#[test]
fn what_the_register_does_not_know_is_said_to_be_unknown() {
    for asked in ["99/2024/NĐ-CP", "Quyết định 98/2023", "Luật Không có", "xã Gia Bình"]
    {
        let (status, out) = answer(&[asked]);
        assert_eq!(status, 1, "{asked}: {out}");
        assert!(out.contains("danh mục chưa có, không biết còn hiệu lực"), "{out}");
        let (_, json) = answer(&[asked, "--message-format", "json"]);
        assert!(json.contains(r#""status":"unknown""#), "{json}");
    }
    let (status, out) = answer(&[]);
    let counts = embedded().counts();
    assert_eq!(status, 0);
    assert!(out.contains(&format!("{} điều", counts.facts)), "{out}");
    let (_, english) = answer(&["98/2023", "--lang", "en"]);
    assert!(english.contains("from 01/7/2025: out of force, replaced by"), "{english}");
}

#[test]
fn the_projects_own_entries_are_answered_too() {
    let sandbox = Sandbox::project();
    sandbox.write(
        "legal.yaml",
        "documents:\n- {kind: Quyết định, number: 12/2024/QĐ-UBND, issuer: UBND tỉnh, \
         from: 2024-05-01, source: Công báo tỉnh}\n",
    );
    let run = sandbox.run(&["legal", "qd", "12/2024", "--at", "2026-01-01"]);
    assert!(run.status == 0 && run.stdout.contains("còn hiệu lực"), "{run:?}");
}
