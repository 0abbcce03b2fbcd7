//! Definitions as text, as the WebAssembly module carries them: a third of what the declarations would take, which are
//! tables of pointers.
//!
//! Each definition ends with [`mark::END`], and is known by its number in the order they stand in. The answers come
//! first:
//!
//! - an answer: the key that the records are under, if any; [`mark::LIST`], [`mark::FIELD`] or [`mark::MAP`]; the
//!   numbers of the record and of the model;
//! - an object: per field its key and its kind, which is a [`Tag`](crate::tag::Tag); behind that of an object
//!   or an enumeration its number, behind that of a list or a map the kind of what it holds;
//! - an enumeration: its values, each followed by [`mark::OR`];
//! - a model that is shaped from an object: per property its paths, its name and where it comes from, which is
//!   [`mark::VALUE`], [`mark::KEY`], [`mark::INTEGER_KEY`] or, with the number of a model, [`mark::GROUP`] or
//!   [`mark::LIST`]. A step of a path is the number of a field and [`FIRST`].
//!
//! Numbers are characters too: see [`Packed::number`]. It is written by [`pack`](crate::pack).

/// The characters below [`FIRST`], which are in no key, name or value.
pub(crate) mod mark {
    /// Behind a definition.
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
    /// A property is the record's key, which is a text.
    pub(crate) const KEY: u8 = 6;
    /// A property is the record's key, which is an integer.
    pub(crate) const INTEGER_KEY: u8 = 7;
    /// Between the paths of a property, and behind each value of an enumeration.
    pub(crate) const OR: u8 = super::FIRST - 1;
}

/// Zero where a character stands for a number.
pub(crate) const FIRST: u8 = b' ';
/// How many numbers a character can stand for.
pub(crate) const NUMBERS: u8 = 128 - FIRST;
/// Names of properties begin behind it, and steps of paths do not: so they can be told apart.
pub(crate) const LAST_STEP: u8 = b'_';

/// What is still to be read of a definition, or of several.
#[derive(Clone, Copy, Default)]
pub(crate) struct Packed(pub(crate) &'static str);

impl Packed {
    /// The definitions that are packed.
    #[inline]
    pub(crate) fn definitions(mut self) -> Vec<Packed> {
        let mut definitions = Vec::new();
        while !self.is_empty() {
            definitions.push(Packed(self.take(mark::END + 1, u8::MAX)));
            self.byte();
        }
        definitions
    }

    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A mark, or what else is one character of ASCII; 0 at the end.
    #[inline]
    pub(crate) fn byte(&mut self) -> u8 {
        let byte = self.0.bytes().next().unwrap_or_default();
        self.0 = self.0.get(1..).unwrap_or_default();
        byte
    }

    /// A number: a character or, from [`NUMBERS`] on, a mark and a character.
    #[inline]
    pub(crate) fn number(&mut self) -> u16 {
        let (mut high, mut low) = (0, self.byte());
        if low < FIRST {
            (high, low) = (low, self.byte());
        }
        u16::from(high) * u16::from(NUMBERS) + u16::from(low.wrapping_sub(FIRST))
    }

    /// A key or a value of an enumeration; nothing at the end.
    #[inline]
    pub(crate) fn text(&mut self) -> &'static str {
        self.take(FIRST, u8::MAX)
    }

    /// What is made of bytes in a range.
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
    /// The first of these that is not null.
    pub(crate) paths: &'static str,
    pub(crate) name: &'static str,
    /// Where it comes from.
    pub(crate) mark: u8,
    /// The model of a group or of a list's elements.
    pub(crate) model: u16,
}

/// The properties of a model that are still to be read.
pub(crate) struct Properties(pub(crate) Packed);

impl Iterator for Properties {
    type Item = Property;

    #[inline]
    fn next(&mut self) -> Option<Property> {
        let Self(packed) = self;
        if packed.is_empty() {
            return None;
        }
        let (paths, name, mark) = (packed.take(mark::OR, LAST_STEP), packed.text(), packed.byte());
        let model = if matches!(mark, mark::GROUP | mark::LIST) { packed.number() } else { 0 };
        Some(Property { paths, name, mark, model })
    }
}
