//! The application's hooks: what they throw, or their promises reject with, breaks nothing here. See `hooks.js`.

use js_sys::Function;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::outgoing::to_js;

// In JavaScript, nothing that a hook throws comes near the module: each exception that is caught takes a place in the
// glue's table for good.
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

/// Calls a hook with values and how many of such there were.
pub(crate) fn tell_counted(hook: &Function, values: &impl Serialize, count: u64) {
    call(hook, to_js(values), JsValue::from_f64(count as f64));
}

/// Once, however many types of values there are.
#[inline(never)]
fn call(hook: &Function, first: JsValue, second: JsValue) {
    call_hook(hook, &first, &second);
}
