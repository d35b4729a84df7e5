//! Old workbooks (.xls) are read as new ones are.

use vanban::list::{Choice, List};

use crate::old_book::OldCell::{Empty, Formula, Number, Text, Uncomputed};
use crate::old_book::{OldBook, OldCell};
use crate::sheet_formats::SHOWN;

fn read(book: &OldBook<'_>, choice: &Choice) -> List {
    let read = List::read("a.xls", &book.bytes(), choice);
    read.unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn texts(list: &List) -> Vec<String> {
    let row = |cells: &[vanban::list::Cell]| {
        cells
            .iter()
            .map(|cell| cell.text.as_str())
            .collect::<Vec<_>>()
            .join("|")
    };
    list.records.iter().map(|record| row(&record.cells)).collect()
}

#[test]
fn cells_of_an_old_workbook_show_what_those_of_a_new_one_do() {
    let mut rows = vec![vec![Text("Ô"), Text("Khác")]];
    for (i, (_, value, _)) in SHOWN.iter().enumerate() {
        rows.push(vec![Number(*value, i + 1), Text("x")]);
    }
    let book = OldBook {
        codes: SHOWN.iter().map(|(code, ..)| *code).collect(),
        sheets: vec![("Khách", false, rows)],
        ..OldBook::default()
    };
    let list = read(&book, &Choice::default());
    assert!(list.notes.is_empty(), "{:?}", list.notes);
    assert_eq!(list.records.len(), SHOWN.len());
    let mut wrong = vec![];
    for ((code, value, shown), record) in SHOWN.iter().zip(&list.records) {
        let found = &record.cells[0].text;
        if found != shown {
            wrong.push(format!("{code} of {value}: `{found}`, not `{shown}`"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn office_rows<'a>() -> Vec<Vec<OldCell<'a>>> {
    vec![
        vec![Text("Tên"), Text("Đơn vị"), Text("Số tiền")],
        vec![Text("An"), Text("Sở A"), Number(1_500_000.0, 1)],
        vec![Text("Bình"), Empty, Formula(2.5)],
        vec![Text("Chi"), Text("Sở C"), Number(46_086.0, 2)],
        vec![Text("Dũng"), Text("Sở D"), Number(0.125, 0)],
    ]
}

#[test]
fn hidden_rows_sheets_and_joined_cells_of_an_old_workbook_are_what_they_are() {
    let book = OldBook {
        codes: vec!["#,##0 \"đ\"", "dd/mm/yyyy"],
        sheets: vec![
            ("Ẩn", true, vec![vec![Text("x")]]),
            ("Khách", false, office_rows()),
        ],
        hidden: vec![4],
        joined: vec![[1, 2, 1, 1]],
        from_1904: false,
    };
    let list = read(&book, &Choice::default());
    let expected = ["An|Sở A|1.500.000 đ", "Bình|Sở A|2,5", "Chi|Sở C|05/3/2026"];
    let found: Vec<String> = texts(&list)
        .into_iter()
        .map(|it| it.replace("05/03", "05/3"))
        .collect();
    assert_eq!(found, expected);
    let notes: Vec<_> = list.notes.iter().map(|note| note.rule.name).collect();
    assert_eq!(notes, ["left-out-rows"]);
    let place = list.place(&list.records[1].cells[2]);
    assert_eq!(place.to_string(), "a.xls[Khách!C3]");
}

#[test]
fn days_of_an_old_workbook_may_count_from_1904() {
    let book = OldBook {
        codes: vec!["yyyy-mm-dd"],
        sheets: vec![(
            "Khách",
            false,
            vec![
                vec![Text("Ngày"), Text("x")],
                vec![Number(46_086.0 - 1462.0, 1), Text("y")],
            ],
        )],
        from_1904: true,
        ..OldBook::default()
    };
    assert_eq!(texts(&read(&book, &Choice::default())), ["2026-03-05|y"]);
}

#[test]
fn a_formula_of_an_old_workbook_that_was_never_computed_is_an_error_with_its_cell() {
    let rows = vec![
        vec![Text("Tên"), Text("Tổng")],
        vec![Text("An"), Uncomputed],
        vec![Text("Bình"), Uncomputed],
    ];
    let book = OldBook {
        sheets: vec![("Khách", false, rows)],
        ..OldBook::default()
    };
    let faults = List::read("a.xls", &book.bytes(), &Choice::default()).unwrap_err();
    let said: Vec<_> = faults.iter().map(|it| (it.rule.name, &*it.message.en)).collect();
    let expected = [
        ("invalid-formula", "the formula in cell B2 was never computed"),
        ("invalid-formula", "the formula in cell B3 was never computed"),
    ];
    assert_eq!(said, expected);
    // Where others came to something, one that comes to nothing says nothing.
    let rows = vec![
        vec![Text("Tên"), Text("Tổng"), Text("Số")],
        vec![Text("An"), Uncomputed, Formula(2.0)],
    ];
    let book = OldBook {
        sheets: vec![("Khách", false, rows)],
        ..OldBook::default()
    };
    assert_eq!(texts(&read(&book, &Choice::default())), ["An||2"]);
}
