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

    /// The number of a text, from 0.
    pub(crate) fn find(&self, text: &[u8]) -> Option<usize> {
        self.find_first(text, text.len())
            .or_else(|| self.texts.iter().position(|known| known.len() > Block::LONGEST && known.as_bytes() == text))
    }

    /// The number of the text that is the first `len` bytes, from 0; long ones are not found. See [`Block::of`].
    #[inline(never)]
    pub(crate) fn find_first(&self, text: &[u8], len: usize) -> Option<usize> {
        let block = Block::of(text, len)?;
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
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_text_is_found_by_its_number(
            texts in prop::collection::hash_set("[a-c]{0,3}|[a-z\\u{0}é]{6,10}|[ab]{28,40}", 1..20),
            others in prop::collection::vec("[a-c]{0,3}|[ab]{28,40}", 0..10),
            behind in "[a-z]{0,40}",
        ) {
            let texts: Vec<&'static str> = texts.into_iter().map(|text| &*text.leak()).collect();
            let known = Known::new(texts.clone());
            for text in texts.iter().copied().chain(others.iter().map(String::as_str)) {
                let number = texts.iter().position(|known| *known == text);
                prop_assert_eq!(known.find(text.as_bytes()), number);
                let first = known.find_first([text, &behind].concat().as_bytes(), text.len());
                prop_assert_eq!(first, number.filter(|_| text.len() <= Block::LONGEST));
            }
        }
    }
}
