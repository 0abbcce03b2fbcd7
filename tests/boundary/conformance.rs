//! What the platform makes of the same bytes (`JSON.parse` after a fatal UTF-8 decode) is the measure of all decoding.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{assert_as_platform, decode, js, json, trees, values};

/// A record whose text is, among others, read sixteen bytes at a time.
const RECORD: &str =
    r#"{"detailedBoxDTO":{"id":7,"sim":{"iccid":"89 33 é 😀 \"\u00e9\ud83d\ude00"}},"new":[1.5e3,{"é":null}]}"#;

#[wasm_bindgen_test]
fn a_body_gives_the_same_records_wherever_it_is_cut() {
    let body = format!("\u{FEFF}[{RECORD}, {RECORD},{{}}\n,{RECORD}]");
    let expected = js().platform(body.as_bytes());
    for cut in 0..=body.len() {
        let (head, tail) = body.as_bytes().split_at(cut);
        assert!(js().same(&trees([head, tail]).unwrap(), &expected), "cut at {cut}");
    }
    assert!(js().same(&trees(body.as_bytes().chunks(1)).unwrap(), &expected), "byte by byte");
}

#[wasm_bindgen_test]
fn a_model_is_read_the_same_wherever_its_body_is_cut() {
    let body = format!("[{RECORD},{RECORD}]");
    for cut in 0..=body.len() {
        let iccids = Array::new();
        let (head, tail) = body.as_bytes().split_at(cut);
        let sink = js().collect_values(&wasm_bindgen::memory(), "iccid", &iccids);
        decode(r#"{"select":["sim"]}"#, sink, [head, tail]).unwrap();
        assert!(js().same(&iccids, &json(r#"["89 33 é 😀 \"é😀","89 33 é 😀 \"é😀"]"#)), "cut at {cut}");
    }
}

/// What may be within a string, each in a way of its own.
const CHARACTERS: [&str; 18] = [
    "",
    " ",
    "\u{7F}",
    "\u{80}",
    "é",
    "\u{7FF}",
    "\u{800}",
    "€",
    "\u{FFFF}",
    "\u{FEFF}",
    "😀",
    "\u{10FFFF}",
    r"\n",
    r"\\",
    r#"\""#,
    r"\u00e9",
    r"\ud83d\ude00",
    r"\ude00\ud83d",
];

#[wasm_bindgen_test]
fn strings_of_every_length_with_any_character_anywhere_are_as_the_platform_reads_them() {
    for length in 0..100 {
        for character in CHARACTERS {
            let strings = (0..=length).map(|place| {
                let (before, after) = ("a".repeat(place), "z".repeat(length - place));
                format!("{before}{character}{after}")
            });
            let strings: Vec<_> = strings.collect();
            let dtos: Vec<_> = strings.iter().map(|string| format!("{{\"{string}\":\"{string}\"}}")).collect();
            assert_as_platform(format!("[{}]", dtos.join(",")).as_bytes());

            let vins = strings.iter().map(|string| format!(r#"{{"ongletPositionVehicleDTO":{{"vin":"{string}"}}}}"#));
            let body = format!("[{}]", vins.collect::<Vec<_>>().join(","));
            let texts: Vec<_> = strings.iter().map(|string| format!("\"{string}\"")).collect();
            let expected = json(&format!("[{}]", texts.join(",")));
            let actual = values(r#"{"select":["vehicle"]}"#, "vin", &body);
            assert!(js().same(&actual, &expected), "strings of {length} around {character}");
        }
    }
}

/// Bytes that are UTF-8 by a hair, and that are not.
const SEQUENCES: [&[u8]; 34] = [
    b"\xC2\x80",
    b"\xDF\xBF",
    b"\xE0\xA0\x80",
    b"\xEC\x80\x80",
    b"\xED\x9F\xBF",
    b"\xEE\x80\x80",
    b"\xEF\xBF\xBF",
    b"\xF0\x90\x80\x80",
    b"\xF1\x80\x80\x80",
    b"\xF4\x8F\xBF\xBF",
    b"\x80",
    b"\xBF",
    b"\xC0\x80",
    b"\xC1\xBF",
    b"\xC2",
    b"\xC2\x7F",
    b"\xC2\xC0",
    b"\xE0\x80\x80",
    b"\xE0\x9F\xBF",
    b"\xE2\x82",
    b"\xE2\x82\x7F",
    b"\xE2\x7F\xAC",
    b"\xED\xA0\x80",
    b"\xED\xBF\xBF",
    b"\xF0\x80\x80\x80",
    b"\xF0\x8F\xBF\xBF",
    b"\xF0\x9F\x98",
    b"\xF0\x9F\x98\x7F",
    b"\xF0\x9F\x7F\x80",
    b"\xF4\x90\x80\x80",
    b"\xF5\x80\x80\x80",
    b"\xF8\x88\x80\x80\x80",
    b"\xFE",
    b"\xFF",
];

#[wasm_bindgen_test]
fn bytes_are_refused_as_utf_8_where_the_platform_refuses_them() {
    for sequence in SEQUENCES {
        for place in 0..=33 {
            for prefix in [r#"[{"x":""#, r#"[{"detailedBoxDTO":{"sim":{"iccid":""#] {
                let open = prefix.matches('{').count();
                let end = format!("{}\"{}]", "z".repeat(33 - place), "}".repeat(open));
                let body = [prefix.as_bytes(), "a".repeat(place).as_bytes(), sequence, end.as_bytes()].concat();
                assert_as_platform(&body);
            }
        }
        for (before, after) in
            [("[{\"k", "\":1}]"), ("[", "]"), ("", "[]"), ("[]", ""), ("[{}", "]"), ("[{\"x\":1", "}]")]
        {
            assert_as_platform(&[before.as_bytes(), sequence, after.as_bytes()].concat());
        }
    }
}

#[wasm_bindgen_test]
fn control_characters_are_refused_in_strings_wherever_they_are() {
    for byte in 0..=0x20 {
        for place in 0..=33 {
            let string = [&b"a".repeat(place)[..], &[byte], &b"z".repeat(33 - place)].concat();
            assert_as_platform(&[br#"[{"x":""#, &string[..], br#""}]"#].concat());
        }
        assert_as_platform(&[b"[", &[byte][..], b"{", &[byte], b"}", &[byte], b"]", &[byte]].concat());
    }
}

#[wasm_bindgen_test]
fn escapes_are_those_of_json() {
    for byte in b' '..=b'~' {
        assert_as_platform(&[br#"[{"x":"\"#, &[byte][..], br#""}]"#].concat());
        for place in 0..4 {
            let mut digits = *b"00e9";
            digits[place] = byte;
            assert_as_platform(&[br#"[{"x":"\u"#, &digits[..], br#""}]"#].concat());
        }
    }
    for cut in [r#"[{"x":"\"#, r#"[{"x":"\u"#, r#"[{"x":"\u00e"#, r#"[{"x":"\u00e9"#] {
        assert_as_platform(cut.as_bytes());
    }
}

#[wasm_bindgen_test]
fn the_grammar_is_that_of_json() {
    for body in [
        "[]",
        "[ ]",
        "[{}]",
        "[{},{}]",
        "[{},]",
        "[,{}]",
        "[{} {}]",
        "[{}]]",
        "[{}",
        "[",
        "",
        " ",
        "]",
        "[]x",
        "[]\n\t\r ",
        "[]\u{A0}",
        "[]\u{C}",
        "[{\"a\":tru}]",
        "[{\"a\":true}]",
        "[{\"a\":nulll}]",
        "[{\"a\":False}]",
        "[{\"a\":}]",
        "[{\"a\"}]",
        "[{\"a\":1,}]",
        "[{,}]",
        "[{a:1}]",
        "[{'a':1}]",
        "[{\"a\":'1'}]",
        "[{\"a\":NaN}]",
        "[{\"a\":Infinity}]",
        "[{\"a\":[1,]}]",
        "[{\"a\":[,1]}]",
        "[{\"a\":[1 2]}]",
        "[{\"a\":[]}]",
        "[{\"a\":[}]}]",
        "[{\"a\":[]]]",
        "[{\"a\":{}}]",
        "// c\n[]",
        "[/**/]",
        "[{\"a\":1,\"a\":2}]",
        "[{\"\":0}]",
        "<html></html>",
        "\u{FEFF}[]",
        "\u{FEFF}\u{FEFF}[]",
        " \u{FEFF}[]",
    ] {
        assert_as_platform(body.as_bytes());
    }
}

const NUMBERS: [&str; 46] = [
    "0",
    "-0",
    "0.0",
    "-0.0",
    "1",
    "-1",
    "10",
    "12345678",
    "123456789",
    "2147483647",
    "2147483648",
    "-2147483648",
    "-2147483649",
    "4294967296",
    "9007199254740991",
    "9007199254740993",
    "12345678901234567890",
    "0.1",
    "48.8566",
    "-2.3522",
    "1e3",
    "1E3",
    "1e+3",
    "1e-3",
    "1.5e300",
    "1e400",
    "-1e400",
    "5e-324",
    "1e-400",
    "0.30000000000000004",
    "179769313486231570000000000000000",
    "1.7976931348623157e308",
    "123456.789",
    "0.000001",
    "00",
    "01",
    "-01",
    "-",
    "+1",
    ".5",
    "1.",
    "1.e3",
    "1e",
    "1e+",
    "0x10",
    "1_000",
];

#[wasm_bindgen_test]
fn numbers_are_those_of_json_and_as_the_platform_reads_them() {
    for number in NUMBERS {
        for body in [format!("[{{\"x\":{number}}}]"), format!("[{{\"x\":[{number}, {number}]}}]"), format!("[{number}")]
        {
            assert_as_platform(body.as_bytes());
        }
        let body = format!(r#"[{{"ongletPositionVehicleDTO":{{"compteur":{number}}}}}]"#);
        let expected = js().platform(format!("[{number}]").as_bytes());
        if !expected.is_undefined() {
            let actual = values(r#"{"select":["odometer"]}"#, "odometer", &body);
            assert!(js().same(&actual, &expected), "{number}");
        }
    }
}

#[wasm_bindgen_test]
fn every_form_of_a_date_time_is_the_same_instant() {
    for (wire, milliseconds) in [
        (r#""2024-11-07T09:41:12.635Z""#, 1_730_972_472_635.0),
        (r#""2024-11-07T09:41:12.6351999Z""#, 1_730_972_472_635.0),
        (r#""2024-11-07T09:41:12Z""#, 1_730_972_472_000.0),
        (r#""2024-11-07T10:41:12.6+01:00""#, 1_730_972_472_600.0),
        (r#""07/11/2024 09:41:12 +0000""#, 1_730_972_472_000.0),
        (r#""07\/11\/2024 09:41:12 +0000""#, 1_730_972_472_000.0),
        ("1730972472635", 1_730_972_472_635.0),
        ("1.730972472635e12", 1_730_972_472_635.0),
        ("-1", -1.0),
    ] {
        let body = format!(r#"[{{"boxInstallationInfo":{{"installationDate":{wire}}}}}]"#);
        let iso = js_sys::Date::new(&milliseconds.into()).to_iso_string();
        let texts = values(r#"{"select":["installedAt"]}"#, "installedAt", &body);
        assert_eq!(texts.get(0), JsValue::from(iso), "{wire}");
        let numbers = values(r#"{"select":["installedAt"],"dates":"epoch"}"#, "installedAt", &body);
        assert_eq!(numbers.get(0), JsValue::from(milliseconds), "{wire}");
    }
}
