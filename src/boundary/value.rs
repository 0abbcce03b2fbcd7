//! JavaScript's values: looked at, and described in words.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// What an object has under a key; `undefined` where there is neither.
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
        "object" => "an object".to_owned(),
        _ => format!("a {kind}"),
    }
}
