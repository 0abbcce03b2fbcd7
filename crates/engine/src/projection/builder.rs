//! Makes a projection: assigns slots to the values that are kept, and columns to those slots.

use super::{Column, Conversion, Dates, Projection, Table, UnknownProperty};
use crate::format::form;
use crate::schema::{Field, Property, Schema, Tag, symbol};

impl Projection {
    /// Keeps all of the model, or only the properties that are selected.
    #[inline]
    pub(crate) fn new(schema: &Schema, select: Option<&[String]>, dates: Dates) -> Result<Self, UnknownProperty> {
        if let Some(unknown) = select.and_then(|select| schema.unknown_property(select)) {
            return Err(unknown);
        }
        Ok(Self::of_known(schema, select, dates))
    }

    /// As [`Projection::new`], for a selection of properties that exist; others are ignored.
    #[inline]
    pub(super) fn of_known(schema: &Schema, select: Option<&[String]>, dates: Dates) -> Self {
        let mut builder = Builder::new(schema, dates);
        builder.table(0, schema.selected(select));
        builder.finish()
    }
}

struct Builder<'s> {
    schema: &'s Schema,
    dates: Dates,
    projection: Projection,
    /// The columns of each table, as JSON.
    layouts: Vec<String>,
}

impl<'s> Builder<'s> {
    #[inline]
    fn new(schema: &'s Schema, dates: Dates) -> Self {
        let mut projection = Projection::nothing(schema);
        projection.tables.clear();
        Self { schema, dates, projection, layouts: Vec::new() }
    }

    #[inline]
    fn finish(mut self) -> Projection {
        self.projection.layout =
            format!("[[{}]]", self.layouts.iter().map(String::as_str).collect::<Vec<_>>().join("],["));
        self.projection
    }

    /// Adds a table for properties whose paths start at an object, and returns its number.
    #[inline]
    fn table(&mut self, object: u16, properties: impl Iterator<Item = Property>) -> usize {
        let table = self.empty_table();
        properties.for_each(|property| self.property(table, object, property));
        table
    }

    #[inline]
    fn empty_table(&mut self) -> usize {
        self.layouts.push(String::new());
        self.projection.tables.push(Table { columns: Vec::new(), slots: 0 });
        self.projection.tables.len() - 1
    }

    #[inline]
    fn property(&mut self, table: usize, object: u16, Property { paths, name, source, model }: Property) {
        match source {
            symbol::GROUP => self.group(table, object, paths, name, model),
            symbol::LIST => {
                let slot = self.next_slot(table);
                let list = self.keep(table, object, paths).argument;
                let rows = self.table(self.schema.element(list).argument, self.schema.properties_of(model));
                self.link(list, rows);
                self.column(table, name, Conversion::Rows, slot, Some((form::LIST, rows)));
            }
            symbol::VALUE => {
                let slot = self.next_slot(table);
                let mut tag = Tag::Any;
                let mut rows = None;
                for path in paths.split(char::from(symbol::OR)) {
                    let field = self.keep(table, object, path);
                    tag = field.tag;
                    rows = self.values(field, rows);
                }
                self.column(table, name, self.conversion(tag), slot, rows);
            }
            _ => {
                let slot = self.slot(table);
                self.projection.key_slot = Some(slot);
                let tag = if source == symbol::INTEGER_KEY { Tag::Integer } else { Tag::String };
                self.column(table, name, self.conversion(tag), slot, None);
            }
        }
    }

    /// Adds a group: a column for whether it is there, and those of its properties.
    #[inline]
    fn group(&mut self, table: usize, object: u16, path: &str, name: &str, model: u16) {
        let slot = self.next_slot(table);
        let (_, object) = self.schema.follow(object, path);
        let column = self.projection.tables.get(table).map_or(0, |table| table.columns.len());
        self.column(table, name, Conversion::Group, slot, None);
        self.schema.properties_of(model).for_each(|property| self.property(table, object, property));
        let spanned = self.next_slot(table) - slot;
        let columns = self.projection.tables.get_mut(table).map(|table| &mut table.columns);
        if let Some(column) = columns.and_then(|columns| columns.get_mut(column)) {
            column.slots = spanned;
        }
        self.write(table, form::END, "", 0);
    }

    /// The slot that a table's rows get next; they are numbered from 1.
    #[inline]
    fn next_slot(&self, table: usize) -> u16 {
        self.projection.row_slots(table) as u16 + 1
    }

    /// Adds a slot to a table's rows, and returns it.
    #[inline]
    fn slot(&mut self, table: usize) -> u16 {
        let Some(table) = self.projection.tables.get_mut(table) else { return 0 };
        table.slots += 1;
        table.slots
    }

    /// Keeps the value at the end of a path in a slot of a table's rows, and returns its field.
    #[inline]
    fn keep(&mut self, table: usize, object: u16, path: &str) -> Field {
        let slot = self.slot(table);
        let (field, _) = self.schema.follow(object, path);
        if let Some(kept) = self.projection.fields.get_mut(field as usize) {
            kept.slot = slot;
        }
        self.schema.field(field)
    }

    /// Keeps the rows of a list or map in a table.
    #[inline]
    fn link(&mut self, element: u16, rows: usize) {
        if let Some(table) = self.projection.element_tables.get_mut(usize::from(element)) {
            *table = rows as u8;
        }
    }

    /// The rows of a list or map of plain values: one table for all paths that it may come from.
    #[inline]
    fn values(&mut self, field: Field, known: Option<(u8, usize)>) -> Option<(u8, usize)> {
        let form = match field.tag {
            Tag::Array => form::VALUES,
            Tag::Map => form::MAP,
            _ => return None,
        };
        let (_, rows) = known.unwrap_or_else(|| {
            let rows = self.empty_table();
            if form == form::MAP {
                let key = self.slot(rows);
                self.column(rows, "key", Conversion::Text, key, None);
            }
            let value = self.slot(rows);
            let element = self.schema.element(field.argument);
            self.column(rows, "value", self.conversion(element.tag), value, None);
            (form, rows)
        });
        self.link(field.argument, rows);
        Some((form, rows))
    }

    /// Adds a column that is filled from a slot and those after it.
    #[inline]
    fn column(&mut self, table: usize, name: &str, conversion: Conversion, slot: u16, rows: Option<(u8, usize)>) {
        let form = match conversion {
            Conversion::Group => form::GROUP,
            Conversion::Rows => rows.map_or(form::LIST, |(form, _)| form),
            _ => form::VALUE,
        };
        let rows = rows.map_or(0, |(_, rows)| rows as u8);
        self.write(table, form, name, rows);
        let slots = self.next_slot(table) - slot;
        if let Some(table) = self.projection.tables.get_mut(table) {
            table.columns.push(Column { conversion, slot, slots, table: rows });
        }
    }

    /// Writes a column's part of the layout.
    #[inline]
    fn write(&mut self, table: usize, form: u8, name: &str, rows: u8) {
        let Some(layout) = self.layouts.get_mut(table) else { return };
        if !layout.is_empty() {
            layout.push(',');
        }
        layout.push('[');
        layout.push(char::from(b'0' + form));
        if form != form::END {
            layout.push_str(",\"");
            layout.push_str(name);
            layout.push('"');
        }
        if rows > 0 {
            layout.push(',');
            layout.push_str(&rows.to_string());
        }
        layout.push(']');
    }

    #[inline]
    fn conversion(&self, tag: Tag) -> Conversion {
        match tag {
            Tag::String | Tag::Enum | Tag::TimeOfDay => Conversion::Text,
            Tag::Integer | Tag::Number => Conversion::Number,
            Tag::Boolean => Conversion::Boolean,
            Tag::DateTime if self.dates == Dates::Epoch => Conversion::Epoch,
            Tag::DateTime => Conversion::Instant,
            Tag::Day => Conversion::Day,
            Tag::IntegerOrString | Tag::NumberOrString => Conversion::NumberOrText,
            Tag::Array | Tag::Map => Conversion::Rows,
            Tag::Object | Tag::Any => Conversion::Any,
        }
    }
}
