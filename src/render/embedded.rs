//! The templates that the program brings along.

/// Embeds templates by their path under `templates/`.
macro_rules! embed {
    ($($name:literal,)*) => {
        &[$(($name, include_str!(concat!("../../templates/", $name)))),*]
    };
}

/// The templates that the program brings along, by their path under `templates/`.
pub static EMBEDDED: &[(&str, &str)] = embed![
    "ban-sao.typ.j2",
    "bang.typ.j2",
    "base.typ.j2",
    "bien-ban.typ.j2",
    "cong-dien.typ.j2",
    "cong-van.typ.j2",
    "doan-cuoi.typ.j2",
    "giay-gioi-thieu.typ.j2",
    "giay-moi.typ.j2",
    "giay-nghi-phep.typ.j2",
    "lib/ban-sao.typ",
    "lib/bang.typ",
    "lib/can-cu.typ",
    "lib/chu.typ",
    "lib/chuan.typ",
    "lib/co-quan.typ",
    "lib/cong-dien.typ",
    "lib/danh-sach.typ",
    "lib/dau-chi.typ",
    "lib/dau-phan.typ",
    "lib/dau-van-ban.typ",
    "lib/deu-dong.typ",
    "lib/dia-chi.typ",
    "lib/gach.typ",
    "lib/kem-theo.typ",
    "lib/kinh-gui.typ",
    "lib/ky-ten.typ",
    "lib/muc-con.typ",
    "lib/noi-dung.typ",
    "lib/phu-luc.typ",
    "lib/quoc-hieu.typ",
    "lib/so-dang-ky.typ",
    "lib/so-sanh.typ",
    "lib/ten-loai.typ",
    "lib/tieu-de.typ",
    "lib/trang.typ",
    "lib/vua.typ",
    "nghi-quyet.typ.j2",
    "nguoi-ky.typ.j2",
    "noi-dung.typ.j2",
    "phan-sao.typ.j2",
    "phu-luc.typ.j2",
    "quyet-dinh.typ.j2",
    "so-dang-ky.typ.j2",
    "so-sanh.typ.j2",
    "tep-rieng.typ.j2",
    "thoa-thuan.typ.j2",
    "thu-cong.typ.j2",
    "van-ban-co-ten-loai.typ.j2",
];
