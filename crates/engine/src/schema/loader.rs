//! Loads the tables of an answer from the text of its definitions.

use std::sync::{Mutex, PoisonError};

use super::definition::{AnswerDef, Records};
use super::string_table::StringTable;
use super::tables::{Element, Enumeration, Field, Object, Schema};
use super::tag::Tag;
use super::text::{SchemaText, symbol};
use super::writer::SchemaWriter;
use crate::scan::KeyTable;

impl Schema {
    /// The tables of an answer, for tests and tools: its text is written at the first call, and kept.
    pub fn new(answer: &'static AnswerDef) -> Self {
        static WRITTEN: Mutex<Vec<(&AnswerDef, &str)>> = Mutex::new(Vec::new());
        let mut written = WRITTEN.lock().unwrap_or_else(PoisonError::into_inner);
        let known = written.iter().find(|(known, _)| std::ptr::eq(*known, answer)).map(|(_, text)| *text);
        let text = known.unwrap_or_else(|| {
            let text = SchemaWriter::new(&[answer]).text().to_owned().leak();
            written.push((answer, text));
            text
        });
        Self::load(text, 0)
    }

    /// The tables of an answer, given what a [`SchemaWriter`] wrote and the answer's number.
    #[inline]
    pub fn load(text: &'static str, answer: u16) -> Self {
        let mut schema = Self {
            definitions: SchemaText(text).definitions(),
            records: Records::List,
            model: 0,
            keys: KeyTable::default(),
            fields: Vec::new(),
            objects: Vec::new(),
            elements: Vec::new(),
            enumerations: Vec::new(),
            has_integer_keys: false,
        };
        let mut answer = schema.definition(answer);
        let key = answer.text();
        schema.records = match answer.byte() {
            symbol::MAP => Records::Map,
            symbol::FIELD => Records::Field(key),
            _ => Records::List,
        };
        let mut loader = Loader { definitions: vec![answer.number()], schema };
        loader.schema.model = answer.number();
        while let Some(&object) = loader.definitions.get(loader.schema.objects.len()) {
            loader.object(loader.schema.definition(object));
        }
        let mut schema = loader.schema;
        schema.has_integer_keys =
            schema.properties_of(schema.model).any(|property| property.source == symbol::INTEGER_KEY);
        schema
    }
}

struct Loader {
    schema: Schema,
    /// The definitions of the objects, including those still to be laid out.
    definitions: Vec<u16>,
}

impl Loader {
    /// Lays an object out; the objects in it take their turn later.
    #[inline]
    fn object(&mut self, mut definition: SchemaText) {
        let entry = self.schema.fields.len() as u16;
        self.schema.fields.push(Field { next: entry + 1, ..Field::default() });
        let mut keys = Vec::new();
        while !definition.is_empty() {
            let key = definition.text();
            let Element { tag, argument } = self.element(&mut definition);
            let (bit, next) = (1 << (keys.len() & 63), self.schema.fields.len() as u16 + 1);
            let field = Field { key: self.schema.keys.add(key), tag, argument, bit, next, slot: 0 };
            self.schema.fields.push(field);
            keys.push(key);
        }
        if let Some(last) = self.schema.fields.last_mut() {
            last.next = entry;
        }
        self.schema.objects.push(Object { entry, keys: StringTable::new(keys) });
    }

    /// Lays out the kind of a value.
    #[inline]
    fn element(&mut self, definition: &mut SchemaText) -> Element {
        let tag = Tag::of_byte(definition.byte());
        let argument = match tag {
            Tag::Object => {
                self.definitions.push(definition.number());
                self.definitions.len() - 1
            }
            Tag::Enum => self.enumeration(definition.number()),
            Tag::Array | Tag::Map => {
                let element = self.element(definition);
                self.schema.elements.push(element);
                self.schema.elements.len() - 1
            }
            _ => 0,
        };
        Element { tag, argument: argument as u16 }
    }

    /// The index of an enumeration, which is laid out once.
    #[inline]
    fn enumeration(&mut self, number: u16) -> usize {
        let known = self.schema.enumerations.iter().position(|known| known.definition == number);
        known.unwrap_or_else(|| {
            let mut definition = self.schema.definition(number);
            let mut values = Vec::new();
            while !definition.is_empty() {
                values.push(definition.text());
                definition.byte();
            }
            self.schema.enumerations.push(Enumeration { definition: number, values: StringTable::new(values) });
            self.schema.enumerations.len() - 1
        })
    }
}
