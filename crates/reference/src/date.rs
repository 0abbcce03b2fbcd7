//! Dates as the contract has them; the calendar is the crate `time`'s.

use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

/// An instant written in ISO 8601, with `Z` or an offset and up to nine decimals or no seconds at all, or as
/// `dd/MM/yyyy HH:mm:ss +0000`: milliseconds since 1970, what is finer being cut off.
pub fn instant(text: &str) -> Option<i64> {
    let without_seconds = numbers("dddd-dd-ddTdd:dd", text).filter(|(_, rest)| rest.starts_with(['Z', '+', '-']));
    if let Some((_, zone)) = without_seconds {
        return instant(&text.replacen(zone, &format!(":00{zone}"), 1));
    }
    let iso = numbers("dddd-dd-ddTdd:dd:dd", text);
    let (date, time, milliseconds, zone) = match (iso.as_ref().map(|(date, rest)| (date.as_slice(), *rest)), text) {
        (Some((&[year, month, day, hours, minutes, seconds], rest)), _) => {
            let (fraction, zone) = match rest.strip_prefix('.') {
                Some(rest) => rest.split_at(rest.find(|letter: char| !letter.is_ascii_digit())?),
                None => ("0", rest),
            };
            if !(1..=9).contains(&fraction.len()) {
                return None;
            }
            let milliseconds = format!("{fraction}00").get(..3)?.parse().ok()?;
            let zone = if zone == "Z" { "+00:00" } else { zone };
            (civil(year, month, day)?, [hours, minutes, seconds], milliseconds, zone)
        }
        _ => {
            let (numbers, zone) = numbers("dd/dd/dddd dd:dd:dd ", text)?;
            let &[day, month, year, hours, minutes, seconds] = numbers.as_slice() else { return None };
            (civil(year, month, day)?, [hours, minutes, seconds], 0, zone)
        }
    };
    let [hours, minutes, seconds] = time.map(u8::try_from);
    let time = Time::from_hms_milli(hours.ok()?, minutes.ok()?, seconds.ok()?, milliseconds).ok()?;
    let instant = PrimitiveDateTime::new(date, time).assume_offset(offset(zone)?);
    let milliseconds = i64::try_from(instant.unix_timestamp_nanos().div_euclid(1_000_000)).ok()?;
    iso_instant(milliseconds).map(|_| milliseconds)
}

/// A day written `dd/MM/yyyy` or in ISO 8601: in ISO 8601.
pub fn day(text: &str) -> Option<String> {
    let iso = numbers("dddd-dd-dd", text).map(|(date, rest)| (date, rest, true));
    let (date, rest, iso) = iso.or_else(|| numbers("dd/dd/dddd", text).map(|(date, rest)| (date, rest, false)))?;
    let &[first, month, last] = date.as_slice() else { return None };
    let (year, day) = if iso { (first, last) } else { (last, first) };
    (rest.is_empty() && civil(year, month, day).is_some()).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// Whether a text is a time of day: `HH:mm`, or `HH:mm:ss`, up to 24:00.
pub fn is_time_of_day(text: &str) -> bool {
    let is_end_of_day = ["24:00", "24:00:00"].contains(&text);
    is_end_of_day
        || ["dd:dd", "dd:dd:dd"].iter().any(|pattern| match numbers(pattern, text) {
            Some((time, "")) => time.iter().zip([24, 60, 60]).all(|(part, limit)| *part < limit),
            _ => false,
        })
}

/// `2024-11-07T09:41:12.635Z`, where the year has four digits.
pub fn iso_instant(milliseconds: i64) -> Option<String> {
    let instant = OffsetDateTime::from_unix_timestamp_nanos(i128::from(milliseconds) * 1_000_000).ok()?;
    let (date, time) = (instant.date(), instant.time());
    let (hours, minutes, seconds, milliseconds) = time.as_hms_milli();
    let text = format!(
        "{:04}-{:02}-{:02}T{hours:02}:{minutes:02}:{seconds:02}.{milliseconds:03}Z",
        date.year(),
        u8::from(date.month()),
        date.day(),
    );
    (0..=9999).contains(&date.year()).then_some(text)
}

fn civil(year: u32, month: u32, day: u32) -> Option<Date> {
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    Date::from_calendar_date(i32::try_from(year).ok()?, month, u8::try_from(day).ok()?).ok()
}

/// `+01:00`, `+0100` or `+01`.
fn offset(text: &str) -> Option<UtcOffset> {
    let sign = text.get(..1)?;
    let digits = |pattern: &str| match numbers(pattern, text.get(1..)?) {
        Some((numbers, "")) => Some(numbers),
        _ => None,
    };
    let (hours, minutes) = match (digits("dd:dd").as_deref(), digits("dddd").as_deref(), digits("dd").as_deref()) {
        (Some(&[hours, minutes]), ..) => (hours, minutes),
        (_, Some(&[both]), _) => (both / 100, both % 100),
        (.., Some(&[hours])) => (hours, 0),
        _ => return None,
    };
    let direction = match sign {
        "+" => 1,
        "-" => -1,
        _ => return None,
    };
    let seconds = direction * i32::try_from(hours * 3_600 + minutes * 60).ok()?;
    if hours < 24 && minutes < 60 { UtcOffset::from_whole_seconds(seconds).ok() } else { None }
}

/// The numbers whose digits a pattern has as `d`, if all else is as in the pattern; and what follows it.
fn numbers<'t>(pattern: &str, text: &'t str) -> Option<(Vec<u32>, &'t str)> {
    let (head, rest) = text.split_at_checked(pattern.len())?;
    let mut digits = String::new();
    for (expected, letter) in pattern.chars().zip(head.chars()) {
        match (expected, letter) {
            ('d', '0'..='9') => digits.push(letter),
            ('d', _) => return None,
            _ if letter == expected => digits.push(' '),
            _ => return None,
        }
    }
    let numbers: Result<_, _> = digits.split_whitespace().map(str::parse).collect();
    Some((numbers.ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_forms_of_an_instant_are_read() {
        for (text, expected) in [
            ("2025-02-07T07:16:15Z", "2025-02-07T07:16:15.000Z"),
            ("2025-02-07T07:16:15.5Z", "2025-02-07T07:16:15.500Z"),
            ("2025-02-07T07:16:15.123999999Z", "2025-02-07T07:16:15.123Z"),
            ("2025-02-07T08:16:15.0+0100", "2025-02-07T07:16:15.000Z"),
            ("2025-02-06T23:46:15-07:30", "2025-02-07T07:16:15.000Z"),
            ("2025-02-07T08:16:15+01", "2025-02-07T07:16:15.000Z"),
            ("2025-02-07T07:16Z", "2025-02-07T07:16:00.000Z"),
            ("2025-02-07T08:16+01:00", "2025-02-07T07:16:00.000Z"),
            ("07/02/2025 08:16:15 +0100", "2025-02-07T07:16:15.000Z"),
            ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00.000Z"),
            ("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"),
        ] {
            assert_eq!(instant(text).and_then(iso_instant).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_real_date_is_refused() {
        for text in [
            "",
            "string",
            "2023-02-29T00:00:00Z",
            "1900-02-29T00:00:00Z",
            "2024-11-07T24:00:00Z",
            "2024-11-07T23:59:60Z",
            "2024-11-07T09:41:12.Z",
            "2024-11-07T09:41.5Z",
            "2024-11-07T24:00Z",
            "2024-11-07T09:41:12.1234567890Z",
            "2024-11-07T09:41:12",
            "2024-11-07T09:41:12+24:00",
            "2024-11-07T09:41:12+01:60",
            "2024-11-07T09:41:12é",
            "31/02/2025 07:16:15 +0000",
            "07/02/2025 07:16:15 Z",
            "9999-12-31T23:59:59-01:00",
            "0000-01-01T00:00:00+01:00",
        ] {
            assert_eq!(instant(text), None, "{text}");
        }
    }

    #[test]
    fn days_and_times_of_day_are_read() {
        assert_eq!(day("07/11/2024").as_deref(), Some("2024-11-07"));
        assert_eq!(day("2024-02-29").as_deref(), Some("2024-02-29"));
        assert_eq!([day("30/02/2024"), day("2024-11-07T00:00:00Z"), day("é1/11/2024")], [None, None, None]);
        assert!(["08:30", "00:00", "23:59:59", "24:00", "24:00:00"].iter().all(|text| is_time_of_day(text)));
        assert!(!["24:01", "24:00:01", "08:60", "8:30", "08:30:60", "08:3é"].iter().any(|text| is_time_of_day(text)));
    }
}
