//! The application's hooks. If one throws, or its promise rejects, nothing breaks here: see `hooks.js`.

use js_sys::Function;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::outgoing::to_js;

// Exceptions of hooks are caught in JavaScript: each one caught in Rust would occupy a slot of the glue's table for good.
#[wasm_bindgen(module = "/src/boundary/hooks.js")]
extern "C" {
    #[wasm_bindgen(js_name = callHook)]
    fn call_hook(hook: &Function, first: &JsValue, second: &JsValue);
}

/// Calls a hook, if there is one, with a value.
pub(crate) fn tell(hook: Option<&Function>, value: &impl Serialize) {
    if let Some(hook) = hook {
        call(hook, to_js(value), JsValue::UNDEFINED);
    }
}

/// Calls a hook with some values and the count of all.
pub(crate) fn tell_counted(hook: &Function, values: &impl Serialize, count: u64) {
    call(hook, to_js(values), JsValue::from_f64(count as f64));
}

/// Compiled once, for all types of values.
#[inline(never)]
fn call(hook: &Function, first: JsValue, second: JsValue) {
    call_hook(hook, &first, &second);
}
