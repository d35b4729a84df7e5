//! Up to ten signers, as many in a row as the data says, each with a date of their own.

use crate::support::{
    Line, Sandbox, findings, line_with, lines, pages, rule_names, short_plan,
};

fn signed_by(count: usize, more: &str) -> String {
    let plan = short_plan("  - text: Nội dung.\n");
    let signers: String = (1..=count)
        .map(|n| format!("  - {{position: Chức {n}, name: Người {n}{more}}}\n"))
        .collect();
    let start = plan.find("signature:").expect("signature");
    let end = plan.find("recipients:").expect("recipients");
    format!("{}signature:\n{signers}{}", &plan[..start], &plan[end..])
}

/// How many names stand in each row, from the top.
fn rows(yaml: &str) -> Vec<usize> {
    let found = lines(&pages(yaml));
    let mut names: Vec<&Line> =
        found.iter().filter(|line| line.text.starts_with("Người")).collect();
    names.sort_by(|a, b| (a.page, a.y).partial_cmp(&(b.page, b.y)).expect("numbers"));
    let mut rows: Vec<(usize, f64, usize)> = vec![];
    for name in names {
        match rows.last_mut() {
            Some((page, y, count)) if *page == name.page && (*y - name.y).abs() < 1.0 => {
                *count += 1;
            }
            _ => rows.push((name.page, name.y, 1)),
        }
    }
    rows.into_iter().map(|(.., count)| count).collect()
}

#[test]
fn up_to_ten_sign_and_an_eleventh_is_refused() {
    for count in [7, 8, 9, 10] {
        assert_eq!(rows(&signed_by(count, "")).iter().sum::<usize>(), count);
    }
    assert_eq!(rule_names(&findings(&signed_by(11, ""))), ["too-many-items"]);
}

#[test]
fn as_many_stand_in_a_row_as_the_data_says() {
    for (count, in_row, expected) in [
        (6, 3, &[3, 3][..]),
        (7, 3, &[3, 3, 1]),
        (4, 2, &[2, 2]),
        (3, 1, &[1, 1, 1]),
        (8, 4, &[4, 4]),
    ] {
        let yaml = signed_by(count, "") + &format!("signers_in_row: {in_row}\n");
        assert_eq!(rows(&yaml), expected, "{count} by {in_row}");
    }
    let wrong = signed_by(4, "") + "signers_in_row: 9\n";
    assert_eq!(rule_names(&findings(&wrong)), ["out-of-range"]);
}

#[test]
fn a_signer_has_a_line_with_a_date_above_the_post() {
    for count in [1, 2] {
        let found =
            lines(&pages(&signed_by(count, ", date_line: 'Ngày … tháng 6 năm 2026'")));
        let dates: Vec<&Line> =
            found.iter().filter(|line| line.text.contains("Ngày …")).collect();
        assert_eq!(dates.len(), count);
        let post = line_with(&found, "CHỨC 1");
        assert!(dates.iter().all(|it| it.italic && !it.bold && it.y < post.y));
    }
}

#[test]
fn the_blank_in_a_signers_date_is_filled_in_by_hand() {
    let sandbox = Sandbox::project();
    sandbox.write("plans/a.yaml", signed_by(2, ", date_line: 'Ngày … tháng 6 năm 2026'"));
    let run = sandbox.run(&["build", "plans/a.yaml", "--final"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{run:?}");
}
