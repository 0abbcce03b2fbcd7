//! The boundary between Rust and JavaScript, in a browser: bytes and options in, records and errors out.
//!
//! What the platform makes of the same bytes (`JSON.parse` after a fatal UTF-8 decode) is the measure of all decoding.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use js_sys::{Array, JSON, Reflect, Uint8Array};
use ocean_fleet::boundary::{Client, Decoder, Sink};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const RESOURCE: &str = "nonCommunicatingDevices";

/// What the tests need of JavaScript. It is evaluated rather than imported: with one more module, the page can hang. The test
/// server (`tiny_http`) starts with four threads, and when several connections open at once it can lose a fifth.
const HELPERS: &str = include_str!("boundary/helpers.js");

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    type Helpers;
    #[wasm_bindgen(method)]
    fn platform(this: &Helpers, bytes: &[u8]) -> JsValue;
    #[wasm_bindgen(method, js_name = collectTrees)]
    fn collect_trees(this: &Helpers, memory: &JsValue, records: &Array) -> Sink;
    #[wasm_bindgen(method, js_name = collectValues)]
    fn collect_values(this: &Helpers, memory: &JsValue, name: &str, values: &Array) -> Sink;
    #[wasm_bindgen(method)]
    fn refuse(this: &Helpers, thrown: &JsValue) -> Sink;
    /// A hook that keeps what it is called with.
    #[wasm_bindgen(method)]
    fn keep(this: &Helpers, calls: &Array) -> JsValue;
    #[wasm_bindgen(method)]
    fn same(this: &Helpers, a: &JsValue, b: &JsValue) -> bool;
}

fn js() -> Helpers {
    thread_local! {
        static JS: Helpers = js_sys::eval(HELPERS).unwrap().unchecked_into();
    }
    JS.with(Clone::clone)
}

/// A value of JSON, as JavaScript has it.
fn json(text: &str) -> JsValue {
    JSON::parse(text).unwrap()
}

/// Decodes the pieces of a body.
fn decode<'p>(options: &str, sink: Sink, pieces: impl IntoIterator<Item = &'p [u8]>) -> Result<Decoder, JsValue> {
    let mut decoder = Decoder::new(RESOURCE, &json(options), false, sink)?;
    for piece in pieces {
        decoder.push(&Uint8Array::from(piece))?;
    }
    decoder.finish()?;
    Ok(decoder)
}

/// The wire trees of a body's records.
fn trees<'p>(pieces: impl IntoIterator<Item = &'p [u8]>) -> Result<Array, JsValue> {
    let records = Array::new();
    decode(r#"{"shape":"dto"}"#, js().collect_trees(&wasm_bindgen::memory(), &records), pieces)?;
    Ok(records)
}

/// One property of every record of a body.
fn values(options: &str, name: &str, body: &str) -> Array {
    let values = Array::new();
    decode(options, js().collect_values(&wasm_bindgen::memory(), name, &values), [body.as_bytes()]).unwrap();
    values
}

fn get(value: &JsValue, key: &str) -> JsValue {
    Reflect::get(value, &key.into()).unwrap()
}

fn text(value: &JsValue, key: &str) -> String {
    get(value, key).as_string().unwrap_or_default()
}

/// Takes a body's verdict, and what is decoded, to be those of the platform.
fn assert_as_platform(body: &[u8]) {
    let expected = js().platform(body);
    match trees([body]) {
        Ok(records) => assert!(js().same(&records, &expected), "{} is not as expected", String::from_utf8_lossy(body)),
        Err(error) => {
            assert_eq!(text(&error, "code"), "malformed-json", "{}", String::from_utf8_lossy(body));
            assert!(expected.is_undefined(), "{} ({body:02X?}) was refused", String::from_utf8_lossy(body));
        }
    }
}

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

#[wasm_bindgen_test]
fn a_malformed_body_is_told_with_its_endpoint_and_the_byte() {
    for (body, offset) in
        [("[{}, x]", 5.0), ("", 0.0), ("[{\"é\":}]", 7.0), ("[{}", 3.0), ("<html>", 0.0), ("[]]", 2.0)]
    {
        let error = trees([body.as_bytes()]).unwrap_err();
        assert_eq!(text(&error, "code"), "malformed-json", "{body}");
        assert_eq!(get(&get(&error, "details"), "offset"), JsValue::from(offset), "{body}");
        assert_eq!(text(&get(&error, "details"), "endpoint"), "noncommunicant/list");
        assert!(text(&error, "message").contains(&format!("at byte {offset}")), "{}", text(&error, "message"));
        assert!(get(&error, "oceanFleet").is_truthy());
    }
}

#[wasm_bindgen_test]
fn an_invalid_answer_is_told_with_each_place_and_never_a_value() {
    let body = r#"[{},{"detailedBoxDTO":{"id":"secret","sim":{"iccid":5}}}]"#;
    let error = trees([body.as_bytes()]).unwrap_err();
    assert_eq!(text(&error, "code"), "invalid-response");
    let details = get(&error, "details");
    assert_eq!(get(&details, "issueCount"), JsValue::from(2));
    let expected = r#"[
        {"path":[1,"detailedBoxDTO","id"],"expected":"integer","received":"string","offset":28},
        {"path":[1,"detailedBoxDTO","sim","iccid"],"expected":"string","received":"number","offset":52}
    ]"#;
    assert!(js().same(&get(&details, "issues"), &json(expected)), "{:?}", JSON::stringify(&error));
    assert!(!String::from(JSON::stringify(&error).unwrap()).contains("secret"));
    assert!(text(&error, "message").contains("[1].detailedBoxDTO.id"));
}

#[wasm_bindgen_test]
fn a_decoder_tells_its_hooks_what_it_has_found_and_not_known() {
    let body = r#"[{"detailedBoxDTO":{"id":1.5}},{"neu":0}]"#;
    let told = Array::new();
    let options = json(r#"{"shape":"dto","validation":"lenient"}"#);
    for hook in ["onIssues", "onDrift"] {
        Reflect::set(&options, &hook.into(), &js().keep(&told)).unwrap();
    }
    let records = Array::new();
    let mut decoder =
        Decoder::new(RESOURCE, &options, false, js().collect_trees(&wasm_bindgen::memory(), &records)).unwrap();
    decoder.push(&Uint8Array::from(body.as_bytes())).unwrap();
    decoder.finish().unwrap();
    let expected = r#"[
        [{"kind":"unknown-key","endpoint":"noncommunicant/list","path":["neu"]}],
        [[{"path":[0,"detailedBoxDTO","id"],"expected":"integer","received":"number","offset":25}],1]
    ]"#;
    assert_eq!(records.length(), 2);
    assert!(js().same(&told, &json(expected)), "{:?}", JSON::stringify(&told));
    decoder.report_drift();
    assert_eq!(told.length(), 2, "drift is told once");
}

#[wasm_bindgen_test]
fn what_a_sink_throws_comes_out_as_it_is() {
    let thrown = JsValue::from("from the sink");
    let error = decode("{}", js().refuse(&thrown), ["[{}]".as_bytes()]).err();
    assert_eq!(error, Some(thrown));
}

#[wasm_bindgen_test]
fn options_that_are_not_what_they_may_be_are_refused_by_name() {
    let sink = js().collect_trees(&wasm_bindgen::memory(), &Array::new());
    for (options, named) in [
        (r#"{"shape":"xml"}"#, "`shape`"),
        (r#"{"shape":1}"#, "`shape`"),
        (r#"{"dates":"local"}"#, "`dates`"),
        (r#"{"validation":"off"}"#, "`validation`"),
        (r#"{"maxRecordBytes":0}"#, "`maxRecordBytes`"),
        (r#"{"maxRecordBytes":1.5}"#, "`maxRecordBytes`"),
        (r#"{"maxRecordBytes":"1"}"#, "`maxRecordBytes`"),
        (r#"{"select":"id"}"#, "`select`"),
        (r#"{"select":[1]}"#, "`select`"),
        (r#"{"select":["iD"]}"#, "\"iD\""),
        (r#"{"shape":"dto","select":["id"]}"#, "`select`"),
        (r#"{"shape":"dto","dates":"iso"}"#, "`dates`"),
        ("[]", "a list"),
        ("5", "5"),
    ] {
        let error = Decoder::new(RESOURCE, &json(options), false, sink.clone()).err().unwrap();
        assert_eq!(text(&error, "code"), "invalid-options", "{options}");
        assert!(text(&error, "message").contains(named), "{options}: {}", text(&error, "message"));
    }
}

#[wasm_bindgen_test]
fn a_resource_that_is_none_is_refused_with_those_there_are() {
    let sink = js().collect_trees(&wasm_bindgen::memory(), &Array::new());
    let error = Decoder::new("devices", &JsValue::UNDEFINED, false, sink).err().unwrap();
    assert_eq!(text(&error, "code"), "invalid-params");
    assert!(text(&error, "message").contains(RESOURCE));
}

#[wasm_bindgen_test]
fn a_client_refuses_options_that_are_not_what_they_may_be() {
    for options in [
        r#"{"url":"https://example.com"}"#,
        r#"{"baseUrl":5}"#,
        r#"{"baseUrl":"http://"}"#,
        r#"{"baseUrl":"http://example.com"}"#,
        r#"{"baseUrl":"http://localhost.example.com"}"#,
        r#"{"baseUrl":"ftp://localhost"}"#,
        r#"{"baseUrl":"https://user:password@example.com"}"#,
        r#"{"baseUrl":"https://example.com/?token=x"}"#,
        r#"{"customerId":1.5}"#,
        r#"{"customerId":9007199254740992}"#,
        r#"{"customerId":"5x"}"#,
        r#"{"token":5}"#,
        r#"{"token":""}"#,
        r#"{"token":"två ord"}"#,
        r#"{"getCredentials":{}}"#,
        r#"{"fetch":"fetch"}"#,
        "[]",
    ] {
        let error = Client::new(&json(options)).err();
        assert_eq!(error.map(|error| text(&error, "code")).as_deref(), Some("invalid-options"), "{options}");
    }
}

#[wasm_bindgen_test]
fn a_client_takes_secure_base_urls_and_those_of_the_page() {
    for options in [
        "{}",
        "null",
        r#"{"baseUrl":"/restapi"}"#,
        r#"{"baseUrl":"restapi/"}"#,
        r#"{"baseUrl":"https://example.com/ocean/restapi"}"#,
        r#"{"baseUrl":"http://localhost:8787"}"#,
        r#"{"baseUrl":"http://127.0.0.2/x"}"#,
        r#"{"baseUrl":"http://[::1]:1"}"#,
        r#"{"baseUrl":"http://example.com","allowInsecure":true}"#,
        r#"{"token":null}"#,
    ] {
        let client = Client::new(&json(options)).expect(options);
        assert!(client.session().is_null());
    }
}
