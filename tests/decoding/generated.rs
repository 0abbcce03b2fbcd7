//! Random bodies of every resource, against what the contract says of them; and what few changes make of them.

use ocean_fleet::resources;
use ocean_fleet_engine::decoder::{Failure, Options, Shape, Validation};
use ocean_fleet_engine::definition::{AnswerDef, Records};
use ocean_fleet_engine::issue::{DriftKind, Issues};
use ocean_fleet_engine::plan::Dates;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;

use crate::acceptance::check_verdict;
use crate::definitions::{FIELD, LIST, MAP, NAMED};
use crate::expected::{self, Expected};
use crate::platform::{self, Verdict};
use crate::tree::{Choices, Json, Node};
use crate::{Outcome, decode, decode_in, dto, lenient, path_text, streaming, strict};

/// An outcome in the terms of what is expected.
fn told(outcome: &Outcome) -> Expected {
    let issue = |issue: &ocean_fleet_engine::issue::Issue| {
        (path_text(&issue.path), issue.expected, issue.received, issue.offset)
    };
    let drift = |drift: &ocean_fleet_engine::issue::Drift| {
        let value = (drift.kind == DriftKind::UnknownValue).then(|| drift.value.clone());
        (drift.path.clone(), value)
    };
    Expected {
        records: outcome.records.clone(),
        issues: outcome.issues.iter().map(issue).collect(),
        drift: outcome.drift.iter().map(drift).collect(),
    }
}

/// Decodes a random body in random pieces, every way, and compares.
fn check(answer: &'static AnswerDef, tape: &[u32], errors: bool, size: usize) -> Result<(), TestCaseError> {
    let mut choices = Choices::new(tape, errors);
    let properties = answer.model.properties;
    let select: Option<Vec<String>> = (choices.below(3) == 2)
        .then(|| (0..choices.below(4)).map(|_| properties[choices.below(properties.len())].name.to_owned()).collect());
    let dates = if choices.below(3) == 2 { Dates::Epoch } else { Dates::Iso };
    let mut body = choices.body(answer);
    let mut text = String::new();
    body.write(&mut text, &mut choices);

    let all = expected::expect(answer, &body, select.as_deref(), dates);
    let count = all.issues.len();
    let expected = Expected { issues: all.issues.into_iter().take(Issues::MOST).collect(), ..all };
    let shape = Shape::Model { select, dates };
    let sizes = || std::iter::repeat(size);

    let lenient = Options { shape: shape.clone(), validation: Validation::Lenient, ..Options::default() };
    let outcome = decode_in(answer, &lenient, text.as_bytes(), sizes());
    prop_assert_eq!(&outcome.result, &Ok(()), "{}", text);
    prop_assert_eq!(outcome.issue_count, count as u64, "{}", text);
    prop_assert_eq!(&told(&outcome), &expected, "{}", text);
    let order = |records: &[Value]| records.iter().map(keys).collect::<Vec<_>>();
    prop_assert_eq!(order(&outcome.records), order(&expected.records));

    let strict = Options { shape, ..Options::default() };
    let outcome = decode_in(answer, &strict, text.as_bytes(), sizes());
    prop_assert_eq!(&outcome.result, &if count == 0 { Ok(()) } else { Err(Failure::Invalid) }, "{}", text);
    prop_assert_eq!(&told(&outcome).issues, &expected.issues, "{}", text);
    if count == 0 {
        prop_assert_eq!(&outcome.records, &expected.records, "{}", text);
    }

    let dto = Options { shape: Shape::Dto, ..lenient };
    let outcome = decode_in(answer, &dto, text.as_bytes(), sizes());
    prop_assert_eq!(&outcome.records, &trees(answer, &body), "{}", text);
    prop_assert_eq!((told(&outcome).issues, told(&outcome).drift), (expected.issues, expected.drift), "{}", text);
    Ok(())
}

/// The keys of a model and of the models in it, in order.
fn keys(value: &Value) -> Vec<String> {
    let Value::Object(entries) = value else { return Vec::new() };
    entries.iter().flat_map(|(key, value)| std::iter::once(key.clone()).chain(keys(value))).collect()
}

/// The records of a body as they came.
fn trees(answer: &AnswerDef, body: &Node) -> Vec<Value> {
    let list = match (answer.records, &body.json) {
        (Records::List, _) => Some(body),
        (Records::Map, Json::Object(entries)) => {
            return entries.iter().map(|entry| expected::tree(&entry.value)).collect();
        }
        (Records::Field(name), Json::Object(entries)) => {
            entries.iter().find(|entry| entry.key.value == name).map(|entry| &entry.value)
        }
        _ => None,
    };
    match list.map(|list| &list.json) {
        Some(Json::List(records)) => records.iter().map(expected::tree).collect(),
        _ => Vec::new(),
    }
}

/// Every answer there is, and those made for tests.
fn answers() -> Vec<&'static AnswerDef> {
    let real = resources::ALL.iter().map(|resource| &resource.answer);
    real.chain([&LIST, &FIELD, &MAP, &NAMED]).collect()
}

fn config(cases: u32, seed: u64) -> ProptestConfig {
    ProptestConfig { cases, rng_seed: RngSeed::Fixed(seed), failure_persistence: None, ..ProptestConfig::default() }
}

fn tape() -> impl Strategy<Value = Vec<u32>> {
    prop_oneof![prop::collection::vec(any::<u32>(), 0..300), prop::collection::vec(any::<u32>(), 0..6_000)]
}

/// Where, how and with which byte a body is changed.
type Mutation = (prop::sample::Index, u8, prop::sample::Index);

fn mutations() -> impl Strategy<Value = Vec<Mutation>> {
    prop::collection::vec(any::<Mutation>(), 1..4)
}

/// A random body with a few bytes changed, left out or added.
fn mutated(answer: &'static AnswerDef, tape: &[u32], mutations: Vec<Mutation>) -> Vec<u8> {
    // Those that matter to the grammar come more often than others.
    const BYTES: &[u8] =
        b"\"\"\\\\{}[],,::  \n\t0123459-+.eEtrufalsn\x00\x1F\x7F\x80\xA0\xBF\xC3\xE2\xED\xEF\xF0\xF4\xFF";
    let mut choices = Choices::new(tape, false);
    let mut text = String::new();
    choices.body(answer).write(&mut text, &mut choices);
    let mut body = text.into_bytes();
    for (at, kind, byte) in mutations {
        let (at, byte) = (at.index(body.len() + 1), BYTES[byte.index(BYTES.len())]);
        match body.get_mut(at) {
            Some(place) if kind % 8 < 3 => *place = byte,
            Some(_) if kind % 8 < 6 => drop(body.remove(at)),
            Some(_) if kind % 8 == 6 => body.truncate(at),
            _ => body.insert(at, byte),
        }
    }
    body
}

proptest! {
    #![proptest_config(config(1_000, 3))]

    #[test]
    fn what_is_as_documented_becomes_what_the_contract_says(
        answer in any::<prop::sample::Index>(), tape in tape(), size in 1usize..400,
    ) {
        check(answers()[answer.index(answers().len())], &tape, false, size)?;
    }

    #[test]
    fn what_is_not_as_documented_is_told_as_the_contract_says(
        answer in any::<prop::sample::Index>(), tape in tape(), size in 1usize..400,
    ) {
        check(answers()[answer.index(answers().len())], &tape, true, size)?;
    }

    #[test]
    fn a_mutated_body_is_judged_as_the_platform_judges_it_in_pieces_too(
        answer in any::<prop::sample::Index>(), tape in tape(), mutations in mutations(), size in 1usize..400,
    ) {
        let answer = answers()[answer.index(answers().len())];
        let body = mutated(answer, &tape, mutations);
        let result = check_verdict(answer, &lenient(), &body);
        if let Err(Failure::Malformed { offset, cut: false, .. }) = result {
            let offset = offset as usize;
            prop_assert_ne!(platform::judge(&body[..offset]), Verdict::Malformed);
            prop_assert_eq!(platform::judge(&body[..=offset]), Verdict::Malformed);
        }
        for options in [strict(), lenient(), streaming(strict()), dto(streaming(lenient()))] {
            let whole = decode(answer, &options, &body);
            let pieces = decode_in(answer, &options, &body, std::iter::repeat(size));
            prop_assert_eq!(pieces, whole, "{}", String::from_utf8_lossy(&body));
        }
    }
}
