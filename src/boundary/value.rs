//! JavaScript's values: looked at, and described in words.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `[object Map]`: what a value is, of whichever realm it is.
    #[wasm_bindgen(js_namespace = ["Object", "prototype", "toString"], js_name = call)]
    fn tag_of(value: &JsValue) -> String;
}

/// What an object has under a key; `undefined` where there is neither. For the platform's objects and those that
/// `js/input.ts` has copied: a caller's own may throw.
pub(crate) fn property(value: &JsValue, key: &str) -> JsValue {
    // Asking anything else would throw, and each exception that is caught takes a place in the glue's table for good.
    if !value.is_object() && !value.is_function() {
        return JsValue::UNDEFINED;
    }
    Reflect::get(value, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Whether a value is left out: `null` counts as that.
pub(crate) fn is_missing(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}

/// A number as JavaScript writes it.
pub(crate) fn number(number: f64) -> String {
    described(&number.into())
}

/// A value in words: a number as it is, anything else by its kind, for it may be secret.
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

/// Whether a value is an object whose keys are what it says: no list, no `Map`, no `Date`, …, of whichever realm.
pub(crate) fn is_plain(value: &JsValue) -> bool {
    value.is_object() && !Array::is_array(value) && matches!(tag(value).as_str(), "Object" | "Module")
}

/// `Map`. What is not a word is a caller's own, and told to nobody.
fn tag(value: &JsValue) -> String {
    let tag = tag_of(value);
    let word = tag.strip_prefix("[object ").and_then(|tag| tag.strip_suffix(']')).unwrap_or_default();
    let is_word = !word.is_empty() && word.len() <= 40 && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_word { word.to_owned() } else { "Object".to_owned() }
}
