//! Why a document gets no number, and what to do next.

use chrono::NaiveDate;

use super::act::Act;
use super::carried::Carried;
use super::entry::RegisterEntry;
use super::series::BookSeries;
use crate::diag::Message;
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
        "Nêu ngày ban hành bằng --date 2026-03-05; với --record thì ghi `date:` vào tệp.",
        "Give the day of issue by --date 2026-03-05; with --record, write `date:` into the file."
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

pub(super) fn far_day(name: &str, day: NaiveDate, year: i32) -> Error {
    let day = short_date(day);
    Error::usage(say!(
        "--date {day} xa năm của {name} (`year: {year}`)",
        "--date {day} is far from the year of {name} (`year: {year}`)"
    ))
    .hint(say!(
        "Xem lại năm ở --date; ngày đúng vậy thì ghi `date:` vào văn bản trước.",
        "Look at the year of --date again; if it is right, write `date:` into the document first."
    ))
}

pub(super) fn not_writable(name: &str, assumed: Option<&str>) -> Error {
    let error = Error::usage(say!(
        "{name}: không ghi được `number:`, `date:` vào tệp, chưa cấp số",
        "{name}: `number:` and `date:` cannot be written into the file; no number was given"
    ));
    error.hint(match assumed {
        Some(encoding) => say!(
            "Tệp theo bảng mã {encoding}: lưu lại bằng UTF-8 rồi chạy lại.",
            "The file is in {encoding}: save it as UTF-8 and run again."
        ),
        None => say!(
            "Viết `number:`, `date:` mỗi khóa một dòng, để trống, tệp lưu bằng UTF-8, rồi chạy lại.",
            "Write `number:` and `date:` on a line each, empty, in a file in UTF-8, and run again."
        ),
    })
}

/// A document of the project carries a number that the register lacks.
pub(super) fn carried(found: &Carried) -> Error {
    let Carried { document, symbol, number, .. } = found;
    Error::usage(say!(
        "sổ thiếu số {number}/{symbol} mà tệp {document} đã mang",
        "the register lacks the number {number}/{symbol}, which {document} has"
    ))
    .hint(say!(
        "Sổ bị mất, bị xóa dòng thì khôi phục từ bản lưu; số cấp ngoài chương trình thì `vanban number --record {document}`; chưa cấp thì để trống `number:` của tệp ấy.",
        "Restore the register from a copy if it lost lines; enter a number given by hand with `vanban number --record {document}`; if it was never given, empty `number:` of that file."
    ))
}

/// A document carries its number in another series than the register has it.
pub(super) fn entered_otherwise(found: &Carried, entry: &RegisterEntry) -> Error {
    let Carried { document, symbol, number, series } = found;
    let (old, code, agency) = (entry.number, &entry.symbol, &entry.agency);
    let now = &series.agency;
    Error::usage(say!(
        "sổ cấp cho {document} số {old}/{code} của {agency}, nay tệp ấy in {number}/{symbol} của {now}",
        "the register gave {document} {old}/{code} of {agency}, and it prints {number}/{symbol} of {now} now"
    ))
    .hint(say!(
        "Khôi phục tệp ấy, hoặc `name:`, `abbreviation:` của cơ quan trong vanban.yaml, như lúc cấp số.",
        "Restore that file, or the agency's `name:` and `abbreviation:` in vanban.yaml, as they were when it was numbered."
    ))
}

/// Two agencies would have one code.
pub(super) fn another_agency(
    symbol: &str,
    series: &BookSeries,
    entry: &RegisterEntry,
) -> Error {
    let BookSeries { agency, period, .. } = series;
    let other = &entry.agency;
    Error::usage(say!(
        "ký hiệu {symbol} năm {period} trong sổ là của {other}, không phải {agency}",
        "the code {symbol}, {period}, is of {other} in the register, not of {agency}"
    ))
    .hint(say!(
        "Cùng một cơ quan thì để `name:` đúng như trong sổ; cơ quan khác thì dùng chữ viết tắt khác, hoặc một dự án riêng.",
        "If it is the same agency, keep `name:` as the register has it; another one needs another abbreviation, or a project of its own."
    ))
}

/// Two lines of the register give a document one number.
pub(super) fn held_twice(name: &str, number: u32) -> Error {
    Error::usage(say!(
        "sổ ghi số {number} của {name} hai dòng: hủy thì văn bản vẫn còn số",
        "the register gives {name} the number {number} on two lines: cancelling leaves one of them"
    ))
    .hint(say!(
        "Xóa bằng tay một trong hai dòng ấy của so-van-ban.yaml.",
        "Remove one of the two lines of so-van-ban.yaml by hand."
    ))
}

/// The file named twice in one call.
pub(super) fn named_twice(name: &str) -> Error {
    Error::usage(say!("{name} được nêu hai lần", "{name} is named twice"))
        .hint(say!("Nêu mỗi văn bản một lần.", "Name each document once."))
}

/// A document that the register knows, by the number that its file says now.
pub(super) fn entered(
    name: &str,
    number: Option<DocumentNumber>,
    entry: &RegisterEntry,
) -> Error {
    match number {
        None => lost_number(name, entry),
        Some(number) if number.value == entry.number => has_number(name, entry),
        Some(number) => {
            let (own, symbol) = (entry.number, &entry.symbol);
            let day = entry.date.map(|it| it.0.to_string()).unwrap_or_default();
            Error::usage(say!(
                "sổ đã cấp số {own}/{symbol} cho {name}, mà tệp ghi `number: {number}`",
                "the register gave {own}/{symbol} to {name}, whose file says `number: {number}`"
            ))
            .hint(say!(
                "Ghi lại `number: {own}`, `date: {day}` vào tệp.",
                "Write `number: {own}`, `date: {day}` into the file again."
            ))
        }
    }
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

fn lost_number(name: &str, entry: &RegisterEntry) -> Error {
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

/// The register could not be written: whether that is all, or the next run tries again.
pub(super) fn not_entered_at_all(refused: Error, is_undone: bool) -> Error {
    refused.hint(if is_undone {
        say!(
            "Chưa cấp số nào, sổ và văn bản như trước: sửa chỗ hỏng rồi chạy lại.",
            "No number was given, register and documents are as before: mend that and run again."
        )
    } else {
        next_run_ends_it()
    })
}

/// The register was written, a document was not.
pub(super) fn not_ended(refused: Error) -> Error {
    refused.hint(next_run_ends_it())
}

fn next_run_ends_it() -> Message {
    say!(
        "Số đã lấy: lần chạy `vanban number` sau ghi nốt vào sổ và văn bản; đừng cấp lại, đừng xóa thư mục .vanban.",
        "The number is taken: the next `vanban number` writes what is left; do not ask for another, and keep the folder .vanban."
    )
}
