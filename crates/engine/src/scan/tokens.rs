//! What a cursor moves over: the tokens of JSON. The fast paths are tried first.

use super::cursor::{Cursor, NumberForm, StringForm};
use super::keys::{Key, KeyTable};
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
use super::portable as fast;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
use super::simd as fast;
use super::slow;
use crate::date;

impl Cursor<'_> {
    #[inline(always)]
    pub(crate) fn at_whitespace(self) -> bool {
        is_whitespace(self.peek())
    }

    #[inline(always)]
    pub(crate) fn skip_whitespace(&mut self) {
        while self.eat_if(is_whitespace) {}
    }

    #[inline(always)]
    pub(crate) fn at_number(self) -> bool {
        let byte = self.peek();
        byte.is_ascii_digit() || byte == b'-'
    }

    /// Moves over the rest of a string, from after its opening quote to after its closing one. If it is malformed, the
    /// cursor stops at the first wrong byte.
    #[inline(always)]
    pub(crate) fn string(&mut self) -> Option<StringForm> {
        self.plain_string().or_else(|| self.out_of_line(slow::string))
    }

    /// As [`Cursor::string`], where the size of the caller's code matters more than speed.
    #[inline(always)]
    #[must_use]
    pub(crate) fn string_out_of_line(&mut self) -> bool {
        #[inline(never)]
        fn string(cursor: &mut Cursor<'_>) -> bool {
            cursor.string().is_some()
        }
        self.out_of_line(string)
    }

    /// Moves over a number. If it is malformed, the cursor stops at the first wrong byte.
    #[inline(always)]
    pub(crate) fn number(&mut self) -> Option<NumberForm> {
        self.plain_number().or_else(|| self.out_of_line(slow::number))
    }

    /// As [`Cursor::number`], where the size of the caller's code matters more than speed.
    #[inline(always)]
    #[must_use]
    pub(crate) fn number_out_of_line(&mut self) -> bool {
        #[inline(never)]
        fn number(cursor: &mut Cursor<'_>) -> bool {
            cursor.number().is_some()
        }
        self.out_of_line(number)
    }

    /// Moves over `true` or `false`. If it is neither, the cursor stops at the first wrong byte.
    #[inline(always)]
    #[must_use]
    pub(crate) fn boolean(&mut self) -> bool {
        self.plain_boolean() || self.literal(if self.peek() == b't' { "true" } else { "false" })
    }

    /// Moves over `null`. If it is something else, the cursor stops at the first wrong byte.
    #[inline(always)]
    #[must_use]
    pub(crate) fn null(&mut self) -> bool {
        self.plain_null() || self.literal("null")
    }

    #[inline(always)]
    fn literal(&mut self, literal: &str) -> bool {
        self.out_of_line(|cursor| slow::literal(cursor, literal))
    }

    /// Lends a copy of the cursor to a function that is not inlined: if a reference to the cursor itself left the
    /// caller's code, that could not keep the cursor in a register.
    #[inline(always)]
    fn out_of_line<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let mut copy = *self;
        let result = read(&mut copy);
        *self = copy;
        result
    }

    /// Moves over the rest of a string without escapes and rare characters, or not at all.
    #[inline(always)]
    pub(crate) fn plain_string(&mut self) -> Option<StringForm> {
        fast::string(self)
    }

    /// Moves over a short number, or not at all.
    #[inline(always)]
    pub(crate) fn plain_number(&mut self) -> Option<NumberForm> {
        fast::number(self)
    }

    /// Moves over `true` or `false`, or not at all.
    #[inline(always)]
    pub(crate) fn plain_boolean(&mut self) -> bool {
        self.eat_bytes(*b"true") || self.eat_bytes(*b"false")
    }

    /// Moves over `null`, or not at all.
    #[inline(always)]
    pub(crate) fn plain_null(&mut self) -> bool {
        self.eat_bytes(*b"null")
    }

    /// Moves over the rest of a date-time such as `2024-11-07T09:41:12.635Z"`, from after its opening quote. At any
    /// other text, even a date-time in another form, the cursor does not move.
    #[inline(always)]
    pub(crate) fn canonical_date_time(&mut self) -> bool {
        fast::canonical_date_time(self)
    }

    /// Moves over the rest of a time of day such as `09:41"`, from after its opening quote, or not at all.
    #[inline(always)]
    pub(crate) fn hours_and_minutes(&mut self) -> bool {
        let [time @ .., quote] = self.bytes::<0, 6>();
        let here = quote == b'"' && date::are_hours_and_minutes(&time);
        if here {
            // SAFETY: these are digits, a colon and a quote.
            unsafe { self.advance(6) };
        }
        here
    }

    /// Moves over the rest of a day such as `2024-11-07"` or `07/11/2024"`, from after its opening quote, or not at all.
    #[inline(always)]
    pub(crate) fn day(&mut self) -> bool {
        let [day @ .., quote] = self.bytes::<0, 11>();
        let here = quote == b'"' && date::day(&day).is_some();
        if here {
            // SAFETY: these are digits, hyphens or slashes, and a quote.
            unsafe { self.advance(11) };
        }
        here
    }

    /// Moves over the text of `key`, with its comma or `without_comma`, or not at all.
    #[inline(always)]
    pub(crate) fn eat_key(&mut self, keys: &KeyTable, key: Key, without_comma: bool) -> bool {
        let Some((text, len)) = keys.text(key, without_comma) else { return false };
        let here = fast::starts_with(*self, text, len);
        if here {
            // SAFETY: the first `len` bytes of `text` are not zero, and these are the same.
            unsafe { self.advance(len) };
        }
        here
    }
}

#[inline(always)]
fn is_whitespace(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}
