//! The random bodies of every resource have what they are meant to have: a generator that has lost a case goes unseen.

use std::collections::BTreeSet;

use ocean_fleet::resources;
use ocean_fleet_engine::definition::{AnswerDef, Kind, ObjectDef, Records};

use crate::choices::Choices;
use crate::tree::{Entry, Json, Node, Text};

/// What every resource's bodies have.
const CASES: [&str; 13] = [
    "all keys",
    "no key",
    "a missing key",
    "null",
    "an unknown key",
    "another order",
    "an escaped key",
    "a fraction",
    "an exponent",
    "a record that is no object",
    "another kind of value",
    "a key twice",
    "a body of another shape",
];

/// What those have whose records hold texts.
const TEXTS: [&str; 4] = ["an escaped value", "Latin-1", "text beyond Latin-1", "half a surrogate pair"];

/// What those have whose records hold instants.
const INSTANTS: [&str; 4] = ["an instant with Z", "an instant with an offset", "a slashed instant", "milliseconds"];

type Found = BTreeSet<&'static str>;

fn body(answer: &AnswerDef, body: &Node, found: &mut Found) {
    let records: Vec<&Node> = match (answer.records, &body.json) {
        (Records::List, Json::List(records)) => records.iter().collect(),
        (Records::Map, Json::Object(entries)) => entries.iter().map(|entry| &entry.value).collect(),
        (Records::Field(name), Json::Object(entries)) => {
            let lists = entries.iter().filter(|entry| entry.key.value == name);
            lists
                .flat_map(|entry| if let Json::List(records) = &entry.value.json { &records[..] } else { &[] })
                .collect()
        }
        _ => {
            found.insert("a body of another shape");
            return;
        }
    };
    for record in records {
        match &record.json {
            Json::Object(entries) => object(answer.record, entries, found),
            _ => drop(found.insert("a record that is no object")),
        }
    }
}

fn object(def: &ObjectDef, entries: &[Entry], found: &mut Found) {
    let place = |entry: &Entry| def.fields.iter().position(|field| field.key == entry.key.value);
    let places: Vec<usize> = entries.iter().filter_map(place).collect();
    let distinct: BTreeSet<usize> = places.iter().copied().collect();
    let mut note = |case, is_there: bool| found.extend(is_there.then_some(case));
    note("all keys", distinct.len() == def.fields.len());
    note("no key", entries.is_empty());
    note("a missing key", distinct.len() < def.fields.len());
    note("an unknown key", places.len() < entries.len());
    note("another order", !places.is_sorted());
    note("a key twice", distinct.len() < places.len());
    note("an escaped key", entries.iter().any(|entry| entry.key.json.contains("\\u00")));
    for entry in entries {
        if let Some(field) = place(entry).map(|place| &def.fields[place]) {
            value(&field.kind, &entry.value, found);
        }
    }
}

fn value(kind: &Kind, node: &Node, found: &mut Found) {
    match (kind, &node.json) {
        (_, Json::Null) => drop(found.insert("null")),
        (Kind::Object(def), Json::Object(entries)) => object(def, entries, found),
        (Kind::Array(kind), Json::List(elements)) => elements.iter().for_each(|element| value(kind, element, found)),
        (Kind::Map(kind), Json::Object(entries)) => entries.iter().for_each(|entry| value(kind, &entry.value, found)),
        (Kind::String | Kind::Enum(_), Json::Text(written)) => text(written, found),
        (Kind::DateTime, Json::Number(_)) => drop(found.insert("milliseconds")),
        (Kind::DateTime, Json::Text(text)) => {
            let case = match text.value.as_bytes() {
                [.., b'Z'] => "an instant with Z",
                [_, _, b'/', ..] => "a slashed instant",
                _ => "an instant with an offset",
            };
            found.insert(case);
        }
        (Kind::Integer | Kind::Number, Json::Number(text)) => {
            let case = |letters: &[char], case| text.contains(letters).then_some(case);
            found.extend([case(&['.'], "a fraction"), case(&['e', 'E'], "an exponent")].into_iter().flatten());
        }
        (Kind::Integer | Kind::Boolean, _) => drop(found.insert("another kind of value")),
        _ => {}
    }
}

fn text(Text { value, json }: &Text, found: &mut Found) {
    let mut note = |case, is_there: bool| found.extend(is_there.then_some(case));
    note("an escaped value", json.contains("\\u00"));
    note("Latin-1", value.contains('é'));
    note("text beyond Latin-1", value.contains('北') && json.contains('北'));
    note("half a surrogate pair", value.contains('\u{FFFD}'));
}

#[test]
fn the_bodies_of_every_resource_have_every_case() {
    // SplitMix64.
    let mut state = 5u64;
    let mut random = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        ((mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB) >> 32) as u32
    };
    for resource in resources::ALL {
        let mut found = Found::new();
        for errors in [false, true].repeat(200) {
            let tape: Vec<u32> = (0..2_000).map(|_| random()).collect();
            body(&resource.answer, &Choices::new(&tape, errors).body(&resource.answer), &mut found);
        }
        let holds = |kind| format!("{:?}", resource.answer.record).contains(kind);
        let texts = if holds("kind: String") { &TEXTS[..] } else { &[] };
        let instants = if holds("DateTime") { &INSTANTS[..] } else { &[] };
        let cases = CASES.iter().chain(texts).chain(instants);
        let lost: Vec<_> = cases.filter(|case| !found.contains(*case)).collect();
        assert!(lost.is_empty(), "{}: {lost:?}", resource.name);
    }
}
