//! What plain values become: texts, numbers, instants and days, however they are written.

use ocean_fleet_engine::decoder::{Options, Shape};
use ocean_fleet_engine::projection::Dates;
use serde_json::{Value, json};

use crate::definitions::{LIST, MAP};
use crate::models::model;
use crate::outcome::{decode, records, strict};

fn epoch() -> Options {
    Options { shape: Shape::Model { select: None, dates: Dates::Epoch }, ..strict() }
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
        (r#""2024-11-07T09:41Z""#, "2024-11-07T09:41:00.000Z", 1_730_972_460_000),
        (r#""2024-11-07T10:41+01:00""#, "2024-11-07T09:41:00.000Z", 1_730_972_460_000),
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
fn a_day_has_a_midnight_at_either_end() {
    for time in ["00:00", "23:59", "24:00", "24:00:00"] {
        let body =
            format!(r#"[{{"time":"{time}","days":[{{"halfHours":[{{"start":"{time}","end":"2\u0034:00"}}]}}]}}]"#);
        let model = decode(&LIST, &strict(), &body).records.remove(0);
        assert_eq!((&model["time"], &model["days"][0]["halfHours"][0]["start"]), (&json!(time), &json!(time)));
        assert_eq!(model["days"][0]["halfHours"][0]["end"], "24:00");
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
