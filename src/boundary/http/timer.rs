//! A monotonic clock, and `setTimeout` as a value that is cleared when it is dropped.

use wasm_bindgen::prelude::*;

use super::unfinished::{Unfinished, start_timer};

#[wasm_bindgen]
extern "C" {
    /// Milliseconds since some time in the past. Unlike the system clock, it is never set.
    #[wasm_bindgen(js_namespace = performance)]
    pub(crate) fn now() -> f64;
}

/// The longest delay that `setTimeout` supports, in milliseconds.
const MAX_DELAY: f64 = 2_147_483_647.0;

/// Calls back later, unless it is dropped first.
pub(crate) struct Timer {
    _timer: Unfinished,
    /// Kept alive for as long as it may be called.
    _callback: Closure<dyn FnMut()>,
}

impl Timer {
    pub(crate) fn after(milliseconds: f64, callback: impl FnMut() + 'static) -> Self {
        let callback = Closure::new(callback);
        let timer = start_timer(&callback, milliseconds.clamp(0.0, MAX_DELAY));
        Self { _timer: Unfinished(timer), _callback: callback }
    }
}
