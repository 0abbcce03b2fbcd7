//! Numbers as the contract has them: integers by their digits, all others as doubles.

use serde_json::Value;

/// The integer that a number is, if it is one within ±(2⁵³−1): by its digits, however they are written.
pub fn safe_integer(text: &str) -> Option<i64> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (negative, mantissa) = mantissa.strip_prefix('-').map_or((false, mantissa), |digits| (true, digits));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_end_matches('0');
    let zeros = digits.len() - significant.len();
    let significant = significant.trim_start_matches('0');
    if significant.is_empty() {
        return Some(0);
    }
    // An exponent that no integer can hold is larger than a body can make up for.
    let exponent = exponent.parse::<i64>().ok()?;
    let exponent = exponent.checked_add(i64::try_from(zeros).ok()? - i64::try_from(fraction.len()).ok()?)?;
    if !(0..17).contains(&exponent) || significant.len() > 16 {
        return None;
    }
    let value = significant.parse::<i128>().ok()? * 10i128.pow(u32::try_from(exponent).ok()?);
    let value = i64::try_from(if negative { -value } else { value }).ok()?;
    (value.unsigned_abs() < 1 << 53).then_some(value)
}

/// A double as JavaScript would show it: without a point where it is an integer, and infinite as text, which JSON
/// cannot hold.
pub fn double(value: f64) -> Value {
    let integer = value as i64;
    if value.fract() == 0.0 && integer.unsigned_abs() <= 1 << 53 && !(value == 0.0 && value.is_sign_negative()) {
        return integer.into();
    }
    let infinite = if value < 0.0 { "-Infinity" } else { "Infinity" };
    serde_json::Number::from_f64(value).map_or_else(|| infinite.into(), Value::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_integer_is_one_however_it_is_written() {
        for (text, value) in [
            ("0", 0),
            ("-0", 0),
            ("1.0", 1),
            ("1e3", 1_000),
            ("-1.50e1", -15),
            ("1200e-2", 12),
            ("0e99999999999999999999", 0),
            ("0010", 10),
            ("9007199254740991.000", 9_007_199_254_740_991),
            ("90071992547409910e-1", 9_007_199_254_740_991),
        ] {
            assert_eq!(safe_integer(text), Some(value), "{text}");
        }
        for text in
            ["1.5", "1e-1", "1e16", "1e400", "9007199254740992", "1e99999999999999999999", "12345678901234567890"]
        {
            assert_eq!(safe_integer(text), None, "{text}");
        }
    }

    #[test]
    fn doubles_look_as_in_javascript() {
        assert_eq!(
            [1.0, -2.5, f64::INFINITY, f64::NEG_INFINITY].map(|value| double(value).to_string()),
            ["1", "-2.5", "\"Infinity\"", "\"-Infinity\""]
        );
        assert_eq!(double(-0.0).to_string(), "-0.0");
    }
}
