//! The fast path: reads documented objects as long as their fields come in the order of the record before, in compact
//! JSON.
//!
//! Anything that is not plain is left to the reader's main loop, which can read everything and continues where this one
//! stops.

mod detours;
mod objects;

use super::frame::{Frame, Input, MAX_DEPTH, Outcome};
use crate::scan::Cursor;
use crate::schema::Field;
use crate::slots::Slots;

/// How far the reader is, in an object.
pub(super) struct Position<'w> {
    pub(super) cursor: Cursor<'w>,
    pub(super) depth: usize,
    pub(super) here: Frame,
}

/// Continues at a field's value. Returns whether a value comes next; if not, one was just read.
pub(super) fn read(
    input: Input<'_>,
    fields: &[Field],
    slots: &mut Slots,
    frames: &mut [Frame; MAX_DEPTH],
    position: &mut Position<'_>,
) -> bool {
    loop {
        if objects::read(input, fields, slots, frames, position) {
            match detours::value(input, fields, slots, frames, position) {
                Outcome::ValueNext => continue,
                Outcome::Read => {}
                _ => return true,
            }
        }
        if !detours::next(input, fields, slots, frames, position) {
            return false;
        }
    }
}
