//! One pass over a record: every byte and every documented field is checked, and the position of what is kept goes to
//! slots.
//!
//! [`Reader::read`] is one loop over the [`State`], to which the modules contribute: [`value`] reads a value,
//! [`container`] goes from one value to the next, and [`fast_path`] does both for the common case. What is not as
//! documented goes to the [`Diagnostics`].

mod container;
mod conversion;
mod diagnostics;
mod fast_path;
mod frame;
mod state;
mod value;

pub(crate) use diagnostics::{Diagnostics, Location};
pub(crate) use frame::{Input, SyntaxError};

use frame::{Frame, MAX_DEPTH, Outcome, unquoted};
use state::State;

use crate::projection::Projection;
use crate::scan::{self, StringForm};
use crate::schema::{Field, Tag};
use crate::slots::{Slot, Slots};
use crate::utf16;

/// Reads records.
pub(crate) struct Reader {
    /// The fields, each with its slot and the one that followed it last time.
    fields: Vec<Field>,
    pub(crate) slots: Slots,
    frames: [Frame; MAX_DEPTH],
    pub(crate) diagnostics: Diagnostics,
}

impl Reader {
    #[inline]
    pub(crate) fn new(projection: &Projection) -> Self {
        Self {
            fields: projection.fields.clone(),
            slots: Slots::new(projection),
            frames: [Frame::default(); MAX_DEPTH],
            diagnostics: Diagnostics::default(),
        }
    }

    /// Reads the value that begins at `start`, in `depth` open containers, and returns where it ends.
    #[inline(never)]
    pub(crate) fn read(
        &mut self,
        input: Input<'_>,
        start: usize,
        expected: Tag,
        depth: usize,
    ) -> Result<usize, SyntaxError> {
        let Self { fields, slots, frames, diagnostics } = self;
        let here = Frame { row: slots.record, ..Frame::default() };
        let mut state = State {
            input,
            fields,
            slots,
            frames,
            diagnostics,
            cursor: input.window.cursor(start),
            depth,
            outermost: depth,
            tag: expected,
            argument: 0,
            form: StringForm::General,
            here,
            is_plain: false,
            patience: 4,
        };
        loop {
            let mut outcome = if state.run_fast_path() { state.value()? } else { Outcome::Read };
            if let Outcome::Read = outcome {
                outcome = state.next()?;
            }
            match outcome {
                Outcome::ValueNext => {}
                Outcome::KeyNext => state.key()?,
                Outcome::ElementNext => state.element(),
                Outcome::EntryNext => state.entry()?,
                Outcome::Read | Outcome::Other => return Ok(state.cursor.position()),
            }
        }
    }

    /// Checks and keeps the key of a record in the map of records.
    pub(crate) fn record_key(&mut self, input: Input<'_>, start: usize, end: usize) {
        let mut slot = Slot::new(start as u32, (end - start) as u32);
        if input.schema.has_integer_keys {
            let key = unquoted(input.window.slice(slot.start, slot.len()));
            let is_escaped = scan::has_escape(key);
            let unescaped;
            let mut digits = key;
            if is_escaped {
                unescaped = utf16::unescape(key);
                digits = unescaped.as_bytes();
            }
            let Some(value) = conversion::integer_key(digits) else {
                let here = Frame { start: slot.start, ..Frame::default() };
                return self.diagnostics.issue(input, &[], here, "integer", "string");
            };
            if is_escaped {
                slot = self.slots.keep_converted(value);
            }
        }
        if let Some(key_slot) = input.projection.key_slot {
            self.slots.set(self.slots.record + u32::from(key_slot), slot);
        }
    }

    /// The key that the records are under is in the body twice.
    pub(crate) fn duplicate_records_key(&mut self, input: Input<'_>, start: usize) {
        let here = Frame { start: start as u32, ..Frame::default() };
        self.diagnostics.duplicate_key(input, &[], here);
    }
}
