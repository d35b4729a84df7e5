//! What is wrong with the numbers of the register among themselves.

use super::books::{Books, Holding, Key, NumberBook};
use super::read::{Outgoing, Placed};
use crate::diag::{Diagnostic, rules};
use crate::say;
use crate::vi::short_date;

/// The most findings of one sort.
const MOST: usize = 20;

impl Outgoing {
    /// Numbers that two documents have, numbers that are missing, days that run against the
    /// numbers or lie in another year, and entries that take back what nobody has.
    pub fn findings(&self, books: &Books<'_>) -> Vec<Diagnostic> {
        let mut found = vec![];
        for (key, book) in books.iter() {
            self.doubles(book, &mut found);
            self.missing(key, book, &mut found);
            self.order(book, &mut found);
        }
        found.extend(books.idle.iter().take(MOST).map(|it| self.idle(it)));
        let other = |it: &&Placed| is_of_another_year(it);
        let others = self.entries.iter().filter(other).take(MOST);
        found.extend(others.map(|it| self.other_year(it)));
        found
    }

    fn doubles(&self, book: &NumberBook<'_>, found: &mut Vec<Diagnostic>) {
        for (number, holders) in book {
            // A number that is kept belongs to somebody, too.
            let mut own = holders.iter().filter(|it| it.cancelled.is_none());
            let Some(first) = own.next() else { continue };
            for second in own.take(MOST) {
                found.push(self.double(*number, first, second));
            }
        }
    }

    fn double(&self, number: u32, one: &Holding<'_>, two: &Holding<'_>) -> Diagnostic {
        let called = |it: &Holding<'_>| match it.placed.entry.document.as_str() {
            "" => it.placed.entry.note.clone(),
            document => document.to_owned(),
        };
        let (first, second) = (called(one), called(two));
        if one.placed.entry == two.placed.entry {
            return self.doubled_line(number, one, two);
        }
        let message = say!(
            "số {number} ghi hai lần trong sổ: {first} và {second}",
            "duplicate number {number} in the register: {first} and {second}"
        );
        Diagnostic::new(&rules::DUPLICATE_NUMBER, message)
            .at(self.place(two.placed))
            .related(self.place(one.placed), say!("lần ghi trước", "the other entry"))
            .hint(say!(
                "Văn bản nào chưa phát hành thì hủy số: `vanban number --cancel {number} {second} --reason LÝ_DO`, rồi cấp số khác; không xóa dòng nào.",
                "Cancel the number of the one that has not gone out, `vanban number --cancel {number} {second} --reason WHY`, and give it another; remove no line."
            ))
    }

    /// The same line once more, which is no second document.
    fn doubled_line(
        &self,
        number: u32,
        one: &Holding<'_>,
        two: &Holding<'_>,
    ) -> Diagnostic {
        let message = say!(
            "dòng ghi số {number} lặp lại nguyên vẹn trong sổ",
            "duplicate line of the number {number} in the register"
        );
        Diagnostic::new(&rules::DUPLICATE_NUMBER, message)
            .at(self.place(two.placed))
            .related(self.place(one.placed), say!("dòng thứ nhất", "the first line"))
            .hint(say!(
                "Xóa bằng tay dòng lặp này; đừng hủy số, số ấy của văn bản đã phát hành.",
                "Remove this line by hand; do not cancel the number, which an issued document has."
            ))
    }

    fn missing(
        &self,
        (agency, period, name): Key<'_>,
        book: &NumberBook<'_>,
        found: &mut Vec<Diagnostic>,
    ) {
        let numbers: Vec<u32> = book.keys().copied().collect();
        let begun = self.entries.iter().any(|it| {
            let entry = &it.entry;
            let own = (&*entry.agency, &*entry.period, &*entry.book);
            entry.first && own == (agency, period, name)
        });
        let before = Some(0).filter(|_| !begun);
        let numbers: Vec<u32> = before.into_iter().chain(numbers).collect();
        let gaps = numbers.windows(2).filter(|pair| pair[1] - pair[0] > 1);
        for pair in gaps.take(MOST) {
            let (from, to) = (pair[0] + 1, pair[1] - 1);
            let which =
                if from == to { from.to_string() } else { format!("{from}–{to}") };
            let message = say!(
                "sổ {name} năm {period} của {agency} thiếu số {which}",
                "missing number {which} in the book {name}, {period}, of {agency}"
            );
            let after = book.get(&pair[1]).and_then(|holders| holders.first());
            let place = after.map(|holding| self.place(holding.placed));
            found.push(
                Diagnostic::new(&rules::SKIPPED_NUMBER, message).at_maybe(place).hint(say!(
                    "Số đã cấp ngoài chương trình thì ghi vào sổ bằng `vanban number --record`; dòng bị xóa thì khôi phục từ bản lưu.",
                    "Enter numbers that were given by hand with `vanban number --record`; restore lines that were removed from a copy."
                )),
            );
        }
    }

    fn order(&self, book: &NumberBook<'_>, found: &mut Vec<Diagnostic>) {
        let mut latest: Option<&Placed> = None;
        let mut told = 0;
        for holding in book.values().flatten().filter(|it| it.is_live()) {
            let Some(day) = holding.placed.entry.date else { continue };
            let last = latest.and_then(|it| Some((it, it.entry.date?)));
            match last {
                Some((before, last)) if day < last => {
                    if told < MOST {
                        told += 1;
                        found.push(self.out_of_order(holding.placed, before));
                    }
                }
                _ => latest = Some(holding.placed),
            }
        }
    }

    fn out_of_order(&self, placed: &Placed, before: &Placed) -> Diagnostic {
        let said = |it: &Placed| {
            (
                it.entry.number,
                it.entry.date.map(|it| short_date(it.0)).unwrap_or_default(),
            )
        };
        let ((number, day), (smaller, last)) = (said(placed), said(before));
        let message = say!(
            "số {number} ngày {day} đứng sau số {smaller} ngày {last}",
            "number {number} of {day} comes after number {smaller} of {last}"
        );
        Diagnostic::new(&rules::NUMBER_OUT_OF_ORDER, message)
            .at(self.place(placed))
            .related(self.place(before), say!("số nhỏ hơn", "the smaller number"))
            .hint(say!(
                "Số cấp theo thứ tự thời gian ban hành: xem lại ngày của hai văn bản.",
                "Numbers are given in the order of issue: look at both days again."
            ))
    }

    fn idle(&self, placed: &Placed) -> Diagnostic {
        let number = placed.entry.number;
        let message = say!(
            "hủy số {number} mà trước đó sổ không cấp cho ai như vậy",
            "invalid entry: it cancels the number {number}, which nobody has by an earlier line"
        );
        Diagnostic::new(&rules::INVALID_REGISTER, message)
            .at(self.place(placed))
            .hint(say!(
                "Các dòng theo thứ tự ghi; dòng cấp số bị xóa hay dời thì khôi phục từ bản lưu.",
                "Lines stand in the order of entry; restore from a copy the one that gave the number."
            ))
    }

    fn other_year(&self, placed: &Placed) -> Diagnostic {
        let Some(day) = placed.entry.date else { return self.idle(placed) };
        let (day, period) = (short_date(day.0), &placed.entry.period);
        let message = say!(
            "ngày {day} không thuộc sổ năm {period}",
            "invalid day {day} in a book of {period}"
        );
        Diagnostic::new(&rules::INVALID_REGISTER, message)
            .at(self.place(placed))
            .hint(say!(
                "Số chạy từ 01/01 đến 31/12 mỗi năm: khôi phục dòng này từ bản lưu.",
                "Numbers run from 01/01 to 31/12 of a year: restore this line from a copy."
            ))
    }
}

/// True for an entry of a book of a year whose day lies in another.
fn is_of_another_year(placed: &Placed) -> bool {
    use chrono::Datelike;
    let entry = &placed.entry;
    let year = entry.period.parse::<i32>().ok();
    let day = entry.date.filter(|_| entry.act == super::act::Act::Issue);
    year.zip(day).is_some_and(|(year, day)| day.0.year() != year)
}
