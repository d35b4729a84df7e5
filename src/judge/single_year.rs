//! One year: the plan's, the next, the one before, or another.

use chrono::Datelike;

use super::case::{Case, Course, Lists};
use super::citations::governed_round;
use super::ranges::{self, TimeStretch};
use super::results::{
    event, figure_behind, figures_below, past, result, said_of_year, told_of,
};
use super::role::PhraseRole;
use super::verdict::Verdict;
use super::{done, past_clauses, spoken, told_states};
use crate::document::Field;
use crate::grammar::{Mention, Phrase, PhraseList, Text, YearAt, YearForm};
use crate::say;

/// What is settled two years after its own.
static ACCOUNTS: PhraseList = PhraseList::new(include_str!("words/accounts.txt"));

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
        let figure = done::has_figure(self.text, self.token(), numbers);
        let far = self.year.year - self.case.years.from;
        if self.is_told(figure, far) {
            return told_of(self.year.year, self.case);
        }
        if let Some((first, TimeStretch::Asked)) =
            ranges::of(self.text, self.index, self.case)
        {
            return ranges::asked(self.text, (self.index, first), self.case);
        }
        if self.case.part.lists == Lists::Years {
            return of_many_years(self.case);
        }
        if self.form != YearForm::Bare && ranges::is_open(self.text, self.index) {
            let words = self.text.words(self.mention());
            return ranges::open_ended(words, self.mention(), self.case);
        }
        match far {
            0 => self.of_plan(figure, numbers),
            1 => self.of_next(),
            -1 => self.of_before(figure),
            2 if self.form != YearForm::Bare && !self.ends_a_stretch() => self.of_far(),
            -2 if !figure && self.is_settled_late() => {
                past(self.text, self.mention(), self.year.year, self.case)
            }
            ..=-2 if figure && !self.case.tells() => {
                result(self.text, self.mention(), self.year.year)
            }
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

    /// True in a part that tells, unless the clause names the time that it tells of.
    fn is_told(&self, figure: bool, far: i32) -> bool {
        let naming = !figure && done::names_its_time(self.text, self.token());
        let of_old = matches!(far, -1..=1);
        let titled = matches!(self.case.field, Field::ColumnTitle(_));
        self.case.tells() && of_old && !naming && !titled
    }

    /// True behind `đến hết`: the year is how far something reaches.
    fn ends_a_stretch(&self) -> bool {
        let to = |w: &str| matches!(w, "đến" | "hết");
        spoken::near_before(self.text, self.token(), 2, to)
    }

    /// True for the accounts of a year, which are settled two years later.
    fn is_settled_late(&self) -> bool {
        !self.case.tells()
            && ACCOUNTS.is_in(&self.text.tokens, spoken::before(self.text, self.token()))
    }

    /// True for a month or quarter that was over on the document's own day.
    fn is_over(&self) -> bool {
        let tokens = &self.text.tokens[self.mention().tokens.clone()];
        let after = |word: &str| {
            let at = tokens.iter().position(|t| t.is(word))?;
            let next = tokens.get(at + 1)?;
            next.number().or_else(|| next.roman())
        };
        let last = after("tháng").or_else(|| Some(after("quý")? * 3));
        let own = self.case.facts.own_day;
        last.zip(own).is_some_and(|(month, own)| {
            (own.year(), own.month()) > (self.year.year, month)
        })
    }

    /// The year after the next may be the plan's own, or a far mark.
    fn of_far(&self) -> Verdict {
        let year = self.year.year;
        let next = year + self.case.years.step();
        let reason = say!("năm sau nữa", "the year after the next");
        Verdict::kept(PhraseRole::Span, reason)
            .ask(
                format!("far {year}"),
                format!("năm {year}"),
                say!(
                    "năm {year}: mốc cố định, hay chuyển sang năm {next}?",
                    "{year}: a fixed mark, or does it move to {next}?"
                ),
            )
            .offer(vec![self.case.moved(self.year)])
    }

    fn of_plan(&self, figure: bool, numbers: &[usize]) -> Verdict {
        let (text, token) = (self.text, self.token());
        if self.form == YearForm::Round
            && let Some(verdict) = governed_round(text, self.index, self.case)
        {
            return verdict;
        }
        let named = self.case.part.names;
        let done = figure && done::is_done(text, token)
            || done::is_told(text, token)
            || done::is_count_up_to(text, token)
            || past_clauses::is_cut_off(text, self.mention())
            || past_clauses::has_sum_behind(text, self.mention().tokens.end)
            || past_clauses::results_go_on(text, self.index, (numbers, self.case))
            || done::is_reached(text, self.mention(), (numbers, self.case));
        let days_off = self.case.part.course == Course::Holidays;
        if done && !named && !days_off {
            return result(text, self.mention(), self.year.year);
        }
        let in_range = ranges::of(text, self.index, self.case).is_some();
        let part = self.form == YearForm::Part;
        let asked_for = done::is_asked_for(text, token);
        let happened = part && (done::has_happened(text, token) || self.is_over())
            || self.form == YearForm::Named && done::has_just_happened(text, token)
            || asked_for
            || past_clauses::is_of_a_blow(text, token);
        if !in_range && !named && happened {
            return event(text, self.mention(), self.case);
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
        let themed = told_states::has_theme(text, self.index);
        if themed || spoken::is_said_of_year(text, self.mention().tokens.end) {
            return said_of_year(text, self.mention(), verdict);
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
        if told_states::has_theme(self.text, self.index) {
            return said_of_year(self.text, self.mention(), verdict);
        }
        if self.form == YearForm::Bare { verdict.likely() } else { verdict }
    }

    fn of_before(&self, figure: bool) -> Verdict {
        let (text, token, case) = (self.text, self.token(), self.case);
        let changes = vec![case.moved(self.year)];
        if ranges::of(text, self.index, case).is_some() {
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
        if case.part.names {
            return look_back.likely();
        }
        if figure || spoken::compares(text, token) {
            return result(text, self.mention(), self.year.year);
        }
        if done::is_done(text, token) || !looks_back(text, token, case) {
            return past(text, self.mention(), self.year.year, case);
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

/// A table of many years moves as a whole, or not at all.
fn of_many_years(case: &Case<'_>) -> Verdict {
    let new = case.years.to;
    let reason = say!("bảng của nhiều năm", "a table of many years");
    Verdict::kept(PhraseRole::Span, reason).ask(
        "table of years",
        "các cột của bảng nhiều năm",
        say!(
            "bảng có cột của nhiều năm: bỏ năm cũ, thêm năm {new}?",
            "the table has columns of many years: drop the old one, add {new}?"
        ),
    )
}
