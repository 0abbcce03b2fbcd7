//! The fast path's loop, from value to value of documented objects. It makes next to no calls and has little state, so
//! that it stays in registers.

use super::super::frame::{Context, Frame, Input, MAX_DEPTH, Outcome};
use super::{Position, Workspace};
use crate::scan::{Cursor, NumberForm, StringForm};
use crate::schema::{Field, Tag};
use crate::slots::{Slot, Slots};

/// Continues at a field's value. Returns whether a value comes next; if not, one was just read.
#[inline(never)]
pub(super) fn read(work: &mut Workspace<'_>, position: &mut Position<'_>) -> bool {
    let mut path = FastPath::new(work, position);
    let at_value = path.run();
    path.stop(position);
    at_value
}

pub(super) struct FastPath<'r, 'w> {
    input: Input<'r>,
    fields: &'r [Field],
    slots: &'r mut Slots,
    frames: &'r mut [Frame; MAX_DEPTH],
    pub(super) cursor: Cursor<'w>,
    depth: usize,
    // What a frame holds, as far as objects need it.
    pub(super) context: Context,
    node: u16,
    current: u32,
    seen: u64,
    row: u32,
}

impl<'r, 'w> FastPath<'r, 'w> {
    #[inline(always)]
    pub(super) fn new(work: &'r mut Workspace<'_>, position: &Position<'w>) -> Self {
        let Workspace { input, fields, slots, frames } = work;
        let Position { cursor, depth, here: Frame { context, node, current, seen, row, .. } } = *position;
        Self { input: *input, fields, slots, frames, cursor, depth, context, node, current, seen, row }
    }

    /// Stops, and says how far it got.
    #[inline(always)]
    pub(super) fn stop(self, position: &mut Position<'w>) {
        let Self { cursor, depth, context, node, current, seen, row, .. } = self;
        let list = if context == Context::Object { 0 } else { self.frames.get(depth).map_or(0, |frame| frame.list) };
        let here = Frame { context, node, current, seen, row, list, slot: 0, start: position.here.start };
        *position = Position { cursor, depth, here };
    }

    #[inline(always)]
    fn run(&mut self) -> bool {
        while let Some(field) = self.fields.get(self.current as usize) {
            match self.value(field) {
                Outcome::ValueNext => continue,
                Outcome::Read => {}
                _ => return true,
            }
            if !self.next() {
                return false;
            }
        }
        true
    }

    /// Reads the value of a field.
    #[inline(always)]
    fn value(&mut self, field: &Field) -> Outcome {
        let mut scan = self.cursor;
        let form = match field.tag {
            Tag::String | Tag::Enum | Tag::IntegerOrString | Tag::NumberOrString if scan.eat(b'"') => {
                let start = scan.position();
                let form = scan.plain_string();
                form.filter(|_| {
                    field.tag != Tag::Enum || {
                        let text = self.input.window.from(start as u32);
                        self.input.schema.has_value(field.argument, text, scan.position() - start - 1)
                    }
                })
            }
            Tag::Integer | Tag::IntegerOrString | Tag::Number | Tag::NumberOrString => match scan.plain_number() {
                Some(NumberForm::General) if matches!(field.tag, Tag::Integer | Tag::IntegerOrString) => None,
                form => form.map(|_| StringForm::General),
            },
            Tag::Boolean => scan.plain_boolean().then_some(StringForm::General),
            Tag::DateTime => (scan.eat(b'"') && scan.canonical_date_time()).then_some(StringForm::Plain),
            Tag::TimeOfDay => (scan.eat(b'"') && scan.hours_and_minutes()).then_some(StringForm::Plain),
            Tag::Object if scan.eat(b'{') => return self.object(field, scan),
            Tag::String | Tag::Enum | Tag::Object => None,
            Tag::Day | Tag::Array | Tag::Map | Tag::Any => return Outcome::Other,
        };
        if let Some(form) = form {
            let (start, end) = (self.cursor.position() as u32, scan.position() as u32);
            self.slots.set(field.slot_in(self.row), Slot::noted(start, end - start, form));
        } else {
            scan = self.cursor;
            if !scan.plain_null() {
                return Outcome::Other;
            }
        }
        self.cursor = scan;
        Outcome::Read
    }

    /// Enters an object, after its brace, if its first key is the predicted one.
    #[inline(always)]
    fn object(&mut self, field: &Field, mut scan: Cursor<'w>) -> Outcome {
        let (Some((number, first)), Some(outer)) =
            (first_field(self.input, self.fields, field.argument), self.frames.get_mut(self.depth))
        else {
            return Outcome::Other;
        };
        if !scan.eat_key(&self.input.schema.keys, first.key, true) {
            return Outcome::Other;
        }
        let Self { context, node, current, seen, row, .. } = *self;
        let start = self.cursor.position() as u32;
        *outer = Frame { context, node, current, seen, row, list: 0, slot: 0, start };
        (self.node, self.current, self.seen) = (field.argument, number, first.bit);
        self.depth += 1;
        self.cursor = scan;
        Outcome::ValueNext
    }

    /// Continues after a value: closes the objects that end here. Returns whether a value comes next; if not, something
    /// else must find out what does.
    #[inline(always)]
    pub(super) fn next(&mut self) -> bool {
        loop {
            if let Some((number, next)) = following(self.fields, self.current)
                && self.seen & next.bit == 0
                && self.cursor.eat_key(&self.input.schema.keys, next.key, false)
            {
                (self.current, self.seen) = (number, self.seen | next.bit);
                return true;
            }
            if self.depth == 0 || !self.cursor.eat(b'}') {
                return false;
            }
            self.close();
            if self.context != Context::Object {
                return self.next_in_list();
            }
        }
    }

    /// Continues in the container around this one.
    #[inline(always)]
    pub(super) fn close(&mut self) {
        let Some(outer) = self.frames.get(self.depth.wrapping_sub(1)) else { return };
        self.depth -= 1;
        let Frame { context, node, current, seen, row, .. } = *outer;
        (self.context, self.node, self.current, self.seen, self.row) = (context, node, current, seen, row);
    }

    /// Enters the next object of a list, if one follows.
    #[inline(always)]
    fn next_in_list(&mut self) -> bool {
        let element = self.input.schema.element(self.node);
        let (Context::List, Tag::Object) = (self.context, element.tag) else { return false };
        let first = first_field(self.input, self.fields, element.argument);
        let (Some((number, first)), Some(outer)) = (first, self.frames.get_mut(self.depth)) else { return false };
        let mut scan = self.cursor;
        if !(scan.eat(b',') && scan.eat(b'{') && scan.eat_key(&self.input.schema.keys, first.key, true)) {
            return false;
        }
        if outer.list != 0 {
            let Some(row) = self.slots.try_append_row(self.input.projection, self.node, outer.list) else {
                return false;
            };
            self.row = row;
        }
        outer.current += 1;
        outer.start = self.cursor.position() as u32 + 1;
        (self.context, self.node, self.current, self.seen) = (Context::Object, element.argument, number, first.bit);
        self.depth += 1;
        self.cursor = scan;
        true
    }
}

/// The field that came after another one last time.
#[inline(always)]
fn following(fields: &[Field], number: u32) -> Option<(u32, &Field)> {
    let number = fields.get(number as usize).map_or(0, |field| field.next);
    fields.get(usize::from(number)).map(|field| (u32::from(number), field))
}

/// The field that came first in an object last time.
#[inline(always)]
pub(super) fn first_field<'r>(input: Input<'_>, fields: &'r [Field], object: u16) -> Option<(u32, &'r Field)> {
    let object = input.schema.objects.get(usize::from(object))?;
    following(fields, u32::from(object.entry))
}
