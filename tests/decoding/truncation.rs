//! A body that is cut short is never taken for a whole one.

use ocean_fleet_engine::decoder::{Failure, Shape};

use crate::definitions::{FIELD, LIST, MAP};
use crate::{DEVICES, SAMPLE, decode, decode_in, dto, lenient, records, samples, some, streaming, strict};

/// Cuts a body before each of its bytes.
fn prefixes(body: &[u8]) -> impl Iterator<Item = &[u8]> {
    some((0..body.len()).map(|end| &body[..end]))
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
#[cfg_attr(miri, ignore = "takes Miri too long")]
fn every_sample_of_the_vendor_cut_short_is_malformed() {
    for (answer, sample) in samples() {
        for body in prefixes(sample.trim_ascii_end()).step_by(17) {
            let offset = body.len() as u64;
            let cut = Err(Failure::Malformed { offset, too_deep: false, cut: true });
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
        assert_eq!(outcome.result, Err(Failure::Malformed { offset, too_deep: false, cut: true }));
        // The record is whole once its last bracket is there.
        assert_eq!(outcome.records.len(), usize::from(body.len() == sample.len() - 1), "{offset}");
        assert_eq!(outcome.issues, []);
    }
}

#[test]
fn a_body_cut_anywhere_gives_the_records_that_were_whole() {
    let record = r#"{"text":"é\u00e9 😀","integer":-12,"instant":"07/02/2025 07:16:15 +0000","part":{"id":1},"x":[null,true,1.5e3]}"#;
    let list = format!("\u{FEFF}[{record}, {record} ,\n{record}] ");
    let field = format!(r#"{{"a":[1],"entities":[{record},{record}],"b":"c"}}"#);
    let map = format!(r#"{{"12":{record},"13" : {record}}}"#);
    for (answer, body) in [(&LIST, list), (&FIELD, field), (&MAP, map)] {
        let all = records(answer, &body);
        let whole = body.trim_end().len();
        for cut in prefixes(&body.as_bytes()[..whole]) {
            for options in [strict(), lenient(), streaming(strict()), dto(strict())] {
                let outcome = decode(answer, &options, cut);
                let offset = cut.len() as u64;
                assert_eq!(outcome.result, Err(Failure::Malformed { offset, too_deep: false, cut: true }));
                assert_eq!(decode_in(answer, &options, cut, std::iter::repeat(5)), outcome);
                let ended = String::from_utf8_lossy(cut).matches("1.5e3]}").count();
                assert_eq!(outcome.records.len(), ended);
                if !matches!(options.shape, Shape::Dto) {
                    assert_eq!(outcome.records, all[..ended]);
                }
            }
        }
    }
}

#[test]
fn an_empty_body_is_cut_short() {
    for (body, offset) in [("", 0), (" \n", 2), ("\u{FEFF}", 3), ("\u{FEFF} ", 4)] {
        for answer in [&LIST, &FIELD, &MAP] {
            let result = decode(answer, &strict(), body).result;
            assert_eq!(result, Err(Failure::Malformed { offset, too_deep: false, cut: true }));
        }
    }
}
