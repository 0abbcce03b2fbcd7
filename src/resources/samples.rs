//! The vendor's samples hold exactly what is declared, and fill every property of the models.
//!
//! Where a sample shows the placeholder `"string"` for a day or a time of day, the fixture has a real one. The two
//! endpoints without a sample have one made from what the vendor's other pages say.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::rc::Rc;

use ocean_fleet_engine::decoder::{Decoder, Options, Shape};
use ocean_fleet_engine::definition::{Kind, Records};
use ocean_fleet_engine::inspect::{Decoded, examine};
use serde_json::Value;

use super::{ALL, ResourceDef, find, schema};

/// A documented key that the samples spell in another way.
const OTHER_SPELLING: &str = "totalUserPerEquipementForPeriod";

fn sample(resource: &ResourceDef) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/{}.json", resource.name));
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn records(resource: &ResourceDef) -> Vec<Value> {
    let mut sample: Value = serde_json::from_str(&sample(resource)).unwrap();
    match resource.answer.records {
        Records::List => sample.as_array().unwrap().clone(),
        Records::Field(key) => sample[key].take().as_array().unwrap().clone(),
        Records::Map => sample.as_object().unwrap().values().cloned().collect(),
    }
}

/// Says where the keys of a value are not those that are declared. Their order is not compared: the vendor's pages give the
/// same object in different ones.
fn differences(kind: &Kind, value: &Value, place: &str, found: &mut Vec<String>) {
    match (kind, value) {
        (Kind::Object(def), Value::Object(members)) => {
            let declared = def.fields.iter().map(|field| field.key).filter(|key| *key != OTHER_SPELLING);
            let (declared, keys): (BTreeSet<_>, BTreeSet<_>) =
                (declared.collect(), members.keys().map(String::as_str).collect());
            if declared != keys {
                found.push(format!("{place}: {declared:?} are declared, the sample has {keys:?}"));
            }
            for field in def.fields {
                if let Some(member) = members.get(field.key) {
                    differences(&field.kind, member, &format!("{place}.{}", field.key), found);
                }
            }
        }
        (Kind::Array(element), Value::Array(elements)) => {
            elements.iter().for_each(|value| differences(element, value, &format!("{place}[]"), found));
        }
        (Kind::Map(element), Value::Object(members)) => {
            members.values().for_each(|value| differences(element, value, &format!("{place}{{}}"), found));
        }
        (Kind::Object(_) | Kind::Array(_) | Kind::Map(_), _) => found.push(format!("{place}: {value}")),
        _ => {}
    }
}

fn decoded(resource: &'static ResourceDef, body: &str, shape: Shape) -> Decoded {
    let options = Options { shape, ..Options::default() };
    let decoder = Decoder::new(Rc::new(schema(resource)), options).unwrap();
    examine(decoder, body.as_bytes(), [])
}

/// Where there is nothing.
fn empty_places(value: &Value, place: &str, found: &mut Vec<String>) {
    match value {
        Value::Null => found.push(place.to_owned()),
        Value::Array(elements) if elements.is_empty() => found.push(place.to_owned()),
        Value::Array(elements) => elements.iter().for_each(|element| empty_places(element, place, found)),
        // Further data of an event may be anything, also nothing.
        Value::Object(members) if members.is_empty() && !place.contains(".extendedData.") => {
            found.push(place.to_owned());
        }
        Value::Object(members) => {
            members.iter().for_each(|(key, member)| empty_places(member, &format!("{place}.{key}"), found));
        }
        _ => {}
    }
}

#[test]
fn the_samples_have_exactly_the_documented_keys() {
    let mut found = Vec::new();
    for resource in ALL {
        let records = records(resource);
        assert!(!records.is_empty(), "{}", resource.name);
        for record in records {
            differences(&Kind::Object(resource.answer.record), &record, resource.name, &mut found);
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn the_samples_fill_every_property() {
    for resource in ALL {
        let Decoded { records, result, issues, drift } = decoded(resource, &sample(resource), Options::default().shape);
        assert_eq!((result, issues.count, drift.len()), (Ok(()), 0, 0), "{}", resource.name);
        let names: Vec<_> = resource.answer.model.properties.iter().map(|property| property.name).collect();
        let mut empty = Vec::new();
        for record in &records {
            assert_eq!(record.as_object().unwrap().keys().collect::<Vec<_>>(), names);
            empty_places(record, resource.name, &mut empty);
        }
        assert_eq!((records.len(), empty), (1, Vec::<String>::new()), "{}", resource.name);
    }
}

#[test]
fn a_made_up_answer_is_as_documented_and_fills_every_property() {
    for resource in ALL {
        let body = schema(resource).sample(30_000);
        let Decoded { records, result, issues, drift } = decoded(resource, &body, Options::default().shape);
        assert_eq!((result, issues.count, drift.len()), (Ok(()), 0, 0), "{}", resource.name);
        assert!(body.len() >= 30_000 && records.len() > 1);
        let mut empty = Vec::new();
        records.iter().for_each(|record| empty_places(record, resource.name, &mut empty));
        assert_eq!(empty, Vec::<String>::new());
    }
}

#[test]
fn both_spellings_of_the_totals_are_read() {
    let resource = find("auxiliaryEquipmentUsage").unwrap();
    for key in ["totalUsePerEquipementForPeriod", OTHER_SPELLING] {
        let body = format!(r#"[{{"{key}":{{"Grue — 2":90,"__proto__":null}}}}]"#);
        let records = decoded(resource, &body, Options::default().shape).records;
        assert_eq!(records[0]["equipmentSeconds"].to_string(), r#"{"Grue — 2":90,"__proto__":null}"#);
    }
}

#[test]
fn an_event_knows_its_asset_by_the_key() {
    let body = r#"{"8589934592":{"extendedDataMap":{"a":{"b":[1,null]},"c":"é"}},"7":{}}"#;
    let records = decoded(find("latestEvents").unwrap(), body, Options::default().shape).records;
    assert_eq!((&records[0]["assetId"], &records[1]["assetId"]), (&8_589_934_592_u64.into(), &7.into()));
    assert_eq!(records[0]["extendedData"].to_string(), r#"{"a":{"b":[1,null]},"c":"é"}"#);
    assert_eq!(records[1]["extendedData"].to_string(), "{}");
}
