use crate::format::cell;

/// Two words in one number: if it were written as two and soon read back as one, the read would stall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(transparent)]
pub(crate) struct Cell(u64);

impl Cell {
    pub(crate) const NULL: Self = Self::new(cell::NULL, 0);

    #[inline(always)]
    pub(crate) const fn new(first: u32, second: u32) -> Self {
        Self(first as u64 | (second as u64) << 32)
    }

    /// A group, which may have a value or not.
    #[inline(always)]
    pub(crate) const fn group(has_value: bool) -> Self {
        Self::new(has_value as u32, 0)
    }

    /// A list or map: the number of its rows, and the first of them.
    #[inline(always)]
    pub(super) const fn rows(count: u32, first: u32) -> Self {
        Self::new(count, first)
    }

    #[inline(always)]
    pub(super) const fn interned(number: u32) -> Self {
        Self::new(cell::INTERNED, number)
    }

    #[inline(always)]
    pub(super) const fn integer(value: i32) -> Self {
        Self::new(cell::INTEGER, value as u32)
    }

    #[inline(always)]
    pub(super) const fn double(index: u32) -> Self {
        Self::new(cell::DOUBLE, index)
    }

    #[inline(always)]
    pub(super) const fn boolean(value: bool) -> Self {
        Self::new(cell::BOOLEAN, value as u32)
    }

    #[inline(always)]
    pub(super) const fn json(index: u32) -> Self {
        Self::new(cell::JSON, index)
    }

    #[cfg(feature = "inspect")]
    pub(crate) fn words(self) -> [u32; 2] {
        [self.0 as u32, (self.0 >> 32) as u32]
    }
}
