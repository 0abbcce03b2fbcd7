//! Where hashes were first seen: those of the keys of a map of records, to notice one that is given twice, and those of
//! records, to recognise them.

use crate::utf16::Units;

/// Where each key was first seen. Keys are told apart by their hashes of 64 bits.
#[derive(Default)]
pub(super) struct Keys {
    /// The number of the last entry in each bucket, from 1; 0 if there is none.
    buckets: Vec<u32>,
    entries: Vec<Entry>,
}

struct Entry {
    hash: u64,
    offset: u64,
    /// The number of the entry before it in the bucket.
    previous: u32,
}

impl Keys {
    const BUCKETS: usize = 1 << 12;

    /// The hash (FNV-1a) of a key's UTF-16 units, so that escapes make no difference.
    #[inline(never)]
    pub(super) fn hash(key: &[u8]) -> u64 {
        let step = |hash: u64, unit: u16| (hash ^ u64::from(unit)).wrapping_mul(0x0100_0000_01B3);
        Units::of(key, 0, key.len()).fold(0xCBF2_9CE4_8422_2325, step)
    }

    /// Where the key with this hash was first seen: at `offset`, if it is new.
    #[inline(never)]
    pub(super) fn first(&mut self, hash: u64, offset: u64) -> u64 {
        if let Some(first) = self.find(hash) {
            return first;
        }
        if self.buckets.is_empty() {
            self.buckets = vec![0; Self::BUCKETS];
        }
        if let Some(bucket) = self.buckets.get_mut(Self::bucket(hash)) {
            self.entries.push(Entry { hash, offset, previous: *bucket });
            *bucket = self.entries.len() as u32;
        }
        offset
    }

    /// Where the key with this hash was first seen, if it was.
    pub(super) fn find(&self, hash: u64) -> Option<u64> {
        let mut number = *self.buckets.get(Self::bucket(hash))?;
        while let Some(entry) = self.entries.get((number as usize).wrapping_sub(1)) {
            if entry.hash == hash {
                return Some(entry.offset);
            }
            number = entry.previous;
        }
        None
    }

    fn bucket(hash: u64) -> usize {
        // FNV-1a mixes upwards, so the upper half is the better one.
        (hash >> 32) as usize % Self::BUCKETS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_again_however_it_is_written_and_no_other_is() {
        let mut keys = Keys::default();
        let most = if cfg!(miri) { 30 } else { 3_000 };
        let texts =
            || (-most..most).flat_map(|number| [format!("{number}"), format!("a{number}"), format!("0{number}")]);
        for (offset, text) in texts().enumerate() {
            let hash = Keys::hash(text.as_bytes());
            assert_eq!(keys.first(hash, offset as u64), offset as u64, "{text}");
        }
        for (offset, text) in texts().enumerate() {
            let units = text.encode_utf16().map(|unit| format!("\\u{unit:04X}")).collect::<String>();
            for text in [text, units] {
                assert_eq!(keys.first(Keys::hash(text.as_bytes()), u64::MAX), offset as u64, "{text}");
            }
        }
        assert_eq!(keys.first(Keys::hash(b"A7"), u64::MAX), u64::MAX);
    }

    #[test]
    fn keys_of_any_text_are_told_apart() {
        let keys = ["", "-", "\\ud83d", "\\ud83e", "\\ud83d\\ude00", "é", "e", "É", "\\u0000", "0"];
        let hashes: std::collections::BTreeSet<_> = keys.iter().map(|key| Keys::hash(key.as_bytes())).collect();
        assert_eq!(hashes.len(), keys.len());
        assert_eq!(Keys::hash("é😀".as_bytes()), Keys::hash(b"\\u00e9\\ud83d\\ude00"));
    }
}
