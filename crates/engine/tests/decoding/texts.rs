//! What bodies are made of: the texts of the corpus, odd bytes, and containers in containers.

use ocean_fleet_reference::corpus::CORPUS;

use crate::few;

/// All texts.
pub(crate) fn all() -> impl Iterator<Item = &'static [u8]> {
    few(CORPUS.iter().map(|document| document.bytes.as_slice()))
}

/// Strings among them: what may stand in a key's place.
pub(crate) fn strings() -> impl Iterator<Item = &'static [u8]> {
    all().filter(|text| text.first() == Some(&b'"'))
}

/// Sequences of bytes from 80 on, with every first byte: what begins a character, goes on with one, or neither.
pub(crate) fn sequences() -> impl Iterator<Item = Vec<u8>> {
    const SECOND: [u8; 10] = [0x22, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF];
    const REST: [&[u8]; 5] = [b"", b"\x80", b"a", b"\xBF\xBF", b"\x80a"];
    let pairs = (0x80..=0xFF).flat_map(|first| SECOND.map(|second| [first, second]));
    few(pairs.flat_map(|pair| REST.map(|rest| [&pair, rest].concat())))
}

/// A value in `depth` containers more.
pub(crate) fn nested(depth: usize, opening: &str, closing: &str, value: &str) -> String {
    opening.repeat(depth) + value + &closing.repeat(depth)
}
