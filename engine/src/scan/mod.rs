//! The scanner: the only module with unsafe code, behind types that uphold its invariant.
//!
//! **Invariant.** A [`Window`] holds its input followed by at least [`PADDING`] zero bytes, and a [`Cursor`] never
//! moves over a zero byte. So a cursor stands at most at the first byte of the padding, and the next [`PADDING`] bytes
//! can be read without a bounds check. No scan runs away either: a zero is not white space, a digit, a letter or
//! punctuation, and it ends every string as a control character.
#![allow(unsafe_code)]

mod cursor;
mod keys;
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod portable;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd;
mod slow;
mod window;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
use portable as fast;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
use simd as fast;

pub(crate) use cursor::Cursor;
pub(crate) use keys::{Key, KeyTable};
pub(crate) use window::Window;

/// Zero bytes after the input of a [`Window`], and after the keys of a [`KeyTable`].
const PADDING: usize = 64;

/// What a number's text looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NumberForm {
    /// At most 15 digits after an optional minus sign, and not `-0`: an exact integer.
    Integer,
    /// Anything else that JSON allows.
    General,
}

/// Whether the raw text of a JSON string has escapes.
#[inline]
pub(crate) fn has_escape(text: &[u8]) -> bool {
    text.contains(&b'\\')
}
