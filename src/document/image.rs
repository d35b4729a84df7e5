//! A picture in the body.

use schemars::JsonSchema;
use serde::Deserialize;

use super::values::Width;

/// A picture in the body.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một hình trong nội dung: tệp PNG hoặc JPEG trong dự án.")]
pub struct Image {
    /// The file, from the folder of the project.
    #[schemars(extend("format" = "file"), description = "Tệp PNG hoặc JPEG, tính từ thư mục dự án.")]
    pub file: String,
    /// What it shows, for those who cannot see it.
    #[schemars(description = "Lời tả hình, cho người không nhìn thấy (PDF/UA).")]
    pub alt: String,
    /// How wide it is set; as its resolution tells if not said, and never larger than the text.
    #[serde(default)]
    #[schemars(
        description = "Bề rộng, như 80mm; mặc định theo độ phân giải của tệp (96 dpi khi tệp không ghi). Không hình nào rộng hay cao hơn vùng chữ."
    )]
    pub width: Option<Width>,
    /// A line below it.
    #[serde(default)]
    #[schemars(description = "Lời chú dưới hình.")]
    pub caption: Option<String>,
}
