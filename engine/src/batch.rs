//! What goes to JavaScript at once: tables of cells, texts and doubles, for the builder to make objects of.

use crate::date;
use crate::intern::{Interner, Luck};
use crate::kept::{Kept, Slot};
use crate::number::{self, Number};
use crate::plan::{Column, Conversion, Plan};
use crate::scan::Window;
use crate::text::{self, Span, Texts};

/// The first word of a cell that is no length of a text.
pub(crate) mod mark {
    /// No value.
    pub(crate) const NULL: u32 = -1i32 as u32;
    /// The second word is the number of an interned text.
    pub(crate) const INTERNED: u32 = -2i32 as u32;
    /// The second word is an integer of 32 bits.
    pub(crate) const SMALL: u32 = -3i32 as u32;
    /// The second word is the number of a double.
    pub(crate) const DOUBLE: u32 = -4i32 as u32;
    /// The second word is 0 or 1.
    pub(crate) const BOOLEAN: u32 = -5i32 as u32;
    /// Less the length: JSON text, for JavaScript to parse.
    pub(crate) const JSON: u32 = -6i32 as u32;
}

/// Records on their way to JavaScript.
///
/// A cell is two words. Text: its length and its place (see the module `text`), or `INTERNED`. Number: `SMALL` or
/// `DOUBLE`. Boolean: `BOOLEAN`, and 0 or 1. What is left to JavaScript, numbers of many digits and lists and objects
/// that are not documented: `JSON`, and the place of the text. Nothing: `NULL`. So the cell of a value tells what it is.
/// Group: 0 or 1 in the first word. List and map: how many rows, and the first of them.
pub struct Batch {
    pub(crate) tables: Vec<Rows>,
    pub(crate) doubles: Vec<f64>,
    pub(crate) texts: Texts,
    pub(crate) interner: Interner,
    records: u32,
    /// The JSON of the records as it came, as a list, where it is asked for.
    source: Vec<u8>,
    header: Vec<u32>,
}

/// Two words, in one number: read back as one soon after, two would have to be waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(transparent)]
pub(crate) struct Cell(u64);

impl Cell {
    pub(crate) const NULL: Self = Self::new(mark::NULL, 0);

    #[inline(always)]
    pub(crate) const fn new(first: u32, second: u32) -> Self {
        Self(first as u64 | (second as u64) << 32)
    }

    #[cfg(feature = "inspect")]
    pub(crate) fn words(self) -> [u32; 2] {
        [self.0 as u32, (self.0 >> 32) as u32]
    }
}

#[derive(Default)]
pub(crate) struct Rows {
    pub(crate) cells: Vec<Cell>,
    pub(crate) count: u32,
    luck: Vec<Luck>,
}

impl Batch {
    #[inline]
    pub(crate) fn new(plan: &Plan) -> Self {
        let rows = |columns: usize| Rows { luck: vec![Luck::default(); columns], ..Rows::default() };
        Self {
            tables: plan.tables.iter().map(|table| rows(table.columns.len())).collect(),
            doubles: Vec::new(),
            texts: Texts::default(),
            interner: Interner::new(),
            records: 0,
            source: Vec::new(),
            header: Vec::new(),
        }
    }

    /// How many records are in it.
    pub fn records(&self) -> u32 {
        self.records
    }

    /// The JSON of the records as it came, as a list, where it is asked for.
    pub fn source(&self) -> &[u8] {
        &self.source
    }

    pub(crate) fn clear(&mut self) {
        for rows in &mut self.tables {
            rows.cells.clear();
            rows.count = 0;
        }
        self.doubles.clear();
        self.texts.clear();
        self.interner.fresh.clear();
        self.records = 0;
        self.source.clear();
    }

    /// Roughly how much memory the records take.
    pub(crate) fn size(&self) -> usize {
        self.source.len() + self.texts.size() + self.tables.iter().map(|rows| rows.cells.len() * 8).sum::<usize>()
    }

    /// Adds the JSON of a record.
    pub(crate) fn add_source(&mut self, json: &[u8]) {
        self.source.push(if self.records == 0 { b'[' } else { b',' });
        self.source.extend_from_slice(json);
        self.records += 1;
    }

    /// Ends the list of the records' JSON, where there is one.
    pub(crate) fn close_source(&mut self) {
        if !self.source.is_empty() {
            self.source.push(b']');
        }
    }

    /// Counts a record whose values were kept.
    pub(crate) fn add(&mut self) {
        self.records += 1;
    }

    /// Adds the values of all records that are kept, column by column: what is done to a value depends on its column.
    pub(crate) fn fill(&mut self, plan: &Plan, kept: &Kept, window: &Window) {
        for (number, table) in plan.tables.iter().enumerate() {
            let (Some(rows), Some(fresh)) = (self.tables.get_mut(number), kept.rows.get(number)) else { continue };
            let width = table.columns.len();
            if fresh.is_empty() || width == 0 {
                continue;
            }
            // Taken out, so that the other tables can be looked at meanwhile.
            let mut rows = std::mem::take(rows);
            let start = rows.cells.len();
            rows.cells.resize(start + fresh.len() * width, Cell::NULL);
            let cells = rows.cells.get_mut(start..).unwrap_or_default();
            for (index, (column, luck)) in table.columns.iter().zip(&mut rows.luck).enumerate() {
                let cells = cells.chunks_exact_mut(width).filter_map(|row| row.get_mut(index));
                let slots = fresh.iter().map(|&row| kept.row_slots(row, column.slot, column.slots));
                let filler = Filler { converted: &kept.converted, window, batch: self, luck };
                filler.column(column, cells.zip(slots));
            }
            if let Some(place) = self.tables.get_mut(number) {
                *place = rows;
            }
        }
        for (rows, fresh) in self.tables.iter_mut().zip(&kept.rows) {
            rows.count += fresh.len() as u32;
        }
    }

    /// What the builder needs to find its way: addresses and lengths in memory. Whether the wide text holds lone
    /// surrogates; the address and length of the narrow text, the wide text, the fresh interned texts, the
    /// doubles; then, per table, the address of its cells and the number of its rows.
    pub fn header(&mut self) -> &[u32] {
        fn at<T>(items: &[T]) -> [u32; 2] {
            [items.as_ptr() as usize as u32, items.len() as u32]
        }
        self.header.clear();
        self.header.push(self.texts.lone_surrogates.into());
        self.header.extend(at(self.texts.narrow()));
        self.header.extend(at(&self.texts.wide));
        self.header.extend(at(&self.interner.fresh));
        self.header.extend(at(&self.doubles));
        for rows in &self.tables {
            self.header.extend([rows.cells.as_ptr() as usize as u32, rows.count]);
        }
        &self.header
    }
}

/// Fills in the cells of a column.
struct Filler<'a> {
    converted: &'a [i64],
    window: &'a Window,
    batch: &'a mut Batch,
    luck: &'a mut Luck,
}

impl Filler<'_> {
    /// Given the cells, each with the slots that its value may be in.
    #[inline(always)]
    fn column<'c>(mut self, column: &Column, cells: impl Iterator<Item = (&'c mut Cell, &'c [Slot])>) {
        match column.conversion {
            Conversion::Group => {
                cells.for_each(|(cell, slots)| *cell = Cell::new(slots.iter().any(|slot| !slot.is_empty()).into(), 0));
            }
            Conversion::Rows => {
                let before = self.batch.tables.get(usize::from(column.table)).map_or(0, |rows| rows.count);
                cells.for_each(|(cell, slots)| {
                    let list = slots.iter().find(|slot| !slot.is_empty());
                    *cell = list.map_or(Cell::new(0, 0), |list| Cell::new(list.len - 1, list.start + before));
                });
            }
            // Each of these is a loop of its own.
            Conversion::Text => self.values(Conversion::Text, cells),
            Conversion::Number => self.values(Conversion::Number, cells),
            Conversion::Boolean => self.values(Conversion::Boolean, cells),
            Conversion::Instant => self.values(Conversion::Instant, cells),
            other => self.values(other, cells),
        }
    }

    #[inline(always)]
    fn values<'c>(&mut self, conversion: Conversion, cells: impl Iterator<Item = (&'c mut Cell, &'c [Slot])>) {
        cells.for_each(|(cell, slots)| {
            if let Some(&slot) = slots.iter().find(|slot| !slot.is_empty()) {
                *cell = self.cell(conversion, slot);
            }
        });
    }

    #[inline(always)]
    fn cell(&mut self, conversion: Conversion, slot: Slot) -> Cell {
        if slot.len == Slot::CONVERTED {
            let value = self.converted.get(slot.start as usize).copied().unwrap_or_default();
            return match conversion {
                Conversion::Epoch | Conversion::Number => self.double(value as f64),
                Conversion::Day => self.plain(&date::write_day(value), 10),
                _ => self.plain(&date::write_instant(value), 24),
            };
        }
        // What is behind the value can be read, too, which makes short copies cheap.
        let (value, len) = (self.window.from(slot.start), slot.len as usize);
        let is_text = value.first() == Some(&b'"');
        let (content, inner) = (value.get(1..).unwrap_or_default(), len.wrapping_sub(2));
        match conversion {
            // The key of a record is a number within quotes.
            Conversion::Number if is_text => self.number(content, inner),
            Conversion::Number => self.number(value, len),
            Conversion::NumberOrText if !is_text => self.number(value, len),
            Conversion::Boolean => boolean(value),
            Conversion::Instant => self.plain(content, inner),
            Conversion::Epoch => {
                let text = content.get(..inner).unwrap_or_default();
                self.double(date::instant(text).unwrap_or_default() as f64)
            }
            Conversion::Any => match value.first() {
                Some(b'"') => self.text(content, inner),
                Some(b't' | b'f') => boolean(value),
                Some(b'{' | b'[') => self.json(value, len),
                _ => self.number(value, len),
            },
            _ => self.text(content, inner),
        }
    }

    #[inline(always)]
    fn text(&mut self, text: &[u8], len: usize) -> Cell {
        match self.batch.interner.number(text, len, self.luck, &mut self.batch.texts) {
            Some(number) => Cell::new(mark::INTERNED, number),
            None => self.plain(text, len),
        }
    }

    #[inline(never)]
    fn plain(&mut self, text: &[u8], len: usize) -> Cell {
        let Span { len, offset } = self.batch.texts.add(text, len);
        Cell::new(len, offset)
    }

    #[inline(always)]
    fn number(&mut self, text: &[u8], len: usize) -> Cell {
        match number::read_short(text::word(text, 0), len) {
            Some(value) => Cell::new(mark::SMALL, value as u32),
            None => self.other_number(text, len),
        }
    }

    #[inline(never)]
    fn other_number(&mut self, text: &[u8], len: usize) -> Cell {
        match number::read(text.get(..len).unwrap_or_default()) {
            Number::Small(value) => Cell::new(mark::SMALL, value as u32),
            Number::Double(value) => self.double(value),
            Number::Text => self.json(text, len),
        }
    }

    fn json(&mut self, text: &[u8], len: usize) -> Cell {
        let Span { len, offset } = self.batch.texts.add_raw(text, len);
        Cell::new(mark::JSON.wrapping_sub(len), offset)
    }

    fn double(&mut self, value: f64) -> Cell {
        self.batch.doubles.push(value);
        Cell::new(mark::DOUBLE, self.batch.doubles.len() as u32 - 1)
    }
}

fn boolean(value: &[u8]) -> Cell {
    Cell::new(mark::BOOLEAN, u32::from(value.first() == Some(&b't')))
}
