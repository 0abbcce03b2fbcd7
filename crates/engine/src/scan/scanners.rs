//! Each scanner by itself, on windows that end where their input ends: for tests that compare them.

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
use super::simd;
use super::{Cursor, KeyTable, NumberForm, StringForm, Window, portable, slow};

/// A way to scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scanner {
    /// Byte by byte, and all that is allowed: what the fast paths are compared with.
    Slow,
    /// The fast paths on any target.
    Portable,
    /// The fast paths in WebAssembly.
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    Simd,
}

/// What a scanner made of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scan {
    /// Whether it stepped over the token.
    pub accepted: bool,
    /// Whether it is a number that is an exact integer, or a string that is ASCII without escapes.
    pub is_plain: bool,
    /// Where the cursor is afterwards.
    pub end: usize,
}

impl Scanner {
    /// The fast paths that this target can run.
    pub const FAST: &[Self] = &[
        Self::Portable,
        #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
        Self::Simd,
    ];

    /// Scans a string; `at` is behind its opening quote.
    pub fn string(self, input: &[u8], at: usize) -> Scan {
        scan(input, at, |cursor| {
            let form = match self {
                Self::Slow => slow::string(cursor),
                Self::Portable => portable::string(cursor),
                #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
                Self::Simd => simd::string(cursor),
            };
            (form.is_some(), form == Some(StringForm::Plain))
        })
    }

    /// Scans a number.
    pub fn number(self, input: &[u8], at: usize) -> Scan {
        scan(input, at, |cursor| {
            let form = match self {
                Self::Slow => slow::number(cursor),
                Self::Portable => portable::number(cursor),
                #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
                Self::Simd => simd::number(cursor),
            };
            (form.is_some(), form == Some(NumberForm::Integer))
        })
    }

    /// Scans a date-time in its canonical form; `at` is behind its opening quote.
    pub fn canonical_date_time(self, input: &[u8], at: usize) -> Scan {
        scan(input, at, |cursor| {
            let accepted = match self {
                Self::Slow => {
                    let text = input.get(at..).and_then(|rest| rest.first_chunk::<25>());
                    let accepted =
                        text.is_some_and(|[text @ .., quote]| *quote == b'"' && crate::date::is_canonical(text));
                    accepted && (0..25).all(|_| cursor.eat(cursor.peek()))
                }
                Self::Portable => portable::canonical_date_time(cursor),
                #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
                Self::Simd => simd::canonical_date_time(cursor),
            };
            (accepted, false)
        })
    }
}

/// Scans a time of day; `at` is behind its opening quote.
pub fn time_of_day(input: &[u8], at: usize) -> Scan {
    scan(input, at, |cursor| (cursor.hours_and_minutes(), false))
}

/// Scans a day; `at` is behind its opening quote.
pub fn day(input: &[u8], at: usize) -> Scan {
    scan(input, at, |cursor| (cursor.day(), false))
}

/// Scans `true` or `false`.
pub fn boolean(input: &[u8], at: usize) -> Scan {
    scan(input, at, |cursor| (cursor.boolean(), false))
}

/// Scans `null`.
pub fn null(input: &[u8], at: usize) -> Scan {
    scan(input, at, |cursor| (cursor.null(), false))
}

/// Scans `,"key":`, or `"key":` where it is the first one.
pub fn key(key: &str, is_first: bool, input: &[u8], at: usize) -> Scan {
    let mut keys = KeyTable::default();
    let key = keys.add(key);
    scan(input, at, |cursor| (cursor.eat_key(&keys, key, is_first), false))
}

/// How many of the first bytes are ASCII other than a backslash.
pub fn plain_bytes(bytes: &[u8; 32]) -> usize {
    crate::block::plain_bytes(bytes)
}

fn scan(input: &[u8], at: usize, step: impl FnOnce(&mut Cursor<'_>) -> (bool, bool)) -> Scan {
    let mut window = Window::with_capacity(input.len());
    window.fill(|room| {
        room.copy_from_slice(input);
        input.len()
    });
    let mut cursor = window.cursor(at);
    let (accepted, is_plain) = step(&mut cursor);
    Scan { accepted, is_plain, end: cursor.position() }
}
