//! What issues do to the answer: which records and values are kept, and how the decoding ends.

use ocean_fleet_engine::decoder::{DecodeError, Options, Shape};
use serde_json::{Value, json};

use crate::definitions::{FIELD, LIST};
use crate::issues::told;
use crate::outcome::{decode, decode_in, dto, lenient, streaming, strict};
use crate::times;

#[test]
fn neither_value_of_a_key_given_twice_is_kept() {
    for (fields, property) in [
        (r#""text":"a","text":"b""#, "text"),
        (r#""part":{"id":1,"tags":["a"]},"part":{"id":2}"#, "part"),
        (r#""totals":{"a":1},"totals":{"b":2}"#, "totals"),
        (r#""days":[{"total":1}],"days":[{},{}]"#, "days"),
        (r#""texts":["a"],"texts":["b"]"#, "lists"),
        (r#""instant":0,"instant":"2024-11-07T09:41:12.635Z""#, "at"),
    ] {
        let records = decode(&LIST, &lenient(), format!("[{{}},{{{fields}}}]")).records;
        assert_eq!(records[1][property], records[0][property], "{fields}");
    }
    let records = decode(&LIST, &lenient(), r#"[{"days":[{"total":1,"total":2,"day":"07/11/2024"}]}]"#).records;
    assert_eq!(records[0]["days"], json!([{"day": "2024-11-07", "total": null, "halfHours": []}]));
}

#[test]
fn a_second_list_of_records_is_not_taken() {
    let outcome = decode(&FIELD, &lenient(), r#"{"entities":[{"text":"a"}],"entities":[{"text":"b"}]}"#);
    assert_eq!(outcome.records.iter().map(|record| record["text"].clone()).collect::<Vec<_>>(), ["a"]);
}

#[test]
fn lenient_decoding_leaves_out_what_is_wrong_and_keeps_all_else() {
    let body = r#"[{"text":1,"integer":2,"number":"x","flag":0,"instant":"never","day":"2024-02-30","time":"25:00","state":5,
        "code":1.5,"amount":[],"newName":7,"oldName":"old","part":{"id":"x","inner":{"value":3,"at":false},"tags":"none"},
        "texts":["a",1,null,"b"],"integers":[1,1.5,2],"instants":[0,"x"],"calendar":["x"],"flags":7,
        "days":[{"day":"x","total":1},null,7,{"halfHours":[{"start":"99:99","seconds":1},"x"]}],
        "totals":{"a":"x","b":1},"labels":[1],"extras":{"a":null}}]"#;
    let outcome = decode(&LIST, &lenient(), body);
    let half_hour = |seconds: Value| json!({"start": null, "end": null, "seconds": seconds, "state": null});
    let expected = json!({
        "text": null, "integer": 2, "number": null, "isSet": null, "at": null, "day": null, "time": null, "state": null,
        "code": null, "amount": null, "anything": null, "name": "old", "firstDay": null,
        "part": {"id": null, "value": 3, "at": null, "tags": []},
        "lists": {
            "texts": ["a", "b"], "integers": [1, 2], "numbers": [], "flags": [], "instants": ["1970-01-01T00:00:00.000Z"],
            "calendar": [], "states": [],
        },
        "days": [
            {"day": null, "total": 1, "halfHours": []},
            {"day": null, "total": null, "halfHours": []},
            {"day": null, "total": null, "halfHours": []},
            {"day": null, "total": null, "halfHours": [half_hour(json!(1)), half_hour(Value::Null)]},
        ],
        "totals": {"a": null, "b": 1}, "labels": {}, "dates": {}, "statesByName": {}, "extras": {"a": null},
    });
    assert_eq!((outcome.result, outcome.records), (Ok(()), vec![expected]));
    assert_eq!(outcome.issue_count, 26);
}

#[test]
fn a_group_of_nothing_but_what_is_wrong_is_null() {
    for part in [r#"{"id":"x"}"#, r#"{"inner":7}"#, r#"{"tags":1}"#, "[]", "7"] {
        let outcome = decode(&LIST, &lenient(), format!(r#"[{{"part":{part}}}]"#));
        assert_eq!(outcome.records[0]["part"], Value::Null, "{part}");
        assert_eq!(outcome.issue_count, 1);
    }
}

#[test]
fn a_malformed_byte_outranks_every_issue_before_it() {
    for body in [r#"[{"text":1},{"text":}]"#, r#"[{"text":1},{}]x"#, r#"[{"text":1},{}"#, r#"[{"text":1,}]"#] {
        for options in [strict(), lenient(), dto(strict())] {
            assert!(matches!(decode(&LIST, &options, body).result, Err(DecodeError::Malformed { .. })), "{body}");
        }
    }
}

#[test]
fn a_record_that_is_too_large_outranks_every_issue_before_it() {
    let body = format!(r#"[{{"text":1}},{{"text":"{}"}}]"#, "a".repeat(100));
    let options = Options { max_record_bytes: 50, ..strict() };
    assert_eq!(decode(&LIST, &options, body).result, Err(DecodeError::TooLarge { offset: 12 }));
}

#[test]
fn a_strict_stream_fails_at_the_first_problem_and_hands_out_what_came_before() {
    let body = r#"[{"text":"a"},{"text":"b"},{"text":1,"integer":"x"},{"text":"c"},{"text":}]"#;
    let outcome = decode(&LIST, &streaming(strict()), body);
    assert_eq!(outcome.result, Err(DecodeError::Invalid));
    assert_eq!(told(&outcome), ["[2].text: string, number @35", "[2].integer: integer, string @47"]);
    assert_eq!(outcome.records.iter().map(|record| record["text"].clone()).collect::<Vec<_>>(), ["a", "b"]);

    let tree = decode(&LIST, &streaming(dto(strict())), body);
    assert_eq!(tree.records, [json!({"text": "a"}), json!({"text": "b"})]);

    let outcome = decode(&LIST, &streaming(lenient()), body);
    assert!(matches!(outcome.result, Err(DecodeError::Malformed { offset: 73, .. })), "{:?}", outcome.result);
    assert_eq!(outcome.records.len(), 4);
}

#[test]
fn a_lenient_stream_tells_of_all_issues() {
    let count = times(30_000) as usize;
    let body = format!("[{}]", vec![r#"{"text":0}"#; count].join(","));
    let outcome = decode_in(&LIST, &streaming(lenient()), body.as_bytes(), std::iter::repeat(10_000));
    assert_eq!((outcome.result, outcome.records.len(), outcome.issue_count), (Ok(()), count, count as u64));
}

#[test]
fn the_models_selection_makes_no_difference_to_the_issues() {
    let body = r#"[{"text":1,"part":{"id":"x"},"days":[{"total":""}]},{"text":null,"text":null}]"#;
    let all = decode(&LIST, &lenient(), body).issues;
    for select in [&[][..], &["days"], &["part", "text"]] {
        let select = Some(select.iter().map(|&name| name.to_owned()).collect());
        let options = Options { shape: Shape::Model { select, dates: Default::default() }, ..lenient() };
        assert_eq!(decode(&LIST, &options, body).issues, all);
    }
}
