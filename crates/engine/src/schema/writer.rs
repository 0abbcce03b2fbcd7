//! Writes definitions as text at compile time, in the format that the module `text` describes.
//!
//! Definitions are identified by their names, as constants have no addresses. A mistake in a declaration does not
//! compile.
#![expect(clippy::indexing_slicing, clippy::panic, reason = "at compile time, that is how to reject a declaration")]

use super::definition::{AnswerDef, EnumDef, Kind, ModelDef, ObjectDef, Path, Records, Source};
use super::tables::MAX_FIELDS;
use super::tag::Tag;
use super::text::{FIRST, LAST_STEP, NUMBERS, symbol};

/// Room for the definitions while they are written.
const MAX_BYTES: usize = 1 << 16;
const MAX_DEFINITIONS: usize = FIRST as usize * NUMBERS as usize;

/// Writes the definitions of answers, and of everything they consist of, as text.
///
/// ```
/// # use ocean_fleet_engine::{definition::AnswerDef, schema::writer::SchemaWriter};
/// # const ANSWERS: &[&AnswerDef] = &[];
/// const WRITER: SchemaWriter = SchemaWriter::new(ANSWERS);
/// static DEFINITIONS: [u8; WRITER.len()] = WRITER.bytes();
/// const TEXT: &str = SchemaWriter::text_of(&DEFINITIONS);
/// ```
pub struct SchemaWriter {
    bytes: [u8; MAX_BYTES],
    len: usize,
    /// Those written and those still to be, by number.
    definitions: [Option<Definition>; MAX_DEFINITIONS],
}

#[derive(Clone, Copy)]
enum Definition {
    Answer(&'static AnswerDef),
    Object(&'static ObjectDef),
    Enum(&'static EnumDef),
    /// A model and the object that it is shaped from, on which the steps of its paths depend.
    Model(&'static ModelDef, &'static ObjectDef),
}

impl SchemaWriter {
    /// Writes the definitions; the number of an answer is its index in the list.
    ///
    /// # Panics
    /// The path of a property leads nowhere, or there is more than the format can hold.
    pub const fn new(answers: &[&'static AnswerDef]) -> Self {
        let mut writer = Self { bytes: [0; MAX_BYTES], len: 0, definitions: [None; MAX_DEFINITIONS] };
        let mut number = 0;
        while number < answers.len() {
            writer.definitions[number] = Some(Definition::Answer(answers[number]));
            number += 1;
        }
        number = 0;
        while let Some(definition) = writer.definitions[number] {
            writer.write(definition);
            writer.byte(symbol::END);
            number += 1;
        }
        writer
    }

    /// The length of the text in bytes.
    #[allow(clippy::len_without_is_empty)]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// The bytes of the text; `LEN` is its length.
    pub const fn bytes<const LEN: usize>(&self) -> [u8; LEN] {
        let mut bytes = [0; LEN];
        bytes.copy_from_slice(self.bytes.split_at(self.len).0);
        bytes
    }

    /// The text that consists of these bytes.
    pub const fn text_of(bytes: &[u8]) -> &str {
        match str::from_utf8(bytes) {
            Ok(text) => text,
            Err(_) => panic!("the schema is not UTF-8"),
        }
    }

    pub(super) fn text(&self) -> &str {
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

    /// Writes the number of a definition, which itself takes its turn later.
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
            Records::List => self.byte(symbol::LIST),
            Records::Map => self.byte(symbol::MAP),
            Records::Field(key) => {
                self.write_text(key);
                self.byte(symbol::FIELD);
            }
        }
        self.number(Definition::Object(def.record));
        self.number(Definition::Model(def.model, def.record));
    }

    const fn object(&mut self, def: &'static ObjectDef) {
        assert!(def.fields.len() <= MAX_FIELDS, "an object has too many keys");
        let mut fields = def.fields;
        while let [field, rest @ ..] = fields {
            self.write_text(field.key);
            self.kind(&field.kind);
            fields = rest;
        }
    }

    const fn kind(&mut self, kind: &'static Kind) {
        self.byte(Tag::byte_of(kind));
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
            self.byte(symbol::OR);
            values = rest;
        }
    }

    const fn model(&mut self, def: &'static ModelDef, start: &'static ObjectDef) {
        let mut properties = def.properties;
        while let [property, rest @ ..] = properties {
            let model = self.paths(property.source, start);
            let name = property.name.as_bytes();
            assert!(
                !name.is_empty() && name[0] > LAST_STEP,
                "a property's name does not begin with a lower-case letter"
            );
            self.write_text(property.name);
            self.byte(match property.source {
                Source::Value { .. } => symbol::VALUE,
                Source::Key { kind: Kind::Integer } => symbol::INTEGER_KEY,
                Source::Key { .. } => symbol::KEY,
                Source::Group { .. } => symbol::GROUP,
                Source::List { .. } => symbol::LIST,
            });
            if let Some(model) = model {
                self.number(model);
            }
            properties = rest;
        }
    }

    /// Writes the paths of a property, and returns its model.
    const fn paths(&mut self, source: Source, start: &'static ObjectDef) -> Option<Definition> {
        match source {
            Source::Value { mut paths, .. } => {
                assert!(!paths.is_empty(), "a property has no path");
                while let [path, rest @ ..] = paths {
                    let kind = self.path(path, start);
                    assert!(!matches!(kind, Kind::Object(_)), "a path leads to an object, not to a value");
                    if !rest.is_empty() {
                        self.byte(symbol::OR);
                    }
                    paths = rest;
                }
                None
            }
            Source::Key { .. } => None,
            Source::Group { path, model } => Some(Definition::Model(model, object(self.path(path, start)))),
            Source::List { path, model } => match self.path(path, start) {
                Kind::Array(element) => Some(Definition::Model(model, object(*element))),
                _ => panic!("the path of a list does not lead to a list"),
            },
        }
    }

    /// Writes a path, and returns the kind at its end.
    const fn path(&mut self, mut path: Path, start: &'static ObjectDef) -> Kind {
        let mut kind = Kind::Object(start);
        while let [key, rest @ ..] = path {
            let fields = object(kind).fields;
            let mut index = 0;
            while index < fields.len() && !same(fields[index].key, key) {
                index += 1;
            }
            assert!(index < fields.len(), "a path has a key that its object lacks");
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
    let Kind::Object(def) = kind else { panic!("a path goes on from something that is not an object") };
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
