//! Dates: instants come in three forms and days in two; each leaves in one.

/// Milliseconds in a day.
const DAY: i64 = 86_400_000;
/// 0000-01-01T00:00:00.000Z to 9999-12-31T23:59:59.999Z: the years that have four digits.
const RANGE: std::ops::RangeInclusive<i64> = -62_167_219_200_000..=253_402_300_799_999;

/// How many days a month has; 0 if there is no such month.
pub(crate) fn days_in_month(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// Days from 1970-01-01 to a day of the proleptic Gregorian calendar.
fn days_from_civil(year: u32, month: u32, day: u32) -> i64 {
    // Years begin in March here, so that the leap day comes last.
    let year = i64::from(year) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = i64::from((153 * ((month + 9) % 12) + 2) / 5 + day) - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The inverse of [`days_from_civil`].
fn civil_from_days(days: i64) -> (u32, u32, u32) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year as u32, month as u32, day as u32)
}

/// What is left to read of a text.
struct Parser<'t>(&'t [u8]);

impl Parser<'_> {
    fn eat(&mut self, byte: u8) -> Option<()> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = rest;
        (first == byte).then_some(())
    }

    fn peek(&self) -> u8 {
        self.0.first().copied().unwrap_or(0)
    }

    /// A number of exactly `count` digits.
    fn digits(&mut self, count: usize) -> Option<u32> {
        let (digits, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        digits.iter().try_fold(0, |value, digit| digit.is_ascii_digit().then(|| value * 10 + u32::from(digit & 15)))
    }

    /// `HH:mm`, or `HH:mm:ss` if it has seconds, in milliseconds.
    fn time(&mut self, has_seconds: bool) -> Option<i64> {
        let hours = self.digits(2)?;
        self.eat(b':')?;
        let minutes = self.digits(2)?;
        let mut seconds = 0;
        if has_seconds {
            self.eat(b':')?;
            seconds = self.digits(2)?;
        }
        (hours < 24 && minutes < 60 && seconds < 60).then(|| i64::from((hours * 60 + minutes) * 60 + seconds) * 1_000)
    }

    /// `+01:00`, `+0100` or `+01`, in milliseconds.
    fn offset(&mut self) -> Option<i64> {
        let sign = match self.peek() {
            b'+' => 1,
            b'-' => -1,
            _ => return None,
        };
        self.eat(self.peek())?;
        let hours = self.digits(2)?;
        if self.peek() == b':' {
            self.eat(b':')?;
        } else if self.0.is_empty() {
            return (hours < 24).then(|| sign * i64::from(hours) * 3_600_000);
        }
        let minutes = self.digits(2)?;
        (hours < 24 && minutes < 60).then(|| sign * i64::from(hours * 60 + minutes) * 60_000)
    }

    /// `2024-11-07`, in days from 1970-01-01.
    fn iso_day(&mut self) -> Option<i64> {
        let year = self.digits(4)?;
        self.eat(b'-')?;
        let month = self.digits(2)?;
        self.eat(b'-')?;
        let day = self.digits(2)?;
        (1..=days_in_month(year, month)).contains(&day).then(|| days_from_civil(year, month, day))
    }

    /// `07/11/2024`, in days from 1970-01-01.
    fn slashed_day(&mut self) -> Option<i64> {
        let day = self.digits(2)?;
        self.eat(b'/')?;
        let month = self.digits(2)?;
        self.eat(b'/')?;
        let year = self.digits(4)?;
        (1..=days_in_month(year, month)).contains(&day).then(|| days_from_civil(year, month, day))
    }

    fn day(&mut self) -> Option<i64> {
        if self.0.get(2) == Some(&b'/') { self.slashed_day() } else { self.iso_day() }
    }

    fn end(&self) -> Option<()> {
        self.0.is_empty().then_some(())
    }
}

/// A day in either form, of which these are the first ten bytes, as `2024-11-07`.
#[inline(always)]
pub(crate) fn iso_day(text: &[u8]) -> [u8; 10] {
    match text.first_chunk::<10>() {
        Some(&[d1, d2, b'/', m1, m2, _, y1, y2, y3, y4]) => [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2],
        Some(&day) => day,
        None => [b'0'; 10],
    }
}

/// Whether `text` is an instant such as `2024-11-07T09:41:12.635Z`, in exactly this form.
#[cfg_attr(target_arch = "wasm32", allow(dead_code))]
pub(crate) fn is_canonical(text: &[u8; 24]) -> bool {
    matches!(text, [_, _, _, _, b'-', .., b'.', _, _, _, b'Z']) && instant(text).is_some()
}

/// Reads an instant in ISO 8601, with `Z` or an offset, and with up to nine decimals or without seconds; or in the form
/// `dd/MM/yyyy HH:mm:ss +0000`: milliseconds since 1970, truncated.
pub fn instant(text: &[u8]) -> Option<i64> {
    let mut parser = Parser(text);
    let slashed = text.get(2) == Some(&b'/');
    let days = parser.day()?;
    parser.eat(if slashed { b' ' } else { b'T' })?;
    let has_seconds = slashed || text.get(16) == Some(&b':');
    let mut milliseconds = days * DAY + parser.time(has_seconds)?;
    if slashed {
        parser.eat(b' ')?;
    } else if has_seconds && parser.peek() == b'.' {
        parser.eat(b'.')?;
        let mut scale = 100;
        let mut count = 0;
        while parser.peek().is_ascii_digit() && count < 9 {
            milliseconds += i64::from(parser.digits(1)?) * scale;
            scale /= 10;
            count += 1;
        }
        if count == 0 {
            return None;
        }
    }
    if !slashed && parser.peek() == b'Z' {
        parser.eat(b'Z')?;
    } else {
        milliseconds -= parser.offset()?;
    }
    parser.end()?;
    from_epoch(milliseconds)
}

/// An instant, given in milliseconds since 1970, if its year has four digits.
pub fn from_epoch(milliseconds: i64) -> Option<i64> {
    RANGE.contains(&milliseconds).then_some(milliseconds)
}

/// Reads a day in the form `dd/MM/yyyy` or in ISO 8601: days since 1970-01-01.
pub fn day(text: &[u8]) -> Option<i64> {
    let mut parser = Parser(text);
    let day = parser.day()?;
    parser.end()?;
    Some(day)
}

/// Whether `text` is a time of day, `HH:mm` or `HH:mm:ss`, from 00:00 to 24:00.
pub(crate) fn is_time_of_day(text: &[u8]) -> bool {
    let has_seconds = text.len() == 8;
    let is_length_right = has_seconds || text.len() == 5;
    matches!(text, b"24:00" | b"24:00:00") || (is_length_right && Parser(text).time(has_seconds).is_some())
}

/// Whether `text` is a time of day, `HH:mm`, before 24:00.
#[inline(always)]
pub(crate) fn are_hours_and_minutes(&[h, hh, colon, m, mm]: &[u8; 5]) -> bool {
    let are_hours = hh.is_ascii_digit() && (matches!(h, b'0' | b'1') || (h == b'2' && hh < b'4'));
    are_hours && colon == b':' && matches!(m, b'0'..=b'5') && mm.is_ascii_digit()
}

/// Fills `text` with the last digits of `value`.
fn put(text: &mut [u8], value: u32) {
    let mut value = value;
    for digit in text.iter_mut().rev() {
        *digit = b'0' + (value % 10) as u8;
        value /= 10;
    }
}

/// The text of a day, given in days since 1970-01-01: `2024-11-07`.
pub fn write_day(days: i64) -> [u8; 10] {
    let (year, month, day) = civil_from_days(days);
    let mut text = *b"0000-00-00";
    let [y @ .., _, _, _, _, _, _] = &mut text;
    put(y, year);
    let [_, _, _, _, _, m @ .., _, _, _] = &mut text;
    put(m, month);
    let [.., d0, d1] = &mut text;
    (*d0, *d1) = (b'0' + (day / 10) as u8, b'0' + (day % 10) as u8);
    text
}

/// The text of an instant, given in milliseconds since 1970: `2024-11-07T09:41:12.635Z`.
pub fn write_instant(milliseconds: i64) -> [u8; 24] {
    let mut text = *b"0000-00-00T00:00:00.000Z";
    let time = milliseconds.rem_euclid(DAY) as u32;
    if let Some((day, rest)) = text.split_first_chunk_mut::<10>() {
        *day = write_day(milliseconds.div_euclid(DAY));
        let parts = [time / 3_600_000, time / 60_000 % 60, time / 1_000 % 60];
        for (chunk, part) in rest.chunks_exact_mut(3).zip(parts) {
            // Each chunk is a separator and two digits.
            if let Some((_, digits)) = chunk.split_first_mut() {
                put(digits, part);
            }
        }
        if let Some(decimals) = rest.get_mut(10..13) {
            put(decimals, time % 1_000);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_ten_thousand_years_survives_the_round_trip() {
        let mut expected = days_from_civil(0, 1, 1);
        for year in 0..10_000 {
            for month in 1..=12 {
                for day in 1..=days_in_month(year, month) {
                    assert_eq!(days_from_civil(year, month, day), expected);
                    assert_eq!(civil_from_days(expected), (year, month, day));
                    expected += 1;
                }
            }
        }
        assert_eq!(days_from_civil(1970, 1, 1), 0);
    }

    #[test]
    fn the_three_forms_of_one_instant_are_the_same() {
        let expected = Some(1_738_912_575_000);
        for text in [
            "2025-02-07T07:16:15Z",
            "2025-02-07T07:16:15.000Z",
            "2025-02-07T07:16:15.000999999Z",
            "2025-02-07T08:16:15+01:00",
            "2025-02-07T08:16:15.0+0100",
            "2025-02-07T08:16:15+01",
            "2025-02-06T23:46:15-07:30",
            "07/02/2025 07:16:15 +0000",
            "07/02/2025 08:16:15 +0100",
        ] {
            assert_eq!(instant(text.as_bytes()), expected, "{text}");
        }
        assert_eq!(write_instant(1_738_912_575_000), *b"2025-02-07T07:16:15.000Z");
        assert_eq!(write_instant(-1), *b"1969-12-31T23:59:59.999Z");
    }

    #[test]
    fn seconds_may_be_left_out() {
        for text in ["2025-02-07T07:16Z", "2025-02-07T08:16+01:00", "2025-02-07T08:16+0100", "2025-02-06T23:46-07:30"] {
            assert_eq!(instant(text.as_bytes()), Some(1_738_912_560_000), "{text}");
        }
        for text in [
            "2025-02-07T07:16",
            "2025-02-07T07:16:Z",
            "2025-02-07T07:16.5Z",
            "2025-02-07T07Z",
            "2025-02-07T0716Z",
            "2025-02-07T24:00Z",
            "2025-02-07T07:60Z",
            "07/02/2025 07:16 +0000",
        ] {
            assert_eq!(instant(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn other_text_is_not_an_instant() {
        for text in [
            "",
            "string",
            "2025-02-07",
            "2025-02-07T07:16:15",
            "2025-02-07T07:16:15.Z",
            "2025-02-07T07:16:15.1234567890Z",
            "2025-02-07t07:16:15z",
            "2025-02-07 07:16:15Z",
            "2025-02-29T07:16:15Z",
            "2025-13-01T07:16:15Z",
            "2025-00-01T07:16:15Z",
            "2025-01-00T07:16:15Z",
            "2025-02-07T24:00:00Z",
            "2025-02-07T07:60:00Z",
            "2025-02-07T07:16:60Z",
            "2025-02-07T07:16:15+24:00",
            "2025-02-07T07:16:15+1:00",
            "2025-02-07T07:16:15Z ",
            "31/02/2025 07:16:15 +0000",
            "07/02/2025 07:16:15",
            "07/02/2025 07:16:15 Z",
            "0000-01-01T00:00:00+00:01",
            "9999-12-31T23:59:59-00:01",
        ] {
            assert_eq!(instant(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn days_and_times_of_day() {
        assert_eq!(day(b"07/02/2025").map(write_day), Some(*b"2025-02-07"));
        assert_eq!(day(b"2025-02-07").map(write_day), Some(*b"2025-02-07"));
        assert_eq!(day(b"29/02/2025"), None);
        assert_eq!(day(b"07/02/2025 "), None);
        assert!(is_time_of_day(b"23:59") && is_time_of_day(b"00:00:59"));
        for (hour, minute) in (0..100).flat_map(|number| [(number, 59), (23, number)]) {
            let (time, exists) =
                (format!("{hour:02}:{minute:02}"), (hour < 24 && minute < 60) || (hour, minute) == (24, 0));
            assert_eq!(is_time_of_day(time.as_bytes()), exists, "{time}");
            assert_eq!(is_time_of_day(format!("{time}:00").as_bytes()), exists, "{time}:00");
        }
        for text in ["", "8:30", "08.30", "08:3:", "/8:30", "0::30", "08:30:", "08:30:60", "24:00:01", "24:01"] {
            assert!(!is_time_of_day(text.as_bytes()), "{text}");
        }
    }
}
