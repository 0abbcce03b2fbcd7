//! What a value is read from, and what surrounds it.

use crate::projection::Projection;
use crate::scan::{Cursor, Window};
use crate::schema::Schema;

/// Containers that may be open at once, including the body's root.
pub(super) const MAX_DEPTH: usize = 64;

/// What values are read from and checked against, and what is kept of them.
#[derive(Clone, Copy)]
pub(crate) struct Input<'i> {
    pub(crate) schema: &'i Schema,
    pub(crate) projection: &'i Projection,
    pub(crate) window: &'i Window,
}

impl<'i> Input<'i> {
    /// The text from a position up to a cursor.
    #[inline(always)]
    pub(super) fn text(self, start: u32, end: Cursor<'_>) -> &'i [u8] {
        self.window.slice(start, end.position() as u32 - start)
    }
}

/// Why a value cannot be read to its end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SyntaxError {
    /// The position of the wrong byte; the window's end if more must come.
    pub(crate) at: usize,
    pub(crate) too_deep: bool,
}

/// How far an attempt to read a value led, and what comes next.
pub(super) enum Outcome {
    /// The value was read to its end.
    Read,
    /// The current value comes next: the first one of a container, or the same one, to be read as another kind.
    ValueNext,
    /// A key of a documented object comes next.
    KeyNext,
    /// An element of a list comes next.
    ElementNext,
    /// An entry of a map, or of an undocumented object, comes next.
    EntryNext,
    /// The value is something else, and was left alone.
    Other,
}

/// What surrounds the current value.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(super) enum Context {
    /// Nothing: it is what the caller asked for.
    #[default]
    Root,
    /// A documented object.
    Object,
    /// A documented list.
    List,
    /// An object whose keys are data.
    Map,
    /// A list of anything.
    AnyList,
    /// An undocumented object.
    AnyObject,
}

/// The state of a container.
#[derive(Clone, Copy, Default)]
pub(super) struct Frame {
    pub(super) context: Context,
    /// The number of the object, or of the element of a list or map.
    pub(super) node: u16,
    /// The field; in a list, the index; in a map, the position of the key in the window.
    pub(super) current: u32,
    /// The keys of the object that have been read.
    pub(super) seen: u64,
    /// The row that values belong to.
    pub(super) row: u32,
    /// The slot that counts the rows of the list or map; 0 if they are dropped.
    pub(super) list: u32,
    /// The slot of the current value, and the position where that value starts.
    pub(super) slot: u32,
    pub(super) start: u32,
}

/// A string without its quotes.
#[inline(always)]
pub(super) fn unquoted(text: &[u8]) -> &[u8] {
    text.get(1..text.len().saturating_sub(1)).unwrap_or_default()
}
