//! The fast lane: fields of documented objects for as long as they come as in the record before, in compact JSON.
//!
//! Its loop makes next to no calls and keeps little, so that what it works with stays in registers. What is not plain
//! is left to the [reader](crate::record), which can read everything, and goes on where the lane ends.

use crate::kept::{Kept, Slot};
use crate::plan::Plan;
use crate::record::{Context, Frame, MAX_DEPTH};
use crate::scan::{Cursor, NumberForm, Window};
use crate::schema::{Field, Schema};
use crate::tag::Tag;

/// Where reading stands, in an object.
pub(crate) struct Place<'w> {
    pub(crate) cursor: Cursor<'w>,
    /// Whether a field's value comes next; if not, a value was read.
    pub(crate) at_value: bool,
    pub(crate) depth: usize,
    pub(crate) here: Frame,
}

/// Reads on from a field's value.
#[inline(never)]
pub(crate) fn read(
    schema: &Schema,
    plan: &Plan,
    window: &Window,
    fields: &[Field],
    kept: &mut Kept,
    frames: &mut [Frame; MAX_DEPTH],
    place: &mut Place<'_>,
) {
    let Place { mut cursor, mut at_value, mut depth, here } = *place;
    let Frame { mut context, mut node, mut current, mut seen, mut row, .. } = here;

    // The field whose key followed that of another one last time.
    macro_rules! following {
        ($number:expr) => {{
            let number = fields.get($number as usize).map_or(0, |field| field.next);
            fields.get(usize::from(number)).map(|field| (u32::from(number), field))
        }};
    }
    // The first field of an object, and the number of the object.
    macro_rules! first {
        ($argument:expr) => {
            schema.objects.get(usize::from($argument)).and_then(|object| following!(object.entry))
        };
    }

    'lane: while let Some(field) = fields.get(current as usize) {
        let mut scan = cursor;
        let fits = match field.tag {
            Tag::String | Tag::Enum | Tag::IntegerOrString | Tag::NumberOrString if scan.eat(b'"') => {
                let start = scan.position();
                scan.plain_string()
                    && (field.tag != Tag::Enum
                        || schema.knows(field.argument, window.from(start as u32), scan.position() - start - 1))
            }
            Tag::Integer | Tag::IntegerOrString => scan.plain_number() == Some(NumberForm::Integer),
            Tag::Number | Tag::NumberOrString => scan.plain_number().is_some(),
            Tag::Boolean => scan.plain_boolean(),
            Tag::DateTime => scan.eat(b'"') && scan.canonical_date_time(),
            Tag::TimeOfDay => scan.eat(b'"') && scan.hours_and_minutes(),
            Tag::Object if scan.eat(b'{') => {
                let (Some((number, first)), Some(outer)) = (first!(field.argument), frames.get_mut(depth)) else {
                    break;
                };
                if !scan.eat_key(&schema.keys, first.key, true) {
                    break;
                }
                let from = cursor.position() as u32;
                *outer = Frame { context, node, current, seen, row, list: 0, dest: 0, from };
                (node, current, seen) = (field.argument, number, first.bit);
                depth += 1;
                cursor = scan;
                continue;
            }
            Tag::String | Tag::Enum | Tag::Object => false,
            Tag::Day | Tag::Array | Tag::Map | Tag::Any => break,
        };
        if fits {
            let start = cursor.position() as u32;
            kept.note(field.dest(row), Slot { start, len: scan.position() as u32 - start });
        } else {
            scan = cursor;
            if !scan.plain_null() {
                break;
            }
        }
        cursor = scan;
        at_value = false;

        // Behind a value: close what ends here, and find what comes next.
        loop {
            if let Some((number, next)) = following!(current)
                && seen & next.bit == 0
                && cursor.eat_key(&schema.keys, next.key, false)
            {
                (current, seen) = (number, seen | next.bit);
                break;
            }
            let Some(outer) = frames.get(depth.wrapping_sub(1)) else { break 'lane };
            if !cursor.eat(b'}') {
                break 'lane;
            }
            depth -= 1;
            Frame { context, node, current, seen, row, .. } = *outer;
            if context == Context::Object {
                continue;
            }
            // The next object of a list.
            let element = schema.element(node);
            let (Context::List, Tag::Object) = (context, element.tag) else { break 'lane };
            let (Some((number, first)), Some(outer)) = (first!(element.argument), frames.get_mut(depth)) else {
                break 'lane;
            };
            let mut scan = cursor;
            if !(scan.eat(b',') && scan.eat(b'{') && scan.eat_key(&schema.keys, first.key, true)) {
                break 'lane;
            }
            if outer.list != 0 {
                let Some(appended) = kept.append_row_in_room(plan, node, outer.list) else { break 'lane };
                row = appended;
            }
            outer.current += 1;
            outer.from = cursor.position() as u32 + 1;
            (context, node, current, seen) = (Context::Object, element.argument, number, first.bit);
            depth += 1;
            cursor = scan;
            break;
        }
        at_value = true;
    }

    let list = if context == Context::Object { 0 } else { frames.get(depth).map_or(0, |frame| frame.list) };
    let here = Frame { context, node, current, seen, row, list, dest: 0, from: here.from };
    *place = Place { cursor, at_value, depth, here };
}
