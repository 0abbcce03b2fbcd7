//! What a client's requests share.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::error::Error;
use super::hooks;
use super::outgoing::Drift;
use super::queue::Queue;
use super::session::Sessions;
use super::settings::Settings;

/// What a client's requests share.
pub(crate) struct Context {
    pub(crate) settings: Rc<Settings>,
    pub(crate) sessions: Rc<Sessions>,
    pub(crate) queue: Rc<Queue>,
    /// Drift already reported to the client's hook.
    told: RefCell<Vec<Drift>>,
}

impl Context {
    /// The context of a client with these options.
    pub(crate) fn from_js(options: &JsValue) -> Result<Self, Error> {
        let settings = Rc::new(Settings::from_js(options)?);
        let sessions = Sessions::new(Rc::clone(&settings));
        let queue = Queue::new(settings.options.concurrency_or_default() as usize);
        Ok(Self { settings, sessions, queue, told: RefCell::default() })
    }

    /// Reports drift to the client's hook, once per kind.
    pub(crate) fn report_drift(&self, drift: &Drift) {
        if self.settings.options.checks.on_drift.is_none() || self.told.borrow().contains(drift) {
            return;
        }
        self.told.borrow_mut().push(drift.clone());
        hooks::tell(self.settings.options.checks.on_drift.as_ref(), drift);
    }
}
