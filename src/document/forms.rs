//! What each model form has, and must have (PL III, Mục II): data for one check.

/// A model form.
#[derive(Debug)]
pub struct FormInfo {
    /// Its template, without the file ending.
    pub id: &'static str,
    /// How the decree numbers it; `Điều 7` for what follows from the list of kinds alone.
    pub number: &'static str,
    /// Of the parts that forms differ in, those that it has.
    pub has: &'static [&'static str],
    /// Of those, the ones that it cannot be without; `a|b` where one of the two will do.
    pub needs: &'static [&'static str],
}

/// The parts that some forms have and others do not, by their key.
pub const PARTS: [&str; 13] = [
    "subject",
    "issuer",
    "addressees",
    "legal_bases",
    "preamble",
    "parties",
    "sections",
    "attachment",
    "invitation",
    "introduction",
    "meeting",
    "leave",
    "original",
];

/// Every model form that comes along.
pub static FORMS: [FormInfo; 12] = [
    FormInfo {
        id: "nghi-quyet",
        number: "1.1",
        has: &["subject", "issuer", "legal_bases", "preamble", "sections", "attachment"],
        needs: &["subject"],
    },
    FormInfo {
        id: "quyet-dinh",
        number: "1.2, 1.3",
        has: &["subject", "issuer", "legal_bases", "preamble", "sections", "attachment"],
        needs: &["subject", "legal_bases", "sections"],
    },
    FormInfo {
        id: "van-ban-co-ten-loai",
        number: "1.4",
        has: &["subject", "addressees", "legal_bases", "preamble", "sections"],
        needs: &["subject"],
    },
    FormInfo {
        id: "cong-van",
        number: "1.5",
        has: &["subject", "addressees", "legal_bases", "preamble", "sections"],
        needs: &["subject", "addressees"],
    },
    FormInfo {
        id: "cong-dien",
        number: "1.6",
        has: &["subject", "issuer", "addressees", "preamble", "sections"],
        needs: &["subject", "addressees"],
    },
    FormInfo {
        id: "giay-moi",
        number: "1.7",
        has: &[
            "subject",
            "addressees",
            "legal_bases",
            "preamble",
            "sections",
            "invitation",
        ],
        // Many invitations say it all in numbered paragraphs under Kính gửi.
        needs: &["subject", "invitation|addressees"],
    },
    FormInfo {
        id: "giay-gioi-thieu",
        number: "1.8",
        has: &["introduction"],
        needs: &["introduction"],
    },
    FormInfo {
        id: "bien-ban",
        number: "1.9",
        has: &["subject", "legal_bases", "preamble", "sections", "meeting"],
        needs: &[],
    },
    FormInfo {
        id: "giay-nghi-phep",
        number: "1.10",
        has: &["leave"],
        needs: &["leave"],
    },
    FormInfo {
        id: "thoa-thuan",
        number: "Điều 7",
        has: &["subject", "legal_bases", "preamble", "parties", "sections"],
        needs: &["subject", "parties", "sections"],
    },
    FormInfo {
        id: "thu-cong",
        number: "Điều 7",
        has: &["subject", "addressees", "preamble", "sections"],
        needs: &[],
    },
    FormInfo {
        id: "ban-sao",
        number: "3.1, 3.2",
        has: &["original"],
        needs: &[],
    },
];

/// The model form behind a template; none for a template of the office's own.
pub fn find_form(id: &str) -> Option<&'static FormInfo> {
    FORMS.iter().find(|form| form.id == id)
}
