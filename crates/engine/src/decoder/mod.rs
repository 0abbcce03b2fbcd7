//! Decodes a whole body: chunks of bytes in, batches of records out.

mod body;
mod chunk;
mod error;
mod keys;
mod options;
mod recognition;

pub use chunk::Chunk;
pub use error::DecodeError;
pub use options::{Options, Shape, Validation};
pub use recognition::Fingerprints;

use std::rc::Rc;

use body::{Body, Progress};
use recognition::Recognition;

use crate::batch::Batch;
use crate::issue::{Drift, Issues};
use crate::projection::{Projection, UnknownProperty};
use crate::scan::Window;
use crate::schema::Schema;

/// The usual size of the window.
const WINDOW_BYTES: usize = 128 << 10;
/// An incomplete record below this size is tried again after every chunk.
const SMALL_RECORD_BYTES: usize = 4 << 10;
/// How many slots are filled before they go to the batch, as a part of it: those of some records. A text that somebody
/// keeps holds all texts of its part, some KB.
const MAX_SLOTS: usize = 1 << 9;
/// The size at which a batch is handed out.
const BATCH_BYTES: usize = 192 << 10;

/// Decodes one body.
pub struct Decoder {
    body: Body,
    /// How much must be left in the window before it is worth another try.
    enough: usize,
}

impl Decoder {
    /// A decoder for an endpoint's answer.
    ///
    /// # Errors
    /// The selection names a property that the model does not have.
    #[inline]
    pub fn new(schema: Rc<Schema>, options: Options) -> Result<Self, UnknownProperty> {
        let projection = match &options.shape {
            Shape::Model { select, dates } => Projection::new(&schema, select.as_deref(), *dates)?,
            Shape::Dto => Projection::nothing(&schema),
        };
        let window = Window::with_capacity(WINDOW_BYTES);
        Ok(Self { body: Body::new(schema, projection, options, window), enough: 1 })
    }

    /// Recognises records whose bytes are those of a record of the previous answer: they count as records, but are not
    /// handed out.
    pub fn recognise(&mut self, known: Rc<Fingerprints>) {
        self.body.recognition = Some(Box::new(Recognition::new(known)));
    }

    /// After the last chunk, what the answer consists of, and its fingerprints. It consists of runs of three numbers: how
    /// many records were handed out, the number in the previous answer of the next one that was there, too, and how many
    /// records, from that one on, are the same.
    pub fn recognised(&mut self) -> Option<(Vec<u32>, Fingerprints)> {
        self.body.recognition.take().map(|recognition| recognition.finish())
    }

    /// The tables of batches, for the builder: see [`mod@crate::format`].
    pub fn layout(&self) -> &str {
        &self.body.projection.layout
    }

    /// How many records there were so far.
    pub fn records(&self) -> u64 {
        self.body.records
    }

    /// The values that are not as documented, so far.
    pub fn issues(&self) -> &Issues {
        &self.body.reader.diagnostics.issues
    }

    /// What is undocumented and was not taken before.
    pub fn take_drift(&mut self) -> Vec<Drift> {
        std::mem::take(&mut self.body.reader.diagnostics.drifts.fresh)
    }

    /// Decodes the next chunk of the body, and hands out batches of records.
    ///
    /// # Errors
    /// The body is malformed, or a record exceeds the size limit; when streaming, also: a record is invalid.
    pub fn push(&mut self, chunk: &mut dyn Chunk, sink: &mut dyn FnMut(&mut Batch)) -> Result<(), DecodeError> {
        while chunk.remaining() > 0 {
            self.make_room();
            self.body.window.fill(|room| chunk.read(room));
            self.decode(sink)?;
        }
        if self.body.options.streaming {
            self.hand_out(sink);
        }
        Ok(())
    }

    /// Decodes the rest, after the last chunk.
    ///
    /// # Errors
    /// The body is malformed, ends too early or, if it is well-formed, is invalid.
    pub fn finish(&mut self, sink: &mut dyn FnMut(&mut Batch)) -> Result<(), DecodeError> {
        self.body.is_last = true;
        self.decode(sink)?;
        self.hand_out(sink);
        self.body.verdict()
    }

    fn make_room(&mut self) {
        self.fill_batch();
        let Body { window, reader, position, .. } = &mut self.body;
        window.discard(*position);
        reader.diagnostics.base += *position as u64;
        *position = 0;
        if window.len() == window.capacity() {
            window.grow(window.capacity() * 2);
        }
    }

    /// Moves the values in slots into the batch, as a part of it.
    fn fill_batch(&mut self) {
        let Body { batch, projection, reader, window, .. } = &mut self.body;
        if !reader.slots.is_empty() {
            batch.fill(projection, &reader.slots, window);
            reader.slots.clear();
        }
    }

    fn hand_out(&mut self, sink: &mut dyn FnMut(&mut Batch)) {
        self.fill_batch();
        let Body { batch, has_records, .. } = &mut self.body;
        // Until there is an object in it, a map of records may turn out to be something else.
        if *has_records && batch.records() > 0 {
            batch.close();
            sink(batch);
            batch.clear();
        }
    }

    /// Decodes as much of the window as possible.
    fn decode(&mut self, sink: &mut dyn FnMut(&mut Batch)) -> Result<(), DecodeError> {
        if !self.body.is_last && self.body.window.len() - self.body.position < self.enough {
            return Ok(());
        }
        let result = self.decode_window(sink);
        if result.is_err() {
            // The records before the problem are still handed out.
            self.hand_out(sink);
        }
        result
    }

    fn decode_window(&mut self, sink: &mut dyn FnMut(&mut Batch)) -> Result<(), DecodeError> {
        loop {
            if self.body.is_exhausted() {
                self.enough = 1;
                return if self.body.is_last { self.body.end() } else { Ok(()) };
            }
            if let Progress::NeedsMore = self.body.step()? {
                return self.wait_for_more();
            }
            if self.body.options.streaming && self.body.is_invalid() {
                return self.body.verdict();
            }
            if self.body.reader.slots.used() >= MAX_SLOTS {
                self.fill_batch();
            }
            if self.body.batch.size() >= BATCH_BYTES {
                self.hand_out(sink);
            }
        }
    }

    fn wait_for_more(&mut self) -> Result<(), DecodeError> {
        let body = &self.body;
        if body.is_too_large(body.window.len()) {
            return Err(body.too_large());
        }
        // A large record is not tried again after every chunk.
        let pending = body.window.len() - body.position;
        let more = if pending < SMALL_RECORD_BYTES { 1 } else { pending / 8 };
        self.enough = pending.saturating_add(more).min(body.options.max_record_bytes.saturating_add(1));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::{AnswerDef, FieldDef, Kind, ModelDef, ObjectDef, PropertyDef, Records, Source};

    const TOTALS: Kind = Kind::Map(&Kind::Number);
    static RECORD: ObjectDef =
        ObjectDef { name: "Record", fields: &[FieldDef { key: "totals", kind: TOTALS, doc: "" }], doc: "" };
    static MODEL: ModelDef = ModelDef {
        name: "Model",
        properties: &[PropertyDef {
            name: "totals",
            source: Source::Value { paths: &[&["totals"]], kind: TOTALS },
            doc: "",
        }],
        doc: "",
    };
    static ANSWER: AnswerDef = AnswerDef { records: Records::List, record: &RECORD, model: &MODEL };

    #[test]
    fn what_is_read_again_more_slowly_is_not_kept_twice() {
        let options = Options { validation: Validation::Lenient, ..Options::default() };
        let mut decoder = Decoder::new(Rc::new(Schema::new(&ANSWER)), options).unwrap();
        let body = br#"[{"totals":{"a":1,"b":2}},{"totals":{"a":1,"b":2,"c":"3"}},{"totals":{}},{"totals":{"a":4}}]"#;
        decoder.push(&mut &body[..], &mut |_| {}).unwrap();
        assert_eq!((decoder.records(), decoder.issues().count), (4, 1));
        assert_eq!(decoder.body.reader.slots.rows.iter().map(Vec::len).collect::<Vec<_>>(), [4, 2 + 3 + 1]);
    }
}
