//! When a request is tried again, and how long to wait before: plain Rust.

use std::ops::Range;

use ocean_fleet_engine::date::instant;

/// The first backoff, doubled with each attempt, in milliseconds.
const FIRST_BACKOFF: f64 = 400.0;
/// The longest backoff.
const MAX_BACKOFF: f64 = 20_000.0;
/// The longest wait that is granted to a server.
const MAX_RETRY_AFTER: f64 = 60_000.0;

/// How long to wait after a failed attempt (the first one is 1): anything up to a bound that doubles, so that many
/// clients do not come back at once; but not less than the server asks for.
pub(crate) fn delay(attempt: u32, random: f64, retry_after: Option<f64>) -> f64 {
    let bound = (FIRST_BACKOFF * 2f64.powi(attempt.min(16) as i32 - 1)).min(MAX_BACKOFF);
    (bound * random).max(retry_after.unwrap_or(0.0).min(MAX_RETRY_AFTER))
}

/// What a server asks for in `Retry-After`, in milliseconds: seconds, or a date of HTTP. Anything else is ignored.
pub(crate) fn retry_after(header: &str, now: f64) -> Option<f64> {
    let header = header.trim();
    let milliseconds =
        seconds(header).map_or_else(|| http_date(header).map(|date| date - now), |s| Some(s * 1_000.0))?;
    (milliseconds >= 0.0).then_some(milliseconds)
}

/// Digits, with decimals or without; a second that has begun counts.
fn seconds(text: &str) -> Option<f64> {
    let (whole, decimals) = match text.bytes().position(|byte| byte == b'.') {
        Some(point) => (text.get(..point)?, text.get(point + 1..)?),
        None => (text, "0"),
    };
    let are_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !are_digits(whole) || !are_digits(decimals) {
        return None;
    }
    let has_begun = decimals.bytes().any(|digit| digit != b'0');
    // More is a century all the same.
    let whole = whole.parse().unwrap_or(u32::MAX);
    Some(f64::from(whole) + f64::from(u8::from(has_begun)))
}

/// A form of a date: digits are `0`, letters of the month `a`; and where the day, the month, the year and the time are.
type Form = (&'static str, [Range<usize>; 4]);

/// The forms of RFC 9110, 5.6.7, behind the name of the weekday.
const FORMS: [Form; 4] = [
    (", 00 aaa 0000 00:00:00 GMT", [2..4, 5..8, 9..13, 14..22]),
    (", 00-aaa-00 00:00:00 GMT", [2..4, 5..8, 9..11, 12..20]),
    (" aaa 00 00:00:00 0000", [5..7, 1..4, 17..21, 8..16]),
    (" aaa  0 00:00:00 0000", [5..7, 1..4, 17..21, 8..16]),
];

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A date in one of the forms of HTTP: milliseconds since 1970.
fn http_date(text: &str) -> Option<f64> {
    let weekday = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let rest = text.get(weekday..).filter(|_| weekday >= 3)?;
    let (_, [day, month, year, time]) = FORMS.iter().find(|(form, _)| has_form(rest, form))?;
    let month = MONTHS.iter().position(|name| rest.get(month.clone()) == Some(name))? + 1;
    let day: u32 = rest.get(day.clone())?.trim().parse().ok()?;
    let year: u32 = rest.get(year.clone())?.parse().ok()?;
    // Two digits: no server asks to wait until another century.
    let year = if year < 100 { year + 2_000 } else { year };
    let date = format!("{year:04}-{month:02}-{day:02}T{}Z", rest.get(time.clone())?);
    instant(date.as_bytes()).map(|milliseconds| milliseconds as f64)
}

fn has_form(text: &str, form: &str) -> bool {
    let is_like = |(byte, form): (u8, u8)| match form {
        b'0' => byte.is_ascii_digit(),
        b'a' => byte.is_ascii_alphabetic(),
        _ => byte == form,
    };
    text.len() == form.len() && text.bytes().zip(form.bytes()).all(is_like)
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

    #[test]
    fn retry_after_is_seconds_which_have_begun() {
        for (header, milliseconds) in [
            (" 120 ", 120_000.0),
            ("0", 0.0),
            ("1.5", 2_000.0),
            ("30.5", 31_000.0),
            ("30.0", 30_000.0),
            ("0.001", 1_000.0),
            ("99999999999", 4_294_967_295_000.0),
        ] {
            assert_eq!(retry_after(header, 0.0), Some(milliseconds), "{header}");
        }
    }

    #[test]
    fn retry_after_is_a_date_in_any_form_of_http() {
        // Sun, 06 Nov 1994 08:49:37 GMT is 784111777; the century of two digits is this one.
        for (header, seconds) in [
            ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777.0),
            ("Sun Nov  6 08:49:37 1994", 784_111_777.0),
            ("Wed Nov 16 08:49:37 1994", 784_975_777.0),
            ("Thursday, 26-Nov-26 08:49:37 GMT", 1_795_682_977.0),
            ("Wed, 29 Feb 2028 00:00:00 GMT", 1_835_395_200.0),
        ] {
            assert_eq!(retry_after(header, 0.0), Some(seconds * 1_000.0), "{header}");
            assert_eq!(retry_after(header, seconds * 1_000.0 - 3_000.0), Some(3_000.0), "{header}");
            assert_eq!(retry_after(header, seconds * 1_000.0 + 1.0), None, "{header}");
        }
    }

    #[test]
    fn anything_else_is_no_retry_after() {
        for header in [
            "",
            "soon",
            "-1",
            "+1",
            "1e3",
            "0x10",
            "Infinity",
            "NaN",
            ".5",
            "5.",
            "1.5.2",
            "1,5",
            "1 2",
            "1, 2",
            "3000-01-01",
            "1 January 3000",
            "2999-11-26T08:49:37Z",
            "Wed, 30 Feb 2028 00:00:00 GMT",
            "Sun, 06 Nov 2994 24:49:37 GMT",
            "Sun, 06 Nov 2994 08:49:37 CET",
            "Sun, 06 Nov 2994 08:49:37",
            "Sun, 06 ovD 2994 08:49:37 GMT",
            ", 06 Nov 2994 08:49:37 GMT",
            "Sun, 6 Nov 2994 08:49:37 GMT",
            "Sun, 06 Nov 2994 08:49:37 GMT; x",
            "é, 06 Nov é",
        ] {
            assert_eq!(retry_after(header, 0.0), None, "{header}");
        }
    }
}
