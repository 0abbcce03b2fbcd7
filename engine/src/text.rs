//! Texts on their way to JavaScript: one string of one-byte characters and one of wide ones a batch, of which the
//! builder takes slices. One wide character would make all of a JavaScript string wide, so the two are kept apart.

use crate::block::Block;

/// Marks a place in the wide text.
pub(crate) const WIDE: u32 = 1 << 31;

/// Where a text is: how many UTF-16 units, and from which on; the highest bit set in the wide text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) len: u32,
    pub(crate) offset: u32,
}

/// The texts of a batch.
#[derive(Default)]
pub(crate) struct Texts {
    /// Latin-1 but for U+0080–U+009F, which browsers' decoders read as windows-1252.
    narrow: Vec<u8>,
    /// How much of `narrow` is text: what is behind is room.
    narrow_len: usize,
    /// UTF-16.
    pub(crate) wide: Vec<u16>,
    /// Whether `wide` holds surrogates that are no pair, which a decoder would replace.
    pub(crate) lone_surrogates: bool,
}

impl Texts {
    pub(crate) fn clear(&mut self) {
        self.narrow_len = 0;
        self.wide.clear();
        self.lone_surrogates = false;
    }

    /// How many bytes the texts take.
    pub(crate) fn size(&self) -> usize {
        self.narrow_len + 2 * self.wide.len()
    }

    pub(crate) fn narrow(&self) -> &[u8] {
        self.narrow.get(..self.narrow_len).unwrap_or_default()
    }

    /// Adds the text of a JSON string, which the cursor has found to be well formed: the first `len` bytes, which
    /// are without its quotes. It is faster if there are some more bytes behind.
    #[inline(always)]
    pub(crate) fn add(&mut self, text: &[u8], len: usize) -> Span {
        self.add_plain(text, len).unwrap_or_else(|| self.add_escaped(text, len))
    }

    /// Adds a short text of ASCII without escapes, if it is one.
    #[inline(always)]
    fn add_plain(&mut self, text: &[u8], len: usize) -> Option<Span> {
        let block = Block::of(text, len)?;
        let room = self.narrow.get_mut(self.narrow_len..)?.first_chunk_mut::<{ Block::LONGEST }>()?;
        if block.words().into_iter().fold(0, |odd, word| odd | oddities(word)) != 0 {
            return None;
        }
        let (places, _) = room.as_chunks_mut::<8>();
        for (place, word) in places.iter_mut().zip(block.words()) {
            *place = word.to_le_bytes();
        }
        let offset = self.narrow_len as u32;
        self.narrow_len += len;
        Some(Span { len: len as u32, offset })
    }

    #[inline(never)]
    fn add_escaped(&mut self, text: &[u8], len: usize) -> Span {
        self.add_units(text, len, true)
    }

    /// Adds text that is what it says, with no escapes in it.
    pub(crate) fn add_raw(&mut self, text: &[u8], len: usize) -> Span {
        self.add_units(text, len, false)
    }

    #[inline(always)]
    fn add_units(&mut self, text: &[u8], len: usize, escaped: bool) -> Span {
        let start = self.narrow_len;
        // A block is written at once, and a text is not longer than its JSON.
        let needed = start + len + Block::LONGEST;
        if needed > self.narrow.len() {
            self.narrow.resize(2 * needed, 0);
        }
        let mut narrow = start;
        let mut read = 0;
        loop {
            let word = word(text, read);
            if let Some(place) = self.narrow.get_mut(narrow..).and_then(|room| room.first_chunk_mut::<8>()) {
                *place = word.to_le_bytes();
            }
            let plain = plain_bytes(word).min(len - read);
            (read, narrow) = (read + plain, narrow + plain);
            if read == len {
                self.narrow_len = narrow;
                return Span { len: (narrow - start) as u32, offset: start as u32 };
            }
            if plain == 8 {
                continue;
            }
            // What French has most of.
            if let (Some(&[lead @ 0xC3, second]), Some(place)) =
                (text.get(read..).and_then(|rest| rest.first_chunk()), self.narrow.get_mut(narrow))
            {
                *place = lead << 6 | (second & 0x3F);
                (read, narrow) = (read + 2, narrow + 1);
                continue;
            }
            let mut units = Units::of(text, read, len, escaped);
            match (units.next(), self.narrow.get_mut(narrow)) {
                (Some(unit @ (..0x80 | 0xA0..0x100)), Some(place)) => *place = unit as u8,
                _ => return self.add_wide(text, len, escaped),
            }
            (read, narrow) = (len - units.text.len(), narrow + 1);
        }
    }

    #[inline(never)]
    fn add_wide(&mut self, text: &[u8], len: usize, escaped: bool) -> Span {
        let start = self.wide.len();
        let mut high = false;
        let mut read = 0;
        while read < len {
            let word = word(text, read);
            let plain = plain_bytes(word).min(len - read);
            if plain > 0 {
                self.wide.extend_from_slice(&word.to_le_bytes().map(u16::from));
                self.wide.truncate(self.wide.len() - 8 + plain);
                self.lone_surrogates |= high;
                high = false;
                read += plain;
                continue;
            }
            let mut units = Units::of(text, read, len, escaped);
            while let Some(unit) = units.next() {
                // A low surrogate belongs behind a high one, and nothing else does.
                let low = (0xDC00..0xE000).contains(&unit);
                self.lone_surrogates |= low != high;
                high = (0xD800..0xDC00).contains(&unit);
                self.wide.push(unit);
                if units.low.is_none() {
                    break;
                }
            }
            read = len - units.text.len();
        }
        self.lone_surrogates |= high;
        Span { len: (self.wide.len() - start) as u32, offset: start as u32 | WIDE }
    }
}

/// The eight bytes from a place on, the first one lowest; zeros where there are no more.
#[inline(always)]
pub(crate) fn word(text: &[u8], at: usize) -> u64 {
    let rest = text.get(at..).unwrap_or_default();
    match rest.first_chunk::<8>() {
        Some(word) => u64::from_le_bytes(*word),
        None => rest.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)),
    }
}

/// How many of a word's first bytes are ASCII, and no backslash.
#[inline(always)]
fn plain_bytes(word: u64) -> usize {
    (oddities(word).trailing_zeros() / 8) as usize
}

/// A bit for every byte that is a backslash or no ASCII (and perhaps for one behind a backslash).
#[inline(always)]
fn oddities(word: u64) -> u64 {
    const LOW: u64 = 0x0101_0101_0101_0101;
    let escape = word ^ (LOW * u64::from(b'\\'));
    ((escape.wrapping_sub(LOW) & !escape) | word) & (LOW << 7)
}

/// The UTF-16 units of a well-formed JSON string's text.
struct Units<'t> {
    text: &'t [u8],
    escaped: bool,
    /// The second half of a character beyond U+FFFF.
    low: Option<u16>,
}

impl<'t> Units<'t> {
    /// The units of what is left of a text.
    #[inline(always)]
    fn of(text: &'t [u8], from: usize, to: usize, escaped: bool) -> Self {
        Self { text: text.get(from..to).unwrap_or_default(), escaped, low: None }
    }

    #[inline(always)]
    fn next_byte(&mut self) -> Option<u32> {
        let (&byte, rest) = self.text.split_first()?;
        self.text = rest;
        Some(u32::from(byte))
    }

    #[inline(always)]
    fn continuation(&mut self) -> u32 {
        self.next_byte().unwrap_or(0) & 0x3F
    }

    fn escape(&mut self) -> Option<u16> {
        Some(match self.next_byte()? as u8 {
            b'b' => 0x08,
            b'f' => 0x0C,
            b'n' => 0x0A,
            b'r' => 0x0D,
            b't' => 0x09,
            b'u' => {
                let (digits, rest) = self.text.split_at_checked(4)?;
                self.text = rest;
                digits.iter().fold(0, |unit, &digit| unit << 4 | (char::from(digit).to_digit(16).unwrap_or(0) as u16))
            }
            byte => u16::from(byte),
        })
    }
}

impl Iterator for Units<'_> {
    type Item = u16;

    #[inline]
    fn next(&mut self) -> Option<u16> {
        if let Some(low) = self.low.take() {
            return Some(low);
        }
        let lead = self.next_byte()?;
        let point = match lead {
            0x5C if self.escaped => return self.escape(),
            0..0x80 => lead,
            0x80..0xE0 => (lead & 0x1F) << 6 | self.continuation(),
            0xE0..0xF0 => (lead & 0x0F) << 12 | self.continuation() << 6 | self.continuation(),
            _ => (lead & 0x07) << 18 | self.continuation() << 12 | self.continuation() << 6 | self.continuation(),
        };
        if point < 0x1_0000 {
            return Some(point as u16);
        }
        let point = point - 0x1_0000;
        self.low = Some(0xDC00 | (point & 0x3FF) as u16);
        Some(0xD800 | (point >> 10) as u16)
    }
}

/// The text of a JSON string, for comparisons and messages; lone surrogates become U+FFFD.
pub(crate) fn unescape(text: &[u8]) -> String {
    char::decode_utf16(Units { text, escaped: true, low: None })
        .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
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
    fn surrogates_without_a_partner_are_kept_and_told() {
        for (text, lone) in
            [("\\ud83d\\ude00", false), ("\\ud83d", true), ("\\ude00\\ud83d", true), ("\\ud83d\\ud83d\\ude00", true)]
        {
            let mut texts = Texts::default();
            let span = texts.add(text.as_bytes(), text.len());
            assert_eq!(read(&texts, span).len(), text.len() / 6);
            assert_eq!(texts.lone_surrogates, lone, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_comes_out_as_it_went_in(parts in prop::collection::vec("\\PC{0,20}|[ -~]{0,40}|[é’ÿ\u{80}\u{9f}\u{a0}]{0,9}", 0..8)) {
            let mut texts = Texts::default();
            // With what is behind them in the JSON, and without.
            let spans: Vec<_> = parts.iter().enumerate().map(|(number, part)| {
                let json = serde_json::to_string(part).unwrap();
                let (text, behind) = (&json[1..json.len() - 1], ["", "\",\"é\\u2019\""][number % 2]);
                texts.add([text, behind].concat().as_bytes(), text.len())
            }).collect();
            for (part, span) in parts.iter().zip(spans) {
                prop_assert_eq!(read(&texts, span), part.encode_utf16().collect::<Vec<_>>());
            }
            prop_assert!(texts.narrow().iter().all(|byte| !(0x80..0xA0).contains(byte)));
            prop_assert!(!texts.lone_surrogates);
        }
    }
}
