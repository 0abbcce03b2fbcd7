//! Short texts as blocks of bytes: hashed and compared as they are, whatever their length, without a branch.

/// A text of at most [`Block::LONGEST`] bytes, with zeros behind it.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Block([u64; 4]);

impl Block {
    pub(crate) const LONGEST: usize = 32;

    /// The first `len` bytes of a text; there is no block of more than [`Block::LONGEST`]. It is faster if the text
    /// goes on for that many.
    #[inline(always)]
    pub(crate) fn of(text: &[u8], len: usize) -> Option<Self> {
        const MASKS: [u8; 2 * Block::LONGEST] = {
            let mut masks = [0; 2 * Block::LONGEST];
            let (ones, _) = masks.split_at_mut(Block::LONGEST);
            ones.copy_from_slice(&[0xFF; Block::LONGEST]);
            masks
        };
        let mask = MASKS.get(Self::LONGEST.checked_sub(len)?..)?.first_chunk()?;
        Some(match text.first_chunk() {
            Some(bytes) => Self::masked(bytes, mask),
            None => Self::masked(&Self::filled_up(text), mask),
        })
    }

    #[inline(always)]
    fn masked(bytes: &[u8; Self::LONGEST], mask: &[u8; Self::LONGEST]) -> Self {
        let word = |at: usize| {
            let word = |bytes: &[u8; Self::LONGEST]| {
                bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |word| u64::from_le_bytes(*word))
            };
            word(bytes) & word(mask)
        };
        Self([word(0), word(8), word(16), word(24)])
    }

    #[inline(never)]
    fn filled_up(text: &[u8]) -> [u8; Self::LONGEST] {
        let mut bytes = [0; Self::LONGEST];
        bytes.iter_mut().zip(text).for_each(|(place, byte)| *place = *byte);
        bytes
    }

    #[inline(always)]
    pub(crate) fn hash(self) -> u32 {
        let [a, b, c, d] = self.0;
        let mixed = (a ^ c.rotate_left(32)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
            ^ (b ^ d.rotate_left(32)).wrapping_mul(0xC2B2_AE3D_27D4_EB4F).rotate_left(23);
        (mixed.wrapping_mul(0x1656_67B1_9E37_79F9) >> 32) as u32
    }

    /// The four words of the text.
    #[inline(always)]
    pub(crate) fn words(self) -> [u64; 4] {
        self.0
    }
}
