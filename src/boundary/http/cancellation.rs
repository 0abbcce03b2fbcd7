//! Ends a request early: on a caller's signal, at the deadline, or when the server is silent.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

use super::timer::{Timer, now};
use super::unfinished::{Unfinished, end, listen_for_abort, start_transfer};
use crate::boundary::error::{Code, Error, Rejection};
use crate::boundary::value::property;

/// Why a request ends early.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cause {
    Caller,
    Deadline,
}

/// A promise, and the function that resolves it.
pub(crate) struct Latch {
    promise: Promise,
    /// A promise's executor is called before its constructor returns, so this is there.
    open: Option<Function>,
}

impl Latch {
    pub(crate) fn new() -> Self {
        let mut open = None;
        let promise = Promise::new(&mut |resolve, _| open = Some(resolve));
        Self { promise, open }
    }

    /// Waits until it is opened.
    pub(crate) fn promise(&self) -> Promise {
        self.promise.clone()
    }

    pub(crate) fn open(&self) {
        if let Some(open) = &self.open {
            // The resolving function of a promise does not throw.
            let _ = open.call0(&JsValue::UNDEFINED);
        }
    }
}

/// The state of a running request that can be ended.
struct Running {
    cause: Cell<Option<Cause>>,
    ended: Latch,
    /// Aborts the transfer that is under way.
    transfer: RefCell<Option<Function>>,
}

impl Running {
    fn end(&self, cause: Cause) {
        if self.cause.get().is_none() {
            self.cause.set(Some(cause));
            // Without the caller's reason: fetch would reject with it, whatever it is.
            self.transfer.borrow().as_ref().inspect(|transfer| end(transfer));
            self.ended.open();
        }
    }
}

/// Ends one request, over all its attempts, when its caller wants it or its time is up.
pub(crate) struct Cancellation {
    running: Rc<Running>,
    callers: Vec<Caller>,
    deadline_ms: u32,
    deadline: RefCell<Deadline>,
}

/// The time that a request may still take.
enum Deadline {
    /// It runs out at this time.
    At(f64, #[allow(dead_code)] Timer),
    /// It is not running out; this many milliseconds are left.
    Suspended(f64),
}

/// A caller's signal, listened to until this is dropped.
struct Caller {
    signal: AbortSignal,
    _listening: Unfinished,
    _listener: Closure<dyn FnMut()>,
}

impl Cancellation {
    /// Any of the signals ends the request.
    pub(crate) fn new(signals: impl IntoIterator<Item = AbortSignal>, deadline_ms: u32) -> Result<Self, Rejection> {
        let running = Rc::new(Running { cause: Cell::new(None), ended: Latch::new(), transfer: RefCell::default() });
        let listen = |signal: AbortSignal| {
            if signal.aborted() {
                running.end(Cause::Caller);
            }
            let listening = Rc::clone(&running);
            let listener = Closure::new(move || listening.end(Cause::Caller));
            let listening = listen_for_abort(&signal, &listener).map_err(Rejection::Thrown)?;
            Ok(Caller { signal, _listening: Unfinished(listening), _listener: listener })
        };
        let callers = signals.into_iter().map(listen).collect::<Result<_, Rejection>>()?;
        let deadline = RefCell::new(Deadline::after(deadline_ms.into(), &running));
        Ok(Self { running, callers, deadline_ms, deadline })
    }

    /// The caller's reason, if the caller has ended it.
    pub(crate) fn reason(&self) -> Option<JsValue> {
        let caller = self.callers.iter().find(|caller| caller.signal.aborted())?;
        (self.running.cause.get() == Some(Cause::Caller)).then(|| caller.signal.reason())
    }

    /// Whether the request has been ended.
    pub(crate) fn is_over(&self) -> bool {
        self.running.cause.get().is_some()
    }

    /// The time left until the deadline, in milliseconds.
    pub(crate) fn time_left(&self) -> f64 {
        self.deadline.borrow().time_left()
    }

    /// Waits for a promise of the caller's, however long that takes: the time does not count towards the deadline.
    pub(crate) async fn wait_for_caller(&self, promise: Promise) -> Result<JsValue, Rejection> {
        self.deadline.replace(Deadline::Suspended(self.time_left()));
        let result = self.wait(promise).await;
        self.deadline.replace(Deadline::after(self.time_left(), &self.running));
        result
    }

    /// Waits for a promise outside any attempt.
    pub(crate) async fn wait(&self, promise: Promise) -> Result<JsValue, Rejection> {
        let race = Promise::race(&Array::of2(&promise, &self.running.ended.promise));
        let value = JsFuture::from(race).await.map_err(Rejection::Thrown)?;
        match self.error() {
            Some(error) => Err(error.into()),
            None => Ok(value),
        }
    }

    /// Waits for some time.
    pub(crate) async fn sleep(&self, milliseconds: f64) -> Result<(), Rejection> {
        if milliseconds <= 0.0 {
            return Ok(());
        }
        let latch = Rc::new(Latch::new());
        let waking = Rc::clone(&latch);
        let _timer = Timer::after(milliseconds, move || waking.open());
        self.wait(latch.promise.clone()).await.map(drop)
    }

    fn error(&self) -> Option<Error> {
        self.running.cause.get().map(|cause| match cause {
            Cause::Caller => Error::new(Code::Network, "The request was aborted."),
            Cause::Deadline => Error::new(
                Code::Timeout,
                format!(
                    "The request was not done within {} ms, which include waiting for its turn and for a token, and \
                     all attempts. Raise `deadlineMs`, or ask for less.",
                    self.deadline_ms
                ),
            ),
        })
    }

    /// Starts an attempt.
    pub(crate) fn attempt(&self, timeout_ms: u32) -> Attempt<'_> {
        let transfer = start_transfer();
        if self.is_over() {
            end(&transfer);
        }
        self.running.transfer.replace(Some(transfer.clone()));
        let silence = Rc::new(Silence { broken: Cell::new(false), latch: Latch::new() });
        Attempt { cancellation: self, timeout_ms, silence, transfer: Unfinished(transfer) }
    }
}

impl Deadline {
    fn after(milliseconds: f64, running: &Rc<Running>) -> Self {
        let late = Rc::clone(running);
        Self::At(now() + milliseconds, Timer::after(milliseconds, move || late.end(Cause::Deadline)))
    }

    fn time_left(&self) -> f64 {
        match self {
            Self::At(time, _) => time - now(),
            Self::Suspended(time_left) => *time_left,
        }
    }
}

/// Whether the server has been silent for too long.
struct Silence {
    broken: Cell<bool>,
    latch: Latch,
}

/// One attempt at a request. The transfer ends, at the latest, when this is dropped.
pub(crate) struct Attempt<'c> {
    cancellation: &'c Cancellation,
    timeout_ms: u32,
    silence: Rc<Silence>,
    /// Aborts the transfer, if it has not ended by itself.
    transfer: Unfinished,
}

impl Attempt<'_> {
    pub(crate) fn signal(&self) -> AbortSignal {
        property(&self.transfer.0, "signal").unchecked_into()
    }

    /// Waits for the server, by a promise of `fetch.js`.
    pub(crate) async fn wait(&self, promise: Promise) -> Result<JsValue, Error> {
        let (silence, transfer) = (Rc::clone(&self.silence), self.transfer.0.clone());
        let _timer = Timer::after(self.timeout_ms.into(), move || {
            silence.broken.set(true);
            end(&transfer);
            silence.latch.open();
        });
        let ends = Array::of3(&promise, &self.cancellation.running.ended.promise, &self.silence.latch.promise);
        let result = JsFuture::from(Promise::race(&ends)).await;
        if let Some(error) = self.cancellation.error() {
            return Err(error);
        }
        if self.silence.broken.get() {
            let message =
                format!("The server sent nothing for {} ms. Try again, or raise `timeoutMs`.", self.timeout_ms);
            return Err(Error::new(Code::Timeout, message));
        }
        result.map_err(|failure| {
            let error = match property(&failure, "problem").as_string() {
                Some(problem) => Error::new(Code::InvalidOptions, problem),
                None => Error::network(),
            };
            error.caused_by(property(&failure, "cause"))
        })
    }
}

impl Drop for Attempt<'_> {
    fn drop(&mut self) {
        self.cancellation.running.transfer.replace(None);
    }
}
