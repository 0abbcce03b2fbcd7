//! A request that is to be sent, and the `Request` for the platform's own `fetch`.

use gloo_net::http::{Method, QueryParams, RequestBuilder};
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, ReferrerPolicy, Request, RequestCache, RequestCredentials, RequestRedirect};

#[wasm_bindgen(module = "/src/boundary/http/fetch.js")]
extern "C" {
    /// Whether the platform can make such a request, with this signal.
    #[wasm_bindgen(js_name = takesRequests)]
    fn takes_requests(signal: &AbortSignal) -> bool;
}

/// A request as it is to be sent.
pub(crate) struct Outgoing {
    pub(crate) post: bool,
    pub(crate) url: String,
    pub(crate) query: Vec<(String, String)>,
    /// JSON text.
    pub(crate) body: Option<String>,
}

impl Outgoing {
    /// The address with its query.
    pub(super) fn full_url(&self) -> String {
        if self.query.is_empty() {
            return self.url.clone();
        }
        let query = QueryParams::new();
        for (name, value) in &self.query {
            query.append(name, value);
        }
        format!("{}?{}", self.url, query)
    }

    /// The `Request`, if the platform can make it.
    pub(super) fn request(
        &self,
        url: &str,
        token: Option<&str>,
        past_cache: bool,
        signal: &AbortSignal,
    ) -> Option<Request> {
        if !takes_requests(signal) {
            return None;
        }
        let mut builder = RequestBuilder::new(url)
            .method(if self.post { Method::POST } else { Method::GET })
            // The token must reach no other origin, and nothing else must travel along.
            .redirect(RequestRedirect::Error)
            .credentials(RequestCredentials::Omit)
            .referrer_policy(ReferrerPolicy::NoReferrer)
            .abort_signal(Some(signal));
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
        request.ok().map(Request::from)
    }
}
