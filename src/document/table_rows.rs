//! Rows of tables, alone and in groups.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::prose::Prose;
use super::rows_source::RowsSource;

/// Rows under a title of their own, and groups in it.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// A name for references and comparison; never printed.
    pub id: Option<String>,
    /// The title in the row above its rows.
    pub title: String,
    /// Its number, where the program's is not wanted.
    pub number: Option<String>,
    /// What stands in other columns of that row, by the key of the column.
    pub cells: Vec<(String, Prose)>,
    /// Its row says the sums of its rows.
    pub sum: bool,
    /// Its rows, unless `rows_from` names a list of them.
    pub rows: Vec<Row>,
    /// A list in a file of its own that holds them.
    pub rows_from: Option<RowsSource>,
    /// Groups below its rows.
    pub groups: Vec<Group>,
}

/// The keys of a group that are no columns.
pub const GROUP_KEYS: [&str; 7] =
    ["id", "title", "number", "sum", "rows", "rows_from", "groups"];

impl Group {
    /// The cell of a column in its own row; none if it is empty.
    pub fn cell(&self, key: &str) -> Option<&Prose> {
        self.cells.iter().find(|(k, _)| k == key).map(|(_, cell)| cell)
    }
}

/// A row: cells by the key of their column, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// A name for references and comparison; never printed.
    pub id: Option<String>,
    /// The cells that hold something.
    pub cells: Vec<(String, Prose)>,
}

impl Row {
    /// The cell of a column; none if it is empty.
    pub fn cell(&self, key: &str) -> Option<&Prose> {
        self.cells.iter().find(|(k, _)| k == key).map(|(_, cell)| cell)
    }
}

/// Reads a map key by key.
struct Keyed<T> {
    expected: &'static str,
    made: T,
}

/// Takes the values of known keys, and any other as a cell.
trait Take: Sized {
    fn take<'de, A: MapAccess<'de>>(
        &mut self,
        key: String,
        map: &mut A,
    ) -> Result<(), A::Error>;
}

impl<'de, T: Take> Visitor<'de> for Keyed<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<T, A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            self.made.take(key, &mut map)?;
        }
        Ok(self.made)
    }
}

impl Take for Row {
    fn take<'de, A: MapAccess<'de>>(
        &mut self,
        key: String,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key.as_str() {
            "id" => self.id = map.next_value()?,
            _ => self.cells.push((key, map.next_value()?)),
        }
        Ok(())
    }
}

impl Take for Group {
    fn take<'de, A: MapAccess<'de>>(
        &mut self,
        key: String,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key.as_str() {
            "id" => self.id = map.next_value()?,
            "title" => self.title = map.next_value()?,
            "number" => self.number = map.next_value()?,
            "sum" => self.sum = map.next_value()?,
            "rows" => self.rows = map.next_value()?,
            "rows_from" => self.rows_from = map.next_value()?,
            "groups" => self.groups = map.next_value()?,
            _ => self.cells.push((key, map.next_value()?)),
        }
        Ok(())
    }
}

impl<'de> Deserialize<'de> for Row {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let expected = "a row: the cells by the key of their column";
        deserializer.deserialize_map(Keyed { expected, made: Self::default() })
    }
}

impl<'de> Deserialize<'de> for Group {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let expected = "a group: its title, its rows and the cells of its own row";
        deserializer.deserialize_map(Keyed { expected, made: Self::default() })
    }
}

impl JsonSchema for Row {
    fn schema_name() -> Cow<'static, str> {
        "Row".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let cell = generator.subschema_for::<Prose>();
        json_schema!({
            "type": "object",
            "description": "Một hàng: mỗi ô đặt sau khóa của cột; `number` là số thứ tự gõ tay.",
            "properties": {
                "id": {
                    "type": ["string", "null"],
                    "format": "row-id",
                    "description": "Tên để tham chiếu và so sánh; không in ra.",
                },
            },
            "additionalProperties": cell,
        })
    }
}

impl JsonSchema for Group {
    fn schema_name() -> Cow<'static, str> {
        "Group".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let cell = generator.subschema_for::<Prose>();
        let rows = generator.subschema_for::<Vec<Row>>();
        let groups = generator.subschema_for::<Vec<Self>>();
        let mut rows_from = generator.subschema_for::<Option<RowsSource>>();
        rows_from.insert(
            "description".to_owned(),
            "Danh sách giữ các hàng của nhóm, như rows_from của bảng.".into(),
        );
        json_schema!({
            "type": "object",
            "description": "Một nhóm hàng, như Quý I; ô của cột khác đặt sau khóa của cột.",
            "properties": {
                "id": {
                    "type": ["string", "null"],
                    "format": "row-id",
                    "description": "Tên để tham chiếu và so sánh; không in ra.",
                },
                "title": { "type": "string", "description": "Tên nhóm." },
                "number": {
                    "type": ["string", "null"],
                    "description": "Số của nhóm, khi không theo số của chương trình.",
                },
                "sum": {
                    "type": "boolean",
                    "default": false,
                    "description": "true: dòng nhóm in tổng của các hàng trong nhóm, ở các cột của total, không có total thì ở các cột money.",
                },
                "rows": described(rows, "Các hàng của nhóm."),
                "rows_from": rows_from,
                "groups": described(groups, "Các nhóm con, sau các hàng của nhóm."),
            },
            "required": ["title"],
            "additionalProperties": cell,
        })
    }
}

/// A schema with a description, and an empty list where nothing is said.
fn described(mut schema: Schema, said: &str) -> Schema {
    schema.insert("description".to_owned(), said.into());
    schema.insert("default".to_owned(), serde_json::Value::Array(vec![]));
    schema
}
