//! Arguments of `vanban check`: what is put right, and how what was found is shown.

use clap::Args;

use super::language::both;
use super::ui::MessageFormat;
use super::values::one_of;
use crate::error::Error;
use crate::say;

// No comments of documentation on these structs: clap would take them for the text about the
// command that they are part of.

// What is put right.
#[derive(Args)]
pub(super) struct FixArgs {
    #[arg(
        long,
        help = both(
            "Sửa trong tệp những gì chắc chắn, giữ nguyên mọi chữ khác và ghi chú",
            "Put right in the files what is certain; every other byte stays, comments too",
        ),
    )]
    pub(super) fix: bool,
    #[arg(
        long,
        requires = "fix",
        help = both(
            "Cùng --fix: chỉ in những dòng sẽ sửa, không ghi; còn chỗ sửa thì kết thúc với 1",
            "With --fix: show the lines that would change, write nothing; end with 1 if there are any",
        ),
    )]
    pub(super) diff: bool,
    #[arg(
        long,
        requires = "fix",
        help = both(
            "Cùng --fix: sửa cả văn bản đã có số và ngày",
            "With --fix: change documents that have their number and day, too",
        ),
    )]
    pub(super) force: bool,
}

// How what was found is shown.
#[derive(Args)]
pub(super) struct ReportArgs {
    #[arg(
        long = "message-format",
        alias = "format",
        value_name = "human|short|json|sarif|github|junit",
        value_parser = one_of(&[
            ("human", ReportFormat::Messages(MessageFormat::Human)),
            ("short", ReportFormat::Messages(MessageFormat::Short)),
            ("json", ReportFormat::Messages(MessageFormat::Json)),
            ("sarif", ReportFormat::Sarif),
            ("github", ReportFormat::Github),
            ("junit", ReportFormat::Junit),
        ]),
        default_value = "human",
        hide_possible_values = true,
        hide_default_value = true,
        help = both(
            "Dạng báo cáo: đầy đủ, mỗi lỗi một dòng, JSON từng dòng, SARIF 2.1.0, chú giải của GitHub, JUnit XML; mặc định human",
            "Form of the report: full, a line each, JSON lines, SARIF 2.1.0, GitHub annotations, JUnit XML; default human",
        ),
    )]
    pub(super) format: ReportFormat,
    #[arg(
        short,
        long,
        help = both(
            "Chỉ nói các lỗi và dòng tổng kết, bỏ cảnh báo và ghi chú",
            "Say only the errors and the summary; leave out warnings and notes",
        ),
    )]
    pub(super) quiet: bool,
    #[arg(
        long,
        help = both(
            "Thay vì từng chỗ, nói mỗi quy tắc bị phạm bao nhiêu lần, nhiều nhất trước",
            "In place of each finding, say how often each rule is broken, most often first",
        ),
    )]
    pub(super) statistics: bool,
}

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReportFormat {
    /// As every command speaks.
    Messages(MessageFormat),
    /// One SARIF log.
    Sarif,
    /// Workflow commands of GitHub.
    Github,
    /// One XML file of `JUnit`.
    Junit,
}

impl ReportArgs {
    /// True if the report is written as a whole, for another program.
    pub(super) fn is_whole(&self) -> bool {
        !matches!(self.format, ReportFormat::Messages(_))
    }

    /// How everything else is said.
    pub(super) fn messages(&self) -> MessageFormat {
        match self.format {
            ReportFormat::Messages(format) => format,
            _ => MessageFormat::Short,
        }
    }

    /// # Errors
    /// Returns what is asked for that does not go together.
    pub(super) fn agree(&self, fixing: &FixArgs) -> Result<(), Error> {
        let option = match (self.is_whole(), self.statistics, fixing.diff) {
            (true, true, _) => "--statistics",
            (true, _, true) => "--diff",
            _ => return Ok(()),
        };
        Err(Error::usage(say!(
            "`{option}` chỉ đi với --message-format human, short hoặc json",
            "`{option}` goes with --message-format human, short or json only"
        )))
    }
}
