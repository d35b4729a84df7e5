//! The plan for 2026 drafted for 2027: what is certain has moved, what the register knows to
//! have changed is asked about.

use crate::support::Sandbox;

const PLAN: &str = "plans/ke-hoach-2026.yaml";
const DRAFT: &str = "plans/ke-hoach-2027.yaml";

#[test]
fn a_plan_for_2027_is_drafted_from_that_for_2026_and_asks_what_changed_since() {
    let sandbox = Sandbox::project();
    let plan = std::fs::read_to_string(PLAN).expect("the plan for 2026 is there");
    sandbox.write(PLAN, &plan);
    let rolled = sandbox.run(&["next", PLAN]);
    assert_eq!(rolled.status, 0, "{rolled:?}");
    let draft = String::from_utf8(sandbox.read(DRAFT)).expect("UTF-8");
    for moved in [
        "subject: Công tác thi đua, khen thưởng năm 2027",
        "year: 2027",
        "năm học 2026 - 2027",
        "title: Thực hiện nhiệm vụ năm 2027",
        "kế hoạch công tác thi đua, khen thưởng năm 2028",
    ] {
        assert!(draft.contains(moved), "{moved}");
    }
    // No byte of a citation changes.
    for basis in [
        "- Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025\n",
        "- Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022\n",
        "- Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp",
        "- Thông tư số 15/2025/TT-BNV ngày 04 tháng 8 năm 2025 của Bộ Nội vụ",
    ] {
        assert!(plan.contains(basis) && draft.contains(basis), "{basis}");
    }
    let asked = |words: &str| {
        let question = |line: &&str| line.trim_start().starts_with("# rà soát:");
        draft.lines().filter(question).any(|line| line.contains(words))
    };
    for (words, is_asked) in [
        (
            "Luật số 06/2022/QH15 đã được sửa đổi, bổ sung bởi Luật số 06/2026/QH16 từ ngày 01/10/2026",
            true,
        ),
        (
            "tỉnh Bắc Ninh đã đổi tên từ ngày 20/9/2026: đổi thành “thành phố Bắc Ninh”?",
            true,
        ),
        ("phần phân cấp, phân quyền hết hiệu lực từ ngày 01/3/2027", true),
        ("Thông tư số 15/2025/TT-BNV", false),
        ("Luật số 72/2025/QH15", false),
    ] {
        assert_eq!(asked(words), is_asked, "{words}");
    }
    let built = sandbox.run(&["build", DRAFT, "--message-format", "short"]);
    assert_eq!(built.status, 0, "{built:?}");
    // What is asked is not found a second time.
    assert!(built.stderr.contains("[questions-left]"), "{built:?}");
    assert!(!built.stderr.contains("[repealed-law]"), "{built:?}");
    assert_eq!(sandbox.run(&["build", "--final", DRAFT]).status, 1);
}
