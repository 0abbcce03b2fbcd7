//! Decoding, natively: what the engine accepts, what it makes of it, and what it tells of it.
//!
//! The measure of acceptance is what a platform accepts, that of models is what serde reads by the same declarations
//! (both in `ocean_fleet_reference`), that of issues is [`expected`]: slow, plain and written from the contract, with
//! nothing of the engine in them.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod choices;
mod corpus;
mod definitions;
mod expected;
mod plain;
mod tree;

mod acceptance;
mod cases;
mod drift;
mod generated;
mod issues;
mod models;
mod reference;
mod truncation;
mod windows;

use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;

use ocean_fleet::resources;
use ocean_fleet_engine::decoder::{Decoder, Failure, Options, Shape, Validation};
use ocean_fleet_engine::definition::AnswerDef;
use ocean_fleet_engine::inspect;
use ocean_fleet_engine::issue::{Drift, Issue, Step};
use ocean_fleet_engine::schema::Schema;
use serde_json::Value;

/// The vendor's sample of the non-communicating devices.
const SAMPLE: &[u8] = include_bytes!("../fixtures/nonCommunicatingDevices.json");

/// The answer that the sample is one of.
const DEVICES: &AnswerDef = &resources::non_communicating_devices::RESOURCE.answer;

/// The vendor's sample of each resource, with the answer that it is one of.
fn samples() -> impl Iterator<Item = (&'static AnswerDef, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    resources::ALL.iter().map(move |resource| {
        let file = folder.join(format!("{}.json", resource.name));
        (&resource.answer, std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display())))
    })
}

/// All that a decoder tells of a body.
#[derive(Clone, Debug, PartialEq)]
struct Outcome {
    records: Vec<Value>,
    result: Result<(), Failure>,
    issues: Vec<Issue>,
    issue_count: u64,
    drift: Vec<Drift>,
}

/// Decodes a body that comes in pieces of these sizes, and the rest in one.
fn decode_in(
    answer: &'static AnswerDef,
    options: &Options,
    body: &[u8],
    sizes: impl IntoIterator<Item = usize>,
) -> Outcome {
    let decoder = Decoder::new(schema(answer), options.clone()).expect("a selection of what there is");
    let inspect::Decoded { records, result, issues, drift } = inspect::examine(decoder, body, sizes);
    Outcome { records, result, issues: issues.first, issue_count: issues.count, drift }
}

/// Decodes a body that comes in one piece.
fn decode(answer: &'static AnswerDef, options: &Options, body: impl AsRef<[u8]>) -> Outcome {
    decode_in(answer, options, body.as_ref(), [])
}

/// The records of a body that is as documented.
fn records(answer: &'static AnswerDef, body: impl AsRef<[u8]>) -> Vec<Value> {
    let outcome = decode(answer, &strict(), body);
    assert_eq!((outcome.result, outcome.issues), (Ok(()), vec![]));
    outcome.records
}

/// An answer's tables, which are made once: they are by far the most expensive part of a small body.
fn schema(answer: &'static AnswerDef) -> Rc<Schema> {
    thread_local! {
        static SCHEMAS: RefCell<Vec<(*const AnswerDef, Rc<Schema>)>> = const { RefCell::new(Vec::new()) };
    }
    SCHEMAS.with_borrow_mut(|schemas| {
        if let Some((_, schema)) = schemas.iter().find(|(known, _)| std::ptr::eq(*known, answer)) {
            return Rc::clone(schema);
        }
        let schema = Rc::new(Schema::new(answer));
        schemas.push((answer, Rc::clone(&schema)));
        schema
    })
}

/// How often something is tried: under Miri, which is some hundred times slower, seldom.
fn times(count: u32) -> u32 {
    if cfg!(miri) { count.div_ceil(200) } else { count }
}

/// Each of a few, or under Miri one in many.
fn some<T>(all: impl Iterator<Item = T>) -> impl Iterator<Item = T> {
    all.step_by(if cfg!(miri) { 41 } else { 1 })
}

fn strict() -> Options {
    Options::default()
}

fn lenient() -> Options {
    Options { validation: Validation::Lenient, ..Options::default() }
}

fn streaming(options: Options) -> Options {
    Options { streaming: true, ..options }
}

fn dto(options: Options) -> Options {
    Options { shape: Shape::Dto, ..options }
}

/// A path as text: `[3].vehicle.id`.
fn path_text(path: &[Step]) -> String {
    let step = |step: &Step| match step {
        Step::Key(key) => format!(".{key}"),
        Step::Index(index) => format!("[{index}]"),
    };
    path.iter().map(step).collect()
}
