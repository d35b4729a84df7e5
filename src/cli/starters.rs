//! The starters: a commented document of each kind, the same files as `plans/mau/`.

/// Embeds starters by their files under `plans/mau/`, each named after its kind.
macro_rules! embed {
    ($($name:literal,)*) => {
        &[$(($name, include_str!(concat!("../../plans/mau/", $name)))),*]
    };
}

/// The file of each starter, and its text.
static STARTERS: &[(&str, &str)] = embed![
    "nghi-quyet.yaml",
    "quyet-dinh.yaml",
    "chi-thi.yaml",
    "quy-che.yaml",
    "quy-dinh.yaml",
    "thong-cao.yaml",
    "thong-bao.yaml",
    "huong-dan.yaml",
    "chuong-trinh.yaml",
    "ke-hoach.yaml",
    "phuong-an.yaml",
    "de-an.yaml",
    "du-an.yaml",
    "bao-cao.yaml",
    "bien-ban.yaml",
    "to-trinh.yaml",
    "hop-dong.yaml",
    "cong-van.yaml",
    "cong-dien.yaml",
    "ban-ghi-nho.yaml",
    "ban-thoa-thuan.yaml",
    "giay-uy-quyen.yaml",
    "giay-moi.yaml",
    "giay-gioi-thieu.yaml",
    "giay-nghi-phep.yaml",
    "phieu-gui.yaml",
    "phieu-chuyen.yaml",
    "phieu-bao.yaml",
    "thu-cong.yaml",
];

/// The starter of the first document of a project: a plan has sections, a table of tasks and
/// recipients, which is most of what other kinds have.
pub(super) const FIRST: &str = "ke-hoach.yaml";

/// The kinds that have a starter.
pub(super) fn kinds() -> impl Iterator<Item = &'static str> {
    STARTERS.iter().filter_map(|(file, _)| file.strip_suffix(".yaml"))
}

/// The starter of a kind.
pub(super) fn starter(kind: &str) -> Option<&'static str> {
    let found = STARTERS
        .iter()
        .find(|(file, _)| file.strip_suffix(".yaml") == Some(kind));
    found.map(|(_, text)| *text)
}

/// The text of [`FIRST`].
pub(super) fn first() -> &'static str {
    let found = STARTERS.iter().find(|(file, _)| *file == FIRST);
    found.map_or("", |(_, text)| *text)
}
