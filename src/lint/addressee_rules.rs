//! Rules on whom a document is addressed to and who receives it (II.9).

use super::check::Looked;
use super::legal_texts::is_of_parliament;
use super::subject::Subject;
use crate::diag::{Diagnostic, rules};
use crate::document::{Loaded, outline};
use crate::say;
use crate::yaml::Path;

/// A kind that goes to everyone it concerns has addressees of its own.
pub(super) fn unusual_addressees(subject: &Subject<'_>) -> Looked {
    let loaded = subject.loaded;
    let kind = &loaded.kind;
    if !goes_to_all(loaded) {
        return None;
    }
    if loaded.document.addressees.is_empty() {
        return Some(vec![]);
    }
    let (name, id) = (&kind.name, &kind.id);
    let message = say!("{name} có “Kính gửi”", "a {id} with addressees");
    let finding = Diagnostic::new(&rules::UNUSUAL_ADDRESSEES, message);
    Some(vec![finding.at(subject.place("addressees")).hint(say!(
        "Chuyển các nơi ấy vào `recipients:`; “Kính gửi” dành cho công văn, tờ trình, báo cáo gửi cấp trên.",
        "Move them to `recipients:`; letters, and submissions and reports to a higher level, have addressees."
    ))])
}

/// True for a kind that goes to everyone it concerns.
fn goes_to_all(loaded: &Loaded) -> bool {
    let kind = &loaded.kind;
    kind.of_standard && !kind.is_copy() && !loaded.standard.addressed.contains(&kind.id)
}

/// Who is addressed comes first among the recipients, as “Như trên”.
pub(super) fn missing_as_above(subject: &Subject<'_>) -> Looked {
    let loaded = subject.loaded;
    let recipients = &loaded.recipients;
    if recipients.is_empty() || loaded.kind.is_copy() {
        return None;
    }
    let says = |text: &str| text.trim().to_lowercase().starts_with("như trên");
    let at = recipients.iter().position(|(text, _)| says(text));
    let addressed = !loaded.document.addressees.is_empty();
    let hint = say!(
        "Ghi “Như trên” đầu danh sách nơi nhận.",
        "Write “Như trên” first among the recipients."
    );
    let finding = |message| Diagnostic::new(&rules::MISSING_AS_ABOVE, message);
    Some(match (addressed, at) {
        // Addressees that are one too many have a finding of their own.
        (true, None) if goes_to_all(loaded) => vec![],
        (true, None) => vec![
            finding(say!(
                "có “Kính gửi” mà nơi nhận không có “Như trên”",
                "there are addressees, but “Như trên” is missing among the recipients"
            ))
            .at(subject.place_of(&recipients[0].1))
            .hint(hint),
        ],
        (true, Some(1..)) => vec![
            finding(say!(
                "“Như trên” không đứng đầu nơi nhận",
                "“Như trên” does not come first among the recipients"
            ))
            .at(subject.place_of(&recipients[at.unwrap_or_default()].1))
            .hint(hint),
        ],
        (false, Some(at)) if must_address(loaded) => vec![
            finding(say!(
                "nơi nhận ghi “Như trên” mà không có “Kính gửi”",
                "“Như trên” among the recipients, but no addressees above"
            ))
            .at(subject.place_of(&recipients[at].1)),
        ],
        _ => vec![],
    })
}

/// True for a form that cannot do without addressees.
fn must_address(loaded: &Loaded) -> bool {
    loaded.kind.needs().iter().any(|parts| parts == &["addressees"])
}

/// “Như Điều 3” names an article that the document does not have.
pub(super) fn unknown_article(subject: &Subject<'_>) -> Looked {
    let loaded = subject.loaded;
    let named = loaded.recipients.iter().filter_map(|(text, path)| {
        let rest = text.trim().strip_prefix("Như Điều ")?;
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        Some((digits.parse::<usize>().ok()?, path))
    });
    let named: Vec<_> = named.collect();
    if named.is_empty() {
        return None;
    }
    let sections = &loaded.document.sections;
    let path = Path::default().key("sections");
    let articles = outline(sections, &path, loaded.numbering());
    let article = |section: &crate::document::Numbered| {
        section.number.starts_with("Điều ").then_some(section.n)
    };
    let last = articles.iter().filter_map(article).max().unwrap_or_default();
    let unknown = named.into_iter().filter(|(article, _)| *article > last);
    let finding = |(article, path): (usize, &Path)| {
        let message = say!(
            "nơi nhận ghi “Như Điều {article}” mà văn bản chỉ có {last} điều",
            "the recipients name article {article}, but there are only {last}"
        );
        let finding = Diagnostic::new(&rules::UNKNOWN_ARTICLE, message);
        finding.at(subject.place_of(path)).hint(say!(
            "Ghi số của điều giao nhiệm vụ thi hành, thường là điều cuối.",
            "Write the number of the article that says who carries it out, mostly the last one."
        ))
    };
    Some(unknown.map(finding).collect())
}

/// Nobody receives the document.
pub(super) fn missing_recipients(subject: &Subject<'_>) -> Looked {
    let loaded = subject.loaded;
    let kind = &loaded.kind;
    if !kind.of_standard || !kind.prints("recipients") || is_of_parliament(subject) {
        return None;
    }
    if !loaded.recipients.is_empty() {
        return Some(vec![]);
    }
    let message =
        say!("không có nơi nhận nào ngoài dòng “Lưu”", "no recipients but the archive");
    let finding = Diagnostic::new(&rules::MISSING_RECIPIENTS, message);
    Some(vec![finding.at(subject.place("kind")).hint(say!(
        "Thêm `recipients:` với các nơi nhận để thực hiện, để biết.",
        "Add `recipients:`: who carries it out, and who is to know."
    ))])
}
