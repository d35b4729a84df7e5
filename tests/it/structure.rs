//! Levels, numbers, references, footnotes and pictures of a body.

use crate::support::{all_text, findings, line_with, lines, pages, short_plan};

fn rules(yaml: &str) -> Vec<&'static str> {
    findings(yaml).iter().map(|finding| finding.rule.name).collect()
}

const CHAPTERS: &str = "  - level: phan
    title: Những quy định chung
    items:
      - level: chuong
        title: Mở đầu
        items:
          - level: muc
            title: Thứ nhất
            items:
              - level: tieu-muc
                title: Nhỏ
                items:
                  - title: Phạm vi
                    id: pham-vi
                    items:
                      - text: Khoản một.
                      - id: k2
                        text: Khoản hai.
                        items:
                          - {id: a, text: 'Điểm a theo [[pham-vi]].'}
                          - text: Điểm b theo [[a]] và [[k2]].
      - title: Kết thúc
        id: cuoi
        items:
          - {title: Sau cùng, text: 'Theo [[cuoi]].'}
";

fn chapters() -> String {
    short_plan(CHAPTERS) + "scheme: chuong-dieu\n"
}

#[test]
fn every_level_of_the_decree_is_numbered_and_references_are_written_out() {
    let text = all_text(&pages(&chapters()));
    for part in [
        "Phần I NHỮNG QUY ĐỊNH CHUNG",
        "Chương I MỞ ĐẦU",
        "Mục 1 THỨ NHẤT",
        "Tiểu mục 1 NHỎ",
        "Điều 1. Phạm vi",
        "1. Khoản một.",
        "a) Điểm a theo Điều 1.",
        "b) Điểm b theo điểm a khoản 2 Điều 1 và khoản 2 Điều 1.",
        "Chương II KẾT THÚC",
        "Điều 2. Sau cùng",
        "Theo Chương II./.",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn centred_levels_stand_in_the_middle_number_over_title() {
    let lines = lines(&pages(&chapters()));
    for (number, title) in [("Phần I", "NHỮNG QUY ĐỊNH CHUNG"), ("Mục 1", "THỨ NHẤT")]
    {
        let number = lines
            .iter()
            .find(|line| crate::support::plain(&line.text).trim() == number)
            .expect(number);
        let title = line_with(&lines, title);
        assert!(number.bold && title.bold && title.y > number.y);
        assert!((number.centre() - title.centre()).abs() < 1.0);
    }
}

#[test]
fn a_reference_follows_what_it_names_when_articles_are_put_before_it() {
    let before = "  - {title: Mới, text: Thêm vào.}\n";
    let article =
        "  - {id: x, title: Cũ, text: Một.}\n  - {title: Cuối, text: 'Xem [[x]].'}\n";
    let with = |sections: &str| {
        all_text(&pages(&(short_plan(sections) + "scheme: chuong-dieu\n")))
    };
    assert!(with(article).contains("Xem Điều 1."));
    assert!(with(&format!("{before}{article}")).contains("Xem Điều 2."));
}

#[test]
fn faults_of_structure_are_found() {
    let sections = |text: &str| short_plan(text);
    assert_eq!(rules(&sections("  - text: Xem [[khong-co]].\n")), ["unknown-reference"]);
    assert_eq!(
        rules(&sections("  - {id: a, text: Một.}\n  - {id: a, text: Hai.}\n")),
        ["duplicate-id"]
    );
    assert_eq!(rules(&sections("  - text: Một[^x].\n")), ["unknown-footnote"]);
    assert_eq!(
        rules(&(sections("  - text: Một.\n") + "footnotes: {x: Không ai gọi.}\n")),
        ["unused-footnote"]
    );
    assert_eq!(
        rules(
            &(sections("  - level: chuong\n    text: Một.\n") + "scheme: chuong-dieu\n")
        ),
        ["missing-title"]
    );
    assert_eq!(rules(&sections("  - {level: dieu, text: Một.}\n")), ["invalid-level"]);
    let inside = "  - title: Một\n    items:\n      - {level: chuong, title: Hai, items: [{title: Ba, text: Ba.}]}\n";
    assert_eq!(rules(&(sections(inside) + "scheme: chuong-dieu\n")), ["invalid-level"]);
}

#[test]
fn a_footnote_stands_at_the_foot_of_the_page_that_calls_it() {
    let yaml = short_plan("  - text: Một nội dung[^nguon] cần ghi nguồn.\n")
        + "footnotes:\n  nguon: Theo báo cáo số 5.\n";
    let lines = lines(&pages(&yaml));
    let called = line_with(&lines, "Một nội dung");
    let note = line_with(&lines, "Theo báo cáo số 5.");
    assert_eq!(called.page, note.page);
    assert!(note.y > 700.0 && note.size < called.size);
}

#[test]
fn three_hundred_articles_are_all_there_and_the_signature_is_not_alone() {
    let one = |i: usize| {
        format!(
            "  - title: Tên điều {i}\n    text: Nội dung của điều thứ {i} trong văn bản.\n"
        )
    };
    let sections: String = (1..=300).map(one).collect();
    let pages = pages(&(short_plan(&sections) + "scheme: chuong-dieu\n"));
    let text = all_text(&pages);
    for i in 1..=300 {
        assert!(
            text.contains(&format!("Điều {i}. Tên điều {i} Nội dung của điều thứ {i} ")),
            "{i}"
        );
    }
    let lines = lines(&pages);
    let post = line_with(&lines, "CHỦ TỊCH");
    let above = lines.iter().filter(|line| line.page == post.page && line.y < post.y);
    assert!(above.count() >= 2);
}

#[test]
fn a_footnote_in_the_last_paragraph_does_not_leave_the_signature_with_one_line() {
    let text = "Các cơ quan, đơn vị thực hiện nghiêm túc nội dung này và báo cáo kết quả về Sở \
                Nội vụ để tổng hợp theo đúng thời hạn đã quy định tại kế hoạch";
    for n in 8..32 {
        let mut sections: String =
            (0..n).map(|_| format!("  - text: {text}.\n")).collect();
        sections.push_str(&format!("  - text: {text}[^n].\n"));
        let yaml = short_plan(&sections)
            + "footnotes:\n  n: Một chú thích đủ dài để chiếm nhiều hơn một dòng ở cuối trang giấy, \
               theo báo cáo của các cơ quan, đơn vị trong tỉnh.\n";
        let lines = lines(&pages(&yaml));
        let post = line_with(&lines, "CHỦ TỊCH");
        let above = lines.iter().filter(|line| {
            line.page == post.page && line.y < post.y - 20.0 && line.size > 13.5
        });
        assert!(above.count() >= 2, "{n} paragraphs");
    }
}

#[test]
fn an_article_of_a_chapter_must_have_a_title_and_one_of_no_chapter_need_not() {
    let articles = |indent: &str| {
        format!("{indent}- {{title: Phạm vi, text: Một.}}\n{indent}- {{text: Hai.}}\n")
    };
    let plan = |sections: &str| short_plan(sections) + "scheme: chuong-dieu\n";
    let said = |yaml: &str| -> Vec<String> {
        findings(yaml).iter().map(|it| it.message.en.clone()).collect()
    };
    let chapter = "  - level: chuong\n    title: Quy định chung\n    items:\n";
    let of_chapter = plan(&(chapter.to_owned() + &articles("      ")));
    assert_eq!(said(&of_chapter), ["Điều 2. is missing its title"]);
    assert_eq!(said(&plan(&articles("  "))), Vec::<String>::new());
    // After a part of the chapter it still lies in the chapter.
    let section = "      - {level: muc, title: Mục, items: [{title: Một, text: Một.}]}\n      - {level: dieu, text: Hai.}\n";
    assert_eq!(
        said(&plan(&(chapter.to_owned() + section))),
        ["Điều 2. is missing its title"]
    );
}
