//! Random bodies of every resource, against what the contract says of them; and what few changes make of them.

use ocean_fleet::resources;
use ocean_fleet_engine::decoder::{DecodeError, Options, Shape, Validation};
use ocean_fleet_engine::definition::{AnswerDef, Records};
use ocean_fleet_engine::issue::{Drift, DriftKind, Issues};
use ocean_fleet_engine::projection::Dates;
use ocean_fleet_reference::mapping::Mapping;
use ocean_fleet_reference::oracle::Oracle;
use ocean_fleet_reference::platform::{self, Verdict};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;

use crate::choices::Choices;
use crate::outcome::{Outcome, check_verdict, decode, decode_in, dto, lenient, path_text, streaming, strict};
use crate::tree::{Entry, Json, Node};
use crate::{definitions, expected, reference};

/// The issues of an outcome, in the terms of what is expected.
fn issues_of(outcome: &Outcome) -> Vec<(String, &'static str, &'static str, u64)> {
    outcome.issues.iter().map(|issue| (path_text(&issue.path), issue.expected, issue.received, issue.offset)).collect()
}

/// The drift of an outcome, in the terms of what is expected.
fn drift_of(outcome: &Outcome) -> Vec<(Vec<String>, Option<Option<String>>)> {
    let value = |drift: &Drift| (drift.kind == DriftKind::UnknownValue).then(|| drift.value.clone());
    let path = |drift: &Drift| drift.root.then(|| "(root)".to_owned()).into_iter().chain(drift.path.clone()).collect();
    outcome.drift.iter().map(|drift| (path(drift), value(drift))).collect()
}

/// Decodes a random body in random pieces, every way, and compares.
fn check(oracle: &Oracle, tape: &[u32], errors: bool, size: usize) -> Result<(), TestCaseError> {
    let answer = oracle.answer();
    let mut choices = Choices::new(tape, errors);
    let properties = answer.model.properties;
    let select: Option<Vec<String>> = (choices.below(3) == 2)
        .then(|| (0..choices.below(4)).map(|_| properties[choices.below(properties.len())].name.to_owned()).collect());
    let dates = if choices.below(3) == 2 { Dates::Epoch } else { Dates::Iso };
    let mut body = choices.body(answer);
    let mut text = String::new();
    body.write(&mut text, &mut choices);

    let mapping = Mapping { select: select.clone(), dates };
    let shape = Shape::Model { select, dates };
    reference::check(oracle, &mapping, text.as_bytes())?;

    let all = expected::expect(answer, &body);
    let models: Vec<_> = all.records.iter().map(|record| mapping.model(answer.model, record)).collect();
    let count = all.issues.len();
    let issues: Vec<_> = all.issues.into_iter().take(Issues::MAX_KEPT).collect();
    let sizes = || std::iter::repeat(size);

    let lenient = Options { shape: shape.clone(), validation: Validation::Lenient, ..Options::default() };
    let outcome = decode_in(answer, &lenient, text.as_bytes(), sizes());
    let verdict = if all.is_foreign { Err(DecodeError::NoRecords) } else { Ok(()) };
    prop_assert_eq!(&outcome.result, &verdict, "{}", text);
    prop_assert_eq!(outcome.issue_count, count as u64, "{}", text);
    prop_assert_eq!(&outcome.records, &models, "{}", text);
    prop_assert_eq!(&issues_of(&outcome), &issues, "{}", text);
    prop_assert_eq!(&drift_of(&outcome), &all.drift, "{}", text);
    let order = |records: &[Value]| records.iter().map(keys).collect::<Vec<_>>();
    prop_assert_eq!(order(&outcome.records), order(&models));

    let strict = Options { shape, ..Options::default() };
    let outcome = decode_in(answer, &strict, text.as_bytes(), sizes());
    prop_assert_eq!(
        &outcome.result,
        &if count == 0 || all.is_foreign { verdict } else { Err(DecodeError::Invalid) },
        "{}",
        text
    );
    prop_assert_eq!(&issues_of(&outcome), &issues, "{}", text);
    if count == 0 {
        prop_assert_eq!(&outcome.records, &models, "{}", text);
    }

    let dto = Options { shape: Shape::Dto, ..lenient };
    let outcome = decode_in(answer, &dto, text.as_bytes(), sizes());
    prop_assert_eq!(&outcome.records, &trees(answer, &body), "{}", text);
    prop_assert_eq!((issues_of(&outcome), drift_of(&outcome)), (issues, all.drift), "{}", text);
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
            let is_first = |(index, entry): &(usize, &Entry)| {
                !entries[..*index].iter().any(|earlier| earlier.key.value == entry.key.value)
            };
            let first = entries.iter().enumerate().filter(is_first);
            let has_object = entries.iter().any(|entry| matches!(entry.value.json, Json::Object(_)));
            return first.map(|(_, entry)| expected::as_it_came(&entry.value)).filter(|_| has_object).collect();
        }
        (Records::Field(name), Json::Object(entries)) => {
            entries.iter().find(|entry| entry.key.value == name).map(|entry| &entry.value)
        }
        _ => None,
    };
    match list.map(|list| &list.json) {
        Some(Json::List(records)) => records.iter().map(expected::as_it_came).collect(),
        _ => Vec::new(),
    }
}

/// Every answer there is, and those made for tests.
fn oracles() -> Vec<Oracle> {
    resources::reference::oracles().into_iter().chain(definitions::oracles()).collect()
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
        check(answer.get(&oracles()), &tape, false, size)?;
    }

    #[test]
    fn what_is_not_as_documented_is_told_as_the_contract_says(
        answer in any::<prop::sample::Index>(), tape in tape(), size in 1usize..400,
    ) {
        check(answer.get(&oracles()), &tape, true, size)?;
    }

    #[test]
    fn a_mutated_body_is_judged_as_the_platform_judges_it_in_pieces_too(
        answer in any::<prop::sample::Index>(), tape in tape(), mutations in mutations(), size in 1usize..400,
    ) {
        let oracles = oracles();
        let oracle = answer.get(&oracles);
        let answer = oracle.answer();
        let body = mutated(answer, &tape, mutations);
        reference::check(oracle, &Mapping::default(), &body)?;
        let result = check_verdict(answer, &lenient(), &body);
        if let Err(DecodeError::Malformed { offset, cut: false, .. }) = result {
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
