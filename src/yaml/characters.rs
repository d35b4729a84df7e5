//! Characters that may not stand in any text.

use crate::diag::{Diagnostic, rules};
use crate::say;
use crate::vi::Forbidden;

/// The fault of a character that may not stand in any text.
pub fn forbidden_character(c: char, why: Forbidden) -> Diagnostic {
    let code = format!("U+{:04X}", u32::from(c));
    let message = match why {
        Forbidden::Control => {
            say!(
                "ký tự điều khiển {code} trong văn bản",
                "control character {code} is not allowed"
            )
        }
        Forbidden::Bidirectional => say!(
            "ký tự đổi chiều viết {code} trong văn bản",
            "bidirectional control character {code} is not allowed"
        ),
        Forbidden::Invisible => {
            say!(
                "ký tự vô hình {code} trong văn bản",
                "invisible character {code} is not allowed"
            )
        }
        Forbidden::PrivateUse => say!(
            "ký tự dùng riêng {code}, không có hình chung",
            "private-use character {code} is not allowed"
        ),
    };
    Diagnostic::new(&rules::INVALID_CHARACTER, message).hint(say!(
        "Xóa ký tự này; thường nó vào theo khi chép từ tệp khác.",
        "Delete it; it usually came along with copied text."
    ))
}
