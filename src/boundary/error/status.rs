//! What the HTTP statuses of answers mean.

use crate::boundary::code::Code;

/// What an error status means.
pub(crate) struct Meaning {
    pub(crate) code: Code,
    /// What to do next.
    pub(crate) advice: &'static str,
    /// Whether the answer may be different next time.
    pub(crate) is_transient: bool,
}

/// Long lists of identifiers make long addresses.
const TOO_LONG: &str = "The request is too long: ask in portions, with fewer identifiers at a time.";

/// What an answer with this status means.
pub(crate) fn meaning(status: u16) -> Meaning {
    let (code, advice) = match status {
        0 => (Code::UnexpectedStatus, "The platform hides the answer: `fetch` must not use the mode \"no-cors\"."),
        300..400 => (
            Code::UnexpectedStatus,
            "Redirects are not followed, so that the token goes nowhere else: set `baseUrl` to where the API is.",
        ),
        400 | 422 => (Code::BadRequest, "Check what was sent: the parameters or, of a sign-in, the credentials."),
        401 => (
            Code::Unauthenticated,
            "The login or the token is not, or no longer, accepted: sign in, or give a new token.",
        ),
        403 => (Code::Forbidden, "This user may not see it: check the rights, and `customerId`."),
        404 => (Code::NotFound, "Check the base URL, and that the subscription has this service."),
        407 | 511 => (
            if status == 407 { Code::UnexpectedStatus } else { Code::Server },
            "A proxy between here and the API wants a sign-in of its own.",
        ),
        408 => (Code::Timeout, "The server waited too long for the request: check the connection, and try again."),
        413 => (Code::UnexpectedStatus, TOO_LONG),
        414 | 431 => (Code::BadRequest, TOO_LONG),
        429 => (Code::RateLimited, "Wait before the next request, and ask less often."),
        501 | 505 => (Code::Server, "Check the base URL: the Ocean API does not answer this."),
        500.. => (Code::Server, "Try again later."),
        _ => (Code::UnexpectedStatus, "Check the base URL: the Ocean API does not answer this."),
    };
    Meaning { code, advice, is_transient: matches!(status, 408 | 429 | 500 | 502 | 503 | 504) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advice_helps_in_the_very_case() {
        for (status, word) in [(0, "no-cors"), (302, "Redirects"), (407, "proxy"), (511, "proxy"), (501, "base URL")] {
            assert!(meaning(status).advice.contains(word), "{status}");
        }
        for status in [413, 414, 431] {
            assert!(meaning(status).advice.contains("portions"), "{status}");
        }
    }

    #[test]
    fn only_statuses_that_may_pass_are_tried_again() {
        let transient: Vec<u16> = (100..600).filter(|status| meaning(*status).is_transient).collect();
        assert_eq!(transient, [408, 429, 500, 502, 503, 504]);
    }
}
