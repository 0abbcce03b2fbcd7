//! Values that are not in their usual form, and so are converted.

use super::diagnostics::Diagnostics;
use super::frame::{Frame, Input, unquoted};
use crate::date;
use crate::number;
use crate::scan::{self, Cursor};
use crate::schema::Tag;
use crate::slots::Slots;
use crate::utf16;

/// Checks the date or time that ends at a cursor, and keeps what it is converted to. Returns whether to keep the text
/// itself instead.
#[inline(never)]
pub(super) fn convert_date(
    diagnostics: &mut Diagnostics,
    slots: &mut Slots,
    input: Input<'_>,
    outer: &[Frame],
    here: Frame,
    end: Cursor<'_>,
    tag: Tag,
) -> bool {
    let raw = input.text(here.start, end);
    let is_text = raw.first() == Some(&b'"');
    let unescaped;
    let mut text = if is_text { unquoted(raw) } else { raw };
    if is_text && scan::has_escape(text) {
        unescaped = utf16::unescape(text);
        text = unescaped.as_bytes();
    }
    let value = match tag {
        Tag::DateTime if is_text => date::instant(text),
        Tag::DateTime => number::safe_integer(text).and_then(date::from_epoch),
        Tag::Day => date::day(text),
        _ if date::is_time_of_day(text) => return true,
        _ => None,
    };
    match value {
        Some(value) if here.slot != 0 => {
            let slot = slots.keep_converted(value);
            slots.set(here.slot, slot);
        }
        Some(_) => {}
        None => {
            let received = if is_text { "string" } else { "number" };
            diagnostics.issue(input, outer, here, tag.expected(), received);
        }
    }
    false
}

/// The value of a key that is an integer.
pub(super) fn integer_key(digits: &[u8]) -> Option<i64> {
    let unsigned = digits.strip_prefix(b"-").unwrap_or(digits);
    let is_integer = !unsigned.is_empty() && unsigned.iter().all(u8::is_ascii_digit);
    if is_integer { number::safe_integer(digits) } else { None }
}
