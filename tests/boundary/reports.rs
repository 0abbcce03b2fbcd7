//! What is told of a body that is not as documented.

use js_sys::{Array, JSON, Reflect, Uint8Array};
use ocean_fleet::boundary::Decoder;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{RESOURCE, decode, get, js, json, text, trees};

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
