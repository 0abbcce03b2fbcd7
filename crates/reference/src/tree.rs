//! JSON as it came, as far as `serde_json` can hold it: surrogates without a partner become U+FFFD, and a number too
//! large for a double is the text `Infinity` or `-Infinity`.

use std::borrow::Cow;
use std::fmt;

use serde::Deserializer;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Result, Value};

use crate::number;

/// The value of JSON.
///
/// # Errors
/// It is no JSON.
pub fn read(json: &str) -> Result<Value> {
    match json.trim_start().bytes().next() {
        Some(b'[') => {
            let elements: Vec<&RawValue> = serde_json::from_str(json)?;
            elements.into_iter().map(|element| read(element.get())).collect()
        }
        Some(b'{') => entries(json)?.into_iter().map(|(key, value)| Ok((key, read(value.get())?))).collect(),
        Some(b'-' | b'0'..=b'9') => match json.trim().parse() {
            Ok(value) => Ok(number::double(value)),
            Err(_) => serde_json::from_str(json),
        },
        _ => serde_json::from_str(json),
    }
}

/// The entries of an object, in their order; a key may be there twice.
///
/// # Errors
/// It is no object.
pub fn entries(json: &str) -> Result<Vec<(String, &RawValue)>> {
    struct Entries;
    impl<'de> Visitor<'de> for Entries {
        type Value = Vec<(String, &'de RawValue)>;

        fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
            formatter.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Self::Value, A::Error> {
            let mut entries = Vec::new();
            while let Some(entry) = map.next_entry()? {
                entries.push(entry);
            }
            Ok(entries)
        }
    }
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let entries = deserializer.deserialize_map(Entries)?;
    deserializer.end()?;
    Ok(entries)
}

/// JSON whose surrogates without a partner are U+FFFD.
pub fn with_partners(json: &str) -> Cow<'_, str> {
    const REPLACEMENT: &str = "\\ufffd";
    if !json.contains("\\u") {
        return json.into();
    }
    let unit = |text: &str| text.strip_prefix("\\u").and_then(|text| u16::from_str_radix(text.get(..4)?, 16).ok());
    let (mut whole, mut rest) = (String::with_capacity(json.len()), json);
    while let Some((before, after)) = rest.find('\\').and_then(|at| rest.split_at_checked(at)) {
        let len = match (unit(after), after.get(6..).and_then(unit)) {
            (Some(0xD800..0xDC00), Some(0xDC00..0xE000)) => Some(12),
            (Some(0xD800..0xE000), _) => None,
            // What is escaped may be a backslash.
            _ => Some(1 + after.chars().nth(1).map_or(0, char::len_utf8)),
        };
        whole.push_str(before);
        let (escape, next) = after.split_at_checked(len.unwrap_or(REPLACEMENT.len())).unwrap_or((after, ""));
        whole.push_str(if len.is_some() { escape } else { REPLACEMENT });
        rest = next;
    }
    whole.push_str(rest);
    whole.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surrogates_without_a_partner_are_replaced() {
        for (json, expected) in [
            (r#""\ud83d\ude00 \uD83D \ude00\ud83d""#, r#""\ud83d\ude00 \ufffd \ufffd\ufffd""#),
            (r#""\\ud83d \u0041é""#, r#""\\ud83d \u0041é""#),
            (r#""\ud83d\\ude00""#, r#""\ufffd\\ude00""#),
        ] {
            assert_eq!(with_partners(json), expected);
        }
    }

    #[test]
    fn what_serde_json_cannot_hold_is_text() {
        let tree = read(r#" [1e400, {"a" : -1e400, "b": [1.0, 2]}, "Infinity", null] "#).unwrap();
        assert_eq!(tree.to_string(), r#"["Infinity",{"a":"-Infinity","b":[1,2]},"Infinity",null]"#);
    }

    #[test]
    fn a_key_may_be_there_twice() {
        let keys: Vec<_> = entries(r#"{"b":1,"a":2,"\u0062":3}"#).unwrap().into_iter().map(|(key, _)| key).collect();
        assert_eq!(keys, ["b", "a", "b"]);
        assert!(entries("[]").is_err());
    }
}
