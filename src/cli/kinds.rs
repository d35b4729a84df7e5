//! `vanban kinds`: what kinds of document there are.

use clap::Args;
use serde_json::json;

use super::build_args::ListArgs;
use super::exit_status::ExitStatus;
use super::language::both;
use super::schema::known;
use super::ui::Ui;
use crate::diag::Lang;

#[derive(Args)]
#[command(
    about = both(
        "Liệt kê các loại văn bản: tên, chữ viết tắt, mẫu",
        "List the kinds of document: name, abbreviation, form",
    ),
    override_usage = both("vanban kinds [TÙY CHỌN]", "vanban kinds [OPTIONS]"),
)]
pub(super) struct Kinds {
    #[command(flatten)]
    listing: ListArgs,
}

impl Kinds {
    /// Lists the standard's kinds, then those that the project adds.
    pub(super) fn run(&self, lang: Lang) -> ExitStatus {
        let mut ui = Ui::new(lang, self.listing.message_format);
        let (standards, own) = known();
        let standard = standards.usual();
        for id in standard.kind_names(&own) {
            let Some(kind) = standard.kind(id, &own) else { continue };
            let form = kind.form.as_ref();
            let form =
                form.and_then(|form| form.number.as_ref().or(form.clause.as_ref()));
            let form = form.unwrap_or(&kind.template);
            kind_line(&mut ui, id, &kind.name, &kind.abbreviation, form);
        }
        ExitStatus::Clean
    }
}

fn kind_line(ui: &mut Ui, id: &str, name: &str, abbreviation: &str, form: &str) {
    let shown = if abbreviation.is_empty() { "-" } else { abbreviation };
    let line = format!("{id:<16} {shown:<4} {form:<9} {name}");
    let object = json!({
        "type": "kind", "id": id, "name": name, "abbreviation": abbreviation, "form": form,
    });
    ui.result(&line, &object);
}
