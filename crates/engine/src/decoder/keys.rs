//! The keys of a map of records, to tell one that is given twice.

use crate::number;
use crate::scan;
use crate::utf16::{self, Units};

/// What tells a key apart: an integer by its value; any other text by its hash, as answers have next to none.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Key(u64);

impl Key {
    /// A key, given its JSON text without the quotes.
    pub(super) fn of(text: &[u8]) -> Self {
        let unescaped;
        let mut plain = text;
        if scan::has_escape(text) {
            unescaped = utf16::unescape(text);
            plain = unescaped.as_bytes();
        }
        let digits = plain.strip_prefix(b"-").unwrap_or(plain);
        // Written in another way, the same number is another key.
        let is_integer = !matches!(digits, [] | [b'0', ..]) && digits.iter().all(u8::is_ascii_digit);
        match if is_integer { number::safe_integer(plain) } else { None } {
            Some(value) => Self((value as u64) << 1 | 1),
            // 0 is a free bucket.
            None => Self((hash(text) << 1).max(2)),
        }
    }

    /// Where to look for it first.
    fn bucket(self) -> usize {
        (self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize
    }
}

/// FNV-1a, of the text's UTF-16 units: escapes make no difference.
fn hash(text: &[u8]) -> u64 {
    let step = |hash: u64, unit: u16| (hash ^ u64::from(unit)).wrapping_mul(0x0100_0000_01B3);
    Units::of(text, 0, text.len(), true).fold(0xCBF2_9CE4_8422_2325, step)
}

/// A set of keys.
#[derive(Default)]
pub(super) struct KeySet {
    /// Each key is in the bucket that it chooses, or in the next free one; 0 is free. At most half of them are taken.
    buckets: Vec<u64>,
    len: usize,
}

impl KeySet {
    pub(super) fn contains(&self, key: Key) -> bool {
        self.bucket(key).is_some_and(|bucket| *bucket == key.0)
    }

    pub(super) fn insert(&mut self, key: Key) {
        if 2 * (self.len + 1) > self.buckets.len() {
            let larger = vec![0; (2 * self.buckets.len()).max(64)];
            let keys = std::mem::replace(&mut self.buckets, larger);
            self.len = 0;
            keys.into_iter().filter(|&key| key != 0).for_each(|key| self.put(Key(key)));
        }
        self.put(key);
    }

    fn put(&mut self, key: Key) {
        let index = self.index(key);
        if let Some(bucket) = self.buckets.get_mut(index) {
            self.len += usize::from(*bucket == 0);
            *bucket = key.0;
        }
    }

    fn bucket(&self, key: Key) -> Option<&u64> {
        self.buckets.get(self.index(key))
    }

    /// The bucket that holds a key, or would.
    fn index(&self, key: Key) -> usize {
        let mask = self.buckets.len().wrapping_sub(1);
        let mut index = key.bucket() & mask;
        while self.buckets.get(index).is_some_and(|bucket| *bucket != 0 && *bucket != key.0) {
            index = (index + 1) & mask;
        }
        index
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_again_however_it_is_written_and_no_other_is() {
        let mut keys = KeySet::default();
        for number in -3_000..3_000 {
            for text in [number.to_string(), format!("a{number}"), format!("0{number}")] {
                let key = Key::of(text.as_bytes());
                assert!(!keys.contains(key), "{text}");
                keys.insert(key);
                assert!(keys.contains(key), "{text}");
            }
        }
        assert!(
            keys.contains(Key::of(b"\\u0037"))
                && keys.contains(Key::of(b"\\u0061-7"))
                && !keys.contains(Key::of(b"A7"))
        );
        let lone = [b"\\ud83d", b"\\ud83e"].map(|text| Key::of(text));
        assert!(lone[0] != lone[1] && Key::of(b"") != Key::of(b"-"));
    }
}
