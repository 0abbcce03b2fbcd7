//! Texts that are known: keys of an object, values of an enumeration.

/// Known texts, found by their hashes.
pub(crate) struct Known {
    pub(crate) texts: Vec<&'static str>,
    /// The texts' numbers, from 1, in the places that their hashes give them or, where one is taken, behind; 0 is free.
    buckets: Vec<u8>,
}

impl Known {
    #[inline]
    pub(crate) fn new(texts: Vec<&'static str>) -> Self {
        let size = (2 * texts.len() + 1).next_power_of_two();
        let mut buckets = vec![0; size];
        for (text, number) in texts.iter().zip(1..) {
            let mut place = hash(text.as_bytes()) as usize & (size - 1);
            while let Some(bucket) = buckets.get_mut(place) {
                if *bucket == 0 {
                    *bucket = number;
                    break;
                }
                place = (place + 1) & (size - 1);
            }
        }
        Self { texts, buckets }
    }

    /// The number of a text, from 0.
    pub(crate) fn find(&self, text: &[u8]) -> Option<usize> {
        let mask = self.buckets.len().wrapping_sub(1);
        let mut place = hash(text) as usize & mask;
        loop {
            let index = usize::from(*self.buckets.get(place)?).checked_sub(1)?;
            if equal(self.texts.get(index)?.as_bytes(), text) {
                return Some(index);
            }
            place = (place + 1) & mask;
        }
    }
}

/// A hash of short texts: their first and last eight bytes, and their length.
pub(crate) fn hash(text: &[u8]) -> u32 {
    let word = |bytes: &[u8]| bytes.iter().fold(0u64, |word, &byte| word << 8 | u64::from(byte));
    let (first, last) = match (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => (word(text), 0),
    };
    let mixed = first.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ last.wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    let mixed = (mixed ^ text.len() as u64).wrapping_mul(0x1656_67B1_9E37_79F9);
    (mixed >> 32) as u32
}

/// Whether two short texts are the same: without a call, unlike `==`.
#[inline]
pub(crate) fn equal(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let ((a_words, a_rest), (b_words, b_rest)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    let same = |(a, b): (&[u8; 8], &[u8; 8])| u64::from_le_bytes(*a) == u64::from_le_bytes(*b);
    a_words.iter().zip(b_words).all(same) && a_rest.iter().zip(b_rest).all(|(a, b)| a == b)
}
