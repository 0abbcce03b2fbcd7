//! JavaScript values: inspected, and described in words.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `[object Map]`: the kind of a value, of any realm.
    #[wasm_bindgen(js_namespace = ["Object", "prototype", "toString"], js_name = call)]
    fn tag_of(value: &JsValue) -> String;
}

/// The property of an object; `undefined` if there is no such object or property. Only for the platform's objects and for
/// copies made by `js/input.ts`: a caller's own objects may throw.
pub(crate) fn property(value: &JsValue, key: &str) -> JsValue {
    // Anything else would throw, and each exception caught occupies a slot of the glue's table for good.
    if !value.is_object() && !value.is_function() {
        return JsValue::UNDEFINED;
    }
    Reflect::get(value, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Whether a value is missing: `undefined` or `null`.
pub(crate) fn is_missing(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}

/// A number as JavaScript writes it.
pub(crate) fn number(number: f64) -> String {
    described(&number.into())
}

/// A value in words: a number as it is, anything else by its kind only, because it may be secret.
pub(crate) fn described(value: &JsValue) -> String {
    if value.as_f64().is_some() {
        return value.unchecked_ref::<Object>().to_string().into();
    }
    if value.is_null() {
        return "null".to_owned();
    }
    if Array::is_array(value) {
        return "a list".to_owned();
    }
    let kind = value.js_typeof().as_string().unwrap_or_default();
    match kind.as_str() {
        "undefined" => "left out".to_owned(),
        "object" => match tag(value).as_str() {
            "Object" => "an object".to_owned(),
            tag if tag.starts_with(['A', 'E', 'I', 'O']) => format!("an {tag}"),
            tag => format!("a {tag}"),
        },
        _ => format!("a {kind}"),
    }
}

/// Whether a value is a plain object, of any realm: not a list, a `Map`, a `Date`, ….
pub(crate) fn is_plain(value: &JsValue) -> bool {
    value.is_object() && !Array::is_array(value) && matches!(tag(value).as_str(), "Object" | "Module")
}

/// The kind of a value, such as `Map`. Anything but a word was made up by a caller, and is not repeated.
fn tag(value: &JsValue) -> String {
    let tag = tag_of(value);
    let word = tag.strip_prefix("[object ").and_then(|tag| tag.strip_suffix(']')).unwrap_or_default();
    let is_word = !word.is_empty() && word.len() <= 40 && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_word { word.to_owned() } else { "Object".to_owned() }
}
