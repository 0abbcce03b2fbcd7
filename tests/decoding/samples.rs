//! The vendor's samples: they decode, whole, cut short and in pieces, and nothing in them is new.

use std::path::Path;

use ocean_fleet::resources;
use ocean_fleet_engine::decoder::{DecodeError, Options, Shape};
use ocean_fleet_engine::definition::AnswerDef;
use ocean_fleet_engine::projection::Dates;
use serde_json::json;

use crate::outcome::{decode, decode_in, lenient, records, strict};

/// The vendor's sample of the non-communicating devices.
const SAMPLE: &[u8] = include_bytes!("../fixtures/nonCommunicatingDevices.json");

/// The answer that the sample is one of.
const DEVICES: &AnswerDef = &resources::non_communicating_devices::RESOURCE.answer;

/// The vendor's sample of each resource, with the answer that it is one of.
pub(crate) fn samples() -> impl Iterator<Item = (&'static AnswerDef, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    resources::ALL.iter().map(move |resource| {
        let file = folder.join(format!("{}.json", resource.name));
        (&resource.answer, std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display())))
    })
}

/// Cuts a body before each of its bytes.
fn prefixes(body: &[u8]) -> impl Iterator<Item = &[u8]> {
    (0..body.len()).map(|end| &body[..end])
}

#[test]
fn every_sample_of_the_vendor_decodes() {
    for (answer, sample) in samples() {
        assert!(!records(answer, sample).is_empty(), "{}", answer.model.name);
    }
    let devices = records(DEVICES, SAMPLE);
    assert_eq!(devices.len(), 1);
    assert_eq!(devices[0]["id"], 0);
    assert_eq!(devices[0]["vehicle"]["vin"], "string");
    assert_eq!(devices[0]["position"]["at"], "2024-11-07T09:41:12.636Z");
    assert_eq!(devices[0]["qualification"]["until"], "2024-11-07T09:41:12.636Z");
}

#[test]
fn every_sample_of_the_vendor_cut_short_is_malformed() {
    for (answer, sample) in samples() {
        for body in prefixes(sample.trim_ascii_end()).step_by(17) {
            let offset = body.len() as u64;
            let cut = Err(DecodeError::Malformed { offset, too_deep: false, cut: true });
            assert_eq!(decode(answer, &lenient(), body).result, cut, "{}", answer.model.name);
        }
    }
}

#[test]
fn the_vendors_sample_cut_anywhere_is_malformed_and_gives_no_record() {
    let sample: serde_json::Value = serde_json::from_slice(SAMPLE).unwrap();
    let sample = serde_json::to_vec(&sample).unwrap();
    for body in prefixes(&sample) {
        let outcome = decode(DEVICES, &lenient(), body);
        let offset = body.len() as u64;
        assert_eq!(outcome.result, Err(DecodeError::Malformed { offset, too_deep: false, cut: true }));
        // The record is whole once its last bracket is there.
        assert_eq!(outcome.records.len(), usize::from(body.len() == sample.len() - 1), "{offset}");
        assert_eq!(outcome.issues, []);
    }
}

#[test]
fn the_vendors_sample_may_come_in_pieces_of_any_size() {
    let whole = decode(DEVICES, &strict(), SAMPLE);
    for size in [1, 2, 3, 7, 64, 1_000] {
        assert_eq!(decode_in(DEVICES, &strict(), SAMPLE, std::iter::repeat(size)), whole, "pieces of {size}");
    }
    for at in (1..SAMPLE.len()).step_by(61) {
        assert_eq!(decode_in(DEVICES, &strict(), SAMPLE, [at]), whole, "cut at {at}");
    }
}

#[test]
fn every_property_may_be_selected_alone() {
    let whole = records(DEVICES, SAMPLE).remove(0);
    for property in DEVICES.model.properties {
        let select = Some(vec![property.name.to_owned()]);
        let options = Options { shape: Shape::Model { select, dates: Dates::Iso }, ..strict() };
        let outcome = decode(DEVICES, &options, SAMPLE);
        assert_eq!(outcome.records, [json!({property.name: whole[property.name]})]);
    }
}

#[test]
fn the_vendors_sample_holds_nothing_new() {
    assert_eq!(decode(DEVICES, &strict(), SAMPLE).drift, []);
}
