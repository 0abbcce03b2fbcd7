//! Time as it goes by, whatever the clock says; and `setTimeout` as something that is cleared when it is dropped.

use js_sys::Function;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function, milliseconds: f64) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
    /// Milliseconds since some time in the past. Unlike the clock, it is never set.
    #[wasm_bindgen(js_namespace = performance)]
    pub(crate) fn now() -> f64;
}

/// The longest time that `setTimeout` can wait for, in milliseconds.
const LONGEST: f64 = 2_147_483_647.0;

/// Something that is done later, unless this is dropped before.
pub(crate) struct Timer {
    id: JsValue,
    /// Kept for as long as it may be called.
    _callback: Closure<dyn FnMut()>,
}

impl Timer {
    pub(crate) fn after(milliseconds: f64, callback: impl FnMut() + 'static) -> Self {
        let callback = Closure::new(callback);
        let id = set_timeout(callback.as_ref().unchecked_ref(), milliseconds.clamp(0.0, LONGEST));
        Self { id, _callback: callback }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        clear_timeout(&self.id);
    }
}
