//! JSON texts, well-formed and malformed: every production of RFC 8259, and every way to get it wrong. They are in
//! `tests/conformance/corpus.txt`, which says how to read it.

use std::sync::LazyLock;

use crate::some;

/// A text, and whether it is JSON.
pub(crate) struct Document {
    pub(crate) bytes: Vec<u8>,
    pub(crate) is_json: bool,
}

/// All of them. (In a body, `]` and `}` may close what is around a text, and a comma may go on with it: whether the
/// body is well-formed is for the platform to judge.)
pub(crate) static CORPUS: LazyLock<Vec<Document>> = LazyLock::new(|| {
    let lines = include_str!("../conformance/corpus.txt").lines();
    lines.filter(|line| line.starts_with(['+', '-'])).map(document).collect()
});

fn document(line: &str) -> Document {
    let (body, _why) = line[2..].split_once("  ").expect("a body and why it is here");
    let mut parts = body.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        if let Some(rest) = part.strip_prefix('_') {
            bytes.extend(rest.bytes());
        } else {
            bytes.push(u8::from_str_radix(&part[..2], 16).expect("two hexadecimal digits"));
            bytes.extend(part[2..].bytes());
        }
    }
    Document { bytes, is_json: line.starts_with('+') }
}

/// All texts.
pub(crate) fn texts() -> impl Iterator<Item = &'static [u8]> {
    some(CORPUS.iter().map(|document| document.bytes.as_slice()))
}

/// Strings among them: what may stand in a key's place.
pub(crate) fn strings() -> impl Iterator<Item = &'static [u8]> {
    texts().filter(|text| text.first() == Some(&b'"'))
}

/// Sequences of bytes from 80 on, with every first byte: what begins a character, goes on with one, or neither.
pub(crate) fn sequences() -> impl Iterator<Item = Vec<u8>> {
    const SECOND: [u8; 10] = [0x22, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF];
    const REST: [&[u8]; 5] = [b"", b"\x80", b"a", b"\xBF\xBF", b"\x80a"];
    let pairs = (0x80..=0xFF).flat_map(|first| SECOND.map(|second| [first, second]));
    some(pairs.flat_map(|pair| REST.map(|rest| [&pair, rest].concat())))
}

/// A value in `depth` containers more.
pub(crate) fn nested(depth: usize, opening: &str, closing: &str, value: &str) -> String {
    opening.repeat(depth) + value + &closing.repeat(depth)
}
