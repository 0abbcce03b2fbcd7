//! What is reported about records: values that are wrong, and what is undocumented. The reader seldom calls these
//! functions, and passes its state to them by value, so that it can keep it in registers.

use super::frame::{Context, Frame, Input, unquoted};
use crate::issue::{Drift, DriftKind, Drifts, Issue, Issues, Step};
use crate::scan::{self, Window};
use crate::schema::Schema;
use crate::utf16;

/// Where a record is in the body.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum Location {
    /// It is the body itself.
    #[default]
    Body,
    /// Under a key of the body.
    Field(&'static str),
    /// In a list, which is the body itself or under a key of it.
    Index(Option<&'static str>, u32),
    /// In the map that the body is, under the key at this position of the window.
    Key(u32),
}

impl Location {
    fn steps(self, window: &Window) -> Vec<Step> {
        match self {
            Self::Body => Vec::new(),
            Self::Field(key) => vec![Step::Key(key.to_owned())],
            Self::Index(key, index) => {
                key.map(|key| Step::Key(key.to_owned())).into_iter().chain([Step::Index(index)]).collect()
            }
            Self::Key(start) => vec![Step::Key(key_at(window, start))],
        }
    }
}

/// What has been found so far.
#[derive(Default)]
pub(crate) struct Diagnostics {
    pub(crate) issues: Issues,
    pub(crate) drifts: Drifts,
    /// Where the window begins in the body.
    pub(crate) base: u64,
    /// Where the record is.
    pub(crate) location: Location,
}

impl Diagnostics {
    /// A value is not what is documented.
    #[cold]
    #[inline(never)]
    pub(super) fn issue(
        &mut self,
        Input { schema, window, .. }: Input<'_>,
        outer: &[Frame],
        here: Frame,
        expected: &'static str,
        received: &'static str,
    ) {
        let (location, base) = (self.location, self.base);
        self.issues.add(|| {
            let mut path = location.steps(window);
            path.extend(outer.iter().chain([&here]).filter_map(|frame| match frame.context {
                Context::Object => Some(Step::Key(schema.key(frame.node, frame.current).to_owned())),
                Context::List | Context::AnyList => Some(Step::Index(frame.current)),
                Context::Map | Context::AnyObject => Some(Step::Key(key_at(window, frame.current))),
                Context::Root => None,
            }));
            Issue { path, expected, received, offset: base + u64::from(here.start) }
        });
    }

    /// A documented key is there twice, so neither value can be trusted.
    #[cold]
    pub(super) fn duplicate_key(&mut self, input: Input<'_>, outer: &[Frame], here: Frame) {
        self.issue(input, outer, here, "unique key", "duplicate key");
    }

    /// The object around the records, which begins at `offset`, lacks their key.
    #[cold]
    pub(crate) fn missing_list(&mut self, key: &'static str, offset: u64) {
        let path = vec![Step::Key(key.to_owned())];
        self.issues.add(|| Issue { path, expected: "list", received: "missing", offset });
    }

    /// The object around the records has another key, too.
    #[cold]
    pub(crate) fn unknown_root_key(&mut self, key: String) {
        let identity = identity(u64::MAX, key.as_bytes());
        self.drifts.add(identity, || Drift { kind: DriftKind::UnknownKey, root: true, path: vec![key], value: None });
    }

    /// An object has an undocumented key.
    #[cold]
    pub(super) fn unknown_key(&mut self, schema: &Schema, outer: &[Frame], here: Frame, key: &[u8]) {
        let unescaped;
        let mut plain = key;
        if scan::has_escape(key) {
            unescaped = utf16::unescape(key);
            plain = unescaped.as_bytes();
        }
        self.drifts.add(identity(u64::from(here.node) << 1, plain), || {
            let mut path = pattern(schema, outer, &here);
            path.pop();
            path.push(utf16::unescape(key));
            Drift { kind: DriftKind::UnknownKey, root: false, path, value: None }
        });
    }

    /// A value does not appear literally in its enumeration.
    #[cold]
    pub(super) fn unknown_value(
        &mut self,
        schema: &Schema,
        outer: &[Frame],
        here: Frame,
        enumeration: u16,
        value: &[u8],
    ) {
        let value = utf16::unescape(value);
        if schema.has_value(enumeration, value.as_bytes(), value.len()) {
            return;
        }
        // All elements of a list or map count as one.
        let field = if here.context == Context::Object { here.current } else { u32::MAX };
        let node = u64::from(field) << 17 | u64::from(here.node) << 1;
        // What does not look like a constant might be personal.
        let is_constant = value.len() <= 40
            && value.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
        let value = is_constant.then_some(value);
        self.drifts.add(identity(node | 1, value.as_deref().unwrap_or("-").as_bytes()), || {
            let path = pattern(schema, outer, &here);
            Drift { kind: DriftKind::UnknownValue, root: false, path, value }
        });
    }
}

/// The keys from the record to the current value, with `*` for elements.
fn pattern(schema: &Schema, outer: &[Frame], here: &Frame) -> Vec<String> {
    let keys = outer.iter().chain([here]).filter_map(|frame| match frame.context {
        Context::Object => Some(schema.key(frame.node, frame.current).to_owned()),
        Context::Root => None,
        _ => Some("*".to_owned()),
    });
    keys.collect()
}

/// The key whose opening quote is at `start`.
fn key_at(window: &Window, start: u32) -> String {
    let mut cursor = window.cursor(start as usize);
    let is_whole = cursor.eat(b'"') && cursor.string_out_of_line();
    let len = if is_whole { cursor.position() as u32 - start } else { 0 };
    utf16::unescape(unquoted(window.slice(start, len)))
}

/// FNV-1a.
fn identity(node: u64, text: &[u8]) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    let hash = node.to_le_bytes().into_iter().fold(0xCBF2_9CE4_8422_2325, step);
    text.iter().copied().fold(hash, step)
}
