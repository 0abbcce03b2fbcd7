//! Records whose bytes are those of a record of the previous answer: they are neither read, nor filled, nor built again.

use std::rc::Rc;

use xxhash_rust::xxh64::xxh64;

use super::keys::Keys;

/// How many unknown records in a row may be followed by an attempt to recognise the next one before it has been read.
const MAX_MISSES: u32 = 3;

/// The records of an answer, each by the hash of its bytes, in the answer's order.
#[derive(Default)]
pub struct Fingerprints {
    records: Vec<Fingerprint>,
    /// Where each hash is.
    numbers: Keys,
}

#[derive(Clone, Copy)]
struct Fingerprint {
    hash: u64,
    len: usize,
}

impl Fingerprints {
    fn add(&mut self, fingerprint: Fingerprint) {
        self.numbers.first(fingerprint.hash, self.records.len() as u64);
        self.records.push(fingerprint);
    }

    /// The number of the first record with this fingerprint.
    fn find(&self, Fingerprint { hash, len }: Fingerprint) -> Option<usize> {
        let number = self.numbers.find(hash)? as usize;
        self.records.get(number).filter(|known| known.len == len).map(|_| number)
    }
}

/// Recognises the records of an answer.
pub(super) struct Recognition {
    /// The previous answer.
    known: Rc<Fingerprints>,
    /// This one.
    found: Fingerprints,
    /// The record of the previous answer that probably comes next.
    next: usize,
    /// How many records in a row were not recognised.
    misses: u32,
    runs: Vec<u32>,
}

/// Whether the record that begins here is the expected one.
pub(super) enum Expected {
    /// It is, and has this many bytes.
    Yes(usize),
    /// There are too few bytes to tell.
    NeedsMore,
    /// It is not, as far as can be told.
    No,
}

impl Recognition {
    pub(super) fn new(known: Rc<Fingerprints>) -> Self {
        Self { known, found: Fingerprints::default(), next: 0, misses: 0, runs: Vec::new() }
    }

    /// Compares what the window holds with the record that probably comes next.
    pub(super) fn expect(&mut self, bytes: &[u8], is_last: bool) -> Expected {
        let Some(&expected) = self.known.records.get(self.next).filter(|_| self.misses <= MAX_MISSES) else {
            return Expected::No;
        };
        let Some(record) = bytes.get(..expected.len) else {
            return if is_last { Expected::No } else { Expected::NeedsMore };
        };
        if record.is_empty() || xxh64(record, 0) != expected.hash {
            return Expected::No;
        }
        self.recognise(self.next, expected);
        Expected::Yes(expected.len)
    }

    /// Whether the bytes of a record that has been read are those of a record of the previous answer.
    pub(super) fn look_up(&mut self, record: &[u8]) -> bool {
        let fingerprint = Fingerprint { hash: xxh64(record, 0), len: record.len() };
        let number = self.known.find(fingerprint);
        match number {
            Some(number) => self.recognise(number, fingerprint),
            None => self.add(fingerprint),
        }
        number.is_some()
    }

    /// Adds a record that is not to be recognised, because something in it has to be reported each time.
    pub(super) fn add_unrecognisable(&mut self) {
        self.add(Fingerprint { hash: 0, len: 0 });
    }

    fn recognise(&mut self, number: usize, fingerprint: Fingerprint) {
        self.found.add(fingerprint);
        self.next = number + 1;
        self.misses = 0;
        match self.runs.as_mut_slice() {
            [.., start, count] if (*start + *count) as usize == number && *count > 0 => *count += 1,
            [.., start, count] if *count == 0 => (*start, *count) = (number as u32, 1),
            _ => self.runs.extend([0, number as u32, 1]),
        }
    }

    fn add(&mut self, fingerprint: Fingerprint) {
        self.found.add(fingerprint);
        // Most probably it is the expected record, changed.
        self.next += 1;
        self.misses += 1;
        match self.runs.as_mut_slice() {
            [.., new, _, 0] => *new += 1,
            _ => self.runs.extend([1, 0, 0]),
        }
    }

    /// What the answer consists of, and its fingerprints: see [`Decoder::recognised`](super::Decoder::recognised).
    pub(super) fn finish(self) -> (Vec<u32>, Fingerprints) {
        (self.runs, self.found)
    }
}
