//! What the fast paths leave: escapes, all of UTF-8, all of JSON's numbers, and where exactly a fault is.

use super::{Cursor, NumberForm};

/// Steps over a string, from behind its opening quote to behind its closing one.
#[cold]
#[inline(never)]
pub(super) fn string(cursor: &mut Cursor<'_>) -> bool {
    loop {
        match cursor.peek() {
            b'"' => return cursor.eat(b'"'),
            b'\\' => {
                if !escape(cursor) {
                    return false;
                }
            }
            0..0x20 => return false,
            0x20..0x80 => cursor.step(1),
            _ => {
                if !character(cursor) {
                    return false;
                }
            }
        }
    }
}

fn escape(cursor: &mut Cursor<'_>) -> bool {
    cursor.step(1);
    match cursor.peek() {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => cursor.step(1),
        b'u' => {
            cursor.step(1);
            for _ in 0..4 {
                if !cursor.peek().is_ascii_hexdigit() {
                    return false;
                }
                cursor.step(1);
            }
        }
        _ => return false,
    }
    true
}

/// Steps over one character of two to four bytes, as RFC 3629 has them.
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
    cursor.step(1);
    if !second.contains(&cursor.peek()) {
        return false;
    }
    cursor.step(1);
    for _ in 0..rest {
        if !(0x80..=0xBF).contains(&cursor.peek()) {
            return false;
        }
        cursor.step(1);
    }
    true
}

/// Steps over a number of any form.
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
    let mut form =
        if count <= 15 && !(negative && start.peek() == b'0') { NumberForm::Integer } else { NumberForm::General };
    if cursor.eat(b'.') {
        digits(cursor)?;
        form = NumberForm::General;
    }
    if cursor.eat(b'e') || cursor.eat(b'E') {
        let _sign = cursor.eat(b'+') || cursor.eat(b'-');
        digits(cursor)?;
        form = NumberForm::General;
    }
    Some(form)
}

/// Steps over digits, one at least.
fn digits(cursor: &mut Cursor<'_>) -> Option<()> {
    let start = cursor.position();
    while cursor.peek().is_ascii_digit() {
        cursor.step(1);
    }
    (cursor.position() > start).then_some(())
}
