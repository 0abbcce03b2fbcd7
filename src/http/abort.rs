//! Aborting a transfer: each has its own controller, which follows the caller's signal.

use wasm_bindgen::prelude::*;
use web_sys::{AbortController, AbortSignal};

use crate::error::{Code, Failure};

/// The controller of one transfer. The transfer ends, at the latest, when this is dropped.
pub(crate) struct Abort {
    controller: AbortController,
    /// The caller's signal, and what listens to it.
    caller: Option<(AbortSignal, Closure<dyn FnMut()>)>,
}

impl Abort {
    /// Follows the caller's signal. Its reason is not passed on: fetch could reject with anything.
    pub(crate) fn following(signal: Option<AbortSignal>) -> Result<Self, Failure> {
        let controller =
            AbortController::new().map_err(|_| Failure::new(Code::Internal, "There is no AbortController here."))?;
        if signal.as_ref().is_some_and(AbortSignal::aborted) {
            controller.abort();
        }
        let caller = signal.map(|signal| {
            let followed = controller.clone();
            let listener = Closure::new(move || followed.abort());
            // Were it to fail, the transfer would go on: nothing worse.
            let _ = signal.add_event_listener_with_callback("abort", listener.as_ref().unchecked_ref());
            (signal, listener)
        });
        Ok(Self { controller, caller })
    }

    pub(crate) fn signal(&self) -> AbortSignal {
        self.controller.signal()
    }

    /// The caller's reason, if it was the caller who aborted.
    pub(crate) fn reason(&self) -> Option<JsValue> {
        let (signal, _) = self.caller.as_ref()?;
        signal.aborted().then(|| signal.reason())
    }
}

impl Drop for Abort {
    fn drop(&mut self) {
        if let Some((signal, listener)) = &self.caller {
            let _ = signal.remove_event_listener_with_callback("abort", listener.as_ref().unchecked_ref());
        }
        // Nothing happens where the transfer has ended; otherwise nobody reads on.
        self.controller.abort();
    }
}
