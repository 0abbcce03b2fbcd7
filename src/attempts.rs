//! The attempts at one request: what became of one, and whether there is another.

use js_sys::Date;
use wasm_bindgen::JsValue;

use crate::error::{self, Code, Failure};
use crate::http::{Attempt, Body, Response, Stop};
use crate::retry;

/// Error bodies are read this far.
const MOST_ERROR_BYTES: usize = 64 << 10;

/// How an attempt has failed.
pub(crate) struct Failed {
    error: JsValue,
    /// Why it may be tried again, if it may.
    pub(crate) transient: Option<Code>,
    /// What the server asks to wait, in milliseconds.
    wish: Option<f64>,
    /// Whether anything was sent.
    is_sent: bool,
    /// Whether the server has refused a token that can be replaced.
    pub(crate) is_renewable: bool,
}

impl From<JsValue> for Failed {
    fn from(error: JsValue) -> Self {
        Self { error, transient: None, wish: None, is_sent: true, is_renewable: false }
    }
}

/// A transfer that has broken off, or that could not be begun.
impl From<Failure> for Failed {
    fn from(failure: Failure) -> Self {
        let transient = matches!(failure.code, Code::Network | Code::Timeout).then_some(failure.code);
        Self { transient, ..JsValue::from(failure).into() }
    }
}

impl Failed {
    /// What kept an attempt from being sent.
    pub(crate) fn before(error: JsValue) -> Self {
        Self { is_sent: false, ..error.into() }
    }

    /// An answer that is an error; of what its body says, nothing is told that repeats a secret.
    pub(crate) async fn answered(response: &Response, attempt: &Attempt<'_>, endpoint: &str, secrets: &[&str]) -> Self {
        let status = response.status();
        let text = match Body::of(response, attempt) {
            Ok(mut body) => body.text(MOST_ERROR_BYTES).await.unwrap_or_default(),
            Err(_) => String::new(),
        };
        let header = response.headers().get("retry-after");
        let wish = header.and_then(|header| retry::wish(&header, Date::now(), Date::parse));
        let failure = Failure::status(status, endpoint, &text, secrets);
        let transient = retry::is_transient(status).then_some(failure.code);
        let failure = match wish {
            Some(wish) => failure.with("retryAfterMs", wish),
            None => failure,
        };
        Self { transient, wish, ..JsValue::from(failure).into() }
    }
}

/// Another attempt, after some time.
pub(crate) struct Another {
    pub(crate) delay_ms: f64,
    /// What the one before has failed with.
    pub(crate) reason: Code,
}

/// The attempts at one request.
pub(crate) struct Attempts<'s> {
    endpoint: &'static str,
    stop: &'s Stop,
    /// The one that is under way; the first one is 1.
    pub(crate) number: u32,
    /// How many there may be.
    most: u32,
}

impl<'s> Attempts<'s> {
    pub(crate) fn new(endpoint: &'static str, stop: &'s Stop, retries: u32) -> Self {
        Self { endpoint, stop, number: 1, most: 1 + retries }
    }

    /// Another attempt that is no retry.
    pub(crate) fn add(&mut self) {
        self.number += 1;
        self.most += 1;
    }

    /// Another attempt after one that has failed; the error where there is no point in it.
    pub(crate) fn again(&mut self, failed: Failed) -> Result<Another, JsValue> {
        let Failed { error, transient, wish, is_sent, .. } = failed;
        let delay_ms = retry::delay(self.number, js_sys::Math::random(), wish);
        match transient {
            Some(reason) if self.number < self.most && !self.stop.is_over() && delay_ms < self.stop.time_left() => {
                self.number += 1;
                Ok(Another { delay_ms, reason })
            }
            _ => {
                error::add(&error, "endpoint", &self.endpoint.into());
                let sent = if is_sent { self.number } else { self.number - 1 };
                if sent > 0 {
                    error::add(&error, "attempts", &sent.into());
                }
                Err(error)
            }
        }
    }
}
