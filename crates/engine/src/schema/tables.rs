//! An answer's definition, laid out flat.
//!
//! Every object of the wire tree has its own `Object` and fields, even if two share a definition: what is kept of them,
//! and which key follows which, differs.

use super::definition::Records;
use super::string_table::StringTable;
use super::tag::Tag;
use super::text::{Properties, Property, SchemaText};
use crate::scan::{Key, KeyTable};

/// A key of an object.
#[derive(Clone, Copy, Default)]
pub(crate) struct Field {
    pub(crate) key: Key,
    pub(crate) tag: Tag,
    /// This key's bit in the set of its object's keys.
    pub(crate) bit: u64,
    /// The number of the object, element or enumeration.
    pub(crate) argument: u16,
    /// The field that came after this one last time; at first, in documented order. After the last one comes the
    /// object's entry.
    pub(crate) next: u16,
    /// The slot of its value in a row; 0 if it is dropped. This is up to the [projection](crate::projection).
    pub(crate) slot: u16,
}

impl Field {
    /// The slot of its value, given the row; 0 if it is dropped.
    #[inline(always)]
    pub(crate) fn slot_in(&self, row: u32) -> u32 {
        if self.slot == 0 { 0 } else { row + u32::from(self.slot) }
    }
}

/// An object of the wire tree.
pub(crate) struct Object {
    /// The object's entry: a field without a key, followed by the others. What comes next after it is the first key.
    pub(crate) entry: u16,
    pub(crate) keys: StringTable,
}

/// An enumeration.
pub(super) struct Enumeration {
    /// The number of its definition.
    pub(super) definition: u16,
    pub(super) values: StringTable,
}

/// What a list or map holds.
#[derive(Clone, Copy, Default)]
pub(crate) struct Element {
    pub(crate) tag: Tag,
    pub(crate) argument: u16,
}

/// The tables of one answer, made once for any number of decoders.
///
/// What runs once, here and in the [projection](crate::projection), is `#[inline]`: it is then compiled in the crate
/// that calls it, which is optimised for size, whereas this one is optimised for speed.
pub struct Schema {
    /// All definitions, by number.
    pub(super) definitions: Vec<SchemaText>,
    pub(crate) records: Records,
    /// The number of the model's definition.
    pub(super) model: u16,
    pub(crate) keys: KeyTable,
    pub(crate) fields: Vec<Field>,
    pub(crate) objects: Vec<Object>,
    pub(crate) elements: Vec<Element>,
    pub(super) enumerations: Vec<Enumeration>,
    /// Whether the keys of the map of records are integers.
    pub(crate) has_integer_keys: bool,
}

/// The keys of an object fit into a set of 64 bits.
pub(super) const MAX_FIELDS: usize = 64;

impl Schema {
    /// The names of the model's properties.
    #[inline]
    pub fn properties(&self) -> impl Iterator<Item = &'static str> {
        self.properties_of(self.model).map(|property| property.name)
    }

    /// The model's properties that are selected, or all of them.
    #[inline]
    pub(crate) fn selected(&self, select: Option<&[String]>) -> impl Iterator<Item = Property> {
        self.properties_of(self.model)
            .filter(move |property| select.is_none_or(|select| select.iter().any(|name| name == property.name)))
    }

    /// The properties of a model.
    #[inline]
    pub(crate) fn properties_of(&self, model: u16) -> impl Iterator<Item = Property> + use<> {
        Properties(self.definition(model))
    }

    #[inline]
    pub(super) fn definition(&self, number: u16) -> SchemaText {
        self.definitions.get(usize::from(number)).copied().unwrap_or_default()
    }

    /// Follows a path from an object: the last field, and the number of the object or element that it holds.
    #[inline]
    pub(crate) fn follow(&self, object: u16, path: &str) -> (u32, u16) {
        Property::steps(path).fold((0, object), |(_, object), index| {
            let entry = self.objects.get(usize::from(object)).map_or(0, |object| object.entry);
            let number = u32::from(entry) + 1 + index;
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

    /// Finds the field of an object whose key is the first `len` bytes, which have no escapes.
    pub(crate) fn find(&self, object: u16, text: &[u8], len: usize) -> Option<u32> {
        let object = self.objects.get(usize::from(object))?;
        object.keys.find(text, len).map(|index| u32::from(object.entry) + 1 + index as u32)
    }

    /// Whether a field belongs to an object.
    pub(crate) fn has_field(&self, object: u16, number: u32) -> bool {
        let object = self.objects.get(usize::from(object));
        object.is_some_and(|object| number.wrapping_sub(u32::from(object.entry) + 1) < object.keys.texts.len() as u32)
    }

    /// Whether an enumeration has a value: the first `len` bytes, which have no escapes.
    #[inline(never)]
    pub(crate) fn has_value(&self, enumeration: u16, text: &[u8], len: usize) -> bool {
        self.enumerations.get(usize::from(enumeration)).is_some_and(|known| known.values.find(text, len).is_some())
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
