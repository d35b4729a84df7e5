//! Names that the standard gives a meaning: kinds, schemes, levels, degrees of urgency.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

/// Declares a name of the standard: its format in the schema, which lists the names known.
macro_rules! names {
    ($($(#[$doc:meta])* $type:ident: $format:literal, $said:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $type(pub String);

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer).map(Self)
            }
        }

        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "format": $format, "description": $said })
            }
        }
    )*};
}

names! {
    /// The name of a kind of document.
    KindName: "kind", "Loại văn bản, viết không dấu.";
    /// The name of a way to number a body.
    SchemeName: "scheme", "Cách đánh số nội dung.";
    /// The name of a level of a body.
    LevelName: "level", "Cấp của mục này và các mục ngang hàng sau nó; bỏ trống thì theo loại văn bản và cấp trên.";
    /// The name of a degree of urgency.
    UrgencyName: "urgency", "Mức độ khẩn.";
}
