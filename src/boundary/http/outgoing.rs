//! A request that is to be sent, and the `Request` for the platform's own `fetch`.

use gloo_net::http::{Method, QueryParams, RequestBuilder};
use web_sys::Request;

use crate::boundary::value::property;

/// A request ready to be sent.
pub(crate) struct Outgoing {
    pub(crate) post: bool,
    pub(crate) url: String,
    pub(crate) query: Vec<(String, String)>,
    /// JSON text.
    pub(crate) body: Option<String>,
}

impl Outgoing {
    /// The URL with its query.
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

    /// The `Request`, if the platform can make it. How it is fetched is up to `fetch.js`.
    pub(super) fn request(&self, url: &str, token: Option<&str>) -> Option<Request> {
        let global = js_sys::global();
        // Test environments may hide these classes.
        if !["Request", "Headers"].iter().all(|name| property(&global, name).is_function()) {
            return None;
        }
        let mut builder = RequestBuilder::new(url).method(if self.post { Method::POST } else { Method::GET });
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
