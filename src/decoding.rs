//! Decoding, as JavaScript calls it: a decoder of the engine, with a sink in JavaScript that builds the objects.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Uint8Array};
use ocean_fleet_engine::batch::Batch;
use ocean_fleet_engine::decoder::{self, Chunk, Shape, Validation};
use ocean_fleet_engine::projection::Dates;
use ocean_fleet_engine::schema::Schema;
use wasm_bindgen::prelude::*;

use crate::error::{Code, Failure};
use crate::given::Given;
use crate::resources::{self, ResourceDef};

/// Records beyond this cannot be asked for: 1 GiB.
const MOST_RECORD_BYTES: f64 = 1_073_741_824.0;

/// The options that say how an answer is decoded; the JavaScript layer adds `streaming`.
fn read_options(options: &JsValue) -> Result<decoder::Options, Failure> {
    let given = Given::new(options, "The options", Code::InvalidOptions)?;
    let select = given.texts("select")?;
    let epoch = given.either("dates", "iso", "epoch")?;
    let dates = epoch.map(|epoch| if epoch { Dates::Epoch } else { Dates::Iso });
    let dto = given.either("shape", "model", "dto")?.unwrap_or(false);
    if dto && (select.is_some() || dates.is_some()) {
        let message = "`select` and `dates` are for models: leave them out with `shape: \"dto\"`.";
        return Err(Failure::new(Code::InvalidOptions, message));
    }
    let (validation, max_record_bytes) = (read_validation(&given)?, read_max_record_bytes(&given)?);
    let defaults = decoder::Options::default();
    Ok(decoder::Options {
        shape: if dto { Shape::Dto } else { Shape::Model { select, dates: dates.unwrap_or_default() } },
        validation: validation.unwrap_or(defaults.validation),
        max_record_bytes: max_record_bytes.map_or(defaults.max_record_bytes, |bytes| bytes as usize),
        streaming: given.flag("streaming")?.unwrap_or(defaults.streaming),
    })
}

/// The option `validation`.
pub(crate) fn read_validation(given: &Given<'_>) -> Result<Option<Validation>, Failure> {
    let lenient = given.either("validation", "strict", "lenient")?;
    Ok(lenient.map(|lenient| if lenient { Validation::Lenient } else { Validation::Strict }))
}

/// The option `maxRecordBytes`.
pub(crate) fn read_max_record_bytes(given: &Given<'_>) -> Result<Option<f64>, Failure> {
    given.integer("maxRecordBytes", 1.0, MOST_RECORD_BYTES)
}

/// The resource of a name.
pub(crate) fn find(name: &str) -> Result<&'static ResourceDef, Failure> {
    resources::find(name).ok_or_else(|| {
        let names: Vec<_> = resources::ALL.iter().map(|resource| resource.name).collect();
        let message = ["There is no such resource; there are: ", &names.join(", "), "."].concat();
        Failure::new(Code::InvalidParams, &message)
    })
}

/// The tables of a resource's answer, which are made when they are first needed.
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
    streaming: bool,
    /// `(header, source, length) => void`: builds the objects of a batch.
    sink: Function,
}

#[wasm_bindgen]
impl Decoder {
    /// `connect(layout)` gives the sink for tables of this layout.
    #[wasm_bindgen(constructor)]
    pub fn new(resource: &str, options: JsValue, connect: &Function) -> Result<Decoder, JsValue> {
        let resource = find(resource)?;
        Ok(Self::create(resource, &options, connect)?)
    }

    /// Decodes the next piece of the body.
    pub fn push(&mut self, piece: &Uint8Array) -> Result<(), JsValue> {
        #[cfg(feature = "forced-panic")]
        panic_if_asked(piece);
        let mut thrown = None;
        let Self { inner, sink, .. } = self;
        let result = inner.push(&mut Piece { bytes: piece, taken: 0 }, &mut |batch| {
            hand_over(sink, batch, &mut thrown);
        });
        self.outcome(result, thrown)
    }

    /// Decodes what is left when there is no more.
    pub fn finish(&mut self) -> Result<(), JsValue> {
        let mut thrown = None;
        let Self { inner, sink, .. } = self;
        let result = inner.finish(&mut |batch| hand_over(sink, batch, &mut thrown));
        self.outcome(result, thrown)
    }

    /// How many records there were so far.
    #[wasm_bindgen(getter)]
    pub fn records(&self) -> f64 {
        self.inner.records() as f64
    }

    /// The first issues so far.
    pub fn issues(&self) -> JsValue {
        crate::error::issues(self.inner.issues().first.iter())
    }

    /// How many issues there were so far.
    #[wasm_bindgen(getter, js_name = issueCount)]
    pub fn issue_count(&self) -> f64 {
        self.inner.issues().count as f64
    }

    /// What is new since the last call.
    #[wasm_bindgen(js_name = takeDrift)]
    pub fn take_drift(&mut self) -> JsValue {
        crate::error::drift(self.resource, self.inner.take_drift())
    }
}

impl Decoder {
    pub(crate) fn create(
        resource: &'static ResourceDef,
        options: &JsValue,
        connect: &Function,
    ) -> Result<Decoder, Failure> {
        let options = read_options(options)?;
        let streaming = options.streaming;
        let schema = schema(resource);
        let inner = decoder::Decoder::new(Rc::clone(&schema), options).map_err(|unknown| {
            let names: Vec<_> = schema.properties().collect();
            let message = ["`select` names \"", &unknown.0, "\", which is none of: ", &names.join(", "), "."].concat();
            Failure::new(Code::InvalidOptions, &message)
        })?;
        let sink = connect
            .call1(&JsValue::UNDEFINED, &JsValue::from_str(inner.layout()))
            .ok()
            .and_then(|sink| sink.dyn_into().ok())
            .ok_or_else(|| Failure::new(Code::Internal, "There is nothing to build objects with."))?;
        Ok(Self { resource, inner, streaming, sink })
    }

    /// Whether records were handed out that cannot be taken back.
    pub(crate) fn has_delivered(&self) -> bool {
        self.streaming && self.inner.records() > 0
    }

    fn outcome(&self, result: Result<(), decoder::DecodeError>, thrown: Option<JsValue>) -> Result<(), JsValue> {
        if let Some(thrown) = thrown {
            return Err(thrown);
        }
        result.map_err(|failure| Failure::decoding(self.resource, &failure, self.inner.issues()).into())
    }
}

/// Stands for a fault of this library, in the tests of what comes after one.
#[cfg(feature = "forced-panic")]
#[allow(clippy::panic)]
fn panic_if_asked(piece: &Uint8Array) {
    assert!(!piece.to_vec().starts_with(b"panic"), "as was asked for");
}

/// Has the objects of a batch built; keeps what is thrown.
fn hand_over(sink: &Function, batch: &mut Batch, thrown: &mut Option<JsValue>) {
    let header = batch.header().as_ptr() as usize as u32;
    let json = batch.json();
    let (start, len) = (json.as_ptr() as usize as u32, json.len() as u32);
    if thrown.is_none() {
        *thrown = sink.call3(&JsValue::UNDEFINED, &header.into(), &start.into(), &len.into()).err();
    }
}
