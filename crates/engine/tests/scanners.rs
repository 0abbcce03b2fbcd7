//! The scanners agree: what a fast path accepts, the slow scanner accepts in the same way, and a fast path accepts all
//! that it is there for. Each window ends where its input ends, so that Miri sees a read that goes too far.
//!
//! This runs natively, under Miri and, with SIMD, in WebAssembly.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use ocean_fleet_engine::scanners::{self, Scan, Scanner};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// SplitMix64: the same numbers every time.
struct Random(u64);

impl Random {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed >> 32) as usize) % count
    }

    fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }
}

/// Each of many, or one in so many under Miri, which is some hundred times slower.
fn some<T>(all: impl Iterator<Item = T>, miri: usize) -> impl Iterator<Item = T> {
    all.step_by(if cfg!(miri) { miri } else { 1 })
}

/// Compares the fast paths with the slow scanner; `must` tells which of them have to accept the token.
fn compare(token: fn(Scanner, &[u8], usize) -> Scan, input: &[u8], at: usize, must: impl Fn(Scanner) -> bool) {
    let slow = token(Scanner::Slow, input, at);
    for &scanner in Scanner::FAST {
        let fast = token(scanner, input, at);
        let text = || format!("{scanner:?} at {at}: {:?}", String::from_utf8_lossy(input));
        if fast.accepted {
            assert_eq!(fast, slow, "{}", text());
        } else {
            assert_eq!(fast.end, at, "{}", text());
            assert!(!must(scanner), "{} is refused", text());
        }
    }
}

/// Compares them on a text that begins behind `before` other bytes, with a quote and more behind it, or nothing.
fn compare_string(before: usize, text: &[u8]) {
    let behind = [&b"\""[..], b"\",\"next\":\"", b"", b"\"\xFF", b"\\"];
    for behind in some(behind.iter(), 2) {
        let input = [&vec![b'x'; before], text, *behind].concat();
        compare(Scanner::string, &input, before, |scanner| behind.starts_with(b"\"") && is_common(scanner, text));
    }
}

/// Whether a fast path is there for this text.
fn is_common(scanner: Scanner, text: &[u8]) -> bool {
    let is_plain = text.iter().all(|&byte| byte >= b' ' && byte != b'"' && byte != b'\\');
    let is_ascii = text.is_ascii();
    // The characters of two or three bytes, but for those whose second byte is restricted.
    let is_covered =
        |letter: char| matches!(letter, '\0'..'\u{800}' | '\u{1000}'..'\u{D000}' | '\u{E000}'..='\u{FFFF}');
    let is_covered = std::str::from_utf8(text).is_ok_and(|text| text.chars().all(is_covered));
    is_plain && if scanner == Scanner::Portable { is_ascii } else { is_covered }
}

/// What texts are filled with.
const FILLINGS: [&str; 6] = ["a", "é", "北", "a’é", "\u{800}", "😀"];

/// What ends a string, what may not be in one, whole characters, and parts and perversions of them.
const PIECES: [&[u8]; 34] = [
    b"\"",
    b"\\",
    b"\\n",
    b"\\u00e9",
    b"\\u12",
    b"\0",
    b"\x01",
    b"\x1F",
    b"\x7F",
    b"\x80",
    b"\xBF",
    b"\xC0\x80",
    b"\xC1\xBF",
    b"\xC2",
    b"\xC2\x80",
    b"\xC3\xA9",
    b"\xC3\xA9\xA9",
    b"\xDF\xBF",
    b"\xE0\x9F\xBF",
    b"\xE0\xA0\x80",
    b"\xE1",
    b"\xE1\x80",
    b"\xE1\x80\x80",
    b"\xE2\x82\xAC",
    b"\xE2\x82\xAC\x82",
    b"\xE2\x28\xA1",
    b"\xED\x9F\xBF",
    b"\xED\xA0\x80",
    b"\xEF\xBF\xBF",
    b"\xF0\x90\x80\x80",
    b"\xF0\x8F\xBF\xBF",
    b"\xF4\x8F\xBF\xBF",
    b"\xF4\x90\x80\x80",
    b"\xFF",
];

/// A text of `length` bytes of a filling, a whole number of characters.
fn filled(filling: &str, length: usize) -> Vec<u8> {
    let letters = filling.chars().cycle();
    let mut text = String::new();
    for letter in letters {
        if text.len() + letter.len_utf8() > length {
            break;
        }
        text.push(letter);
    }
    text.into_bytes()
}

#[test]
fn strings_of_every_length_end_at_the_same_quote() {
    for length in some(0..=200, 67) {
        for filling in some(FILLINGS.iter(), 4) {
            for before in some([0, 1, 7, 15].into_iter(), 3) {
                compare_string(before, &filled(filling, length));
            }
        }
    }
}

#[test]
fn whatever_is_in_a_string_at_whatever_offset_is_judged_alike() {
    for offset in some(0..=100, 33) {
        for piece in some(PIECES.iter(), 7) {
            for filling in some(["a", "é", "北"].iter(), 3) {
                let text = [&filled(filling, offset), *piece, &filled(filling, 40)].concat();
                compare_string(offset % 3, &text);
            }
        }
    }
}

#[test]
fn strings_of_random_pieces_are_judged_alike() {
    let mut random = Random(1);
    for _ in some(0..20_000, 2_000) {
        let mut text = Vec::new();
        let odd = random.pick(&[2, 8, 40, 1_000]);
        let length = random.below(201);
        while text.len() < length {
            let piece = if random.below(odd) == 0 { random.pick(&PIECES) } else { random.pick(&FILLINGS).as_bytes() };
            text.extend(piece);
        }
        text.truncate(length);
        compare_string(random.below(17), &text);
    }
}

#[test]
fn random_bytes_are_judged_alike() {
    let mut random = Random(2);
    for _ in some(0..20_000, 2_000) {
        let length = random.below(201);
        let text: Vec<u8> = (0..length).map(|_| random.below(256) as u8).collect();
        compare_string(random.below(17), &text);
    }
}

#[test]
fn a_string_is_plain_exactly_if_it_is_ascii_without_escapes() {
    for length in some(0..=70, 30) {
        for piece in ["", "a", "é", "’", "😀", "\\n", "\\u0061"] {
            for after in some([0, 1, 40].into_iter(), 2) {
                let text = format!("{}{piece}{}", "x".repeat(length), "y".repeat(after));
                let is_plain = piece.is_empty() || piece == "a";
                for scanner in Scanner::FAST.iter().chain(&[Scanner::Slow]) {
                    let scan = scanner.string(format!("{text}\",\"é\\n").as_bytes(), 0);
                    assert!(!scan.accepted || scan.is_plain == is_plain, "{scanner:?}: {text}");
                }
            }
        }
    }
}

#[test]
fn plain_bytes_end_at_the_first_backslash_or_byte_that_is_not_ascii() {
    for at in some(0..32, 5) {
        for byte in some(0..=0xFF, 31) {
            let mut bytes = *b"texts of thirty-two plain bytes.";
            bytes[at] = byte;
            let is_plain = byte < 0x80 && byte != b'\\';
            assert_eq!(scanners::plain_bytes(&bytes), if is_plain { 32 } else { at }, "{byte:#x} at {at}");
        }
    }
}

/// Compares them on a number with something behind it.
fn compare_number(before: usize, text: &str) {
    for behind in some([",", "}", "]", " ", "", "\n", "x", "\""].into_iter(), 4) {
        let input = ["x".repeat(before).as_str(), text, behind].concat();
        let ends = matches!(behind, "," | "}" | "]");
        compare(Scanner::number, input.as_bytes(), before, |scanner| ends && is_short(scanner, text));
    }
}

/// Whether a fast path is there for this number.
fn is_short(scanner: Scanner, text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let longest = if unsigned.contains('.') { 15 } else { 16 };
    let is_number = digits(whole) && digits(fraction) && !whole.starts_with('0') && unsigned.len() <= longest;
    is_number && (scanner != Scanner::Portable || !unsigned.contains('.'))
}

#[test]
fn numbers_of_every_length_are_judged_alike() {
    for whole in some(0..=20, 7) {
        for fraction in some(0..=20, 9) {
            for sign in ["", "-"] {
                for first in some(["", "0", "1"].into_iter(), 2) {
                    let (whole, fraction) = ("5".repeat(whole), "7".repeat(fraction));
                    compare_number(whole.len() % 5, &format!("{sign}{first}{whole}.{fraction}"));
                    compare_number(fraction.len() % 5, &format!("{sign}{first}{whole}"));
                }
            }
        }
    }
}

#[test]
fn whatever_the_characters_of_numbers_make_is_judged_alike() {
    let mut random = Random(3);
    for _ in some(0..20_000, 2_000) {
        let length = 1 + random.below(24);
        let odd = random.pick(&[3, 10, 30]);
        let letter = |random: &mut Random| {
            char::from(if random.below(odd) == 0 { random.pick(b"0.-+eE") } else { random.pick(b"0123456789") })
        };
        let text: String = (0..length).map(|_| letter(&mut random)).collect();
        compare_number(random.below(17), &text);
    }
}

#[test]
fn a_fast_path_tells_exact_integers_from_other_numbers() {
    for &scanner in Scanner::FAST {
        for (text, is_integer) in [
            ("0", true),
            ("7", true),
            ("-12", true),
            ("999999999999999", true),
            ("9007199254740991", true),
            ("-9007199254740991", true),
            ("9007199254740992", false),
            ("-9999999999999999", false),
            ("1.5", false),
        ] {
            let scan = scanner.number(format!("{text},").as_bytes(), 0);
            assert!(!scan.accepted || (scan.is_plain, scan.end) == (is_integer, text.len()), "{scanner:?}: {text}");
        }
    }
}

/// Compares them on a date-time: both accept exactly what is canonical.
fn compare_date_time(before: usize, text: &[u8]) {
    let input = [&vec![b'x'; before], text].concat();
    let is_canonical = Scanner::Slow.canonical_date_time(&input, before).accepted;
    compare(Scanner::canonical_date_time, &input, before, |_| is_canonical);
}

#[test]
fn every_canonical_date_time_is_accepted() {
    for year in some(["0000", "1800", "1900", "1999", "2000", "2024", "2100", "9999"].iter(), 4) {
        for month in some(0..=13, 4) {
            for day in some(0..=32, 7) {
                let text = format!("{year}-{month:02}-{day:02}T23:59:59.999Z\"");
                compare_date_time(day % 4, text.as_bytes());
            }
        }
    }
    for number in some(0..100, 23) {
        for text in [
            format!("2024-11-07T{number:02}:00:00.000Z\""),
            format!("2024-11-07T00:{number:02}:00.000Z\""),
            format!("2024-11-07T00:00:{number:02}.000Z\""),
        ] {
            compare_date_time(number % 4, text.as_bytes());
        }
    }
}

#[test]
fn a_date_time_with_any_other_byte_in_it_is_judged_alike() {
    let text = b"2024-02-29T19:41:12.635Z\"";
    for at in some(0..text.len(), 5) {
        for byte in some(0..=0xFF, 41) {
            let mut text = *text;
            text[at] = byte;
            compare_date_time(at % 3, &text);
        }
    }
}

/// Scans one kind of token in an input, from a position on.
type Token = fn(&[u8], usize) -> Scan;

/// What there is besides strings, numbers and date-times.
const TOKENS: [(Token, &str); 8] = [
    (scanners::day, "2024-11-07\""),
    (scanners::day, "07/11/2024\""),
    (scanners::time_of_day, "09:41\""),
    (scanners::boolean, "true"),
    (scanners::boolean, "false"),
    (scanners::null, "null"),
    (|input, at| scanners::key("id", false, input, at), ",\"id\":"),
    (|input, at| scanners::key("id", true, input, at), "\"id\":"),
];

#[test]
fn a_token_may_be_the_last_thing_in_the_window() {
    for (scan, token) in TOKENS {
        for before in some(0..20, 6) {
            let input = ["x".repeat(before).as_str(), token].concat();
            let expected = Scan { accepted: true, is_plain: false, end: input.len() };
            assert_eq!(scan(input.as_bytes(), before), expected, "{token}");
        }
    }
}

#[test]
fn a_token_cut_anywhere_is_not_accepted_and_nothing_behind_the_input_is_stepped_over() {
    for (scan, token) in TOKENS {
        for end in 0..token.len() {
            let cut = scan(&token.as_bytes()[..end], 0);
            assert!(!cut.accepted && cut.end <= end, "{}", &token[..end]);
        }
    }
    let texts = ["a text\"", "123,", "2024-11-07T09:41:12.635Z\""];
    for end in some(texts.iter().flat_map(|text| (0..text.len()).map(|end| &text[..end])), 5) {
        for scanner in Scanner::FAST.iter().chain(&[Scanner::Slow]) {
            assert!(scanner.string(end.as_bytes(), 0).end <= end.len(), "{end}");
            assert!(scanner.number(end.as_bytes(), 0).end <= end.len(), "{end}");
            assert!(!scanner.canonical_date_time(end.as_bytes(), 0).accepted, "{end}");
        }
    }
}

#[test]
fn a_key_is_found_exactly_where_its_text_is() {
    for length in some(0..=70, 30) {
        let key = "k".repeat(length);
        let text = format!(",\"{key}\":");
        // One that is too long to be compared in one go is never found.
        let accepted = length <= 60;
        for (is_first, text) in [(false, &text[..]), (true, &text[1..])] {
            let scan = scanners::key(&key, is_first, text.as_bytes(), 0);
            assert_eq!((scan.accepted, scan.end), (accepted, if accepted { text.len() } else { 0 }), "{text}");
            for at in some(0..text.len(), 13) {
                let mut other = text.as_bytes().to_vec();
                other[at] ^= 1;
                let scan = scanners::key(&key, is_first, &other, 0);
                assert_eq!((scan.accepted, scan.end), (false, 0), "{}", String::from_utf8_lossy(&other));
            }
        }
    }
}
