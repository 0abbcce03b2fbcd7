//! The declarations that everything is derived from: the vendor's wire objects, and the models shaped from them.
//!
//! The macros `#[wire]` and `#[model]` expand to constants of these types. The engine compiles them into its tables,
//! and the package's tools generate TypeScript and OpenAPI from them. Doc comments exist on native targets only, so
//! that none of them gets into the WebAssembly module.

/// A path of keys below a wire object.
pub type Path = &'static [&'static str];

/// What a wire value may be. Every value may also be `null`, and every key may be missing.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Text.
    String,
    /// A number without a fraction, within ±(2⁵³−1).
    Integer,
    /// Any number, read as a double.
    Number,
    /// `true` or `false`.
    Boolean,
    /// An instant: ISO 8601, epoch milliseconds or `dd/MM/yyyy HH:mm:ss Z`.
    DateTime,
    /// A calendar day: `dd/MM/yyyy` or ISO 8601.
    Day,
    /// A time of day: `HH:mm`.
    TimeOfDay,
    /// Text with known values; others are accepted and reported as drift.
    Enum(&'static EnumDef),
    /// An integer, or text: the vendor's pages contradict each other.
    IntegerOrString,
    /// A number, or text: the vendor's pages contradict each other.
    NumberOrString,
    /// A documented object.
    Object(&'static ObjectDef),
    /// A list.
    Array(&'static Kind),
    /// An object whose keys are data.
    Map(&'static Kind),
    /// Anything; only the grammar is checked.
    Any,
}

/// A wire object: the keys the vendor documents, in the vendor's order and spelling.
#[derive(Debug)]
pub struct ObjectDef {
    /// The name in TypeScript and OpenAPI, without the suffix `Dto`.
    pub name: &'static str,
    /// The documented keys.
    pub fields: &'static [FieldDef],
    /// The doc comment.
    #[cfg(not(target_arch = "wasm32"))]
    pub doc: &'static str,
}

/// A key of a wire object.
#[derive(Debug)]
pub struct FieldDef {
    /// The key, as the vendor spells it.
    pub key: &'static str,
    /// What its value may be.
    pub kind: Kind,
    /// The doc comment.
    #[cfg(not(target_arch = "wasm32"))]
    pub doc: &'static str,
}

/// An open enumeration.
#[derive(Debug)]
pub struct EnumDef {
    /// The name in TypeScript and OpenAPI.
    pub name: &'static str,
    /// The values seen so far.
    pub values: &'static [&'static str],
    /// The doc comment.
    #[cfg(not(target_arch = "wasm32"))]
    pub doc: &'static str,
}

/// A model: what an application receives, in English, at most two levels deep.
#[derive(Debug)]
pub struct ModelDef {
    /// The name in TypeScript and OpenAPI.
    pub name: &'static str,
    /// The properties, in order.
    pub properties: &'static [PropertyDef],
    /// The doc comment.
    #[cfg(not(target_arch = "wasm32"))]
    pub doc: &'static str,
}

/// A property of a model.
#[derive(Debug)]
pub struct PropertyDef {
    /// The name, in camelCase.
    pub name: &'static str,
    /// Where its value comes from.
    pub source: Source,
    /// The doc comment.
    #[cfg(not(target_arch = "wasm32"))]
    pub doc: &'static str,
}

/// Where a property's value comes from. Paths start at the wire object the model is shaped from.
#[derive(Clone, Copy, Debug)]
pub enum Source {
    /// A value, or a list or map of plain values: the first of these paths that is not null.
    Value {
        /// The paths, in order of preference.
        paths: &'static [Path],
        /// The wire value at their ends.
        kind: Kind,
    },
    /// The key of this record in the map of records.
    Key {
        /// [`Kind::Integer`] if the keys are identifiers, [`Kind::String`] otherwise.
        kind: Kind,
    },
    /// A nested object, `null` as a whole when all its values are.
    Group {
        /// Where the group's own paths start; empty if they start where the model's do.
        path: Path,
        /// The group's model.
        model: &'static ModelDef,
    },
    /// A list of objects.
    List {
        /// The wire list.
        path: Path,
        /// The model of one element, whose paths start at the element.
        model: &'static ModelDef,
    },
}

/// Where an answer holds its records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Records {
    /// The answer is the list of records.
    List,
    /// The answer is an object with the list under this key.
    Field(&'static str),
    /// The answer is an object: key → record.
    Map,
}

/// An endpoint's answer.
#[derive(Debug)]
pub struct AnswerDef {
    /// Where the records are.
    pub records: Records,
    /// One record on the wire.
    pub record: &'static ObjectDef,
    /// One record as the application receives it.
    pub model: &'static ModelDef,
}

/// A Rust type that represents a wire value.
pub trait WireType {
    /// The wire value.
    const KIND: Kind;
}

/// A Rust type that represents a model.
pub trait ModelType {
    /// The model's declaration.
    const DEF: &'static ModelDef;
}

/// See [`Kind::Integer`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Integer(pub i64);
/// See [`Kind::Number`].
pub type Number = f64;
/// See [`Kind::DateTime`]: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DateTime(pub i64);
/// See [`Kind::Day`]: the day in ISO 8601.
#[derive(Clone, Debug, PartialEq)]
pub struct Day(pub String);
/// See [`Kind::TimeOfDay`].
#[derive(Clone, Debug, PartialEq)]
pub struct TimeOfDay(pub String);
/// See [`Kind::IntegerOrString`].
#[derive(Clone, Debug, PartialEq)]
pub enum IntegerOrString {
    /// As in the vendor's samples.
    Integer(i64),
    /// As in the vendor's other pages.
    String(String),
}
/// See [`Kind::NumberOrString`].
#[derive(Clone, Debug, PartialEq)]
pub enum NumberOrString {
    /// As in the vendor's samples.
    Number(f64),
    /// As in the vendor's other pages.
    String(String),
}
/// See [`Kind::Map`].
pub type Map<T> = std::collections::BTreeMap<String, Option<T>>;
/// See [`Kind::Any`]: the JSON text.
#[derive(Clone, Debug, PartialEq)]
pub struct Any(pub String);

macro_rules! wire_types {
    ($($type:ty => $kind:expr),* $(,)?) => {$(
        impl WireType for $type {
            const KIND: Kind = $kind;
        }
    )*};
}

wire_types! {
    String => Kind::String,
    Integer => Kind::Integer,
    Number => Kind::Number,
    bool => Kind::Boolean,
    DateTime => Kind::DateTime,
    Day => Kind::Day,
    TimeOfDay => Kind::TimeOfDay,
    IntegerOrString => Kind::IntegerOrString,
    NumberOrString => Kind::NumberOrString,
    Any => Kind::Any,
}

impl<T: WireType> WireType for Vec<T> {
    const KIND: Kind = Kind::Array(&T::KIND);
}

impl<T: WireType> WireType for Map<T> {
    const KIND: Kind = Kind::Map(&T::KIND);
}
