//! The fast paths on any target: eight bytes at a time.

use super::{Cursor, NumberForm};

const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// The eight bytes at `at`, the first one lowest.
///
/// # Safety
/// Eight bytes can be read there.
unsafe fn load(at: *const u8) -> u64 {
    // SAFETY: the caller's promise.
    u64::from_le(unsafe { at.cast::<u64>().read_unaligned() })
}

/// Steps over a string of ASCII without escapes; `false`, at its start, for any other.
pub(super) fn string(cursor: &mut Cursor<'_>) -> bool {
    let mut scan = *cursor;
    loop {
        // SAFETY: the cursor stands in the window, with PADDING readable bytes.
        let word = unsafe { load(scan.at) };
        let (quote, escape) = (word ^ (LOW * u64::from(b'"')), word ^ (LOW * u64::from(b'\\')));
        let special = (quote.wrapping_sub(LOW) & !quote)
            | (escape.wrapping_sub(LOW) & !escape)
            | (word.wrapping_sub(LOW * 0x20) & !word)
            | word;
        let special = special & HIGH;
        if special != 0 {
            // Padding is special: all that is stepped over is input.
            scan.step((special.trailing_zeros() / 8) as usize);
            if scan.eat(b'"') {
                *cursor = scan;
                return true;
            }
            return false;
        }
        scan.step(8);
    }
}

/// Steps over an integer of at most 15 digits that ends as values end in compact JSON.
pub(super) fn number(cursor: &mut Cursor<'_>) -> Option<NumberForm> {
    let mut scan = *cursor;
    scan.eat(b'-');
    let digits = scan;
    while scan.peek().is_ascii_digit() {
        scan.step(1);
    }
    let count = scan.position() - digits.position();
    let plain = (1..=15).contains(&count) && digits.peek() != b'0' && matches!(scan.peek(), b',' | b'}' | b']');
    if plain {
        *cursor = scan;
    }
    plain.then_some(NumberForm::Integer)
}

/// See [`Cursor::canonical_date_time`].
pub(super) fn canonical_date_time(cursor: &mut Cursor<'_>) -> bool {
    let mut text = [0; 25];
    // SAFETY: fewer than PADDING bytes are read.
    unsafe { cursor.at.copy_to_nonoverlapping(text.as_mut_ptr(), text.len()) };
    let [date @ .., quote] = text;
    let canonical = quote == b'"' && crate::date::is_canonical(&date);
    if canonical {
        cursor.step(25);
    }
    canonical
}

/// Whether the first `len` bytes at `a` and `b` are the same; a `len` beyond 64 has no meaning.
///
/// # Safety
/// 64 bytes can be read in both places.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(super) unsafe fn starts_with(a: *const u8, b: *const u8, len: usize) -> bool {
    let len = len.min(64);
    // SAFETY: the caller's promise.
    unsafe { std::slice::from_raw_parts(a, len) == std::slice::from_raw_parts(b, len) }
}
