//! Writes definitions as text, at compile time, in the format that `packed` describes.
//!
//! Definitions are told apart by their names, as constants have no addresses. What cannot be written is a mistake in
//! the declarations, and does not compile.
#![expect(clippy::indexing_slicing, clippy::panic, reason = "at compile time, that is how to refuse a declaration")]

use crate::definition::{AnswerDef, EnumDef, Kind, ModelDef, ObjectDef, Path, Records, Source};
use crate::packed::{FIRST, LAST_STEP, NUMBERS, mark};
use crate::schema::MOST_FIELDS;
use crate::tag::Tag;

/// Room for the definitions while they are written.
const MOST_BYTES: usize = 1 << 16;
const MOST_DEFINITIONS: usize = FIRST as usize * NUMBERS as usize;

/// The definitions of answers, and of all that they are made of, as text.
///
/// ```
/// # use ocean_fleet_engine::{definition::AnswerDef, pack::Pack};
/// # const ANSWERS: &[&AnswerDef] = &[];
/// const PACK: Pack = Pack::new(ANSWERS);
/// static DEFINITIONS: [u8; PACK.len()] = PACK.bytes();
/// const TEXT: &str = Pack::text_of(&DEFINITIONS);
/// ```
pub struct Pack {
    bytes: [u8; MOST_BYTES],
    len: usize,
    /// What is written, and what is yet to be, by number.
    definitions: [Option<Definition>; MOST_DEFINITIONS],
}

#[derive(Clone, Copy)]
enum Definition {
    Answer(&'static AnswerDef),
    Object(&'static ObjectDef),
    Enum(&'static EnumDef),
    /// A model, and the object that it is shaped from: on that depend the steps of its paths.
    Model(&'static ModelDef, &'static ObjectDef),
}

impl Pack {
    /// Writes the definitions; each answer has its place in the list as its number.
    ///
    /// # Panics
    /// The path of a property leads nowhere, or there is more than the format can hold.
    pub const fn new(answers: &[&'static AnswerDef]) -> Self {
        let mut pack = Self { bytes: [0; MOST_BYTES], len: 0, definitions: [None; MOST_DEFINITIONS] };
        let mut number = 0;
        while number < answers.len() {
            pack.definitions[number] = Some(Definition::Answer(answers[number]));
            number += 1;
        }
        number = 0;
        while let Some(definition) = pack.definitions[number] {
            pack.write(definition);
            pack.byte(mark::END);
            number += 1;
        }
        pack
    }

    /// How long the text is.
    #[allow(clippy::len_without_is_empty)]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// The text, in so many bytes as it is long.
    pub const fn bytes<const LEN: usize>(&self) -> [u8; LEN] {
        let mut bytes = [0; LEN];
        bytes.copy_from_slice(self.bytes.split_at(self.len).0);
        bytes
    }

    /// The text that is made of these bytes.
    pub const fn text_of(bytes: &[u8]) -> &str {
        match str::from_utf8(bytes) {
            Ok(text) => text,
            Err(_) => panic!("what is written is no text"),
        }
    }

    pub(crate) fn text(&self) -> &str {
        Self::text_of(self.bytes.split_at(self.len).0)
    }

    const fn byte(&mut self, byte: u8) {
        self.bytes[self.len] = byte;
        self.len += 1;
    }

    const fn write_text(&mut self, text: &str) {
        assert!(!text.is_empty(), "a key, a name or a value is empty");
        let mut bytes = text.as_bytes();
        while let [byte, rest @ ..] = bytes {
            assert!(*byte >= FIRST, "a key, a name or a value has a control character");
            self.byte(*byte);
            bytes = rest;
        }
    }

    /// The number of a definition, which is written in its turn.
    const fn number(&mut self, definition: Definition) {
        let mut number = 0;
        while let Some(known) = self.definitions[number] {
            if known.is(definition) {
                break;
            }
            number += 1;
        }
        self.definitions[number] = Some(definition);
        let (high, low) = ((number / NUMBERS as usize) as u8, (number % NUMBERS as usize) as u8);
        if high > 0 {
            self.byte(high);
        }
        self.byte(FIRST + low);
    }

    const fn write(&mut self, definition: Definition) {
        match definition {
            Definition::Answer(def) => self.answer(def),
            Definition::Object(def) => self.object(def),
            Definition::Enum(def) => self.enumeration(def),
            Definition::Model(def, start) => self.model(def, start),
        }
    }

    const fn answer(&mut self, def: &'static AnswerDef) {
        match def.records {
            Records::List => self.byte(mark::LIST),
            Records::Map => self.byte(mark::MAP),
            Records::Field(key) => {
                self.write_text(key);
                self.byte(mark::FIELD);
            }
        }
        self.number(Definition::Object(def.record));
        self.number(Definition::Model(def.model, def.record));
    }

    const fn object(&mut self, def: &'static ObjectDef) {
        assert!(def.fields.len() <= MOST_FIELDS, "an object has too many keys");
        let mut fields = def.fields;
        while let [field, rest @ ..] = fields {
            self.write_text(field.key);
            self.kind(&field.kind);
            fields = rest;
        }
    }

    const fn kind(&mut self, kind: &'static Kind) {
        self.byte(Tag::pack(kind));
        match kind {
            Kind::Enum(def) => self.number(Definition::Enum(def)),
            Kind::Object(def) => self.number(Definition::Object(def)),
            Kind::Array(element) | Kind::Map(element) => self.kind(element),
            _ => {}
        }
    }

    const fn enumeration(&mut self, def: &'static EnumDef) {
        assert!(def.values.len() < 256, "an enumeration has too many values");
        let mut values = def.values;
        while let [value, rest @ ..] = values {
            self.write_text(value);
            self.byte(mark::OR);
            values = rest;
        }
    }

    const fn model(&mut self, def: &'static ModelDef, start: &'static ObjectDef) {
        let mut properties = def.properties;
        while let [property, rest @ ..] = properties {
            let model = self.paths(property.source, start);
            let name = property.name.as_bytes();
            assert!(!name.is_empty() && name[0] > LAST_STEP, "a property's name does not begin with a small letter");
            self.write_text(property.name);
            self.byte(match property.source {
                Source::Value { .. } => mark::VALUE,
                Source::Key { kind: Kind::Integer } => mark::INTEGER_KEY,
                Source::Key { .. } => mark::KEY,
                Source::Group { .. } => mark::GROUP,
                Source::List { .. } => mark::LIST,
            });
            if let Some(model) = model {
                self.number(model);
            }
            properties = rest;
        }
    }

    /// Writes the paths of a property; its model.
    const fn paths(&mut self, source: Source, start: &'static ObjectDef) -> Option<Definition> {
        match source {
            Source::Value { mut paths, .. } => {
                assert!(!paths.is_empty(), "a property has no path");
                while let [path, rest @ ..] = paths {
                    let kind = self.path(path, start);
                    assert!(!matches!(kind, Kind::Object(_)), "a path leads to an object, which is no value");
                    if !rest.is_empty() {
                        self.byte(mark::OR);
                    }
                    paths = rest;
                }
                None
            }
            Source::Key { .. } => None,
            Source::Group { path, model } => Some(Definition::Model(model, object(self.path(path, start)))),
            Source::List { path, model } => match self.path(path, start) {
                Kind::Array(element) => Some(Definition::Model(model, object(*element))),
                _ => panic!("the path of a list leads to something else"),
            },
        }
    }

    /// What is at the end of a path.
    const fn path(&mut self, mut path: Path, start: &'static ObjectDef) -> Kind {
        let mut kind = Kind::Object(start);
        while let [key, rest @ ..] = path {
            let fields = object(kind).fields;
            let mut index = 0;
            while index < fields.len() && !same(fields[index].key, key) {
                index += 1;
            }
            assert!(index < fields.len(), "a path has a key that its object has not");
            self.byte(FIRST + index as u8);
            kind = fields[index].kind;
            path = rest;
        }
        kind
    }
}

impl Definition {
    const fn is(self, other: Self) -> bool {
        match (self, other) {
            (Self::Object(one), Self::Object(other)) => same(one.name, other.name),
            (Self::Enum(one), Self::Enum(other)) => same(one.name, other.name),
            (Self::Model(one, start), Self::Model(other, other_start)) => {
                same(one.name, other.name) && same(start.name, other_start.name)
            }
            _ => false,
        }
    }
}

const fn object(kind: Kind) -> &'static ObjectDef {
    let Kind::Object(def) = kind else { panic!("a path leads on from what is no object") };
    def
}

const fn same(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    while let ([first, one_rest @ ..], [second, other_rest @ ..]) = (one, other) {
        if *first != *second {
            return false;
        }
        (one, other) = (one_rest, other_rest);
    }
    true
}
