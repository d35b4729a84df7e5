//! The questions of a draft, asked one by one; the answers change it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;

use super::ui::Ui;
use crate::diag::{Lang, Message};
use crate::roll::{Answer, AnswerChoice, Finding, Question, Review};
use crate::say;
use crate::vi;

/// Asks every question of a review and returns the answers by the question's place.
///
/// `redraft` makes the draft anew with the answers so far, so that lines and sentences are
/// those of the new file; it says what is wrong with a draft that could not be read.
pub(super) fn ask(
    mut review: Review,
    input: &mut impl BufRead,
    ui: &mut Ui,
    mut redraft: impl FnMut(&BTreeMap<usize, Answer>) -> Result<Review, String>,
) -> BTreeMap<usize, Answer> {
    let mut answers = BTreeMap::new();
    for place in 0..review.questions.len() {
        loop {
            let mut asked = Asking {
                review: &review,
                place,
                input: &mut *input,
                ui: &mut *ui,
            };
            match asked.answer() {
                Reply::Answer(answer) => {
                    answers.insert(place, answer);
                }
                Reply::Later => break,
                Reply::Stop => return answers,
            }
            match redraft(&answers) {
                Ok(next) => {
                    review = next;
                    show_answered(&review, place, ui);
                    break;
                }
                Err(fault) => {
                    answers.remove(&place);
                    let message = say!(
                        "Trả lời như vậy thì tệp không đọc được: {fault}",
                        "The file could not be read with this answer: {fault}"
                    );
                    ui.note(message.in_lang(ui.lang));
                }
            }
        }
    }
    answers
}

/// What somebody typed.
enum Reply {
    Answer(Answer),
    Later,
    Stop,
}

/// A question that is being asked.
struct Asking<'a, I> {
    review: &'a Review,
    place: usize,
    input: &'a mut I,
    ui: &'a mut Ui,
}

impl<I: BufRead> Asking<'_, I> {
    fn question(&self) -> &Question {
        &self.review.questions[self.place]
    }

    fn findings(&self) -> Vec<&Finding> {
        let places = self.question().findings.iter();
        places.map(|at| &self.review.findings[*at]).collect()
    }

    /// Asks until an answer is understood.
    fn answer(&mut self) -> Reply {
        let choices = self.review.choices(self.question());
        self.show(&choices);
        loop {
            let Some(line) = self.line("> ") else { return Reply::Stop };
            let (word, rest) = line.split_once(' ').unwrap_or((&line, ""));
            let said = match word.to_lowercase().as_str() {
                "" | "s" | "sau" | "later" => return Reply::Later,
                "để" if rest.trim().to_lowercase() == "sau" => return Reply::Later,
                "q" | "thoát" | "quit" => return Reply::Stop,
                "g" | "giữ" | "keep" => self.kept(rest),
                "t" | "thay" | "replace" => self.replaced(rest),
                "b" | "bỏ" | "drop" if rest.is_empty() => self.dropped(&choices),
                "?" | "h" | "help" => {
                    self.help(&choices);
                    None
                }
                _ => {
                    self.say(&say!(
                        "“{line}” không phải một câu trả lời; gõ g, t, b hoặc s, ? để xem nghĩa.",
                        "“{line}” is no answer; type g, t, b or s, ? for what they mean."
                    ));
                    None
                }
            };
            if let Some(answer) = said {
                return Reply::Answer(answer);
            }
        }
    }

    /// Keeps the words; asks for the reason where one is wanted.
    fn kept(&mut self, rest: &str) -> Option<Answer> {
        let rest = rest.trim();
        let reason = ["vì ", "because "].iter().find_map(|by| rest.strip_prefix(by));
        let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
        if let Some(reason) = reason {
            return Some(Answer::Kept(Some(reason.to_owned())));
        }
        if !matches!(rest, "" | "nguyên" | "lại") {
            self.say(&say!(
                "Ghi lý do sau chữ “vì”: g vì …",
                "Give the reason behind “because”: g because …"
            ));
            return None;
        }
        if !self.question().wants_reason {
            return Some(Answer::Kept(None));
        }
        let prompt = say!(
            "Giữ vì lý do gì? (Enter: chưa có; bản cuối sẽ còn hỏi) ",
            "For what reason? (Enter: none yet; a final build will ask) "
        );
        let prompt = prompt.in_lang(self.ui.lang).to_owned();
        let reason = self.line(&prompt).filter(|reason| !reason.is_empty());
        Some(Answer::Kept(reason))
    }

    /// Puts other words in: those typed, else those offered, else asks for them place by place.
    fn replaced(&mut self, rest: &str) -> Option<Answer> {
        let rest = rest.trim();
        let rest = ["bằng", "by"]
            .iter()
            .find_map(|by| rest.strip_prefix(by))
            .unwrap_or(rest);
        let words = unquoted(rest);
        let offers = |words: &str| {
            let fits = |f: &&Finding| f.offered.as_deref() == Some(words);
            self.findings().iter().any(fits)
        };
        let none =
            words.is_empty() && self.findings().iter().any(|f| f.offered.is_some());
        if none || !words.is_empty() && offers(&words) {
            return Some(Answer::Offered);
        }
        let olds: Vec<String> =
            self.findings().iter().map(|f| f.old.to_lowercase()).collect();
        let different: BTreeSet<&String> = olds.iter().collect();
        if !words.is_empty() && different.len() <= 1 {
            return Some(Answer::Replaced(vec![Some(words); olds.len()]));
        }
        if !words.is_empty() {
            let count = different.len();
            self.say(&say!(
                "Câu hỏi này về {count} chỗ khác chữ nhau; ghi chữ mới từng chỗ, Enter: giữ chỗ ấy.",
                "These are {count} different words; give the new ones for each, Enter keeps it."
            ));
        }
        self.each(&olds)
    }

    /// Asks for the new words of a question one after the other; what is the same is asked once.
    fn each(&mut self, olds: &[String]) -> Option<Answer> {
        let shown: Vec<String> = self.findings().iter().map(|f| f.old.clone()).collect();
        let mut said: BTreeMap<&str, Option<String>> = BTreeMap::new();
        for (old, shown) in olds.iter().zip(&shown) {
            if said.contains_key(old.as_str()) {
                continue;
            }
            let prompt = say!("Thay “{shown}” bằng: ", "Replace “{shown}” by: ");
            let prompt = prompt.in_lang(self.ui.lang).to_owned();
            let words = unquoted(&self.line(&prompt)?);
            said.insert(old, Some(words).filter(|words| !words.is_empty()));
        }
        let all: Vec<Option<String>> = olds
            .iter()
            .map(|old| said.get(old.as_str()).cloned().flatten())
            .collect();
        all.iter().any(Option::is_some).then_some(Answer::Replaced(all))
    }

    fn dropped(&mut self, choices: &[AnswerChoice]) -> Option<Answer> {
        if choices.iter().any(|choice| choice.letter == 'b') {
            return Some(Answer::Dropped);
        }
        self.say(&say!(
            "Câu này không bỏ được; gõ g, t hoặc s.",
            "This cannot be dropped; type g, t or s."
        ));
        None
    }

    /// Shows the question, its sentences, and the answers that it can have.
    fn show(&mut self, choices: &[AnswerChoice]) {
        let lang = self.ui.lang;
        let (number, all) = (self.place + 1, self.review.questions.len());
        let mut lines =
            vec![format!("\n[{number}/{all}] {}", self.question().text.in_lang(lang))];
        let offers = self.findings().iter().any(|f| f.offered.is_some());
        lines.extend(self.findings().iter().map(|finding| {
            let aside =
                aside(finding, offers).map(|aside| format!(" ({})", aside.in_lang(lang)));
            placed(finding, lang) + &aside.unwrap_or_default()
        }));
        let answers: Vec<String> =
            choices.iter().map(|choice| lettered(choice, lang)).collect();
        lines.push(format!("  {} / ?", answers.join(" / ")));
        self.ui.note(&lines.join("\n"));
    }

    fn help(&mut self, choices: &[AnswerChoice]) {
        let lang = self.ui.lang;
        let mut lines: Vec<String> = choices
            .iter()
            .map(|choice| {
                let (answer, effect) = (&choice.answer, &choice.effect);
                let letter = choice.letter;
                format!("  {letter}: {} – {}", answer.in_lang(lang), effect.in_lang(lang))
            })
            .collect();
        lines.push(
            say!(
                "  g vì LÝ DO: giữ, kèm lý do · t CHỮ MỚI: thay bằng chữ ấy · Enter: để sau · q: dừng",
                "  g because REASON: keep, with the reason · t WORDS: put these in · Enter: later · q: stop"
            )
            .in_lang(lang)
            .to_owned(),
        );
        self.ui.note(&lines.join("\n"));
    }

    fn say(&mut self, message: &Message) {
        let lang = self.ui.lang;
        self.ui.note(message.in_lang(lang));
    }

    /// The next line that is typed, without the spaces at its ends; none at the end of input.
    fn line(&mut self, prompt: &str) -> Option<String> {
        self.ui.prompt(prompt);
        let mut line = String::new();
        let read = self.input.read_line(&mut line).unwrap_or(0);
        (read > 0).then(|| vi::clean(&line))
    }
}

/// Words without the quotation marks around them.
fn unquoted(words: &str) -> String {
    words.trim().trim_matches(['“', '”', '"']).trim().to_owned()
}

/// A place of a question: the line of the draft, and the sentence.
fn placed(finding: &Finding, lang: Lang) -> String {
    let (line, sentence) = (finding.draft_line(), finding.sentence());
    match lang {
        Lang::Vi => format!("  dòng {line}: {sentence}"),
        Lang::En => format!("  line {line}: {sentence}"),
    }
}

/// What “t” does at a place where it does not put in what is offered elsewhere.
fn aside(finding: &Finding, offers: bool) -> Option<Message> {
    match finding.offered.as_deref() {
        Some("") => Some(say!(
            "t: bỏ chữ này, tên mới đã có trong câu",
            "t: takes these out; the new name stands there"
        )),
        None if offers => Some(say!("t: không sửa chỗ này", "t: leaves this place")),
        _ => None,
    }
}

/// `[g]iữ`, `[t]hay bằng “…”`, `[b]ỏ`, `để [s]au`.
fn lettered(choice: &AnswerChoice, lang: Lang) -> String {
    let answer = choice.answer.in_lang(lang);
    let letter = choice.letter;
    match (lang, answer.strip_prefix(letter), answer) {
        (_, Some(rest), _) => format!("[{letter}]{rest}"),
        (Lang::Vi, None, "để sau") => "để [s]au".to_owned(),
        _ => format!("[{letter}] {answer}"),
    }
}

/// Shows what became of the sentences of a question that was answered.
fn show_answered(review: &Review, place: usize, ui: &mut Ui) {
    let question = &review.questions[place];
    if matches!(question.answer, Some(Answer::Kept(_)) | None) {
        return;
    }
    let lang = ui.lang;
    let findings = question.findings.iter().map(|at| &review.findings[*at]);
    let lines: Vec<String> = findings
        .map(|finding| format!("  →{}", placed(finding, lang)))
        .collect();
    ui.note(&lines.join("\n"));
}

#[cfg(test)]
mod tests {
    use super::super::ui::MessageFormat;
    use super::*;

    fn question(n: usize) -> Question {
        Question {
            label: n.to_string(),
            text: say!("hỏi {n}?", "ask {n}?"),
            findings: vec![],
            wants_reason: n == 1,
            answer: None,
        }
    }

    fn answered(typed: &str) -> BTreeMap<usize, Answer> {
        let review = Review {
            from: 2025,
            to: 2026,
            findings: vec![],
            questions: (0..4).map(question).collect(),
            tasks: vec![],
        };
        let mut ui = Ui::new(Lang::Vi, MessageFormat::Human);
        ask(review.clone(), &mut typed.as_bytes(), &mut ui, |_| Ok(review.clone()))
    }

    #[test]
    fn only_an_answer_settles_a_question_and_anything_else_is_asked_again() {
        let kept = |reason: Option<&str>| Answer::Kept(reason.map(str::to_owned));
        assert_eq!(answered("đổi\n?\nđổi theo văn bản mới\ng\nq\n")[&0], kept(None));
        assert_eq!(answered("đổi\nxem lại\n"), BTreeMap::new());
        assert_eq!(answered("\ns\nđể sau\ng\n"), BTreeMap::from([(3, kept(None))]));
        assert_eq!(answered("q\ng\n"), BTreeMap::new());
        let both = answered("giữ\ng\nnêu lịch sử\ng vì so sánh\n");
        let expected =
            [(0, kept(None)), (1, kept(Some("nêu lịch sử"))), (2, kept(Some("so sánh")))];
        assert_eq!(both, BTreeMap::from(expected));
        assert_eq!(answered("s\ng\n\n")[&1], kept(None), "a reason may come later");
    }

    #[test]
    fn an_answer_that_breaks_the_file_is_asked_again() {
        let review = Review {
            from: 2025,
            to: 2026,
            findings: vec![],
            questions: vec![question(0)],
            tasks: vec![],
        };
        let mut ui = Ui::new(Lang::Vi, MessageFormat::Human);
        let mut tries = 0;
        let answers = ask(review.clone(), &mut "g\ns\n".as_bytes(), &mut ui, |_| {
            tries += 1;
            Err("hỏng".to_owned())
        });
        assert_eq!((answers.len(), tries), (0, 1));
    }
}
