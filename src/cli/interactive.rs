//! The questions of a draft, asked one by one.

use std::collections::BTreeMap;
use std::io::BufRead;

use super::ui::Ui;
use crate::diag::Lang;
use crate::roll::{Answer, Review};

/// Asks every question of a review and returns the answers by the question's place.
///
/// Nothing leaves a question open, `-` drops its mark, `q` or the end of the input stops;
/// anything else settles it in these words.
pub(super) fn ask(
    review: &Review,
    input: &mut impl BufRead,
    ui: &mut Ui,
) -> BTreeMap<usize, Answer> {
    let mut answers = BTreeMap::new();
    let all = review.questions.len();
    ui.note(match ui.lang {
        Lang::Vi => {
            "Trả lời từng câu hỏi. Enter: để lại trong dự thảo; -: bỏ dấu rà soát; q: dừng; \
             chữ khác: ghi thành câu trả lời."
        }
        Lang::En => {
            "Answer each question. Enter: leave it in the draft; -: drop its mark; q: stop; \
             anything else: written as the answer."
        }
    });
    for (i, question) in review.questions.iter().enumerate() {
        let lines: Vec<String> = question
            .findings
            .iter()
            .map(|f| review.findings[*f].line.to_string())
            .collect();
        let places = match ui.lang {
            Lang::Vi => format!("dòng {}", lines.join(", ")),
            Lang::En => format!("lines {}", lines.join(", ")),
        };
        let text = question.text.in_lang(ui.lang);
        ui.prompt(&format!("[{}/{all}] {text} ({places})\n> ", i + 1));
        let mut line = String::new();
        if input.read_line(&mut line).unwrap_or(0) == 0 {
            break;
        }
        let answer = match line.trim() {
            "" => continue,
            "q" => break,
            "-" => Answer::Dropped,
            words => Answer::Settled(words.to_owned()),
        };
        answers.insert(i, answer);
    }
    answers
}
