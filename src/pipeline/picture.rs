//! One picture of a document: a PNG or JPEG file of the project.

use std::io;
use std::path::Path as FilePath;

use crate::diag::{Diagnostic, Message, rules};
use crate::files;
use crate::project::{inside, relative, shown};
use crate::say;
use crate::typeset::{Bytes, PictureFault, PictureFormat, PictureSize, picture};
use crate::yaml::MAX_BYTES;

const MM_PER_INCH: f64 = 25.4;
/// The pixels of an inch of a picture that does not say it, as on a screen.
const USUAL_DPI: f64 = 96.0;

/// A picture that can be shown.
pub(super) struct ReadPicture {
    /// Its path from the project's folder, as Typst names it.
    pub(super) name: String,
    pub(super) bytes: Bytes,
    /// How wide it is of itself, in mm.
    pub(super) width: f64,
    /// The bytes that it unpacks to.
    pub(super) unpacked: u64,
}

/// Reads a picture; that of a signature or seal must be PNG.
pub(super) fn read(
    root: &FilePath,
    file: &str,
    is_mark: bool,
) -> Result<ReadPicture, Diagnostic> {
    let found = inside(root, FilePath::new(file)).map_err(|outside| {
        let message = outside.said_of(&say!("hình `{file}`", "the picture `{file}`"));
        Diagnostic::new(&rules::OUTSIDE_IMAGE, message).hint(say!(
            "Chép tệp vào dự án và ghi đường dẫn tính từ thư mục dự án.",
            "Copy the file into the project and give its path from the project's folder."
        ))
    })?;
    let path = root.join(found);
    let name = relative(FilePath::new(file)).unwrap_or_default();
    let bytes =
        files::read(&path, MAX_BYTES).map_err(|refused| match refused.kind() {
            io::ErrorKind::FileTooLarge => too_large(file),
            _ => missing(file),
        })?;
    let bytes = Bytes::new(bytes);
    let format = format(file, &bytes, is_mark)?;
    let size = picture(&bytes, format).map_err(|fault| cannot_be_shown(file, &fault))?;
    let unpacked = size.unpacked;
    Ok(ReadPicture {
        name: shown(&name),
        bytes,
        width: width(size),
        unpacked,
    })
}

/// The format of a file, which its name and its first bytes must both tell.
fn format(file: &str, bytes: &[u8], is_mark: bool) -> Result<PictureFormat, Diagnostic> {
    let fault = |message: Message, hint: Message| {
        Err(Diagnostic::new(&rules::INVALID_IMAGE, message).hint(hint))
    };
    if bytes.is_empty() {
        return fault(
            say!("tệp hình `{file}` rỗng", "the picture `{file}` is empty"),
            say!("Chép lại tệp hình.", "Copy the picture again."),
        );
    }
    let ending = FilePath::new(file).extension().and_then(|ending| ending.to_str());
    let named = match ending.unwrap_or_default().to_ascii_lowercase().as_str() {
        "png" => Some(PictureFormat::Png),
        "jpg" | "jpeg" => Some(PictureFormat::Jpeg),
        _ => None,
    };
    match PictureFormat::of(bytes) {
        Some(PictureFormat::Jpeg) if is_mark => fault(
            say!("`{file}` không phải hình PNG", "`{file}` is not a PNG picture"),
            say!(
                "Lưu hình thành PNG; chữ ký và dấu có nền trong.",
                "Save it as PNG; signature and seal have a transparent ground."
            ),
        ),
        Some(format) if named == Some(format) => Ok(format),
        Some(format) => {
            let (is, ending) = match format {
                PictureFormat::Png => ("PNG", ".png"),
                PictureFormat::Jpeg => ("JPEG", ".jpg"),
            };
            fault(
                say!(
                    "`{file}` là hình {is} nhưng tên không kết thúc bằng `{ending}`",
                    "`{file}` is a {is} picture, but its name does not end in `{ending}`"
                ),
                say!(
                    "Đổi đuôi tên tệp thành `{ending}`.",
                    "Rename it to end in `{ending}`."
                ),
            )
        }
        None => fault(
            say!(
                "`{file}` không phải hình PNG hay JPEG",
                "`{file}` is not a PNG or JPEG picture"
            ),
            say!(
                "Lưu hình thành PNG hoặc JPEG; chữ ký và dấu là PNG nền trong.",
                "Save it as PNG or JPEG; signature and seal as PNG with a transparent ground."
            ),
        ),
    }
}

fn cannot_be_shown(file: &str, fault: &PictureFault) -> Diagnostic {
    let (message, hint) = match fault {
        PictureFault::Damaged(reason) => (
            say!(
                "tệp hình `{file}` bị hỏng hoặc thiếu ({reason})",
                "the picture `{file}` is damaged or cut off ({reason})"
            ),
            say!(
                "Chép lại tệp từ nguồn, hoặc mở ra và lưu lại thành PNG hay JPEG.",
                "Copy the file from its source again, or open it and save it as PNG or JPEG."
            ),
        ),
        PictureFault::TooLarge(width, height) => (
            say!(
                "hình `{file}` có {width} × {height} điểm ảnh, quá lớn",
                "the picture `{file}` has {width} × {height} pixels, more than allowed"
            ),
            say!(
                "Lưu lại hình với ít điểm ảnh hơn; in đẹp chỉ cần 300 điểm mỗi inch.",
                "Save it with fewer pixels; 300 an inch are enough for print."
            ),
        ),
        PictureFault::Colours => (
            say!(
                "hình `{file}` có hệ màu mà PDF/A không nhận (Lab, CMYK)",
                "the picture `{file}` has colours that PDF/A does not take (Lab, CMYK)"
            ),
            say!(
                "Lưu lại hình với hệ màu RGB (sRGB) hoặc thang xám.",
                "Save it with RGB (sRGB) colours or in grey."
            ),
        ),
    };
    Diagnostic::new(&rules::INVALID_IMAGE, message).hint(hint)
}

fn too_large(file: &str) -> Diagnostic {
    let limit = MAX_BYTES / 1024 / 1024;
    let message = say!(
        "hình `{file}` lớn hơn {limit} MB",
        "the picture `{file}` is larger than {limit} MB"
    );
    Diagnostic::new(&rules::TOO_LARGE_FILE, message).hint(say!(
        "Lưu lại hình với ít điểm ảnh hơn; in đẹp chỉ cần 300 điểm mỗi inch.",
        "Save it with fewer pixels; 300 an inch are enough for print."
    ))
}

fn missing(file: &str) -> Diagnostic {
    let message =
        say!("không đọc được hình `{file}`", "the picture `{file}` cannot be read");
    Diagnostic::new(&rules::MISSING_IMAGE, message).hint(say!(
        "Đường dẫn tính từ thư mục dự án (nơi có vanban.yaml).",
        "The path counts from the project's folder (the one of vanban.yaml)."
    ))
}

/// How wide a picture is of itself, in mm: its pixels at its resolution.
fn width(size: PictureSize) -> f64 {
    // What is less than a fax or more than a scanner can is a slip of the program that wrote it.
    let stored = size.dpi.filter(|dpi| (30.0..=4800.0).contains(dpi));
    f64::from(size.width) / stored.unwrap_or(USUAL_DPI) * MM_PER_INCH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_as_wide_as_its_pixels_at_its_resolution() {
        let wide = |dpi| {
            format!(
                "{:.0}",
                width(PictureSize { width: 600, height: 1, dpi, unpacked: 1 })
            )
        };
        assert_eq!([Some(300.0), Some(72.0)].map(wide), ["51", "212"]);
        assert_eq!([None, Some(1.0), Some(90_000.0)].map(wide), ["159"; 3]);
    }
}
