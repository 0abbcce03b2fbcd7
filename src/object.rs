//! Plain JavaScript objects, read and made key by key.
//!
//! By hand, and not through serde-wasm-bindgen: these few objects would bring in some 3 KB of it.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

/// What an object has under a key; `undefined` where there is neither.
pub(crate) fn field(value: &JsValue, key: &str) -> JsValue {
    Reflect::get(value, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Puts a value under a key.
pub(crate) fn set(object: &JsValue, key: &str, value: &JsValue) {
    // On a plain object of our own making, this cannot fail.
    let _ = Reflect::set(object, &key.into(), value);
}

/// An object with these entries.
pub(crate) fn object<const N: usize>(entries: [(&str, JsValue); N]) -> JsValue {
    let object = Object::new().into();
    for (key, value) in &entries {
        set(&object, key, value);
    }
    object
}

/// An array of these values.
pub(crate) fn array(values: impl Iterator<Item = JsValue>) -> JsValue {
    values.collect::<Array>().into()
}
