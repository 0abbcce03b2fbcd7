//! HTTP: the only user of gloo-net. One request out, one answer in, its body piece by piece.

mod abort;
mod body;

use gloo_net::http::{Method, Request, RequestBuilder, Response};
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReferrerPolicy, RequestCredentials, RequestRedirect};

pub(crate) use abort::Abort;
pub(crate) use body::Body;

use crate::error::{Code, Failure};

/// A request as it is to be sent.
pub(crate) struct Outgoing {
    pub(crate) post: bool,
    pub(crate) url: String,
    pub(crate) query: Vec<(String, String)>,
    /// JSON text.
    pub(crate) body: Option<String>,
    pub(crate) token: Option<String>,
}

impl Outgoing {
    fn build(self, abort: &Abort) -> Result<Request, Failure> {
        let mut builder = RequestBuilder::new(&self.url)
            .method(if self.post { Method::POST } else { Method::GET })
            .query(self.query.iter().map(|(name, value)| (name.as_str(), value.as_str())))
            // The token must reach no other origin, and nothing else must travel along.
            .redirect(RequestRedirect::Error)
            .credentials(RequestCredentials::Omit)
            .referrer_policy(ReferrerPolicy::NoReferrer)
            .abort_signal(Some(&abort.signal()));
        if let Some(token) = &self.token {
            builder = builder.header("X-AUTH-TOKEN", token);
        }
        let request = match self.body {
            Some(body) => builder.header("content-type", "application/json").body(body),
            None => builder.build(),
        };
        request.map_err(|_| {
            Failure::new(Code::InvalidOptions, "The request cannot be made: check that `baseUrl` is an http(s) URL.")
        })
    }
}

/// Sends a request through the caller's `fetch`, or the global one, and waits for the headers.
pub(crate) async fn send(outgoing: Outgoing, fetch: Option<&Function>, abort: &Abort) -> Result<Response, Failure> {
    let request = web_sys::Request::from(outgoing.build(abort)?);
    let global = js_sys::global();
    let fetch = match fetch {
        Some(fetch) => fetch.clone(),
        None => js_sys::Reflect::get(&global, &"fetch".into())
            .ok()
            .and_then(|fetch| fetch.dyn_into().ok())
            .ok_or_else(|| Failure::new(Code::InvalidOptions, "There is no global `fetch`: pass one as an option."))?,
    };
    // Called here and not by gloo-net, which panics when what is thrown is no `Error`.
    let answer = match fetch.call1(&global, &request) {
        Ok(answer) => JsFuture::from(Promise::resolve(&answer)).await,
        Err(thrown) => Err(thrown),
    };
    let response: web_sys::Response = answer
        .map_err(network)?
        .dyn_into()
        .map_err(|_| Failure::new(Code::InvalidOptions, "The `fetch` option did not give a Response."))?;
    Ok(Response::from(response))
}

/// What a failed fetch means.
pub(crate) fn network(cause: JsValue) -> Failure {
    let mut failure = Failure::new(
        Code::Network,
        "The server could not be reached, or the transfer was cut. Check the connection and the base URL. In a browser, \
         a CORS refusal looks the same and may hide an error answer.",
    );
    failure.cause = Some(cause);
    failure
}
