//! A standard is data: one that is made up builds right, beside the decree's.

use vanban::diag::{Severity, SourceFile};
use vanban::document::schema_of;
use vanban::form::read_tree;
use vanban::pipeline::{Files, Product, Session};
use vanban::standard::{EMBEDDED, Standard};
use vanban::typeset::Pages;
use vanban::yaml::parse;

use crate::support::{
    MM, Sandbox, all_text, assert_near, line_with, lines, rule_names, set, short_plan,
};

/// A standard that says everything of its own.
const GUILD: &str = include_str!("standard/hoi-quan.yaml");

/// What follows the decree from 2027 on, and changes little.
const LATER: &str = "id: nd-sau
based_on: nd30
name: Nghị định sau
valid: {from: 2027-01-01}
words:
  end: {text: //}
  recipients: {text: 'Gửi:'}
margins:
  left: {usual: 32}
kinds:
  loi-keu-goi: {name: Lời kêu gọi, abbreviation: LKG}
";

const PLEDGE: &str = "kind: giao-uoc
standard: hoi-quan-2020
agency:
  heading: [Bến Gỗ]
  name: Bến Gỗ
  abbreviation: BG
  place: Sông Trà
number: 7
date: 2026-03-05
subject: Giữ sạch bến nước theo [[viec]]
legal_bases: [Lời thề năm cũ, Nghe trưởng bến dặn]
addressees: [Các chủ ghe]
pledge: {who: Ông Ba, gifts: [Trầu, Cau], until: 2026-12-01}
sections:
  - title: Lời đầu
    text: Sông là nhà chung.
  - id: viec
    title: Việc làm
    items:
      - text: Vớt rác.
      - text: Buộc ghe.
        items: [{text: Buộc hai đầu.}, {id: day, text: Dùng dây mới.}]
      - text: Nhắc nhau như [[day]].
signature: {position: Trưởng bến, name: Lê Ba}
recipients: [Bến trên, Bến dưới]
archive: {units: [KHO], copies: 2}
appendices:
  - table:
      columns: [{key: viec, title: Việc}, {key: tien, title: Tiền, type: money}]
      rows: [{viec: Mua lưới, tien: 3000}, {viec: Mua dây, tien: 2000}]
      total: {columns: [tien], words: tien}
  - {title: Sơ đồ, text: Bến ở phía đông.}
";

/// A project with both, and whatever else its `vanban.yaml` says.
fn project(rest: &str) -> Sandbox {
    let sandbox = Sandbox::project();
    let own = String::from_utf8(sandbox.read("vanban.yaml")).expect("UTF-8");
    sandbox.write("vanban.yaml", format!("{own}\n{rest}"));
    sandbox.write("standards/hoi-quan.yaml", GUILD);
    sandbox.write("standards/sau.yaml", LATER);
    sandbox
}

fn whole(session: &Session, yaml: &str) -> Pages {
    let (pages, findings) = set(session, yaml);
    assert!(findings.is_empty(), "{findings:#?}");
    pages.expect("pages")
}

#[test]
fn a_document_of_it_has_its_words_marks_numbers_and_lines() {
    let text = all_text(&whole(&project("").session(), PLEDGE));
    for part in [
        "HỘI QUÁN SÔNG TRÀ",
        "Cùng làm, cùng giữ",
        "Mã BG-GU.007",
        "Sông Trà; 5 tháng 3, 2026",
        "GIAO ƯỚC Giữ sạch bến nước theo đoạn B",
        "Trình: Các chủ ghe",
        "Dựa vào Lời thề năm cũ, Nghe trưởng bến dặn!",
        "Người giao ước: Ông Ba",
        "Lễ vật: – Trầu, – Cau!",
        "A. Lời đầu Sông là nhà chung.",
        "B. Việc làm 1. Vớt rác. 2. Buộc ghe. (A) Buộc hai đầu. (B) Dùng dây mới. 3. Nhắc nhau như ý B số 2 đoạn B.",
        "Giữ lời đến 1 tháng 12, 2026==",
        "Gửi đến:",
        "– Bến trên,",
        "– Bến dưới,",
        "– Giữ: SỔ, KHO x2!",
        "TRƯỞNG BẾN Lê Ba",
        "Bản kèm thứ 1",
        "Bản kèm thứ 2 SƠ ĐỒ",
        "(Đi cùng Giao ước mã BG-GU.007, 5 tháng 3, 2026, Bến Gỗ)",
        "TT Việc Tiền 1 Mua lưới 3.000 2 Mua dây 2.000 Tất cả 5.000",
        "Đọc là: Năm nghìn đồng==",
    ] {
        assert!(text.contains(part), "{part:?} in {text}");
    }
    for lost in [
        "CỘNG HÒA",
        "Độc lập",
        "Số:",
        "Nơi nhận",
        "Căn cứ",
        "./.",
        "Kính gửi",
        "STT",
        "Phụ lục",
        "Lưu",
    ] {
        assert!(!text.contains(lost), "{lost:?} in {text}");
    }
}

#[test]
fn a_document_of_it_has_its_sizes_and_margins() {
    let lines = lines(&whole(&project("").session(), PLEDGE));
    for (text, size) in [
        ("HỘI QUÁN SÔNG TRÀ", 11.0),
        ("Cùng làm, cùng giữ", 10.0),
        ("GIAO ƯỚC", 18.0),
        ("Sông là nhà chung.", 12.0),
        ("Gửi đến:", 10.0),
        ("Bến trên", 9.0),
    ] {
        assert_near(line_with(&lines, text).size, size, 0.01, text);
    }
    let body = line_with(&lines, "Sông là nhà chung.");
    assert_near(body.x, (45.0 + 5.0) * MM, 0.5, "margin and indent");
    let first = lines.iter().filter(|line| line.page == 0);
    let top = first.map(|line| line.y).fold(f64::MAX, f64::min);
    assert!((30.0 * MM..40.0 * MM).contains(&top), "{top}");
}

#[test]
fn the_project_chooses_in_the_ranges_of_its_usual_standard() {
    let usual = "standard: hoi-quan-2020\nsizes: {than: 11}\nmargins: {left: 50}\n";
    let unnamed = PLEDGE.replace("standard: hoi-quan-2020\n", "");
    let lines = lines(&whole(&project(usual).session(), &unnamed));
    let body = line_with(&lines, "Sông là nhà chung.");
    assert_near(body.size, 11.0, 0.01, "the size");
    assert_near(body.x, (50.0 + 5.0) * MM, 0.5, "the margin");
    let sandbox = project("standard: hoi-quan-2020\nmargins: {left: 30}\n");
    sandbox.write("plans/a.yaml", &unnamed);
    let run = sandbox.run(&["build"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(run.stderr.contains("[out-of-range]"), "{run:?}");
}

#[test]
fn what_it_does_not_have_is_refused_with_its_own_names() {
    let session = project("").session();
    let of = |from: &str, to: &str| {
        let (_, findings) = set(&session, &PLEDGE.replace(from, to));
        assert_eq!(findings.len(), 1, "{findings:#?}");
        (findings[0].rule.name, findings[0].message.vi.clone())
    };
    let (rule, _) = of("kind: giao-uoc", "kind: ke-hoach");
    assert_eq!(rule, "unknown-kind");
    let (rule, said) = of("pledge: {", "issuer: Bến\npledge: {");
    assert_eq!(rule, "unexpected-part");
    assert!(said.contains("tờ 7 của Quy ước"), "{said}");
    assert_eq!(
        of("    title: Việc làm\n", "    title: Việc làm\n    level: dieu\n").0,
        "unknown-value"
    );
    assert_eq!(of("number: 7\n", "number: 7\nurgency: khan\n").0, "unknown-value");
    assert_eq!(of("who: Ông Ba, ", "").0, "missing-key");
    let lettered =
        "items: [{text: Một.}, {text: Hai.}, {text: Ba.}, {text: Bốn.}, {text: Năm.}]";
    let (rule, said) = of(
        "items: [{text: Buộc hai đầu.}, {id: day, text: Dùng dây mới.}]",
        &lettered.replace("{text: Một.}", "{id: day, text: Một.}"),
    );
    assert_eq!(rule, "too-many-points", "{said}");
}

#[test]
fn a_kind_of_it_may_lack_abbreviation_and_date() {
    let note = "kind: nhan-tin\nstandard: hoi-quan\nagency: so-noi-vu\nnumber: 4\nyear: 2026\n\
                preamble: Mai họp bến.\nurgency: chay\nsignature: {position: Trưởng bến, name: Lê Ba}\n";
    let text = all_text(&whole(&project("").session(), note));
    assert!(text.contains("Mã SNV.004") && text.contains("CHẠY NGAY"), "{text}");
    assert!(text.contains("NHẮN TIN Mai họp bến=="), "{text}");
    assert!(!text.contains("Bắc Ninh;"), "{text}");
}

#[test]
fn its_numbers_run_in_a_term() {
    let sandbox = project("");
    let in_term = |name: &str, day: &str| {
        let file = format!("plans/{name}.yaml");
        sandbox.write(&file, PLEDGE.replace("date: 2026-03-05", &format!("date: {day}")));
    };
    in_term("a", "2026-03-05");
    in_term("b", "2026-09-05");
    let run = sandbox.run(&["build"]);
    assert_eq!(
        (run.status, run.stderr.as_str()),
        (0, ""),
        "one year, two terms: {run:?}"
    );
    in_term("b", "2023-03-05");
    let run = sandbox.run(&["build"]);
    assert_eq!(run.status, 1, "two years, one term: {run:?}");
    assert!(run.stderr.contains("[duplicate-number]"), "{run:?}");
}

#[test]
fn the_decrees_documents_in_the_same_project_stay_as_they_are() {
    let plan = short_plan("  - {title: Một, text: Nội dung.}\n");
    let built = |sandbox: &Sandbox| {
        let file = SourceFile::new("test.yaml", plan.as_str());
        let (built, findings) = sandbox.session().build(&file, Product::Pdf);
        assert!(findings.is_empty(), "{findings:#?}");
        match built.expect("built").files {
            Files::One(bytes) => bytes,
            Files::Pages(_) => panic!("one file"),
        }
    };
    assert!(built(&project("")) == built(&Sandbox::project()));
}

#[test]
fn of_standards_that_follow_one_another_the_date_chooses() {
    let session = project("").session();
    let plan = short_plan("  - {title: Một, text: Nội dung.}\n");
    let on = |day: &str| {
        all_text(&whole(
            &session,
            &plan.replace("date: 2025-06-02", &format!("date: {day}")),
        ))
    };
    for day in ["2025-06-02", "2026-12-31"] {
        let text = on(day);
        assert!(text.contains("Nội dung./.") && text.contains("Nơi nhận:"), "{text}");
    }
    for day in ["2027-01-01", "2040-02-03"] {
        let text = on(day);
        assert!(text.contains("Nội dung//") && text.contains("Gửi:"), "{text}");
        assert!(text.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), "{text}");
    }
    let draft = |year: &str| {
        let draft = plan.replace("date: 2025-06-02", &format!("year: {year}"));
        all_text(&whole(&session, &draft.replace("number: 5\n", "")))
    };
    assert!(draft("2026").contains("./.") && draft("2027").contains("//"));
}

#[test]
fn a_standard_that_is_based_on_the_decree_has_its_kinds_and_its_own() {
    let session = project("").session();
    let call = short_plan("  - {title: Một, text: Nội dung.}\n")
        .replace("kind: ke-hoach", "kind: loi-keu-goi");
    let later = call.replace("date: 2025-06-02", "date: 2027-06-02");
    let pages = whole(&session, &later);
    let text = all_text(&pages);
    assert!(text.contains("LỜI KÊU GỌI") && text.contains("Số: 05/LKG-UBND"), "{text}");
    let lines = lines(&pages);
    assert_near(line_with(&lines, "Nội dung//").x, (32.0 + 12.7) * MM, 0.5, "the margin");
    let (_, findings) = set(&session, &call);
    assert_eq!(rule_names(&findings), ["unknown-kind"]);
}

#[test]
fn a_date_outside_every_standard_of_the_line_is_a_warning_and_the_nearest_is_used() {
    let session = project("").session();
    let pledge = PLEDGE.replace("standard: hoi-quan-2020", "standard: hoi-quan");
    for (yaml, kept) in [
        (pledge.replace("date: 2026-03-05", "date: 2035-03-05"), "HỘI QUÁN"),
        (
            short_plan("  - {text: Nội dung.}\n").replace("date: 2025", "date: 2019"),
            "CỘNG HÒA",
        ),
    ] {
        let (pages, findings) = set(&session, &yaml);
        assert_eq!(rule_names(&findings), ["standard-not-in-force"]);
        assert_eq!(findings[0].severity, Severity::Warning);
        let place = findings[0].place.as_ref().expect("a place");
        assert!(place.range.start > 0, "{place:?}");
        assert!(all_text(&pages.expect("pages")).contains(kept));
    }
    assert_eq!(rule_names(&set(&session, &pledge).1), [""; 0]);
}

#[test]
fn the_documents_own_word_comes_before_the_projects_and_that_before_the_date() {
    let plan = short_plan("  - {title: Một, text: Nội dung.}\n");
    let later = project("standard: nd-sau\n").session();
    assert!(all_text(&whole(&later, &plan)).contains("Nội dung//"));
    let own = format!("standard: nd30\n{plan}");
    assert!(all_text(&whole(&later, &own)).contains("Nội dung./."));
    let guild = project("standard: hoi-quan\n").session();
    let pledge = PLEDGE.replace("standard: hoi-quan-2020\n", "");
    assert!(all_text(&whole(&guild, &pledge)).contains("HỘI QUÁN"));
    assert!(all_text(&whole(&guild, &own)).contains("CỘNG HÒA"));
    assert!(
        all_text(&whole(&guild, &format!("standard: hanh-chinh\n{plan}")))
            .contains("CỘNG HÒA")
    );
}

#[test]
fn every_standard_here_is_as_the_schema_of_standards_says() {
    for text in [EMBEDDED, GUILD] {
        let tree = parse(&SourceFile::new("x.yaml", text)).expect("YAML");
        let (standard, findings) = read_tree::<Standard>(&tree, &schema_of::<Standard>());
        assert!(findings.is_empty(), "{findings:#?}");
        assert_eq!(standard.expect("a standard").faults(&[]), []);
    }
}

#[test]
fn a_line_of_a_part_that_names_no_field_of_it_is_refused() {
    for (line, wrong) in
        [("Giữ lời đến {until}", "Giữ lời đến {untill}"), ("list: gifts", "list: gift")]
    {
        let sandbox = project("");
        sandbox.write("standards/hoi-quan.yaml", GUILD.replace(line, wrong));
        sandbox.write("plans/a.yaml", PLEDGE);
        let run = sandbox.run(&["build"]);
        assert_eq!(run.status, 1, "{run:?}");
        assert!(run.stderr.contains("[invalid-standard]"), "{run:?}");
        assert!(run.stderr.contains("parts.pledge"), "{run:?}");
    }
}

#[test]
fn it_is_checked_and_compared_like_any_other() {
    let sandbox = project("");
    sandbox.write("plans/a.yaml", PLEDGE);
    let run = sandbox.run(&["build", "--final"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{run:?}");
    let other = PLEDGE
        .replace("Các chủ ghe", "Các chủ đò")
        .replace("Lời thề năm cũ", "Lời thề năm nay");
    sandbox.write("plans/b.yaml", other);
    let run = sandbox.run(&["diff", "plans/a.yaml", "plans/b.yaml"]);
    let said = format!("{}{}", run.stdout, run.stderr);
    assert!(said.contains("Trình 1") && said.contains("Dựa vào 1"), "{run:?}");
}
