//! Limits how many requests run at once: first come, first served.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;

use super::error::Rejection;
use super::http::{Cancellation, Outgoing};

/// Lets a limited number of requests run at once.
pub(crate) struct Queue {
    free: Cell<usize>,
    waiting: RefCell<VecDeque<Rc<Waiting>>>,
    /// The running requests.
    under_way: RefCell<Vec<Rc<Outgoing>>>,
}

/// A request waiting for its turn.
struct Waiting {
    go: Function,
    /// Whether its turn has come.
    called: Cell<bool>,
    /// Whether it has given up.
    gone: Cell<bool>,
}

/// A permit to run; dropping it returns it.
pub(crate) struct Permit {
    queue: Rc<Queue>,
    pub(crate) outgoing: Rc<Outgoing>,
    /// Whether to bypass the browser's cache, which would make it wait for another request for the same URL.
    pub(crate) past_cache: bool,
}

impl Queue {
    pub(crate) fn new(places: usize) -> Rc<Self> {
        Rc::new(Self { free: Cell::new(places), waiting: RefCell::default(), under_way: RefCell::default() })
    }

    /// Waits for a permit to send something.
    pub(crate) async fn enter(
        self: &Rc<Self>,
        outgoing: Rc<Outgoing>,
        cancellation: &Cancellation,
    ) -> Result<Permit, Rejection> {
        if self.free.get() > 0 {
            self.free.set(self.free.get() - 1);
            return Ok(self.permit(outgoing));
        }
        let mut waiting = None;
        let turn = Promise::new(&mut |go, _| {
            let new = Rc::new(Waiting { go, called: Cell::new(false), gone: Cell::new(false) });
            self.waiting.borrow_mut().push_back(Rc::clone(&new));
            waiting = Some(new);
        });
        let result = cancellation.wait(turn).await;
        let was_called = waiting.as_ref().is_some_and(|waiting| waiting.called.get());
        // Once called, the permit exists; if the request was cancelled at the same moment, dropping it returns it.
        let permit = was_called.then(|| self.permit(outgoing));
        if let Some(waiting) = waiting {
            waiting.gone.set(true);
        }
        result?;
        permit.ok_or(Rejection::Thrown(JsValue::UNDEFINED))
    }

    fn permit(self: &Rc<Self>, outgoing: Rc<Outgoing>) -> Permit {
        let mut under_way = self.under_way.borrow_mut();
        let past_cache =
            !outgoing.post && under_way.iter().any(|other| other.url == outgoing.url && other.query == outgoing.query);
        under_way.push(Rc::clone(&outgoing));
        Permit { queue: Rc::clone(self), outgoing, past_cache }
    }

    /// Passes the place on to the next request that is still waiting.
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
        let mut under_way = self.queue.under_way.borrow_mut();
        if let Some(place) = under_way.iter().position(|other| Rc::ptr_eq(other, &self.outgoing)) {
            under_way.swap_remove(place);
        }
        self.queue.leave();
    }
}
