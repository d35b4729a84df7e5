//! Laws and documents that a text cites: kind, number, date, issuer and title.

use std::ops::Range;

use chrono::NaiveDate;

use super::codes::{blank_date, blank_symbol, symbol};
use super::date_phrase;
use super::mentions::{ends_clause, is_glued, says};
use super::named_laws::{law, of_congress};
use super::tokens::{Token, TokenKind};

/// A cited law or document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citation {
    /// Its kind in lower case: `nghị định`; empty if the number stands alone.
    pub kind: String,
    /// Its number and code without spaces: `98/2023/NĐ-CP`.
    pub number: Option<String>,
    /// Its date.
    pub date: Option<NaiveDate>,
    /// The year after its name: `Luật Đất đai năm 2024`.
    pub year: Option<i32>,
    /// What it is called where it has no number: `Luật Đất đai`.
    pub name: String,
    /// Its tokens up to the title: nothing in them is ever changed.
    pub core: Range<usize>,
    /// True if its number is still to be written.
    pub blank: bool,
}

/// Kinds of documents that are cited, longest first where one begins another.
const KINDS: [&[&str]; 34] = [
    &["bộ", "luật"],
    &["luật"],
    &["hiến", "pháp"],
    &["pháp", "lệnh"],
    &["nghị", "định"],
    &["nghị", "quyết", "liên", "tịch"],
    &["nghị", "quyết"],
    &["thông", "tư", "liên", "tịch"],
    &["thông", "tư"],
    &["thông", "báo", "kết", "luận"],
    &["thông", "báo"],
    &["thông", "tri"],
    &["quyết", "định"],
    &["chỉ", "thị"],
    &["kết", "luận"],
    &["quy", "định"],
    &["quy", "chế"],
    &["kế", "hoạch"],
    &["công", "văn"],
    &["công", "điện"],
    &["văn", "bản", "hợp", "nhất"],
    &["văn", "bản"],
    &["hướng", "dẫn"],
    &["báo", "cáo"],
    &["tờ", "trình"],
    &["chương", "trình", "hành", "động"],
    &["chương", "trình"],
    &["phương", "án"],
    &["đề", "án"],
    &["quy", "chuẩn"],
    &["tiêu", "chuẩn"],
    &["lệnh"],
    &["giấy", "mời"],
    &["biên", "bản"],
];

/// Kinds that are cited by a bare number: `Chỉ thị 41`, `Đề án 06`.
const BY_NUMBER: [&str; 10] = [
    "nghị quyết",
    "chỉ thị",
    "kết luận",
    "quyết định",
    "đề án",
    "nghị định",
    "thông tư",
    "quy định",
    "hướng dẫn",
    "công điện",
];

/// The citation that begins at a token, and all its tokens with the title.
pub(super) fn at(
    tokens: &[Token<'_>],
    start: usize,
    whole: bool,
) -> Option<(Range<usize>, Citation)> {
    let mut citation = core(tokens, start)?;
    let end = citation.core.end;
    let end = after_number(tokens, end, &mut citation);
    citation.core.end = end;
    let end = match title_start(tokens, end) {
        _ if whole && leads(&tokens[..start]) => tokens.len(),
        Some(title) => title_end(tokens, title),
        None => end,
    };
    Some((start..end, citation))
}

/// True if nothing but the lead word of a legal basis stands before a citation.
fn leads(before: &[Token<'_>]) -> bool {
    before.iter().all(|t| t.is("căn") || t.is("cứ"))
}

/// Kind and number, or kind and name.
fn core(tokens: &[Token<'_>], start: usize) -> Option<Citation> {
    let Some((after, kind)) = kind(tokens, start) else {
        let (end, number) = symbol(tokens, start)?;
        let number = Some(number);
        return Some(Citation { number, core: start..end, ..Citation::default() });
    };
    let with = |number, end| Citation {
        kind: kind.clone(),
        number,
        core: start..end,
        ..Citation::default()
    };
    let said = tokens.get(after).is_some_and(|t| t.is("số"));
    let i = after + usize::from(said);
    let i = i + usize::from(said && tokens.get(i).is_some_and(|t| t.is(":")));
    if let Some((end, number)) = symbol(tokens, i) {
        return Some(with(Some(number), end));
    }
    if said && let Some(end) = blank_symbol(tokens, i) {
        return Some(Citation { blank: true, ..with(None, end) });
    }
    let capital = tokens[start].is_capital();
    // `Quyết định 12/2025 của UBND tỉnh`: the code is left out in speech.
    if (said || capital)
        && let Some(number) = tokens.get(i).filter(|t| t.kind == TokenKind::Number)
        && tokens.get(i + 1).is_some_and(|t| t.is("/"))
        && is_glued(tokens, i + 1)
        && is_glued(tokens, i + 2)
        && let Some(year) = tokens.get(i + 2).filter(|t| t.year().is_some())
    {
        let number = format!("{kind} {}/{}", number.text, year.text);
        return Some(with(Some(number), i + 3));
    }
    let number = tokens.get(i).filter(|t| {
        t.kind == TokenKind::Number && t.text.len() <= 4 && t.year().is_none()
    });
    if let Some(number) = number {
        let counted = said || (capital && BY_NUMBER.contains(&kind.as_str()));
        let a_share =
            tokens.get(i + 1).is_some_and(|t| matches!(t.text, "%" | "/" | "."))
                && is_glued(tokens, i + 1);
        if counted && !a_share {
            return Some(with(Some(format!("{kind} {}", number.text)), i + 1));
        }
    }
    if !capital {
        return None;
    }
    if says(tokens, after, &["ngày"])
        && date_phrase::at(tokens, after).is_some_and(|date| date.year.is_some())
    {
        return Some(with(None, after));
    }
    match kind.as_str() {
        "luật" | "bộ luật" | "pháp lệnh" | "hiến pháp" => {
            law(tokens, start, after, &kind)
        }
        "nghị quyết" | "kết luận" => of_congress(tokens, start, after, &kind),
        _ => None,
    }
}

/// Date, year and issuer behind the number; returns where they end.
fn after_number(tokens: &[Token<'_>], end: usize, citation: &mut Citation) -> usize {
    let mut end = end;
    let comma = usize::from(tokens.get(end).is_some_and(|t| t.is(",") || t.is("(")));
    if says(tokens, end + comma, &["ngày"]) {
        if let Some(date) =
            date_phrase::at(tokens, end + comma).filter(|d| d.year.is_some())
        {
            let year = date.year.map(|y| y.year).unwrap_or_default();
            citation.date = NaiveDate::from_ymd_opt(year, date.month, date.day);
            end = date.tokens.end;
            let opened = comma == 1 && tokens[end - 1].end() > 0;
            if opened && tokens.get(end).is_some_and(|t| t.is(")")) {
                end += 1;
            }
        } else if let Some(after) = blank_date(tokens, end + comma) {
            end = after;
        }
    } else if citation.number.is_some()
        && citation.year.is_none()
        && says(tokens, end, &["năm"])
        && let Some(year) = tokens.get(end + 1).and_then(Token::year)
        && (says(tokens, end + 2, &["của"]) || says(tokens, end + 2, &["về"]))
    {
        citation.year = Some(year);
        end += 2;
    }
    let issuer = tokens.get(end).is_some_and(|t| t.is("của"))
        && (citation.number.is_some() || citation.date.is_some() || citation.blank);
    if issuer {
        end = issuer_end(tokens, end + 1);
        // `(nay là Bộ Nông nghiệp và Môi trường)` belongs to the issuer.
        if tokens.get(end).is_some_and(|t| t.is("("))
            && (says(tokens, end + 1, &["nay", "là"])
                || says(tokens, end + 1, &["trước", "đây"]))
        {
            let close = (end..tokens.len()).find(|i| tokens[*i].is(")"));
            end = close.map_or(end, |close| close + 1);
        }
    }
    end
}

fn issuer_end(tokens: &[Token<'_>], start: usize) -> usize {
    let stops = |i: usize| {
        let token = &tokens[i];
        let session = token.is(",")
            && (says(tokens, i + 1, &["khóa"]) || says(tokens, i + 1, &["kỳ", "họp"]));
        !session
            && (!matches!(token.kind, TokenKind::Word | TokenKind::Number)
                && !token.is("-")
                && !token.is(",")
                || token.is(",")
                || token.year().is_some()
                || CLAUSE.contains(&token.lower.as_str())
                || i > start && title_start(tokens, i) == Some(i)
                || i > start && token.is("và") && !joins_names(tokens, i)
                || i > start && kind(tokens, i).is_some() && token.is_capital())
    };
    (start..tokens.len()).find(|i| stops(*i)).unwrap_or(tokens.len())
}

/// True for `và` within an issuer: `Bộ Nông nghiệp và Môi trường`, `UBND tỉnh và Sở Nội vụ`.
fn joins_names(tokens: &[Token<'_>], i: usize) -> bool {
    tokens.get(i + 1).is_some_and(Token::is_capital) && kind(tokens, i + 1).is_none()
}

/// Words that begin a new clause, so that neither an issuer nor a law's name holds them.
pub(super) const CLAUSE: [&str; 40] = [
    "trong", "để", "nhằm", "đến", "trên", "tại", "cho", "gắn", "theo", "được", "là",
    "đã", "có", "với", "từ", "trước", "do", "bảo", "đảm", "phấn", "góp", "năm", "ngày",
    "như", "bằng", "khi", "sau", "mà", "nếu", "phải", "cần", "tới", "đối", "hoặc",
    "tiếp", "còn", "vẫn", "hết", "không", "thì",
];

/// Words that begin a title, alone or with the next one.
const TITLES: [&[&str]; 33] = [
    &["về"],
    &["v", "/", "v"],
    &["quy", "định"],
    &["ban", "hành"],
    &["phê", "duyệt"],
    &["sắp", "xếp"],
    &["sửa", "đổi"],
    &["bổ", "sung"],
    &["hướng", "dẫn"],
    &["thông", "qua"],
    &["công", "bố"],
    &["thành", "lập"],
    &["kiện", "toàn"],
    &["bãi", "bỏ"],
    &["giao"],
    &["tăng", "cường"],
    &["đẩy", "mạnh"],
    &["chi", "tiết"],
    &["triển", "khai"],
    &["tổ", "chức"],
    &["phát", "động"],
    &["thực", "hiện"],
    &["mục", "tiêu"],
    &["xác", "định"],
    &["điều", "chỉnh"],
    &["cụ", "thể", "hóa"],
    &["quy", "hoạch"],
    &["phát", "triển"],
    &["tiếp", "tục"],
    &["một", "số"],
    &["“"],
    &["kế", "hoạch"],
    &["chương", "trình"],
];

/// Where the title begins, if one follows.
fn title_start(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    // Behind a comma a verb begins what is to be done; only these go on with the citation.
    let comma = tokens.get(at).is_some_and(|t| t.is(","));
    let after = at + usize::from(comma || tokens.get(at).is_some_and(|t| t.is(":")));
    let titles = if comma { &TITLES[..5] } else { &TITLES[..] };
    titles.iter().any(|words| says(tokens, after, words)).then_some(after)
}

/// Words after a comma that cannot go on with a title.
const AFTER_COMMA: [&str; 30] = [
    "cụ", "trong", "đồng", "nhằm", "để", "từ", "bảo", "đảm", "phấn", "góp", "như", "gắn",
    "gồm", "trước", "hoàn", "báo", "gửi", "xong", "đến", "căn", "theo", "qua", "làm",
    "yêu", "đề", "tổ", "tiến", "ngay", "coi", "thì",
];

/// Words by which a title governs the laws that it names.
const GOVERNS: [&[&str]; 9] = [
    &["thi", "hành"],
    &["hướng", "dẫn"],
    &["sửa", "đổi"],
    &["bổ", "sung"],
    &["thực", "hiện"],
    &["chi", "tiết"],
    &["triển", "khai"],
    &["bãi", "bỏ"],
    &["thay", "thế"],
];

/// The end of a title in running text: where its sentence, clause or bracket ends, or where a
/// new clause begins behind a comma.
fn title_end(tokens: &[Token<'_>], start: usize) -> usize {
    let mut brackets = 0;
    let mut quoted = false;
    let governs = |end: usize| {
        (start..end).any(|i| GOVERNS.iter().any(|words| says(tokens, i, words)))
    };
    for i in start..tokens.len() {
        let token = &tokens[i];
        match token.text {
            "“" | "«" => quoted = true,
            "”" | "»" if quoted => quoted = false,
            "”" | "»" => return i,
            "(" => brackets += 1,
            ")" if brackets == 0 => return i,
            ")" => brackets -= 1,
            _ if quoted => {}
            "," => {
                let Some(next) = tokens.get(i + 1) else { return i };
                let body = next.is_capital()
                    && matches!(
                        next.text,
                        "UBND"
                            | "Ủy"
                            | "HĐND"
                            | "Chủ"
                            | "Sở"
                            | "Ban"
                            | "Giám"
                            | "Thủ"
                            | "Bộ"
                    );
                if body
                    || AFTER_COMMA.contains(&next.lower.as_str())
                    || begins(tokens, i + 1)
                {
                    return i;
                }
            }
            "và" | "hoặc" if begins(tokens, i + 1) && !governs(i) => return i,
            _ if ends_clause(tokens, i) => return i,
            "đã" => return i,
            _ => {}
        }
    }
    tokens.len()
}

/// True if a citation with a number, or of a law, begins at a token.
fn begins(tokens: &[Token<'_>], at: usize) -> bool {
    let skip = usize::from(tokens.get(at).is_some_and(|t| t.is("các")));
    core(tokens, at + skip).is_some()
}

/// The kind of document that a token begins, and where its words end.
pub(super) fn kind(tokens: &[Token<'_>], at: usize) -> Option<(usize, String)> {
    let words = KINDS.iter().find(|words| says(tokens, at, words))?;
    Some((at + words.len(), words.join(" ")))
}
