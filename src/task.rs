//! What goes on while JavaScript does something else.

use std::pin::Pin;

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::future_to_promise;

/// Starts a task. All are of one type: each type would bring in the machinery of promises anew.
pub(crate) fn start(task: impl Future<Output = Result<JsValue, JsValue>> + 'static) -> Promise {
    let task: Pin<Box<dyn Future<Output = _>>> = Box::pin(task);
    future_to_promise(task)
}
