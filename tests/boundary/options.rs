//! Options, and what is told of those that are not what they may be.

use js_sys::Array;
use ocean_fleet::boundary::{Client, Decoder};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{RESOURCE, js, json, text};

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
