//! What is wrong with finished pages, whatever template made them.

use std::collections::BTreeSet;

use vanban::diag::{Diagnostic, SourceFile, Stage, rules};
use vanban::yaml::parse;

use crate::fonts::{FACES, renamed};
use crate::support::{Sandbox, png};

const LOREM: &str = "Các cơ quan, đơn vị thuộc Sở tổ chức quán triệt, triển khai đầy đủ nội dung của \
     Quyết định này đến toàn thể cán bộ, công chức, viên chức, người lao động; chủ động kiểm tra, đôn \
     đốc và kịp thời báo cáo khó khăn, vướng mắc về Văn phòng Sở để tổng hợp, trình Giám đốc xem xét";

/// A decision with bases, articles, an attached text, an annex with a long table, and the
/// pictures of a signature and a seal.
fn decision() -> String {
    let row = |i: usize| {
        format!("          - {{viec: Việc số {i} của nhóm, ai: Phòng thứ {i}}}\n")
    };
    let group = |i: usize| {
        let rows: String = (0..=(i + 2) % 3).map(|n| row(10 * i + n)).collect();
        format!(
            "        - title: Nhóm việc thứ {i} của kế hoạch\n          rows:\n{}",
            rows.replace("          -", "            -")
        )
    };
    let groups: String = (0..40).map(group).collect();
    format!(
        "kind: quyet-dinh
agency: so-noi-vu
number: 8
date: 2026-03-05
medium: electronic
subject: Ban hành Quy chế công tác văn thư của Sở Nội vụ
issuer: Giám đốc Sở Nội vụ
legal_bases:
  - Luật Lưu trữ ngày 21 tháng 6 năm 2024
  - Quyết định số 01/2025/QĐ-UBND ngày 01 tháng 7 năm 2025 của Ủy ban nhân dân tỉnh quy định chức năng, nhiệm vụ của Sở
sections:
  - title: Ban hành kèm theo Quyết định này Quy chế công tác văn thư
    text: |
      {LOREM} theo quy định.

      Đoạn thứ hai của điều này nói rõ thêm: {LOREM} và quyết định.
  - title: Điều khoản thi hành
    text: |
      {LOREM} theo Phụ lục.

      Đoạn cuối cùng của quyết định cũng dài hơn một dòng: {LOREM}.
attachment:
  kind: quy-che
  subject: Công tác văn thư
  sections:
    - title: Phạm vi điều chỉnh
      text: Quy chế này áp dụng cho các phòng thuộc Sở.
signature:
  position: Giám đốc
  name: Nguyễn Văn A
  signature_image: ky.png
  seal_image: dau.png
recipients: [Như Điều 2, Ủy ban nhân dân tỉnh (để báo cáo)]
signed_at: 2026-03-05T09:30:00+07:00
appendices:
  - title: Danh mục việc
    separate: true
    table:
      columns: [{{key: viec, title: Nội dung việc}}, {{key: ai, title: Đơn vị làm}}]
      groups:
{groups}"
    )
}

/// A letter to several, with every mark, and the agency's address.
fn letter() -> String {
    format!(
        "kind: cong-van
agency: so-noi-vu
number: 12
symbol: SNV-VP
date: 2026-03-05
subject: Báo cáo kết quả công tác văn thư
urgency: khan
circulation: Lưu hành nội bộ
addressees: [Phòng Hành chính, Phòng Kế hoạch]
sections:
  - text: |
      {LOREM} đúng hạn.

      Đoạn thứ hai của công văn: {LOREM} theo mẫu.

      Đoạn thứ ba của công văn: {LOREM} như trên.
signature: {{position: Giám đốc, name: Trần Thị B}}
recipients: [Như trên, Thanh tra Sở]
"
    )
}

const DECISION: bool = true;
const LETTER: bool = false;

/// A rule, the file of templates that is changed, what in it is replaced and by what, the document,
/// where the finding stands in its data, and what else such a change breaks.
type Case = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    bool,
    &'static str,
    &'static [&'static str],
);

#[test]
fn a_template_that_breaks_a_rule_of_pages_is_caught() {
    let half = CASES.len() / 2;
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let part = |cases: &'static [Case]| {
            scope.spawn(move || cases.iter().copied().filter_map(complaint).collect())
        };
        let parts = [part(&CASES[..half]), part(&CASES[half..])];
        let parts = parts.into_iter().map(|part| part.join().expect("looked at"));
        parts.flat_map(|found: Vec<String>| found).collect()
    });
    let others = [short_last_line(), another_font()].into_iter().flatten();
    let wrong: Vec<String> = wrong.into_iter().chain(others).collect();
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}

const CASES: &[Case] = &[
    (
        "paper-size",
        "trang",
        "paper: \"a4\"",
        "paper: \"us-letter\"",
        DECISION,
        "quyet-dinh",
        &[],
    ),
    (
        "turned-page",
        "trang",
        "flipped: ngang, margin",
        "flipped: true, margin",
        DECISION,
        "quyet-dinh",
        &[],
    ),
    (
        "wrong-margins",
        "trang",
        "margin: le,",
        "margin: (..le, left: 45mm),",
        DECISION,
        "quyet-dinh",
        &["seal-place"],
    ),
    (
        "coloured-text",
        "can-cu",
        "emph(dong)",
        "emph(text(fill: blue, dong))",
        DECISION,
        "Luật Lưu trữ",
        &[],
    ),
    (
        "numbered-first-page",
        "trang",
        "if so > 1 {",
        "if so > 0 {",
        DECISION,
        "quyet-dinh",
        &[],
    ),
    (
        "missing-page-number",
        "trang",
        "if so > 1 {",
        "if so > 1000 {",
        DECISION,
        "quyet-dinh",
        &[],
    ),
    ("wrong-page-number", "trang", "str(so)", "str(so + 1)", DECISION, "quyet-dinh", &[]),
    (
        "page-number-look",
        "trang",
        "str(so)",
        "\"- \" + str(so) + \" -\"",
        DECISION,
        "quyet-dinh",
        &[],
    ),
    (
        "nation-look",
        "quoc-hieu",
        "weight: \"bold\", quoc-gia",
        "weight: \"regular\", quoc-gia",
        LETTER,
        "cong-van",
        &[],
    ),
    (
        "motto-look",
        "quoc-hieu",
        "text(size: co-chu.tieu-ngu,",
        "text(size: 16pt,",
        LETTER,
        "cong-van",
        &[],
    ),
    (
        "motto-line",
        "quoc-hieu",
        "gach(measure(tieu-ngu).width)",
        "gach(measure(tieu-ngu).width / 2)",
        LETTER,
        "cong-van",
        &[],
    ),
    (
        "agency-look",
        "co-quan",
        "weight: \"bold\", than)",
        "weight: \"bold\", style: \"italic\", than)",
        LETTER,
        "so-noi-vu",
        &[],
    ),
    (
        "parent-look",
        "co-quan",
        "let thuong(than) = text(size: co-chu, than)",
        "let thuong(than) = text(size: co-chu, weight: \"bold\", than)",
        LETTER,
        "so-noi-vu",
        &[],
    ),
    (
        "agency-line",
        "co-quan",
        "gach(dai-gach(dam, rong))",
        "gach(55mm)",
        LETTER,
        "so-noi-vu",
        &[],
    ),
    (
        "narrow-heading-gap",
        "dau-van-ban",
        "quoc-hieu(quoc-gia, tieu-ngu, co-chu: cot.co))",
        "move(dx: -11mm, quoc-hieu(quoc-gia, tieu-ngu, co-chu: cot.co)))",
        LETTER,
        "so-noi-vu",
        &["date-look"],
    ),
    (
        "number-look",
        "dau-van-ban",
        "text(size: co.so, thang-chan",
        "text(size: co.so, weight: \"bold\", thang-chan",
        LETTER,
        "12",
        &[],
    ),
    (
        "date-look",
        "dau-van-ban",
        "style: \"italic\", thang-chan",
        "thang-chan",
        LETTER,
        "2026-03-05",
        &[],
    ),
    (
        "number-beside-date",
        "dau-van-ban",
        "{ par(dong-so) }",
        "{ v(6pt) + par(dong-so) }",
        LETTER,
        "12",
        &[],
    ),
    (
        "title-look",
        "ten-loai",
        "let ten = dam(co.ten-loai)(",
        "let ten = dam(18pt)(",
        DECISION,
        "quyet-dinh",
        &[],
    ),
    (
        "subject-look",
        "ten-loai",
        "let dong = if trich-yeu != none {",
        "let dong = if trich-yeu != none { set text(style: \"italic\")\n",
        DECISION,
        "Ban hành Quy chế",
        &[],
    ),
    (
        "subject-line",
        "ten-loai",
        "rong), cach: 4.5pt)",
        "rong) * 2, cach: 4.5pt)",
        DECISION,
        "Ban hành Quy chế",
        &[],
    ),
    (
        "component-order",
        "ten-loai",
        "ten, ..if dong != none { (dong,) })",
        "..if dong != none { (dong,) }, ten)",
        DECISION,
        "Ban hành Quy chế",
        &["subject-line"],
    ),
    (
        "letter-subject-look",
        "dau-van-ban",
        "co.ve-viec, dam: false",
        "co.ve-viec, dam: true",
        LETTER,
        "Báo cáo kết quả",
        &[],
    ),
    (
        "addressee-look",
        "kinh-gui",
        "set text(size: co.noi-dung)",
        "set text(size: co.noi-dung, weight: \"bold\")",
        LETTER,
        "",
        &[],
    ),
    ("basis-look", "can-cu", "emph(dong)", "dong", DECISION, "Luật Lưu trữ", &[]),
    (
        "enacting-look",
        "ten-loai",
        "weight: \"bold\", than)",
        "than)",
        DECISION,
        "quyet-dinh",
        &[],
    ),
    (
        "body-look",
        "noi-dung",
        "#let doan(than) = par(than)",
        "#let doan(than) = par(text(size: 12pt, than))",
        DECISION,
        "Các cơ quan",
        &[],
    ),
    (
        "ragged-text",
        "trang",
        "justify: true",
        "justify: false",
        DECISION,
        "Các cơ quan",
        &[],
    ),
    (
        "first-line-indent",
        "trang",
        "amount: thut-dong",
        "amount: 20mm",
        DECISION,
        "Luật Lưu trữ",
        &[],
    ),
    (
        "paragraph-gap",
        "trang",
        "spacing: cach-doan,",
        "spacing: 2pt,",
        DECISION,
        "Quyết định số",
        &[],
    ),
    (
        "line-spacing",
        "trang",
        "leading: cach-dong,\n    spacing: cach-doan,",
        "leading: 12pt,\n    spacing: 20pt,",
        DECISION,
        "Quyết định số",
        &[],
    ),
    (
        "heading-look",
        "noi-dung",
        "if dam { strong(than) } else { than }",
        "than",
        DECISION,
        "Ban hành kèm theo",
        &[],
    ),
    (
        "signer-look",
        "ky-ten",
        "set text(size: co.chu-ky, weight: \"bold\")",
        "set text(size: co.chu-ky)",
        LETTER,
        "Trần Thị B",
        &[],
    ),
    (
        "signature-room",
        "ky-ten",
        "#let cho-ky = 28mm",
        "#let cho-ky = 8mm",
        LETTER,
        "Trần Thị B",
        &[],
    ),
    (
        "text-under-seal",
        "ky-ten",
        "    v(cho-ky)\n",
        "    [(Ký tên, đóng dấu)] + v(cho-ky)\n",
        LETTER,
        "Trần Thị B",
        &[],
    ),
    ("seal-place", "ky-ten", "dx: lech,", "dx: 20mm,", DECISION, "Nguyễn Văn A", &[]),
    (
        "lone-signature",
        "ky-ten",
        "cac-doan(muc, truoc, them(cuoi, treo(cao-khoi)))\n    v(cach-khoi - cao-khoi)",
        "cac-doan(muc, truoc, cuoi)\n    pagebreak()",
        DECISION,
        "Giám đốc",
        &[],
    ),
    (
        "recipients-label-look",
        "ky-ten",
        "size: co.noi-nhan,\n    weight: \"bold\",",
        "size: co.noi-nhan,",
        LETTER,
        "",
        &[],
    ),
    (
        "recipients-look",
        "ky-ten",
        "set text(size: co.noi-nhan-muc)",
        "set text(size: 14pt)",
        LETTER,
        "Như trên",
        &[],
    ),
    ("annex-look", "phu-luc", "co-ten: co.phu-luc", "co-ten: 18pt", DECISION, "", &[]),
    (
        "reference-look",
        "dau-phan",
        "style: \"italic\", than)",
        "than)",
        DECISION,
        "",
        &[],
    ),
    ("urgency-mark", "dau-chi", "width: rong,", "width: rong * 2,", LETTER, "khan", &[]),
    (
        "circulation-mark",
        "dau-chi",
        "stroke: net-khung + black,",
        "",
        LETTER,
        "Lưu hành nội bộ",
        &[],
    ),
    ("contact-look", "dia-chi", "line(length: 100%", "line(length: 30%", LETTER, "", &[]),
    ("file-signature-look", "dau-chi", "size: co.ky-so", "size: 13pt", DECISION, "", &[]),
    (
        "missing-table-header",
        "bang",
        "(table.header(..o-dau),)",
        "(table.header(repeat: false, ..o-dau),)",
        DECISION,
        "",
        &[],
    ),
    (
        "lone-group-row",
        "bang",
        "if h.lap { (table.header(level: h.cap, repeat: true, ..o),) } else { o }",
        "o",
        DECISION,
        "Nhóm việc thứ",
        &[],
    ),
    (
        "lost-text",
        "can-cu",
        "cac-can-cu.pos()",
        "cac-can-cu.pos().slice(1)",
        DECISION,
        "Luật Lưu trữ",
        &[],
    ),
    (
        "text-twice",
        "can-cu",
        "par(emph(dong))",
        "par(emph(dong)) + par(emph(dong))",
        DECISION,
        "Luật Lưu trữ",
        &[],
    ),
    (
        "stretched-line",
        "noi-dung",
        "#let doan(than) = par(than)",
        "#let doan(than) = par(text(spacing: 900%, than))",
        DECISION,
        "Các cơ quan",
        &[],
    ),
];

fn project() -> Sandbox {
    let sandbox = Sandbox::project();
    let settings = String::from_utf8(sandbox.read("vanban.yaml")).expect("UTF-8");
    let settings = format!("{settings}\nrules: {{short-last-line: note}}\n");
    sandbox.write("vanban.yaml", settings);
    sandbox.write("ky.png", png(60, 30, [0, 0, 200, 128]));
    sandbox.write("dau.png", png(40, 40, [200, 0, 0, 128]));
    sandbox
}

/// What is found of the pages of a document.
fn found(sandbox: &Sandbox, yaml: &str) -> Vec<Diagnostic> {
    let file = SourceFile::new("x.yaml", yaml);
    let checked = sandbox.session().check(&file, || parse(&file));
    assert!(checked.linted.is_some(), "{:#?}", checked.findings);
    let mut findings = checked.findings;
    findings.retain(|it| it.rule.stage == Stage::Pages);
    findings
}

/// What is wrong with the findings of a case.
fn complaint((rule, file, from, to, decides, at, also): Case) -> Option<String> {
    let sandbox = project();
    let path = format!("templates/lib/{file}.typ");
    let own = std::fs::read_to_string(&path).expect("a component");
    assert!(own.contains(from), "{rule}: {path} has no {from}");
    sandbox.write(&path, own.replace(from, to));
    let yaml = if decides { decision() } else { letter() };
    let findings = found(&sandbox, &yaml);
    let names: BTreeSet<&str> = findings.iter().map(|it| it.rule.name).collect();
    let mut expected: BTreeSet<&str> = also.iter().copied().collect();
    expected.insert(rule);
    let places = findings.iter().filter(|it| it.rule.name == rule);
    let mut places = places.filter_map(|it| it.place.as_ref());
    let there = places.any(|place| yaml[place.range.clone()].starts_with(at));
    let fine = names == expected && there;
    let said: Vec<(&str, &str, Option<&str>)> = findings
        .iter()
        .map(|it| {
            let place = it.place.as_ref().map(|place| &yaml[place.range.clone()]);
            (it.rule.name, it.message.vi.as_str(), place)
        })
        .collect();
    (!fine).then(|| format!("{rule}: {said:#?}"))
}

/// A last line of one word comes of the text, not of a template.
fn short_last_line() -> Option<String> {
    let text =
        "Gắn trách nhiệm người đứng đầu cơ quan, đơn vị trong triển khai nhiệm vụ.";
    let items = format!(
        "  - title: Yêu cầu\n    items:\n      - text: Làm.\n      - text: {text}\n"
    );
    let yaml = letter().replace("sections:\n", &format!("sections:\n{items}"));
    let findings = found(&project(), &yaml);
    let [finding] = findings.as_slice() else {
        return Some(format!("short-last-line: {findings:#?}"));
    };
    let at = finding.place.as_ref().map(|place| &yaml[place.range.clone()]);
    let fine = finding.rule.name == "short-last-line" && at == Some(text);
    (!fine).then(|| format!("{finding:#?}"))
}

/// A font that is not the decree's is no matter of a template.
fn another_font() -> Option<String> {
    let sandbox = project();
    let config = String::from_utf8(sandbox.read("vanban.yaml")).expect("UTF-8");
    sandbox.write("vanban.yaml", format!("{config}\nfont: Office Old Serif\n"));
    for font in FACES {
        sandbox.write(&format!("fonts/{font}"), renamed(font));
    }
    let findings = found(&sandbox, &letter());
    let names: Vec<&str> = findings.iter().map(|it| it.rule.name).collect();
    (names != ["another-font"]).then(|| format!("another-font: {findings:#?}"))
}

#[test]
fn the_programs_own_templates_break_no_rule_of_pages() {
    let sandbox = project();
    for yaml in [decision(), letter()] {
        let findings = found(&sandbox, &yaml);
        assert!(findings.is_empty(), "{findings:#?}");
    }
}

#[test]
fn every_rule_that_names_this_test_is_broken_by_it() {
    let tested: BTreeSet<&str> = CASES.iter().map(|case| case.0).collect();
    let by_hand = ["another-font", "short-last-line"];
    let tested: BTreeSet<&str> = tested.into_iter().chain(by_hand).collect();
    let named = rules::ALL.iter().filter(|rule| {
        rule.test() == Some("a_template_that_breaks_a_rule_of_pages_is_caught")
    });
    let named: BTreeSet<&str> = named.map(|rule| rule.name).collect();
    assert_eq!(named, tested);
}
