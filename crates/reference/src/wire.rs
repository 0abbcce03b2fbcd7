//! How serde reads each kind of wire value.
//!
//! With the feature `reference`, `#[wire]` derives `Deserialize` and `Serialize` for its structs and enums, and
//! implements [`WireValue`] by [`read_object`] and [`read_text`]. What is read is written back in one form: instants as
//! milliseconds, days in ISO 8601, all else as it came.

use std::collections::BTreeMap;

use ocean_fleet_engine::definition::{Any, DateTime, Day, Integer, IntegerOrString, NumberOrString, TimeOfDay};
use serde::Serialize;
use serde::de::{DeserializeOwned, Error as _, IntoDeserializer};
use serde_json::Error;
use serde_json::value::RawValue;
pub use serde_json::{Result, Value};

use crate::{date, number, tree};

/// A type that stands for a wire value, as serde reads and writes it.
pub trait WireValue: Sized {
    /// Reads JSON. Where `null` is allowed, it does not get here.
    ///
    /// # Errors
    /// It is not what is documented.
    fn read(json: &str) -> Result<Self>;

    /// The value, in one form.
    fn write(&self) -> Value;
}

/// A documented key: for serde's `with`.
pub mod optional {
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use serde_json::value::RawValue;

    use super::WireValue;

    /// Reads a value, or `null`.
    ///
    /// # Errors
    /// It is not what is documented.
    pub fn deserialize<'de, T: WireValue, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
        super::read_optional(<&RawValue>::deserialize(deserializer)?).map_err(D::Error::custom)
    }

    /// Writes a value, or `null`.
    ///
    /// # Errors
    /// As the serializer.
    pub fn serialize<T: WireValue, S: Serializer>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
        value.as_ref().map(WireValue::write).serialize(serializer)
    }
}

fn read_optional<T: WireValue>(json: &RawValue) -> Result<Option<T>> {
    if json.get() == "null" { Ok(None) } else { T::read(json.get()).map(Some) }
}

/// Reads a documented object.
///
/// # Errors
/// It is none, or one of its values is not what is documented.
pub fn read_object<T: DeserializeOwned>(json: &str) -> Result<T> {
    // serde would take a list for an object whose keys are left out.
    if json.starts_with('{') { serde_json::from_str(json) } else { Err(Error::custom("expected an object")) }
}

/// Reads a value of an enumeration.
///
/// # Errors
/// It is no text.
pub fn read_text<T: DeserializeOwned>(json: &str) -> Result<T> {
    // serde would take an object with one key for the value that is called so.
    T::deserialize(serde_json::from_str::<String>(json)?.into_deserializer())
}

/// Writes what serde writes.
pub fn write<T: Serialize>(value: &T) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

fn is_number(json: &str) -> bool {
    json.starts_with(|first: char| first == '-' || first.is_ascii_digit())
}

fn read_number<T>(json: &str, read: impl FnOnce(&str) -> Option<T>, expected: &str) -> Result<T> {
    let number = is_number(json).then(|| read(json)).flatten();
    number.ok_or_else(|| Error::custom(format_args!("expected {expected}")))
}

impl WireValue for String {
    fn read(json: &str) -> Result<Self> {
        serde_json::from_str(json)
    }

    fn write(&self) -> Value {
        self.as_str().into()
    }
}

impl WireValue for bool {
    fn read(json: &str) -> Result<Self> {
        serde_json::from_str(json)
    }

    fn write(&self) -> Value {
        (*self).into()
    }
}

impl WireValue for f64 {
    fn read(json: &str) -> Result<Self> {
        // Not by serde_json, which refuses what is too large for a double.
        read_number(json, |text| text.parse().ok(), "a number")
    }

    fn write(&self) -> Value {
        number::double(*self)
    }
}

impl WireValue for Integer {
    fn read(json: &str) -> Result<Self> {
        read_number(json, number::safe_integer, "a safe integer").map(Self)
    }

    fn write(&self) -> Value {
        self.0.into()
    }
}

impl WireValue for DateTime {
    fn read(json: &str) -> Result<Self> {
        let instant = if is_number(json) {
            number::safe_integer(json).filter(|milliseconds| date::iso_instant(*milliseconds).is_some())
        } else {
            date::instant(&String::read(json)?)
        };
        instant.map(Self).ok_or_else(|| Error::custom("expected an instant"))
    }

    fn write(&self) -> Value {
        self.0.into()
    }
}

impl WireValue for Day {
    fn read(json: &str) -> Result<Self> {
        date::day(&String::read(json)?).map(Self).ok_or_else(|| Error::custom("expected a day"))
    }

    fn write(&self) -> Value {
        self.0.as_str().into()
    }
}

impl WireValue for TimeOfDay {
    fn read(json: &str) -> Result<Self> {
        let text = String::read(json)?;
        if date::is_time_of_day(&text) { Ok(Self(text)) } else { Err(Error::custom("expected a time of day")) }
    }

    fn write(&self) -> Value {
        self.0.as_str().into()
    }
}

impl WireValue for IntegerOrString {
    fn read(json: &str) -> Result<Self> {
        if is_number(json) {
            Integer::read(json).map(|integer| Self::Integer(integer.0))
        } else {
            String::read(json).map(Self::String)
        }
    }

    fn write(&self) -> Value {
        match self {
            Self::Integer(value) => (*value).into(),
            Self::String(text) => text.as_str().into(),
        }
    }
}

impl WireValue for NumberOrString {
    fn read(json: &str) -> Result<Self> {
        if is_number(json) { f64::read(json).map(Self::Number) } else { String::read(json).map(Self::String) }
    }

    fn write(&self) -> Value {
        match self {
            Self::Number(value) => number::double(*value),
            Self::String(text) => text.as_str().into(),
        }
    }
}

impl WireValue for Any {
    fn read(json: &str) -> Result<Self> {
        Ok(Self(json.to_owned()))
    }

    fn write(&self) -> Value {
        tree::read(&self.0).unwrap_or_default()
    }
}

impl<T: WireValue> WireValue for Vec<T> {
    fn read(json: &str) -> Result<Self> {
        let elements: Vec<&RawValue> = serde_json::from_str(json)?;
        elements.into_iter().map(|element| T::read(element.get())).collect()
    }

    fn write(&self) -> Value {
        self.iter().map(T::write).collect()
    }
}

impl<T: WireValue> WireValue for BTreeMap<String, Option<T>> {
    fn read(json: &str) -> Result<Self> {
        let entries: Vec<(String, &RawValue)> = tree::entries(json)?;
        entries.into_iter().map(|(key, value)| Ok((key, read_optional(value)?))).collect()
    }

    fn write(&self) -> Value {
        self.iter().map(|(key, value)| (key.clone(), value.as_ref().map_or(Value::Null, T::write))).collect()
    }
}
