//! What a record is found to hold that is not documented: values that are wrong, and what is new. The reader calls
//! this seldom, and passes what it knows by value, so that its own state can stay in registers.

use crate::date;
use crate::issue::{Drift, DriftKind, Drifts, Issue, Issues, Step};
use crate::kept::Kept;
use crate::number;
use crate::record::{Context, Frame, content, since};
use crate::scan::{self, Cursor, Window};
use crate::schema::Schema;
use crate::tag::Tag;
use crate::text;

/// Where a record is in the body.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum Place {
    /// It is the body itself.
    #[default]
    Body,
    /// Under a key of the body.
    Field(&'static str),
    /// In the list that the body is, or that it has under a key.
    Index(Option<&'static str>, u32),
    /// In the map that the body is, under the key that is there in the window.
    Key(u32),
}

/// What was found so far.
#[derive(Default)]
pub(crate) struct Findings {
    pub(crate) issues: Issues,
    pub(crate) drifts: Drifts,
    /// Where the window begins in the body.
    pub(crate) base: u64,
    /// Where the record is.
    pub(crate) place: Place,
}

impl Findings {
    /// A value is not what is documented.
    #[cold]
    #[inline(never)]
    pub(crate) fn issue(
        &mut self,
        schema: &Schema,
        window: &Window,
        outer: &[Frame],
        here: Frame,
        expected: &'static str,
        received: &'static str,
    ) {
        let (place, base) = (self.place, self.base);
        self.issues.add(|| {
            let mut path = match place {
                Place::Body => Vec::new(),
                Place::Field(key) => vec![Step::Key(key.to_owned())],
                Place::Index(key, index) => {
                    key.map(|key| Step::Key(key.to_owned())).into_iter().chain([Step::Index(index)]).collect()
                }
                Place::Key(start) => vec![Step::Key(key_text(window, start))],
            };
            path.extend(outer.iter().chain([&here]).filter_map(|frame| match frame.context {
                Context::Object => Some(Step::Key(schema.key(frame.node, frame.current).to_owned())),
                Context::List | Context::AnyList => Some(Step::Index(frame.current)),
                Context::Map | Context::AnyObject => Some(Step::Key(key_text(window, frame.current))),
                Context::Root => None,
            }));
            Issue { path, expected, received, offset: base + u64::from(here.from) }
        });
    }

    /// A documented key is there twice: neither value can be trusted.
    #[cold]
    pub(crate) fn duplicate(&mut self, schema: &Schema, window: &Window, outer: &[Frame], here: Frame) {
        self.issue(schema, window, outer, here, "unique key", "duplicate key");
    }

    /// Checks a date or time that is not in its usual form, and keeps what it stands for. Whether the text itself is
    /// to be kept.
    #[allow(clippy::too_many_arguments)]
    #[inline(never)]
    pub(crate) fn convert(
        &mut self,
        kept: &mut Kept,
        schema: &Schema,
        window: &Window,
        outer: &[Frame],
        here: Frame,
        cursor: Cursor<'_>,
        tag: Tag,
    ) -> bool {
        let raw = since(window, here.from, cursor);
        let is_text = raw.first() == Some(&b'"');
        let unescaped;
        let mut text = if is_text { content(raw) } else { raw };
        if is_text && scan::has_escape(text) {
            unescaped = text::unescape(text);
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
            Some(value) if here.dest != 0 => {
                let slot = kept.convert(value);
                kept.note(here.dest, slot);
            }
            Some(_) => {}
            None => {
                let received = if is_text { "string" } else { "number" };
                self.issue(schema, window, outer, here, tag.expected(), received);
            }
        }
        false
    }

    /// An object has a key that is not documented.
    #[cold]
    pub(crate) fn unknown_key(&mut self, schema: &Schema, outer: &[Frame], here: Frame, key: &[u8]) {
        let unescaped;
        let mut plain = key;
        if scan::has_escape(key) {
            unescaped = text::unescape(key);
            plain = unescaped.as_bytes();
        }
        self.drifts.add(identity(u64::from(here.node) << 1, plain), || {
            let mut path = pattern(schema, outer, &here);
            path.pop();
            path.push(text::unescape(key));
            Drift { kind: DriftKind::UnknownKey, path, value: None }
        });
    }

    /// A value of an enumeration is none of those that are known as they stand.
    #[cold]
    pub(crate) fn unknown_value(&mut self, schema: &Schema, outer: &[Frame], here: Frame, known: u16, value: &[u8]) {
        let value = text::unescape(value);
        if schema.knows(known, value.as_bytes(), value.len()) {
            return;
        }
        // Which element of a list or map it is makes no difference.
        let field = if here.context == Context::Object { here.current } else { u32::MAX };
        let place = u64::from(field) << 17 | u64::from(here.node) << 1;
        // What does not look like a constant might be personal.
        let constant = value.len() <= 40
            && value.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
        let value = constant.then_some(value);
        self.drifts.add(identity(place | 1, value.as_deref().unwrap_or("-").as_bytes()), || {
            let path = pattern(schema, outer, &here);
            Drift { kind: DriftKind::UnknownValue, path, value }
        });
    }
}

/// The keys from the record to what is read.
fn pattern(schema: &Schema, outer: &[Frame], here: &Frame) -> Vec<String> {
    let keys = outer.iter().chain([here]).filter_map(|frame| match frame.context {
        Context::Object => Some(schema.key(frame.node, frame.current).to_owned()),
        Context::Root => None,
        _ => Some("*".to_owned()),
    });
    keys.collect()
}

/// The text of the key whose opening quote is at `start`.
fn key_text(window: &Window, start: u32) -> String {
    let mut cursor = window.cursor(start as usize);
    let whole = cursor.eat(b'"') && cursor.string_out_of_line();
    let len = if whole { cursor.position() as u32 - start } else { 0 };
    text::unescape(content(window.slice(start, len)))
}

/// FNV-1a.
fn identity(place: u64, text: &[u8]) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    let hash = place.to_le_bytes().into_iter().fold(0xCBF2_9CE4_8422_2325, step);
    text.iter().copied().fold(hash, step)
}
