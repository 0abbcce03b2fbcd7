use std::marker::PhantomData;

use super::{Key, KeyTable, NumberForm, PADDING, Window, fast, slow};
use crate::date;

/// A position in a [`Window`].
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'w> {
    at: *const u8,
    start: *const u8,
    window: PhantomData<&'w Window>,
}

impl<'w> Cursor<'w> {
    /// A cursor at a position in a window's buffer.
    ///
    /// # Safety
    /// From `position` on, at least [`PADDING`] bytes are in the buffer, and its last [`PADDING`] bytes, or more, are
    /// zeros.
    #[inline(always)]
    pub(super) unsafe fn new(buffer: &'w [u8], position: usize) -> Self {
        let start = buffer.as_ptr();
        // SAFETY: the position is in the buffer, as the caller promises.
        Self { at: unsafe { start.add(position) }, start, window: PhantomData }
    }

    #[inline(always)]
    pub(crate) fn position(self) -> usize {
        self.at as usize - self.start as usize
    }

    /// Where the next [`PADDING`] bytes can be read.
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    #[inline(always)]
    pub(super) fn as_ptr(self) -> *const u8 {
        self.at
    }

    /// `LEN` bytes, `OFFSET` bytes further on.
    #[inline(always)]
    pub(super) fn bytes<const OFFSET: usize, const LEN: usize>(self) -> [u8; LEN] {
        const { assert!(OFFSET + LEN <= PADDING) };
        // SAFETY: the next PADDING bytes can be read, and an array of bytes needs no alignment.
        unsafe { self.at.add(OFFSET).cast::<[u8; LEN]>().read() }
    }

    /// The byte here; zero at the end.
    #[inline(always)]
    pub(crate) fn peek(self) -> u8 {
        let [byte] = self.bytes::<0, 1>();
        byte
    }

    /// Moves over `count` bytes.
    ///
    /// # Safety
    /// None of them is zero.
    #[inline(always)]
    pub(super) unsafe fn advance(&mut self, count: usize) {
        // SAFETY: as no zero is passed, the cursor ends at most at the first byte of the padding.
        self.at = unsafe { self.at.add(count) };
    }

    /// Moves over a byte if it is one of those `wanted`; over a zero in no case.
    #[inline(always)]
    pub(super) fn eat_if(&mut self, wanted: impl FnOnce(u8) -> bool) -> bool {
        let byte = self.peek();
        let here = byte != 0 && wanted(byte);
        if here {
            // SAFETY: the byte is not zero.
            unsafe { self.advance(1) };
        }
        here
    }

    /// Moves over `wanted` if it is here; over a zero in no case.
    #[inline(always)]
    pub(crate) fn eat(&mut self, wanted: u8) -> bool {
        self.eat_if(|byte| byte == wanted)
    }

    /// Moves over `wanted` if it is here; over a zero in no case.
    #[inline(always)]
    pub(super) fn eat_bytes<const LEN: usize>(&mut self, wanted: [u8; LEN]) -> bool {
        let here = self.bytes::<0, LEN>() == wanted && !wanted.contains(&0);
        if here {
            // SAFETY: the bytes are those wanted, among which is no zero.
            unsafe { self.advance(LEN) };
        }
        here
    }

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
    #[must_use]
    pub(crate) fn string(&mut self) -> bool {
        self.plain_string() || slow::string(self)
    }

    /// As [`Cursor::string`], where the size of the caller's code matters more than speed.
    #[inline(never)]
    #[must_use]
    pub(crate) fn string_out_of_line(&mut self) -> bool {
        self.string()
    }

    /// Moves over a number. If it is malformed, the cursor stops at the first wrong byte.
    #[inline(always)]
    pub(crate) fn number(&mut self) -> Option<NumberForm> {
        self.plain_number().or_else(|| slow::number(self))
    }

    /// As [`Cursor::number`], where the size of the caller's code matters more than speed.
    #[inline(never)]
    #[must_use]
    pub(crate) fn number_out_of_line(&mut self) -> bool {
        self.number().is_some()
    }

    /// Moves over `true` or `false`. If it is neither, the cursor stops at the first wrong byte.
    #[inline(always)]
    #[must_use]
    pub(crate) fn boolean(&mut self) -> bool {
        self.plain_boolean() || self.literal(if self.peek() == b't' { b"true" } else { b"false" })
    }

    /// Moves over `null`. If it is something else, the cursor stops at the first wrong byte.
    #[inline(always)]
    #[must_use]
    pub(crate) fn null(&mut self) -> bool {
        self.plain_null() || self.literal(b"null")
    }

    #[cold]
    fn literal(&mut self, literal: &[u8]) -> bool {
        literal.iter().all(|&byte| self.eat(byte))
    }

    /// Moves over the rest of a string without escapes and rare characters, or not at all.
    #[inline(always)]
    pub(crate) fn plain_string(&mut self) -> bool {
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
