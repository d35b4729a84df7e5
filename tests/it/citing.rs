//! References by name, from wherever they stand (Phụ lục II, V.7).

use crate::support::{all_text, pages, short_plan};

#[test]
fn a_section_is_cited_with_its_part_from_outside_that_part_only() {
    let parts = "  - level: phan
    title: Mục tiêu
    items:
      - {id: chung, title: Mục tiêu chung, text: 'Xem [[rieng]].'}
      - {id: rieng, title: Mục tiêu riêng, items: [{id: mot, text: Một.}, {text: 'Cùng [[mot]].'}]}
  - title: Tổ chức
    items:
      - {title: Sở Nội vụ, text: 'Làm theo [[rieng]] và [[mot]].'}
      - {title: Sở Tài chính, text: 'Cả [[phan-ba]].'}
  - {id: phan-ba, title: Cuối, text: 'Nói ở [[chung]].'}
";
    let annex = "appendices: [{title: Bảng, text: 'Theo [[chung]].'}]\npreamble: 'Từ [[rieng]].'\n";
    let text = all_text(&pages(&(short_plan(parts) + annex)));
    for said in [
        "Xem Mục II.",
        "Cùng khoản 1 Mục II.",
        "Làm theo Mục II Phần I và khoản 1 Mục II Phần I.",
        "Cả Phần III.",
        "Nói ở Mục I Phần I",
        "Theo Mục I Phần I.",
        "Từ Mục II Phần I.",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[test]
fn an_article_needs_no_part_and_a_section_of_chapters_is_cited_with_its_chapter() {
    let articles = "  - level: phan
    title: Chung
    items:
      - title: Quy định
        items: [{level: muc, title: Một, items: [{id: dieu, title: Phạm vi, text: A.}]}, {id: muc, title: Hai, items: [{title: B, text: B.}]}]
  - title: Riêng
    items: [{title: Cuối, items: [{title: Dẫn, text: 'Theo [[dieu]], [[muc]].'}]}]
";
    let text = all_text(&pages(&(short_plan(articles) + "scheme: chuong-dieu\n")));
    assert!(text.contains("Theo Điều 1, Mục 2 Chương I."), "{text}");
}

#[test]
fn an_annex_with_sections_of_its_own_cites_the_text_by_its_name() {
    let yaml = short_plan("  - title: Một\n    items: [{id: k, text: Hai.}]\n")
        + "appendices:\n  - {title: Ba, sections: [{title: Bốn, text: 'Theo [[k]].'}]}\n  - {title: Năm, text: 'Theo [[k]].'}\n";
    let text = all_text(&pages(&yaml));
    assert!(text.contains("Theo khoản 1 Mục I kế hoạch này./."), "{text}");
    assert!(text.contains("Theo khoản 1 Mục I./."), "{text}");
}
