//! What records become: the contract's rules for models, one by one.

use ocean_fleet_engine::decoder::{Decoder, Options, Shape};
use ocean_fleet_engine::definition::AnswerDef;
use ocean_fleet_engine::plan::Dates;
use serde_json::{Map, Value, json};

use crate::definitions::{FIELD, LIST, MAP, NAMED};
use crate::outcome::{decode, dto, lenient, records, schema, strict};

/// The model of a record with this one field.
fn model(key: &str, value: &str) -> Value {
    let mut records = records(&LIST, format!(r#"[{{"{key}":{value}}}]"#));
    assert_eq!(records.len(), 1);
    records.remove(0)
}

/// A model's properties in order.
fn keys(model: &Value) -> Vec<&str> {
    model.as_object().unwrap().keys().map(String::as_str).collect()
}

fn select(names: &[&str]) -> Options {
    let select = Some(names.iter().map(|&name| name.to_owned()).collect());
    Options { shape: Shape::Model { select, dates: Dates::Iso }, ..strict() }
}

fn epoch() -> Options {
    Options { shape: Shape::Model { select: None, dates: Dates::Epoch }, ..strict() }
}

/// All of a record with nothing in it.
fn nothing() -> Value {
    json!({
        "text": null, "integer": null, "number": null, "isSet": null, "at": null, "day": null, "time": null,
        "state": null, "code": null, "amount": null, "anything": null, "name": null, "firstDay": null, "part": null,
        "lists": null, "days": [], "totals": {}, "labels": {}, "dates": {}, "statesByName": {}, "extras": {},
    })
}

#[test]
fn an_empty_list_has_no_records() {
    for (answer, body) in
        [(&LIST, "[]"), (&LIST, " [ ] "), (&FIELD, r#"{"entities":[]}"#), (&MAP, "{}"), (&NAMED, " { } ")]
    {
        assert_eq!(records(answer, body), [] as [Value; 0]);
    }
}

#[test]
fn an_object_without_its_list_of_records_has_none() {
    for body in ["{}", r#"{"entities":null}"#, r#"{"total":0}"#, r#"{"Entities":[{}]}"#] {
        assert_eq!(records(&FIELD, body), [] as [Value; 0]);
    }
}

#[test]
fn an_empty_record_is_a_record_of_nulls_with_all_keys_in_order() {
    let records = records(&LIST, "[{}]");
    assert_eq!(records, [nothing()]);
    assert_eq!(keys(&records[0]), keys(&nothing()));
}

#[test]
fn the_order_of_the_wire_does_not_matter() {
    let fields = [r#""text":"a""#, r#""part":{"inner":{"value":2},"id":1}"#, r#""days":[{}]"#, r#""extras":{"b":1}"#];
    let forward = records(&LIST, format!("[{{{}}}]", fields.join(",")));
    let backward: Vec<_> = fields.iter().rev().copied().collect();
    let backward = records(&LIST, format!("[{{{}}}]", backward.join(",")));
    assert_eq!(forward, backward);
    assert_eq!(keys(&forward[0]), keys(&backward[0]));
    assert_eq!(keys(&backward[0]["part"]), ["id", "value", "at", "tags"]);
}

#[test]
fn null_is_what_is_missing() {
    let fields: Vec<_> = LIST.record.fields.iter().map(|field| format!(r#""{}" : null"#, field.key)).collect();
    assert_eq!(records(&LIST, format!("[{{{}}}]", fields.join(","))), [nothing()]);
}

#[test]
fn a_group_without_a_value_is_null() {
    for part in ["null", "{}", r#"{"id":null,"inner":null}"#, r#"{"inner":{"value":null,"at":null}}"#] {
        assert_eq!(model("part", part)["part"], Value::Null, "{part}");
    }
    // What the group does not have is no value of it.
    assert_eq!(model("part", r#"{"name":"dropped","other":1}"#)["part"], Value::Null);
}

#[test]
fn a_group_with_any_value_has_all_its_keys() {
    let group =
        |id: Value, value: Value, at: Value, tags: Value| json!({"id": id, "value": value, "at": at, "tags": tags});
    for (part, expected) in [
        (r#"{"id":0}"#, group(json!(0), Value::Null, Value::Null, json!([]))),
        (r#"{"inner":{"value":0}}"#, group(Value::Null, json!(0), Value::Null, json!([]))),
        (r#"{"tags":["a"]}"#, group(Value::Null, Value::Null, Value::Null, json!(["a"]))),
    ] {
        let model = model("part", part);
        assert_eq!(model["part"], expected);
        assert_eq!(keys(&model["part"]), ["id", "value", "at", "tags"]);
    }
}

#[test]
fn a_group_without_a_path_of_its_own_gathers_its_values() {
    let records = records(&LIST, r#"[{"integers":[1,2],"flags":[true]}]"#);
    let expected = json!({
        "texts": [], "integers": [1, 2], "numbers": [], "flags": [true], "instants": [], "calendar": [], "states": [],
    });
    assert_eq!(records[0]["lists"], expected);
}

#[test]
fn plain_values_are_as_the_wire_has_them() {
    for (key, property, wire) in [
        ("text", "text", json!("")),
        ("text", "text", json!("Île-de-France 北京 😀 \u{0}\u{7f}\u{80}\u{9f}\u{a0} \"\\/")),
        ("integer", "integer", json!(0)),
        ("integer", "integer", json!(-2147483649i64)),
        ("number", "number", json!(48.8566)),
        ("flag", "isSet", json!(false)),
        ("flag", "isSet", json!(true)),
        ("time", "time", json!("08:30")),
        ("state", "state", json!("CLOSED")),
        ("state", "state", json!("something new")),
        ("code", "code", json!(33)),
        ("code", "code", json!("FR")),
        ("amount", "amount", json!(33.5)),
        ("amount", "amount", json!("33.5")),
    ] {
        assert_eq!(model(key, &wire.to_string())[property], wire);
    }
}

#[test]
fn escapes_are_resolved() {
    for (text, expected) in [
        (r#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
        (r#""\u0041\u00e9\u00E9\u20ac""#, "Aéé€"),
        (r#""\ud83d\ude00""#, "😀"),
        (r#""\ud83d😀\ude00""#, "\u{FFFD}😀\u{FFFD}"),
        (r#""a\\u0041""#, "a\\u0041"),
    ] {
        assert_eq!(model("text", text)["text"], expected);
        assert_eq!(model("labels", &format!("{{{text}:{text}}}"))["labels"], json!({expected: expected}));
        assert_eq!(model("texts", &format!("[{text}]"))["lists"]["texts"], json!([expected]));
    }
}

#[test]
#[cfg_attr(miri, ignore = "takes Miri too long")]
fn texts_of_every_length_and_script_survive_beside_each_other() {
    let texts: Vec<String> = (0..70)
        .flat_map(|length| ["a", "é", "北", "😀", "\u{85}"].map(|letter| letter.repeat(length)))
        .flat_map(|text| [text.clone(), text])
        .collect();
    let body = json!(texts.iter().map(|text| json!({"text": text, "texts": [text]})).collect::<Vec<_>>()).to_string();
    for (record, text) in records(&LIST, body).iter().zip(&texts) {
        assert_eq!((&record["text"], &record["lists"]["texts"][0]), (&json!(text), &json!(text)));
    }
}

#[test]
fn identifiers_are_exact_up_to_the_largest_safe_integer() {
    for integer in [i64::from(i32::MAX), i64::from(i32::MIN), 1 << 31, 1 << 32, (1 << 53) - 1, 1 - (1 << 53)] {
        assert_eq!(model("integer", &integer.to_string())["integer"], integer);
        assert_eq!(records(&MAP, format!(r#"{{"{integer}":{{}}}}"#))[0]["id"], integer);
        let escaped: String = integer.to_string().bytes().map(|byte| format!("\\u{byte:04x}")).collect();
        assert_eq!(records(&MAP, format!(r#"{{"{escaped}":{{}}}}"#))[0]["id"], integer);
    }
}

#[test]
fn an_integer_may_be_written_in_any_way() {
    for (text, integer) in [
        ("1e3", 1_000),
        ("1.0", 1),
        ("-1.50e1", -15),
        ("1200e-2", 12),
        ("0e9", 0),
        ("9007199254740991.0", (1i64 << 53) - 1),
    ] {
        for (key, property) in [("integer", "integer"), ("code", "code")] {
            assert_eq!(model(key, text)[property], integer, "{text}");
        }
    }
}

#[test]
fn zero_keeps_its_sign() {
    for (key, text) in [("integer", "-0"), ("number", "-0"), ("number", "-0.0"), ("code", "-0"), ("number", "-0e5")] {
        let zero = model(key, text)[key].as_f64().unwrap();
        assert!(zero == 0.0 && zero.is_sign_negative(), "{text}");
    }
    assert!(model("number", "0")["number"].as_f64().unwrap().is_sign_positive());
}

#[test]
fn doubles_are_the_nearest_ones() {
    for text in [
        "0.1",
        "1e23",
        "5e-324",
        "2.2250738585072011e-308",
        "1.7976931348623157e308",
        "9007199254740993",
        "1e-400",
        "123456789012345678",
        "0.30000000000000004",
        "100000000000000000000000",
        "-1.5",
        "4.35",
        "8.41e21",
        "3.141592653589793238462643383279502884197169399375105820974944592307816406286208998628034825",
    ] {
        let expected: f64 = text.parse().unwrap();
        assert_eq!(model("number", text)["number"].as_f64(), Some(expected), "{text}");
        assert_eq!(model("amount", text)["amount"].as_f64(), Some(expected), "{text}");
    }
    assert_eq!(model("number", "1e400")["number"], "Infinity");
    assert_eq!(model("number", "-1e400")["number"], "-Infinity");
}

#[test]
fn every_form_of_an_instant_becomes_iso_with_milliseconds_and_z() {
    for (wire, expected, milliseconds) in [
        (r#""2024-11-07T09:41:12.635Z""#, "2024-11-07T09:41:12.635Z", 1_730_972_472_635i64),
        (r#""2024-11-07T09:41:12Z""#, "2024-11-07T09:41:12.000Z", 1_730_972_472_000),
        (r#""2024-11-07T09:41:12.6Z""#, "2024-11-07T09:41:12.600Z", 1_730_972_472_600),
        (r#""2024-11-07T09:41:12.635999999Z""#, "2024-11-07T09:41:12.635Z", 1_730_972_472_635),
        (r#""2024-11-07T10:41:12.635+01:00""#, "2024-11-07T09:41:12.635Z", 1_730_972_472_635),
        (r#""2024-11-07T04:11:12.635-0530""#, "2024-11-07T09:41:12.635Z", 1_730_972_472_635),
        (r#""2024-11-07T09:41:12.635\u005A""#, "2024-11-07T09:41:12.635Z", 1_730_972_472_635),
        (r#""07/02/2025 07:16:15 +0000""#, "2025-02-07T07:16:15.000Z", 1_738_912_575_000),
        (r#""07\/02\/2025 08:16:15 +0100""#, "2025-02-07T07:16:15.000Z", 1_738_912_575_000),
        ("1767222000000", "2025-12-31T23:00:00.000Z", 1_767_222_000_000),
        ("1767222000000.0", "2025-12-31T23:00:00.000Z", 1_767_222_000_000),
        ("1767222e6", "2025-12-31T23:00:00.000Z", 1_767_222_000_000),
        ("0", "1970-01-01T00:00:00.000Z", 0),
        ("-1", "1969-12-31T23:59:59.999Z", -1),
        (r#""2024-02-29T00:00:00.000Z""#, "2024-02-29T00:00:00.000Z", 1_709_164_800_000),
        (r#""29/02/2000 00:00:00 +0000""#, "2000-02-29T00:00:00.000Z", 951_782_400_000),
        (r#""0000-01-01T00:00:00.000Z""#, "0000-01-01T00:00:00.000Z", -62_167_219_200_000),
        (r#""9999-12-31T23:59:59.999Z""#, "9999-12-31T23:59:59.999Z", 253_402_300_799_999),
    ] {
        let body = format!(r#"[{{"instant":{wire},"instants":[{wire}],"dates":{{"a":{wire}}}}}]"#);
        for (options, expected) in [(strict(), json!(expected)), (epoch(), json!(milliseconds))] {
            let model = decode(&LIST, &options, &body).records.remove(0);
            assert_eq!(model["at"], expected, "{wire}");
            assert_eq!(model["lists"]["instants"], json!([expected]), "{wire}");
            assert_eq!(model["dates"], json!({"a": expected}), "{wire}");
        }
    }
}

#[test]
fn both_forms_of_a_day_become_iso() {
    for (wire, expected) in [
        ("07/11/2024", "2024-11-07"),
        ("2024-11-07", "2024-11-07"),
        ("29/02/2024", "2024-02-29"),
        ("01\\/01\\/0001", "0001-01-01"),
        ("31/12/9999", "9999-12-31"),
    ] {
        let body = format!(r#"[{{"day":"{wire}","calendar":["{wire}"]}}]"#);
        for options in [strict(), epoch()] {
            let model = decode(&LIST, &options, &body).records.remove(0);
            assert_eq!((&model["day"], &model["lists"]["calendar"][0]), (&json!(expected), &json!(expected)));
        }
    }
}

#[test]
fn the_first_alternative_that_is_not_null_counts() {
    for (fields, name) in [
        (r#""newName":"a","oldName":"b""#, json!("a")),
        (r#""oldName":"b","newName":"a""#, json!("a")),
        (r#""newName":null,"oldName":"b""#, json!("b")),
        (r#""oldName":"b""#, json!("b")),
        (r#""newName":"","oldName":"b""#, json!("")),
        (r#""newName":null,"oldName":null"#, Value::Null),
    ] {
        assert_eq!(records(&LIST, format!("[{{{fields}}}]"))[0]["name"], name, "{fields}");
    }
    assert_eq!(model("oldDay", r#""07/11/2024""#)["firstDay"], "2024-11-07");
}

#[test]
fn lists_of_objects_have_a_model_for_each_element_at_every_level() {
    let wire = r#"[{"day":"07/11/2024","total":1.5,"halfHours":[{"start":"08:30","seconds":60},{"end":"09:30"},{}]},
        {}, {"halfHours":[]}, {"halfHours":[{"state":"OPEN"}],"total":2}]"#;
    let half_hour = |start: Value, end: Value, seconds: Value, state: Value| json!({"start": start, "end": end, "seconds": seconds, "state": state});
    let null = Value::Null;
    assert_eq!(
        model("days", wire)["days"],
        json!([
            {"day": "2024-11-07", "total": 1.5, "halfHours": [
                half_hour(json!("08:30"), null.clone(), json!(60), null.clone()),
                half_hour(null.clone(), json!("09:30"), null.clone(), null.clone()),
                half_hour(null.clone(), null.clone(), null.clone(), null.clone()),
            ]},
            {"day": null, "total": null, "halfHours": []},
            {"day": null, "total": null, "halfHours": []},
            {"day": null, "total": 2, "halfHours": [half_hour(null.clone(), null.clone(), null, json!("OPEN"))]},
        ])
    );
}

#[test]
#[cfg_attr(miri, ignore = "takes Miri too long")]
fn the_elements_of_one_record_do_not_get_into_another() {
    let day = |total: usize| json!({"total": total, "halfHours": [{"seconds": total}, {"seconds": total + 1}]});
    let record = |number: usize| json!({"integer": number, "days": (0..number % 4).map(|i| day(10 * number + i)).collect::<Vec<_>>()});
    let body = Value::from((0..3_000).map(record).collect::<Vec<_>>()).to_string();
    for (number, model) in records(&LIST, body).iter().enumerate() {
        let totals: Vec<_> = model["days"]
            .as_array()
            .unwrap()
            .iter()
            .map(|day| (&day["total"], &day["halfHours"][1]["seconds"]))
            .collect();
        let expected: Vec<_> =
            (0..number % 4).map(|i| 10 * number + i).map(|total| (json!(total), json!(total + 1))).collect();
        assert_eq!(totals, expected.iter().map(|(total, seconds)| (total, seconds)).collect::<Vec<_>>());
    }
}

#[test]
fn lists_of_plain_values_keep_their_order() {
    let body = r#"[{"texts":["b","a","","b"],"integers":[2,-1,1e2],"numbers":[0.5,1e-3],"flags":[true,false,true],
        "states":["OPEN","NEW"],"calendar":["07/11/2024"]}]"#;
    let expected = json!({
        "texts": ["b", "a", "", "b"], "integers": [2, -1, 100], "numbers": [0.5, 0.001], "flags": [true, false, true],
        "instants": [], "calendar": ["2024-11-07"], "states": ["OPEN", "NEW"],
    });
    assert_eq!(records(&LIST, body)[0]["lists"], expected);
}

#[test]
fn maps_are_plain_objects_whose_values_may_be_null() {
    let model = model("totals", r#"{"Grue 3":1.5,"":0,"é":null,"b":-2}"#);
    assert_eq!(model["totals"], json!({"Grue 3": 1.5, "": 0, "é": null, "b": -2}));
    assert_eq!(keys(&model["totals"]), ["Grue 3", "", "é", "b"]);
}

#[test]
fn of_a_map_key_given_twice_the_last_value_counts() {
    let model = model("totals", r#"{"a":1,"b":2,"a":3,"\u0062":null}"#);
    assert_eq!(model["totals"], json!({"a": 3, "b": null}));
}

#[test]
fn keys_such_as_proto_are_data() {
    let keys = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"];
    let map = Map::from_iter(keys.map(|key| (key.to_owned(), json!(1))));
    assert_eq!(model("totals", &json!(map).to_string())["totals"], json!(map));
    assert_eq!(model("extras", &json!({"__proto__": map}).to_string())["extras"], json!({"__proto__": map}));
}

#[test]
fn what_may_be_anything_stays_as_it_is() {
    for wire in [
        "0",
        "-1.5",
        "\"a\\u00e9 北\"",
        "true",
        "[]",
        "{}",
        "[1, [2, {\"a\" : null}]]",
        " {\"a\":{\"b\":[\"é\",\"\\n\"]}} ",
    ] {
        let expected: Value = serde_json::from_str(wire).unwrap();
        assert_eq!(model("anything", wire)["anything"], expected);
        assert_eq!(model("extras", &format!("{{\"a\":{wire},\"b\":1}}"))["extras"], json!({"a": expected, "b": 1}));
    }
    assert_eq!(model("anything", "null")["anything"], Value::Null);
}

#[test]
fn records_of_a_map_know_their_key() {
    let records_of = |answer, body: &str| records(answer, body);
    assert_eq!(
        records_of(&MAP, r#"{"12":{"text":"a"}, "-3" : {} ,"0":{"text":null}}"#),
        [json!({"id": 12, "text": "a"}), json!({"id": -3, "text": null}), json!({"id": 0, "text": null})]
    );
    assert_eq!(
        records_of(&NAMED, r#"{"é \u0041":{"text":"a"},"":{}}"#),
        [json!({"text": "a", "name": "é A"}), json!({"text": null, "name": ""})]
    );
}

#[test]
fn records_under_a_key_are_found_among_others() {
    for body in [
        r#"{"entities":[{"text":"a"},{"text":"b"}]}"#,
        r#"{"total":2,"entities" : [ {"text":"a"} , {"text":"b"} ] , "page":{"entities":[{}]}}"#,
        r#"{"\u0065ntities":[{"text":"a"},{"text":"b"}]}"#,
    ] {
        let texts: Vec<_> = records(&FIELD, body).iter().map(|record| record["text"].clone()).collect();
        assert_eq!(texts, ["a", "b"]);
    }
}

#[test]
fn a_selection_narrows_the_model_and_keeps_its_order() {
    let body = r#"[{"integer":1,"text":"a","part":{"id":2},"days":[{"total":3}],"labels":{"a":"b"}}]"#;
    for (names, expected) in [
        (&["integer", "text"][..], json!({"text": "a", "integer": 1})),
        (&["part"], json!({"part": {"id": 2, "value": null, "at": null, "tags": []}})),
        (
            &["labels", "days", "labels"],
            json!({"days": [{"day": null, "total": 3, "halfHours": []}], "labels": {"a": "b"}}),
        ),
        (&["lists"], json!({"lists": null})),
        (&[], json!({})),
    ] {
        let outcome = decode(&LIST, &select(names), body);
        assert_eq!((outcome.result, &outcome.records), (Ok(()), &vec![expected.clone()]));
        assert_eq!(keys(&outcome.records[0]), keys(&expected));
    }
}

#[test]
fn the_key_of_a_record_may_be_selected_or_not() {
    let body = r#"{"12":{"text":"a"}}"#;
    assert_eq!(decode(&MAP, &select(&["id"]), body).records, [json!({"id": 12})]);
    assert_eq!(decode(&MAP, &select(&["text"]), body).records, [json!({"text": "a"})]);
}

#[test]
fn a_selection_of_what_there_is_not_is_refused() {
    for (names, unknown) in
        [(&["text", "txet"][..], "txet"), (&["part.id"], "part.id"), (&["Text"], "Text"), (&[""], "")]
    {
        let refusal = Decoder::new(schema(&LIST), select(names)).err();
        assert_eq!(refusal.map(|unknown| unknown.0).as_deref(), Some(unknown));
    }
}

#[test]
fn what_a_selection_drops_is_still_checked() {
    let outcome = decode(&LIST, &select(&["text"]), r#"[{"integer":"x","days":[{"total":true}]}]"#);
    assert_eq!(outcome.issue_count, 2);
}

#[test]
fn the_wire_tree_stays_as_it_came() {
    let body = r#"[{"text":"a","unknown":{"b":[1]},"integer":null,"instant":1767222000000} , {},{"state":"NEW"}]"#;
    let expected: Vec<Value> = serde_json::from_str(body).unwrap();
    assert_eq!(decode(&LIST, &dto(strict()), body).records, expected);
    assert_eq!(decode(&FIELD, &dto(strict()), format!(r#"{{"a":1,"entities":{body}}}"#)).records, expected);
    let keyed: [&AnswerDef; 2] = [&MAP, &NAMED];
    for answer in keyed {
        let records = decode(answer, &dto(strict()), r#"{"1":{"text":"a"} , "2":{}}"#).records;
        assert_eq!(records, [json!({"text": "a"}), json!({})]);
    }
}

#[test]
fn the_wire_tree_stays_as_it_came_even_where_it_is_wrong() {
    let body = r#"[{"text":1,"integer":"a"},null,{"day":"31/02/2024"},7]"#;
    let outcome = decode(&LIST, &dto(lenient()), body);
    assert_eq!(Value::from(outcome.records), serde_json::from_str::<Value>(body).unwrap());
    assert_eq!((outcome.result, outcome.issue_count), (Ok(()), 5));
}

#[test]
#[cfg_attr(miri, ignore = "takes Miri too long")]
fn texts_that_recur_are_the_same_in_every_batch() {
    let record = |number: usize| json!({"text": format!("text {}", number % 40), "state": "OPEN", "labels": {"key": format!("é {}", number % 7)}});
    let expected: Vec<_> = (0..20_000).map(record).collect();
    let actual = records(&LIST, Value::from(expected.clone()).to_string());
    assert_eq!(actual.len(), expected.len());
    for (actual, expected) in actual.iter().zip(&expected) {
        for key in ["text", "state", "labels"] {
            assert_eq!(actual[key], expected[key]);
        }
    }
}
