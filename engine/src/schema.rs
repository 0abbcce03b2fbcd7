//! The cursor's tables: an answer's definition, laid out flat.
//!
//! Every place of the wire tree where an object stands has its own `Object` and fields, even if the same definition
//! stands in two places: what is kept, and which key follows which, differs by place.
//!
//! What is done once, here and for the [plan](crate::plan), is `#[inline]`: the crate that calls it compiles it then,
//! for size, where this one is compiled for speed.

use std::sync::{Mutex, PoisonError};

use crate::definition::{AnswerDef, Records};
use crate::known::Known;
use crate::pack::Pack;
use crate::packed::{FIRST, Packed, Properties, Property, mark};
use crate::scan::{Key, KeyTable};
use crate::tag::Tag;

/// A key of an object at one place of the wire tree.
#[derive(Clone, Copy, Default)]
pub(crate) struct Field {
    pub(crate) key: Key,
    pub(crate) tag: Tag,
    /// The bit of this key in the set of its object's.
    pub(crate) bit: u64,
    /// Which object, element or enumeration.
    pub(crate) argument: u16,
    /// The field that followed this one last time; at first, in documented order. An object's entry follows its last.
    pub(crate) next: u16,
    /// Where in a row its value is noted; nowhere when 0. This is up to the [plan](crate::plan).
    pub(crate) slot: u16,
}

impl Field {
    /// The slot of its value, in a row; 0 where that is dropped.
    #[inline(always)]
    pub(crate) fn dest(&self, row: u32) -> u32 {
        if self.slot == 0 { 0 } else { row + u32::from(self.slot) }
    }
}

/// An object at one place of the wire tree.
pub(crate) struct Object {
    /// The object's entry: a field without key, the others behind it. What follows the entry is the first key.
    pub(crate) entry: u16,
    pub(crate) keys: Known,
}

/// An enumeration.
pub(crate) struct Enumeration {
    /// The number of its definition.
    definition: u16,
    pub(crate) values: Known,
}

/// What a list or a map at one place of the wire tree holds.
#[derive(Clone, Copy, Default)]
pub(crate) struct Element {
    pub(crate) tag: Tag,
    pub(crate) argument: u16,
}

/// The tables of one answer: made once, for any number of decoders.
pub struct Schema {
    /// All that are packed, by number.
    definitions: Vec<Packed>,
    pub(crate) records: Records,
    /// The number of the model's definition.
    model: u16,
    pub(crate) keys: KeyTable,
    pub(crate) fields: Vec<Field>,
    pub(crate) objects: Vec<Object>,
    pub(crate) elements: Vec<Element>,
    pub(crate) enums: Vec<Enumeration>,
    /// Whether the keys of the map of records are identifiers.
    pub(crate) has_integer_keys: bool,
    /// The objects' definitions, those among them that are yet to be laid out.
    places: Vec<u16>,
}

/// Keys are told apart in sets of 64 bits.
pub(crate) const MOST_FIELDS: usize = 64;

impl Schema {
    /// The tables of an answer, for tests and tools: it is packed when it is first asked for, and stays so.
    pub fn new(answer: &'static AnswerDef) -> Self {
        static PACKED: Mutex<Vec<(&AnswerDef, &str)>> = Mutex::new(Vec::new());
        let mut packed = PACKED.lock().unwrap_or_else(PoisonError::into_inner);
        let known = packed.iter().find(|(known, _)| std::ptr::eq(*known, answer)).map(|(_, text)| *text);
        let text = known.unwrap_or_else(|| {
            let text = Pack::new(&[answer]).text().to_owned().leak();
            packed.push((answer, text));
            text
        });
        Self::read(text, 0)
    }

    /// The tables of the answer that has this number among [packed](crate::pack::Pack) definitions.
    #[inline]
    pub fn read(packed: &'static str, answer: u16) -> Self {
        let mut schema = Self {
            definitions: Packed(packed).definitions(),
            records: Records::List,
            model: 0,
            keys: KeyTable::default(),
            fields: Vec::new(),
            objects: Vec::new(),
            elements: Vec::new(),
            enums: Vec::new(),
            has_integer_keys: false,
            places: Vec::new(),
        };
        let mut answer = schema.definition(answer);
        let key = answer.text();
        schema.records = match answer.byte() {
            mark::MAP => Records::Map,
            mark::FIELD => Records::Field(key),
            _ => Records::List,
        };
        schema.places.push(answer.number());
        schema.model = answer.number();
        schema.has_integer_keys = schema.model(schema.model).any(|property| property.mark == mark::INTEGER_KEY);
        while let Some(&object) = schema.places.get(schema.objects.len()) {
            schema.add_object(schema.definition(object));
        }
        schema
    }

    #[inline]
    fn definition(&self, number: u16) -> Packed {
        self.definitions.get(usize::from(number)).copied().unwrap_or_default()
    }

    /// Lays an object out; those below it are laid out in their turn.
    #[inline]
    fn add_object(&mut self, mut definition: Packed) {
        let entry = self.fields.len() as u16;
        self.fields.push(Field { next: entry + 1, ..Field::default() });
        let mut keys = Vec::new();
        while !definition.is_empty() {
            let key = definition.text();
            let Element { tag, argument } = self.kind(&mut definition);
            let (bit, next) = (1 << (keys.len() & 63), self.fields.len() as u16 + 1);
            self.fields.push(Field { key: self.keys.add(key), tag, argument, bit, next, slot: 0 });
            keys.push(key);
        }
        if let Some(last) = self.fields.last_mut() {
            last.next = entry;
        }
        self.objects.push(Object { entry, keys: Known::new(keys) });
    }

    /// Lays out what a value is expected to be.
    #[inline]
    fn kind(&mut self, definition: &mut Packed) -> Element {
        let tag = Tag::packed(definition.byte());
        let argument = match tag {
            Tag::Object => {
                self.places.push(definition.number());
                self.places.len() - 1
            }
            Tag::Enum => self.enumeration(definition.number()),
            Tag::Array | Tag::Map => {
                let element = self.kind(definition);
                self.elements.push(element);
                self.elements.len() - 1
            }
            _ => 0,
        };
        Element { tag, argument: argument as u16 }
    }

    /// The place of an enumeration, which is laid out once.
    #[inline]
    fn enumeration(&mut self, number: u16) -> usize {
        let known = self.enums.iter().position(|known| known.definition == number);
        known.unwrap_or_else(|| {
            let mut definition = self.definition(number);
            let mut values = Vec::new();
            while !definition.is_empty() {
                values.push(definition.text());
                definition.byte();
            }
            self.enums.push(Enumeration { definition: number, values: Known::new(values) });
            self.enums.len() - 1
        })
    }

    /// The names of the model's properties.
    #[inline]
    pub fn properties(&self) -> impl Iterator<Item = &'static str> {
        self.model(self.model).map(|property| property.name)
    }

    /// The model's properties that are selected, or all of them.
    #[inline]
    pub(crate) fn selected(&self, select: Option<&[String]>) -> impl Iterator<Item = Property> {
        self.model(self.model)
            .filter(move |property| select.is_none_or(|select| select.iter().any(|name| name == property.name)))
    }

    /// The properties of a model.
    #[inline]
    pub(crate) fn model(&self, number: u16) -> Properties {
        Properties(self.definition(number))
    }

    /// Where a path leads from an object: the last field on it, and which object or element it holds.
    #[inline]
    pub(crate) fn follow(&self, object: u16, path: &str) -> (u32, u16) {
        path.bytes().fold((0, object), |(_, object), step| {
            let entry = self.objects.get(usize::from(object)).map_or(0, |object| object.entry);
            let number = u32::from(entry) + 1 + u32::from(step.wrapping_sub(FIRST));
            (number, self.field(number).argument)
        })
    }

    #[inline(always)]
    pub(crate) fn field(&self, number: u32) -> Field {
        self.fields.get(number as usize).copied().unwrap_or_default()
    }

    #[inline(always)]
    pub(crate) fn element(&self, number: u16) -> Element {
        self.elements.get(usize::from(number)).copied().unwrap_or_default()
    }

    /// The field of an object whose key is the first `len` bytes, without escapes.
    pub(crate) fn find(&self, object: u16, text: &[u8], len: usize) -> Option<u32> {
        let object = self.objects.get(usize::from(object))?;
        object.keys.find(text, len).map(|index| u32::from(object.entry) + 1 + index as u32)
    }

    /// Whether an enumeration has a value, which is the first `len` bytes, without escapes.
    #[inline(never)]
    pub(crate) fn knows(&self, enumeration: u16, text: &[u8], len: usize) -> bool {
        self.enums.get(usize::from(enumeration)).is_some_and(|known| known.values.find(text, len).is_some())
    }

    /// The key of a field of an object.
    pub(crate) fn key(&self, object: u16, field: u32) -> &'static str {
        let key = self.objects.get(usize::from(object)).and_then(|object| {
            let index = field.checked_sub(u32::from(object.entry) + 1)?;
            object.keys.texts.get(index as usize).copied()
        });
        key.unwrap_or_default()
    }

    /// How many containers are open around a record.
    pub(crate) fn depth_of_records(&self) -> usize {
        match self.records {
            Records::List | Records::Map => 1,
            Records::Field(_) => 2,
        }
    }
}
