//! Timers, listeners and transfers that have not ended. Dropping their value ends them; after a trap, `endAll` in
//! `unfinished.js` does.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

#[wasm_bindgen(module = "/src/boundary/http/unfinished.js")]
extern "C" {
    #[wasm_bindgen(js_name = startTimer)]
    pub(super) fn start_timer(callback: &Closure<dyn FnMut()>, milliseconds: f64) -> Function;
    /// Fails if the supposed signal throws.
    #[wasm_bindgen(catch, js_name = listenForAbort)]
    pub(super) fn listen_for_abort(signal: &AbortSignal, callback: &Closure<dyn FnMut()>) -> Result<Function, JsValue>;
    #[wasm_bindgen(js_name = startTransfer)]
    pub(super) fn start_transfer() -> Function;
}

/// Calls the function when dropped.
pub(super) struct Unfinished(pub(super) Function);

impl Drop for Unfinished {
    fn drop(&mut self) {
        end(&self.0);
    }
}

/// Calls one of these functions.
pub(super) fn end(ending: &Function) {
    // None of them throws.
    let _ = ending.call0(&JsValue::UNDEFINED);
}
