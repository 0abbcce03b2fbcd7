//! One pass over a record: every byte checked, every documented field checked, what is kept noted in slots.

use crate::express;
use crate::findings::Findings;
use crate::kept::{Kept, Slot};
use crate::number;
use crate::plan::Plan;
use crate::scan::{self, Cursor, NumberForm, Window};
use crate::schema::{Field, Schema};
use crate::tag::Tag;
use crate::text;

/// Containers that may be open at once, the body's root included.
pub(crate) const MAX_DEPTH: usize = 64;

/// Why a value cannot be read to its end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stop {
    /// The byte that cannot be; the window's end where there should be more.
    pub(crate) at: usize,
    pub(crate) too_deep: bool,
}

/// What surrounds the value that is read.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum Context {
    /// It is what the caller asked for.
    #[default]
    Root,
    /// A documented object.
    Object,
    /// A documented list.
    List,
    /// An object whose keys are data.
    Map,
    /// A list of anything.
    AnyList,
    /// An object that is not documented.
    AnyObject,
}

/// The state of the container that is read, kept while one inside it is.
#[derive(Clone, Copy, Default)]
pub(crate) struct Frame {
    pub(crate) context: Context,
    /// The object, or the element of a list or map.
    pub(crate) node: u16,
    /// The field; the index in a list; where in the window the key of a map is.
    pub(crate) current: u32,
    /// The keys of an object that were there.
    pub(crate) seen: u64,
    /// The row that values are noted in.
    pub(crate) row: u32,
    /// The slot that the rows of a list or map are counted in; 0 where they are dropped.
    pub(crate) list: u32,
    /// The slot for the value inside, and where that begins.
    pub(crate) dest: u32,
    pub(crate) from: u32,
}

/// Reads records.
pub(crate) struct Reader {
    /// The fields, each with its slot, and with the one that followed it last time.
    fields: Vec<Field>,
    /// What is kept of them.
    pub(crate) kept: Kept,
    frames: [Frame; MAX_DEPTH],
    pub(crate) findings: Findings,
}

impl Reader {
    #[inline]
    pub(crate) fn new(plan: &Plan) -> Self {
        Self {
            fields: plan.fields.clone(),
            kept: Kept::new(plan),
            frames: [Frame::default(); MAX_DEPTH],
            findings: Findings::default(),
        }
    }

    /// Checks the key of the record in the map of records, and notes it.
    pub(crate) fn key(&mut self, schema: &Schema, plan: &Plan, window: &Window, start: usize, end: usize) {
        let mut slot = Slot { start: start as u32, len: (end - start) as u32 };
        if schema.has_integer_keys {
            let key = content(window.slice(slot.start, slot.len));
            let is_escaped = scan::has_escape(key);
            let unescaped;
            let mut digits = key;
            if is_escaped {
                unescaped = text::unescape(key);
                digits = unescaped.as_bytes();
            }
            let Some(value) = identifier(digits) else {
                let here = Frame { from: slot.start, ..Frame::default() };
                return self.findings.issue(schema, window, &[], here, "integer", "string");
            };
            if is_escaped {
                slot = self.kept.convert(value);
            }
        }
        if let Some(place) = plan.key_slot {
            self.kept.note(self.kept.record + u32::from(place), slot);
        }
    }

    /// The key of the body that the records are under is there twice.
    pub(crate) fn duplicate(&mut self, schema: &Schema, window: &Window, start: usize) {
        let here = Frame { from: start as u32, ..Frame::default() };
        self.findings.duplicate(schema, window, &[], here);
    }

    /// Reads a value that begins at `start`, `depth` containers being open around it: where it ends.
    #[inline(never)]
    pub(crate) fn read(
        &mut self,
        schema: &Schema,
        plan: &Plan,
        window: &Window,
        start: usize,
        expected: Tag,
        depth: usize,
    ) -> Result<usize, Stop> {
        // Taken apart, so that the compiler sees that none of these changes another.
        let Self { fields, kept, frames, findings } = self;
        let fields = fields.as_mut_slice();
        let mut cursor = window.cursor(start);
        let mut depth = depth;
        let outermost = depth;
        let mut tag = expected;
        let mut argument = 0u16;
        let mut here = Frame { row: kept.record, ..Frame::default() };
        // Whether a value comes next that the fast lane may read, and how often it may be tried in vain.
        let mut is_plain = false;
        let mut patience = 4u32;

        macro_rules! stop {
            () => {
                return Err(Stop { at: cursor.position(), too_deep: false })
            };
        }
        macro_rules! open {
            ($context:expr, $node:expr, $current:expr) => {{
                let Some(frame) = frames.get_mut(depth) else {
                    return Err(Stop { at: here.from as usize, too_deep: true });
                };
                *frame = here;
                depth += 1;
                here = Frame { context: $context, node: $node, current: $current, row: here.row, ..Frame::default() };
            }};
        }
        // A list or map, whose rows are counted in the slot that would otherwise hold its text.
        macro_rules! open_rows {
            ($context:expr) => {{
                let list = if plan.element_table(argument) == 0 { 0 } else { here.dest };
                if list != 0 {
                    kept.begin_rows(plan, argument, list);
                }
                here.dest = 0;
                open!($context, argument, 0);
                here.list = list;
            }};
        }
        macro_rules! close {
            () => {{
                depth -= 1;
                here = frames.get(depth).copied().unwrap_or_default();
            }};
        }
        macro_rules! outer {
            () => {
                frames.get(outermost..depth).unwrap_or_default()
            };
        }
        macro_rules! field {
            ($number:expr) => {
                fields.get($number as usize).copied().unwrap_or_default()
            };
        }
        macro_rules! issue {
            ($expected:expr, $received:expr) => {
                findings.issue(schema, window, outer!(), here, $expected, $received)
            };
        }
        macro_rules! enter_field {
            ($number:expr, $key_len:expr) => {{
                let number = $number;
                let field = field!(number);
                (tag, argument, here.current) = (field.tag, field.argument, number);
                is_plain = tag.is_plain();
                here.dest = field.dest(here.row);
                if here.seen & field.bit != 0 {
                    here.from = (cursor.position() - $key_len) as u32;
                    findings.duplicate(schema, window, outer!(), here);
                    forget(kept, schema, plan, number, here.row);
                    (tag, here.dest) = (Tag::Any, 0);
                    is_plain = false;
                }
                here.seen |= field.bit;
            }};
        }
        // At a key that was not predicted.
        macro_rules! enter_key {
            () => {{
                let from = cursor.position();
                if !cursor.eat(b'"') || !cursor.string_out_of_line() {
                    stop!();
                }
                let end = cursor.position();
                cursor.skip_whitespace();
                if !cursor.eat(b':') {
                    stop!();
                }
                let (key, len) = (window.from(from as u32 + 1), end - from - 2);
                if let Some(number) = find(schema, here.node, key, len) {
                    if let Some(last) = fields.get_mut(here.current as usize) {
                        last.next = number as u16;
                    }
                    let len = cursor.position() - from;
                    enter_field!(number, len);
                } else {
                    findings.unknown_key(schema, outer!(), here, key.get(..len).unwrap_or_default());
                    (tag, here.dest) = (Tag::Any, 0);
                }
            }};
        }
        macro_rules! enter_element {
            () => {{
                if here.context == Context::List {
                    let element = schema.element(here.node);
                    (tag, argument, here.dest) = (element.tag, element.argument, 0);
                    if here.list != 0 {
                        // A plain value goes to the new row's first slot; an object makes the row its own.
                        here.dest = kept.append_row(plan, here.node, here.list) + 1;
                    }
                } else {
                    (tag, here.dest) = (Tag::Any, 0);
                }
            }};
        }
        macro_rules! enter_entry {
            () => {{
                let from = cursor.position();
                if !cursor.eat(b'"') || !cursor.string_out_of_line() {
                    stop!();
                }
                let len = cursor.position() - from;
                cursor.skip_whitespace();
                if !cursor.eat(b':') {
                    stop!();
                }
                here.current = from as u32;
                if here.context == Context::Map {
                    let element = schema.element(here.node);
                    (tag, argument, here.dest) = (element.tag, element.argument, 0);
                    if here.list != 0 {
                        let row = kept.append_row(plan, here.node, here.list);
                        kept.note(row + 1, Slot { start: from as u32, len: len as u32 });
                        here.dest = row + 2;
                    }
                } else {
                    (tag, here.dest) = (Tag::Any, 0);
                }
            }};
        }

        // Behind the bracket that opened a container: goes on with what is in it, if anything is.
        macro_rules! inside {
            ($value:lifetime, $end:literal, $enter:ident) => {{
                cursor.skip_whitespace();
                if !cursor.eat($end) {
                    $enter!();
                    continue $value;
                }
                close!();
                true
            }};
        }

        'value: loop {
            let mut at_value = true;
            if is_plain && patience > 0 {
                let last = here.current;
                let mut place = express::Place { cursor, at_value, depth, here };
                express::read(schema, plan, window, fields, kept, frames, &mut place);
                express::Place { cursor, at_value, depth, here } = place;
                patience -= u32::from(here.current == last);
                if at_value {
                    let field = field!(here.current);
                    (tag, argument) = (field.tag, field.argument);
                    here.dest = field.dest(here.row);
                }
            }
            is_plain = false;
            if at_value {
                here.from = cursor.position() as u32;
                // Read a scalar, or open a container and go on with what is in it.
                let fits = match tag {
                    Tag::String => {
                        let fits = cursor.eat(b'"');
                        if fits && !cursor.string() {
                            stop!();
                        }
                        fits
                    }
                    Tag::IntegerOrString | Tag::NumberOrString if cursor.peek() == b'"' => {
                        tag = Tag::String;
                        continue 'value;
                    }
                    Tag::Integer | Tag::IntegerOrString => {
                        let fits = cursor.at_number();
                        if fits {
                            match cursor.number() {
                                Some(NumberForm::Integer) => {}
                                Some(NumberForm::General) => {
                                    if number::safe_integer(since(window, here.from, cursor)).is_none() {
                                        issue!(tag.expected(), "number");
                                        here.dest = 0;
                                    }
                                }
                                None => stop!(),
                            }
                        }
                        fits
                    }
                    Tag::Number | Tag::NumberOrString => {
                        let fits = cursor.at_number();
                        if fits && cursor.number().is_none() {
                            stop!();
                        }
                        fits
                    }
                    Tag::Enum | Tag::Day | Tag::TimeOfDay => {
                        let fits = cursor.eat(b'"');
                        if fits && !cursor.string() {
                            stop!();
                        }
                        if fits && tag == Tag::Enum {
                            let value = content(since(window, here.from, cursor));
                            if !schema.knows(argument, window.from(here.from + 1), value.len()) {
                                findings.unknown_value(schema, outer!(), here, argument, value);
                            }
                        } else if fits && !findings.convert(kept, schema, window, outer!(), here, cursor, tag) {
                            here.dest = 0;
                        }
                        fits
                    }
                    Tag::Boolean => {
                        let fits = matches!(cursor.peek(), b't' | b'f');
                        if fits && !cursor.boolean() {
                            stop!();
                        }
                        fits
                    }
                    Tag::DateTime => {
                        let is_text = cursor.eat(b'"');
                        if is_text && cursor.canonical_date_time() {
                            true
                        } else if is_text || cursor.at_number() {
                            if !(if is_text { cursor.string_out_of_line() } else { cursor.number_out_of_line() }) {
                                stop!();
                            }
                            findings.convert(kept, schema, window, outer!(), here, cursor, tag);
                            here.dest = 0;
                            true
                        } else {
                            false
                        }
                    }
                    Tag::Object => {
                        if cursor.eat(b'{') {
                            // In a list that is kept, the object's row was made and its first slot given.
                            let row = if here.dest == 0 { here.row } else { here.dest - 1 };
                            here.dest = 0;
                            let entry = schema.objects.get(usize::from(argument)).map_or(0, |object| object.entry);
                            open!(Context::Object, argument, u32::from(entry));
                            here.row = row;
                            let predicted = u32::from(field!(entry).next);
                            let key = field!(predicted).key;
                            let key_start = cursor.position();
                            if cursor.eat_key(&schema.keys, key, true) {
                                let len = cursor.position() - key_start;
                                enter_field!(predicted, len);
                                continue 'value;
                            }
                            inside!('value, b'}', enter_key)
                        } else {
                            false
                        }
                    }
                    Tag::Array => {
                        cursor.eat(b'[') && {
                            open_rows!(Context::List);
                            inside!('value, b']', enter_element)
                        }
                    }
                    Tag::Map => {
                        cursor.eat(b'{') && {
                            open_rows!(Context::Map);
                            inside!('value, b'}', enter_entry)
                        }
                    }
                    Tag::Any => match cursor.peek() {
                        b'{' => {
                            cursor.eat(b'{');
                            open!(Context::AnyObject, 0, 0);
                            inside!('value, b'}', enter_entry)
                        }
                        b'[' => {
                            cursor.eat(b'[');
                            open!(Context::AnyList, 0, 0);
                            inside!('value, b']', enter_element)
                        }
                        // As if it were documented: it fits.
                        b'"' => {
                            tag = Tag::String;
                            continue 'value;
                        }
                        b't' | b'f' => {
                            tag = Tag::Boolean;
                            continue 'value;
                        }
                        b'-' | b'0'..=b'9' => {
                            tag = Tag::Number;
                            continue 'value;
                        }
                        _ => false,
                    },
                };

                if fits {
                    if here.dest != 0 {
                        let len = cursor.position() as u32 - here.from;
                        kept.note(here.dest, Slot { start: here.from, len });
                    }
                } else if cursor.at_whitespace() {
                    cursor.skip_whitespace();
                    continue 'value;
                } else if cursor.peek() == b'n' {
                    if !cursor.null() {
                        stop!();
                    }
                    if matches!(here.context, Context::Root | Context::List) && tag != Tag::Any {
                        issue!(tag.expected(), "null");
                    }
                } else {
                    let Some(received) = received(cursor.peek()) else { stop!() };
                    issue!(tag.expected(), received);
                    // Whatever it is: its grammar is checked.
                    (tag, here.dest) = (Tag::Any, 0);
                    continue 'value;
                }
            }

            // Behind a value: close what ends here, and find what comes next.
            loop {
                match here.context {
                    Context::Root => return Ok(cursor.position()),
                    Context::Object => {
                        // The key that followed last time follows again, as a rule.
                        let predicted = u32::from(field!(here.current).next);
                        let key_start = cursor.position() + 1;
                        if cursor.eat_key(&schema.keys, field!(predicted).key, false) {
                            let len = cursor.position() - key_start;
                            enter_field!(predicted, len);
                            continue 'value;
                        }
                        if !cursor.eat(b'}') {
                            cursor.skip_whitespace();
                            if cursor.peek() == b'}' {
                                continue;
                            }
                            if !cursor.eat(b',') {
                                stop!();
                            }
                            cursor.skip_whitespace();
                            // There is white space before the key, or one key is left out.
                            for number in [predicted, u32::from(field!(predicted).next)] {
                                let key_start = cursor.position();
                                if is_field_of(schema, here.node, number)
                                    && cursor.eat_key(&schema.keys, field!(number).key, true)
                                {
                                    let len = cursor.position() - key_start;
                                    enter_field!(number, len);
                                    continue 'value;
                                }
                            }
                            enter_key!();
                            continue 'value;
                        }
                        close!();
                    }
                    Context::List | Context::AnyList => {
                        if cursor.eat(b',') {
                            here.current += 1;
                            enter_element!();
                            continue 'value;
                        }
                        if cursor.eat(b']') {
                            close!();
                        } else if cursor.at_whitespace() {
                            cursor.skip_whitespace();
                            continue;
                        } else {
                            stop!();
                        }
                    }
                    Context::Map | Context::AnyObject => {
                        if cursor.eat(b',') {
                            cursor.skip_whitespace();
                            enter_entry!();
                            continue 'value;
                        }
                        if cursor.eat(b'}') {
                            close!();
                        } else if cursor.at_whitespace() {
                            cursor.skip_whitespace();
                            continue;
                        } else {
                            stop!();
                        }
                    }
                }
                // A container was closed; kept JSON spans it.
                if here.dest != 0 {
                    let len = cursor.position() as u32 - here.from;
                    kept.note(here.dest, Slot { start: here.from, len });
                }
            }
        }
    }
}

/// The integer that a key stands for.
fn identifier(key: &[u8]) -> Option<i64> {
    let digits = key.strip_prefix(b"-").unwrap_or(key);
    let is_integer = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
    if is_integer { number::safe_integer(key) } else { None }
}

/// Drops what was kept of a field and of all that is below it.
fn forget(kept: &mut Kept, schema: &Schema, plan: &Plan, field: u32, row: u32) {
    let field = plan.fields.get(field as usize).copied().unwrap_or_default();
    if field.slot != 0 {
        kept.note(row + u32::from(field.slot), Slot::default());
    }
    if let (Tag::Object, Some(object)) = (field.tag, schema.objects.get(usize::from(field.argument))) {
        for number in 1..=object.keys.texts.len() as u32 {
            forget(kept, schema, plan, u32::from(object.entry) + number, row);
        }
    }
}

fn is_field_of(schema: &Schema, object: u16, number: u32) -> bool {
    schema
        .objects
        .get(usize::from(object))
        .is_some_and(|object| number.wrapping_sub(u32::from(object.entry) + 1) < object.keys.texts.len() as u32)
}

/// The field of an object whose key is the first `len` bytes.
fn find(schema: &Schema, object: u16, text: &[u8], len: usize) -> Option<u32> {
    schema.find(object, text, len).or_else(|| {
        let key = text.get(..len).filter(|key| scan::has_escape(key))?;
        let key = text::unescape(key);
        schema.find(object, key.as_bytes(), key.len())
    })
}

/// What was read since the value began.
#[inline(always)]
pub(crate) fn since<'w>(window: &'w Window, from: u32, cursor: Cursor<'_>) -> &'w [u8] {
    window.slice(from, cursor.position() as u32 - from)
}

/// A string without its quotes.
#[inline(always)]
pub(crate) fn content(text: &[u8]) -> &[u8] {
    text.get(1..text.len().saturating_sub(1)).unwrap_or_default()
}

/// The kind of the value that begins with a byte.
fn received(byte: u8) -> Option<&'static str> {
    Some(match byte {
        b'"' => "string",
        b'{' => "object",
        b'[' => "array",
        b't' | b'f' => "boolean",
        b'-' | b'0'..=b'9' => "number",
        _ => return None,
    })
}
