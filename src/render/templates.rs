//! The templates: the project's own file by file, else the embedded ones.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::document::Sizes;

/// The templates that the program brings along, by their path under `templates/`.
pub static EMBEDDED: &[(&str, &str)] = &[
    ("ban-sao.typ.j2", include_str!("../../templates/ban-sao.typ.j2")),
    ("bang.typ.j2", include_str!("../../templates/bang.typ.j2")),
    ("base.typ.j2", include_str!("../../templates/base.typ.j2")),
    ("bien-ban.typ.j2", include_str!("../../templates/bien-ban.typ.j2")),
    ("cong-dien.typ.j2", include_str!("../../templates/cong-dien.typ.j2")),
    ("cong-van.typ.j2", include_str!("../../templates/cong-van.typ.j2")),
    ("giay-gioi-thieu.typ.j2", include_str!("../../templates/giay-gioi-thieu.typ.j2")),
    ("giay-moi.typ.j2", include_str!("../../templates/giay-moi.typ.j2")),
    ("giay-nghi-phep.typ.j2", include_str!("../../templates/giay-nghi-phep.typ.j2")),
    ("lib/ban-sao.typ", include_str!("../../templates/lib/ban-sao.typ")),
    ("lib/bang.typ", include_str!("../../templates/lib/bang.typ")),
    ("lib/can-cu.typ", include_str!("../../templates/lib/can-cu.typ")),
    ("lib/chu.typ", include_str!("../../templates/lib/chu.typ")),
    ("lib/co-chon.typ", include_str!("../../templates/lib/co-chon.typ")),
    ("lib/co-quan.typ", include_str!("../../templates/lib/co-quan.typ")),
    ("lib/cong-dien.typ", include_str!("../../templates/lib/cong-dien.typ")),
    ("lib/dau-chi.typ", include_str!("../../templates/lib/dau-chi.typ")),
    ("lib/dau-van-ban.typ", include_str!("../../templates/lib/dau-van-ban.typ")),
    ("lib/dia-chi.typ", include_str!("../../templates/lib/dia-chi.typ")),
    ("lib/gach.typ", include_str!("../../templates/lib/gach.typ")),
    ("lib/kem-theo.typ", include_str!("../../templates/lib/kem-theo.typ")),
    ("lib/kinh-gui.typ", include_str!("../../templates/lib/kinh-gui.typ")),
    ("lib/ky-ten.typ", include_str!("../../templates/lib/ky-ten.typ")),
    ("lib/noi-dung.typ", include_str!("../../templates/lib/noi-dung.typ")),
    ("lib/phu-luc.typ", include_str!("../../templates/lib/phu-luc.typ")),
    ("lib/quoc-hieu.typ", include_str!("../../templates/lib/quoc-hieu.typ")),
    ("lib/so-sanh.typ", include_str!("../../templates/lib/so-sanh.typ")),
    ("lib/ten-loai.typ", include_str!("../../templates/lib/ten-loai.typ")),
    ("lib/trang.typ", include_str!("../../templates/lib/trang.typ")),
    ("nghi-quyet.typ.j2", include_str!("../../templates/nghi-quyet.typ.j2")),
    ("nguoi-ky.typ.j2", include_str!("../../templates/nguoi-ky.typ.j2")),
    ("noi-dung.typ.j2", include_str!("../../templates/noi-dung.typ.j2")),
    ("phan-sao.typ.j2", include_str!("../../templates/phan-sao.typ.j2")),
    ("quyet-dinh.typ.j2", include_str!("../../templates/quyet-dinh.typ.j2")),
    ("so-sanh.typ.j2", include_str!("../../templates/so-sanh.typ.j2")),
    ("thoa-thuan.typ.j2", include_str!("../../templates/thoa-thuan.typ.j2")),
    ("thu-cong.typ.j2", include_str!("../../templates/thu-cong.typ.j2")),
    (
        "van-ban-co-ten-loai.typ.j2",
        include_str!("../../templates/van-ban-co-ten-loai.typ.j2"),
    ),
];

/// The component that holds the sizes that a project may choose.
const SIZES: &str = "lib/co-chon.typ";

/// Every template of a project, by its path under `templates/`.
#[derive(Clone, Debug, Default)]
pub struct Templates {
    files: BTreeMap<String, Template>,
}

/// A template's text, and the name that messages call it.
#[derive(Clone, Debug)]
pub struct Template {
    /// The text.
    pub text: String,
    /// The path of the user's file, or `templates/…` of the program.
    pub shown: String,
}

impl Templates {
    /// The embedded templates.
    pub fn embedded() -> Self {
        let template = |(name, text): &(&str, &str)| {
            let shown = format!("<vanban>/templates/{name}");
            ((*name).to_owned(), Template { text: (*text).to_owned(), shown })
        };
        Self { files: EMBEDDED.iter().map(template).collect() }
    }

    /// The embedded templates, with those of a folder in their place.
    ///
    /// # Errors
    /// Returns the first file that could not be read; that the folder is not there is none.
    pub fn with_folder(folder: &Path, shown: &str) -> Result<Self, (PathBuf, io::Error)> {
        let mut templates = Self::embedded();
        if folder.is_dir() {
            templates.add(folder, "", shown)?;
        }
        Ok(templates)
    }

    fn add(
        &mut self,
        folder: &Path,
        prefix: &str,
        shown: &str,
    ) -> Result<(), (PathBuf, io::Error)> {
        let fault = |path: &Path| {
            let path = path.to_owned();
            move |error| (path, error)
        };
        let entries = fs::read_dir(folder).map_err(fault(folder))?;
        let mut paths = entries
            .map(|entry| entry.map(|e| e.path()))
            .collect::<Result<Vec<_>, _>>()
            .map_err(fault(folder))?;
        paths.sort();
        for path in paths {
            let Some(name) = path.file_name().and_then(|n| n.to_str()) else { continue };
            if name.starts_with('.') {
                continue;
            }
            let key = format!("{prefix}{name}");
            if path.is_dir() {
                self.add(&path, &format!("{key}/"), shown)?;
            } else if is_component(name) || is_source(name) {
                let text = fs::read_to_string(&path).map_err(fault(&path))?;
                let shown = format!("{shown}/{key}");
                self.files.insert(key, Template { text, shown });
            }
        }
        Ok(())
    }

    /// Writes the project's sizes into the component that holds them, unless the project has
    /// a component of its own for that.
    pub fn set_sizes(&mut self, sizes: Sizes) {
        let Sizes { national_name, motto, agency, place_date, body } = sizes;
        let embedded = EMBEDDED.iter().find(|(name, _)| *name == SIZES);
        let Some(template) = self.files.get_mut(SIZES) else { return };
        if embedded.is_none_or(|(_, text)| *text != template.text)
            || sizes == Sizes::default()
        {
            return;
        }
        template.text = format!(
            "// Cỡ chữ mà dự án chọn.\n\n#let co-chon = (\n  quoc-hieu: {national_name}pt,\n  tieu-ngu: {motto}pt,\n  \
             co-quan: {agency}pt,\n  dia-danh: {place_date}pt,\n  noi-dung: {body}pt,\n)\n"
        );
    }

    /// A template by its path under `templates/`.
    pub fn get(&self, name: &str) -> Option<&Template> {
        self.files.get(name)
    }

    /// Every template, by its path under `templates/`.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Template)> {
        self.named(|_| true)
    }

    /// The Typst components: path under `templates/`, text and shown name.
    pub fn components(&self) -> impl Iterator<Item = (&str, &Template)> {
        self.named(is_component)
    }

    /// The minijinja templates, likewise.
    pub(super) fn sources(&self) -> impl Iterator<Item = (&str, &Template)> {
        self.named(is_source)
    }

    fn named(&self, is: fn(&str) -> bool) -> impl Iterator<Item = (&str, &Template)> {
        let files = self.files.iter().map(|(name, template)| (name.as_str(), template));
        files.filter(move |(name, _)| is(name))
    }
}

fn is_component(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "typ")
}

fn is_source(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "j2")
}
