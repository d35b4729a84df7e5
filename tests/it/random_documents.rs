//! Documents made up at random hold the rules of the page and lose no word.
//!
//! `VANBAN_CASES` says how many of them instead of 60.

use std::fmt::Write as _;
use std::sync::LazyLock;

use proptest::prelude::*;
use vanban::pipeline::Session;
use vanban::typeset::text_runs;

use crate::support::{MM, Sandbox, line_with, lines, plain, png, set};

/// Words that cannot be taken for marks, numbers or codes.
fn words(least: usize, most: usize) -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "công",
        "tác",
        "thi",
        "đua",
        "khen",
        "thưởng",
        "nghiêng",
        "Sở",
        "Nội",
        "vụ",
        "đường",
        "quyết",
        "định",
        "trưởng",
        "phường",
        "giám",
        "sát",
    ]);
    prop::collection::vec(word, least..most).prop_map(|words| words.join(" "))
}

/// A project with pictures.
static PROJECT: LazyLock<(Sandbox, Session)> = LazyLock::new(|| {
    let sandbox = Sandbox::project();
    sandbox.write("hinh.png", png(60, 30, [90, 120, 200, 255]));
    sandbox.write("ky.png", png(40, 20, [0, 0, 200, 120]));
    sandbox.write("dau.png", png(40, 40, [200, 0, 0, 120]));
    let session = sandbox.session();
    (sandbox, session)
});

/// A document, and what must be found on its pages: in the body's size, and in smaller letters.
#[derive(Debug)]
struct Made {
    yaml: String,
    texts: Vec<String>,
    small: Vec<String>,
}

/// How a table is made.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a thing that a table may have"
)]
struct Look {
    /// How many rows each group has.
    groups: Vec<usize>,
    /// A row of sums, and sums of the groups.
    total: bool,
    /// The rows of a group lie in a group below it.
    nested: bool,
    /// The second column's cells of a group are one.
    joined: bool,
    /// A head of three levels with the columns' numbers, a unit and notes.
    full: bool,
}

/// What a section holds.
#[derive(Clone, Debug)]
enum Part {
    Items(Vec<String>),
    Dashes(Vec<String>),
    Table(Look),
    Picture(String, u32),
    Noted(String, String),
}

fn part() -> impl Strategy<Value = Part> {
    let texts = |n: std::ops::Range<usize>| prop::collection::vec(words(1, 60), n);
    prop_oneof![
        4 => texts(0..4).prop_map(Part::Items),
        2 => texts(1..6).prop_map(Part::Dashes),
        2 => (prop::collection::vec(1_usize..40, 1..4), any::<[bool; 4]>()).prop_map(
            |(groups, [total, nested, joined, full])| {
                Part::Table(Look { groups, total, nested, joined, full })
            }
        ),
        1 => (words(1, 12), 30_u32..120).prop_map(|(caption, width)| Part::Picture(caption, width)),
        1 => (words(2, 30), words(2, 30)).prop_map(|(text, note)| Part::Noted(text, note)),
    ]
}

/// Who signs: how many in number, how many in a row, with or without pictures, and the post.
type Signing = (usize, usize, bool, String);

fn document() -> impl Strategy<Value = Made> {
    let kind = prop::sample::select(vec![
        "ke-hoach",
        "quyet-dinh",
        "cong-van",
        "bao-cao",
        "nghi-quyet",
    ]);
    let texts = |n: std::ops::Range<usize>| prop::collection::vec(words(1, 60), n);
    let recipients = prop::collection::vec(words(1, 12), 0..40);
    (
        (kind, words(3, 40), any::<bool>()),
        prop::collection::vec(part(), 1..20),
        recipients,
        texts(0..4),
        (1_usize..11, 0_usize..4, any::<bool>(), words(1, 14)),
        (any::<bool>(), any::<bool>()),
    )
        .prop_map(
            |(head, parts, recipients, annexes, signing, (attached, on_its_side))| {
                let mut made =
                    made(head, &parts, &recipients, &annexes, &signing, attached);
                if on_its_side {
                    made.yaml.push_str("orientation: landscape\n");
                }
                made
            },
        )
}

fn made(
    (kind, subject, draft): (&str, String, bool),
    parts: &[Part],
    recipients: &[String],
    annexes: &[String],
    signing: &Signing,
    attached: bool,
) -> Made {
    let mut yaml = format!(
        "kind: {kind}\nagency: ubnd-bac-ninh\nyear: 2026\nsubject: {subject}\ndraft: {draft}\n\
         legal_bases: [{subject}]\n"
    );
    if matches!(kind, "cong-van" | "bao-cao" | "ke-hoach") {
        let _ = writeln!(yaml, "addressees: [{subject}, Sở]");
    }
    let mut made = Made { yaml, texts: vec![], small: vec![] };
    sections(&mut made, parts);
    signed(&mut made, signing);
    made.yaml.push_str("recipients:\n");
    for (i, recipient) in recipients.iter().enumerate() {
        let _ = writeln!(made.yaml, "  - n{i} {recipient}");
        made.small.push(format!("n{i} {recipient}"));
    }
    if attached && matches!(kind, "quyet-dinh" | "nghi-quyet") {
        let _ = writeln!(
            made.yaml,
            "attachment:\n  - kind: quy-che\n    subject: {subject}\n    sections:\n      - title: Điều đầu\n        \
             text: kèm {subject}\n    appendices:\n      - text: phụkèm {subject}\n  - kind: ke-hoach\n    \
             subject: {subject}\n    sections:\n      - text: kèmhai {subject}\n    closing: kếtkèm {subject}\n    \
             signature: {{ position: Người ký, name: Tên kèm }}"
        );
        for text in ["kèm", "phụkèm", "kèmhai", "kếtkèm"] {
            made.texts.push(format!("{text} {subject}"));
        }
        made.texts.push("Tên kèm".to_owned());
    }
    made.yaml.push_str("appendices:\n");
    for (i, annex) in annexes.iter().enumerate() {
        let _ = writeln!(made.yaml, "  - title: {annex}\n    text: phụ{i} {annex}");
        made.texts.push(format!("phụ{i} {annex}"));
    }
    made
}

fn sections(made: &mut Made, parts: &[Part]) {
    made.yaml.push_str("sections:\n");
    let mut notes = String::new();
    let last = Part::Items(vec!["cuối cùng".to_owned()]);
    for (i, part) in parts.iter().chain([&last]).enumerate() {
        let yaml = &mut made.yaml;
        match part {
            Part::Dashes(items) => {
                let _ = writeln!(yaml, "  - text: |\n      đầu{i} mục\n");
                for (j, item) in items.iter().enumerate() {
                    let _ = writeln!(yaml, "      - g{i}k{j} {item}");
                    made.texts.push(format!("g{i}k{j} {item}"));
                }
            }
            Part::Noted(text, note) => {
                let _ = writeln!(yaml, "  - text: đầu{i} mục {text}[^c{i}]");
                made.texts.push(format!("đầu{i} mục {text}"));
                let _ = writeln!(notes, "  c{i}: chú{i} {note}");
                made.small.push(format!("chú{i} {note}"));
            }
            _ => {
                let _ = writeln!(yaml, "  - text: đầu{i} mục");
            }
        }
        made.texts.push(format!("đầu{i} mục"));
        match part {
            Part::Items(items) if !items.is_empty() => {
                yaml.push_str("    items:\n");
                for (j, item) in items.iter().enumerate() {
                    let _ =
                        writeln!(yaml, "      - text: '**t{i}k{j}** {item} H~2~O, m^2^'");
                    made.texts.push(format!("t{i}k{j} {item} H"));
                }
            }
            Part::Table(look) => table(yaml, &mut made.texts, i, look),
            Part::Picture(caption, width) => {
                let _ = writeln!(
                    yaml,
                    "    image: {{ file: hinh.png, alt: Hình {i}, width: {width}mm, caption: h{i} {caption} }}"
                );
                made.texts.push(format!("h{i} {caption}"));
            }
            _ => {}
        }
    }
    if !notes.is_empty() {
        let _ = write!(made.yaml, "footnotes:\n{notes}");
    }
}

fn table(yaml: &mut String, texts: &mut Vec<String>, at: usize, look: &Look) {
    yaml.push_str("    table:\n");
    let above = if look.full {
        let _ = writeln!(
            yaml,
            "      column_numbers: true\n      text_size: 13\n      unit: 'đơn vị{at}'\n      notes: |\n        ghi{at} chú"
        );
        texts.extend([format!("đơn vị{at}"), format!("ghi{at} chú")]);
        ", group: [Chung, Riêng]"
    } else {
        ""
    };
    let _ = writeln!(
        yaml,
        "      columns:\n        - {{ key: viec, title: Việc phải làm, width: 3fr }}\n        \
         - {{ key: noi, title: Nơi làm{above} }}\n        - {{ key: tien, title: Kinh phí, type: money{above} }}"
    );
    if look.total {
        yaml.push_str("      total: { columns: [tien] }\n");
    }
    yaml.push_str("      groups:\n");
    for (group, rows) in look.groups.iter().enumerate() {
        let sum = if look.total { "\n          sum: true" } else { "" };
        let _ = writeln!(yaml, "        - title: nhóm{at}o{group}{sum}");
        texts.push(format!("nhóm{at}o{group}"));
        let mut indent = "          ";
        if look.nested {
            let _ = writeln!(
                yaml,
                "          groups:\n            - title: trong{at}o{group}"
            );
            texts.push(format!("trong{at}o{group}"));
            indent = "              ";
        }
        let _ = writeln!(yaml, "{indent}rows:");
        for row in 0..*rows {
            let place = if look.joined && row > 0 { "^^" } else { "Sở" };
            let _ = writeln!(
                yaml,
                "{indent}  - {{ viec: việc{at}o{group}o{row} thi đua, noi: '{place}', tien: '{row}000' }}"
            );
            texts.push(format!("việc{at}o{group}o{row} thi đua"));
        }
    }
}

fn signed(made: &mut Made, (signers, in_row, pictures, position): &Signing) {
    if *signers > 1 && *in_row > 0 {
        let _ = writeln!(made.yaml, "signers_in_row: {in_row}");
    }
    made.yaml.push_str("signature:\n");
    for i in 0..*signers {
        let _ = writeln!(made.yaml, "  - position: {position}\n    name: Tên người {i}");
        if *pictures {
            made.yaml
                .push_str("    signature_image: ky.png\n    seal_image: dau.png\n");
        }
        made.texts.push(format!("Tên người {i}"));
    }
}

/// How many documents.
fn cases() -> u32 {
    let wanted = std::env::var("VANBAN_CASES").ok();
    wanted.and_then(|cases| cases.parse().ok()).unwrap_or(60)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: cases(),
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(30_2020),
        ..ProptestConfig::default()
    })]

    #[test]
    fn nothing_is_lost_and_the_signature_is_not_alone(made in document()) {
        let (pages, findings) = set(&PROJECT.1, &made.yaml);
        prop_assert!(pages.is_some(), "{findings:#?}\n{}", made.yaml);
        let pages = pages.expect("pages");
        let squeeze = |text: &str| text.split_whitespace().collect::<String>();
        // Without the page numbers, which stand between the lines of a text that goes over, nor
        // the raised numbers of footnotes; and what is small apart, since footnotes are there.
        let printed = |small: bool| {
            let runs = text_runs(&pages).into_iter().filter(|run| {
                run.y > 20.0 * MM && run.size > 10.5 && ((run.size - 11.0).abs() < 0.1) == small
            });
            squeeze(&plain(&runs.map(|run| run.text).collect::<String>()))
        };
        for (texts, small) in [(&made.texts, false), (&made.small, true)] {
            let all = printed(small);
            for text in texts {
                prop_assert!(all.contains(&squeeze(text)), "{text} is lost\n{}", made.yaml);
            }
        }
        let lines = lines(&pages);
        let name = line_with(&lines, "Tên người 0");
        // Posts are in capitals; what else stands above the name at the body's size is body.
        let body = lines.iter().any(|line| {
            line.page == name.page
                && line.y < name.y
                && line.y > 20.0 * MM
                && (line.size - 14.0).abs() < 0.1
                && line.text != line.text.to_uppercase()
                && !line.text.starts_with("Tên người")
        });
        prop_assert!(body, "the signature is alone on its page\n{}", made.yaml);
        for line in &lines {
            prop_assert!(line.x > 29.9 * MM && line.y < 278.0 * MM, "{line:?}");
        }
    }
}
