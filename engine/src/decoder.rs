//! The way through a body: pieces of bytes in, batches of records out.

use std::rc::Rc;

use crate::batch::Batch;
use crate::definition::Records;
use crate::findings::Place;
use crate::issue::{Drift, Issues};
use crate::plan::{Dates, Plan, UnknownProperty};
use crate::record::{Reader, Stop};
use crate::scan::Window;
use crate::schema::Schema;
use crate::tag::Tag;

/// What a decoder is asked for.
#[derive(Clone, Debug)]
pub struct Options {
    /// Whether the records are to be shaped; otherwise they are checked, and their JSON is given out as it came.
    pub shape: Shape,
    /// What is done about values that are not what is documented.
    pub validation: Validation,
    /// The largest record that is read, in bytes.
    pub max_record_bytes: usize,
    /// Whether records are handed out, and problems told, as soon as they are there.
    pub streaming: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            shape: Shape::Model { select: None, dates: Dates::Iso },
            validation: Validation::Strict,
            max_record_bytes: 16 << 20,
            streaming: false,
        }
    }
}

/// What records are given out as.
#[derive(Clone, Debug)]
pub enum Shape {
    /// As models.
    Model {
        /// The properties that are kept; all where there is no selection.
        select: Option<Vec<String>>,
        /// How instants are given out.
        dates: Dates,
    },
    /// As they came.
    Dto,
}

/// What is done about values that are not what is documented.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Validation {
    /// They make the answer invalid.
    #[default]
    Strict,
    /// They are left out, and told of.
    Lenient,
}

/// Why a body cannot be decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It is no JSON: the byte that cannot be, or where there should be more. Too deep nesting is also this.
    Malformed {
        /// In the body.
        offset: u64,
        /// Whether it is nested too deeply.
        too_deep: bool,
        /// Whether the body ends too soon.
        cut: bool,
    },
    /// Values are not what is documented: see [`Decoder::issues`].
    Invalid,
    /// A record is larger than allowed.
    TooLarge {
        /// Where it begins in the body.
        offset: u64,
    },
}

/// Bytes of the body.
pub trait Source {
    /// How many there are left.
    fn remaining(&self) -> usize;
    /// Writes as many as fit, and tells how many.
    fn read(&mut self, room: &mut [u8]) -> usize;
}

impl Source for &[u8] {
    fn remaining(&self) -> usize {
        self.len()
    }

    fn read(&mut self, room: &mut [u8]) -> usize {
        let (head, tail) = self.split_at(self.len().min(room.len()));
        for (place, byte) in room.iter_mut().zip(head) {
            *place = *byte;
        }
        *self = tail;
        head.len()
    }
}

/// What comes next in the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Its first byte.
    Start,
    /// A key of the object around the records, or its end where it is `empty` so far.
    Key { empty: bool },
    /// A comma in that object, or its end.
    AfterEntry,
    /// A record of the list, or its end where it is `empty` so far.
    Record { empty: bool },
    /// A comma in the list, or its end.
    AfterRecord,
    /// Nothing but white space.
    End,
}

/// How far a look at the window led.
enum Look {
    /// To the next phase.
    On,
    /// To its end.
    More,
}

/// Decodes one body.
pub struct Decoder {
    schema: Rc<Schema>,
    plan: Plan,
    options: Options,
    window: Window,
    /// How much of the window is done with.
    position: usize,
    /// How much there must be in the window before it is worth another look.
    enough: usize,
    phase: Phase,
    reader: Reader,
    batch: Batch,
    records: u64,
    /// Whether the key that the records are under was there.
    has_list: bool,
    finished: bool,
}

/// How much is read into the window at once: a slice of a batch's text keeps the whole text alive.
const WINDOW: usize = 128 << 10;
/// A record whose part that is there is smaller is looked at again for every piece that comes.
const SMALL: usize = 4 << 10;
/// How many slots of records are kept before they are moved to the batch: some records', near in memory.
const KEPT: usize = 1 << 11;
/// How large a batch gets before it is handed out.
const BATCH: usize = 192 << 10;

impl Decoder {
    /// A decoder for an endpoint's answer.
    ///
    /// # Errors
    /// The selection names a property that the model does not have.
    #[inline]
    pub fn new(schema: Rc<Schema>, options: Options) -> Result<Self, UnknownProperty> {
        let plan = match &options.shape {
            Shape::Model { select, dates } => Plan::new(&schema, select.as_deref(), *dates)?,
            Shape::Dto => Plan::nothing(&schema),
        };
        let (reader, batch) = (Reader::new(&plan), Batch::new(&plan));
        let window = Window::with_capacity(WINDOW);
        Ok(Self {
            schema,
            plan,
            options,
            window,
            position: 0,
            enough: 1,
            phase: Phase::Start,
            reader,
            batch,
            records: 0,
            has_list: false,
            finished: false,
        })
    }

    /// What the builder needs to know of the tables, as JSON.
    pub fn layout(&self) -> &str {
        &self.plan.layout
    }

    /// How many records there were so far.
    pub fn records(&self) -> u64 {
        self.records
    }

    /// What is not as documented so far.
    pub fn issues(&self) -> &Issues {
        &self.reader.findings.issues
    }

    /// What is new since the last call.
    pub fn take_drift(&mut self) -> Vec<Drift> {
        std::mem::take(&mut self.reader.findings.drifts.fresh)
    }

    /// Decodes a piece of the body, and hands out batches of records.
    ///
    /// # Errors
    /// The body is malformed, or a record too large; when streaming, also: a record is invalid.
    pub fn push(&mut self, source: &mut dyn Source, sink: &mut dyn FnMut(&mut Batch)) -> Result<(), Failure> {
        while source.remaining() > 0 {
            self.make_room();
            self.window.fill(|room| source.read(room));
            self.look(false, sink)?;
        }
        if self.options.streaming {
            self.hand_out(sink);
        }
        Ok(())
    }

    /// Decodes what is left when there is no more.
    ///
    /// # Errors
    /// The body is malformed, cut short or, if it is well-formed, invalid.
    pub fn finish(&mut self, sink: &mut dyn FnMut(&mut Batch)) -> Result<(), Failure> {
        self.finished = true;
        self.look(true, sink)?;
        self.hand_out(sink);
        if self.is_strict() && self.reader.findings.issues.count > 0 { Err(Failure::Invalid) } else { Ok(()) }
    }

    fn is_strict(&self) -> bool {
        self.options.validation == Validation::Strict
    }

    fn make_room(&mut self) {
        self.fill();
        self.window.discard(self.position);
        self.reader.findings.base += self.position as u64;
        self.position = 0;
        if self.window.len() == self.window.capacity() {
            self.window.grow(self.window.capacity() * 2);
        }
    }

    /// Moves what is kept of records into the batch.
    fn fill(&mut self) {
        self.batch.fill(&self.plan, &self.reader.kept, &self.window);
        self.reader.kept.clear();
    }

    fn hand_out(&mut self, sink: &mut dyn FnMut(&mut Batch)) {
        self.fill();
        if self.batch.records() > 0 {
            self.batch.close_source();
            sink(&mut self.batch);
            self.batch.clear();
        }
    }

    /// Decodes as much of the window as can be.
    fn look(&mut self, last: bool, sink: &mut dyn FnMut(&mut Batch)) -> Result<(), Failure> {
        if !last && self.window.len() - self.position < self.enough {
            return Ok(());
        }
        let result = self.look_on(last, sink);
        if result.is_err() {
            // What came before the problem is worth having.
            self.hand_out(sink);
        }
        result
    }

    fn look_on(&mut self, last: bool, sink: &mut dyn FnMut(&mut Batch)) -> Result<(), Failure> {
        loop {
            let mut cursor = self.window.cursor(self.position);
            cursor.skip_whitespace();
            self.position = cursor.position();
            if self.position == self.window.len() {
                self.enough = 1;
                return if last && self.phase != Phase::End { Err(self.malformed(self.position)) } else { Ok(()) };
            }
            match self.step(last) {
                Ok(Look::On) => {}
                Ok(Look::More) => {
                    let pending = self.window.len() - self.position;
                    if self.is_too_large(self.window.len()) {
                        return Err(self.too_large());
                    }
                    // A large record is not looked at again for every piece of it.
                    let more = if pending < SMALL { 1 } else { pending / 8 };
                    self.enough = pending.saturating_add(more).min(self.options.max_record_bytes.saturating_add(1));
                    return Ok(());
                }
                Err(failure) => return Err(failure),
            }
            if self.options.streaming && self.is_strict() && self.reader.findings.issues.count > 0 {
                return Err(Failure::Invalid);
            }
            if self.reader.kept.used() >= KEPT {
                self.fill();
            }
            if self.batch.size() >= BATCH {
                self.hand_out(sink);
            }
        }
    }

    /// Decodes one step: a record, or what is around the records.
    fn step(&mut self, last: bool) -> Result<Look, Failure> {
        let byte = self.window.cursor(self.position).peek();
        let next = self.position + 1;
        let records = self.schema.records;
        let after_list = if matches!(records, Records::Field(_)) { Phase::AfterEntry } else { Phase::End };
        match (self.phase, byte) {
            (Phase::Start, 0xEF) if self.reader.findings.base == 0 && self.position == 0 => self.byte_order_mark(last),
            (Phase::Start, b'[') if records == Records::List => Ok(self.move_to(next, Phase::Record { empty: true })),
            (Phase::Start, b'{') if records != Records::List => Ok(self.move_to(next, Phase::Key { empty: true })),
            (Phase::Start, _) => {
                let expected = if records == Records::List { Tag::Array } else { Tag::Object };
                self.reader.findings.place = Place::Body;
                self.skip(self.position, expected, 0, last, Phase::End)
            }
            (Phase::Record { empty: true } | Phase::AfterRecord, b']') => Ok(self.move_to(next, after_list)),
            (Phase::AfterRecord, b',') => Ok(self.move_to(next, Phase::Record { empty: false })),
            (Phase::Record { .. }, _) => {
                let key = if let Records::Field(key) = records { Some(key) } else { None };
                self.reader.findings.place = Place::Index(key, u32::try_from(self.records).unwrap_or(u32::MAX));
                self.record(self.position, None, last, Phase::AfterRecord)
            }
            (Phase::Key { empty: true } | Phase::AfterEntry, b'}') => Ok(self.move_to(next, Phase::End)),
            (Phase::AfterEntry, b',') => Ok(self.move_to(next, Phase::Key { empty: false })),
            (Phase::Key { .. }, _) => self.entry(last),
            (Phase::AfterRecord | Phase::AfterEntry | Phase::End, _) => Err(self.malformed(self.position)),
        }
    }

    fn move_to(&mut self, position: usize, phase: Phase) -> Look {
        self.position = position;
        self.phase = phase;
        Look::On
    }

    fn byte_order_mark(&mut self, last: bool) -> Result<Look, Failure> {
        const MARK: [u8; 3] = [0xEF, 0xBB, 0xBF];
        let mut cursor = self.window.cursor(0);
        if MARK.iter().all(|&byte| cursor.eat(byte)) {
            // Not at the start any more: a second mark is none.
            let position = cursor.position();
            return Ok(self.move_to(position, Phase::Start));
        }
        let at = cursor.position();
        self.stopped(Stop { at, too_deep: false }, last)
    }

    /// A key of the object around the records, and what belongs to it.
    fn entry(&mut self, last: bool) -> Result<Look, Failure> {
        let mut cursor = self.window.cursor(self.position);
        let start = self.position;
        if !cursor.eat(b'"') || !cursor.string_out_of_line() {
            let at = cursor.position();
            return self.stopped(Stop { at, too_deep: false }, last);
        }
        let end = cursor.position();
        cursor.skip_whitespace();
        if !cursor.eat(b':') {
            let at = cursor.position();
            return self.stopped(Stop { at, too_deep: false }, last);
        }
        cursor.skip_whitespace();
        let value = cursor.position();
        if self.is_too_large(value) {
            return Err(self.too_large());
        }
        let Records::Field(key) = self.schema.records else {
            self.reader.findings.place = Place::Key(start as u32);
            return self.record(value, Some((start, end)), last, Phase::AfterEntry);
        };
        let name = crate::text::unescape(self.window.slice(start as u32 + 1, (end - start - 2) as u32));
        if name != key {
            return self.skip(value, Tag::Any, 1, last, Phase::AfterEntry);
        }
        self.reader.findings.place = Place::Field(key);
        let issues = self.reader.findings.issues.count;
        let look = if self.has_list {
            self.reader.duplicate(&self.schema, &self.window, start);
            self.skip(value, Tag::Any, 1, last, Phase::AfterEntry)?
        } else {
            match cursor.peek() {
                b'[' => self.move_to(value + 1, Phase::Record { empty: true }),
                b'n' => self.skip(value, Tag::Any, 1, last, Phase::AfterEntry)?,
                _ => self.skip(value, Tag::Array, 1, last, Phase::AfterEntry)?,
            }
        };
        match look {
            Look::On => self.has_list = true,
            // It is looked at again when there is more.
            Look::More => self.reader.findings.issues.rewind(issues),
        }
        Ok(look)
    }

    /// Steps over a value that is no record, but expected to be something.
    fn skip(&mut self, start: usize, expected: Tag, depth: usize, last: bool, phase: Phase) -> Result<Look, Failure> {
        let issues = self.reader.findings.issues.count;
        match self.reader.read(&self.schema, &self.plan, &self.window, start, expected, depth) {
            Ok(end) if self.is_too_large(end) => {
                self.reader.findings.issues.rewind(issues);
                Err(self.too_large())
            }
            Ok(end) if last || self.has_ended(end) => Ok(self.move_to(end, phase)),
            Ok(_) => {
                self.reader.findings.issues.rewind(issues);
                Ok(Look::More)
            }
            Err(stop) => {
                self.reader.findings.issues.rewind(issues);
                self.stopped(stop, last)
            }
        }
    }

    /// Reads the record that begins at `start`, under a key where the records are a map.
    fn record(&mut self, start: usize, key: Option<(usize, usize)>, last: bool, phase: Phase) -> Result<Look, Failure> {
        let issues = self.reader.findings.issues.count;
        self.reader.kept.begin(&self.plan);
        if let Some((start, end)) = key {
            self.reader.key(&self.schema, &self.plan, &self.window, start, end);
        }
        let depth = self.schema.depth_of_records();
        let end = match self.reader.read(&self.schema, &self.plan, &self.window, start, Tag::Object, depth) {
            Ok(end) if !self.is_too_large(end) && (last || self.has_ended(end)) => end,
            result => {
                self.reader.kept.drop_record();
                self.reader.findings.issues.rewind(issues);
                return match result {
                    Ok(end) if self.is_too_large(end) => Err(self.too_large()),
                    Ok(_) => Ok(Look::More),
                    Err(stop) => self.stopped(stop, last),
                };
            }
        };
        // In an invalid answer, only what else is wrong is of interest.
        if self.is_strict() && self.reader.findings.issues.count > 0 {
            self.reader.kept.drop_record();
        } else {
            match self.options.shape {
                Shape::Model { .. } => self.batch.add(),
                Shape::Dto => self.batch.add_source(self.window.slice(start as u32, (end - start) as u32)),
            }
        }
        self.records += 1;
        Ok(self.move_to(end, phase))
    }

    /// Whether a value ends here, whatever comes next: a number at the window's end may go on.
    fn has_ended(&self, end: usize) -> bool {
        end < self.window.len() || !self.window.slice(end as u32 - 1, 1).iter().all(u8::is_ascii_digit)
    }

    /// Whether what is read would take more of the window than allowed.
    fn is_too_large(&self, end: usize) -> bool {
        end - self.position > self.options.max_record_bytes
    }

    /// What a stop in the window means: the body goes on, or it cannot be.
    fn stopped(&mut self, stop: Stop, last: bool) -> Result<Look, Failure> {
        if self.is_too_large(stop.at) {
            return Err(self.too_large());
        }
        if stop.too_deep {
            return Err(Failure::Malformed { offset: self.offset(stop.at), too_deep: true, cut: false });
        }
        if !last && stop.at >= self.window.len() { Ok(Look::More) } else { Err(self.malformed(stop.at)) }
    }

    fn offset(&self, at: usize) -> u64 {
        self.reader.findings.base + at as u64
    }

    fn malformed(&self, at: usize) -> Failure {
        Failure::Malformed { offset: self.offset(at), too_deep: false, cut: self.finished && at == self.window.len() }
    }

    fn too_large(&self) -> Failure {
        Failure::TooLarge { offset: self.offset(self.position) }
    }
}
