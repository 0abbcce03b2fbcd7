//! The walk through a body: what is around the records, and the records themselves.

use std::rc::Rc;

use super::error::DecodeError;
use super::keys::Keys;
use super::options::{Options, Shape, Validation};
use super::recognition::{Expected, Recognition};
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

/// What became of a step.
pub(super) enum Progress {
    /// It was made.
    Made,
    /// It must be tried again with more of the body.
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
    /// Whether the list of records was there or, in a map of records, an object. An empty object will do, too.
    pub(super) has_records: bool,
    /// The keys of a map of records.
    keys: Keys,
    /// Recognises the records of the previous answer, if that is wanted.
    pub(super) recognition: Option<Box<Recognition>>,
    /// Where the body's root begins.
    root: u64,
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
            has_records: false,
            keys: Keys::default(),
            recognition: None,
            root: 0,
            is_last: false,
        }
    }

    /// Whether the answer is accepted, as far as it has been read.
    pub(super) fn verdict(&self) -> Result<(), DecodeError> {
        if self.phase == Phase::End && !self.has_records {
            Err(DecodeError::NoRecords)
        } else if self.is_invalid() {
            Err(DecodeError::Invalid)
        } else {
            Ok(())
        }
    }

    /// Whether issues make the answer invalid, and there are some.
    pub(super) fn is_invalid(&self) -> bool {
        self.options.validation == Validation::Strict && self.reader.diagnostics.issues.count > 0
    }

    /// Skips white space. Returns whether nothing else is left in the window.
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
    pub(super) fn step(&mut self) -> Result<Progress, DecodeError> {
        let byte = self.window.cursor(self.position).peek();
        let next = self.position + 1;
        let records = self.schema.records;
        let after_list = if matches!(records, Records::Field(_)) { Phase::AfterEntry } else { Phase::End };
        match (self.phase, byte) {
            (Phase::Start, 0xEF) if self.reader.diagnostics.base == 0 && self.position == 0 => self.byte_order_mark(),
            (Phase::Start, _) => self.root(byte),
            (Phase::Record { empty: true } | Phase::AfterRecord, b']') => Ok(self.move_to(next, after_list)),
            (Phase::AfterRecord, b',') => Ok(self.move_to(next, Phase::Record { empty: false })),
            (Phase::Record { .. }, _) => {
                let key = if let Records::Field(key) = records { Some(key) } else { None };
                self.reader.diagnostics.location =
                    Location::Index(key, u32::try_from(self.records).unwrap_or(u32::MAX));
                self.record(self.position, None, Phase::AfterRecord)
            }
            (Phase::Key { empty: true } | Phase::AfterEntry, b'}') => Ok(self.end_entries(next)),
            (Phase::AfterEntry, b',') => Ok(self.move_to(next, Phase::Key { empty: false })),
            (Phase::Key { .. }, _) => self.entry(),
            (Phase::AfterRecord | Phase::AfterEntry | Phase::End, _) => Err(self.malformed(self.position)),
        }
    }

    /// Enters the root, or skips one of the wrong kind.
    fn root(&mut self, byte: u8) -> Result<Progress, DecodeError> {
        self.root = self.offset(self.position);
        self.reader.diagnostics.location = Location::Body;
        let is_list = self.schema.records == Records::List;
        let (opening, phase, expected) = if is_list {
            (b'[', Phase::Record { empty: true }, Tag::Array)
        } else {
            (b'{', Phase::Key { empty: true }, Tag::Object)
        };
        if byte != opening {
            return self.skip(self.position, expected, 0, Phase::End);
        }
        self.has_records = is_list;
        Ok(self.move_to(self.position + 1, phase))
    }

    /// Leaves the object around the records.
    fn end_entries(&mut self, next: usize) -> Progress {
        self.has_records |= self.phase != Phase::AfterEntry;
        if let Records::Field(key) = self.schema.records
            && !self.has_records
        {
            self.reader.diagnostics.missing_list(key, self.root);
        }
        self.move_to(next, Phase::End)
    }

    fn move_to(&mut self, position: usize, phase: Phase) -> Progress {
        self.position = position;
        self.phase = phase;
        Progress::Made
    }

    fn byte_order_mark(&mut self) -> Result<Progress, DecodeError> {
        const MARK: [u8; 3] = [0xEF, 0xBB, 0xBF];
        let mut cursor = self.window.cursor(0);
        let is_whole = MARK.iter().all(|&byte| cursor.eat(byte));
        let position = cursor.position();
        // Afterwards the position is no longer 0, so a second mark is an error.
        if is_whole { Ok(self.move_to(position, Phase::Start)) } else { self.wrong_byte(position) }
    }

    /// Reads an entry of the object around the records: a record of a map, the list of records, or something else.
    fn entry(&mut self) -> Result<Progress, DecodeError> {
        let start = self.position;
        let (end, value) = match self.entry_key() {
            Ok(positions) => positions,
            Err(at) => return self.wrong_byte(at),
        };
        if self.is_too_large(value) {
            return Err(self.too_large());
        }
        let Records::Field(key) = self.schema.records else {
            self.reader.diagnostics.location = Location::Key(start as u32);
            return self.keyed_record(start, end, value);
        };
        let name = utf16::unescape(self.key(start, end));
        if name == key {
            self.reader.diagnostics.location = Location::Field(key);
            return self.list(start, value);
        }
        let progress = self.skip(value, Tag::Any, 1, Phase::AfterEntry)?;
        if let Progress::Made = progress {
            self.reader.diagnostics.unknown_root_key(name);
        }
        Ok(progress)
    }

    /// The text of a key.
    fn key(&self, start: usize, end: usize) -> &[u8] {
        self.window.slice(start as u32 + 1, (end - start - 2) as u32)
    }

    /// Reads a record of a map, or skips it if there was one with the same key.
    fn keyed_record(&mut self, start: usize, end: usize, value: usize) -> Result<Progress, DecodeError> {
        let hash = Keys::hash(self.key(start, end));
        let offset = self.offset(start);
        let is_object = self.window.cursor(value).peek() == b'{';
        // An entry that is not complete yet is read again later, with the same offset.
        let progress = if self.keys.first(hash, offset) == offset {
            self.record(value, Some((start, end)), Phase::AfterEntry)?
        } else {
            self.duplicate(start, value)?
        };
        self.has_records |= is_object && matches!(progress, Progress::Made);
        Ok(progress)
    }

    /// Skips an entry, and reports that its key was there before.
    fn duplicate(&mut self, key: usize, value: usize) -> Result<Progress, DecodeError> {
        let progress = self.skip(value, Tag::Any, 1, Phase::AfterEntry)?;
        if let Progress::Made = progress {
            let (reader, input) = self.reader();
            reader.duplicate_records_key(input, key);
        }
        Ok(progress)
    }

    /// Reads a key and its colon: where the key ends, and where its value starts; or where the first wrong byte is.
    fn entry_key(&self) -> Result<(usize, usize), usize> {
        let mut cursor = self.window.cursor(self.position);
        if !cursor.eat(b'"') || !cursor.string_out_of_line() {
            return Err(cursor.position());
        }
        let end = cursor.position();
        cursor.skip_whitespace();
        if !cursor.eat(b':') {
            return Err(cursor.position());
        }
        cursor.skip_whitespace();
        Ok((end, cursor.position()))
    }

    /// Begins the list of records, given where its key and its value start.
    fn list(&mut self, key: usize, value: usize) -> Result<Progress, DecodeError> {
        if self.has_records {
            return self.duplicate(key, value);
        }
        let first = self.window.cursor(value).peek();
        let progress = if first == b'[' {
            self.move_to(value + 1, Phase::Record { empty: true })
        } else {
            self.skip(value, if first == b'n' { Tag::Any } else { Tag::Array }, 1, Phase::AfterEntry)?
        };
        self.has_records = matches!(progress, Progress::Made);
        Ok(progress)
    }

    /// Skips a value that is not a record.
    #[inline(never)]
    fn skip(&mut self, start: usize, expected: Tag, depth: usize, phase: Phase) -> Result<Progress, DecodeError> {
        let issues = self.reader.diagnostics.issues.count;
        let end = self.read(start, expected, depth, issues)?;
        Ok(end.map_or(Progress::NeedsMore, |end| self.move_to(end, phase)))
    }

    /// Reads the record that begins at `start`; in a map of records, it has a `key`.
    fn record(&mut self, start: usize, key: Option<(usize, usize)>, phase: Phase) -> Result<Progress, DecodeError> {
        if let Some(recognition) = &mut self.recognition {
            // In a map of records, the bytes of a record begin with its key.
            let bytes = self.window.slice(self.position as u32, u32::MAX);
            match recognition.expect(bytes, self.is_last) {
                Expected::Yes(len) => return Ok(self.end_record(self.position + len, phase)),
                Expected::NeedsMore => return Ok(Progress::NeedsMore),
                Expected::No => {}
            }
        }
        let issues = self.reader.diagnostics.issues.count;
        self.reader.slots.begin(&self.projection);
        if let Some((start, end)) = key {
            let (reader, input) = self.reader();
            reader.record_key(input, start, end);
        }
        let end = match self.read(start, Tag::Object, self.schema.depth_of_records(), issues) {
            Ok(Some(end)) => end,
            result => {
                self.reader.slots.drop_record();
                return result.map(|_| Progress::NeedsMore);
            }
        };
        // In an invalid answer, only further issues matter.
        if self.is_invalid() || self.was_there_before(end, issues) {
            self.reader.slots.drop_record();
        } else {
            match self.options.shape {
                Shape::Model { .. } => self.batch.add(),
                Shape::Dto => self.batch.add_json(self.window.slice(start as u32, (end - start) as u32)),
            }
        }
        Ok(self.end_record(end, phase))
    }

    fn end_record(&mut self, end: usize, phase: Phase) -> Progress {
        self.records += 1;
        self.move_to(end, phase)
    }

    /// Whether the record that ends here was in the previous answer, byte for byte. `issues` is how many there were
    /// before it.
    fn was_there_before(&mut self, end: usize, issues: u64) -> bool {
        let Some(recognition) = &mut self.recognition else { return false };
        if self.reader.diagnostics.issues.count > issues {
            recognition.add_unrecognisable();
            return false;
        }
        recognition.look_up(self.window.slice(self.position as u32, (end - self.position) as u32))
    }

    /// Reads a value, and returns where it ends unless more of the body is needed. Without an end, only the first
    /// `issues` remain.
    fn read(&mut self, start: usize, expected: Tag, depth: usize, issues: u64) -> Result<Option<usize>, DecodeError> {
        let (reader, input) = self.reader();
        let result = match reader.read(input, start, expected, depth) {
            Ok(end) if self.is_too_large(end) => Err(self.too_large()),
            Ok(end) => Ok((self.is_last || self.has_ended(end)).then_some(end)),
            Err(SyntaxError { at, too_deep: true }) if !self.is_too_large(at) => {
                Err(DecodeError::Malformed { offset: self.offset(at), too_deep: true, cut: false })
            }
            Err(SyntaxError { at, .. }) => self.wrong_byte(at).map(|_| None),
        };
        if !matches!(result, Ok(Some(_))) {
            self.reader.diagnostics.issues.rewind(issues);
        }
        result
    }

    /// The reader and its input, borrowed separately.
    fn reader(&mut self) -> (&mut Reader, Input<'_>) {
        let Self { schema, projection, window, reader, .. } = self;
        (reader, Input { schema, projection, window })
    }

    /// Whether a value certainly ends here: a number at the window's end may go on.
    fn has_ended(&self, end: usize) -> bool {
        end < self.window.len() || !self.window.slice(end as u32 - 1, 1).iter().all(u8::is_ascii_digit)
    }

    /// Whether a record that goes on to `end` exceeds the size limit.
    pub(super) fn is_too_large(&self, end: usize) -> bool {
        end - self.position > self.options.max_record_bytes
    }

    /// What a wrong byte means: at the window's end, the body may go on.
    fn wrong_byte(&self, at: usize) -> Result<Progress, DecodeError> {
        if self.is_too_large(at) {
            Err(self.too_large())
        } else if !self.is_last && at >= self.window.len() {
            Ok(Progress::NeedsMore)
        } else {
            Err(self.malformed(at))
        }
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
