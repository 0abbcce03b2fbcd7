use super::cell::Cell;
use super::text::{Span, Texts};
use crate::block::Block;

/// How many more strings of a column may be new before it is left alone; each that was known earns it another.
#[derive(Clone, Copy)]
pub(crate) struct Credit(u32);

impl Credit {
    pub(crate) const INITIAL: Self = Self(32);
}

/// Strings that recur: each goes to JavaScript once, and later only its number does.
pub(crate) struct Interner {
    /// The numbers of the strings, from 1, in the buckets that their hashes choose, or the next free ones; 0 is free.
    buckets: Vec<u16>,
    /// Their JSON texts.
    blocks: Vec<Block>,
    /// Those that JavaScript does not have yet.
    pub(crate) fresh: Vec<Cell>,
}

impl Interner {
    const BUCKETS: usize = 1 << 12;
    const MAX_STRINGS: usize = Self::BUCKETS / 2;

    pub(crate) fn new() -> Self {
        Self { buckets: vec![0; Self::BUCKETS], blocks: Vec::new(), fresh: Vec::new() }
    }

    /// The number of the JSON text that is the first `len` bytes, if it is worth one: very short texts are cheaper to
    /// copy, and long ones seldom recur.
    #[inline]
    pub(crate) fn number(&mut self, text: &[u8], len: usize, credit: &mut Credit, texts: &mut Texts) -> Option<u32> {
        if len < 3 || credit.0 == 0 {
            return None;
        }
        let block = Block::of(text, len)?;
        let mut bucket = block.hash() as usize & (Self::BUCKETS - 1);
        while let Some(index) = usize::from(*self.buckets.get(bucket)?).checked_sub(1) {
            if self.blocks.get(index) == Some(&block) {
                credit.0 += 1;
                return Some(index as u32);
            }
            bucket = (bucket + 1) & (Self::BUCKETS - 1);
        }
        credit.0 -= 1;
        let number = self.blocks.len();
        if number >= Self::MAX_STRINGS {
            return None;
        }
        let Span { len, offset } = texts.add(text, len)?;
        self.fresh.push(Cell::new(len, offset));
        if let Some(free) = self.buckets.get_mut(bucket) {
            *free = number as u16 + 1;
        }
        self.blocks.push(block);
        Some(number as u32)
    }
}
