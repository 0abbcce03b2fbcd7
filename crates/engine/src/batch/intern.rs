use super::cell::Cell;
use super::text::{Span, Texts};
use crate::block::Block;

/// How many strings of a column were looked up, and how many of them were found.
#[derive(Clone, Copy, Default)]
pub(crate) struct HitRate {
    lookups: u32,
    hits: u32,
}

/// Strings that recur: each goes to JavaScript once, and later only its number does.
pub(crate) struct Interner {
    /// The numbers of the strings, from 1, in the buckets that their hashes choose, or the next free ones; 0 is free.
    buckets: Vec<u16>,
    /// Their JSON texts.
    blocks: Vec<Block>,
    /// Those that JavaScript does not have yet, and their texts.
    pub(crate) fresh: Vec<Cell>,
    pub(crate) texts: Texts,
}

impl Interner {
    const BUCKETS: usize = 1 << 12;
    const MAX_STRINGS: usize = Self::BUCKETS / 2;
    /// After so many look-ups, a column is left alone unless half of them were hits.
    const TRIAL: u32 = 64;

    pub(crate) fn new() -> Self {
        let buckets = vec![0; Self::BUCKETS];
        Self { buckets, blocks: Vec::new(), fresh: Vec::new(), texts: Texts::default() }
    }

    /// JavaScript has all of them now.
    pub(super) fn clear_fresh(&mut self) {
        self.fresh.clear();
        self.texts.clear();
    }

    /// The number of the JSON text that is the first `len` bytes, if it is worth one: very short texts are cheaper to
    /// copy, and long ones seldom recur.
    #[inline]
    pub(crate) fn number(&mut self, text: &[u8], len: usize, hit_rate: &mut HitRate) -> Option<u32> {
        if len < 3 || (hit_rate.lookups >= Self::TRIAL && hit_rate.hits * 2 < hit_rate.lookups) {
            return None;
        }
        let block = Block::of(text, len)?;
        hit_rate.lookups += 1;
        let mut bucket = block.hash() as usize & (Self::BUCKETS - 1);
        while let Some(index) = usize::from(*self.buckets.get(bucket)?).checked_sub(1) {
            if self.blocks.get(index) == Some(&block) {
                hit_rate.hits += 1;
                return Some(index as u32);
            }
            bucket = (bucket + 1) & (Self::BUCKETS - 1);
        }
        let number = self.blocks.len();
        if number >= Self::MAX_STRINGS {
            return None;
        }
        if let Some(free) = self.buckets.get_mut(bucket) {
            *free = number as u16 + 1;
        }
        self.blocks.push(block);
        let Span { len, offset } = self.texts.add(text, len);
        self.fresh.push(Cell::new(len, offset));
        Some(number as u32)
    }
}
