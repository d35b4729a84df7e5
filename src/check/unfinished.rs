//! What a draft still lacks: answers, number, date, words.

use crate::diag::{Diagnostic, Place, rules};
use crate::document::{Heading, IssueDate, Loaded, MergeField, merge_fields, texts};
use crate::grammar::blanks;
use crate::say;
use crate::vi;
use crate::yaml::{Path, Step, open_questions};

/// How many questions of a draft are still open, at the first of them.
pub fn questions_left(loaded: &Loaded) -> Option<Diagnostic> {
    let tree = &loaded.tree;
    let open = open_questions(tree);
    let first = open.first()?;
    let questions = open.iter().filter(|q| !q.same).count();
    let places = open.len();
    let message = say!(
        "còn {questions} câu hỏi rà soát ở {places} chỗ",
        "{questions} open questions in {places} places"
    );
    Some(
        Diagnostic::new(&rules::QUESTIONS_LEFT, message)
            .at(Place::new(&tree.file, first.range.clone()))
            .hint(say!(
                "Quyết định xong thì xóa dòng chú thích, hoặc sửa thành `# đã rà soát: …`.",
                "Delete the comment of a decided question, or change it to `# đã rà soát: …`."
            )),
    )
}

/// Fields that only a merge fills in.
pub fn open_fields(loaded: &Loaded) -> Vec<Diagnostic> {
    let field = |field: MergeField| {
        let name = &field.mark.name;
        let message = say!(
            "trường «{name}» sẽ in ra như vậy",
            "the field «{name}» is not filled in and is printed as it stands"
        );
        let text = field.node.scalar().unwrap_or_default();
        let place = loaded.tree.place_in(&field.node, text, field.range.clone());
        Diagnostic::new(&rules::OPEN_FIELD, message).at(place).hint(say!(
            "Dựng từ danh sách bằng `vanban merge`; để trích dẫn thì dùng “ ”.",
            "Build it from a list with `vanban merge`; for quotations use “ ”."
        ))
    };
    // What a list says in the place of a field is no field.
    let fields = merge_fields(&loaded.tree).into_iter();
    fields
        .filter(|field| field.node.said_at.is_none())
        .map(field)
        .collect()
}

/// A code that says no more than the agency, where it must name a unit or field as well.
pub fn code_without_unit(loaded: &Loaded) -> Option<Diagnostic> {
    let (kind, agency) = (&loaded.kind, &loaded.agency.abbreviation);
    let form = kind.form.as_ref().filter(|form| form.unit_in_code)?;
    let printed = loaded.document.heading == Heading::Full && kind.prints("number");
    let symbol = loaded.symbol().filter(|_| printed)?;
    if symbol != *agency {
        return None;
    }
    let root = &loaded.tree.root;
    let key = if loaded.document.symbol.is_some() { "symbol" } else { "kind" };
    let place = loaded.tree.place(root.find(&Path::default().key(key)));
    let clause = loaded.standard.clause("symbol");
    let name = vi::lower_first(&kind.name);
    let (form, id) = (loaded.standard.form_reference(form), &kind.id);
    let (form_vi, form_en) = (&form.vi, &form.en);
    let message = say!(
        "ký hiệu {symbol} của {name} thiếu chữ viết tắt của đơn vị soạn thảo hoặc lĩnh vực ({form_vi})",
        "the code {symbol} of {id} is missing the unit that drafted it, or its field ({form_en})"
    );
    Some(Diagnostic::new(&rules::CODE_WITHOUT_UNIT, message).at(place).hint(say!(
        "Thêm chữ viết tắt do cơ quan quy định, như `symbol: {agency}-VP`{clause}.",
        "Add the abbreviation that the agency has laid down, such as `symbol: {agency}-VP`{clause}."
    )))
}

/// Everything that keeps a document from being signed or going out.
pub fn unfinished(loaded: &Loaded) -> Vec<Diagnostic> {
    let tree = &loaded.tree;
    let mut findings = vec![];
    for question in open_questions(tree) {
        let text = question.text;
        findings.push(
            Diagnostic::new(
                &rules::OPEN_QUESTION,
                say!("chưa rà soát: {text}", "open question: {text}"),
            )
            .at(Place::new(&tree.file, question.range)),
        );
    }
    findings.extend(open_fields(loaded));
    findings.extend(blank_head(loaded));
    let blank = || say!("chỗ này chưa điền", "blank text");
    for (signer, path) in loaded.all_signers() {
        if signer.name.is_empty() {
            let message = say!("chưa có tên người ký", "the signer's name is missing");
            let place = tree.place(tree.root.find(&path.key("name")));
            findings.push(Diagnostic::new(&rules::BLANK_NAME, message).at(place));
            continue;
        }
        if [&signer.name, &signer.position]
            .iter()
            .any(|text| !blanks(text).is_empty())
        {
            let place = tree.place(tree.root.find(&path.key("name")));
            findings.push(Diagnostic::new(&rules::BLANK_TEXT, blank()).at(place));
        }
    }
    for at in texts(tree, &loaded.keys) {
        let blanks = blanks(&at.text);
        // A signer's own date is written by hand.
        let by_hand = at.path.0.last() == Some(&Step::Key("date_line".to_owned()));
        if blanks.is_empty() || by_hand {
            continue;
        }
        for range in blanks {
            let place = tree.place_in(&at.node, &at.text, range);
            findings.push(Diagnostic::new(&rules::BLANK_TEXT, blank()).at(place));
        }
    }
    findings
}

/// A number or date that is not there, and a mark of a draft that is.
fn blank_head(loaded: &Loaded) -> Vec<Diagnostic> {
    let document = &loaded.document;
    let root = &loaded.tree.root;
    let place = |key: &str| {
        let entry = root.entries().iter().find(|e| e.key.scalar() == Some(key));
        let start = root.range.start;
        let range = entry.map_or(start..start, |e| e.key.range.clone());
        Place::new(&loaded.tree.file, range)
    };
    let headed = document.heading == Heading::Full;
    let mut findings = vec![];
    let numbered = loaded.kind.must_say("number") && loaded.symbol().is_some();
    if headed && numbered && document.number.is_none() {
        let message = say!("chưa có số văn bản", "the number is missing");
        findings.push(Diagnostic::new(&rules::BLANK_NUMBER, message).at(place("number")));
    }
    let day = document.date.and_then(IssueDate::day);
    if headed && loaded.kind.must_say("date") && day.is_none() {
        let message = match document.date {
            Some(_) => say!(
                "ngày ban hành mới có tháng, chưa có ngày",
                "the day is missing: the date has only a month"
            ),
            None => say!("chưa có ngày ban hành", "the date is missing"),
        };
        findings.push(Diagnostic::new(&rules::BLANK_DATE, message).at(place("date")));
    }
    if document.draft {
        let message =
            say!("văn bản còn ghi là dự thảo", "the document is marked as a draft");
        let node = root.find(&Path::default().key("draft"));
        findings.push(
            Diagnostic::new(&rules::MARKED_DRAFT, message).at(loaded.tree.place(node)),
        );
    }
    findings
}
