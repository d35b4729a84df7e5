//! Letters from a workbook as offices keep them.

use crate::guests::{TEMPLATE, check, workbook};
use crate::support::Sandbox;

#[test]
fn each_person_in_an_offices_workbook_gets_the_letter_and_the_number_of_the_row() {
    let sandbox = Sandbox::project();
    let (book, guests) = workbook(60);
    sandbox.write("mau.yaml", TEMPLATE);
    sandbox.write("ds.xlsx", book);
    let args = ["merge", "mau.yaml", "--data", "ds.xlsx", "--format", "typst"];
    let run = sandbox.run(&[&args[..], &["--name", "{number}"]].concat());
    assert_eq!(run.status, 0, "{run:?}");
    assert!(run.stdout.ends_with("60 đã dựng, 0 không đổi, 0 có lỗi\n"), "{run:?}");
    check(&sandbox.path().join("out"), &guests);
    for said in ["hàng bị ẩn", "hàng cộng", "dưới danh sách", "tiêu đề nhóm"]
    {
        assert!(run.stderr.contains(said), "{said}: {run:?}");
    }
}
