//! A list of texts may be one text: it means, finds and prints the same as a list of one.

use std::collections::BTreeSet;

use serde_json::Value;
use vanban::document::{project_schema, schema};
use vanban::project::Config;
use vanban::standard::{OwnKinds, nd30};
use vanban::typeset::text_runs;

use crate::support::{Sandbox, png, rule_names, set, short_plan};

/// The `vanban.yaml` of these tests.
const PROJECT: &str = "agencies:
  xa: {heading: [Ủy ban nhân dân, xã Hoa Sen], name: Ủy ban nhân dân xã Hoa Sen, abbreviation: UBND, place: Hoa Sen}
recipient_groups:
  cac-thon: [Trưởng các thôn]
units: {NC: Phòng Nội chính, VX: Phòng Văn xã}
";

/// A document of the agency with whatever else it says.
fn document(kind: &str, rest: &str) -> String {
    format!(
        "kind: {kind}\nagency: xa\nnumber: 12\ndate: 2026-03-05\n{rest}\
         signature: {{position: Chủ tịch, name: Đỗ Văn Minh}}\n"
    )
}

fn plan(rest: &str) -> String {
    document("ke-hoach", &format!("subject: Thu gom rác\npreamble: Một đoạn.\n{rest}"))
}

/// A key that holds a list of texts: where it stands in the schema, a file in which `@` is its
/// value, and values that it is tried with. Of `vanban.yaml` the file follows the document.
struct Key {
    name: &'static str,
    file: String,
    values: &'static [&'static str],
}

fn key(name: &'static str, file: String, values: &'static [&'static str]) -> Key {
    Key { name, file, values }
}

fn keys_of_tables_and_lists() -> Vec<Key> {
    let agency = |rest: &str| {
        let rest = format!(
            "kind: cong-van\nagency: {{{rest}, name: Trạm Y tế xã, abbreviation: TYT, place: Hoa Sen}}\n\
             date: 2026-03-05\nsubject: Tiêm phòng\naddressees: [Các thôn]\npreamble: Một đoạn.\n\
             contact: true\nsignature: {{position: Trạm trưởng, name: Lý Thị Na}}\n"
        );
        rest
    };
    let table = "appendices:\n  - table:\n      columns: [{key: tien, title: Tiền, type: money}]\n\
                 \x20     rows: [{tien: 5000}, {tien: 7000}]\n      total: {columns: @}\n";
    vec![
        key(
            "addressees",
            document("cong-van", "subject: Họp\npreamble: Một đoạn.\naddressees: @\n"),
            &["Các thôn", "'- Các thôn;'", "'Xem [[khong-co]]'"],
        ),
        key("legal_bases", plan("legal_bases: @\n"), &["Luật Thanh tra", "'Theo [[x]]'"]),
        key("recipients", plan("recipients: @\n"), &["Như trên", "'Lưu: VT'"]),
        key(
            "recipients",
            plan("recipients: @\narchive: {units: [NC]}\n"),
            &["Như trên", "'Lưu: VT'"],
        ),
        key(
            "RowsAsked.where",
            plan(
                "appendices:\n  - table:\n      columns: [{key: tien, title: Tiền}]\n      \
                 rows_from: {file: ds.csv, where: @}\n",
            ),
            &["'tien=5000'", "'tien=7000'"],
        ),
        key("recipient_groups", plan("recipient_groups: @\n"), &["cac-thon", "khong-co"]),
        key("Agency.parent", agency("heading: [Trạm], parent: @"), &["Sở Y tế"]),
        key("Agency.heading", agency("heading: @"), &["Trạm Y tế"]),
        key("Agency.contact", agency("heading: [Trạm], contact: @"), &["Thôn Một"]),
        key(
            "Party.details",
            document(
                "hop-dong",
                "subject: Thuê xe\nsections: [{title: Giá, text: Một đoạn.}]\nparties:\n\
                 \x20 - {title: Bên A, name: Ông Tư, details: @}\n",
            ),
            &["Thôn Một", "'Thôn *Một* [[x]]'"],
        ),
        key("Total.columns", plan(table), &["tien", "khong-co"]),
        key(
            "Column.group",
            plan(
                &table
                    .replace("type: money}", "type: money, group: @}")
                    .replace("columns: @", "columns: [tien]"),
            ),
            &["Kinh phí"],
        ),
        key(
            "Table.levels",
            plan(&table.replace("total: {columns: @}", "levels: @")),
            &["A", "'1.1'"],
        ),
    ]
}

/// Keys of documents.
fn keys_of_documents() -> Vec<Key> {
    let mut all = keys_of_tables_and_lists();
    all.extend(keys_of_parts());
    all
}

/// Keys of those who sign, of copies and of what comes with a document.
fn keys_of_parts() -> Vec<Key> {
    vec![
        key(
            "Signature.authority",
            plan("").replace("{position", "{authority: @, position"),
            &["TM. Ủy ban nhân dân"],
        ),
        key("Archive.units", plan("archive: {units: @}\n"), &["NC", "VT", "XX"]),
        key(
            "Original.pages",
            document("sao-y", "original: {pages: @}\n"),
            &["quet.png", "khong-co.png"],
        ),
        key(
            "Original.page_texts",
            document("sao-y", "original: {pages: [quet.png], page_texts: @}\n"),
            &["Quyết định số 5"],
        ),
        key(
            "Original.parts",
            document("trich-sao", "original: {document: goc.yaml, parts: @}\n"),
            &["hai", "khong-co"],
        ),
        key(
            "Attachment.legal_bases",
            document(
                "quyet-dinh",
                "subject: A\nlegal_bases: [Luật Giá]\nsections: [{text: D.}]\nattachment: {kind: quy-che, subject: B, legal_bases: @, sections: [{text: C.}]}\n",
            ),
            &["Luật Trồng trọt", "'Theo [[khong-co]]'"],
        ),
        key(
            "Invitation.guests",
            document(
                "giay-moi",
                "subject: Dự họp\ninvitation: {guests: @, event: buổi họp, time: 8 giờ, place: Hội trường}\n",
            ),
            &["Các trưởng thôn", "'Xem [[khong-co]]'"],
        ),
        key(
            "Meeting.attendees",
            document(
                "bien-ban",
                "subject: Họp\nmeeting: {attendees: @, start: 8 giờ, end: 9 giờ, place: Hội trường}\n",
            ),
            &["Các trưởng thôn"],
        ),
    ]
}

/// Every key of a schema that holds a list of texts, with the type that it is a key of.
fn keys_of(schema: &Value) -> BTreeSet<String> {
    fn alternatives<'a>(root: &'a Value, schema: &'a Value) -> Vec<&'a Value> {
        if let Some(name) = schema["$ref"].as_str() {
            let target =
                root.pointer(name.trim_start_matches('#')).expect("a definition");
            return alternatives(root, target);
        }
        let several = ["anyOf", "oneOf", "allOf"].map(|key| schema[key].as_array());
        match several.into_iter().flatten().next() {
            Some(all) => all.iter().flat_map(|one| alternatives(root, one)).collect(),
            None => vec![schema],
        }
    }
    let is = |schema: &Value, name: &str| {
        schema["type"] == name
            || schema["type"]
                .as_array()
                .is_some_and(|all| all.contains(&name.into()))
    };
    let mut found = BTreeSet::new();
    let mut look = |owner: &str, definition: &Value| {
        let properties = definition["properties"].as_object().into_iter().flatten();
        for (key, property) in properties {
            let of_map = &property["additionalProperties"];
            let own = alternatives(schema, property).into_iter();
            let inner = of_map.is_object().then(|| alternatives(schema, of_map));
            for list in
                own.chain(inner.into_iter().flatten()).filter(|it| is(it, "array"))
            {
                let items = alternatives(schema, &list["items"]);
                if items.iter().all(|item| is(item, "string")) {
                    found.insert(format!("{owner}{key}"));
                }
            }
        }
    };
    look("", schema);
    for (name, definition) in schema["definitions"].as_object().expect("definitions") {
        look(&format!("{name}."), definition);
    }
    found
}

/// A project with what the documents name.
fn sandbox(project: &str) -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("vanban.yaml", project);
    sandbox.write("quet.png", png(40, 60, [250, 250, 250, 255]));
    let original =
        short_plan("  - {title: Một, text: A.}\n  - {id: hai, title: Hai, text: B.}\n");
    let agency = original.replace("agency: ubnd-bac-ninh", "agency: xa");
    sandbox.write("goc.yaml", agency);
    sandbox.write("ds.csv", "tien\n5000\n7000\n");
    sandbox
}

/// What is found wrong with a document, and every run of text on its pages.
fn seen(project: &str, yaml: &str) -> (Vec<(&'static str, String)>, Vec<String>) {
    let sandbox = sandbox(project);
    let (pages, findings) = set(&sandbox.session(), yaml);
    let runs = pages
        .iter()
        .flat_map(text_runs)
        .map(|run| format!("{} {:.2} {:.2} {}", run.page, run.x, run.y, run.text));
    let findings = findings.iter().map(|it| (it.rule.name, it.message.vi.clone()));
    (findings.collect(), runs.collect())
}

#[test]
fn every_list_of_texts_in_a_document_may_be_one_text() {
    let schema = schema(&nd30(), &OwnKinds::default());
    let keys = keys_of_documents();
    let tried: BTreeSet<String> = keys.iter().map(|key| key.name.to_owned()).collect();
    assert_eq!(tried, keys_of(&schema), "a key has no case here");
    for Key { name, file, values } in keys {
        for value in values {
            let of = |value: String| seen(PROJECT, &file.replace('@', &value));
            let list = of(format!("[{value}]"));
            let bad = ["khong-co", "XX", "[[", "Lưu:"]
                .iter()
                .any(|sign| value.contains(sign));
            assert!(bad || !list.1.is_empty(), "{name}: {value}: {list:?}");
            assert_eq!(of((*value).to_owned()), list, "{name}: {value}");
        }
    }
}

#[test]
fn every_list_of_texts_in_the_project_may_be_one_text() {
    let schema = project_schema::<Config>(&nd30(), &OwnKinds::default());
    let agency = |rest: &str| {
        format!(
            "agencies:\n  xa: {{{rest}, name: Xã Hoa Sen, abbreviation: UBND, place: Hoa Sen}}\n"
        )
    };
    let groups = format!(
        "{}recipient_groups: {{cac-thon: @}}\n",
        PROJECT.split("recipient_").next().expect("a head")
    );
    let kind =
        |rest: &str| format!("{PROJECT}kinds:\n  giao-uoc: {{name: Giao ước, {rest}}}\n");
    let of_kind =
        document("giao-uoc", "preamble: Một đoạn.\n").replace("number: 12\n", "");
    let letter = document(
        "cong-van",
        "subject: Họp\npreamble: Một.\naddressees: [A]\ncontact: true\n",
    );
    let signer = format!(
        "{PROJECT}signers:\n  ct: {{authority: @, position: Chủ tịch, name: Đỗ Văn Minh}}\n"
    );
    let signed = plan("").replace("{position: Chủ tịch, name: Đỗ Văn Minh}", "ct");
    let cases = [
        (
            "Agency.parent",
            agency("heading: [Xã], parent: @"),
            letter.clone(),
            "Huyện Sen",
        ),
        ("Agency.heading", agency("heading: @"), letter.clone(), "Xã Hoa Sen"),
        ("Agency.contact", agency("heading: [Xã], contact: @"), letter, "Thôn Một"),
        ("Signature.authority", signer, signed, "TM. Ủy ban nhân dân"),
        ("recipient_groups", groups, plan("recipient_groups: [cac-thon]\n"), "Các thôn"),
        ("KindEntry.without", kind("without: @"), of_kind.clone(), "subject"),
        (
            "KindEntry.later",
            kind("without: [subject], later: @"),
            of_kind.clone(),
            "number",
        ),
        ("KindEntry.bills", kind("without: [subject], bills: @"), of_kind, "dự án luật"),
        ("books", format!("{PROJECT}books: {{ke-hoach: @}}\n"), plan(""), "ke-hoach"),
    ];
    let tried: BTreeSet<String> =
        cases.iter().map(|(name, ..)| (*name).to_owned()).collect();
    assert_eq!(tried, keys_of(&schema), "a key has no case here");
    for (name, project, yaml, value) in cases {
        let of = |value: &str| seen(&project.replace('@', value), &yaml);
        let list = of(&format!("[{value}]"));
        assert!(list.0.is_empty() && !list.1.is_empty(), "{name}: {list:?}");
        assert_eq!(of(value), list, "{name}");
    }
}

#[test]
fn an_unknown_name_said_singly_is_printed_as_an_error() {
    let sandbox = sandbox(PROJECT);
    for (line, rule) in [
        ("recipient_groups: khong-co\n", "unknown-group"),
        ("recipients: 'Lưu: VT'\narchive: {units: [NC]}\n", "conflicting-archive"),
        ("archive: {units: XX}\n", "unknown-unit"),
    ] {
        sandbox.write("plans/a.yaml", plan(line));
        let run = sandbox.run(&["build"]);
        assert_eq!(run.status, 1, "{line}: {run:?}");
        assert!(run.stderr.contains(&format!("lỗi[{rule}]")), "{line}: {run:?}");
        assert!(run.stderr.contains("plans/a.yaml:"), "{line}: {run:?}");
    }
}

#[test]
fn a_sum_over_an_unknown_column_is_refused_when_it_is_said_singly() {
    let table = "sections:\n  - text: Bảng sau.\n    table:\n      columns: [{key: tien, title: Tiền, type: money}]\n\
                 \x20     rows: [{tien: 5000}]\n      total: {columns: khong-co}\n";
    let (pages, findings) = set(&sandbox(PROJECT).session(), &plan(table));
    assert_eq!(rule_names(&findings), ["unknown-column"]);
    assert!(pages.is_none());
}
