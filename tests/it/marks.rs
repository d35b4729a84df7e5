//! Marks on the first page, and pictures of signature and seal.

use vanban::diag::SourceFile;
use vanban::pipeline::{Product, Session};
use vanban::project::Project;
use vanban::typeset::{Area, areas};

use crate::support::{
    MM, Sandbox, all_text, assert_near, line_with, lines, pages, png, short_plan,
};

fn plan(more: &str) -> String {
    short_plan("  - text: Nội dung.\n") + more
}

#[test]
fn urgency_is_a_red_box_of_its_size_on_the_left() {
    for (name, text, width) in [
        ("hoa-toc", "HỎA TỐC", 30.0),
        ("thuong-khan", "THƯỢNG KHẨN", 40.0),
        ("khan", "KHẨN", 20.0),
    ] {
        let pages = pages(&plan(&format!("urgency: {name}\n")));
        let boxes = areas(&pages);
        assert_eq!(boxes.len(), 1, "{name}");
        assert_near(boxes[0].width, width * MM, 0.1, "width (III.2.b)");
        assert_near(boxes[0].height, 8.0 * MM, 0.1, "height (III.2.b)");
        assert_near(boxes[0].x, 30.0 * MM, 1.0, "at the left margin (Mục IV)");
        let lines = lines(&pages);
        let line = line_with(&lines, text);
        assert!(line.bold && (13.0..=14.0).contains(&line.size));
        assert_near(
            line.centre(),
            boxes[0].x + boxes[0].width / 2.0,
            0.5,
            "centred in it",
        );
        let red = vanban::typeset::text_runs(&pages);
        assert!(
            red.iter().all(|run| run.black != (run.text == text)),
            "red, and only it"
        );
    }
}

#[test]
fn circulation_and_draft_stand_in_the_top_margin() {
    let pages = pages(&plan("circulation: Xem xong trả lại\ndraft: true\n"));
    let found = lines(&pages);
    for text in ["XEM XONG TRẢ LẠI", "DỰ THẢO"] {
        let line = line_with(&found, text);
        assert!(line.page == 0 && line.y < 20.0 * MM && line.bold, "{line:?}");
    }
    let boxes = areas(&pages);
    let [mark] = boxes.as_slice() else { panic!("one box: {boxes:?}") };
    assert_near(mark.x + mark.width / 2.0, 145.0 * MM, 1.0, "box 11 of Mục IV");
}

#[test]
fn circulation_stands_in_the_top_margin_on_the_right_whatever_its_length() {
    for words in
        ["Mật", "Lưu hành nội bộ", "Chỉ lưu hành trong các cơ quan thuộc tỉnh Bắc Ninh"]
    {
        let boxes = areas(&pages(&plan(&format!("circulation: {words}\n"))));
        let mark = &boxes[0];
        assert!(mark.x > 30.0 * MM, "inside the margin: {mark:?}");
        assert!(mark.x + mark.width <= 190.0 * MM + 1.0, "inside the margin: {mark:?}");
        assert!(mark.y > 2.0 * MM && mark.y + mark.height < 20.0 * MM, "{mark:?}");
    }
}

#[test]
fn the_signature_of_an_electronic_copy_and_the_circulation_do_not_touch() {
    let sandbox = Sandbox::project();
    let names = [
        "Sở Nội vụ",
        "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh Bắc Ninh, thuộc Ủy ban nhân dân tỉnh Bắc Ninh",
    ];
    for name in names {
        sandbox.write(
            "plans/goc.yaml",
            plan("circulation: Xem xong trả lại\ndraft: true\n"),
        );
        let copy = format!(
            "kind: trich-sao
agency: {{heading: [Sở Nội vụ], name: '{name}', abbreviation: SNV, place: Bắc Ninh}}
number: 7
date: 2026-03-05
medium: electronic
signed_at: 2026-03-05T14:05:09+07:00
original: {{document: plans/goc.yaml}}
signature: {{position: Chánh Văn phòng, name: Vũ Thị Hoa}}
recipients: [Sở Nội vụ]
"
        );
        let (pages, findings) = crate::support::set(&sandbox.session(), &copy);
        assert!(findings.is_empty(), "{findings:#?}");
        let pages = pages.expect("pages");
        let mark = areas(&pages)[0];
        let found = lines(&pages);
        let stamp: Vec<_> = found
            .iter()
            .filter(|line| line.size < 10.5 && line.y < 20.0 * MM)
            .collect();
        assert!(!stamp.is_empty());
        for line in stamp {
            assert!(line.y < mark.y && line.y > 4.0 * MM, "{line:?} {mark:?}");
            assert!(
                line.x >= 30.0 * MM - 1.0 && line.right <= 190.0 * MM + 1.0,
                "{line:?}"
            );
        }
        let nation = line_with(&found, "CỘNG HÒA");
        assert!(mark.y + mark.height < nation.y - nation.size, "{mark:?}");
    }
}

#[test]
fn the_drafters_code_follows_the_archive_and_the_stamp_of_secrecy_has_room() {
    let text = all_text(&pages(&plan(
        "drafter: {code: PL, copies: 300}\narchive: {units: [NC]}\n",
    )));
    assert!(text.contains("- Lưu: VT, NC. PL.(300)"), "{text}");
    let title = |more: &str| line_with(&lines(&pages(&plan(more))), "KẾ HOẠCH").y;
    assert!(title("secrecy_stamp: true\n") - title("") > 8.0 * MM);
}

#[test]
fn an_annex_in_a_file_of_its_own_has_the_agencys_signature_only_if_its_time_is_said() {
    let annex = "appendices: [{title: Số liệu, separate: true, text: Một.}]\n";
    let signed = format!("{annex}signed_at: 2025-06-02T09:30:00+07:00\n");
    let pages = pages(&plan(&signed));
    let found = lines(&pages);
    let stamp = line_with(&found, "Số: 05/KH-UBND; 02/06/2025; 09:30:00 +07:00");
    assert!(stamp.page == 1 && stamp.y < 20.0 * MM && !stamp.bold && !stamp.italic);
    assert_near(stamp.size, 10.0, 0.1, "size (II.8.b)");
    assert_near(stamp.right, 190.0 * MM, 1.0, "at the right margin");
    assert!(!all_text(&crate::support::pages(&plan(annex))).contains("09:30"));
    let wrong = plan(&format!("{annex}signed_at: hôm nay\n"));
    assert_eq!(crate::support::findings(&wrong)[0].rule.name, "invalid-value");
}

/// The rules found, and the pictures on the pages.
fn with_pictures(yaml: &str) -> (Vec<&'static str>, Vec<Area>) {
    let sandbox = Sandbox::project();
    sandbox.write("hinh/ky.png", png(60, 30, [0, 0, 255, 128]));
    sandbox.write("hinh/dau.png", png(40, 40, [255, 0, 0, 128]));
    sandbox.write("hinh/khong.png", "not a picture");
    let (project, _) =
        Project::find(sandbox.path()).unwrap_or_else(|_| panic!("a project"));
    let session = Session::new(&project, &[]).unwrap_or_else(|_| panic!("a session"));
    let file = SourceFile::new("x.yaml", yaml);
    let (_, found) = session.build(&file, Product::Pdf);
    let (loaded, _) = session.load(&file);
    let pages = loaded.and_then(|loaded| session.typeset(&loaded).0);
    let pictures = pages.map_or(vec![], |(_, pages)| areas(&pages));
    let pictures = pictures.into_iter().filter(|area| area.picture).collect();
    (found.iter().map(|finding| finding.rule.name).collect(), pictures)
}

#[test]
fn signature_and_seal_are_set_as_the_decree_says_and_never_on_a_draft() {
    let pictures =
        "  signature_image: hinh/ky.png\n  seal_image: hinh/dau.png\n  seal_size: 36\n";
    let yaml = plan("")
        .replace("  name: Nguyễn Văn A\n", &format!("  name: Nguyễn Văn A\n{pictures}"));
    let (rules, found) = with_pictures(&yaml);
    assert_eq!(rules, [""; 0]);
    let [signature, seal] = found.as_slice() else { panic!("{found:?}") };
    assert_near(seal.width, 36.0 * MM, 0.1, "the seal's real size (II.8.a)");
    let covered = (seal.x + seal.width - signature.x) / signature.width;
    assert!((0.25..0.4).contains(&covered), "about a third: {covered}");
    assert!(seal.x < signature.x, "on its left");
    let (rules, found) = with_pictures(&(yaml + "draft: true\n"));
    assert_eq!((rules, found.len()), (vec![], 0));
}

#[test]
fn pictures_that_are_missing_no_png_or_outside_are_refused() {
    let image = |file: &str| {
        short_plan(&format!(
            "  - text: Xem hình.\n    image: {{file: {file}, alt: Bản đồ, width: 60mm, caption: Hình 1}}\n    closing: Hết.\n"
        ))
    };
    let (rules, found) = with_pictures(&image("hinh/ky.png"));
    assert_eq!((rules, found.len()), (vec![], 1));
    assert_near(found[0].width, 60.0 * MM, 0.1, "the width asked for");
    assert_eq!(with_pictures(&image("hinh/mat.png")).0, ["missing-image"]);
    assert_eq!(with_pictures(&image("hinh/khong.png")).0, ["invalid-image"]);
    assert_eq!(with_pictures(&image("../ky.png")).0, ["outside-image"]);
    assert_eq!(with_pictures(&image("/etc/passwd")).0, ["outside-image"]);
}

#[test]
fn an_opaque_picture_of_a_signature_is_refused_where_it_is_named() {
    let sandbox = Sandbox::project();
    sandbox.write("dac.png", png(60, 30, [255, 255, 255, 255]));
    sandbox.write("trong.png", png(60, 30, [0, 0, 255, 0]));
    for (signature, seal, expected) in [
        ("trong.png", "trong.png", vec![]),
        ("dac.png", "trong.png", vec![("opaque-image", 12)]),
        ("trong.png", "dac.png", vec![("opaque-image", 13)]),
    ] {
        let yaml = plan("").replace(
            "  name: Nguyễn Văn A\n",
            &format!(
                "  name: Nguyễn Văn A\n  signature_image: {signature}\n  seal_image: {seal}\n"
            ),
        );
        let (_, findings) = crate::support::set(&sandbox.session(), &yaml);
        let found: Vec<_> = findings
            .iter()
            .map(|it| {
                (it.rule.name, it.place.as_ref().map_or(0, |place| place.line_column().0))
            })
            .collect();
        assert_eq!(found, expected, "{yaml}");
    }
}

#[test]
fn seals_of_several_signers_stay_in_their_columns() {
    let signer = "  - position: Chủ tịch\n    name: Nguyễn Văn A\n    signature_image: hinh/ky.png\n    seal_image: hinh/dau.png\n";
    let (head, rest) = plan("").split_once("signature:").map_or_else(
        || panic!("a signature"),
        |(head, rest)| (head.to_owned(), rest.to_owned()),
    );
    let after = rest.split_once("recipients:").expect("recipients").1;
    let yaml = format!("{head}signature:\n{signer}{signer}{signer}recipients:{after}");
    let (rules, found) = with_pictures(&yaml);
    assert_eq!((rules, found.len()), (vec![], 6));
    for (i, area) in found.iter().enumerate() {
        assert!(area.x > 29.9 * MM && area.x + area.width < 190.1 * MM, "{i}: {area:?}");
    }
}
