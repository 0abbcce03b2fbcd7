//! How long to wait before a retry: plain Rust.

/// The first backoff, doubled with each attempt, in milliseconds.
const FIRST_BACKOFF: f64 = 400.0;
/// The longest backoff.
const MAX_BACKOFF: f64 = 20_000.0;
/// The longest wait that a server can ask for.
const MAX_RETRY_AFTER: f64 = 60_000.0;

/// How long to wait after a failed attempt (the first is 1): a random time up to a bound that doubles, so that many clients
/// do not come back at once, but no less than the server asks for.
pub(crate) fn delay(attempt: u32, random: f64, retry_after: Option<f64>) -> f64 {
    let bound = (FIRST_BACKOFF * 2f64.powi(attempt.min(16) as i32 - 1)).min(MAX_BACKOFF);
    (bound * random).max(retry_after.unwrap_or(0.0).min(MAX_RETRY_AFTER))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_double_up_to_a_bound_and_heed_the_server_up_to_a_minute() {
        assert!((delay(1, 1.0, None) - 400.0).abs() < f64::EPSILON);
        assert!((delay(3, 0.5, None) - 800.0).abs() < f64::EPSILON);
        assert!((delay(30, 1.0, None) - MAX_BACKOFF).abs() < f64::EPSILON);
        assert!((delay(1, 0.0, Some(5_000.0)) - 5_000.0).abs() < f64::EPSILON);
        assert!((delay(1, 0.0, Some(1e9)) - MAX_RETRY_AFTER).abs() < f64::EPSILON);
    }
}
