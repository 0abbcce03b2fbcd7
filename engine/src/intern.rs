//! Strings that occur again and again: each goes to JavaScript once, later ones as its number.

use crate::known::equal;
use crate::text::{Span, Texts};

/// A string that was seen.
#[derive(Clone, Copy, Default)]
struct Entry {
    hash: u32,
    start: u32,
    len: u32,
    /// Its number, from 1; 0 where the place is free.
    number: u32,
}

/// How often a column's strings were looked up, and found.
#[derive(Clone, Copy, Default)]
pub(crate) struct Luck {
    tries: u32,
    hits: u32,
}

/// The strings seen so far.
pub(crate) struct Interner {
    entries: Vec<Entry>,
    /// Their JSON texts.
    text: Vec<u8>,
    count: u32,
    /// Those that JavaScript has not got yet.
    pub(crate) fresh: Vec<[u32; 2]>,
}

impl Interner {
    const PLACES: usize = 1 << 13;
    const MOST: u32 = Self::PLACES as u32 / 2;
    const MOST_TEXT: usize = 256 << 10;
    /// Lengths that are worth it: shorter ones are cheaper to copy, longer ones seldom recur.
    const LENGTHS: std::ops::RangeInclusive<usize> = 3..=64;

    pub(crate) fn new() -> Self {
        Self { entries: vec![Entry::default(); Self::PLACES], text: Vec::new(), count: 0, fresh: Vec::new() }
    }

    /// The number of a JSON string's text, if it is worth one.
    #[inline]
    pub(crate) fn number(&mut self, text: &[u8], luck: &mut Luck, texts: &mut Texts) -> Option<u32> {
        if !Self::LENGTHS.contains(&text.len()) || (luck.tries >= 256 && luck.hits * 2 < luck.tries) {
            return None;
        }
        luck.tries += 1;
        let hash = hash(text);
        let mut place = hash as usize & (Self::PLACES - 1);
        loop {
            let entry = self.entries.get_mut(place)?;
            if entry.number == 0 {
                break;
            }
            if entry.hash == hash && entry.len as usize == text.len() {
                let known = self.text.get(entry.start as usize..(entry.start + entry.len) as usize);
                if known.is_some_and(|known| equal(known, text)) {
                    luck.hits += 1;
                    return Some(entry.number - 1);
                }
            }
            place = (place + 1) & (Self::PLACES - 1);
        }
        if self.count >= Self::MOST || self.text.len() + text.len() > Self::MOST_TEXT {
            return None;
        }
        let start = self.text.len() as u32;
        self.text.extend_from_slice(text);
        self.count += 1;
        if let Some(entry) = self.entries.get_mut(place) {
            *entry = Entry { hash, start, len: text.len() as u32, number: self.count };
        }
        let Span { len, offset } = texts.add(text);
        self.fresh.push([len, offset]);
        Some(self.count - 1)
    }
}

#[inline]
fn hash(text: &[u8]) -> u32 {
    const K: u64 = 0x9E37_79B9_7F4A_7C15;
    let step = |hash: u64, word: u64| (hash ^ word).wrapping_mul(K).rotate_left(29);
    let (words, rest) = text.as_chunks::<8>();
    let hash = words.iter().fold(text.len() as u64, |hash, word| step(hash, u64::from_le_bytes(*word)));
    let rest = match text.last_chunk::<8>() {
        Some(last) => u64::from_le_bytes(*last),
        None => rest.iter().fold(0, |word, &byte| word << 8 | u64::from(byte)),
    };
    (step(hash, rest) >> 32) as u32
}
