//! The text of JSON strings.

/// The UTF-16 units of a well-formed JSON string's text.
pub(crate) struct Units<'t> {
    text: &'t [u8],
    /// The second half of a character above U+FFFF.
    low: Option<u16>,
}

impl<'t> Units<'t> {
    /// The units of a part of a text.
    #[inline(always)]
    pub(crate) fn of(text: &'t [u8], from: usize, to: usize) -> Self {
        Self { text: text.get(from..to).unwrap_or_default(), low: None }
    }

    /// How many bytes are left.
    #[inline(always)]
    pub(crate) fn remaining(&self) -> usize {
        self.text.len()
    }

    /// Whether the last unit was the first half of a character.
    #[inline(always)]
    pub(crate) fn has_second_half(&self) -> bool {
        self.low.is_some()
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
            0x5C => return self.escape(),
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

/// The text of a JSON string, without its quotes, for comparisons and messages; lone surrogates become U+FFFD.
pub(crate) fn unescape(text: &[u8]) -> String {
    char::decode_utf16(Units { text, low: None }).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}
