//! Makes a [plan](crate::plan): gives the values that are kept their slots, and the columns that are filled from them.

use crate::packed::{Property, mark};
use crate::plan::{Column, Conversion, Dates, Form, Plan, Table};
use crate::schema::{Field, Schema};
use crate::tag::Tag;

pub(crate) struct Planner<'s> {
    schema: &'s Schema,
    dates: Dates,
    plan: Plan,
    /// Per table, what the builder needs to know of its columns.
    layouts: Vec<String>,
}

impl<'s> Planner<'s> {
    #[inline]
    pub(crate) fn new(schema: &'s Schema, dates: Dates) -> Self {
        let mut plan = Plan::nothing(schema);
        plan.tables.clear();
        Self { schema, dates, plan, layouts: Vec::new() }
    }

    #[inline]
    pub(crate) fn finish(mut self) -> Plan {
        self.plan.layout = format!("[[{}]]", self.layouts.join("],["));
        self.plan
    }

    /// Adds a table for properties whose paths start at an object; its number.
    #[inline]
    pub(crate) fn table(&mut self, object: u16, properties: impl Iterator<Item = Property>) -> usize {
        let table = self.empty_table();
        properties.for_each(|property| self.property(table, object, property));
        table
    }

    #[inline]
    fn empty_table(&mut self) -> usize {
        self.layouts.push(String::new());
        self.plan.tables.push(Table { columns: Vec::new(), slots: 0 });
        self.plan.tables.len() - 1
    }

    #[inline]
    fn property(&mut self, table: usize, object: u16, Property { paths, name, mark, model }: Property) {
        let slot = self.next_slot(table);
        match mark {
            mark::GROUP => {
                let (_, object) = self.schema.follow(object, paths);
                let column = self.plan.tables.get(table).map_or(0, |table| table.columns.len());
                self.column(table, name, Conversion::Group, slot, None);
                self.schema.model(model).for_each(|property| self.property(table, object, property));
                let spanned = self.next_slot(table) - slot;
                if let Some(column) = self.plan.tables.get_mut(table).and_then(|table| table.columns.get_mut(column)) {
                    column.slots = spanned;
                }
                self.write(table, Form::End, "", 0);
            }
            mark::LIST => {
                let list = self.keep(table, object, paths).argument;
                let rows = self.table(self.schema.element(list).argument, self.schema.model(model));
                self.link(list, rows);
                self.column(table, name, Conversion::Rows, slot, Some((Form::List, rows)));
            }
            mark::VALUE => {
                let mut tag = Tag::Any;
                let mut rows = None;
                for path in paths.split(char::from(mark::OR)) {
                    let field = self.keep(table, object, path);
                    tag = field.tag;
                    rows = self.values(field, rows);
                }
                self.column(table, name, self.conversion(tag), slot, rows);
            }
            _ => {
                self.slot(table);
                self.plan.key_slot = Some(slot);
                let tag = if mark == mark::INTEGER_KEY { Tag::Integer } else { Tag::String };
                self.column(table, name, self.conversion(tag), slot, None);
            }
        }
    }

    /// The slot that is added next to a table's rows; they are numbered from 1.
    #[inline]
    fn next_slot(&self, table: usize) -> u16 {
        self.plan.row_slots(table) as u16 + 1
    }

    /// Adds a slot to a table's rows.
    #[inline]
    fn slot(&mut self, table: usize) -> u16 {
        let Some(table) = self.plan.tables.get_mut(table) else { return 0 };
        table.slots += 1;
        table.slots
    }

    /// Keeps the value at the end of a path in a slot of a table's rows; its field.
    #[inline]
    fn keep(&mut self, table: usize, object: u16, path: &str) -> Field {
        let slot = self.slot(table);
        let (field, _) = self.schema.follow(object, path);
        if let Some(place) = self.plan.fields.get_mut(field as usize) {
            place.slot = slot;
        }
        self.schema.field(field)
    }

    /// Keeps the rows of a list or map in a table.
    #[inline]
    fn link(&mut self, element: u16, rows: usize) {
        if let Some(place) = self.plan.element_tables.get_mut(usize::from(element)) {
            *place = rows as u8;
        }
    }

    /// The rows of a list or map of plain values: one table for all the paths it may come from.
    #[inline]
    fn values(&mut self, field: Field, known: Option<(Form, usize)>) -> Option<(Form, usize)> {
        let form = match field.tag {
            Tag::Array => Form::Values,
            Tag::Map => Form::Map,
            _ => return None,
        };
        let (_, rows) = known.unwrap_or_else(|| {
            let rows = self.empty_table();
            if form == Form::Map {
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

    /// Adds a column that is filled from a slot, and those behind it.
    #[inline]
    fn column(&mut self, table: usize, name: &str, conversion: Conversion, slot: u16, rows: Option<(Form, usize)>) {
        let form = match conversion {
            Conversion::Group => Form::Group,
            Conversion::Rows => rows.map_or(Form::List, |(form, _)| form),
            _ => Form::Value,
        };
        let rows = rows.map_or(0, |(_, rows)| rows as u8);
        self.write(table, form, name, rows);
        let slots = self.next_slot(table) - slot;
        if let Some(table) = self.plan.tables.get_mut(table) {
            table.columns.push(Column { conversion, slot, slots, table: rows });
        }
    }

    /// Writes what the builder needs to know of a column.
    #[inline]
    fn write(&mut self, table: usize, form: Form, name: &str, rows: u8) {
        let Some(layout) = self.layouts.get_mut(table) else { return };
        if !layout.is_empty() {
            layout.push(',');
        }
        layout.push('[');
        layout.push(char::from(b'0' + form as u8));
        if form != Form::End {
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
