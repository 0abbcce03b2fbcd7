//! What records become: the contract's rules for models, one by one.

use ocean_fleet_engine::decoder::{Decoder, Options, Shape};
use ocean_fleet_engine::definition::AnswerDef;
use ocean_fleet_engine::projection::Dates;
use serde_json::{Map, Value, json};

use crate::definitions::{FIELD, LIST, MAP, NAMED};
use crate::outcome::{decode, dto, lenient, records, schema, strict};

/// The model of a record with this one field.
pub(crate) fn model(key: &str, value: &str) -> Value {
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
fn an_empty_object_has_no_records() {
    for body in ["{}", r#"{"entities":null}"#, r#"{"total":0,"entities":[]}"#] {
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
