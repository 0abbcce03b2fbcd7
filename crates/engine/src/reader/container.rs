//! Enters containers, their fields and elements, and leaves them.

use super::frame::{Context, Input, Outcome, SyntaxError};
use super::state::State;
use crate::scan::{self, StringForm};
use crate::schema::{Schema, Tag};
use crate::slots::{Slot, Slots};
use crate::utf16;

impl State<'_> {
    #[inline(always)]
    pub(super) fn object(&mut self) -> Result<Outcome, SyntaxError> {
        if !self.cursor.eat(b'{') {
            return Ok(Outcome::Other);
        }
        // In a list that is kept, the object has a row of its own, whose first slot is the current one.
        let row = if self.here.slot == 0 { self.here.row } else { self.here.slot - 1 };
        self.here.slot = 0;
        let object = self.input.schema.objects.get(usize::from(self.argument));
        let entry = u32::from(object.map_or(0, |object| object.entry));
        self.open(Context::Object, self.argument, entry)?;
        self.here.row = row;
        let predicted = u32::from(self.field(entry).next);
        if self.eat_key(predicted, true) {
            return Ok(Outcome::ValueNext);
        }
        self.cursor.skip_whitespace();
        if self.cursor.eat(b'}') {
            self.close();
            return Ok(Outcome::Read);
        }
        Ok(Outcome::KeyNext)
    }

    #[inline(always)]
    pub(super) fn list(&mut self) -> Result<Outcome, SyntaxError> {
        if !self.cursor.eat(b'[') {
            return Ok(Outcome::Other);
        }
        self.open_rows(Context::List)?;
        Ok(self.first_element())
    }

    #[inline(always)]
    pub(super) fn map(&mut self) -> Result<Outcome, SyntaxError> {
        if !self.cursor.eat(b'{') {
            return Ok(Outcome::Other);
        }
        self.open_rows(Context::Map)?;
        Ok(self.first_entry())
    }

    #[inline(always)]
    pub(super) fn first_element(&mut self) -> Outcome {
        self.cursor.skip_whitespace();
        if self.cursor.eat(b']') {
            self.close();
            return Outcome::Read;
        }
        Outcome::ElementNext
    }

    #[inline(always)]
    pub(super) fn first_entry(&mut self) -> Outcome {
        self.cursor.skip_whitespace();
        if self.cursor.eat(b'}') {
            self.close();
            return Outcome::Read;
        }
        Outcome::EntryNext
    }

    /// Continues after a value: closes the containers that end here, which may be all of them.
    #[inline(always)]
    pub(super) fn next(&mut self) -> Result<Outcome, SyntaxError> {
        loop {
            let outcome = match self.here.context {
                Context::Root => return Ok(Outcome::Read),
                Context::Object => self.next_field()?,
                Context::List | Context::AnyList => self.next_element()?,
                Context::Map | Context::AnyObject => self.next_entry()?,
            };
            let Outcome::Read = outcome else { return Ok(outcome) };
            // A container was closed: if it is kept as JSON, its text ends here.
            self.form = StringForm::General;
            self.keep();
        }
    }

    /// Enters the next field, or closes the object.
    #[inline(always)]
    fn next_field(&mut self) -> Result<Outcome, SyntaxError> {
        // As a rule, the field that came next last time does so again.
        let predicted = u32::from(self.field(self.here.current).next);
        if self.eat_key(predicted, false) {
            return Ok(Outcome::ValueNext);
        }
        if !self.cursor.eat(b'}') {
            self.cursor.skip_whitespace();
            if !self.cursor.eat(b'}') {
                let is_right = self.cursor.eat(b',');
                self.require(is_right)?;
                self.cursor.skip_whitespace();
                return Ok(self.unpredicted_field(predicted));
            }
        }
        self.close();
        Ok(Outcome::Read)
    }

    /// Enters a field after its comma, when it was not predicted: there may be white space, or a key may be missing.
    #[inline(always)]
    fn unpredicted_field(&mut self, predicted: u32) -> Outcome {
        for number in [predicted, u32::from(self.field(predicted).next)] {
            if self.input.schema.has_field(self.here.node, number) && self.eat_key(number, true) {
                return Outcome::ValueNext;
            }
        }
        Outcome::KeyNext
    }

    /// Enters a field if its key, with its comma or `without_comma`, is here.
    #[inline(always)]
    fn eat_key(&mut self, number: u32, without_comma: bool) -> bool {
        let start = self.cursor.position() + usize::from(!without_comma);
        let is_here = self.cursor.eat_key(&self.input.schema.keys, self.field(number).key, without_comma);
        if is_here {
            self.enter_field(number, start);
        }
        is_here
    }

    /// Enters a field whose key began at `start`.
    #[inline(always)]
    fn enter_field(&mut self, number: u32, start: usize) {
        self.here.current = number;
        let field = self.expect_field(number);
        self.is_plain = field.tag.is_plain();
        if self.here.seen & field.bit != 0 {
            self.here.start = start as u32;
            self.duplicate_key();
            drop_field(self.slots, self.input, number, self.here.row);
            self.expect_anything();
            self.is_plain = false;
        }
        self.here.seen |= field.bit;
    }

    /// Reads any key, and enters its field.
    #[inline(always)]
    pub(super) fn key(&mut self) -> Result<(), SyntaxError> {
        let (start, len) = self.raw_key()?;
        let (key, len) = (self.input.window.from(start as u32 + 1), len - 2);
        if let Some(number) = find(self.input.schema, self.here.node, key, len) {
            if let Some(last) = self.fields.get_mut(self.here.current as usize) {
                last.next = number as u16;
            }
            self.enter_field(number, start);
        } else {
            self.unknown_key(key.get(..len).unwrap_or_default());
            self.expect_anything();
        }
        Ok(())
    }

    /// Reads a key and its colon: where the key starts, and its length with its quotes.
    #[inline(always)]
    fn raw_key(&mut self) -> Result<(usize, usize), SyntaxError> {
        let start = self.cursor.position();
        let is_right = self.cursor.eat(b'"') && self.cursor.string_out_of_line();
        self.require(is_right)?;
        let len = self.cursor.position() - start;
        self.cursor.skip_whitespace();
        let is_right = self.cursor.eat(b':');
        self.require(is_right)?;
        Ok((start, len))
    }

    /// Continues with the next element, or closes the list.
    #[inline(always)]
    fn next_element(&mut self) -> Result<Outcome, SyntaxError> {
        loop {
            if self.cursor.eat(b',') {
                self.here.current += 1;
                return Ok(Outcome::ElementNext);
            }
            if self.cursor.eat(b']') {
                self.close();
                return Ok(Outcome::Read);
            }
            self.require(self.cursor.at_whitespace())?;
            self.cursor.skip_whitespace();
        }
    }

    /// Enters an element of a list.
    #[inline(always)]
    pub(super) fn element(&mut self) {
        if self.here.context != Context::List {
            return self.expect_anything();
        }
        self.expect_element();
        if self.here.list != 0 {
            // A plain value goes to the first slot of the new row; an object takes the row over.
            self.here.slot = self.slots.append_row(self.input.projection, self.here.node, self.here.list) + 1;
        }
    }

    /// Continues with the next entry, or closes the map.
    #[inline(always)]
    fn next_entry(&mut self) -> Result<Outcome, SyntaxError> {
        loop {
            if self.cursor.eat(b',') {
                self.cursor.skip_whitespace();
                return Ok(Outcome::EntryNext);
            }
            if self.cursor.eat(b'}') {
                self.close();
                return Ok(Outcome::Read);
            }
            self.require(self.cursor.at_whitespace())?;
            self.cursor.skip_whitespace();
        }
    }

    /// Reads the key of an entry, and enters it.
    #[inline(always)]
    pub(super) fn entry(&mut self) -> Result<(), SyntaxError> {
        let (start, len) = self.raw_key()?;
        self.here.current = start as u32;
        if self.here.context != Context::Map {
            self.expect_anything();
            return Ok(());
        }
        self.expect_element();
        if self.here.list != 0 {
            let row = self.slots.append_row(self.input.projection, self.here.node, self.here.list);
            self.slots.set(row + 1, Slot::new(start as u32, len as u32));
            self.here.slot = row + 2;
        }
        Ok(())
    }

    /// Makes an element of the list or map the current value.
    #[inline(always)]
    fn expect_element(&mut self) {
        let element = self.input.schema.element(self.here.node);
        (self.tag, self.argument, self.here.slot) = (element.tag, element.argument, 0);
    }
}

/// Drops what was kept of a field and everything below it.
fn drop_field(slots: &mut Slots, input: Input<'_>, field: u32, row: u32) {
    let field = input.projection.fields.get(field as usize).copied().unwrap_or_default();
    if field.slot != 0 {
        slots.set(row + u32::from(field.slot), Slot::default());
    }
    if let (Tag::Object, Some(object)) = (field.tag, input.schema.objects.get(usize::from(field.argument))) {
        for number in 1..=object.keys.texts.len() as u32 {
            drop_field(slots, input, u32::from(object.entry) + number, row);
        }
    }
}

/// Finds the field of an object whose key is the first `len` bytes.
fn find(schema: &Schema, object: u16, text: &[u8], len: usize) -> Option<u32> {
    schema.find(object, text, len).or_else(|| {
        let key = text.get(..len).filter(|key| scan::has_escape(key))?;
        let key = utf16::unescape(key);
        schema.find(object, key.as_bytes(), key.len())
    })
}
