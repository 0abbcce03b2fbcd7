//! What ends a request early: the caller's signal, the deadline, and silence.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal};

use super::timer::{Timer, now};
use crate::error::{Code, Failure};
use crate::given::number;

/// Why a request ends early.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cause {
    Caller,
    Deadline,
}

/// A promise, and what resolves it.
struct Latch {
    promise: Promise,
    open: Function,
}

impl Latch {
    fn new() -> Self {
        let mut open = None;
        let promise = Promise::new(&mut |resolve, _| open = Some(resolve));
        // A promise's executor is called before its constructor returns.
        Self { promise, open: open.unwrap_or_else(|| Function::new_no_args("")) }
    }

    fn open(&self) {
        // The resolving function of a promise does not throw.
        let _ = self.open.call0(&JsValue::UNDEFINED);
    }
}

/// What is under way, and is to be ended.
struct Running {
    cause: Cell<Option<Cause>>,
    ended: Latch,
    /// Of the attempt that is under way.
    controller: RefCell<Option<AbortController>>,
}

impl Running {
    fn end(&self, cause: Cause) {
        if self.cause.get().is_none() {
            self.cause.set(Some(cause));
            if let Some(controller) = self.controller.borrow().as_ref() {
                // Without the caller's reason: fetch would reject with it, whatever it is.
                controller.abort();
            }
            self.ended.open();
        }
    }
}

/// Ends one request, over all its attempts, when its caller wants it, or when its time is over.
pub(crate) struct Stop {
    running: Rc<Running>,
    /// The caller's signal, and what listens to it.
    caller: Option<(AbortSignal, Closure<dyn FnMut()>)>,
    started: f64,
    deadline_ms: f64,
    _deadline: Timer,
}

impl Stop {
    pub(crate) fn new(signal: Option<AbortSignal>, deadline_ms: f64) -> Self {
        let running = Rc::new(Running { cause: Cell::new(None), ended: Latch::new(), controller: RefCell::new(None) });
        if signal.as_ref().is_some_and(AbortSignal::aborted) {
            running.end(Cause::Caller);
        }
        let caller = signal.map(|signal| {
            let listening = Rc::clone(&running);
            let listener = Closure::new(move || listening.end(Cause::Caller));
            // On a signal, this does not fail.
            let _ = signal.add_event_listener_with_callback("abort", listener.as_ref().unchecked_ref());
            (signal, listener)
        });
        let late = Rc::clone(&running);
        let deadline = Timer::after(deadline_ms, move || late.end(Cause::Deadline));
        Self { running, caller, started: now(), deadline_ms, _deadline: deadline }
    }

    /// The caller's reason, if it was the caller who ended it.
    pub(crate) fn reason(&self) -> Option<JsValue> {
        let (signal, _) = self.caller.as_ref()?;
        (self.running.cause.get() == Some(Cause::Caller)).then(|| signal.reason())
    }

    /// Whether it has been ended.
    pub(crate) fn is_over(&self) -> bool {
        self.running.cause.get().is_some()
    }

    /// How long it is until the deadline, in milliseconds.
    pub(crate) fn time_left(&self) -> f64 {
        self.started + self.deadline_ms - now()
    }

    /// Waits for a promise that is part of no attempt.
    pub(crate) async fn wait(&self, promise: Promise) -> Result<JsValue, JsValue> {
        let race = Promise::race(&Array::of2(&promise, &self.running.ended.promise));
        let value = JsFuture::from(race).await?;
        match self.failure() {
            Some(failure) => Err(failure.into()),
            None => Ok(value),
        }
    }

    /// Waits for some time, if any.
    pub(crate) async fn sleep(&self, milliseconds: f64) -> Result<(), JsValue> {
        if milliseconds <= 0.0 {
            return Ok(());
        }
        let latch = Rc::new(Latch::new());
        let waking = Rc::clone(&latch);
        let _timer = Timer::after(milliseconds, move || waking.open());
        self.wait(latch.promise.clone()).await.map(drop)
    }

    fn failure(&self) -> Option<Failure> {
        self.running.cause.get().map(|cause| match cause {
            Cause::Caller => Failure::new(Code::Network, "The request was aborted."),
            Cause::Deadline => Failure::new(
                Code::Timeout,
                &[
                    "The request was not done within ",
                    &number(self.deadline_ms),
                    " ms, which include waiting for its turn and for a token, and all attempts. Raise `deadlineMs`, or ask for less.",
                ]
                .concat(),
            ),
        })
    }

    /// A new attempt.
    pub(crate) fn attempt(&self, timeout_ms: f64) -> Result<Attempt<'_>, Failure> {
        let controller =
            AbortController::new().map_err(|_| Failure::new(Code::Internal, "There is no AbortController here."))?;
        if self.running.cause.get().is_some() {
            controller.abort();
        }
        self.running.controller.replace(Some(controller.clone()));
        let silence = Rc::new(Silence { broken: Cell::new(false), latch: Latch::new() });
        Ok(Attempt { stop: self, controller, timeout_ms, silence })
    }
}

impl Drop for Stop {
    fn drop(&mut self) {
        if let Some((signal, listener)) = &self.caller {
            let _ = signal.remove_event_listener_with_callback("abort", listener.as_ref().unchecked_ref());
        }
    }
}

/// Whether the server has been silent for too long.
struct Silence {
    broken: Cell<bool>,
    latch: Latch,
}

/// One attempt at a request. The transfer ends, at the latest, when this is dropped.
pub(crate) struct Attempt<'s> {
    stop: &'s Stop,
    controller: AbortController,
    timeout_ms: f64,
    silence: Rc<Silence>,
}

impl Attempt<'_> {
    pub(crate) fn signal(&self) -> AbortSignal {
        self.controller.signal()
    }

    /// Waits for something the server has to do.
    pub(crate) async fn wait(&self, promise: Promise) -> Result<JsValue, Failure> {
        let (silence, controller) = (Rc::clone(&self.silence), self.controller.clone());
        let _timer = Timer::after(self.timeout_ms, move || {
            silence.broken.set(true);
            controller.abort();
            silence.latch.open();
        });
        let ends = Array::of3(&promise, &self.stop.running.ended.promise, &self.silence.latch.promise);
        let result = JsFuture::from(Promise::race(&ends)).await;
        if let Some(failure) = self.stop.failure() {
            return Err(failure);
        }
        if self.silence.broken.get() {
            return Err(Failure::new(
                Code::Timeout,
                &["The server sent nothing for ", &number(self.timeout_ms), " ms. Try again, or raise `timeoutMs`."]
                    .concat(),
            ));
        }
        result.map_err(super::network)
    }
}

impl Drop for Attempt<'_> {
    fn drop(&mut self) {
        self.stop.running.controller.replace(None);
        // Nothing happens where the transfer has ended; otherwise nobody reads on.
        self.controller.abort();
    }
}
