//! Rules on the legal bases among themselves: their order, and that each is one (II.6.a).

use chrono::NaiveDate;

use super::check::Looked;
use super::subject::Subject;
use crate::diag::{Diagnostic, Place, rules};
use crate::document::TextAt;
use crate::grammar::{Citation, Mention, Phrase, Text};
use crate::say;

/// The citation that a basis begins with.
fn cited<'a>(read: &'a Text<'_>) -> Option<&'a Citation> {
    let first = read.mentions.first()?;
    match &first.phrase {
        Phrase::Citation(citation) if first.tokens.start <= 2 => Some(citation),
        _ => None,
    }
}

/// The rank of what is cited among the texts of the state's centre, from the highest; none for
/// any other.
fn rank(citation: &Citation) -> Option<u8> {
    let number = citation.number.as_deref().unwrap_or_default().to_uppercase();
    let code = number.split(['/', '-']).next_back().unwrap_or_default();
    match citation.kind.as_str() {
        "hiến pháp" => Some(0),
        "luật" | "bộ luật" => Some(1),
        "nghị quyết" if code.starts_with("QH") => Some(1),
        "pháp lệnh" => Some(2),
        "nghị quyết" if code.starts_with("UBTVQH") => Some(2),
        "nghị định" if code == "CP" => Some(3),
        "nghị quyết" if number.ends_with("/NQ-CP") => Some(3),
        "quyết định" | "chỉ thị" if code == "TTG" => Some(4),
        "thông tư" if number.contains("/TT-") => Some(5),
        _ => None,
    }
}

fn read(basis: &TextAt) -> Text<'_> {
    Text::read(&basis.text, true)
}

/// A basis behind one of a lower rank.
pub(super) fn basis_order(subject: &Subject<'_>) -> Looked {
    let ranked: Vec<(u8, &TextAt)> = subject
        .bases()
        .filter_map(|basis| Some((rank(cited(&read(basis))?)?, basis)))
        .collect();
    if ranked.len() < 2 {
        return None;
    }
    let misplaced = ranked.iter().enumerate().find_map(|(i, (rank, basis))| {
        let before = ranked[..i].iter().find(|(before, _)| before > rank)?;
        Some((*basis, before.1))
    });
    let Some((basis, before)) = misplaced else { return Some(vec![]) };
    let message = say!(
        "căn cứ này có thể phải đứng trên: nó có hiệu lực cao hơn căn cứ đứng trước",
        "this basis may have to stand above: it ranks higher than one before it"
    );
    let finding = Diagnostic::new(&rules::BASIS_ORDER, message);
    let finding = finding.at(whole(subject, basis));
    Some(vec![
        finding
            .related(whole(subject, before), say!("căn cứ thấp hơn", "the lower one"))
            .hint(say!(
                "Xếp: Hiến pháp, luật, pháp lệnh, nghị định, quyết định của Thủ tướng, thông tư, rồi đến văn bản của địa phương.",
                "Order them: constitution, laws, ordinances, decrees, decisions of the Prime Minister, circulars, then local texts."
            )),
    ])
}

fn whole(subject: &Subject<'_>, basis: &TextAt) -> Place {
    subject.place_in(basis, 0..basis.text.len())
}

/// A basis that stands twice.
pub(super) fn duplicate_basis(subject: &Subject<'_>) -> Looked {
    let mut first: Vec<(String, Option<NaiveDate>, Place)> = vec![];
    let mut found = vec![];
    for basis in subject.bases() {
        let read = read(basis);
        let Some(citation) = cited(&read) else { continue };
        let name = match &citation.number {
            Some(number) => number.to_uppercase(),
            None if citation.name.is_empty() => continue,
            None => {
                let day = citation.date.map(|date| date.to_string()).unwrap_or_default();
                format!("{} {day}", citation.name.to_lowercase())
            }
        };
        let place = whole(subject, basis);
        // Two agencies may give the same number on two days.
        let same = first.iter().find(|(known, day, _)| {
            *known == name && (*day == citation.date || day.is_none())
        });
        let Some((.., before)) = same else {
            first.push((name, citation.date, place));
            continue;
        };
        let label = citation.number.as_ref().unwrap_or(&citation.name);
        let message =
            say!("căn cứ {label} ghi hai lần", "the basis {label} stands twice");
        let finding = Diagnostic::new(&rules::DUPLICATE_BASIS, message).at(place);
        let finding = finding.related(before.clone(), say!("lần đầu", "the first time"));
        found.push(finding.hint(say!("Giữ một.", "Keep one of the two.")));
    }
    (!first.is_empty()).then_some(found)
}

/// Two bases in one line.
pub(super) fn joined_bases(subject: &Subject<'_>) -> Looked {
    let mut any = false;
    let mut found = vec![];
    for basis in subject.bases() {
        any = true;
        let read = Text::read(&basis.text, false);
        let first = read.tokens.first().map_or("", |token| token.lower.as_str());
        if SEVERAL.contains(&first) {
            continue;
        }
        let Some(second) = read.mentions.iter().find(|it| is_further(&read, it)) else {
            continue;
        };
        let message = say!("hai căn cứ viết liền trong một mục", "two bases in one item");
        let place = subject.place_in(basis, second.span.clone());
        let finding = Diagnostic::new(&rules::JOINED_BASES, message).at(place);
        found.push(finding.hint(say!(
            "Viết mỗi căn cứ một dòng của `legal_bases:`; dấu chấm phẩy do chương trình thêm.",
            "Write each basis as an item of `legal_bases:`; the program adds the semicolon."
        )));
    }
    any.then_some(found)
}

/// First words of what is one basis although it names several papers.
const SEVERAL: [&str; 4] = ["các", "theo", "trên", "xét"];

/// True for a citation that begins a further basis behind a semicolon; a text with those that
/// amend it is one.
fn is_further(read: &Text<'_>, mention: &Mention) -> bool {
    let start = mention.tokens.start;
    let led = start >= 3 && read.tokens[start - 1].is("cứ");
    let mark = start.checked_sub(if led { 3 } else { 1 });
    let apart = mark.is_some_and(|at| read.tokens[at].is(";"));
    let clause = &read.tokens[start..read.clause(start).end.max(start)];
    let amends = clause.windows(2).any(|two| two[0].is("sửa") && two[1].is("đổi"));
    let cites = matches!(mention.phrase, Phrase::Citation(_));
    cites && apart && !amends && mention.within.is_none()
}
