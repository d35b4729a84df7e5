//! `vanban legal`: what is in force when.

use std::path::Path;

use chrono::NaiveDate;
use clap::Args;
use serde_json::{Value, json};

use super::build_args::ListArgs;
use super::exit_status::ExitStatus;
use super::language::both;
use super::ui::Ui;
use super::values::Refused;
use crate::diag::Lang;
use crate::error::Failure;
use crate::legal::{Answered, LegalDocument, Reform, Register, of_document, of_reform};
use crate::project::Project;
use crate::say;
use crate::vi;

#[derive(Args)]
#[command(
    about = both(
        "Cho biết văn bản nào còn hiệu lực, cơ quan nào đã đổi, từ ngày nào",
        "Say what is in force, and which bodies were changed, from which day",
    ),
    override_usage = both(
        "vanban legal [TÙY CHỌN] [SỐ|TÊN]...",
        "vanban legal [OPTIONS] [NUMBER|NAME]...",
    ),
    after_help = both(
        "Kết thúc với 0: có trong danh mục; 1: danh mục chưa có (không có nghĩa là còn hay hết hiệu lực); 2: không làm được việc.",
        "Exit status 0: in the register; 1: not in the register (which says nothing of its force); 2: the work could not be done.",
    ),
)]
pub(super) struct Legal {
    #[arg(
        value_name = both("SỐ|TÊN", "NUMBER|NAME"),
        help = both(
            "Số, tên văn bản hay cơ quan, như `nd 98/2023`, `luat luu tru`, `tỉnh Bắc Giang`; không ghi: tóm tắt danh mục",
            "A number, a title or a body, such as `nd 98/2023`, `luat luu tru`, `tỉnh Bắc Giang`; without: an overview",
        ),
    )]
    asked: Vec<String>,
    #[arg(
        long,
        value_name = both("NGÀY", "DATE"),
        value_parser = day,
        help = both(
            "Hiệu lực vào ngày này, như 2026-03-05 hay 05/3/2026; không ghi: mọi mốc",
            "What holds on this day, such as 2026-03-05 or 05/3/2026; without: all days",
        ),
    )]
    at: Option<NaiveDate>,
    #[command(flatten)]
    listing: ListArgs,
}

fn day(text: &str) -> Result<NaiveDate, Refused> {
    let refused = || {
        say!(
            "`{text}` không phải ngày có trong lịch",
            "`{text}` is not a day of the calendar"
        )
    };
    vi::parse_date(text).ok_or_else(|| refused().into())
}

impl Legal {
    pub(super) fn run(&self, lang: Lang) -> ExitStatus {
        let ui = &mut Ui::new(lang, self.listing.message_format);
        self.answer(ui).unwrap_or_else(|failure| ui.failure(&failure))
    }

    fn answer(&self, ui: &mut Ui) -> Result<ExitStatus, Failure> {
        let (project, findings) = Project::find(Path::new("."))?;
        ui.findings(&findings);
        let (register, findings) = project.register()?;
        ui.findings(&findings);
        let asked = self.asked.join(" ");
        if asked.trim().is_empty() {
            overview(&register, ui);
            return Ok(ExitStatus::Clean);
        }
        let found = register.look_up(&asked);
        for document in &found.documents {
            self.document(&register, document, ui);
        }
        for reform in &found.reforms {
            self.reform(&register, reform, ui);
        }
        if found.documents.is_empty() && found.reforms.is_empty() {
            unknown(&asked, ui);
            return Ok(ExitStatus::Findings);
        }
        Ok(ExitStatus::Clean)
    }

    fn document(&self, register: &Register, document: &LegalDocument, ui: &mut Ui) {
        let answered = of_document(register, document, self.at);
        let mut object = object("legal-document", &answered, self.at, ui.lang);
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
        let ended = document.ended.as_ref();
        let changes = document.amended.iter();
        let parts = document.ended_parts.iter();
        let more = json!({
            "kind": document.kind,
            "number": document.number,
            "title": document.title,
            "issuer": document.issuer,
            "issued": day(document.issued.map(|it| it.0)),
            "from": day(document.from.map(|it| it.0)),
            "ended": ended.map(|end| json!({
                "from": day(Some(end.from.0)),
                "replaced_by": end.replaced_by,
                "sources": end.sources,
            })),
            "in_its_place": ended.and_then(|_| {
                register.in_its_place(document, self.at.unwrap_or(NaiveDate::MAX))
            }),
            "ended_parts": parts.map(|it| json!({
                "part": it.part, "from": day(Some(it.from.0)), "by": it.by,
                "sources": it.sources,
            })).collect::<Vec<_>>(),
            "amended": changes.map(|it| json!({
                "from": day(Some(it.from.0)), "by": it.by, "part": it.part,
                "sources": it.sources,
            })).collect::<Vec<_>>(),
            "sources": document.sources,
            "one_source": document.one_source,
        });
        add(&mut object, more);
        ui.result(&shown(&answered, ui.lang), &object);
    }

    fn reform(&self, register: &Register, reform: &Reform, ui: &mut Ui) {
        let answered = of_reform(register, reform, self.at);
        let mut object = object("legal-body", &answered, self.at, ui.lang);
        let day = self.at.unwrap_or(NaiveDate::MAX);
        let more = json!({
            "id": reform.id,
            "from": reform.from.0.to_string(),
            "successor": reform.successor,
            "called": if reform.from.0 <= day { register.called_on(reform, day) } else { None },
            "sources": reform.sources,
        });
        add(&mut object, more);
        ui.result(&shown(&answered, ui.lang), &object);
    }
}

fn object(kind: &str, answered: &Answered, at: Option<NaiveDate>, lang: Lang) -> Value {
    let lines: Vec<&str> = answered.lines.iter().map(|it| it.in_lang(lang)).collect();
    let sources: Vec<&str> = answered.sources.iter().map(|it| it.in_lang(lang)).collect();
    json!({
        "type": kind,
        "name": answered.name,
        "at": at.map(|day| day.to_string()),
        "status": answered.status,
        "said": lines,
        "source": sources,
    })
}

fn add(object: &mut Value, more: Value) {
    if let (Some(object), Value::Object(more)) = (object.as_object_mut(), more) {
        object.extend(more);
    }
}

/// An entry as people read it.
fn shown(answered: &Answered, lang: Lang) -> String {
    let label = say!("nguồn", "source");
    let label = label.in_lang(lang);
    let said = answered.lines.iter().map(|it| format!("  {}", it.in_lang(lang)));
    let sources = answered.sources.iter();
    let sources = sources.map(|it| format!("  {label}: {}", it.in_lang(lang)));
    let lines: Vec<String> = std::iter::once(answered.name.clone())
        .chain(said)
        .chain(sources)
        .collect();
    lines.join("\n")
}

fn overview(register: &Register, ui: &mut Ui) {
    let counts = register.counts();
    let (documents, ended) = (counts.documents, counts.ended);
    let (changes, holidays) = (counts.changes, counts.holidays);
    let (facts, one) = (counts.facts, counts.one_source);
    let line = say!(
        "Danh mục có {documents} văn bản ({ended} đã hoặc sắp hết hiệu lực), {changes} thay đổi tổ chức hành chính, {holidays} ngày nghỉ; {facts} điều, trong đó {one} điều mới có một nguồn.\nKhông phải ý kiến pháp lý: đối chiếu Công báo. Văn bản không có trong danh mục thì danh mục không nói gì về hiệu lực của nó.",
        "The register has {documents} documents ({ended} ended or to end), {changes} changes of administration, {holidays} holidays; {facts} facts, {one} of them with one source only.\nNo legal advice: compare with Công báo. Of a document that is not in it, the register says nothing."
    );
    let object = json!({
        "type": "legal-register",
        "documents": documents, "ended": ended, "changes": changes, "holidays": holidays,
        "facts": facts, "one_source": one,
    });
    ui.result(line.in_lang(ui.lang), &object);
}

fn unknown(asked: &str, ui: &mut Ui) {
    let line = say!(
        "{asked}: danh mục chưa có, không biết còn hiệu lực hay không; tra Công báo hoặc vbpl.vn rồi thêm vào legal.yaml của dự án",
        "{asked}: not in the register, unknown whether in force; look it up and add it to the project's legal.yaml"
    );
    let object = json!({ "type": "unknown", "asked": asked, "status": "unknown" });
    ui.result(line.in_lang(ui.lang), &object);
}
