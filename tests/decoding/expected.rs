//! What the contract says of a body: its models, its issues and its drift. Slow and plain, from the definitions alone.

use ocean_fleet_engine::definition::{AnswerDef, FieldDef, Kind, ObjectDef, Records, Source};
use ocean_fleet_reference::mapping::Record;
use ocean_fleet_reference::{date, number, oracle, tree};
use serde_json::Value;

use crate::tree::{Entry, Json, Node};

/// What is to come of a body.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Expected {
    /// Whether it is no answer of this endpoint at all.
    pub(crate) is_foreign: bool,
    /// As the wire has them, without what is wrong.
    pub(crate) records: Vec<Record>,
    /// All issues: path, expected, received, offset.
    pub(crate) issues: Vec<(String, &'static str, &'static str, u64)>,
    /// Path, from the root as `(root)` where it is beside the records, and, of an enumeration, the value, where it may be told.
    pub(crate) drift: Vec<(Vec<String>, Option<Option<String>>)>,
}

/// What is to come of a body that has been written.
pub(crate) fn expect(answer: &'static AnswerDef, body: &Node) -> Expected {
    let mut checker = Checker { expected: Expected::default(), path: Vec::new(), pattern: Vec::new() };
    let records = checker.records(answer, body);
    let record = |(key, node): (_, &Node)| {
        let value = value(&Kind::Object(answer.record), node).unwrap_or_default();
        Record { key, value }
    };
    checker.expected.records = records.into_iter().map(record).collect();
    checker.expected
}

struct Checker {
    expected: Expected,
    path: Vec<String>,
    pattern: Vec<String>,
}

impl Checker {
    /// Checks a body; its records, with their keys.
    fn records<'b>(&mut self, answer: &AnswerDef, body: &'b Node) -> Vec<(Option<String>, &'b Node)> {
        match (answer.records, &body.json) {
            (Records::List, Json::List(records)) => self.list_of_records(answer, records),
            (Records::Map, Json::Object(entries)) => {
                let integer =
                    answer.model.properties.iter().any(|p| matches!(p.source, Source::Key { kind: Kind::Integer }));
                let record = |(index, entry): (usize, &'b Entry)| {
                    let key = &entry.key.value;
                    self.path.push(format!(".{key}"));
                    let is_first = !entries[..index].iter().any(|earlier| earlier.key.value == *key);
                    let is_key = !integer || oracle::is_integer(key);
                    if !is_first {
                        self.issue("unique key", "duplicate key", entry.at);
                    } else {
                        if !is_key {
                            self.issue("integer", "string", entry.at);
                        }
                        self.record(answer.record, &entry.value);
                    }
                    self.path.pop();
                    is_first.then(|| (is_key.then(|| key.clone()), &entry.value))
                };
                let records: Vec<_> = entries.iter().enumerate().filter_map(record).collect();
                let has_object = entries.iter().any(|entry| matches!(entry.value.json, Json::Object(_)));
                self.expected.is_foreign = !entries.is_empty() && !has_object;
                if has_object { records } else { Vec::new() }
            }
            (Records::Field(name), Json::Object(entries)) => {
                let mut records = None;
                for entry in entries {
                    if entry.key.value != name {
                        self.pattern = vec!["(root)".to_owned(), entry.key.value.clone()];
                        self.drift(None);
                        self.pattern.clear();
                        continue;
                    }
                    self.path.push(format!(".{name}"));
                    match &entry.value.json {
                        _ if records.is_some() => self.issue("unique key", "duplicate key", entry.at),
                        Json::List(list) => records = Some(self.list_of_records(answer, list)),
                        Json::Null => records = Some(Vec::new()),
                        _ => {
                            self.issue("array", received(&entry.value), entry.value.at);
                            records = Some(Vec::new());
                        }
                    }
                    self.path.pop();
                }
                if records.is_none() && !entries.is_empty() {
                    self.expected.is_foreign = true;
                    self.path.push(format!(".{name}"));
                    self.issue("list", "missing", body.at);
                    self.path.pop();
                }
                records.unwrap_or_default()
            }
            (records, _) => {
                self.expected.is_foreign = true;
                self.issue(if records == Records::List { "array" } else { "object" }, received(body), body.at);
                Vec::new()
            }
        }
    }

    fn list_of_records<'b>(&mut self, answer: &AnswerDef, records: &'b [Node]) -> Vec<(Option<String>, &'b Node)> {
        for (index, record) in records.iter().enumerate() {
            self.path.push(format!("[{index}]"));
            self.record(answer.record, record);
            self.path.pop();
        }
        records.iter().map(|record| (None, record)).collect()
    }

    fn record(&mut self, def: &ObjectDef, record: &Node) {
        match &record.json {
            Json::Object(entries) => self.object(def, entries),
            _ => self.issue("object", received(record), record.at),
        }
    }

    fn object(&mut self, def: &ObjectDef, entries: &[Entry]) {
        for (index, Entry { at, key, value }) in entries.iter().enumerate() {
            self.pattern.push(key.value.clone());
            self.path.push(format!(".{}", key.value));
            match def.fields.iter().find(|field| field.key == key.value) {
                None => self.drift(None),
                Some(_) if entries[..index].iter().any(|earlier| earlier.key.value == key.value) => {
                    self.issue("unique key", "duplicate key", *at);
                }
                Some(field) => self.value(&field.kind, value, true),
            }
            self.path.pop();
            self.pattern.pop();
        }
    }

    fn value(&mut self, kind: &Kind, node: &Node, nullable: bool) {
        let fits = match (kind, &node.json) {
            (Kind::Any, _) => true,
            (_, Json::Null) => nullable,
            (Kind::Object(def), Json::Object(entries)) => {
                self.object(def, entries);
                true
            }
            (Kind::Array(kind), Json::List(elements)) => {
                for (index, element) in elements.iter().enumerate() {
                    self.inside(format!("[{index}]"), kind, element, false);
                }
                true
            }
            (Kind::Map(kind), Json::Object(entries)) => {
                for entry in entries {
                    self.inside(format!(".{}", entry.key.value), kind, &entry.value, true);
                }
                true
            }
            (Kind::Enum(def), Json::Text(text)) => {
                if !def.values.contains(&text.value.as_str()) {
                    let telling = |c: char| matches!(c, 'A'..='Z' | '0'..='9' | '_');
                    let constant = text.value.chars().all(telling) && text.value.len() <= 40;
                    self.drift(Some(constant.then(|| text.value.clone())));
                }
                true
            }
            _ => plain(kind, node).is_some(),
        };
        if !fits {
            self.issue(expected(kind), received(node), node.at);
        }
    }

    fn inside(&mut self, step: String, kind: &Kind, node: &Node, nullable: bool) {
        self.path.push(step);
        self.pattern.push("*".to_owned());
        self.value(kind, node, nullable);
        self.pattern.pop();
        self.path.pop();
    }

    fn issue(&mut self, expected: &'static str, received: &'static str, at: usize) {
        self.expected.issues.push((self.path.concat(), expected, received, at as u64));
    }

    fn drift(&mut self, value: Option<Option<String>>) {
        let drift = (self.pattern.clone(), value);
        if !self.expected.drift.contains(&drift) {
            self.expected.drift.push(drift);
        }
    }
}

fn expected(kind: &Kind) -> &'static str {
    match kind {
        Kind::String | Kind::Enum(_) => "string",
        Kind::Integer => "integer",
        Kind::Number => "number",
        Kind::Boolean => "boolean",
        Kind::DateTime => "date-time",
        Kind::Day => "day",
        Kind::TimeOfDay => "time of day",
        Kind::IntegerOrString => "integer or string",
        Kind::NumberOrString => "number or string",
        Kind::Object(_) | Kind::Map(_) => "object",
        Kind::Array(_) => "array",
        Kind::Any => "any value",
    }
}

fn received(node: &Node) -> &'static str {
    match node.json {
        Json::Null => "null",
        Json::Boolean(_) => "boolean",
        Json::Number(_) => "number",
        Json::Text(_) => "string",
        Json::List(_) => "array",
        Json::Object(_) => "object",
    }
}

/// A value without what is wrong, in the one form that the mapping reads; none where it is null or wrong.
fn value(kind: &Kind, node: &Node) -> Option<Value> {
    match (kind, &node.json) {
        (Kind::Object(def), Json::Object(entries)) => Some(object(def, entries)),
        (Kind::Array(kind @ Kind::Object(_)), Json::List(elements)) => {
            // Its elements are objects, even with nothing in them.
            Some(elements.iter().map(|element| value(kind, element).unwrap_or_default()).collect())
        }
        (Kind::Array(kind), Json::List(elements)) => {
            Some(elements.iter().filter_map(|element| value(kind, element)).collect())
        }
        (Kind::Map(kind), Json::Object(entries)) => {
            let entry = |entry: &Entry| (entry.key.value.clone(), value(kind, &entry.value).unwrap_or_default());
            Some(entries.iter().map(entry).collect())
        }
        (Kind::Any, Json::Null) => None,
        (Kind::Any, _) => Some(as_it_came(node)),
        _ => plain(kind, node),
    }
}

/// The documented keys of an object: null where they are missing or there twice.
fn object(def: &ObjectDef, entries: &[Entry]) -> Value {
    let field = |field: &FieldDef| {
        let mut found = entries.iter().filter(|entry| entry.key.value == field.key);
        let once = match (found.next(), found.next()) {
            (Some(entry), None) => value(&field.kind, &entry.value),
            _ => None,
        };
        (field.key.to_owned(), once.unwrap_or_default())
    };
    def.fields.iter().map(field).collect()
}

/// A value that is neither an object nor a list.
fn plain(kind: &Kind, node: &Node) -> Option<Value> {
    match (kind, &node.json) {
        (Kind::String | Kind::Enum(_) | Kind::IntegerOrString | Kind::NumberOrString, Json::Text(text)) => {
            Some(text.value.clone().into())
        }
        (Kind::Integer | Kind::IntegerOrString, Json::Number(text)) => {
            number::safe_integer(text).map(|_| number::double(text.parse().unwrap()))
        }
        (Kind::Number | Kind::NumberOrString, Json::Number(text)) => Some(number::double(text.parse().unwrap())),
        (Kind::Boolean, Json::Boolean(value)) => Some((*value).into()),
        (Kind::DateTime, Json::Number(text)) => {
            number::safe_integer(text).filter(|instant| date::iso_instant(*instant).is_some()).map(Value::from)
        }
        (Kind::DateTime, Json::Text(text)) => date::instant(&text.value).map(Value::from),
        (Kind::Day, Json::Text(text)) => date::day(&text.value).map(Value::from),
        (Kind::TimeOfDay, Json::Text(text)) => date::is_time_of_day(&text.value).then(|| text.value.clone().into()),
        _ => None,
    }
}

/// JSON as it came.
pub(crate) fn as_it_came(node: &Node) -> Value {
    match &node.json {
        Json::Null => Value::Null,
        Json::Boolean(value) => (*value).into(),
        Json::Number(text) => tree::read(text).unwrap(),
        Json::Text(text) => text.value.clone().into(),
        Json::List(elements) => elements.iter().map(as_it_came).collect(),
        Json::Object(entries) => {
            entries.iter().map(|entry| (entry.key.value.clone(), as_it_came(&entry.value))).collect()
        }
    }
}
