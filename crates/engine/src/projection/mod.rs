//! What is kept of a wire record, and where it goes: made per model and selection, over the tables of a schema.

mod builder;
mod expansion;

use crate::schema::{Field, Schema};

/// How a value is converted to its cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Conversion {
    Text,
    Number,
    Boolean,
    NumberOrText,
    Any,
    Instant,
    Epoch,
    Day,
    Group,
    Rows,
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    pub(crate) conversion: Conversion,
    /// The first slot it is filled from.
    pub(crate) slot: u16,
    /// How many slots there are to choose from; for a group, how many it spans.
    pub(crate) slots: u16,
    /// The table of a list's or map's rows.
    pub(crate) table: u8,
}

/// The rows of a model, or of the elements of one of its lists.
#[derive(Default)]
pub(crate) struct Table {
    pub(crate) columns: Vec<Column>,
    /// How many slots a row takes; they are numbered from 1.
    pub(crate) slots: u16,
}

/// How instants are returned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dates {
    /// As text in ISO 8601.
    #[default]
    Iso,
    /// As milliseconds since 1970.
    Epoch,
}

/// A selection names a property that the model does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownProperty(pub String);

impl Schema {
    /// The first property of a selection that the model does not have.
    #[inline]
    pub fn unknown_property(&self, select: &[String]) -> Option<UnknownProperty> {
        let is_unknown = |name: &&String| !self.properties().any(|property| property == name.as_str());
        select.iter().find(is_unknown).cloned().map(UnknownProperty)
    }
}

/// What is kept of a record.
#[derive(Default)]
pub(crate) struct Projection {
    /// The schema's fields, with the slots of their values.
    pub(crate) fields: Vec<Field>,
    /// Per list or map, the table of its rows; 0 if it is dropped.
    pub(crate) element_tables: Vec<u8>,
    /// The first one holds the records.
    pub(crate) tables: Vec<Table>,
    /// The slot of a record's key in the map of records.
    pub(crate) key_slot: Option<u16>,
    /// The columns, as JSON for the builder: see [`mod@crate::format`].
    pub(crate) layout: String,
}

impl Projection {
    /// Keeps nothing.
    #[inline]
    pub(crate) fn nothing(schema: &Schema) -> Self {
        Self {
            fields: schema.fields.clone(),
            element_tables: vec![0; schema.elements.len()],
            tables: vec![Table { columns: Vec::new(), slots: 0 }],
            key_slot: None,
            layout: "[[]]".to_owned(),
        }
    }

    #[inline(always)]
    pub(crate) fn element_table(&self, element: u16) -> usize {
        self.element_tables.get(usize::from(element)).copied().map_or(0, usize::from)
    }

    /// How many slots a row of a table takes.
    #[inline(always)]
    pub(crate) fn row_slots(&self, table: usize) -> u32 {
        self.tables.get(table).map_or(0, |table| u32::from(table.slots))
    }
}
