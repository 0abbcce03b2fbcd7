//! The engine accepts what serde accepts, by the same declarations, and makes the models of it that the mapping makes.

use ocean_fleet::resources;
use ocean_fleet_engine::decoder::{DecodeError, Options, Shape};
use ocean_fleet_reference::corpus::CORPUS;
use ocean_fleet_reference::mapping::Mapping;
use ocean_fleet_reference::oracle::{Oracle, Verdict};
use proptest::prelude::*;
use serde_json::Value;

use crate::definitions;
use crate::outcome::decode;
use crate::samples::samples;

/// Compares the strict verdict on a body, and its models.
pub(crate) fn check(oracle: &Oracle, mapping: &Mapping, body: &[u8]) -> Result<(), TestCaseError> {
    let Mapping { select, dates } = mapping.clone();
    let options = Options { shape: Shape::Model { select, dates }, ..Options::default() };
    let outcome = decode(oracle.answer(), &options, body);
    let text = || String::from_utf8_lossy(body);
    match (oracle.judge(body, mapping), &outcome.result) {
        (Verdict::Accepted(models), Ok(())) => {
            let (expected, actual) = (Value::from(models), Value::from(outcome.records));
            prop_assert_eq!(without_signs(actual), without_signs(expected), "{}", text());
        }
        (Verdict::Invalid(_), Err(DecodeError::Invalid | DecodeError::NoRecords))
        | (Verdict::Malformed, Err(DecodeError::Malformed { .. })) => {}
        (verdict, result) => prop_assert!(false, "serde: {verdict:?}, the engine: {result:?}: {}", text()),
    }
    Ok(())
}

/// The integers that serde reads have no −0.
fn without_signs(value: Value) -> Value {
    match value {
        Value::Number(number) if number.as_f64() == Some(0.0) => 0.into(),
        Value::Array(elements) => elements.into_iter().map(without_signs).collect(),
        Value::Object(entries) => entries.into_iter().map(|(key, value)| (key, without_signs(value))).collect(),
        other => other,
    }
}

#[test]
fn serde_reads_every_resource_by_the_type_of_its_records() {
    let models = resources::ALL.iter().map(|resource| resource.answer.model.name);
    assert!(models.eq(resources::reference::oracles().map(|oracle| oracle.answer().model.name)));
}

#[test]
fn the_vendors_samples_become_the_same_models() {
    for (oracle, (_, sample)) in resources::reference::oracles().iter().zip(samples()) {
        assert!(matches!(oracle.judge(&sample, &Mapping::default()), Verdict::Accepted(models) if !models.is_empty()));
        check(oracle, &Mapping::default(), &sample).unwrap();
    }
}

#[test]
fn any_value_as_a_record_or_field_of_any_kind_gets_the_same_verdict_and_becomes_the_same_model() {
    for oracle in definitions::oracles() {
        let fields = oracle.answer().record.fields.iter().map(|field| field.key).chain(["unknown"]);
        let bodies = [
            ("[", "]"),
            (r#"{"entities":"#, "}"),
            (r#"{"entities":["#, "]}"),
            (r#"{"-1":"#, "}"),
            (r#"[{"part":{"inner":{"value":"#, "}}}]"),
            (r#"[{"days":["#, "]}]"),
            (r#"[{"texts":["#, "]}]"),
            (r#"[{"integers":["#, "]}]"),
            (r#"[{"instants":["#, "]}]"),
            (r#"[{"states":["#, "]}]"),
            (r#"[{"totals":{"a":"#, "}}]"),
            (r#"[{"statesByName":{"a":"#, "}}]"),
            (r#"[{"extras":{"a":["#, "]}}]"),
            (r#"[{"spareLists":{"a":["#, "]}}]"),
        ];
        let records = fields.map(|key| (format!(r#"[{{"{key}":"#), "}]".to_owned()));
        let others = bodies.map(|(before, after)| (before.to_owned(), after.to_owned()));
        for (before, after) in records.chain(others) {
            for document in CORPUS.iter() {
                let body = [before.as_bytes(), &document.bytes, after.as_bytes()].concat();
                check(&oracle, &Mapping::default(), &body).unwrap();
            }
        }
    }
}
