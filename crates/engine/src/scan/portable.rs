//! The fast paths on any target: eight bytes at a time.

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
use super::cursor::PADDING;
use super::cursor::{Cursor, NumberForm, StringForm};
use crate::date;

const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// Moves over a string of ASCII without escapes; at any other, the cursor does not move.
pub(super) fn string(cursor: &mut Cursor<'_>) -> Option<StringForm> {
    let mut scan = *cursor;
    loop {
        let word = u64::from_le_bytes(scan.bytes::<0, 8>());
        let (quote, escape) = (word ^ (LOW * u64::from(b'"')), word ^ (LOW * u64::from(b'\\')));
        let special = (quote.wrapping_sub(LOW) & !quote)
            | (escape.wrapping_sub(LOW) & !escape)
            | (word.wrapping_sub(LOW * 0x20) & !word)
            | word;
        let special = special & HIGH;
        // Without a special byte this is 8.
        let plain = (special.trailing_zeros() / 8) as usize;
        // SAFETY: zeros are special, so there is none among the bytes before the first special one.
        unsafe { scan.advance(plain) };
        if special != 0 {
            let ended = scan.eat(b'"');
            if ended {
                *cursor = scan;
            }
            return ended.then_some(StringForm::Plain);
        }
    }
}

/// Moves over an integer of at most 16 digits that ends as values end in compact JSON.
pub(super) fn number(cursor: &mut Cursor<'_>) -> Option<NumberForm> {
    let mut scan = *cursor;
    scan.eat(b'-');
    let digits = scan;
    while scan.eat_if(|byte| byte.is_ascii_digit()) {}
    let count = scan.position() - digits.position();
    let plain = (1..=16).contains(&count) && digits.peek() != b'0' && matches!(scan.peek(), b',' | b'}' | b']');
    if plain {
        *cursor = scan;
    }
    plain.then(|| NumberForm::of_integer(digits.bytes::<0, 16>(), count))
}

/// See [`Cursor::canonical_date_time`].
pub(super) fn canonical_date_time(cursor: &mut Cursor<'_>) -> bool {
    let [text @ .., quote] = cursor.bytes::<0, 25>();
    let canonical = quote == b'"' && date::is_canonical(&text);
    if canonical {
        // SAFETY: there is no zero in a date.
        unsafe { cursor.advance(25) };
    }
    canonical
}

/// Whether the first `len` bytes of a text, at most all, are at the cursor.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(super) fn starts_with(cursor: Cursor<'_>, text: &[u8; PADDING], len: usize) -> bool {
    let here = cursor.bytes::<0, PADDING>();
    text.get(..len).is_some_and(|text| here.starts_with(text))
}
