//! What pictures must be like to be a signature, a seal or a scan.

use crate::diag::{Diagnostic, rules};
use crate::document::{Loaded, Medium};
use crate::say;
use crate::typeset::{Bytes, Raster};
use crate::yaml::{Path, Step};

/// The sides of a sheet of A4, in inches.
const SHEET: (f64, f64) = (210.0 / 25.4, 297.0 / 25.4);
/// The least resolution of a scan (Phần II, I.2.c), and what rounding may take of it.
const RESOLUTION: f64 = 200.0;
const ROUNDING: f64 = 1.0;

/// What is wrong with a picture for what a document makes of it at a path.
pub(super) fn unfit(
    loaded: &Loaded,
    path: &Path,
    file: &str,
    bytes: &Bytes,
) -> Option<Diagnostic> {
    let part = path.0.iter().rev().find_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Index(_) => None,
    });
    match (part?, path.0.first()?) {
        ("signature_image" | "seal_image", _) => Raster::read(bytes)
            .filter(|picture| picture.opaque)
            .map(|_| opaque(file)),
        ("pages", Step::Key(root)) if root == "original" => {
            let fault = poor_scan(Raster::read(bytes)?, file)?;
            // What the decree asks of scans, it asks of those that become a document.
            let electronic = loaded.document.medium == Medium::Electronic;
            Some(if electronic { fault } else { fault.warning() })
        }
        _ => None,
    }
}

fn opaque(file: &str) -> Diagnostic {
    let message = say!(
        "hình `{file}` không có nền trong, che chữ ở dưới",
        "`{file}` has no transparent ground, and hides what lies below it"
    );
    Diagnostic::new(&rules::OPAQUE_IMAGE, message).hint(say!(
        "Xóa nền của hình rồi lưu thành PNG có kênh trong suốt.",
        "Remove its ground, and save it as PNG with transparency."
    ))
}

fn poor_scan(scan: Raster, file: &str) -> Option<Diagnostic> {
    let (one, other) = (f64::from(scan.width), f64::from(scan.height));
    let resolution = (one.min(other) / SHEET.0).max(one.max(other) / SHEET.1);
    let message = if resolution + ROUNDING < RESOLUTION {
        let dpi = format!("{resolution:.0}");
        say!(
            "trang quét `{file}` chỉ có {dpi} dpi, cần từ {RESOLUTION} dpi",
            "the scan `{file}` has only {dpi} dpi: expected at least {RESOLUTION} dpi"
        )
    } else if scan.coloured {
        return None;
    } else {
        say!(
            "trang quét `{file}` không phải ảnh màu",
            "the scan `{file}` is not in colour"
        )
    };
    Some(Diagnostic::new(&rules::POOR_SCAN, message).hint(say!(
        "Quét lại bản gốc, ảnh màu, từ {RESOLUTION} dpi; phóng to ảnh cũ không thêm được gì.",
        "Scan the original again in colour, at {RESOLUTION} dpi or more; enlarging gains nothing."
    )))
}
