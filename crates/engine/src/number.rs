//! Numbers: exact integers, and doubles that can be read with a single rounding.

use crate::block::word;

/// The largest integer below which a double can hold every integer: 2⁵³−1.
pub const MAX_SAFE_INTEGER: i64 = (1 << 53) - 1;

/// How a number goes to JavaScript.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Number {
    /// An integer of 32 bits.
    Integer(i32),
    /// A double, exactly as JavaScript would read it.
    Double(f64),
    /// The text, as it has too many digits, or an exponent: JavaScript must read it.
    Text,
}

/// The value of a JSON number if it is an integer, in any notation, within ±(2⁵³−1).
pub(crate) fn safe_integer(text: &[u8]) -> Option<i64> {
    let (negative, digits) = match text.split_first() {
        Some((b'-', rest)) => (true, rest),
        _ => (false, text),
    };
    let mut value: i64 = 0;
    let mut rest = digits;
    // By how many digits the exponent and the fraction move the point to the right.
    let mut shift: i64 = 0;
    let mut zeros: i64 = 0;
    let mut fraction = false;
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        match byte {
            b'.' => fraction = true,
            b'e' | b'E' => {
                shift = shift.saturating_add(exponent(tail));
                break;
            }
            _ => {
                shift -= i64::from(fraction);
                // Zeros count only if another digit follows.
                if byte == b'0' {
                    zeros += 1;
                    continue;
                }
                value = append_zeros(value, zeros)?.checked_mul(10)?.checked_add(i64::from(byte & 15))?;
                zeros = 0;
            }
        }
    }
    if value == 0 {
        return Some(0);
    }
    // Trailing zeros make up for a negative shift; any other digit after the point is a fraction.
    let value = append_zeros(value, zeros.saturating_add(shift))?;
    (value <= MAX_SAFE_INTEGER).then_some(if negative { -value } else { value })
}

/// `value` followed by `zeros`; `None` if that is too large, or if `zeros` is negative.
#[inline(never)]
fn append_zeros(value: i64, zeros: i64) -> Option<i64> {
    if value == 0 {
        return Some(0);
    }
    let factor = 10i64.checked_pow(u32::try_from(zeros).ok()?)?;
    value.checked_mul(factor)
}

fn exponent(text: &[u8]) -> i64 {
    let (sign, digits) = match text.split_first() {
        Some((b'-', rest)) => (-1, rest),
        Some((b'+', rest)) => (1, rest),
        _ => (1, text),
    };
    let value = digits.iter().fold(0i64, |value, digit| value.saturating_mul(10).saturating_add(i64::from(digit & 15)));
    sign * value.min(1 << 40)
}

/// Powers of ten that doubles hold exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

/// The value of up to eight digits, in a word of eight bytes with the first one lowest; anything may follow them.
#[inline(always)]
pub(crate) fn read_short(word: u64, len: usize) -> Option<i32> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let filling = 8usize.checked_sub(len)? as u32 * 8;
    // The digits, after leading zeros.
    let digits = word.checked_shl(filling)? | (ONES * u64::from(b'0')).checked_shr(64 - filling).unwrap_or(0);
    let values = digits ^ (ONES * u64::from(b'0'));
    if (values | values.wrapping_add(ONES * 6)) & (ONES * 0xF0) != 0 {
        return None;
    }
    // Pairs, then fours, then all eight: each adds 10, 100 or 10,000 times the first half to the second.
    let pairs = (values.wrapping_mul(10) + (values >> 8)) & 0x00FF_00FF_00FF_00FF;
    let fours = (pairs.wrapping_mul(100) + (pairs >> 16)) & 0x0000_FFFF_0000_FFFF;
    Some((fours.wrapping_mul(10_000) + (fours >> 32)) as u32 as i32)
}

/// Reads a JSON number, which is the first `len` bytes. It is faster if some more bytes follow.
#[inline(never)]
pub(crate) fn read(text: &[u8], len: usize) -> Number {
    let negative = text.first() == Some(&b'-');
    let sign = usize::from(negative);
    let (digits, len) = (text.get(sign..).unwrap_or_default(), len.saturating_sub(sign));
    let Some(Digits { value, decimals }) = two_words(digits, len).or_else(|| any_digits(digits.get(..len)?)) else {
        return Number::Text;
    };
    if decimals.is_none() && (value != 0 || !negative) {
        let value = if negative { -value } else { value };
        if let Ok(small) = i32::try_from(value) {
            return Number::Integer(small);
        }
    }
    match POWERS.get(decimals.unwrap_or(0)) {
        // Both are exact, so the quotient is rounded once.
        Some(power) if value <= MAX_SAFE_INTEGER => {
            let value = value as f64 / power;
            Number::Double(if negative { -value } else { value })
        }
        _ => Number::Text,
    }
}

/// The digits of a number without sign and exponent.
struct Digits {
    /// All of them as one integer.
    value: i64,
    /// How many are after the point, if there is a point.
    decimals: Option<usize>,
}

/// Reads up to sixteen digits, eight at a time: an integer, or a number with at most eight digits on either side of its
/// point.
#[inline(always)]
fn two_words(text: &[u8], len: usize) -> Option<Digits> {
    let first = word(text, 0);
    let point = position_of_point(first);
    if point < len.min(8) {
        let decimals = len - point - 1;
        let (whole, fraction) = (read_short(first, point)?, read_short(word(text, point + 1), decimals)?);
        let value = i64::from(whole) * (*POWERS.get(decimals)? as i64) + i64::from(fraction);
        return Some(Digits { value, decimals: Some(decimals) });
    }
    let Some(upper) = len.checked_sub(8).filter(|&upper| upper > 0) else {
        return Some(Digits { value: read_short(first, len)?.into(), decimals: None });
    };
    let (upper, lower) = (read_short(first, upper)?, read_short(word(text, upper), 8)?);
    Some(Digits { value: i64::from(upper) * 100_000_000 + i64::from(lower), decimals: None })
}

/// Where the first point is in a word; 8 if there is none.
#[inline(always)]
fn position_of_point(word: u64) -> usize {
    const LOW: u64 = 0x0101_0101_0101_0101;
    let points = word ^ (LOW * u64::from(b'.'));
    ((points.wrapping_sub(LOW) & !points & (LOW << 7)).trailing_zeros() / 8) as usize
}

/// Reads up to seventeen characters, one at a time.
fn any_digits(text: &[u8]) -> Option<Digits> {
    if text.len() > 17 {
        return None;
    }
    let mut digits = Digits { value: 0, decimals: None };
    for &byte in text {
        match byte {
            b'0'..=b'9' => {
                digits.value = digits.value * 10 + i64::from(byte & 15);
                digits.decimals = digits.decimals.map(|decimals| decimals + 1);
            }
            b'.' => digits.decimals = Some(0),
            _ => return None,
        }
    }
    Some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn integers_are_exact_in_any_notation() {
        for (text, value) in [
            ("0", 0),
            ("-0", 0),
            ("0.000e-999999999999999999999", 0),
            ("0e99999999999999999999", 0),
            ("1.0", 1),
            ("1e3", 1_000),
            ("1.5e1", 15),
            ("1200e-2", 12),
            ("-100.00E+2", -10_000),
            ("9007199254740991", MAX_SAFE_INTEGER),
            ("-9007199254740991", -MAX_SAFE_INTEGER),
            ("90071992547409910e-1", MAX_SAFE_INTEGER),
            ("10000000000000000000000e-20", 100),
        ] {
            assert_eq!(safe_integer(text.as_bytes()), Some(value), "{text}");
        }
        for text in
            ["9007199254740992", "9007199254740991.4", "1.5", "1e-1", "1e16", "1e400", "0.1", "99999999999999999999"]
        {
            assert_eq!(safe_integer(text.as_bytes()), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_few_digits_are_read_at_once_and_nothing_else_is(text in "[0-9]{1,9}|[ -~]{0,9}", after in any::<u64>()) {
            let digits = text.len() <= 8 && !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            let word = [text.as_bytes(), &after.to_le_bytes()].concat();
            let word = u64::from_le_bytes(*word.first_chunk().unwrap());
            prop_assert_eq!(read_short(word, text.len()), if digits { text.parse().ok() } else { None });
        }

        #[test]
        fn what_is_read_is_what_the_standard_library_reads(text in "-?(0|[1-9][0-9]{0,18})(\\.[0-9]{1,18})?([eE][-+]?[0-9]{1,3})?", after in "[,0-9.]{0,20}") {
            let expected: f64 = text.parse().unwrap();
            match read([text.as_str(), &after].concat().as_bytes(), text.len()) {
                Number::Integer(value) => prop_assert_eq!(f64::from(value).to_bits(), expected.to_bits()),
                Number::Double(value) => prop_assert_eq!(value.to_bits(), expected.to_bits()),
                Number::Text => {}
            }
        }

        #[test]
        fn a_safe_integer_is_read_with_any_exponent(value in -MAX_SAFE_INTEGER..=MAX_SAFE_INTEGER, shift in 0usize..30) {
            let text = format!("{value}{}e-{shift}", "0".repeat(shift));
            prop_assert_eq!(safe_integer(text.as_bytes()), Some(value));
        }
    }
}
