use super::definition::Kind;

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
    /// All of them, in the order of their numbers.
    const ALL: [Tag; 14] = [
        Tag::Any,
        Tag::String,
        Tag::Integer,
        Tag::Number,
        Tag::Boolean,
        Tag::DateTime,
        Tag::Day,
        Tag::TimeOfDay,
        Tag::Enum,
        Tag::IntegerOrString,
        Tag::NumberOrString,
        Tag::Object,
        Tag::Array,
        Tag::Map,
    ];

    /// Whether the reader's fast path can read such a value.
    pub(crate) fn is_plain(self) -> bool {
        self != Tag::Any
    }

    /// The tag that a byte stands for in the text of a schema.
    #[inline]
    pub(super) fn of_byte(byte: u8) -> Self {
        Self::ALL.get(usize::from(byte).wrapping_sub(1)).copied().unwrap_or_default()
    }

    /// The byte that stands for a kind in the text of a schema.
    pub(super) const fn byte_of(kind: &Kind) -> u8 {
        Self::of(kind) as u8 + 1
    }

    const fn of(kind: &Kind) -> Self {
        match kind {
            Kind::String => Tag::String,
            Kind::Integer => Tag::Integer,
            Kind::Number => Tag::Number,
            Kind::Boolean => Tag::Boolean,
            Kind::DateTime => Tag::DateTime,
            Kind::Day => Tag::Day,
            Kind::TimeOfDay => Tag::TimeOfDay,
            Kind::Enum(_) => Tag::Enum,
            Kind::IntegerOrString => Tag::IntegerOrString,
            Kind::NumberOrString => Tag::NumberOrString,
            Kind::Object(_) => Tag::Object,
            Kind::Array(_) => Tag::Array,
            Kind::Map(_) => Tag::Map,
            Kind::Any => Tag::Any,
        }
    }

    /// What an issue says was expected.
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
