//! Documents made up at random hold the rules of the page and lose no word.

use proptest::prelude::*;

use vanban::typeset::text_runs;

use crate::support::{MM, line_with, lines, pages_and_warnings, plain};

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

#[derive(Debug)]
struct Made {
    yaml: String,
    texts: Vec<String>,
}

fn document() -> impl Strategy<Value = Made> {
    let kind = prop::sample::select(vec![
        "ke-hoach",
        "quyet-dinh",
        "cong-van",
        "bao-cao",
        "nghi-quyet",
    ]);
    let texts = |n: std::ops::Range<usize>| prop::collection::vec(words(1, 60), n);
    (
        kind,
        words(3, 40),
        prop::collection::vec(texts(0..4), 1..25),
        texts(0..40),
        texts(0..4),
        words(1, 14),
        1_usize..6,
        any::<bool>(),
    )
        .prop_map(|(kind, subject, sections, recipients, annexes, position, signers, draft)| {
            let mut texts = vec![];
            let mut yaml = format!(
                "kind: {kind}\nagency: ubnd-bac-ninh\nyear: 2026\nsubject: {subject}\ndraft: {draft}\n\
                 addressees: [{subject}, Sở]\nlegal_bases: [{subject}]\n"
            );
            if !matches!(kind, "cong-van" | "bao-cao" | "ke-hoach") {
                yaml = yaml.replace(&format!("addressees: [{subject}, Sở]\n"), "");
            }
            yaml.push_str("sections:\n");
            for (i, items) in sections.iter().enumerate() {
                yaml.push_str(&format!("  - text: đầu{i} mục\n"));
                texts.push(format!("đầu{i} mục"));
                if !items.is_empty() {
                    yaml.push_str("    items:\n");
                }
                for (j, item) in items.iter().enumerate() {
                    yaml.push_str(&format!("      - text: t{i}k{j} {item}\n"));
                    texts.push(format!("t{i}k{j} {item}"));
                }
            }
            yaml.push_str("signature:\n");
            for i in 0..signers {
                yaml.push_str(&format!("  - position: {position}\n    name: Tên người {i}\n"));
                texts.push(format!("Tên người {i}"));
            }
            yaml.push_str("recipients:\n");
            for (i, recipient) in recipients.iter().enumerate() {
                yaml.push_str(&format!("  - n{i} {recipient}\n"));
                texts.push(format!("n{i} {recipient}"));
            }
            yaml.push_str("appendices:\n");
            for (i, annex) in annexes.iter().enumerate() {
                yaml.push_str(&format!("  - title: {annex}\n    text: phụ{i} {annex}\n"));
                texts.push(format!("phụ{i} {annex}"));
            }
            Made { yaml, texts }
        })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 60,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(30_2020),
        ..ProptestConfig::default()
    })]

    #[test]
    fn nothing_is_lost_and_the_signature_is_not_alone(made in document()) {
        let (pages, _) = pages_and_warnings(&made.yaml);
        let squeeze = |text: &str| text.split_whitespace().collect::<String>();
        // Without the page numbers, which stand between the lines of a text that goes over.
        let printed: String = text_runs(&pages)
            .into_iter()
            .filter(|run| run.y > 20.0 * MM)
            .map(|run| run.text)
            .collect();
        let all = squeeze(&plain(&printed));
        for text in &made.texts {
            prop_assert!(all.contains(&squeeze(text)), "{text} is lost\n{}", made.yaml);
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
