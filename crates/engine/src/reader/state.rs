//! The state of the reader's loop.
//!
//! Every step of the loop is an inlined method of [`State`], here or in a neighbouring file: the compiler sees one
//! function and can keep the state in registers. No reference to the state may leave the loop, as that would force all
//! of it into memory; functions that are not inlined get copies of its parts.

use super::conversion;
use super::diagnostics::Diagnostics;
use super::fast_path::{self, Position, Workspace};
use super::frame::{Context, Frame, Input, MAX_DEPTH, Outcome, SyntaxError, unquoted};
use crate::scan::{Cursor, StringForm};
use crate::schema::{Field, Tag};
use crate::slots::{Slot, Slots};

pub(super) struct State<'r> {
    pub(super) input: Input<'r>,
    /// The fields, each with its slot and the one that followed it last time.
    pub(super) fields: &'r mut [Field],
    pub(super) slots: &'r mut Slots,
    pub(super) frames: &'r mut [Frame; MAX_DEPTH],
    pub(super) diagnostics: &'r mut Diagnostics,
    pub(super) cursor: Cursor<'r>,
    /// How many containers are open, and how many were when the loop began.
    pub(super) depth: usize,
    pub(super) outermost: usize,
    /// What the current value is expected to be.
    pub(super) tag: Tag,
    pub(super) argument: u16,
    /// The form of the string that has just been read.
    pub(super) form: StringForm,
    pub(super) here: Frame,
    /// Whether the fast path may be able to read the current value.
    pub(super) is_plain: bool,
    /// How many more times the fast path may fail before it is given up.
    pub(super) patience: u32,
}

impl State<'_> {
    /// Lets the fast path continue if the current value is plain. Returns whether a value comes next; if not, one was
    /// just read.
    #[inline(always)]
    pub(super) fn run_fast_path(&mut self) -> bool {
        let is_plain = std::mem::take(&mut self.is_plain);
        if !is_plain || self.patience == 0 {
            return true;
        }
        let last = self.here.current;
        let mut position = Position { cursor: self.cursor, depth: self.depth, here: self.here };
        let mut work = Workspace { input: self.input, fields: self.fields, slots: self.slots, frames: self.frames };
        let at_value = fast_path::read(&mut work, &mut position);
        Position { cursor: self.cursor, depth: self.depth, here: self.here } = position;
        self.patience -= u32::from(self.here.current == last);
        if at_value {
            self.expect_field(self.here.current);
        }
        at_value
    }

    #[inline(always)]
    pub(super) fn field(&self, number: u32) -> Field {
        self.fields.get(number as usize).copied().unwrap_or_default()
    }

    /// Makes the value of a field the current one.
    #[inline(always)]
    pub(super) fn expect_field(&mut self, number: u32) -> Field {
        let field = self.field(number);
        (self.tag, self.argument) = (field.tag, field.argument);
        self.here.slot = field.slot_in(self.here.row);
        field
    }

    /// Makes anything the current value, which is dropped.
    #[inline(always)]
    pub(super) fn expect_anything(&mut self) {
        (self.tag, self.here.slot) = (Tag::Any, 0);
    }

    /// Reads the current value as if it were documented as another kind.
    #[inline(always)]
    pub(super) fn retry_as(&mut self, tag: Tag) -> Outcome {
        self.tag = tag;
        Outcome::ValueNext
    }

    /// Keeps the value that ends here, if it has a slot.
    #[inline(always)]
    pub(super) fn keep(&mut self) {
        if self.here.slot != 0 {
            let len = self.cursor.position() as u32 - self.here.start;
            self.slots.set(self.here.slot, Slot::noted(self.here.start, len, self.form));
        }
    }

    /// Opens a container.
    #[inline(always)]
    pub(super) fn open(&mut self, context: Context, node: u16, current: u32) -> Result<(), SyntaxError> {
        let Some(frame) = self.frames.get_mut(self.depth) else {
            return Err(SyntaxError { at: self.here.start as usize, too_deep: true });
        };
        *frame = self.here;
        self.depth += 1;
        self.here = Frame { context, node, current, row: self.here.row, ..Frame::default() };
        Ok(())
    }

    /// Opens a list or map. Its slot counts its rows, where another value's would hold its text.
    #[inline(always)]
    pub(super) fn open_rows(&mut self, context: Context) -> Result<(), SyntaxError> {
        let argument = self.argument;
        let list = if self.input.projection.element_table(argument) == 0 { 0 } else { self.here.slot };
        if list != 0 {
            self.slots.begin_rows(self.input.projection, argument, list);
        }
        self.here.slot = 0;
        self.open(context, argument, 0)?;
        self.here.list = list;
        Ok(())
    }

    #[inline(always)]
    pub(super) fn close(&mut self) {
        self.depth -= 1;
        self.here = self.frames.get(self.depth).copied().unwrap_or_default();
    }

    /// A byte is wrong here.
    #[inline(always)]
    pub(super) fn error(&self) -> SyntaxError {
        SyntaxError { at: self.cursor.position(), too_deep: false }
    }

    /// The error that a byte is wrong here, unless it is right.
    #[inline(always)]
    pub(super) fn require(&self, is_right: bool) -> Result<(), SyntaxError> {
        if is_right { Ok(()) } else { Err(self.error()) }
    }

    #[inline(always)]
    pub(super) fn issue(&mut self, received: &'static str) {
        let outer = self.frames.get(self.outermost..self.depth).unwrap_or_default();
        self.diagnostics.issue(self.input, outer, self.here, self.tag.expected(), received);
    }

    #[inline(always)]
    pub(super) fn duplicate_key(&mut self) {
        let outer = self.frames.get(self.outermost..self.depth).unwrap_or_default();
        self.diagnostics.duplicate_key(self.input, outer, self.here);
    }

    #[inline(always)]
    pub(super) fn unknown_key(&mut self, key: &[u8]) {
        let outer = self.frames.get(self.outermost..self.depth).unwrap_or_default();
        self.diagnostics.unknown_key(self.input.schema, outer, self.here, key);
    }

    /// Checks the value of an enumeration that ends here.
    #[inline(always)]
    pub(super) fn check_enumeration(&mut self) {
        let Input { schema, window, .. } = self.input;
        let value = unquoted(self.input.text(self.here.start, self.cursor));
        if !schema.has_value(self.argument, window.from(self.here.start + 1), value.len()) {
            let outer = self.frames.get(self.outermost..self.depth).unwrap_or_default();
            self.diagnostics.unknown_value(schema, outer, self.here, self.argument, value);
        }
    }

    /// Checks the date or time that ends here, and converts it unless its text is to be kept.
    #[inline(always)]
    pub(super) fn convert_date(&mut self) {
        let (cursor, tag, here) = (self.cursor, self.tag, self.here);
        let outer = self.frames.get(self.outermost..self.depth).unwrap_or_default();
        if !conversion::convert_date(self.diagnostics, self.slots, self.input, outer, here, cursor, tag) {
            self.here.slot = 0;
        }
    }
}
