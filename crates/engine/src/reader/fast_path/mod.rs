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

/// What the fast path reads with.
pub(super) struct Workspace<'r> {
    pub(super) input: Input<'r>,
    pub(super) fields: &'r [Field],
    pub(super) slots: &'r mut Slots,
    pub(super) frames: &'r mut [Frame; MAX_DEPTH],
}

/// Continues at a field's value. Returns whether a value comes next; if not, one was just read.
pub(super) fn read(work: &mut Workspace<'_>, position: &mut Position<'_>) -> bool {
    loop {
        if objects::read(work, position) {
            match detours::value(work, position) {
                Outcome::ValueNext => continue,
                Outcome::Read => {}
                _ => return true,
            }
        }
        if !detours::next(work, position) {
            return false;
        }
    }
}
