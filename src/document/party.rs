//! A party to a contract or agreement.

use schemars::JsonSchema;
use serde::Deserialize;

use super::prose::Prose;

/// A party to a contract or agreement.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một bên của hợp đồng, bản thỏa thuận, bản ghi nhớ.")]
pub struct Party {
    /// What the text calls it: `Bên A`.
    #[schemars(description = "Gọi là gì, như Bên A.")]
    pub title: String,
    /// Its name.
    #[schemars(description = "Tên cơ quan, tổ chức, cá nhân.")]
    pub name: String,
    /// Address, representative and so on, a line each.
    #[serde(default)]
    #[schemars(description = "Địa chỉ, người đại diện, tài khoản …, mỗi dòng một ý.")]
    pub details: Vec<Prose>,
}
