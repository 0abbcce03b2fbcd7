//! The scanner: the one place with unsafe code, behind types that uphold its invariant.
//!
//! **Invariant.** A [`Window`] holds `len` bytes of input followed by at least [`PADDING`] zero bytes, and a
//! [`Cursor`] stands at a byte no further than `len`. So up to [`PADDING`] bytes can be read at a cursor without a
//! bounds check, and no scan runs away: zero is no white space, digit, letter or punctuation, and ends every string
//! as a control character. A cursor moves only over bytes it has found to be something else than padding.
#![allow(unsafe_code)]

#[cfg(any(feature = "scanners", not(all(target_arch = "wasm32", target_feature = "simd128"))))]
mod portable;
#[cfg(feature = "scanners")]
pub mod scanners;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd;
mod slow;

use std::marker::PhantomData;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
use portable as fast;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
use simd as fast;

/// Zero bytes behind the input, and behind the keys of a [`KeyTable`].
const PADDING: usize = 64;

/// The part of the input that is in memory, padded so that it can be scanned without bounds checks.
pub(crate) struct Window {
    /// `len` bytes of input, zeros behind them, at least [`PADDING`] in all.
    buffer: Vec<u8>,
    len: usize,
}

impl Window {
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        Self { buffer: vec![0; capacity + PADDING], len: 0 }
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    pub(crate) fn capacity(&self) -> usize {
        self.buffer.len() - PADDING
    }

    /// The bytes from `start` on for `len`, as far as they are there.
    pub(crate) fn slice(&self, start: u32, len: u32) -> &[u8] {
        let end = (start as usize).saturating_add(len as usize).min(self.len);
        self.buffer.get(start as usize..end).unwrap_or_default()
    }

    /// The bytes from `start` on, and what is behind the input.
    #[inline(always)]
    pub(crate) fn from(&self, start: u32) -> &[u8] {
        self.buffer.get(start as usize..).unwrap_or_default()
    }

    /// Lets `read` write behind the input; it returns how many bytes it wrote.
    pub(crate) fn fill(&mut self, read: impl FnOnce(&mut [u8]) -> usize) {
        /// Restores the padding however `read` ends.
        struct Seal<'w>(&'w mut Window);
        impl Drop for Seal<'_> {
            fn drop(&mut self) {
                let end = self.0.len + PADDING;
                if let Some(padding) = self.0.buffer.get_mut(self.0.len..end) {
                    padding.fill(0);
                }
            }
        }
        let (len, capacity) = (self.len, self.capacity());
        let sealed = Seal(self);
        if let Some(room) = sealed.0.buffer.get_mut(len..capacity) {
            let read = read(room).min(capacity - len);
            sealed.0.len = len + read;
        }
    }

    /// Drops the first `count` bytes.
    pub(crate) fn discard(&mut self, count: usize) {
        let count = count.min(self.len);
        if count > 0 {
            // The padding moves along with the input.
            self.buffer.copy_within(count..self.len + PADDING, 0);
            self.len -= count;
        }
    }

    pub(crate) fn grow(&mut self, capacity: usize) {
        if capacity > self.capacity() {
            self.buffer.resize(capacity + PADDING, 0);
        }
    }

    /// A cursor at `position`, or at the end where that is nearer.
    pub(crate) fn cursor(&self, position: usize) -> Cursor<'_> {
        let start = self.buffer.as_ptr();
        // SAFETY: the position is at most `len`, inside the buffer.
        let at = unsafe { start.add(position.min(self.len)) };
        Cursor { at, start, window: PhantomData }
    }
}

/// A place in a [`Window`].
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'w> {
    at: *const u8,
    start: *const u8,
    window: PhantomData<&'w Window>,
}

/// What a number's text looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NumberForm {
    /// At most 15 digits, perhaps behind a minus sign, and not `-0`: an exact integer.
    Integer,
    /// Anything else that JSON allows.
    General,
}

impl<'w> Cursor<'w> {
    #[inline(always)]
    pub(crate) fn position(self) -> usize {
        self.at as usize - self.start as usize
    }

    /// The byte here; zero at the end.
    #[inline(always)]
    pub(crate) fn peek(self) -> u8 {
        // SAFETY: the cursor stands at most at the first byte of the padding.
        unsafe { *self.at }
    }

    /// The four bytes here, the first one lowest.
    #[inline(always)]
    fn peek4(self) -> u32 {
        // SAFETY: fewer than PADDING bytes are read.
        u32::from_le(unsafe { self.at.cast::<u32>().read_unaligned() })
    }

    /// Steps over `count` bytes, of which the caller has seen that none is padding.
    #[inline(always)]
    fn step(&mut self, count: usize) {
        // SAFETY: the bytes stepped over are input, so the cursor ends at most at the first byte of the padding.
        self.at = unsafe { self.at.add(count) };
    }

    /// Steps over `byte`, which is not zero, if it is here.
    #[inline(always)]
    pub(crate) fn eat(&mut self, byte: u8) -> bool {
        debug_assert_ne!(byte, 0);
        let here = self.peek() == byte;
        if here {
            self.step(1);
        }
        here
    }

    #[inline(always)]
    pub(crate) fn at_whitespace(self) -> bool {
        matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t')
    }

    #[inline(always)]
    pub(crate) fn skip_whitespace(&mut self) {
        while self.at_whitespace() {
            self.step(1);
        }
    }

    #[inline(always)]
    pub(crate) fn at_number(self) -> bool {
        let byte = self.peek();
        byte.is_ascii_digit() || byte == b'-'
    }

    /// Steps over a string, from behind its opening quote to behind its closing one. Where it is no string, the
    /// cursor stays at the first byte that cannot be.
    #[inline(always)]
    #[must_use]
    pub(crate) fn string(&mut self) -> bool {
        self.plain_string() || slow::string(self)
    }

    /// As [`Cursor::string`], where speed matters less than the size of the caller's code.
    #[inline(never)]
    #[must_use]
    pub(crate) fn rest_of_string(&mut self) -> bool {
        self.string()
    }

    /// Whether it steps over a number: as [`Cursor::number`], where speed matters less than the size of the caller's code.
    #[inline(never)]
    #[must_use]
    pub(crate) fn any_number(&mut self) -> bool {
        self.number().is_some()
    }

    /// Steps over a number. Where it is none, the cursor stays at the first byte that cannot be.
    #[inline(always)]
    pub(crate) fn number(&mut self) -> Option<NumberForm> {
        self.plain_number().or_else(|| slow::number(self))
    }

    /// Steps over the rest of a date-time written `2024-11-07T09:41:12.635Z"`, from behind its opening quote.
    /// Where the text is anything else, another way to write a date-time included, the cursor does not move.
    #[inline(always)]
    pub(crate) fn canonical_date_time(&mut self) -> bool {
        fast::canonical_date_time(self)
    }

    /// Steps over `true` or `false`. Where it is neither, the cursor stays at the first byte that cannot be.
    #[inline(always)]
    #[must_use]
    pub(crate) fn boolean(&mut self) -> bool {
        if self.plain_boolean() {
            return true;
        }
        let literal: &[u8] = if self.peek() == b't' { b"true" } else { b"false" };
        self.literal(literal)
    }

    /// Steps over the rest of a time of day written `09:41"`, from behind its opening quote, if one is here.
    #[inline(always)]
    pub(crate) fn hours_and_minutes(&mut self) -> bool {
        // SAFETY: fewer than PADDING bytes are read.
        let [time @ .., quote] = unsafe { self.at.cast::<[u8; 6]>().read() };
        let here = quote == b'"' && crate::date::are_hours_and_minutes(&time);
        if here {
            self.step(6);
        }
        here
    }

    /// Steps over a string without escapes and rare characters, if one is here.
    #[inline(always)]
    pub(crate) fn plain_string(&mut self) -> bool {
        fast::string(self)
    }

    /// Steps over a short number, if one is here.
    #[inline(always)]
    pub(crate) fn plain_number(&mut self) -> Option<NumberForm> {
        fast::number(self)
    }

    /// Steps over `true` or `false`, if one is here.
    #[inline(always)]
    pub(crate) fn plain_boolean(&mut self) -> bool {
        let is_true = self.peek4() == u32::from_le_bytes(*b"true");
        // SAFETY: fewer than PADDING bytes are read.
        let rest = u32::from_le(unsafe { self.at.add(1).cast::<u32>().read_unaligned() });
        let is_false = rest == u32::from_le_bytes(*b"alse") && self.peek() == b'f';
        if is_true | is_false {
            self.step(5 - usize::from(is_true));
        }
        is_true | is_false
    }

    /// Steps over `null`, if it is here.
    #[inline(always)]
    pub(crate) fn eat_null(&mut self) -> bool {
        let here = self.peek4() == u32::from_le_bytes(*b"null");
        if here {
            self.step(4);
        }
        here
    }

    /// Steps over `null`. Where it is something else, the cursor stays at the first byte that cannot be.
    #[inline(always)]
    #[must_use]
    pub(crate) fn null(&mut self) -> bool {
        self.eat_null() || self.literal(b"null")
    }

    #[cold]
    fn literal(&mut self, literal: &[u8]) -> bool {
        literal.iter().all(|&byte| self.eat(byte))
    }

    /// Steps over the text of `key`, with or `without_comma` before it, if it is here.
    #[inline(always)]
    pub(crate) fn eat_key(&mut self, keys: &KeyTable, key: Key, without_comma: bool) -> bool {
        let skip = usize::from(without_comma);
        let len = usize::from(key.len).wrapping_sub(skip);
        let offset = usize::from(key.offset);
        if offset > keys.last {
            return false;
        }
        // SAFETY: behind the last offset there are PADDING bytes and one, and a key is no longer than PADDING.
        let here = unsafe { fast::starts_with(self.at, keys.text.as_ptr().add(offset + skip), len) };
        if here && len.wrapping_sub(1) < PADDING {
            // The text of a key holds no zero, so what equals it is input.
            self.step(len);
            return true;
        }
        false
    }
}

/// Where a key's text is in a [`KeyTable`].
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Key {
    offset: u16,
    len: u8,
}

/// The texts of keys as they stand in compact JSON: `,"key":`.
pub(crate) struct KeyTable {
    text: Vec<u8>,
    /// From here on, PADDING bytes and one can be read.
    last: usize,
}

impl Default for KeyTable {
    fn default() -> Self {
        Self { text: vec![0; PADDING + 1], last: 0 }
    }
}

impl KeyTable {
    /// The longest key whose text can be compared in one go.
    const LONGEST: usize = PADDING - 4;

    /// Adds a key, also one that is there already: to look for it would cost more than it saves. A key that is too
    /// long, or holds what JSON escapes, is never predicted.
    #[inline]
    pub(crate) fn add(&mut self, key: &str) -> Key {
        let plain = key.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\');
        let text = [",\"", key, "\":"].concat();
        match (u16::try_from(self.last), u8::try_from(text.len())) {
            (Ok(offset), Ok(len)) if plain && key.len() <= Self::LONGEST => {
                self.text.truncate(self.last);
                self.text.extend_from_slice(text.as_bytes());
                self.last = self.text.len();
                self.text.resize(self.last + PADDING + 1, 0);
                Key { offset, len }
            }
            _ => Key::default(),
        }
    }
}

/// The raw text of a string value, without its quotes, and whether it holds escapes.
#[inline]
pub(crate) fn has_escape(text: &[u8]) -> bool {
    text.contains(&b'\\')
}
