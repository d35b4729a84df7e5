//! What small files may stand for: each bound is told at its place, and within a second or two.

use std::fmt::Write;
use std::time::Instant;

use vanban::bounds::{CELL_NOTES, LIST_COLUMNS, PARAGRAPH_LETTERS, SUGGESTED_LETTERS};
use vanban::list::{Choice, List};

use crate::support::{Sandbox, findings, rule_names, short_plan};
use crate::workbook::zip;

/// The first finding of a document: rule and line.
fn first(yaml: &str) -> (&'static str, usize) {
    let found = findings(yaml);
    let place = found[0].place.as_ref().expect("a place");
    (found[0].rule.name, place.line_column().0)
}

fn list_fault(name: &str, bytes: &[u8]) -> &'static str {
    let found = List::read(name, bytes, &Choice::default()).expect_err("too large");
    found[0].rule.name
}

fn table(columns: usize, rows: usize, row: &str) -> String {
    let mut yaml = short_plan("  - text: Một.\n");
    yaml.push_str("appendices:\n  - title: Bảng\n    table:\n      columns:\n");
    for i in 0..columns {
        writeln!(yaml, "        - {{key: c{i}, title: Cột {i}}}").expect("written");
    }
    yaml.push_str("      rows:\n");
    yaml.push_str(&format!("        - {{{row}}}\n").repeat(rows));
    yaml
}

#[test]
fn what_no_page_could_hold_is_refused_within_a_second() {
    let started = Instant::now();
    let line = short_plan("").lines().count() + 1;
    let sparse = table(20, 30_000, "c0: x");
    assert_eq!(first(&sparse).0, "too-large-part");
    assert!(first(&sparse).1 > line);
    let long = "chữ ".repeat(PARAGRAPH_LETTERS / 4 + 1);
    for text in [long.clone(), format!("a\n\n      {long}")] {
        let plan = short_plan(&format!("  - text: |\n      {text}\n"));
        assert_eq!(rule_names(&findings(&plan)), ["too-large-part"]);
    }
    let notes = table(2, CELL_NOTES + 1, "c0: 'x [^n]', c1: y") + "footnotes: {n: chú}\n";
    assert_eq!(rule_names(&findings(&notes)), ["too-large-part"]);
    // Generous, so that a slow machine does not fail it: what it guards against is minutes.
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn as_much_as_an_office_has_is_no_fault() {
    let lines = format!("{}\n\n      ", "chữ ".repeat(500)).repeat(20);
    let plan = short_plan(&format!("  - text: |\n      {lines}Hết.\n"));
    assert!(!rule_names(&findings(&plan)).contains(&"too-large-part"));
    let mut aliased =
        short_plan("  - {title: Một, text: &t Lời văn dùng lại nhiều lần.}\n");
    let items = "  - {title: Hai, text: *t}\n".repeat(50);
    aliased = aliased.replacen("signature:", &format!("{items}signature:"), 1);
    assert!(!rule_names(&findings(&aliased)).contains(&"too-many-nodes"));
}

#[test]
fn aliases_of_long_texts_are_counted_by_what_they_stand_for() {
    let started = Instant::now();
    let text = "x ".repeat(2_000);
    for (anchored, alias) in [
        (format!("{{title: T, text: &a \"{text}\"}}"), "{title: T, text: *a}"),
        (format!("&a {{title: T, text: \"{text}\"}}"), "*a"),
        (
            format!("{{title: T, items: &a [{{text: \"{text}\"}}]}}"),
            "{title: T, items: *a}",
        ),
    ] {
        let more = format!("  - {alias}\n").repeat(1_000);
        let plan = short_plan(&format!("  - {anchored}\n{more}"));
        let (rule, line) = first(&plan);
        assert_eq!(rule, "too-many-nodes");
        assert!(line > 500, "{line}");
    }
    assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
}

#[test]
fn wide_lists_are_refused_in_every_form() {
    let started = Instant::now();
    let names = |n: usize| (0..n).map(|i| format!("c{i}")).collect::<Vec<_>>();
    let wide = names(10_000).join(",") + "\n" + &"a\n".repeat(10_000);
    assert_eq!(list_fault("l.csv", wide.as_bytes()), "too-large-list");
    let wider = names(LIST_COLUMNS + 1).join("\t") + "\na\n";
    assert_eq!(list_fault("l.tsv", wider.as_bytes()), "too-large-list");
    let own: String = (0..10_000).map(|i| format!("- {{k{i}: 1}}\n")).collect();
    assert_eq!(list_fault("l.yaml", own.as_bytes()), "too-large-list");
    let own: Vec<String> = (0..10_000).map(|i| format!("{{\"k{i}\": 1}}")).collect();
    let json = format!("[{}]", own.join(","));
    assert_eq!(list_fault("l.json", json.as_bytes()), "too-large-list");
    let one: Vec<String> = (0..20_000).map(|i| format!("k{i}: 1")).collect();
    let yaml = format!("- {{{}}}\n", one.join(", "));
    assert_eq!(list_fault("l.yaml", yaml.as_bytes()), "too-large-list");
    let same = "c,".repeat(10_000) + "c\n1\n";
    assert_eq!(list_fault("l.csv", same.as_bytes()), "duplicate-column");
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

/// An ODS whose only sheet holds these rows.
fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet>\
         <table:table table:name=\"T\">{rows}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    zip(&[("content.xml", content)])
}

fn xlsx(sheet: &str, strings: &str) -> Vec<u8> {
    let book = "<workbook><sheets><sheet name=\"T\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    zip(&[
        ("xl/workbook.xml", book.to_owned()),
        ("xl/worksheets/sheet1.xml", format!("<worksheet>{sheet}</worksheet>")),
        ("xl/sharedStrings.xml", strings.to_owned()),
    ])
}

#[test]
fn what_a_sheet_repeats_is_counted_before_it_is_written_out() {
    let started = Instant::now();
    let cell = |more: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\" {more}><text:p>abc</text:p></table:table-cell>"
        )
    };
    let wide = cell("table:number-columns-repeated=\"16000\"");
    let row = |more: &str, cells: &str| {
        format!("<table:table-row {more}>{cells}</table:table-row>")
    };
    let tall = row("table:number-rows-repeated=\"1000\"", &wide);
    let far = row("table:number-rows-repeated=\"18446744073709551615\"", "");
    let span = cell(
        "table:number-rows-spanned=\"18446744073709551615\" table:number-columns-spanned=\"18446744073709551615\"",
    );
    let joined =
        row("", &cell("table:number-columns-spanned=\"2\"").repeat(500)).repeat(50);
    for rows in [
        tall.clone(),
        tall.repeat(50),
        row("", &wide).repeat(1000),
        far.clone() + &row("", &cell("")),
        far.repeat(3) + &row("", &span),
        joined,
    ] {
        assert_eq!(list_fault("l.ods", &ods(&rows)), "too-large-list");
    }
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn what_a_workbook_shares_is_counted_as_often_as_it_is_shown() {
    let started = Instant::now();
    let long = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(1_000_000));
    let row = "<row><c t=\"s\"><v>0</v></c><c><v>7</v></c></row>";
    let sheet = format!("<sheetData>{}</sheetData>", row.repeat(1000));
    assert_eq!(list_fault("l.xlsx", &xlsx(&sheet, &long)), "too-large-list");
    let claims =
        |count: &str| format!("<sst uniqueCount=\"{count}\"><si><t>a</t></si></sst>");
    let sheet = format!("<sheetData>{row}</sheetData>");
    for count in ["1000000000000", "18446744073709551615", "99999999999999999999999"] {
        assert_eq!(list_fault("l.xlsx", &xlsx(&sheet, &claims(count))), "too-large-list");
    }
    assert!(
        List::read("l.xlsx", &xlsx(&sheet, &claims("1")), &Choice::default()).is_ok()
    );
    let far = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>\
               <row r=\"18446744073709551615\"><c r=\"XFD18446744073709551615\"><v>1</v></c></row></sheetData>";
    assert_eq!(list_fault("l.xlsx", &xlsx(far, "<sst/>")), "too-large-list");
    let joins = "<mergeCell ref=\"A1:XFD1048576\"/>".repeat(30_000);
    let sheet = format!("<sheetData>{row}</sheetData><mergeCells>{joins}</mergeCells>");
    assert_eq!(list_fault("l.xlsx", &xlsx(&sheet, &claims("1"))), "too-large-list");
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn names_are_suggested_in_bounded_time() {
    let started = Instant::now();
    let (a, b) = ("a".repeat(20_000), "b".repeat(20_000));
    let plan = short_plan(&format!("  - {{id: {a}, title: M, text: \"x [[{b}]]\"}}\n"));
    assert!(rule_names(&findings(&plan)).contains(&"unknown-reference"));
    let many: String = (0..1_000)
        .map(|i| format!("  - {{id: viec-{i}, title: M, text: 'x [[vice-{i}]]'}}\n"))
        .collect();
    let found = findings(&short_plan(&many));
    assert!(found[0].hints[0].en.contains("viec-"), "{:?}", found[0]);
    let near = "x".repeat(SUGGESTED_LETTERS - 1);
    let plan = format!("  - {{id: {near}y, title: M, text: \"x [[{near}z]]\"}}\n");
    assert!(findings(&short_plan(&plan))[0].hints[0].en.contains(&near));
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn a_template_that_would_fill_the_stack_is_a_fault_at_its_line() {
    for chain in [
        "-".repeat(20_000) + "1",
        "not ".repeat(20_000) + "1",
        format!("1{}", "+1".repeat(20_000)),
        format!("a{}", ".b".repeat(20_000)),
        format!("a{}", "[0]".repeat(20_000)),
        format!("a{}", "()".repeat(20_000)),
        format!("1{}", "|string".repeat(20_000)),
        format!("1{}", " ~ 1".repeat(20_000)),
        format!("1{}", " is number".repeat(20_000)),
        format!("1{}", " and 1".repeat(20_000)),
        format!("1{}", " if 1 else 1".repeat(20_000)),
        format!("{}1{}", "(".repeat(900), ")".repeat(900)),
    ] {
        let sandbox = Sandbox::with_reference_plan();
        let text = format!("{{% extends \"base.typ.j2\" %}}\n\n{{{{ {chain} }}}}\n");
        sandbox.write("templates/x.typ.j2", text);
        let run = sandbox.run(&["build", "--message-format", "short"]);
        assert_eq!(run.status, 1, "{}: {run:?}", &chain[..8]);
        assert!(run.stderr.starts_with("templates/x.typ.j2:3:"), "{run:?}");
        assert!(run.stderr.contains("[template-fault]"), "{run:?}");
    }
}

#[test]
fn a_template_that_is_no_text_is_a_fault_at_its_line() {
    let sandbox = Sandbox::with_reference_plan();
    sandbox.write("templates/x.typ.j2", b"dong\nx \xff y\n");
    let run = sandbox.run(&["build", "--message-format", "short"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(run.stderr.starts_with("templates/x.typ.j2:2:3: "), "{run:?}");
}
