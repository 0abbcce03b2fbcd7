//! Writes what a fuzzer starts from: the dictionary `words`, and the folder `seeds`. `prepare <folder>`

use std::collections::BTreeSet;
use std::fs;
use std::io::Result;
use std::path::Path;

use ocean_fleet::resources;
use ocean_fleet_engine::definition::{Kind, ObjectDef, Records};
use ocean_fleet_fuzz::seeds;

fn main() -> Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| panic!("where to?"));
    let folder = Path::new(&folder);
    let files = folder.join("seeds");
    fs::create_dir_all(&files)?;
    fs::write(folder.join("words"), dictionary())?;
    seeds::all()?.into_iter().try_for_each(|seed| fs::write(files.join(seed.name), seed.bytes))
}

/// libFuzzer's form: a word in quotes on each line.
fn dictionary() -> String {
    let mut words: BTreeSet<String> = seeds::WORDS.iter().map(ToString::to_string).collect();
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
