//! A body is accepted exactly where the platform accepts it, wherever in it the doubtful bytes are; where it is not, the
//! first byte that cannot be is told.

use ocean_fleet_engine::decoder::{DecodeError, Options};
use ocean_fleet_engine::definition::AnswerDef;
use ocean_fleet_reference::platform;

use crate::definitions::{FIELD, LIST, MAP, NAMED};
use crate::outcome::{check_verdict, decode, decode_in, dto, lenient, streaming, strict};
use crate::{few, some, texts};

/// The keys of the documented fields of every kind.
const FIELDS: [&str; 32] = [
    "text",
    "integer",
    "number",
    "flag",
    "instant",
    "day",
    "time",
    "state",
    "code",
    "amount",
    "anything",
    "oldName",
    "newDay",
    "part",
    "texts",
    "integers",
    "instants",
    "calendar",
    "states",
    "days",
    "totals",
    "labels",
    "dates",
    "statesByName",
    "extras",
    "spareText",
    "spareInstant",
    "sparePart",
    "spareParts",
    "spareLists",
    "spareMap",
    "unknown",
];

/// Compares the verdict on a body, and where its fault is, with the platform's: whole, and byte by byte.
fn check(answer: &'static AnswerDef, options: &Options, body: &[u8]) {
    let whole = check_verdict(answer, options, body);
    if let Err(DecodeError::Malformed { offset, .. }) = &whole {
        assert_eq!(*offset, platform::fault(body) as u64, "{}", String::from_utf8_lossy(body));
    }
    let pieces = decode_in(answer, options, body, std::iter::repeat(1)).result;
    assert_eq!(pieces, whole, "byte by byte: {}", String::from_utf8_lossy(body));
}

/// Checks every text of the corpus at a place in a body.
fn check_corpus(answer: &'static AnswerDef, before: &str, after: &str) {
    for text in texts::all() {
        let body = [before.as_bytes(), text, after.as_bytes()].concat();
        check(answer, &lenient(), &body);
    }
}

#[test]
fn any_value_as_the_whole_body() {
    for answer in [&LIST, &FIELD, &MAP, &NAMED] {
        check_corpus(answer, "", "");
        check_corpus(answer, " \n", "\t ");
    }
}

#[test]
fn any_value_as_a_record() {
    for (answer, before, after) in [
        (&LIST, "[", "]"),
        (&LIST, "[{},\n", "\n]"),
        (&LIST, "[", ",{}]"),
        (&FIELD, r#"{"entities":["#, "]}"),
        (&FIELD, r#"{"total":1,"entities":[{},"#, r#"],"page":2}"#),
        (&MAP, r#"{"1":"#, "}"),
        (&MAP, r#"{"1":{},"2" : "#, r#" ,"3":{}}"#),
        (&NAMED, r#"{"a":"#, "}"),
    ] {
        check_corpus(answer, before, after);
    }
}

#[test]
fn any_value_in_the_object_around_the_records() {
    for (before, after) in [
        (r#"{"entities":"#, "}"),
        (r#"{"unknown":"#, "}"),
        (r#"{"unknown":"#, r#","entities":[{}]}"#),
        (r#"{"entities":[{}],"unknown":["#, "]}"),
        (r#"{"a":{"b":["#, r#"]},"entities":[]}"#),
    ] {
        check_corpus(&FIELD, before, after);
    }
}

#[test]
fn any_value_as_a_field_of_every_kind() {
    for key in FIELDS {
        check_corpus(&LIST, &format!(r#"[{{"{key}":"#), "}]");
    }
}

#[test]
#[cfg_attr(miri, ignore = "takes Miri too long")]
fn any_value_as_a_field_of_every_kind_where_it_is_expected_or_not() {
    for (key, next) in FIELDS.iter().zip(&FIELDS[1..]) {
        let before = format!(r#"[{{"{key}":null,"{next}":null}},{{"{key}":null,"{next}":"#);
        for text in texts::all() {
            check_verdict(&LIST, &lenient(), &[before.as_bytes(), text, b"}]"].concat()).ok();
        }
        for text in texts::all() {
            let (before, after) = (format!(r#"[{{"{next}" : "#), format!(r#" , "{key}":null}},{{}}]"#));
            check_verdict(&LIST, &lenient(), &[before.as_bytes(), text, after.as_bytes()].concat()).ok();
        }
    }
}

#[test]
fn any_value_in_nested_objects_lists_and_maps() {
    for (before, after) in [
        (r#"[{"part":{"id":"#, "}}]"),
        (r#"[{"part":{"inner":{"at":"#, r#","value":1},"id":1}}]"#),
        (r#"[{"part":{"other":"#, "}}]"),
        (r#"[{"sparePart":{"inner":{"value":"#, "}}}]"),
        (r#"[{"spareParts":[{"id":"#, "}]}]"),
        (r#"[{"spareParts":["#, "]}]"),
        (r#"[{"spareMap":{"a":{"id":"#, "}}}]"),
        (r#"[{"spareLists":{"a":["#, "]}}]"),
        (r#"[{"days":["#, "]}]"),
        (r#"[{"days":[{},"#, "]}]"),
        (r#"[{"days":[{"halfHours":["#, "]}]}]"),
        (r#"[{"days":[{"halfHours":[{"seconds":"#, "}]},{}]}]"),
        (r#"[{"texts":["#, "]}]"),
        (r#"[{"texts":["a","#, r#","b"]}]"#),
        (r#"[{"integers":["#, "]}]"),
        (r#"[{"numbers":[1, "#, "]}]"),
        (r#"[{"flags":["#, "]}]"),
        (r#"[{"instants":["#, "]}]"),
        (r#"[{"calendar":["#, "]}]"),
        (r#"[{"states":["#, "]}]"),
        (r#"[{"totals":{"a":"#, "}}]"),
        (r#"[{"totals":{"a":1,"b":"#, r#","c":3}}]"#),
        (r#"[{"labels":{"":"#, "}}]"),
        (r#"[{"dates":{"a":"#, "}}]"),
        (r#"[{"statesByName":{"a":"#, "}}]"),
        (r#"[{"extras":{"a":"#, "}}]"),
        (r#"[{"extras":{"a":{"b":["#, "]}}}]"),
        (r#"[{"anything":[{"a":"#, "}]}]"),
        (r#"[{"unknown":{"a":"#, r#"},"text":"a"}]"#),
        (r#"[{"unknown":["#, "]}]"),
    ] {
        check_corpus(&LIST, before, after);
    }
}

#[test]
fn any_text_as_a_key() {
    for (answer, before, after) in [
        (&LIST, "[{", ":1}]"),
        (&LIST, r#"[{"text":"a","#, r#":null,"flag":true}]"#),
        (&LIST, r#"[{"text":"a" , "#, " : null}]"),
        (&LIST, r#"[{"part":{"#, ":null}}]"),
        (&LIST, r#"[{"totals":{"#, ":1}}]"),
        (&LIST, r#"[{"extras":{"a":1,"#, ":{}}}]"),
        (&LIST, r#"[{"unknown":{"#, ":{}}}]"),
        (&FIELD, "{", r#":1,"entities":[{}]}"#),
        (&FIELD, r#"{"entities":[{}],"#, ":[]}"),
        (&MAP, "{", ":{}}"),
        (&NAMED, r#"{"a":{},"#, ":{}}"),
    ] {
        for text in texts::strings() {
            check(answer, &lenient(), &[before.as_bytes(), text, after.as_bytes()].concat());
        }
    }
}

#[test]
fn any_bytes_in_a_string() {
    for (before, after) in [
        (r#"[{"text":"thirty bytes before what is odd"#, r#"and some behind it"}]"#),
        (r#"[{""#, r#"":1}]"#),
        (r#"[{"unknown":["\n"#, r#""]}]"#),
    ] {
        for sequence in texts::sequences() {
            let body = [before.as_bytes(), &sequence, after.as_bytes()].concat();
            let whole = check_verdict(&LIST, &lenient(), &body);
            // Cut in the middle of a character, if it is one.
            let pieces = decode_in(&LIST, &lenient(), &body, [before.len() + 1]).result;
            assert_eq!(pieces, whole, "in two pieces: {}", String::from_utf8_lossy(&body));
        }
    }
}

#[test]
fn any_byte_anywhere_in_a_small_body() {
    let body = "[{\"text\":\"é\\n\",\"integer\":-10,\"instant\":1e3,\"x\":[true]},null]".as_bytes();
    let changes = (0..body.len()).flat_map(|at| (0..=0xFF).map(move |byte| (at, byte)));
    for (at, byte) in few(changes) {
        let mut body = body.to_vec();
        body[at] = byte;
        check_verdict(&LIST, &lenient(), &body).ok();
    }
}

#[test]
fn a_fault_is_found_wherever_it_is_in_a_string() {
    for length in some(0..80) {
        for fault in [b"\xFF".as_slice(), b"\x01", b"\\x", b"\xC3", b"\xE2\x82", b"\xED\xA0\x80", b"\\u12", b"\0"] {
            for filling in ["a", "é", "€", "😀"] {
                let text = [filling.repeat(length).as_bytes(), fault, b"zz"].concat();
                let body = [br#"[{"text":""#, &text[..], br#""}]"#].concat();
                check_verdict(&LIST, &strict(), &body).unwrap_err();
                let place = body.len() - br#"zz"}]"#.len() - fault.len();
                let result = decode(&LIST, &strict(), &body).result;
                let Err(DecodeError::Malformed { offset, .. }) = result else { panic!("{result:?}") };
                assert!((place as u64..=(place + fault.len()) as u64).contains(&offset), "{offset}, not {place}");
            }
        }
    }
}

#[test]
fn one_byte_order_mark_at_the_very_beginning_is_skipped() {
    for (body, accepted) in [
        ("\u{FEFF}[{}]", true),
        ("\u{FEFF} [{}]", true),
        ("\u{FEFF}\u{FEFF}[{}]", false),
        (" \u{FEFF}[{}]", false),
        ("[\u{FEFF}{}]", false),
        ("[{}]\u{FEFF}", false),
        ("\u{FEFF}", false),
        ("\u{FFFE}[{}]", false),
    ] {
        check(&LIST, &strict(), body.as_bytes());
        assert_eq!(decode(&LIST, &strict(), body).result.is_ok(), accepted, "{body:?}");
    }
    for cut in [&b"\xEF"[..], b"\xEF\xBB", b"\xEF\xBB[]", b"\xEF[]", b"\xEF\xBB\xBE[]"] {
        check(&LIST, &strict(), cut);
    }
}

#[test]
fn every_option_judges_alike() {
    // A strict stream would end at the first issue.
    let options = [strict(), lenient(), streaming(lenient()), dto(strict()), dto(lenient())];
    for text in texts::all() {
        let body = [&b"[{\"text\":\"a\"},{\"anything\":"[..], text, b",\"text\":\"b\"}]"].concat();
        for options in &options {
            check(&LIST, options, &body);
        }
    }
}

#[test]
fn numbers_may_be_as_long_as_they_like() {
    let lengths: &[usize] = if cfg!(miri) { &[17] } else { &[15, 16, 17, 18, 19, 20, 32, 64, 400, 5_000] };
    for &digits in lengths {
        let nines = "9".repeat(digits);
        for number in [
            nines.clone(),
            format!("-{nines}"),
            format!("0.{nines}"),
            format!("{nines}.{nines}"),
            format!("{nines}e{nines}"),
            format!("1e-{nines}"),
            format!("0{nines}"),
            format!("{nines}."),
            format!("{nines}e"),
        ] {
            for key in ["integer", "number", "instant", "code", "amount", "anything", "text", "unknown"] {
                check_verdict(&LIST, &lenient(), format!(r#"[{{"{key}":{number}}}]"#).as_bytes()).ok();
                check_verdict(&LIST, &lenient(), format!(r#"[{{"{key}":{number} }}]"#).as_bytes()).ok();
            }
        }
    }
}

#[test]
fn sixty_four_containers_may_be_open_at_once_and_no_more() {
    for (answer, before, after, open) in [
        (&LIST, "", "", 0),
        (&LIST, "[", "]", 1),
        (&LIST, r#"[{"unknown":"#, "}]", 2),
        (&LIST, r#"[{"anything":"#, "}]", 2),
        (&LIST, r#"[{"text":"#, "}]", 2),
        (&LIST, r#"[{"part":{"tags":["#, "]}}]", 4),
        (&LIST, r#"[{"extras":{"a":"#, "}}]", 3),
        (&FIELD, "", "", 0),
        (&FIELD, r#"{"unknown":"#, "}", 1),
        (&FIELD, r#"{"entities":["#, "]}", 2),
        (&FIELD, r#"{"entities":[{"x":"#, "}]}", 3),
        (&MAP, r#"{"1":"#, "}", 1),
    ] {
        let kinds = [("[{\"a\":", "}]"), ("[", "]"), ("{\"a\":", "}"), (" [ ", " ] ")];
        for (opening, closing) in some(kinds.into_iter()) {
            let step = opening.matches(['[', '{']).count();
            let most = (64 - open) / step;
            let body = |depth| format!("{before}{}{after}", texts::nested(depth, opening, closing, "1"));
            let result = decode(answer, &lenient(), body(most)).result;
            assert!(matches!(result, Ok(()) | Err(DecodeError::NoRecords)), "{}", body(most));

            let body = body(most + 1);
            // The 65th container.
            let opened = body.match_indices(['[', '{']).nth(64).map(|(at, _)| at as u64);
            let result = decode(answer, &lenient(), &body).result;
            assert_eq!(result, Err(DecodeError::Malformed { offset: opened.unwrap(), too_deep: true, cut: false }));
            let pieces = decode_in(answer, &lenient(), body.as_bytes(), std::iter::repeat(1)).result;
            assert_eq!(pieces, result);
        }
    }
}

#[test]
fn ten_thousand_levels_are_too_deep() {
    for (opening, closing) in [("[", "]"), ("{\"a\":", "}"), ("[{\"part\":{\"inner\":", "}}]")] {
        for body in [texts::nested(10_000, opening, closing, "1"), opening.repeat(10_000)] {
            for answer in [&LIST, &FIELD, &MAP] {
                let result = decode(answer, &strict(), &body).result;
                assert!(matches!(result, Err(DecodeError::Malformed { too_deep: true, .. })), "{result:?}");
            }
        }
    }
}
