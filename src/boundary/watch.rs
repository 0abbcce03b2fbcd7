//! What a watch has besides its requests. When they are sent is decided in `js/watch/`.

use std::cell::RefCell;
use std::rc::Rc;

use ocean_fleet_engine::decoder::Fingerprints;
use wasm_bindgen::prelude::*;

use super::options::Polling;

/// What a watch remembers of the previous answer.
#[wasm_bindgen]
#[derive(Clone, Default)]
pub struct Memory(Rc<RefCell<Rc<Fingerprints>>>);

#[wasm_bindgen]
impl Memory {
    /// Nothing is known yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }
}

impl Memory {
    pub(crate) fn records(&self) -> Rc<Fingerprints> {
        Rc::clone(&self.0.borrow())
    }

    pub(crate) fn keep(&self, records: Fingerprints) {
        self.0.replace(Rc::new(records));
    }
}

/// Checks the options that a watch has besides those of its requests, and returns the time between its polls, in
/// milliseconds.
#[wasm_bindgen(js_name = intervalOf)]
pub fn interval_of(options: &JsValue) -> Result<u32, JsValue> {
    Ok(Polling::from_js(options)?.interval_ms_or_default())
}
