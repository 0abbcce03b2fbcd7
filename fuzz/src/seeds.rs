//! What fuzzing starts from: the vendor's samples, and the documents of the conformance corpus inside answers.

use std::fs;
use std::io::Result;
use std::path::Path;

use ocean_fleet::resources::{self, ResourceDef};
use ocean_fleet_engine::definition::Records;
use ocean_fleet_reference::corpus::CORPUS;

use crate::input::Input;

/// What JSON is made of, and what dates and numbers are.
pub const WORDS: &[&str] = &[
    "null",
    "true",
    "false",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "[]",
    "{}",
    "[{",
    "}]",
    "},{",
    "\"\"",
    "\":",
    ",\"",
    "\\\"",
    "\\\\",
    "\\/",
    "\\b",
    "\\n",
    "\\u0041",
    "\\ud83d",
    "\\ude00",
    "-0",
    "1.5",
    "1e5",
    "1e400",
    "9007199254740991",
    "1767222000000",
    "\"2024-11-07T09:41:12.635Z\"",
    "\"2024-02-29T10:41:12+01:00\"",
    "\"07/02/2025 07:16:15 +0000\"",
    "\"07/02/2025\"",
    "\"2025-02-07\"",
    "\"08:30\"",
    "é",
    "北",
    "😀",
    "\u{FEFF}",
];

/// A fuzzer's bytes, and what to call the file that holds them.
pub struct Seed {
    /// Unique among all seeds.
    pub name: String,
    /// An input: see `Input::read`.
    pub bytes: Vec<u8>,
}

/// All seeds, of every resource.
pub fn all() -> Result<Vec<Seed>> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    let mut seeds = Vec::new();
    for (number, resource) in resources::ALL.iter().enumerate() {
        let sample = fs::read(fixtures.join(format!("{}.json", resource.name)))?;
        let tree: serde_json::Value = serde_json::from_slice(&sample)?;
        let compact = serde_json::to_vec(&tree)?;
        for options in 0..32 {
            let body = if options % 4 == 3 { &sample } else { &compact };
            let header = Input::header(number, options, options * 8);
            let name = format!("{}-{options}", resource.name);
            seeds.push(Seed { name, bytes: [&header[..], body].concat() });
        }
        for (index, document) in CORPUS.iter().enumerate() {
            if index % resources::ALL.len() == number {
                let header = Input::header(number, index as u8 % 32, index as u8);
                let (before, after) = around(resource, index / resources::ALL.len());
                let bytes = [&header[..], before.as_bytes(), &document.bytes, after.as_bytes()].concat();
                seeds.push(Seed { name: format!("document-{index}"), bytes });
            }
        }
    }
    Ok(seeds)
}

/// Places in an answer: a value of one of the record's keys, or of an unknown one.
fn around(resource: &ResourceDef, turn: usize) -> (String, String) {
    let fields = resource.answer.record.fields;
    let key = fields.get(turn % (fields.len() + 1)).map_or("new", |field| field.key);
    let (before, after) = match resource.answer.records {
        Records::List => ("[".to_owned(), "]"),
        Records::Field(name) => (format!("{{\"{name}\":["), "]}"),
        Records::Map => ("{\"12\":".to_owned(), "}"),
    };
    (format!("{before}{{\"{key}\":"), format!("}}{after}"))
}
