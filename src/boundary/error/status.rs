//! What HTTP statuses mean.

use crate::boundary::code::Code;

/// What an error status means.
pub(crate) struct Meaning {
    pub(crate) code: Code,
    /// What to do next.
    pub(crate) advice: &'static str,
    /// Whether the answer may be different next time.
    pub(crate) is_transient: bool,
}

/// What an answer with this status means.
pub(crate) fn meaning(status: u16) -> Meaning {
    let code = match status {
        400 | 414 | 422 | 431 => Code::BadRequest,
        401 => Code::Unauthenticated,
        403 => Code::Forbidden,
        404 => Code::NotFound,
        408 => Code::Timeout,
        429 => Code::RateLimited,
        500.. => Code::Server,
        _ => Code::UnexpectedStatus,
    };
    let advice = match status {
        0 => "The platform hides the answer: `fetch` must not use the mode \"no-cors\".",
        300..400 => {
            "Redirects are not followed, so that the token goes nowhere else: set `baseUrl` to where the API is."
        }
        400 | 422 => "Check what was sent: the parameters or, of a sign-in, the credentials.",
        401 => "The login or the token is not, or no longer, accepted: sign in, or give a new token.",
        403 => "This user may not see it: check the rights, and `customerId`.",
        404 => "Check the base URL, and that the subscription has this service.",
        407 | 511 => "A proxy between here and the API wants a sign-in of its own.",
        408 => "The server waited too long for the request: check the connection, and try again.",
        // Long lists of identifiers make long addresses.
        413 | 414 | 431 => "The request is too long: ask in portions, with fewer identifiers at a time.",
        429 => "Wait before the next request, and ask less often.",
        500.. if !matches!(status, 501 | 505) => "Try again later.",
        _ => "Check the base URL: the Ocean API does not answer this.",
    };
    Meaning { code, advice, is_transient: matches!(status, 408 | 429 | 500 | 502 | 503 | 504) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_advice_fits_the_status() {
        for (status, word) in [(0, "no-cors"), (302, "Redirects"), (407, "proxy"), (511, "proxy"), (501, "base URL")] {
            assert!(meaning(status).advice.contains(word), "{status}");
        }
        for status in [413, 414, 431] {
            assert!(meaning(status).advice.contains("portions"), "{status}");
        }
    }

    #[test]
    fn only_transient_statuses_are_retried() {
        let transient: Vec<u16> = (100..600).filter(|status| meaning(*status).is_transient).collect();
        assert_eq!(transient, [408, 429, 500, 502, 503, 504]);
    }
}
