//! The scanner: the only module with unsafe code, behind types that uphold its invariant.
//!
//! **Invariant.** A [`Window`] holds its input followed by at least 64 zero bytes, the [padding](cursor::PADDING), and
//! a [`Cursor`] never moves over a zero byte. So a cursor stands at most at the first byte of the padding, and the next
//! 64 bytes can be read without a bounds check. No scan runs away either: a zero is not white space, a digit, a letter
//! or punctuation, and it ends every string as a control character.
#![allow(unsafe_code)]

mod cursor;
mod keys;
#[cfg(any(feature = "scanners", not(all(target_arch = "wasm32", target_feature = "simd128"))))]
mod portable;
#[cfg(feature = "scanners")]
pub mod scanners;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd;
mod slow;
mod tokens;
mod window;

pub(crate) use cursor::{Cursor, NumberForm, StringForm};
pub(crate) use keys::{Key, KeyTable};
pub(crate) use window::Window;

/// Whether the raw text of a JSON string has escapes.
#[inline]
pub(crate) fn has_escape(text: &[u8]) -> bool {
    text.contains(&b'\\')
}
