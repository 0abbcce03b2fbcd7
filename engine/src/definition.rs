//! The declarations everything is derived from: the vendor's wire objects, and the models shaped from them.
//!
//! The macros `#[wire]` and `#[model]` write these as constants; the engine compiles them into its tables, and the
//! package's tools read them to write TypeScript and OpenAPI. Doc comments are kept on native targets only, so that
//! none of them reaches the WebAssembly module.

/// A path of keys below a wire object.
pub type Path = &'static [&'static str];

/// What a wire value may be. Every value may also be `null`, and every key may be missing.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Text.
    String,
    /// A number without fraction, within ±(2⁵³−1).
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
    /// Text with known values; others are kept and reported as drift.
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
    /// Anything: only the grammar is checked.
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

/// A model: what an application gets, in English, at most two levels deep.
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
    /// Where it comes from.
    pub source: Source,
    /// The doc comment.
    #[cfg(not(target_arch = "wasm32"))]
    pub doc: &'static str,
}

/// Where a property's value comes from. Paths start at the wire object the model is shaped from.
#[derive(Clone, Copy, Debug)]
pub enum Source {
    /// A value (also a list or map of plain values): the first of these paths that is not null.
    Value {
        /// The paths, the preferred one first.
        paths: &'static [Path],
        /// What the wire has there.
        kind: Kind,
    },
    /// The key under which the map of records holds this record.
    Key {
        /// [`Kind::Integer`] where the keys are identifiers, [`Kind::String`] otherwise.
        kind: Kind,
    },
    /// A nested object, `null` as a whole when all its values are.
    Group {
        /// Where the group's own paths start; empty where that is the model's own start.
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
    /// One record as the application gets it.
    pub model: &'static ModelDef,
}

/// A Rust type that stands for a wire value.
pub trait WireType {
    /// What the wire has for it.
    const KIND: Kind;
}

/// A Rust type that stands for a model.
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
