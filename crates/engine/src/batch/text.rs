//! Texts on their way to JavaScript: per part of a batch, one string of one-byte characters and one of wide ones, which
//! the builder slices. They are separate because a single wide character makes a whole JavaScript string wide. A slice
//! keeps the string that it was cut from in memory, so parts are small.

use crate::block::{Block, plain_bytes};
use crate::format::text::WIDE;
use crate::utf16::Units;

/// A text's length, and its position in its part, in UTF-16 units; [`WIDE`] is set in the position if it is in the wide
/// text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) len: u32,
    pub(crate) offset: u32,
}

/// Where the texts of a part begin or end.
#[derive(Clone, Copy, Default)]
pub(crate) struct TextEnds {
    pub(crate) narrow: usize,
    pub(crate) wide: usize,
}

/// The texts of a batch.
pub(crate) struct Texts {
    /// Latin-1 without U+0080–U+009F, which browsers' decoders read as windows-1252.
    narrow: Vec<u8>,
    /// How much of `narrow` is text; the rest is room.
    narrow_len: usize,
    /// Where the part that is being written begins.
    part: TextEnds,
    /// Where its narrow text must end, so that the part does not become too large.
    limit: usize,
    /// UTF-16.
    pub(crate) wide: Vec<u16>,
    /// Whether `wide` has surrogates that are not in a pair, which a decoder would replace.
    pub(crate) lone_surrogates: bool,
}

impl Texts {
    /// How many bytes of text a part may have.
    const PART_BYTES: usize = 15 << 10;

    pub(crate) fn new() -> Self {
        Self {
            // Zeroed memory is cheap; the bytes that `resize` adds are written one by one, which takes Miri seconds.
            narrow: vec![0; 2 * (Self::PART_BYTES + Block::MAX_LEN)],
            narrow_len: 0,
            part: TextEnds::default(),
            limit: Self::PART_BYTES,
            wide: Vec::new(),
            lone_surrogates: false,
        }
    }

    pub(crate) fn clear(&mut self) {
        self.narrow_len = 0;
        self.wide.clear();
        self.end_part();
        self.lone_surrogates = false;
    }

    /// The size of the texts in bytes.
    pub(crate) fn size(&self) -> usize {
        self.narrow_len + 2 * self.wide.len()
    }

    pub(crate) fn narrow(&self) -> &[u8] {
        self.narrow.get(..self.narrow_len).unwrap_or_default()
    }

    /// Ends a part.
    pub(crate) fn end_part(&mut self) -> TextEnds {
        self.part = TextEnds { narrow: self.narrow_len, wide: self.wide.len() };
        self.limit = self.narrow_len + Self::PART_BYTES;
        self.part
    }

    /// Adds a text that is ASCII without escapes: the first `len` bytes. Returns nothing if the part is full, or if only
    /// [`Texts::add`] can do it.
    #[inline(always)]
    pub(crate) fn add_ascii(&mut self, text: &[u8], len: usize) -> Option<Span> {
        let start = self.narrow_len;
        if start + len > self.limit {
            return None;
        }
        // Whole blocks: what comes after the text is overwritten by the next one.
        let mut at = 0;
        while at < len {
            let block = text.get(at..)?.first_chunk::<{ Block::MAX_LEN }>()?;
            *self.narrow.get_mut(start + at..)?.first_chunk_mut()? = *block;
            at += Block::MAX_LEN;
        }
        self.narrow_len = start + len;
        Some(Span { len: len as u32, offset: (start - self.part.narrow) as u32 })
    }

    /// Adds the text of a well-formed JSON string, without its quotes: the first `len` bytes. It is faster if some more
    /// bytes follow. Returns nothing if the part is full.
    #[inline(never)]
    pub(crate) fn add(&mut self, text: &[u8], len: usize) -> Option<Span> {
        let start = self.narrow_len;
        // In the wide text, a byte may become two.
        if start + 2 * len > self.limit {
            return None;
        }
        // A block is written at once, and a text is never longer than its JSON.
        let room = self.limit + Block::MAX_LEN;
        if room > self.narrow.len() {
            self.narrow.resize(2 * room, 0);
        }
        let mut narrow = start;
        let mut read = 0;
        loop {
            let bytes = Block::bytes(text, read);
            if let Some(chunk) = self.narrow.get_mut(narrow..).and_then(|room| room.first_chunk_mut()) {
                *chunk = bytes;
            }
            let plain = plain_bytes(&bytes).min(len - read);
            (read, narrow) = (read + plain, narrow + plain);
            if read == len {
                self.narrow_len = narrow;
                return Some(Span { len: (narrow - start) as u32, offset: (start - self.part.narrow) as u32 });
            }
            if plain == Block::MAX_LEN {
                continue;
            }
            // The most frequent ones in French.
            if let (Some(&[lead @ 0xC3, second]), Some(byte)) =
                (text.get(read..).and_then(|rest| rest.first_chunk()), self.narrow.get_mut(narrow))
            {
                *byte = lead << 6 | (second & 0x3F);
                (read, narrow) = (read + 2, narrow + 1);
                continue;
            }
            let mut units = Units::of(text, read, len);
            match (units.next(), self.narrow.get_mut(narrow)) {
                (Some(unit @ (..0x80 | 0xA0..0x100)), Some(byte)) => *byte = unit as u8,
                _ => return Some(self.add_wide(text, len)),
            }
            (read, narrow) = (len - units.remaining(), narrow + 1);
        }
    }

    #[inline(never)]
    fn add_wide(&mut self, text: &[u8], len: usize) -> Span {
        let start = self.wide.len();
        let mut high = false;
        let mut read = 0;
        while read < len {
            let bytes = Block::bytes(text, read);
            let plain = plain_bytes(&bytes).min(len - read);
            if plain > 0 {
                self.wide.extend(bytes.iter().take(plain).copied().map(u16::from));
                self.lone_surrogates |= high;
                high = false;
                read += plain;
                continue;
            }
            let mut units = Units::of(text, read, len);
            while let Some(unit) = units.next() {
                // A low surrogate must follow a high one, and nothing else may.
                let low = (0xDC00..0xE000).contains(&unit);
                self.lone_surrogates |= low != high;
                high = (0xD800..0xDC00).contains(&unit);
                self.wide.push(unit);
                if !units.has_second_half() {
                    break;
                }
            }
            read = len - units.remaining();
        }
        self.lone_surrogates |= high;
        let len = self.wide.len() - start;
        self.limit -= 2 * len;
        Span { len: len as u32, offset: (start - self.part.wide) as u32 | WIDE }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(texts: &Texts, span: Span) -> Vec<u16> {
        let start = (span.offset & !WIDE) as usize;
        let end = start + span.len as usize;
        if span.offset & WIDE == 0 {
            texts.narrow()[start..end].iter().map(|&byte| u16::from(byte)).collect()
        } else {
            texts.wide[start..end].to_vec()
        }
    }

    #[test]
    fn lone_surrogates_are_kept_and_reported() {
        for (text, lone) in
            [("\\ud83d\\ude00", false), ("\\ud83d", true), ("\\ude00\\ud83d", true), ("\\ud83d\\ud83d\\ude00", true)]
        {
            let mut texts = Texts::new();
            let span = texts.add(text.as_bytes(), text.len()).unwrap();
            assert_eq!(read(&texts, span).len(), text.len() / 6);
            assert_eq!(texts.lone_surrogates, lone, "{text}");
        }
    }

    #[test]
    fn a_part_takes_no_more_than_its_limit() {
        let texts = ["plain", "été", "\u{1F69A}", "a text that is longer than a block, which has 32 bytes", "\\u017e"];
        let mut written = Texts::new();
        for rotation in 0..if cfg!(miri) { 1 } else { texts.len() } {
            let mut bytes = 0;
            for text in texts.iter().cycle().skip(rotation) {
                let Some(span) = written.add(text.as_bytes(), text.len()) else { break };
                bytes += span.len as usize * if span.offset & WIDE == 0 { 1 } else { 2 };
            }
            assert!((Texts::PART_BYTES - 100..=Texts::PART_BYTES).contains(&bytes), "{bytes}");
            assert_eq!(written.add(&[b'a'; 200], 200), None);
            written.end_part();
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(if cfg!(miri) { 1 } else { 32 }))]

        #[test]
        fn ascii_comes_out_as_it_went_in_unless_the_part_is_full(texts in prop::collection::vec("[ !#-\\[\\]-~]{0,80}", 0..if cfg!(miri) { 20 } else { 900 })) {
            let mut written = Texts::new();
            prop_assert_eq!(written.add_ascii(b"no room has been made yet", 25), None);
            written.add(b"", 0).unwrap();
            let mut bytes = 0;
            for text in texts {
                // With more JSON after it.
                let json = [text.as_bytes(), b"\",\"\xC3\xA9", &[0; 64]].concat();
                let span = written.add_ascii(&json, text.len());
                prop_assert_eq!(span.is_some(), bytes + text.len() <= Texts::PART_BYTES);
                let Some(span) = span else { break };
                bytes += text.len();
                prop_assert_eq!(read(&written, span), text.encode_utf16().collect::<Vec<_>>());
            }
            prop_assert_eq!(written.narrow().len(), bytes);
        }
    }

    proptest! {
        #[test]
        fn any_text_comes_out_as_it_went_in(parts in prop::collection::vec("\\PC{0,20}|[ -~]{0,40}|[é’ÿ\u{80}\u{9f}\u{a0}]{0,9}", 0..8)) {
            let mut texts = Texts::new();
            // With more JSON after them, and without.
            let spans: Vec<_> = parts.iter().enumerate().map(|(number, part)| {
                let json = serde_json::to_string(part).unwrap();
                let (text, after) = (&json[1..json.len() - 1], ["", "\",\"é\\u2019\""][number % 2]);
                texts.add([text, after].concat().as_bytes(), text.len()).unwrap()
            }).collect();
            for (part, span) in parts.iter().zip(spans) {
                prop_assert_eq!(read(&texts, span), part.encode_utf16().collect::<Vec<_>>());
            }
            prop_assert!(texts.narrow().iter().all(|byte| !(0x80..0xA0).contains(byte)));
            prop_assert!(!texts.lone_surrogates);
        }
    }
}
