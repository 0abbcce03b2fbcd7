//! The fast paths in WebAssembly, with 128-bit SIMD.

use core::arch::wasm32::*;

use super::cursor::{Cursor, NumberForm, PADDING, StringForm};
use crate::date;

/// 16 bytes, `OFFSET` bytes after the cursor.
#[inline(always)]
fn load<const OFFSET: usize>(cursor: Cursor<'_>) -> v128 {
    const { assert!(OFFSET + 16 <= PADDING) };
    // SAFETY: the next PADDING bytes can be read.
    unsafe { v128_load(cursor.as_ptr().add(OFFSET).cast()) }
}

/// 16 bytes of a text, from `OFFSET` on.
#[inline(always)]
fn load_text<const OFFSET: usize>(text: &[u8; PADDING]) -> v128 {
    const { assert!(OFFSET + 16 <= PADDING) };
    // SAFETY: the text has PADDING bytes.
    unsafe { v128_load(text.as_ptr().add(OFFSET).cast()) }
}

/// One bit per byte of two vectors, the first byte lowest.
#[inline(always)]
fn mask(low: v128, high: v128) -> u32 {
    u32::from(i8x16_bitmask(low)) | u32::from(i8x16_bitmask(high)) << 16
}

/// Bytes that end a string, begin an escape or must be escaped.
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

/// Bytes C2–DF: one continuation follows.
#[inline(always)]
fn lead2(bytes: v128) -> v128 {
    u8x16_lt(i8x16_sub(bytes, u8x16_splat(0xC2)), u8x16_splat(0x1E))
}

/// Bytes E1–EF except ED: any two continuations follow.
#[inline(always)]
fn lead3(bytes: v128) -> v128 {
    let lead = u8x16_lt(i8x16_sub(bytes, u8x16_splat(0xE1)), u8x16_splat(0x0F));
    v128_andnot(lead, i8x16_eq(bytes, u8x16_splat(0xED)))
}

/// Moves over a string, 32 bytes at a time. Two- and three-byte characters are checked by bit masks, without a branch
/// on whether there are any. At a string with an escape, a rarer character or a fault, the cursor does not move.
#[inline(always)]
pub(super) fn string(cursor: &mut Cursor<'_>) -> Option<StringForm> {
    let mut scan = *cursor;
    // Continuations that characters of the last 32 bytes still need.
    let mut carry = 0u64;
    let mut is_ascii = true;
    loop {
        let (low, high) = (load::<0>(scan), load::<16>(scan));
        let special = mask(special(low), special(high));
        let not_ascii = mask(low, high);
        let continuation = mask(continuation(low), continuation(high));
        let lead2 = mask(lead2(low), lead2(high));
        let lead3 = mask(lead3(low), lead3(high));
        let expected = (u64::from(lead2 | lead3) << 1) | (u64::from(lead3) << 2) | carry;
        let bad = (expected as u32 ^ continuation) | (not_ascii ^ (lead2 | lead3 | continuation));
        if special != 0 {
            // Up to and including the special byte, which must not be where a continuation is expected.
            let upto = special ^ special.wrapping_sub(1);
            // SAFETY: zeros are special, so there is none among the bytes before the first special one.
            unsafe { scan.advance(special.trailing_zeros() as usize) };
            if bad & upto == 0 && scan.eat(b'"') {
                *cursor = scan;
                is_ascii &= not_ascii & upto == 0;
                return Some(if is_ascii { StringForm::Plain } else { StringForm::General });
            }
            return None;
        }
        if bad != 0 {
            return None;
        }
        is_ascii &= not_ascii == 0;
        carry = expected >> 32;
        // SAFETY: zeros are special, and no byte is.
        unsafe { scan.advance(32) };
    }
}

/// Moves over a number without an exponent that ends as values end in compact JSON: an integer of at most 16 digits, or
/// at most 15 characters with a point, after the sign.
#[inline(always)]
pub(super) fn number(cursor: &mut Cursor<'_>) -> Option<NumberForm> {
    let mut scan = *cursor;
    let negative = scan.eat(b'-');
    let digit = |bytes| u8x16_lt(i8x16_sub(bytes, u8x16_splat(b'0')), u8x16_splat(10));
    let other = !u32::from(i8x16_bitmask(digit(load::<0>(scan))));
    let count = other.trailing_zeros() as usize;
    if count == 0 || (scan.peek() == b'0' && (count > 1 || negative)) {
        return None;
    }
    let mut form = NumberForm::of_integer(scan.bytes::<0, 16>(), count);
    // SAFETY: these are digits.
    unsafe { scan.advance(count) };
    if scan.peek() == b'.' {
        let decimals = (other >> (count + 1)).trailing_zeros() as usize;
        if decimals == 0 || count + 1 + decimals >= 16 {
            return None;
        }
        // SAFETY: these are a point and digits.
        unsafe { scan.advance(1 + decimals) };
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
    // The least byte at each position, and by how much it may be exceeded; hours, days and months are checked below.
    const FROM: v128 = u8x16(48, 48, 48, 48, 45, 48, 48, 45, 48, 48, 84, 48, 48, 58, 48, 48);
    const RANGE: v128 = u8x16(9, 9, 9, 9, 0, 1, 9, 0, 3, 9, 0, 2, 9, 0, 5, 9);
    const FROM_8: v128 = u8x16(48, 48, 84, 48, 48, 58, 48, 48, 58, 48, 48, 46, 48, 48, 48, 90);
    const RANGE_8: v128 = u8x16(3, 9, 0, 2, 9, 0, 5, 9, 0, 5, 9, 0, 9, 9, 9, 0);
    let (low, high, [quote]) = (load::<0>(*cursor), load::<8>(*cursor), cursor.bytes::<24, 1>());
    let fits = v128_and(u8x16_le(i8x16_sub(low, FROM), RANGE), u8x16_le(i8x16_sub(high, FROM_8), RANGE_8));
    if !(u8x16_all_true(fits) && quote == b'"') {
        return false;
    }
    let pair = |tens: u8, ones: u8| u32::from(tens & 15) * 10 + u32::from(ones & 15);
    let [y2, y3, _, m0, m1, _, d0, d1, _, h0, h1] = cursor.bytes::<2, 11>();
    let (month, day) = (pair(m0, m1), pair(d0, d1));
    let day_exists = day.wrapping_sub(1) < 28 || {
        let [y0, y1] = cursor.bytes::<0, 2>();
        day != 0 && day <= date::days_in_month(pair(y0, y1) * 100 + pair(y2, y3), month)
    };
    if pair(h0, h1) > 23 || month.wrapping_sub(1) > 11 || !day_exists {
        return false;
    }
    // SAFETY: all 25 bytes were checked, and zero is allowed nowhere.
    unsafe { cursor.advance(25) };
    true
}

/// Whether the first `len` bytes of a text, at most all, are at the cursor.
#[inline(always)]
pub(super) fn starts_with(cursor: Cursor<'_>, text: &[u8; PADDING], len: usize) -> bool {
    let first =
        mask(i8x16_eq(load::<0>(cursor), load_text::<0>(text)), i8x16_eq(load::<16>(cursor), load_text::<16>(text)));
    let same = (!first).trailing_zeros() as usize;
    same >= len
        || (same == 32 && {
            let second = mask(
                i8x16_eq(load::<32>(cursor), load_text::<32>(text)),
                i8x16_eq(load::<48>(cursor), load_text::<48>(text)),
            );
            32 + (!second).trailing_zeros() as usize >= len
        })
}
