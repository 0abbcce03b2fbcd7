//! The base URL, and whether a token may be sent there: see `base_url.js`, which a page with a worker calls, too.

use wasm_bindgen::prelude::*;

use super::error::{Code, Error};
use super::value::property;

#[wasm_bindgen(module = "/src/boundary/base_url.js")]
extern "C" {
    #[wasm_bindgen(js_name = resolveBaseUrl)]
    fn resolve_base_url(given: &str, allow_insecure: bool) -> JsValue;
}

/// The absolute form of a base URL, without a slash at its end.
///
/// # Errors
/// It is not a URL of a server, or the token would travel in the clear.
pub(crate) fn resolve(given: &str, allow_insecure: bool) -> Result<String, Error> {
    let resolved = resolve_base_url(given, allow_insecure);
    let part = |name| property(&resolved, name).as_string();
    part("href").ok_or_else(|| Error::new(Code::InvalidOptions, part("problem").unwrap_or_default()))
}
