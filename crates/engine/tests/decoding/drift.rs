//! What is new on the wire: told once, and never an error.

use ocean_fleet_engine::definition::AnswerDef;
use ocean_fleet_engine::issue::DriftKind;

use crate::definitions::{FIELD, LIST, MAP};
use crate::outcome::{decode, decode_in, dto, lenient, strict};

/// What is new in a body, as `path` or `path = value`.
fn drift(answer: &'static AnswerDef, body: &str) -> Vec<String> {
    let outcome = decode(answer, &strict(), body);
    assert_eq!(outcome.result, Ok(()), "{body}");
    for options in [lenient(), dto(strict())] {
        assert_eq!(decode(answer, &options, body).drift, outcome.drift);
    }
    let line = |drift: &ocean_fleet_engine::issue::Drift| match (drift.kind, &drift.value) {
        (DriftKind::UnknownKey, None) => drift.path.join("."),
        (DriftKind::UnknownValue, Some(value)) => format!("{} = {value}", drift.path.join(".")),
        (DriftKind::UnknownValue, None) => format!("{} = …", drift.path.join(".")),
        (DriftKind::UnknownKey, Some(_)) => panic!("{drift:?}"),
    };
    outcome.drift.iter().map(line).collect()
}

const NOTHING: [&str; 0] = [];

#[test]
fn what_is_documented_is_not_new() {
    assert_eq!(drift(&LIST, r#"[{"te\u0078t":"a","state":"OP\u0045N","states":["CLOSED"]}]"#), NOTHING);
}

#[test]
fn keys_of_maps_and_of_what_may_be_anything_are_not_new() {
    assert_eq!(drift(&LIST, r#"[{"totals":{"x":1},"extras":{"y":{"z":1}},"anything":{"v":[{"w":1}]}}]"#), NOTHING);
}

#[test]
fn an_unknown_key_is_told_wherever_it_is() {
    for (body, path) in [
        (r#"[{"new":1}]"#, "new"),
        (r#"[{"text":"a" , "new" : [{"newer":1}]}]"#, "new"),
        (r#"[{"Text":1}]"#, "Text"),
        (r#"[{"":1}]"#, ""),
        (r#"[{"part":{"inner":{"new":null}}}]"#, "part.inner.new"),
        (r#"[{"days":[{},{"halfHours":[{"new":1}]}]}]"#, "days.*.halfHours.*.new"),
        (r#"[{"spareMap":{"Jean":{"new":1}}}]"#, "spareMap.*.new"),
        (r#"[{"clé":1}]"#, "clé"),
        (r#"[{"cl\u00e9\n":1}]"#, "clé\n"),
    ] {
        assert_eq!(drift(&LIST, body), [path]);
    }
    assert_eq!(drift(&FIELD, r#"{"entities":[{"new":1}]}"#), ["new"]);
    assert_eq!(drift(&MAP, r#"{"12":{"new":1}}"#), ["new"]);
}

#[test]
fn what_is_beside_the_records_is_new_and_in_the_root() {
    let body = r#"{"total":1,"entities":[{"total":2}],"pa\u0067e":{"of":3},"total":null}"#;
    assert_eq!(drift(&FIELD, body), ["total", "total", "page"]);
    for outcome in
        [decode(&FIELD, &strict(), body), decode_in(&FIELD, &strict(), body.as_bytes(), std::iter::repeat(3))]
    {
        let roots: Vec<_> = outcome.drift.iter().map(|drift| drift.root).collect();
        assert_eq!((roots, outcome.records.len()), (vec![true, false, true], 1));
    }
    assert_eq!(drift(&FIELD, r#"{"entities":null}"#), NOTHING);
    assert_eq!(drift(&MAP, r#"{"12":{}}"#), NOTHING);
}

#[test]
fn an_unknown_value_of_an_enumeration_is_told_and_kept() {
    assert_eq!(drift(&LIST, r#"[{"state":"HALF_OPEN_2"}]"#), ["state = HALF_OPEN_2"]);
    assert_eq!(drift(&LIST, r#"[{"days":[{"halfHours":[{"state":"NEW"}]}]}]"#), ["days.*.halfHours.*.state = NEW"]);
    assert_eq!(
        drift(&LIST, r#"[{"states":["OPEN","NEW"],"statesByName":{"Jean":"NEWER"}}]"#),
        ["states.* = NEW", "statesByName.* = NEWER"]
    );
    assert_eq!(decode(&LIST, &strict(), r#"[{"state":"HALF_OPEN_2"}]"#).records[0]["state"], "HALF_OPEN_2");
}

#[test]
fn a_value_that_does_not_look_like_a_constant_is_withheld() {
    for value in ["Jean Martin", "open", "OPEN ", "É", "A-B", "A\\nB", &"A".repeat(41)] {
        assert_eq!(drift(&LIST, &format!(r#"[{{"state":"{value}"}}]"#)), ["state = …"], "{value}");
    }
}

#[test]
fn a_value_that_is_withheld_is_told_once_whatever_it_is() {
    assert_eq!(drift(&LIST, r#"[{"state":"Jean"},{"state":"Marie"},{"state":"NEW"}]"#), ["state = …", "state = NEW"]);
}

#[test]
fn each_kind_is_told_once() {
    for (body, told) in [
        (r#"[{"new":1,"new":2},{"new":3}]"#, vec!["new"]),
        (r#"[{"new":1},{"\u006eew":3}]"#, vec!["new"]),
        (r#"[{"state":"NEW"},{"state":"NEW"},{"state":"N\u0045W"}]"#, vec!["state = NEW"]),
        (
            r#"[{"states":["NEW","OPEN","NEW","NEWER"]},{"states":["NEWER","NEW"]}]"#,
            vec!["states.* = NEW", "states.* = NEWER"],
        ),
        (r#"[{"statesByName":{"a":"NEW","b":"NEW"}},{"statesByName":{"abc":"NEW"}}]"#, vec!["statesByName.* = NEW"]),
        (r#"[{"days":[{"new":1},{"new":1}]},{"days":[{"new":1}]}]"#, vec!["days.*.new"]),
    ] {
        assert_eq!(drift(&LIST, body), told);
    }
}

#[test]
fn the_same_key_elsewhere_is_another_kind() {
    let body = r#"[{"new":1,"part":{"new":1,"inner":{"new":1}},"sparePart":{"new":1},"days":[{"new":1}]}]"#;
    assert_eq!(drift(&LIST, body), ["new", "part.new", "part.inner.new", "sparePart.new", "days.*.new"]);
    let body =
        r#"[{"state":"NEW","states":["NEW"],"statesByName":{"a":"NEW"},"days":[{"halfHours":[{"state":"NEW"}]}]}]"#;
    assert_eq!(drift(&LIST, body).len(), 4);
}

#[test]
fn what_is_new_beside_what_is_wrong_is_told() {
    let outcome = decode(&LIST, &lenient(), r#"[{"text":1,"new":2,"state":"NEW"},null,{"newer":1}]"#);
    assert_eq!((outcome.issue_count, outcome.drift.len()), (2, 3));
}

#[test]
#[cfg_attr(miri, ignore = "takes Miri too long")]
fn a_body_full_of_new_keys_does_not_fill_the_memory() {
    let record = |number: usize| format!(r#"{{"new{number}":1}}"#);
    let body = format!("[{}]", (0..5_000).map(record).collect::<Vec<_>>().join(","));
    let outcome = decode_in(&LIST, &strict(), body.as_bytes(), std::iter::repeat(3_000));
    assert_eq!((outcome.records.len(), outcome.drift.len()), (5_000, 1_000));
}
