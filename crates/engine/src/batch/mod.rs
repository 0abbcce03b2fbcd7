//! What goes to JavaScript at once: tables of cells, texts and doubles, from which the builder makes objects. Their
//! format is in [`mod@crate::format`].

mod cell;
mod fill;
mod intern;
mod text;

pub(crate) use cell::Cell;
use intern::{HitRate, Interner};
#[cfg(feature = "inspect")]
pub(crate) use text::Texts;
#[cfg(not(feature = "inspect"))]
use text::Texts;

use crate::format::header;
#[cfg(doc)]
use crate::format::part;
use crate::projection::Projection;

/// Records on their way to JavaScript.
pub struct Batch {
    pub(crate) tables: Vec<Rows>,
    pub(crate) doubles: Vec<f64>,
    pub(crate) texts: Texts,
    pub(crate) interner: Interner,
    /// Where its parts end: see [`part`].
    parts: Vec<u32>,
    /// How many slots' values make a part, going by the last ones.
    pub(crate) slots_per_part: usize,
    records: u32,
    /// The original JSON of the records, as a list, if it is asked for.
    json: Vec<u8>,
    header: Vec<u32>,
}

/// The rows of a table.
#[derive(Default)]
pub(crate) struct Rows {
    pub(crate) cells: Vec<Cell>,
    pub(crate) count: u32,
    /// Per column, how well interning works.
    hit_rates: Vec<HitRate>,
}

impl Batch {
    #[inline]
    pub(crate) fn new(projection: &Projection) -> Self {
        let rows = |columns: usize| Rows { hit_rates: vec![HitRate::default(); columns], ..Rows::default() };
        Self {
            tables: projection.tables.iter().map(|table| rows(table.columns.len())).collect(),
            doubles: Vec::new(),
            texts: Texts::default(),
            interner: Interner::new(),
            parts: Vec::new(),
            slots_per_part: 1 << 11,
            records: 0,
            json: Vec::new(),
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
        &self.json
    }

    pub(crate) fn clear(&mut self) {
        for rows in &mut self.tables {
            rows.cells.clear();
            rows.count = 0;
        }
        self.doubles.clear();
        self.texts.clear();
        self.interner.clear_fresh();
        self.parts.clear();
        self.records = 0;
        self.json.clear();
    }

    /// Roughly how much memory the records take, in bytes.
    pub(crate) fn size(&self) -> usize {
        let cells: usize = self.tables.iter().map(|rows| rows.cells.len() * size_of::<Cell>()).sum();
        self.json.len() + self.texts.size() + cells
    }

    /// Adds the original JSON of a record.
    pub(crate) fn add_json(&mut self, json: &[u8]) {
        self.json.push(if self.records == 0 { b'[' } else { b',' });
        self.json.extend_from_slice(json);
        self.records += 1;
    }

    /// Ends the list of the records' JSON, if there is one.
    pub(crate) fn close_json(&mut self) {
        if !self.json.is_empty() {
            self.json.push(b']');
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
        put(&mut fixed, header::INTERNED_NARROW_TEXT, [address(self.interner.texts.narrow())]);
        put(&mut fixed, header::INTERNED_WIDE_TEXT, [address(&self.interner.texts.wide)]);
        put(&mut fixed, header::PARTS, range(&self.parts));
        put(&mut fixed, header::DOUBLES, range(&self.doubles));
        self.header.clear();
        self.header.extend(fixed);
        for rows in &self.tables {
            self.header.extend([address(&rows.cells), rows.count]);
        }
        &self.header
    }
}

/// The address of some items, and how many they are.
fn range<T>(items: &[T]) -> [u32; 2] {
    [address(items), items.len() as u32]
}

fn address<T>(items: &[T]) -> u32 {
    items.as_ptr() as usize as u32
}

/// Writes words of a header.
#[inline(always)]
fn put<const LEN: usize>(header: &mut [u32; header::TABLES], index: usize, words: [u32; LEN]) {
    if let Some(part) = header.get_mut(index..).and_then(|rest| rest.first_chunk_mut()) {
        *part = words;
    }
}
