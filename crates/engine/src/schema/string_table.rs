use crate::block::Block;

/// The keys of an object or the values of an enumeration, found by their hashes.
pub(crate) struct StringTable {
    pub(crate) texts: Vec<&'static str>,
    blocks: Vec<Block>,
    /// The numbers of the texts, from 1, in the buckets that their hashes choose, or the next free ones; 0 is free.
    buckets: Vec<u8>,
}

impl StringTable {
    #[inline]
    pub(crate) fn new(texts: Vec<&'static str>) -> Self {
        let size = (2 * texts.len() + 1).next_power_of_two();
        let blocks: Vec<_> =
            texts.iter().map(|text| Block::of(text.as_bytes(), text.len()).unwrap_or_default()).collect();
        let mut buckets = vec![0; size];
        for (block, number) in blocks.iter().zip(1..) {
            let mut bucket = block.hash() as usize & (size - 1);
            while let Some(content) = buckets.get_mut(bucket) {
                if *content == 0 {
                    *content = number;
                    break;
                }
                bucket = (bucket + 1) & (size - 1);
            }
        }
        Self { texts, blocks, buckets }
    }

    /// The number, from 0, of the text that is the first `len` bytes. See [`Block::of`].
    #[inline(never)]
    pub(crate) fn find(&self, text: &[u8], len: usize) -> Option<usize> {
        let Some(block) = Block::of(text, len) else {
            let text = text.get(..len)?;
            return self.texts.iter().position(|known| known.as_bytes() == text);
        };
        let mask = self.buckets.len().wrapping_sub(1);
        let mut bucket = block.hash() as usize & mask;
        loop {
            let index = usize::from(*self.buckets.get(bucket)?).checked_sub(1)?;
            if *self.blocks.get(index)? == block && self.texts.get(index)?.len() == len {
                return Some(index);
            }
            bucket = (bucket + 1) & mask;
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
        let table = StringTable::new(texts.clone());
        for (start, len) in (0..ALL.len()).flat_map(|start| [0, 1, 2, 5, 8, 31, 32, 33, 40].map(|len| (start, len))) {
            let Some(text) = ALL.get(start..start + len) else { continue };
            let number = texts.iter().position(|known| *known == text);
            assert_eq!(table.find(text.as_bytes(), len), number, "{text}");
            assert_eq!(table.find(&ALL.as_bytes()[start..], len), number, "{text} followed by more");
        }
    }
}
