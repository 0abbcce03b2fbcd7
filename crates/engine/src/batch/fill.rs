//! Fills a batch's tables from slots, column by column: how a value is converted depends on its column.

use super::Batch;
use super::cell::Cell;
use super::intern::Credit;
use super::text::Span;
use crate::block;
use crate::date;
use crate::number::{self, Number};
use crate::projection::{Column, Conversion, Projection};
use crate::scan::Window;
use crate::slots::{Slot, Slots};

impl Batch {
    /// Adds the values of all records in the slots.
    pub(crate) fn fill(&mut self, projection: &Projection, slots: &Slots, window: &Window) {
        for (number, table) in projection.tables.iter().enumerate() {
            let (Some(rows), Some(fresh)) = (self.tables.get_mut(number), slots.rows.get(number)) else { continue };
            let width = table.columns.len();
            if fresh.is_empty() || width == 0 {
                continue;
            }
            // Taken out, so that the other tables can be read meanwhile.
            let mut rows = std::mem::take(rows);
            let start = rows.cells.len();
            rows.cells.resize(start + fresh.len() * width, Cell::NULL);
            let cells = rows.cells.get_mut(start..).unwrap_or_default();
            for (index, (column, credit)) in table.columns.iter().zip(&mut rows.credits).enumerate() {
                let cells = cells.chunks_exact_mut(width).filter_map(|row| row.get_mut(index));
                let filler = Filler { converted: &slots.converted, window, batch: self, credit };
                if column.slots == 1 {
                    filler.column(column, cells.zip(fresh.iter().map(|&row| slots.row_slot(row, column.slot))));
                } else {
                    filler.column(column, cells.zip(fresh.iter().map(|&row| slots.first_value(row, column))));
                }
            }
            if let Some(table) = self.tables.get_mut(number) {
                *table = rows;
            }
        }
        for (rows, fresh) in self.tables.iter_mut().zip(&slots.rows) {
            rows.count += fresh.len() as u32;
        }
        self.end_part();
    }
}

/// Fills the cells of a column.
struct Filler<'a> {
    converted: &'a [i64],
    window: &'a Window,
    batch: &'a mut Batch,
    credit: &'a mut Credit,
}

impl Filler<'_> {
    /// Takes the cells, each with its value's slot.
    #[inline(always)]
    fn column<'c>(mut self, column: &Column, cells: impl Iterator<Item = (&'c mut Cell, Slot)>) {
        match column.conversion {
            Conversion::Group => cells.for_each(|(cell, slot)| *cell = Cell::group(!slot.is_empty())),
            Conversion::Rows => {
                let before = self.batch.tables.get(usize::from(column.table)).map_or(0, |rows| rows.count);
                cells.for_each(|(cell, list)| {
                    *cell = match list.len().checked_sub(1) {
                        Some(count) => Cell::rows(count, list.start + before),
                        None => Cell::rows(0, 0),
                    };
                });
            }
            // A loop for each, so that the conversion is not chosen anew for every cell.
            Conversion::Text => self.values(Conversion::Text, cells),
            Conversion::Number => self.values(Conversion::Number, cells),
            Conversion::Boolean => self.values(Conversion::Boolean, cells),
            Conversion::Instant => self.values(Conversion::Instant, cells),
            other => self.values(other, cells),
        }
    }

    #[inline(always)]
    fn values<'c>(&mut self, conversion: Conversion, cells: impl Iterator<Item = (&'c mut Cell, Slot)>) {
        cells.for_each(|(cell, slot)| {
            if !slot.is_empty() {
                *cell = self.cell(conversion, slot);
            }
        });
    }

    #[inline(always)]
    fn cell(&mut self, conversion: Conversion, slot: Slot) -> Cell {
        if slot.is_converted() {
            let value = self.converted.get(slot.start as usize).copied().unwrap_or_default();
            return match conversion {
                Conversion::Epoch | Conversion::Number => self.double(value as f64),
                Conversion::Day => self.ascii(&date::write_day(value), 10),
                _ => self.ascii(&date::write_instant(value), 24),
            };
        }
        // What follows the value can be read as well, which makes short copies cheap.
        let (value, len) = (self.window.from(slot.start), slot.len() as usize);
        let is_text = value.first() == Some(&b'"');
        let (content, inner) = (value.get(1..).unwrap_or_default(), len.wrapping_sub(2));
        match conversion {
            // The key of a record is a number in quotes.
            Conversion::Number if is_text => self.number(content, inner),
            Conversion::Number => self.number(value, len),
            Conversion::NumberOrText if !is_text => self.number(value, len),
            Conversion::Boolean => boolean(value),
            Conversion::Instant => self.ascii(content, inner),
            Conversion::Day => self.ascii(&date::iso_day(content), 10),
            Conversion::Epoch => {
                let text = content.get(..inner).unwrap_or_default();
                self.double(date::instant(text).unwrap_or_default() as f64)
            }
            Conversion::Any => match value.first() {
                Some(b'"') => self.text(content, inner, slot.is_plain()),
                Some(b't' | b'f') => boolean(value),
                Some(b'{' | b'[') => self.json(value, len),
                _ => self.number(value, len),
            },
            _ => self.text(content, inner, slot.is_plain()),
        }
    }

    #[inline(always)]
    fn text(&mut self, text: &[u8], len: usize, is_plain: bool) -> Cell {
        match self.batch.interner.number(text, len, self.credit, &mut self.batch.texts) {
            Some(number) => Cell::interned(number),
            None if is_plain => self.ascii(text, len),
            None => self.any_text(text, len),
        }
    }

    /// A text that is ASCII without escapes.
    #[inline(always)]
    fn ascii(&mut self, text: &[u8], len: usize) -> Cell {
        match self.batch.texts.add_ascii(text, len) {
            Some(Span { len, offset }) => Cell::new(len, offset),
            None => self.any_text(text, len),
        }
    }

    #[inline(never)]
    fn any_text(&mut self, text: &[u8], len: usize) -> Cell {
        match self.batch.texts.add(text, len) {
            Some(Span { len, offset }) => Cell::new(len, offset),
            None => Cell::json(self.batch.values.push_text(text.get(..len).unwrap_or_default())),
        }
    }

    #[inline(always)]
    fn number(&mut self, text: &[u8], len: usize) -> Cell {
        match number::read_short(block::word(text, 0), len) {
            Some(value) => Cell::integer(value),
            None => self.other_number(text, len),
        }
    }

    #[inline(never)]
    fn other_number(&mut self, text: &[u8], len: usize) -> Cell {
        match number::read(text, len) {
            Number::Integer(value) => Cell::integer(value),
            Number::Double(value) => self.double(value),
            Number::Text => self.json(text, len),
        }
    }

    fn json(&mut self, text: &[u8], len: usize) -> Cell {
        Cell::json(self.batch.values.push(text.get(..len).unwrap_or_default()))
    }

    fn double(&mut self, value: f64) -> Cell {
        self.batch.doubles.push(value);
        Cell::double(self.batch.doubles.len() as u32 - 1)
    }
}

fn boolean(value: &[u8]) -> Cell {
    Cell::boolean(value.first() == Some(&b't'))
}
