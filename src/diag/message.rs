//! A text for people, in Vietnamese and English side by side.

/// The language of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Vietnamese, unless `--lang` says otherwise.
    #[default]
    Vi,
    /// English.
    En,
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

impl Message {
    /// A text in both languages; [`say!`](crate::say) is shorter where values are filled in.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }

    /// The text in one language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

/// The hint for a misspelt word.
pub fn did_you_mean(near: &str) -> Message {
    crate::say!("Có phải `{near}`?", "Did you mean `{near}`?")
}

/// Makes a [`Message`] from two format strings that share their captured variables.
///
/// ```
/// let (found, wanted) = (3, 2);
/// let m = vanban::say!("có {found}, cần {wanted}", "found {found}, need {wanted}");
/// assert_eq!(m.vi, "có 3, cần 2");
/// assert_eq!(m.en, "found 3, need 2");
/// ```
#[macro_export]
macro_rules! say {
    ($vi:literal, $en:literal) => {
        $crate::diag::Message::new(format!($vi), format!($en))
    };
}
