//! What is kept of the records that were read, until it goes to a batch: for every value, where it is in the window.

use crate::plan::Plan;

/// Where a value is in the window; nowhere when `len` is 0. Of a list or map that is kept: the first of its rows in
/// their table, and one more than how many there are.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Slot {
    pub(crate) start: u32,
    pub(crate) len: u32,
}

impl Slot {
    /// As a length: the value was converted, and is in [`Kept::converted`].
    pub(crate) const CONVERTED: u32 = u32::MAX;

    #[inline(always)]
    pub(crate) fn is_empty(self) -> bool {
        self.len == 0
    }
}

/// The values of some records.
#[derive(Default)]
pub(crate) struct Kept {
    /// The slots of all rows; empty from `used` on, so that a new row's are. The first one belongs to no row.
    slots: Vec<Slot>,
    used: usize,
    /// Per table, the slot before the first one of each of its rows.
    pub(crate) rows: Vec<Vec<u32>>,
    /// Instants, days and keys that were written in another form.
    pub(crate) converted: Vec<i64>,
    /// The row of the record that is read, and what was there before it.
    pub(crate) record: u32,
    converted_before: usize,
}

impl Kept {
    #[inline]
    pub(crate) fn new(plan: &Plan) -> Self {
        Self { used: 1, rows: vec![Vec::new(); plan.tables.len()], ..Self::default() }
    }

    /// How many slots there are.
    #[inline(always)]
    pub(crate) fn used(&self) -> usize {
        self.used
    }

    /// Some slots of a row.
    #[inline(always)]
    pub(crate) fn row_slots(&self, row: u32, slot: u16, count: u16) -> &[Slot] {
        let first = (row + u32::from(slot)) as usize;
        self.slots.get(first..first + usize::from(count)).unwrap_or_default()
    }

    /// Begins a record.
    pub(crate) fn begin(&mut self, plan: &Plan) {
        self.converted_before = self.converted.len();
        self.record = self.row(plan, 0);
    }

    /// Drops the record that was begun last.
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

    /// Keeps a value that was converted; the slot that stands for it.
    pub(crate) fn convert(&mut self, value: i64) -> Slot {
        self.converted.push(value);
        Slot { start: self.converted.len() as u32 - 1, len: Slot::CONVERTED }
    }

    #[inline(always)]
    pub(crate) fn note(&mut self, dest: u32, slot: Slot) {
        if let Some(place) = self.slots.get_mut(dest as usize) {
            *place = slot;
        }
    }

    /// Begins a list or map, whose rows follow, in the slot of it.
    pub(crate) fn begin_rows(&mut self, plan: &Plan, element: u16, list: u32) {
        let start = self.rows.get(plan.element_table(element)).map_or(0, |rows| rows.len() as u32);
        self.note(list, Slot { start, len: 1 });
    }

    /// Adds a row to a list or map.
    #[inline]
    pub(crate) fn append_row(&mut self, plan: &Plan, element: u16, list: u32) -> u32 {
        self.count_row(list);
        self.row(plan, plan.element_table(element))
    }

    /// As [`Kept::append_row`], if there is room for it.
    #[inline(always)]
    pub(crate) fn append_row_in_room(&mut self, plan: &Plan, element: u16, list: u32) -> Option<u32> {
        let row = self.row_in_room(plan, plan.element_table(element))?;
        self.count_row(list);
        Some(row)
    }

    #[inline(always)]
    fn count_row(&mut self, list: u32) {
        if let Some(list) = self.slots.get_mut(list as usize) {
            list.len += 1;
        }
    }

    /// Adds a row to a table: the slot before its first one.
    #[inline]
    fn row(&mut self, plan: &Plan, table: usize) -> u32 {
        self.row_in_room(plan, table).unwrap_or_else(|| {
            let used = self.used + plan.row_slots(table).max(1) as usize;
            if used > self.slots.len() {
                self.slots.resize(2 * used, Slot::default());
            }
            if let Some(rows) = self.rows.get_mut(table) {
                rows.reserve(1);
            }
            self.row_in_room(plan, table).unwrap_or_default()
        })
    }

    #[inline(always)]
    fn row_in_room(&mut self, plan: &Plan, table: usize) -> Option<u32> {
        let row = self.used as u32 - 1;
        // Rows are told apart by where they are.
        let used = self.used + plan.row_slots(table).max(1) as usize;
        let rows = self.rows.get_mut(table)?;
        if used > self.slots.len() || rows.len() == rows.capacity() {
            return None;
        }
        rows.push(row);
        self.used = used;
        Some(row)
    }
}
