//! Characters that may not stand in any text.

use crate::diag::{Diagnostic, rules};
use crate::say;
use crate::vi::Forbidden;

/// The fault of a character that may not stand in any text.
pub fn forbidden_character(c: char, why: Forbidden) -> Diagnostic {
    let code = format!("U+{:04X}", u32::from(c));
    let message = match why {
        Forbidden::Control => {
            say!("ký tự điều khiển {code} trong văn bản", "a control character, {code}")
        }
        Forbidden::Bidirectional => say!(
            "ký tự đổi chiều viết {code} trong văn bản",
            "a character that turns the direction of writing, {code}"
        ),
        Forbidden::Invisible => {
            say!("ký tự vô hình {code} trong văn bản", "an invisible character, {code}")
        }
        Forbidden::PrivateUse => say!(
            "ký tự dùng riêng {code}, không có hình chung",
            "a private-use character, {code}, which has no common shape"
        ),
    };
    Diagnostic::new(&rules::INVALID_CHARACTER, message).hint(say!(
        "Xóa ký tự này; thường nó vào theo khi chép từ tệp khác.",
        "Delete it; it usually came along with copied text."
    ))
}
