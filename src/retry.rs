//! When a request is tried again, and how long to wait before: plain Rust.

/// The first backoff, doubled with each attempt, in milliseconds.
const BASE: f64 = 400.0;
/// The longest backoff.
const LONGEST: f64 = 20_000.0;
/// The longest that a server's wish is heeded.
const LONGEST_WISH: f64 = 60_000.0;

/// Whether an answer with this status may be different next time.
pub(crate) fn is_transient(status: u16) -> bool {
    matches!(status, 408 | 429 | 500 | 502 | 503 | 504)
}

/// How long to wait after a failed attempt (the first one is 1): anything up to a bound that doubles, so that many
/// clients do not come back at once; but not less than the server asks for.
pub(crate) fn delay(attempt: u32, random: f64, wish: Option<f64>) -> f64 {
    let bound = (BASE * 2f64.powi(attempt.min(16) as i32 - 1)).min(LONGEST);
    (bound * random).max(wish.unwrap_or(0.0).min(LONGEST_WISH))
}

/// What a server asks for in `Retry-After`, in milliseconds: seconds, or a date, which `parse` reads.
pub(crate) fn wish(header: &str, now: f64, parse: impl FnOnce(&str) -> f64) -> Option<f64> {
    let header = header.trim_ascii();
    let milliseconds = match header.parse::<u32>() {
        Ok(seconds) => f64::from(seconds) * 1_000.0,
        Err(_) => parse(header) - now,
    };
    (milliseconds.is_finite() && milliseconds >= 0.0).then_some(milliseconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_double_up_to_a_bound_and_heed_the_server_up_to_a_minute() {
        assert!((delay(1, 1.0, None) - 400.0).abs() < f64::EPSILON);
        assert!((delay(3, 0.5, None) - 800.0).abs() < f64::EPSILON);
        assert!((delay(30, 1.0, None) - LONGEST).abs() < f64::EPSILON);
        assert!((delay(1, 0.0, Some(5_000.0)) - 5_000.0).abs() < f64::EPSILON);
        assert!((delay(1, 0.0, Some(1e9)) - LONGEST_WISH).abs() < f64::EPSILON);
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        assert_eq!(wish(" 120 ", 0.0, |_| f64::NAN), Some(120_000.0));
        assert_eq!(wish("Wed, 21 Oct 2026 07:28:00 GMT", 1_000.0, |_| 4_000.0), Some(3_000.0));
        assert_eq!(wish("Wed, 21 Oct 2015 07:28:00 GMT", 5_000.0, |_| 4_000.0), None);
        assert_eq!(wish("soon", 0.0, |_| f64::NAN), None);
    }

    #[test]
    fn only_statuses_that_may_pass_are_tried_again() {
        let transient: Vec<u16> = (100..600).filter(|status| is_transient(*status)).collect();
        assert_eq!(transient, [408, 429, 500, 502, 503, 504]);
    }
}
