//! Writes what a fuzzer starts from: the dictionary `words`, and the folder `seeds`. `prepare <folder>`

use std::collections::BTreeSet;
use std::fs;
use std::io::Result;
use std::path::Path;

use ocean_fleet::resources::{self, ResourceDef};
use ocean_fleet_engine::definition::{Kind, ObjectDef, Records};
use ocean_fleet_fuzz::input::Input;
use ocean_fleet_reference::corpus::CORPUS;

/// What JSON is made of, and what dates and numbers are.
const WORDS: &[&str] = &[
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

fn main() -> Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| panic!("where to?"));
    let (folder, tests) = (Path::new(&folder), Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests"));
    let seeds = folder.join("seeds");
    fs::create_dir_all(&seeds)?;
    fs::write(folder.join("words"), dictionary())?;
    for (number, resource) in resources::ALL.iter().enumerate() {
        let sample = fs::read(tests.join("fixtures").join(format!("{}.json", resource.name)))?;
        let tree: serde_json::Value = serde_json::from_slice(&sample)?;
        let compact = serde_json::to_vec(&tree)?;
        for options in 0..32 {
            let body = if options % 4 == 3 { &sample } else { &compact };
            let header = Input::header(number, options, options * 8);
            fs::write(seeds.join(format!("{}-{options}", resource.name)), [&header[..], body].concat())?;
        }
        for (index, document) in CORPUS.iter().enumerate() {
            if index % resources::ALL.len() == number {
                let header = Input::header(number, index as u8 % 32, index as u8);
                let (before, after) = around(resource, index / resources::ALL.len());
                let body = [&header[..], before.as_bytes(), &document.bytes, after.as_bytes()].concat();
                fs::write(seeds.join(format!("document-{index}")), body)?;
            }
        }
    }
    Ok(())
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

/// libFuzzer's form: a word in quotes on each line.
fn dictionary() -> String {
    let mut words: BTreeSet<String> = WORDS.iter().map(ToString::to_string).collect();
    for resource in resources::ALL {
        object(resource.answer.record, &mut words);
        if let Records::Field(name) = resource.answer.records {
            words.insert(format!("\"{name}\":"));
        }
    }
    let byte = |byte: u8| match byte {
        b'"' | b'\\' => format!("\\{}", char::from(byte)),
        b' '..=b'~' => char::from(byte).to_string(),
        _ => format!("\\x{byte:02X}"),
    };
    words.iter().map(|word| format!("\"{}\"\n", word.bytes().map(byte).collect::<String>())).collect()
}

fn object(def: &ObjectDef, words: &mut BTreeSet<String>) {
    for field in def.fields {
        words.insert(format!("\"{}\":", field.key));
        value(&field.kind, words);
    }
}

fn value(kind: &Kind, words: &mut BTreeSet<String>) {
    match kind {
        Kind::Object(def) => object(def, words),
        Kind::Array(kind) | Kind::Map(kind) => value(kind, words),
        Kind::Enum(def) => words.extend(def.values.iter().map(|value| format!("\"{value}\""))),
        _ => {}
    }
}
