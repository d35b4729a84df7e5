//! Parts that a form does not have, or lacks; and numbers given twice.

use crate::support::{Sandbox, findings, short_plan};

fn found(yaml: &str) -> Vec<(&'static str, String)> {
    findings(yaml)
        .into_iter()
        .map(|f| (f.rule.name, f.message.en))
        .collect()
}

#[test]
fn a_part_that_the_form_does_not_have_or_lacks_names_form_and_clause() {
    let letter =
        short_plan("  - text: Một.\n").replace("kind: ke-hoach", "kind: cong-van");
    let all = found(&letter);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].0, "missing-part");
    assert!(all[0].1.contains("`addressees`") && all[0].1.contains("1.5"), "{all:?}");
    let plan = short_plan("  - text: Một.\n") + "issuer: Chủ tịch\n";
    let all = found(&plan);
    assert_eq!(all[0].0, "unexpected-part");
    assert!(all[0].1.contains("`issuer`") && all[0].1.contains("1.4"), "{all:?}");
    let leave =
        short_plan("  - text: Một.\n").replace("kind: ke-hoach", "kind: giay-nghi-phep");
    let rules: Vec<_> = found(&leave).into_iter().map(|(rule, _)| rule).collect();
    assert_eq!(rules, ["missing-part", "unexpected-part", "unexpected-part"]);
}

#[test]
fn a_signer_without_a_post_is_refused() {
    let plan = short_plan("  - text: Một.\n").replace("  position: Chủ tịch\n", "");
    assert_eq!(found(&plan)[0].0, "missing-key");
}

#[test]
fn two_documents_of_one_agency_code_and_year_cannot_have_one_number() {
    let sandbox = Sandbox::project();
    let plan = short_plan("  - text: Một.\n");
    sandbox.write("plans/a.yaml", &plan);
    sandbox.write("plans/b.yaml", &plan);
    let run = sandbox.run(&["build"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("[duplicate-number]"), "{}", run.stderr);
    assert!(run.stderr.contains("plans/a.yaml"), "{}", run.stderr);
    sandbox.write("plans/b.yaml", plan.replace("number: 5", "number: 6"));
    assert_eq!(sandbox.run(&["build"]).status, 0);
    sandbox.write("plans/b.yaml", plan.replace("date: 2025-", "date: 2024-"));
    assert_eq!(sandbox.run(&["build"]).status, 0);
}

#[test]
fn a_plan_for_next_year_is_numbered_in_the_year_of_its_date() {
    let plan = |number: u32, year: i32, date: &str| {
        format!(
            "kind: ke-hoach\nagency: so-noi-vu\nnumber: {number}\nyear: {year}\ndate: {date}\n\
             subject: Công tác thi đua\npreamble: Sở Nội vụ ban hành Kế hoạch như sau.\n\
             sections: [{{title: Mục đích, text: Nâng cao hiệu quả.}}]\n\
             signature: {{position: Giám đốc, name: Nguyễn Văn An}}\n\
             recipients: [Các phòng]\n"
        )
    };
    let status = |one: String, other: String| {
        let sandbox = Sandbox::project();
        sandbox.write("plans/a.yaml", one);
        sandbox.write("plans/b.yaml", other);
        sandbox.run(&["build", "plans"]).status
    };
    let december = plan(300, 2026, "2025-12-30");
    assert_eq!(status(december.clone(), plan(300, 2026, "2026-11-20")), 0);
    assert_eq!(status(december, plan(300, 2025, "2025-12-31")), 1);
}
