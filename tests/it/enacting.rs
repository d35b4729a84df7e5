//! The words that enact a decision: the form's, those of its preamble, or its own.

use vanban::diag::Severity;
use vanban::typeset::Pages;

use crate::support::{
    SESSION, all_text, line_with, lines, pages, pages_and_warnings, rule_names, set,
};

fn decision(kind: &str, more: &str) -> String {
    format!(
        "kind: {kind}\nagency: ubnd-bac-ninh\nnumber: 5\ndate: 2026-03-05\nsubject: Thử\n\
         legal_bases: [Luật Giá ngày 19 tháng 6 năm 2023]\n{more}\
         sections: [{{text: Ban hành.}}]\nsignature: {{position: Chủ tịch, name: Lê Văn Tư}}\n"
    )
}

/// Whether the issuer in capitals and the words of the form are printed.
fn enacted(pages: &Pages) -> (bool, bool) {
    let text = all_text(pages);
    let words = ["QUYẾT ĐỊNH:", "QUYẾT NGHỊ:"]
        .iter()
        .any(|words| text.contains(words));
    // Once in the head.
    (text.matches("ỦY BAN NHÂN DÂN TỈNH BẮC NINH").count() > 1, words)
}

#[test]
fn a_preamble_before_the_words_keeps_them() {
    for (kind, preamble) in [
        ("nghi-quyet", "Xét Tờ trình số 5/TTr-UBND về việc ban hành Nghị quyết về giá,"),
        ("nghi-quyet", "Thảo luận tại phiên họp."),
        ("quyet-dinh", "Theo đề nghị của Giám đốc Sở Tài chính."),
    ] {
        let set = pages(&decision(kind, &format!("preamble: '{preamble}'\n")));
        assert_eq!(enacted(&set), (true, true), "{preamble}");
        let found = lines(&set);
        let words =
            if kind == "nghi-quyet" { "QUYẾT NGHỊ:" } else { "QUYẾT ĐỊNH:" };
        let start: String = preamble.chars().take(12).collect();
        assert!(line_with(&found, &start).y < line_with(&found, words).y);
        assert!(line_with(&found, &start).italic, "{preamble}");
    }
}

#[test]
fn a_preamble_that_enacts_stands_alone_and_in_italics() {
    for (kind, preamble) in [
        (
            "quyet-dinh",
            "Ủy ban nhân dân tỉnh ban hành Quyết định ban hành Quy định về giá.",
        ),
        (
            "nghi-quyet",
            "Ủy ban nhân dân và Ban Thường trực thống nhất ban hành Nghị quyết liên tịch.",
        ),
        ("nghi-quyet", "Hội đồng nhân dân tỉnh quyết nghị:"),
    ] {
        let set = pages(&decision(kind, &format!("preamble: '{preamble}'\n")));
        assert_eq!(enacted(&set), (false, false), "{preamble}");
        let start: String = preamble.chars().take(12).collect();
        let found = lines(&set);
        assert!(line_with(&found, &start).italic, "{preamble}");
        assert!(line_with(&found, "Điều 1.").text.contains("Ban hành"));
    }
}

#[test]
fn the_data_says_it_where_the_preamble_does_not() {
    let preamble =
        "preamble: Sau khi thảo luận, hai cơ quan ban hành Nghị quyết về giá.\n";
    let (set, found) = pages_and_warnings(&decision("nghi-quyet", preamble));
    assert_eq!(rule_names(&found), ["unclear-enacting"]);
    assert_eq!((found[0].rule.level, enacted(&set)), (Severity::Warning, (true, true)));
    for (said, expected) in [("false", (false, false)), ("true", (true, true))] {
        let yaml = decision("nghi-quyet", &format!("{preamble}enacting: {said}\n"));
        assert_eq!(enacted(&pages(&yaml)), expected, "{said}");
    }
    let yaml = decision("quyet-dinh", "enacting: false\n");
    assert_eq!(enacted(&pages(&yaml)), (false, false));
    let own = all_text(&pages(&decision("quyet-dinh", "enacting: 'CÙNG QUYẾT ĐỊNH:'\n")));
    assert!(own.contains("CÙNG QUYẾT ĐỊNH: Điều 1."), "{own}");
}

#[test]
fn other_kinds_have_no_such_words() {
    let yaml = decision("ke-hoach", "enacting: false\n");
    let (_, found) = set(&SESSION, &yaml);
    assert_eq!(rule_names(&found), ["unexpected-part"]);
}
