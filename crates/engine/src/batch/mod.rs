//! What goes to JavaScript at once: tables of cells, texts and doubles, from which the builder makes objects. Their
//! format is in [`mod@crate::format`].

mod cell;
mod fill;
mod intern;
mod json;
mod text;

pub(crate) use cell::Cell;
use intern::{Credit, Interner};
use json::JsonList;
use text::{TextEnds, Texts};

use crate::format::{header, part};
use crate::projection::Projection;

/// Records on their way to JavaScript.
pub struct Batch {
    pub(crate) tables: Vec<Rows>,
    pub(crate) doubles: Vec<f64>,
    pub(crate) texts: Texts,
    pub(crate) interner: Interner,
    /// Values that are neither a short text nor a usual number.
    pub(crate) values: JsonList,
    /// Per part, where its texts and its rows end: see [`mod@crate::format`].
    pub(crate) parts: Vec<u32>,
    records: u32,
    /// The original JSON of the records, if it is asked for.
    originals: JsonList,
    header: Vec<u32>,
}

/// The rows of a table.
#[derive(Default)]
pub(crate) struct Rows {
    pub(crate) cells: Vec<Cell>,
    pub(crate) count: u32,
    /// Per column, whether interning is worth it.
    credits: Vec<Credit>,
}

impl Batch {
    #[inline]
    pub(crate) fn new(projection: &Projection) -> Self {
        let rows = |columns: usize| Rows { credits: vec![Credit::INITIAL; columns], ..Rows::default() };
        Self {
            tables: projection.tables.iter().map(|table| rows(table.columns.len())).collect(),
            doubles: Vec::new(),
            texts: Texts::new(),
            interner: Interner::new(),
            values: JsonList::default(),
            parts: Vec::new(),
            records: 0,
            originals: JsonList::default(),
            header: Vec::new(),
        }
    }

    /// How many records there are.
    pub fn records(&self) -> u32 {
        self.records
    }

    /// The original JSON of the records, as a list; empty unless [`Shape::Dto`](crate::decoder::Shape::Dto) was asked
    /// for.
    pub fn json(&self) -> &[u8] {
        self.originals.json()
    }

    pub(crate) fn clear(&mut self) {
        for rows in &mut self.tables {
            rows.cells.clear();
            rows.count = 0;
        }
        self.doubles.clear();
        self.texts.clear();
        self.interner.fresh.clear();
        self.values.clear();
        self.parts.clear();
        self.records = 0;
        self.originals.clear();
    }

    /// Roughly how much memory the records take, in bytes.
    pub(crate) fn size(&self) -> usize {
        let cells: usize = self.tables.iter().map(|rows| rows.cells.len() * size_of::<Cell>()).sum();
        self.originals.json().len() + self.values.json().len() + self.texts.size() + cells
    }

    /// Adds the original JSON of a record.
    pub(crate) fn add_json(&mut self, json: &[u8]) {
        self.originals.push(json);
        self.records += 1;
    }

    /// Ends a part: the texts and rows of some records.
    fn end_part(&mut self) {
        let TextEnds { narrow, wide } = self.texts.end_part();
        let mut ends = [0; part::ROWS_END];
        put(&mut ends, part::NARROW_END, [narrow as u32]);
        put(&mut ends, part::WIDE_END, [wide as u32]);
        put(&mut ends, part::INTERNED_END, [self.interner.fresh.len() as u32]);
        self.parts.extend(ends);
        self.parts.extend(self.tables.iter().map(|rows| rows.count));
    }

    /// Ends its lists: nothing is added any more.
    pub(crate) fn close(&mut self) {
        for list in [&mut self.originals, &mut self.values] {
            list.close();
        }
    }

    /// Counts a record whose values are in slots.
    pub(crate) fn add(&mut self) {
        self.records += 1;
    }

    /// What the builder reads first: see [`header`].
    pub fn header(&mut self) -> &[u32] {
        let mut fixed = [0; header::TABLES];
        put(&mut fixed, header::LONE_SURROGATES, [self.texts.lone_surrogates.into()]);
        put(&mut fixed, header::NARROW_TEXT, range(self.texts.narrow()));
        put(&mut fixed, header::WIDE_TEXT, range(&self.texts.wide));
        put(&mut fixed, header::INTERNED, range(&self.interner.fresh));
        put(&mut fixed, header::VALUES, range(self.values.json()));
        put(&mut fixed, header::PARTS, range(&self.parts));
        put(&mut fixed, header::DOUBLES, range(&self.doubles));
        self.header.clear();
        self.header.extend(fixed);
        for rows in &self.tables {
            self.header.extend(range(&rows.cells));
        }
        &self.header
    }
}

/// The address of some items, and how many they are.
fn range<T>(items: &[T]) -> [u32; 2] {
    [items.as_ptr() as usize as u32, items.len() as u32]
}

/// Writes some of the words.
#[inline(always)]
fn put<const LEN: usize>(all: &mut [u32], index: usize, words: [u32; LEN]) {
    if let Some(part) = all.get_mut(index..).and_then(|rest| rest.first_chunk_mut()) {
        *part = words;
    }
}
