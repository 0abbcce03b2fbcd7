//! What of a wire record is kept, and where it goes: made per model and selection, over the same cursor tables.

use crate::planner::Planner;
use crate::schema::{Field, Schema};

/// How a column's cells are read by the builder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Form {
    /// A value.
    Value = 0,
    /// Whether anything in the group is there; the group's columns follow.
    Group = 1,
    /// Rows of another table.
    List = 2,
    /// The first column of rows of another table.
    Values = 3,
    /// The first two columns of rows of another table.
    Map = 4,
    /// Ends a group; has no cell.
    End = 5,
}

/// How a kept value is turned into its cell.
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
    /// How many slots there are to choose from; of a group, how many it spans.
    pub(crate) slots: u16,
    /// The table of a list's or map's rows.
    pub(crate) table: u8,
}

/// The rows of a model, or of what one of its lists holds.
#[derive(Default)]
pub(crate) struct Table {
    pub(crate) columns: Vec<Column>,
    /// How many slots a row of this table takes; they are numbered from 1.
    pub(crate) slots: u16,
}

/// How instants are given out.
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

/// What is kept of a record.
#[derive(Default)]
pub(crate) struct Plan {
    /// The schema's fields, with the slots their values go to.
    pub(crate) fields: Vec<Field>,
    /// Per list or map, the table its rows go to; 0 where it is dropped.
    pub(crate) element_tables: Vec<u8>,
    /// The first one holds the records.
    pub(crate) tables: Vec<Table>,
    /// The slot of a record's key in the map of records, and what it is.
    pub(crate) key_slot: Option<u16>,
    /// For the builder: per table, its columns as `[form, name]`, with the number of the table behind where there is one.
    pub(crate) layout: String,
}

impl Plan {
    /// Keeps all of the model, or only the properties that are selected.
    #[inline]
    pub(crate) fn new(schema: &Schema, select: Option<&[String]>, dates: Dates) -> Result<Self, UnknownProperty> {
        if let Some(unknown) = select.and_then(|select| {
            select.iter().find(|name| !schema.properties().any(|property| property == name.as_str()))
        }) {
            return Err(UnknownProperty(unknown.clone()));
        }
        Ok(Self::keep(schema, select, dates))
    }

    /// As [`Plan::new`], of a selection of what there is.
    #[inline]
    pub(crate) fn keep(schema: &Schema, select: Option<&[String]>, dates: Dates) -> Self {
        let mut planner = Planner::new(schema, dates);
        planner.table(0, schema.selected(select));
        planner.finish()
    }

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
