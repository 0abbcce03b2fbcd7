//! The walk through a body: what is around the records, and the records themselves.

use std::rc::Rc;

use super::error::DecodeError;
use super::options::{Options, Shape, Validation};
use crate::batch::Batch;
use crate::projection::Projection;
use crate::reader::{Input, Location, Reader, SyntaxError};
use crate::scan::Window;
use crate::schema::definition::Records;
use crate::schema::{Schema, Tag};
use crate::utf16;

/// What comes next in the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Its first byte.
    Start,
    /// A key of the object around the records, or its end if it is still `empty`.
    Key { empty: bool },
    /// A comma in that object, or its end.
    AfterEntry,
    /// A record of the list, or the list's end if it is still `empty`.
    Record { empty: bool },
    /// A comma in the list, or its end.
    AfterRecord,
    /// White space only.
    End,
}

/// What a step needs before the next one.
pub(super) enum Step {
    /// Nothing.
    Done,
    /// More of the body: then it is tried again.
    NeedsMore,
}

/// How much of a body has been read, and what was found there.
pub(super) struct Body {
    pub(super) schema: Rc<Schema>,
    pub(super) projection: Projection,
    pub(super) options: Options,
    pub(super) window: Window,
    /// How much of the window is finished.
    pub(super) position: usize,
    phase: Phase,
    pub(super) reader: Reader,
    pub(super) batch: Batch,
    pub(super) records: u64,
    /// Whether the key that the records are under was there.
    has_list: bool,
    /// Whether the window holds the rest of the body.
    pub(super) is_last: bool,
}

impl Body {
    #[inline]
    pub(super) fn new(schema: Rc<Schema>, projection: Projection, options: Options, window: Window) -> Self {
        let (reader, batch) = (Reader::new(&projection), Batch::new(&projection));
        Self {
            schema,
            projection,
            options,
            window,
            position: 0,
            phase: Phase::Start,
            reader,
            batch,
            records: 0,
            has_list: false,
            is_last: false,
        }
    }

    /// Whether issues make the answer invalid, and there are some.
    pub(super) fn is_invalid(&self) -> bool {
        self.options.validation == Validation::Strict && self.reader.diagnostics.issues.count > 0
    }

    /// Whether the window holds nothing more but white space, which is skipped.
    pub(super) fn is_exhausted(&mut self) -> bool {
        let mut cursor = self.window.cursor(self.position);
        cursor.skip_whitespace();
        self.position = cursor.position();
        self.position == self.window.len()
    }

    /// Ends the body where the window ends.
    pub(super) fn end(&self) -> Result<(), DecodeError> {
        if self.phase == Phase::End { Ok(()) } else { Err(self.malformed(self.position)) }
    }

    /// Reads a record, or a piece of what is around the records.
    pub(super) fn step(&mut self) -> Result<Step, DecodeError> {
        let byte = self.window.cursor(self.position).peek();
        let next = self.position + 1;
        let records = self.schema.records;
        let after_list = if matches!(records, Records::Field(_)) { Phase::AfterEntry } else { Phase::End };
        match (self.phase, byte) {
            (Phase::Start, 0xEF) if self.reader.diagnostics.base == 0 && self.position == 0 => self.byte_order_mark(),
            (Phase::Start, b'[') if records == Records::List => Ok(self.move_to(next, Phase::Record { empty: true })),
            (Phase::Start, b'{') if records != Records::List => Ok(self.move_to(next, Phase::Key { empty: true })),
            (Phase::Start, _) => {
                let expected = if records == Records::List { Tag::Array } else { Tag::Object };
                self.reader.diagnostics.location = Location::Body;
                self.skip(self.position, expected, 0, Phase::End)
            }
            (Phase::Record { empty: true } | Phase::AfterRecord, b']') => Ok(self.move_to(next, after_list)),
            (Phase::AfterRecord, b',') => Ok(self.move_to(next, Phase::Record { empty: false })),
            (Phase::Record { .. }, _) => {
                let key = if let Records::Field(key) = records { Some(key) } else { None };
                self.reader.diagnostics.location =
                    Location::Index(key, u32::try_from(self.records).unwrap_or(u32::MAX));
                self.record(self.position, None, Phase::AfterRecord)
            }
            (Phase::Key { empty: true } | Phase::AfterEntry, b'}') => Ok(self.move_to(next, Phase::End)),
            (Phase::AfterEntry, b',') => Ok(self.move_to(next, Phase::Key { empty: false })),
            (Phase::Key { .. }, _) => self.entry(),
            (Phase::AfterRecord | Phase::AfterEntry | Phase::End, _) => Err(self.malformed(self.position)),
        }
    }

    fn move_to(&mut self, position: usize, phase: Phase) -> Step {
        self.position = position;
        self.phase = phase;
        Step::Done
    }

    fn byte_order_mark(&mut self) -> Result<Step, DecodeError> {
        const MARK: [u8; 3] = [0xEF, 0xBB, 0xBF];
        let mut cursor = self.window.cursor(0);
        if MARK.iter().all(|&byte| cursor.eat(byte)) {
            // The position is no longer 0, so a second mark is an error.
            let position = cursor.position();
            return Ok(self.move_to(position, Phase::Start));
        }
        let at = cursor.position();
        self.stopped(SyntaxError { at, too_deep: false })
    }

    /// Reads an entry of the object around the records, which may begin their list.
    fn entry(&mut self) -> Result<Step, DecodeError> {
        let mut cursor = self.window.cursor(self.position);
        let start = self.position;
        if !cursor.eat(b'"') || !cursor.string_out_of_line() {
            let at = cursor.position();
            return self.stopped(SyntaxError { at, too_deep: false });
        }
        let end = cursor.position();
        cursor.skip_whitespace();
        if !cursor.eat(b':') {
            let at = cursor.position();
            return self.stopped(SyntaxError { at, too_deep: false });
        }
        cursor.skip_whitespace();
        let (value, byte) = (cursor.position(), cursor.peek());
        if self.is_too_large(value) {
            return Err(self.too_large());
        }
        let Records::Field(key) = self.schema.records else {
            self.reader.diagnostics.location = Location::Key(start as u32);
            return self.record(value, Some((start, end)), Phase::AfterEntry);
        };
        let name = utf16::unescape(self.window.slice(start as u32 + 1, (end - start - 2) as u32));
        if name != key {
            return self.skip(value, Tag::Any, 1, Phase::AfterEntry);
        }
        self.reader.diagnostics.location = Location::Field(key);
        let issues = self.reader.diagnostics.issues.count;
        let step = if self.has_list {
            self.reader.duplicate_records_key(input(&self.schema, &self.projection, &self.window), start);
            self.skip(value, Tag::Any, 1, Phase::AfterEntry)?
        } else {
            match byte {
                b'[' => self.move_to(value + 1, Phase::Record { empty: true }),
                b'n' => self.skip(value, Tag::Any, 1, Phase::AfterEntry)?,
                _ => self.skip(value, Tag::Array, 1, Phase::AfterEntry)?,
            }
        };
        match step {
            Step::Done => self.has_list = true,
            // It is read again when there is more.
            Step::NeedsMore => self.reader.diagnostics.issues.rewind(issues),
        }
        Ok(step)
    }

    /// Skips a value that is not a record.
    fn skip(&mut self, start: usize, expected: Tag, depth: usize, phase: Phase) -> Result<Step, DecodeError> {
        let issues = self.reader.diagnostics.issues.count;
        match self.reader.read(input(&self.schema, &self.projection, &self.window), start, expected, depth) {
            Ok(end) if self.is_too_large(end) => {
                self.reader.diagnostics.issues.rewind(issues);
                Err(self.too_large())
            }
            Ok(end) if self.is_last || self.has_ended(end) => Ok(self.move_to(end, phase)),
            Ok(_) => {
                self.reader.diagnostics.issues.rewind(issues);
                Ok(Step::NeedsMore)
            }
            Err(error) => {
                self.reader.diagnostics.issues.rewind(issues);
                self.stopped(error)
            }
        }
    }

    /// Reads the record that begins at `start`; in a map of records, it has a `key`.
    fn record(&mut self, start: usize, key: Option<(usize, usize)>, phase: Phase) -> Result<Step, DecodeError> {
        let issues = self.reader.diagnostics.issues.count;
        self.reader.slots.begin(&self.projection);
        if let Some((start, end)) = key {
            self.reader.record_key(input(&self.schema, &self.projection, &self.window), start, end);
        }
        let depth = self.schema.depth_of_records();
        let end = match self.reader.read(input(&self.schema, &self.projection, &self.window), start, Tag::Object, depth)
        {
            Ok(end) if !self.is_too_large(end) && (self.is_last || self.has_ended(end)) => end,
            result => {
                self.reader.slots.drop_record();
                self.reader.diagnostics.issues.rewind(issues);
                return match result {
                    Ok(end) if self.is_too_large(end) => Err(self.too_large()),
                    Ok(_) => Ok(Step::NeedsMore),
                    Err(error) => self.stopped(error),
                };
            }
        };
        // In an invalid answer, only further issues matter.
        if self.is_invalid() {
            self.reader.slots.drop_record();
        } else {
            match self.options.shape {
                Shape::Model { .. } => self.batch.add(),
                Shape::Dto => self.batch.add_json(self.window.slice(start as u32, (end - start) as u32)),
            }
        }
        self.records += 1;
        Ok(self.move_to(end, phase))
    }

    /// Whether a value certainly ends here: a number at the window's end may go on.
    fn has_ended(&self, end: usize) -> bool {
        end < self.window.len() || !self.window.slice(end as u32 - 1, 1).iter().all(u8::is_ascii_digit)
    }

    /// Whether a record that goes on to `end` exceeds the size limit.
    pub(super) fn is_too_large(&self, end: usize) -> bool {
        end - self.position > self.options.max_record_bytes
    }

    /// Tells a syntax error from the end of the window.
    fn stopped(&self, error: SyntaxError) -> Result<Step, DecodeError> {
        if self.is_too_large(error.at) {
            return Err(self.too_large());
        }
        if error.too_deep {
            return Err(DecodeError::Malformed { offset: self.offset(error.at), too_deep: true, cut: false });
        }
        if !self.is_last && error.at >= self.window.len() { Ok(Step::NeedsMore) } else { Err(self.malformed(error.at)) }
    }

    fn offset(&self, at: usize) -> u64 {
        self.reader.diagnostics.base + at as u64
    }

    fn malformed(&self, at: usize) -> DecodeError {
        DecodeError::Malformed {
            offset: self.offset(at),
            too_deep: false,
            cut: self.is_last && at == self.window.len(),
        }
    }

    pub(super) fn too_large(&self) -> DecodeError {
        DecodeError::TooLarge { offset: self.offset(self.position) }
    }
}

/// Borrows only these parts of a body, so that its reader can be borrowed as well.
fn input<'b>(schema: &'b Schema, projection: &'b Projection, window: &'b Window) -> Input<'b> {
    Input { schema, projection, window }
}
