//! Why a document gets no number, and what to do next.

use chrono::NaiveDate;

use super::act::Act;
use super::entry::RegisterEntry;
use super::series::BookSeries;
use crate::document::{DocumentNumber, IssueDate};
use crate::error::Error;
use crate::say;
use crate::vi::short_date;

/// What has a number: a document, or somebody whom it is kept for.
fn holder(entry: &RegisterEntry) -> (String, String) {
    match (entry.act, entry.document.as_str()) {
        (Act::Reserve, _) => {
            (format!("giữ cho: {}", entry.note), format!("kept for: {}", entry.note))
        }
        (_, document) => (document.to_owned(), document.to_owned()),
    }
}

pub(super) fn secret(name: &str, clause: &str) -> Error {
    Error::usage(say!(
        "{name} là văn bản mật: có hệ thống số riêng, không vào sổ này",
        "{name} is a secret document: it has numbers of its own and does not enter this register"
    ))
    .hint(say!(
        "Cấp số và đăng ký bằng tay ở sổ riêng{clause}.",
        "Number and register it by hand in the book of its own{clause}."
    ))
}

pub(super) fn no_code(name: &str) -> Error {
    Error::usage(say!(
        "{name}: loại văn bản này không ghi số",
        "{name}: documents of this kind have no number"
    ))
}

pub(super) fn no_day(name: &str) -> Error {
    Error::usage(say!("{name} chưa có ngày", "{name} has no day")).hint(say!(
        "Ghi ngày ban hành: --date 2026-03-05.",
        "Give the day of issue: --date 2026-03-05."
    ))
}

pub(super) fn another_day(name: &str, said: IssueDate, day: NaiveDate) -> Error {
    let (said, day) = (said.iso(), short_date(day));
    Error::usage(say!(
        "{name} ghi `date: {said}`, khác với --date {day}",
        "{name} says `date: {said}`, which contradicts --date {day}"
    ))
    .hint(say!(
        "Sửa một trong hai; tháng đã in trong văn bản trình ký thì ngày phải trong tháng ấy.",
        "Change one of the two; the month that was signed is the month of the day."
    ))
}

pub(super) fn has_number(name: &str, entry: &RegisterEntry) -> Error {
    let (number, symbol) = (entry.number, &entry.symbol);
    Error::usage(say!(
        "{name} đã có số {number}/{symbol} trong sổ",
        "{name} already has the number {number}/{symbol} in the register"
    ))
}

pub(super) fn not_entered(name: &str, number: DocumentNumber) -> Error {
    Error::usage(say!(
        "{name} đã ghi `number: {number}` mà sổ chưa có",
        "{name} says `number: {number}`, which the register does not have"
    ))
    .hint(say!(
        "Số đã cấp (đóng dấu) thì vào sổ bằng `vanban number --record {name}`; chưa cấp thì để trống `number:` rồi cấp.",
        "If it was given (and stamped), enter it with `vanban number --record {name}`; else empty `number:` and ask again."
    ))
}

pub(super) fn lost_number(name: &str, entry: &RegisterEntry) -> Error {
    let (number, symbol) = (entry.number, &entry.symbol);
    let day = entry.date.map(|it| it.0.to_string()).unwrap_or_default();
    Error::usage(say!(
        "sổ đã cấp số {number}/{symbol} cho {name}, mà tệp không ghi",
        "the register gave {number}/{symbol} to {name}, whose file does not say it"
    ))
    .hint(say!(
        "Ghi lại `number: {number}`, `date: {day}` vào tệp; không phát hành nữa thì `vanban number --cancel {number} {name} --reason LÝ_DO`.",
        "Write `number: {number}`, `date: {day}` into the file again; if it does not go out, `vanban number --cancel {number} {name} --reason WHY`."
    ))
}

pub(super) fn begun(series: &BookSeries, highest: u32) -> Error {
    let next = highest + 1;
    Error::usage(say!(
        "sổ {series} đã đến số {highest}: --from không đổi được số tiếp theo",
        "the book {series} has come to {highest}: --from cannot change the next number"
    ))
    .hint(say!("Bỏ --from để cấp số {next}.", "Leave --from out to give {next}."))
}

pub(super) fn out_of_order(
    name: &str,
    number: u32,
    day: NaiveDate,
    entry: &RegisterEntry,
    clause: &str,
) -> Error {
    let (other, day) = (entry.number, short_date(day));
    let its = entry.date.map(|it| short_date(it.0)).unwrap_or_default();
    Error::usage(say!(
        "{name}: số {number} ngày {day} ngược với số {other} ngày {its}",
        "{name}: number {number} of {day} runs against number {other} of {its}"
    ))
    .hint(say!(
        "Số và ngày theo thứ tự ban hành{clause}: đổi --date, hoặc dùng số đã giữ bằng --use.",
        "Numbers and days follow the order of issue{clause}: change --date, or take a number that was kept with --use."
    ))
}

pub(super) fn not_kept(series: &BookSeries, number: u32) -> Error {
    Error::usage(say!(
        "sổ {series} không giữ số {number}",
        "the book {series} keeps no number {number}"
    ))
    .hint(say!(
        "Xem số đang giữ bằng `vanban register`.",
        "See which numbers are kept with `vanban register`."
    ))
}

pub(super) fn not_held(
    series: &BookSeries,
    number: u32,
    found: Option<&RegisterEntry>,
) -> Error {
    match found.map(holder) {
        Some((vi, en)) => Error::usage(say!(
            "số {number} của sổ {series} là của tệp khác: {vi}",
            "number {number} of the book {series} belongs to another: {en}"
        ))
        .hint(say!("Nêu đúng tệp mang số ấy.", "Name the file that has it.")),
        None => Error::usage(say!(
            "sổ {series} không có số {number} đang dùng",
            "nobody has the number {number} of the book {series}"
        )),
    }
}

pub(super) fn no_number(name: &str) -> Error {
    Error::usage(say!("{name} chưa có số", "{name} has no number")).hint(say!(
        "--record dành cho văn bản đã có số và ngày; bỏ --record để cấp số tiếp theo.",
        "--record is for documents that have number and day; leave it out to give the next number."
    ))
}

pub(super) fn taken(name: &str, number: u32, entry: &RegisterEntry) -> Error {
    let (vi, en) = holder(entry);
    if entry.document == name {
        return has_number(name, entry);
    }
    Error::usage(say!(
        "{name}: số {number} đã cấp: {vi}",
        "{name}: number {number} is given already: {en}"
    ))
    .hint(say!(
        "Mỗi số chỉ cấp một lần: xem lại văn bản nào mang số ấy.",
        "A number is given once: see which of the two has it."
    ))
}

pub(super) fn not_emptied(name: &str) -> Error {
    Error::usage(say!(
        "{name}: không tự để trống được `number:`, `date:`; để trống bằng tay rồi chạy lại",
        "{name}: `number:` and `date:` cannot be emptied; empty them by hand and run again"
    ))
}
