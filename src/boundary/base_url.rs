//! The base URL, and whether a token may be sent there.

use wasm_bindgen::prelude::*;

use super::error::{Code, Error};
use super::value::property;

#[wasm_bindgen(module = "/src/boundary/base_url.js")]
extern "C" {
    /// Resolves an address the way the platform does: `{ url, isSameOrigin }`, or nothing.
    #[wasm_bindgen(js_name = resolve)]
    fn resolve_address(given: &str) -> JsValue;
}

/// The absolute form of a base URL, without a slash at its end.
///
/// # Errors
/// It is not a URL of a server, or the token would travel in the clear.
pub(crate) fn resolve(given: &str, allow_insecure: bool) -> Result<String, Error> {
    let resolved = resolve_address(given);
    if resolved.is_undefined() {
        return Err(invalid("`baseUrl` must be an absolute http(s) URL or, in a page, a path such as \"/restapi\"."));
    }
    let url = property(&resolved, "url");
    let part = |name| property(&url, name).as_string().unwrap_or_default();
    let (protocol, href) = (part("protocol"), part("href"));
    if !matches!(protocol.as_str(), "https:" | "http:") {
        return Err(invalid("`baseUrl` must be an http(s) URL."));
    }
    if href != part("origin") + &part("pathname") {
        return Err(invalid("`baseUrl` must have no credentials, query or fragment."));
    }
    let is_safe = protocol == "https:"
        || is_loopback(&part("hostname"))
        || property(&resolved, "isSameOrigin").is_truthy()
        || allow_insecure;
    if !is_safe {
        return Err(invalid(
            "`baseUrl` is not secure: the token would travel in the clear. Use https, or set `allowInsecure: true`.",
        ));
    }
    Ok(href.trim_end_matches('/').to_owned())
}

/// Whether a host, as `Url` writes it, is the local machine.
fn is_loopback(host: &str) -> bool {
    host == "localhost"
        || host.ends_with(".localhost")
        || host == "[::1]"
        // `Url` accepts a host of digits and dots only if it is an address.
        || (host.starts_with("127.") && host.bytes().all(|byte| byte == b'.' || byte.is_ascii_digit()))
}

fn invalid(message: &str) -> Error {
    Error::new(Code::InvalidOptions, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machine_has_a_few_names_and_a_range_of_addresses() {
        for host in ["localhost", "app.localhost", "[::1]", "127.0.0.1", "127.255.255.254"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["localhost.example", "example.com", "127.example.com", "128.0.0.1", "[::2]", "0.0.0.0"] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
