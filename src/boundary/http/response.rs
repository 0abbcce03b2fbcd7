//! Sends a request, and what the head of its answer says.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, Request};

use super::{Attempt, Outgoing};
use crate::boundary::error::{Code, Error};

#[wasm_bindgen(module = "/src/boundary/http/fetch.js")]
extern "C" {
    /// An answer, whose body is still to come.
    pub(crate) type Response;

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

    /// What the caller's `fetch` has done wrong, if it has; then there is nothing else.
    #[wasm_bindgen(method, getter)]
    fn problem(this: &Response) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn cause(this: &Response) -> JsValue;
    /// What `fetch` gave.
    #[wasm_bindgen(method, getter)]
    pub(super) fn answer(this: &Response) -> JsValue;
    /// 0 where the platform hides it.
    #[wasm_bindgen(method, getter)]
    pub(crate) fn status(this: &Response) -> u16;
    #[wasm_bindgen(method, getter, js_name = retryAfter)]
    pub(crate) fn retry_after(this: &Response) -> Option<String>;
    /// How many bytes the body will have, where that is known.
    #[wasm_bindgen(method, getter, js_name = totalBytes)]
    pub(crate) fn total_bytes(this: &Response) -> Option<f64>;
    /// The encoding that it declares, unless that is UTF-8.
    #[wasm_bindgen(method, getter, js_name = foreignEncoding)]
    pub(crate) fn foreign_encoding(this: &Response) -> Option<String>;
}

impl Response {
    pub(crate) fn is_success(&self) -> bool {
        (200..300).contains(&self.status())
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
    let signal = attempt.signal();
    let url = outgoing.full_url();
    let request = match own_fetch {
        Some(_) => None,
        None => outgoing.request(&url, token, past_cache, &signal),
    };
    let body = outgoing.body.as_deref();
    // Not by gloo-net, which panics when what is thrown is no `Error`.
    let answer = start(own_fetch, request.as_ref(), &url, outgoing.post, token, body, past_cache, &signal);
    let response: Response = attempt.wait(answer).await?.unchecked_into();
    match response.problem() {
        Some(problem) => Err(Error::new(Code::InvalidOptions, problem).caused_by(response.cause())),
        None => Ok(response),
    }
}
