use super::cursor::{Cursor, PADDING};

/// The part of the input that is in memory, padded so that it can be scanned without bounds checks.
pub(crate) struct Window {
    /// `len` bytes of input, then zeros: at least [`PADDING`] bytes in all.
    buffer: Vec<u8>,
    len: usize,
}

impl Window {
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        Self { buffer: vec![0; capacity + PADDING], len: 0 }
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    pub(crate) fn capacity(&self) -> usize {
        self.buffer.len() - PADDING
    }

    /// `len` bytes from `start` on, or as many as there are.
    pub(crate) fn slice(&self, start: u32, len: u32) -> &[u8] {
        let end = (start as usize).saturating_add(len as usize).min(self.len);
        self.buffer.get(start as usize..end).unwrap_or_default()
    }

    /// Everything from `start` on, the padding included.
    #[inline(always)]
    pub(crate) fn from(&self, start: u32) -> &[u8] {
        self.buffer.get(start as usize..).unwrap_or_default()
    }

    /// Lets `read` write after the input; `read` returns how many bytes it has written.
    pub(crate) fn fill(&mut self, read: impl FnOnce(&mut [u8]) -> usize) {
        /// Restores the padding even if `read` panics.
        struct Seal<'w>(&'w mut Window);
        impl Drop for Seal<'_> {
            fn drop(&mut self) {
                let end = self.0.len + PADDING;
                if let Some(padding) = self.0.buffer.get_mut(self.0.len..end) {
                    padding.fill(0);
                }
            }
        }
        let (len, capacity) = (self.len, self.capacity());
        let sealed = Seal(self);
        if let Some(room) = sealed.0.buffer.get_mut(len..capacity) {
            let read = read(room).min(capacity - len);
            sealed.0.len = len + read;
        }
    }

    /// Drops the first `count` bytes.
    pub(crate) fn discard(&mut self, count: usize) {
        let count = count.min(self.len);
        if count > 0 {
            // The padding moves along with the input.
            self.buffer.copy_within(count..self.len + PADDING, 0);
            self.len -= count;
        }
    }

    pub(crate) fn grow(&mut self, capacity: usize) {
        if capacity > self.capacity() {
            self.buffer.resize(capacity + PADDING, 0);
        }
    }

    /// A cursor at `position`, or at the end if that comes first.
    pub(crate) fn cursor(&self, position: usize) -> Cursor<'_> {
        // SAFETY: the buffer holds `len` bytes, then PADDING zeros, and cannot change while the cursor borrows it.
        unsafe { Cursor::new(&self.buffer, position.min(self.len)) }
    }
}
