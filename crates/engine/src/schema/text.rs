//! Definitions as text, as the WebAssembly module carries them: a third of the size of the declarations, which are
//! tables of pointers.
//!
//! Each definition ends with [`symbol::END`], and its number is its position. The answers come first:
//!
//! - an answer: the key that the records are under, if any; [`symbol::LIST`], [`symbol::FIELD`] or [`symbol::MAP`]; the
//!   numbers of the record and of the model;
//! - an object: the key and the kind of each field. A kind is a [`Tag`](super::Tag), followed by the number of the
//!   object or enumeration, or by the kind of a list's or map's elements;
//! - an enumeration: its values, each followed by [`symbol::OR`];
//! - a model shaped from an object: the paths, the name and the source of each property. The source is
//!   [`symbol::VALUE`], [`symbol::KEY`], [`symbol::INTEGER_KEY`] or, followed by the number of a model,
//!   [`symbol::GROUP`] or [`symbol::LIST`]. A step of a path is a field's index plus [`FIRST`].
//!
//! Numbers are characters too: see [`SchemaText::number`].

/// The characters below [`FIRST`], which appear in no key, name or value.
pub(crate) mod symbol {
    /// After a definition.
    pub(crate) const END: u8 = 0;
    /// The records are a list; a property is a list of objects.
    pub(crate) const LIST: u8 = 1;
    /// The records are a list under a key.
    pub(crate) const FIELD: u8 = 2;
    /// The records are a map.
    pub(crate) const MAP: u8 = 3;
    /// A property is a value.
    pub(crate) const VALUE: u8 = 4;
    /// A property is a group.
    pub(crate) const GROUP: u8 = 5;
    /// A property is the record's key, as text.
    pub(crate) const KEY: u8 = 6;
    /// A property is the record's key, as an integer.
    pub(crate) const INTEGER_KEY: u8 = 7;
    /// Between the paths of a property, and after each value of an enumeration.
    pub(crate) const OR: u8 = super::FIRST - 1;
}

/// The character that stands for zero.
pub(super) const FIRST: u8 = b' ';
/// How many numbers one character can stand for.
pub(super) const NUMBERS: u8 = 128 - FIRST;
/// The first characters of names are above it and the steps of paths are not, which tells them apart.
pub(super) const LAST_STEP: u8 = b'_';

/// What is left to read of a definition, or of several.
#[derive(Clone, Copy, Default)]
pub(super) struct SchemaText(pub(super) &'static str);

impl SchemaText {
    /// The definitions, by number.
    #[inline]
    pub(super) fn definitions(mut self) -> Vec<SchemaText> {
        let mut definitions = Vec::new();
        while !self.is_empty() {
            definitions.push(SchemaText(self.take(symbol::END + 1, u8::MAX)));
            self.byte();
        }
        definitions
    }

    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A symbol, or another ASCII character; 0 at the end.
    #[inline]
    pub(super) fn byte(&mut self) -> u8 {
        let byte = self.0.bytes().next().unwrap_or_default();
        self.0 = self.0.get(1..).unwrap_or_default();
        byte
    }

    /// A number: one character or, from [`NUMBERS`] on, a character below [`FIRST`] and another one.
    #[inline]
    pub(super) fn number(&mut self) -> u16 {
        let (mut high, mut low) = (0, self.byte());
        if low < FIRST {
            (high, low) = (low, self.byte());
        }
        u16::from(high) * u16::from(NUMBERS) + u16::from(low.wrapping_sub(FIRST))
    }

    /// A key, or a value of an enumeration; empty at the end.
    #[inline]
    pub(super) fn text(&mut self) -> &'static str {
        self.take(FIRST, u8::MAX)
    }

    /// The bytes that are in a range.
    #[inline]
    fn take(&mut self, first: u8, last: u8) -> &'static str {
        let end = self.0.bytes().position(|byte| byte < first || byte > last).unwrap_or(self.0.len());
        let (taken, rest) = self.0.split_at_checked(end).unwrap_or_default();
        self.0 = rest;
        taken
    }
}

/// A property of a model.
#[derive(Clone, Copy)]
pub(crate) struct Property {
    /// Its value is the first of these that is not null.
    pub(crate) paths: &'static str,
    pub(crate) name: &'static str,
    /// The [symbol] of its source.
    pub(crate) source: u8,
    /// The model of a group, or of a list's elements.
    pub(crate) model: u16,
}

/// The properties of a model that are left to read.
pub(super) struct Properties(pub(super) SchemaText);

impl Iterator for Properties {
    type Item = Property;

    #[inline]
    fn next(&mut self) -> Option<Property> {
        let Self(text) = self;
        if text.is_empty() {
            return None;
        }
        let (paths, name, source) = (text.take(symbol::OR, LAST_STEP), text.text(), text.byte());
        let model = if matches!(source, symbol::GROUP | symbol::LIST) { text.number() } else { 0 };
        Some(Property { paths, name, source, model })
    }
}

impl Property {
    /// The fields of objects that a path leads through, by their indices.
    #[inline]
    pub(crate) fn steps(path: &str) -> impl Iterator<Item = u32> {
        path.bytes().map(|step| u32::from(step.wrapping_sub(FIRST)))
    }
}
