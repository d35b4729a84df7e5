//! What is said of a signed file.

use serde_json::{Value, json};

use super::signed_document::Held;
use super::ui::Ui;
use crate::diag::Lang;
use crate::project::shown;
use crate::say;
use crate::signed::{BlankKind, Chain, FileSigner, SignedVerdict, Stamp, TimeSource};

/// Says who signed, what was stamped, what is wrong, and what the file is.
pub(super) fn tell(held: &Held, ui: &mut Ui) {
    for (i, signer) in held.file.signers.iter().enumerate() {
        let line = signer_line(i + 1, signer, ui.lang);
        ui.result(&line, &signer_json(signer));
    }
    for stamp in &held.file.stamps {
        ui.result(&stamp_line(stamp, ui.lang), &stamp_json(stamp));
    }
    ui.findings(&held.judgement.findings);
    let line = verdict_line(held, ui.lang);
    ui.result(&line, &verdict_json(held));
}

fn signer_line(number: usize, signer: &FileSigner, lang: Lang) -> String {
    let unknown = say!("không rõ", "unknown");
    let unknown = unknown.in_lang(lang);
    let name = signer.name.as_deref().unwrap_or(unknown);
    let time = signer.time_shown().unwrap_or_else(|| unknown.to_owned());
    let source = match signer.time.map(|(_, source)| source) {
        Some(TimeSource::Stamped) => say!(" (dấu thời gian)", " (time stamp)"),
        Some(TimeSource::Signed | TimeSource::Said) => {
            say!(" (theo máy ký)", " (by the signer's clock)")
        }
        None => say!("", ""),
    };
    let source = source.in_lang(lang);
    let covers = match signer.covers {
        Some([_, _, end]) => {
            say!("ký trọn {end} byte đầu", "covers the first {end} bytes")
        }
        None => say!("không ký trọn tệp", "does not cover the whole file"),
    };
    let covers = covers.in_lang(lang);
    let valid = if signer.is_valid {
        say!("chữ ký đúng", "valid")
    } else {
        say!("chữ ký SAI", "INVALID")
    };
    let valid = valid.in_lang(lang);
    let chain = match &signer.chain {
        Chain::NotChecked => say!("chuỗi chứng thư chưa kiểm", "chain not checked"),
        Chain::Trusted(root) => say!("tin cậy theo {root}", "trusted by {root}"),
        Chain::Untrusted => say!("chuỗi chứng thư không tin cậy", "chain not trusted"),
    };
    let chain = chain.in_lang(lang);
    let kind = match (signer.is_time_stamp, lang) {
        (true, Lang::Vi) => "Dấu thời gian",
        (true, Lang::En) => "Time stamp",
        (false, Lang::Vi) => "Người ký",
        (false, Lang::En) => "Signer",
    };
    format!("{kind} {number}: {name}, {time}{source}; {covers}; {valid}; {chain}")
}

fn signer_json(signer: &FileSigner) -> Value {
    let (chain, root) = match &signer.chain {
        Chain::NotChecked => ("not-checked", None),
        Chain::Trusted(root) => ("trusted", Some(root)),
        Chain::Untrusted => ("not-trusted", None),
    };
    json!({
        "type": "signature",
        "field": signer.field,
        "signer": signer.name,
        "issuer": signer.issuer,
        "time": signer.time.map(|(time, _)| time.to_rfc3339()),
        "time_source": signer.time.map(|(_, source)| match source {
            TimeSource::Said => "said",
            TimeSource::Signed => "signed",
            TimeSource::Stamped => "stamped",
        }),
        "time_stamp": signer.is_time_stamp,
        "revision": signer.revision,
        "covers": signer.covers,
        "valid": signer.is_valid,
        "chain": chain,
        "root": root,
        "sub_filter": signer.sub_filter,
    })
}

/// The name of a blank in reports.
fn blank_name(kind: BlankKind) -> &'static str {
    match kind {
        BlankKind::Number => "number",
        BlankKind::Day => "day",
        BlankKind::Month => "month",
    }
}

fn stamp_line(stamp: &Stamp, lang: Lang) -> String {
    let page = stamp.page;
    let text = match &stamp.text {
        Some(text) => format!("“{text}”"),
        None => say!("hình, không đọc được", "a picture, cannot be read")
            .in_lang(lang)
            .to_owned(),
    };
    let place = match stamp.blank {
        Some(BlankKind::Number) => say!("vào chỗ của số", " in the place of the number"),
        Some(BlankKind::Day) => say!("vào chỗ của ngày", "in the place of the day"),
        Some(BlankKind::Month) => say!("vào chỗ của tháng", "in the place of the month"),
        None => say!("ngoài các chỗ trống", "in no blank"),
    };
    let place = place.in_lang(lang).trim();
    match lang {
        Lang::Vi => format!("Dấu trang {page}, {place}: {text}"),
        Lang::En => format!("Stamp on page {page}, {place}: {text}"),
    }
}

fn stamp_json(stamp: &Stamp) -> Value {
    json!({
        "type": "stamp",
        "page": stamp.page,
        "text": stamp.text,
        "blank": stamp.blank.map(blank_name),
        "heading": stamp.in_heading,
    })
}

fn verdict_line(held: &Held, lang: Lang) -> String {
    let file = &held.file.name;
    let unknown = say!("văn bản không còn trong dự án", "a document that is not there");
    let unknown = unknown.in_lang(lang).to_owned();
    let document = held.document.as_ref().map_or(unknown, |it| shown(&it.path));
    let count = held.file.signers.len();
    let said = match held.judgement.verdict {
        SignedVerdict::Genuine => say!(
            "{file}: đúng là bản dựng từ {document}, {count} chữ ký, không thêm gì khác. Chữ ký đã bị gỡ nguyên vẹn khỏi cuối tệp thì không biết được.",
            "{file}: the build of {document}, {count} signatures, and nothing else. A signature that was taken off the end as a whole cannot be known."
        ),
        SignedVerdict::EditedPlan if !held.judgement.is_proved => say!(
            "{file}: chưa chứng minh được gì, {document} không còn như dữ liệu mà tệp ghi",
            "{file}: nothing is proved: {document} is not as the data that the file names"
        ),
        SignedVerdict::EditedPlan => say!(
            "{file}: thật, nhưng {document} đã sửa sau khi trình ký",
            "{file}: genuine, but {document} was edited since"
        ),
        SignedVerdict::ConflictingStamp => {
            say!("{file}: dấu trái với dữ liệu", "{file}: a stamp contradicts the data")
        }
        SignedVerdict::Untrusted => {
            say!("{file}: có chữ ký không tin cậy", "{file}: a signature is not trusted")
        }
        SignedVerdict::Unsigned => say!("{file}: chưa ký", "{file}: not signed"),
        SignedVerdict::AddedLater => say!(
            "{file}: bị thêm nội dung sau khi dựng",
            "{file}: something was added that is no signature"
        ),
        SignedVerdict::InvalidSignature => {
            say!("{file}: có chữ ký không hợp lệ", "{file}: invalid signature")
        }
        SignedVerdict::ChangedBuild => say!(
            "{file}: bản trước khi ký không phải bản dựng từ {document}",
            "{file}: what was signed is not the build of {document}"
        ),
        SignedVerdict::CutOff => {
            say!("{file}: bị bỏ một phần đã ký", "{file}: a signed part is missing")
        }
        SignedVerdict::AnotherDocument => {
            say!("{file}: là văn bản khác", "{file}: another document")
        }
        SignedVerdict::Foreign => {
            say!("{file}: không phải do vanban dựng", "{file}: not built by vanban")
        }
        SignedVerdict::Unreadable => say!("{file}: không đọc được", "{file}: unreadable"),
    };
    said.in_lang(lang).to_owned()
}

fn verdict_json(held: &Held) -> Value {
    let verdict = held.judgement.verdict;
    let difference = held.judgement.difference.as_ref();
    json!({
        "type": "signed",
        "file": held.file.name,
        "document": held.document.as_ref().map(|it| shown(&it.path)),
        "verdict": verdict.name(),
        "status": verdict.status(),
        "signatures": held.file.signers.len(),
        "revisions": held.file.revisions,
        "difference": difference.map(|it| json!({
            "page": it.page, "document": it.ours, "file": it.theirs,
        })),
    })
}
