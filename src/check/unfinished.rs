//! What a draft still lacks: answers, number, date, words.

use crate::diag::{Diagnostic, Place, Severity, rules};
use crate::document::{Heading, Loaded, MergeField, merge_fields, texts};
use crate::grammar::blanks;
use crate::say;
use crate::yaml::{Path, open_questions};

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

/// Everything that keeps a document from being final.
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
    findings.extend(
        open_fields(loaded)
            .into_iter()
            .map(|field| Diagnostic { severity: Severity::Error, ..field }),
    );
    findings.extend(blank_head(loaded));
    let blank = || say!("chỗ này chưa điền", "blank text");
    for (signer, path) in &loaded.signers {
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
        if blanks.is_empty() {
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
    if headed && loaded.kind.must_say("date") && document.date.is_none() {
        let message = say!("chưa có ngày ban hành", "the date is missing");
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
