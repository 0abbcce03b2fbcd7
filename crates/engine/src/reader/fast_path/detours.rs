//! Detours of the fast path: days, lists and maps. Its loop leaves them to this module, as it would run out of registers
//! if it were any larger.

use super::super::frame::{Context, Frame, Input, Outcome};
use super::objects::{FastPath, first_field};
use super::{Position, Workspace};
use crate::scan::{Cursor, NumberForm, StringForm};
use crate::schema::{Field, Tag};
use crate::slots::{Slot, Slots};

/// Reads the value of a field, or enters it. If it is not plain, nothing changes.
#[inline(never)]
pub(super) fn value(work: &mut Workspace<'_>, position: &mut Position<'_>) -> Outcome {
    let field = work.fields.get(position.here.current as usize).copied().unwrap_or_default();
    match field.tag {
        Tag::Day => day(work.slots, field, position),
        Tag::Array | Tag::Map => Rows::of(work.input, field, position).read(work, position),
        _ => Outcome::Other,
    }
}

/// Continues after a value: closes the lists and objects that end here. Returns whether a value comes next.
#[inline(never)]
pub(super) fn next(work: &mut Workspace<'_>, position: &mut Position<'_>) -> bool {
    let mut path = FastPath::new(work, position);
    let at_value = loop {
        if path.context == Context::Object && path.next() {
            break true;
        }
        if !(path.context == Context::List && path.cursor.eat(b']')) {
            break false;
        }
        path.close();
    };
    path.stop(position);
    at_value
}

fn day(slots: &mut Slots, field: Field, position: &mut Position<'_>) -> Outcome {
    let start = position.cursor;
    let mut scan = start;
    if scan.eat(b'"') && scan.day() {
        slots.set(field.slot_in(position.here.row), slot(start, scan, StringForm::Plain));
    } else {
        scan = start;
        if !scan.plain_null() {
            return Outcome::Other;
        }
    }
    position.cursor = scan;
    Outcome::Read
}

/// A list or map.
#[derive(Clone, Copy)]
struct Rows<'i> {
    input: Input<'i>,
    /// The number of the element, and what it is.
    node: u16,
    tag: Tag,
    argument: u16,
    is_map: bool,
    /// The slot that counts the rows; 0 if they are dropped.
    list: u32,
}

impl<'i> Rows<'i> {
    #[inline(always)]
    fn of(input: Input<'i>, field: Field, position: &Position<'_>) -> Self {
        let node = field.argument;
        let element = input.schema.element(node);
        let list = if input.projection.element_table(node) == 0 { 0 } else { field.slot_in(position.here.row) };
        Self { input, node, tag: element.tag, argument: element.argument, is_map: field.tag == Tag::Map, list }
    }

    /// Reads `null`, an empty list or map, or plain values; or enters the first object of a list.
    #[inline(always)]
    fn read(self, work: &mut Workspace<'_>, position: &mut Position<'_>) -> Outcome {
        let mut scan = position.cursor;
        let (opening, closing) = if self.is_map { (b'{', b'}') } else { (b'[', b']') };
        let is_open = work.frames.get(position.depth).is_some() && scan.eat(opening);
        if !is_open {
            if !scan.plain_null() {
                return Outcome::Other;
            }
        } else if scan.eat(closing) {
            self.begin(work.slots);
        } else if self.tag == Tag::Object {
            return self.enter(work, position, scan);
        } else if self.values(work.slots, &mut scan, closing).is_none() {
            return Outcome::Other;
        }
        position.cursor = scan;
        Outcome::Read
    }

    fn begin(self, slots: &mut Slots) {
        if self.list != 0 {
            slots.begin_rows(self.input.projection, self.node, self.list);
        }
    }

    /// Enters the first object of a list, from after the bracket.
    #[inline(always)]
    fn enter<'w>(self, work: &mut Workspace<'_>, position: &mut Position<'w>, mut scan: Cursor<'w>) -> Outcome {
        let Workspace { fields, slots, frames, .. } = work;
        let start = scan.position() as u32;
        let (false, Some((current, first)), Some([outer, inner])) = (
            self.is_map,
            first_field(self.input, fields, self.argument),
            frames.get_mut(position.depth..position.depth + 2),
        ) else {
            return Outcome::Other;
        };
        if !(scan.eat(b'{') && scan.eat_key(&self.input.schema.keys, first.key, true)) {
            return Outcome::Other;
        }
        let mut row = position.here.row;
        *outer = Frame { start: position.cursor.position() as u32, ..position.here };
        *inner = Frame { context: Context::List, node: self.node, row, list: self.list, start, ..Frame::default() };
        if self.list != 0 {
            self.begin(slots);
            row = slots.append_row(self.input.projection, self.node, self.list);
        }
        let (context, node, seen) = (Context::Object, self.argument, first.bit);
        let here = Frame { context, node, current, seen, row, ..Frame::default() };
        *position = Position { cursor: scan, depth: position.depth + 2, here };
        Outcome::ValueNext
    }

    /// Reads plain values up to the closing bracket. If there is anything else, no row has been added.
    #[inline(always)]
    fn values(self, slots: &mut Slots, scan: &mut Cursor<'_>, closing: u8) -> Option<()> {
        self.begin(slots);
        let table = self.input.projection.element_table(self.node);
        let before = slots.rows.get(table).map_or(0, Vec::len);
        loop {
            let entry = self.entry(scan);
            if let (Some((key, value)), true) = (entry, self.list != 0) {
                let first = slots.append_row(self.input.projection, self.node, self.list) + 1;
                slots.set(first, key);
                slots.set(first + u32::from(self.is_map), value);
            }
            if entry.is_some() && scan.eat(closing) {
                return Some(());
            }
            if entry.is_none() || !scan.eat(b',') {
                if self.list != 0 {
                    slots.drop_rows(table, before);
                }
                return None;
            }
        }
    }

    /// Reads an entry of a map, or an element of a list, which has no key.
    #[inline(always)]
    fn entry(self, scan: &mut Cursor<'_>) -> Option<(Slot, Slot)> {
        let mut key = Slot::default();
        if self.is_map {
            let start = *scan;
            let form = if scan.eat(b'"') { scan.plain_string()? } else { return None };
            key = slot(start, *scan, form);
            if !scan.eat(b':') {
                return None;
            }
        }
        let start = *scan;
        if let Some(form) = self.scalar(scan) {
            return Some((key, slot(start, *scan, form)));
        }
        *scan = start;
        // In a list, null is an issue.
        (self.is_map && scan.plain_null()).then_some((key, Slot::default()))
    }

    /// Moves over a plain text or number. Returns its form if it is a text.
    #[inline(always)]
    fn scalar(self, scan: &mut Cursor<'_>) -> Option<StringForm> {
        match self.tag {
            Tag::String if scan.eat(b'"') => scan.plain_string(),
            Tag::Integer => {
                scan.plain_number().filter(|&form| form == NumberForm::Integer).map(|_| StringForm::General)
            }
            Tag::Number => scan.plain_number().map(|_| StringForm::General),
            _ => None,
        }
    }
}

#[inline(always)]
fn slot(start: Cursor<'_>, end: Cursor<'_>, form: StringForm) -> Slot {
    let (start, end) = (start.position() as u32, end.position() as u32);
    Slot::noted(start, end - start, form)
}
