//! Every target on every seed, and on seeds with random changes, the same ones every time.

use std::panic::catch_unwind;

use ocean_fleet_fuzz::check;
use ocean_fleet_fuzz::seeds::{self, Seed};

type Target = fn(&[u8]);

const TARGETS: &[(&str, Target)] =
    &[("decode", check::decode), ("issues", check::issues), ("oracle", check::oracle), ("windows", check::windows)];

/// How many changed bodies each target gets.
const CHANGED: usize = 20_000;

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
    let seeds = seeds::all().unwrap();
    assert!(seeds.len() > 500);
    for Seed { bytes, .. } in &seeds {
        run_all(bytes);
    }
}

#[test]
fn changed_seeds_pass() {
    let seeds: Vec<_> = seeds::all().unwrap().into_iter().map(|seed| seed.bytes).collect();
    let mut random = Random(1);
    for _ in 0..CHANGED {
        let mut bytes = random.choose(&seeds).clone();
        for _ in 0..=random.below(3) {
            random.change(&mut bytes, &seeds);
        }
        run_all(&bytes);
    }
}

/// Gives bytes to every target; one that panics is named.
fn run_all(bytes: &[u8]) {
    for (name, target) in TARGETS {
        assert!(catch_unwind(|| target(bytes)).is_ok(), "{name}");
    }
}

/// Marsaglia's xorshift.
struct Random(u64);

impl Random {
    /// A number below this one.
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }

    fn choose<'i, T>(&mut self, items: &'i [T]) -> &'i T {
        &items[self.below(items.len())]
    }

    /// A part of some bytes, mostly a short one.
    fn part(&mut self, bytes: &[u8]) -> std::ops::Range<usize> {
        let start = self.below(bytes.len());
        let most = if self.below(4) == 0 { bytes.len() } else { 24 };
        start..(start + self.below(most)).min(bytes.len())
    }

    /// Replaces a part of a body: by nothing, a word, itself twice, or a part of another body.
    fn change(&mut self, bytes: &mut Vec<u8>, others: &[Vec<u8>]) {
        let part = self.part(bytes);
        let new = match self.below(4) {
            0 => Vec::new(),
            1 => self.choose(seeds::WORDS).as_bytes().to_vec(),
            2 => bytes[part.clone()].repeat(2),
            _ => {
                let other = self.choose(others);
                other[self.part(other)].to_vec()
            }
        };
        bytes.splice(part, new);
    }
}
