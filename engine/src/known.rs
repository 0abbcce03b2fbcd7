//! Texts that are known: keys of an object, values of an enumeration.

use crate::block::Block;

/// Known texts, found by their hashes.
pub(crate) struct Known {
    pub(crate) texts: Vec<&'static str>,
    blocks: Vec<Block>,
    /// The texts' numbers, from 1, in the places that their hashes give them or, where one is taken, behind; 0 is free.
    buckets: Vec<u8>,
}

impl Known {
    #[inline]
    pub(crate) fn new(texts: Vec<&'static str>) -> Self {
        let size = (2 * texts.len() + 1).next_power_of_two();
        let blocks: Vec<_> =
            texts.iter().map(|text| Block::of(text.as_bytes(), text.len()).unwrap_or_default()).collect();
        let mut buckets = vec![0; size];
        for (block, number) in blocks.iter().zip(1..) {
            let mut place = block.hash() as usize & (size - 1);
            while let Some(bucket) = buckets.get_mut(place) {
                if *bucket == 0 {
                    *bucket = number;
                    break;
                }
                place = (place + 1) & (size - 1);
            }
        }
        Self { texts, blocks, buckets }
    }

    /// The number of the text that is the first `len` bytes, from 0. See [`Block::of`].
    #[inline(never)]
    pub(crate) fn find(&self, text: &[u8], len: usize) -> Option<usize> {
        let Some(block) = Block::of(text, len) else {
            let text = text.get(..len)?;
            return self.texts.iter().position(|known| known.as_bytes() == text);
        };
        let mask = self.buckets.len().wrapping_sub(1);
        let mut place = block.hash() as usize & mask;
        loop {
            let index = usize::from(*self.buckets.get(place)?).checked_sub(1)?;
            if *self.blocks.get(index)? == block && self.texts.get(index)?.len() == len {
                return Some(index);
            }
            place = (place + 1) & mask;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_by_its_number() {
        const ALL: &str = "aaabacabbabcacbacca\0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab";
        let texts: Vec<&str> = (0..45).map(|len| &ALL[ALL.len() - len..]).collect();
        let known = Known::new(texts.clone());
        for (start, len) in (0..ALL.len()).flat_map(|start| [0, 1, 2, 5, 8, 31, 32, 33, 40].map(|len| (start, len))) {
            let Some(text) = ALL.get(start..start + len) else { continue };
            let number = texts.iter().position(|known| *known == text);
            assert_eq!(known.find(text.as_bytes(), len), number, "{text}");
            assert_eq!(known.find(&ALL.as_bytes()[start..], len), number, "{text} with what is behind it");
        }
    }
}
