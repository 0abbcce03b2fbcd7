//! What of a wire record is kept, and where it goes: made per model and selection, over the same cursor tables.

use std::fmt::Write as _;

use crate::definition::{Kind, ModelDef, Path, PropertyDef, Source};
use crate::schema::{Field, Schema, Tag};

/// How a column's cells are filled, and read by the builder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Form {
    /// Text, an instant in ISO 8601 among it.
    Text = 0,
    Number = 1,
    Boolean = 2,
    NumberOrText = 3,
    /// JSON text, to be parsed.
    Json = 4,
    /// Whether anything in the group is there; the group's columns follow.
    Group = 5,
    /// Rows of another table.
    List = 6,
    /// The first column of rows of another table.
    Values = 7,
    /// The first two columns of rows of another table.
    Map = 8,
    /// Ends a group; has no cell.
    End = 9,
}

/// How a kept value is turned into its cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Conversion {
    Text,
    Number,
    Boolean,
    NumberOrText,
    Json,
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
    /// How many slots a row of this table takes; the first one links the row to the next.
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
    element_tables: Vec<u8>,
    /// The first one holds the records.
    pub(crate) tables: Vec<Table>,
    /// The slot of a record's key in the map of records, and what it is.
    pub(crate) key_slot: Option<u16>,
    /// For the builder: per table, its columns as `[form, name]`, with the number of the table behind where there is one.
    pub(crate) layout: String,
}

impl Plan {
    /// Keeps all of the model, or only the properties that are selected.
    pub(crate) fn new(schema: &Schema, select: Option<&[String]>, dates: Dates) -> Result<Self, UnknownProperty> {
        let model = schema.answer.model;
        if let Some(unknown) = select.and_then(|select| {
            select.iter().find(|name| !model.properties.iter().any(|property| property.name == name.as_str()))
        }) {
            return Err(UnknownProperty(unknown.clone()));
        }
        let mut builder = Builder { schema, dates, plan: Plan::nothing(schema), layouts: Vec::new() };
        builder
            .table(0, model, &|property| select.is_none_or(|select| select.iter().any(|name| name == property.name)));
        let Builder { mut plan, layouts, .. } = builder;
        plan.layout = format!("[{}]", layouts.join(","));
        Ok(plan)
    }

    /// Keeps nothing.
    pub(crate) fn nothing(schema: &Schema) -> Self {
        Self {
            fields: schema.fields.clone(),
            element_tables: vec![0; schema.elements.len()],
            tables: vec![Table { columns: Vec::new(), slots: 1 }],
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
        self.tables.get(table).map_or(1, |table| u32::from(table.slots))
    }
}

struct Builder<'s> {
    schema: &'s Schema,
    dates: Dates,
    plan: Plan,
    layouts: Vec<String>,
}

impl Builder<'_> {
    /// Fills in a new table with a model whose paths start at an object; its number.
    fn table(&mut self, object: u16, model: &'static ModelDef, keep: &dyn Fn(&PropertyDef) -> bool) -> u8 {
        let number = self.layouts.len();
        self.layouts.push(String::new());
        if number > 0 {
            self.plan.tables.push(Table { columns: Vec::new(), slots: 1 });
        }
        let mut layout = String::from("[");
        for property in model.properties.iter().filter(|property| keep(property)) {
            self.property(number, object, property, &mut layout);
        }
        layout.push(']');
        if let Some(place) = self.layouts.get_mut(number) {
            *place = layout;
        }
        number as u8
    }

    fn property(&mut self, table: usize, object: u16, property: &PropertyDef, layout: &mut String) {
        if layout.len() > 1 {
            layout.push(',');
        }
        let name = property.name;
        match property.source {
            Source::Key { kind } => {
                let slot = self.slots(table, 1);
                self.plan.key_slot = Some(slot);
                self.column(table, name, conversion(&kind, self.dates), slot, 1, None, layout);
            }
            Source::Value { paths, kind } => {
                let slot = self.slots(table, paths.len());
                let mut child = None;
                for (path, slot) in paths.iter().zip(slot..) {
                    if let Some(field) = self.resolve(object, path) {
                        if let Some(place) = self.plan.fields.get_mut(field as usize) {
                            place.slot = slot;
                        }
                        child = self.values(field, &kind, child);
                    }
                }
                self.column(table, name, conversion(&kind, self.dates), slot, paths.len(), child, layout);
            }
            Source::Group { path, model } => {
                let object = self.object(object, path);
                let first = self.next_slot(table);
                let column = self.columns(table);
                self.column(table, name, Conversion::Group, first, 0, None, layout);
                for property in model.properties {
                    self.property(table, object, property, layout);
                }
                let spanned = self.next_slot(table) - first;
                if let Some(column) = self.plan.tables.get_mut(table).and_then(|table| table.columns.get_mut(column)) {
                    column.slots = spanned;
                }
                let _ = write!(layout, ",[{}]", Form::End as u8);
            }
            Source::List { path, model } => {
                let slot = self.slots(table, 1);
                let mut child = None;
                if let Some(field) = self.resolve(object, path) {
                    if let Some(place) = self.plan.fields.get_mut(field as usize) {
                        place.slot = slot;
                    }
                    let list = self.schema.field(field).argument;
                    let element = self.schema.element(list);
                    let rows = self.table(element.argument, model, &|_| true);
                    if let Some(place) = self.plan.element_tables.get_mut(usize::from(list)) {
                        *place = rows;
                    }
                    child = Some((Form::List, rows));
                }
                self.column(table, name, Conversion::Rows, slot, 1, child, layout);
            }
        }
    }

    /// The rows of a list or map of plain values: one table for all the paths it may come from.
    fn values(&mut self, field: u32, kind: &Kind, known: Option<(Form, u8)>) -> Option<(Form, u8)> {
        let (form, element) = match kind {
            Kind::Array(element) => (Form::Values, element),
            Kind::Map(element) => (Form::Map, element),
            _ => return None,
        };
        let rows = known.map_or_else(
            || {
                let rows = self.layouts.len();
                self.layouts.push(String::new());
                self.plan.tables.push(Table { columns: Vec::new(), slots: 1 });
                let mut layout = String::from("[");
                if form == Form::Map {
                    let key = self.slots(rows, 1);
                    self.column(rows, "key", Conversion::Text, key, 1, None, &mut layout);
                    layout.push(',');
                }
                let slot = self.slots(rows, 1);
                self.column(rows, "value", conversion(element, self.dates), slot, 1, None, &mut layout);
                layout.push(']');
                if let Some(place) = self.layouts.get_mut(rows) {
                    *place = layout;
                }
                rows as u8
            },
            |(_, rows)| rows,
        );
        let element = self.schema.field(field).argument;
        if let Some(place) = self.plan.element_tables.get_mut(usize::from(element)) {
            *place = rows;
        }
        Some((form, rows))
    }

    #[allow(clippy::too_many_arguments)]
    fn column(
        &mut self,
        table: usize,
        name: &str,
        conversion: Conversion,
        slot: u16,
        slots: usize,
        rows: Option<(Form, u8)>,
        layout: &mut String,
    ) {
        let form = match conversion {
            Conversion::Text | Conversion::Instant | Conversion::Day => Form::Text,
            Conversion::Number | Conversion::Epoch => Form::Number,
            Conversion::Boolean => Form::Boolean,
            Conversion::NumberOrText => Form::NumberOrText,
            Conversion::Json => Form::Json,
            Conversion::Group => Form::Group,
            Conversion::Rows => rows.map_or(Form::List, |(form, _)| form),
        };
        let _ = write!(layout, "[{},\"{name}\"", form as u8);
        if let Some((_, rows)) = rows {
            let _ = write!(layout, ",{rows}");
        }
        layout.push(']');
        let column = Column { conversion, slot, slots: slots as u16, table: rows.map_or(0, |(_, rows)| rows) };
        if let Some(table) = self.plan.tables.get_mut(table) {
            table.columns.push(column);
        }
    }

    fn columns(&self, table: usize) -> usize {
        self.plan.tables.get(table).map_or(0, |table| table.columns.len())
    }

    fn next_slot(&self, table: usize) -> u16 {
        self.plan.tables.get(table).map_or(0, |table| table.slots)
    }

    /// New slots in a table's rows; the first one.
    fn slots(&mut self, table: usize, count: usize) -> u16 {
        let first = self.next_slot(table);
        if let Some(table) = self.plan.tables.get_mut(table) {
            table.slots += count as u16;
        }
        first
    }

    /// The field that a path leads to.
    fn resolve(&self, object: u16, path: Path) -> Option<u32> {
        let (last, before) = path.split_last()?;
        self.schema.find(self.object(object, before), last.as_bytes())
    }

    /// The object that a path leads to.
    fn object(&self, object: u16, path: &[&str]) -> u16 {
        path.iter().fold(object, |object, key| {
            let field = self.schema.find(object, key.as_bytes()).map(|field| self.schema.field(field));
            debug_assert!(field.is_some_and(|field| field.tag == Tag::Object), "no wire object at {path:?}");
            field.map_or(0, |field| field.argument)
        })
    }
}

fn conversion(kind: &Kind, dates: Dates) -> Conversion {
    match kind {
        Kind::String | Kind::Enum(_) | Kind::TimeOfDay => Conversion::Text,
        Kind::Integer | Kind::Number => Conversion::Number,
        Kind::Boolean => Conversion::Boolean,
        Kind::DateTime if dates == Dates::Epoch => Conversion::Epoch,
        Kind::DateTime => Conversion::Instant,
        Kind::Day => Conversion::Day,
        Kind::IntegerOrString | Kind::NumberOrString => Conversion::NumberOrText,
        Kind::Array(_) | Kind::Map(_) => Conversion::Rows,
        Kind::Object(_) | Kind::Any => Conversion::Json,
    }
}
