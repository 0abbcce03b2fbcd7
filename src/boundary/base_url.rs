//! The base URL, and whether a token may be sent there.

use web_sys::Url;

use super::error::{Code, Error};
use super::value::property;

/// The absolute form of a base URL, without a slash at its end.
///
/// # Errors
/// It is not a URL of a server, or the token would travel in the clear.
pub(crate) fn resolve(given: &str, allow_insecure: bool) -> Result<String, Error> {
    let page = property(&property(&js_sys::global(), "location"), "href").as_string();
    let page = page.and_then(|href| Url::new(&href).ok());
    let url = match &page {
        Some(page) => Url::new_with_base(given, &page.href()),
        None => Url::new(given),
    };
    let url = url.map_err(|_| {
        invalid("`baseUrl` must be an absolute http(s) URL or, in a page, a path such as \"/restapi\".")
    })?;
    if !matches!(url.protocol().as_str(), "https:" | "http:") {
        return Err(invalid("`baseUrl` must be an http(s) URL."));
    }
    if url.href() != url.origin() + &url.pathname() {
        return Err(invalid("`baseUrl` must have no credentials, query or fragment."));
    }
    let is_same_origin = page.is_some_and(|page| page.origin() == url.origin());
    if url.protocol() == "http:" && !is_loopback(&url.hostname()) && !is_same_origin && !allow_insecure {
        return Err(invalid(
            "`baseUrl` is not secure: the token would travel in the clear. Use https, or set `allowInsecure: true`.",
        ));
    }
    Ok(url.href().trim_end_matches('/').to_owned())
}

/// Whether a host, as `Url` writes it, is this machine.
fn is_loopback(host: &str) -> bool {
    host == "localhost"
        || host.ends_with(".localhost")
        || host == "[::1]"
        // A host of digits is an address: `Url` takes no other.
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
