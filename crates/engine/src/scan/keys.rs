use super::cursor::PADDING;

/// Where a key's text is in a [`KeyTable`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Key {
    offset: u16,
    len: u8,
}

impl Default for Key {
    /// A key that is never found.
    fn default() -> Self {
        Self { offset: u16::MAX, len: 0 }
    }
}

/// The texts of keys as they appear in compact JSON: `,"key":`.
pub(crate) struct KeyTable {
    /// `len` bytes of text, none of them zero, then [`PADDING`] zeros and one more.
    text: Vec<u8>,
    len: usize,
}

impl Default for KeyTable {
    fn default() -> Self {
        Self { text: vec![0; PADDING + 1], len: 0 }
    }
}

impl KeyTable {
    /// The longest key that can be compared in one go.
    const MAX_KEY: usize = PADDING - 4;
    /// No key is added beyond it, so the default [`Key`] is never found.
    const MAX_LEN: usize = u16::MAX as usize - 2 * PADDING - 1;

    /// Adds a key, even if it is there already: a look-up would cost more than it saves. A key that is too long, or has
    /// characters that JSON escapes, is never found.
    #[inline]
    pub(crate) fn add(&mut self, key: &str) -> Key {
        let is_plain = key.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\');
        if !is_plain || key.len() > Self::MAX_KEY || self.len > Self::MAX_LEN {
            return Key::default();
        }
        let text = [",\"", key, "\":"].concat();
        let key = Key { offset: self.len as u16, len: text.len() as u8 };
        self.text.truncate(self.len);
        self.text.extend_from_slice(text.as_bytes());
        self.len = self.text.len();
        self.text.resize(self.len + PADDING + 1, 0);
        key
    }

    /// The text that begins with a key, with its comma or `without_comma`, and how long the key is: that many bytes are
    /// not zero.
    #[inline(always)]
    pub(super) fn text(&self, key: Key, without_comma: bool) -> Option<(&[u8; PADDING], usize)> {
        let (start, end) = (usize::from(key.offset), usize::from(key.offset) + usize::from(key.len));
        // A key of another table may end beyond the text.
        if end > self.len {
            return None;
        }
        let skipped = usize::from(without_comma);
        let text = self.text.get(start + skipped..)?.first_chunk()?;
        Some((text, usize::from(key.len) - skipped))
    }
}
