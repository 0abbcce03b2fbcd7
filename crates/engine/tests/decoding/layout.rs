//! White space makes no difference: what is compact takes the fast path, what is spaced out does not, and both are
//! judged and read alike.

use ocean_fleet_engine::decoder::{Options, Shape};
use ocean_fleet_engine::issue::Issue;
use ocean_fleet_engine::projection::Dates;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

use crate::definitions::LIST;
use crate::outcome::{Outcome, decode, dto, lenient, path_text, strict};
use crate::times;

/// Fields, each with values that are as documented, and some that are not. The first one is what usually comes.
const FIELDS: [(&str, &[&str]); 16] = [
    ("text", &[r#""a text""#, r#""é""#, r#""a\nb""#, "null", "1"]),
    ("integer", &["12", "-9007199254740991", "9007199254740992", "1e3", "-0", "null"]),
    ("day", &[r#""07/11/2024""#, r#""2024-02-29""#, r#""2023-02-29""#, r#""0\u0037/11/2024""#, r#""""#, "7", "null"]),
    ("part", &[r#"{"id":1,"name":"n","tags":["t"]}"#, r#"{"tags":["t",2]}"#, r#"{"tags":[]}"#, "{}", "null", "[]"]),
    ("texts", &[r#"["a","é’"]"#, "[]", r#"["a",null]"#, r#"["a\n",3,"b"]"#, r#"[["a"]]"#, "null", "{}"]),
    ("integers", &["[1,-2]", "[9007199254740991,9007199254740992]", "[1.5,2]", "[1,2.0]", r#"[1,"2"]"#]),
    ("numbers", &["[1.25,-1e5,-0]", "[1,true]", "[48.856614,123456789012345678]"]),
    ("calendar", &[r#"["07/11/2024","2024-11-07"]"#, r#"["2024-11-07","2024-11-31"]"#, "[null]"]),
    ("states", &[r#"["OPEN","CLOSED"]"#, r#"["OPEN","NEW"]"#, "[1]"]),
    (
        "days",
        &[
            r#"[{"day":"07/11/2024","total":1.5,"halfHours":[{"start":"08:00","end":"08:30","seconds":3}]},{"day":"2024-11-08","total":2,"halfHours":[]}]"#,
            r#"[{"day":"07/11/2024","total":1,"halfHours":[{"start":"08:00","end":"25:30"},{"start":"08:30"}]}]"#,
            r#"[{"day":"07/11/2024","total":1,"halfHours":null},{"day":null},null,{"day":"08/11/2024"}]"#,
            r#"[{"day":"07/11/2024","day":"07/11/2024","total":1},{"new":1},[],{}]"#,
            "[]",
            "null",
        ],
    ),
    (
        "totals",
        &[r#"{"a":1,"é":2.5}"#, "{}", r#"{"a":null,"a":2}"#, r#"{"a":1,"b":"2"}"#, r#"{"\u0061":1}"#, "[]", "null"],
    ),
    ("labels", &[r#"{"a":"b","__proto__":"c"}"#, r#"{"a":"\u00e9"}"#, r#"{"a":[1]}"#, r#"{"a":null}"#]),
    ("dates", &[r#"{"a":"2024-11-07T09:41:12.635Z"}"#, r#"{"a":1730972472635,"b":"never"}"#]),
    ("extras", &[r#"{"a":{"b":["c"]},"d":"e"}"#, r#"{"a":1,"b":null}"#]),
    ("spareParts", &[r#"[{"id":1,"name":"n"},{"id":2,"name":"m"}]"#, r#"[{"id":"x"}]"#, "[1]"]),
    ("spareLists", &[r#"{"a":["b"],"c":[]}"#, r#"{"a":[1]}"#]),
];

/// A record with these values of the fields.
fn record(values: &[&str]) -> String {
    let members = FIELDS.iter().zip(values).filter(|(_, value)| !value.is_empty());
    let members: Vec<_> = members.map(|((key, _), value)| format!("\"{key}\":{value}")).collect();
    format!("{{{}}}", members.join(","))
}

/// The same JSON with a space after each bracket, comma and colon.
fn spaced(json: &str) -> String {
    let (mut spaced, mut in_string, mut is_escaped) = (String::new(), false, false);
    for letter in json.chars() {
        in_string ^= letter == '"' && !is_escaped;
        is_escaped = letter == '\\' && !is_escaped;
        spaced.push(letter);
        if !in_string && "{}[],:".contains(letter) {
            spaced.push(' ');
        }
    }
    spaced
}

/// An issue without its position.
fn essence(Issue { path, expected, received, .. }: &Issue) -> (String, &'static str, &'static str) {
    (path_text(path), expected, received)
}

fn issues(outcome: &Outcome) -> Vec<(String, &'static str, &'static str)> {
    outcome.issues.iter().map(essence).collect()
}

/// Everything is checked, and next to nothing kept.
fn without_lists() -> Options {
    let select = Some(vec!["text".to_owned(), "labels".to_owned()]);
    Options { shape: Shape::Model { select, dates: Dates::Epoch }, ..lenient() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: times(1_500), failure_persistence: None, rng_seed: RngSeed::Fixed(5), ..ProptestConfig::default() })]

    #[test]
    fn what_is_compact_is_read_like_what_is_spaced_out(
        records in prop::collection::vec(
            FIELDS.iter().map(|(_, values)| prop_oneof![
                4 => Just(values[0]),
                4 => select(*values),
                1 => Just(""),
            ]).collect::<Vec<_>>(),
            1..4,
        )
    ) {
        let usual = FIELDS.map(|(_, values)| values[0]);
        let records: Vec<_> = [usual.to_vec()].iter().chain(&records).map(|values| record(values)).collect();
        let compact = format!("[{}]", records.join(","));
        for options in [strict(), lenient(), dto(lenient()), without_lists()] {
            let (fast, slow) = (decode(&LIST, &options, &compact), decode(&LIST, &options, spaced(&compact)));
            prop_assert_eq!(&fast.records, &slow.records, "{}", compact);
            prop_assert_eq!(issues(&fast), issues(&slow), "{}", compact);
            prop_assert_eq!((fast.result, fast.issue_count, fast.drift), (slow.result, slow.issue_count, slow.drift));
        }
    }
}
