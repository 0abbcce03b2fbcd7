//! A body that is cut short is never taken for a whole one.

use ocean_fleet_engine::decoder::{DecodeError, Shape};

use crate::definitions::{FIELD, LIST, MAP};
use crate::outcome::{decode, decode_in, dto, lenient, records, streaming, strict};
use crate::some;

/// Cuts a body before each of its bytes.
fn prefixes(body: &[u8]) -> impl Iterator<Item = &[u8]> {
    some((0..body.len()).map(|end| &body[..end]))
}

#[test]
fn a_body_cut_anywhere_gives_the_records_that_were_whole() {
    let record = r#"{"text":"é\u00e9 😀","integer":-12,"instant":"07/02/2025 07:16:15 +0000","part":{"id":1},"x":[null,true,1.5e3]}"#;
    let list = format!("\u{FEFF}[{record}, {record} ,\n{record}] ");
    let field = format!(r#"{{"a":[1],"entities":[{record},{record}],"b":"c"}}"#);
    let map = format!(r#"{{"12":{record},"13" : {record}}}"#);
    for (answer, body) in [(&LIST, list), (&FIELD, field), (&MAP, map)] {
        let all = records(answer, &body);
        let whole = body.trim_end().len();
        for cut in prefixes(&body.as_bytes()[..whole]) {
            for options in [strict(), lenient(), streaming(strict()), dto(strict())] {
                let outcome = decode(answer, &options, cut);
                let offset = cut.len() as u64;
                assert_eq!(outcome.result, Err(DecodeError::Malformed { offset, too_deep: false, cut: true }));
                assert_eq!(decode_in(answer, &options, cut, std::iter::repeat(5)), outcome);
                let ended = String::from_utf8_lossy(cut).matches("1.5e3]}").count();
                assert_eq!(outcome.records.len(), ended);
                if !matches!(options.shape, Shape::Dto) {
                    assert_eq!(outcome.records, all[..ended]);
                }
            }
        }
    }
}

#[test]
fn an_empty_body_is_cut_short() {
    for (body, offset) in [("", 0), (" \n", 2), ("\u{FEFF}", 3), ("\u{FEFF} ", 4)] {
        for answer in [&LIST, &FIELD, &MAP] {
            let result = decode(answer, &strict(), body).result;
            assert_eq!(result, Err(DecodeError::Malformed { offset, too_deep: false, cut: true }));
        }
    }
}
