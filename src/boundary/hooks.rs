//! The application's hooks: what they throw is the application's, and breaks nothing here.

use js_sys::Function;
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};

use super::outgoing::to_js;
use super::value::property;

/// Calls a hook, if there is one, with a value.
pub(crate) fn tell(hook: Option<&Function>, value: &impl Serialize) {
    if let Some(hook) = hook {
        report(hook.call1(&JsValue::UNDEFINED, &to_js(value)));
    }
}

/// Reports what a hook has thrown as if an event listener had thrown it, where that is possible.
pub(crate) fn report(outcome: Result<JsValue, JsValue>) {
    if let Err(thrown) = outcome
        && let Ok(report) = property(&js_sys::global(), "reportError").dyn_into::<Function>()
    {
        // Nobody is left to tell.
        let _ = report.call1(&JsValue::UNDEFINED, &thrown);
    }
}
