//! Short texts as blocks of bytes, which are hashed and compared without a branch on their lengths.

/// A text of at most [`Block::MAX_LEN`] bytes, padded with zeros.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Block([u64; 4]);

impl Block {
    pub(crate) const MAX_LEN: usize = 32;

    /// The first `len` bytes of a text, unless they are more than [`Block::MAX_LEN`]. It is faster if the text has that
    /// many.
    #[inline(always)]
    pub(crate) fn of(text: &[u8], len: usize) -> Option<Self> {
        const MASKS: [u8; 2 * Block::MAX_LEN] = {
            let mut masks = [0; 2 * Block::MAX_LEN];
            let (ones, _) = masks.split_at_mut(Block::MAX_LEN);
            ones.copy_from_slice(&[0xFF; Block::MAX_LEN]);
            masks
        };
        let mask = MASKS.get(Self::MAX_LEN.checked_sub(len)?..)?.first_chunk()?;
        Some(match text.first_chunk() {
            Some(bytes) => Self::masked(bytes, mask),
            None => Self::masked(&Self::padded(text), mask),
        })
    }

    #[inline(always)]
    fn masked(bytes: &[u8; Self::MAX_LEN], mask: &[u8; Self::MAX_LEN]) -> Self {
        let word = |at: usize| {
            let word = |bytes: &[u8; Self::MAX_LEN]| {
                bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |word| u64::from_le_bytes(*word))
            };
            word(bytes) & word(mask)
        };
        Self([word(0), word(8), word(16), word(24)])
    }

    /// The bytes of a text from a position on, and zeros after its end. It is faster if the text has that many.
    #[inline(always)]
    pub(crate) fn bytes(text: &[u8], at: usize) -> [u8; Self::MAX_LEN] {
        let rest = text.get(at..).unwrap_or_default();
        match rest.first_chunk() {
            Some(bytes) => *bytes,
            None => Self::padded(rest),
        }
    }

    #[inline(never)]
    fn padded(text: &[u8]) -> [u8; Self::MAX_LEN] {
        let mut bytes = [0; Self::MAX_LEN];
        bytes.iter_mut().zip(text).for_each(|(padded, byte)| *padded = *byte);
        bytes
    }

    #[inline(always)]
    pub(crate) fn hash(self) -> u32 {
        let [a, b, c, d] = self.0;
        let mixed = (a ^ c.rotate_left(32)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
            ^ (b ^ d.rotate_left(32)).wrapping_mul(0xC2B2_AE3D_27D4_EB4F).rotate_left(23);
        (mixed.wrapping_mul(0x1656_67B1_9E37_79F9) >> 32) as u32
    }
}

/// How many of the first bytes are ASCII other than a backslash.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline(always)]
pub(crate) fn plain_bytes(bytes: &[u8; Block::MAX_LEN]) -> usize {
    use core::arch::wasm32::{i8x16_bitmask, i8x16_eq, u8x16_splat, u64x2, v128_or};

    let odd = |at: usize| {
        let half = u64x2(word(bytes, at), word(bytes, at + 8));
        u32::from(i8x16_bitmask(v128_or(half, i8x16_eq(half, u8x16_splat(b'\\')))))
    };
    (odd(0) | odd(16) << 16).trailing_zeros() as usize
}

/// How many of the first bytes are ASCII other than a backslash.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(crate) fn plain_bytes(bytes: &[u8; Block::MAX_LEN]) -> usize {
    bytes.iter().take_while(|&&byte| byte.is_ascii() && byte != b'\\').count()
}

/// Eight bytes of a text, the first one lowest; zeros after its end.
#[inline(always)]
pub(crate) fn word(text: &[u8], at: usize) -> u64 {
    let rest = text.get(at..).unwrap_or_default();
    match rest.first_chunk::<8>() {
        Some(word) => u64::from_le_bytes(*word),
        None => rest.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)),
    }
}
