//! The starters: a commented document of each kind, the same files as `plans/mau/`.

/// Each kind's name and its starter.
pub(super) static STARTERS: [(&str, &str); 29] = [
    ("nghi-quyet", include_str!("../../plans/mau/nghi-quyet.yaml")),
    ("quyet-dinh", include_str!("../../plans/mau/quyet-dinh.yaml")),
    ("chi-thi", include_str!("../../plans/mau/chi-thi.yaml")),
    ("quy-che", include_str!("../../plans/mau/quy-che.yaml")),
    ("quy-dinh", include_str!("../../plans/mau/quy-dinh.yaml")),
    ("thong-cao", include_str!("../../plans/mau/thong-cao.yaml")),
    ("thong-bao", include_str!("../../plans/mau/thong-bao.yaml")),
    ("huong-dan", include_str!("../../plans/mau/huong-dan.yaml")),
    ("chuong-trinh", include_str!("../../plans/mau/chuong-trinh.yaml")),
    ("ke-hoach", include_str!("../../plans/mau/ke-hoach.yaml")),
    ("phuong-an", include_str!("../../plans/mau/phuong-an.yaml")),
    ("de-an", include_str!("../../plans/mau/de-an.yaml")),
    ("du-an", include_str!("../../plans/mau/du-an.yaml")),
    ("bao-cao", include_str!("../../plans/mau/bao-cao.yaml")),
    ("bien-ban", include_str!("../../plans/mau/bien-ban.yaml")),
    ("to-trinh", include_str!("../../plans/mau/to-trinh.yaml")),
    ("hop-dong", include_str!("../../plans/mau/hop-dong.yaml")),
    ("cong-van", include_str!("../../plans/mau/cong-van.yaml")),
    ("cong-dien", include_str!("../../plans/mau/cong-dien.yaml")),
    ("ban-ghi-nho", include_str!("../../plans/mau/ban-ghi-nho.yaml")),
    ("ban-thoa-thuan", include_str!("../../plans/mau/ban-thoa-thuan.yaml")),
    ("giay-uy-quyen", include_str!("../../plans/mau/giay-uy-quyen.yaml")),
    ("giay-moi", include_str!("../../plans/mau/giay-moi.yaml")),
    ("giay-gioi-thieu", include_str!("../../plans/mau/giay-gioi-thieu.yaml")),
    ("giay-nghi-phep", include_str!("../../plans/mau/giay-nghi-phep.yaml")),
    ("phieu-gui", include_str!("../../plans/mau/phieu-gui.yaml")),
    ("phieu-chuyen", include_str!("../../plans/mau/phieu-chuyen.yaml")),
    ("phieu-bao", include_str!("../../plans/mau/phieu-bao.yaml")),
    ("thu-cong", include_str!("../../plans/mau/thu-cong.yaml")),
];

pub(super) fn starter(kind: &str) -> Option<&'static str> {
    let found = STARTERS.iter().find(|(id, _)| *id == kind);
    found.map(|(_, text)| *text)
}
