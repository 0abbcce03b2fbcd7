//! The fast paths in WebAssembly, with 128-bit SIMD.

use core::arch::wasm32::*;

use super::{Cursor, NumberForm};

/// The 16 bytes at `at`.
///
/// # Safety
/// 16 bytes can be read there.
#[inline(always)]
unsafe fn load(at: *const u8) -> v128 {
    // SAFETY: the caller's promise.
    unsafe { v128_load(at.cast()) }
}

/// One bit per byte of two vectors, the first byte lowest.
#[inline(always)]
fn mask(low: v128, high: v128) -> u32 {
    u32::from(i8x16_bitmask(low)) | u32::from(i8x16_bitmask(high)) << 16
}

/// Bytes that end a string, or are not allowed in one as they are.
#[inline(always)]
fn special(bytes: v128) -> v128 {
    let quote = i8x16_eq(bytes, u8x16_splat(b'"'));
    let escape = i8x16_eq(bytes, u8x16_splat(b'\\'));
    v128_or(v128_or(quote, escape), u8x16_lt(bytes, u8x16_splat(0x20)))
}

/// Bytes 80–BF.
#[inline(always)]
fn continuation(bytes: v128) -> v128 {
    i8x16_lt(bytes, i8x16_splat(-64))
}

/// Bytes C2–DF, which one continuation follows.
#[inline(always)]
fn lead2(bytes: v128) -> v128 {
    u8x16_lt(i8x16_sub(bytes, u8x16_splat(0xC2)), u8x16_splat(0x1E))
}

/// Bytes E1–EF but ED, which any two continuations follow.
#[inline(always)]
fn lead3(bytes: v128) -> v128 {
    let lead = u8x16_lt(i8x16_sub(bytes, u8x16_splat(0xE1)), u8x16_splat(0x0F));
    v128_andnot(lead, i8x16_eq(bytes, u8x16_splat(0xED)))
}

/// Steps over a string, 32 bytes at a time, with two- and three-byte characters checked by bit masks: no branch asks
/// whether there are any. `false`, at its start, for a string with an escape, a rarer character or a fault.
#[inline(always)]
pub(super) fn string(cursor: &mut Cursor<'_>) -> bool {
    let mut scan = *cursor;
    // Continuations that the last 32 bytes' characters still need.
    let mut carry = 0u64;
    loop {
        // SAFETY: the cursor stands in the window, with PADDING readable bytes.
        let (low, high) = unsafe { (load(scan.at), load(scan.at.add(16))) };
        let special = mask(special(low), special(high));
        let not_ascii = mask(low, high);
        let continuation = mask(continuation(low), continuation(high));
        let lead2 = mask(lead2(low), lead2(high));
        let lead3 = mask(lead3(low), lead3(high));
        let expected = (u64::from(lead2 | lead3) << 1) | (u64::from(lead3) << 2) | carry;
        let bad = (expected as u32 ^ continuation) | (not_ascii ^ (lead2 | lead3 | continuation));
        if special != 0 {
            // Up to the special byte and with it: it must not be where a continuation is expected.
            let upto = special ^ special.wrapping_sub(1);
            // Padding is special: all that is stepped over is input.
            scan.step(special.trailing_zeros() as usize);
            if bad & upto == 0 && scan.eat(b'"') {
                *cursor = scan;
                return true;
            }
            return false;
        }
        if bad != 0 {
            return false;
        }
        carry = expected >> 32;
        scan.step(32);
    }
}

/// Steps over a number of at most 14 characters behind the sign, without exponent, that ends as values end in
/// compact JSON.
#[inline(always)]
pub(super) fn number(cursor: &mut Cursor<'_>) -> Option<NumberForm> {
    let mut scan = *cursor;
    let negative = scan.eat(b'-');
    // SAFETY: the cursor stands in the window, with PADDING readable bytes.
    let bytes = unsafe { load(scan.at) };
    let digit = u8x16_lt(i8x16_sub(bytes, u8x16_splat(b'0')), u8x16_splat(10));
    let other = !u32::from(i8x16_bitmask(digit));
    let count = other.trailing_zeros() as usize;
    if count.wrapping_sub(1) >= 15 || (scan.peek() == b'0' && (count > 1 || negative)) {
        return None;
    }
    // Digits are input.
    scan.step(count);
    let mut form = NumberForm::Integer;
    if scan.peek() == b'.' {
        let decimals = (other >> (count + 1)).trailing_zeros() as usize;
        if decimals == 0 || count + 1 + decimals >= 16 {
            return None;
        }
        scan.step(1 + decimals);
        form = NumberForm::General;
    }
    if !matches!(scan.peek(), b',' | b'}' | b']') {
        return None;
    }
    *cursor = scan;
    Some(form)
}

/// See [`Cursor::canonical_date_time`].
#[inline(always)]
pub(super) fn canonical_date_time(cursor: &mut Cursor<'_>) -> bool {
    // The least byte at each place, and by how much it may be exceeded; hours, days and months are checked after.
    const FROM: v128 = u8x16(48, 48, 48, 48, 45, 48, 48, 45, 48, 48, 84, 48, 48, 58, 48, 48);
    const RANGE: v128 = u8x16(9, 9, 9, 9, 0, 1, 9, 0, 3, 9, 0, 2, 9, 0, 5, 9);
    const FROM_8: v128 = u8x16(48, 48, 84, 48, 48, 58, 48, 48, 58, 48, 48, 46, 48, 48, 48, 90);
    const RANGE_8: v128 = u8x16(3, 9, 0, 2, 9, 0, 5, 9, 0, 5, 9, 0, 9, 9, 9, 0);
    let mut text = [0u8; 11];
    // SAFETY: fewer than PADDING bytes are read.
    let (low, high, quote) = unsafe {
        text.as_mut_ptr().copy_from_nonoverlapping(cursor.at.add(2), 11);
        (load(cursor.at), load(cursor.at.add(8)), *cursor.at.add(24))
    };
    let fits = v128_and(u8x16_le(i8x16_sub(low, FROM), RANGE), u8x16_le(i8x16_sub(high, FROM_8), RANGE_8));
    if !(u8x16_all_true(fits) && quote == b'"') {
        return false;
    }
    let pair = |tens: u8, ones: u8| u32::from(tens & 15) * 10 + u32::from(ones & 15);
    let [y2, y3, _, m0, m1, _, d0, d1, _, h0, h1] = text;
    let (month, day) = (pair(m0, m1), pair(d0, d1));
    let day_exists = day.wrapping_sub(1) < 28 || {
        // SAFETY: fewer than PADDING bytes are read.
        let (y0, y1) = unsafe { (*cursor.at, *cursor.at.add(1)) };
        day != 0 && day <= crate::date::days_in_month(pair(y0, y1) * 100 + pair(y2, y3), month)
    };
    if pair(h0, h1) > 23 || month.wrapping_sub(1) > 11 || !day_exists {
        return false;
    }
    cursor.step(25);
    true
}

/// Whether the first `len` bytes at `a` and `b` are the same; a `len` beyond 64 has no meaning.
///
/// # Safety
/// 64 bytes can be read in both places.
#[inline(always)]
pub(super) unsafe fn starts_with(a: *const u8, b: *const u8, len: usize) -> bool {
    // SAFETY: the caller's promise.
    let equal = |offset: usize| unsafe { i8x16_eq(load(a.add(offset)), load(b.add(offset))) };
    let same = (!mask(equal(0), equal(16))).trailing_zeros() as usize;
    same >= len || (same == 32 && 32 + (!mask(equal(32), equal(48))).trailing_zeros() as usize >= len)
}
