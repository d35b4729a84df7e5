//! `vanban watch`: builds again whenever a file changes that a document depends on.

use clap::{ArgGroup, Args};

use super::build_args::{BuildArgs, InputArgs};
use super::editor::Editor;
use super::exit_status::ExitStatus;
use super::language::both;
use super::ui::Ui;
use super::values::{number, parsed};
use super::watching::Watching;
use crate::diag::Lang;
use crate::error::{Error, Failure};
use crate::preview::Server;
use crate::say;

#[derive(Args)]
#[command(
    about = both(
        "Theo dõi và dựng lại mỗi khi lưu; có --preview để xem trong trình duyệt",
        "Watch and build again at each save; --preview shows the pages in a browser",
    ),
    override_usage = both(
        "vanban watch [TÙY CHỌN] [TỆP|THƯ MỤC]...",
        "vanban watch [OPTIONS] [FILE|FOLDER]...",
    ),
    group = ArgGroup::new("shown").args(["preview", "open"]).multiple(true),
)]
pub(super) struct Watch {
    #[command(flatten)]
    named: InputArgs,
    #[command(flatten)]
    args: BuildArgs,
    #[arg(
        long,
        help = both(
            "Mở trang xem trước chỉ trên máy này, tự đổi theo văn bản",
            "Serve a page on this machine alone that follows the documents",
        ),
    )]
    preview: bool,
    #[arg(
        long,
        help = both(
            "Như --preview, và mở trang trong trình duyệt",
            "As --preview, and open the page in the browser",
        ),
    )]
    open: bool,
    #[arg(
        long,
        value_name = "N",
        value_parser = number(1..=u16::MAX),
        requires = "shown",
        help = both(
            "Cổng của trang xem trước; mặc định một cổng còn trống",
            "The page's port; by default a free one",
        ),
    )]
    port: Option<u16>,
    #[arg(
        long,
        value_name = both("LỆNH", "COMMAND"),
        value_parser = parsed::<Editor>,
        requires = "shown",
        help = both(
            "Lệnh mở trình soạn thảo ở một dòng, như 'code -g {file}:{line}:{column}'",
            "Command that opens an editor at a line, such as 'code -g {file}:{line}:{column}'",
        ),
    )]
    editor: Option<Editor>,
}

impl Watch {
    pub(super) fn run(&self, lang: Lang) -> ExitStatus {
        let ui = &mut Ui::new(lang, self.args.messages.message_format);
        let is_shown = self.preview || self.open;
        let server = match is_shown.then(|| self.serve(lang)).transpose() {
            Ok(server) => server,
            Err(error) => return ui.failure(&Failure::Error(error)),
        };
        if let Some(server) = server.as_ref().filter(|_| self.open)
            && let Err(refused) = open::that_detached(server.address())
        {
            // The address is printed all the same.
            let told = say!(
                "không mở được trình duyệt ({refused}); hãy tự mở địa chỉ dưới đây",
                "the browser cannot be opened ({refused}); open the address below yourself"
            );
            ui.note(told.in_lang(lang));
        }
        Watching::new(&self.args, &self.named.inputs, server).run(ui)
    }

    fn serve(&self, lang: Lang) -> Result<Server, Error> {
        let here = std::env::current_dir().unwrap_or_default();
        let name = here.file_name().unwrap_or_default().to_string_lossy();
        let open = self.editor.clone().map(Editor::opener);
        Server::start(name.into_owned(), self.port, lang, open).map_err(|reason| {
            Error::usage(say!(
                "không mở được trang xem trước: {reason}",
                "the preview cannot be served: {reason}"
            ))
        })
    }
}
