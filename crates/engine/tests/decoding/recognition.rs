//! Records that were in the previous answer are recognised, and nothing else is taken for them.

use std::rc::Rc;

use ocean_fleet_engine::decoder::{Decoder, Fingerprints, Options};
use ocean_fleet_engine::definition::AnswerDef;
use ocean_fleet_engine::inspect::{self, Decoded};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;

use crate::definitions::{FIELD, LIST, MAP};
use crate::outcome::{decode, dto, lenient, schema, strict};
use crate::{some, times};

/// Answers, one after the other, of one endpoint.
struct Answers {
    answer: &'static AnswerDef,
    options: Options,
    known: Rc<Fingerprints>,
    records: Vec<Value>,
}

impl Answers {
    fn of(answer: &'static AnswerDef, options: Options) -> Self {
        Self { answer, options, known: Rc::default(), records: Vec::new() }
    }

    /// Decodes the next answer: its records, and how many of them had to be read.
    fn next(&mut self, body: &str, sizes: impl IntoIterator<Item = usize>) -> (Vec<Value>, usize) {
        let mut decoder = Decoder::new(schema(self.answer), self.options.clone()).unwrap();
        decoder.recognise(Rc::clone(&self.known));
        let Decoded { records: fresh, result, .. } = inspect::feed(&mut decoder, body.as_bytes(), sizes);
        assert_eq!(result, Ok(()), "{body}");
        let (runs, fingerprints) = decoder.recognised().unwrap();
        let (read, mut fresh) = (fresh.len(), fresh.into_iter());
        let mut records = Vec::new();
        for run in runs.chunks_exact(3) {
            let [new, start, count] = [run[0], run[1], run[2]].map(|number| number as usize);
            records.extend(fresh.by_ref().take(new));
            records.extend_from_slice(&self.records[start..start + count]);
        }
        assert_eq!(fresh.len(), 0);
        assert_eq!(decoder.records(), records.len() as u64);
        (self.known, self.records) = (Rc::new(fingerprints), records.clone());
        (records, read)
    }
}

/// An answer with these records, each with its key.
fn body(answer: &AnswerDef, records: &[(usize, String)]) -> String {
    let list = || records.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ,\n");
    if std::ptr::eq(answer, &raw const MAP) {
        let entries = records.iter().map(|(key, text)| format!("\"{key}\" : {text}"));
        return format!("{{{}}}", entries.collect::<Vec<_>>().join(","));
    }
    if std::ptr::eq(answer, &raw const FIELD) {
        format!("{{\"entities\":[{}]}}", list())
    } else {
        format!("[{}]", list())
    }
}

fn record(id: usize, version: usize) -> String {
    format!("{{\"text\":\"é {id}\",\"integer\":{version},\"days\":[{{\"total\":{id}}}],\"state\":\"OPEN\"}}")
}

fn fleet(count: usize) -> Vec<(usize, String)> {
    (0..count).map(|id| (id, record(id, 0))).collect()
}

#[test]
fn what_has_not_changed_is_not_read_again() {
    for answer in [&LIST, &FIELD, &MAP] {
        for options in [strict(), lenient(), dto(strict())] {
            let mut answers = Answers::of(answer, options);
            let fleet = fleet(100);
            assert_eq!(answers.next(&body(answer, &fleet), []).1, 100);
            assert_eq!(answers.next(&body(answer, &fleet), []).1, 0);
        }
    }
}

#[test]
fn only_what_is_new_or_changed_is_read() {
    let mut answers = Answers::of(&LIST, strict());
    let mut fleet = fleet(100);
    answers.next(&body(&LIST, &fleet), []);
    for id in [0, 7, 8, 50, 99] {
        fleet[id].1 = record(id, 1);
    }
    assert_eq!(answers.next(&body(&LIST, &fleet), []).1, 5);
    // Longer, so that all that follows is elsewhere.
    fleet[3].1 = record(3, 1_000_000);
    assert_eq!(answers.next(&body(&LIST, &fleet), []).1, 1);
    fleet.remove(40);
    fleet.insert(20, (100, record(100, 0)));
    fleet.swap(60, 61);
    assert_eq!(answers.next(&body(&LIST, &fleet), []).1, 1);
    fleet.reverse();
    assert_eq!(answers.next(&body(&LIST, &fleet), []).1, 0);
}

#[test]
fn a_record_with_an_issue_is_reported_in_every_answer() {
    let records = r#"[{"text":"a"},{"text":1},{"text":"b"},7]"#;
    let mut known = Rc::default();
    for read in [4, 2, 2] {
        let mut decoder = Decoder::new(schema(&LIST), lenient()).unwrap();
        decoder.recognise(known);
        let Decoded { records, issues, .. } = inspect::feed(&mut decoder, records.as_bytes(), []);
        assert_eq!((records.len(), issues.count), (read, 2));
        known = Rc::new(decoder.recognised().unwrap().1);
    }
}

#[test]
fn a_record_is_known_by_its_key_too() {
    let mut answers = Answers::of(&MAP, strict());
    let mut fleet = fleet(3);
    answers.next(&body(&MAP, &fleet), []);
    fleet[1].0 = 7;
    assert_eq!(answers.next(&body(&MAP, &fleet), []).1, 1);
}

#[test]
fn a_record_that_is_cut_short_is_no_known_record() {
    let text = body(&LIST, &fleet(2));
    let mut decoder = Decoder::new(schema(&LIST), strict()).unwrap();
    decoder.recognise(Rc::default());
    assert_eq!(inspect::feed(&mut decoder, text.as_bytes(), []).result, Ok(()));
    let known = Rc::new(decoder.recognised().unwrap().1);
    for end in some(1..text.len()) {
        let mut decoder = Decoder::new(schema(&LIST), strict()).unwrap();
        decoder.recognise(Rc::clone(&known));
        let text = &text.as_bytes()[..end];
        let cut = inspect::feed(&mut decoder, text, []);
        assert_eq!(cut.result, decode(&LIST, &strict(), text).result, "{}", String::from_utf8_lossy(text));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: times(2_000), rng_seed: RngSeed::Fixed(7), ..ProptestConfig::default() })]

    #[test]
    fn an_answer_is_the_same_whether_records_are_recognised_or_read(
        kind in 0..3usize,
        polls in prop::collection::vec(prop::collection::vec((0..12usize, 0..3usize), 0..12), 1..6),
        size in 1..200usize,
    ) {
        let answer = [&LIST, &FIELD, &MAP][kind];
        let mut answers = Answers::of(answer, strict());
        for poll in polls {
            let mut records: Vec<_> = poll.into_iter().map(|(id, version)| (id, record(id, version * 999))).collect();
            // In a map, each key is there once.
            let mut seen = std::collections::BTreeSet::new();
            records.retain(|(id, _)| kind != 2 || seen.insert(*id));
            let body = body(answer, &records);
            let (records, _) = answers.next(&body, std::iter::repeat(size));
            prop_assert_eq!(records, decode(answer, &strict(), body.as_bytes()).records);
        }
    }
}
