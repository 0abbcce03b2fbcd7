//! What the contract says of a body: its models, its issues and its drift. Slow and plain, from the definitions alone.

use ocean_fleet_engine::definition::{AnswerDef, Kind, ModelDef, ObjectDef, PropertyDef, Records, Source};
use ocean_fleet_engine::plan::Dates;
use serde_json::{Map, Value, json};

use crate::tree::{Entry, Json, Node};

/// What is to come of a body.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Expected {
    /// As lenient decoding gives them.
    pub(crate) records: Vec<Value>,
    /// All issues: path, expected, received, offset.
    pub(crate) issues: Vec<(String, &'static str, &'static str, u64)>,
    /// Path and, of an enumeration, the value, where it may be told.
    pub(crate) drift: Vec<(Vec<String>, Option<Option<String>>)>,
}

/// What is to come of a body that has been written.
pub(crate) fn expect(answer: &'static AnswerDef, body: &Node, select: Option<&[String]>, dates: Dates) -> Expected {
    let mut checker = Checker { expected: Expected::default(), path: Vec::new(), pattern: Vec::new() };
    let records = checker.records(answer, body);
    let properties: Vec<_> = answer.model.properties.iter().collect();
    let selected = |property: &&&PropertyDef| select.is_none_or(|names| names.iter().any(|name| name == property.name));
    let properties: Vec<_> = properties.iter().filter(selected).copied().collect();
    for (key, record) in records {
        let start = Some((record, answer.record)).filter(|(record, _)| matches!(record.json, Json::Object(_)));
        let shaper = Shaper { key: key.as_deref(), dates };
        checker.expected.records.push(Value::Object(shaper.properties(&properties, start).0));
    }
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
                let record = |entry: &'b Entry| {
                    let key = &entry.key.value;
                    self.path.push(format!(".{key}"));
                    let number = key.parse::<i64>().is_ok_and(|number| number.unsigned_abs() < 1 << 53);
                    let is_key = !integer || (number && !key.starts_with('+') && !entry.key.json.contains('\\'));
                    if !is_key {
                        self.issue("integer", "string", entry.at);
                    }
                    self.record(answer.record, &entry.value);
                    self.path.pop();
                    (is_key.then(|| key.clone()), &entry.value)
                };
                entries.iter().map(record).collect()
            }
            (Records::Field(name), Json::Object(entries)) => {
                let mut records = None;
                for entry in entries.iter().filter(|entry| entry.key.value == name) {
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
                records.unwrap_or_default()
            }
            (records, _) => {
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
            _ => plain(kind, node, Dates::Iso).is_some(),
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

/// An object on the wire, where it is there, with its definition.
type Start<'b> = Option<(&'b Node, &'static ObjectDef)>;

/// Makes models.
struct Shaper<'k> {
    key: Option<&'k str>,
    dates: Dates,
}

impl Shaper<'_> {
    /// The properties of a model, and whether any of them has a value.
    fn properties(&self, properties: &[&PropertyDef], start: Start) -> (Map<String, Value>, bool) {
        let mut model = Map::new();
        let mut any = false;
        for property in properties {
            let (value, is_there) = self.property(&property.source, start);
            any |= is_there;
            model.insert(property.name.to_owned(), value);
        }
        (model, any)
    }

    fn model(&self, def: &ModelDef, start: Start) -> (Map<String, Value>, bool) {
        self.properties(&def.properties.iter().collect::<Vec<_>>(), start)
    }

    fn property(&self, source: &Source, start: Start) -> (Value, bool) {
        match *source {
            Source::Value { paths, kind } => {
                let value = paths.iter().find_map(|path| value(&kind, find(start, path)?, self.dates));
                let empty = match kind {
                    Kind::Array(_) => json!([]),
                    Kind::Map(_) => json!({}),
                    _ => Value::Null,
                };
                (value.clone().unwrap_or(empty), value.is_some())
            }
            Source::Key { kind } => {
                let key = self.key.map(|key| match kind {
                    Kind::Integer => number(key),
                    _ => key.into(),
                });
                (key.clone().unwrap_or_default(), key.is_some())
            }
            Source::Group { path, model } => {
                let (group, any) = self.model(model, find_object(start, path));
                (if any { Value::Object(group) } else { Value::Null }, any)
            }
            Source::List { path, model } => {
                let Some((def, Json::List(elements))) =
                    start.and_then(|(_, def)| Some((element_of(def, path)?, &find(start, path)?.json)))
                else {
                    return (json!([]), false);
                };
                let element = |node| {
                    let start = Some((node, def)).filter(|(node, _): &(&Node, _)| matches!(node.json, Json::Object(_)));
                    Value::Object(self.model(model, start).0)
                };
                (elements.iter().map(element).collect(), true)
            }
        }
    }
}

/// What is at a path, where it is there, not null, and under keys that are there once.
fn find<'b>(start: Start<'b>, path: &[&str]) -> Option<&'b Node> {
    let (last, before) = path.split_last()?;
    let (node, _) = find_object(start, before)?;
    let Json::Object(entries) = &node.json else { return None };
    let mut found = entries.iter().filter(|entry| entry.key.value == *last);
    match (found.next(), found.next()) {
        (Some(entry), None) if !matches!(entry.value.json, Json::Null) => Some(&entry.value),
        _ => None,
    }
}

fn find_object<'b>(start: Start<'b>, path: &[&str]) -> Start<'b> {
    let (node, def) = start?;
    let Some((last, before)) = path.split_last() else { return start };
    let node = find(Some((node, def)), path)?;
    let def = object_at(def, before)?;
    match def.fields.iter().find(|field| field.key == *last)?.kind {
        Kind::Object(def) if matches!(node.json, Json::Object(_)) => Some((node, def)),
        _ => None,
    }
}

fn object_at(def: &'static ObjectDef, path: &[&str]) -> Option<&'static ObjectDef> {
    path.iter().try_fold(def, |def, key| match def.fields.iter().find(|field| field.key == *key)?.kind {
        Kind::Object(def) => Some(def),
        _ => None,
    })
}

/// What the list at a path holds.
fn element_of(def: &'static ObjectDef, path: &[&str]) -> Option<&'static ObjectDef> {
    let (last, before) = path.split_last()?;
    match object_at(def, before)?.fields.iter().find(|field| field.key == *last)?.kind {
        Kind::Array(Kind::Object(def)) => Some(def),
        _ => None,
    }
}

/// A value as models have it; none where it is null or wrong.
fn value(kind: &Kind, node: &Node, dates: Dates) -> Option<Value> {
    match (kind, &node.json) {
        (Kind::Array(kind), Json::List(elements)) => {
            Some(elements.iter().filter_map(|element| value(kind, element, dates)).collect())
        }
        (Kind::Map(kind), Json::Object(entries)) => {
            let entry = |entry: &Entry| (entry.key.value.clone(), value(kind, &entry.value, dates).unwrap_or_default());
            Some(entries.iter().map(entry).collect())
        }
        (Kind::Any, Json::Null) => None,
        (Kind::Any, _) => Some(tree(node)),
        _ => plain(kind, node, dates),
    }
}

/// A value that is neither an object nor a list.
fn plain(kind: &Kind, node: &Node, dates: Dates) -> Option<Value> {
    let instant = |milliseconds: i64| match dates {
        Dates::Iso => iso(milliseconds).map(Value::from),
        Dates::Epoch => iso(milliseconds).map(|_| milliseconds.into()),
    };
    match (kind, &node.json) {
        (Kind::String | Kind::Enum(_) | Kind::IntegerOrString | Kind::NumberOrString, Json::Text(text)) => {
            Some(text.value.clone().into())
        }
        (Kind::Integer | Kind::IntegerOrString, Json::Number(text)) => safe_integer(text).map(|_| number(text)),
        (Kind::Number | Kind::NumberOrString, Json::Number(text)) => Some(number(text)),
        (Kind::Boolean, Json::Boolean(value)) => Some((*value).into()),
        (Kind::DateTime, Json::Number(text)) => instant(safe_integer(text)?),
        (Kind::DateTime, Json::Text(text)) => instant(read_instant(&text.value)?),
        (Kind::Day, Json::Text(text)) => Some(iso(read_day(&text.value)? * DAY)?[..10].into()),
        (Kind::TimeOfDay, Json::Text(text)) => is_time_of_day(&text.value).then(|| text.value.clone().into()),
        _ => None,
    }
}

/// JSON as it came.
pub(crate) fn tree(node: &Node) -> Value {
    match &node.json {
        Json::Null => Value::Null,
        Json::Boolean(value) => (*value).into(),
        Json::Number(text) => serde_json::from_str(text).unwrap(),
        Json::Text(text) => text.value.clone().into(),
        Json::List(elements) => elements.iter().map(tree).collect(),
        Json::Object(entries) => entries.iter().map(|entry| (entry.key.value.clone(), tree(&entry.value))).collect(),
    }
}

/// A double, without a point where it is an integer.
fn number(text: &str) -> Value {
    let value: f64 = text.parse().unwrap();
    if value.fract() == 0.0 && value.abs() <= 2f64.powi(53) && !(value == 0.0 && value.is_sign_negative()) {
        return json!(value as i64);
    }
    json!(value)
}

/// The integer that a number is, if it is one within ±(2⁵³−1): by its digits, however they are written.
fn safe_integer(text: &str) -> Option<i64> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let negative = mantissa.starts_with('-');
    let (whole, fraction) =
        mantissa.trim_start_matches('-').split_once('.').unwrap_or((mantissa.trim_start_matches('-'), ""));
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_end_matches('0');
    let exponent = exponent.parse::<i64>().ok()? - fraction.len() as i64 + (digits.len() - significant.len()) as i64;
    let significant = significant.trim_start_matches('0');
    if significant.is_empty() {
        return Some(0);
    }
    if !(0..17).contains(&exponent) || significant.len() > 16 {
        return None;
    }
    let value = significant.parse::<i128>().ok()? * 10i128.pow(exponent as u32);
    let value = if negative { -value } else { value };
    (value.abs() < 1 << 53).then_some(value as i64)
}

const DAY: i64 = 86_400_000;

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn month_lengths(year: i64) -> [i64; 12] {
    [31, if is_leap(year) { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
}

/// Days from 1970-01-01 to the first day of a year.
fn days_before(year: i64) -> i64 {
    let days = |year| if is_leap(year) { 366 } else { 365 };
    if year < 1970 { -(year..1970).map(days).sum::<i64>() } else { (1970..year).map(days).sum() }
}

/// The digits where a pattern has `d`, if all else is as in the pattern; and what follows it.
fn numbers<'t>(pattern: &str, text: &'t str) -> Option<(Vec<i64>, &'t str)> {
    let (head, rest) = text.split_at_checked(pattern.len())?;
    let mut found = vec![String::new()];
    for (expected, letter) in pattern.chars().zip(head.chars()) {
        match (expected, letter) {
            ('d', '0'..='9') => found.last_mut()?.push(letter),
            ('d', _) => return None,
            _ if letter == expected => found.push(String::new()),
            _ => return None,
        }
    }
    let numbers = found.iter().filter(|digits| !digits.is_empty()).map(|digits| digits.parse().unwrap());
    Some((numbers.collect(), rest))
}

fn day_number(year: i64, month: i64, day: i64) -> Option<i64> {
    let lengths = month_lengths(year);
    let length = *lengths.get(usize::try_from(month - 1).ok()?)?;
    (1..=length).contains(&day).then(|| days_before(year) + lengths[..month as usize - 1].iter().sum::<i64>() + day - 1)
}

fn read_day(text: &str) -> Option<i64> {
    match (numbers("dddd-dd-dd", text), numbers("dd/dd/dddd", text)) {
        (Some((date, "")), _) => day_number(date[0], date[1], date[2]),
        (_, Some((date, ""))) => day_number(date[2], date[1], date[0]),
        _ => None,
    }
}

fn read_instant(text: &str) -> Option<i64> {
    let (day, time, rest) = if let Some((date, rest)) = numbers("dddd-dd-ddTdd:dd:dd", text) {
        let (fraction, zone) = match rest.strip_prefix('.') {
            Some(rest) => rest.split_at(rest.find(|c: char| !c.is_ascii_digit())?),
            None => ("000", rest),
        };
        if !(1..=9).contains(&fraction.len()) {
            return None;
        }
        let milliseconds: i64 = format!("{fraction}00")[..3].parse().unwrap();
        let zone = if zone == "Z" { "+00:00" } else { zone };
        (day_number(date[0], date[1], date[2])?, [date[3], date[4], date[5], milliseconds], zone)
    } else {
        let (date, zone) = numbers("dd/dd/dddd dd:dd:dd ", text)?;
        (day_number(date[2], date[1], date[0])?, [date[3], date[4], date[5], 0], zone)
    };
    let [hours, minutes, seconds, milliseconds] = time;
    if hours > 23 || minutes > 59 || seconds > 59 {
        return None;
    }
    let zone = ["+dd:dd", "-dd:dd", "+dddd", "-dddd", "+dd", "-dd"].iter().find_map(|pattern| {
        match numbers(pattern, rest) {
            Some((digits, "")) => Some(match digits[..] {
                [hours, minutes] => (hours, minutes),
                [both] if pattern.len() == 5 => (both / 100, both % 100),
                [hours] => (hours, 0),
                _ => return None,
            }),
            _ => None,
        }
    })?;
    if zone.0 > 23 || zone.1 > 59 {
        return None;
    }
    let zone = (zone.0 * 60 + zone.1) * if rest.starts_with('-') { -60_000 } else { 60_000 };
    Some(day * DAY + ((hours * 60 + minutes) * 60 + seconds) * 1_000 + milliseconds - zone)
}

fn is_time_of_day(text: &str) -> bool {
    let fits = |pattern| matches!(numbers(pattern, text), Some((time, "")) if time[0] < 24 && time[1..].iter().all(|part| *part < 60));
    fits("dd:dd") || fits("dd:dd:dd")
}

/// An instant with milliseconds and Z, where the year has four digits.
fn iso(milliseconds: i64) -> Option<String> {
    let (mut days, time) = (milliseconds.div_euclid(DAY), milliseconds.rem_euclid(DAY));
    let mut year = 1970 + days.div_euclid(366);
    while days_before(year + 1) <= days {
        year += 1;
    }
    while days_before(year) > days {
        year -= 1;
    }
    days -= days_before(year);
    let mut month = 0;
    let lengths = month_lengths(year);
    while days >= lengths[month] {
        days -= lengths[month];
        month += 1;
    }
    let (seconds, milliseconds) = (time / 1_000, time % 1_000);
    let text = format!(
        "{year:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{milliseconds:03}Z",
        month + 1,
        days + 1,
        seconds / 3_600,
        seconds / 60 % 60,
        seconds % 60,
    );
    (0..=9999).contains(&year).then_some(text)
}
