use crate::projection::Dates;

/// How a body is decoded.
#[derive(Clone, Debug)]
pub struct Options {
    /// What records are returned as.
    pub shape: Shape,
    /// What happens to values that are not as documented.
    pub validation: Validation,
    /// The size limit of a record, in bytes.
    pub max_record_bytes: usize,
    /// Whether records are handed out, and problems reported, as soon as possible.
    pub streaming: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            shape: Shape::Model { select: None, dates: Dates::Iso },
            validation: Validation::Strict,
            max_record_bytes: 16 << 20,
            streaming: false,
        }
    }
}

/// What records are returned as.
#[derive(Clone, Debug)]
pub enum Shape {
    /// As models.
    Model {
        /// The properties that are kept; all if there is no selection.
        select: Option<Vec<String>>,
        /// How instants are returned.
        dates: Dates,
    },
    /// As their original JSON, which is only checked.
    Dto,
}

/// What happens to values that are not as documented.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Validation {
    /// They make the answer invalid.
    #[default]
    Strict,
    /// They are replaced by null, and reported.
    Lenient,
}
