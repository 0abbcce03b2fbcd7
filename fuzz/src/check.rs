//! What holds of any body.

use ocean_fleet_engine::decoder::{DecodeError, Options, Validation};
use ocean_fleet_engine::inspect::Decoded;
use ocean_fleet_engine::issue::Issues;
use ocean_fleet_reference::oracle::Verdict;
use ocean_fleet_reference::platform;
use serde_json::Value;

use crate::input::Input;
use crate::places::Places;

/// With any options, a body is accepted exactly where the platform accepts it; otherwise the first byte that cannot be
/// is told.
pub fn decode(data: &[u8]) {
    let Some(input) = Input::read(data) else { return };
    let options = input.options();
    let early = options.streaming && options.validation == Validation::Strict;
    let result = input.decode(options, []).result;
    let start = |end: u64| input.body.get(..end as usize).unwrap_or(input.body);
    let is_malformed = |end: u64| platform::judge(start(end)) == platform::Verdict::Malformed;
    match result {
        Ok(()) => assert_eq!(platform::judge(input.body), platform::Verdict::WellFormed, "{}", input.text()),
        // A stream fails at the first problem, and so does what is too large.
        Err(DecodeError::Invalid | DecodeError::NoRecords) if early => {}
        Err(DecodeError::Invalid | DecodeError::NoRecords) => {
            assert_eq!(platform::judge(input.body), platform::Verdict::WellFormed, "{}", input.text());
        }
        Err(DecodeError::TooLarge { offset }) => assert!(!is_malformed(offset), "{offset} {}", input.text()),
        Err(DecodeError::Malformed { offset, too_deep: true, .. }) => {
            assert!(!is_malformed(offset), "{offset} {}", input.text());
            assert_eq!(platform::depth(start(offset)), platform::DEEPEST, "{offset} {}", input.text());
            assert_eq!(platform::depth(start(offset + 1)), platform::DEEPEST + 1, "{offset} {}", input.text());
        }
        Err(DecodeError::Malformed { offset, cut: true, .. }) => {
            assert_eq!(offset, input.body.len() as u64, "{}", input.text());
            assert_eq!(platform::judge(input.body), platform::Verdict::Cut, "{}", input.text());
        }
        Err(DecodeError::Malformed { offset, cut: false, .. }) => {
            assert!(!is_malformed(offset), "{offset} {}", input.text());
            assert!(is_malformed(offset + 1), "{offset} {}", input.text());
        }
    }
}

/// However a body is cut into pieces, all that is told of it is the same.
pub fn windows(data: &[u8]) {
    let Some(input) = Input::read(data) else { return };
    let whole = input.decode(input.options(), []);
    let pieces = input.decode(input.options(), input.sizes());
    let text = || format!("{:?} {}", input.sizes().take(3).collect::<Vec<_>>(), input.text());
    assert_eq!(pieces.result, whole.result, "{}", text());
    assert_eq!(pieces.records, whole.records, "{}", text());
    assert_eq!((pieces.issues.count, &pieces.issues.first), (whole.issues.count, &whole.issues.first), "{}", text());
    // What is new in a record that is too large may be told or not.
    if !matches!(whole.result, Err(DecodeError::TooLarge { .. })) {
        assert_eq!(pieces.drift, whole.drift, "{}", text());
    }
}

/// Issues are in the order of the body, and each tells the path and the kind of what is at its offset.
pub fn issues(data: &[u8]) {
    let Some(input) = Input::read(data) else { return };
    let options = Options { validation: Validation::Lenient, ..input.strict() };
    let Decoded { result, issues, .. } = input.decode(options, []);
    let strict = input.decode(input.strict(), []);
    assert_eq!((strict.issues.count, &strict.issues.first), (issues.count, &issues.first), "{}", input.text());
    assert_eq!(issues.first.len() as u64, issues.count.min(Issues::MAX_KEPT as u64), "{}", input.text());
    if result.is_err() {
        assert_eq!(strict.result, result, "{}", input.text());
        return;
    }
    assert_eq!(strict.result, if issues.count == 0 { Ok(()) } else { Err(DecodeError::Invalid) }, "{}", input.text());
    assert!(issues.first.is_sorted_by(|one, next| one.offset < next.offset), "{:?} {}", issues.first, input.text());
    let places = Places::of(input.body);
    for issue in &issues.first {
        let is_key = issue.received == "duplicate key" || (issue.path.len() == 1 && issue.expected == "integer");
        let place = if is_key { places.key_at(issue.offset) } else { places.value_at(issue.offset) };
        let Some(place) = place else { panic!("nothing is there: {issue:?} {}", input.text()) };
        assert_eq!(place.path, issue.path, "{issue:?} {}", input.text());
        if !is_key {
            assert_eq!(place.kind, issue.received, "{issue:?} {}", input.text());
        }
    }
}

/// What is accepted, and the models made of it, are what serde and the mapping say.
pub fn oracle(data: &[u8]) {
    let Some(input) = Input::read(data) else { return };
    let Decoded { records, result, .. } = input.decode(input.strict(), input.sizes());
    match (input.oracle().judge(input.body, &input.mapping()), &result) {
        (Verdict::Accepted(models), Ok(())) => {
            assert_eq!(without_signs(records.into()), without_signs(models.into()), "{}", input.text());
        }
        (Verdict::Malformed, Err(DecodeError::Malformed { .. }))
        | (Verdict::Invalid(_), Err(DecodeError::Invalid | DecodeError::NoRecords)) => {}
        (verdict, result) => panic!("serde: {verdict:?}, the engine: {result:?}: {}", input.text()),
    }
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
