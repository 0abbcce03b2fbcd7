//! How many requests are under way at once: first come, first served.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;

use crate::http::Stop;

/// Lets a number of requests through at once.
pub(crate) struct Queue {
    free: Cell<usize>,
    waiting: RefCell<VecDeque<Rc<Waiting>>>,
}

/// A request that waits for its turn.
struct Waiting {
    go: Function,
    /// Whether it was let through.
    called: Cell<bool>,
    /// Whether it has given up.
    gone: Cell<bool>,
}

/// The leave to be under way; given back when it is dropped.
pub(crate) struct Permit(Rc<Queue>);

impl Queue {
    pub(crate) fn new(places: usize) -> Rc<Self> {
        Rc::new(Self { free: Cell::new(places), waiting: RefCell::default() })
    }

    /// Waits for a turn.
    pub(crate) async fn enter(self: &Rc<Self>, stop: &Stop) -> Result<Permit, JsValue> {
        if self.free.get() > 0 {
            self.free.set(self.free.get() - 1);
            return Ok(Permit(Rc::clone(self)));
        }
        let mut waiting = None;
        let turn = Promise::new(&mut |go, _| {
            let new = Rc::new(Waiting { go, called: Cell::new(false), gone: Cell::new(false) });
            self.waiting.borrow_mut().push_back(Rc::clone(&new));
            waiting = Some(new);
        });
        let result = stop.wait(turn).await;
        let was_called = waiting.as_ref().is_some_and(|waiting| waiting.called.get());
        // Once called, the place is taken, and given back if the request was stopped at the same moment.
        let permit = was_called.then(|| Permit(Rc::clone(self)));
        if let Some(waiting) = waiting {
            waiting.gone.set(true);
        }
        result?;
        permit.ok_or(JsValue::UNDEFINED)
    }

    /// Gives a place to the next one who still waits.
    fn leave(&self) {
        loop {
            let next = self.waiting.borrow_mut().pop_front();
            match next {
                None => return self.free.set(self.free.get() + 1),
                Some(waiting) if waiting.gone.get() => {}
                Some(waiting) => {
                    waiting.called.set(true);
                    // The resolving function of a promise does not throw.
                    let _ = waiting.go.call0(&JsValue::UNDEFINED);
                    return;
                }
            }
        }
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        self.0.leave();
    }
}
