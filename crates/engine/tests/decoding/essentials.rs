//! One short way through everything: windows, decoder, batches, and what becomes of a body that is cut. The gate runs
//! these tests under Miri, beside those of the scanners; the other modules take Miri minutes.

use ocean_fleet_engine::decoder::DecodeError;
use serde_json::{Value, json};

use crate::definitions::{FIELD, LIST, MAP};
use crate::outcome::{decode, decode_in, dto, lenient, records, streaming, strict};

/// A record with every kind of value, in the usual forms and in rarer ones.
const RECORD: &str = r#"{"text":"Île 北京","integer":-12,"number":48.8566,"flag":true,"instant":"2024-11-07T09:41:12.635Z","day":"07/11/2024","time":"08:30","state":"CLOSED","code":33,"amount":"33.5","anything":{"a":[1,null]},"oldName":"\u00e9\n\ud83d\ude00","part":{"id":1e3,"inner":{"value":-0.5e-3,"at":1767222000000}},"texts":["a","a","é"],"flags":[false],"days":[{"day":"2024-11-07","halfHours":[{"start":"08:30","seconds":60}]},{}],"totals":{"Grue 3":1.5,"":null},"spareText":"dropped","new":[true,{"b":"c"}]}"#;

/// What Miri can afford to look at of it.
fn some_of(model: &Value) -> Value {
    json!([
        [model["text"], model["integer"], model["number"], model["isSet"], model["at"], model["day"], model["time"]],
        [model["state"], model["code"], model["amount"], model["anything"], model["name"], model["part"]],
        [model["lists"]["texts"], model["lists"]["flags"], model["days"][0]["halfHours"][0]["start"], model["totals"]],
    ])
}

fn expected() -> Value {
    let part = json!({"id": 1_000, "value": -0.0005, "at": "2025-12-31T23:00:00.000Z", "tags": []});
    json!([
        ["Île 北京", -12, 48.8566, true, "2024-11-07T09:41:12.635Z", "2024-11-07", "08:30"],
        ["CLOSED", 33, "33.5", {"a": [1, null]}, "é\n😀", part],
        [["a", "a", "é"], [false], "08:30", {"Grue 3": 1.5, "": null}],
    ])
}

#[test]
fn every_kind_of_value_gets_into_its_place() {
    let records = records(&LIST, format!("[{RECORD},{RECORD}]"));
    assert_eq!(records.iter().map(some_of).collect::<Vec<_>>(), [expected(), expected()]);
}

#[test]
fn pieces_make_no_difference() {
    let body = format!(r#"{{"total":1,"entities" : [{RECORD}, {{}}]}} "#);
    let whole = decode(&FIELD, &strict(), &body);
    assert_eq!((whole.result.clone(), whole.records.len()), (Ok(()), 2));
    assert_eq!(decode_in(&FIELD, &strict(), body.as_bytes(), std::iter::repeat(61)), whole);
    assert_eq!(decode_in(&FIELD, &streaming(strict()), body.as_bytes(), [137]), whole);
}

#[test]
fn a_body_cut_short_gives_the_records_that_were_whole() {
    let record = r#"{"text":"é\u00e9","integer":-12,"instant":"2024-11-07T09:41:12.635Z","flag":false,"x":null}"#;
    let body = format!(r#"{{"12":{record},"13":{record}}}"#);
    for end in (0..body.len()).step_by(23) {
        let cut = &body.as_bytes()[..end];
        let outcome = decode(&MAP, &lenient(), cut);
        assert_eq!(outcome.result, Err(DecodeError::Malformed { offset: end as u64, too_deep: false, cut: true }));
        assert_eq!(outcome.records.len(), String::from_utf8_lossy(cut).matches("null}").count());
    }
}

#[test]
fn what_is_wrong_is_left_out_and_told() {
    let body =
        r#"[{"text":1,"integer":"x","instant":"never","time":"25:00","days":[null,{"total":true}],"text":"b"},7]"#;
    let outcome = decode(&LIST, &lenient(), body);
    assert_eq!((outcome.result, outcome.records.len(), outcome.issue_count), (Ok(()), 2, 8));
    let trees = decode(&LIST, &dto(lenient()), body).records;
    assert_eq!(trees[1], 7);
}
