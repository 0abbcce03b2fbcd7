//! What is not as documented: where it is, what was expected, what came instead, and what becomes of the record.

use ocean_fleet_engine::decoder::DecodeError;
use ocean_fleet_engine::definition::AnswerDef;
use serde_json::json;

use crate::definitions::{FIELD, LIST, MAP, NAMED};
use crate::outcome::{Outcome, decode, dto, lenient, path_text, streaming, strict};
use crate::some;

/// The issues of a body, as `path: expected, received @offset`.
fn issues(answer: &'static AnswerDef, body: &str) -> Vec<String> {
    let outcome = decode(answer, &strict(), body);
    let is_right = match outcome.result {
        Ok(()) => outcome.issues.is_empty(),
        Err(DecodeError::Invalid | DecodeError::NoRecords) => !outcome.issues.is_empty(),
        Err(_) => false,
    };
    assert!(is_right, "{:?} {body}", outcome.result);
    assert_eq!(outcome.issue_count, outcome.issues.len() as u64);
    let others =
        [decode(answer, &lenient(), body), decode(answer, &dto(strict()), body), decode(answer, &dto(lenient()), body)];
    assert!(others.iter().all(|other| other.issues == outcome.issues), "{body}");
    told(&outcome)
}

/// The issues of an outcome, as `path: expected, received @offset`.
pub(crate) fn told(outcome: &Outcome) -> Vec<String> {
    let line = |issue: &ocean_fleet_engine::issue::Issue| {
        format!("{}: {}, {} @{}", path_text(&issue.path), issue.expected, issue.received, issue.offset)
    };
    outcome.issues.iter().map(line).collect()
}

/// Where in a body a text is.
fn at(body: &str, text: &str) -> usize {
    body.find(text).unwrap()
}

#[test]
fn a_value_of_another_kind_is_told_with_what_was_expected_and_what_came() {
    const VALUES: [(&str, &str); 6] = [
        ("\"\"", "string"),
        ("7", "number"),
        ("-0.5", "number"),
        ("false", "boolean"),
        ("{}", "object"),
        ("[]", "array"),
    ];
    for (key, expected, accepted) in [
        ("text", "string", &["\"\""][..]),
        ("integer", "integer", &["7"]),
        ("number", "number", &["7", "-0.5"]),
        ("flag", "boolean", &["false"]),
        ("instant", "date-time", &["7"]),
        ("day", "day", &[]),
        ("time", "time of day", &[]),
        ("state", "string", &["\"\""]),
        ("code", "integer or string", &["\"\"", "7"]),
        ("amount", "number or string", &["\"\"", "7", "-0.5"]),
        ("part", "object", &["{}"]),
        ("texts", "array", &["[]"]),
        ("days", "array", &["[]"]),
        ("totals", "object", &["{}"]),
        ("spareText", "string", &["\"\""]),
        ("spareInstant", "date-time", &["7"]),
        ("sparePart", "object", &["{}"]),
        ("spareParts", "array", &["[]"]),
        ("spareMap", "object", &["{}"]),
    ] {
        for (value, received) in some(VALUES.into_iter()) {
            for space in some(["", " \n "].into_iter()) {
                let body = format!(r#"[{{"{key}":{space}{value}}}]"#);
                let offset = at(&body, ":") + 1 + space.len();
                let expected = format!("[0].{key}: {expected}, {received} @{offset}");
                assert_eq!(
                    issues(&LIST, &body),
                    if accepted.contains(&value) { vec![] } else { vec![expected] },
                    "{body}"
                );
            }
        }
        assert_eq!(issues(&LIST, &format!(r#"[{{"{key}":null}}]"#)), [] as [&str; 0]);
    }
    for (value, _) in VALUES {
        assert_eq!(issues(&LIST, &format!(r#"[{{"anything":{value},"unknown":{value}}}]"#)), [] as [&str; 0]);
    }
}

#[test]
fn integers_have_no_fraction_and_are_safe() {
    for (key, expected) in [("integer", "integer"), ("code", "integer or string")] {
        for number in
            ["1.5", "9007199254740992", "-9007199254740992", "1e16", "1e-1", "1e400", "12345678901234567890", "0.5e0"]
        {
            let told = [format!("[0].{key}: {expected}, number @{}", key.len() + 5)];
            assert_eq!(issues(&LIST, &format!(r#"[{{"{key}":{number}}}]"#)), told, "{number}");
        }
    }
}

#[test]
fn dates_are_real_and_in_one_of_the_documented_forms() {
    for (key, expected, values) in [
        (
            "instant",
            "date-time",
            &[
                "2024-11-07",
                "2024-11-07T09:41:12.635",
                "2023-02-29T00:00:00.000Z",
                "2024-13-01T00:00:00.000Z",
                "2024-00-01T00:00:00.000Z",
                "2024-01-00T00:00:00.000Z",
                "2024-04-31T00:00:00.000Z",
                "1900-02-29T00:00:00.000Z",
                "2200-02-29T00:00:00.000Z",
                "29/02/2100 00:00:00 +0000",
                "2024-11-07T24:00:00.000Z",
                "2024-11-07T23:60:00.000Z",
                "2024-11-07T23:59:60.000Z",
                "2024-11-07 09:41:12.635Z",
                "2024-11-07T09:41:12.635z",
                "2024-11-07T09:41:12,635Z",
                "2024-11-07T09:41:12.Z",
                "2024-11-07T09:41:12.1234567890Z",
                "2024-11-07T09:41",
                "2024-11-07T09:41:Z",
                "2024-11-07T09:41.5Z",
                "2024-11-07T24:00Z",
                "07/11/2024 09:41 +0000",
                "24-11-07T09:41:12.635Z",
                "07/11/2024",
                "31/02/2025 07:16:15 +0000",
                "07/02/2025 07:16:15",
                "07-02-2025 07:16:15 +0000",
                " 2024-11-07T09:41:12.635Z",
                "2024-11-07T09:41:12.635Z ",
                "",
                "string",
                "1767222000000",
                "é",
                "2024-11-07T09:41:12.635É",
                "+2024-11-07T09:41:12.635Z",
            ][..],
        ),
        (
            "day",
            "day",
            &[
                "",
                "2024-02-30",
                "30/02/2024",
                "7/11/2024",
                "2024-11-07T09:41:12.635Z",
                "07/11/2024 ",
                "07.11.2024",
                "07/11/24",
            ],
        ),
        (
            "time",
            "time of day",
            &["", "24:01", "24:00:01", "25:00", "08:60", "8:30", "08h30", "08:30 ", "0830", "08:30:60", "08:3é"],
        ),
    ] {
        for value in some(values.iter()) {
            let told = [format!("[0].{key}: {expected}, string @{}", key.len() + 5)];
            assert_eq!(issues(&LIST, &format!(r#"[{{"{key}":"{value}"}}]"#)), told, "{value}");
        }
    }
    for number in ["1767222000000.5", "1e16", "253402300800000", "-62167219200001", "9007199254740992"] {
        assert_eq!(issues(&LIST, &format!(r#"[{{"instant":{number}}}]"#)), ["[0].instant: date-time, number @12"]);
    }
}

#[test]
fn a_path_leads_from_the_bodys_root_to_the_value() {
    for (answer, body, path) in [
        (&LIST, r#"[{},{},{},{"part":{"inner":{"value":"!"}}}]"#, "[3].part.inner.value"),
        (&LIST, r#"[{"days":[{},{"halfHours":[{},{},{"seconds":"!"}]}]}]"#, "[0].days[1].halfHours[2].seconds"),
        (&LIST, r#"[{"totals":{"a":1,"b\u00e9 c":"!"}}]"#, "[0].totals.bé c"),
        (&LIST, r#"[{"spareLists":{"a":["b",{"c":"!"}]}}]"#, "[0].spareLists.a[1]"),
        (&LIST, r#"[{"spareMap":{"x":{"id":1},"y":{"inner":{"value":"!"}}}}]"#, "[0].spareMap.y.inner.value"),
        (&LIST, r#"[{"integers":[1,2,"!"]}]"#, "[0].integers[2]"),
        (&FIELD, r#"{"x":[1],"entities":[{},{"integer":"!"}]}"#, ".entities[1].integer"),
        (&MAP, r#"{"1":{},"-12":{"integer":"!"}}"#, ".-12.integer"),
        (&NAMED, r#"{"a\"\u00e9":{"integer":"!"}}"#, ".a\"é.integer"),
    ] {
        let outcome = decode(answer, &strict(), body);
        assert_eq!(path_text(&outcome.issues[0].path), path);
        assert_eq!(outcome.issues.len(), 1);
    }
}

#[test]
fn a_record_is_an_object() {
    for (value, received) in
        [("null", "null"), ("7", "number"), ("\"a\"", "string"), ("[{}]", "array"), ("true", "boolean")]
    {
        let body = format!("[{{}}, {value},{{}}]");
        assert_eq!(issues(&LIST, &body), [format!("[1]: object, {received} @5")]);
        let nulls = decode(&LIST, &lenient(), &body).records;
        assert_eq!((nulls.len(), &nulls[1]), (3, &nulls[0]));
        assert_eq!(
            issues(&FIELD, &format!(r#"{{"entities":[{value}]}}"#)),
            [format!(".entities[0]: object, {received} @13")]
        );
        assert_eq!(issues(&MAP, &format!(r#"{{"5": {value},"6":{{}}}}"#)), [format!(".5: object, {received} @6")]);
        let nulls = decode(&MAP, &lenient(), format!(r#"{{"5":{value},"6":{{}}}}"#)).records;
        assert_eq!(nulls, [json!({"id": 5, "text": null}), json!({"id": 6, "text": null})]);
    }
}

#[test]
fn an_element_of_a_list_is_never_null() {
    assert_eq!(issues(&LIST, r#"[{"days":[{},null]}]"#), ["[0].days[1]: object, null @13"]);
    assert_eq!(issues(&LIST, r#"[{"texts":["a", null]}]"#), ["[0].texts[1]: string, null @16"]);
    assert_eq!(issues(&LIST, r#"[{"spareParts":[null]}]"#), ["[0].spareParts[0]: object, null @16"]);
    assert_eq!(issues(&LIST, r#"[{"instants":[null]}]"#), ["[0].instants[0]: date-time, null @14"]);
    assert_eq!(issues(&LIST, r#"[{"spareLists":{"a":[null],"b":null}}]"#), ["[0].spareLists.a[0]: string, null @21"]);
}

#[test]
fn a_body_of_another_shape_is_told_at_its_beginning() {
    for (answer, body, told) in [
        (&LIST, "{}", ": array, object @0"),
        (&LIST, r#" {"entities":[{}]}"#, ": array, object @1"),
        (&LIST, "\u{FEFF}\"text\"", ": array, string @3"),
        (&LIST, "null", ": array, null @0"),
        (&LIST, "true", ": array, boolean @0"),
        (&LIST, "12", ": array, number @0"),
        (&FIELD, "[]", ": object, array @0"),
        (&FIELD, "null", ": object, null @0"),
        (&FIELD, r#"{"oceanStatus":"badParameters","message":"…"}"#, ".entities: list, missing @0"),
        (&FIELD, r#"{"entites":[{}]}"#, ".entities: list, missing @0"),
        (&FIELD, r#"{"Entities":null}"#, ".entities: list, missing @0"),
        (&FIELD, r#"{"data":{"entities":[{}]}}"#, ".entities: list, missing @0"),
        (&FIELD, "\u{FEFF} {\"total\":0 } ", ".entities: list, missing @4"),
        (&MAP, "[{}]", ": object, array @0"),
        (&MAP, "null", ": object, null @0"),
        (&NAMED, r#"{"oceanStatus":"badParameters"}"#, ".oceanStatus: object, string @15"),
        (&NAMED, r#"{"status":null}"#, ".status: object, null @10"),
    ] {
        assert_eq!(issues(answer, body), [told]);
        for options in [strict(), lenient(), dto(strict()), dto(lenient()), streaming(lenient())] {
            let outcome = decode(answer, &options, body);
            assert_eq!((outcome.result, outcome.records), (Err(DecodeError::NoRecords), vec![]), "{body}");
            assert_eq!(outcome.issue_count, 1);
        }
    }
}

#[test]
fn an_answer_without_records_may_be_empty() {
    for (answer, body) in [
        (&LIST, "[]"),
        (&FIELD, "{}"),
        (&FIELD, r#"{"entities":null}"#),
        (&FIELD, r#"{"entities":[]}"#),
        (&MAP, " { } "),
    ] {
        assert_eq!(issues(answer, body), [] as [&str; 0]);
        assert_eq!(decode(answer, &strict(), body).result, Ok(()));
    }
}

#[test]
fn an_error_in_the_place_of_a_map_of_records_is_no_record() {
    let body = r#"{"oceanStatus":"badParameters","message":null,"codes":[7]}"#;
    let outcome = decode(&MAP, &lenient(), body);
    assert_eq!((outcome.result, outcome.records), (Err(DecodeError::NoRecords), vec![]));
    let paths: Vec<_> = outcome.issues.iter().map(|issue| path_text(&issue.path)).collect();
    assert_eq!(paths, [".oceanStatus", ".oceanStatus", ".message", ".message", ".codes", ".codes"]);
    // With an object among them, they are records that are not as documented.
    assert_eq!(decode(&NAMED, &lenient(), r#"{"a":1,"b":{}}"#).records.len(), 2);
}

#[test]
fn records_that_are_no_list_are_told_and_left_out() {
    for (body, told) in [
        (r#"{"entities":{"1":{}}}"#, ".entities: array, object @12"),
        (r#"{"entities": "none" }"#, ".entities: array, string @13"),
    ] {
        assert_eq!(issues(&FIELD, body), [told]);
        assert_eq!(decode(&FIELD, &strict(), body).result, Err(DecodeError::Invalid));
        let outcome = decode(&FIELD, &lenient(), body);
        assert_eq!((outcome.result, outcome.records), (Ok(()), vec![]));
    }
}

#[test]
fn the_key_of_a_record_given_twice_is_told_at_the_second_and_the_first_is_kept() {
    for (body, told) in [
        (r#"{"5":{"text":"a"},"5":{"text":"b"}}"#, vec![".5: unique key, duplicate key @18"]),
        (
            r#"{"5":{"text":"a"},"6":null,"\u0035" : 7}"#,
            vec![".6: object, null @22", ".5: unique key, duplicate key @27"],
        ),
        (
            r#"{"5":{"text":"a"},"5":{"text":1},"5":{}}"#,
            vec![".5: unique key, duplicate key @18", ".5: unique key, duplicate key @33"],
        ),
    ] {
        assert_eq!(issues(&MAP, body), told);
        let records = decode(&MAP, &lenient(), body).records;
        assert_eq!(records[0], json!({"id": 5, "text": "a"}));
        assert_eq!(records.len(), if body.contains('6') { 2 } else { 1 });
        assert_eq!(decode(&MAP, &dto(lenient()), body).records[0], json!({"text": "a"}));
    }
    assert_eq!(issues(&NAMED, r#"{"é":{},"\u00e9":{}}"#), [".é: unique key, duplicate key @9"]);
    assert_eq!(issues(&NAMED, r#"{"12":{},"012":{},"-0":{},"0":{},"":{}}"#), [] as [&str; 0]);
}

#[test]
fn a_documented_key_given_twice_is_told_at_the_second() {
    for (body, told) in [
        (r#"[{"text":"a","text":"b"}]"#, vec!["[0].text: unique key, duplicate key @13"]),
        (r#"[{"text":"a" , "text" : "a"}]"#, vec!["[0].text: unique key, duplicate key @15"]),
        (r#"[{"text":null,"t\u0065xt":null}]"#, vec!["[0].text: unique key, duplicate key @14"]),
        (r#"[{"text":"a","integer":1,"text":5}]"#, vec!["[0].text: unique key, duplicate key @25"]),
        (
            r#"[{"text":"a","text":"b","text":"c"}]"#,
            vec!["[0].text: unique key, duplicate key @13", "[0].text: unique key, duplicate key @24"],
        ),
        (r#"[{"part":{"id":1,"id":2}}]"#, vec!["[0].part.id: unique key, duplicate key @17"]),
        (r#"[{"part":{"id":1},"part":{"id":"x","id":2}}]"#, vec!["[0].part: unique key, duplicate key @18"]),
        (r#"[{"days":[{"total":1,"total":1}]}]"#, vec!["[0].days[0].total: unique key, duplicate key @21"]),
        (r#"[{"spareText":"a","spareText":"b"}]"#, vec!["[0].spareText: unique key, duplicate key @18"]),
        (r#"[{"unknown":1,"unknown":2,"anything":{"a":1,"a":2},"totals":{"a":1,"a":2}}]"#, vec![]),
    ] {
        assert_eq!(issues(&LIST, body), told, "{body}");
    }
    assert_eq!(issues(&FIELD, r#"{"entities":[{}], "entities":[{}]}"#), [".entities: unique key, duplicate key @18"]);
    assert_eq!(
        issues(&FIELD, r#"{"entities":null,"\u0065ntities":[{}]}"#),
        [".entities: unique key, duplicate key @17"]
    );
}

#[test]
fn the_keys_of_a_map_of_records_are_what_the_model_takes_them_for() {
    for key in ["", "abc", "1.5", "1e3", "0x10", " 1", "-", "--1", "9007199254740992", "é", "北"] {
        assert_eq!(issues(&MAP, &format!(r#"{{"1":{{}},"{key}":{{}}}}"#)), [format!(".{key}: integer, string @8")]);
        let records = decode(&MAP, &lenient(), format!(r#"{{"{key}":{{"text":"a"}}}}"#)).records;
        assert_eq!(records, [json!({"id": null, "text": "a"})]);
        assert_eq!(issues(&NAMED, &format!(r#"{{"{key}":{{}}}}"#)), [] as [&str; 0]);
    }
}

#[test]
fn issues_come_in_the_order_of_the_body() {
    let body =
        r#"[{"number":"","text":0,"days":[{"total":"","halfHours":[7]},null],"text":1,"integer":[]},null,{"flag":1}]"#;
    let paths: Vec<_> = decode(&LIST, &strict(), body).issues.iter().map(|issue| path_text(&issue.path)).collect();
    let expected = [
        "[0].number",
        "[0].text",
        "[0].days[0].total",
        "[0].days[0].halfHours[0]",
        "[0].days[1]",
        "[0].text",
        "[0].integer",
        "[1]",
        "[2].flag",
    ];
    assert_eq!(paths, expected);
}

#[test]
fn the_first_hundred_are_told_and_all_are_counted() {
    let body = format!("[{}]", vec![r#"{"text":0,"integer":""}"#; 300].join(","));
    for options in [strict(), lenient(), dto(lenient())] {
        let outcome = decode(&LIST, &options, &body);
        assert_eq!((outcome.issues.len(), outcome.issue_count), (100, 600));
        assert_eq!(path_text(&outcome.issues[99].path), "[49].integer");
    }
}

#[test]
fn what_is_inside_a_value_of_the_wrong_kind_is_not_checked_again() {
    for value in [r#"[{"text":7}]"#, r#"{"text":7,"text":8}"#, "[null]"] {
        assert_eq!(issues(&LIST, &format!(r#"[{{"text":{value}}}]"#)).len(), 1);
        assert_eq!(issues(&LIST, &format!(r#"[{{"part":[{value}]}}]"#)).len(), 1);
    }
}

#[test]
fn an_issue_never_holds_the_value() {
    let secret = "Martin";
    let body = format!(r#"[{{"integer":"{secret}","instant":"{secret}","days":"{secret}","part":["{secret}"]}}]"#);
    let outcome = decode(&LIST, &strict(), body);
    assert_eq!(outcome.issue_count, 4);
    assert!(!format!("{:?}", outcome.issues).contains(secret));
}
