//! No key is taken and not printed: in every form each key of a document says its text on a page,
//! or is refused.

use vanban::standard::{OwnKinds, nd30};

use crate::support::{SESSION, all_text, rule_names, set};

/// Each key with a value that says something, and what a page shows of it.
const KEYS: [(&str, &str, &str); 20] = [
    ("title", "Zztieude", "ZZTIEUDE"),
    ("subject", "Zztrichyeu", "Zztrichyeu"),
    ("issuer", "Zzthamquyen", "ZZTHAMQUYEN"),
    ("addressees", "[Zzkinhgui]", "Zzkinhgui"),
    ("legal_bases", "[Căn cứ Zzcancu]", "Zzcancu"),
    ("preamble", "Zzloidan", "Zzloidan"),
    ("enacting", "'ZZLENH:'", "ZZLENH"),
    ("sections", "[{title: Zzmuc, text: Zzloivan.}]", "Zzloivan"),
    ("closing", "Zzketthuc", "Zzketthuc"),
    ("circulation", "Lưu hành nội bộ Zzluuhanh", "ZZLUUHANH"),
    ("urgency", "hoa-toc", "HỎA"),
    ("draft", "true", "DỰ THẢO"),
    ("appendices", "[{title: Zzphuluc, sections: [{text: Zzchu.}]}]", "Zzchu"),
    ("recipients", "[Zznoinhan]", "Zznoinhan"),
    ("archive", "{units: [VT, ZZU]}", "ZZU"),
    ("number", "777", "777"),
    ("date", "2026-03-29", "29"),
    ("contact", "true", "Địa chỉ:"),
    ("drafter", "{code: ZZS, copies: 77}", "77"),
    ("footnotes", "{n: Zzchuthich}", "Zzchuthich"),
];

/// A document of a kind that says as little as it can.
fn base(kind: &str, is_copy: bool) -> String {
    let starter = std::fs::read_to_string(format!("plans/mau/{kind}.yaml"));
    match starter {
        Ok(text) if !is_copy => text,
        _ => format!(
            "kind: {kind}\nagency: ubnd-bac-ninh\nnumber: 7\ndate: 2026-03-05\n\
             signature: {{authority: [TL. Chủ tịch], position: Chánh Văn phòng, name: Vũ Thị Hoa}}\n\
             recipients: [Sở Nội vụ]\n"
        ),
    }
}

/// The document with one key said so, in place of what it said.
fn with(yaml: &str, key: &str, value: &str) -> String {
    let (mut out, mut skipped) = (String::new(), false);
    for line in yaml.lines() {
        if line.starts_with(char::is_alphabetic) {
            skipped = line.starts_with(&format!("{key}:"));
        }
        if !skipped {
            out.push_str(line);
            out.push('\n');
        }
    }
    out + &format!("{key}: {value}\n")
}

/// The document as one of an agency that has an address, if that is asked for.
fn of_agency(yaml: &str, key: &str) -> String {
    if key == "contact" { with(yaml, "agency", "so-noi-vu") } else { yaml.to_owned() }
}

fn hold(yaml: &str, name: &str, has_date: bool, lost: &mut Vec<String>) {
    for (key, value, shown) in KEYS {
        // What is not printed of it still says the year.
        if key == "date" && !has_date {
            continue;
        }
        let (pages, found) = set(&SESSION, &with(&of_agency(yaml, key), key, value));
        let told = |rule: &str| rule_names(&found).contains(&rule);
        let refused = ["unexpected-part", "title-of-letter", "unused-footnote"];
        let refused = refused.iter().any(|rule| told(rule));
        let is_printed = pages.is_some_and(|pages| {
            let text = all_text(&pages).to_lowercase();
            text.contains(&shown.to_lowercase())
        });
        if !is_printed && !refused {
            lost.push(format!("{name}: {key} {:?}", rule_names(&found)));
        }
        if is_printed && told("unexpected-part") {
            lost.push(format!("{name}: {key} is refused and printed"));
        }
    }
}

#[test]
fn every_key_is_printed_or_refused_in_every_form() {
    let (standard, none) = (nd30(), OwnKinds::default());
    let (mut seen, mut lost) = (vec![], vec![]);
    for id in standard.kind_names(&none) {
        let kind = standard.kind(id, &none).expect("a kind");
        let prints = ["number", "date", "recipients"].map(|piece| kind.prints(piece));
        // Of kinds that differ in nothing, one stands for all.
        let form = (kind.template.clone(), kind.has().map(|it| it.join(" ")), prints);
        if seen.contains(&form) {
            continue;
        }
        seen.push(form);
        hold(&base(id, kind.is_copy()), id, kind.prints("date"), &mut lost);
    }
    assert!(lost.is_empty(), "{lost:#?}");
}

#[test]
fn a_copy_that_is_set_from_its_original_has_no_parts_of_its_own() {
    let original = "original: {document: plans/mau/ke-hoach.yaml}\n";
    let mut lost = vec![];
    for kind in ["sao-y", "trich-sao"] {
        let yaml = base(kind, true) + original;
        for (key, value) in [
            ("appendices", "[{title: A, sections: [{text: B.}]}]"),
            ("footnotes", "{n: chú}"),
            ("orientation", "landscape"),
            ("scheme", "chuong-dieu"),
            ("title", "A"),
            ("draft", "true"),
        ] {
            let (_, found) = set(&SESSION, &with(&yaml, key, value));
            if !rule_names(&found).contains(&"unexpected-part") {
                lost.push(format!("{kind}: {key} {:?}", rule_names(&found)));
            }
        }
        let (pages, found) = set(&SESSION, &with(&yaml, "draft", "false"));
        assert!(pages.is_some(), "{found:?}");
    }
    assert!(lost.is_empty(), "{lost:#?}");
}
