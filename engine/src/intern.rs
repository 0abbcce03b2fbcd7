//! Strings that occur again and again: each goes to JavaScript once, later ones as its number.

use crate::text::{self, Span, Texts};

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
    /// Their JSON texts, each from a word of its own on.
    words: Vec<u64>,
    count: u32,
    /// Those that JavaScript has not got yet.
    pub(crate) fresh: Vec<[u32; 2]>,
}

impl Interner {
    const PLACES: usize = 1 << 12;
    const MOST: u32 = Self::PLACES as u32 / 2;
    const MOST_WORDS: usize = 32 << 10;
    /// How many strings of a column are looked up before it is left alone, unless half of them are found.
    const TRIES: u32 = 64;
    /// Lengths that are worth it: shorter ones are cheaper to copy, longer ones seldom recur.
    const LENGTHS: std::ops::RangeInclusive<usize> = 3..=64;

    pub(crate) fn new() -> Self {
        Self { entries: vec![Entry::default(); Self::PLACES], words: Vec::new(), count: 0, fresh: Vec::new() }
    }

    /// The number of a JSON string's text, if it is worth one: of the first `len` bytes.
    #[inline]
    pub(crate) fn number(&mut self, text: &[u8], len: usize, luck: &mut Luck, texts: &mut Texts) -> Option<u32> {
        if !Self::LENGTHS.contains(&len) || (luck.tries >= Self::TRIES && luck.hits * 2 < luck.tries) {
            return None;
        }
        luck.tries += 1;
        let hash = words(text, len).fold(len as u64, mix);
        let hash = (hash >> 32) as u32;
        let mut place = hash as usize & (Self::PLACES - 1);
        loop {
            let entry = self.entries.get_mut(place)?;
            if entry.number == 0 {
                break;
            }
            if entry.hash == hash && entry.len as usize == len {
                let known = self.words.get(entry.start as usize..).unwrap_or_default();
                if words(text, len).zip(known).all(|(word, known)| word == *known) {
                    luck.hits += 1;
                    return Some(entry.number - 1);
                }
            }
            place = (place + 1) & (Self::PLACES - 1);
        }
        if self.count >= Self::MOST || self.words.len() >= Self::MOST_WORDS {
            return None;
        }
        self.count += 1;
        if let Some(entry) = self.entries.get_mut(place) {
            *entry = Entry { hash, start: self.words.len() as u32, len: len as u32, number: self.count };
        }
        self.words.extend(words(text, len));
        let Span { len, offset } = texts.add(text, len);
        self.fresh.push([len, offset]);
        Some(self.count - 1)
    }
}

/// A text as words of eight bytes; zeros fill up the last one.
#[inline(always)]
fn words(text: &[u8], len: usize) -> impl Iterator<Item = u64> {
    (0..len).step_by(8).map(move |at| match len - at {
        rest @ 1..8 => text::word(text, at) & ((1 << (8 * rest)) - 1),
        _ => text::word(text, at),
    })
}

#[inline(always)]
fn mix(hash: u64, word: u64) -> u64 {
    (hash ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29)
}
