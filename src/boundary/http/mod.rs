//! HTTP: the only user of gloo-net. One request out, one answer in, its body piece by piece.

mod body;
mod cancellation;
mod timer;
mod unfinished;

use gloo_net::http::{Method, Request, RequestBuilder};
use js_sys::{Function, Promise};
use wasm_bindgen::JsCast;
use web_sys::{ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};

pub(crate) use body::Body;
pub(crate) use cancellation::{Attempt, Cancellation, Latch};
pub(crate) use gloo_net::http::Response;
pub(crate) use timer::now;

use super::error::{Code, Error};
use super::value::property;

/// A request as it is to be sent.
pub(crate) struct Outgoing {
    pub(crate) post: bool,
    pub(crate) url: String,
    pub(crate) query: Vec<(String, String)>,
    /// JSON text.
    pub(crate) body: Option<String>,
}

impl Outgoing {
    fn build(&self, token: Option<&str>, past_cache: bool, attempt: &Attempt<'_>) -> Result<Request, Error> {
        let mut builder = RequestBuilder::new(&self.url)
            .method(if self.post { Method::POST } else { Method::GET })
            .query(self.query.iter().map(|(name, value)| (name.as_str(), value.as_str())))
            // The token must reach no other origin, and nothing else must travel along.
            .redirect(RequestRedirect::Error)
            .credentials(RequestCredentials::Omit)
            .referrer_policy(ReferrerPolicy::NoReferrer)
            .abort_signal(Some(&attempt.signal()));
        if past_cache {
            // Not for every request: Chromium then sends a preflight before each.
            builder = builder.cache(RequestCache::NoStore);
        }
        if let Some(token) = token {
            builder = builder.header("X-AUTH-TOKEN", token);
        }
        let request = match &self.body {
            Some(body) => builder.header("content-type", "application/json").body(body.as_str()),
            None => builder.build(),
        };
        request.map_err(|_| {
            Error::new(Code::InvalidOptions, "The request cannot be made: check that `baseUrl` is an http(s) URL.")
        })
    }
}

/// Sends a request through the caller's `fetch`, or the global one, and waits for the headers.
pub(crate) async fn send(
    outgoing: &Outgoing,
    token: Option<&str>,
    past_cache: bool,
    fetch: Option<&Function>,
    attempt: &Attempt<'_>,
) -> Result<Response, Error> {
    let request = web_sys::Request::from(outgoing.build(token, past_cache, attempt)?);
    let global = js_sys::global();
    let fetch = match fetch {
        Some(fetch) => fetch.clone(),
        None => property(&global, "fetch")
            .dyn_into()
            .map_err(|_| Error::new(Code::InvalidOptions, "There is no global `fetch`: pass one as an option."))?,
    };
    // Called here and not by gloo-net, which panics when what is thrown is no `Error`.
    let answer = fetch.call1(&global, &request).map_err(Error::network)?;
    let response: web_sys::Response = attempt
        .wait(Promise::resolve(&answer))
        .await?
        .dyn_into()
        .map_err(|_| Error::new(Code::InvalidOptions, "The `fetch` option did not give a Response."))?;
    Ok(Response::from(response))
}
