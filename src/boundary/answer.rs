//! Decodes an answer's body, for JavaScript and for requests: the engine decodes, JavaScript builds the records.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Uint8Array;
use ocean_fleet_engine::batch::Batch;
use ocean_fleet_engine::decoder::{self, Chunk, DecodeError, Fingerprints, Validation};
use ocean_fleet_engine::projection::UnknownProperty;
use ocean_fleet_engine::schema::Schema;
use wasm_bindgen::prelude::*;

use super::error::{Code, Error, Rejection};
use super::hooks;
use super::options::{DecodeOptions, Shape};
use super::outgoing::{Drift, Issue};
use crate::resources::{self, ResourceDef};

/// The length of made-up answers. After shorter ones, the engine's loops are not optimised yet; longer ones take more time.
const SAMPLE_BYTES: usize = 96 << 10;

#[wasm_bindgen]
extern "C" {
    /// Builds records in JavaScript: see `Sink` in `js/runtime/core.ts`.
    #[derive(Clone)]
    pub type Sink;

    /// An answer begins. Its tables have this layout; without one, batches are the wire's own JSON. `whole` says that all
    /// properties were asked for.
    #[wasm_bindgen(method, catch)]
    fn begin(this: &Sink, layout: Option<&str>, whole: bool) -> Result<(), JsValue>;

    /// Takes a batch: the address of its header, and the address and length of its JSON.
    #[wasm_bindgen(method, catch)]
    fn take(this: &Sink, header: u32, json: u32, length: u32) -> Result<(), JsValue>;
}

/// The resource of this name.
pub(crate) fn find(name: &str) -> Result<&'static ResourceDef, Error> {
    resources::find(name).ok_or_else(|| {
        let names: Vec<_> = resources::ALL.iter().map(|resource| resource.name).collect();
        Error::new(Code::InvalidParams, format!("There is no such resource; there are: {}.", names.join(", ")))
    })
}

/// The schema of a resource's answer, loaded when it is first needed.
pub(crate) fn schema(resource: &ResourceDef) -> Rc<Schema> {
    thread_local! {
        static SCHEMAS: RefCell<Vec<(&'static str, Rc<Schema>)>> = const { RefCell::new(Vec::new()) };
    }
    SCHEMAS.with_borrow_mut(|schemas| {
        if let Some((_, schema)) = schemas.iter().find(|(name, _)| *name == resource.name) {
            return Rc::clone(schema);
        }
        let schema = Rc::new(resources::schema(resource));
        schemas.push((resource.name, Rc::clone(&schema)));
        schema
    })
}

/// A made-up answer of a resource: see `js/runtime/rehearsal.ts`.
#[wasm_bindgen(js_name = sampleOf)]
pub fn sample_of(resource: &str) -> Result<Vec<u8>, JsValue> {
    Ok(schema(find(resource)?).sample(SAMPLE_BYTES).into_bytes())
}

/// Refuses a selection of properties that the model does not have.
pub(crate) fn check_selection(resource: &ResourceDef, options: &DecodeOptions) -> Result<(), Error> {
    let unknown = options.select.as_ref().and_then(|select| schema(resource).unknown_property(select));
    unknown.map_or(Ok(()), |name| Err(unknown_property(resource, name)))
}

fn unknown_property(resource: &ResourceDef, UnknownProperty(name): UnknownProperty) -> Error {
    let schema = schema(resource);
    let names: Vec<_> = schema.properties().collect();
    let message = format!("`select` names \"{name}\", which is none of: {}.", names.join(", "));
    Error::new(Code::InvalidOptions, message)
}

/// The engine's decoder of an answer.
fn engine(resource: &ResourceDef, options: &DecodeOptions, streaming: bool) -> Result<decoder::Decoder, Error> {
    let shape = match options.shape_or_default() {
        Shape::Dto => decoder::Shape::Dto,
        Shape::Model => decoder::Shape::Model { select: options.select.clone(), dates: options.dates_or_default() },
    };
    let engine_options = decoder::Options {
        shape,
        validation: options.checks.validation_or_default(),
        max_record_bytes: options.checks.max_record_bytes_or_default() as usize,
        streaming,
    };
    decoder::Decoder::new(schema(resource), engine_options).map_err(|name| unknown_property(resource, name))
}

/// A piece of a body in JavaScript's memory.
struct Piece<'p> {
    bytes: &'p Uint8Array,
    taken: u32,
}

impl Chunk for Piece<'_> {
    fn remaining(&self) -> usize {
        (self.bytes.length() - self.taken) as usize
    }

    fn read(&mut self, room: &mut [u8]) -> usize {
        let count = self.remaining().min(room.len());
        if let Some(room) = room.get_mut(..count) {
            let end = self.taken + count as u32;
            self.bytes.subarray(self.taken, end).copy_to(room);
            self.taken = end;
        }
        count
    }
}

/// Decodes one body of a resource.
#[wasm_bindgen]
pub struct Decoder {
    resource: &'static ResourceDef,
    inner: decoder::Decoder,
    options: Rc<DecodeOptions>,
    streaming: bool,
    sink: Sink,
}

#[wasm_bindgen]
impl Decoder {
    /// `streaming` gives out records as soon as they are complete.
    #[wasm_bindgen(constructor)]
    pub fn new(resource: &str, options: &JsValue, streaming: bool, sink: Sink) -> Result<Decoder, JsValue> {
        let resource = find(resource)?;
        let options = Rc::new(DecodeOptions::from_js(options)?);
        Ok(Self::create(resource, options, streaming, sink)?)
    }

    /// Decodes the next piece of the body.
    pub fn push(&mut self, piece: &Uint8Array) -> Result<(), JsValue> {
        Ok(self.decode(piece)?)
    }

    /// Decodes the rest at the end of the body, and calls the hooks.
    pub fn finish(&mut self) -> Result<(), JsValue> {
        self.complete()?;
        self.report_drift();
        self.report_issues();
        Ok(())
    }

    /// Reports drift found since the last call.
    #[wasm_bindgen(js_name = reportDrift)]
    pub fn report_drift(&mut self) {
        if let Some(on_drift) = self.options.checks.on_drift.clone() {
            for drift in self.take_drift() {
                hooks::tell(Some(&on_drift), &drift);
            }
        }
    }
}

impl Decoder {
    /// Recognises the records of the previous answer.
    pub(crate) fn recognise(&mut self, known: Rc<Fingerprints>) {
        self.inner.recognise(known);
    }

    /// What the answer consists of, and its records.
    pub(crate) fn recognised(&mut self) -> Option<(Vec<u32>, Fingerprints)> {
        self.inner.recognised()
    }

    pub(crate) fn create(
        resource: &'static ResourceDef,
        options: Rc<DecodeOptions>,
        streaming: bool,
        sink: Sink,
    ) -> Result<Self, Rejection> {
        let inner = engine(resource, &options, streaming)?;
        let layout = (options.shape_or_default() == Shape::Model).then(|| inner.layout());
        sink.begin(layout, options.select.is_none()).map_err(Rejection::Thrown)?;
        Ok(Self { resource, inner, options, streaming, sink })
    }

    /// Decodes the next piece of the body.
    pub(crate) fn decode(&mut self, piece: &Uint8Array) -> Result<(), Rejection> {
        #[cfg(feature = "forced-panic")]
        panic_if_asked(piece);
        self.run(|decoder, take| decoder.push(&mut Piece { bytes: piece, taken: 0 }, take))
    }

    /// Decodes the rest at the end of the body.
    pub(crate) fn complete(&mut self) -> Result<(), Rejection> {
        self.run(decoder::Decoder::finish)
    }

    /// The number of records so far.
    pub(crate) fn records(&self) -> f64 {
        self.inner.records() as f64
    }

    /// Whether records have been given out, which cannot be taken back.
    pub(crate) fn has_delivered(&self) -> bool {
        self.streaming && self.inner.records() > 0
    }

    /// Drift found since the last call.
    pub(crate) fn take_drift(&mut self) -> impl Iterator<Item = Drift> + use<> {
        let endpoint = self.resource.path;
        self.inner.take_drift().into_iter().map(move |drift| Drift::new(endpoint, drift))
    }

    /// Reports the issues, if values were left out.
    pub(crate) fn report_issues(&self) {
        let (found, options) = (self.inner.issues(), &self.options);
        let is_lenient = options.checks.validation_or_default() == Validation::Lenient;
        if let Some(hook) = options.on_issues.as_ref().filter(|_| is_lenient && found.count > 0) {
            let issues: Vec<_> = found.first.iter().map(Issue::from).collect();
            hooks::tell_counted(hook, &issues, found.count);
        }
    }

    /// Runs the engine and passes its batches on. An error thrown by the sink outranks the engine's own.
    fn run(
        &mut self,
        decode: impl FnOnce(&mut decoder::Decoder, &mut dyn FnMut(&mut Batch)) -> Result<(), DecodeError>,
    ) -> Result<(), Rejection> {
        let Self { inner, sink, .. } = self;
        let mut thrown = None;
        let result = decode(inner, &mut |batch| {
            if thrown.is_none() {
                thrown = hand_over(sink, batch).err();
            }
        });
        match thrown {
            Some(thrown) => Err(Rejection::Thrown(thrown)),
            None => result.map_err(|error| Error::decoding(self.resource, &error, self.inner.issues()).into()),
        }
    }
}

/// Passes a batch to JavaScript, which builds its objects.
fn hand_over(sink: &Sink, batch: &mut Batch) -> Result<(), JsValue> {
    let header = batch.header().as_ptr() as usize as u32;
    let json = batch.json();
    sink.take(header, json.as_ptr() as usize as u32, json.len() as u32)
}

/// Simulates a fault of this library, for the tests of recovery.
#[cfg(feature = "forced-panic")]
#[allow(clippy::panic)]
fn panic_if_asked(piece: &Uint8Array) {
    assert!(!piece.to_vec().starts_with(b"panic"), "as was asked for");
}
