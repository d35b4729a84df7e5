//! Times of one matter that move together, or not at all: an anniversary with the day on which
//! it is held, and the quarters or months of one series.

use super::case::Case;
use super::spoken;
use super::verdict::Verdict;
use crate::grammar::{Phrase, Text, YearForm};

/// Puts the question that one of them raises in the place of the others' changes; the verdicts
/// stand with the indices of their mentions.
pub(super) fn settle(text: &Text<'_>, judged: &mut [(usize, Verdict)], case: &Case<'_>) {
    anniversaries(text, judged);
    series(text, judged, case);
}

/// `vào ngày 19/12/2025 nhân kỷ niệm 79 năm … (19/12/1946 - 19/12/2025)`: it is counted anew
/// only where its day moves.
fn anniversaries(text: &Text<'_>, judged: &mut [(usize, Verdict)]) {
    const REACH: usize = 20;
    for at in 0..judged.len() {
        let (index, verdict) = &judged[at];
        let own = &text.mentions[*index];
        let Phrase::Anniversary(anniversary) = &own.phrase else { continue };
        if verdict.changes.is_empty() {
            continue;
        }
        let clause = text.clause(own.tokens.start);
        let year = anniversary.until.as_ref().map(|until| until.year);
        let stays = judged.iter().find(|(other, verdict)| {
            let m = &text.mentions[*other];
            let day = match &m.phrase {
                Phrase::Date { year: Some(said), .. } => {
                    year.is_none_or(|year| year == said.year)
                }
                _ => false,
            };
            let near = m.tokens.start <= own.tokens.end + REACH
                && own.tokens.start <= m.tokens.end + REACH;
            let free = m.within.is_none() && clause.contains(&m.tokens.start);
            day && near && free && verdict.changes.is_empty() && verdict.asked.is_some()
        });
        if let Some((_, stays)) = stays {
            let asked = stays.clone().offer(verdict.changes.clone());
            judged[at].1 = Verdict { role: judged[at].1.role, ..asked };
        }
    }
}

/// `Quý I/2026 đạt 26%; Quý II/2026 đạt 59%; Quý III/2026 đạt 100%`: one question for all.
fn series(text: &Text<'_>, judged: &mut [(usize, Verdict)], case: &Case<'_>) {
    // `Quý I/2026`, `6 tháng đầu năm 2026`, `hết năm 2026`
    let part = |index: usize| {
        let m = &text.mentions[index];
        let own = m.tokens.start;
        let stage = match &m.phrase {
            Phrase::Year(_, YearForm::Part) => true,
            Phrase::Year(_, YearForm::Named) => {
                spoken::near_before(text, own, 1, |w| matches!(w, "hết" | "cả"))
            }
            _ => false,
        };
        stage && m.within.is_none()
    };
    for at in 0..judged.len() {
        let index = judged[at].0;
        if !part(index) {
            continue;
        }
        let of_figures = |verdict: &Verdict| {
            let asked = verdict.asked.as_ref();
            let key = asked.map(|asked| asked.key.as_str()).unwrap_or_default();
            verdict.changes.is_empty() && (key == "amounts" || key.starts_with("result "))
        };
        if judged[at]
            .1
            .asked
            .as_ref()
            .is_some_and(|asked| asked.key == "amounts")
        {
            continue;
        }
        let own = &text.mentions[index];
        let sentence = text.sentence(own.tokens.start);
        let mut beside: Vec<&Verdict> = judged
            .iter()
            .filter(|(other, verdict)| {
                let m = &text.mentions[*other];
                *other != index
                    && part(*other)
                    && sentence.contains(&m.tokens.start)
                    && m.phrase.years() == own.phrase.years()
                    && of_figures(verdict)
            })
            .map(|(_, verdict)| verdict)
            .collect();
        beside.sort_by_key(|verdict| {
            verdict.asked.as_ref().is_none_or(|asked| asked.key != "amounts")
        });
        let moves = !judged[at].1.changes.is_empty();
        if let Some(first) = beside.first().filter(|_| moves || of_figures(&judged[at].1))
        {
            judged[at].1 = (*first).clone().offer(case.moved_all(own));
        }
    }
}
