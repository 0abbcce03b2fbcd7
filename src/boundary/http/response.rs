//! Sends a request and reads the head of the answer: see `fetch.js`.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, Request};

use super::cancellation::Attempt;
use super::outgoing::Outgoing;
use crate::boundary::error::Error;
use crate::boundary::value::property;

#[wasm_bindgen(module = "/src/boundary/http/fetch.js")]
extern "C" {
    #[wasm_bindgen(js_name = send)]
    fn start(
        own_fetch: Option<&Function>,
        request: Option<&Request>,
        url: &str,
        post: bool,
        token: Option<&str>,
        body: Option<&str>,
        past_cache: bool,
        signal: &AbortSignal,
    ) -> Promise;
}

/// An answer, whose body is still to come.
pub(crate) struct Response {
    /// 0 where the platform hides it.
    pub(crate) status: u16,
    /// How long the server asks us to wait, in milliseconds.
    pub(crate) retry_after: Option<f64>,
    /// How many bytes the body will have, where that is known.
    pub(crate) total_bytes: Option<f64>,
    /// The encoding that the answer declares, unless that is UTF-8.
    pub(crate) foreign_encoding: Option<String>,
    /// Gives a promise of the next piece of the body.
    pub(super) next: JsValue,
}

impl Response {
    fn new(head: &JsValue) -> Self {
        Self {
            status: property(head, "status").as_f64().unwrap_or_default() as u16,
            retry_after: property(head, "retryAfterMs").as_f64(),
            total_bytes: property(head, "totalBytes").as_f64(),
            foreign_encoding: property(head, "foreignEncoding").as_string(),
            next: property(head, "next"),
        }
    }

    pub(crate) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// Sends a request through the caller's `fetch`, or the platform's, and waits for the headers.
pub(crate) async fn send(
    outgoing: &Outgoing,
    token: Option<&str>,
    past_cache: bool,
    own_fetch: Option<&Function>,
    attempt: &Attempt<'_>,
) -> Result<Response, Error> {
    let url = outgoing.full_url();
    let request = match own_fetch {
        Some(_) => None,
        None => outgoing.request(&url, token),
    };
    let body = outgoing.body.as_deref();
    // Not through gloo-net, which panics if what is thrown is not an `Error`.
    let answer = start(own_fetch, request.as_ref(), &url, outgoing.post, token, body, past_cache, &attempt.signal());
    Ok(Response::new(&attempt.wait(answer).await?))
}
