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

/// What an answer with this status means.
pub(crate) fn meaning(status: u16) -> Meaning {
    let (code, advice) = match status {
        400 | 422 => (Code::BadRequest, "Check the parameters."),
        401 => (
            Code::Unauthenticated,
            "The login or the token is not, or no longer, accepted: sign in, or give a new token.",
        ),
        403 => (Code::Forbidden, "This user may not see it: check the rights, and `customerId`."),
        404 => (Code::NotFound, "Check the base URL, and that the subscription has this service."),
        408 => (Code::Timeout, "Try again."),
        429 => (Code::RateLimited, "Wait before the next request."),
        500.. => (Code::Server, "Try again later."),
        _ => (Code::UnexpectedStatus, "Check the base URL: the Ocean API does not answer this."),
    };
    Meaning { code, advice, is_transient: matches!(status, 408 | 429 | 500 | 502 | 503 | 504) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_statuses_that_may_pass_are_tried_again() {
        let transient: Vec<u16> = (100..600).filter(|status| meaning(*status).is_transient).collect();
        assert_eq!(transient, [408, 429, 500, 502, 503, 504]);
    }
}
