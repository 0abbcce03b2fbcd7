//! A body in; the verdict and the models out.

use std::collections::BTreeSet;

use ocean_fleet_engine::definition::{AnswerDef, Kind, Records, Source};
use serde::de::Error as _;
use serde_json::value::RawValue;
use serde_json::{Error, Result, Value};

use crate::mapping::{Mapping, Record};
use crate::wire::WireValue;
use crate::{number, platform, tree};

/// Reads one endpoint's answers.
#[derive(Clone, Copy, Debug)]
pub struct Oracle {
    answer: &'static AnswerDef,
    read: fn(&str) -> Result<Value>,
}

/// What becomes of a body under strict validation.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// It is as documented: its models.
    Accepted(Vec<Value>),
    /// It is JSON, but not what is documented: the first reason.
    Invalid(String),
    /// It is no JSON, or not yet.
    Malformed,
}

impl Oracle {
    /// An oracle for an answer whose records are declared as `R`.
    pub fn of<R: WireValue>(answer: &'static AnswerDef) -> Self {
        Self { answer, read: |json| R::read(json).map(|record| record.write()) }
    }

    /// The answer it reads.
    pub fn answer(&self) -> &'static AnswerDef {
        self.answer
    }

    /// Judges a body.
    pub fn judge(&self, body: &[u8], mapping: &Mapping) -> Verdict {
        if platform::judge(body) != platform::Verdict::WellFormed || platform::depth(body) > platform::DEEPEST {
            return Verdict::Malformed;
        }
        let text = String::from_utf8_lossy(platform::without_mark(body));
        match self.records(&tree::with_partners(&text)) {
            Ok(records) => {
                Verdict::Accepted(records.iter().map(|record| mapping.model(self.answer.model, record)).collect())
            }
            Err(reason) => Verdict::Invalid(reason.to_string()),
        }
    }

    /// The records of a body that is JSON.
    ///
    /// # Errors
    /// It is not what is documented.
    pub fn records(&self, body: &str) -> Result<Vec<Record>> {
        match self.answer.records {
            Records::List => self.list(body),
            Records::Field(name) => {
                let entries = tree::entries(body)?;
                let is_empty = entries.is_empty();
                let mut lists = entries.into_iter().filter(|(key, _)| key == name).map(|(_, list)| list);
                match (lists.next(), lists.next()) {
                    (None, _) if is_empty => Ok(Vec::new()),
                    (None, _) => Err(Error::missing_field(name)),
                    (Some(list), None) if list.get() == "null" => Ok(Vec::new()),
                    (Some(list), None) => self.list(list.get()),
                    (Some(_), Some(_)) => Err(Error::duplicate_field(name)),
                }
            }
            Records::Map => {
                let mut keys = BTreeSet::new();
                let record = |(key, json): (String, &RawValue)| {
                    if self.has_integer_keys() && !is_integer(&key) {
                        return Err(Error::custom("expected an integer as the key"));
                    }
                    if !keys.insert(key.clone()) {
                        return Err(Error::custom("expected a unique key"));
                    }
                    Ok(Record { key: Some(key), value: (self.read)(json.get())? })
                };
                tree::entries(body)?.into_iter().map(record).collect()
            }
        }
    }

    fn list(&self, json: &str) -> Result<Vec<Record>> {
        let records: Vec<&RawValue> = serde_json::from_str(json)?;
        records.into_iter().map(|json| Ok(Record { key: None, value: (self.read)(json.get())? })).collect()
    }

    fn has_integer_keys(&self) -> bool {
        self.answer.model.properties.iter().any(|p| matches!(p.source, Source::Key { kind: Kind::Integer }))
    }
}

/// Whether a key is a safe integer, written in digits.
pub fn is_integer(key: &str) -> bool {
    let digits = key.strip_prefix('-').unwrap_or(key);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) && number::safe_integer(key).is_some()
}
