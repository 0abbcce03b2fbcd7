//! What a decoder makes of a body. The tests of the product's definitions use this file too.

use std::cell::RefCell;
use std::rc::Rc;

use ocean_fleet_engine::decoder::{DecodeError, Decoder, Options, Shape, Validation};
use ocean_fleet_engine::definition::AnswerDef;
use ocean_fleet_engine::inspect;
use ocean_fleet_engine::issue::{Drift, Issue, Step};
use ocean_fleet_engine::schema::Schema;
use ocean_fleet_reference::platform::{self, Verdict};
use serde_json::Value;

/// All that a decoder tells of a body.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Outcome {
    pub(crate) records: Vec<Value>,
    pub(crate) result: Result<(), DecodeError>,
    pub(crate) issues: Vec<Issue>,
    pub(crate) issue_count: u64,
    pub(crate) drift: Vec<Drift>,
}

/// Decodes a body that comes in pieces of these sizes, and the rest in one.
pub(crate) fn decode_in(
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
pub(crate) fn decode(answer: &'static AnswerDef, options: &Options, body: impl AsRef<[u8]>) -> Outcome {
    decode_in(answer, options, body.as_ref(), [])
}

/// The records of a body that is as documented.
pub(crate) fn records(answer: &'static AnswerDef, body: impl AsRef<[u8]>) -> Vec<Value> {
    let outcome = decode(answer, &strict(), body);
    assert_eq!((outcome.result, outcome.issues), (Ok(()), vec![]));
    outcome.records
}

/// An answer's tables, which are made once: they are by far the most expensive part of a small body.
pub(crate) fn schema(answer: &'static AnswerDef) -> Rc<Schema> {
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

pub(crate) fn strict() -> Options {
    Options::default()
}

pub(crate) fn lenient() -> Options {
    Options { validation: Validation::Lenient, ..Options::default() }
}

pub(crate) fn streaming(options: Options) -> Options {
    Options { streaming: true, ..options }
}

pub(crate) fn dto(options: Options) -> Options {
    Options { shape: Shape::Dto, ..options }
}

/// A path as text: `[3].vehicle.id`.
pub(crate) fn path_text(path: &[Step]) -> String {
    let step = |step: &Step| match step {
        Step::Key(key) => format!(".{key}"),
        Step::Index(index) => format!("[{index}]"),
    };
    path.iter().map(step).collect()
}

/// Compares the verdict on a body with the platform's.
pub(crate) fn check_verdict(answer: &'static AnswerDef, options: &Options, body: &[u8]) -> Result<(), DecodeError> {
    let result = decode(answer, options, body).result;
    match (platform::judge(body), &result) {
        (Verdict::WellFormed, Ok(()) | Err(DecodeError::Invalid | DecodeError::NoRecords)) => {}
        (Verdict::Cut, Err(DecodeError::Malformed { too_deep: false, cut: true, .. })) => {}
        (Verdict::Malformed, Err(DecodeError::Malformed { too_deep: false, cut: false, .. })) => {}
        (verdict, result) => panic!("{verdict:?}, but {result:?}: {}", String::from_utf8_lossy(body)),
    }
    result
}
