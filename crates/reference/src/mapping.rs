//! Models, from what serde has read: the model's declaration is walked, and each value is looked up by its paths.

use ocean_fleet_engine::definition::{Kind, ModelDef, Path, PropertyDef, Source};
use ocean_fleet_engine::projection::Dates;
use serde_json::{Map, Value, json};

use crate::date;

/// A record on the wire, in one form, and its key where the records are a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// None where it is not what it has to be.
    pub key: Option<String>,
    /// What is wrong is not there.
    pub value: Value,
}

/// What is made of records.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    /// The properties that are kept; all where there is no selection.
    pub select: Option<Vec<String>>,
    /// How instants are given out.
    pub dates: Dates,
}

impl Mapping {
    /// A record's model.
    pub fn model(&self, def: &ModelDef, record: &Record) -> Value {
        let selected = |property: &&PropertyDef| {
            self.select.as_ref().is_none_or(|names| names.iter().any(|name| name == property.name))
        };
        let mapper = Mapper { key: record.key.as_deref(), dates: self.dates };
        Value::Object(mapper.properties(def.properties.iter().filter(selected), &record.value).0)
    }
}

struct Mapper<'k> {
    key: Option<&'k str>,
    dates: Dates,
}

impl Mapper<'_> {
    /// Properties of what is at the start, and whether any of them is there.
    fn properties<'d>(&self, defs: impl Iterator<Item = &'d PropertyDef>, start: &Value) -> (Map<String, Value>, bool) {
        let mut model = Map::new();
        let mut any = false;
        for property in defs {
            let (value, is_there) = self.property(&property.source, start);
            any |= is_there;
            model.insert(property.name.to_owned(), value);
        }
        (model, any)
    }

    fn property(&self, source: &Source, start: &Value) -> (Value, bool) {
        match *source {
            Source::Value { paths, kind } => match paths.iter().find_map(|path| find(start, path)) {
                Some(value) => (self.value(&kind, value), true),
                None => match kind {
                    Kind::Array(_) => (json!([]), false),
                    Kind::Map(_) => (json!({}), false),
                    _ => (Value::Null, false),
                },
            },
            Source::Key { kind } => {
                let key = self.key.map(|key| match kind {
                    Kind::Integer => key.parse().map_or(Value::Null, crate::number::double),
                    _ => key.into(),
                });
                let is_there = key.is_some();
                (key.unwrap_or_default(), is_there)
            }
            Source::Group { path, model } => {
                let (group, any) = self.properties(model.properties.iter(), find(start, path).unwrap_or(&Value::Null));
                (if any { Value::Object(group) } else { Value::Null }, any)
            }
            Source::List { path, model } => match find(start, path).and_then(Value::as_array) {
                Some(elements) => {
                    let model = |element| Value::Object(self.properties(model.properties.iter(), element).0);
                    (elements.iter().map(model).collect(), true)
                }
                None => (json!([]), false),
            },
        }
    }

    /// A value as models have it.
    fn value(&self, kind: &Kind, value: &Value) -> Value {
        match (kind, value) {
            (Kind::DateTime, Value::Number(milliseconds)) if self.dates == Dates::Iso => {
                milliseconds.as_i64().and_then(date::iso_instant).map_or(Value::Null, Value::from)
            }
            (Kind::Array(kind), Value::Array(elements)) => {
                elements.iter().map(|value| self.value(kind, value)).collect()
            }
            (Kind::Map(kind), Value::Object(entries)) => {
                entries.iter().map(|(key, value)| (key.clone(), self.value(kind, value))).collect()
            }
            _ => value.clone(),
        }
    }
}

/// What is at a path, where it is there and not `null`.
fn find(start: &Value, path: Path) -> Option<&Value> {
    path.iter().try_fold(start, |value, key| value.get(key)).filter(|value| !value.is_null())
}
