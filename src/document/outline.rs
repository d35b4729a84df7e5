//! How a body is numbered: the levels of both schemes of the decree (II.6.d–đ; table V.6).

use schemars::JsonSchema;
use serde::Deserialize;

use super::model::Section;
use crate::vi;
use crate::yaml::Path;

/// One of the decree's two schemes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(
    inline,
    description = "Cách đánh số nội dung (II.6.d): muc-khoan (I. → 1. → a) → -) hay chuong-dieu (Chương → Mục → Điều → 1. → a))."
)]
pub enum Scheme {
    /// Phần, mục (I.), khoản, điểm.
    #[schemars(description = "Phần → I. → 1. → a) → -.")]
    #[default]
    MucKhoan,
    /// Phần, chương, mục, tiểu mục, điều, khoản, điểm.
    #[schemars(description = "Phần → Chương → Mục → Tiểu mục → Điều → 1. → a).")]
    ChuongDieu,
}

/// A level of a body, from the highest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(
    inline,
    description = "Cấp của mục này và các mục ngang hàng sau nó: phan, chuong, muc, tieu-muc, dieu, khoan, diem; bỏ trống thì theo loại văn bản và cấp trên."
)]
pub enum Level {
    /// Phần I.
    #[schemars(description = "Phần.")]
    Phan,
    /// Chương I.
    #[schemars(description = "Chương.")]
    Chuong,
    /// Mục 1, or I. in the scheme of mục and khoản.
    #[schemars(description = "Mục.")]
    Muc,
    /// Tiểu mục 1.
    #[schemars(description = "Tiểu mục.")]
    TieuMuc,
    /// Điều 1.
    #[schemars(description = "Điều.")]
    Dieu,
    /// 1.
    #[schemars(description = "Khoản.")]
    Khoan,
    /// a)
    #[schemars(description = "Điểm.")]
    Diem,
    /// A dash.
    #[schemars(description = "Gạch đầu dòng.")]
    Gach,
    /// A plus.
    #[schemars(description = "Dấu cộng đầu dòng.")]
    Cong,
}

/// How many levels there are.
const LEVELS: usize = 9;

impl Level {
    /// What stands below it, where the data does not say.
    fn below(self, scheme: Scheme) -> Self {
        match (self, scheme) {
            (Self::Phan, Scheme::ChuongDieu) => Self::Chuong,
            (Self::Phan, Scheme::MucKhoan) => Self::Muc,
            (Self::Muc, Scheme::MucKhoan) | (Self::Dieu, _) => Self::Khoan,
            (Self::Chuong | Self::Muc | Self::TieuMuc, _) => Self::Dieu,
            (Self::Khoan, _) => Self::Diem,
            (Self::Diem, _) => Self::Gach,
            (Self::Gach | Self::Cong, _) => Self::Cong,
        }
    }

    /// True if number and title stand centred on lines of their own.
    pub fn is_centred(self, scheme: Scheme) -> bool {
        match self {
            Self::Phan | Self::Chuong | Self::TieuMuc => true,
            Self::Muc => scheme == Scheme::ChuongDieu,
            _ => false,
        }
    }

    /// True if the title is printed in capitals.
    pub fn is_upper(self) -> bool {
        self <= Self::TieuMuc
    }

    /// True if a title is bold.
    pub fn is_strong(self) -> bool {
        self <= Self::Khoan
    }

    /// The number as it is printed.
    fn number(self, n: usize, scheme: Scheme) -> String {
        match self {
            Self::Phan => format!("Phần {}", vi::roman(n)),
            Self::Chuong => format!("Chương {}", vi::roman(n)),
            Self::Muc if scheme == Scheme::MucKhoan => format!("{}.", vi::roman(n)),
            Self::Muc => format!("Mục {n}"),
            Self::TieuMuc => format!("Tiểu mục {n}"),
            Self::Dieu => format!("Điều {n}."),
            Self::Khoan => format!("{n}."),
            Self::Diem => format!("{})", vi::letter(n).unwrap_or("?")),
            Self::Gach => "-".to_owned(),
            Self::Cong => "+".to_owned(),
        }
    }

    /// How it is cited, without what it lies in (PL II, V.7).
    fn citation(self, n: usize, scheme: Scheme) -> String {
        match self {
            Self::Muc if scheme == Scheme::MucKhoan => format!("Mục {}", vi::roman(n)),
            Self::Dieu => format!("Điều {n}"),
            Self::Khoan => format!("khoản {n}"),
            Self::Diem => format!("điểm {}", vi::letter(n).unwrap_or("?")),
            Self::Gach | Self::Cong => format!("gạch đầu dòng thứ {n}"),
            _ => self.number(n, scheme),
        }
    }
}

/// A section with its place in the body.
#[derive(Clone, Debug)]
pub struct Numbered {
    /// Where the data says it.
    pub path: Path,
    /// Its name for references.
    pub id: Option<String>,
    /// Its level.
    pub level: Level,
    /// Its number among its like.
    pub n: usize,
    /// The number as it is printed: `Điều 5.`, `a)`.
    pub number: String,
    /// How it is cited: `điểm a khoản 2 Điều 5`.
    pub citation: String,
    /// True if its level is not below the one that it lies in.
    pub misplaced: bool,
}

/// The sections of a body in the order of printing, numbered.
///
/// Chapters and articles are counted through, everything else anew in what it lies in.
pub fn outline(
    sections: &[Section],
    path: &Path,
    scheme: Scheme,
    top: Level,
) -> Vec<Numbered> {
    let mut outliner = Outliner { scheme, counts: [0; LEVELS], found: vec![] };
    outliner.list(sections, path, top, None);
    outliner.found
}

struct Outliner {
    scheme: Scheme,
    counts: [usize; LEVELS],
    found: Vec<Numbered>,
}

impl Outliner {
    fn list(
        &mut self,
        sections: &[Section],
        path: &Path,
        level: Level,
        parent: Option<(Level, &str)>,
    ) {
        let mut level = level;
        for (i, section) in sections.iter().enumerate() {
            level = section.level.unwrap_or(level);
            let n = self.count(level);
            let own = level.citation(n, self.scheme);
            let citation = match parent {
                Some((above, citation))
                    if above != Level::Phan
                        && level != Level::Dieu
                        && level != Level::Chuong =>
                {
                    format!("{own} {citation}")
                }
                _ => own,
            };
            let path = path.index(i);
            self.found.push(Numbered {
                path: path.clone(),
                id: section.id.clone(),
                level,
                n,
                number: level.number(n, self.scheme),
                citation: citation.clone(),
                misplaced: parent
                    .is_some_and(|(above, _)| level <= above && level != Level::Cong),
            });
            let below = level.below(self.scheme);
            self.list(
                &section.items,
                &path.key("items"),
                below,
                Some((level, &citation)),
            );
        }
    }

    fn count(&mut self, level: Level) -> usize {
        let at = level as usize;
        self.counts[at] += 1;
        let counted_through = [Level::Chuong as usize, Level::Dieu as usize];
        for deeper in at + 1..LEVELS {
            if !counted_through.contains(&deeper) {
                self.counts[deeper] = 0;
            }
        }
        self.counts[at]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(level: Option<Level>, items: Vec<Section>) -> Section {
        Section { level, items, ..Section::default() }
    }

    fn citations(sections: &[Section], scheme: Scheme, top: Level) -> Vec<String> {
        let found = outline(sections, &Path::default(), scheme, top);
        found.into_iter().map(|n| n.citation).collect()
    }

    #[test]
    fn articles_are_counted_through_and_clauses_anew() {
        let article = || section(None, vec![section(None, vec![section(None, vec![])])]);
        let chapters = [
            section(Some(Level::Chuong), vec![article(), article()]),
            section(None, vec![article()]),
        ];
        assert_eq!(
            citations(&chapters, Scheme::ChuongDieu, Level::Dieu),
            [
                "Chương I",
                "Điều 1",
                "khoản 1 Điều 1",
                "điểm a khoản 1 Điều 1",
                "Điều 2",
                "khoản 1 Điều 2",
                "điểm a khoản 1 Điều 2",
                "Chương II",
                "Điều 3",
                "khoản 1 Điều 3",
                "điểm a khoản 1 Điều 3",
            ]
        );
    }

    #[test]
    fn the_other_scheme_has_roman_sections() {
        let sections =
            [section(None, vec![section(None, vec![])]), section(None, vec![])];
        assert_eq!(
            citations(&sections, Scheme::MucKhoan, Level::Muc),
            ["Mục I", "khoản 1 Mục I", "Mục II"]
        );
    }
}
