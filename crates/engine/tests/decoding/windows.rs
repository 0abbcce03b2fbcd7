//! However a body is cut into pieces, the outcome is the same: records, issues, offsets, failures and drift.

use ocean_fleet_engine::decoder::{DecodeError, Decoder, Options};
use ocean_fleet_engine::definition::AnswerDef;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};

use crate::definitions::{FIELD, LIST, MAP, NAMED};
use crate::outcome::{Outcome, decode, decode_in, dto, lenient, schema, streaming, strict};
use crate::{few, some, times};

/// Bodies with something of everything: what is split by a cut must come out as if it were not.
const BODIES: &[(&AnswerDef, &str)] = &[
    (
        &LIST,
        "\u{FEFF} [{\"text\":\"Île 北京 😀\",\"integer\":-12} , {\"integer\":1e3,\"instant\":\"07/02/2025 07:16:15 +0000\"}]\n",
    ),
    (&LIST, r#"[{"text":"\ud83d\ude00\\\"\u00e9","texts":["a","\u0062"],"totals":{"a b":1.5,"\u00e9":2}}]"#),
    (&LIST, r#"[{"text":1,"integer":"x","number":true,"days":[{"day":"30/02/2025"},null,{"halfHours":[5]}]},null,7]"#),
    (&LIST, r#"[{"text":"a","text":"b","text":"c"},{"te\u0078t":"d","text":"e"}]"#),
    (&LIST, r#"[{"unknown":[1,{"a":"b"}],"state":"NEW_STATE","part":{"other":null}},{"\u0075nknown":1,"state":"N"}]"#),
    (&LIST, r#"[{"extras":{"a":{"b":[1,2,{"c":"d"}]},"e":null},"anything":[ 1 , "two" ]}]"#),
    (&LIST, r#"[1,22,333,-4.5e6,true,null,"text",[[]]]"#),
    (&LIST, "12345"),
    (&LIST, "-1.5e+10 "),
    (&LIST, "true"),
    (&LIST, r#""a body that is text""#),
    (&LIST, r#"{"entities":[{"text":1}]}"#),
    (&LIST, "[{\"text\":\"a\"},{\"text\":\"b\" \"c\"}]"),
    (&LIST, "[{\"text\":\"a\"},{\"text\":01}]"),
    (&LIST, "[{\"text\":\"a\"}]x"),
    (&LIST, "[{\"text\":1},{\"number\":1.}]"),
    (&LIST, "[{\"text\":1,\"x\":nul}]"),
    (&LIST, "[{\"text\":\"\\ud83\"}]"),
    (&LIST, "<!doctype html><title>502 Bad Gateway</title>"),
    (&LIST, ""),
    (&LIST, "[]"),
    (&LIST, "[{},{},{}]"),
    (&LIST, "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]"),
    (&FIELD, r#"{"total":12,"entities":[{"text":"a"},{"integer":"b"}],"more":{"a":[1.25]}}"#),
    (&FIELD, r#"{"entities":null,"total":3}"#),
    (&FIELD, r#"{"entities":"none"}"#),
    (&FIELD, r#"{"\u0065ntities" : [ {"text":"a"} ] }"#),
    (&FIELD, r#"{"entities":[{}],"entities":[{}]}"#),
    (&FIELD, r#"{"entities":[{"text":1}]"#),
    (&FIELD, "[{}]"),
    (&MAP, r#"{"12":{"text":"a"},"\u0031":{"text":7},"-3" : {}}"#),
    (&MAP, r#"{"12":null,"13":[1,2],"14":15}"#),
    (&MAP, r#"{"12":null,"13":{"text":"a"},"12":{"text":[1,2]},"\u00313" : 15,"13":-1.5}"#),
    (&FIELD, r#"{"oceanStatus":"badParameters","message":"…","code":400}"#),
    (&FIELD, r#"{"entities":"none","entities":{"a":1},"x":-1}"#),
    (&MAP, r#"{"12":{"text":"a"},}"#),
    (&NAMED, r#"{"é":{"text":"a"},"":{"flag":"no"},"a\nb":{"unknown":1}}"#),
];

fn check(answer: &'static AnswerDef, options: &Options, body: &[u8], sizes: impl Iterator<Item = usize> + Clone) {
    let whole = decode(answer, options, body);
    let pieces = decode_in(answer, options, body, sizes.clone());
    let text = String::from_utf8_lossy(&body[..body.len().min(300)]);
    assert_eq!(pieces, whole, "pieces of {:?}: {text}", sizes.take(3).collect::<Vec<_>>());
}

fn all_options() -> [Options; 6] {
    [strict(), lenient(), streaming(strict()), streaming(lenient()), dto(strict()), dto(lenient())]
}

/// Each case with each of the options.
fn with_all_options<T: Clone>(cases: impl Iterator<Item = T>) -> impl Iterator<Item = (T, Options)> {
    cases.flat_map(|case| all_options().map(|options| (case.clone(), options)))
}

#[test]
fn a_body_may_be_cut_in_two_anywhere() {
    let places = BODIES.iter().flat_map(|body| (1..body.1.len()).map(move |at| (body, at)));
    for ((&(answer, body), at), options) in few(with_all_options(places)) {
        check(answer, &options, body.as_bytes(), std::iter::once(at));
    }
}

#[test]
fn a_body_may_come_in_pieces_of_any_size() {
    let sizes = BODIES.iter().flat_map(|body| [1, 2, 3, 7, 64].map(|size| (body, size)));
    for ((&(answer, body), size), options) in some(with_all_options(sizes)) {
        check(answer, &options, body.as_bytes(), std::iter::repeat(size));
    }
}

/// A body of many records, 60 KB for each hundred of them, and what they are as models.
fn large(count: usize) -> (String, Vec<Value>) {
    let text = |number: usize| format!("record {number} é").repeat(1 + number % 50);
    let record = |number: usize| {
        format!(r#"{{"text":"{}","integer":{number},"state":"OPEN","days":[{{"total":{number}}}]}}"#, text(number))
    };
    let body = format!("[{}]", (0..count).map(record).collect::<Vec<_>>().join(","));
    let model = |number: usize| (json!(text(number)), json!(number), json!("OPEN"), json!(number));
    let models = (0..count).map(model).map(|(text, integer, state, total)| json!([text, integer, state, total]));
    (body, models.collect())
}

fn essence(record: &Value) -> Value {
    json!([record["text"], record["integer"], record["state"], record["days"][0]["total"]])
}

#[test]
#[cfg_attr(miri, ignore = "takes Miri too long")]
fn a_body_may_be_larger_than_the_window() {
    let (body, models) = large(2_000);
    assert!(body.len() > 500 << 10);
    for size in [body.len(), 128 << 10, 100_000, 4_096] {
        for options in [strict(), streaming(lenient())] {
            let outcome = decode_in(&LIST, &options, body.as_bytes(), std::iter::repeat(size));
            assert_eq!(outcome.result, Ok(()));
            assert!(outcome.records.iter().map(essence).eq(models.iter().cloned()));
        }
    }
}

#[test]
#[cfg_attr(miri, ignore = "takes Miri too long")]
fn offsets_count_from_the_bodys_beginning_however_large_it_is() {
    let (body, _) = large(1_000);
    let body = body.replace(r#""integer":999"#, r#""integer":"x""#);
    let offset = body.find(r#""x""#).unwrap() as u64;
    for size in [body.len(), 100_000, 1_000] {
        let outcome = decode_in(&LIST, &strict(), body.as_bytes(), std::iter::repeat(size));
        assert_eq!(outcome.result, Err(DecodeError::Invalid));
        assert_eq!(outcome.issues.iter().map(|issue| issue.offset).collect::<Vec<_>>(), [offset]);
    }
    let body = format!("{}x]", &body[..body.len() - 1]);
    let offset = body.len() as u64 - 2;
    for size in [body.len(), 100_000, 1_000] {
        let result = decode_in(&LIST, &strict(), body.as_bytes(), std::iter::repeat(size)).result;
        assert_eq!(result, Err(DecodeError::Malformed { offset, too_deep: false, cut: false }));
    }
}

#[test]
fn a_record_may_be_larger_than_the_window() {
    let length = if cfg!(miri) { 70_000 } else { 300_000 };
    for filling in some(["a", "é", "\\n", "北", "\\ud83d\\ude00"].into_iter()) {
        let text = filling.repeat(length / filling.len());
        let body = format!(r#"[{{"integer":1}},{{"text":"{text}","integer":2,"unknown":["{text}"]}},{{"integer":3}}]"#);
        let text: String = serde_json::from_str(&format!("\"{text}\"")).unwrap();
        for size in some([body.len(), 100_000, 5_000].into_iter()) {
            let Outcome { records, result, drift, .. } =
                decode_in(&LIST, &strict(), body.as_bytes(), std::iter::repeat(size));
            assert_eq!((result, drift.len()), (Ok(()), 1));
            assert_eq!(records.iter().map(|record| &record["integer"]).collect::<Vec<_>>(), [1, 2, 3]);
            assert!(records[1]["text"] == text.as_str());
        }
    }
}

#[test]
fn a_record_may_have_as_many_bytes_as_are_allowed_and_no_more() {
    let record = r#"{"text":"0123456789"}"#;
    for (answer, before, after) in
        [(&LIST, "[{},  ", " , {}]"), (&FIELD, r#"{"a":1,"entities":[{},"#, "]}"), (&LIST, "[", "]")]
    {
        let body = format!("{before}{record}{after}");
        for options in all_options() {
            for size in some([1, 2, 10, before.len(), body.len()].into_iter()) {
                let enough = Options { max_record_bytes: record.len(), ..options.clone() };
                let outcome = decode_in(answer, &enough, body.as_bytes(), std::iter::repeat(size));
                assert_eq!(outcome.result, Ok(()));
                let less = Options { max_record_bytes: record.len() - 1, ..options.clone() };
                let outcome = decode_in(answer, &less, body.as_bytes(), std::iter::repeat(size));
                assert_eq!(outcome.result, Err(DecodeError::TooLarge { offset: before.len() as u64 }));
                assert_eq!(outcome.records.len(), before.matches("{}").count());
            }
        }
    }
}

#[test]
fn what_is_too_large_does_not_depend_on_the_pieces() {
    let limits = BODIES.iter().flat_map(|body| [3, 7, 20, 33, 50].map(|most| (body, most)));
    for ((&(answer, body), most), options) in some(with_all_options(limits)) {
        let options = Options { max_record_bytes: most, ..options };
        let whole = decode(answer, &options, body);
        for size in [1, 2, 7] {
            let pieces = decode_in(answer, &options, body.as_bytes(), std::iter::repeat(size));
            // What is new in a record that is too large may be told or not.
            assert_eq!(Outcome { drift: whole.drift.clone(), ..pieces }, whole, "{most} {body}");
        }
    }
}

#[test]
fn a_stream_hands_records_out_as_soon_as_they_are_whole() {
    let mut decoder = Decoder::new(schema(&LIST), streaming(strict())).unwrap();
    let mut counts = Vec::new();
    for mut piece in [&b"[{\"text\":\"a\"}"[..], b",{\"te", b"xt\":\"b\"}", b",{},{}", b"]"] {
        let mut count = 0;
        decoder.push(&mut piece, &mut |batch| count += batch.records()).unwrap();
        counts.push(count);
    }
    decoder.finish(&mut |_| panic!("nothing is left")).unwrap();
    assert_eq!((counts, decoder.records()), (vec![1, 0, 1, 2, 0], 4));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: times(200), rng_seed: RngSeed::Fixed(2), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pieces_of_random_sizes_make_no_difference(
        body in prop::sample::select(BODIES),
        sizes in prop::collection::vec(1usize..40, 1..30),
        options in 0usize..6,
    ) {
        check(body.0, &all_options()[options], body.1.as_bytes(), sizes.into_iter());
    }
}
