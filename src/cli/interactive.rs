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

#[cfg(test)]
mod tests {
    use super::super::ui::MessageFormat;
    use super::*;
    use crate::roll::Question;
    use crate::say;

    #[test]
    fn an_answer_settles_a_dash_drops_nothing_leaves_open_and_q_stops() {
        let question = |n: usize| Question {
            label: n.to_string(),
            text: say!("hỏi {n}?", "ask {n}?"),
            findings: vec![],
            answer: None,
        };
        let review = Review {
            from: 2025,
            to: 2026,
            findings: vec![],
            questions: (0..5).map(question).collect(),
            tasks: vec![],
        };
        let mut ui = Ui::new(Lang::Vi, MessageFormat::Human);
        let mut input = "giữ nguyên\n\n-\nq\nkhông tới đây\n".as_bytes();
        let answers = ask(&review, &mut input, &mut ui);
        let expected =
            [(0, Answer::Settled("giữ nguyên".to_owned())), (2, Answer::Dropped)];
        assert_eq!(answers, BTreeMap::from(expected));
    }
}
