//! JSON texts, well-formed and malformed: every production of RFC 8259, and every way to get it wrong. They are in
//! `tests/conformance/corpus.txt`, which says how to read it.

use std::sync::LazyLock;

/// A text, and whether it is JSON.
#[derive(Debug)]
pub struct Document {
    /// The text; it need not be UTF-8.
    pub bytes: Vec<u8>,
    /// What the corpus says of it.
    pub is_json: bool,
}

/// All of them. (In a body, `]` and `}` may close what is around a text, and a comma may continue it: whether the body
/// is well-formed is for the platform to judge.)
pub static CORPUS: LazyLock<Vec<Document>> = LazyLock::new(|| lines().filter_map(document).collect());

fn lines() -> impl Iterator<Item = &'static str> {
    include_str!("../../../tests/conformance/corpus.txt").lines().filter(|line| line.starts_with(['+', '-']))
}

fn document(line: &str) -> Option<Document> {
    let (body, _why) = line.get(2..)?.split_once("  ")?;
    let mut parts = body.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        if let Some(rest) = part.strip_prefix('_') {
            bytes.extend(rest.bytes());
        } else {
            bytes.push(u8::from_str_radix(part.get(..2)?, 16).ok()?);
            bytes.extend(part.get(2..)?.bytes());
        }
    }
    Some(Document { bytes, is_json: line.starts_with('+') })
}

#[cfg(test)]
mod tests {
    use super::{CORPUS, lines};
    use crate::platform::{self, Verdict};

    #[test]
    fn every_line_of_the_corpus_can_be_read() {
        assert!(CORPUS.len() > 400);
        assert_eq!(CORPUS.len(), lines().count());
    }

    #[test]
    fn the_platform_agrees_with_what_the_corpus_says() {
        for document in CORPUS.iter() {
            let is_json = platform::judge(&document.bytes) == Verdict::WellFormed;
            assert_eq!(is_json, document.is_json, "{}", String::from_utf8_lossy(&document.bytes));
        }
    }
}
