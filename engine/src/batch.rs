//! What goes to JavaScript at once: tables of cells, texts and doubles, for the builder to make objects of.

use crate::date;
use crate::intern::{Interner, Luck};
use crate::number::{self, Number};
use crate::plan::{Conversion, Plan};
use crate::record::{Kept, RECORD_ROW, Slot, content};
use crate::scan::Window;
use crate::text::{Span, Texts};

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
    /// Less the length: a number's text, for JavaScript to read.
    pub(crate) const NUMBER_TEXT: u32 = -5i32 as u32;
}

/// Records on their way to JavaScript.
///
/// A cell is two words. Text: its length and its place (see the module `text`), or `INTERNED`. Number: `SMALL`, `DOUBLE`, or the
/// text of a number that JavaScript has to read. Boolean and group: 0 or 1 in the first word. List and map: how many
/// rows, and the first of them. Nothing: `NULL`.
pub struct Batch {
    pub(crate) tables: Vec<Rows>,
    pub(crate) doubles: Vec<f64>,
    pub(crate) texts: Texts,
    pub(crate) interner: Interner,
    records: u32,
    /// The JSON of the records as it came, with commas between them, where it is asked for.
    source: Vec<u8>,
    header: Vec<u32>,
}

#[derive(Default)]
pub(crate) struct Rows {
    pub(crate) cells: Vec<[u32; 2]>,
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

    /// The JSON of the records as it came, with commas between them, where it is asked for.
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
        if self.records > 0 {
            self.source.push(b',');
        }
        self.source.extend_from_slice(json);
        self.records += 1;
    }

    /// Adds the record that was read.
    pub(crate) fn add(&mut self, plan: &Plan, kept: &Kept, window: &Window) {
        self.records += 1;
        Filler { plan, kept, window, batch: self }.row(0, RECORD_ROW);
    }

    /// What the builder needs to find its way: addresses and lengths in memory. `records`, whether the wide text holds
    /// lone surrogates; the address and length of the narrow text, the wide text, the fresh interned texts, the
    /// doubles; then, per table, the address of its cells and the number of its rows.
    pub fn header(&mut self) -> &[u32] {
        fn at<T>(items: &[T]) -> [u32; 2] {
            [items.as_ptr() as usize as u32, items.len() as u32]
        }
        self.header.clear();
        self.header.extend([self.records, u32::from(self.texts.lone_surrogates)]);
        self.header.extend(at(&self.texts.narrow));
        self.header.extend(at(&self.texts.wide));
        self.header.extend(at(&self.interner.fresh));
        self.header.extend(at(&self.doubles));
        for rows in &self.tables {
            self.header.extend([rows.cells.as_ptr() as usize as u32, rows.count]);
        }
        &self.header
    }
}

struct Filler<'a> {
    plan: &'a Plan,
    kept: &'a Kept,
    window: &'a Window,
    batch: &'a mut Batch,
}

impl Filler<'_> {
    /// Fills in the cells of a row, and of the rows of its lists.
    fn row(&mut self, table: usize, row: u32) {
        let Some(columns) = self.plan.tables.get(table).map(|table| &table.columns) else { return };
        let Some(rows) = self.batch.tables.get_mut(table) else { return };
        // Taken out, so that the rows of lists can be filled in meanwhile: they are in other tables.
        let mut rows = std::mem::take(rows);
        let start = rows.cells.len();
        rows.cells.resize(start + columns.len(), [mark::NULL, 0]);
        rows.count += 1;
        let cells = rows.cells.get_mut(start..).unwrap_or_default();
        for ((column, cell), luck) in columns.iter().zip(cells).zip(&mut rows.luck) {
            let first = (row + u32::from(column.slot)) as usize;
            let slots = self.kept.slots.get(first..first + usize::from(column.slots)).unwrap_or_default();
            if column.conversion == Conversion::Group {
                *cell = [u32::from(slots.iter().any(|slot| slot.len != 0)), 0];
                continue;
            }
            let slot = slots.iter().find(|slot| slot.len != 0).copied();
            if column.conversion == Conversion::Rows {
                *cell = self.rows(usize::from(column.table), slot);
            } else if let Some(slot) = slot {
                *cell = self.cell(column.conversion, slot, luck);
            }
        }
        if let Some(place) = self.batch.tables.get_mut(table) {
            *place = rows;
        }
    }

    /// Fills in the rows of a list or map.
    fn rows(&mut self, table: usize, list: Option<Slot>) -> [u32; 2] {
        let count = |filler: &Self| filler.batch.tables.get(table).map_or(0, |rows| rows.count);
        let first = count(self);
        let mut next = list.map_or(0, |list| list.start);
        while next != 0 {
            self.row(table, next);
            next = self.kept.slots.get(next as usize).map_or(0, |link| link.start);
        }
        [count(self) - first, first]
    }

    #[inline]
    fn cell(&mut self, conversion: Conversion, slot: Slot, luck: &mut Luck) -> [u32; 2] {
        if slot.len == Slot::CONVERTED {
            let value = self.kept.converted.get(slot.start as usize).copied().unwrap_or_default();
            return match conversion {
                Conversion::Epoch | Conversion::Number => self.double(value as f64),
                Conversion::Day => self.plain(&date::write_day(value)),
                _ => self.plain(&date::write_instant(value)),
            };
        }
        let value = self.window.slice(slot.start, slot.len);
        match conversion {
            // The key of a record is a number within quotes.
            Conversion::Number if value.first() == Some(&b'"') => self.number(content(value)),
            Conversion::Number => self.number(value),
            Conversion::NumberOrText if value.first() != Some(&b'"') => self.number(value),
            Conversion::Boolean => [u32::from(value.first() == Some(&b't')), 0],
            Conversion::Instant => self.plain(content(value)),
            Conversion::Epoch => self.double(date::instant(content(value)).unwrap_or_default() as f64),
            Conversion::Json => {
                let Span { len, offset } = self.batch.texts.add_raw(value);
                [len, offset]
            }
            _ => {
                let text = content(value);
                match self.batch.interner.number(text, luck, &mut self.batch.texts) {
                    Some(number) => [mark::INTERNED, number],
                    None => self.plain(text),
                }
            }
        }
    }

    #[inline]
    fn plain(&mut self, text: &[u8]) -> [u32; 2] {
        let Span { len, offset } = self.batch.texts.add(text);
        [len, offset]
    }

    #[inline]
    fn number(&mut self, text: &[u8]) -> [u32; 2] {
        match number::read(text) {
            Number::Small(value) => [mark::SMALL, value as u32],
            Number::Double(value) => self.double(value),
            Number::Text => {
                let Span { len, offset } = self.batch.texts.add(text);
                [mark::NUMBER_TEXT.wrapping_sub(len), offset]
            }
        }
    }

    fn double(&mut self, value: f64) -> [u32; 2] {
        self.batch.doubles.push(value);
        [mark::DOUBLE, self.batch.doubles.len() as u32 - 1]
    }
}
