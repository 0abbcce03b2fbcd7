//! What the fast paths leave out: escapes, all of UTF-8, all forms of numbers, and the exact position of a fault.

use super::cursor::{Cursor, NumberForm, StringForm};

/// Moves over a string, from after its opening quote to after its closing one.
#[cold]
#[inline(never)]
pub(super) fn string(cursor: &mut Cursor<'_>) -> Option<StringForm> {
    let mut form = StringForm::Plain;
    loop {
        if cursor.eat(b'"') {
            return Some(form);
        }
        let is_whole = match cursor.peek() {
            byte @ ..0x80 if byte != b'\\' => cursor.eat_if(|byte| byte >= b' '),
            byte => {
                form = StringForm::General;
                if byte == b'\\' { escape(cursor) } else { character(cursor) }
            }
        };
        if !is_whole {
            return None;
        }
    }
}

fn escape(cursor: &mut Cursor<'_>) -> bool {
    cursor.eat(b'\\');
    if cursor.eat(b'u') {
        return (0..4).all(|_| cursor.eat_if(|byte| byte.is_ascii_hexdigit()));
    }
    cursor.eat_if(|byte| matches!(byte, b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't'))
}

/// Moves over a character of two to four bytes, as RFC 3629 defines them.
fn character(cursor: &mut Cursor<'_>) -> bool {
    let lead = cursor.peek();
    let (second, rest) = match lead {
        0xC2..=0xDF => (0x80..=0xBF, 0),
        0xE0 => (0xA0..=0xBF, 1),
        0xED => (0x80..=0x9F, 1),
        0xE1..=0xEF => (0x80..=0xBF, 1),
        0xF0 => (0x90..=0xBF, 2),
        0xF1..=0xF3 => (0x80..=0xBF, 2),
        0xF4 => (0x80..=0x8F, 2),
        _ => return false,
    };
    cursor.eat(lead);
    cursor.eat_if(|byte| second.contains(&byte)) && (0..rest).all(|_| cursor.eat_if(|byte| byte & 0xC0 == 0x80))
}

/// Moves over a number of any form.
#[cold]
#[inline(never)]
pub(super) fn number(cursor: &mut Cursor<'_>) -> Option<NumberForm> {
    let negative = cursor.eat(b'-');
    let start = *cursor;
    if cursor.eat(b'0') {
        if cursor.peek().is_ascii_digit() {
            return None;
        }
    } else {
        digits(cursor)?;
    }
    let count = cursor.position() - start.position();
    let is_negative_zero = negative && start.peek() == b'0';
    let mut form =
        if is_negative_zero { NumberForm::General } else { NumberForm::of_integer(start.bytes::<0, 16>(), count) };
    if cursor.eat(b'.') {
        digits(cursor)?;
        form = NumberForm::General;
    }
    if cursor.eat(b'e') || cursor.eat(b'E') {
        let _has_sign = cursor.eat(b'+') || cursor.eat(b'-');
        digits(cursor)?;
        form = NumberForm::General;
    }
    Some(form)
}

/// Moves over one or more digits.
fn digits(cursor: &mut Cursor<'_>) -> Option<()> {
    let start = cursor.position();
    while cursor.eat_if(|byte| byte.is_ascii_digit()) {}
    (cursor.position() > start).then_some(())
}

/// Moves over a literal, or up to the first byte that differs.
#[cold]
#[inline(never)]
pub(super) fn literal(cursor: &mut Cursor<'_>, literal: &str) -> bool {
    literal.bytes().all(|byte| cursor.eat(byte))
}
