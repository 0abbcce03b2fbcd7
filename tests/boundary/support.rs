//! What these tests share.

use js_sys::{Array, JSON, Reflect, Uint8Array};
use ocean_fleet::boundary::{Decoder, Sink};
use wasm_bindgen::prelude::*;

pub(crate) const RESOURCE: &str = "nonCommunicatingDevices";

/// What the tests need of JavaScript. It is evaluated rather than imported: with one more module, the page can hang. The test
/// server (`tiny_http`) starts with four threads, and when several connections open at once it can lose a fifth.
const HELPERS: &str = include_str!("helpers.js");

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    pub(crate) type Helpers;
    #[wasm_bindgen(method)]
    pub(crate) fn platform(this: &Helpers, bytes: &[u8]) -> JsValue;
    #[wasm_bindgen(method, js_name = collectTrees)]
    pub(crate) fn collect_trees(this: &Helpers, memory: &JsValue, records: &Array) -> Sink;
    #[wasm_bindgen(method, js_name = collectValues)]
    pub(crate) fn collect_values(this: &Helpers, memory: &JsValue, name: &str, values: &Array) -> Sink;
    #[wasm_bindgen(method)]
    pub(crate) fn refuse(this: &Helpers, thrown: &JsValue) -> Sink;
    /// A hook that keeps what it is called with.
    #[wasm_bindgen(method)]
    pub(crate) fn keep(this: &Helpers, calls: &Array) -> JsValue;
    #[wasm_bindgen(method)]
    pub(crate) fn same(this: &Helpers, a: &JsValue, b: &JsValue) -> bool;
}

pub(crate) fn js() -> Helpers {
    thread_local! {
        static JS: Helpers = js_sys::eval(HELPERS).unwrap().unchecked_into();
    }
    JS.with(Clone::clone)
}

/// A value of JSON, as JavaScript has it.
pub(crate) fn json(text: &str) -> JsValue {
    JSON::parse(text).unwrap()
}

/// Decodes the pieces of a body.
pub(crate) fn decode<'p>(
    options: &str,
    sink: Sink,
    pieces: impl IntoIterator<Item = &'p [u8]>,
) -> Result<Decoder, JsValue> {
    let mut decoder = Decoder::new(RESOURCE, &json(options), false, sink)?;
    for piece in pieces {
        decoder.push(&Uint8Array::from(piece))?;
    }
    decoder.finish()?;
    Ok(decoder)
}

/// The wire trees of a body's records.
pub(crate) fn trees<'p>(pieces: impl IntoIterator<Item = &'p [u8]>) -> Result<Array, JsValue> {
    let records = Array::new();
    decode(r#"{"shape":"dto"}"#, js().collect_trees(&wasm_bindgen::memory(), &records), pieces)?;
    Ok(records)
}

/// One property of every record of a body.
pub(crate) fn values(options: &str, name: &str, body: &str) -> Array {
    let values = Array::new();
    decode(options, js().collect_values(&wasm_bindgen::memory(), name, &values), [body.as_bytes()]).unwrap();
    values
}

pub(crate) fn get(value: &JsValue, key: &str) -> JsValue {
    Reflect::get(value, &key.into()).unwrap()
}

pub(crate) fn text(value: &JsValue, key: &str) -> String {
    get(value, key).as_string().unwrap_or_default()
}

/// Takes a body's verdict, and what is decoded, to be those of the platform.
pub(crate) fn assert_as_platform(body: &[u8]) {
    let expected = js().platform(body);
    match trees([body]) {
        Ok(records) => assert!(js().same(&records, &expected), "{} is not as expected", String::from_utf8_lossy(body)),
        Err(error) => {
            assert_eq!(text(&error, "code"), "malformed-json", "{}", String::from_utf8_lossy(body));
            assert!(expected.is_undefined(), "{} ({body:02X?}) was refused", String::from_utf8_lossy(body));
        }
    }
}
