//! Every target on every seed, and on seeds with random changes, the same ones every time.

#![allow(clippy::unwrap_used)]

use std::ops::Range;
use std::panic::catch_unwind;
use std::sync::LazyLock;

use ocean_fleet_fuzz::check;
use ocean_fleet_fuzz::seeds;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;

type Target = fn(&[u8]);

const TARGETS: &[(&str, Target)] =
    &[("decode", check::decode), ("issues", check::issues), ("oracle", check::oracle), ("windows", check::windows)];

static SEEDS: LazyLock<Vec<Vec<u8>>> =
    LazyLock::new(|| seeds::all().unwrap().into_iter().map(|seed| seed.bytes).collect());

#[test]
fn the_targets_are_those_that_are_fuzzed() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz_targets");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    files.sort_unstable();
    assert_eq!(files, TARGETS.iter().map(|(name, _)| format!("{name}.rs")).collect::<Vec<_>>());
}

#[test]
fn every_seed_passes() {
    assert!(SEEDS.len() > 500);
    for bytes in SEEDS.iter() {
        run_all(bytes);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn changed_seeds_pass(seed: Index, changes in vec(change(), 1..4)) {
        let mut bytes = seed.get(&SEEDS).clone();
        for change in changes {
            change.make(&mut bytes);
        }
        run_all(&bytes);
    }
}

/// Gives bytes to every target; one that panics is named.
fn run_all(bytes: &[u8]) {
    for (name, target) in TARGETS {
        assert!(catch_unwind(|| target(bytes)).is_ok(), "{name}: {}", String::from_utf8_lossy(bytes));
    }
}

/// Replaces a part of a seed.
#[derive(Clone, Debug)]
struct Change {
    part: Part,
    new: New,
}

#[derive(Clone, Debug)]
enum New {
    Nothing,
    Word(&'static str),
    Twice,
    Other(Index, Part),
}

/// Some of the bytes, in a row.
#[derive(Clone, Debug)]
struct Part {
    start: Index,
    length: Index,
    most: usize,
}

impl Change {
    fn make(&self, bytes: &mut Vec<u8>) {
        let part = self.part.of(bytes);
        let new = match &self.new {
            New::Nothing => Vec::new(),
            New::Word(word) => word.as_bytes().to_vec(),
            New::Twice => bytes[part.clone()].repeat(2),
            New::Other(seed, part) => {
                let seed = seed.get(&SEEDS);
                seed[part.of(seed)].to_vec()
            }
        };
        bytes.splice(part, new);
    }
}

impl Part {
    fn of(&self, bytes: &[u8]) -> Range<usize> {
        let start = self.start.index(bytes.len() + 1);
        let longest = self.most.min(bytes.len() - start);
        start..start + self.length.index(longest + 1)
    }
}

fn change() -> impl Strategy<Value = Change> {
    let new = prop_oneof![
        Just(New::Nothing),
        select(seeds::WORDS).prop_map(New::Word),
        Just(New::Twice),
        (any::<Index>(), part()).prop_map(|(seed, part)| New::Other(seed, part)),
    ];
    (part(), new).prop_map(|(part, new)| Change { part, new })
}

/// Mostly a short one.
fn part() -> impl Strategy<Value = Part> {
    let most = prop_oneof![3 => Just(24), 1 => Just(usize::MAX)];
    (any::<Index>(), any::<Index>(), most).prop_map(|(start, length, most)| Part { start, length, most })
}
