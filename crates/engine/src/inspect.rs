//! What a decoder hands out, as JSON values, natively: the same walk over a batch's tables as `js/records/builder.ts`.
//!
//! `serde_json` cannot hold everything that JavaScript can: lone surrogates become U+FFFD, and a number too large for a
//! double becomes the text `Infinity` or `-Infinity`.

use serde_json::{Map, Value};

use crate::batch::{Batch, Cell};
use crate::decoder::{DecodeError, Decoder};
use crate::format::{cell, form, part, text};
use crate::issue::{Drift, Issues};

/// All that a decoder returns for a body.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// The records, including those before an error.
    pub records: Vec<Value>,
    /// Whether it was decoded.
    pub result: Result<(), DecodeError>,
    /// The values that are not as documented.
    pub issues: Issues,
    /// What is undocumented.
    pub drift: Vec<Drift>,
}

/// Decodes a body that arrives in chunks of these sizes, and the rest in one: its records.
///
/// # Errors
/// As [`Decoder::push`] and [`Decoder::finish`].
pub fn decode(
    decoder: Decoder,
    body: &[u8],
    sizes: impl IntoIterator<Item = usize>,
) -> Result<Vec<Value>, DecodeError> {
    let Decoded { records, result, .. } = examine(decoder, body, sizes);
    result.map(|()| records)
}

/// Decodes a body that arrives in chunks of these sizes, and the rest in one: all that there is to know.
pub fn examine(mut decoder: Decoder, body: &[u8], sizes: impl IntoIterator<Item = usize>) -> Decoded {
    feed(&mut decoder, body, sizes)
}

/// The same with a decoder that can be asked for more afterwards.
pub fn feed(decoder: &mut Decoder, body: &[u8], sizes: impl IntoIterator<Item = usize>) -> Decoded {
    let mut builder = Builder::new(decoder.layout());
    let mut records = Vec::new();
    let mut sink = |batch: &mut Batch| {
        if !batch.json().is_empty() {
            records.extend(trees(batch.json()))
        } else {
            records.extend(builder.build(batch))
        }
    };
    let mut sizes = sizes.into_iter();
    let mut rest = body;
    let mut result = Ok(());
    while result.is_ok() && !rest.is_empty() {
        let size = sizes.next().unwrap_or(rest.len()).clamp(1, rest.len());
        let (mut chunk, after) = rest.split_at(size);
        rest = after;
        result = decoder.push(&mut chunk, &mut sink);
    }
    let result = result.and_then(|()| decoder.finish(&mut sink));
    Decoded { records, result, issues: decoder.issues().clone(), drift: decoder.take_drift() }
}

/// Builds values from batches' tables; interned strings are kept from batch to batch.
pub struct Builder {
    tables: Vec<Vec<Column>>,
    interned: Vec<String>,
}

/// A column of a table: see [`mod@crate::format`].
struct Column {
    form: u8,
    name: String,
    /// The table of a list or map.
    table: usize,
}

/// A row's cells.
type Cells<'c> = std::slice::Iter<'c, Cell>;

/// A part of a batch, and what its cells refer to.
struct Part<'b> {
    batch: &'b Batch,
    narrow: &'b [u8],
    wide: &'b [u16],
    values: &'b [Value],
}

impl Builder {
    /// A builder for batches with this layout.
    pub fn new(layout: &str) -> Self {
        let layout: Vec<Vec<Vec<Value>>> = serde_json::from_str(layout).unwrap_or_default();
        let column = |column: Vec<Value>| Column {
            form: column.first().and_then(Value::as_u64).unwrap_or_default() as u8,
            name: column.get(1).and_then(Value::as_str).unwrap_or_default().to_owned(),
            table: column.get(2).and_then(Value::as_u64).unwrap_or_default() as usize,
        };
        let tables = layout.into_iter().map(|columns| columns.into_iter().map(column).collect()).collect();
        Self { tables, interned: Vec::new() }
    }

    /// The records of a batch.
    pub fn build(&mut self, batch: &Batch) -> Vec<Value> {
        let values = trees(batch.values.json());
        let (mut narrow, mut wide) = (batch.texts.narrow(), batch.texts.wide.as_slice());
        let mut records = Vec::new();
        let mut fresh = batch.interner.fresh.as_slice();
        for words in batch.parts.chunks_exact(part::ROWS_END + batch.tables.len()) {
            let end = |index: usize| words.get(index).map_or(0, |&end| end as usize);
            let part = Part {
                batch,
                narrow: begin(&mut narrow, batch.texts.narrow().len() - end(part::NARROW_END)),
                wide: begin(&mut wide, batch.texts.wide.len() - end(part::WIDE_END)),
                values: &values,
            };
            let strings = begin(&mut fresh, batch.interner.fresh.len() - end(part::INTERNED_END));
            self.interned.extend(strings.iter().map(|cell| part.text(cell.words())));
            let rows = end(part::ROWS_END) as u32;
            records.extend((records.len() as u32..rows).map(|row| Value::Object(self.row(&part, 0, row))));
        }
        records
    }

    fn row(&self, part: &Part, table: usize, row: u32) -> Map<String, Value> {
        let columns = self.columns(table);
        let mut cells = cells(part.batch, table, row, columns);
        self.object(part, &mut columns.iter(), &mut cells)
    }

    /// The object that consists of the next columns and cells, up to the end of the group.
    fn object(&self, part: &Part, columns: &mut std::slice::Iter<Column>, cells: &mut Cells) -> Map<String, Value> {
        let mut object = Map::new();
        while let Some(column) = columns.next() {
            if column.form == form::END {
                break;
            }
            let cell = cells.next().copied().unwrap_or(Cell::NULL);
            let value = if column.form == form::GROUP {
                let group = self.object(part, columns, cells);
                if cell == Cell::group(true) { Value::Object(group) } else { Value::Null }
            } else {
                self.value(part, column, cell)
            };
            object.insert(column.name.clone(), value);
        }
        object
    }

    fn value(&self, part: &Part, column: &Column, cell: Cell) -> Value {
        let [first, word] = cell.words();
        let rows = word..word.saturating_add(first);
        if column.form == form::LIST {
            return rows.map(|row| Value::Object(self.row(part, column.table, row))).collect();
        }
        if column.form == form::VALUES {
            let elements = rows.map(|row| self.plain(part, column.table, row, 0));
            return elements.filter(|element| !element.is_null()).collect();
        }
        if column.form == form::MAP {
            let entry = |row| match self.plain(part, column.table, row, 0) {
                Value::String(key) => (key, self.plain(part, column.table, row, 1)),
                key => (key.to_string(), Value::Null),
            };
            return rows.map(entry).collect();
        }
        match first {
            cell::NULL => Value::Null,
            cell::BOOLEAN => Value::Bool(word == 1),
            cell::INTEGER => double(f64::from(word as i32)),
            cell::DOUBLE => double(part.batch.doubles.get(word as usize).copied().unwrap_or(f64::NAN)),
            cell::INTERNED => self.interned.get(word as usize).map_or(Value::Null, |text| text.as_str().into()),
            cell::JSON => part.values.get(word as usize).cloned().unwrap_or_default(),
            _ => Value::String(part.text([first, word])),
        }
    }

    /// A value in a list or map of plain values.
    fn plain(&self, part: &Part, table: usize, row: u32, column: usize) -> Value {
        let columns = self.columns(table);
        let cell = cells(part.batch, table, row, columns).nth(column).copied().unwrap_or(Cell::NULL);
        columns.get(column).map_or(Value::Null, |column| self.value(part, column, cell))
    }

    fn columns(&self, table: usize) -> &[Column] {
        self.tables.get(table).map_or(&[], Vec::as_slice)
    }
}

impl Part<'_> {
    fn text(&self, [length, position]: [u32; 2]) -> String {
        let from = (position & !text::WIDE) as usize;
        let range = from..from.saturating_add(length as usize);
        if position & text::WIDE == 0 {
            self.narrow.get(range).unwrap_or_default().iter().map(|&byte| char::from(byte)).collect()
        } else {
            String::from_utf16_lossy(self.wide.get(range).unwrap_or_default())
        }
    }
}

/// Takes what comes before the last `left` of the items.
fn begin<'i, T>(items: &mut &'i [T], left: usize) -> &'i [T] {
    let (first, rest) = items.split_at(items.len().saturating_sub(left));
    *items = rest;
    first
}

/// The cells of a row; the ends of groups have none.
fn cells<'b>(batch: &'b Batch, table: usize, row: u32, columns: &[Column]) -> Cells<'b> {
    let stride = columns.iter().filter(|column| column.form != form::END).count();
    let start = row as usize * stride;
    let cells = batch.tables.get(table).and_then(|rows| rows.cells.get(start..start + stride));
    cells.unwrap_or_default().iter()
}

/// A double as JavaScript would print it: an integer without a point.
fn double(value: f64) -> Value {
    let integer = value as i64;
    if integer as f64 == value && integer.unsigned_abs() <= 1 << 53 && !(value == 0.0 && value.is_sign_negative()) {
        return integer.into();
    }
    let text = if value < 0.0 { "-Infinity" } else { "Infinity" };
    serde_json::Number::from_f64(value).map_or(text.into(), Value::Number)
}

/// The wire trees of the records' original JSON.
fn trees(json: &[u8]) -> Vec<Value> {
    match tree(&String::from_utf8_lossy(json)) {
        Value::Array(records) => records,
        _ => Vec::new(),
    }
}

/// The value of well-formed JSON.
fn tree(json: &str) -> Value {
    as_in_javascript(serde_json::from_str(json).or_else(|_| serde_json::from_str(&holdable(json))).unwrap_or_default())
}

/// Makes every number a double.
fn as_in_javascript(value: Value) -> Value {
    match value {
        Value::Number(number) => number.as_f64().map_or(Value::Null, double),
        Value::Array(elements) => elements.into_iter().map(as_in_javascript).collect(),
        Value::Object(entries) => entries.into_iter().map(|(key, value)| (key, as_in_javascript(value))).collect(),
        _ => value,
    }
}

/// Replaces what `serde_json` cannot hold in well-formed JSON.
fn holdable(json: &str) -> String {
    let unit = |text: &str| text.strip_prefix("\\u").and_then(|text| u16::from_str_radix(text.get(..4)?, 16).ok());
    let mut held = String::with_capacity(json.len());
    let mut rest = json;
    let mut in_string = false;
    while let Some(first) = rest.chars().next() {
        let (text, len) = match (first, unit(rest), rest.get(6..).and_then(unit)) {
            ('\\', Some(0xD800..0xDC00), Some(0xDC00..0xE000)) => (None, 12),
            ('\\', Some(0xD800..0xE000), _) => (Some("\\ufffd"), 6),
            ('\\', ..) => (None, 2),
            ('-' | '0'..='9', ..) if !in_string => {
                let in_number = |c: char| matches!(c, '0'..='9' | '+' | '-' | '.' | 'e' | 'E');
                let number = rest.find(|c| !in_number(c)).unwrap_or(rest.len());
                let value = rest.get(..number).and_then(|text| text.parse().ok()).unwrap_or(0.0);
                let text = if value == f64::INFINITY { Some("\"Infinity\"") } else { None };
                (if value == f64::NEG_INFINITY { Some("\"-Infinity\"") } else { text }, number)
            }
            _ => (None, first.len_utf8()),
        };
        in_string ^= first == '"';
        let (here, after) = rest.split_at_checked(len).unwrap_or((rest, ""));
        held.push_str(text.unwrap_or(here));
        rest = after;
    }
    held
}
