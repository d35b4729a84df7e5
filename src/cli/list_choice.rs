//! Arguments that say which sheet and which rows of a list are taken.

use clap::{ArgAction, Args};

use super::language::both;
use super::values::{number, parsed};
use crate::document::{foreign_marks, merge_fields};
use crate::list::{Choice, ChosenRows, Where};
use crate::yaml::Tree;

// Which sheet and rows of a list are taken.
#[derive(Args)]
pub(super) struct ListChoice {
    #[arg(
        long,
        value_name = both("TÊN|SỐ", "NAME|N"),
        help = both(
            "Trang tính; mặc định là trang đầu đang hiện",
            "The sheet; by default the first visible one",
        ),
    )]
    sheet: Option<String>,
    #[arg(
        long,
        value_name = both("HÀNG", "ROW"),
        value_parser = number(1..=1_048_576_u32),
        help = both(
            "Số của hàng tên cột; mặc định là tự tìm",
            "The row that names the columns; by default it is found",
        ),
    )]
    header: Option<u32>,
    #[arg(
        long,
        help = both(
            "Lấy cả hàng ẩn, hàng cộng, tiêu đề nhóm, hàng ký",
            "Take hidden rows, sums, titles of groups and signatures, too",
        ),
    )]
    all_rows: bool,
    #[arg(
        long,
        value_name = "2-10,15",
        value_parser = parsed::<ChosenRows>,
        help = both(
            "Chỉ các hàng này, đánh số như bảng tính; số văn bản không đổi",
            "Only these rows, numbered as sheets do; the documents' numbers stay",
        ),
    )]
    rows: Option<ChosenRows>,
    #[arg(
        long = "where",
        value_name = both("CỘT=GIÁ TRỊ", "COLUMN=VALUE"),
        value_parser = parsed::<Where>,
        action = ArgAction::Append,
        help = both(
            "Chỉ các hàng có cột bằng giá trị này; dùng được nhiều lần",
            "Only rows whose column says this; may be repeated",
        ),
    )]
    wheres: Vec<Where>,
}

impl ListChoice {
    /// What is asked of the list of a template, whose copies are named by a pattern.
    pub(super) fn choice(&self, template: &Tree, pattern: &str) -> Choice {
        let fields = merge_fields(template).into_iter().map(|field| field.mark.name);
        let mut wanted: Vec<String> = fields.collect();
        let named = foreign_marks(pattern).into_iter().map(|(_, name)| name);
        wanted.extend(named);
        Choice {
            sheet: self.sheet.clone(),
            header: self.header.and_then(|row| usize::try_from(row).ok()),
            all_rows: self.all_rows,
            rows: self.rows.clone(),
            wheres: self.wheres.clone(),
            wanted: Some(wanted),
        }
    }

    /// True if some rows of data may be left to another run.
    pub(super) fn is_part(&self) -> bool {
        self.rows.is_some() || !self.wheres.is_empty()
    }
}
