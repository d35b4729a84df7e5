//! What a reader who hears a table is told: of every cell its column, its row and its group.

use std::collections::BTreeMap;

use vanban::pipeline::Product;

use crate::support::{product, short_plan};

/// A cell of the structure tree: what it is, its own name and those of the headers it names.
#[derive(Debug)]
struct Cell {
    header: bool,
    id: String,
    headers: Vec<String>,
}

/// The cells of a PDF in the order of the file; its structure is written in plain text.
fn cells(pdf: &[u8]) -> Vec<Cell> {
    let text = String::from_utf8_lossy(pdf);
    let between = |object: &str, from: &str, to: char| -> String {
        let rest = object.split_once(from).map_or("", |(_, rest)| rest);
        rest.split(to).next().unwrap_or_default().to_owned()
    };
    let cell = |object: &str| {
        let header = object.contains("/S/TH/");
        let headers = between(object, "/Headers[", ']');
        let names = headers.split(['(', ')']).filter(|name| !name.trim().is_empty());
        (header || object.contains("/S/TD/")).then(|| Cell {
            header,
            id: between(object, "/ID(", ')'),
            headers: names.map(str::to_owned).collect(),
        })
    };
    text.split("endobj").filter_map(cell).collect()
}

/// Column and row of a header's name, `U1x2y3`.
fn place(id: &str) -> (usize, usize) {
    let (_, rest) = id.split_once('x').expect("a column");
    let (x, y) = rest.split_once('y').expect("a row");
    (x.parse().expect("a number"), y.parse().expect("a number"))
}

const TABLE: &str = "  - title: Số liệu
    text: Như sau.
    table:
      columns:
        - {key: name, title: Nội dung}
        - {key: unit, title: Đơn vị}
        - {key: cost, title: Kinh phí, type: money}
      total: {columns: [cost], words: cost}
      groups:
        - title: Nhóm một
          sum: true
          rows: [{name: Một, unit: cái, cost: 1}, {name: ^^, unit: bộ, cost: 2}]
        - title: Nhóm hai
          groups:
            - title: Nhóm con
              rows: [{name: Ba, unit: <<, cost: 3}]
";

#[test]
fn every_cell_names_its_column_and_by_its_row_the_groups_that_it_is_in() {
    let cells = cells(&product(&short_plan(TABLE), Product::Pdf));
    let by_id: BTreeMap<&str, &Cell> = cells
        .iter()
        .filter(|cell| cell.header)
        .map(|cell| (&*cell.id, cell))
        .collect();
    // Rows from the top: header 0, group 1, rows 2 and 3, group 4, group 5, row 6, total 7.
    let all = |cell: &Cell| {
        let mut open = cell.headers.clone();
        let mut found = vec![];
        while let Some(id) = open.pop() {
            found.push(place(&id));
            open.extend(by_id[&*id].headers.clone());
        }
        found
    };
    let data: Vec<&Cell> = cells.iter().filter(|cell| !cell.header).collect();
    let of_row = |name: (usize, usize)| {
        data.iter()
            .filter(move |it| it.headers.iter().any(|id| place(id) == name))
    };
    for (row, groups, count) in
        [((1, 2), vec![(1, 1)], 4), ((1, 6), vec![(1, 4), (1, 5)], 1)]
    {
        let cells: Vec<_> = of_row(row).collect();
        assert_eq!(cells.len(), count, "row {row:?}");
        for cell in cells {
            let named = all(cell);
            assert!(
                cell.headers.iter().any(|id| place(id).1 == 0),
                "its column: {cell:?}"
            );
            assert!(groups.iter().all(|group| named.contains(group)), "{named:?}");
        }
    }
}

#[test]
fn the_row_of_sums_is_in_no_group() {
    let cells = cells(&product(&short_plan(TABLE), Product::Pdf));
    let sum = cells.last().expect("a cell");
    let named: Vec<_> = sum.headers.iter().map(|id| place(id)).collect();
    assert_eq!(named, [(3, 0), (0, 7)]);
    let title = cells.iter().find(|cell| cell.header && place(&cell.id) == (0, 7));
    assert_eq!(title.expect("a title").headers, [""; 0]);
}
