//! The cursor's tables: an answer's definition, laid out flat.
//!
//! Every place of the wire tree where an object stands has its own `Object` and fields, even if the same definition
//! stands in two places: what is kept, and which key follows which, differs by place.

use crate::definition::{AnswerDef, EnumDef, Kind, ObjectDef, Records, Source};
use crate::scan::{Key, KeyTable};

/// What a value is expected to be: a [`Kind`] without its details.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Tag {
    #[default]
    Any,
    String,
    Integer,
    Number,
    Boolean,
    DateTime,
    Day,
    TimeOfDay,
    Enum,
    IntegerOrString,
    NumberOrString,
    Object,
    Array,
    Map,
}

impl Tag {
    /// How an issue names what was expected.
    pub(crate) fn expected(self) -> &'static str {
        match self {
            Tag::Any => "any value",
            Tag::String | Tag::Enum => "string",
            Tag::Integer => "integer",
            Tag::Number => "number",
            Tag::Boolean => "boolean",
            Tag::DateTime => "date-time",
            Tag::Day => "day",
            Tag::TimeOfDay => "time of day",
            Tag::IntegerOrString => "integer or string",
            Tag::NumberOrString => "number or string",
            Tag::Object | Tag::Map => "object",
            Tag::Array => "array",
        }
    }
}

/// A key of an object at one place of the wire tree.
#[derive(Clone, Copy, Default)]
pub(crate) struct Field {
    pub(crate) key: Key,
    pub(crate) tag: Tag,
    /// The number of this key in its object, from 0.
    pub(crate) index: u8,
    /// Which object, element or enumeration.
    pub(crate) argument: u16,
    /// The field that followed this one last time; at first, in documented order. An object's entry follows its last.
    pub(crate) next: u16,
    /// Where in a row its value is noted; nowhere when 0. This is up to the [plan](crate::plan).
    pub(crate) slot: u16,
}

/// An object at one place of the wire tree.
pub(crate) struct Object {
    pub(crate) def: &'static ObjectDef,
    /// The object's entry: a field without key, the others behind it. What follows the entry is the first key.
    pub(crate) entry: u16,
    /// Where the hash table over the keys starts, and its size less one.
    buckets: u32,
    mask: u32,
}

/// What a list or a map at one place of the wire tree holds.
#[derive(Clone, Copy, Default)]
pub(crate) struct Element {
    pub(crate) tag: Tag,
    pub(crate) argument: u16,
}

/// The tables of one answer: made once, for any number of decoders.
pub struct Schema {
    pub(crate) answer: &'static AnswerDef,
    pub(crate) keys: KeyTable,
    pub(crate) fields: Vec<Field>,
    pub(crate) objects: Vec<Object>,
    pub(crate) elements: Vec<Element>,
    pub(crate) enums: Vec<Known>,
    /// Whether the keys of the map of records are identifiers.
    pub(crate) has_integer_keys: bool,
    /// Per object, fields' numbers from 1 by the hash of their keys; 0 is free.
    buckets: Vec<u8>,
}

/// Keys are told apart in sets of 64 bits.
const MOST_FIELDS: usize = 64;

impl Schema {
    /// Lays the tables out; the record is the object 0.
    pub fn new(answer: &'static AnswerDef) -> Self {
        let mut schema = Self {
            answer,
            keys: KeyTable::default(),
            fields: Vec::new(),
            objects: Vec::new(),
            elements: Vec::new(),
            enums: Vec::new(),
            has_integer_keys: answer
                .model
                .properties
                .iter()
                .any(|property| matches!(property.source, Source::Key { kind: Kind::Integer })),
            buckets: Vec::new(),
        };
        schema.add_object(answer.record);
        schema
    }

    fn add_object(&mut self, def: &'static ObjectDef) -> u16 {
        debug_assert!(def.fields.len() <= MOST_FIELDS, "{} has too many keys", def.name);
        let number = self.objects.len();
        let entry = self.fields.len();
        let size = (2 * def.fields.len() + 1).next_power_of_two();
        let mask = size as u32 - 1;
        let buckets = self.buckets.len();
        self.buckets.resize(buckets + size, 0);
        self.objects.push(Object { def, entry: entry as u16, buckets: buckets as u32, mask });
        self.fields.resize(entry + 1 + def.fields.len(), Field::default());
        for (index, field) in def.fields.iter().enumerate() {
            let mut slot = hash(field.key.as_bytes()) & mask;
            while let Some(bucket) = self.buckets.get_mut(buckets + slot as usize) {
                if *bucket == 0 {
                    *bucket = index as u8 + 1;
                    break;
                }
                slot = (slot + 1) & mask;
            }
            let (tag, argument) = self.add_kind(&field.kind);
            let key = self.keys.add(field.key);
            let next = if index + 1 == def.fields.len() { entry } else { entry + 2 + index } as u16;
            if let Some(place) = self.fields.get_mut(entry + 1 + index) {
                *place = Field { key, tag, argument, index: index as u8, next, slot: 0 };
            }
        }
        if let Some(place) = self.fields.get_mut(entry) {
            place.next = entry as u16 + u16::from(!def.fields.is_empty());
        }
        number as u16
    }

    fn add_kind(&mut self, kind: &'static Kind) -> (Tag, u16) {
        match kind {
            Kind::String => (Tag::String, 0),
            Kind::Integer => (Tag::Integer, 0),
            Kind::Number => (Tag::Number, 0),
            Kind::Boolean => (Tag::Boolean, 0),
            Kind::DateTime => (Tag::DateTime, 0),
            Kind::Day => (Tag::Day, 0),
            Kind::TimeOfDay => (Tag::TimeOfDay, 0),
            Kind::Enum(def) => (Tag::Enum, self.add_enum(def)),
            Kind::IntegerOrString => (Tag::IntegerOrString, 0),
            Kind::NumberOrString => (Tag::NumberOrString, 0),
            Kind::Object(def) => (Tag::Object, self.add_object(def)),
            Kind::Array(element) => (Tag::Array, self.add_element(element)),
            Kind::Map(element) => (Tag::Map, self.add_element(element)),
            Kind::Any => (Tag::Any, 0),
        }
    }

    fn add_element(&mut self, kind: &'static Kind) -> u16 {
        let number = self.elements.len();
        self.elements.push(Element::default());
        let (tag, argument) = self.add_kind(kind);
        if let Some(element) = self.elements.get_mut(number) {
            *element = Element { tag, argument };
        }
        number as u16
    }

    fn add_enum(&mut self, def: &'static EnumDef) -> u16 {
        let known = self.enums.iter().position(|known| std::ptr::eq(known.def, def));
        known.unwrap_or_else(|| {
            self.enums.push(Known::new(def));
            self.enums.len() - 1
        }) as u16
    }

    #[inline(always)]
    pub(crate) fn field(&self, number: u32) -> Field {
        self.fields.get(number as usize).copied().unwrap_or_default()
    }

    #[inline(always)]
    pub(crate) fn element(&self, number: u16) -> Element {
        self.elements.get(usize::from(number)).copied().unwrap_or_default()
    }

    /// The field of an object with this key, which holds no escapes.
    pub(crate) fn find(&self, object: u16, key: &[u8]) -> Option<u32> {
        let object = self.objects.get(usize::from(object))?;
        let mut slot = hash(key) & object.mask;
        loop {
            let number = *self.buckets.get((object.buckets + slot) as usize)?;
            let index = usize::from(number).checked_sub(1)?;
            if equal(object.def.fields.get(index)?.key.as_bytes(), key) {
                return Some(u32::from(object.entry) + u32::from(number));
            }
            slot = (slot + 1) & object.mask;
        }
    }

    /// The key of a field of an object.
    pub(crate) fn key(&self, object: u16, field: u32) -> &'static str {
        let key = self.objects.get(usize::from(object)).and_then(|object| {
            let index = field.checked_sub(u32::from(object.entry) + 1)?;
            Some(object.def.fields.get(index as usize)?.key)
        });
        key.unwrap_or_default()
    }

    /// How many containers are open around a record.
    pub(crate) fn depth_of_records(&self) -> usize {
        match self.answer.records {
            Records::List | Records::Map => 1,
            Records::Field(_) => 2,
        }
    }
}

/// The known values of an enumeration.
pub(crate) struct Known {
    pub(crate) def: &'static EnumDef,
    buckets: Vec<u8>,
}

impl Known {
    fn new(def: &'static EnumDef) -> Self {
        let size = (2 * def.values.len() + 1).next_power_of_two();
        let mut known = Self { def, buckets: vec![0; size] };
        for (index, value) in def.values.iter().enumerate() {
            let mut slot = hash(value.as_bytes()) as usize & (size - 1);
            while let Some(bucket) = known.buckets.get_mut(slot) {
                if *bucket == 0 {
                    *bucket = index as u8 + 1;
                    break;
                }
                slot = (slot + 1) & (size - 1);
            }
        }
        known
    }

    pub(crate) fn contains(&self, value: &[u8]) -> bool {
        let mask = self.buckets.len() - 1;
        let mut slot = hash(value) as usize & mask;
        loop {
            let number = self.buckets.get(slot).copied().unwrap_or(0);
            match usize::from(number).checked_sub(1).and_then(|index| self.def.values.get(index)) {
                Some(known) if equal(known.as_bytes(), value) => return true,
                Some(_) => slot = (slot + 1) & mask,
                None => return false,
            }
        }
    }
}

/// A hash of short texts: their first and last eight bytes, and their length.
pub(crate) fn hash(text: &[u8]) -> u32 {
    let word = |bytes: &[u8]| bytes.iter().fold(0u64, |word, &byte| word << 8 | u64::from(byte));
    let (first, last) = match (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => (word(text), 0),
    };
    let mixed = first.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ last.wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    let mixed = (mixed ^ text.len() as u64).wrapping_mul(0x1656_67B1_9E37_79F9);
    (mixed >> 32) as u32
}

/// Whether two short texts are the same: without a call, unlike `==`.
#[inline]
pub(crate) fn equal(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let ((a_words, a_rest), (b_words, b_rest)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    let same = |(a, b): (&[u8; 8], &[u8; 8])| u64::from_le_bytes(*a) == u64::from_le_bytes(*b);
    a_words.iter().zip(b_words).all(same) && a_rest.iter().zip(b_rest).all(|(a, b)| a == b)
}
