//! Strings that occur again and again: each goes to JavaScript once, later ones as its number.

use crate::batch::Cell;
use crate::block::Block;
use crate::text::{Span, Texts};

/// How often a column's strings were looked up, and found.
#[derive(Clone, Copy, Default)]
pub(crate) struct Luck {
    tries: u32,
    hits: u32,
}

/// The strings seen so far.
pub(crate) struct Interner {
    /// Their numbers, from 1, in the places that their hashes give them or, where one is taken, behind; 0 is free.
    places: Vec<u16>,
    /// Their JSON texts.
    blocks: Vec<Block>,
    /// Those that JavaScript has not got yet.
    pub(crate) fresh: Vec<Cell>,
}

impl Interner {
    const PLACES: usize = 1 << 12;
    const MOST: usize = Self::PLACES / 2;
    /// How many strings of a column are looked up before it is left alone, unless half of them are found.
    const TRIES: u32 = 64;

    pub(crate) fn new() -> Self {
        Self { places: vec![0; Self::PLACES], blocks: Vec::new(), fresh: Vec::new() }
    }

    /// The number of a JSON string's text, if it is worth one: of the first `len` bytes. Very short ones are cheaper to
    /// copy, and long ones seldom recur.
    #[inline]
    pub(crate) fn number(&mut self, text: &[u8], len: usize, luck: &mut Luck, texts: &mut Texts) -> Option<u32> {
        if len < 3 || (luck.tries >= Self::TRIES && luck.hits * 2 < luck.tries) {
            return None;
        }
        let block = Block::of(text, len)?;
        luck.tries += 1;
        let mut place = block.hash() as usize & (Self::PLACES - 1);
        while let Some(index) = usize::from(*self.places.get(place)?).checked_sub(1) {
            if self.blocks.get(index) == Some(&block) {
                luck.hits += 1;
                return Some(index as u32);
            }
            place = (place + 1) & (Self::PLACES - 1);
        }
        let number = self.blocks.len();
        if number >= Self::MOST {
            return None;
        }
        if let Some(free) = self.places.get_mut(place) {
            *free = number as u16 + 1;
        }
        self.blocks.push(block);
        let Span { len, offset } = texts.add(text, len);
        self.fresh.push(Cell::new(len, offset));
        Some(number as u32)
    }
}
