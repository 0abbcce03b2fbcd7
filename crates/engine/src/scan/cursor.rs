use std::marker::PhantomData;

/// Zero bytes after the input of a window, and after the keys of a key table.
pub(super) const PADDING: usize = 64;

/// A position in a window.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'w> {
    at: *const u8,
    start: *const u8,
    window: PhantomData<&'w [u8]>,
}

impl<'w> Cursor<'w> {
    /// A cursor at a position in a window's buffer.
    ///
    /// # Safety
    /// At `position` or after it, the buffer has [`PADDING`] zeros in a row.
    #[inline(always)]
    pub(super) unsafe fn new(buffer: &'w [u8], position: usize) -> Self {
        let start = buffer.as_ptr();
        // SAFETY: the buffer goes on after the position, as the caller promises.
        Self { at: unsafe { start.add(position) }, start, window: PhantomData }
    }

    #[inline(always)]
    pub(crate) fn position(self) -> usize {
        self.at as usize - self.start as usize
    }

    /// Where the next [`PADDING`] bytes can be read.
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    #[inline(always)]
    pub(super) fn as_ptr(self) -> *const u8 {
        self.at
    }

    /// `LEN` bytes, `OFFSET` bytes further on.
    #[inline(always)]
    pub(super) fn bytes<const OFFSET: usize, const LEN: usize>(self) -> [u8; LEN] {
        const { assert!(OFFSET + LEN <= PADDING) };
        // SAFETY: the next PADDING bytes can be read, and an array of bytes needs no alignment.
        unsafe { self.at.add(OFFSET).cast::<[u8; LEN]>().read() }
    }

    /// The byte here; zero at the end.
    #[inline(always)]
    pub(crate) fn peek(self) -> u8 {
        let [byte] = self.bytes::<0, 1>();
        byte
    }

    /// Moves over `count` bytes.
    ///
    /// # Safety
    /// None of them is zero.
    #[inline(always)]
    pub(super) unsafe fn advance(&mut self, count: usize) {
        // SAFETY: as no zero is passed, the cursor ends at most at the first byte of the padding.
        self.at = unsafe { self.at.add(count) };
    }

    /// Moves over a byte if it is `wanted`, but never over a zero.
    #[inline(always)]
    pub(super) fn eat_if(&mut self, wanted: impl FnOnce(u8) -> bool) -> bool {
        let byte = self.peek();
        let here = byte != 0 && wanted(byte);
        if here {
            // SAFETY: the byte is not zero.
            unsafe { self.advance(1) };
        }
        here
    }

    /// Moves over `wanted` if it is here, but never over a zero.
    #[inline(always)]
    pub(crate) fn eat(&mut self, wanted: u8) -> bool {
        self.eat_if(|byte| byte == wanted)
    }

    /// Moves over `wanted` if it is here, but never over a zero.
    #[inline(always)]
    pub(super) fn eat_bytes<const LEN: usize>(&mut self, wanted: [u8; LEN]) -> bool {
        let here = self.bytes::<0, LEN>() == wanted && !wanted.contains(&0);
        if here {
            // SAFETY: these are the wanted bytes, none of which is zero.
            unsafe { self.advance(LEN) };
        }
        here
    }
}

/// What a number's text looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NumberForm {
    /// At most 16 digits after an optional minus sign, and not `-0`: an integer of at most 2⁵³−1.
    Integer,
    /// Anything else that JSON allows.
    General,
}

impl NumberForm {
    /// The form of an integer, given how many digits it has; `digits` begins with them.
    #[inline(always)]
    pub(super) fn of_integer(digits: [u8; 16], count: usize) -> Self {
        #[cold]
        #[inline(never)]
        fn is_safe(digits: [u8; 16]) -> bool {
            digits <= *b"9007199254740991"
        }
        match count {
            ..16 => Self::Integer,
            16 if is_safe(digits) => Self::Integer,
            _ => Self::General,
        }
    }
}

/// What a string's text looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum StringForm {
    /// ASCII without escapes.
    Plain,
    /// Anything else that JSON allows.
    General,
}
