//! The Typst source: self-contained, clean, and the same pages as the program's own.

use vanban::pipeline::Product;
use vanban::render::{Templates, bundle};
use vanban::typeset::{Fonts, Typesetter, text_runs};

use crate::support::{all_text, pages, plan, product, short_plan};

#[test]
fn it_needs_no_other_file_and_makes_the_same_pages() {
    let source = String::from_utf8(product(&plan(), Product::Typst)).expect("UTF-8");
    assert!(!source.contains("#import") && !source.contains("#include"));
    let alone = Typesetter::new(std::sync::Arc::new(Fonts::bundled()), []);
    let (own, warnings) = alone
        .typeset(&source, &vanban::typeset::Assets::new())
        .unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert!(warnings.is_empty(), "{warnings:#?}");
    let expected = pages(&plan());
    assert_eq!(own.len(), expected.len());
    let places = |pages: &_| -> Vec<(usize, i64, i64, String)> {
        let place = |x: f64| (x * 100.0).round() as i64;
        text_runs(pages)
            .into_iter()
            .map(|r| (r.page, place(r.x), place(r.y), r.text))
            .collect()
    };
    assert_eq!(places(&own), places(&expected));
}

#[test]
fn components_are_written_once_and_before_what_needs_them() {
    let source = bundle("#import \"lib/bang.typ\": bang\nx\n", &Templates::embedded());
    assert_eq!(source.matches("// lib/chu.typ\n").count(), 1);
    assert!(source.find("// lib/chu.typ") < source.find("// lib/bang.typ"));
    assert!(source.ends_with("x\n"));
}

#[test]
fn a_short_plan_has_this_source() {
    let yaml = short_plan(
        "  - title: Mục đích\n    items:\n      - title: Một\n        text: |\n          Theo Nghị \
         định số 98/2023/NĐ-CP, *nghiêng* và **đậm**.\n          - gạch\n      - text: Hai.\n",
    );
    let (source, text) = (product(&yaml, Product::Typst), all_text(&pages(&yaml)));
    let source = String::from_utf8(source).expect("UTF-8");
    let own = source
        .split("#show: trang-van-ban.with(")
        .nth(1)
        .expect("the document's part");
    insta::assert_snapshot!("short_plan_source", own);
    assert!(text.contains("I. MỤC ĐÍCH 1. Một Theo Nghị định số 98/2023/NĐ-CP,"));
}

/// The words at the line's end and the next line's start.
fn broken_at(lines: &[(f64, String)], code: &str) -> bool {
    let squeezed = |text: &str| text.replace([' ', '\u{a0}'], "");
    lines.windows(2).any(|pair| {
        let (one, two) = (squeezed(&pair[0].1), squeezed(&pair[1].1));
        let code = squeezed(code);
        let joined = format!("{one}{two}");
        joined
            .match_indices(&code)
            .any(|(at, _)| at < one.len() && at + code.len() > one.len())
    })
}

#[test]
fn codes_dates_and_article_numbers_are_not_broken_where_a_line_is_not_stretched_by_it() {
    let codes = [
        "số 98/2023/NĐ-CP",
        "Điều 5",
        "khoản 12",
        "41-CT/TW",
        "26/12/2024",
        "năm 2025",
        "lần thứ XIV",
        "2026 - 2030",
        "(19/5/1890 - 19/5/2025)",
    ];
    // Every code at many places of a line; words of one letter always fill it.
    for shift in 0..40 {
        let filler = "x ".repeat(shift);
        let sentence: Vec<String> = codes
            .iter()
            .map(|code| format!("{filler} theo {code} của cơ quan"))
            .collect();
        let text = sentence.join(" và ");
        let yaml = short_plan(&format!("  - title: Mở\n    text: {text}\n"));
        let lines: Vec<(f64, String)> = crate::support::lines(&pages(&yaml))
            .into_iter()
            .filter(|l| l.page == 0 && l.size > 13.9)
            .map(|l| (l.y, l.text))
            .collect();
        for code in codes {
            assert!(!broken_at(&lines, code), "{code} is broken: {lines:#?}");
        }
    }
}
