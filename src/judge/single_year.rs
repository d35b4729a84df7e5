//! One year: the plan's, the next, the one before, or another.

use super::case::Case;
use super::citations::governed_round;
use super::dates::in_range;
use super::role::PhraseRole;
use super::spoken;
use super::verdict::Verdict;
use crate::document::Field;
use crate::grammar::{Mention, Phrase, Text, YearAt, YearForm};
use crate::say;
use crate::vi::shortened;

/// A year that no citation or quotation holds, with what it is judged by.
pub(super) struct SingleYear<'a> {
    pub(super) text: &'a Text<'a>,
    /// Its mention.
    pub(super) index: usize,
    pub(super) year: &'a YearAt,
    pub(super) form: YearForm,
    pub(super) case: &'a Case<'a>,
}

impl SingleYear<'_> {
    /// The verdict; `numbers` are the first tokens of what is a bare number.
    pub(super) fn verdict(&self, numbers: &[usize]) -> Verdict {
        let figure = spoken::has_figure(self.text, self.token(), numbers);
        match self.year.year - self.case.years.from {
            0 => self.of_plan(figure),
            1 => self.of_next(),
            -1 => self.of_before(figure),
            ..=-2 if figure => result(self.text, self.mention(), self.year.year),
            ..=-2 => Verdict::kept(
                PhraseRole::Result,
                say!("năm đã qua, giữ nguyên", "a year of the past is kept"),
            ),
            _ => Verdict::kept(
                PhraseRole::Span,
                say!("mốc xa, không đi theo năm", "a far year does not move"),
            ),
        }
    }

    fn mention(&self) -> &Mention {
        &self.text.mentions[self.index]
    }

    fn token(&self) -> usize {
        self.mention().tokens.start
    }

    fn of_plan(&self, figure: bool) -> Verdict {
        let (text, token) = (self.text, self.token());
        if self.form == YearForm::Round
            && let Some(verdict) = governed_round(text, self.index)
        {
            return verdict;
        }
        let told = figure && spoken::is_done(text, token)
            || spoken::is_told(text, token)
            || spoken::is_count_up_to(text, token);
        if told {
            return result(text, self.mention(), self.year.year);
        }
        let reason = say!("năm của kế hoạch", "the year of the plan");
        let changes = vec![self.case.moved(self.year)];
        let verdict = Verdict::changed(PhraseRole::PlanYear, changes, reason);
        if self.case.field == Field::ColumnTitle(true) {
            return figures_below(text, verdict);
        }
        if spoken::is_summed_up(text, self.mention().tokens.end) {
            return figure_behind(text, self.mention(), verdict);
        }
        let bare = self.form == YearForm::Bare && !follows_a_year(text, self.index);
        if bare { verdict.likely() } else { verdict }
    }

    fn of_next(&self) -> Verdict {
        let reason = say!("năm sau năm kế hoạch", "the year after the plan's");
        let changes = vec![self.case.moved(self.year)];
        let verdict = Verdict::changed(PhraseRole::NextYear, changes, reason);
        if spoken::is_summed_up(self.text, self.mention().tokens.end) {
            return figure_behind(self.text, self.mention(), verdict);
        }
        if self.form == YearForm::Bare { verdict.likely() } else { verdict }
    }

    fn of_before(&self, figure: bool) -> Verdict {
        let (text, token, case) = (self.text, self.token(), self.case);
        let changes = vec![case.moved(self.year)];
        if in_range(text, self.index, case) {
            let reason =
                say!("đầu của một khoảng thời gian", "the start of a stretch of time");
            return Verdict::changed(PhraseRole::Deadline, changes, reason);
        }
        let look_back = Verdict::changed(
            PhraseRole::LookBack,
            changes,
            say!(
                "nhìn lại năm trước, không kèm số liệu",
                "looks back on the year before, without a figure"
            ),
        );
        if case.field == Field::ColumnTitle(true) {
            return figures_below(text, look_back);
        }
        if figure || spoken::compares(text, token) {
            return result(text, self.mention(), self.year.year);
        }
        if spoken::is_done(text, token) || !looks_back(text, token, case) {
            return past(text, self.mention(), self.year.year);
        }
        look_back.likely()
    }
}

/// True if the words before look back, or the year begins a title that does.
fn looks_back(text: &Text<'_>, token: usize, case: &Case<'_>) -> bool {
    spoken::looks_back(text, token) || matches!(case.field, Field::ColumnTitle(_))
}

/// `năm 2024, 2025`: the second year is said as the first.
fn follows_a_year(text: &Text<'_>, index: usize) -> bool {
    let tokens = &text.mentions[index].tokens;
    let Some(before) = index.checked_sub(1).map(|i| &text.mentions[i]) else {
        return false;
    };
    let joined = tokens.start == before.tokens.end + 1
        && ["và", ",", "-", "hoặc"]
            .iter()
            .any(|w| text.tokens[before.tokens.end].is(w));
    joined && matches!(before.phrase, Phrase::Year(_, YearForm::Named | YearForm::Part))
}

/// The figure of a year is that year's, and to be put in anew.
fn result(text: &Text<'_>, mention: &Mention, year: i32) -> Verdict {
    let clause = text.clause(mention.tokens.start);
    let words = spoken::excerpt(text, clause, 70);
    Verdict::kept(
        PhraseRole::Result,
        say!("số liệu của năm {year}", "a figure of {year}"),
    )
    .ask(
        format!("result {}", words.to_lowercase()),
        format!("số liệu năm {year}"),
        say!(
            "số liệu năm {year} trong “{words}”: thay bằng số liệu mới?",
            "the figure of {year} in “{words}”: put in the new one?"
        ),
    )
}

/// A year moves, and the figure that stands behind its colon has to be put in anew.
fn figure_behind(text: &Text<'_>, mention: &Mention, verdict: Verdict) -> Verdict {
    let end = text.clause(mention.tokens.start).end;
    let words = spoken::excerpt(text, mention.tokens.start..end, 70);
    verdict.ask(
        format!("figure {}", words.to_lowercase()),
        words.clone(),
        say!(
            "“{words}”: con số đi sau là của năm cũ, thay bằng số mới?",
            "“{words}”: the figure behind it is last year's; put in the new one?"
        ),
    )
}

/// What happened in a year is kept, and asked about.
fn past(text: &Text<'_>, mention: &Mention, year: i32) -> Verdict {
    let clause = text.clause(mention.tokens.start);
    let words = spoken::excerpt(text, clause, 70);
    Verdict::kept(PhraseRole::Result, say!("chuyện của năm {year}", "a matter of {year}"))
        .ask(
            format!("past {}", words.to_lowercase()),
            format!("năm {year}"),
            say!(
                "năm {year} trong “{words}”: còn đúng, hay chuyển sang năm sau?",
                "{year} in “{words}”: still right, or does it move?"
            ),
        )
}

/// The year in a column's title moves, and the figures below have to be put in anew.
fn figures_below(text: &Text<'_>, verdict: Verdict) -> Verdict {
    let title = shortened(text.text, 50);
    verdict.ask(
        format!("figures {title}"),
        title.clone(),
        say!(
            "cột “{title}”: số liệu dưới cột là của năm cũ, thay bằng số mới?",
            "column “{title}”: the figures below are last year's; put in the new ones?"
        ),
    )
}
