//! The values of records that were read but are not yet in a batch: for each, where it is in the window.

use crate::projection::{Column, Projection};
use crate::scan::StringForm;

/// Where a value is in the window; empty if `len` is 0. For a list or map: the first of its rows in their table, and
/// their number plus one.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Slot {
    pub(crate) start: u32,
    len: u32,
}

impl Slot {
    /// As a length: the value was converted, and `start` is its index in [`Slots::converted`].
    const CONVERTED: u32 = u32::MAX;
    /// In a length: the value is a string of ASCII without escapes. Values are shorter than this.
    const PLAIN: u32 = 1 << 31;

    #[inline(always)]
    pub(crate) fn new(start: u32, len: u32) -> Self {
        Self { start, len }
    }

    /// A value that is a string of this form, or no string.
    #[inline(always)]
    pub(crate) fn noted(start: u32, len: u32, form: StringForm) -> Self {
        let note = if form == StringForm::Plain { Self::PLAIN } else { 0 };
        Self { start, len: len | note }
    }

    #[inline(always)]
    pub(crate) fn is_empty(self) -> bool {
        self.len == 0
    }

    #[inline(always)]
    pub(crate) fn is_converted(self) -> bool {
        self.len == Self::CONVERTED
    }

    /// Whether the value is known to be a string of ASCII without escapes.
    #[inline(always)]
    pub(crate) fn is_plain(self) -> bool {
        self.len & Self::PLAIN != 0
    }

    #[inline(always)]
    pub(crate) fn len(self) -> u32 {
        self.len & !Self::PLAIN
    }
}

/// The slots of some records.
#[derive(Default)]
pub(crate) struct Slots {
    /// The slots of all rows; those from `used` on are empty, as a new row's must be. The first one belongs to no row.
    slots: Vec<Slot>,
    used: usize,
    /// Per table, its rows: each is the index of the slot before its first one.
    pub(crate) rows: Vec<Vec<u32>>,
    /// Instants, days and keys that were not in their usual form.
    pub(crate) converted: Vec<i64>,
    /// The row of the current record.
    pub(crate) record: u32,
    /// How many values were converted before the current record.
    converted_before: usize,
}

impl Slots {
    #[inline]
    pub(crate) fn new(projection: &Projection) -> Self {
        Self { used: 1, rows: vec![Vec::new(); projection.tables.len()], ..Self::default() }
    }

    /// How many slots are in use.
    #[inline(always)]
    pub(crate) fn used(&self) -> usize {
        self.used
    }

    /// Whether there is no record.
    pub(crate) fn is_empty(&self) -> bool {
        self.used == 1
    }

    /// The first of a column's slots that has a value, or an empty one.
    #[inline(always)]
    pub(crate) fn first_value(&self, row: u32, column: &Column) -> Slot {
        let first = (row + u32::from(column.slot)) as usize;
        let slots = self.slots.get(first..first + usize::from(column.slots)).unwrap_or_default();
        slots.iter().copied().find(|slot| !slot.is_empty()).unwrap_or_default()
    }

    /// A slot of a row.
    #[inline(always)]
    pub(crate) fn row_slot(&self, row: u32, slot: u16) -> Slot {
        self.slots.get((row + u32::from(slot)) as usize).copied().unwrap_or_default()
    }

    /// Begins a record, which becomes the current one.
    pub(crate) fn begin(&mut self, projection: &Projection) {
        self.converted_before = self.converted.len();
        self.record = self.row(projection, 0);
    }

    /// Drops the current record.
    pub(crate) fn drop_record(&mut self) {
        let first = self.record as usize + 1;
        for rows in &mut self.rows {
            let older = rows.partition_point(|&row| row < self.record);
            rows.truncate(older);
        }
        if let Some(slots) = self.slots.get_mut(first..self.used) {
            slots.fill(Slot::default());
        }
        self.used = first;
        self.converted.truncate(self.converted_before);
    }

    /// Drops the rows that were added after a number of them to one table, and no other.
    pub(crate) fn drop_rows(&mut self, table: usize, count: usize) {
        let Some(rows) = self.rows.get_mut(table) else { return };
        let Some(&first) = rows.get(count) else { return };
        rows.truncate(count);
        if let Some(slots) = self.slots.get_mut(first as usize + 1..self.used) {
            slots.fill(Slot::default());
        }
        self.used = first as usize + 1;
    }

    /// Drops all records.
    pub(crate) fn clear(&mut self) {
        if let Some(slots) = self.slots.get_mut(..self.used) {
            slots.fill(Slot::default());
        }
        self.used = 1;
        for rows in &mut self.rows {
            rows.clear();
        }
        self.converted.clear();
    }

    /// Keeps a converted value, and returns a slot for it.
    pub(crate) fn keep_converted(&mut self, value: i64) -> Slot {
        self.converted.push(value);
        Slot::new(self.converted.len() as u32 - 1, Slot::CONVERTED)
    }

    /// Sets the slot that has this index.
    #[inline(always)]
    pub(crate) fn set(&mut self, index: u32, value: Slot) {
        if let Some(slot) = self.slots.get_mut(index as usize) {
            *slot = value;
        }
    }

    /// Begins a list or map in its slot; its rows follow.
    pub(crate) fn begin_rows(&mut self, projection: &Projection, element: u16, list: u32) {
        let start = self.rows.get(projection.element_table(element)).map_or(0, |rows| rows.len() as u32);
        self.set(list, Slot::new(start, 1));
    }

    /// Adds a row to a list or map, and returns it.
    #[inline]
    pub(crate) fn append_row(&mut self, projection: &Projection, element: u16, list: u32) -> u32 {
        self.count_row(list);
        self.row(projection, projection.element_table(element))
    }

    /// As [`Slots::append_row`], unless memory would have to be allocated.
    #[inline(always)]
    pub(crate) fn try_append_row(&mut self, projection: &Projection, element: u16, list: u32) -> Option<u32> {
        let row = self.try_row(projection, projection.element_table(element))?;
        self.count_row(list);
        Some(row)
    }

    #[inline(always)]
    fn count_row(&mut self, list: u32) {
        if let Some(list) = self.slots.get_mut(list as usize) {
            list.len += 1;
        }
    }

    /// Adds a row to a table, and returns it.
    #[inline]
    fn row(&mut self, projection: &Projection, table: usize) -> u32 {
        self.try_row(projection, table).unwrap_or_else(|| {
            let used = self.used + projection.row_slots(table).max(1) as usize;
            if used > self.slots.len() {
                self.slots.resize(2 * used, Slot::default());
            }
            if let Some(rows) = self.rows.get_mut(table) {
                rows.reserve(1);
            }
            self.try_row(projection, table).unwrap_or_default()
        })
    }

    #[inline(always)]
    fn try_row(&mut self, projection: &Projection, table: usize) -> Option<u32> {
        let row = self.used as u32 - 1;
        // Even a row without slots takes one: rows are told apart by their indices.
        let used = self.used + projection.row_slots(table).max(1) as usize;
        let rows = self.rows.get_mut(table)?;
        if used > self.slots.len() || rows.len() == rows.capacity() {
            return None;
        }
        rows.push(row);
        self.used = used;
        Some(row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projection::Table;

    #[test]
    fn rows_that_are_dropped_leave_no_trace() {
        let table = |slots| Table { slots, ..Table::default() };
        let projection =
            Projection { tables: vec![table(3), table(2)], element_tables: vec![1], ..Projection::default() };
        let mut slots = Slots::new(&projection);
        slots.begin(&projection);
        slots.begin_rows(&projection, 0, 1);
        slots.append_row(&projection, 0, 1);
        let (used, rows) = (slots.used(), slots.rows.clone());
        for _ in 0..40 {
            let row = slots.append_row(&projection, 0, 1);
            slots.set(row + 1, Slot::noted(5, 7, StringForm::Plain));
            slots.set(row + 2, Slot::new(5, 7));
        }
        slots.drop_rows(1, 1);
        assert_eq!((slots.used(), &slots.rows), (used, &rows));
        assert!(slots.slots[used..].iter().all(|slot| slot.is_empty()));
        slots.drop_rows(1, 1);
        assert_eq!((slots.used(), &slots.rows), (used, &rows));
    }
}
