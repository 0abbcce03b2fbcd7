//! The attempts at one request: how each ended, and whether there is another.

use super::error::{Code, Error, Rejection, meaning};
use super::http::{Attempt, Body, Cancellation, Response};
use super::retry;

/// How much of an error's body is read, in bytes.
const MAX_ERROR_BYTES: usize = 64 << 10;

/// How an attempt failed.
pub(crate) struct Failed {
    rejection: Rejection,
    /// The reason to try again, if there is one.
    transient: Option<Code>,
    /// How long the server asks to wait, in milliseconds.
    retry_after: Option<f64>,
    /// Whether anything was sent.
    is_sent: bool,
    /// Whether the server has refused a token that can be replaced.
    pub(crate) is_renewable: bool,
}

impl From<Rejection> for Failed {
    fn from(rejection: Rejection) -> Self {
        Self { rejection, transient: None, retry_after: None, is_sent: true, is_renewable: false }
    }
}

/// A transfer that broke off, or could not begin.
impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        let transient = matches!(error.code(), Code::Network | Code::Timeout).then_some(error.code());
        Self { transient, ..Rejection::from(error).into() }
    }
}

impl Failed {
    /// A failure before anything was sent.
    pub(crate) fn before(rejection: Rejection) -> Self {
        Self { is_sent: false, ..rejection.into() }
    }

    /// The same, without another attempt.
    pub(crate) fn for_good(self) -> Self {
        Self { transient: None, ..self }
    }

    /// An answer with an error status. Whatever in its body repeats a secret is left out.
    pub(crate) async fn answered(
        response: &Response,
        attempt: &Attempt<'_>,
        endpoint: &'static str,
        secrets: &[&str],
    ) -> Self {
        let Response { status, retry_after, .. } = *response;
        let text = Body::of(response, attempt).text(MAX_ERROR_BYTES).await.unwrap_or_default();
        let mut error = Error::status(status, endpoint, &text, secrets);
        error.details().retry_after_ms = retry_after;
        let transient = meaning(status).is_transient.then_some(error.code());
        Self { transient, retry_after, ..Rejection::from(error).into() }
    }
}

/// Another attempt, after a delay.
pub(crate) struct Retry {
    pub(crate) delay_ms: f64,
    /// Why the previous attempt failed.
    pub(crate) reason: Code,
}

/// The attempts at one request.
pub(crate) struct Attempts<'c> {
    endpoint: &'static str,
    cancellation: &'c Cancellation,
    /// The current one; the first is 1.
    pub(crate) number: u32,
    /// How many there may be at most.
    most: u32,
}

impl<'c> Attempts<'c> {
    pub(crate) fn new(endpoint: &'static str, cancellation: &'c Cancellation, retries: u32) -> Self {
        Self { endpoint, cancellation, number: 1, most: 1 + retries }
    }

    /// Another attempt that does not count as a retry.
    pub(crate) fn add(&mut self) {
        self.number += 1;
        self.most += 1;
    }

    /// Decides on another attempt after a failed one; the error if there is none.
    pub(crate) fn retry(&mut self, failed: Failed) -> Result<Retry, Rejection> {
        let Failed { rejection, transient, retry_after, is_sent, .. } = failed;
        let delay_ms = retry::delay(self.number, js_sys::Math::random(), retry_after);
        let in_time = !self.cancellation.is_over() && delay_ms < self.cancellation.time_left();
        match transient {
            Some(reason) if self.number < self.most && in_time => {
                self.number += 1;
                Ok(Retry { delay_ms, reason })
            }
            _ => Err(match rejection {
                Rejection::Error(error) => {
                    let mut error = error.at(self.endpoint);
                    let sent = if is_sent { self.number } else { self.number - 1 };
                    // A failed sign-in already has its own count.
                    if sent > 0 {
                        error.details().attempts.get_or_insert(sent);
                    }
                    error.into()
                }
                thrown @ Rejection::Thrown(_) => thrown,
            }),
        }
    }
}
