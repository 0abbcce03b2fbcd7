//! A request as it is to be sent, in the form that the platform's own `fetch` takes.

use gloo_net::http::{Method, QueryParams, RequestBuilder};
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, ReferrerPolicy, Request, RequestCache, RequestCredentials, RequestRedirect};

use crate::boundary::value::property;

#[wasm_bindgen(module = "/src/boundary/http/fetch.js")]
extern "C" {
    /// Whether this runs in Cloudflare's workers, which refuse most of what a request may hold.
    #[wasm_bindgen(js_name = isWorkerd)]
    fn is_workerd() -> bool;
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

    /// As one value; nothing where the platform has no requests, or does not take one that is like this.
    pub(super) fn request(
        &self,
        url: &str,
        token: Option<&str>,
        past_cache: bool,
        signal: &AbortSignal,
    ) -> Option<Request> {
        let global = js_sys::global();
        let are_there = ["Request", "Headers"].iter().all(|name| property(&global, name).is_function());
        if !are_there || is_workerd() {
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
